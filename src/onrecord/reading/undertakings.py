"""What contents commit, permit, demand, refuse or threaten (speech acts, after Searle, 1976).

Three signs: a clause of the future or of duty (`modals`), a verb that performs the act
(`performatives`), a noun that names it (`announced`).
"""

from onrecord.meaning.anaphora import of_the_rest
from onrecord.model import Attribution, Condition, Passage, Undertaking
from onrecord.reading.acts import load_list
from onrecord.reading.announced import from_noun
from onrecord.reading.clauses import Clauses
from onrecord.reading.drafts import Draft, actor_between
from onrecord.reading.findings import Cast
from onrecord.reading.leaves import FREEING
from onrecord.reading.modals import from_modal
from onrecord.reading.performatives import from_performative
from onrecord.reading.personal import of_himself
from onrecord.reading.syntax import Syntax
from onrecord.reading.verbs import verb_groups
from onrecord.reading.wordlists import load_words

_ANYBODY = frozenset({"nobody", "anybody", "anyone", "everybody", "everyone"})
_DIRECTED = frozenset({"promise", "offer", "refuse", "threaten"})

_UNNAMED = frozenset({"identified", "named", "quoted"})


def find_undertakings(
    syntax: Syntax,
    cast: Cast,
    attributions: tuple[Attribution, ...],
    conditions: tuple[Condition, ...],
) -> tuple[Undertaking, ...]:
    """Every undertaking, each with the telling it was read from, u1, u2, … in text order."""
    clauses = Clauses(syntax, cast, attributions, conditions)
    drafts: list[Draft] = []
    for group in verb_groups(syntax):
        draft = from_modal(clauses, group) or from_performative(clauses, group)
        drafts += [of_himself(clauses, group, draft)] if draft is not None else []
    for i, token in enumerate(syntax.tokens):
        if token.upos == "NOUN":
            drafts += from_noun(clauses, i)
    drafts = [d for d in drafts if d.bearer is not None and not _of_the_rest(clauses, d)]
    kept = _distinct([d for d in drafts if _says_what(syntax, d) and not _of_rights(syntax, d)])
    return tuple(_undertaking(clauses, n, d) for n, d in enumerate(kept, 1))


def _of_the_rest(clauses: Clauses, d: Draft) -> bool:
    """'The other two would follow' tells more of what was told before, and nothing alone."""
    syntax = clauses.syntax
    hanging = (i for i in d.action if i > d.at and syntax[i].low in load_words("subordinators"))
    stop = next(hanging, len(syntax))
    if any(syntax[i].upos in ("NOUN", "PROPN") and d.at < i < stop and syntax[i].entity != "time"
           for i in d.action):  # fmt: skip
        return False  # 'The other 18 will be posted to ships in the strait'
    return of_the_rest(syntax.text[syntax[clauses.start(d.at)].start : syntax[d.at].end])


def _says_what(syntax: Syntax, d: Draft) -> bool:
    """'I'll give them that' does not: nothing to be done is named. 'Let them go' frees somebody.

    Nor does 'agreed to be identified': who tells it, not what is to be done.
    """
    if _UNNAMED & {syntax[i].low for i in d.action[:2]}:
        return False
    if {"let"} < {syntax[i].lemma for i in d.action} and any(
        syntax[i].low in FREEING for i in d.action
    ):
        return True
    return any(
        syntax[i].upos in ("NOUN", "PROPN", "NUM", "ADJ")
        or (syntax[i].upos == "VERB" and syntax[i].lemma not in load_list("slight"))
        or syntax[i].low in _ANYBODY
        for i in d.action
    )


def _of_rights(syntax: Syntax, d: Draft) -> bool:
    """'Norrland Television offers this text under a Creative Commons licence': of the article."""
    words = [syntax[i].low for i in syntax.sentence_of(d.at)]
    return any(
        pair == ["creative", "commons"] for pair in (words[n : n + 2] for n in range(len(words)))
    )


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """In text order; where two signs speak of one deed, the surer one."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-d.score, d.at)):
        words = set(draft.action)
        if not any(2 * len(words & set(k.action)) > min(len(words), len(k.action)) for k in kept):
            kept.append(draft)
    return sorted(kept, key=lambda d: d.action[0])


def _recipient(clauses: Clauses, d: Draft) -> str | None:
    """'hand over the village to Sulem': who is given what the deed gives."""
    syntax = clauses.syntax
    if syntax[d.action[0]].lemma not in load_list("giving"):
        return None
    to = next((i for i in d.action if syntax[i].low == "to" and syntax[i].upos == "ADP"), None)
    who = actor_between(clauses, to + 1, to + 4) if to is not None else None
    known = clauses.cast.by_id.get(who or "")
    return known.id if known is not None and known.type not in ("place", "other") else None


def _undertaking(clauses: Clauses, number: int, d: Draft) -> Undertaking:
    conditions = clauses.conditions_of(d.at) or clauses.conditions_of(d.action[0])
    counterparty = d.counterparty
    if counterparty is None and d.act in _DIRECTED:
        counterparty = _recipient(clauses, d)
    if counterparty is None and d.act in _DIRECTED:
        counterparty = next((c.actor for c in conditions if c.actor != d.bearer), None)
    return Undertaking(
        id=f"u{number}",
        act=d.act,
        bearer=d.bearer,
        counterparty=counterparty if counterparty != d.bearer else None,
        action=Passage(spans=clauses.syntax.spans(list(d.action)), score=d.score),
        conditions=conditions,
        deadline=clauses.deadline(d.action),
        attributions=(d.telling.id,) if d.telling is not None else (),
        score=d.score,
        reason=d.reason,
    )
