"""Whatever a person decides is signed: by whom, and why."""

from onrecord.errors import InputError

LONGEST = 2_000


def signed(who: str, why: str) -> tuple[str, str]:
    """Name and reason as they are kept. Raises InputError where one is missing or too long."""
    who, why = " ".join(who.split()), why.strip()
    for what, given in (("who says so", who), ("why", why)):
        if not given:
            raise InputError(f"Say {what}: the next reader will ask.")
        limited(what, given)
    return who, why


def limited(what: str, given: str) -> str:
    """What is given, unless it is longer than `LONGEST`. Raises InputError."""
    if len(given) > LONGEST:
        raise InputError(f"Say {what} in at most {LONGEST:,} characters.")
    return given
