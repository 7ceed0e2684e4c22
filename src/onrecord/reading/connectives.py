"""Where conditionals open: the connectives (`data/acts/connectives.tsv`) and when they count.

'if' may mean 'whether', 'once' may count, 'had' may be a plain past: each line of the table names
the test that its connective must pass.
"""

from functools import lru_cache
from typing import NamedTuple

from onrecord.reading.acts import load_acts, load_list, load_rows
from onrecord.reading.syntax import Syntax

NEGATIONS = frozenset(
    {"not", "n't", "n’t", "never", "no", "nobody", "nothing", "none", "neither", "nor", "cannot"}
)
QUOTES = frozenset({'"', "“", "”", "``", "''"})
LIKELY = 0.5
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_REFUSING = frozenset({"refuse", "reject", "decline", "rule", "forbid", "ban", "bar", "prohibit"})
_OPEN = frozenset(
    {"will", "would", "wo", "'ll", "’ll", "shall", "can", "could", "may", "might", "must", "should"}
)
_LIKENESS = frozenset({"as", "what", "than"})
_SUBJECTS = frozenset({"it", "he", "she", "they", "we", "i"})
_SURE = frozenset({"if", "unless"})
_SAME = {"till": "until"}
_BARE = frozenset({"any", "ever", "anything", ".", "?"})


class Opening(NamedTuple):
    """A connective at tokens `at` to `start` (exclusive); its antecedent begins at `start`."""

    at: int
    start: int
    connective: str
    frame: str


