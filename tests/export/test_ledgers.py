"""Exports of a ledger, read back by the tools that people use."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pandas
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pyld import jsonld

from onrecord.errors import InputError
from onrecord.export import events, rows
from onrecord.export.compatible import may_go_along
from onrecord.export.linked import ANNOTATION_CONTEXT
from onrecord.ledger import Ledger
from onrecord.model import Correction, Event
from onrecord.usecases import export_ledger
from tests.ledger.made import telling

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
PROV = rdflib.PROV  # the ontology's own terms: another one is an error
FORMATS = Path(__file__).parents[3] / "shared" / "FORMATS.md"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Three tellings under three licences: two of one matter on one newspaper's word, one apart."""
    first = telling(condition="Ostrane, “at last”, frees — all of — them")
    event = Event(type="AGREE", sources=("bearer",), spans=((0, 4),), attribution="a1")
    with Ledger(str(tmp_path_factory.mktemp("l") / "l.db"), create=True) as made:
        made.add(replace(first, events=(event,)))
        made.add(telling(outlet="Lowland\tPost", via="Coast Herald", licence=None,
                         condition="Ostrane, “at last”, frees — all of — them"))  # fmt: skip
        made.add(telling(outlet="=Evil()", bearer="Velmar", action="pay for the harbour",
                         licence="CC-BY-NC-4.0", source="عبد الله"))  # fmt: skip
        yield made


def exported(ledger: Ledger, kind: str, folder: Path, under: str | None = None) -> Path:
    path = folder / f"out.{kind}"
    export_ledger(ledger, kind, path, under)
    return path


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_table_opens_in_pandas_with_nothing_lost(
    ledger: Ledger, tmp_path: Path, kind: str
) -> None:
    path = exported(ledger, kind, tmp_path)
    table = pandas.read_csv(path) if kind == "csv" else pandas.read_parquet(path)
    shown = [t for m in ledger.every_matter() for t in m.tellings]
    assert list(table.columns) == list(rows.COLUMNS)
    assert list(table.quote) == [t.quote for t in shown]
    assert list(table.start) == [t.spans[0][0] for t in shown]
    assert "عبد الله" in " ".join(table.chain)
    assert table.hedged.dtype == bool
    assert table.score.dtype == float


def test_a_spreadsheet_runs_no_cell_as_a_formula(ledger: Ledger, tmp_path: Path) -> None:
    with exported(ledger, "csv", tmp_path).open(encoding="utf8", newline="") as stream:
        cells = [c for row in csv.reader(stream) for c in row]
    assert "'=Evil()" in cells
    assert not [c for c in cells if c.startswith(("=", "+", "@"))]


