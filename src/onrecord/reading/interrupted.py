"""Words between a verb and what it performs: 'had undertaken, in a letter, to pardon all'."""

from onrecord.reading.clauses import Clauses
from onrecord.reading.wordlists import load_words

_LONG_ASIDE = 12


def past_time(clauses: Clauses, verb: int) -> int:
    """The last token of words of time after a verb: 'ruled out | on Wednesday | any release'."""
    syntax, at = clauses.syntax, verb
    while at + 2 < len(syntax):
        token, after = syntax[at + 1], syntax[at + 2]
        on = token.upos == "ADP" and (after.low in load_words("calendar") or after.entity == "time")
        if not on and token.low not in load_words("calendar"):
            break
        at += 1
    return at


def aside(clauses: Clauses, verb: int, to: int) -> bool:
    """Commas hold what stands there: 'had undertaken | , in a letter to her office, | to pardon all'."""
    syntax = clauses.syntax
    between = [syntax[i].form for i in range(verb + 1, to)]
    opens = len(between) > 2 and between[0] == between[-1] == ","
    return opens and "," not in between[1:-1] and syntax[to].low == "to"


def past_aside(clauses: Clauses, verb: int) -> int | None:
    """'was offering | , she told them, | to withdraw': the infinitive after who tells it."""
    syntax = clauses.syntax
    stop = min(verb + _LONG_ASIDE, syntax.sentence_of(verb).stop - 2)
    if verb + 1 >= stop or syntax[verb + 1].form != ",":
        return None
    closes = next((i for i in range(verb + 2, stop) if syntax[i].form == ","), None)
    if closes is None or syntax[closes + 1].low != "to" or syntax[closes + 2].xpos != "VB":
        return None
    return closes + 2


def timed(clauses: Clauses, start: int, to: int) -> bool:
    """Nothing but words of time stands there: 'pledged | in September | to set up a camp'."""
    syntax = clauses.syntax
    between = [syntax[i] for i in range(start, to)]
    return (
        bool(between)
        and syntax[to].low == "to"
        and all(t.upos in ("ADP", "NUM", "DET", "ADJ", "ADV") or t.entity == "time"
                or t.low in load_words("calendar") for t in between)
        and any(t.upos in ("NOUN", "PROPN", "ADV", "NUM") for t in between)
    )  # fmt: skip
