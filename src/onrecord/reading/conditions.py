"""Conditionals: antecedent, polarity, main clause, and whose deed the antecedent is.

An antecedent runs from its connective to where its clause ends: where the next elementary
discourse unit opens (learned from GUM), the tree leaves the clause, or the speaker is named.
"""

from onrecord.model import Attribution, Condition, Passage
from onrecord.reading.acts import load_list
from onrecord.reading.connectives import NEGATIONS, QUOTES, Opening, find_openings, has_clause
from onrecord.reading.findings import Cast
from onrecord.reading.syntax import Syntax
from onrecord.reading.whose import actor_of, agent_of

_OWN_NEGATION = frozenset({"unless", "unless and until", "until", "till", "before", "without"})
_HARD = frozenset({";", ":", "—", "–", "--", "?", "!", "(", ")", "…"})
_INSIDE = frozenset({"xcomp", "acl", "acl:relcl"})
_PREDICATES = frozenset({"VERB", "AUX"})
_JOINING = frozenset({"and", "or", "that", "which", "who", "where", "whose", "as"})


def find_conditions(
    syntax: Syntax, cast: Cast, attributions: tuple[Attribution, ...]
) -> tuple[Condition, ...]:
    """Every conditional in the text, c1, c2, … in order; 'if she is to be believed' is a cue."""
    cues = {next(iter(syntax.within(a.cue.spans[0])), -1) for a in attributions if a.cue.spans}
    openings = [o for o in find_openings(syntax) if o.at not in cues]
    starts = {o.at for o in openings}
    clauses = [(o, clause) for o in openings if (clause := _antecedent(syntax, o, starts))]
    taken = {i for o, clause in clauses for i in (*range(o.at, o.start), *clause)}
    return tuple(
        _condition(syntax, cast, o, clause, taken, f"c{n}")
        for n, (o, clause) in enumerate(clauses, 1)
    )


def _condition(
    syntax: Syntax, cast: Cast, o: Opening, clause: list[int], taken: set[int], name: str
) -> Condition:
    rating = max(syntax[i].conditional for i in range(o.at, o.start))
    main = _consequent(syntax, o, clause, taken)
    return Condition(
        id=name,
        connective=o.connective,
        spans=syntax.spans(clause),
        negated=o.frame != "phrase"
        and o.connective not in _OWN_NEGATION
        and _negated(syntax, clause),
        actor=_actor(syntax, cast, o, clause),
        consequent=Passage(spans=syntax.spans(main), score=0.7) if main else None,
        score=round(max(rating, 0.5 if o.connective == "if" else 0.8), 4),
        reason=f"connective '{o.connective}'",
    )


def _antecedent(syntax: Syntax, o: Opening, starts: set[int]) -> list[int]:
    """The antecedent's tokens."""
    sentence = syntax.sentence_of(o.at)
    tree = _tree(syntax, o)
    verbless = o.frame != "phrase" and not has_clause(syntax, o.start) and o.frame != "inversion"
    verb = o.frame == "phrase" or verbless
    end = o.start
    for i in range(o.start, sentence[-1] + 1):
        if i > o.start and (
            syntax[i].form in _HARD
            or i in starts
            or (verb and _ends(syntax, i, o, tree))
            or (
                syntax[i].form == ","
                and (verbless or (i > o.start + 2 and _speech_tail(syntax, i)))
            )
        ):
            break
        verb = verb or syntax[i].upos in _PREDICATES
        end = i
    clause = list(range(o.start, end + 1))
    while clause and (
        syntax[clause[-1]].upos in ("PUNCT", "CCONJ") or syntax[clause[-1]].low in ("only", "but")
    ):
        clause.pop()
    while clause and syntax[clause[0]].upos == "PUNCT":
        clause.pop(0)
    return clause


def _ends(syntax: Syntax, i: int, o: Opening, tree: frozenset[int]) -> bool:
    """Whether the antecedent has ended before token `i`."""
    token = syntax[i]
    if token.form in QUOTES and syntax[i - 1].upos == "PUNCT":
        return True
    if token.unit and i > o.start + 1 and not _continues(syntax, i, tree):
        return True
    ahead = [k for k in range(i, min(i + 3, len(syntax))) if syntax[k].sentence == token.sentence]
    outside = sum(k not in tree for k in ahead)
    fronted = _leads(syntax, o)
    if token.form == ",":
        if _speech_tail(syntax, i) or not tree or 2 * outside > len(ahead):
            return True
        return fronted and has_clause(syntax, i + 1) and syntax[i + 1].low not in _JOINING
    return fronted and bool(tree) and outside == len(ahead) and has_clause(syntax, i)


def _leads(syntax: Syntax, o: Opening) -> bool:
    """Whether the conditional stands before its main clause."""
    if o.at == syntax.sentence_of(o.at)[0]:
        return True
    before = syntax[o.at - 1]
    return before.form in QUOTES | _HARD | {","} or before.upos in ("CCONJ", "ADV", "INTJ")


def _continues(syntax: Syntax, i: int, tree: frozenset[int]) -> bool:
    """A unit that completes the clause: 'allowed the charity | to visit', 'the men | it held'."""
    head = i
    while syntax[head].head in tree and syntax[head].head > i:
        head = syntax[head].head
    return i in tree and syntax[head].rel in _INSIDE and syntax[i - 1].form != ","


