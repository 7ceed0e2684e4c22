"""On whose word tellings rest, from the tellers alone."""

import pytest

from onrecord.ledger.origins import Rooted, group, root_of
from onrecord.ledger.whom import Teller, cited, named


def cites(article: str, outlet: str) -> Rooted:
    return Rooted(article, f"Outlet of {article}", outlet, "outlet", None, f"cites {outlet}")


def origins(*rows: Rooted) -> list[tuple[str, list[str]]]:
    return [(o.name, list(o.articles)) for o in group(rows, {}).origins]


def test_a_paper_called_by_its_last_word_is_the_paper() -> None:
    assert origins(cites("a", "Lake Gazette"), cites("a", "Gazette")) == [("Lake Gazette", ["a"])]


def test_a_last_word_that_two_papers_share_is_neither() -> None:
    rows = cites("a", "Lake Gazette"), cites("b", "Hill Gazette"), cites("c", "Gazette")
    assert len(origins(*rows)) == 3


def test_whoever_is_credited_with_a_text_adds_nothing_to_what_it_cites() -> None:
    tellers = [Teller(name="surgeon", type="officials", known="unnamed")]
    credited = Rooted("a", "Mirror", *root_of(tellers, "Mirror", "Tri-State"))
    assert credited.root == "Tri-State"
    assert origins(cites("a", "Examiner"), credited) == [("Examiner", ["a"])]
    assert origins(cites("b", "Examiner"), credited) == [("Examiner", ["b"]), ("Tri-State", ["a"])]


def test_a_place_tells_nothing() -> None:
    tellers = [Teller(name="Upper Sool", type="place", known="read")]
    assert root_of(tellers, "Mirror")[0] is None


@pytest.mark.parametrize(
    "name",
    [
        "bombshell papers",
        "this morning's papers",
        "a newspaper",
        "the paper",
        "The Papers",
        "Press",
    ],
)
def test_papers_without_a_name_are_no_outlet_by_name(name: str) -> None:
    assert not named(Teller(name=name, type="outlet"))
    assert cited([Teller(name=name, type="outlet")], "Coast Herald") is None


@pytest.mark.parametrize("name", ["Evening Papers", "Norrland Press", "the Daily Buoy", "netwatch"])
def test_papers_with_a_name_are(name: str) -> None:
    assert named(Teller(name=name, type="outlet"))


def test_a_report_is_nobodys_name_whatever_it_is_taken_for() -> None:
    assert not named(Teller(name="sensational report", type="other"))
    assert named(Teller(name="Norrland Report", type="other"))


def test_people_are_not_unnamed_by_what_they_are_called() -> None:
    assert named(Teller(name="crime reporters of the press", type="person"))
