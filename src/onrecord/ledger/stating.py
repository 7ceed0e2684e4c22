"""What a person decides on an attribution, in the article's own words, as a form or command gives it."""

from msgspec import Struct

from onrecord.ledger import Ledger
from onrecord.ledger.quoting import placed, spans_of
from onrecord.model import Correction, CorrectionVerdict, Record, Spans


class Words(Struct, frozen=True, kw_only=True):
    """A source, cue or content: its words, and its places if they are known ('12-20,31-40')."""

    words: str = ""
    at: str = ""

    def stands_in(self, text: str) -> bool:
        """Whether just these words stand at the places given."""
        return bool(placed(text, self.words, self.at))


def decide(
    ledger: Ledger, article: str, verdict: CorrectionVerdict, *, who: str, why: str, of: str | None = None,
    parts: dict[str, Words] | None = None, actor: str = "", undoes: int | None = None,
) -> Correction:  # fmt: skip
    """Keep a judgement on attribution `of` of an article, its `parts` given in words.

    Raises InputError for what makes no sense, LedgerError where there is no such article.
    """
    spans = _spans(ledger.record(article), of, parts or {})
    return ledger.correct(
        Correction(
            article=article, verdict=verdict, who=who, why=why, source=spans["source"],
            cue=spans["cue"], content=spans["content"], actor=actor or None, undoes=undoes,
        ),
        of,
    )  # fmt: skip


def _spans(record: Record, of: str | None, parts: dict[str, Words]) -> dict[str, Spans]:
    """Where the parts stand: the content first, source and cue beside it or the attribution."""
    a = next((a for a in record.attributions if a.id == of), None)
    beside: Spans = (*a.source.spans, *a.cue.spans, *a.content.spans) if a else ()
    found: dict[str, Spans] = {}
    for name in ("content", "source", "cue"):
        given = parts.get(name, Words())
        text = record.article.text
        found[name] = placed(text, given.words, given.at) or spans_of(
            text, given.words, name, beside or found.get("content", ())
        )
    return found
