"""What a person decides on an attribution: a form of the article's page is sent, the page shown."""

from typing import Any

from litestar import Request, post
from litestar.di import NamedDependency
from litestar.exceptions import PermissionDeniedException
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect
from msgspec import Struct

from onrecord.ledger import Ledger
from onrecord.ledger.stating import Words, decide
from onrecord.web.pages.shared import NAME, cookie, person
from onrecord.web.words import article_link


class Given(Struct):
    """The fields of the forms: words as quoted, and their places where a script knows them."""

    verdict: str = ""
    why: str = ""
    who: str = ""
    of: str = ""
    source: str = ""
    source_at: str = ""
    cue: str = ""
    cue_at: str = ""
    content: str = ""
    content_at: str = ""
    actor: str = ""
    undoes: int | None = None


Form = URLEncodedBody[Given]


@post("/articles/{key:path}", sync_to_thread=True)
def correct(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    key: FromPath[str],
    data: Form,
) -> Redirect:
    """Keep a judgement on an attribution and show the article that it makes."""
    at_desk = person(request)
    if not at_desk.may_edit:
        raise PermissionDeniedException("Only editors judge: ask one, or sign in as one.")
    key = key.removeprefix("/")
    made = decide(
        ledger, key, data.verdict,  # type: ignore[arg-type]  # `decide` checks it
        who=at_desk.name if at_desk.signed_in else data.who, why=data.why, of=data.of or None,
        parts={
            "source": Words(words=data.source, at=data.source_at),
            "cue": Words(words=data.cue, at=data.cue_at),
            "content": Words(words=data.content, at=data.content_at),
        },
        actor=data.actor, undoes=data.undoes,
    )  # fmt: skip
    answer = Redirect(f"{article_link(key)}#judged", status_code=303)
    if not at_desk.signed_in:
        answer.cookies.append(cookie(NAME, made.who))
    return answer
