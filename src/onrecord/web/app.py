"""The web application: the ledger, the jobs, the pages and the API put together."""

import hashlib
import secrets
from collections.abc import AsyncGenerator, Collection
from contextlib import asynccontextmanager
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from litestar import Litestar
from litestar.config.csrf import CSRFConfig
from litestar.datastructures import State
from litestar.di import Provide
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.static_files import create_static_files_router
from litestar.template import TemplateConfig

from onrecord.accounts import Accounts
from onrecord.ledger import Ledger
from onrecord.usecases import Options
from onrecord.web.api import api
from onrecord.web.api.described import description
from onrecord.web.api.problems import by_address
from onrecord.web.auth import ANYONE, SignedIn, cookie_name, keep_private
from onrecord.web.headers import add_headers
from onrecord.web.hosts import KnownHosts, OwnPages
from onrecord.web.jobs import Jobs
from onrecord.web.look import style
from onrecord.web.pages import errors, pages, signing
from onrecord.web.tallies import Tallies
from onrecord.web.tries import Tries

STATIC = Path(__file__).parent / "static"
MAX_BODY = 20_000_000


def create_app(
    where: str,
    options: Options | None = None,
    *,
    secret: str | None = None,
    who: str = "",
    hosts: Collection[str] = (),
    auth: bool = False,
) -> Litestar:
    """The desk over the ledger `where` (a file or a postgresql:// address), made if there is none.

    `options` are what adding articles goes by, `secret` what signs forms (a new one unless given),
    `who` the name that judgements are proposed under, `hosts` the only names that the desk answers
    to, if any are given; with `auth`, nobody without an account sees anything. Raises LedgerError.
    """
    ledger = Ledger(where, create=True)
    jobs, tallies = Jobs(ledger, options or Options()), Tallies(ledger)
    accounts, cookie = Accounts(ledger.store), cookie_name(where)

    @asynccontextmanager
    async def open_ledger(_: Litestar) -> AsyncGenerator[None, None]:
        try:
            yield
        finally:
            jobs.close()
            ledger.close()

    return Litestar(
        route_handlers=[
            pages,
            api,
            style,
            create_static_files_router(
                path="/static", directories=[STATIC], include_in_schema=False, opt=ANYONE
            ),
            *([signing] if auth else []),
        ],
        state=State(
            {
                "ledger": ledger, "jobs": jobs, "who": who, "auth": auth, "accounts": accounts,
                "session": cookie, "tries": Tries(),
            }
        ),
        dependencies={
            "ledger": Provide(lambda: ledger, sync_to_thread=False),
            "jobs": Provide(lambda: jobs, sync_to_thread=False),
            "tallies": Provide(lambda: tallies, sync_to_thread=False),
        },
        lifespan=[open_ledger],
        middleware=[
            KnownHosts(hosts), OwnPages(), *([SignedIn(accounts, cookie)] if auth else []),
        ],
        csrf_config=_csrf(secret or secrets.token_hex(32)),
        template_config=TemplateConfig(instance=JinjaTemplateEngine.from_environment(_jinja())),
        exception_handlers=by_address(errors.HANDLERS),
        before_send=[add_headers, *([keep_private] if auth else [])],
        request_max_body_size=MAX_BODY,
        openapi_config=description(auth),
        logging_config=None,
    )  # fmt: skip


def _csrf(secret: str) -> CSRFConfig:
    """Signed double-submit cookies, under a name of their own for each secret.

    A cookie from before a restart, or of another desk on this host, would fail every form.
    """
    name = "forms-" + hashlib.sha256(secret.encode()).hexdigest()[:12]
    return CSRFConfig(
        secret=secret, cookie_name=name, cookie_samesite="strict", cookie_httponly=True
    )


def _jinja() -> Environment:
    from onrecord.web import words

    made = Environment(
        loader=ChoiceLoader([PackageLoader("onrecord.web"), PackageLoader("onrecord.export")]),
        autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    words.teach(made)
    return made
