"""Records to write: the sample as read, and one made by hand with everything that is hard."""

from pathlib import Path

import pytest

from onrecord import cli, usecases
from onrecord.model import Record


@pytest.fixture(scope="session")
def sample() -> Record:
    return usecases.read_one(str(Path(cli.SAMPLE)), usecases.Options(published="2031-03-04"))
