"""What the user says of an article that its text does not."""

from typing import Literal, TypedDict

from onrecord.errors import InputError
from onrecord.ingest.metadata import iso_date

_KEYS: tuple[Literal["file", "url", "outlet", "published", "title"], ...] = (
    "file",
    "url",
    "outlet",
    "published",
    "title",
)


class Given(TypedDict, total=False):
    """Each goes before what the article itself says; `published` is an ISO 8601 date or time."""

    file: str | None
    url: str | None
    outlet: str | None
    published: str | None
    title: str | None


def check_given(given: Given) -> Given:
    """`given` without blank values. Raises InputError for a date that is none."""
    published = given.get("published")
    if published and not iso_date(published):
        raise InputError(f"'{published}' is not a date: give it as YYYY-MM-DD.")
    kept = Given()
    for key in _KEYS:
        value = (given.get(key) or "").strip()
        if value:
            kept[key] = value
    return kept
