"""Views that take less room and less work: made anew, and filled again from the entries."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_GONE = (
    "said", "judgement", "matter", "borne", "word_in", "happening", "joined", "term",
    "undertaking", "presence", "similar", "band", "article",
)  # fmt: skip


def upgrade() -> None:
    """Make the views anew."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    if sqlite:
        op.execute("DROP TABLE said_words")
    for name in _GONE:
        op.drop_table(name)
    _articles()
    _undertakings()
    _matters()
    _said(sqlite)


def downgrade() -> None:
    """An older version makes its own views."""
    raise NotImplementedError("use the newest version")


def _articles() -> None:
    op.create_table(
        "article",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("entry", sa.Integer(), sa.ForeignKey("entry.seq"), nullable=False),
        sa.Column("reading", sa.Integer(), sa.ForeignKey("entry.seq")),
        sa.Column("reader", sa.Text(), nullable=False, server_default=""),
        sa.Column("file", sa.Text()),
        sa.Column("url", sa.Text()),
        sa.Column("outlet", sa.Text()),
        sa.Column("published", sa.Text()),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("licence", sa.Text()),
        sa.Column("holder", sa.Text()),
        sa.Column("copy_of", sa.Text()),
        sa.Column("copy_likeness", sa.Float()),
        sa.Column("shingles", sa.LargeBinary(), nullable=False),
    )
    op.create_index("article_published", "article", ["published"])
    op.create_index("article_recorded", "article", ["recorded"])
    op.create_index("article_entry", "article", ["entry"])
    _keys("band", sa.Column("hash", sa.BigInteger(), primary_key=True))
    _keys(
        "presence",
        sa.Column("actor", sa.Text(), primary_key=True),
        sa.Column("published", sa.Text(), primary_key=True),
    )
    op.create_index("presence_article", "presence", ["article"])
    op.create_table(
        "happening",
        sa.Column("article", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("vectors", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )


def _keys(name: str, *columns: sa.Column[object]) -> None:
    """A table of nothing but a key that ends with an article's entry."""
    last = sa.Column("article", sa.Integer(), primary_key=True)
    op.create_table(name, *columns, last, sqlite_with_rowid=False)


def _undertakings() -> None:
    op.create_table(
        "undertaking",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("seq", sa.Integer(), sa.ForeignKey("entry.seq"), primary_key=True),
        sa.Column("article", sa.Text(), sa.ForeignKey("article.id"), nullable=False),
        sa.Column("family", sa.Integer(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("bearer", sa.Text(), nullable=False),
        sa.Column("counterparty", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.Column("replaced", sa.Text()),
        sa.Column("sense", sa.LargeBinary(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    op.create_index("undertaking_article", "undertaking", ["article"])
    op.create_index("undertaking_family", "undertaking", ["family"])
    for column in ("act", "bearer", "counterparty", "published", "recorded"):
        op.create_index(f"undertaking_{column}", "undertaking", [column, "family"])
    op.create_table(
        "term",
        sa.Column("block", sa.Text(), primary_key=True),
        sa.Column("word", sa.Text(), primary_key=True),
        sa.Column("published", sa.Text(), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "joined",
        sa.Column("one", sa.Integer(), primary_key=True),
        sa.Column("other", sa.Integer(), primary_key=True),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
    )
    op.create_index("joined_other", "joined", ["other"])
    op.create_table(
        "borne",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("article", sa.Text(), sa.ForeignKey("article.id"), primary_key=True),
        sa.Column("place", sa.Integer(), primary_key=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    op.create_index("borne_article", "borne", ["article"])


def _matters() -> None:
    op.create_table(
        "matter",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("family", sa.Integer(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("bearer", sa.Text(), nullable=False),
        sa.Column("counterparty", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("contested", sa.Boolean(), nullable=False),
        sa.Column("rejected", sa.Boolean(), nullable=False),
        sa.Column("first_told", sa.Text(), nullable=False),
        sa.Column("last_told", sa.Text(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    op.create_index("matter_family", "matter", ["family"])
    op.create_index("matter_last_told", "matter", ["rejected", "last_told"])
    for column in ("bearer", "counterparty"):
        op.create_index(f"matter_{column}", "matter", [column, "last_told"])
    for column in ("act", "status", "contested"):
        op.create_index(f"matter_{column}", "matter", [column, "rejected", "last_told"])
    op.create_table(
        "fared",
        sa.Column("status", sa.Text(), primary_key=True),
        sa.Column("family", sa.Integer(), primary_key=True),
        sa.Column("since", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("fared_family", "fared", ["family"])
    op.create_table(
        "judgement",
        sa.Column("seq", sa.Integer(), sa.ForeignKey("entry.seq"), primary_key=True),
        sa.Column("family", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    op.create_index("judgement_family", "judgement", ["family"])


def _said(sqlite: bool) -> None:
    op.create_table(
        "said",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("article", sa.Text(), sa.ForeignKey("article.id"), nullable=False),
        sa.Column("attribution", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("speaker_key", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=False),
        sa.Column("spans", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
    )
    op.create_index("said_article", "said", ["article"])
    op.create_index("said_key", "said", ["speaker_key", "published"])
    op.execute(
        "CREATE VIRTUAL TABLE said_words USING fts5(text, speaker, content='said', "
        "content_rowid='id', tokenize='porter unicode61 remove_diacritics 2', prefix='2 3')"
        if sqlite
        else "ALTER TABLE said ADD COLUMN said_words tsvector GENERATED ALWAYS AS "
        "(to_tsvector('english', text || ' ' || speaker)) STORED"
    )
    if not sqlite:
        op.execute("CREATE INDEX said_words_found ON said USING gin (said_words)")
