"""The ledger as a whole: its state, its own check, and exports. One check or export at a time."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Annotated, Any, BinaryIO, Literal

from litestar import Response, get
from litestar.datastructures import ResponseHeader
from litestar.di import NamedDependency
from litestar.openapi import ResponseSpec
from litestar.params import FromPath, QueryParameter
from litestar.response import Stream

import onrecord
from onrecord.errors import BusyError
from onrecord.ledger import Ledger, desk
from onrecord.usecases import export_ledger
from onrecord.web.api.problems import told, told_or_same
from onrecord.web.api.shapes import Check, State

Kind = Literal[
    "csv", "parquet", "jsonl", "plover", "polecat", "gdelt", "web-annotation", "prov", "graphml"
]
TYPES: dict[Kind, tuple[str, str]] = {
    "csv": ("text/csv", "csv"),
    "parquet": ("application/vnd.apache.parquet", "parquet"),
    "jsonl": ("application/jsonl", "jsonl"),
    "plover": ("application/jsonl", "jsonl"),
    "polecat": ("text/tab-separated-values", "tsv"),
    "gdelt": ("text/tab-separated-values", "tsv"),
    "web-annotation": ("application/ld+json", "jsonld"),
    "prov": ("application/ld+json", "jsonld"),
    "graphml": ("application/graphml+xml", "graphml"),
}
Licence = Annotated[
    str | None,
    QueryParameter(description="Leave out what may not go along under it, as CC-BY-4.0."),
]
_CHUNK = 1 << 16
_one_at_a_time = Lock()


@get("/ledger", sync_to_thread=True, responses=told_or_same())
def state(ledger: NamedDependency[Ledger]) -> State:
    """How many articles and entries there are, and the hash of the last one."""
    articles, entries = ledger.size()
    with ledger.store.reading() as connection:
        head = desk.head(connection)
    return State(version=onrecord.__version__, articles=articles, entries=entries, head=head)


@get("/verify", sync_to_thread=True, responses=told(429), opt={"tag": "none"})
def verify(ledger: NamedDependency[Ledger]) -> Check:
    """Check the ledger: the chain of hashes, every span, every view. Takes a while."""
    with _alone():
        problems = ledger.problems()
        _, entries = ledger.size()
    return Check(holds=not problems, entries=entries, problems=tuple(problems))


@get(
    "/exports/{kind:str}", sync_to_thread=True,
    responses=told_or_same(429) | {200: ResponseSpec(Any, description="The file.", media_type="*/*", generate_examples=False)},
    response_headers=[
        ResponseHeader(
            name="Left-Out", documentation_only=True,
            description="How many articles were left out because of their rights.",
        )
    ],
)  # fmt: skip
def export(
    ledger: NamedDependency[Ledger], kind: FromPath[Kind], licence_compatible: Licence = None
) -> Response[Any]:
    """The ledger in the format of another tool, with the licence of every row."""
    with _alone(), tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder, kind)
        left_out = export_ledger(ledger, kind, path, licence_compatible or None)
        # what is open stays readable when its name is gone, and takes no room once it is closed
        made = path.open("rb")
    media_type, suffix = TYPES[kind]
    return Stream(
        _parts(made), media_type=media_type,
        headers={
            "Content-Disposition": f'attachment; filename="onrecord-{kind}.{suffix}"',
            "Left-Out": str(left_out),
        },
    )  # fmt: skip


def _parts(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while part := file.read(_CHUNK):
            yield part


@contextmanager
def _alone() -> Iterator[None]:
    """Raises BusyError where another request reads the whole ledger already."""
    if not _one_at_a_time.acquire(blocking=False):
        raise BusyError("The whole ledger is being read already: try again in 10 seconds.", 10)
    try:
        yield
    finally:
        _one_at_a_time.release()
