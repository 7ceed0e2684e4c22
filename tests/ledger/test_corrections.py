"""A person's word on attributions: it holds through re-reading, and can be taken back."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.errors import InputError
from onrecord.ledger import Ledger
from onrecord.ledger.corrected import in_force
from onrecord.model import Correction, Excluded, Reader, Record
from tests.ledger.made import telling


def _keep(ledger: Ledger, record: Record) -> str:
    ledger.add(record)
    return ledger.articles()[0].id


def _say(ledger: Ledger, key: str, verdict: Any, of: str | None = None, **more: Any) -> Correction:
    return ledger.correct(
        Correction(article=key, verdict=verdict, who="R. Monitor", why="as printed", **more), of
    )


def _views(ledger: Ledger) -> tuple[Any, ...]:
    return (
        list(ledger.matters(limit=0).matters),
        ledger.who("Aren Vasht"),
        ledger.search("surrender"),
    )


def test_a_rejected_attribution_is_shown_so_and_leaves_every_count(ledger: Ledger) -> None:
    key = _keep(ledger, telling())
    before = _views(ledger)
    made = _say(ledger, key, "reject", "a1")
    shown = ledger.record(key).attributions[0].judged
    assert shown and (shown.verdict, shown.who, shown.why) == (
        "rejected",
        "R. Monitor",
        "as printed",
    )
    assert ledger.matters().matters == []
    assert ledger.who("Aren Vasht").said == []
    _say(ledger, key, "undo", undoes=made.seq)
    assert _views(ledger)[:2] == before[:2]
    assert ledger.record(key).attributions[0].judged is None
    assert not ledger.problems()


def test_a_missed_attribution_is_added_and_survives_another_reading(ledger: Ledger) -> None:
    read = telling()
    bare = replace(
        read,
        attributions=(),
        undertakings=tuple(replace(u, attributions=()) for u in read.undertakings),
    )
    key = _keep(ledger, bare)
    a = read.attributions[0]
    _say(ledger, key, "add", source=a.source.spans, cue=a.cue.spans, content=a.content.spans)
    assert ledger.matters().matters[0].tellings[0].chain == ("Coast Herald", "Aren Vasht")
    ledger.add(replace(bare, reader=Reader(version="2", model="hand")))
    now = ledger.record(key).attributions
    assert [x.judged.verdict for x in now if x.judged] == ["added"]
    before = _views(ledger)
    ledger.rebuild()
    assert _views(ledger) == before
    assert not ledger.problems()


def test_a_corrected_source_is_who_said_it_everywhere(ledger: Ledger) -> None:
    key = _keep(ledger, telling(source="Aren Vasht of Velmar"))
    made = _say(ledger, key, "correct", "a1", source=((14, 20),), actor="Velmar")
    assert ledger.matters().matters[0].tellings[0].chain[-1] == "Velmar"
    assert len(ledger.who("Velmar").said) == 1
    _say(ledger, key, "undo", undoes=made.seq)
    assert ledger.matters().matters[0].tellings[0].chain[-1] == "Aren Vasht of Velmar"


def test_a_matter_keeps_its_number_and_judgements_when_a_rejection_is_taken_back(
    ledger: Ledger,
) -> None:
    key = _keep(ledger, telling())
    ledger.judge("m1", "confirm", who="A", why="seen")
    made = _say(ledger, key, "reject", "a1")
    ledger.add(telling(outlet="Other", bearer="Velmar", action="open the bridge"))
    _say(ledger, key, "undo", undoes=made.seq)
    assert ledger.matter("m1").confirmed


@pytest.mark.parametrize(
    ("verdict", "of", "more"),
    [
        ("add", None, {"content": ((0, 5),)}),
        ("correct", "a1", {}),
        ("confirm", "a9", {}),
        ("undo", None, {"undoes": 99}),
        ("praise", "a1", {}),
    ],
)
def test_what_makes_no_sense_is_refused_and_not_kept(
    ledger: Ledger, verdict: str, of: str | None, more: dict[str, Any]
) -> None:
    key = _keep(ledger, telling())
    with pytest.raises(InputError):
        _say(ledger, key, verdict, of, **more)
    assert ledger.corrections(key) == []


@given(st.lists(st.tuples(st.integers(-3, 130), st.integers(-3, 130)), max_size=3))
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_only_spans_that_lie_in_the_text_are_taken(spans: list[tuple[int, int]]) -> None:
    from onrecord.ledger.correcting import checked

    record = telling(source="عبد الله 🕊️")
    length = len(record.article.text)
    said = Correction(
        article="x", verdict="add", who="a", why="b", cue=((0, 1),), content=tuple(spans)
    )
    try:
        kept = checked(record, said, None, []).content
    except InputError:
        return
    assert kept and all(0 <= a < b <= length for a, b in kept)
    assert list(kept) == sorted(kept)


DECISIONS = st.lists(
    st.tuples(st.sampled_from(["confirm", "reject", "correct", "undo"]), st.integers(0, 3)),
    max_size=6,
)


@given(DECISIONS)
@settings(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)
def test_views_made_again_from_the_entries_are_the_same_whatever_was_decided(
    tmp_path_factory: pytest.TempPathFactory, decisions: list[tuple[str, int]]
) -> None:
    with Ledger(str(tmp_path_factory.mktemp("judged") / "ledger.db"), create=True) as ledger:
        key = _keep(ledger, telling())
        ledger.add(telling(outlet="Lowland Post", published="2031-03-05"))
        for verdict, which in decisions:
            stands = [c.seq for c in in_force(ledger.corrections(key))]
            if verdict == "undo" and stands:
                _say(ledger, key, "undo", undoes=stands[which % len(stands)])
            elif verdict != "undo":
                more = {"actor": f"Teller {which}"} if verdict == "correct" else {}
                _say(ledger, key, verdict, "a1", **more)
        before = (_views(ledger), ledger.record(key), ledger.corrections(key))
        ledger.rebuild()
        assert (_views(ledger), ledger.record(key), ledger.corrections(key)) == before
        assert ledger.problems() == []


def test_a_statement_that_stands_in_what_was_left_out_can_be_added(ledger: Ledger) -> None:
    read = telling(happened="Licence: the mayor says all rights are hers")
    start = read.article.text.index("Licence")
    left_out = Excluded(spans=((start, len(read.article.text)),), reason="rights")
    key = _keep(ledger, replace(read, article=replace(read.article, excluded=(left_out,))))
    content = (start + len("Licence: the mayor says "), len(read.article.text) - 1)
    _say(ledger, key, "add", source=((start + 9, start + 18),), content=(content,))
    assert [s.text for s in ledger.who("the mayor").said] == ["all rights are hers"]
    assert ledger.record(key).article.excluded == (left_out,)
    assert not ledger.problems()
