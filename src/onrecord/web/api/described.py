"""The API's description by itself: OpenAPI, at /api/v1/openapi.json.

No page with it: those that Litestar has load scripts and fonts from other hosts.
"""

from collections.abc import Mapping
from typing import Any

from litestar import Request, Router
from litestar.enums import MediaType
from litestar.exceptions import NotFoundException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import Components, License, Reference, SecurityScheme

import onrecord

SCHEMES: Mapping[str, SecurityScheme | Reference] = {
    "token": SecurityScheme(
        type="http", scheme="bearer", description="A token of your account's page."
    )
}
ADDRESS = "/api/v1/openapi.json"


async def _itself(request: Request[Any, Any, Any]) -> None:
    """Litestar answers below this address too, with errors in a shape of its own."""
    if request.scope["path"] != ADDRESS:
        raise NotFoundException()


def description(auth: bool) -> OpenAPIConfig:
    """What Litestar makes the description from; with `auth`, it says how to sign in."""
    return OpenAPIConfig(
        title="onrecord",
        version=onrecord.__version__,
        summary="Who said what, on whose word, under which condition, and where it stands now.",
        description="The ledger, in the words of the pages and the commands. Dates are ISO 8601, "
        "spans are characters (code points) of an article's text, end exclusive.",
        components=Components(security_schemes=dict(SCHEMES) if auth else None),
        security=[{name: []} for name in SCHEMES] if auth else None,
        license=License(name="Apache 2.0", identifier="Apache-2.0"),
        use_handler_docstrings=True,
        operation_id_creator=lambda handler, *_: handler.handler_name,
        render_plugins=[JsonRenderPlugin(path="/", media_type=MediaType.JSON)],
        openapi_router=Router(
            ADDRESS, route_handlers=[], include_in_schema=False, before_request=_itself
        ),
    )
