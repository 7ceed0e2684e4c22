"""Which articles on a matter rest on one origin: `python -m benchmarks.origins [FOLDERS...]`.

Held against stories that a careful reader worked through (folders with a `story.json`; those of
`../shared/stories` unless named): of every two articles that tell a matter, do they rest on the
same origin? Four ways of saying so are compared by the precision and recall of their pairs:

outlets      what counting sources does: two articles of one outlet are one source
headlines    two articles with near-identical headlines are one report
near-copies  two articles of which one repeats the other's text (`onrecord.ledger.copies`)
onrecord     the citation is read: who told whom
"""

import argparse
import difflib
import sys
from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import msgspec
from msgspec import Struct
from msgspec.structs import replace

import onrecord
from onrecord.ledger import Ledger
from onrecord.ledger.copies import COPIED, likeness, print_of
from onrecord.model import Article, Matter

_LIKE_HEADLINES = 0.8
Pair = tuple[str, str, str]


class Told(Struct):
    """A telling as the careful reader entered it."""

    article: str
    quote: str


class ToldOf(Struct):
    """A matter as the careful reader entered it: `origins` groups the articles."""

    key: str
    tellings: list[Told]
    origins: list[list[str]]


class Source(Struct):
    """An article of a story."""

    file: str
    outlet: str
    published: str
    url: str | None = None


class Story(Struct):
    """Articles and what a careful reader made of them."""

    articles: list[Source]
    matters: list[ToldOf]


class Seen(NamedTuple):
    """A story's articles as read, by file, and the matters that the ledger made of them."""

    articles: dict[str, Article]
    matters: list[Matter]


def seen(folder: Path, story: Story) -> Seen:
    """Read a story's articles into a ledger of their own."""
    articles = {}
    with TemporaryDirectory() as place, Ledger(str(Path(place, "story.db")), create=True) as ledger:
        for a in story.articles:
            text = (folder / a.file).read_text("utf8")
            record = onrecord.read(text, outlet=a.outlet, published=a.published, url=a.url)
            record = replace(record, article=replace(record.article, file=a.file))
            articles[a.file] = record.article
            ledger.add(record)
        files = {a.id: a.file or "" for a in ledger.articles()}
        matters = [_by_file(m, files) for m in ledger.matters(limit=0).matters]
    return Seen(articles, matters)


def _by_file(m: Matter, files: dict[str, str]) -> Matter:
    return replace(
        m,
        tellings=tuple(replace(t, article=files[t.article]) for t in m.tellings),
        origins=tuple(replace(o, articles=tuple(files[a] for a in o.articles)) for o in m.origins),
    )


def aligned(wanted: ToldOf, found: Seen) -> Matter | None:
    """The ledger's matter that shares most tellings with the careful reader's."""

    def shared(m: Matter) -> int:
        return sum(
            any(t.article == w.article and _touch(found.articles[w.article], w.quote, t.quote)
                for t in m.tellings)
            for w in wanted.tellings
        )  # fmt: skip

    best = max(found.matters, key=shared, default=None)
    return best if best and shared(best) else None


def _touch(article: Article, one: str, other: str) -> bool:
    a, b = article.text.find(one), article.text.find(other)
    return a >= 0 and b >= 0 and a < b + len(other) and b < a + len(one)


def pairs(key: str, groups: Iterable[Iterable[str]]) -> set[Pair]:
    """Every two articles of a group, under the matter's key."""
    return {(key, *sorted(two)) for g in groups for two in combinations(set(g), 2)}  # type: ignore[misc]


def alike(wanted: ToldOf, same: Callable[[str, str], bool]) -> set[Pair]:
    """The pairs of the matter's articles that are the same by some measure."""
    told = sorted({a for g in wanted.origins for a in g})
    return {(wanted.key, a, b) for a, b in combinations(told, 2) if same(a, b)}


def answers(story: Story, found: Seen) -> dict[str, set[Pair]]:
    """What each way says, and under `gold` what the careful reader says."""
    outlets = {a.file: a.outlet for a in story.articles}
    prints = {name: print_of(a).shingles for name, a in found.articles.items()}

    def headline(name: str) -> str:
        return found.articles[name].title or found.articles[name].text.partition("\n")[0]

    def like_headlines(a: str, b: str) -> bool:
        matcher = difflib.SequenceMatcher(None, headline(a).lower(), headline(b).lower())
        return matcher.ratio() >= _LIKE_HEADLINES

    def same_text(a: str, b: str) -> bool:
        return likeness(prints[a], prints[b]) >= COPIED

    ways = {
        "outlets": lambda a, b: outlets[a] == outlets[b],
        "headlines": like_headlines,
        "near-copies": same_text,
    }
    said: dict[str, set[Pair]] = {name: set() for name in ("gold", *ways, "onrecord")}
    for m in story.matters:
        said["gold"] |= pairs(m.key, m.origins)
        for name, same in ways.items():
            said[name] |= alike(m, same)
        ours = aligned(m, found)
        told = {a for g in m.origins for a in g}
        groups = [o.articles for o in ours.origins if o.established] if ours else []
        said["onrecord"] |= pairs(m.key, ([a for a in g if a in told] for g in groups))
    return said


def main() -> int:
    """Print the table over all stories."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    given = parser.parse_args().folders or sorted(Path("../shared/stories").glob("*"))
    folders = [f for f in given if (f / "story.json").is_file()]
    if not folders:
        print("No stories here: name folders that hold a story.json.", file=sys.stderr)
        return 1
    total: dict[str, set[Pair]] = {}
    for folder in folders:
        story = msgspec.json.decode((folder / "story.json").read_bytes(), type=Story)
        for name, said in answers(story, seen(folder, story)).items():
            total.setdefault(name, set()).update((f"{folder.name} {k}", a, b) for k, a, b in said)
    gold = total.pop("gold")
    print(f"{len(folders)} stories, {len(gold)} pairs of articles rest on one origin")
    for name, said in total.items():
        right = len(said & gold)
        precision = f"{100 * right / len(said):5.1f}" if said else "    –"
        print(f"{name:12} precision {precision}  recall {100 * right / len(gold):5.1f}  "
              f"({right} of {len(said)} pairs right)")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
