"""Every command, option and public name says what it is for."""

import inspect
import re
import runpy
from pathlib import Path

import pytest
import typer

import onrecord
from onrecord import export
from onrecord.cli import app
from onrecord.export.events import ATTRIBUTION
from onrecord.export.rows import COLUMNS

HERE = Path(__file__).parent.parent
PAGES = [HERE / "README.md", *sorted((HERE / "docs").rglob("*.md"))]
GROUPS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
COMMANDS = GROUPS | {
    f"{name} {own}": command
    for name, group in GROUPS.items()
    for own, command in getattr(group, "commands", {}).items()
}


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


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_in_the_docs_is_one_and_has_those_options(page: Path) -> None:
    lines = re.findall(r"^    onrecord (.+)|`onrecord ([^`\n]+)`", page.read_text("utf8"), re.M)
    for name, *words in ((block or inline).split("  ")[0].split() for block, inline in lines):
        assert name in COMMANDS, name
        grouped = words and hasattr(COMMANDS[name], "commands")
        command = COMMANDS[f"{name} {words[0]}" if grouped else name]
        known = {o for p in command.params for o in p.opts}
        given = {o for w in words for o in re.findall(r"--[a-z-]+", w.partition('"')[0])}
        assert given <= known | {"--help"}, (name, given - known)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_in_the_docs_leads_somewhere(page: Path) -> None:
    for to in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf8")):
        assert to.startswith("http") or (page.parent / to).exists(), to


@pytest.mark.parametrize(("name", "columns"), [("csv", COLUMNS), ("polecat", ATTRIBUTION)])
def test_a_format_s_page_explains_every_column(name: str, columns: tuple[str, ...]) -> None:
    page = (HERE / "docs" / "exports" / f"{name}.md").read_text("utf8")
    assert re.findall(r"^\| (.+?) \| (?!what it holds)", page, re.M) == list(columns)


def test_the_examples_of_exports_are_what_is_exported(tmp_path: Path) -> None:
    docs = runpy.run_path(str(HERE / "docs" / "examples.py"))
    with docs["affair"](str(tmp_path / "affair.db")) as ledger:
        for kind in docs["KINDS"]:
            page = (HERE / "docs" / "exports" / f"{kind}.md").read_text("utf8")
            made = docs["filled_in"](page, docs["example"](ledger, kind))
            assert _no_scores(made) == _no_scores(page), "run python docs/examples.py"


def _no_scores(page: str) -> str:
    """Scores differ in their last places from one processor to another."""
    return re.sub(r"\d\.\d+", "#", page)


def test_every_promise_of_security_names_tests_that_there_are() -> None:
    page = (HERE / "docs" / "security.md").read_text("utf8")
    tests = "".join(p.read_text("utf8") for p in (HERE / "tests").rglob("test_*.py"))
    promises = re.findall(r"^\| (.+) \| (`.+`) \|$", page, re.M)
    assert len(promises) == page.count("\n| ") - page.count("\n| promise |") - page.count(
        "\n| --- |"
    )
    for promise, names in promises:
        for name in re.findall(r"`(\w+)`", names):
            assert f"def {name}(" in tests, promise
