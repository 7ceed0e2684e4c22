"""The API's description is true: whatever it allows to be asked, the answer is as described."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import schemathesis
from hypothesis import HealthCheck, assume, given, settings
from litestar.routes import HTTPRoute
from schemathesis import Case, GenerationMode
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from onrecord.accounts import Accounts
from onrecord.ledger import Ledger
from onrecord.web import create_app
from onrecord.web.api import api
from onrecord.web.jobs import Given as ToRead
from onrecord.web.jobs import Item, Jobs
from tests.web.conftest import fill, served

# what is well formed can still make no sense, as 31 February or a search for no word; and in a
# form, every value is a text
NO_SENSE, FORM = [positive_data_acceptance], [negative_data_rejection]
TIMES = settings(max_examples=40, suppress_health_check=list(HealthCheck))
OPERATIONS = [
    handler.handler_name
    for route in api.routes
    if isinstance(route, HTTPRoute)
    for handler in route.route_handlers
    if "OPTIONS" not in handler.http_methods
]


class Described(NamedTuple):
    """A desk's description, and what a request has to have along."""

    schema: BaseSchema
    headers: dict[str, str]


@pytest.fixture(scope="module", params=[False, True], ids=["open", "accounts"])
def described(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Described]:
    """The description of a desk that reads nothing of what it is sent, and of one with accounts."""

    def unread(_: Jobs, item: Item, __: ToRead) -> None:
        item.outcome, item.error = "failed", "not read in this test"

    where = str(Path(tmp_path_factory.mktemp("fuzzed")) / "ledger.db")
    fill(where)
    auth: bool = request.param
    headers = {"Authorization": f"Bearer {token(where)}"} if auth else {}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Jobs, "_add", unread)  # generated addresses are somebody's, perhaps
        with served(create_app(where, auth=auth)) as address:
            asked = f"{address}/api/v1/openapi.json"
            made = schemathesis.openapi.from_url(asked, headers=headers)
            made.config.generation.update(with_security_parameters=False)  # it has a good token
            yield Described(made, headers)


def token(where: str) -> str:
    """An editor's token."""
    with Ledger(where) as ledger:
        accounts = Accounts(ledger.store)
        accounts.add("Ada Lind", "editor", "four plain words here")
        return accounts.add_token("Ada Lind", "fuzzing")


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_answer_is_as_described_and_no_fault(described: Described, operation: str) -> None:
    asked = described.schema.find_operation_by_id(operation)
    left_out = NO_SENSE + (FORM if operation == "add_files" else [])
    allowed, refused = (asked.as_strategy(generation_mode=mode) for mode in GenerationMode)

    @TIMES
    @given(case=allowed | refused)
    def ask(case: Case) -> None:
        values = (case.query or {}).values()
        # '?offset=0.0' is a whole number, though it was made as the list [0.0]
        assume(not any(isinstance(v, list) and len(v) == 1 for v in values))
        case.call_and_validate(headers=described.headers, excluded_checks=left_out)

    ask()


@pytest.mark.parametrize("operation", ["matter", "judgements", "judge", "article", "text", "actor"])
def test_so_is_every_answer_about_what_there_is(described: Described, operation: str) -> None:
    asked = described.schema.find_operation_by_id(operation)
    articles = described.schema["/api/v1/articles"]["GET"].Case()
    key = articles.call(headers=described.headers).json()["articles"][0]["id"]
    there = {"which": "m1", "key": key, "name": "Kessary"}

    @TIMES
    @given(case=asked.as_strategy())
    def ask(case: Case) -> None:
        case.path_parameters = {name: there[name] for name in case.path_parameters}
        answer = case.call_and_validate(headers=described.headers, excluded_checks=NO_SENSE)
        then = bool((case.query or {}).get("as_of"))  # as of which it may not have been there
        assert answer.status_code in (200, 201, 400, 422) or then, answer.status_code

    ask()
