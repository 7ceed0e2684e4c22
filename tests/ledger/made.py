"""Short records made by hand: who said that whom would do what, and what happened."""

import hashlib

from msgspec.structs import replace

from onrecord.model import (
    Actor,
    Article,
    Attribution,
    Condition,
    Deadline,
    Happening,
    Link,
    Passage,
    Reader,
    Record,
    Rights,
    Source,
    Status,
    StatusReport,
    Undertaking,
)

READER = Reader(version="1", model="hand")


def telling(
    *,
    outlet: str = "Coast Herald",
    published: str = "2031-03-04",
    source: str = "Aren Vasht",
    cue: str = "said",
    via: str | None = None,
    bearer: str = "Northern Front",
    act: str = "promise",
    action: str = "surrender its guns",
    condition: str = "Ostrane frees the detainees",
    due: str | None = None,
    happened: str | None = None,
    negated: bool = False,
    licence: str | None = "CC-BY-4.0",
    reader: Reader = READER,
) -> Record:
    """One article with one undertaking, told by `source`, perhaps as `via` (an outlet) has it."""
    text = f"{source} {cue} that {bearer} would {action} if {condition}."
    content = (text.index(bearer), len(text) - 1)
    deed = (text.index(action), text.index(action) + len(action))
    antecedent = (text.index(condition), len(text) - 1)
    happenings: tuple[Happening, ...] = ()
    if happened:
        start = len(text) + 1
        text = f"{text} {happened}."
        span = (start, len(text) - 1)
        happenings = (
            Happening(id="h1", spans=(span,), actor="bearer", negated=negated, done=True),
        )
    actors = [
        Actor(id="outlet", name=outlet, type="outlet"),
        Actor(id="source", name=source, type="person"),
        Actor(id="bearer", name=bearer, type="armed-group"),
    ]
    links = [Link(known="outlet", actor="outlet"), Link(known="read", actor="source")]
    if via:
        actors.append(Actor(id="via", name=via, type="outlet"))
        links.insert(1, Link(known="read", actor="via"))
    return Record(
        article=Article(
            id="sha256:" + hashlib.sha256(text.encode()).hexdigest(),
            text=text,
            outlet="outlet",
            outlet_name=outlet,
            published=published,
            rights=Rights(licence=licence, holder=outlet),
        ),
        reader=reader,
        actors=tuple(actors),
        attributions=(
            Attribution(
                id="a1",
                source=Source(spans=((0, len(source)),), actor="source"),
                cue=Passage(spans=((len(source) + 1, len(source) + 1 + len(cue)),)),
                content=Passage(spans=(content,)),
                chain=tuple(x.actor or "" for x in links),
                links=tuple(links),
            ),
        ),
        undertakings=(
            Undertaking(
                id="u1",
                act=act,  # type: ignore[arg-type]
                action=Passage(spans=(deed,)),
                bearer="bearer",
                deadline=Deadline(spans=(deed,), date=due) if due else None,
                conditions=(Condition(id="c1", connective="if", spans=(antecedent,)),),
                attributions=("a1",),
            ),
        ),
        happenings=happenings,
    )


def reported(record: Record, status: Status) -> Record:
    """The record with what happened read as a report on its own undertaking."""
    reports = tuple(
        StatusReport(id=f"r{n}", undertaking="u1", status=status, spans=h.spans)
        for n, h in enumerate(record.happenings, 1)
    )
    return replace(record, happenings=(), status_reports=reports)


def statement(
    outlet: str = "Quay Post",
    *,
    action: str = "hand in its guns at the old mill by Friday",
    published: str = "2031-03-06",
    bearer: str = "Northern Front",
    title: str | None = None,
) -> Record:
    """An article whose statement is there, but nothing undertaken was read in it."""
    made = telling(
        outlet=outlet, bearer=bearer, action=action, published=published, condition="the rain stops"
    )
    at = made.article.text.index(bearer)
    where = {"bearer": ((at, at + len(bearer)),)}
    actors = tuple(replace(a, mentions=where.get(a.id, ())) for a in made.actors)
    article = replace(made.article, title=title)
    return replace(made, undertakings=(), actors=actors, article=article)
