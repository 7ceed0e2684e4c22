"""Tellings of a matter that only their likeness to another article's undertaking makes so."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from onrecord.ledger.held import Held, HeldTelling
from onrecord.ledger.sense import day
from onrecord.model import Act, HeldArticle, envelope


class Echoed(NamedTuple):
    """A statement of an article that tells an undertaking of another one, whose number it is."""

    number: int
    article: str
    telling: HeldTelling


def heard_of(
    members: Sequence[Held], echoed: Iterable[Echoed], articles: Mapping[str, HeldArticle], act: Act
) -> list[Held]:
    """What articles that do not tell a matter in words that were understood tell of it: one each.

    `members` are the matter's undertakings, `act` is its act.
    """
    numbers, own = {h.number for h in members}, {h.article for h in members}
    found: dict[str, Echoed] = {}
    for e in sorted(echoed, key=lambda e: (-e.telling.score, e.telling.spans, e.number)):
        if e.number in numbers and e.article not in own:
            found.setdefault(e.article, e)
    return [_as_held(e, articles[e.article], act) for e in found.values()]


def _as_held(e: Echoed, article: HeldArticle, act: Act) -> Held:
    return Held(
        article=e.article,
        local=e.telling.attribution or "",
        span=envelope(e.telling.spans),
        act=act,
        action=e.telling.quote,
        number=e.number,
        outlet=article.outlet,
        published=day(article.published),
        recorded=article.recorded,
        tellings=(e.telling,),
    )
