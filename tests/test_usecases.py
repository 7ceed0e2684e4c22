import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from onrecord import reading
from onrecord.errors import FetchError, InternalError, OnRecordError
from onrecord.model import Article, Record
from onrecord.usecases import Options, open_article, read_many, read_one

REPORT = "Velmar will open the bridge if the Front leaves, the Morning Ledger reported.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf8")
    return path


@pytest.fixture
def address() -> Iterator[str]:
    """A web server of our own, on this machine only."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.end_headers()
            self.wfile.write(REPORT.encode())

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/report"
        server.shutdown()
        thread.join()


def test_an_article_keeps_the_name_it_was_asked_for_by(report: Path) -> None:
    name = str(report.parent / "." / "x" / ".." / report.name).replace("/x/..", "/./")
    assert open_article(name, Options()).file == name


def test_what_the_user_says_goes_before_what_the_text_says(report: Path) -> None:
    article = open_article(
        str(report), Options(outlet="The Wire", published="2031-03-04", title="T", url="http://x.y")
    )
    found = (article.outlet_name, article.published, article.title, article.url)
    assert found == ("The Wire", "2031-03-04", "T", "http://x.y")


def test_an_address_is_fetched_only_where_that_is_allowed(address: str) -> None:
    with pytest.raises(FetchError, match="--allow-private"):
        open_article(address, Options())
    article = open_article(address, Options(allow_private=True))
    assert (article.text, article.url, article.file) == (REPORT, address, address)
    with pytest.raises(FetchError, match="bytes"):
        open_article(address, Options(allow_private=True, max_bytes=10))


def test_an_address_that_is_not_of_the_web_is_told_from_a_file() -> None:
    with pytest.raises(FetchError, match="not an http or https address"):
        open_article("ftp://example.org/report.txt", Options())


def test_records_come_in_the_order_given_with_errors_in_their_place(report: Path) -> None:
    names = [str(report), str(report.parent / "missing.txt"), str(report)]
    found = list(read_many(names, Options()))
    assert [name for name, _ in found] == names
    assert [type(x) is Record for _, x in found] == [True, False, True]
    assert isinstance(found[1][1], OnRecordError)


def test_a_bug_while_reading_is_an_internal_error_and_stops_no_other_article(
    report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(article: Article, *, world_files: tuple[Path, ...] = ()) -> Record:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(reading, "read_article", broken)
    with pytest.raises(InternalError, match=r"ZeroDivisionError: by zero; please report"):
        read_one(str(report), Options())
    assert len(list(read_many([str(report)] * 2, Options()))) == 2
