"""How well onrecord reads: `python -m benchmarks.accuracy [--shared ../shared] [--only NAME …]`.

Prints, each from `onrecord read` itself and with the scorers of `../shared/score`:
PolNeAR's dev split (source, cue, content, pairs), conditions and syntax on GUM's dev split, PLOVER
event types and actors on the gold standard records, the facts that hold on worked articles, and how
the ledger follows worked affairs. `--only blind` prints the last for the affairs of
`benchmarks/blind`, which have no floor.
`--floor` compares the figures with `benchmarks/floor.json` and fails where one is below it.
"""

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
FLOOR = HERE / "floor.json"
ARTICLES, BLIND = HERE / "articles", HERE / "blind"
Figures = dict[str, float]


def onrecord() -> str:
    """The command beside this interpreter."""
    return str(Path(sys.executable).with_name("onrecord"))


def run(*words: str) -> str:
    """The standard output of a command."""
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout


def polnear(shared: Path) -> Figures:
    """F1 of the scorer's measures on PolNeAR's dev split."""
    gold = shared / "data" / "polnear" / "dev"
    texts = sorted(str(p) for p in (gold / "text").glob("*.txt"))
    with tempfile.TemporaryDirectory() as folder:
        records, predicted = Path(folder, "records.jsonl"), Path(folder, "predicted.jsonl")
        records.write_text(run(onrecord(), "read", *texts, "--format", "jsonl"), "utf8")
        converter = str(shared / "score" / "records_to_attributions.py")
        predicted.write_text(
            run(sys.executable, converter, str(records), str(gold / "text")), "utf8"
        )
        scorer = str(shared / "score" / "score_attribution.py")
        found = json.loads(run(sys.executable, scorer, str(gold), str(predicted), "--json"))
    return {f"polnear {name}": values["f1"] for name, values in found.items()}


def conditions(shared: Path) -> Figures:
    """F1 of conditional antecedents on GUM's dev split."""
    scorer = str(shared / "score" / "score_conditions.py")
    out = run(sys.executable, scorer, str(shared / "data" / "gum" / "dev"), onrecord())
    return {"conditions F1": _number(r"F1 ([\d.]+)", out)}


def plover(shared: Path) -> Figures:
    """PLOVER event types and actors."""
    gold = str(shared / "data" / "plover" / "gsr_dev.jsonl")
    out = run(sys.executable, str(shared / "score" / "score_plover.py"), gold, onrecord())
    return {
        "plover type": _number(r"type ([\d.]+)", out),
        "plover actors F1": _number(r"F1 ([\d.]+)", out),
    }


def facts(shared: Path) -> Figures:
    """The share of facts that hold: on the seed, on the stories' articles, on articles of our own."""
    seed = _held(shared, [(shared / "seed" / "article.txt", shared / "seed" / "facts.json", None)])
    stories = []
    for listed in sorted((shared / "stories").glob("*/*.facts.json")):
        text = listed.with_name(listed.name.replace(".facts.json", ".txt"))
        stories.append((text, listed, _outlet(listed.with_name("story.json"), text.name)))
    own = [
        (Path(str(listed).replace(".facts.json", ".txt")), listed, _said(listed, "outlet"))
        for listed in sorted(ARTICLES.glob("*.facts.json"))
    ]
    return {
        "facts seed": seed,
        "facts stories": _held(shared, stories),
        "facts own articles": _held(shared, own),
    }


def _said(listed: Path, what: str) -> str:
    return str(json.loads(listed.read_text("utf8"))[what])


def stories(shared: Path) -> Figures:
    """`check_story`'s score of each affair, added article by article to a ledger of its own."""
    folders = [*sorted((shared / "stories").glob("*/")), *sorted(ARTICLES.glob("*/"))]
    return {f"{_called(folder)} story": _story(shared, folder) for folder in folders}


def blind(shared: Path) -> Figures:
    """The same of the affairs that were written without sight of the reader."""
    return {f"{_called(f)} blind": _story(shared, f) for f in sorted(BLIND.glob("*/"))}


def _called(folder: Path) -> str:
    return folder.name.removeprefix("story-")


