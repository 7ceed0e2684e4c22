"""'This position', 'the same message', 'the pledge': tellings of an undertaking told before."""

from msgspec.structs import replace

from onrecord.model import Act, Attribution, Condition, Spans, Undertaking
from onrecord.reading.acts import load_acts
from onrecord.reading.again import WHY as AGAIN
from onrecord.reading.clauses import Clauses
from onrecord.reading.continued import adds_terms, continues
from onrecord.reading.findings import Cast
from onrecord.reading.likeness import Likeness
from onrecord.reading.pointing import pointing
from onrecord.reading.surfaced import WHY
from onrecord.reading.syntax import Syntax
from onrecord.reading.whose import bound_by

_FIGURES = frozenset({"figure", "number", "target", "total", "quota", "level"})
_SAME = 0.6
_LIKE_HEADLINE = 0.85
_VERY = frozenset({"same", "this", "that", "it"})


def join_retellings(
    syntax: Syntax,
    cast: Cast,
    attributions: tuple[Attribution, ...],
    undertakings: tuple[Undertaking, ...],
    conditions: tuple[Condition, ...] = (),
) -> tuple[Undertaking, ...]:
    """The undertakings with every telling of theirs; the same deed told twice becomes one."""
    clauses = Clauses(syntax, cast, attributions, conditions)
    likeness = Likeness(syntax)
    merged = _without_terms(clauses, likeness, _merge(likeness, undertakings))
    for a in attributions:
        if a.denied or any(a.id in u.attributions for u in merged):
            continue
        target = _points_at(clauses, a, merged)
        if target is None:
            target = continues(clauses, likeness, a, merged)
        if target is None:
            target = adds_terms(clauses, a, merged)
        if target is None:
            target = _kept_word(clauses, likeness, a, merged)
        if target is not None:
            merged[target] = _told_too(merged[target], (a.id,))
    return tuple(replace(u, id=f"u{n}") for n, u in enumerate(merged, 1))


def _without_terms(
    clauses: Clauses, likeness: Likeness, told: list[Undertaking]
) -> list[Undertaking]:
    """All but those in which nameless people do what is only the terms of another's undertaking.

    'The officers would leave by the sea gate, the chaplain said, but only when …'.
    """
    by_id, kept = {a.id: a for a in clauses.attributions}, list(told)
    for u in told:
        who = clauses.cast.by_id.get(u.bearer or "")
        nameless = who is not None and who.type in ("officials", "other")
        # 'The vessel could sail': told with its subject, of a thing
        whole = clauses.syntax[clauses.tokens(u.action.spans)[0]].low == "the"
        others = [k for k in kept if k is not u]
        of = {adds_terms(clauses, by_id[i], others) for i in u.attributions} if others else {None}
        if whole and others and all(by_id[i].source.unnamed for i in u.attributions):
            # 'The soldiers would be handed over in three groups, the officer said': whoever he serves
            nameless = True
            if None in of:
                of = {continues(clauses, likeness, by_id[i], others) for i in u.attributions}
        if None not in of and of and all(
            nameless or (whole and others[n].bearer == u.bearer) for n in of if n is not None
        ):  # fmt: skip
            kept = others
    return kept


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
    syntax = clauses.syntax
    noun = next(pointing(clauses, a), None)
    if noun is None:
        return None
    told_of = _told_of(clauses, noun, undertakings)
    if told_of is not None:
        return told_of
    act = load_acts("nouns").get(syntax[noun].lemma)
    speaker = bound_by(clauses.cast, a.source.actor)
    start = syntax[noun].start
    before = [n for n, u in enumerate(undertakings) if u.action.spans[0][0] < start]
    if a.reason == WHY and before:
        return before[-1]  # what it calls a plan or a swap, it has just told
    if syntax[noun].low == "it":  # a pronoun does not reach far
        before = [n for n in before if _paragraphs_ago(syntax, noun, undertakings[n]) <= 1]

    very = any(syntax[k].low in _VERY for k in range(max(0, noun - 3), noun + 1))

    def rank(n: int) -> tuple[bool, bool, int, bool, bool, int]:
        u = undertakings[n]
        named = _named_so(u.act, act)
        # 'Orsk has promised 80 men, Lund said. The same pledge came by letter': whoever tells it
        beside = (very or a.reason == AGAIN) and _paragraphs_ago(syntax, noun, u) == 0
        return (named > 0, beside, named, u.bearer == speaker, bool(u.attributions), n)

    best = max(before, key=rank, default=None)
    if (
        best is not None
        and act is not None
        and not rank(best)[0]
        and undertakings[best].bearer != speaker
    ):
        return None
    return best


def _paragraphs_ago(syntax: Syntax, at: int, u: Undertaking) -> int:
    return syntax[at].paragraph - syntax[syntax.within(u.action.spans[0])[0]].paragraph


def _kept_word(
    clauses: Clauses, likeness: Likeness, a: Attribution, undertakings: list[Undertaking]
) -> int | None:
    """'The port fell silent, as its spokeswoman said it would': the deed of him for whom 'it' stands."""
    syntax = clauses.syntax
    content = clauses.tokens(a.content.spans)
    if len(content) != 2 or syntax[content[0]].upos != "PRON" or syntax[content[1]].low != "would":
        return None
    doer = bound_by(clauses.cast, clauses.cast.at(content[0]))
    first = syntax.sentence_of(content[0])[0]
    deed = syntax.spans(list(range(first, content[0])))
    fits = [
        (likeness(u.action.spans, deed), n)
        for n, u in enumerate(undertakings)
        if u.bearer == doer and u.action.spans[0][0] < syntax[first].start
    ]
    likest, n = max(fits, default=(0.0, 0))
    return n if likest else None


def _named_so(act: Act, noun: Act | None) -> int:
    """How well a noun of act `noun` names an undertaking: 2 well, 1 as well ('the assurance', of leave)."""
    if noun is None:
        return 0
    also = (act, noun) in (("permit", "promise"), ("threaten", "demand"))  # 'the ultimatum'
    return 2 if _kind(act) == _kind(noun) else int(also)


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
