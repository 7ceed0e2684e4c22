"""Record -> one self-contained page that needs no script and makes no request to any host."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from onrecord.export.marks import Mark, Segment, blocks_of, marks_of, segments
from onrecord.export.wording import ARROW, Wording, licence_link
from onrecord.model import Record, Span, Undertaking

if TYPE_CHECKING:
    from jinja2 import Template

LABELLED = ("content", "action", "condition", "status")
STATUS_SIGNS = {
    "pending": "○", "in-progress": "◐", "met": "●", "partly-met": "◑", "not-met": "✕",
    "obstructed": "▲", "breached": "✖", "contested": "≠",
}  # fmt: skip
NOT_READ = {
    "rights": "rights", "related-link": "related link", "navigation": "navigation",
    "caption": "caption", "other": "other",
}  # fmt: skip


@dataclass(frozen=True)
class Run:
    """A segment as the page shows it. `cues` are the attributions whose cue begins here.

    `before` and `after` are the classes of the lines that run on under the labels around it.
    """

    text: str
    classes: str
    labels: tuple[tuple[str, str], ...] = ()
    cues: tuple[str, ...] = ()
    tip: str = ""
    before: str = ""
    after: str = ""


def html_page(record: Record) -> str:
    """The page, as HTML."""
    return _template().render(parts_of(record))


def parts_of(record: Record, matters: Mapping[str, str] | None = None) -> dict[str, Any]:
    """What the templates `page.html` and `parts.html` are filled with.

    `matters` are addresses of an undertaking's matter, by the undertaking's id.
    """
    say = Wording(record)
    text = record.article.text
    blocks = blocks_of(text)
    marks = marks_of(record)
    notes = _notes(say, blocks)
    maker = _Runs(say)
    return {
        "say": say, "record": record, "arrow": ARROW, "signs": STATUS_SIGNS,
        "numbers": maker.numbers, "matters": matters or {},
        "licence": licence_link(record.article.rights.licence), "licences": _licences(record),
        "link": safe_link(record.article.url), "people": _people(say),
        "blocks": [
            maker.block(text, block, inside) | {"notes": n}
            for block, inside, n in zip(blocks, _by_block(blocks, marks), notes, strict=True)
        ],
    }  # fmt: skip


def _by_block(blocks: Sequence[Span], marks: Sequence[Mark]) -> list[list[Mark]]:
    """The marks that stand in each block, in their order."""
    starts = [start for start, _ in blocks]
    found: list[list[Mark]] = [[] for _ in blocks]
    for mark in marks:
        hit = {
            n
            for start, stop in mark.spans
            for n in range(bisect_right(starts, start) - 1, bisect_left(starts, stop))
        }
        for n in hit:
            found[n].append(mark)
    return found


@lru_cache(maxsize=1)
def _template() -> "Template":
    from jinja2 import Environment, PackageLoader

    style = (files("onrecord.export") / "templates" / "page.css").read_text("utf8")
    loader = PackageLoader("onrecord.export")
    env = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, loader=loader)
    env.globals["style"] = style
    env.filters["text"] = exact
    return env.get_template("page.html")


def exact(words: str) -> Any:
    """Escaped so that a parser gives back exactly `words`: it would turn a bare CR into LF."""
    from markupsafe import Markup, escape

    return Markup(str(escape(words)).replace("\r", "&#13;"))


class _Runs:
    """Turns segments into runs; `numbers` give each value a number for classes and anchors."""

    def __init__(self, say: Wording) -> None:
        self.say = say
        record = say.record
        ids = [a.id for a in record.attributions] + [u.id for u in record.undertakings]
        ids += [c.id for c in record.conditions] + [r.id for r in record.status_reports]
        self.numbers = {key: n for n, key in enumerate(ids, 1)}
        self.shown: set[tuple[str, str]] = set()
        self.cues: set[str] = set()

    def block(self, text: str, block: Span, marks: Sequence[Mark]) -> dict[str, Any]:
        """A paragraph's runs, the white space at its end, and what kind it is."""
        start, stop = block
        end = start + len(text[start:stop].rstrip())
        found = segments(text, (start, end), marks)
        left_out = all(any(m.role == "excluded" for m in s.marks) for s in found)
        kind = "out" if left_out else "head" if self._is_title(text[start:end]) else ""
        return {"runs": [self._run(s) for s in found], "end": text[end:stop], "kind": kind}

    def _is_title(self, words: str) -> bool:
        return words.strip() == (self.say.record.article.title or "").strip()

    def _run(self, s: Segment) -> Run:
        cues = tuple(m.key for m in s.opens if m.role == "cue" and m.key not in self.cues)
        self.cues.update(cues)
        return Run(
            s.text, " ".join(self._classes(s)), self._labels(s), cues,
            "\n".join(self._tip(key) for key in cues),
            " ".join(f"l{m.lane}" for m in s.marks if m.lane and m not in s.opens),
            " ".join(f"l{m.lane}" for m in s.marks if m.lane and m not in s.closes),
        )  # fmt: skip

    def _classes(self, s: Segment) -> list[str]:
        found: list[str] = [m.role for m in s.marks]
        found += [f"l{m.lane}" for m in s.marks if m.lane]
        found += ["open"] if any(m.lane for m in s.opens) else []
        found += ["shut"] if any(m.lane for m in s.closes) else []
        found += [f"v{self.numbers[m.key]}" for m in s.marks if m.key in self.numbers]
        said = [m for m in s.marks if m.role in ("source", "cue", "content")]
        if said:  # whose words these are first of all: a cue's, else a source's, else the inmost
            order = {"cue": 10, "source": 9}
            nearest = max(said, key=lambda m: order.get(m.role, m.lane))
            found.append(f"h{self.numbers[nearest.key]}")
        return list(dict.fromkeys(found))

    def _labels(self, s: Segment) -> tuple[tuple[str, str], ...]:
        found: list[tuple[str, str]] = []
        for m in s.opens:
            if m.role == "excluded":
                found.append(("excluded", f"not read: {NOT_READ.get(m.key, m.key)}"))
            elif m.role in LABELLED:
                again = (m.role, m.key) in self.shown
                self.shown.add((m.role, m.key))
                found.append((m.role, f"…{m.key}" if again else m.key))
        return tuple(found)

    def _tip(self, key: str) -> str:
        a = self.say.attributions[key]
        marks = ", ".join(self.say.marks(a))
        return f"{key}  {self.say.chain(a)}" + (f"  [{marks}]" if marks else "")