def _speech_tail(syntax: Syntax, comma: int) -> bool:
    """', the daily reported on Tuesday', ', according to …': the teller's words come after."""
    for i in range(comma + 1, min(comma + 12, len(syntax))):
        token = syntax[i]
        if token.sentence != syntax[comma].sentence:
            return False
        if token.lemma in load_list("say") and token.upos in ("VERB", "ADP"):
            return True
        if (token.upos in _PREDICATES and token.xpos != "VBG") or token.low in (
            "and",
            "or",
            "that",
        ):
            return False
    return False


def _tree(syntax: Syntax, o: Opening) -> frozenset[int]:
    """All that hangs on the head of the antecedent's clause."""
    head = syntax[o.start - 1].head
    if o.connective in ("in case of", "in the event of", "in return for", "in exchange for"):
        head = next(
            (
                i
                for i in range(o.start, min(o.start + 8, len(syntax)))
                if syntax[i].upos in ("NOUN", "PROPN")
            ),
            head,
        )
    while 0 <= head < o.start:
        head = syntax[head].head
    if head < 0:
        return frozenset()
    tree = syntax.subtree(head, frozenset({"parataxis"}))
    return frozenset(i for i in tree if i >= o.start)


def _negated(syntax: Syntax, clause: list[int]) -> bool:
    """A 'not' or 'no' before the verb or right after it."""
    verb = next((i for i in clause if syntax[i].upos == "VERB"), clause[-1])
    return any(syntax[i].low in NEGATIONS for i in clause if i <= verb + 1)


def _actor(syntax: Syntax, cast: Cast, o: Opening, clause: list[int]) -> str | None:
    """Whose deed the antecedent is: its subject; the agent where it is passive; else nobody."""
    verb = next((i for i in clause if syntax[i].upos == "VERB"), None)
    if verb is not None and _passive(syntax, clause, verb):
        return agent_of(syntax, cast, clause, verb)
    subject = next((i for i in clause if syntax[i].base == "nsubj" and i != clause[-1]), None)
    stop = verb if verb is not None else clause[-1]
    if (opener := _opening_name(syntax, cast, clause, subject)) is not None:
        return opener
    if verb is None or subject is None or subject > verb:
        names = [i for i in clause if i < stop and cast.at(i) is not None]
        subject = names[0] if names else None
    return actor_of(syntax, cast, subject) if subject is not None else None


def _opening_name(syntax: Syntax, cast: Cast, clause: list[int], subject: int | None) -> str | None:
    """The name that opens the clause, where the tree has lost its verb: 'Ostrane frees …'."""
    first = {clause[0], clause[0] + 1} if syntax[clause[0]].upos == "DET" else {clause[0]}
    name = next((m for m in cast.mentions if m.first in first and m.kind == "name"), None)
    after = name.last + 1 if name is not None else len(syntax)
    if name is None or after not in clause or syntax[after].low in ("'s", "’s", "'", "’"):
        return None
    if subject is not None and subject <= after:
        return None  # the tree has a subject of its own there: 'Ostrane troops'
    return name.actor


def _passive(syntax: Syntax, clause: list[int], verb: int) -> bool:
    """'was returned', 'has been repaired'."""
    before = [i for i in clause if i < verb and syntax[i].upos == "AUX"]
    return (
        bool(before)
        and syntax[before[-1]].lemma in ("be", "get")
        and syntax[verb].xpos in ("VBN", "VBD")
    )


def _consequent(syntax: Syntax, o: Opening, clause: list[int], taken: set[int]) -> list[int]:
    """The main clause: the words before the conditional, or those after it where it leads."""
    sentence = syntax.sentence_of(o.at)
    before: list[int] = []
    for i in range(o.at - 1, sentence[0] - 1, -1):
        if syntax[i].form in _HARD | QUOTES or (
            syntax[i].low == "that" and syntax[i].rel == "mark"
        ):
            break
        before.insert(0, i)
    after = [i for i in sentence if i > clause[-1]]
    main = before if any(syntax[i].upos in _PREDICATES | {"NOUN"} for i in before) else after
    return _without_teller(syntax, [i for i in main if i not in taken])


def _without_teller(syntax: Syntax, main: list[int]) -> list[int]:
    """Without ', Oddly said,' and without stray signs at the ends."""
    parts: list[list[int]] = [[]]
    for i in main:
        if syntax[i].form == "," or syntax[i].form in QUOTES:
            parts.append([])
        parts[-1].append(i)
    kept = [_told(syntax, p) for p in parts]
    out = [i for p in kept for i in p]
    while out and (syntax[out[-1]].upos in ("PUNCT", "CCONJ")):
        out.pop()
    while out and syntax[out[0]].upos == "PUNCT":
        out.pop(0)
    return out


def _told(syntax: Syntax, part: list[int]) -> list[int]:
    """A part between commas; of a teller's, only the clause that its verb of saying tells."""
    says = next(
        (
            k
            for k, i in enumerate(part)
            if syntax[i].lemma in load_list("say") and syntax[i].xpos in ("VBD", "VBZ", "VBG")
        ),
        None,
    )
    if says is None or len(part) > 9:
        return part
    after = part[says + 1 :]
    return after if any(syntax[i].xpos in ("VBD", "VBZ", "VBP", "MD") for i in after) else []
