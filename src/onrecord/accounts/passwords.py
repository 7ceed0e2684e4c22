"""Passwords: which are taken, and how they are kept (argon2id, RFC 9106)."""

from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from onrecord.errors import InputError

SHORTEST, LONGEST = 10, 1_000
_hasher = PasswordHasher()
_few = BoundedSemaphore(2)  # each takes 64 MB for a moment: many at once would take the machine's


def hashed(password: str, name: str) -> str:
    """What is kept of a password of the account `name`. Raises InputError for one too easy."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise InputError(
            f"Give a password of {SHORTEST} to {LONGEST:,} characters: a few words in a row do well."
        )
    if password.casefold() == name.casefold() or len(set(password)) < 4:
        raise InputError("Give a password that is harder to guess: a few words in a row do well.")
    return _hash(password)


def fits(kept: str | None, password: str) -> bool:
    """Whether it is the password; as slow where there is none, so that names cannot be told."""
    with _few:
        try:
            return _hasher.verify(kept or _nobody(), password[:LONGEST]) and kept is not None
        except (Argon2Error, InvalidHashError):
            return False


def _hash(password: str) -> str:
    with _few:
        return _hasher.hash(password)


@cache
def _nobody() -> str:
    return _hasher.hash("nobody's password")