@lru_cache
def _table() -> dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """First word -> the connectives that begin with it, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for words, frame, test in load_rows("connectives"):
        split = tuple(words.split())
        table.setdefault(split[0], []).append((split, frame, test))
    return {k: tuple(sorted(v, key=lambda row: -len(row[0]))) for k, v in table.items()}


@lru_cache(maxsize=1)
def find_openings(syntax: Syntax) -> tuple[Opening, ...]:
    """Every place where a conditional opens, from left to right."""
    found: list[Opening] = []
    table, past = _table(), 0
    for at, token in enumerate(syntax.tokens):
        if at < past:
            continue
        for words, frame, test in table.get(token.low, ()):
            if tuple(t.low for t in syntax.tokens[at : at + len(words)]) == words:
                past = at + len(words)
                opening = Opening(at, past, _SAME.get(words[0], " ".join(words)), frame)
                if _counts(syntax, opening, test):
                    found.append(opening)
                break
    return tuple(found)


def _counts(syntax: Syntax, o: Opening, test: str) -> bool:
    if o.start >= len(syntax) or syntax[o.start].sentence != syntax[o.at].sentence:
        return False
    if o.frame == "inversion":
        return _inverted(syntax, o)
    if o.frame == "clause" and o.connective not in _SURE and not has_clause(syntax, o.start):
        # 'until Friday' is a time; 'not until the release of the men' is a condition
        return o.connective == "until" and _deed(syntax, o) and _negative(syntax, o)
    if test == "asked":
        return _conditional_if(syntax, o)
    if test == "rated":
        return _rating(syntax, o) >= LIKELY
    if test == "marked":
        opens = syntax[o.start].low in _SUBJECTS or _hangs_on_modal(syntax, o)
        told = opens and has_clause(syntax, o.start)
        return syntax[o.at].rel == "mark" or told or _rating(syntax, o) >= LIKELY
    if test == "negative":
        return _negative(syntax, o)
    if test == "open":
        main = main_words(syntax, o)
        promised = any(syntax[i].lemma in load_acts("verbs") for i in main)
        return _rating(syntax, o) >= LIKELY or promised or _in(syntax, main, _OPEN | NEGATIONS)
    if test == "bound":
        return _binds(syntax, o)
    return True


def _hangs_on_modal(syntax: Syntax, o: Opening) -> bool:
    """'will let it flow all summer provided somebody pays': 'provided' is no verb there."""
    before = range(syntax.sentence_of(o.at).start, o.at)
    verbal = o.at > 0 and syntax[o.at - 1].upos in ("AUX", "CCONJ", "PRON", "DET")
    noun = syntax[o.start].upos in ("DET", "PRON", "NOUN", "PROPN", "NUM")
    return noun and not verbal and any(syntax[i].xpos == "MD" for i in before)


def _rating(syntax: Syntax, o: Opening) -> float:
    """How sure the model is that a conditional opens here."""
    return max(t.conditional for t in syntax.tokens[o.at : o.start])


def _conditional_if(syntax: Syntax, o: Opening) -> bool:
    """Not 'whether' ('asked if'), not 'as if', not a mere 'if any' or 'a good if slow …'."""
    token, after = syntax[o.at], syntax[o.start]
    before = syntax[o.at - 1].low if o.at and syntax[o.at - 1].sentence == token.sentence else ""
    rating = _rating(syntax, o)
    if before in _LIKENESS or after.low in _BARE or (after.low == "not" and rating < LIKELY):
        return False
    if before == "even" and rating < LIKELY:
        return False
    if not has_clause(syntax, o.start):
        return rating >= LIKELY
    asked = any(
        syntax[k].lemma in load_list("whether")
        and not any(syntax[j].upos == "PUNCT" for j in range(k, o.at))
        for k in range(max(0, o.at - 3), o.at)
        if syntax[k].sentence == token.sentence
    )
    clause = token.head
    parted = any(syntax[i].low == "that" for i in range(max(0, syntax[clause].head), o.at))
    object_clause = (
        clause > o.at
        and syntax[clause].base == "ccomp"
        and before not in (",", '"', "“")
        and not parted  # 'told them that it would open if …': told is what 'that' opens
    )
    return rating >= LIKELY or not (asked or object_clause)


def has_clause(syntax: Syntax, start: int) -> bool:
    """A subject and a finite verb follow before the sentence, a quotation or the clause ends."""
    subject = False
    for i in range(start, min(len(syntax), start + 18)):
        token = syntax[i]
        if token.sentence != syntax[start].sentence or (token.form in QUOTES and i > start):
            return False
        finite = token.xpos in _FINITE or (token.upos == "AUX" and token.xpos != "VBG")
        owned = token.upos == "VERB" and any(c >= start for c in syntax.below(i, "nsubj"))
        if finite or owned:  # tags mistake 'the league hands over' for a noun
            return subject
        another = i > start and token.low in _SURE  # 'until 2042 if the deal holds'
        if token.form in (";", ":") or another or (token.form == "," and not subject):
            return False
        subject = subject or token.upos in ("NOUN", "PROPN", "PRON", "NUM", "DET")
    return False


def _inverted(syntax: Syntax, o: Opening) -> bool:
    """'Should the detainees walk out, …', '… had that been done': auxiliary, subject, bare verb."""
    sentence = syntax.sentence_of(o.at)
    before = syntax[o.at - 1] if o.at > sentence[0] else None
    opens = before is None or before.upos in ("PUNCT", "CCONJ", "SCONJ", "VERB", "NOUN", "PRON")
    fronted = before is None or before.upos in ("PUNCT", "CCONJ", "SCONJ")
    wanted = {"should": ("VB",), "were": ("VB", "VBN", "TO"), "had": ("VBN",)}[o.connective]
    if not opens or any(syntax[i].form == "?" for i in sentence if i > o.at):
        return False
    # 'would sue should the strike go ahead': a subject after the auxiliary, and a modal before it
    hangs = (
        o.connective == "should"
        and any(syntax[i].xpos == "MD" for i in sentence if i < o.at)
        and syntax[o.start].upos in ("DET", "PROPN")
    )
    sure = syntax[o.start].upos == "PRON" and _rating(syntax, o) >= LIKELY
    if not (fronted or sure or hangs):
        return False
    subject = False
    for i in range(o.start, min(o.start + 10, sentence[-1] + 1)):
        if syntax[i].upos in ("VERB", "AUX", "PART"):
            return subject and (
                syntax[i].xpos in wanted or (o.connective == "had" and syntax[i].xpos == "VBD")
            )
        if syntax[i].upos == "PUNCT":
            return False
        subject = subject or syntax[i].upos in ("NOUN", "PROPN", "PRON")
    return False


def _negative(syntax: Syntax, o: Opening) -> bool:
    main = main_words(syntax, o)
    return _in(syntax, main, NEGATIONS) or any(syntax[i].lemma in _REFUSING for i in main)


def _deed(syntax: Syntax, o: Opening) -> bool:
    """A noun phrase of a deed: 'the release of the men'."""
    words = range(o.start, min(o.start + 6, len(syntax)))
    noun = next((i for i in words if syntax[i].upos == "NOUN"), None)
    if noun is None or noun + 1 >= len(syntax):
        return False
    named = syntax[noun].entity == "event" and syntax[o.start].low == "the"  # 'until the handover'
    told = syntax[noun].entity in ("event", "abstract") and syntax[noun + 1].low in ("of", "by")
    return named or told


def _binds(syntax: Syntax, o: Opening) -> bool:
    """'No return without weapons': fronted before a modal or a 'no'; else beside a negative."""
    sentence = syntax.sentence_of(o.at)
    if any(syntax[i].lemma == "leave" for i in range(max(sentence[0], o.at - 4), o.at)):
        return False  # 'would leave no ward without a nurse': how things are left
    if o.at == sentence[0] or syntax[o.at - 1].form in QUOTES | {":", ";"}:
        comma = next((i for i in sentence if i > o.at and syntax[i].form == ","), None)
        return comma is not None and _in(syntax, range(comma, sentence[-1] + 1), _OPEN | NEGATIONS)
    return _negative(syntax, o)


def main_words(syntax: Syntax, o: Opening) -> range:
    """The words of the main clause: those before the connective, or after it where it leads."""
    sentence = syntax.sentence_of(o.at)
    first = o.at
    while first > sentence[0] and syntax[first - 1].form not in (";", ":", "“", "—", "–"):
        first -= 1
    if any(syntax[i].upos in ("VERB", "AUX", "NOUN") for i in range(first, o.at)):
        return range(first, o.at)
    return range(o.start, sentence[-1] + 1)


def _in(syntax: Syntax, words: range, wanted: frozenset[str]) -> bool:
    return any(syntax[i].low in wanted for i in words)
