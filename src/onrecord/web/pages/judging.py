"""What a person decides on a matter: a form is sent, the judgement is kept, the matter shown."""

from typing import Any

from litestar import Request, post
from litestar.di import NamedDependency
from litestar.exceptions import PermissionDeniedException
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect
from msgspec import Struct

from onrecord.errors import InputError
from onrecord.ledger import Ledger, number_of
from onrecord.web.pages.shared import NAME, cookie, person

LONGEST = 2_000


class Given(Struct):
    """The fields of the forms; a list where a form may give several."""

    verdict: str = ""
    why: str = ""
    who: str = ""
    field: str = ""
    value: str = ""
    other: str | list[str] = ""
    other_id: str = ""
    article: str = ""


Form = URLEncodedBody[Given]


@post("/matters/{which:str}/judge", sync_to_thread=True)
def judge(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    which: FromPath[str],
    data: Form,
) -> Redirect:
    """Keep a judgement and show the matter that it makes."""
    at_desk = person(request)
    if not at_desk.may_edit:
        raise PermissionDeniedException("Only editors judge: ask one, or sign in as one.")
    who = at_desk.name if at_desk.signed_in else " ".join(data.who.split())
    for what, value in (("your name", who), ("a reason", data.why)):
        if not value.strip():
            raise InputError(f"Give {what}: the next reader will ask.")
        if len(value) > LONGEST:
            raise InputError(f"Give {what} in at most {LONGEST:,} characters.")
    other = data.other_id or data.other
    given = [x for x in ([other] if isinstance(other, str) else other) if x.strip()]
    value = " ".join(data.value.split())
    if data.field == "origin":
        value = f"{data.article}={value}"
    made = ledger.judge(
        which, data.verdict, who=who, why=data.why, other=[number_of(x) for x in given],
        field=data.field or None, value=value or None,
    )  # fmt: skip
    answer = Redirect(f"/matters/m{made.numbers[0]}#judged", status_code=303)
    if not at_desk.signed_in:
        answer.cookies.append(cookie(NAME, who))
    return answer
