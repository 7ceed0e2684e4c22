"""The quality floor: no figure of `benchmarks.accuracy` may fall below `benchmarks/floor.json`."""

from pathlib import Path

import pytest
from benchmarks.accuracy import FLOOR, below_floor, measure

SHARED = Path(__file__).parents[2] / "shared"


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the corpora in ../shared")
def test_no_figure_is_below_the_floor() -> None:
    assert FLOOR.is_file()
    assert below_floor(measure(SHARED, []), SHARED) == []
