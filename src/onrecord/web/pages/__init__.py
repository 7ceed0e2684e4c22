"""The pages, a module each."""

from litestar import Router

from onrecord.web.pages.actors import actor, actors, name_actor
from onrecord.web.pages.adding import add, add_files, add_sample, add_text, adding
from onrecord.web.pages.article import article, articles
from onrecord.web.pages.board import board, changes
from onrecord.web.pages.correcting import correct
from onrecord.web.pages.judging import judge
from onrecord.web.pages.matter import matter
from onrecord.web.pages.searching import search
from onrecord.web.pages.signing import signing
from onrecord.web.pages.sources import sources

__all__ = ["pages", "signing"]

pages = Router(
    path="/",
    route_handlers=[
        board, changes, matter, judge, articles, article, correct, actors, actor, name_actor, sources, search,
        add, add_text, add_files, add_sample, adding,
    ],
    include_in_schema=False,
)  # fmt: skip
