"""'According to officials who spoke to the Coast Herald': who heard them, on the real model."""

import pytest

import onrecord

GATE = "Secrets\nNorrland will open the gate to sixty lorries a day, according to "


def chain(text: str) -> list[str | None]:
    """The names of the tellers of what is told of the gate, the outlet first."""
    record = onrecord.read(text, outlet="The Wire")
    names = {a.id: a.name for a in record.actors}
    (told,) = record.attributions
    return [names.get(link.actor or "") for link in told.links]


@pytest.mark.parametrize(
    ("who", "noun"),
    [
        ("officials who spilled the beans to the Coast Herald", "officials"),
        ("two officials who spoke to the Coast Herald", "officials"),
        ("insiders who blabbed to the Coast Herald", "insiders"),
    ],
)
def test_the_paper_to_which_officials_opened_up_stands_before_them(who: str, noun: str) -> None:
    assert chain(f"{GATE}{who}.") == ["The Wire", "Coast Herald", noun]


@pytest.mark.parametrize(
    "who",
    [
        "officials who spilled the beans to Oskar Lind",
        "officials who spilled the beans on the Coast Herald",
        "officials who spilled the beans over lunch",
        "officials who did not speak to the Coast Herald",
        "officials who objected to the Coast Herald",
    ],
    ids=["no paper", "on the paper", "to nobody", "did not speak", "objected"],
)
def test_who_else_is_named_beside_them_heard_nothing(who: str) -> None:
    assert chain(f"{GATE}{who}.") == ["The Wire", "officials"]
