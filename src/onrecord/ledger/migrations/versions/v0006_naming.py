"""Which actors are one, by a person's word; every article's actors, and counterparties, to find."""

import json
import zlib

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None
AT_A_TIME = 500


def upgrade() -> None:
    """Add the view, and fill `presence`, which held articles with happenings alone."""
    op.create_table(
        "naming",
        sa.Column(
            "seq", sa.Integer(), sa.ForeignKey("entry.seq"), primary_key=True, autoincrement=False
        ),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    # with the number before the bearer the index runs in the order of the board, too
    op.drop_index("matter_counterparty", "matter")
    op.create_index(
        "matter_counterparty",
        "matter",
        ["counterparty", "rejected", "last_told", "number", "bearer"],
    )
    connection = op.get_bind()
    missing = sa.text(
        "SELECT a.entry, a.published, e.body FROM article a JOIN entry e ON e.seq = a.reading "
        "WHERE NOT EXISTS (SELECT 1 FROM presence p WHERE p.article = a.entry)"
    )
    add = sa.text(
        "INSERT INTO presence (actor, published, article) VALUES (:actor, :day, :article)"
    )
    found = connection.execute(missing)
    while part := found.fetchmany(AT_A_TIME):
        rows = [
            {"actor": key, "day": (published or "")[:10], "article": article}
            for article, published, body in part
            for key in sorted(_keys(body))
        ]
        if rows:
            connection.execute(add, rows)


def _keys(body: bytes) -> set[str]:
    """The names of a reading's actors as `sense.actor_key` had them at this version."""
    names = (a["name"] for a in json.loads(zlib.decompress(body)).get("actors", []))
    return {n.lower().removeprefix("the ").replace("’", "'").strip() for n in names} - {""}


def downgrade() -> None:
    """An older version makes its own views."""
    raise NotImplementedError("use the newest version")
