"""Matters as linked data: W3C Web Annotation and PROV-O, both as JSON-LD."""

from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.export.wording import ACTS
from onrecord.model import HeldArticle, Matter, Telling

ANNOTATION_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
PROV_CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "label": "rdfs:label",
    "value": "prov:value",
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "wasQuotedFrom": {"@id": "prov:wasQuotedFrom", "@type": "@id"},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "hadPrimarySource": {"@id": "prov:hadPrimarySource", "@type": "@id"},
    "actedOnBehalfOf": {"@id": "prov:actedOnBehalfOf", "@type": "@id"},
    "specializationOf": {"@id": "prov:specializationOf", "@type": "@id"},
    "generatedAtTime": {"@id": "prov:generatedAtTime", "@type": "xsd:dateTime"},
    "issued": {"@id": "dcterms:issued", "@type": "xsd:date"},
    "licence": {"@id": "dcterms:license"},
    "holder": {"@id": "dcterms:rightsHolder"},
    "judgedBy": {"@id": "dcterms:contributor"},
}
_CC = "https://creativecommons.org/"


def web_annotations(matters: Iterable[Matter], articles: Sequence[HeldArticle]) -> dict[str, Any]:
    """An annotation page: one annotation a telling, on the passage that tells the matter."""
    by_id = {a.id: a for a in articles}
    items = [
        _annotation(m, t, n, by_id[t.article]) for m in matters for n, t in enumerate(m.tellings)
    ]
    return {
        "@context": ANNOTATION_CONTEXT,
        "id": "urn:onrecord:annotations",
        "type": "AnnotationPage",
        "items": items,
    }


def _annotation(m: Matter, t: Telling, n: int, a: HeldArticle) -> dict[str, Any]:
    said = f"{m.bearer or 'Somebody'} {ACTS[t.act]}: {t.action}. Status: {m.status}."
    start, end = t.spans[0][0], t.spans[-1][1]
    people = [{"type": "Person", "name": name} for name in judged_by(m, t)]
    return {
        "id": f"urn:onrecord:{m.id}:{t.number}:{n}",
        "type": "Annotation",
        "motivation": "describing",
        "created": t.recorded,
        "generator": {"id": "urn:onrecord:reader", "type": "Software", "name": a.reader},
        **({"creator": people} if people else {}),
        "body": [
            {"type": "TextualBody", "value": said, "format": "text/plain", "purpose": "describing"},
            {"type": "TextualBody", "value": " < ".join(t.chain), "purpose": "identifying"},
            {"type": "TextualBody", "value": m.id, "purpose": "classifying"},
        ],
        "target": {
            "source": t.url or _urn(t.article),
            "rights": rights_address(t.licence)
            or f"urn:onrecord:rights:{_slug(t.licence or 'not stated')}",
            "creator": {"type": "Organization", "name": t.holder or t.outlet or "not stated"},
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {"type": "TextQuoteSelector", "exact": t.quote},
            ],
        },
    }


def judged_by(m: Matter, t: Telling) -> list[str]:
    """Who decided on the matter or on the reading of the telling, each once."""
    found = [j.who for j in m.judgements] + ([t.judged_by] if t.judged_by else [])
    return list(dict.fromkeys(found))


def rights_address(licence: str | None) -> str | None:
    """Where the text of a Creative Commons licence stands."""
    if licence == "CC0-1.0":
        return f"{_CC}publicdomain/zero/1.0/"
    if licence and licence.startswith("CC-BY"):
        kind, _, version = licence.removeprefix("CC-").rpartition("-")
        return f"{_CC}licenses/{kind.lower()}/{version}/"
    return None


def provenance(matters: Iterable[Matter], articles: Sequence[HeldArticle]) -> dict[str, Any]:
    """PROV-O: tellings quoted from articles, attributed along their chains to their origins."""
    graph: dict[str, dict[str, Any]] = {}
    for a in articles:
        graph[_urn(a.id)] = _article(a)
        if a.outlet:
            graph.setdefault(_agent(a.outlet), _agent_node(a.outlet))
    for m in matters:
        graph[f"urn:onrecord:{m.id}"] = {
            "@id": f"urn:onrecord:{m.id}",
            "@type": "prov:Entity",
            "label": f"{m.bearer or 'somebody'} {ACTS[m.act]}: {m.action}",
        }
        for n, t in enumerate(m.tellings):
            node = _telling(m, t, n)
            graph[node["@id"]] = node
            if "hadPrimarySource" in node:
                word = {"@id": node["hadPrimarySource"], "@type": "prov:Entity"}
                graph.setdefault(word["@id"], word)
            for name in t.chain[1:]:
                graph.setdefault(_agent(name), _agent_node(name))
    return {"@context": PROV_CONTEXT, "@graph": list(graph.values())}


def _article(a: HeldArticle) -> dict[str, Any]:
    node: dict[str, Any] = {
        "@id": _urn(a.id), "@type": "prov:Entity", "label": a.title or a.file or a.id,
        "generatedAtTime": a.recorded, "licence": a.licence or "not stated",
        "holder": a.holder or a.outlet or "not stated",
    }  # fmt: skip
    if a.outlet:
        node["wasAttributedTo"] = _agent(a.outlet)
    if a.published:
        node["issued"] = a.published[:10]
    if a.copy_of:
        node["wasDerivedFrom"] = _urn(a.copy_of)
    return node


def _telling(m: Matter, t: Telling, n: int) -> dict[str, Any]:
    node: dict[str, Any] = {
        "@id": f"urn:onrecord:{m.id}:{t.number}:{n}", "@type": "prov:Entity", "value": t.quote,
        "specializationOf": f"urn:onrecord:{m.id}", "wasQuotedFrom": _urn(t.article),
        "wasAttributedTo": [_agent(name) for name in t.chain],
        "licence": t.licence or "not stated", "holder": t.holder or t.outlet or "not stated",
    }  # fmt: skip
    if people := judged_by(m, t):
        node["judgedBy"] = people
    origin = next((o for o in m.origins if o.id == t.origin and o.established), None)
    if origin:
        node["hadPrimarySource"] = f"urn:onrecord:{m.id}:origin:{_slug(origin.name)}"
    return node


def _agent_node(name: str) -> dict[str, Any]:
    return {"@id": _agent(name), "@type": "prov:Agent", "label": name}


def _agent(name: str) -> str:
    return f"urn:onrecord:agent:{_slug(name)}"


def _urn(article: str) -> str:
    return f"urn:onrecord:article:{article}"


def _slug(name: str) -> str:
    from urllib.parse import quote

    return quote(name.lower().replace(" ", "-"), safe="-")
