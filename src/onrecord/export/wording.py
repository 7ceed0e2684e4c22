"""Plain words for what a record says, shared by the digest, the page and the explanations."""

import re
from functools import cached_property

from onrecord.model import Attribution, Condition, Link, Record, Spans, StatusReport, Undertaking

ACTS = {
    "promise": "promises", "plan": "plans", "offer": "offers", "permit": "permits", "demand": "demands",
    "forbid": "forbids", "refuse": "refuses", "threaten": "threatens",
}  # fmt: skip
TOWARDS = {"promise": "", "permit": "", "offer": "", "forbid": "", "plan": "with ", "demand": "of ",
           "refuse": "", "threaten": ""}  # fmt: skip
EXCLUDED = {
    "rights": ("rights line", "rights lines"),
    "related-link": ("related link", "related links"),
    "navigation": ("line of navigation", "lines of navigation"),
    "caption": ("caption", "captions"),
    "other": ("line that is not the report", "lines that are not the report"),
}
FORMS = {"direct": "direct quote", "mixed": "partly quoted", "indirect": ""}
ARROW = " ← "
_CC = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)")
_CC_WORDS = {"BY": "Attribution", "NC": "NonCommercial", "SA": "ShareAlike", "ND": "NoDerivatives"}
# controls (a terminal would obey them), line ends, marks that turn the direction of what follows
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


