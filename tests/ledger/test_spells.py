from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.ledger.echoed import Echoed
from onrecord.ledger.held import Held, HeldReport, HeldTelling
from onrecord.ledger.matters import AsOf, Borne, Family, matters_of
from onrecord.ledger.sense import day
from onrecord.ledger.spells import Spell, spells
from onrecord.ledger.whom import Teller
from onrecord.model import HeldArticle, Join

DAYS = ["2031-03-01", "2031-03-02", "2031-03-04", "2031-03-05", "2031-03-09", "2031-04-01"]
QUOTES = st.sampled_from(["it will leave", "The other six will follow"])
STATUSES = st.sampled_from(["met", "not-met", "breached", "in-progress", "partly-met"])


def _article(name: str, published: str | None) -> HeldArticle:
    return HeldArticle(
        id=name, outlet=name, published=published, recorded="2031-03-03T10:00:00", title=None,
        url=None, file=None, licence=None, holder=None, reader="1 hand",
    )  # fmt: skip


def _report(status: str, quote: str) -> HeldReport:
    teller = Teller(name=quote, type="person")
    return HeldReport(quote=quote, spans=((0, 3),), tellers=(teller,), status=status)  # type: ignore[arg-type]


def _undertaking(
    number: int, article: HeldArticle, reports: list[str], quote: str = "it will leave"
) -> Held:
    return Held(
        article=article.id, local="u1", span=(0, 5), act="promise", action="leave", number=number,
        outlet=article.outlet, published=day(article.published), recorded=article.recorded,
        tellings=(HeldTelling(attribution="a1", quote=quote, spans=((0, 5),)),),
        reports=tuple(_report(s, f"own {n}") for n, s in enumerate(reports)),
    )  # fmt: skip


@st.composite
def families(draw: st.DrawFn) -> Family:
    published = st.none() | st.sampled_from([*DAYS, DAYS[2] + "T08:00:00"])
    count = draw(st.integers(1, 4))
    articles = [_article(f"a{n}", draw(published)) for n in range(count + 2)]
    held = [
        _undertaking(n, articles[n], draw(st.lists(STATUSES, max_size=2)), draw(QUOTES))
        for n in range(count)
    ]
    numbers = st.integers(0, count - 1)
    joins = [
        Join(one=a, other=b, score=0.9, reason="like")
        for a, b in draw(st.lists(st.tuples(numbers, numbers), max_size=4))
        if a < b
    ]
    borne = [
        Borne(number, draw(st.sampled_from(articles)).id, _report(status, f"borne {n}"))
        for n, (number, status) in enumerate(
            draw(st.lists(st.tuples(numbers, STATUSES), max_size=6))
        )
    ]
    echoed = [
        Echoed(
            number,
            draw(st.sampled_from(articles)).id,
            HeldTelling(attribution="a9", quote=draw(QUOTES), spans=((0, 9),)),
        )
        for number in draw(st.lists(numbers, max_size=3))
    ]
    return Family(held, joins, borne, {a.id: a for a in articles}, [], echoed=echoed)


@given(families(), st.sampled_from(["2031-02-01", *DAYS, "2031-03-03", "2031-12-31"]))
def test_a_spell_is_there_on_the_days_on_which_a_matter_stood_so(
    family: Family, today: str
) -> None:
    found = {s.status for s in spells(family) if s.since <= today < s.until}
    stood = {m.status for m in matters_of(family, AsOf(published=today))}
    assert found == stood - {"pending"}


@given(families(), st.sets(st.integers(0, 5)))
def test_whatever_a_matter_stood_at_when_less_was_recorded_has_a_spell(
    family: Family, late: set[int]
) -> None:
    part = family._replace(
        held=[h for h in family.held if h.number not in late],
        borne=[b for b in family.borne if int(b.article[1:]) not in late],
        echoed=[e for e in family.echoed if int(e.article[1:]) not in late],
    )
    assert {m.status for m in matters_of(part)} - {"pending"} <= {s.status for s in spells(family)}


def test_a_later_report_ends_a_spell() -> None:
    first, last = _article("a", "2031-03-01"), _article("b", "2031-03-09")
    held = replace(_undertaking(1, first, ["not-met"]), recalled=True)
    family = Family(
        [held], [], [Borne(1, "b", _report("met", "x"))], {"a": first, "b": last}, []
    )  # fmt: skip
    assert spells(family) == [
        Spell("not-met", "2031-03-01", "2031-03-09"),
        Spell("met", "2031-03-09", "9999"),
        Spell("contested", "9999", "9999"),
    ]
