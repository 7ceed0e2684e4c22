"""The ledger: records kept, followed and judged. Append-only; every view is made from its entries.

with Ledger("peace.db", create=True) as ledger:
    ledger.add(record)
    for matter in ledger.matters().matters:
        print(matter.id, matter.action, matter.status, len(matter.origins))
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence, Set
from typing import Literal, Self

import msgspec
from msgspec.structs import replace
from sqlalchemy import func, or_, select, text

from onrecord.errors import InputError, LedgerError
from onrecord.ledger import changes, correcting, naming, queries, verify
from onrecord.ledger.changes import Change
from onrecord.ledger.corrected import judged as judged_record
from onrecord.ledger.corrected import standing
from onrecord.ledger.deriving import derive
from onrecord.ledger.entries import append, last_seq, read
from onrecord.ledger.families import articles
from onrecord.ledger.filters import ALL, Filters
from onrecord.ledger.judging import checked
from onrecord.ledger.matters import NOW, AsOf
from onrecord.ledger.naming import called
from onrecord.ledger.queries import ORDERS, Dossier, Order, Page
from onrecord.ledger.search import EVERYWHERE, Hit, Where, search
from onrecord.ledger.store import Store
from onrecord.ledger.tables import VIEWS, article, entry
from onrecord.model import Article, Correction, HeldArticle, Judgement, Matter, Naming, Record

__all__ = [
    "NOW", "ORDERS", "AsOf", "Change", "Dossier", "Filters", "Hit", "Ledger", "Order", "Page",
    "Where", "number_of",
]  # fmt: skip
Added = Literal["added", "read again", "known"]


class Ledger:
    """A ledger in a SQLite file or at a postgresql:// address.

    `create` makes it where there is none; `wait` is how many seconds to wait for another writer.
    Raises LedgerError, here and in every method, for whatever the database cannot do.
    """

    def __init__(self, where: str, *, create: bool = False, wait: float = 30) -> None:
        self.store = Store(where, create=create, wait=wait)
        if self._unfilled():
            self.rebuild()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _unfilled(self) -> bool:
        """Whether an older version's ledger was brought up to date, which empties its views."""
        with self.store.reading() as connection:
            return bool(
                connection.execute(select(entry.c.seq).limit(1)).first()
                and not connection.execute(select(article.c.id).limit(1)).first()
            )

    def close(self) -> None:
        """Give the database back."""
        self.store.close()

    def add(self, record: Record) -> Added:
        """Keep a record, whole or not at all.

        The same article read by the same version is known already; by another one, it adds a
        reading that takes the place of the earlier one in every view.
        """
        key = article_key(record)
        reader = f"{record.reader.version} {record.reader.model}".strip()
        with self.store.writing() as connection:
            before = connection.execute(
                select(article.c.reader).where(article.c.id == key)
            ).scalar_one_or_none()
            if before == reader:
                return "known"
            if before is None:
                derive(connection, append(connection, "article", key, record.article))
            bare = replace(record.article, text="", source_map=())
            derive(connection, append(connection, "reading", key, replace(record, article=bare)))
            return "added" if before is None else "read again"

    def knows(self, text_id: str, outlet: str | None, reader: str) -> bool:
        """Whether an article is here already, read by `reader` ('version model')."""
        key = _key(text_id, outlet)
        with self.store.reading() as connection:
            known = connection.execute(select(article.c.reader).where(article.c.id == key)).scalar()
        return known == reader

    def matters(
        self, filters: Filters = ALL, as_of: AsOf = NOW, *, order: Order = "last told",
        limit: int = 50, offset: int = 0, counted: bool = True,
    ) -> Page:  # fmt: skip
        """Matters, in an order (as of a moment, last told first); `limit` 0 for all.

        How many there are in all, which takes a while in a large ledger, only if `counted`.
        """
        with self.store.reading() as connection:
            actor = called(filters.actor, naming.names(connection, as_of.recorded))
            filters = filters._replace(actor=actor)
            return queries.matters(
                connection, filters, as_of, order=order, limit=limit, offset=offset, counted=counted
            )

    def every_matter(self, allowed: Set[str] | None = None) -> Iterator[Matter]:
        """All matters, rejected ones too; with `allowed`, as if there were those articles alone."""
        with self.store.reading() as connection:
            yield from queries.every(connection, allowed)

    def matter(self, matter: str | int, as_of: AsOf = NOW) -> Matter:
        """One matter, by its id or the number of any undertaking in it."""
        with self.store.reading() as connection:
            found = queries.one_matter(connection, number_of(matter), as_of)
        if found is None:
            raise LedgerError(f"There is no matter {matter} here: 'onrecord matters' lists them.")
        return found

    def who(self, name: str, *, limit: int = 50) -> Dossier:
        """What is on record of an actor, by any name that it goes by."""
        with self.store.reading() as connection:
            known = called(name, naming.names(connection)) or name
            return queries.who(connection, known, limit=limit)

    def search(
        self, query: str, where: Where = EVERYWHERE, *, limit: int = 20, offset: int = 0
    ) -> list[Hit]:
        """Full text over what is said: words, "a phrase", pre*."""
        with self.store.reading() as connection:
            where = where._replace(speaker=called(where.speaker, naming.names(connection)))
            return search(connection, query, where, limit=limit, offset=offset)

    def changes(self, since: str) -> list[Change]:
        """What is new, what changed status, what became contested since a moment (ISO 8601, UTC)."""
        with self.store.reading() as connection:
            return changes.changes(connection, since, changes.touched(connection, since))

    def articles(self) -> list[HeldArticle]:
        """Every article, by date."""
        with self.store.reading() as connection:
            return articles(connection)

    def article_id(self, which: str) -> str:
        """The id of an article, from it, its file, its address, or how its id begins.

        Raises LedgerError where there is none such, or several.
        """
        named = or_(
            article.c.id.startswith(which, autoescape=True),
            article.c.file == which,
            article.c.url == which,
        )
        with self.store.reading() as connection:
            rows = connection.execute(select(article.c.id).where(named).limit(2)).scalars()
            found: list[str] = list(rows)
        exact = [x for x in found if x == which]
        if len(exact or found) != 1:
            some = "several articles answer" if found else "no article answers"
            raise LedgerError(f"Here {some} to '{which}': 'onrecord articles' lists their ids.")
        return (exact or found)[0]

    def record(self, key: str) -> Record:
        """The record of an article as last read, text included, with what people corrected."""
        with self.store.reading() as connection:
            row = connection.execute(
                select(article.c.entry, article.c.reading).where(article.c.id == key)
            ).one_or_none()
            if row is None or row.reading is None:
                raise LedgerError(f"There is no article {key} here.")
            found = msgspec.json.decode(read(connection, row.entry).body, type=Article)
            record = msgspec.json.decode(read(connection, row.reading).body, type=Record)
            corrections = correcting.known(connection, key)
        whole = replace(record.article, text=found.text, source_map=found.source_map)
        return judged_record(replace(record, article=whole), corrections)

    def standing(self, key: str) -> Record:
        """What stands of an article's record: without what was rejected, actors that are one as one."""
        with self.store.reading() as connection:
            names = naming.names(connection)
        return naming.renamed(standing(self.record(key)), names)

    def corrections(self, key: str) -> list[Correction]:
        """Every judgement on the attributions of an article, those taken back too."""
        with self.store.reading() as connection:
            return correcting.known(connection, key)

    def correct(self, given: Correction, of: str | None = None) -> Correction:
        """Add what a person decided on an attribution of an article; `of` is its id in the record.

        `add` needs its `content` and `source` or `cue`; `correct` what is to be otherwise;
        `confirm` and `reject` no more than `of`; `undo` the number of what it `undoes`. Raises
        InputError where it makes no sense, LedgerError where there is no such article.
        """
        record = self.record(given.article)
        with self.store.writing() as connection:
            before = correcting.known(connection, given.article)
            kept = correcting.checked(record, given, of, before)
            made = append(connection, "correction", given.article, kept)
            derive(connection, made)
        return replace(kept, seq=made.seq, recorded=made.recorded)

    def namings(self) -> list[Naming]:
        """Everything that people said of actors that are one, that taken back too."""
        with self.store.reading() as connection:
            return naming.known(connection)

    def name(self, given: Naming) -> Naming:
        """Add a person's word that two actors are one, or that takes such a word back.

        Every article that names either is held again, so matters join or part. Raises InputError
        where it makes no sense.
        """
        with self.store.writing() as connection:
            kept = naming.checked(given, naming.known(connection))
            made = append(connection, "naming", kept.name or str(kept.undoes), kept)
            derive(connection, made)
        return replace(kept, seq=made.seq, recorded=made.recorded)

    def records(self) -> Iterator[tuple[str, Record]]:
        """Every article's id and what stands of its record."""
        for a in self.articles():
            yield a.id, self.standing(a.id)

    def judge(
        self, matter: str | int, verdict: str, *, who: str, why: str, other: Sequence[int] = (),
        field: str | None = None, value: str | None = None,
    ) -> Judgement:  # fmt: skip
        """Add what a person decided on a matter.

        `confirm`, `reject`; `correct` with `field` and `value`; `merge` with the number of another
        matter in `other`; `split` with the numbers of the undertakings to take out in `other`;
        `undo` with the judgement's number in `value`. Raises InputError where it makes no sense.
        """
        with self.store.writing() as connection:
            found = queries.one_matter(connection, number_of(matter))
            if found is None:
                raise LedgerError(
                    f"There is no matter {matter} here: 'onrecord matters' lists them."
                )
            others = [queries.one_matter(connection, n) for n in other]
            judged = checked(found, others, verdict, who, why, other, field, value)
            made = append(connection, "judgement", found.id, judged)
            derive(connection, made)
        return replace(judged, seq=made.seq, recorded=made.recorded)

    def problems(self) -> list[str]:
        """What is wrong with the ledger, a line each."""
        with self.store.reading() as connection:
            return list(verify.problems(connection))

    def size(self) -> tuple[int, int]:
        """How many articles and how many entries."""
        with self.store.reading() as connection:
            count = connection.execute(select(func.count()).select_from(article)).scalar_one()
            return int(count), last_seq(connection)

    def rebuild(self, progress: Callable[[int, int], None] = lambda done, of: None) -> None:
        """Make every view again from the entries alone."""
        with self.store.writing() as connection:
            if connection.dialect.name == "sqlite":
                connection.execute(
                    text("INSERT INTO said_words (said_words) VALUES ('delete-all')")
                )
            for view in VIEWS:
                connection.execute(view.delete())
            total = connection.execute(select(func.count()).select_from(entry)).scalar_one()
            for done, seq in enumerate(
                connection.execute(select(entry.c.seq).order_by(entry.c.seq)).scalars().all(), 1
            ):
                derive(connection, read(connection, seq))
                progress(done, int(total))


def article_key(record: Record) -> str:
    """An article's id in a ledger: its text and who published it."""
    return _key(record.article.id, record.article.outlet_name)


def _key(text_id: str, outlet: str | None) -> str:
    plain = unicodedata.normalize("NFKD", outlet or "").casefold()
    slug = re.sub(r"\W+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")
    return f"{text_id}/{slug}" if slug else text_id


def number_of(matter: str | int) -> int:
    """The number in a matter's id. Raises InputError."""
    found = re.fullmatch(r"[mM]?(\d{1,9})", str(matter).strip())
    if not found:
        raise InputError(f"'{matter}' is no matter: give its id, as m12.")
    return int(found[1])
