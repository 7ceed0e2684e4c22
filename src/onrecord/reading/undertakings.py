"""What contents commit, permit, demand, refuse or threaten (speech acts, after Searle, 1976).

Three signs: a verb of the future or of duty in a clause ('it will allow …'), a cue that performs
the act ('promised …'), a noun that names it ('commitment to …', 'two priorities: …').
"""

from dataclasses import dataclass

from onrecord.model import Act, Attribution, Condition, Passage, Undertaking, overlaps
from onrecord.reading.acts import load_acts, load_list
from onrecord.reading.clauses import Clauses
from onrecord.reading.findings import Cast
from onrecord.reading.syntax import Syntax

_WILL = frozenset({"will", "would", "shall", "'ll", "’ll", "wo", "'d", "’d"})
_MUST = frozenset({"must", "should", "ought", "shall"})
_NOT = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})
_BODIES = frozenset({"state", "armed-group", "organisation", "international-organisation", "military", "officials", "person", "other", "outlet"})  # fmt: skip
_BOUND = frozenset({"state", "armed-group", "organisation", "international-organisation", "military"})


@dataclass(frozen=True)
class Draft:
    """An undertaking before it is compared with the others."""

    at: int
    act: Act
    bearer: str | None
    counterparty: str | None
    action: tuple[int, ...]
    telling: str | None
    score: float
    reason: str


def find_undertakings(
    syntax: Syntax, cast: Cast, attributions: tuple[Attribution, ...], conditions: tuple[Condition, ...]
) -> tuple[Undertaking, ...]:
    """Every undertaking with its tellings, u1, u2, … in the order of the text."""
    clauses = Clauses(syntax, attributions, conditions)
    drafts: list[Draft] = []
    for i, token in enumerate(syntax.tokens):
        if token.upos in ("VERB", "AUX"):
            drafts += _from_modal(clauses, cast, i)
        elif token.upos == "NOUN":
            drafts += _from_noun(clauses, cast, i)
    for a in attributions:
        drafts += _from_cue(clauses, cast, a)
    drafts.sort(key=lambda d: (d.at, -d.score))
    kept: list[Draft] = []
    for d in drafts:
        if d.action and not any(_same_words(d, other) for other in kept):
            kept.append(d)
    return tuple(_undertaking(clauses, n, d, conditions) for n, d in enumerate(kept))


def _same_words(one: Draft, other: Draft) -> bool:
    """Two signs of one deed: their actions share most words."""
    a, b = set(one.action), set(other.action)
    return 2 * len(a & b) > min(len(a), len(b))


def _undertaking(
    clauses: Clauses, number: int, d: Draft, conditions: tuple[Condition, ...]
) -> Undertaking:
    own = clauses.conditions_of(d.at, d.action)
    spans = clauses.syntax.spans(list(d.action))
    return Undertaking(
        id=f"u{number + 1}",
        act=d.act,
        bearer=d.bearer,
        counterparty=d.counterparty if d.counterparty != d.bearer else None,
        action=Passage(spans=spans, score=d.score),
        conditions=tuple(c for c in conditions if c.id in own and not overlaps(c.spans, spans)),
        deadline=clauses.deadline(d.action),
        attributions=(d.telling,) if d.telling else (),
        score=d.score,
        reason=d.reason,
    )


# --- a clause of the future or of duty -----------------------------------------------------


def _from_modal(clauses: Clauses, cast: Cast, verb: int) -> list[Draft]:
    syntax = clauses.syntax
    modal = _modal(syntax, verb)
    if modal is None or clauses.in_condition(verb) or syntax[verb].rel == "acl:relcl":
        return []
    telling = clauses.innermost(verb)
    speaker = bound_by(cast, telling.source.actor if telling else None)
    subject = clauses.subject(verb)
    passive = bool(syntax.below(verb, "aux:pass", "nsubj:pass"))
    actor = cast.at(subject) if subject is not None else None
    bearer = bound_by(cast, actor)
    negative = any(syntax[c].low in _NOT for c in syntax.children[verb])
    if modal in _MUST and modal != "shall":
        if telling is None or speaker is None:
            return []
        return [_draft(clauses, verb, "demand", speaker, bearer, True, telling, 0.7, f"'{modal}' in a source's words")]
    if passive and (bearer is None or bearer != speaker):
        if telling is None or speaker is None or cast.by_id[speaker].type not in _BOUND:
            return []
        act: Act = "permit" if syntax[verb].lemma in load_acts("verbs") and load_acts("verbs")[syntax[verb].lemma] == "permit" else "promise"
        return [_draft(clauses, verb, act, speaker, None, True, telling, 0.6, f"'{modal}' in the passive")]
    if subject is None:
        return []
    if bearer is None or cast.by_id[bearer].type not in _BODIES:
        if not _belongs(syntax, cast, subject, speaker):
            return []
        return [_draft(clauses, verb, "promise", speaker, None, True, telling, 0.55, f"'{modal}' of what is the source's own")]
    if cast.by_id[bearer].type in ("person", "outlet") and bearer != speaker and telling is None:
        return []
    return [_classified(clauses, cast, verb, modal, bearer, negative, telling)]


