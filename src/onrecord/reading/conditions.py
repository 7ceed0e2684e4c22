"""Conditionals: connective, antecedent, consequent, polarity, and whose deed it is.

An antecedent runs from its connective to where the next elementary discourse unit opens (learned
from GUM's `contingency-condition` units), and no further than its clause.
"""

from dataclasses import dataclass

from onrecord.model import Condition, Passage
from onrecord.reading.findings import Cast
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words

_NEGATIONS = frozenset({"not", "never", "no", "nobody", "nothing", "none", "neither", "nor", "cannot"})
_MULTI = (
    ("on", "condition", "that"), ("on", "the", "condition", "that"), ("in", "the", "event", "that"),
    ("as", "long", "as"), ("so", "long", "as"), ("only", "on", "condition"), ("in", "return", "for"),
    ("in", "exchange", "for"), ("provided", "that"), ("providing", "that"), ("in", "case"),
    ("only", "if"), ("even", "if"), ("only", "after"), ("only", "when"), ("only", "once"), ("except", "if"),
    ("assuming", "that"),
)  # fmt: skip
_NAMES = {
    "on condition that": "on condition that", "on the condition that": "on condition that",
    "provided that": "provided", "providing that": "provided", "providing": "provided",
    "assuming that": "assuming", "only on condition": "on condition that",
}  # fmt: skip
_SURE = frozenset({"unless", "provided", "providing", "assuming"})
_NEEDS_EVIDENCE = 0.25


@dataclass(frozen=True)
class Opening:
    """Where a conditional opens: its connective's tokens, and the clause's first token."""

    first: int
    last: int
    connective: str


def find_conditions(syntax: Syntax, cast: Cast) -> tuple[Condition, ...]:
    """Every conditional in the text, c1, c2, … in order."""
    found: list[Condition] = []
    for opening in _openings(syntax):
        made = _condition(syntax, cast, opening, f"c{len(found) + 1}")
        if made is not None:
            found.append(made)
    return tuple(found)


def _openings(syntax: Syntax) -> list[Opening]:
    out: list[Opening] = []
    at = 0
    while at < len(syntax):
        opening = _opening(syntax, at)
        if opening is None:
            at += 1
            continue
        out.append(opening)
        at = opening.last + 1
    return out


def _opening(syntax: Syntax, at: int) -> Opening | None:
    for words in _MULTI:
        if tuple(t.low for t in syntax.tokens[at : at + len(words)]) == words:
            name = " ".join(words)
            last = at + len(words) - 1
            if name in ("in case", "assuming that", "providing that") and not _has_clause(syntax, last):
                return None
            if name == "even if" and syntax[last].conditional < 0.5:
                return None  # a concession: it holds either way
            return Opening(at, last, _NAMES.get(name, name))
    low = syntax[at].low
    test = _TESTS.get(low)
    if test is not None and test(syntax, at):
        return Opening(at, at, _NAMES.get(low, low))
    return None


def _after(syntax: Syntax, at: int, n: int = 1) -> str:
    k = at + n
    return syntax[k].low if 0 <= k < len(syntax) and syntax[k].sentence == syntax[at].sentence else ""


def _if(syntax: Syntax, at: int) -> bool:
    """Not 'whether' ('asked if'), not 'as if', not a mere 'if any'."""
    before = _after(syntax, at, -1)
    if before in ("as", "what", "than") or _after(syntax, at) in ("not", "any", "ever", "so", "need", ",", "."):
        return False
    token = syntax[at]
    clause = token.head
    if not _has_clause(syntax, at) and token.conditional < 0.3 and _after(syntax, at, 2) not in (",", ".", ";"):
        return False
    asked = any(
        syntax[k].lemma in load_words("whether-verbs")
        for k in range(max(0, at - 3), at)
        if syntax[k].sentence == token.sentence and not any(syntax[j].form == "," for j in range(k, at))
    )
    whether = clause >= 0 and syntax[clause].base in ("ccomp", "csubj")
    if asked or whether:
        return token.conditional > 0.5
    return True


