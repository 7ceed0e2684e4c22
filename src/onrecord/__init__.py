"""onrecord: who said what, on whose word, under which condition, and where it stands now.

import onrecord
record = onrecord.read(text, outlet="Middle East Monitor", published="2025-11-20")
for said in record.attributions:
    print(said.chain, record.article.text[slice(*said.content.spans[0])])

The record's types are in `onrecord.model`, what it can be written as in `onrecord.export`.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import OnRecordError

if TYPE_CHECKING:
    from onrecord.ledger import Ledger
    from onrecord.model import Record

__all__ = ["Ledger", "OnRecordError", "__version__", "read"]
__version__ = version("onrecord")


def read(
    text: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
    actors: Sequence[str | Path] = (),
) -> Record:
    """Read an article's text and return its record.

    `outlet`, `published` (ISO 8601), `title` and `url` give what the text does not say; `actors`
    are files: tables of actors of your own. Spans in the record are `(start, end)` in characters of
    `record.article.text`, end exclusive. Raises InputError, LanguageError, ActorsFileError or
    ModelError, all of them OnRecordError.
    """
    from onrecord.ingest import from_text
    from onrecord.reading import read_article

    article = from_text(text, outlet=outlet, published=published, title=title, url=url)
    return read_article(article, world_files=tuple(map(Path, actors)))


def __getattr__(name: str) -> object:
    """`onrecord.Ledger`, loaded when first asked for: reading needs no database library."""
    if name == "Ledger":
        from onrecord.ledger import Ledger

        return Ledger
    raise AttributeError(f"module 'onrecord' has no attribute '{name}'")
