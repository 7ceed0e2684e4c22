"""`Article` -> `Record`: a list of stages, each a pure function over what earlier ones found."""

from importlib.metadata import version
from pathlib import Path

from msgspec.structs import replace

from onrecord.model import Article, Reader, Record
from onrecord.reading.actors import find_actors
from onrecord.reading.attributions import attribute
from onrecord.reading.conditions import find_conditions
from onrecord.reading.duedates import with_due_dates
from onrecord.reading.encoder import load_model
from onrecord.reading.events import find_events, with_plover
from onrecord.reading.retellings import join_retellings
from onrecord.reading.status import find_status
from onrecord.reading.understand import understand
from onrecord.reading.undertakings import find_undertakings
from onrecord.reading.world import load_world

__all__ = ["read_article", "reader_name"]


def reader_name() -> str:
    """Which program and model read articles now, as a ledger notes it."""
    return f"{version('onrecord')} {load_model().labels.name}"


def read_article(article: Article, *, world_files: tuple[Path, ...] = ()) -> Record:
    """Everything that `article` puts on record.

    `world_files` are tables of actors of the user's (see `data/world/README.md`). Raises
    ModelError if the model's files are missing and ActorsFileError if a table cannot be used.
    """
    model = load_model()
    world = load_world(*world_files)
    hidden = tuple(span for excluded in article.excluded for span in excluded.spans)
    syntax, quotes = understand(model, article.text, hidden)
    cast = find_actors(syntax, quotes, world, outlet_name=article.outlet_name)
    attributions = attribute(syntax, quotes, cast)
    conditions = find_conditions(syntax, cast, attributions)
    undertakings = find_undertakings(syntax, cast, attributions, conditions)
    undertakings = join_retellings(syntax, cast, attributions, undertakings, conditions)
    reports, undertakings, happenings = find_status(
        syntax, cast, attributions, undertakings, conditions
    )
    return Record(
        article=replace(article, outlet=cast.outlet),
        reader=Reader(version=version("onrecord"), model=model.labels.name),
        actors=cast.actors,
        attributions=attributions,
        undertakings=with_plover(
            with_due_dates(undertakings, article.text, article.published), syntax
        ),
        status_reports=reports,
        conditions=conditions,
        events=find_events(syntax, cast, attributions),
        happenings=happenings,
    )
