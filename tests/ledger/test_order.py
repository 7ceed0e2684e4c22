from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.ledger import Ledger
from onrecord.model import Matter
from tests.ledger.made import telling

RECORDS = [
    telling(),
    telling(outlet="B", action="surrender all its guns", via="Coast Herald"),
    telling(outlet="C", published="2031-03-06", action="hand over its guns"),
    telling(outlet="D", published="2031-03-07", action="keep its word"),
    telling(outlet="E", action="open the harbour", happened="The group surrendered its guns"),
    telling(outlet="F", bearer="Velmar", action="pay for the harbour"),
]


def _shown(m: Matter) -> tuple[object, ...]:
    return (
        m.action, m.act, m.bearer, m.status, m.contested, m.first_told, m.last_told,
        sorted((o.id, o.articles) for o in m.origins), sorted((t.article, t.quote) for t in m.tellings),
        [(e.date, e.status, e.article) for e in m.timeline],
    )  # fmt: skip


def _matters(order: list[int]) -> list[tuple[object, ...]]:
    with TemporaryDirectory() as folder, Ledger(str(Path(folder, "l.db")), create=True) as ledger:
        for n in order:
            ledger.add(RECORDS[n])
        return sorted((_shown(m) for m in ledger.matters(limit=0).matters), key=str)


@given(st.permutations(range(len(RECORDS))))
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_order_of_adding_changes_a_matter(order: list[int]) -> None:
    assert _matters(order) == _matters(list(range(len(RECORDS))))
