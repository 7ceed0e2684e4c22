"""'The governor has offered to leave office': borne by himself, not by whom he serves."""

import pytest

import onrecord


def bearers(deed: str) -> list[str]:
    text = f"The governor of Norrland, Oskar Lind, {deed}."
    record = onrecord.read(text, outlet="The Wire")
    names = {a.id: a.name for a in record.actors}
    return [names.get(u.bearer or "", "") for u in record.undertakings]


@pytest.mark.parametrize(
    "deed",
    [
        "has offered to leave office if the strike ends",
        "has offered to step down if the strike ends",
        "will clear his desk if the strike ends",
        "said that he would hand his seal to the deputy",
    ],
)
def test_who_leaves_his_office_does_so_himself(deed: str) -> None:
    assert bearers(deed) == ["Oskar Lind"]


@pytest.mark.parametrize(
    "deed",
    [
        "said that he would open the border if the strike ended",
        "has offered to leave the road to the rebels if the strike ends",
        "has offered to step up patrols if the strike ends",
        "said that he would hand the harbour to the union if the strike ended",
    ],
    ids=["open", "leave what is no office", "step up", "hand over what is no seal"],
)
def test_what_else_he_would_do_is_done_by_whom_he_serves(deed: str) -> None:
    assert bearers(deed) == ["Norrland"]
