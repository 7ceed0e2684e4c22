"""What was read from one article: `Record` and its parts (DESIGN, 'The JSON record').

Every learned or ruled value carries a `score` from 0 to 1 and a `reason` in plain words.
"""

from typing import Literal

from msgspec import Struct

from onrecord.model.article import Article
from onrecord.model.span import Span, Spans

Act = Literal["promise", "plan", "offer", "permit", "demand", "forbid", "refuse", "threaten"]
GIVES: frozenset[Act] = frozenset({"promise", "plan", "offer", "permit"})
"""The acts that hold something out to another."""
ActorType = Literal[
    "state",
    "armed-group",
    "international-organisation",
    "organisation",
    "military",
    "outlet",
    "person",
    "officials",
    "place",
    "other",
]
Form = Literal["direct", "indirect", "mixed"]
Status = Literal[
    "pending", "in-progress", "met", "partly-met", "not-met", "obstructed", "breached", "contested"
]
EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]


DESCRIBED = "described, not named"
"""Why an actor of whom only a description is known is one: 'gunmen', 'two officials'."""


class Actor(Struct, frozen=True, kw_only=True):
    """A state, group, organisation, outlet, person or unnamed group, under one name.

    `role` is as the article words it; `affiliation` is an actor's id; `code` is a public code
    where there is one (ISO 3166-1 alpha-3 for states).
    """

    id: str
    name: str
    type: ActorType
    role: str | None = None
    affiliation: str | None = None
    code: str | None = None
    mentions: tuple[Span, ...] = ()
    score: float = 1.0
    reason: str | None = None


class Source(Struct, frozen=True, kw_only=True):
    """Who is said to have said it. `unnamed`: the words name no one who could be asked."""

    spans: Spans = ()
    actor: str | None = None
    unnamed: bool = False
    score: float = 1.0
    reason: str | None = None


class Passage(Struct, frozen=True, kw_only=True):
    """A stretch of the article, perhaps in several parts."""

    spans: Spans = ()
    score: float = 1.0
    reason: str | None = None


class Deadline(Struct, frozen=True, kw_only=True):
    """Until when, in words; `date` (ISO 8601) is the last day on which it can be kept, if known."""

    spans: Spans = ()
    date: str | None = None
    score: float = 1.0
    reason: str | None = None


class Party(Struct, frozen=True, kw_only=True):
    """Somebody spoken to."""

    spans: Spans = ()
    actor: str | None = None
    score: float = 1.0


class Link(Struct, frozen=True, kw_only=True):
    """One teller of a chain, and how it is known.

    `known` is `outlet` (it published the article), `read` (the article itself quotes the teller),
    `cited` (another teller is said to rest on this one), `unnamed` (somebody who stays unnamed) or
    `not-given` (the article says there is a teller, as by 'reportedly', but not who: `actor` null).
    """

    known: Literal["outlet", "read", "cited", "unnamed", "not-given"]
    actor: str | None = None
    attribution: str | None = None
    spans: Spans = ()


class Judged(Struct, frozen=True, kw_only=True):
    """That a person decided on a value: what, who, when (UTC), why, and the judgement's number."""

    verdict: Literal["added", "corrected", "confirmed", "rejected"]
    who: str
    when: str
    why: str
    seq: int


class Attribution(Struct, frozen=True, kw_only=True):
    """A source, a cue and a content (PARC 3.0, PolNeAR), with the chain of tellers to it.

    `chain` holds the ids of the tellers, outlet first and source last; `links` says of each how
    it is known, including tellers that have no id.
    """

    id: str
    source: Source
    cue: Passage
    content: Passage
    within: str | None = None
    addressees: tuple[Party, ...] = ()
    occasion: Passage | None = None
    place: Passage | None = None
    form: Form = "indirect"
    hedged: bool = False
    denied: bool = False
    chain: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    score: float = 1.0
    reason: str | None = None
    judged: Judged | None = None


class Condition(Struct, frozen=True, kw_only=True):
    """An antecedent, without its connective. `negated` says that it stands in the negative itself;

    'unless', 'until', 'before' and 'without' carry their own negation and have `negated` false.
    """

    id: str
    connective: str
    spans: Spans
    negated: bool = False
    actor: str | None = None
    consequent: Passage | None = None
    score: float = 1.0
    reason: str | None = None


class Undertaking(Struct, frozen=True, kw_only=True):
    """What a content commits, permits or asks. `attributions` lists every telling of it."""

    id: str
    act: Act
    action: Passage
    bearer: str | None = None
    counterparty: str | None = None
    conditions: tuple[Condition, ...] = ()
    deadline: Deadline | None = None
    attributions: tuple[str, ...] = ()
    status: Status = "pending"
    plover: EventType | None = None
    score: float = 1.0
    reason: str | None = None


class StatusReport(Struct, frozen=True, kw_only=True):
    """How an undertaking is said to fare; `attribution` null where the outlet says it itself."""

    id: str
    undertaking: str
    status: Status
    spans: Spans
    attribution: str | None = None
    score: float = 1.0
    reason: str | None = None


class Happening(Struct, frozen=True, kw_only=True):
    """What somebody did or left undone, where the article ties it to none of its undertakings.

    It may bear on an undertaking told elsewhere. `actor` is who did it, `status` what its words
    report by themselves ('breached', 'delivered'), `partly` that it tells of a part ('nine of the
    24'), `lasting` that it goes on ('every day'). `against` is the happening that another voice
    sets against it right beside it, `denies` that it is the one of the two that denies.
    """

    id: str
    spans: Spans
    actor: str | None = None
    negated: bool = False
    done: bool = False
    status: Status | None = None
    partly: bool = False
    lasting: bool = False
    against: str | None = None
    denies: bool = False
    attribution: str | None = None


class Event(Struct, frozen=True, kw_only=True):
    """A PLOVER event: who did what to whom."""

    type: EventType
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    spans: Spans = ()
    attribution: str | None = None
    score: float = 1.0
    reason: str | None = None


class Reader(Struct, frozen=True, kw_only=True):
    """Which program and model read the article."""

    version: str
    model: str


class Record(Struct, frozen=True, kw_only=True):
    """Everything read from one article."""

    article: Article
    reader: Reader
    actors: tuple[Actor, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    undertakings: tuple[Undertaking, ...] = ()
    status_reports: tuple[StatusReport, ...] = ()
    conditions: tuple[Condition, ...] = ()
    events: tuple[Event, ...] = ()
    happenings: tuple[Happening, ...] = ()
