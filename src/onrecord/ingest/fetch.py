"""An address -> `Article`, with limits on time, size, redirects and on where it may point."""

import ipaddress
import socket
from urllib.parse import urljoin, urlsplit

from onrecord.errors import FetchError
from onrecord.ingest.decode import MAX_BYTES
from onrecord.ingest.sources import Given, from_bytes
from onrecord.model import Article

SECONDS = 20.0
REDIRECTS = 5


def from_address(
    url: str, given: Given | None = None, *, allow_private: bool = False, seconds: float = SECONDS
) -> Article:
    """Fetch and read the article at `url`.

    Raises FetchError where the address may not be fetched or does not answer.
    """
    data, content_type, final = fetch(url, allow_private=allow_private, seconds=seconds)
    return from_bytes(data, content_type=content_type, **{"url": final, **(given or {})})  # type: ignore[misc]


def fetch(url: str, *, allow_private: bool = False, seconds: float = SECONDS) -> tuple[bytes, str, str]:
    """The bytes at an address, their declared type, and the address after redirects."""
    import httpx

    with httpx.Client(timeout=seconds, follow_redirects=False, trust_env=not allow_private) as client:
        for _ in range(REDIRECTS + 1):
            check(url, allow_private=allow_private)
            try:
                with client.stream("GET", url, headers={"User-Agent": "onrecord"}) as answer:
                    if answer.is_redirect:
                        url = urljoin(url, answer.headers.get("location", ""))
                        continue
                    if answer.status_code >= 400:
                        raise FetchError(f"{url} answered {answer.status_code}: check the address.")
                    return _limited(answer.iter_bytes(), url), answer.headers.get("content-type", ""), url
            except httpx.HTTPError as error:
                what = "took too long" if isinstance(error, httpx.TimeoutException) else "cannot be reached"
                raise FetchError(f"{url} {what}: try again, or save the page and give the file.") from error
    raise FetchError(f"{url} redirects more than {REDIRECTS} times: give the final address.")


def check(url: str, *, allow_private: bool) -> None:
    """Raise FetchError unless `url` is http(s) and every address of its host is a public one."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchError(f"{url} is not an http or https address.")
    if allow_private:
        return
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{parts.hostname} is not known: check the address.") from error
    for *_, address in found:
        if not ipaddress.ip_address(str(address[0]).partition("%")[0]).is_global:
            raise FetchError(f"{parts.hostname} is a private address: --allow-private fetches it all the same.")


def _limited(chunks: object, url: str) -> bytes:
    data = bytearray()
    for chunk in chunks:  # type: ignore[attr-defined]
        data += chunk
        if len(data) > MAX_BYTES:
            raise FetchError(f"{url} has more than {MAX_BYTES:,} bytes: save the article and give the file.")
    return bytes(data)
