"""Edges of contents that the sentence gives."""

from onrecord.model import cover
from onrecord.reading.edges import round_contents
from onrecord.reading.findings import Quote
from onrecord.reading.syntax import Syntax
from tests.reading.conftest import parsed

ROAD = """
Marvany PROPN 3 nsubj
would AUX 3 aux
have VERB 0 root
the DET 6 det
whole ADJ 6 amod
road NOUN 3 obj
open ADJ 3 xcomp
by ADP 9 case
May PROPN 7 obl time
, PUNCT 12 punct
Prewitt PROPN 12 nsubj person
repeated VERB 3 parataxis
. PUNCT 3 punct
"""


def rounded(modal: str) -> str:
    """What is told once a content that was read as 'the whole road open by' is rounded."""
    syntax = parsed(ROAD)
    tokens = tuple(t._replace(xpos=modal) if t.form == "would" else t for t in syntax.tokens)
    syntax = Syntax(syntax.text, tokens)
    quote = Quote(syntax.spans([10]), syntax.spans([11]), syntax.spans(list(range(3, 8))))
    return cover(syntax.text, round_contents(syntax, (quote,))[0].content)


def test_the_clause_of_what_will_be_is_told_whole_before_its_teller() -> None:
    assert rounded("MD") == "Marvany would have the whole road open by May"


def test_another_clause_is_told_as_it_was_read() -> None:
    assert rounded("") == "the whole road open by"
