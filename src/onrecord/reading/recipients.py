"""To whom something is offered, and of whom it is asked, between the verb and what it is."""

from onrecord.reading.clauses import Clauses


def giver(clauses: Clauses, verb: int) -> int | None:
    """The last token of whom something is asked of: 'demanded | from Ostrane | a list of mines'."""
    if verb + 1 >= len(clauses.syntax) or clauses.syntax[verb + 1].low not in ("from", "of"):
        return None
    last = _end(clauses, verb + 1)
    return last if last > verb + 1 else None


def recipient(clauses: Clauses, verb: int) -> int | None:
    """The last token of whom it is offered to: 'offered | Ostrane | the return of its crews'."""
    two = [c for c in clauses.syntax.below(verb, "obj", "iobj") if c > verb][:2]
    if len(two) == 2 and clauses.cast.at(two[0]) is not None:
        return min(clauses.syntax.subtree(two[1])) - 1  # 'offered | its tour operators | the use'
    last = _end(clauses, verb)
    return last if last > verb else None


def _end(clauses: Clauses, before: int) -> int:
    """The last of the tokens of one actor that stand right after a token, or that token."""
    syntax, last = clauses.syntax, before
    first = (
        before + 2 if before + 1 < len(syntax) and syntax[before + 1].low == "the" else before + 1
    )
    who = clauses.cast.at(first) if first < len(syntax) else None
    while who is not None and first < len(syntax) and clauses.cast.at(first) == who:
        last, first = first, first + 1
    return last
