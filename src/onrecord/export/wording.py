"""Plain words for what a record says, shared by the digest and the page."""

from onrecord.model import Attribution, Condition, Record, Spans, Undertaking

ACTS = {
    "promise": "promises", "plan": "plans", "offer": "offers", "permit": "permits", "demand": "demands",
    "forbid": "forbids", "refuse": "refuses", "threaten": "threatens",
}  # fmt: skip
EXCLUDED = {
    "rights": "rights", "related-link": "related link", "navigation": "navigation",
    "caption": "caption", "other": "not the report",
}  # fmt: skip
ARROW = " ← "


class Wording:
    """Names and passages of one record in plain words."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.actors = {a.id: a for a in record.actors}

    def name(self, actor: str | None) -> str:
        """An actor's name, or 'unknown'."""
        return self.actors[actor].name if actor in self.actors else "unknown"

    def quote(self, spans: Spans) -> str:
        """The words that spans cover, on one line, parts joined by an ellipsis."""
        text = self.record.article.text
        return " … ".join(" ".join(text[a:b].split()) for a, b in spans)

    def said(self, spans: Spans) -> str:
        """`quote` without quotation marks of the article's own around it."""
        return self.quote(spans).strip('"“”„«» ')

    def chain(self, a: Attribution) -> str:
        """'Outlet ← paper ← minister', with tellers that stay unnamed or are not given."""
        parts = []
        for link in a.links:
            if link.actor in self.actors:
                mark = (
                    " (unnamed)"
                    if link.known == "unnamed"
                    else " (cited)"
                    if link.known == "cited"
                    else ""
                )
                parts.append(self.name(link.actor) + mark)
            elif link.known == "not-given":
                parts.append("a teller not given")
            elif link.known == "cited":
                parts.append(f"{self.quote(link.spans)} (cited)")
            elif link.known == "outlet":
                parts.append("the outlet")
            elif link.spans:
                parts.append(f"“{self.quote(link.spans)}”")
        return ARROW.join(parts)

    def marks(self, a: Attribution) -> list[str]:
        """What a reader must know beside who said it."""
        found: list[str] = [a.form]
        found += ["hedged"] if a.hedged else []
        found += ["a denial"] if a.denied else []
        found += ["source unnamed"] if a.source.unnamed else []
        found += [f"within {a.within}"] if a.within else []
        if a.addressees:
            found.append("to " + ", ".join(self.quote(p.spans) for p in a.addressees))
        if a.occasion:
            found.append(self.quote(a.occasion.spans))
        if a.place:
            found.append("in " + self.quote(a.place.spans))
        return found

    def condition(self, c: Condition) -> str:
        """'if not — “Hamas does not disarm” (Hamas)'."""
        who = f" ({self.name(c.actor)})" if c.actor else ""
        return f"{c.connective}: “{self.quote(c.spans)}”{who}"

    def undertaking(self, u: Undertaking) -> str:
        """'United States permits Israel: “resume military operations”'."""
        other = f" {self.name(u.counterparty)}" if u.counterparty else ""
        return f"{self.name(u.bearer)} {ACTS[u.act]}{other}: “{self.quote(u.action.spans)}”"

    def headline(self) -> str:
        """The title, or the first words that are the report."""
        article = self.record.article
        if article.title:
            return article.title
        at = 0
        for start, end in sorted(span for e in article.excluded for span in e.spans):
            if article.text[at:start].strip():
                break
            at = end
        return " ".join(article.text[at:].split()[:10]) + " …"

    def published(self) -> str:
        """Outlet and date."""
        article = self.record.article
        outlet = self.name(article.outlet) if article.outlet else article.outlet_name
        return ", ".join(x for x in (outlet or "outlet not given", article.published) if x)

    def rights(self) -> str:
        """Licence and holder."""
        rights = self.record.article.rights
        return ", ".join(x for x in (rights.holder, rights.licence or "no licence stated") if x)

    def excluded(self) -> str:
        """How much was left out, by reason."""
        counts: dict[str, int] = {}
        for e in self.record.article.excluded:
            counts[EXCLUDED[e.reason]] = counts.get(EXCLUDED[e.reason], 0) + len(e.spans)
        return ", ".join(f"{n} {reason}" for reason, n in counts.items()) or "nothing"


def cut(text: str, width: int) -> str:
    """`text` with an ellipsis in the middle where it is longer than `width`."""
    if len(text) <= width:
        return text
    half = (width - 3) // 2
    return f"{text[:half].rstrip()} … {text[-half:].lstrip()}"
