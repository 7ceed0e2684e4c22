"""Accounts: who may look at a shared desk and who may change what it holds.

They stand in the ledger's database, beside its entries and no part of them. What proves who
somebody is (a session, a token) is kept as its SHA-256 digest alone, passwords as argon2 hashes, so
that who reads the database can sign in as nobody.
"""

import hashlib
import secrets
import unicodedata
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, NamedTuple, get_args

from sqlalchemy import Connection, Table, func, select

from onrecord.accounts.passwords import fits, hashed
from onrecord.errors import AccountError, InputError
from onrecord.ledger.store import Store
from onrecord.ledger.tables import account, session, token

Role = Literal["reader", "editor"]
ROLES: tuple[Role, ...] = get_args(Role)
LONGEST_NAME = 80
LASTS = timedelta(days=7)
PREFIX = "onrecord_"  # so that programs which look for secrets left lying about know ours


class User(NamedTuple):
    """Somebody with an account: a reader may look, an editor may add and judge too."""

    id: int
    name: str
    role: Role
    made: str


class Token(NamedTuple):
    """What a program signs in with; `label` says what it is for."""

    id: int
    owner: str
    label: str
    made: str


class Accounts:
    """The accounts in a ledger's database. Every method raises LedgerError where that fails."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def add(self, name: str, role: str, password: str) -> User:
        """Make an account. Raises InputError for a name, role or password that cannot be."""
        name, made = checked_name(name), _now()
        values = {
            "key": _key(name), "name": name, "role": checked_role(role),
            "password": hashed(password, name), "made": made,
        }  # fmt: skip
        with self.store.writing() as connection:
            if _found(connection, name) is not None:
                raise InputError(f"There is an account {name} already: choose another name.")
            connection.execute(account.insert().values(**values))
        return self.get(name)

    def get(self, name: str) -> User:
        """The account of this name, in whatever case. Raises AccountError where there is none."""
        with self.store.reading() as connection:
            return _user(_there(connection, name))

    def all(self) -> list[User]:
        """Every account, by name."""
        with self.store.reading() as connection:
            return [_user(r) for r in connection.execute(select(account).order_by(account.c.key))]

    def set_role(self, name: str, role: str) -> User:
        """Change what somebody may do, from the next request on."""
        role = checked_role(role)
        with self.store.writing() as connection:
            row = _there(connection, name)
            connection.execute(account.update().where(account.c.id == row.id).values(role=role))
        return self.get(name)

    def set_password(self, name: str, password: str) -> None:
        """Change a password, and sign its owner out everywhere. Tokens stay."""
        kept = hashed(password, name)
        with self.store.writing() as connection:
            row = _there(connection, name)
            connection.execute(account.update().where(account.c.id == row.id).values(password=kept))
            connection.execute(session.delete().where(session.c.account == row.id))

    def remove(self, name: str) -> None:
        """Take an account away with its sessions and tokens; its judgements stay."""
        with self.store.writing() as connection:
            row = _there(connection, name)
            connection.execute(account.delete().where(account.c.id == row.id))

    def proves(self, name: str, password: str) -> User | None:
        """The account, where that is its password; as slow for a name that there is not."""
        with self.store.reading() as connection:
            row = _found(connection, name)
        return _user(row) if fits(row and row.password, password) else None

    def sign_in(self, user: User) -> str:
        """Begin a session; what is given back is the secret by which it is known."""
        made, now = secrets.token_urlsafe(32), datetime.now(UTC)
        until = (now + LASTS).isoformat()
        with self.store.writing() as connection:
            connection.execute(session.delete().where(session.c.until < now.isoformat()))
            connection.execute(
                session.insert().values(digest=_digest(made), account=user.id, until=until)
            )
        return made

    def sign_out(self, secret: str) -> None:
        """End a session."""
        with self.store.writing() as connection:
            connection.execute(session.delete().where(session.c.digest == _digest(secret)))

    def of_session(self, secret: str) -> User | None:
        """Whose session it is, None where it is none or has run out."""
        return self._of(session, secret, session.c.until > _now())

    def of_token(self, secret: str) -> User | None:
        """Whose token it is, None where it is none."""
        return self._of(token, secret)

    def add_token(self, name: str, label: str) -> str:
        """Make a token for programs; it is told this once. Raises AccountError and InputError."""
        label = _plain(label, "what the token is for")
        made = PREFIX + secrets.token_urlsafe(32)
        with self.store.writing() as connection:
            values = {"digest": _digest(made), "label": label, "made": _now()}
            owner = _there(connection, name).id
            connection.execute(token.insert().values(account=owner, **values))
        return made

    def tokens(self, name: str | None = None) -> list[Token]:
        """The tokens of an account, or all."""
        wanted = select(token.c.id, account.c.name, token.c.label, token.c.made).join(account)
        with self.store.reading() as connection:
            if name is not None:
                wanted = wanted.where(account.c.id == _there(connection, name).id)
            return [Token(*row) for row in connection.execute(wanted.order_by(token.c.id))]

    def revoke(self, number: int, owner: User | None = None) -> None:
        """Take a token away, an `owner`'s alone where one is given. Raises AccountError."""
        number = number if 0 < number < 1 << 31 else 0  # more is no number of a database's
        gone = token.delete().where(token.c.id == number)
        if owner is not None:
            gone = gone.where(token.c.account == owner.id)
        with self.store.writing() as connection:
            if not connection.execute(gone).rowcount:
                raise AccountError(
                    f"There is no token {number}: 'onrecord tokens list' shows them."
                )

    def _of(self, kept: Table, secret: str, *also: Any) -> User | None:
        wanted = select(account).join(kept, kept.c.account == account.c.id)
        with self.store.reading() as connection:
            row = connection.execute(
                wanted.where(kept.c.digest == _digest(secret), *also)
            ).one_or_none()
        return _user(row) if row else None

    def __len__(self) -> int:
        with self.store.reading() as connection:
            return int(connection.execute(select(func.count()).select_from(account)).scalar_one())


def checked_name(name: str) -> str:
    """A name as it is kept and signs judgements. Raises InputError."""
    return _plain(name, "a name")


def checked_role(role: str) -> Role:
    """A role. Raises InputError."""
    if role not in ROLES:
        raise InputError(f"'{role}' is no role: use {' or '.join(ROLES)}.")
    return role


def _plain(words: str, what: str) -> str:
    words = unicodedata.normalize("NFC", " ".join(words.split()))
    if not words or len(words) > LONGEST_NAME:
        raise InputError(f"Give {what} in 1 to {LONGEST_NAME} characters.")
    if any(unicodedata.category(c).startswith("C") for c in words):
        raise InputError(f"Give {what} without characters that cannot be seen.")
    return words


def _key(name: str) -> str:
    """What two spellings of one name share."""
    return unicodedata.normalize("NFKC", " ".join(name.split())).casefold()


def _found(connection: Connection, name: str) -> Any:
    key = _key(name)
    if not key.isprintable():  # no name is kept with such, and a database takes no U+0000
        return None
    return connection.execute(select(account).where(account.c.key == key)).one_or_none()


def _there(connection: Connection, name: str) -> Any:
    row = _found(connection, name)
    if row is None:
        raise AccountError(f"There is no account {name}: 'onrecord users list' shows them.")
    return row


def _user(row: Any) -> User:
    return User(row.id, row.name, row.role, row.made)


def _digest(secret: str) -> str:
    """Enough of a hash for what is random and long; passwords are neither."""
    return hashlib.sha256(secret.encode("utf8", "surrogatepass")).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat()
