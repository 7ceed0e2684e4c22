"""The HTTP API, version 1: everything that pages and commands do, in the same words.

Reading asks for nothing; a handler that writes has the option `role`, for whoever checks accounts.
"""

from litestar import Router

from onrecord.web.api.adding import add, add_files, job
from onrecord.web.api.asking import refuse_nothing_characters
from onrecord.web.api.corrections import correct, corrections
from onrecord.web.api.matters import changes, judge, judgements, matter, matters
from onrecord.web.api.namings import name, namings
from onrecord.web.api.reading import actor, actors, article, articles, search, sources, text
from onrecord.web.api.tags import Tagged
from onrecord.web.api.whole import export, state, verify

api = Router(
    path="/api/v1",
    route_handlers=[
        state, matters, matter, judgements, judge, changes, articles, article, text, actors, actor,
        sources, search, corrections, correct, namings, name, add, add_files, job, export, verify,
    ],
    middleware=[Tagged()],
    before_request=refuse_nothing_characters,
    opt={"tag": "ledger", "exclude_from_csrf": True},  # see `writing`
)  # fmt: skip
