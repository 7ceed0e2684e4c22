"""Nouns that name an act: 'its commitment to …', 'a threat to …', 'two priorities: A, and B'."""

from onrecord.model import Act
from onrecord.reading.acts import load_acts, load_list
from onrecord.reading.clauses import Clauses
from onrecord.reading.drafts import Draft, actor_between, is_deed, subjunctive
from onrecord.reading.verbs import DUTY
from onrecord.reading.whose import BODIES, actor_of, bound_by

_LINKS = frozenset({"to", "that", "for", "of", "on"})
_LISTING = frozenset({"plan", "demand", "promise"})


def from_noun(clauses: Clauses, noun: int) -> list[Draft]:
    """The undertakings that a noun announces: one, or one for each item of a list."""
    syntax = clauses.syntax
    act = load_acts("nouns").get(syntax[noun].lemma)
    if act is None or clauses.in_condition(noun):
        return []
    holder = _holder(clauses, noun)
    if act in _LISTING and (items := _listed(clauses, noun)):
        telling = clauses.told_by(noun)
        who = holder or bound_by(clauses.cast, telling.source.actor if telling else None)
        why = f"an item of '{syntax[noun].form}'"
        return [Draft(item[0], act, who, None, tuple(item), telling, 0.7, why) for item in items]
    if holder is None or noun + 2 >= len(syntax) or syntax[noun + 1].low not in _LINKS:
        return []
    if any(syntax[i].low in ("no", "any") for i in range(max(0, noun - 3), noun)):
        return []
    return _named(clauses, noun, act, holder)


def _named(clauses: Clauses, noun: int, act: Act, holder: str) -> list[Draft]:
    """'its commitment to NOUN', 'refusal to VERB', 'insistence that CLAUSE'."""
    syntax = clauses.syntax
    link, start = syntax[noun + 1].low, noun + 2
    if link == "of" and (
        act not in ("promise", "offer", "threaten") or syntax[noun].lemma == "word"
    ):
        return []  # 'by word of mouth'
    if (link in ("on", "for") and act != "demand") or syntax[noun].lemma == "condition":
        return []
    if link == "to" and act == "refuse" and syntax[start].lemma in load_list("talk"):
        return []
    if link == "to" and clauses.cast.at(start) is not None and syntax[start].upos == "PROPN":
        return []  # 'had given the same pledge to Sela Corrigan'
    if link == "of" and any(t.low == "own" for t in syntax.tokens[start + 1 : start + 2]):
        return []  # 'had an assurance of her own to give'
    cued = clauses.cued_by(noun)
    telling = cued if cued is not None else clauses.told_by(noun)
    bearer: str | None = holder
    asked = subjunctive(clauses, noun) if link == "that" and act == "demand" else None
    if asked is not None:
        to = bound_by(clauses.cast, actor_between(clauses, noun + 2, asked))
        action = tuple(clauses.rest(asked))
        why = f"noun '{syntax[noun].form}'"
        return [Draft(noun, act, holder, to if to != holder else None, action, telling, 0.7, why)]
    if link == "that":
        bearer, start, act = _clause(clauses, noun, act, holder)
    if start >= len(syntax) or syntax[start].sentence != syntax[noun].sentence:
        return []
    if not is_deed(clauses, start):
        return []
    action = tuple(_before_predicate(clauses, noun, clauses.rest(start)))
    return (
        [Draft(noun, act, bearer, None, action, telling, 0.7, f"noun '{syntax[noun].form}'")]
        if action
        else []
    )


def _before_predicate(clauses: Clauses, noun: int, deed: list[int]) -> list[int]:
    """The deed without what is said of the noun itself: 'its pledge to pay | has been kept'."""
    syntax = clauses.syntax
    predicate = syntax[noun].head
    if syntax[noun].base != "nsubj" or predicate <= noun:
        return deed
    first = min([predicate, *syntax.below(predicate, "aux", "cop")])
    return clauses.trim([i for i in deed if i < first]) if first > noun else deed


