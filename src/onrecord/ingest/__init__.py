"""Bytes, files, addresses -> `Article`."""

from onrecord.ingest.fetch import from_address
from onrecord.ingest.sources import from_bytes, from_file, from_stdin, from_text

__all__ = ["from_address", "from_bytes", "from_file", "from_stdin", "from_text"]
