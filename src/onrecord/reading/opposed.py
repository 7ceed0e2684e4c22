"""'X says that all came. Y says that none did': two voices against each other on one thing."""

import re
from collections.abc import Iterator, Sequence

from onrecord.reading.passages import Passage
from onrecord.reading.syntax import Syntax

_BAD = frozenset({"not-met", "obstructed"})
_DENYING = frozenset({"still", "never", "only", "stop", "nothing", "nobody", "none"})
_DIFFER = re.compile(
    r"\b(?:accounts?|versions?|stories|opinions|reports|sides|governments)\b.{0,60}?"
    r"\b(?:differ|clash|diverge|vary|conflict|disagree|part ways|apart"
    r"|(?:do|does|can) ?not (?:even )?(?:match|agree|share|tally|add up))"
    r"|\bdepends? on who|\b(?:in|under|matter of) (?:dispute|argument)|\bdisputed\b|\bdisagree"
    r"|\btwo (?:stories|versions|accounts)|\banother (?:question|story|matter)\b|\bcontradict"
    r"|\b(?:little|nothing) is agreed|\bagreement ends",
    re.I,
)


def opposed(syntax: Syntax, passages: Sequence[Passage]) -> Iterator[tuple[Passage, Passage]]:
    """Pairs of a claim and its denial, the first passages of two sentences in a row; each is of one.

    Each is told by somebody else. One denies by its words ('none', 'still'), or else the paragraph
    opens by saying that accounts differ: the second of them denies then.
    """
    first: dict[int, Passage] = {}
    for p in passages:
        if p.telling is not None and p.done and p.word != "breached":
            first.setdefault(p.sentence, p)
    paired: set[int] = set()
    for p in first.values():
        q = first.get(p.sentence + 1)
        if q is None or p.sentence in paired or not _by_two(syntax, p, q):
            continue
        unlike = denies(syntax, p) != denies(syntax, q)
        if unlike or _differing(syntax, p):
            paired |= {p.sentence, q.sentence}
            yield (q, p) if unlike and denies(syntax, p) else (p, q)


def denies(syntax: Syntax, p: Passage) -> bool:
    """Whether a passage says that something is not done, by its own words."""
    bad = p.negative or p.word in _BAD
    return bad or any(syntax[i].lemma in _DENYING for i in p.tokens)


def _by_two(syntax: Syntax, p: Passage, q: Passage) -> bool:
    one, other = (t.telling.source.actor if t.telling else None for t in (p, q))
    same = syntax[p.tokens[0]].paragraph == syntax[q.tokens[0]].paragraph
    return same and one is not None and other is not None and one != other


def _differing(syntax: Syntax, p: Passage) -> bool:
    """Whether the sentence before it, in its paragraph, says that accounts differ."""
    if p.sentence == 0:
        return False
    before = list(syntax.sentences[p.sentence - 1])
    same = syntax[before[0]].paragraph == syntax[p.tokens[0]].paragraph
    return same and _DIFFER.search(syntax.words(before)) is not None