def _story(shared: Path, folder: Path) -> float:
    told = json.loads((folder / "story.json").read_text("utf8"))["articles"]
    with tempfile.TemporaryDirectory() as made:
        where = ("--ledger", str(Path(made, "ledger.db")))
        for a in told:
            given = ("--outlet", a["outlet"], "--published", a["published"], "--url", a["url"])
            run(onrecord(), "add", str(folder / a["file"]), *given, *where)
        shown = []
        for what in ("matters", "articles"):
            shown.append(Path(made, f"{what}.json"))
            shown[-1].write_text(run(onrecord(), what, "--format", "json", *where), "utf8")
        checker = str(shared / "score" / "check_story.py")
        out = run(sys.executable, checker, str(folder / "story.json"), *map(str, shown))
    return _number(r"story score ([\d.]+)", out)


def _outlet(story: Path, name: str) -> str | None:
    for article in json.loads(story.read_text("utf8")).get("articles", []):
        if article.get("file") == name:
            return str(article["outlet"])
    return None


def _held(shared: Path, articles: list[tuple[Path, Path, str | None]]) -> float:
    held = total = 0
    for text, listed, outlet in articles:
        given = ["--outlet", outlet] if outlet else []
        with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf8") as record:
            record.write(run(onrecord(), "read", str(text), *given, "--format", "json"))
            record.flush()
            checker = str(shared / "score" / "check_facts.py")
            out = run(sys.executable, checker, str(listed), record.name)
        found = re.search(r"held (\d+) of (\d+)", out)
        if found is None:
            raise SystemExit(f"{text} could not be checked")
        held, total = held + int(found.group(1)), total + int(found.group(2))
    return round(100 * held / total, 1)


def syntax(shared: Path) -> Figures:
    """UAS, LAS, part of speech and mention heads on GUM's dev split, read as plain words."""
    from benchmarks.treebank import score_treebank

    return score_treebank(shared / "data" / "gum" / "dev")


def _number(pattern: str, text: str) -> float:
    found = re.search(pattern, text)
    if found is None:
        raise SystemExit(f"no figure in: {text!r}")
    return float(found.group(1))


PARTS: dict[str, Callable[[Path], Figures]] = {
    "facts": facts,
    "stories": stories,
    "polnear": polnear,
    "conditions": conditions,
    "plover": plover,
    "syntax": syntax,
    "blind": blind,
}
UNASKED = [name for name in PARTS if name != "blind"]


def corpus_hash(shared: Path) -> str:
    """A digest of everything that the figures were measured on."""
    digest = hashlib.sha256()
    folders = ("data/polnear/dev", "data/gum/dev", "data/plover", "seed", "stories")
    for folder in (*(shared / name for name in folders), ARTICLES):
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def measure(shared: Path, only: list[str]) -> Figures:
    """All figures, or those of the parts named."""
    figures: Figures = {}
    for name in only or UNASKED:
        for key, value in PARTS[name](shared).items():
            figures[key] = value
            print(f"{key:24} {value:5.1f}", flush=True)
    return figures


def _room(key: str) -> float:
    """How far a figure may fall: one telling moves an affair's score, one fact those of articles."""
    return 6.0 if key.endswith("story") else 3.5 if key.startswith("facts") else 0.5


def below_floor(figures: Figures, shared: Path) -> list[str]:
    """The figures that are below the floor; empty where all hold."""
    floor = json.loads(FLOOR.read_text("utf8"))
    if floor["corpus"] != corpus_hash(shared):
        return [
            f"the corpus has changed: {corpus_hash(shared)}, the floor is for {floor['corpus']}"
        ]
    return [
        f"{key}: {figures[key]} is below the floor of {least}"
        for key, least in floor["figures"].items()
        if key in figures and figures[key] < least
    ]


def main() -> int:
    """Parse the command line, measure, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--only", nargs="*", choices=list(PARTS), default=[])
    parser.add_argument("--floor", action="store_true", help="fail below benchmarks/floor.json")
    parser.add_argument("--write", type=Path, help="keep the figures in a JSON file")
    parser.add_argument("--lower-the-floor", action="store_true", help="write the figures as floor")
    args = parser.parse_args()
    if not args.shared.is_dir():
        print(f"{args.shared} is not there: nothing to measure on.", file=sys.stderr)
        return 2
    figures = measure(args.shared, args.only)
    if args.write:
        args.write.write_text(json.dumps(figures, indent=1) + "\n", "utf8")
    if args.lower_the_floor:
        # a hair of room: other machines round the int8 arithmetic otherwise
        least = {key: round(value - _room(key), 1) for key, value in figures.items()}
        FLOOR.write_text(
            json.dumps({"corpus": corpus_hash(args.shared), "figures": least}, indent=1) + "\n"
        )
    missed = below_floor(figures, args.shared) if args.floor else []
    print("\n".join(missed))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
