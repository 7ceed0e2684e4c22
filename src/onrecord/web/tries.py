"""How often a password may be tried, from one address and for one name."""

import ipaddress
import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from onrecord.errors import BusyError

FROM_ADDRESS, FOR_NAME = RateLimitItemPerMinute(30, 5), RateLimitItemPerMinute(10, 15)


class Tries:
    """The tries of the last minutes; forgotten when the desk closes."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def count(self, address: str, name: str) -> None:
        """Count a try before the password is looked at. Raises BusyError for one too many."""
        for limit, who in ((FROM_ADDRESS, _site(address)), (FOR_NAME, _key(name))):
            if not self._limiter.hit(limit, who):
                reset = self._limiter.get_window_stats(limit, who).reset_time
                seconds = max(1, int(reset - time.time()) + 1)
                minutes = -(-seconds // 60)
                raise BusyError(
                    "Too many tries: wait "
                    + ("a minute." if minutes == 1 else f"{minutes} minutes.")
                    + " Whoever runs the desk can set a new password.",
                    seconds,
                )

    def forget(self, name: str) -> None:
        """Somebody signed in: their earlier slips no longer count."""
        self._limiter.clear(FOR_NAME, _key(name))


def _site(address: str) -> str:
    """An address; of IPv6 the network, as one household has addresses without number."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else address


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()[:200]