def _modal(syntax: Syntax, verb: int) -> str | None:
    """The word that makes the clause one of the future or of duty."""
    for c in syntax.children[verb]:
        if c < verb and syntax[c].base == "aux" and syntax[c].low in _WILL | _MUST:
            # 'would have done' tells of what did not come about
            perfect = any(syntax[k].lemma == "have" and syntax[k].base == "aux" for k in syntax.children[verb])
            return None if perfect and syntax[c].low not in ("must",) else syntax[c].low
    head = syntax[verb].head
    if head >= 0 and syntax[verb].base in ("xcomp", "advcl", "ccomp", "csubj") and syntax[head].low in load_list("ready"):
        return syntax[head].low
    if head >= 0 and syntax[verb].base == "xcomp" and syntax[head].low == "going":
        return "going"
    return None


def _classified(
    clauses: Clauses, cast: Cast, verb: int, modal: str, bearer: str, negative: bool, telling: Attribution | None
) -> Draft:
    syntax = clauses.syntax
    lemma = syntax[verb].lemma
    act = load_acts("verbs").get(lemma)
    if act in ("permit", "forbid") and not (lemma == "let" and False):
        allowed = _controlled(syntax, verb)
        kind: Act = "forbid" if (act == "forbid") != negative and act == "forbid" else "permit"
        if negative and act == "permit":
            kind = "refuse" if allowed is None else "forbid"
        counterparty = _object(clauses, cast, verb, allowed)
        whole = lemma == "let" or allowed is None
        return _draft(clauses, verb if whole else allowed or verb, kind, bearer, counterparty, False, telling, 0.8,
                      f"'{modal} {lemma}'")  # fmt: skip
    if negative or modal == "unwilling":
        return _draft(clauses, verb, "refuse", bearer, None, False, telling, 0.75, f"'{modal} not {lemma}'")
    cue = _cue_act(clauses, telling)
    if cue == "threaten" or (lemma in load_list("harm") and clauses.conditions_of(verb, ())):
        return _draft(clauses, verb, "threaten", bearer, None, False, telling, 0.6, f"harm announced: '{lemma}'")
    kind = cue if cue in ("promise", "offer", "plan") else "promise"
    if clauses.conditions_of(verb, ()) and kind == "promise" and cue is None:
        kind = "offer"
    return _draft(clauses, verb, kind, bearer, None, False, telling, 0.65, f"'{modal} {lemma}'")


def _cue_act(clauses: Clauses, telling: Attribution | None) -> Act | None:
    verb = clauses.cue_verb(telling) if telling else None
    return load_acts("verbs").get(clauses.syntax[verb].lemma) if verb is not None else None


def _controlled(syntax: Syntax, verb: int) -> int | None:
    """What is permitted: the verb under 'allow X to …', 'let X …'."""
    below = [c for c in syntax.below(verb, "xcomp", "ccomp", "advcl") if c > verb and syntax[c].upos in ("VERB", "AUX")]
    if below:
        return below[0]
    for child in syntax.below(verb, "obj", "nsubj"):
        inner = [c for c in syntax.below(child, "acl", "advcl") if syntax[c].upos == "VERB"]
        if inner:
            return inner[0]
    return next(
        (i for i in range(verb + 1, min(len(syntax), verb + 8))
         if syntax[i].upos == "VERB" and syntax[i - 1].low == "to" and syntax[i].sentence == syntax[verb].sentence),
        None,
    )


def _object(clauses: Clauses, cast: Cast, verb: int, before: int | None) -> str | None:
    """Who is permitted or forbidden: the first actor between the verb and what it governs."""
    stop = before if before is not None else verb + 6
    return next((a for i in range(verb + 1, min(stop, len(clauses.syntax))) if (a := cast.at(i))), None)


def _belongs(syntax: Syntax, cast: Cast, subject: int, speaker: str | None) -> bool:
    """'our artillery', 'his forces': the subject is the source's own."""
    return speaker is not None and any(
        syntax[c].rel == "nmod:poss" and bound_by(cast, cast.at(c)) == speaker for c in syntax.children[subject]
    )


def bound_by(cast: Cast, actor: str | None) -> str | None:
    """Whom the words of `actor` bind: a minister's his state, a spokesman's his group."""
    known = cast.by_id.get(actor or "")
    if known is None:
        return None
    body = cast.by_id.get(known.affiliation or "")
    if known.type in ("person", "officials", "military") and body is not None and body.type in _BOUND:
        return body.id
    return known.id


