"""Records made by hand: a small affair, and any number of marks in any text."""

from hypothesis import strategies as st

from onrecord.model import (
    Actor,
    Article,
    Attribution,
    Condition,
    Excluded,
    Link,
    Passage,
    Reader,
    Record,
    Rights,
    Source,
    Spans,
    StatusReport,
    Undertaking,
)

TEXT = (
    "The Ledger said that Velmar will open the bridge if the Front leaves, and soon.\n"
    "Nothing has moved so far.\nREAD: More about bridges\n"
)
# what breaks pages and terminals: markup, line ends of all kinds, right to left, astral, controls
HOSTILE = st.text(
    alphabet=st.sampled_from("ab <>&\"'\n\r\t\u2028\u0085é\u05d0\u0639\u202e\U0001f600{}%\x1b]|;"),
    max_size=80,
) | st.sampled_from(
    ["<script>alert(1)</script>", "</style><b>", "{{ 7*7 }}", "&lt;&#13;\r\n", "\u202eמשה", "-->"]
)


def at(words: str, text: str = TEXT) -> Spans:
    """The spans of `words` in `text`, parts split at ' … '."""
    return tuple((text.index(w), text.index(w) + len(w)) for w in words.split(" … "))


def affair() -> Record:
    """A nested attribution whose inner content is in two parts, and what goes with it."""
    condition = Condition(id="c1", connective="if", spans=at("the Front leaves"), actor="front")
    return Record(
        article=Article(
            id="sha256:0", text=TEXT, outlet="wire", title="A bridge", file="a.txt",
            published="2031-03-04", rights=Rights(licence="CC-BY-4.0", holder="The Wire"),
            excluded=(Excluded(spans=at("READ: More about bridges"), reason="related-link"),),
        ),
        reader=Reader(version="0", model="none"),
        actors=(
            Actor(id="wire", name="The Wire", type="outlet"),
            Actor(id="ledger", name="The Ledger", type="outlet", mentions=at("The Ledger")),
            Actor(id="velmar", name="Velmar", type="state", mentions=at("Velmar")),
            Actor(id="front", name="Front", type="armed-group", mentions=at("Front")),
        ),
        attributions=(
            Attribution(
                id="a1", within="a2", hedged=True,
                source=Source(spans=at("Velmar"), actor="velmar"),
                cue=Passage(spans=at("will"), score=0.5, reason="cue head"),
                content=Passage(spans=at("open the bridge … and soon")),
                chain=("wire", "ledger", "velmar"),
                links=(Link(known="outlet", actor="wire"), Link(known="read", actor="ledger"),
                       Link(known="read", actor="velmar")),
            ),
            Attribution(
                id="a2", source=Source(spans=at("The Ledger"), actor="ledger"),
                cue=Passage(spans=at("said")), chain=("wire", "ledger"),
                content=Passage(spans=((16, TEXT.index(".\n")),)),
                links=(Link(known="outlet", actor="wire"), Link(known="read", actor="ledger")),
            ),
        ),
        undertakings=(
            Undertaking(id="u1", act="permit", bearer="velmar", counterparty="front",
                        action=Passage(spans=at("open the bridge")), conditions=(condition,),
                        attributions=("a1",), status="not-met", reason="'will open'"),
        ),
        status_reports=(
            StatusReport(id="r1", undertaking="u1", status="not-met",
                         spans=at("Nothing has moved so far")),
        ),
        conditions=(condition,),
    )  # fmt: skip


def spans_in(text: str) -> st.SearchStrategy[Spans]:
    """Up to three parts anywhere in `text`, or beside it."""
    edge = st.integers(0, len(text) + 3)
    part = st.tuples(edge, edge).map(sorted).map(tuple)
    return st.lists(part, max_size=3).map(lambda parts: tuple(sorted(set(parts))))


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A record of a hostile text with marks that overlap, nest, touch and are empty."""
    text = draw(HOSTILE)
    spans = spans_in(text)
    ids = [f"a{n}" for n in range(1, draw(st.integers(0, 4)) + 1)]
    said = [
        Attribution(
            id=key, within=draw(st.sampled_from([None, *ids])),
            source=Source(spans=draw(spans), actor="who", unnamed=draw(st.booleans())),
            cue=Passage(spans=draw(spans)), content=Passage(spans=draw(spans)),
            links=(Link(known="cited", spans=draw(spans)), Link(known="not-given")),
        )
        for key in ids
    ]  # fmt: skip
    condition = Condition(id="c1", connective=draw(HOSTILE), spans=draw(spans))
    return Record(
        article=Article(
            id="sha256:0", text=text, title=draw(HOSTILE), outlet_name=draw(HOSTILE),
            url=draw(HOSTILE), byline=draw(HOSTILE), published=draw(HOSTILE),
            rights=Rights(licence=draw(HOSTILE), holder=draw(HOSTILE), spans=draw(spans)),
            excluded=(Excluded(spans=draw(spans), reason="caption"),),
        ),
        reader=Reader(version="0", model=draw(HOSTILE)),
        actors=(Actor(id="who", name=draw(HOSTILE), type="other", role=draw(HOSTILE)),),
        attributions=tuple(said),
        undertakings=(
            Undertaking(id="u1", act="offer", action=Passage(spans=draw(spans)),
                        conditions=(condition,), attributions=tuple(ids[:2])),
        ),
        status_reports=(StatusReport(id="r1", undertaking="u1", status="met", spans=draw(spans)),),
        conditions=(condition,),
    )  # fmt: skip
