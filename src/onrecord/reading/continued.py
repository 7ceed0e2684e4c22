"""'The soldiers would be handed over in three groups': more of a deed that was told before."""

from onrecord.meaning.anaphora import of_the_rest
from onrecord.model import GIVES, Act, Attribution, Undertaking
from onrecord.reading.acts import load_list
from onrecord.reading.clauses import Clauses
from onrecord.reading.likeness import Likeness
from onrecord.reading.taken_up import Thing, definite, names, things
from onrecord.reading.verbs import FUTURE, Group, subject_of, verb_groups
from onrecord.reading.whose import BODIES, bound_by

_LEAVE = frozenset({"may", "can", "could"})
_TOLD_ON: frozenset[Act] = GIVES | {"threaten"}
_RELATIVE = frozenset({"that", "which", "who"})
_DOERS = frozenset({"they", "we"})
_NEAR, _FAR = 1, 3


def continues(
    clauses: Clauses, likeness: Likeness, a: Attribution, undertakings: list[Undertaking]
) -> int | None:
    """Which undertaking a content with no bearer of its own tells more of, if any."""
    inside = set(clauses.tokens(a.content.spans))
    if not inside:
        return None
    before = _told_before(clauses, a, undertakings)
    if of_the_rest(clauses.syntax.text[slice(*a.content.spans[0])]):
        near = (n for n, ago in before if ago <= _NEAR and _several(clauses, undertakings[n]))
        return next((n for n in near if not _anothers(clauses, a, undertakings[n])), None)
    for g in verb_groups(clauses.syntax):
        told = clauses.told_by(g.verb) if g.verb in inside else None
        if told is None or told.id != a.id or not _to_come(clauses, g, a):
            continue
        for n, ago in before:
            if _more_of(clauses, likeness, g, undertakings[n], ago):
                return n
    return None


def _several(clauses: Clauses, u: Undertaking) -> bool:
    """Whether a deed is done to several, some of which may be left."""
    numbered = any(clauses.syntax[i].upos == "NUM" for i in clauses.tokens(u.action.spans))
    return numbered or things(clauses.syntax, u).many


def _anothers(clauses: Clauses, a: Attribution, u: Undertaking) -> bool:
    """Whether who says it speaks for another body than the bearer's: of what is left of its own."""
    body = bound_by(clauses.cast, a.source.actor)
    known = clauses.cast.by_id.get(body or "")
    return known is not None and known.type in BODIES and body != u.bearer


def adds_terms(clauses: Clauses, a: Attribution, undertakings: list[Undertaking]) -> int | None:
    """Which undertaking, told by a paper, it or its nameless source tells the terms of, if any.

    'Sailings would end on 18 May, the official said, if …', right after the paper's report.
    """
    teller = clauses.cast.by_id.get(a.source.actor or "")
    paper = teller is not None and teller.type == "outlet"
    if not (a.source.unnamed or paper) or a.denied:
        return None
    inside = set(clauses.tokens(a.content.spans))
    for g in verb_groups(clauses.syntax):
        told = clauses.told_by(g.verb) if g.verb in inside else None
        if told is None or told.id != a.id or not _to_come(clauses, g, a):
            continue
        before = [n for n, ago in _told_before(clauses, a, undertakings) if ago <= _NEAR][:1]
        if clauses.conditions_of(g.verb) and before and _papers(clauses, undertakings[before[0]]):
            return before[0]
    return None


def _papers(clauses: Clauses, u: Undertaking) -> bool:
    """Whether it is told on the word of another outlet."""
    by_id, cast = {a.id: a for a in clauses.attributions}, clauses.cast.by_id
    told = {by_id[i].source.actor for i in u.attributions}
    told |= {link for i in u.attributions for link in by_id[i].chain[1:]}
    return any(who is not None and cast[who].type == "outlet" for who in told)


def _told_before(
    clauses: Clauses, a: Attribution, undertakings: list[Undertaking]
) -> list[tuple[int, int]]:
    """The undertakings told before a content, the latest first, each with how many paragraphs ago.

    'The other six would follow, said Orr, who had promised all ten': the same sentence will do.
    """
    own = frozenset(clauses.tokens(a.content.spans))
    here = min(own)
    end = clauses.syntax.sentence_of(here).stop
    contents = {k.id: k.content.spans for k in clauses.attributions}
    found: list[tuple[int, int]] = []
    for n, u in enumerate(undertakings):
        words = clauses.tokens(u.action.spans)
        words += [i for k in u.attributions for i in clauses.tokens(contents[k])]
        at = max((i for i in words if i < end and i not in own), default=None)
        if at is not None and u.act in _TOLD_ON:
            found.append((at, n))
    paragraph = clauses.syntax[here].paragraph
    return [(n, paragraph - clauses.syntax[at].paragraph) for at, n in sorted(found, reverse=True)]


