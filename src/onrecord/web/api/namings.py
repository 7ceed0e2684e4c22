"""Actors that people say are one."""

from typing import Annotated, Any

from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody
from msgspec import Meta, Struct

from onrecord.ledger import Ledger
from onrecord.ledger.signing import LONGEST
from onrecord.model import Naming
from onrecord.web.api.problems import told, told_or_same
from onrecord.web.api.shapes import Namings
from onrecord.web.api.writing import WRITES, json_only, signer

Plain = Annotated[str, Meta(max_length=LONGEST)]


class OneActor(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That `name` is the actor that goes by `same_as`, or what naming that takes back (`undoes`).

    `who` is asked for where nobody is signed in.
    """

    why: Annotated[str, Meta(min_length=1, max_length=LONGEST)]
    name: Plain = ""
    same_as: Plain = ""
    undoes: Annotated[int, Meta(ge=1, le=2_147_483_647)] | None = None
    who: Plain = ""


@get("/namings", sync_to_thread=True, responses=told_or_same())
def namings(ledger: NamedDependency[Ledger]) -> Namings:
    """List everything that people said of actors that are one, that taken back too."""
    return Namings(namings=tuple(ledger.namings()))


@post(
    "/namings", sync_to_thread=True, guards=[json_only], opt=WRITES, responses=told(403, 415, 422)
)
def name(
    request: Request[Any, Any, Any], ledger: NamedDependency[Ledger], data: JSONBody[OneActor]
) -> Response[Naming]:
    """Say that two actors are one, or take that back."""
    return Response(
        ledger.name(
            Naming(
                name=data.name,
                same_as=data.same_as,
                undoes=data.undoes,
                why=data.why,
                who=signer(request, data.who),
            )
        )
    )