def _until(syntax: Syntax, at: int) -> bool:
    return _has_clause(syntax, at) and syntax[at].conditional + 0.3 > _NEEDS_EVIDENCE


def _once(syntax: Syntax, at: int) -> bool:
    return (syntax[at].upos == "SCONJ" or syntax[at].rel == "mark" or syntax[at].conditional > 0.3) and _has_clause(syntax, at)


def _has_clause(syntax: Syntax, at: int) -> bool:
    """A subject and a finite verb follow before the sentence or unit ends."""
    subject = verb = False
    for i in range(at + 1, min(len(syntax), at + 16)):
        token = syntax[i]
        if token.sentence != syntax[at].sentence or (token.form in ",;" and subject and verb):
            break
        subject = subject or token.base in ("nsubj", "expl") or token.upos == "PRON"
        verb = verb or (token.xpos in ("VBD", "VBZ", "VBP", "MD", "VBN", "VB") and token.upos in ("VERB", "AUX"))
    return subject and verb


def _before(syntax: Syntax, at: int) -> bool:
    """'will not … before Y does': only where the main clause refuses."""
    if not _has_clause(syntax, at) or syntax[at].head < 0:
        return False
    head = syntax[syntax[at].head].head
    return head >= 0 and _negative(syntax, head)


def _inverted(syntax: Syntax, at: int) -> bool:
    """'Should the detainees walk out, …', 'Were it to …', 'Had they …'."""
    opens = at == 0 or syntax[at - 1].sentence != syntax[at].sentence or syntax[at - 1].form in "\"“'‘,;:—–"
    if not opens or syntax[at].form[:1].islower() and syntax[at].conditional < 0.4:
        return False
    sentence = syntax.sentence_of(at)
    last = syntax[sentence[-1]].form if syntax[sentence[-1]].form not in "\"”'" else syntax[sentence[-2]].form
    return last != "?" and _after(syntax, at) not in ("be", "have", ",") and (
        any(syntax[i].form == "," for i in sentence if i > at) or syntax[at].conditional > 0.4
    )


def _without(syntax: Syntax, at: int) -> bool:
    """'without disarming, …' or 'Without weapons, no return': beside a negative or modal main."""
    head = syntax[at].head
    if head < 0:
        return False
    main = syntax[head].head
    sentence = syntax.sentence_of(at)
    opens = at == sentence[0] or syntax[at - 1].form in "\"“,"
    if opens and any(syntax[i].form == "," for i in sentence if i > at):
        return any(
            syntax[i].low in ("no", "not", "would", "will", "cannot", "can", "could", "never") or syntax[i].low in _NEGATIONS
            for i in sentence if i > at
        )
    return main >= 0 and syntax[head].xpos == "VBG" and _negative(syntax, main)


_TESTS = {
    "if": _if, "unless": lambda s, i: True, "until": _until, "once": _once, "before": _before,
    "provided": lambda s, i: _has_clause(s, i) and (_after(s, i) == "that" or s[i].rel == "mark" or s[i].conditional > 0.3),
    "providing": lambda s, i: s[i].conditional > 0.4, "assuming": lambda s, i: _has_clause(s, i) and s[i].conditional > 0.2,
    "should": _inverted, "were": _inverted, "had": _inverted, "without": _without,
}  # fmt: skip


def _condition(syntax: Syntax, cast: Cast, opening: Opening, name: str) -> Condition | None:
    clause = _clause(syntax, opening)
    if not clause:
        return None
    subject = _subject(syntax, clause)
    nominal = opening.connective in ("in return for", "in exchange for", "without")
    negated = not nominal and opening.connective not in ("unless", "until", "before") and any(
        syntax[i].low in _NEGATIONS or syntax[i].lemma == "not" for i in clause
    )
    score = max(syntax[opening.first].conditional, 0.9 if opening.connective in _SURE else 0.6)
    return Condition(
        id=name,
        connective=opening.connective,
        spans=syntax.spans(clause),
        negated=negated,
        actor=cast.at(subject) if subject is not None else None,
        consequent=_consequent(syntax, opening, clause),
        score=round(score, 4),
        reason=f"connective '{opening.connective}'",
    )


