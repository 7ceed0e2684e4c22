"""What a person decides on a matter, as a form or the API gives it."""

from collections.abc import Sequence

from onrecord.errors import InputError
from onrecord.ledger import Ledger, number_of
from onrecord.model import Judgement

LONGEST = 2_000


def decide(
    ledger: Ledger, which: str, verdict: str, *, who: str, why: str,
    other: Sequence[str | int] = (), field: str = "", value: str = "", article: str = "",
) -> Judgement:  # fmt: skip
    """Keep a judgement on a matter; `article` is the one of which `field` 'origin' is corrected.

    Raises InputError for what makes no sense, LedgerError where there is no such matter.
    """
    who, value = " ".join(who.split()), " ".join(value.split())
    for what, given in (("your name", who), ("a reason", why)):
        if not given.strip():
            raise InputError(f"Give {what}: the next reader will ask.")
        if len(given) > LONGEST:
            raise InputError(f"Give {what} in at most {LONGEST:,} characters.")
    if field == "origin":
        if not (article and value):
            raise InputError("Say whose word it is, and which article rests on it.")
        value = f"{article}={value}"
    return ledger.judge(
        which, verdict, who=who, why=why, other=[number_of(x) for x in other],
        field=field or None, value=value or None,
    )  # fmt: skip
