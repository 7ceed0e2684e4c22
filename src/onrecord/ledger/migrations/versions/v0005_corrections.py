"""What people decide on attributions, article by article."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the view; no ledger has any of it yet."""
    op.create_table(
        "correction",
        sa.Column(
            "seq", sa.Integer(), sa.ForeignKey("entry.seq"), primary_key=True, autoincrement=False
        ),
        sa.Column("article", sa.Text(), sa.ForeignKey("article.id"), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    op.create_index("correction_article", "correction", ["article"])


def downgrade() -> None:
    """An older version makes its own views."""
    raise NotImplementedError("use the newest version")
