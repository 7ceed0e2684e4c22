"""How far an undertaking has come, as the sentence that tells it again says: 'short of the forty'."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from onrecord.model import Undertaking
from onrecord.reading.acts import load_rows
from onrecord.reading.carried_out import harmful
from onrecord.reading.clauses import Clauses
from onrecord.reading.passages import Passage
from onrecord.reading.syntax import Syntax
from onrecord.reading.verbs import FINITE
from onrecord.reading.verdicts import to_keep_up, who_acts
from onrecord.reading.whose import BODIES

_REACH = 16  # words from 'short of' to what was undertaken
_HARMED = frozenset({"obstructed", "not-met", "breached"})
_SOME = frozenset({"half", "most", "some", "several", "only"})
_WHOLE = frozenset({"all", "both", "every", "each", "none"})
_HELD_BACK = frozenset({"refuse", "forbid"})


def falls_short(clauses: Clauses, u: Undertaking) -> list[int]:
    """The words before it that hold less against what was undertaken; none where nothing does.

    'Nine is fewer than the twenty a day that X would let in', 'five of the eleven that it would
    leave', 'one came, against the two that were to', 'of the eighty that it would send, six landed'.
    """
    if u.act in _HELD_BACK:
        return []
    syntax, first = clauses.syntax, min(clauses.tokens(u.action.spans))
    start = syntax.sentence_of(first).start
    if syntax[start].low == "of" and first <= start + 2 and _measure(syntax, start + 1, "number"):
        return _counted_after(clauses, u)
    for end in _compared(syntax, range(max(start, first - _REACH), first)):
        verbs = [
            i for i in range(end, first) if syntax[i].xpos in FINITE and syntax[i].upos == "VERB"
        ]
        if len(verbs) <= 1 and (end == first or _relative(syntax, range(end, first))):
            return clauses.trim(list(range(start, end)))
    return []


def _counted_after(clauses: Clauses, u: Undertaking) -> list[int]:
    """'(Of the eighty that it would send,) | thirty-four landed': from the first count of them on."""
    syntax, last = clauses.syntax, max(clauses.tokens(u.action.spans))
    rest = range(last + 1, syntax.sentence_of(last).stop)
    counts = (i for i in rest if syntax[i].upos == "NUM" or syntax[i].low in _SOME | _WHOLE)
    first = next((i for i in counts if syntax[syntax[i].head].entity != "time"), None)
    if first is None or syntax[first].low in _WHOLE:
        return []
    return clauses.trim(list(range(first, rest.stop)))


def part_done(clauses: Clauses, p: Passage, told: Sequence[Undertaking]) -> Undertaking | None:
    """'Four of them were carried over the pass', beside 'would send down all 17': of the last told.

    In the same paragraph, in the sentence that tells it again or next to it.
    """
    syntax = clauses.syntax
    if not p.done or p.negative or not _counts_a_part(syntax, p.tokens):
        return None
    harmed = p.word in _HARMED or harmful(clauses, p)
    known = clauses.cast.by_id.get(p.doer or "")
    body = known is not None and known.type in BODIES
    ends = {
        u.id: max(clauses.tokens(u.action.spans))
        for u in told
        if not (u.act in _HELD_BACK or to_keep_up(syntax, u) or (harmed and u.act != "threaten"))
        and (not body or p.doer in (u.bearer, who_acts(u)))
    }
    near = [
        u
        for u in told
        if u.id in ends
        and syntax[ends[u.id]].paragraph == syntax[p.tokens[0]].paragraph
        and abs(syntax[ends[u.id]].sentence - p.sentence) <= 1
    ]
    return min(near, key=lambda u: abs(ends[u.id] - p.tokens[0]), default=None)


def _counts_a_part(syntax: Syntax, tokens: Sequence[int]) -> bool:
    """'four of them', '2,100 of the 4,000', 'two of its three': a number of a whole."""
    for i in tokens[:-2]:
        whole = [syntax[k] for k in range(i + 2, min(i + 5, len(syntax)))]
        if (
            syntax[i].upos != "NUM"
            or syntax[i].low == "one"
            or syntax[i + 1].low != "of"
            or not whole
        ):
            continue
        if whole[0].low in ("them", "these", "those") or any(t.upos == "NUM" for t in whole[:2]):
            return True
    return False


def _compared(syntax: Syntax, words: range) -> Iterator[int]:
    """Where a measure begins that something is held against: after 'fewer than', 'two of'."""
    for at in words:
        for phrase, measure in _phrases():
            end = at + len(phrase)
            if end > words.stop or tuple(syntax[i].low for i in range(at, end)) != phrase:
                continue
            if _measure(syntax, end, measure) and syntax[at - 1].low != "no":
                yield end  # 'no fewer than nine' fall short of nothing
        counted = syntax[at].upos == "NUM" or syntax[at].low == "first"
        if counted and syntax[at + 1].low == "of" and _measure(syntax, at + 2, "number"):
            yield at + 2


def _measure(syntax: Syntax, at: int, kind: str) -> bool:
    """Whether 'the forty a day', or for a lesser demand 'the whole', stands at `at`."""
    here = [syntax[i] for i in range(at, min(at + 3, len(syntax)))]
    number = any(t.upos == "NUM" for t in here)
    return bool(here) and (number or (kind == "any" and here[0].upos in ("DET", "PRON")))


def _relative(syntax: Syntax, between: range) -> bool:
    return any(syntax[i].low in ("that", "which", "whom", "who") for i in between)


@lru_cache
def _phrases() -> list[tuple[tuple[str, ...], str]]:
    return [(tuple(phrase.split()), measure) for phrase, measure in load_rows("short-of")]
