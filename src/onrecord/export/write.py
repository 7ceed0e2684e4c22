"""Records to standard output or to files, in the format asked for."""

import sys
from pathlib import Path

from onrecord.errors import InputError
from onrecord.export.json import as_json
from onrecord.model import Record

SUFFIX = {"digest": ".txt", "json": ".json", "jsonl": ".jsonl", "html": ".html", "brat": ".ann"}


class Writer:
    """Writes one record after the other. With many and a folder, one file each."""

    def __init__(self, kind: str, output: Path | None, reasons: bool, *, many: bool) -> None:
        self.kind, self.output, self.reasons, self.many = kind, output, reasons, many

    def write(self, name: str, record: Record, number: int) -> None:
        """Write one record. Raises InputError where the file cannot be written."""
        text = self._text(record)
        if self.output is None:
            if self.many and number > 1 and self.kind == "digest":
                sys.stdout.write("\n")
            sys.stdout.write(text if text.endswith("\n") else text + "\n")
            return
        try:
            if self.kind == "jsonl" or not (self.many or self.output.is_dir()):
                mode = "a" if number > 1 else "w"
                with self.output.open(mode, encoding="utf8") as stream:
                    stream.write(text.rstrip("\n") + "\n")
            else:
                self.output.mkdir(parents=True, exist_ok=True)
                stem = Path(name).stem or "article"
                (self.output / (stem + SUFFIX[self.kind])).write_text(text, "utf8")
        except OSError as error:
            raise InputError(
                f"{self.output} cannot be written ({error.strerror}): name another."
            ) from error

    def _text(self, record: Record) -> str:
        if self.kind in ("json", "jsonl"):
            return as_json(record, reasons=self.reasons, indent=0 if self.kind == "jsonl" else 1)
        if self.kind == "html":
            from onrecord.export.page import html_page

            return html_page(record)
        if self.kind == "brat":
            from onrecord.export.brat import as_brat

            return as_brat(record)
        from onrecord.export.digest import digest

        return digest(record)
