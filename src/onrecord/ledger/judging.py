"""Whether a judgement makes sense, before it is kept for good."""

from collections.abc import Sequence
from datetime import date
from typing import cast, get_args

from onrecord.errors import InputError
from onrecord.ledger.entries import canonical
from onrecord.ledger.signing import signed
from onrecord.model import Act, Judgement, Matter, Status, Verdict

FIELDS = ("act", "bearer", "counterparty", "action", "deadline", "status", "origin")
SCALES = {
    "Peace Accords Matrix": ("0", "1", "2", "3"),
    "promise tracker": ("not-yet-rated", "in-the-works", "stalled", "kept", "compromise", "broken"),
    "either": ("not-rateable",),
    "reported": tuple(s for s in get_args(Status) if s not in ("contested",)),
}


def checked(
    matter: Matter,
    others: Sequence[Matter | None],
    verdict: str,
    who: str,
    why: str,
    other: Sequence[int],
    field: str | None,
    value: str | None,
) -> Judgement:
    """The judgement as it is kept. Raises InputError saying what to give instead."""
    if verdict not in get_args(Verdict):
        raise InputError(f"'{verdict}' is no verdict: use {', '.join(get_args(Verdict))}.")
    who, why = signed(who, why)
    numbers = tuple(sorted({t.number for t in matter.tellings}))
    if verdict == "merge":
        numbers = _merged(matter, others, other)
    elif verdict == "split":
        numbers, value = _split(numbers, other)
    elif verdict == "correct":
        _check_field(field, value)
    elif verdict == "undo":
        _check_undo(matter, value)
    return Judgement(
        seq=0, recorded="", who=who, verdict=cast(Verdict, verdict), numbers=numbers, why=why,
        field=field, value=value,
    )  # fmt: skip


def _merged(
    matter: Matter, others: Sequence[Matter | None], other: Sequence[int]
) -> tuple[int, ...]:
    if not other or None in others:
        raise InputError("Name the other matter to merge with: 'onrecord matters' lists them.")
    if any(o is not None and o.id == matter.id for o in others):
        raise InputError(f"{matter.id} is that matter already.")
    found = {t.number for m in (matter, *others) if m is not None for t in m.tellings}
    return tuple(sorted(found))


def _split(numbers: tuple[int, ...], other: Sequence[int]) -> tuple[tuple[int, ...], str]:
    moved = sorted(set(other))
    if not moved or not set(moved) < set(numbers):
        raise InputError(
            "Name some of the matter's tellings, not all, by their numbers "
            f"({', '.join(map(str, numbers))})."
        )
    rest = [n for n in numbers if n not in moved]
    return tuple(moved), canonical(rest).decode()


def _check_field(field: str | None, value: str | None) -> None:
    if field not in FIELDS:
        raise InputError(f"'{field}' cannot be set: use one of {', '.join(FIELDS)}.")
    if not (value or "").strip():
        raise InputError(f"Give a value for the {field}.")
    if field == "act" and value not in get_args(Act):
        raise InputError(f"'{value}' is no act: use one of {', '.join(get_args(Act))}.")
    if field == "deadline" and not _is_day(value or ""):
        raise InputError(f"'{value}' is no date: give it as 2031-03-22.")
    if field == "status" and not any(value in scale for scale in SCALES.values()):
        known = "; ".join(f"{name}: {', '.join(scale)}" for name, scale in SCALES.items())
        raise InputError(f"'{value}' is on no scale: use one of {known}.")
    if field == "origin" and "=" not in (value or ""):
        raise InputError("Say whose word an article rests on: origin=ARTICLE=NAME.")


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _check_undo(matter: Matter, value: str | None) -> None:
    known = [str(j.seq) for j in matter.judgements]
    if value not in known:
        said = f"it has {', '.join(known)}" if known else "it has none"
        raise InputError(f"{matter.id} has no judgement {value} to undo: {said}.")
