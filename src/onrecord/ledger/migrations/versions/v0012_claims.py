"""Happenings say what another voice sets against them, and the rest of a thing is still to come."""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_EMPTIED = (
    "said", "naming", "correction", "judgement", "fared", "matter", "borne", "happening", "joined",
    "term", "echoed", "echo", "undertaking", "served", "serving", "presence", "band", "article",
)  # fmt: skip


def upgrade() -> None:
    """Empty the views."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("INSERT INTO said_words (said_words) VALUES ('delete-all')")
    for name in _EMPTIED:
        op.execute(f"DELETE FROM {name}")


def downgrade() -> None:
    """An older version makes its own views."""
    raise NotImplementedError("use the newest version")
