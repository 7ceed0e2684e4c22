"""Where a capital says nothing of a name: a sentence opens, a dateline, a story that begins shouting."""

from collections.abc import Sequence
from itertools import pairwise

from onrecord.reading.lemmas import common
from onrecord.reading.syntax import Syntax

_SHOUTED = 4
_OPENERS = frozenset("\"“‘«(:—–-•*['")


def opens(syntax: Syntax, at: int) -> bool:
    """Whether a capital is due here anyway: a sentence, a quotation or a bracket opens."""
    if at == 0:
        return True
    before, token = syntax[at - 1], syntax[at]
    if before.sentence != token.sentence or before.paragraph != token.paragraph:
        return True
    return (
        before.form in _OPENERS
        and before.start < before.end
        and (before.form not in "-–" or before.end < token.start)
    )


def in_dateline(syntax: Syntax, at: int) -> bool:
    """In the words before the dash that opens a report: 'PORT SAVELLE, 9 March (X) - …'."""
    first = at
    while first > 0 and syntax[first - 1].paragraph == syntax[at].paragraph:
        first -= 1
        if at - first > 4 or syntax[first].form in "—–-":
            return False
    if not syntax[first].form.isupper():
        return False
    ahead = range(at + 1, min(len(syntax), at + 14))
    return any(syntax[i].form in ("—", "–", "-", "--") for i in ahead
               if syntax[i].paragraph == syntax[at].paragraph
               and syntax[i].start > syntax[i - 1].end)  # fmt: skip


def shouted(form: str, after: str) -> bool:
    """'CHEEKY' before 'Maldane', where a story opens in capitals: a common word, no acronym."""
    loud = len(form) >= _SHOUTED and form.isupper() and common(form.lower())
    return loud and after[:1].isupper() and not after.isupper()


def shouted_tail(syntax: Syntax, forms: Sequence[str], at: int) -> bool:
    """'FISTED' of 'TIGHT-FISTED Tharvia', where a story opens in capitals; `forms` as names read."""
    return (
        1 < at < len(syntax) - 1
        and forms[at - 1] == "-"
        and forms[at - 2].isupper()
        and forms[at].isupper()
        and not forms[at + 1].isupper()
        and opens(syntax, at - 2)
    )


def surnames(syntax: Syntax) -> set[str]:
    """The words that end a person's name of two: 'Tass', in 'Joren Tass'."""
    return {
        t.form
        for before, t in pairwise(syntax.tokens)
        if before.upos == t.upos == "PROPN"
        and before.entity == "person"
        and t.base == "flat"
        and before.sentence == t.sentence
        and not t.form.isupper()
    }
