"""How many articles say whom a person serves, kept rather than counted."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the counts of what is held."""
    op.create_table(
        "served",
        sa.Column("person", sa.Text(), primary_key=True),
        sa.Column("body", sa.Text(), primary_key=True),
        sa.Column("type", sa.Text(), primary_key=True),
        sa.Column("articles", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO served (person, body, type, articles) "
        "SELECT person, body, type, count(*) FROM serving GROUP BY person, body, type"
    )


def downgrade() -> None:
    """An older version makes its own views."""
    raise NotImplementedError("use the newest version")
