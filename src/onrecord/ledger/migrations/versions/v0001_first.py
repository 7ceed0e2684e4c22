"""The first tables, the triggers that keep entries as they are, and the search index."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make everything."""
    _tables()
    if op.get_bind().dialect.name == "sqlite":
        _sqlite()
    else:
        _postgresql()


def downgrade() -> None:
    """There is nothing before the first."""
    raise NotImplementedError("there is no earlier version of a ledger")


def _sqlite() -> None:
    for deed in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER entry_no_{deed.lower()} BEFORE {deed} ON entry "
            "BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END"
        )
    op.execute(
        "CREATE VIRTUAL TABLE said_words USING fts5(text, speaker, content='said', "
        "content_rowid='id', tokenize='porter unicode61 remove_diacritics 2', prefix='2 3')"
    )


def _postgresql() -> None:
    op.execute(
        "CREATE FUNCTION entry_kept() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'entries are never changed'; END $$"
    )
    op.execute(
        "CREATE TRIGGER entry_no_change BEFORE UPDATE OR DELETE ON entry "
        "FOR EACH ROW EXECUTE FUNCTION entry_kept()"
    )
    op.execute(
        "CREATE TRIGGER entry_no_truncate BEFORE TRUNCATE ON entry "
        "FOR EACH STATEMENT EXECUTE FUNCTION entry_kept()"
    )
    op.execute(
        "CREATE INDEX said_words ON said USING gin (to_tsvector('english', text || ' ' || speaker))"
    )


def _tables() -> None:
    op.create_table(
        "entry",
        sa.Column("seq", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False, unique=True),
    )
    op.create_index("entry_key", "entry", ["kind", "key"])
    op.create_table(
        "joined",
        sa.Column("one", sa.Integer(), primary_key=True),
        sa.Column("other", sa.Integer(), primary_key=True),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
    )
    op.create_index("joined_other", "joined", ["other"])
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
        sa.Column("first_told", sa.Text()),
        sa.Column("last_told", sa.Text()),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    op.create_index("matter_bearer", "matter", ["bearer"])
    op.create_index("matter_counterparty", "matter", ["counterparty"])
    op.create_index("matter_family", "matter", ["family"])
    op.create_index("matter_last_told", "matter", ["last_told"])
    op.create_table(
        "term",
        sa.Column("block", sa.Text(), primary_key=True),
        sa.Column("word", sa.Text(), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True),
    )
    op.create_index("term_number", "term", ["number"])
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
    op.create_table(
        "judgement",
        sa.Column("seq", sa.Integer(), sa.ForeignKey("entry.seq"), primary_key=True),
        sa.Column("family", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    op.create_index("judgement_family", "judgement", ["family"])
    op.create_table(
        "band",
        sa.Column("hash", sa.BigInteger(), primary_key=True),
        sa.Column("article", sa.Text(), sa.ForeignKey("article.id"), primary_key=True),
    )
    op.create_table(
        "borne",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("article", sa.Text(), sa.ForeignKey("article.id"), primary_key=True),
        sa.Column("place", sa.Integer(), primary_key=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    op.create_index("borne_article", "borne", ["article"])
    op.create_table(
        "happening",
        sa.Column("article", sa.Text(), sa.ForeignKey("article.id"), primary_key=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "presence",
        sa.Column("actor", sa.Text(), primary_key=True),
        sa.Column("article", sa.Text(), sa.ForeignKey("article.id"), primary_key=True),
    )
    op.create_index("presence_article", "presence", ["article"])
    op.create_table(
        "said",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("article", sa.Text(), sa.ForeignKey("article.id"), nullable=False),
        sa.Column("attribution", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("published", sa.Text()),
        sa.Column("spans", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
    )
    op.create_index("said_article", "said", ["article"])
    op.create_index("said_speaker", "said", ["speaker"])
    op.create_table(
        "similar",
        sa.Column("article", sa.Text(), sa.ForeignKey("article.id"), primary_key=True),
        sa.Column("other", sa.Text(), sa.ForeignKey("article.id"), primary_key=True),
        sa.Column("likeness", sa.Float(), nullable=False),
    )
    op.create_table(
        "undertaking",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("seq", sa.Integer(), sa.ForeignKey("entry.seq"), primary_key=True),
        sa.Column("article", sa.Text(), sa.ForeignKey("article.id"), nullable=False),
        sa.Column("block", sa.Text(), nullable=False),
        sa.Column("bearer", sa.Text(), nullable=False),
        sa.Column("family", sa.Integer(), nullable=False),
        sa.Column("published", sa.Text()),
        sa.Column("replaced", sa.Text()),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
    )
    op.create_index("undertaking_article", "undertaking", ["article"])
    op.create_index("undertaking_family", "undertaking", ["family"])
    op.create_index("undertaking_published", "undertaking", ["published"])
    op.create_table(
        "word_in",
        sa.Column("word", sa.Text(), primary_key=True),
        sa.Column("article", sa.Text(), sa.ForeignKey("article.id"), primary_key=True),
    )
    op.create_index("word_in_article", "word_in", ["article"])
