import pytest

import onrecord
from onrecord.model import Spans, cover
from onrecord.reading.agents import mend_sources
from onrecord.reading.findings import Quote
from onrecord.reading.syntax import Syntax
from tests.reading.conftest import parsed


def words(syntax: Syntax, first: int, last: int) -> Spans:
    return syntax.spans(list(range(first, last + 1)))


def test_the_agent_of_a_passive_is_the_source() -> None:
    syntax = parsed(
        """
        She PRON 4 nsubj:pass
        had AUX 4 aux
        been AUX 4 aux:pass
        told VERB 0 root
        so ADV 4 advmod
        by ADP 7 case
        Vale PROPN 4 obl person
        . PUNCT 4 punct
        """
    )
    told = Quote((), words(syntax, 1, 3), words(syntax, 4, 6))
    (mended,) = mend_sources(syntax, (told,))
    assert cover(syntax.text, mended.source) == "Vale"
    assert cover(syntax.text, mended.content) == "so"


def test_who_is_quoted_as_saying_is_the_inner_source() -> None:
    syntax = parsed(
        """
        Wire PROPN 2 nsubj
        quoted VERB 0 root
        Compass PROPN 2 obj
        as SCONJ 5 mark
        saying VERB 2 advcl
        yes INTJ 5 obj
        . PUNCT 2 punct
        """
    )
    outer = Quote(words(syntax, 0, 0), words(syntax, 1, 1), words(syntax, 2, 5))
    inner = Quote(words(syntax, 0, 0), words(syntax, 4, 4), words(syntax, 5, 5), within=0)
    mended = mend_sources(syntax, (outer, inner))
    assert cover(syntax.text, mended[1].source) == "Compass"
    assert cover(syntax.text, mended[0].source) == "Wire"


def test_what_no_one_said_is_no_attribution() -> None:
    syntax = parsed(
        """
        No DET 2 det
        country NOUN 4 nsubj
        has AUX 4 aux
        agreed VERB 0 root
        to PART 6 mark
        come VERB 4 xcomp
        . PUNCT 4 punct
        """
    )
    quote = Quote(words(syntax, 0, 1), words(syntax, 2, 3), words(syntax, 4, 5))
    assert mend_sources(syntax, (quote,)) == ()


def test_a_name_that_the_reader_took_into_the_cue_is_the_source() -> None:
    syntax = parsed(
        """
        Lorries NOUN 2 nsubj
        move VERB 0 root
        , PUNCT 5 punct
        Oddly ADV 5 advmod
        said VERB 2 parataxis
        . PUNCT 2 punct
        """
    )
    quote = Quote((), words(syntax, 3, 4), words(syntax, 0, 1))
    (mended,) = mend_sources(syntax, (quote,))
    assert cover(syntax.text, mended.source) == "Oddly"
    assert cover(syntax.text, mended.cue) == "said"


def test_who_tells_a_paper_something_is_the_source_and_not_the_paper() -> None:
    text = (
        "Norrland has offered to end its siege of Vell within three days if the rebels hand over "
        "their rockets, a diplomat with direct knowledge of the talks has told the Courier."
    )
    record = onrecord.read(text, outlet="Courier")
    outer = next(a for a in record.attributions if "told" in cover(text, a.cue.spans))
    assert cover(text, outer.source.spans).startswith("a diplomat")
    assert outer.source.unnamed
    assert cover(text, outer.content.spans).startswith("Norrland has offered")
    assert [c.connective for c in record.undertakings[0].conditions] == ["if"]


LOAN = """
BEFORE NOUN 0 root
provided VERB 1 acl
that SCONJ 5 mark
parliament NOUN 5 nsubj
approves VERB 2 ccomp
loans NOUN 5 obj
. PUNCT 1 punct
"""


@pytest.mark.parametrize(
    ("before", "cues"), [(", PUNCT", []), ("law NOUN", ["provided"])], ids=["a proviso", "a law"]
)
def test_a_proviso_is_told_by_nobody(before: str, cues: list[str]) -> None:
    syntax = parsed(LOAN.replace("BEFORE NOUN", before))
    quote = Quote((), words(syntax, 1, 1), words(syntax, 2, 5))
    mended = mend_sources(syntax, (quote,))
    assert [cover(syntax.text, q.cue) for q in mended] == cues


def test_on_what_a_plan_depends_is_no_undertaking_of_the_parliament() -> None:
    text = "A port\nNorrland plans to build a terminal, provided that its parliament approves a loan in May."
    record = onrecord.read(text, outlet="The Wire")
    (u,) = record.undertakings
    assert (u.act, u.bearer) == ("plan", "norrland")
    assert [cover(text, c.spans) for c in u.conditions] == ["its parliament approves a loan in May"]
