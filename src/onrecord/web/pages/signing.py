"""Signing in and out, and one's own account: its password, and tokens for programs."""

from typing import Any

from litestar import Request, Response, Router, get, post
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Redirect, Template
from msgspec import Struct

from onrecord.accounts import Accounts, User
from onrecord.errors import BusyError, InputError
from onrecord.web.auth import ANYONE, READER, own_address, session_cookie
from onrecord.web.pages.shared import page as any_page
from onrecord.web.tries import Tries

WRONG = "That name and that password do not belong together."


class SignIn(Struct):
    """The fields of the form for signing in."""

    name: str = ""
    password: str = ""
    next: str = "/"


class NewPassword(Struct):
    """The fields of the form for another password."""

    now: str = ""
    new: str = ""
    again: str = ""


class NewToken(Struct):
    """The field of the form for a token."""

    label: str = ""


@get("/sign-in", sync_to_thread=False, opt=ANYONE)
def sign_in_page(request: Request[Any, Any, Any], next: FromQuery[str] = "/") -> Response[Any]:
    """The form for signing in."""
    if request.scope.get("user") is not None:
        return Redirect(own_address(next), status_code=303)
    return _page("sign-in.html", request, next=own_address(next), name="", wrong="")


@post("/sign-in", sync_to_thread=True, opt=ANYONE)
def sign_in(request: Request[Any, Any, Any], data: URLEncodedBody[SignIn]) -> Response[Any]:
    """Begin a session, and go where one wanted to go."""
    accounts, tries = _parts(request)
    try:
        tries.count(_address(request), data.name)
    except BusyError as error:
        again = _again(request, data, str(error), 429)
        again.headers["Retry-After"] = str(error.seconds)
        return again
    user = accounts.proves(data.name, data.password)
    if user is None:
        return _again(request, data, WRONG, 403)
    tries.forget(data.name)
    answer = Redirect(own_address(data.next), status_code=303)
    answer.cookies.append(session_cookie(request, accounts.sign_in(user)))
    return answer


@post("/sign-out", sync_to_thread=True, opt=READER)
def sign_out(request: Request[Any, Any, Any]) -> Response[Any]:
    """End the session of this browser."""
    accounts, _ = _parts(request)
    accounts.sign_out(request.cookies.get(request.app.state.session, ""))
    answer = Redirect("/sign-in", status_code=303)
    answer.cookies.append(session_cookie(request, ""))
    return answer


@get("/account", sync_to_thread=True)
def account(request: Request[Any, Any, Any]) -> Response[Any]:
    """One's own account."""
    return _account(request)


@post("/account/password", sync_to_thread=True, opt=READER)
def new_password(
    request: Request[Any, Any, Any], data: URLEncodedBody[NewPassword]
) -> Response[Any]:
    """Take another password, which ends every other session."""
    accounts, tries = _parts(request)
    user = _user(request)
    tries.count(_address(request), user.name)
    if accounts.proves(user.name, data.now) is None:
        raise InputError("That is not your password as it is now.")
    tries.forget(user.name)
    if data.new != data.again:
        raise InputError("The new password is not the same both times.")
    accounts.set_password(user.name, data.new)
    made = _account(request, said="Your password is changed. You are signed out everywhere else.")
    made.cookies.append(session_cookie(request, accounts.sign_in(user)))
    return made


@post("/account/tokens", sync_to_thread=True, opt=READER)
def new_token(request: Request[Any, Any, Any], data: URLEncodedBody[NewToken]) -> Response[Any]:
    """Make a token, and show it this once."""
    accounts, _ = _parts(request)
    return _account(request, token=accounts.add_token(_user(request).name, data.label))


@post("/account/tokens/{number:int}/revoke", sync_to_thread=True, opt=READER)
def revoke(request: Request[Any, Any, Any], number: FromPath[int]) -> Response[Any]:
    """Take one's own token away."""
    accounts, _ = _parts(request)
    accounts.revoke(number, _user(request))
    return Redirect("/account#tokens", status_code=303)


def _account(request: Request[Any, Any, Any], *, said: str = "", token: str = "") -> Response[Any]:
    accounts, _ = _parts(request)
    user = _user(request)
    made = _page(
        "account.html", request, user=user, tokens=accounts.tokens(user.name), said=said,
        token=token,
    )  # fmt: skip
    made.status_code = 200
    return made


def _again(request: Request[Any, Any, Any], data: SignIn, wrong: str, status: int) -> Response[Any]:
    made = _page("sign-in.html", request, next=own_address(data.next), name=data.name, wrong=wrong)
    made.status_code = status
    return made


def _page(template: str, request: Request[Any, Any, Any], **context: Any) -> Template:
    return any_page(template, request, "", formats={}, **context)


def _parts(request: Request[Any, Any, Any]) -> tuple[Accounts, Tries]:
    return request.app.state.accounts, request.app.state.tries


def _user(request: Request[Any, Any, Any]) -> User:
    user: User = request.scope["user"]
    return user


def _address(request: Request[Any, Any, Any]) -> str:
    return request.client.host if request.client else ""


signing = Router(
    path="/",
    route_handlers=[
        sign_in_page, sign_in, sign_out, account, new_password, new_token, revoke,
    ],
    include_in_schema=False,
)  # fmt: skip