def _notes(say: Wording, blocks: Sequence[Span]) -> list[list[Undertaking]]:
    """The undertakings beside the paragraph in which each is first told."""
    found: list[list[Undertaking]] = [[] for _ in blocks]
    for u in say.record.undertakings:
        told = [say.attributions[key] for key in u.attributions if key in say.attributions]
        spans = (*u.action.spans, *(span for a in told for span in a.content.spans))
        at = spans[0][0] if spans else 0
        n = next((n for n, (a, b) in enumerate(blocks) if a <= at < b), len(blocks) - 1)
        if blocks:
            found[n].append(u)
    return found


def _people(say: Wording) -> list[dict[str, str]]:
    """Name and description of every actor."""
    found = []
    for a in sorted(say.record.actors, key=lambda a: a.name.casefold()):
        what = [a.role or a.type.replace("-", " ")]
        belongs = say.name(a.affiliation) if a.affiliation else ""
        if belongs and belongs not in what[0] and a.affiliation != a.id:
            what.append(belongs)
        found.append({"name": a.name, "what": ", ".join(what)})
    return found


def _licences(record: Record) -> list[str]:
    """The passages that state the rights, each once."""
    text = record.article.text
    return list(dict.fromkeys(" ".join(text[a:b].split()) for a, b in record.article.rights.spans))


def safe_link(url: str | None) -> str | None:
    """An address that a page may link to: http or https, nothing that a browser would run."""
    return url if url and url.lower().startswith(("http://", "https://")) else None
