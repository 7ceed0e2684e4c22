"""An address -> its bytes, with limits on time, size, redirects and on where it may point."""

import ipaddress
import socket
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from onrecord.errors import FetchError
from onrecord.ingest.decode import MAX_BYTES
from onrecord.ingest.sources import Original
from onrecord.model import Article

if TYPE_CHECKING:
    import httpx

SECONDS = 20.0
REDIRECTS = 5
_HEADERS = {
    "User-Agent": "onrecord (reads news reports)",
    "Accept": "text/html,text/plain,*/*;q=0.5",
}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def from_address(
    url: str, *, allow_private: bool = False, timeout: float = SECONDS,
    max_bytes: int = MAX_BYTES,
    outlet: str | None = None, published: str | None = None, title: str | None = None,
) -> Article:  # fmt: skip
    """The article at an address. Raises what `fetch` and `from_bytes` raise."""
    found = fetch(url, allow_private=allow_private, timeout=timeout, max_bytes=max_bytes)
    return found.article(outlet=outlet, published=published, title=title)


def fetch(
    url: str, *, allow_private: bool = False, timeout: float = SECONDS, max_bytes: int = MAX_BYTES
) -> Original:
    """The bytes at an http or https address, after at most five redirects, each checked.

    `timeout` is in seconds for the whole. Raises FetchError where the address may not be fetched
    (it points into a private network and `allow_private` is false), does not answer, or has more
    than `max_bytes` bytes.
    """
    import httpx  # slow to import, needed for addresses only

    until = time.monotonic() + timeout
    # The environment's proxies would connect on our behalf, past the check of the address.
    with httpx.Client(timeout=timeout, trust_env=False, headers=_HEADERS) as client:
        for _ in range(REDIRECTS + 1):
            try:
                answer = _get(client, url, allow_private)
                try:
                    if not answer.has_redirect_location:
                        return _original(answer, url, max_bytes, until)
                    url = urljoin(url, answer.headers["location"])
                finally:
                    answer.close()
            except httpx.TimeoutException as error:
                raise FetchError(_late(url)) from error
            except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ValueError) as error:
                raise FetchError(
                    f"{url} cannot be fetched ({_why(error)}): save the page and give the file."
                ) from error
    raise FetchError(f"{url} redirects more than {REDIRECTS} times: give the final address.")


def _get(client: "httpx.Client", url: str, allow_private: bool) -> "httpx.Response":
    """The answer's head, from one of the addresses that were checked and from no other.

    The connection goes to the address itself, so that a name that resolves to something else the
    second time (DNS rebinding) gains nothing; the name stays in `Host` and in the certificate.
    """
    import httpx

    target = httpx.URL(url)
    hosts = checked_addresses(url, allow_private=allow_private)
    for n, host in enumerate(hosts):
        request = client.build_request(
            "GET",
            target.copy_with(host=host),
            headers={"Host": target.netloc.decode("ascii")},
            extensions={"sni_hostname": target.raw_host.decode("ascii")},
        )
        try:
            return client.send(request, stream=True)
        except httpx.ConnectError:
            if n == len(hosts) - 1:
                raise
    raise FetchError(f"{target.host} has no address: check the name.")


def _original(answer: "httpx.Response", url: str, max_bytes: int, until: float) -> Original:
    if answer.status_code != 200:
        raise FetchError(f"{url} answered {answer.status_code} {answer.reason_phrase}: check it.")
    if int(answer.headers.get("content-length") or 0) > max_bytes:
        raise FetchError(_large(url, max_bytes))
    data = _limited(answer.iter_bytes(), url, max_bytes, until)
    return Original(data, url=url, content_type=answer.headers.get("content-type"))


def _limited(chunks: Iterable[bytes], url: str, max_bytes: int, until: float) -> bytes:
    data = bytearray()
    for chunk in chunks:
        data += chunk
        if len(data) > max_bytes:
            raise FetchError(_large(url, max_bytes))
        if time.monotonic() > until:
            raise FetchError(_late(url))
    return bytes(data)


def checked_addresses(url: str, *, allow_private: bool) -> list[str]:
    """The IP addresses of the host of `url`.

    Raises FetchError unless `url` is http or https and, where `allow_private` is false, every
    address is a public one.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise FetchError(f"{url} is not an address: check it.") from error
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise FetchError(f"{url} is not an http or https address: give one, or a file.")
    try:
        known = socket.getaddrinfo(host, port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{host} cannot be found: check the address and the network.") from error
    found = list(dict.fromkeys(str(entry[4][0]) for entry in known))
    if not allow_private and not all(is_public(each) for each in found):
        raise FetchError(f"{host} is in a private network: use --allow-private if that is meant.")
    return found


def is_public(address: str) -> bool:
    """Whether an IP address is one on the open internet, also where it wraps an IPv4 address."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _late(url: str) -> str:
    return f"{url} takes too long: try again later, or save the page and give the file."


def _large(url: str, max_bytes: int) -> str:
    return f"{url} has more than {max_bytes:,} bytes: save the article's text and give the file."


def _why(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