class Wording:
    """Names and passages of one record in plain words."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.actors = {a.id: a for a in record.actors}
        self.attributions = {a.id: a for a in record.attributions}

    def name(self, actor: str | None) -> str:
        """An actor's name, or 'somebody'."""
        return self.actors[actor].name if actor in self.actors else "somebody"

    def quote(self, spans: Spans) -> str:
        """The words that spans cover, on one line, parts joined by an ellipsis."""
        return " … ".join(printable(self.record.article.text[a:b]) for a, b in spans)

    def quoted(self, spans: Spans) -> str:
        """`quote` in quotation marks; those of the article's own around all of it fall away."""
        words = self.quote(spans).strip()
        inner = words[1:-1]
        if words[:1] in '"“' and words[-1:] in '"”' and not re.search('["“”]', inner):
            words = inner
        return f"“{words}”"

    @cached_property
    def ordered(self) -> list[tuple[Attribution, int]]:
        """The attributions as they stand in the text, nested ones after theirs, with their depth."""
        inner: dict[str | None, list[Attribution]] = {}
        for a in self.record.attributions:
            known = a.within in self.attributions and a.within != a.id
            inner.setdefault(a.within if known else None, []).append(a)
        found: list[tuple[Attribution, int]] = []

        def visit(parent: str | None, depth: int) -> None:
            for a in inner.pop(parent, ()):
                found.append((a, depth))
                visit(a.id, depth + 1)

        visit(None, 0)
        seen = {a.id for a, _ in found}  # a ring of attributions hangs on none
        return found + [(a, 0) for a in self.record.attributions if a.id not in seen]

    def chain(self, a: Attribution) -> str:
        """'Outlet ← paper ← minister', with tellers that stay unnamed or are not given."""
        if a.links:
            return ARROW.join(self._teller(link) for link in a.links)
        return ARROW.join(map(self.name, a.chain)) or "the outlet"

    def _teller(self, link: Link) -> str:
        if link.known == "not-given":
            return "(teller not given)"
        if link.actor in self.actors:
            name = self.name(link.actor)
        elif link.spans:
            name = f"“{self.quote(link.spans)}”"
        else:
            name = "the outlet" if link.known == "outlet" else "somebody"
        known = {"unnamed": " (unnamed)", "cited": " (cited)"}
        return name + known.get(link.known, "")

    def marks(self, a: Attribution) -> list[str]:
        """What a reader must know beside who said it, each in a word or two."""
        return [
            *([FORMS[a.form]] if FORMS[a.form] else []),
            *(["hedged"] if a.hedged else []),
            *(["denied"] if a.denied else []),
            *(["unnamed source"] if a.source.unnamed and "(unnamed)" not in self.chain(a) else []),
            *([f"within {a.within}"] if a.within else []),
            *([f"{a.judged.verdict} by {printable(a.judged.who)}"] if a.judged else []),
        ]

    def circumstances(self, a: Attribution) -> str:
        """To whom, on what occasion, where: in the article's own words."""
        found = [f"to {self.quote(p.spans)}" for p in a.addressees if p.spans]
        occasion = self.quote(a.occasion.spans) if a.occasion else ""
        place = self.quote(a.place.spans) if a.place else ""
        found += [occasion] if occasion else []
        found += [f"place: {place}"] if place and place not in occasion else []
        return "; ".join(found)

    def passage(self, a: Attribution) -> str:
        """Source, cue and content: 'The newspaper said: “that …”'."""
        said = self.teller(a)
        return f"{said}: {self.quoted(a.content.spans)}" if said else self.quoted(a.content.spans)

    def teller(self, a: Attribution) -> str:
        """The words of source and cue as they follow in the text: 'according to the report'."""
        text, said, at = self.record.article.text, "", None
        for start, end in sorted({*a.source.spans, *a.cue.spans}):
            gap = "" if at is None else text[at:start]
            said += " … " if re.search(r"\w", gap) else " "
            said, at = said.rstrip(" ,;") + said[len(said.rstrip()) :] + text[start:end], end
        return printable(said).strip(" ,;")

    def condition(self, c: Condition) -> str:
        """'if “Hamas does not disarm” (Hamas)'."""
        who = f" ({self.name(c.actor)})" if c.actor else ""
        return f"{c.connective} {self.quoted(c.spans)}{who}"

    def doing(self, u: Undertaking) -> str:
        """'United States permits Israel'."""
        if not u.counterparty:
            return f"{self.name(u.bearer)} {ACTS[u.act]}"
        return f"{self.name(u.bearer)} {ACTS[u.act]} {TOWARDS[u.act]}{self.name(u.counterparty)}"

    def reports(self, u: Undertaking) -> list[StatusReport]:
        """The status reports on an undertaking."""
        return [r for r in self.record.status_reports if r.undertaking == u.id]

    def voice(self, attribution: str | None) -> str:
        """On whose word: an attribution's id and teller, or the outlet's own."""
        if attribution not in self.attributions:
            return "the outlet’s own words"
        return f"{attribution}, {self.chain(self.attributions[attribution]).split(ARROW)[-1]}"

    @cached_property
    def free_conditions(self) -> list[Condition]:
        """The conditions that belong to no undertaking."""
        own = {c.id for u in self.record.undertakings for c in u.conditions}
        return [c for c in self.record.conditions if c.id not in own]

    def headline(self) -> str:
        """The title, or the first words that are the report."""
        article = self.record.article
        if article.title:
            return printable(article.title)
        at = 0
        for start, end in sorted(span for e in article.excluded for span in e.spans):
            if article.text[at:start].strip():
                break
            at = end
        return printable(" ".join(article.text[at:].split()[:10])) + " …"

    def published(self) -> str:
        """Outlet and date."""
        article = self.record.article
        outlet = self.name(article.outlet) if article.outlet else article.outlet_name
        return ", ".join(x for x in (outlet or "outlet not given", article.published) if x)

    def rights(self) -> str:
        """Licence and holder."""
        rights = self.record.article.rights
        licence = rights.licence or "no licence stated, so rights may be reserved"
        return ", ".join(x for x in (licence.removeprefix("LicenseRef-"), rights.holder) if x)

    def excluded(self) -> str:
        """How much was left out, by reason."""
        counts: dict[str, int] = {}
        for e in self.record.article.excluded:
            counts[e.reason] = counts.get(e.reason, 0) + len(e.spans)
        return ", ".join(f"{n} {EXCLUDED[k][n != 1]}" for k, n in counts.items()) or "nothing"

    def counts(self) -> str:
        """'11 attributions, 3 undertakings, 1 condition'."""
        record = self.record
        numbers = {
            "attribution": len(record.attributions), "undertaking": len(record.undertakings),
            "condition": len(record.conditions), "status report": len(record.status_reports),
        }  # fmt: skip
        return ", ".join(f"{n} {what}{'s' if n != 1 else ''}" for what, n in numbers.items())


def licence_link(licence: str | None) -> tuple[str, str] | None:
    """Name and address of a Creative Commons licence, for its SPDX id; None for any other."""
    if licence == "CC0-1.0":
        return "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"
    found = _CC.fullmatch(licence or "")
    if not found:
        return None
    parts, number = found.groups()
    words = "-".join(_CC_WORDS[p] for p in parts.split("-"))
    address = f"https://creativecommons.org/licenses/{parts.lower()}/{number}/"
    return f"Creative Commons {words} {number}", address


def printable(text: str) -> str:
    """`text` on one line, without what would control a terminal or turn the line around."""
    return visible(" ".join(text.split()))


def visible(text: str) -> str:
    """`text` with a sign in the place of each control and each mark of direction."""
    return _UNSEEN.sub("\ufffd", text)


def cut(text: str, width: int) -> str:
    """`text` with an ellipsis in the middle where it is longer than `width`, between words."""
    if len(text) <= width:
        return text
    half = (width - 3) // 2
    head, tail = text[:half], text[-half:]
    if " " in head and " " in tail:
        head, tail = head.rsplit(" ", 1)[0], tail.split(" ", 1)[1]
    return f"{head} … {tail}"
