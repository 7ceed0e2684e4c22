"""Where ingest and reading meet: what is named on a command line -> records."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import InternalError, OnRecordError
from onrecord.model import Article, Record

STDIN = "-"


@dataclass(frozen=True)
class Options:
    """What the user says that the articles do not, and what may be fetched."""

    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    actors: tuple[Path, ...] = ()
    allow_private: bool = False


def open_article(name: str, options: Options) -> Article:
    """The article that `name` names: a file, an address, or `-` for standard input."""
    from onrecord import ingest

    given = {
        key: value
        for key in ("outlet", "published", "title", "url")
        if (value := getattr(options, key)) is not None
    }
    if name == STDIN:
        return ingest.from_stdin(sys.stdin.buffer, **given)
    if name.startswith(("http://", "https://")):
        return ingest.from_address(name, allow_private=options.allow_private, **given)
    return ingest.from_file(Path(name), **given)


def read_one(name: str, options: Options) -> Record:
    """Read one article. Raises OnRecordError; whatever else goes wrong becomes InternalError."""
    from onrecord.reading import read_article

    article = open_article(name, options)
    try:
        return read_article(article, world_files=options.actors)
    except OnRecordError:
        raise
    except Exception as error:
        raise InternalError(
            f"a bug of ours ({type(error).__name__}: {error}); please report it."
        ) from error


def read_many(
    names: Sequence[str], options: Options
) -> Iterator[tuple[str, Record | OnRecordError]]:
    """Read articles in the order given; one that cannot be read yields its error instead."""
    for name in names:
        try:
            yield name, read_one(name, options)
        except OnRecordError as error:
            yield name, error
