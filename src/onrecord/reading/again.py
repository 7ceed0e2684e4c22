"""'…, she explained, and the same pledge was repeated in a note': told once more, and by another way."""

from dataclasses import replace

from onrecord.reading.acts import load_list
from onrecord.reading.agency import agent
from onrecord.reading.findings import Quote
from onrecord.reading.quoted import tokens_of
from onrecord.reading.syntax import Syntax
from onrecord.reading.verbs import FINITE

WHY = "told once more by the same teller"
_REPEATED = frozenset({"repeat", "reiterate", "restate", "renew", "reaffirm"})
_MOVED = frozenset(
    {"give", "make", "send", "put", "hand", "set", "read", "come", "go", "follow", "arrive",
     "reach", "lie", "lay", "sit", "leave", "pass", "convey", "deliver", "have", "find", "get",
     "bring", "address", "type", "fax", "cable", "wire", "write", "say", "push", "slip", "drop"}
)  # fmt: skip
_CARRIES = frozenset(
    {"copy", "letter", "note", "cable", "telegram", "memo", "memorandum", "message", "fax"}
)
_PARTS = frozenset({"and", ";", ":", "but", "that"})
_FEWEST = 4
_NEAR = 400  # letters


def told_once_more(syntax: Syntax, quotes: list[Quote]) -> list[Quote]:
    """The quotes and, as further ones of the same teller, clauses that tell the same thing again."""
    out = list(quotes)
    for noun, token in enumerate(syntax.tokens):
        if token.upos == "NOUN" and (token.lemma in load_list("retold") or token.lemma == "effect"):
            verb = _verb(syntax, noun)
            if verb is None or not _again(syntax, noun, verb):
                continue
            clause = _clause(syntax, noun, verb)
            of = _teller(syntax, out, clause, noun)
            if of is not None:
                _part(syntax, out, of, clause, (_carrier(syntax, noun), verb))
    return out


def _carrier(syntax: Syntax, noun: int) -> int:
    """The letter or copy that holds it, or the noun itself."""
    head = syntax[noun].head
    return head if head >= 0 and syntax[head].lemma in _CARRIES else noun


def _clause(syntax: Syntax, noun: int, verb: int) -> range:
    """The clause in which what was told is told again."""
    sentence = syntax.sentence_of(noun)
    first = min(noun, verb)
    start = next(
        (i + 1 for i in range(first - 1, sentence.start, -1) if syntax[i].low in _PARTS and _stands(syntax, i)),
        sentence.start,
    )  # fmt: skip
    last = max(noun, verb)
    stop = next(
        (i for i in range(last, sentence.stop) if syntax[i].form in (".", ",", ";")), sentence.stop
    )
    return range(start, stop)


def _stands(syntax: Syntax, i: int) -> bool:
    """A sign or a word that parts two clauses: 'and' after a comma, or before 'that'."""
    if syntax[i].low in (";", ":"):
        return True
    around = (syntax[i - 1].form, syntax[i + 1].low)
    return around[0] == "," or "that" in around or "and" in around


def _verb(syntax: Syntax, noun: int) -> int | None:
    """The finite verb of which the noun, or the letter that holds it, is subject or object."""
    at = noun
    for _ in range(2):
        head = syntax[at].head
        if head < 0:
            return None
        if syntax[head].upos == "VERB" and syntax[at].base in ("nsubj", "obj"):
            told = syntax[head].xpos in FINITE or syntax.below(head, "aux")
            return head if told else None
        if syntax[head].lemma not in _CARRIES:
            return None
        at = head
    return None


def _again(syntax: Syntax, noun: int, verb: int) -> bool:
    """'the same pledge was sent', 'the pledge was repeated', 'a copy of that pledge came'."""
    before = {syntax[i].low for i in range(max(0, noun - 3), noun)}
    modal = any(syntax[c].xpos == "MD" for c in syntax.below(verb, "aux"))
    doer = agent(syntax, verb)
    another = doer is not None and (syntax[doer].upos == "PROPN" or syntax[doer].entity == "person")
    if modal or another or syntax[verb].lemma not in _MOVED | _REPEATED:
        return False  # 'the same demand was made by the union' is not the first one's telling
    carried = _carrier(syntax, noun) != noun
    return bool(before & {"same", "identical"}) or (
        bool(before & {"the", "that", "this"}) and (carried or syntax[verb].lemma in _REPEATED)
    )


def _teller(syntax: Syntax, quotes: list[Quote], clause: range, noun: int) -> int | None:
    """The quote that holds the clause and more, or that it goes on with, just before it."""
    around = [n for n, q in enumerate(quotes) if noun in tokens_of(syntax, q.content)]
    inside = set(clause)
    if any(len(set(tokens_of(syntax, quotes[n].content)) - inside) < _FEWEST for n in around):
        return None  # one tells this alone
    paragraph = syntax[noun].paragraph
    before = [
        (q.cue[-1][1], n)
        for n, q in enumerate(quotes)
        if q.within is None
        and q.cue
        and q.source
        and (n in around or not around)
        and abs(syntax[clause.start].start - q.cue[-1][1]) < _NEAR
        and syntax[syntax.within(q.cue[0])[0]].paragraph == paragraph
        and q.cue[0][0] < syntax[clause.stop - 1].end
    ]
    return max(before)[1] if before else None


def _part(
    syntax: Syntax, quotes: list[Quote], of: int, clause: range, tie: tuple[int, int]
) -> None:
    """Cut the clause out of what the quote tells; a quote of its own tells its noun. Unless it is all."""
    inside = set(clause)
    teller = quotes[of]
    told = tokens_of(syntax, teller.content)
    rest = [i for i in told if i not in inside]
    while rest and (syntax[rest[-1]].upos in ("PUNCT", "CCONJ") or syntax[rest[-1]].low == "that"):
        rest.pop()
    noun, verb = tie
    helps = next((i for i in range(noun + 1, verb) if syntax[i].upos == "AUX"), verb)
    before = noun < verb
    told_again = [
        i for i in syntax.subtree(noun) if i in inside and (i < helps if before else i > verb)
    ]
    own = [i for i in tokens_of(syntax, (*teller.cue, *teller.source)) if i in inside]
    if len(rest) < _FEWEST or own:
        return
    quotes[of] = replace(teller, content=syntax.spans(rest))
    quotes.append(
        replace(teller, cue=syntax.spans([verb]), content=syntax.spans(told_again), reason=WHY)
    )
