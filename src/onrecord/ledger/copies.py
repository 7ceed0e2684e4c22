"""Near-copies: texts that repeat one another under another headline, cut or with clutter added.

MinHash (Broder, 1997) over runs of four words, in bands so that like texts meet in an index
(`rensa`); then the share of the shorter text's runs that the longer one has decides.
"""

import re
import zlib
from typing import Any, NamedTuple

import numpy as np
import rensa
from numpy.typing import NDArray

from onrecord.model import Article

RUN, PERMUTATIONS, BANDS = 4, 96, 24
COPIED = 0.6
_LEAST = 12
_WORD = re.compile(r"\w+")
Shingles = NDArray[np.uint32]


class Print(NamedTuple):
    """A text's runs of words as sorted hashes, and the bands under which it is filed."""

    shingles: Shingles
    bands: tuple[int, ...]


def print_of(article: Article) -> Print:
    """The print of an article's own words: what is excluded in it does not count."""
    text = article.text
    for start, end in sorted((s for x in article.excluded for s in x.spans), reverse=True):
        text = text[:start] + " " + text[end:]
    words = _WORD.findall(text.lower())
    runs = sorted({" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)})
    shingles = np.unique(np.fromiter((zlib.crc32(r.encode()) for r in runs), np.uint32, len(runs)))
    if len(shingles) < _LEAST:
        return Print(shingles, ())
    library: Any = rensa  # it ships no types
    made = library.RMinHash(num_perm=PERMUTATIONS, seed=1)
    made.update(runs)
    rows = np.asarray(made.digest(), dtype=np.uint32).reshape(BANDS, -1)
    return Print(
        shingles, tuple(_in_band(zlib.crc32(row.tobytes()), n) for n, row in enumerate(rows))
    )


def _in_band(value: int, band: int) -> int:
    """A 63-bit number for a band's hash: bands never meet one another."""
    return (band << 40) | value


def likeness(one: Shingles, other: Shingles) -> float:
    """The share of the shorter text's runs of words that the other has."""
    least = min(len(one), len(other))
    if least < _LEAST:
        return 0.0
    return float(len(np.intersect1d(one, other, assume_unique=True)) / least)


def packed(shingles: Shingles) -> bytes:
    """As stored."""
    return shingles.astype("<u4").tobytes()


def unpacked(data: bytes) -> Shingles:
    """What `packed` stored."""
    return np.frombuffer(data, "<u4")
