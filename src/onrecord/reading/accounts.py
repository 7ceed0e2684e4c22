"""'In the Courier's account the navy would leave': a teller whose account it is."""

from onrecord.reading.findings import Quote
from onrecord.reading.fitting import all_fitted
from onrecord.reading.syntax import Syntax
from onrecord.reading.tellers import named_teller
from onrecord.reading.verbs import FINITE
from onrecord.reading.wordlists import load_words

_BEFORE = frozenset({"in", "by"})
_FAR = 10
_FEWEST = 3
_SUBJECT = frozenset({"DET", "PRON", "PROPN", "NOUN", "NUM", "ADJ"})


def accounts(syntax: Syntax, quotes: list[Quote]) -> list[Quote]:
    """The quotes and those of accounts that the reader missed, with the sentence as content."""
    nouns = (n for n, token in enumerate(syntax.tokens) if token.low in load_words("accounts"))
    return all_fitted(syntax, quotes, (_account(syntax, noun) for noun in nouns))


def _account(syntax: Syntax, noun: int) -> Quote | None:
    """Whose account it is, and what stands around 'in X's account' in the sentence."""
    sentence = syntax.sentence_of(noun)
    first = next((i for i in range(noun - 1, max(sentence.start - 1, noun - _FAR), -1)
                  if syntax[i].low in _BEFORE), None)  # fmt: skip
    owner = _owner(syntax, range(first + 1, noun)) if first is not None else None
    end = _own_end(syntax, noun, sentence.stop) if owner is not None else None
    if first == noun - 2 and syntax[noun - 1].low == "the":
        owner, end = _of_owner(syntax, noun, sentence.stop)
    if first is None or owner is None:
        return None
    opens = first == sentence.start
    if end is None or not (opens or syntax[first - 1].form == ","):
        return None
    closed = syntax[end].form in (",", ".")
    if not closed and not (opens and syntax[end].upos in _SUBJECT):
        return None
    content = [*range(sentence.start, max(first - 1, sentence.start)),
               *range(end + closed, sentence.stop)]  # fmt: skip
    while content and syntax[content[-1]].upos == "PUNCT":
        content.pop()
    clause = any(syntax[i].xpos in FINITE for i in content)
    if len(content) < _FEWEST or not clause or syntax[content[0]].xpos in ("WDT", "WP"):
        return None
    return Quote(
        syntax.spans(list(owner)), syntax.spans([first, noun]), syntax.spans(content),
        None, 0.6, 0.7, 0.6, "an account and whose it is",
    )  # fmt: skip


def _owner(syntax: Syntax, between: range) -> range | None:
    """'the Courier's', 'his own': who owns the account."""
    stop = between.stop
    while stop > between.start and syntax[stop - 1].upos == "ADJ":
        stop -= 1
    owner = range(between.start, stop)
    owned = len(owner) > 1 and syntax[stop - 1].form in ("'s", "’s", "'", "’")
    his = len(owner) == 1 and syntax[stop - 1].xpos == "PRP$"
    return owner if owned or his else None


def _of_owner(syntax: Syntax, noun: int, stop: int) -> tuple[range | None, int | None]:
    """'by the account | of Sabine Tuck, who runs it,': whose it is, and the token after it."""
    if noun + 2 >= stop or syntax[noun + 1].low != "of":
        return None, None
    owner = named_teller(syntax, noun + 2)
    if not any(syntax[i].upos == "PROPN" for i in owner) or owner[-1] + 1 >= stop:
        return None, None
    return range(owner[0], owner[-1] + 1), owner[-1] + 1


def _own_end(syntax: Syntax, noun: int, stop: int) -> int | None:
    """The token after 'in X's account', or after 'in X's account of the talks,' up to its sign."""
    if noun + 1 >= stop:
        return None
    if syntax[noun + 1].low != "of":
        return noun + 1
    near = range(noun + 1, min(stop, noun + _FAR))
    comma = next((i for i in near if syntax[i].form == ","), None)
    plain = comma is not None and not any(syntax[i].xpos in FINITE for i in range(noun, comma))
    return comma if plain else None
