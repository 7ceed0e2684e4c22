"""Whose words a token stands in: contents, their sources, and quotation marks."""

from onrecord.model import Spans
from onrecord.reading.findings import Mention, Quote
from onrecord.reading.syntax import Syntax

_OWN = frozenset({"i", "me", "my", "we", "us", "our", "ours", "mine", "myself", "ourselves"})
_OPEN, _CLOSE, _BOTH = "“«", "”»", '"'


class Quoted:
    """Sources and contents of quotes by token.

    `heads` maps the head token of each source to the tokens of that source.
    """

    def __init__(self, syntax: Syntax, quotes: tuple[Quote, ...]) -> None:
        self.heads: dict[int, list[int]] = {}
        self._speaker: dict[int, int] = {}
        for quote in quotes:
            head = syntax.top(quote.source[0]) if quote.source else None
            if head is None:
                continue
            self.heads[head] = tokens_of(syntax, quote.source)
            for i in tokens_of(syntax, quote.content):
                self._speaker[i] = head
        self._direct = _between_marks(syntax)

    def speaker(self, at: int) -> int | None:
        """The head of the source in whose content a token stands."""
        return self._speaker.get(at)

    def direct(self, at: int) -> bool:
        """Whether a token stands between quotation marks."""
        return at in self._direct


def tokens_of(syntax: Syntax, spans: Spans) -> list[int]:
    """The tokens that touch `spans`."""
    return [i for span in spans for i in syntax.within(span)]


def _between_marks(syntax: Syntax) -> frozenset[int]:
    inside: set[int] = set()
    start: int | None = None
    for i, token in enumerate(syntax.tokens):
        if start is not None and token.paragraph != syntax[start].paragraph:
            start = None
        if token.form in _OPEN or (token.form == _BOTH and start is None):
            start = i
        elif token.form in _CLOSE or token.form == _BOTH:
            if start is not None:
                inside.update(range(start + 1, i))
            start = None
    return frozenset(inside)


def first_person(
    syntax: Syntax, quotes: tuple[Quote, ...], speakers: dict[int, str], outlet: str | None
) -> list[Mention]:
    """'We' and 'I' in a content are its source, elsewhere the outlet.

    `speakers` holds the actor of each quote, by the quote's number.
    """
    holder: dict[int, int] = {}
    for n in sorted(range(len(quotes)), key=lambda k: _depth(quotes, k)):
        holder.update((i, n) for i in tokens_of(syntax, quotes[n].content))
    direct = _between_marks(syntax)
    found = []
    for i, token in enumerate(syntax.tokens):
        if token.low not in _OWN or token.upos not in ("PRON", "DET") or token.form == "US":
            continue
        inside = i in holder
        who = speakers.get(holder[i]) if inside else None if i in direct else outlet
        if who is not None:
            found.append(Mention(i, i, i, who, "pronoun"))
    return found


def _depth(quotes: tuple[Quote, ...], n: int) -> int:
    depth, at = 0, quotes[n].within
    while at is not None and depth < len(quotes):
        depth, at = depth + 1, quotes[at].within
    return depth
