"""Addresses: what may be fetched, and how much. A real server answers on this machine."""

import gzip
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord.errors import FetchError
from onrecord.ingest import fetch, from_address
from onrecord.ingest.fetch import is_public

SENTENCE = "The envoy said that the ferry of the harbour would sail if it was cleared of mines."
PAGE = f"<html><head><title>Ferry</title></head><body><p>{SENTENCE}</p></body></html>".encode()


class Outlet(BaseHTTPRequestHandler):
    """A small outlet: an article, and all sorts of trouble."""

    def do_GET(self):
        path = self.path.strip("/")
        if path.startswith("again"):
            left = int(path.removeprefix("again"))
            self._redirect(f"/again{left - 1}" if left > 1 else "/article")
        elif path.startswith("to/"):
            self._redirect(path.removeprefix("to/"))
        elif path == "article":
            self._answer(PAGE, "text/html; charset=utf-8")
        elif path == "plain":
            self._answer(("The café. " + SENTENCE).encode("latin-1"), "text/plain; charset=latin-1")
        elif path == "host":
            self._answer(f"{SENTENCE} {self.headers['Host']}".encode(), "text/plain")
        elif path == "bomb":
            self._answer(gzip.compress(b"a" * 3_000_000), "text/html", ("Content-Encoding", "gzip"))
        elif path == "slow":
            self.send_response(200)
            self.end_headers()
            for _ in range(40):
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(0.05)
        else:
            self.send_error(404)

    def _redirect(self, location):
        self.send_response(302)
        self.send_header("Location", location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _answer(self, data, kind, *headers):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for header in headers:
            self.send_header(*header)
        self.end_headers()
        self.wfile.write(data)

    def handle(self):
        try:
            super().handle()
        except ConnectionError:  # the reader hung up: that is what the tests are about
            self.close_connection = True

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture(scope="module")
def outlet():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Outlet)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_article_is_read_from_its_address(outlet):
    article = from_address(f"{outlet}/article", allow_private=True, outlet="Quay Post")
    assert article.text == SENTENCE
    assert (article.title, article.outlet_name) == ("Ferry", "Quay Post")
    assert article.url == f"{outlet}/article"


def test_the_original_bytes_can_be_had(outlet):
    original = fetch(f"{outlet}/article", allow_private=True)
    assert original.data == PAGE
    assert original.article().text == SENTENCE


def test_the_servers_charset_counts(outlet):
    assert from_address(f"{outlet}/plain", allow_private=True).text.startswith("The café.")


def test_the_host_is_named_as_in_the_address(outlet):
    port = outlet.rpartition(":")[2]
    article = from_address(f"http://localhost:{port}/host", allow_private=True)
    assert article.text.endswith(f"localhost:{port}")


def test_redirects_are_followed_to_the_fifth(outlet):
    assert fetch(f"{outlet}/again5", allow_private=True).url == f"{outlet}/article"
    with pytest.raises(FetchError, match="redirects more than 5 times"):
        fetch(f"{outlet}/again6", allow_private=True)


@pytest.mark.parametrize(
    ("location", "says"),
    [("file:///etc/passwd", "not an http"), ("ftp://example.org/", "not an http"),
     ("http://[::1", "cannot be fetched")],
)  # fmt: skip
def test_where_a_redirect_points_is_checked(outlet, location, says):
    with pytest.raises(FetchError, match=says):
        fetch(f"{outlet}/to/{location}", allow_private=True)


@pytest.mark.parametrize(
    ("path", "limits", "says"),
    [
        ("missing", {}, "answered 404"),
        ("article", {"max_bytes": 50}, "more than 50 bytes"),
        ("bomb", {"max_bytes": 100_000}, "more than 100,000 bytes"),
        ("slow", {"timeout": 0.3}, "too long"),
    ],
)
def test_limits(outlet, path, limits, says):
    with pytest.raises(FetchError, match=says) as refusal:
        fetch(f"{outlet}/{path}", allow_private=True, **limits)
    assert "\n" not in str(refusal.value)


def test_nobody_there():
    with pytest.raises(FetchError, match="cannot be fetched"):
        fetch("http://127.0.0.1:9/", allow_private=True)


def test_this_machine_is_refused_unless_allowed(outlet):
    with pytest.raises(FetchError, match="--allow-private"):
        from_address(f"{outlet}/article")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0.0.0.0/",
        "http://10.1.2.3/",
        "http://192.168.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://user:word@127.0.0.1/",
    ],
)
def test_private_addresses_are_refused_however_they_are_written(url):
    with pytest.raises(FetchError, match="private network"):
        fetch(url)


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://example.org/a", "article.txt", "http://"]
)
def test_only_http_and_https(url):
    with pytest.raises(FetchError, match="not an http"):
        fetch(url)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("::ffff:93.184.216.34", True),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("fe80::1%eth0", False),
    ],
)
def test_which_addresses_are_public(address, public):
    assert is_public(address) is public
