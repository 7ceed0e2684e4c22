"""A record by names: who tells what in it, and where its headline ends."""

from onrecord.ledger.whom import Teller
from onrecord.model import DESCRIBED, Actor, Attribution, Record, Spans, envelope


class View:
    """What the ledger asks of a record; names stand for actors, since ids belong to one article."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.text = record.article.text
        self.actors: dict[str, Actor] = {a.id: a for a in record.actors}
        self.attributions: dict[str, Attribution] = {a.id: a for a in record.attributions}

    def name(self, actor: str | None) -> str | None:
        """The name of an actor."""
        known = self.actors.get(actor or "")
        return known.name if known else None

    def type(self, actor: str | None) -> str:
        """The type of an actor, '' for none."""
        known = self.actors.get(actor or "")
        return known.type if known else ""

    def nameless(self, actor: str | None) -> bool:
        """Whether an actor is only described, and serves nobody whom the article names."""
        known = self.actors.get(actor or "")
        return known is not None and known.reason == DESCRIBED and known.affiliation is None

    def headline(self) -> int:
        """Where the headline ends in the text, 0 where it is no part of it."""
        title = self.record.article.title or ""
        return len(title) if self.text.startswith(title) else 0

    def tellers(self, attribution: str | None) -> tuple[Teller, ...]:
        """The tellers of an attribution's chain after the outlet itself."""
        told = self.attributions.get(attribution or "")
        links = told.links if told else ()
        return tuple(
            self.teller(link.actor, link.known) for link in links if link.known != "outlet"
        )

    def teller(self, actor: str | None, known: str) -> Teller:
        """One teller."""
        who = self.actors.get(actor or "")
        if who is None:
            return Teller(name=None, known=known)
        return Teller(name=who.name, type=who.type, known=known, of=self.name(who.affiliation))

    def outlet(self) -> str | None:
        """The outlet, by name."""
        return self.name(self.record.article.outlet) or self.record.article.outlet_name

    def quote(self, spans: Spans) -> str:
        """The passage as it stands where its parts are near each other, else its longest part."""
        start, end = envelope(spans)
        if end - start <= 1.5 * sum(b - a for a, b in spans) + 10:
            return self.text[start:end]
        return self.text[slice(*max(spans, key=lambda s: s[1] - s[0]))]
