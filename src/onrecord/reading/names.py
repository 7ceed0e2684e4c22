"""What a name is; which names are short for which, and what acronyms stand for."""

from dataclasses import dataclass, replace

from onrecord.reading.syntax import Syntax
from onrecord.reading.world import Entry, Kind

_TITLE_CASE = 0.6
_SMALL = frozenset({"of", "for", "the", "and", "in", "to", "on", "-", "&", ",", "a"})


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `first`..`last` name somebody; `text` is the name, its letters as if not in capitals.

    `entry` and `kind` where the world knows it; `office` the tokens of a title before it;
    `of` the known actor whose name opens it ('Israeli Foreign Ministry'); `dateline` where it
    opens a report ('VAUNT, 5 September —').
    """

    first: int
    last: int
    head: int
    text: str
    entity: str = ""
    entry: Entry | None = None
    kind: Kind | None = None
    office: tuple[int, ...] = ()
    of: Entry | None = None
    dateline: bool = False


def capital_paragraphs(syntax: Syntax) -> frozenset[int]:
    """Headlines with capitals throughout, where a capital tells nothing: they end without a stop."""
    capital: dict[int, list[bool]] = {}
    last: dict[int, str] = {}
    for t in syntax.tokens:
        last[t.paragraph] = t.form
        if len(t.form) > 3 and t.form[0].isalpha():
            capital.setdefault(t.paragraph, []).append(t.form[0].isupper())
    return frozenset(
        p
        for p, flags in capital.items()
        if len(flags) > 3 and sum(flags) > _TITLE_CASE * len(flags) and last[p] != "."
    )


def is_acronym(text: str) -> bool:
    """Two to eight capitals, perhaps with dots."""
    plain = text.replace(".", "")
    return 2 <= len(plain) <= 8 and plain.isalpha() and plain.isupper()


def stands_for(acronym: str, name: str) -> bool:
    """Whether the first letters of `name`'s words spell `acronym`."""
    return " " in name and initials(name) == acronym.replace(".", "")


def initials(name: str) -> str:
    """First letters of a name's words, small words left out, in capitals."""
    words = [w for w in name.replace("-", " ").split() if w not in _SMALL]
    return "".join(w[0] for w in words).upper()


def join_expansions(syntax: Syntax, names: list[Name]) -> list[Name]:
    """Names before '(ACR)' stretched over all the words whose first letters it is made of."""
    for n, short in enumerate(names):
        if not is_acronym(short.text) or short.first < 2 or syntax[short.first - 1].form != "(":
            continue
        start = _expansion(syntax, short.first - 2, short.text.replace(".", ""))
        covered = [
            k for k in range(max(0, n - 6), n) if start is not None and names[k].first >= start
        ]
        if start is None or not covered:
            continue
        stop = short.first - 1
        text = syntax.text[syntax[start].start : syntax[stop - 1].end].replace("’", "'")
        last = names[covered[-1]]
        whole = replace(last, first=start, last=stop - 1, text=text,
                        entry=last.entry if len(covered) == 1 and last.first == start else None)  # fmt: skip
        joined = [*names[: covered[0]], whole, *names[n:]]
        return [*joined[: covered[0] + 1], *join_expansions(syntax, joined[covered[0] + 1 :])]
    return names


def _expansion(syntax: Syntax, last: int, letters: str) -> int | None:
    """The first of the words up to `last` whose initials spell `letters`, or None."""
    left = letters
    for i in range(last, max(-1, last - 3 * len(letters)), -1):
        if syntax[i].sentence != syntax[last].sentence:
            return None
        if syntax[i].low in _SMALL:
            continue
        if syntax[i].form[:1].upper() != left[-1:]:
            return None
        left = left[:-1]
        if not left:
            return i
    return None
