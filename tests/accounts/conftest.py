"""Accounts in a SQLite file and on a real PostgreSQL server."""

import pytest

from onrecord.accounts import Accounts
from onrecord.ledger import Ledger
from tests.ledger.conftest import ledger, server, where

__all__ = ["ledger", "server", "where"]


@pytest.fixture
def accounts(ledger: Ledger) -> Accounts:
    """The accounts of an empty ledger."""
    return Accounts(ledger.store)
