"""Why something in a record was read so: scores, the rule or the head, and the words."""

from collections.abc import Callable
from typing import Any

from onrecord.errors import InputError
from onrecord.export.wording import Wording, printable, visible
from onrecord.model import (
    Actor,
    Attribution,
    Condition,
    Event,
    Link,
    Record,
    Spans,
    StatusReport,
    Undertaking,
)

KNOWN = {
    "outlet": "published the article", "read": "quoted in this article", "cited": "only cited",
    "unnamed": "stays unnamed", "not-given": "there is one, but the article does not say who",
}  # fmt: skip


def explain_value(record: Record, what: str) -> str:
    """Lines on the value with id `what`; `e1` is the first event, as events have no ids.

    Raises InputError where the record has none such.
    """
    say = Wording(record)
    kinds: list[tuple[str, Callable[[Wording, Any], list[str]], dict[str, Any]]] = [
        ("attribution", _attribution, {a.id: a for a in record.attributions}),
        ("undertaking", _undertaking, {u.id: u for u in record.undertakings}),
        ("condition", _condition, {c.id: c for c in record.conditions}),
        ("status report", _report, {r.id: r for r in record.status_reports}),
        ("event", _event, {f"e{n}": e for n, e in enumerate(record.events, 1)}),
        ("actor", _actor, {a.id: a for a in record.actors}),
    ]
    for kind, lines, values in kinds:
        if what in values:
            value = values[what]
            head = f"{what}: {kind}{_why(value.score, value.reason)}"
            found = [head, *(f"  {line}" for line in lines(say, value))]
            return "\n".join(map(visible, found))
    known = "; ".join(f"{kind}s {_range(list(values))}" for kind, _, values in kinds[:-1] if values)
    raise InputError(f"There is no {what} in the record. It has {known or 'no findings'}.")


def _range(ids: list[str]) -> str:
    return ids[0] if len(ids) == 1 else f"{ids[0]} to {ids[-1]}"


def _why(score: float, reason: str | None) -> str:
    return f" (score {score:.2f}{f'; by {reason}' if reason else ''})"


def _words(say: Wording, label: str, spans: Spans, value: Any = None) -> list[str]:
    """'cue: “said” at 12-16 (score 0.98; by cue reader)'."""
    if not spans:
        return []
    at = ", ".join(f"{start}-{end}" for start, end in spans)
    why = _why(value.score, getattr(value, "reason", None)) if value else ""
    return [f"{label}: “{say.quote(spans)}” at {at}{why}"]


def _attribution(say: Wording, a: Attribution) -> list[str]:
    who = f" = {say.name(a.source.actor)}" if a.source.actor else ""
    lines = [
        *_words(say, f"source{who}", a.source.spans, a.source),
        *_words(say, "cue", a.cue.spans, a.cue),
        *_words(say, "content", a.content.spans, a.content),
    ]
    for party in a.addressees:
        lines += _words(say, "told to", party.spans, party)
    for label, passage in (("occasion", a.occasion), ("place", a.place)):
        lines += _words(say, label, passage.spans, passage) if passage else []
    lines += [f"marks: {', '.join(say.marks(a))}"] if say.marks(a) else []
    return [*lines, "chain:", *(f"  {_link(say, link)}" for link in a.links)]


def _link(say: Wording, link: Link) -> str:
    name = say.name(link.actor) if link.actor else "somebody"
    words = f", “{say.quote(link.spans)}”" if link.spans else ""
    told = f", in {link.attribution}" if link.attribution else ""
    return f"{name}: {KNOWN[link.known]}{told}{words}"


def _undertaking(say: Wording, u: Undertaking) -> list[str]:
    lines = [say.doing(u), *_words(say, "action", u.action.spans, u.action)]
    for c in u.conditions:
        lines.append(f"condition {c.id}: {say.condition(c)}{_why(c.score, c.reason)}")
    lines += _words(say, "due", u.deadline.spans, u.deadline) if u.deadline else []
    lines.append(f"told in: {', '.join(u.attributions) or 'the outlet’s own words'}")
    lines.append(f"status: {u.status}")
    for r in say.reports(u):
        lines.append(f"  {r.id}: {r.status}{_why(r.score, r.reason)}")
    return lines + ([f"PLOVER event type: {u.plover}"] if u.plover else [])


def _condition(say: Wording, c: Condition) -> list[str]:
    lines = [f"connective: {c.connective}", *_words(say, "antecedent", c.spans)]
    lines.append(f"itself in the negative: {'yes' if c.negated else 'no'}")
    lines += [f"whose deed it is: {say.name(c.actor)}"] if c.actor else []
    return lines + (_words(say, "for", c.consequent.spans, c.consequent) if c.consequent else [])


def _report(say: Wording, r: StatusReport) -> list[str]:
    return [
        f"{r.undertaking} is {r.status}",
        *_words(say, "words", r.spans),
        f"on whose word: {say.voice(r.attribution)}",
    ]


def _event(say: Wording, e: Event) -> list[str]:
    return [
        f"PLOVER event type: {e.type}",
        f"who: {', '.join(map(say.name, e.sources)) or 'not said'}",
        f"to whom: {', '.join(map(say.name, e.targets)) or 'not said'}",
        *_words(say, "words", e.spans),
        f"on whose word: {say.voice(e.attribution)}",
    ]


def _actor(say: Wording, a: Actor) -> list[str]:
    lines = [f"{a.name}, {a.type}"]
    lines += [f"code: {a.code}"] if a.code else []
    lines += [f"role: {printable(a.role)}"] if a.role else []
    lines += [f"belongs to: {say.name(a.affiliation)}"] if a.affiliation else []
    text = say.record.article.text
    lines += [f"“{printable(text[x:y])}” at {x}-{y}" for x, y in a.mentions]
    return lines
