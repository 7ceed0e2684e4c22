"""Where ingest and reading meet: what is named on a command line -> records."""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from onrecord.errors import InternalError, LedgerError, OnRecordError
from onrecord.model import Article, Record

if TYPE_CHECKING:
    from onrecord.ledger import Added, Ledger

T = TypeVar("T")
STDIN = "-"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)  # RFC 3986


@dataclass(frozen=True)
class Options:
    """What the user says that the articles do not, and what may be fetched.

    `timeout` (seconds) and `max_bytes` are limits on addresses.
    """

    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    actors: tuple[Path, ...] = ()
    allow_private: bool = False
    timeout: float = 20.0
    max_bytes: int = 10_000_000


def open_article(name: str, options: Options) -> Article:
    """The article that `name` names: a file, an address, or `-` for standard input.

    Its `file` is `name` as given. Raises InputError, FetchError or LanguageError.
    """
    from onrecord import ingest
    from onrecord.ingest.given import Given

    title, outlet, published = options.title, options.outlet, options.published
    if _ADDRESS.match(name):  # of whatever scheme: fetching says which are read
        article = ingest.from_address(
            name, title=title, outlet=outlet, published=published,
            allow_private=options.allow_private, timeout=options.timeout,
            max_bytes=options.max_bytes,
        )  # fmt: skip
        return replace(article, file=name, url=options.url or article.url)
    given = Given(title=title, outlet=outlet, published=published, url=options.url)
    if name == STDIN:
        article = ingest.from_stdin(sys.stdin.buffer, **given)
    else:
        article = ingest.from_file(name, **given)
    return replace(article, file=name.encode("utf8", "replace").decode("utf8"))


def read_one(name: str, options: Options) -> Record:
    """Read one article. Raises OnRecordError; whatever else goes wrong becomes InternalError."""
    return _plainly(lambda: _read(open_article(name, options), options))


def _read(article: Article, options: Options) -> Record:
    from onrecord.reading import read_article

    return _plainly(lambda: read_article(article, world_files=options.actors))


def _plainly(deed: Callable[[], T]) -> T:
    try:
        return deed()
    except (OnRecordError, BrokenPipeError):
        raise
    except Exception as error:
        raise InternalError(f"{type(error).__name__}: {error}; please report it.") from error


def read_many(
    names: Sequence[str], options: Options
) -> Iterator[tuple[str, Record | OnRecordError]]:
    """Read articles in the order given; one that cannot be read yields its error instead."""
    for name in names:
        try:
            yield name, read_one(name, options)
        except OnRecordError as error:
            yield name, error


def add_many(
    ledger: "Ledger", names: Sequence[str], options: Options
) -> Iterator[tuple[str, str | OnRecordError]]:
    """Read articles into a ledger, each kept before the next is read.

    Yields 'added', 'known' or 'read again' for each, or its error. A ledger that cannot be written
    ends it: LedgerError is raised.
    """
    for name in names:
        try:
            yield name, keep(ledger, partial(open_article, name, options), options)[1]
        except LedgerError:
            raise
        except OnRecordError as error:
            yield name, error


def keep(
    ledger: "Ledger", open_one: Callable[[], Article], options: Options
) -> "tuple[str, Added]":
    """Read the article that `open_one` gives and keep it, unless it is known already.

    Gives its id in the ledger, and 'added', 'known' or 'read again'. Raises OnRecordError.
    """
    from onrecord.ledger import article_key
    from onrecord.model import Reader
    from onrecord.reading import reader_name

    article = _plainly(open_one)
    key = article_key(Record(article=article, reader=Reader(version="", model="")))
    if ledger.knows(article.id, article.outlet_name, reader_name()):
        return key, "known"
    return key, ledger.add(_read(article, options))


def export_ledger(ledger: "Ledger", kind: str, output: Path | None, under: str | None) -> int:
    """Write a ledger as `kind`; the number of articles left out because their rights do not allow

    them to go along under the licence `under`. Every matter is then worked out without them.
    """
    from onrecord.export.compatible import may_go_along
    from onrecord.export.ledgers import write_ledger

    articles = ledger.articles()
    kept = [a for a in articles if not under or may_go_along(a.licence, under)]
    ids = {a.id for a in kept}
    write_ledger(
        kind,
        ledger.every_matter(ids if under else None),
        kept,
        lambda: ((a, ledger.standing(a.id)) for a in kept),
        output,
    )
    return len(articles) - len(kept)
