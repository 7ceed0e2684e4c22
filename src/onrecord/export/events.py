"""Events as neighbouring systems lay them out, with the attribution columns that they lack.

PLOVER's JSON (Open Event Data Alliance, 2021), POLECAT's 40 columns (Halterman and others, 2023)
and GDELT 2.0's mentions (16 columns), the last two as tab-separated text.
"""

import zlib
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

import msgspec

from onrecord.model import Actor, Event, HeldArticle, Record, cover

_QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4,
    "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
_QUAD_NAMES = {
    1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"
}  # fmt: skip
_SECTORS = {
    "state": "GOV", "military": "MIL", "armed-group": "REB", "international-organisation": "IGO",
    "organisation": "NGO", "outlet": "MED", "officials": "GOV", "person": "", "place": "",
    "other": "",
}  # fmt: skip
_PARTY = (
    "Name", "Country", "COW", "Primary {} Sector", "{} Sectors", "Title", "Name Raw",
    "Wikipedia {} ID",
)  # fmt: skip
ATTRIBUTION = (
    "Attribution Chain", "Attribution Source", "Attribution Hedged", "Attribution Denied",
    "Attribution Judged By", "Passage", "Passage Start", "Passage End", "Article ID", "URL", "Title", "Licence", "Credit",
)  # fmt: skip


def _party(who: str) -> tuple[str, ...]:
    return tuple(n.format(who) if "{}" in n else f"{who} {n}" for n in _PARTY)


POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    *_party("Actor"), *_party("Recipient"),
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude",
    "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
)  # fmt: skip
GDELT = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName",
    "MentionIdentifier", "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset",
    "InRawText", "Confidence", "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo",
    "Extras",
)  # fmt: skip
Held = Iterable[tuple[HeldArticle, Record]]


class _Seen:
    """One event with what is asked about it in every format."""

    def __init__(self, article: HeldArticle, record: Record, event: Event, number: int) -> None:
        self.article, self.record, self.event = article, record, event
        self.id = f"{article.id}#e{number}"
        self.actors = {a.id: a for a in record.actors}
        self.told = next((a for a in record.attributions if a.id == event.attribution), None)
        self.text = cover(record.article.text, event.spans)
        self.span = (event.spans[0][0], event.spans[-1][1]) if event.spans else (0, 0)
        self.day = (article.published or "")[:10]

    def known(self, ids: Iterable[str]) -> list[Actor]:
        return [self.actors[i] for i in ids if i in self.actors]

    def names(self, *types: str) -> str:
        return ";".join(a.name for a in self.record.actors if a.type in types)

    @property
    def chain(self) -> list[str]:
        links = self.told.chain if self.told else ()
        return [a.name for a in self.known(links)] or [self.article.outlet or ""]

    @property
    def judged_by(self) -> str | None:
        return self.told.judged.who if self.told and self.told.judged else None

    @property
    def attribution(self) -> dict[str, Any]:
        told = self.told
        speaker = self.known([told.source.actor]) if told and told.source.actor else []
        values = (
            " < ".join(self.chain), speaker[0].name if speaker else "",
            int(bool(told and told.hedged)), int(bool(told and told.denied)), self.judged_by, self.text,
            self.span[0], self.span[1], self.article.id, self.article.url, self.article.title,
            self.article.licence, self.article.holder,
        )  # fmt: skip
        return dict(zip(ATTRIBUTION, values, strict=True))


def _events(held: Held) -> Iterator[_Seen]:
    for article, record in held:
        for number, event in enumerate(record.events, 1):
            yield _Seen(article, record, event, number)


def write_plover(held: Held, stream: TextIO) -> None:
    """A JSON array of events."""
    stream.write("[")
    for number, seen in enumerate(_events(held)):
        stream.write(("\n" if number == 0 else ",\n") + msgspec.json.encode(_plover(seen)).decode())
    stream.write("\n]\n")