# --- a cue that performs the act -----------------------------------------------------------


def _from_cue(clauses: Clauses, cast: Cast, a: Attribution) -> list[Draft]:
    syntax = clauses.syntax
    verb = clauses.cue_verb(a)
    bearer = bound_by(cast, a.source.actor)
    if verb is None or bearer is None or a.denied:
        return []
    word = syntax[verb]
    table = load_acts("nouns") if word.upos == "NOUN" else load_acts("verbs")
    act = table.get(word.lemma)
    content = clauses.tokens(a.content.spans)
    if act is None or not content:
        return []
    if act == "demand" and word.lemma in ("expect", "want", "insist", "ask", "require") and not _deed(syntax, content):
        return []
    if word.lemma in ("reject", "accept", "propose", "set", "seek", "call") and not any(syntax[i].upos == "VERB" for i in content):
        return []
    if _negated(syntax, verb):
        act = "refuse" if act in ("promise", "permit", "offer", "plan") else act
    counterparty = next((p.actor for p in a.addressees if p.actor), None)
    action = clauses.action(content[0], content, subject=True)
    return [Draft(content[0], act, bearer, counterparty, tuple(action), a.id, 0.7, f"cue '{word.lemma}'")]


def _negated(syntax: Syntax, verb: int) -> bool:
    return any(syntax[c].low in _NOT for c in syntax.children[verb])


def _deed(syntax: Syntax, content: list[int]) -> bool:
    """A demand asks for a deed: 'to …', a duty, a bare verb, or a noun of action."""
    return any(
        syntax[i].low in _MUST or (syntax[i].low == "to" and syntax[i].upos == "PART") or syntax[i].xpos == "VB" for i in content
    ) or not any(syntax[i].xpos in ("VBD", "VBZ", "VBP") for i in content)


# --- a noun that names the act -------------------------------------------------------------


def _from_noun(clauses: Clauses, cast: Cast, noun: int) -> list[Draft]:
    syntax = clauses.syntax
    act = load_acts("nouns").get(syntax[noun].lemma)
    if act is None:
        return []
    telling = clauses.innermost(noun)
    holder = next((c for c in syntax.below(noun, "nmod") if syntax[c].rel == "nmod:poss"), None)
    bearer = bound_by(cast, cast.at(holder)) if holder is not None else None
    after = noun + 1
    if act == "plan" or act == "demand":
        items = _listed(clauses, noun)
        if items:
            subject = clauses.subject(syntax[noun].head) if syntax[noun].head >= 0 else None
            who = bound_by(cast, cast.at(subject)) if subject is not None else bearer
            who = who or bound_by(cast, telling.source.actor if telling else None)
            return [
                Draft(item[0], act, who, None, tuple(item), telling.id if telling else None, 0.7, f"an item of '{syntax[noun].form}'")
                for item in items
            ]
    if bearer is None or after >= len(syntax) or syntax[after].low not in ("to", "that", "for"):
        return []
    telling = telling or clauses.cued_by(noun)
    content = clauses.rest(after)
    action = clauses.action(content[0] if content else after, content, subject=True)
    start = 1 if action and syntax[action[0]].low in ("to", "that", "for") else 0
    return [Draft(noun, act, bearer, None, tuple(action[start:]), telling.id if telling else None, 0.7, f"noun '{syntax[noun].form}'")]


def _listed(clauses: Clauses, noun: int) -> list[list[int]]:
    """The items after 'two priorities …: A, and B'; empty where no colon opens a list."""
    syntax = clauses.syntax
    sentence = syntax.sentence_of(noun)
    colon = next((i for i in sentence if i > noun and syntax[i].form in (":", "—", "–")), None)
    if colon is None:
        return []
    items: list[list[int]] = [[]]
    rest = [i for i in sentence if i > colon]
    for i in rest:
        if syntax[i].form in (";", ",") and i + 1 in sentence and (
            syntax[i].form == ";" or syntax[i + 1].low in ("and", "or") or syntax[i + 1].xpos == "VBG"
        ):
            items.append([])
        elif not (not items[-1] and syntax[i].low in ("and", "or")):
            items[-1].append(i)
    while items and items[-1] and syntax[items[-1][-1]].upos == "PUNCT":
        items[-1].pop()
    return [item for item in items if item]


def _draft(
    clauses: Clauses, at: int, act: Act, bearer: str | None, counterparty: str | None, subject: bool,
    telling: Attribution | None, score: float, reason: str,
) -> Draft:
    action = clauses.action(at, clauses.rest(at, subject=subject), subject=subject)
    return Draft(at, act, bearer, counterparty, tuple(action), telling.id if telling else None, score, reason)
