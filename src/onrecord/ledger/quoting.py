"""Words that a person quotes from an article -> where they stand in it."""

import re

from onrecord.errors import InputError
from onrecord.model import Span, Spans

LEFT_OUT = "…"
_PLACES = re.compile(r"\d{1,9}-\d{1,9}(?:,\d{1,9}-\d{1,9})*")


def spans_of(text: str, words: str, what: str, near: Spans = ()) -> Spans:
    """Where `words` stand, parts left out between them given as '…'; empty for no words.

    Of several places, the one nearest to `near` counts. Raises InputError where the words do not
    stand in `text`, or stand in several places and nothing says which is meant; `what` names them.
    """
    found: list[Span] = []
    for part in words.split(LEFT_OUT):
        if not part.strip():
            continue
        places = _places(text, part, found[-1][1] if found else 0)
        if not places:
            raise InputError(f"The article does not say “{_short(part)}”: copy the {what} from it.")
        if len(places) > 1 and not found and not near:
            raise InputError(
                f"“{_short(part)}” stands in the article {len(places)} times: give more of its words."
            )
        found.append(min(places, key=lambda place: _distance(place, near)) if near else places[0])
        near = near if len(found) == 1 else ()
    return tuple(found)


def placed(text: str, words: str, at: str) -> Spans:
    """The places '12-20,31-40' if just these `words` stand there, else none.

    Places are characters (code points) from 0, the end not included.
    """
    if not _PLACES.fullmatch(at):
        return ()
    found = tuple((int(a), int(b)) for a, _, b in (p.partition("-") for p in at.split(",")))
    said = LEFT_OUT.join(text[a:b] for a, b in found)
    return found if _plain(said) == _plain(words) else ()


def places(spans: Spans) -> str:
    """'12-20,31-40', as `placed` takes it."""
    return ",".join(f"{a}-{b}" for a, b in spans)


def _places(text: str, part: str, start: int) -> list[Span]:
    pattern = re.compile(r"\s+".join(map(re.escape, part.split())))
    return [m.span() for m in pattern.finditer(text, start)]


def _distance(place: Span, near: Spans) -> int:
    return min(max(place[0] - b, a - place[1], 0) for a, b in near)


def _plain(words: str) -> list[str]:
    return words.replace(LEFT_OUT, f" {LEFT_OUT} ").split()


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= 60 else plain[:57] + "…"
