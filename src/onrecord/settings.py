"""Settings: name, default, help. A file, then the environment, then what the command line says.

The files are `onrecord.toml` in the user's configuration folder and in the current folder, the
later before the earlier; the variables are the names in capitals after `ONRECORD_`.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from onrecord.errors import InputError

FILE = "onrecord.toml"


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may be set once for all articles."""

    outlet: Annotated[str | None, Meta(description="Who published the articles.")] = None
    actors: Annotated[
        tuple[str, ...], Meta(description="Files: tables of actors of your own.")
    ] = ()
    allow_private: Annotated[
        bool, Meta(description="Whether addresses in private networks may be fetched.")
    ] = False
    timeout: Annotated[float, Meta(gt=0, description="Seconds that an address may take.")] = 20.0
    max_bytes: Annotated[
        int, Meta(gt=0, description="The most bytes that an address may have.")
    ] = 10_000_000
    colour: Annotated[
        Literal["auto", "always", "never"], Meta(description="Whether the digest has colours.")
    ] = "auto"
    ledger: Annotated[str, Meta(description="The ledger: a file, or a postgresql:// address.")] = (
        "onrecord.db"
    )
    width: Annotated[
        Annotated[int, Meta(ge=30)] | None,
        Meta(description="Columns of the digest; the terminal's unless set."),
    ] = None


def load(flags: Mapping[str, Any], environ: Mapping[str, str] | None = None) -> Settings:
    """The settings in force; flags that are None, and empty lists of them, say nothing.

    Raises InputError for a file, a variable or a value that cannot be used.
    """
    values: dict[str, Any] = {}
    for path in files():
        values |= _from_file(path)
    values |= _from_environment(os.environ if environ is None else environ)
    values |= {key: value for key, value in flags.items() if value not in (None, [], ())}
    return _checked(values, "the command line")


def files() -> list[Path]:
    """The settings files that there are, weakest first."""
    from typer import get_app_dir

    found = (Path(get_app_dir("onrecord")) / FILE, Path(FILE))
    return [path for path in found if path.is_file()]


def described() -> list[tuple[str, str]]:
    """Name and help of every setting."""
    fields = msgspec.json.schema(Settings)["$defs"]["Settings"]["properties"]
    return [(name, field["description"]) for name, field in fields.items()]


def _from_file(path: Path) -> dict[str, Any]:
    try:
        values = tomllib.loads(path.read_text("utf8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path} cannot be used ({error}): mend it or take it away.") from error
    _checked(values, str(path))
    if "actors" in values:  # a table lies beside the settings that name it
        values["actors"] = [str(path.parent / name) for name in values["actors"]]
    return values


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {
        name: environ[key]
        for name in Settings.__struct_fields__
        if environ.get(key := f"ONRECORD_{name.upper()}")
    }
    if "actors" in values:
        values["actors"] = values["actors"].split(os.pathsep)
    _checked(values, "an ONRECORD_ variable")
    return values


def _checked(values: dict[str, Any], where: str) -> Settings:
    try:
        return msgspec.convert(values, Settings, strict=False)
    except msgspec.ValidationError as error:
        what = str(error).replace("`", "'").replace("$.", "").replace("Object contains", "it has")
        raise InputError(f"{where}: {what}; 'onrecord settings' lists them.") from error