def _plover(s: _Seen) -> dict[str, Any]:
    return {
        "id": s.id, "has_event": True, "date": s.day, "event": [s.event.type],
        "actor": [_entity(a) for a in s.known(s.event.sources)],
        "recipient": [_entity(a) for a in s.known(s.event.targets)],
        "event_text": [s.text], "quad_code": _QUADS[s.event.type], "mode": [], "context": [],
        "link": s.article.url, "text": s.text,
        "text_info": {"start": s.span[0], "end": s.span[1]},
        "cite_info": {
            "citation": s.article.id, "url": s.article.url, "title": s.article.title,
            "language": s.record.article.language, "publication": s.article.outlet,
            "license": s.article.licence, "copyright": s.article.holder, "coder": "onrecord",
            "codebook": "PLOVER 2021", "version": s.article.reader,
        },
        "coder": s.article.reader, "coded_date": s.article.recorded[:10],
        "coded_time": s.article.recorded[11:19],
        "attribution": {
            "chain": s.chain, "hedged": bool(s.told and s.told.hedged),
            "denied": bool(s.told and s.told.denied), "id": s.event.attribution,
            "judged_by": s.judged_by,
        },
    }  # fmt: skip


def _entity(a: Actor) -> dict[str, Any]:
    return {"code": a.code, "sector": _SECTORS[a.type], "entity_text": a.name, "office": a.role}


def write_polecat(held: Held, stream: TextIO) -> None:
    """POLECAT's 40 columns, then the attribution's."""
    _table(stream, (*POLECAT, *ATTRIBUTION), (_polecat(s) | s.attribution for s in _events(held)))


def _polecat(s: _Seen) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(POLECAT, "")
    row |= {
        "Event ID": s.id, "Event Date": s.day, "Event Type": s.event.type,
        "Quad Code": _QUAD_NAMES[_QUADS[s.event.type]], "Source": s.article.outlet,
        "Publication Date": s.article.published, "Story People": s.names("person"),
        "Story Organizations": s.names("organisation", "international-organisation", "armed-group"),
        "Story Locations": s.names("place", "state"), "Language": s.record.article.language,
        "Version": s.article.reader,
    }  # fmt: skip
    for who, ids in (("Actor", s.event.sources), ("Recipient", s.event.targets)):
        known = s.known(ids)
        row |= {
            f"{who} Name": ";".join(a.name for a in known),
            f"{who} Country": ";".join(filter(None, (_country(s, a) for a in known))),
            f"Primary {who} Sector": _SECTORS[known[0].type] if known else "",
            f"{who} Sectors": ";".join(_SECTORS[a.type] for a in known),
            f"{who} Title": ";".join(a.role or "" for a in known),
            f"{who} Name Raw": ";".join(_raw(s, a) for a in known),
        }
    return row


def _country(s: _Seen, a: Actor) -> str:
    """The ISO code of a state, or of the state that an actor belongs to."""
    seen: set[str] = set()
    while a.type != "state" and a.affiliation in s.actors and a.id not in seen:
        seen.add(a.id)
        a = s.actors[a.affiliation]
    return a.code or "" if a.type == "state" else ""


def _raw(s: _Seen, a: Actor) -> str:
    return s.record.article.text[slice(*a.mentions[0])] if a.mentions else a.name


def write_gdelt(held: Held, stream: TextIO) -> None:
    """GDELT's 16 mention columns, then the event's type and parties and the attribution's."""
    more = ("Event Type", "Actor Name", "Recipient Name", *ATTRIBUTION)
    _table(stream, (*GDELT, *more), (_gdelt(s) | s.attribution for s in _events(held)))


def _gdelt(s: _Seen) -> dict[str, Any]:
    stamp = s.day.replace("-", "") + "000000" if s.day else ""
    text = s.record.article.text

    def offset(ids: tuple[str, ...]) -> int:
        near = [m[0] for a in s.known(ids) for m in a.mentions if s.span[0] <= m[0] < s.span[1]]
        return min(near, default=-1)

    values = (
        zlib.crc32(s.id.encode()), stamp, stamp, 1, s.article.outlet, s.article.url or s.article.file,
        1 + sum(text.count(mark, 0, s.span[0]) for mark in (". ", "! ", "? ", "\n")),
        offset(s.event.sources), offset(s.event.targets), s.span[0], 1,
        10 * round(10 * s.event.score), len(text), "", "", "",
    )  # fmt: skip
    return dict(zip(GDELT, values, strict=True)) | {
        "Event Type": s.event.type,
        "Actor Name": ";".join(a.name for a in s.known(s.event.sources)),
        "Recipient Name": ";".join(a.name for a in s.known(s.event.targets)),
    }


def _table(stream: TextIO, columns: tuple[str, ...], found: Iterable[dict[str, Any]]) -> None:
    stream.write("\t".join(columns) + "\n")
    for row in found:
        cells = ("" if row[c] is None else " ".join(str(row[c]).split()) for c in columns)
        stream.write("\t".join(cells) + "\n")
