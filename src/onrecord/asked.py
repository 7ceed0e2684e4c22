"""What people ask for, in the ledger's terms: days, moments, acts, statuses. For commands and pages."""

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar, get_args

from onrecord.errors import InputError
from onrecord.model import Act, Status

if TYPE_CHECKING:
    from onrecord.ledger import AsOf

T = TypeVar("T", bound=str)


def act(value: str | None) -> Act | None:
    """An act by its name. Raises InputError."""
    known: tuple[Act, ...] = get_args(Act)
    return _one_of("act", value, known)


def status(value: str | None) -> Status | None:
    """A status by its name. Raises InputError."""
    known: tuple[Status, ...] = get_args(Status)
    return _one_of("status", value, known)


def _one_of(what: str, value: str | None, known: tuple[T, ...]) -> T | None:
    found = next((k for k in known if k == value), None)
    if value and found is None:
        raise InputError(f"'{value}' is no {what}: use one of {', '.join(known)}.")
    return found


def day(when: str | None) -> str | None:
    """A date, YYYY-MM-DD. Raises InputError."""
    if not when:
        return None
    try:
        return date.fromisoformat(when).isoformat()
    except ValueError as error:
        raise InputError(f"'{when}' is no date: give it as YYYY-MM-DD.") from error


def moment(when: str) -> str:
    """A moment in UTC: 'yesterday' and 'today' are their beginnings. Raises InputError."""
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    words = {"today": today, "yesterday": today - timedelta(days=1)}
    try:
        found = words.get(when) or datetime.fromisoformat(when)
        found = found if found.tzinfo else found.replace(tzinfo=UTC)
        return found.astimezone(UTC).isoformat(timespec="microseconds")
    except (ValueError, OverflowError) as error:
        raise InputError(f"'{when}' is no moment: give 'yesterday' or YYYY-MM-DD.") from error


def as_of(when: str | None) -> "AsOf":
    """What was published by a date, or with 'recorded:' what the ledger knew by then.

    Raises InputError.
    """
    from onrecord.ledger import NOW, AsOf

    if not when:
        return NOW
    if when.startswith("recorded:"):
        return AsOf(recorded=_end_of(when.removeprefix("recorded:")))
    return AsOf(published=day(when.removeprefix("published:")))


def _end_of(when: str) -> str:
    """The last moment of a day, or the moment itself."""
    if len(when) == len("2031-03-04"):
        return f"{day(when)}T23:59:59.999999+00:00"
    return moment(when)
