"""Edges of contents that the sentence gives."""

import pytest

import onrecord
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


WARNED = """
If SCONJ 4 mark
none NOUN 4 nsubj
had AUX 4 aux
come VERB 11 advcl
by ADP 6 case
Friday PROPN 4 obl time
, PUNCT 9 punct
she PRON 9 nsubj person
warned VERB 11 parataxis
, PUNCT 9 punct
SUBJECTS
would AUX HEAD aux
act VERB 0 root
. PUNCT HEAD punct
"""


def warned(*subject: str) -> tuple[str, str]:
    """What is told, as read and rounded, where both halves were cut short beside 'she warned'."""
    head = str(12 + len(subject))
    words = "\n".join(f"{word} NOUN {head} nsubj" for word in subject)
    syntax = parsed(
        WARNED.replace("SUBJECTS", words).replace("HEAD", head).replace(" 11 ", f" {head} ")
    )
    would = 10 + len(subject)
    read = syntax.spans([0, 1, 2, 3, would, would + 1])
    quote = Quote(syntax.spans([7]), syntax.spans([8]), read)
    return cover(syntax.text, read), cover(syntax.text, round_contents(syntax, (quote,))[0].content)


def test_the_few_words_beside_a_teller_between_commas_are_told_too() -> None:
    _, told = warned("the", "brigade")
    assert told == "If none had come by Friday the brigade would act"


def test_many_words_beside_a_teller_are_not() -> None:
    _, told = warned("the", "whole", "brigade", "at", "the", "dam")
    assert told == "If none had come by Friday would act"


SHE = """
The DET 2 det
brigade NOUN 3 nsubj
left VERB 0 root
SUBJECT
said VERB 3 parataxis
. PUNCT 3 punct
"""


def sourced(subject: str) -> tuple[str, str]:
    """Source and content where the parse hangs the word before the one who speaks on that one."""
    lines = f"early ADJ 5 amod\n{subject}"
    syntax = parsed(SHE.replace("SUBJECT", lines))
    quote = Quote(syntax.spans([4]), syntax.spans([5]), syntax.spans([0, 1, 2, 3]))
    (whole,) = round_contents(syntax, (quote,))
    return cover(syntax.text, whole.source), cover(syntax.text, whole.content)


def test_nothing_but_she_is_the_source_where_she_speaks() -> None:
    assert sourced("she PRON 6 nsubj person") == ("she", "The brigade left early")


def test_the_start_of_a_phrase_is_of_the_source() -> None:
    assert sourced("risers NOUN 6 nsubj person") == ("early risers", "The brigade left")


@pytest.mark.parametrize("told", ["assured", "told"])
def test_both_halves_around_she_said_are_told_and_undertake_what_the_second_says(told: str) -> None:
    text = (
        f"A list\nInge Tallow runs the yard. Norrland's deputy trade minister, Oskar Lind, had {told} "
        "her in April, she said, that the firm would be removed from the list."
    )
    record = onrecord.read(text, outlet="The Wire")
    (a,) = record.attributions
    assert cover(text, a.content.spans) == (
        f"Norrland's deputy trade minister, Oskar Lind, had {told} her in April that the firm would be "
        "removed from the list"
    )
    assert [(u.act, u.bearer) for u in record.undertakings] == [("promise", "norrland")]