def _to_come(clauses: Clauses, g: Group, a: Attribution) -> bool:
    """A clause of the future or of leave; or 'the banks go free when …' in somebody's own words."""
    syntax = clauses.syntax
    before = syntax[g.first - 1].low if g.first else ""
    relative = before in _RELATIVE or syntax[g.verb].rel == "acl:relcl"
    if g.negated or g.perfect or relative or clauses.in_condition(g.verb):
        return False
    if g.modal in FUTURE | _LEAVE:
        return True
    moves = syntax[g.verb].lemma in load_list("movement")
    return moves and g.tense == "present" and a.form != "indirect" and _timed(clauses, g.verb)


def _timed(clauses: Clauses, verb: int) -> bool:
    """A condition, a time or 'when' after the verb."""
    rest = range(verb + 1, clauses.syntax.sentence_of(verb).stop)
    return bool(clauses.conditions_of(verb)) or any(
        clauses.syntax[i].entity == "time" or clauses.syntax[i].low in ("when", "once")
        for i in rest
    )


def _more_of(clauses: Clauses, likeness: Likeness, g: Group, u: Undertaking, ago: int) -> bool:
    """Whether the clause of a group tells more of an undertaking that was told `ago` paragraphs ago."""
    syntax = clauses.syntax
    subject = subject_of(syntax, g, clauses.floor(g.first), clauses.skipped(g.first))
    if subject is None or ago > _FAR or syntax[g.verb].lemma in load_list("hinder"):
        return False
    if ago <= _NEAR and u.act in GIVES and _done_by_bearer(clauses, likeness, g, u, subject):
        return True
    thing = definite(syntax, subject)
    if thing is None or _acts_itself(clauses, subject, u):
        return False
    if u.act == "permit" and g.modal in _LEAVE and thing.pronoun and ago <= _NEAR:
        return True
    if thing.whole and ago > _NEAR:
        return False
    return names(likeness, thing, things(syntax, u)) and _befalls(clauses, likeness, g, u, thing)


def _acts_itself(clauses: Clauses, subject: int, u: Undertaking) -> bool:
    """The subject is the bearer, or a body that can undertake things of its own."""
    actor = clauses.cast.at(subject)
    known = clauses.cast.by_id.get(actor or "")
    if known is None:
        return False
    return bound_by(clauses.cast, actor) == u.bearer or (
        known.type in BODIES and clauses.syntax[subject].upos == "PROPN"
    )


def _befalls(clauses: Clauses, likeness: Likeness, g: Group, u: Undertaking, thing: Thing) -> bool:
    """Something happens to the thing: it is handed over, it begins, it will be home."""
    syntax = clauses.syntax
    lemma = syntax[g.verb].lemma
    off = syntax[min(g.verb + 1, len(syntax) - 1)].low in ("from", "off")  # 'struck from the list'
    if lemma in load_list("harm") and u.act != "threaten" and not off:
        return False
    if g.passive:
        return True
    if g.copula:
        after = range(g.verb, min(g.verb + 3, len(syntax)))
        return any(syntax[i].low in load_list("whereabouts") for i in after)
    if lemma in load_list("course"):
        return True
    rest = syntax.spans([i for i in clauses.rest(g.verb) if i != thing.at])
    return bool(rest) and bool(likeness.shared(rest, u.action.spans))


def _done_by_bearer(
    clauses: Clauses, likeness: Likeness, g: Group, u: Undertaking, subject: int
) -> bool:
    """'They will walk every one of those men down': the bearer does it, to what the deed is about."""
    syntax = clauses.syntax
    actor = clauses.cast.at(subject)
    known = clauses.cast.by_id.get(actor or "")
    if g.passive or syntax[subject].low not in _DOERS:
        return False
    if known is not None and known.type in BODIES and bound_by(clauses.cast, actor) != u.bearer:
        return False
    if syntax[g.verb].lemma in load_list("harm"):
        return False
    objects = [i for i in syntax.below(g.verb, "obj") if i > g.verb]
    thing = definite(syntax, objects[0]) if objects else None
    return thing is not None and names(likeness, thing, things(syntax, u))
