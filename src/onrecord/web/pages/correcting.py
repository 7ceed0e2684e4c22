"""What a person decides on an attribution: a form of the article's page is sent, the page shown."""

from typing import Any

from litestar import Request, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect
from msgspec import Struct

from onrecord.ledger import Ledger
from onrecord.ledger.stating import Words, decide
from onrecord.web.pages.shared import decided, editor
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
    key = key.removeprefix("/")
    made = decide(
        ledger, key, data.verdict,  # type: ignore[arg-type]  # `decide` checks it
        who=editor(request, data.who), why=data.why, of=data.of or None,
        parts={
            "source": Words(words=data.source, at=data.source_at),
            "cue": Words(words=data.cue, at=data.cue_at),
            "content": Words(words=data.content, at=data.content_at),
        },
        actor=data.actor, undoes=data.undoes,
    )  # fmt: skip
    return decided(request, f"{article_link(key)}#judged", made.who)
