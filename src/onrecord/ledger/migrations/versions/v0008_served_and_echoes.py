"""Counts of whom persons serve, and statements that echo others: views are emptied and refilled."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_EMPTIED = (
    "said", "naming", "correction", "judgement", "fared", "matter", "borne", "happening", "joined",
    "term", "undertaking", "serving", "presence", "band", "article",
)  # fmt: skip


def upgrade() -> None:
    """Add the views, and empty the others."""
    op.create_table(
        "served",
        sa.Column("person", sa.Text(), primary_key=True),
        sa.Column("body", sa.Text(), primary_key=True),
        sa.Column("type", sa.Text(), primary_key=True),
        sa.Column("articles", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "echo",
        sa.Column("article", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("vectors", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "echoed",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("article", sa.Text(), sa.ForeignKey("article.id"), primary_key=True),
        sa.Column("place", sa.Integer(), primary_key=True),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    op.create_index("echoed_article", "echoed", ["article"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute("INSERT INTO said_words (said_words) VALUES ('delete-all')")
    for name in _EMPTIED:
        op.execute(f"DELETE FROM {name}")


def downgrade() -> None:
    """An older version makes its own views."""
    raise NotImplementedError("use the newest version")
