"""The command that opens a ledger in a browser."""

import gc
import getpass
import ipaddress
import socket
from typing import Annotated

import typer

from onrecord.cli.ledgers import LedgerOption
from onrecord.cli.shared import (
    Actors,
    AllowPrivate,
    MaxBytes,
    Outlet,
    Timeout,
    complain,
    options_of,
    settings_of,
)
from onrecord.errors import InputError

commands = typer.Typer()


@commands.command()
def serve(
    ledger: LedgerOption = None,
    host: Annotated[str, typer.Option(help="The address of this machine to answer at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 for any free one.")] = 8000,
    auth: Annotated[bool, typer.Option("--auth", help="For a team: whoever comes signs in ('onrecord users add' makes accounts).")] = False,
    known_as: Annotated[list[str] | None, typer.Option("--known-as", metavar="NAME", help="A name that it is reached by too, as through a proxy; may be repeated.")] = None,
    outlet: Outlet = None,
    actors: Actors = None,
    allow_private: AllowPrivate = None,
    timeout: Timeout = None,
    max_bytes: MaxBytes = None,
) -> None:  # fmt: skip
    """Open a ledger in the browser: a desk to read, check and correct at."""
    import uvicorn

    from onrecord.web import create_app
    from onrecord.web.hosts import OWN

    settings = settings_of(outlet, actors, allow_private, timeout, max_bytes, None, None, ledger)
    options = options_of(settings, None, None, None)
    shown = f"[{host}]" if ":" in host else host
    hosts = [*OWN, shown, *(known_as or [])] if _is_loopback(host) else known_as or []
    if not auth and not _is_loopback(host):
        raise InputError(
            f"Anyone who reaches {host} could change the ledger: add --auth, so that people sign in."
        )
    app = create_app(settings.ledger, options, who=_user(), hosts=hosts, auth=auth)
    if auth and not app.state.accounts.all():
        raise InputError(
            "Nobody could sign in: make an account first, with 'onrecord users add NAME --role editor'."
        )
    with _listening(host, port) as ours:
        if not _is_loopback(host):
            complain("passwords can be read on the way here: put a server with https before it")
        typer.echo(
            f"The desk is open at http://{shown}:{ours.getsockname()[1]}/ (Ctrl+C closes it)."
        )
        config = uvicorn.Config(
            app, log_level="warning", server_header=False, timeout_graceful_shutdown=10
        )
        # what is loaded stays: to look through it all again and again would hold up requests
        gc.collect()
        gc.freeze()
        uvicorn.Server(config).run(sockets=[ours])


def _listening(host: str, port: int) -> socket.socket:
    try:
        kind, _, _, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        ours = socket.socket(kind, socket.SOCK_STREAM)
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        ours.bind(where)
        ours.listen(128)  # so that whoever is quick waits rather than is refused
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(
            f"The desk cannot open at {host}:{port} ({reason}): choose another with --port."
        ) from error
    return ours


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name, as in some containers
        return ""