def _clause(clauses: Clauses, noun: int, act: Act, holder: str) -> tuple[str | None, int, Act]:
    """'assurance that Kessary would …': bearer, first token of the deed, act."""
    syntax = clauses.syntax
    stop = syntax.sentence_of(noun)[-1]
    modal = next((i for i in range(noun + 2, min(noun + 14, stop)) if syntax[i].xpos == "MD"), None)
    if modal is None or act == "demand" or syntax[modal].low in DUTY:
        return holder, noun + 2, act
    deed = next((i for i in range(modal + 1, stop + 1) if syntax[i].upos == "VERB"), modal)
    bearer = bound_by(clauses.cast, actor_between(clauses, noun + 2, modal))
    negated = any(syntax[i].low in ("not", "n't", "never") for i in range(modal, deed))
    harmless = negated and syntax[deed].lemma in load_list("harm")
    pledged = act in ("promise", "threaten")  # 'her word that it would send none away'
    return bearer or holder, deed, "refuse" if negated and not (harmless or pledged) else act


def _holder(clauses: Clauses, noun: int) -> str | None:
    """Whose it is: a possessive before it, or the subject of a verb such as 'make' or 'renew'."""
    syntax, cast = clauses.syntax, clauses.cast
    for i in range(noun - 1, max(-1, noun - 5), -1):
        if syntax[i].low in ("'s", "’s", "'", "’") or syntax[i].xpos == "PRP$":
            at = i if syntax[i].xpos == "PRP$" else i - 1
            found = next((a for k in range(at, max(-1, at - 3), -1) if (a := cast.at(k))), None)
            return bound_by(cast, found)
        if syntax[i].upos == "VERB":
            break
    head = syntax[noun].head
    verb = head if head >= 0 and syntax[head].upos == "VERB" and head < noun else None
    if verb is None:
        verb = next(
            (i for i in range(noun - 1, max(-1, noun - 6), -1) if syntax[i].upos == "VERB"), None
        )
    if verb is None or syntax[verb].lemma not in load_list("light"):
        return None
    cued = clauses.cued_by(verb)
    if cued is not None and cued.source.actor:
        return bound_by(cast, cued.source.actor)
    subject = next(iter(syntax.below(verb, "nsubj")), None)
    actor = actor_of(syntax, cast, subject) if subject is not None else _before(clauses, verb)
    known = cast.by_id.get(actor or "")
    return (
        bound_by(cast, actor) if known and known.type in BODIES | {"person", "officials"} else None
    )


def _before(clauses: Clauses, verb: int) -> str | None:
    """The actor spoken of right before a verb."""
    floor = clauses.floor(verb)
    return next(
        (a for i in range(verb - 1, max(floor - 1, verb - 4), -1) if (a := clauses.cast.at(i))),
        None,
    )


def _listed(clauses: Clauses, noun: int) -> list[list[int]]:
    """The items after 'two priorities …: A, and B'; empty where no colon opens a list."""
    syntax = clauses.syntax
    sentence = syntax.sentence_of(noun)
    colon = next((i for i in sentence if i > noun and syntax[i].form in (":", "—", "–")), None)
    if colon is None or colon - noun > 16 or any(syntax[i].form == ";" for i in range(noun, colon)):
        return []
    told = clauses.told_by(noun)
    last = max(clauses.tokens(told.content.spans)) if told else sentence[-1]
    items: list[list[int]] = [[]]
    for i in range(colon + 1, min(sentence[-1], max(last, colon + 1)) + 1):
        if _parts(clauses, i):
            items.append([])
        else:
            items[-1].append(i)
    return [clean for item in items if len(clean := clauses.trim(item)) > 1]


def _parts(clauses: Clauses, i: int) -> bool:
    """A sign between two items: ';', or a comma before 'and' or a new phrase."""
    syntax = clauses.syntax
    if syntax[i].form == ";":
        return True
    if syntax[i].form != "," or i + 1 >= len(syntax):
        return False
    after = syntax[i + 1]
    return after.low in ("and", "or", "the", "a", "an", "to", "its") or after.xpos == "VBG"
