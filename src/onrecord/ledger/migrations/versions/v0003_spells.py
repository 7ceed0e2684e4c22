"""Spells with an end, and an index for each way of asking: views are emptied, and filled again."""

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
    """Change the views, and empty them."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("INSERT INTO said_words (said_words) VALUES ('delete-all')")
    for name in _EMPTIED:
        op.execute(f"DELETE FROM {name}")
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
    op.add_column("judgement", sa.Column("recorded", sa.Text(), nullable=False, server_default=""))
    op.create_index("judgement_recorded", "judgement", ["recorded"])
    for name in ("matter_bearer", "matter_counterparty"):
        op.drop_index(name, "matter")
    op.create_index("matter_bearer", "matter", ["bearer", "rejected", "last_told"])
    op.create_index(
        "matter_counterparty", "matter", ["counterparty", "rejected", "last_told", "bearer"]
    )
    op.create_index(
        "matter_orders",
        "matter",
        ["rejected", "first_told", "last_told", "origins", "articles", "bearer", "status"],
    )


def downgrade() -> None:
    """An older version makes its own views."""
    raise NotImplementedError("use the newest version")
