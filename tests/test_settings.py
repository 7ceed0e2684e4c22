from pathlib import Path

import pytest

from onrecord import settings
from onrecord.errors import InputError
from onrecord.ingest.decode import MAX_BYTES
from onrecord.ingest.fetch import SECONDS


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in, and a configuration folder beside it."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "here"


def test_without_anything_said_the_limits_are_those_of_ingest() -> None:
    found = settings.load({}, {})
    assert (found.timeout, found.max_bytes) == (SECONDS, MAX_BYTES)
    assert (found.outlet, found.allow_private, found.width) == (None, False, None)


def test_flags_go_before_the_environment_and_that_before_the_file(here: Path) -> None:
    (here / "onrecord.toml").write_text('outlet = "File"\nwidth = 80\ntimeout = 3\n')
    found = settings.load(
        {"outlet": "Flag", "width": None}, {"ONRECORD_OUTLET": "Env", "ONRECORD_WIDTH": "60"}
    )
    assert (found.outlet, found.width, found.timeout) == ("Flag", 60, 3.0)


def test_tables_of_actors_lie_beside_the_file_that_names_them(here: Path) -> None:
    (here / "onrecord.toml").write_text('actors = ["ours.csv"]\n')
    (name,) = settings.load({}, {}).actors
    assert Path(name).resolve() == here / "ours.csv"


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("wdith = 3\n", "unknown field 'wdith'"),
        ('width = "wide"\n', "width"),
        ("width = 3\n", ">= 30"),
        ("actors = 3\n", "actors"),
        ("width =\n", "cannot be used"),
    ],
)
def test_what_is_wrong_in_a_file_is_said_with_its_name(here: Path, toml: str, said: str) -> None:
    (here / "onrecord.toml").write_text(toml)
    with pytest.raises(InputError) as caught:
        settings.load({}, {})
    assert "onrecord.toml" in str(caught.value)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_variable_that_cannot_be_used_is_refused() -> None:
    with pytest.raises(InputError, match="ONRECORD_ variable"):
        settings.load({}, {"ONRECORD_TIMEOUT": "soon"})


def test_every_setting_has_help() -> None:
    assert [name for name, _ in settings.described()] == list(settings.Settings.__struct_fields__)
    assert all(help_text.endswith(".") for _, help_text in settings.described())
