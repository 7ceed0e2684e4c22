"""Which licences' material may go along in something that is under another licence.

After Creative Commons' chart for combining works and its list of compatible licences; the Open
Government Licence 3.0 says itself that it goes along with CC BY 4.0.
"""

import re
from typing import NamedTuple

from onrecord.errors import InputError

_CC = re.compile(r"CC-BY(-NC)?(-SA|-ND)?-(\d\.\d)(?:-[A-Z]{2,3})?")
_FREE = ("CC0-1.0", "CC-PDDC", "PDDL-1.0", "LicenseRef-public-domain")


class Terms(NamedTuple):
    """A Creative Commons licence taken apart; version 0 for the public domain."""

    noncommercial: bool
    tail: str
    version: float


def terms_of(licence: str | None) -> Terms | None:
    """The terms of an SPDX id, None where they are not known to let anything go along."""
    if licence in _FREE:
        return Terms(False, "", 0.0)
    if licence and licence.startswith("OGL-UK-3"):
        return Terms(False, "", 4.0)
    found = _CC.fullmatch(licence or "")
    if not found:
        return None
    return Terms(bool(found[1]), (found[2] or "").strip("-"), float(found[3]))


def may_go_along(licence: str | None, under: str) -> bool:
    """Whether an article under `licence` may be quoted from in something under `under`.

    Raises InputError for an `under` that nothing can be put together under.
    """
    target = terms_of(under)
    if target is None or target.tail == "ND":
        raise InputError(
            f"Nothing can be put together under '{under}': name a licence such as CC-BY-4.0, "
            "CC-BY-SA-4.0, CC-BY-NC-4.0 or CC0-1.0."
        )
    source = terms_of(licence)
    if source is None or source.tail == "ND":
        return False
    if source.version == 0:
        return True
    if target.version == 0 or (source.noncommercial and not target.noncommercial):
        return False
    if source.tail == "SA":
        same = target.tail == "SA" and source.noncommercial == target.noncommercial
        return same and source.version <= target.version and source.version >= 2.0
    return source.version <= target.version
