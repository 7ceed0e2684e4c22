"""What is kind to strike out or to tear up, and what is not, on the real model."""

import pytest

import onrecord


@pytest.mark.parametrize(
    ("deed", "act"),
    [
        ("strike out the whole sum", "promise"),
        ("strike the bank from its blacklist", "promise"),
        ("remove the bank from its register", "promise"),
        ("rip up a 600-million-crown loan", "promise"),
        ("tear up the invoice", "promise"),
        ("strike the toll off the bill", "promise"),
        ("strike the bridge", "threaten"),
        ("strike the bank", "threaten"),
        ("rip up the railway", "threaten"),
        ("tear up the treaty", "threaten"),
        ("strike at the harbour from its islands", "threaten"),
    ],
)
def test_to_strike_out_what_is_owed_is_a_promise_and_to_strike_a_bridge_a_threat(
    deed: str, act: str
) -> None:
    text = f"A quiet week\nNorrland will {deed}, its minister, Inge Tallow, said."
    found = onrecord.read(text, outlet="The Wire").undertakings
    assert [(u.act, u.bearer) for u in found] == [(act, "norrland")]


@pytest.mark.parametrize(
    ("deed", "act"), [("strike out the whole sum", "promise"), ("strike the bridge", "threaten")]
)
def test_so_it_is_in_her_own_words(deed: str, act: str) -> None:
    text = f'A quiet week\n"We will {deed}," Norrland\'s minister, Inge Tallow, said.'
    found = onrecord.read(text, outlet="The Wire").undertakings
    assert [(u.act, u.bearer) for u in found] == [(act, "norrland")]
