"""Average checkpoints: `python -m training.average --runs training/runs/A training/runs/B --out training/runs/C`.

Runs that go on from the same weights with other seeds land in one valley: the mean of their weights
errs less than each of them (Wortsman et al., 2022, 'Model soups').
"""

import argparse
import json
import shutil
from pathlib import Path

import torch


def average(runs: list[Path], out: Path) -> None:
    """Write the mean of the runs' checkpoints to `out`, with what each run was.

    Raises ValueError if their label sets differ.
    """
    if len({(run / "labels.json").read_text() for run in runs}) > 1:
        raise ValueError("the runs have other labels")
    kept = [torch.load(run / "network.pt", weights_only=True) for run in runs]
    mean = {
        name: sum(w[name] for w in kept) / len(kept) if value.is_floating_point() else value
        for name, value in kept[0].items()
    }
    out.mkdir(parents=True, exist_ok=True)
    torch.save(mean, out / "network.pt")
    shutil.copy(runs[0] / "labels.json", out / "labels.json")
    facts = [json.loads((run / "run.json").read_text()) for run in runs]
    (out / "run.json").write_text(json.dumps({**facts[0], "averaged": facts}))


def main() -> None:
    """Parse the command line and average."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    average(args.runs, args.out)


if __name__ == "__main__":
    main()
