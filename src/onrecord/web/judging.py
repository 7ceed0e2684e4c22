"""What a person decides on a matter, as a form or the API gives it."""

from collections.abc import Sequence

from onrecord.errors import InputError
from onrecord.ledger import Ledger, number_of
from onrecord.ledger.signing import limited
from onrecord.model import Judgement


def decide(
    ledger: Ledger, which: str, verdict: str, *, who: str, why: str,
    other: Sequence[str | int] = (), field: str = "", value: str = "", article: str = "",
) -> Judgement:  # fmt: skip
    """Keep a judgement on a matter; `article` is the one of which `field` 'origin' is corrected.

    Raises InputError for what makes no sense, LedgerError where there is no such matter.
    """
    value = limited("the value", " ".join(value.split()))
    if field == "origin":
        if not (article and value):
            raise InputError("Say whose word it is, and which article rests on it.")
        value = f"{article}={value}"
    return ledger.judge(
        which, verdict, who=who, why=why, other=[number_of(x) for x in other],
        field=field or None, value=value or None,
    )  # fmt: skip
