"""What templates can say: names, dates and signs in plain words."""

from datetime import date
from functools import lru_cache
from typing import Any, get_args
from urllib.parse import quote, urlencode

from jinja2 import Environment

import onrecord
from onrecord.export import board
from onrecord.export.page import STATUS_SIGNS, exact, safe_link
from onrecord.export.wording import ACTS, TOWARDS, cut, licence_link, printable, visible
from onrecord.model import Act, Status
from onrecord.web.look import sheet

STATUS_WORDS = {
    "pending": "pending", "in-progress": "in progress", "met": "met", "partly-met": "partly met",
    "not-met": "not met", "obstructed": "obstructed", "breached": "breached",
    "contested": "contested",
}  # fmt: skip
VERDICTS = {
    "confirm": "Confirmed", "reject": "Rejected", "correct": "Corrected", "merge": "Merged",
    "split": "Split", "undo": "Taken back",
}  # fmt: skip


@lru_cache(maxsize=10_000)  # a page says the same days again and again
def day(when: str | None) -> str:
    """'4 March 2031' of an ISO 8601 date or date-time."""
    if not when:
        return "no date"
    try:
        found = date.fromisoformat(when[:10])
    except ValueError:
        return when
    return f"{found.day} {found:%b} {found.year}"


def told(m: Any) -> str:
    """'4 Mar 2031 to 14 Mar 2031'."""
    if m.first_told is None:
        return "on a day not given"
    first, last = day(m.first_told), day(m.last_told)
    if first == last:
        return first
    if first[-4:] == last[-4:]:
        first = first[:-5]
    return f"{first} to {last}"


def count(number: int, one: str, many: str = "") -> str:
    """'1 article', '2 articles'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def actor_link(name: str | None) -> str:
    """The address of an actor's page."""
    return "/actors/" + quote(name or "", safe="")


def article_link(key: str, at: str | None = None) -> str:
    """The address of an article's page, perhaps of an attribution's place on it."""
    return "/articles/" + quote(key, safe="/:") + (query(at=at) if at else "")


def query(**values: Any) -> str:
    """A query string of the values that are not empty."""
    return "?" + urlencode({k: v for k, v in values.items() if v not in ("", None, False)})


def teach(env: Environment) -> None:
    """Give the templates their words."""
    env.filters |= {
        "day": day, "cut": cut, "plain": printable, "visible": visible, "text": exact, "link": safe_link,
        "status": lambda s: STATUS_WORDS.get(s, s),
    }  # fmt: skip
    env.globals |= {
        "version": onrecord.__version__, "sheet": sheet()[1], "signs": STATUS_SIGNS, "doing": ACTS,
        "towards": TOWARDS, "statuses": get_args(Status), "act_names": get_args(Act),
        "told": told, "count": count, "actor_link": actor_link, "article_link": article_link,
        "query": query, "licence_link": licence_link, "verdicts": VERDICTS,
        "sentence": lambda m: printable(board.sentence(m)),
        "sure": lambda m: [o.name for o in m.origins if o.established],
    }  # fmt: skip
