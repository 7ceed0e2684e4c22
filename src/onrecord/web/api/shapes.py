"""What the API answers with, around the words of `onrecord.model`: lists with their totals, counts."""

from msgspec import Struct

from onrecord.model import Correction, HeldArticle, Judgement, Matter, Naming, Saying
from onrecord.web.jobs import Item, Job


class State(Struct, frozen=True, kw_only=True):
    """A ledger in numbers; `head` is the hash of its last entry, empty where there is none."""

    version: str
    articles: int
    entries: int
    head: str


class Matters(Struct, frozen=True, kw_only=True):
    """Some matters; `total` is how many pass in all, null where that was not counted."""

    matters: tuple[Matter, ...]
    total: int | None


class Judgements(Struct, frozen=True, kw_only=True):
    """Every judgement on a matter, oldest first, those taken back and the taking back too."""

    judgements: tuple[Judgement, ...]


class Corrections(Struct, frozen=True, kw_only=True):
    """Every judgement on the attributions of an article, oldest first, as `Judgements`."""

    corrections: tuple[Correction, ...]


class Namings(Struct, frozen=True, kw_only=True):
    """Everything that people said of actors that are one, oldest first, that taken back too."""

    namings: tuple[Naming, ...]


class Change(Struct, frozen=True, kw_only=True):
    """A matter that is new or changed, and in words what changed."""

    what: str
    matter: Matter


class Changes(Struct, frozen=True, kw_only=True):
    """What the ledger learned `since` a moment (UTC), latest first.

    `total` counts the affairs that were touched: a touched one can hold several changes, or none.
    """

    since: str
    changes: tuple[Change, ...]
    total: int


class Articles(Struct, frozen=True, kw_only=True):
    """Some articles, latest first."""

    articles: tuple[HeldArticle, ...]
    total: int


class ActorCount(Struct, frozen=True, kw_only=True):
    """An actor in numbers: things it is reported to have said, matters it bears, and faces."""

    key: str
    name: str
    said: int
    bears: int
    faces: int


class Actors(Struct, frozen=True, kw_only=True):
    """Some actors, those most on record first; `total` counts those that can be listed."""

    actors: tuple[ActorCount, ...]
    total: int


class OnRecord(Struct, frozen=True, kw_only=True):
    """An actor: what it said, what it undertook or refused, what it was asked or promised."""

    name: str
    said: tuple[Saying, ...]
    bears: tuple[Matter, ...]
    faces: tuple[Matter, ...]


class Leaning(Struct, frozen=True, kw_only=True):
    """How often an outlet's tellings rest on a teller, null where none can be named.

    `kind` is `outlet` where they rest on another outlet, and are second-hand.
    """

    outlet: str
    teller: str | None
    kind: str
    tellings: int


class OutletCount(Struct, frozen=True, kw_only=True):
    """An outlet's tellings: first-hand, second-hand, of no named source; `share` of the first in %."""

    name: str
    tellings: int
    own: int
    second: int
    unnamed: int
    share: int


class Sources(Struct, frozen=True, kw_only=True):
    """Which outlets rest on which tellers, over the latest undertakings: `tellings` of them."""

    tellings: int
    outlets: tuple[OutletCount, ...]
    leanings: tuple[Leaning, ...]


class Hit(Struct, frozen=True, kw_only=True):
    """Something said that matches, and how well: the higher, the better."""

    saying: Saying
    rank: float


class Hits(Struct, frozen=True, kw_only=True):
    """What is said in the words that were looked for, best first."""

    hits: tuple[Hit, ...]


class Progress(Struct, frozen=True, kw_only=True):
    """How far articles are that were given together; `address` tells it again."""

    id: str
    address: str
    done: int
    finished: bool
    items: tuple[Item, ...]


class Check(Struct, frozen=True, kw_only=True):
    """Whether a ledger holds: its hashes, spans and views; each thing that is wrong, in one line."""

    holds: bool
    entries: int
    problems: tuple[str, ...]


def progress(job: Job) -> Progress:
    """A job as it is told."""
    return Progress(
        id=job.id, address=f"/api/v1/jobs/{job.id}", done=job.done, finished=job.finished,
        items=tuple(job.items),
    )  # fmt: skip
