"""What people decided on the attributions of an article."""

from typing import Annotated, Any

from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from msgspec import Meta, Struct

from onrecord.errors import InputError
from onrecord.ledger import Ledger
from onrecord.ledger.quoting import places
from onrecord.ledger.signing import LONGEST
from onrecord.ledger.stating import Words, decide
from onrecord.model import Correction, CorrectionVerdict
from onrecord.web.api.problems import told, told_or_same
from onrecord.web.api.shapes import Corrections
from onrecord.web.api.writing import WRITES, json_only, signer

Plain = Annotated[str, Meta(max_length=LONGEST)]
Place = tuple[Annotated[int, Meta(ge=0, le=99_999_999)], Annotated[int, Meta(ge=1, le=99_999_999)]]


class Said(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A source, cue or content: its `words` as they stand in the article, its `spans`, or both.

    Words left out between are given as '…'. Spans are characters from 0, the end not included.
    """

    words: Annotated[str, Meta(max_length=100_000)] = ""
    spans: Annotated[tuple[Place, ...], Meta(max_length=100)] = ()


class Statement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person decided on a statement, and why.

    `add` takes the `content`, and the `source` or the `cue`; `correct` takes what is to be
    otherwise, `actor` for the name of who said it; `correct`, `confirm` and `reject` take the
    attribution's id in `of`, `undo` the judgement's `seq` in `undoes`. `who` is asked for where
    nobody is signed in.
    """

    verdict: CorrectionVerdict
    why: Annotated[str, Meta(min_length=1, max_length=LONGEST)]
    who: Plain = ""
    of: Plain = ""
    source: Said = Said()
    cue: Said = Said()
    content: Said = Said()
    actor: Plain = ""
    undoes: Annotated[int, Meta(ge=1, le=2_147_483_647)] | None = None


@get("/corrections/{key:path}", sync_to_thread=True, responses=told_or_same(404))
def corrections(ledger: NamedDependency[Ledger], key: FromPath[str]) -> Corrections:
    """Every judgement on the attributions of an article, those taken back too."""
    key = key.removeprefix("/")
    ledger.record(key)  # there is such an article
    return Corrections(corrections=tuple(ledger.corrections(key)))


@post(
    "/corrections/{key:path}", sync_to_thread=True, guards=[json_only], opt=WRITES,
    responses=told(403, 404, 415, 422),
)  # fmt: skip
def correct(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    key: FromPath[str],
    data: JSONBody[Statement],
) -> Response[Correction]:
    """Add, correct, confirm or reject an attribution, or take that back."""
    key = key.removeprefix("/")
    text = ledger.record(key).article.text
    made = decide(
        ledger, key, data.verdict, who=signer(request, data.who), why=data.why, of=data.of or None,
        parts={name: _words(text, getattr(data, name)) for name in ("source", "cue", "content")},
        actor=data.actor, undoes=data.undoes,
    )  # fmt: skip
    return Response(made)


def _words(text: str, said: Said) -> Words:
    """Spans without words stand for the words there. Raises InputError where the two differ."""
    for start, end in said.spans:
        if not start < end <= len(text):
            raise InputError(
                f"A span runs from a character to a later one, at most {len(text):,} here."
            )
    there = "…".join(text[a:b] for a, b in said.spans)
    made = Words(words=said.words or there, at=places(said.spans))
    if said.spans and not made.stands_in(text):
        raise InputError("The words and the spans differ: give one of them.")
    return made
