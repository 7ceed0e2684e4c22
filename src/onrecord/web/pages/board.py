"""The front page: the board of matters."""

from litestar import get
from litestar.response import Template

from onrecord.ledger import Ledger


@get("/", sync_to_thread=True)
def board(ledger: Ledger) -> Template:
    """The matters, last told first."""
    return Template("board.html", context={"matters": ledger.matters(limit=25).matters})
