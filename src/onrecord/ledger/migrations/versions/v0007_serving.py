"""Whom persons serve: articles are held by it, so views are emptied, and filled again."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_EMPTIED = (
    "said", "naming", "correction", "judgement", "fared", "matter", "borne", "happening", "joined",
    "term", "undertaking", "presence", "band", "article",
)  # fmt: skip


def upgrade() -> None:
    """Add the view, and empty the others."""
    op.create_table(
        "serving",
        sa.Column("person", sa.Text(), primary_key=True),
        sa.Column("body", sa.Text(), primary_key=True),
        sa.Column("type", sa.Text(), primary_key=True),
        sa.Column("article", sa.Integer(), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("serving_article", "serving", ["article"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute("INSERT INTO said_words (said_words) VALUES ('delete-all')")
    for name in _EMPTIED:
        op.execute(f"DELETE FROM {name}")


def downgrade() -> None:
    """An older version makes its own views."""
    raise NotImplementedError("use the newest version")
