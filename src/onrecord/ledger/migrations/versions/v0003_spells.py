"""How matters fared, in spells with an end: the views are emptied, and filled from the entries."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_EMPTIED = (
    "said", "judgement", "matter", "borne", "happening", "joined", "term", "undertaking",
    "presence", "band", "article",
)  # fmt: skip


def upgrade() -> None:
    """Make the table of spells anew."""
    op.drop_table("fared")
    op.create_table(
        "fared",
        sa.Column("status", sa.Text(), primary_key=True),
        sa.Column("family", sa.Integer(), primary_key=True),
        sa.Column("since", sa.Text(), primary_key=True),
        sa.Column("until", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("fared_family", "fared", ["family"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute("INSERT INTO said_words (said_words) VALUES ('delete-all')")
    for name in _EMPTIED:
        op.execute(f"DELETE FROM {name}")


def downgrade() -> None:
    """An older version makes its own views."""
    raise NotImplementedError("use the newest version")
