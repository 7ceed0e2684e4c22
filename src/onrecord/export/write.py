"""Records to standard output or to files, in the format asked for."""

import re
import sys
from pathlib import Path

from onrecord.errors import InputError
from onrecord.model import Record

SUFFIX = {"digest": ".txt", "json": ".json", "jsonl": ".jsonl", "html": ".html", "brat": ".ann"}


class Writer:
    """Writes one record after the other.

    To standard output, to one file (`jsonl`, or a single article), or to a folder with one file
    an article, named after it. Raises InputError where that cannot be.
    """

    def __init__(
        self, kind: str, output: Path | None, *, reasons: bool = False, count: int = 1,
        width: int | None = None, colour: bool | None = None,
    ) -> None:  # fmt: skip
        self.kind, self.output, self.reasons = kind, output, reasons
        self.width, self.colour = width, colour
        self.to_folder = output is not None and (
            output.is_dir() or kind == "brat" or (count > 1 and kind != "jsonl")
        )
        self.used: set[str] = set()
        self.written = 0
        if count > 1 and kind == "html" and output is None:
            raise InputError("Several articles make several pages: name a folder with --output.")
        if self.to_folder and output is not None and output.exists() and not output.is_dir():
            raise InputError(f"{output} is a file, and a folder is needed: name another.")

    def write(self, name: str, record: Record) -> None:
        """Write one record, read from what was called `name`."""
        if self.output is None:
            self._print(self._text(record))
        else:
            try:
                self._save(self.output, name, record)
            except OSError as error:
                reason = error.strerror or type(error).__name__
                raise InputError(
                    f"{self.output} cannot be written ({reason}): name another."
                ) from error
        self.written += 1

    def _print(self, text: str) -> None:
        if self.written and self.kind == "digest":
            sys.stdout.write("\n\n")
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        sys.stdout.flush()

    def _save(self, output: Path, name: str, record: Record) -> None:
        if not self.to_folder:
            with output.open("a" if self.written else "w", encoding="utf8", newline="") as stream:
                stream.write(self._text(record).rstrip("\n") + "\n")
            return
        output.mkdir(parents=True, exist_ok=True)
        stem = self._stem(name)
        if self.kind == "brat":
            from onrecord.export.standoff import brat

            text, annotations = brat(record)
            (output / f"{stem}.txt").write_bytes(text.encode("utf8"))
            (output / f"{stem}.ann").write_bytes(annotations.encode("utf8"))
        else:
            (output / (stem + SUFFIX[self.kind])).write_bytes(self._text(record).encode("utf8"))

    def _stem(self, name: str) -> str:
        """A file's name for an article, used by no other of this run."""
        last = re.split(r"[/\\]", name.partition("?")[0].rstrip("/\\"))[-1]
        stem = re.sub(r"[^\w.-]+", "-", Path(last).stem).strip("-.") or "article"
        found, n = stem, 1
        while found.lower() in self.used:
            n += 1
            found = f"{stem}-{n}"
        self.used.add(found.lower())
        return found

    def _text(self, record: Record) -> str:
        if self.kind in ("json", "jsonl"):
            from onrecord.export.json import json_text, jsonl_line

            return (json_text if self.kind == "json" else jsonl_line)(record, reasons=self.reasons)
        if self.kind == "html":
            from onrecord.export.page import html_page

            return html_page(record)
        if self.kind == "brat":
            from onrecord.export.standoff import brat

            return brat(record)[1]
        from onrecord.export.terminal import digest

        return digest(record, width=self.width, colour=self.colour if not self.output else False)
