"""How views keep their structs: as JSON, compressed."""

import zlib
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


def packed(value: Any) -> bytes:
    """A struct, or a list of them, as stored."""
    return zlib.compress(msgspec.json.encode(value), 1)


def unpacked(body: bytes, type: type[T]) -> T:
    """What `packed` stored."""
    return msgspec.json.decode(zlib.decompress(body), type=type)
