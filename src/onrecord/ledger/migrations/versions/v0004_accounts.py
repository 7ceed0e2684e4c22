"""Accounts, their sessions and their tokens, beside the entries: no part of the record."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the three tables; what is kept stays as it is."""
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("key", sa.Text(), nullable=False, unique=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
    )
    op.create_table(
        "session",
        sa.Column("digest", sa.Text(), primary_key=True),
        _owner(),
        sa.Column("until", sa.Text(), nullable=False),
    )
    op.create_index("session_account", "session", ["account"])
    op.create_table(
        "token",
        sa.Column("id", sa.Integer(), primary_key=True),
        _owner(),
        sa.Column("digest", sa.Text(), nullable=False, unique=True),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
    )
    op.create_index("token_account", "token", ["account"])


def _owner() -> sa.Column[int]:
    return sa.Column(
        "account", sa.Integer(), sa.ForeignKey("account.id", ondelete="CASCADE"), nullable=False
    )


def downgrade() -> None:
    """Accounts would be lost."""
    raise NotImplementedError("use the newest version")