def test_json_lines_hold_a_matter_each(ledger: Ledger, tmp_path: Path) -> None:
    lines = exported(ledger, "jsonl", tmp_path).read_text("utf8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == [m.id for m in ledger.every_matter()]


def _columns(title: str) -> list[str]:
    """The columns that FORMATS.md lists under a title."""
    if not FORMATS.is_file():
        pytest.skip("../shared/FORMATS.md is not here")
    words = FORMATS.read_text("utf8").split(f"**{title}**")[1].split("**")[0]
    listed = words.split(":", 1)[1].split(". It has no")[0].replace(";", ",").replace("\n", " ")
    return [w.strip(" .") for w in listed.split(",")]


def test_polecat_has_its_forty_columns_and_then_the_attribution(
    ledger: Ledger, tmp_path: Path
) -> None:
    path = exported(ledger, "polecat", tmp_path)
    table = pandas.read_csv(path, sep="\t", keep_default_na=False)
    listed = [c for c in _columns("POLECAT") if "same" not in c and not c.startswith("eight")]
    columns = list(table.columns)
    assert len(events.POLECAT) == 40
    assert columns == [*events.POLECAT, *events.ATTRIBUTION]
    assert [c for c in columns if c in listed] == [c for c in listed if c in columns]
    assert set(listed) <= {*columns, "(40 columns"}
    (row,) = table.to_dict("records")
    assert (row["Event Type"], row["Actor Name"]) == ("AGREE", "Northern Front")
    assert row["Attribution Chain"] == "Coast Herald < Aren Vasht"
    assert (row["Licence"], row["Credit"]) == ("CC-BY-4.0", "Coast Herald")


def test_gdelts_mentions_have_their_sixteen_columns(ledger: Ledger, tmp_path: Path) -> None:
    path = exported(ledger, "gdelt", tmp_path)
    table = pandas.read_csv(path, sep="\t", keep_default_na=False)
    assert list(table.columns)[:16] == _columns("GDELT mentions")
    (row,) = table.to_dict("records")
    assert str(row["MentionTimeDate"]) == "20310304000000"
    assert row["ActionCharOffset"] == 0


def test_plover_has_what_its_schema_requires(ledger: Ledger, tmp_path: Path) -> None:
    (found,) = json.loads(exported(ledger, "plover", tmp_path).read_text("utf8"))
    assert {"id", "date", "actor", "event"} <= set(found)
    assert found["attribution"]["chain"] == ["Coast Herald", "Aren Vasht"]
    assert found["cite_info"]["license"] == "CC-BY-4.0"


def _loader(address: str, _options: object) -> dict[str, Any]:
    assert address == ANNOTATION_CONTEXT, "no other address is asked for"
    context = json.loads((Path(__file__).parent / "data" / "anno.json").read_text("utf8"))
    return {"contextUrl": None, "documentUrl": address, "document": context,
            "contentType": "application/ld+json"}  # fmt: skip


def _graph(path: Path) -> rdflib.Graph:
    """The export as RDF; no key of it may be without a meaning in its context."""
    document = json.loads(path.read_text("utf8"))
    expanded = jsonld.expand(document, {"documentLoader": _loader})
    back = jsonld.compact(expanded, document["@context"], {"documentLoader": _loader})
    assert _keys(back) - {"@graph"} == _keys(document) - {"@graph"}
    quads = jsonld.to_rdf(expanded, {"format": "application/n-quads"})
    return rdflib.Graph().parse(io.StringIO(quads), format="nt")


def _keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {k for k in value if k != "@context"}.union(
            *(_keys(v) for k, v in value.items() if k != "@context")
        )
    return set().union(*map(_keys, value)) if isinstance(value, list) else set()


def test_web_annotations_point_at_the_words_that_they_quote(ledger: Ledger, tmp_path: Path) -> None:
    graph = _graph(exported(ledger, "web-annotation", tmp_path))
    found = set(graph.subjects(rdflib.RDF.type, OA.Annotation))
    assert len(found) == len([t for m in ledger.every_matter() for t in m.tellings])
    texts = [r.article.text for _, r in ledger.records()]
    for annotation in found:
        (target,) = graph.objects(annotation, OA.hasTarget)
        assert list(graph.objects(target, rdflib.DCTERMS.rights))
        (position,) = (
            s for s in graph.objects(target, OA.hasSelector)
            if (s, rdflib.RDF.type, OA.TextPositionSelector) in graph
        )  # fmt: skip
        (quote,) = (
            graph.value(s, OA.exact) for s in graph.objects(target, OA.hasSelector)
            if (s, rdflib.RDF.type, OA.TextQuoteSelector) in graph
        )  # fmt: skip
        start, end = (int(str(graph.value(position, p))) for p in (OA.start, OA.end))
        assert any(str(quote) in text[start:end] for text in texts)


def test_provenance_leads_from_each_telling_to_its_article_and_origin(
    ledger: Ledger, tmp_path: Path
) -> None:
    graph = _graph(exported(ledger, "prov", tmp_path))
    used = {*graph.predicates(), *graph.objects(predicate=rdflib.RDF.type)}
    assert {t for t in used if t in rdflib.PROV} == {
        t for t in used if str(t).startswith(str(PROV))
    }
    quoted = set(graph.subjects(PROV.wasQuotedFrom))
    assert len(quoted) == 3
    for telling_ in quoted:
        assert (telling_, rdflib.RDF.type, PROV.Entity) in graph
        article = graph.value(telling_, PROV.wasQuotedFrom)
        assert (article, rdflib.RDF.type, PROV.Entity) in graph
        for agent in graph.objects(telling_, PROV.wasAttributedTo):
            assert (agent, rdflib.RDF.type, PROV.Agent) in graph
        assert list(graph.objects(telling_, rdflib.DCTERMS.license))
    for primary in graph.objects(None, PROV.hadPrimarySource):
        assert (primary, rdflib.RDF.type, PROV.Entity) in graph


def test_every_row_that_a_person_decided_on_names_the_person(tmp_path: Path) -> None:
    event = Event(type="AGREE", spans=((0, 4),), attribution="a1")
    with Ledger(str(tmp_path / "l.db"), create=True) as judged:
        judged.add(replace(telling(), events=(event,)))
        judged.add(telling(bearer="Velmar", action="pay for the harbour"))
        first, other = judged.every_matter()
        judged.correct(
            Correction(
                article=first.tellings[0].article, verdict="confirm", who="Ana Ruiz", why="seen"
            ),
            "a1",
        )
        judged.judge(first.id, "confirm", who="R. Monitor", why="agreed")
        table = pandas.read_csv(exported(judged, "csv", tmp_path), keep_default_na=False)
        rows_ = table.set_index("matter")
        assert tuple(rows_.loc[first.id, ["matter_judged_by", "telling_judged_by"]]) == (
            "R. Monitor", "Ana Ruiz"
        )  # fmt: skip
        assert tuple(rows_.loc[other.id, ["matter_judged_by", "telling_judged_by"]]) == ("", "")
        for kind in ("polecat", "gdelt"):
            table = pandas.read_csv(exported(judged, kind, tmp_path), sep="\t")
            assert list(table["Attribution Judged By"]) == ["Ana Ruiz"]
        (made,) = json.loads(exported(judged, "plover", tmp_path).read_text("utf8"))
        assert made["attribution"]["judged_by"] == "Ana Ruiz"
        notes = _graph(exported(judged, "web-annotation", tmp_path))
        makers = notes.objects(predicate=rdflib.DCTERMS.creator)
        assert {"R. Monitor", "Ana Ruiz"} <= {str(notes.value(m, rdflib.FOAF.name)) for m in makers}
        graph = _graph(exported(judged, "prov", tmp_path))
        assert {str(n) for n in graph.objects(predicate=rdflib.DCTERMS.contributor)} == {
            "R. Monitor", "Ana Ruiz"
        }  # fmt: skip


def test_graphml_says_who_relies_on_whom(ledger: Ledger, tmp_path: Path) -> None:
    graph = nx.read_graphml(exported(ledger, "graphml", tmp_path))
    edge = graph.edges["Lowland\tPost", "Coast Herald"]
    assert (edge["tellings"], edge["licences"]) == (1, "not stated")
    assert graph.nodes["Coast Herald"]["role"] == "outlet"


def test_what_may_not_go_along_is_left_out_and_counted(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    assert export_ledger(ledger, "csv", path, "CC-BY-4.0") == 2
    table = pandas.read_csv(path)
    assert list(table.licence) == ["CC-BY-4.0"]
    assert list(table.independent_origins) == [1]
    with pytest.raises(InputError, match="Nothing can be put together"):
        export_ledger(ledger, "csv", path, "CC-BY-ND-4.0")


_LICENCES = st.sampled_from(
    [None, "CC0-1.0", "CC-BY-3.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-ND-4.0",
     "CC-BY-NC-ND-4.0", "OGL-UK-3.0", "LicenseRef-all-rights-reserved"]
)  # fmt: skip


@given(_LICENCES)
def test_no_derivatives_and_no_licence_never_go_along(licence: str | None) -> None:
    barred = licence is None or "ND" in licence or "reserved" in licence
    for under in ("CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC0-1.0"):
        assert not (barred and may_go_along(licence, under))
    assert may_go_along("CC0-1.0", "CC-BY-4.0")
