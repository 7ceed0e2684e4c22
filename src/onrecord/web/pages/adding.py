"""Adding articles: addresses, pasted text, files, the sample; and how far a job is."""

from typing import Any

from litestar import Request, Response, get, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException, PermissionDeniedException
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect
from msgspec import Struct

from onrecord.ingest.given import Given as Said
from onrecord.web import intake
from onrecord.web.jobs import Given, Jobs
from onrecord.web.pages.shared import page, person


class Pasted(Struct):
    """The fields of the form for addresses and of the one for pasted text."""

    addresses: str = ""
    text: str = ""
    outlet: str = ""
    published: str = ""
    title: str = ""
    url: str = ""


Form = URLEncodedBody[Pasted]


@get("/add", sync_to_thread=False)
def add(request: Request[Any, Any, Any]) -> Response[Any]:
    """The forms for adding articles."""
    return page("add.html", request, "Add")


@post("/add", sync_to_thread=True)
def add_text(request: Request[Any, Any, Any], jobs: NamedDependency[Jobs], data: Form) -> Redirect:
    """Begin to read addresses or pasted text."""
    said = Said(outlet=data.outlet, published=data.published, title=data.title, url=data.url)
    if data.text.strip():
        return _begin(request, jobs, intake.text(data.text, said))
    return _begin(request, jobs, intake.addresses(data.addresses.split(), jobs))


@post("/add/files")
async def add_files(request: Request[Any, Any, Any], jobs: NamedDependency[Jobs]) -> Redirect:
    """Begin to read uploaded files."""
    form = await request.form()
    said = Said(outlet=str(form.get("outlet") or ""), published=str(form.get("published") or ""))
    files = [f for f in form.getall("files", []) if isinstance(f, UploadFile)]
    return _begin(request, jobs, await intake.files(files, said))


@post("/add/sample", sync_to_thread=True)
def add_sample(request: Request[Any, Any, Any], jobs: NamedDependency[Jobs]) -> Redirect:
    """Begin to read the reports of one affair that come along."""
    return _begin(request, jobs, intake.samples())


@get("/adding/{job_id:str}", sync_to_thread=False)
def adding(
    request: Request[Any, Any, Any], jobs: NamedDependency[Jobs], job_id: FromPath[str]
) -> Response[Any]:
    """How far a job is; the page asks again by itself until it is done."""
    job = jobs.get(job_id)
    if job is None:
        raise NotFoundException(
            "The desk no longer knows what was added then. What was kept is there."
        )
    return page("adding.html", request, "Add", job=job)


def _begin(request: Request[Any, Any, Any], jobs: Jobs, given: list[Given]) -> Redirect:
    if not person(request).may_edit:
        raise PermissionDeniedException("Only editors add articles: ask one, or sign in as one.")
    return Redirect(f"/adding/{intake.begin(jobs, given).id}", status_code=303)
