"""What is said, as rows for other programs: each with the rights of the article it stands in."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from onrecord.ledger import Dossier, Ledger
from onrecord.ledger.families import articles
from onrecord.model import HeldArticle, Saying

SAID = (
    "speaker", "text", "start", "end", "outlet", "published", "article", "attribution", "url",
    "licence", "holder",
)  # fmt: skip
ON_RECORD = ("relation", "matter", "act", "status", *SAID)


def said_rows(ledger: Ledger, found: Sequence[Saying]) -> Iterator[dict[str, Any]]:
    """A row for each thing said, with the columns `SAID`."""
    held = _held(ledger, {s.article for s in found})
    for s in found:
        yield _row(s.speaker, s.text, s.spans, s.attribution, held[s.article])


def record_rows(ledger: Ledger, who: Dossier) -> Iterator[dict[str, Any]]:
    """What is on record of an actor, with the columns `ON_RECORD`: what it said, bears and faces."""
    for row in said_rows(ledger, who.said):
        yield {"relation": "said", **row}
    for relation, group in (("bears", who.bears), ("faces", who.faces)):
        for m in group:
            held = _held(ledger, {t.article for t in m.tellings})
            for t in m.tellings:
                row = _row(t.chain[-1], t.quote, t.spans, t.attribution, held[t.article])
                told = {"matter": m.id, "act": m.act, "status": m.status}
                yield {"relation": relation, **told, **row}


def _held(ledger: Ledger, keys: Iterable[str]) -> dict[str, HeldArticle]:
    with ledger.store.reading() as connection:
        return {a.id: a for a in articles(connection, keys)}


def _row(
    speaker: str, text: str, spans: Any, attribution: str | None, a: HeldArticle
) -> dict[str, Any]:
    return {
        "speaker": speaker, "text": text, "start": spans[0][0] if spans else None,
        "end": spans[-1][1] if spans else None, "outlet": a.outlet, "published": a.published,
        "article": a.id, "attribution": attribution, "url": a.url, "licence": a.licence,
        "holder": a.holder,
    }  # fmt: skip
