"""What requests share: the parameters of lists, and the addresses of a list's other parts."""

from collections.abc import Sequence
from typing import Annotated, Any, TypeVar

from litestar import Request, Response
from litestar.exceptions import ValidationException
from litestar.params import PathParameter, QueryParameter

from onrecord.web.pages.shared import address

T = TypeVar("T")
MOST = 1_000

Limit = Annotated[
    int, QueryParameter(ge=1, le=MOST, description="The most to give; exports give all.")
]
Offset = Annotated[
    int, QueryParameter(ge=0, le=1_000_000_000, description="How many to pass over first.")
]
AsOf = Annotated[
    str | None,
    QueryParameter(
        pattern=r"^(published:|recorded:)?[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.+Z-]+)?$",
        description="What was published by a date; recorded:DATE for what the ledger knew by then.",
    ),
]
Which = Annotated[
    str, PathParameter(pattern=r"^[mM]?[0-9]{1,9}$", description="A matter's id, as m12.")
]


def listed(
    request: Request[Any, Any, Any], answer: T, *, offset: int, limit: int, shown: int,
    total: int | None = None, more: bool | None = None,
) -> Response[T]:  # fmt: skip
    """An answer with the addresses of the list's other parts (RFC 8288, web linking).

    `total` None: it was not counted, and `more` says whether anything comes after.
    """
    if more is None:
        more = total is not None and offset + shown < total
    places: list[tuple[str, int]] = []
    if offset:
        places += [("first", 0), ("prev", max(0, offset - limit))]
    if more:
        places.append(("next", offset + limit))
    if total:
        places.append(("last", (total - 1) // limit * limit))
    links = [f'<{address(request, offset=at or None)}>; rel="{name}"' for name, at in places]
    return Response(answer, headers={"Link": ", ".join(links)} if links else None)


def page_of(found: Sequence[T], offset: int, limit: int) -> Sequence[T]:
    """A part of a list."""
    return found[offset : offset + limit]


async def refuse_nothing_characters(request: Request[Any, Any, Any]) -> None:
    """No address holds the character U+0000, which a database takes for no text."""
    if "\0" in request.scope["path"] or b"%00" in request.scope["query_string"]:
        raise ValidationException(
            "An address cannot hold the character U+0000.",
            extra=[{"key": "", "source": "query", "message": "U+0000 is no part of a text"}],
        )
