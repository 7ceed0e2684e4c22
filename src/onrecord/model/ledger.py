"""What a ledger shows: matters with their tellings, origins and timeline (DESIGN, 'The ledger's JSON').

Dates are ISO 8601; `recorded` is the moment (UTC) at which the ledger learned of something.
"""

from typing import Literal

from msgspec import Struct

from onrecord.model.record import Act, Status
from onrecord.model.span import Spans

Verdict = Literal["confirm", "reject", "correct", "merge", "split", "undo"]
CorrectionVerdict = Literal["add", "correct", "confirm", "reject", "undo"]


class HeldArticle(Struct, frozen=True, kw_only=True):
    """An article in the ledger. `copy_of` is the earliest article whose text it repeats."""

    id: str
    file: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    recorded: str = ""
    title: str | None = None
    licence: str | None = None
    holder: str | None = None
    copy_of: str | None = None
    copy_likeness: float | None = None
    reader: str = ""


class MatterCondition(Struct, frozen=True, kw_only=True):
    """A condition in words: its antecedent as an article puts it."""

    connective: str
    negated: bool = False
    actor: str | None = None
    text: str = ""


class Telling(Struct, frozen=True, kw_only=True):
    """One article's telling of a matter, by one chain of tellers.

    `number` is the undertaking's in this ledger, `origin` the id of the origin it rests on, null
    where its independence is not established; `basis` says why, in plain words. `likeness` says why
    the article is taken to tell the matter where its own wording was not understood as doing so.
    """

    number: int
    article: str
    attribution: str | None
    quote: str
    spans: Spans
    act: Act
    chain: tuple[str, ...]
    basis: str
    origin: str | None = None
    url: str | None = None
    file: str | None = None
    outlet: str | None = None
    published: str | None = None
    recorded: str = ""
    licence: str | None = None
    holder: str | None = None
    hedged: bool = False
    denied: bool = False
    action: str = ""
    plover: str | None = None
    judged_by: str | None = None
    score: float = 1.0
    likeness: str | None = None


class Origin(Struct, frozen=True, kw_only=True):
    """The teller at the root of some tellings; `established` false where nobody can be named."""

    id: str
    name: str
    articles: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    established: bool = True


class TimelineEntry(Struct, frozen=True, kw_only=True):
    """What was reported of a matter on a day, and by whom."""

    date: str
    status: Status
    article: str
    quote: str
    own_voice: bool
    chain: tuple[str, ...] = ()
    origin: str | None = None
    score: float = 1.0
    reason: str | None = None


class Judgement(Struct, frozen=True, kw_only=True):
    """What a person decided. `seq` is its place in the ledger, `undone_by` the undoing one's."""

    seq: int
    recorded: str
    who: str
    verdict: Verdict
    numbers: tuple[int, ...]
    why: str
    field: str | None = None
    value: str | None = None
    undone_by: int | None = None


class Correction(Struct, frozen=True, kw_only=True):
    """What a person decided on an attribution of an article.

    `source`, `cue` and `content` are where it stands as the person has it, so that it is found
    again in any reading; `was` is the content that it was judged by (empty for a new one). `actor`
    names the source, `undoes` is the number of the judgement that an `undo` takes back.
    """

    article: str
    verdict: CorrectionVerdict
    who: str
    why: str
    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()
    was: Spans = ()
    actor: str | None = None
    undoes: int | None = None
    seq: int = 0
    recorded: str = ""
    undone_by: int | None = None


class Naming(Struct, frozen=True, kw_only=True):
    """A person's word that two actors are one: `name` is the one that goes by the name `same_as`.

    `undoes` is the number of the naming that this one takes back; it then names nobody.
    """

    who: str
    why: str
    name: str = ""
    same_as: str = ""
    undoes: int | None = None
    seq: int = 0
    recorded: str = ""
    undone_by: int | None = None


class Saying(Struct, frozen=True, kw_only=True):
    """Something that somebody is reported to have said."""

    article: str
    attribution: str
    speaker: str
    outlet: str
    published: str | None
    text: str
    spans: Spans


class Join(Struct, frozen=True, kw_only=True):
    """Why two tellings are held to be of one undertaking."""

    one: int
    other: int
    score: float
    reason: str


class Matter(Struct, frozen=True, kw_only=True):
    """One undertaking followed across articles and time.

    `deadline` is a date, `deadline_words` how it was told; `deadline_passed` that it is over and the
    matter is not reported met. `status` is what is reported, `judged` what a person decided; `articles` counts articles,
    `origins` holds the independent origins.
    """

    id: str
    act: Act
    action: str
    bearer: str | None = None
    counterparty: str | None = None
    conditions: tuple[MatterCondition, ...] = ()
    status: Status = "pending"
    judged: str | None = None
    confirmed: bool = False
    rejected: bool = False
    contested: bool = False
    contested_since: str | None = None
    deadline: str | None = None
    deadline_words: str | None = None
    deadline_passed: bool = False
    first_told: str | None = None
    last_told: str | None = None
    articles: int = 0
    origins: tuple[Origin, ...] = ()
    tellings: tuple[Telling, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    joins: tuple[Join, ...] = ()
