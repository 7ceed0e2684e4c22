"""Bytes, files, addresses -> `Article`: its text, its rights, and what was excluded and why."""

from onrecord.ingest.fetch import fetch, from_address
from onrecord.ingest.sourcemap import bytes_of
from onrecord.ingest.sources import (
    Original,
    from_bytes,
    from_file,
    from_stdin,
    from_text,
    read_file,
    read_stream,
)

__all__ = [
    "Original",
    "bytes_of",
    "fetch",
    "from_address",
    "from_bytes",
    "from_file",
    "from_stdin",
    "from_text",
    "read_file",
    "read_stream",
]
