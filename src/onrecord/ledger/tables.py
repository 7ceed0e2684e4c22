"""The tables. `entry` is the ledger: only ever added to. All others are views made from it, but
for the accounts of a desk that is shared, which are no part of the record and can be changed.

The migrations create them; a test holds the two against each other.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.schema import SchemaItem

metadata = MetaData()

entry = Table(
    "entry",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("recorded", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False, unique=True),
    Index("entry_key", "kind", "key"),
)

article = Table(
    "article",
    metadata,
    Column("id", Text, primary_key=True),
    Column("entry", Integer, ForeignKey("entry.seq"), nullable=False),
    Column("reading", Integer, ForeignKey("entry.seq")),
    Column("reader", Text, nullable=False, server_default=""),
    Column("file", Text),
    Column("url", Text),
    Column("outlet", Text),
    Column("published", Text),
    Column("recorded", Text, nullable=False),
    Column("title", Text),
    Column("licence", Text),
    Column("holder", Text),
    Column("copy_of", Text),
    Column("copy_likeness", Float),
    Column("shingles", LargeBinary, nullable=False),
    Index("article_published", "published"),
    Index("article_recorded", "recorded"),
    Index("article_entry", "entry"),
)

band = Table(
    "band",
    metadata,
    Column("hash", BigInteger, primary_key=True),
    Column("article", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

presence = Table(
    "presence",
    metadata,
    Column("actor", Text, primary_key=True),
    Column("published", Text, primary_key=True),
    Column("article", Integer, primary_key=True),
    Index("presence_article", "article"),
    sqlite_with_rowid=False,
)

serving = Table(
    "serving",
    metadata,
    Column("person", Text, primary_key=True),
    Column("body", Text, primary_key=True),
    Column("type", Text, primary_key=True),
    Column("article", Integer, primary_key=True),
    Index("serving_article", "article"),
    sqlite_with_rowid=False,
)

# how many articles of `serving` say so: a person may be in thousands
served = Table(
    "served",
    metadata,
    Column("person", Text, primary_key=True),
    Column("body", Text, primary_key=True),
    Column("type", Text, primary_key=True),
    Column("articles", Integer, nullable=False),
    sqlite_with_rowid=False,
)

undertaking = Table(
    "undertaking",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, ForeignKey("entry.seq"), primary_key=True),
    Column("article", Text, ForeignKey("article.id"), nullable=False),
    Column("family", Integer, nullable=False),
    Column("act", Text, nullable=False),
    Column("bearer", Text, nullable=False),
    Column("counterparty", Text, nullable=False),
    Column("published", Text, nullable=False),
    Column("recorded", Text, nullable=False),
    Column("replaced", Text),
    Column("sense", LargeBinary, nullable=False),
    Column("vector", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("undertaking_article", "article"),
    Index("undertaking_family", "family"),
    Index("undertaking_act", "act", "family"),
    Index("undertaking_bearer", "bearer", "family"),
    Index("undertaking_counterparty", "counterparty", "family"),
    Index("undertaking_published", "published", "family"),
    Index("undertaking_recorded", "recorded", "family"),
)

term = Table(
    "term",
    metadata,
    Column("block", Text, primary_key=True),
    Column("word", Text, primary_key=True),
    Column("published", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

join = Table(
    "joined",
    metadata,
    Column("one", Integer, primary_key=True),
    Column("other", Integer, primary_key=True),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    Index("joined_other", "other"),
)


def _beside(name: str) -> Table:
    """What an article says that may concern undertakings told elsewhere, with vectors."""
    return Table(
        name,
        metadata,
        Column("article", Integer, primary_key=True, autoincrement=False),
        Column("vectors", LargeBinary, nullable=False),
        Column("body", LargeBinary, nullable=False),
    )


def _tied(name: str, *more: SchemaItem) -> Table:
    """Which undertaking number `place` of what an article says does concern."""
    return Table(
        name,
        metadata,
        Column("number", Integer, primary_key=True),
        Column("article", Text, ForeignKey("article.id"), primary_key=True),
        Column("place", Integer, primary_key=True),
        Column("body", LargeBinary, nullable=False),
        Index(f"{name}_article", "article"),
        *more,
    )


happening = _beside("happening")

borne = _tied("borne")

echo = _beside("echo")

echoed = _tied(
    "echoed",
    Column("score", Double, nullable=False),
    Column("published", Text, nullable=False),
    Index("echoed_published", "published", "number"),
)

matter = Table(
    "matter",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("family", Integer, nullable=False),
    Column("act", Text, nullable=False),
    Column("bearer", Text, nullable=False),
    Column("counterparty", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("contested", Boolean, nullable=False),
    Column("rejected", Boolean, nullable=False),
    Column("first_told", Text, nullable=False),
    Column("last_told", Text, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("matter_family", "family"),
    Index("matter_last_told", "rejected", "last_told"),
    Index("matter_bearer", "bearer", "rejected", "last_told"),
    Index("matter_counterparty", "counterparty", "rejected", "last_told", "number", "bearer"),
    Index("matter_act", "act", "rejected", "last_told"),
    Index("matter_status", "status", "rejected", "last_told"),
    Index("matter_contested", "contested", "rejected", "last_told"),
    Index(
        "matter_orders",
        "rejected",
        "first_told",
        "last_told",
        "origins",
        "articles",
        "bearer",
        "status",
    ),
)

fared = Table(
    "fared",
    metadata,
    Column("status", Text, primary_key=True),
    Column("family", Integer, primary_key=True),
    Column("since", Text, primary_key=True),
    Column("until", Text, nullable=False),
    Index("fared_family", "family"),
    sqlite_with_rowid=False,
)

judgement = Table(
    "judgement",
    metadata,
    Column("seq", Integer, ForeignKey("entry.seq"), primary_key=True),
    Column("family", Integer, nullable=False),
    Column("recorded", Text, nullable=False, server_default=""),
    Column("body", LargeBinary, nullable=False),
    Index("judgement_family", "family"),
    Index("judgement_recorded", "recorded"),
)

correction = Table(
    "correction",
    metadata,
    Column("seq", Integer, ForeignKey("entry.seq"), primary_key=True, autoincrement=False),
    Column("article", Text, ForeignKey("article.id"), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("correction_article", "article"),
)

naming = Table(
    "naming",
    metadata,
    Column("seq", Integer, ForeignKey("entry.seq"), primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),
)

said = Table(
    "said",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("article", Text, ForeignKey("article.id"), nullable=False),
    Column("attribution", Text, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("speaker_key", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("published", Text, nullable=False),
    Column("spans", Text, nullable=False),
    Column("text", Text, nullable=False),
    Index("said_article", "article"),
    Index("said_key", "speaker_key", "published"),
)

VIEWS = (
    said, naming, correction, judgement, fared, matter, echoed, echo, borne, happening, join, term, undertaking, served, serving,
    presence, band, article,
)  # fmt: skip

account = Table(
    "account",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("made", Text, nullable=False),
)

session = Table(
    "session",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("account", Integer, ForeignKey("account.id", ondelete="CASCADE"), nullable=False),
    Column("until", Text, nullable=False),
    Index("session_account", "account"),
)

token = Table(
    "token",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account", Integer, ForeignKey("account.id", ondelete="CASCADE"), nullable=False),
    Column("digest", Text, nullable=False, unique=True),
    Column("label", Text, nullable=False),
    Column("made", Text, nullable=False),
    Index("token_account", "account"),
)