def _clause(syntax: Syntax, opening: Opening) -> list[int]:
    """The antecedent's tokens: to the next unit, comma or bracket that closes the clause."""
    first = opening.last + 1
    if first >= len(syntax) or syntax[first].sentence != syntax[opening.first].sentence:
        return []
    sentence = syntax.sentence_of(first)
    tree = set(_tree(syntax, opening))
    verb = False
    end = first
    for i in range(first, sentence[-1] + 1):
        token = syntax[i]
        if i > first + 1 and verb and token.unit:
            break
        if i > first and not verb and token.form == "," and i - first <= 3:
            break
        if verb and i > first and token.form in ",;:—–)" and _closes(syntax, i, tree):
            break
        if i > first and token.low in ("then",) and verb:
            break
        if i > first and _opening_word(syntax, i) and verb:
            break
        verb = verb or token.upos in ("VERB", "AUX") or opening.connective.endswith("for") or opening.connective == "without"
        end = i
    clause = list(range(first, end + 1))
    while clause and (syntax[clause[-1]].upos in ("PUNCT", "CCONJ") or syntax[clause[-1]].form in "\"“”'’"):
        clause.pop()
    return clause


def _opening_word(syntax: Syntax, i: int) -> bool:
    return syntax[i].low in ("if", "unless") and syntax[i].rel == "mark"


def _closes(syntax: Syntax, at: int, tree: set[int]) -> bool:
    """Whether what follows a comma is outside the antecedent's own clause."""
    rest = [i for i in range(at + 1, min(len(syntax), at + 4)) if syntax[i].sentence == syntax[at].sentence]
    return not rest or sum(i in tree for i in rest) * 2 < len(rest)


def _tree(syntax: Syntax, opening: Opening) -> list[int]:
    """All that hangs on the head of the connective's clause."""
    head = syntax[opening.first].head if opening.connective not in ("should", "were", "had") else syntax[opening.first].head
    if head < 0:
        return list(range(opening.first, syntax.sentence_of(opening.first)[-1] + 1))
    while syntax[head].upos == "ADV" and syntax[head].head >= 0:
        head = syntax[head].head
    leave = frozenset({"parataxis"})
    return syntax.subtree(head, leave) if head > opening.first else []


def _subject(syntax: Syntax, clause: list[int]) -> int | None:
    """The subject whose deed it is; nobody's where the clause is passive without an agent."""
    inside = set(clause)
    for i in clause:
        if syntax[i].rel == "nsubj:pass":
            verb = syntax[i].head
            agents = [c for c in syntax.below(verb, "obl:agent") if c in inside] if verb >= 0 else []
            return agents[0] if agents else None
        if syntax[i].base == "nsubj":
            return i
    return clause[0] if syntax[clause[0]].upos in ("PRON", "PROPN") else None


def _negative(syntax: Syntax, verb: int) -> bool:
    near = {verb, *syntax.children[verb]}
    near |= {c for i in syntax.children[verb] for c in syntax.children[i] if syntax[i].base in ("nsubj", "obj")}
    return any(syntax[i].low in _NEGATIONS or syntax[i].lemma in ("not", "refuse", "reject") for i in near)


def _consequent(syntax: Syntax, opening: Opening, clause: list[int]) -> Passage | None:
    """The main clause: the sentence's words around the conditional, on the side where there are more."""
    sentence = syntax.sentence_of(opening.first)
    head = next((a for a in syntax.ancestors(clause[0]) if a < opening.first or a > clause[-1]), None)
    if head is None:
        return None
    leave = frozenset({"parataxis", "punct"})
    own = [i for i in syntax.subtree(head, leave) if not opening.first <= i <= clause[-1] and i in sentence]
    left, right = [i for i in own if i < opening.first], [i for i in own if i > clause[-1]]
    side = left if head < opening.first else right
    while side and syntax[side[-1]].upos == "PUNCT":
        side.pop()
    return Passage(spans=syntax.spans(side), score=0.7) if side else None


