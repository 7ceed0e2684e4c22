"""Adding articles, as text, addresses, files or the samples; and how far that is."""

from dataclasses import dataclass
from typing import Annotated

from litestar import Response, get, post
from litestar.datastructures import ResponseHeader, UploadFile
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, JSONBody, MultipartBody
from msgspec import Meta, Struct

from onrecord.errors import InputError
from onrecord.ingest.given import Given as Said
from onrecord.web import intake
from onrecord.web.api.problems import told
from onrecord.web.api.shapes import Progress, progress
from onrecord.web.api.writing import WRITES, Sent, files_by_a_program, json_only
from onrecord.web.jobs import Given, Jobs

JOB = [
    ResponseHeader(name="Location", documentation_only=True, description="Where it is told how far it is.")
]  # fmt: skip


class ToAdd(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of: an article's `text`, `addresses` on the web, or `samples` true.

    `outlet`, `published` (a date), `title` and `url` say of a text what it does not say itself.
    """

    text: str = ""
    addresses: Annotated[tuple[str, ...], Meta(max_length=intake.AT_ONCE)] = ()
    samples: bool = False
    outlet: str = ""
    published: str = ""
    title: str = ""
    url: str = ""


@dataclass(frozen=True)
class Files:
    """Text or web pages that were saved, who published them, and when."""

    files: list[UploadFile]
    outlet: str = ""
    published: str = ""


@post(
    "/articles", status_code=202, sync_to_thread=True, guards=[json_only], opt=WRITES,
    responses=told(403, 413, 415, 422, 429), response_headers=JOB,
)  # fmt: skip
def add(jobs: NamedDependency[Jobs], data: JSONBody[ToAdd]) -> Response[Progress]:
    """Begin to read articles and keep them; the same article twice is one article."""
    if (bool(data.text.strip()) + bool(data.addresses) + data.samples) != 1:
        raise InputError("Give one of 'text', 'addresses' and 'samples'.")
    if data.samples:
        return _begin(jobs, intake.samples())
    if data.addresses:
        return _begin(jobs, intake.addresses(list(data.addresses), jobs))
    said = Said(outlet=data.outlet, published=data.published, title=data.title, url=data.url)
    return _begin(jobs, intake.text(data.text, said))


@post(
    "/articles/files", status_code=202, guards=[files_by_a_program], opt=WRITES,
    responses=told(403, 413, 415, 422, 429), response_headers=JOB,
)  # fmt: skip
async def add_files(
    jobs: NamedDependency[Jobs], data: MultipartBody[Files], sent: Sent
) -> Response[Progress]:
    """Begin to read files and keep them: plain text or web pages, as `files`."""
    said = Said(outlet=data.outlet, published=data.published)
    return _begin(jobs, await intake.files(data.files, said))


@get("/jobs/{job:str}", sync_to_thread=False, responses=told(404), opt={"tag": "none"})
def job(jobs: NamedDependency[Jobs], job: FromPath[str]) -> Progress:
    """How far articles are that were given together."""
    found = jobs.get(job)
    if found is None:
        raise NotFoundException(
            "The desk no longer knows what was added then. What was kept is there."
        )
    return progress(found)


def _begin(jobs: Jobs, given: list[Given]) -> Response[Progress]:
    told_of = progress(intake.begin(jobs, given))
    return Response(told_of, headers={"Location": told_of.address})
