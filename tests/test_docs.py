"""Every command, option and public name says what it is for."""

import inspect

import pytest
import typer

import onrecord
from onrecord import export
from onrecord.cli import app

COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_help(name: str) -> None:
    command = COMMANDS[name]
    assert command.help
    for option in command.params:
        assert getattr(option, "help", None), f"{name} {option.name}"


@pytest.mark.parametrize("module", [onrecord, export], ids=lambda module: module.__name__)
def test_every_public_name_says_what_it_is(module: object) -> None:
    for name in module.__all__:  # type: ignore[attr-defined]
        value = getattr(module, name)
        assert isinstance(value, str) or inspect.getdoc(value), name


def test_reading_says_what_it_takes_gives_and_raises() -> None:
    text = inspect.getdoc(onrecord.read) or ""
    for parameter in inspect.signature(onrecord.read).parameters:
        assert parameter in text
    assert "Raises" in text
