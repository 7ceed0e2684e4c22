"""Commands that write a ledger out, check it and mend its views."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.ledgers import LedgerOption, known_ledger
from onrecord.cli.shared import fail

commands = typer.Typer()


class As(StrEnum):
    """What a ledger can be exported as."""

    csv = "csv"
    parquet = "parquet"
    jsonl = "jsonl"
    plover = "plover"
    polecat = "polecat"
    gdelt = "gdelt"
    web_annotation = "web-annotation"
    prov = "prov"
    graphml = "graphml"


@commands.command()
def export(
    kind: Annotated[As, typer.Option("--as", help="The format.")],
    output: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Where to write; standard output unless set."),
    ] = None,
    licence_compatible: Annotated[
        str | None,
        typer.Option(metavar="LICENCE", help="Leave out what may not go along under it."),
    ] = None,
    ledger: LedgerOption = None,
) -> None:
    """Write the ledger in the format of another tool, with the licence of every row."""
    from onrecord.usecases import export_ledger

    with known_ledger(ledger) as held:
        left_out = export_ledger(held, kind.value, output, licence_compatible)
    if left_out:
        typer.echo(
            f"Left out {left_out:,} articles: their rights do not allow {licence_compatible}.",
            err=True,
        )


@commands.command()
def verify(ledger: LedgerOption = None) -> None:
    """Check the ledger: the chain of hashes, every span, every view."""
    with known_ledger(ledger) as held:
        problems = held.problems()
        _, entries = held.size()
    for problem in problems:
        typer.echo(problem)
    if problems:
        fail(f"{len(problems)} things are wrong with {held.store.name}.", 1)
    typer.echo(f"All {entries:,} entries of {held.store.name} hold.")


@commands.command()
def rebuild(ledger: LedgerOption = None) -> None:
    """Make every view of the ledger again from its entries."""
    from rich.progress import Progress

    with known_ledger(ledger) as held:
        if sys.stderr.isatty():
            from rich.console import Console

            with Progress(console=Console(stderr=True), transient=True) as bar:
                task = bar.add_task("rebuilding")
                held.rebuild(lambda done, of: bar.update(task, completed=done, total=of))
        else:
            held.rebuild(_plain_progress)
    typer.echo("Every view is made again.")


def _plain_progress(done: int, of: int) -> None:
    if done % 1000 == 0 or done == of:
        typer.echo(f"{done:,} of {of:,} entries", err=True)
