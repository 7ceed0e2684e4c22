"""What tells an undertaking in other words keeps its day: the latest are found without a sort."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the day, from the articles that are held, and its index."""
    op.add_column("echoed", sa.Column("published", sa.Text(), nullable=False, server_default=""))
    op.execute(
        "UPDATE echoed SET published = coalesce((SELECT substr(article.published, 1, 10)"
        " FROM article WHERE article.id = echoed.article), '')"
    )
    op.create_index("echoed_published", "echoed", ["published", "number"])


def downgrade() -> None:
    """An older version makes its own views."""
    raise NotImplementedError("use the newest version")
