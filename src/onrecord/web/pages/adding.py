"""Adding articles: addresses, pasted text, files, the sample; and how far a job is."""

import csv
from functools import partial
from pathlib import Path
from typing import Any

from litestar import Request, Response, get, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException, PermissionDeniedException
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect
from msgspec import Struct
from msgspec.structs import replace

import onrecord
from onrecord.errors import InputError
from onrecord.ingest import from_bytes, from_file, from_text
from onrecord.ingest.given import Given as Said
from onrecord.model import Article
from onrecord.usecases import is_address, open_article
from onrecord.web.jobs import Given, Job, Jobs
from onrecord.web.pages.shared import page, person

SAMPLES = Path(onrecord.__file__).parent / "samples" / "affair"
AT_ONCE = 100


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
    said = Said(
        outlet=data.outlet, published=data.published, title=data.title, url=data.url.strip()
    )
    if data.text.strip():
        name = data.title.strip() or " ".join(data.text.split()[:9]) + " …"
        return _begin(request, jobs, [Given(name, partial(from_text, data.text, **said))])
    names = data.addresses.split()
    wrong = next((n for n in names if not is_address(n)), None)
    if wrong:
        raise InputError(f"'{wrong}' is no address: it begins with http:// or https://.")
    options = jobs.options
    return _begin(request, jobs, [Given(n, partial(open_article, n, options)) for n in names])


@post("/add/files")
async def add_files(request: Request[Any, Any, Any], jobs: NamedDependency[Jobs]) -> Redirect:
    """Begin to read uploaded files."""
    form = await request.form()
    said = Said(outlet=str(form.get("outlet") or ""), published=str(form.get("published") or ""))
    files = [f for f in form.getall("files", []) if isinstance(f, UploadFile) and f.filename]
    given = [
        Given(f.filename, partial(_of_upload, await f.read(), f.filename, said)) for f in files
    ]
    return _begin(request, jobs, given)


@post("/add/sample", sync_to_thread=True)
def add_sample(request: Request[Any, Any, Any], jobs: NamedDependency[Jobs]) -> Redirect:
    """Begin to read the reports of one affair that come along."""
    return _begin(request, jobs, samples())


def samples() -> list[Given]:
    """Five short reports of one invented affair: who will open a mountain pass, and did they?"""
    with (SAMPLES / "articles.tsv").open(encoding="utf8", newline="") as stream:
        return [
            Given(f"{r['outlet']}, {r['published']}", partial(_sample, **r))
            for r in csv.DictReader(stream, delimiter="\t")
        ]


def _sample(file: str, outlet: str, published: str) -> Article:
    path = (SAMPLES / file).resolve()
    return replace(from_file(path, outlet=outlet, published=published), file=path.name)


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


def _of_upload(data: bytes, name: str, said: Said) -> Article:
    name = Path(name).name
    return replace(from_bytes(data, **Said(**said, file=name)), file=name)


def _begin(request: Request[Any, Any, Any], jobs: Jobs, given: list[Given]) -> Redirect:
    if not person(request).may_edit:
        raise PermissionDeniedException("Only editors add articles: ask one, or sign in as one.")
    if not given:
        raise InputError("There is nothing to add: give an address, text or a file.")
    if len(given) > AT_ONCE:
        raise InputError(f"Add at most {AT_ONCE} articles at once: give the rest afterwards.")
    job: Job = jobs.start(given)
    return Redirect(f"/adding/{job.id}", status_code=303)
