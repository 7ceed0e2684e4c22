"""What a person decides on a matter: a form is sent, the judgement is kept, the matter shown."""

from typing import Any

from litestar import Request, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect
from msgspec import Struct

from onrecord.ledger import Ledger
from onrecord.web.judging import decide
from onrecord.web.pages.shared import decided, editor


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
    other = data.other_id or data.other
    made = decide(
        ledger, which, data.verdict, who=editor(request, data.who), why=data.why, field=data.field, value=data.value,
        other=[x for x in ([other] if isinstance(other, str) else other) if x.strip()],
        article=data.article,
    )  # fmt: skip
    return decided(request, f"/matters/m{made.numbers[0]}#judged", made.who)
