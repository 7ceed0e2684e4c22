"""What is given to be read, by a form or by the API, as jobs take it: addresses, text, files, samples."""

import csv
from functools import partial
from pathlib import Path

from litestar.datastructures import UploadFile
from msgspec.structs import replace

import onrecord
from onrecord.errors import InputError
from onrecord.ingest import from_bytes, from_file, from_text
from onrecord.ingest.given import Given as Said
from onrecord.ingest.given import check_given
from onrecord.model import Article
from onrecord.usecases import open_article
from onrecord.web.jobs import Given, Job, Jobs

SAMPLES = Path(onrecord.__file__).parent / "samples" / "affair"
AT_ONCE = 100


def begin(jobs: Jobs, given: list[Given]) -> Job:
    """Have it read. Raises InputError for nothing or too much, BusyError where too much waits."""
    if not given:
        raise InputError("There is nothing to add: give an address, text or a file.")
    if len(given) > AT_ONCE:
        raise InputError(f"Add at most {AT_ONCE} articles at once: give the rest afterwards.")
    return jobs.start(given)


def text(words: str, said: Said) -> list[Given]:
    """An article's text. Raises InputError for a date that is none."""
    said = check_given(said)
    name = said.get("title") or " ".join(words.split()[:9]) + " …"
    return [Given(name, partial(from_text, words, **said))]


def addresses(names: list[str], jobs: Jobs) -> list[Given]:
    """Addresses on the web. Raises InputError for what is none."""
    wrong = next((n for n in names if not n.lower().startswith(("http://", "https://"))), None)
    if wrong is not None:
        raise InputError(f"'{wrong}' is no address: it begins with http:// or https://.")
    return [Given(n, partial(open_article, n, jobs.options)) for n in names]


async def files(uploaded: list[UploadFile], said: Said) -> list[Given]:
    """Files that were sent along; one without a name is a box left empty.

    Raises InputError for a date that is none.
    """
    said = check_given(said)
    return [
        Given(f.filename, partial(_of_upload, await f.read(), f.filename, said))
        for f in uploaded
        if f.filename
    ]


def _of_upload(data: bytes, name: str, said: Said) -> Article:
    name = Path(name).name
    return replace(from_bytes(data, **Said(**said, file=name)), file=name)


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
