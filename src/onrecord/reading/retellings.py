"""'This position', 'the same message', 'the pledge': tellings of an undertaking told before."""

from collections.abc import Iterator

from msgspec.structs import replace

from onrecord.model import Act, Attribution, Spans, Undertaking
from onrecord.reading.acts import load_acts, load_list
from onrecord.reading.clauses import Clauses
from onrecord.reading.findings import Cast
from onrecord.reading.likeness import Likeness
from onrecord.reading.syntax import Syntax
from onrecord.reading.whose import bound_by

_POINTING = frozenset(
    {"this", "that", "the", "same", "its", "his", "her", "their", "these", "such"}
)
_FIGURES = frozenset({"figure", "number", "target", "total", "quota", "level"})
_SHORT = 7
_SAME = 0.6
_LIKE_HEADLINE = 0.85


def join_retellings(
    syntax: Syntax,
    cast: Cast,
    attributions: tuple[Attribution, ...],
    undertakings: tuple[Undertaking, ...],
) -> tuple[Undertaking, ...]:
    """The undertakings with every telling of theirs; the same deed told twice becomes one."""
    clauses = Clauses(syntax, cast, attributions)
    merged = _merge(Likeness(syntax), undertakings)
    for a in attributions:
        target = _points_at(clauses, a, merged)
        if target is not None:
            merged[target] = _told_too(merged[target], (a.id,))
    return tuple(replace(u, id=f"u{n}") for n, u in enumerate(merged, 1))


def _told_too(u: Undertaking, ids: tuple[str, ...]) -> Undertaking:
    return replace(u, attributions=tuple(sorted({*u.attributions, *ids}, key=lambda x: int(x[1:]))))


def _merge(likeness: Likeness, undertakings: tuple[Undertaking, ...]) -> list[Undertaking]:
    kept: list[Undertaking] = []
    for u in undertakings:
        same = next((n for n, k in enumerate(kept) if _same(likeness, k, u)), None)
        if same is None:
            kept.append(u)
            continue
        k = kept[same]
        words = {c.spans for c in k.conditions}
        headline = likeness.heads(k.action.spans)
        figure = _figure(likeness.syntax, k.action.spans, u.action.spans)
        clearer = u.attributions and not k.attributions and not figure
        kept[same] = replace(
            _told_too(k, u.attributions),
            bearer=u.bearer if headline else k.bearer,
            act=k.act if k.attributions or figure else u.act,
            # a headline says it first, the words of a source say it better
            action=u.action if headline or clearer else k.action,
            conditions=(*k.conditions, *(c for c in u.conditions if c.spans not in words)),
            counterparty=k.counterparty or u.counterparty,
            deadline=k.deadline or u.deadline,
        )
    return kept


def _figure(syntax: Syntax, told: Spans, again: Spans) -> bool:
    """'The figure will be reached', after an undertaking with a figure."""
    opening = [syntax[i].lemma for i in list(syntax.within(again[0]))[:3]]
    if opening[:1] not in (["the"], ["this"], ["that"]) or not _FIGURES & set(opening[1:]):
        return False
    return any(syntax[i].upos == "NUM" for span in told for i in syntax.within(span))


def _same(likeness: Likeness, one: Undertaking, other: Undertaking) -> bool:
    """Same bearer, the same or a like act, and actions of like words."""
    a, b = one.action.spans, other.action.spans
    if one.bearer == other.bearer and _figure(likeness.syntax, a, b):
        return True
    if _kind(one.act) != _kind(other.act):
        return False
    if one.bearer != other.bearer:
        # a headline may name the bearer by another word than the report: 'Rebels agree to …'
        return likeness.heads(a) and likeness(a, b) >= _LIKE_HEADLINE
    return min(likeness(a, b), likeness(b, a)) >= _SAME or (
        one.act == other.act and max(likeness(a, b), likeness(b, a)) == 1.0
    )


def _kind(act: Act) -> str:
    return "give" if act in ("promise", "offer", "plan") else act


def _points_at(clauses: Clauses, a: Attribution, undertakings: list[Undertaking]) -> int | None:
    """Which undertaking a content such as 'the same message' points back to."""
    if a.denied or any(a.id in u.attributions for u in undertakings):
        return None
    syntax = clauses.syntax
    noun = next(_pointing(clauses, a), None)
    if noun is None:
        return None
    told_of = _told_of(clauses, noun, undertakings)
    if told_of is not None:
        return told_of
    act = load_acts("nouns").get(syntax[noun].lemma)
    speaker = bound_by(clauses.cast, a.source.actor)
    start = syntax[noun].start
    before = [n for n, u in enumerate(undertakings) if u.action.spans[0][0] < start]

    def rank(n: int) -> tuple[bool, bool, bool, int]:
        u = undertakings[n]
        named = act is not None and _kind(u.act) == _kind(act)
        return (named, u.bearer == speaker, bool(u.attributions), n)

    best = max(before, key=rank, default=None)
    if (
        best is not None
        and act is not None
        and not rank(best)[0]
        and undertakings[best].bearer != speaker
    ):
        return None
    return best


def _told_of(clauses: Clauses, noun: int, undertakings: list[Undertaking]) -> int | None:
    """'the bargain, under which it would give up …': the clause on the noun says what it is."""
    syntax = clauses.syntax
    relative = next((i for i in range(noun + 1, min(noun + 15, len(syntax)))
                     if syntax[i].low in ("which", "whereby")), None)  # fmt: skip
    if relative is None or syntax[relative].sentence != syntax[noun].sentence:
        return None
    if syntax[relative].low == "which" and syntax[relative - 1].low not in ("under", "in", "by"):
        return None
    rest = range(relative + 1, min(relative + 9, len(syntax)))
    for n, u in enumerate(undertakings):
        first = syntax.within(u.action.spans[0])
        if any(i in rest and syntax[i].sentence == syntax[noun].sentence for i in first):
            return n
    return None


def _pointing(clauses: Clauses, a: Attribution) -> Iterator[int]:
    """Nouns in a content that stand for something told before, and are told here."""
    syntax = clauses.syntax
    content = clauses.tokens(a.content.spans)
    cue = clauses.cue_verb(a)
    told = cue is not None and syntax[cue].lemma in load_list("tellings")
    if told and [syntax[i].low for i in content if syntax[i].upos != "PUNCT"] in (
        ["so"],
        ["she", "so"],
        ["he", "so"],
    ):
        yield content[-1]
    for i in content:
        if syntax[i].lemma not in load_list("retold") or syntax[i].upos != "NOUN":
            continue
        if not any(syntax[k].low in _POINTING for k in range(max(0, i - 3), i)):
            continue
        if (told and i <= content[0] + _SHORT) or _passed_on(clauses, a, i, content):
            yield i


def _passed_on(clauses: Clauses, a: Attribution, noun: int, content: list[int]) -> bool:
    """'the message had been delivered': a verb of telling near, not another telling's cue."""
    syntax = clauses.syntax
    return any(
        i in content
        and syntax[i].upos == "VERB"
        and syntax[i].lemma in load_list("tellings")
        and clauses.cued_by(i) in (None, a)
        for i in range(max(0, noun - 4), min(noun + 6, len(syntax)))
    )
