"""Readers of the training corpora: PolNeAR (brat standoff) and GUM (CoNLL-U)."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.model import Span

ROLES = ("source", "cue", "content")
CONDITIONAL = re.compile(
    r"(even |only )?(if|unless|once|until|provided|providing|as long as|so long as|in case|should"
    r"|were|had|assuming|on condition|except if)\b",
    re.IGNORECASE,
)


@dataclass
class Quoted:
    """One gold attribution: character spans of each role."""

    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)


@dataclass
class NewsArticle:
    """A PolNeAR article with its outermost attributions."""

    name: str
    text: str
    attributions: list[Quoted]


@dataclass
class Treebank:
    """A GUM document: words with heads (word index, -1 for the root) and what hangs on them.

    `entity` holds the entity type of the mention that a word heads, '' for none; `named` whether
    that mention is linked or its head a proper noun; `unit` is '' inside a discourse unit, else
    the kind of the unit that opens there: 'condition' or 'other'.
    """

    name: str
    text: str
    words: list[Span]
    paragraphs: list[int]
    heads: list[int]
    relations: list[str]
    upos: list[str]
    xpos: list[str]
    sentence: list[bool]
    entity: list[str]
    unit: list[str]


def read_polnear(folder: Path) -> Iterator[NewsArticle]:
    """The articles of one split, by name; the first annotator's marks of each."""
    for path in sorted((folder / "text").glob("*.txt")):
        marks = sorted(
            p for p in (folder / "attributions").iterdir() if p.stem.rsplit("_", 1)[0] == path.stem
        )
        text = path.read_bytes().decode("utf8")
        yield NewsArticle(path.stem, text, _read_brat(marks[0]) if marks else [])


def _read_brat(path: Path) -> list[Quoted]:
    spans: dict[str, list[Span]] = {}
    found: list[Quoted] = []
    for line in path.read_text(encoding="utf8").splitlines():
        if line.startswith("T") and line.count("\t") >= 2:
            key, info, *_ = line.split("\t")
            where = info.split(" ", 1)[1]
            spans[key] = [(int(a), int(b)) for a, b in (p.split() for p in where.split(";"))]
        elif line.startswith("E") and "\t" in line:
            roles: dict[str, list[Span]] = defaultdict(list)
            for part in line.split("\t")[1].split():
                role, _, ref = part.partition(":")
                role = re.sub(r"\d+$", "", role).lower()
                if role in ROLES and ref in spans:
                    roles[role] += spans[ref]
            if roles["content"] and roles["cue"]:
                found.append(Quoted(**{role: roles[role] for role in ROLES}))
    return found


def read_gum(folder: Path) -> Iterator[Treebank]:
    """The documents of one split, by name."""
    for path in sorted(folder.glob("*.conllu")):
        yield _read_conllu(path)


def _read_conllu(path: Path) -> Treebank:
    doc = Treebank(path.stem, "", [], [], [], [], [], [], [], [], [])
    first = paragraph = multi_end = 0
    multi_tight = False
    open_mentions: list[tuple[str, int, str, int]] = []
    for line in path.read_text(encoding="utf8").splitlines():
        if line.startswith("# newpar ") or line == "# newpar":
            if doc.text:
                doc.text = doc.text.rstrip() + "\n"
                paragraph += 1
        elif line.startswith("# sent_id"):
            first = len(doc.words)
        if not line[:1].isdigit():
            continue
        col = line.split("\t")
        tight = "SpaceAfter=No" in col[9]
        if "-" in col[0]:
            multi_end, multi_tight = int(col[0].split("-")[1]), tight
            continue
        if "." in col[0]:
            continue
        number = int(col[0])
        if number < multi_end:
            tight = True
        elif number == multi_end:
            tight, multi_end = multi_tight, 0
        word = len(doc.words)
        start = len(doc.text)
        doc.text += col[1] + ("" if tight else " ")
        doc.words.append((start, start + len(col[1])))
        doc.paragraphs.append(paragraph)
        doc.heads.append(first + int(col[6]) - 1 if col[6] != "0" else -1)
        doc.relations.append(col[7])
        doc.upos.append(col[3])
        doc.xpos.append(col[4])
        doc.sentence.append(number == 1)
        doc.entity.append("")
        doc.unit.append(_unit(col[9]))
        _mentions(doc, col[9], word, open_mentions)
    _settle_units(doc)
    return doc


def _unit(misc: str) -> str:
    found = re.search(r"(?:^|\|)Discourse=([^|]+)", misc)
    if not found:
        return ""
    return "condition" if found.group(1).startswith("contingency-condition") else "other"


def _settle_units(doc: Treebank) -> None:
    """A unit counts as a condition only where it opens with a conditional word or inversion."""
    for i, kind in enumerate(doc.unit):
        if kind == "condition" and not CONDITIONAL.match(doc.text[doc.words[i][0] :][:40]):
            doc.unit[i] = "other"


def _mentions(
    doc: Treebank, misc: str, word: int, open_mentions: list[tuple[str, int, str, int]]
) -> None:
    found = re.search(r"(?:^|\|)Entity=([^|]+)", misc)
    if not found:
        return
    for opening, body, closing in re.findall(r"(\()?([^()]+)(\))?", found.group(1)):
        parts = body.split("-")
        if opening:
            kind = parts[1] if len(parts) > 1 else ""
            minspan = next((p for p in parts[4:6] if re.fullmatch(r"\d+(,\d+)*", p)), "1")
            open_mentions.append((parts[0], word, kind, int(minspan.split(",")[0])))
        if closing:
            at = next(
                i for i in range(len(open_mentions) - 1, -1, -1) if open_mentions[i][0] == parts[0]
            )
            _, start, kind, head = open_mentions.pop(at)
            where = start + head - 1
            if where < len(doc.entity):
                doc.entity[where] = kind
