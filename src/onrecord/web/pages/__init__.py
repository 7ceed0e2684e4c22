"""The pages, a module each."""

from litestar import Router

from onrecord.web.pages.board import board

pages = Router(path="/", route_handlers=[board], include_in_schema=False)
