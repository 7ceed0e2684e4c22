"""'Lethia commits itself to sending the lorries back': on the real model."""

import pytest

import onrecord
from onrecord.model import cover


@pytest.mark.parametrize(
    ("text", "action"),
    [
        (
            "Lethia has committed itself to sending back the vehicles, the foreign minister of Garrow said.",
            "sending back the vehicles",
        ),
        (
            "Lethia bound itself to pay the garrison by Friday, Radio Tolva reported.",
            "pay the garrison by Friday",
        ),
    ],
)
def test_who_binds_itself_bears_it_whoever_tells_it(text: str, action: str) -> None:
    record = onrecord.read(text, outlet="The Wire")
    names = {a.id: a.name for a in record.actors}
    told = [(names[u.bearer or ""], cover(text, u.action.spans)) for u in record.undertakings]
    assert told == [("Lethia", action)]


def test_whom_it_finds_itself_among_is_nothing_to_be_done() -> None:
    record = onrecord.read(
        "Lethia committed itself to peace, the minister said.", outlet="The Wire"
    )
    assert record.undertakings == ()
