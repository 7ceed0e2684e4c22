"""What a person decides on a matter: a form is sent, the judgement is kept, the matter shown."""

from typing import Any

from litestar import Request, post
from litestar.di import NamedDependency
from litestar.exceptions import PermissionDeniedException
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect
from msgspec import Struct

from onrecord.ledger import Ledger
from onrecord.web.judging import decide
from onrecord.web.pages.shared import NAME, cookie, person


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
    who = at_desk.name if at_desk.signed_in else data.who
    other = data.other_id or data.other
    made = decide(
        ledger, which, data.verdict, who=who, why=data.why, field=data.field, value=data.value,
        other=[x for x in ([other] if isinstance(other, str) else other) if x.strip()],
        article=data.article,
    )  # fmt: skip
    answer = Redirect(f"/matters/m{made.numbers[0]}#judged", status_code=303)
    if not at_desk.signed_in:
        answer.cookies.append(cookie(NAME, made.who))
    return answer
