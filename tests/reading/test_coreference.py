"""Later words taken for those spoken of before: on parses made by hand and on the real model."""

from collections.abc import Callable

import pytest

import onrecord
from onrecord.model import Record, cover
from onrecord.reading.actors import find_actors
from onrecord.reading.findings import Cast
from onrecord.reading.syntax import Syntax
from onrecord.reading.world import load_world

Table = Callable[[str], Syntax]


def cast_of(syntax: Syntax) -> Cast:
    return find_actors(syntax, (), load_world(), outlet_name="The Wire")


def speaks_of(syntax: Syntax, cast: Cast, token: int) -> str | None:
    """The name of the actor that a token speaks of."""
    who = cast.at(token)
    return cast.by_id[who].name if who else None


CHARITY = """
Harbour PROPN 3 nsubj organization
Relief PROPN 1 flat
left VERB 0 root
. PUNCT 3 punct

The DET 2 det
charity NOUN 3 nsubj organization
warned VERB 0 root
us PRON 3 obj person
. PUNCT 3 punct
"""


def test_the_charity_is_the_charity_named_before(parse_table: Table) -> None:
    syntax = parse_table(CHARITY)
    assert speaks_of(syntax, cast_of(syntax), 5) == "Harbour Relief"


def test_a_description_that_fits_nobody_stays_open(parse_table: Table) -> None:
    syntax = parse_table(CHARITY.replace("charity NOUN", "newspaper NOUN"))
    assert speaks_of(syntax, cast_of(syntax), 5) is None


def test_the_first_person_outside_any_quotation_is_the_outlet(parse_table: Table) -> None:
    syntax = parse_table(CHARITY)
    assert speaks_of(syntax, cast_of(syntax), 7) == "The Wire"


def test_what_an_object_is_let_do_is_done_with_its_own(parse_table: Table) -> None:
    syntax = parse_table(
        """
    Velmar PROPN 3 nsubj place
    will AUX 3 aux
    permit VERB 0 root
    Ostrane PROPN 3 obj place
    to PART 6 mark
    send VERB 3 xcomp
    its PRON 8 nmod:poss
    army NOUN 6 obj organization
    . PUNCT 3 punct
    """.replace("    ", "")
    )
    its = next(i for i, t in enumerate(syntax.tokens) if t.form == "its")
    tokens = tuple(t._replace(xpos="PRP$") if i == its else t for i, t in enumerate(syntax.tokens))
    syntax = Syntax(syntax.text, tokens)
    cast = cast_of(syntax)
    assert speaks_of(syntax, cast, its) == "Ostrane"
    army = cast.by_id[cast.at(its + 1) or ""]
    assert cast.by_id[army.affiliation or ""].name == "Ostrane"


def test_a_relative_pronoun_is_the_noun_that_its_clause_hangs_on(parse_table: Table) -> None:
    syntax = parse_table(
        """
    A DET 2 det
    negotiator NOUN 0 root person
    who PRON 4 nsubj person
    waited VERB 2 acl:relcl
    . PUNCT 2 punct
    """.replace("    ", "")
    )
    cast = cast_of(syntax)
    assert speaks_of(syntax, cast, 2) == "negotiator"
    assert cast.by_id[cast.at(2) or ""].type == "officials"


def test_it_in_it_is_clear_speaks_of_nobody(parse_table: Table) -> None:
    syntax = parse_table(
        """
    Kessary PROPN 2 nsubj place
    agreed VERB 0 root
    . PUNCT 2 punct

    It PRON 3 nsubj
    is AUX 3 cop
    clear ADJ 0 root
    . PUNCT 3 punct
    """.replace("    ", "")
    )
    assert speaks_of(syntax, cast_of(syntax), 3) is None


def test_who_warns_of_what_it_would_do_will_do_it_and_not_who_is_warned() -> None:
    text = (
        "Sulem is a state. Its army waited. It has said that it would wait. Norrland's minister, "
        "Inge Tallow, has warned Sulem that it would close the road."
    )
    record = onrecord.read(text, outlet="The Wire")
    at = text.index("it would close")
    assert [a.name for a in record.actors if (at, at + 2) in a.mentions] == ["Norrland"]
    assert [(u.act, u.bearer) for u in record.undertakings][1:] == [("threaten", "norrland")]


def named_at(record: Record, at: int) -> list[str]:
    """The names of whom the words that begin there speak of."""
    return [a.name for a in record.actors if any(start == at for start, _ in a.mentions)]


GATE = (
    "Norrland would open the gate on Friday, Inge Tallow, the mayor of Velsk, said on Monday. {who}, "
    "the foreign minister, had been sent a copy, she added."
)


@pytest.mark.parametrize("who", ["Oskar Lind", "Petra Vool"])
def test_she_who_adds_something_of_another_is_she_who_spoke_before(who: str) -> None:
    text = GATE.format(who=who)
    record = onrecord.read(text, outlet="The Wire")
    assert named_at(record, text.index("she added")) == ["Inge Tallow"]
    names = {a.id: a.name for a in record.actors}
    told = {
        cover(text, a.content.spans): names.get(a.source.actor or "") for a in record.attributions
    }
    assert told[f"{who}, the foreign minister, had been sent a copy"] == "Inge Tallow"


def test_she_who_was_named_last_and_is_not_told_of_speaks_herself() -> None:
    text = (
        "Norrland would open the gate on Friday, Inge Tallow, the mayor of Velsk, said on Monday. "
        "Petra Vool, the foreign minister, had waited for a year. The capital would send a copy, she added."
    )
    record = onrecord.read(text, outlet="The Wire")
    assert named_at(record, text.index("she added")) == ["Petra Vool"]


GROUNDS = (
    "Norrland would keep its police off the grounds, Inge Tallow, its interior minister, had "
    "promised. On Friday, with the {who} still at the table, its officers climbed the fence."
)


def test_its_officers_are_not_those_of_several_delegations() -> None:
    text = GROUNDS.format(who="delegations")
    record = onrecord.read(text, outlet="The Wire")
    assert "Norrland" in named_at(record, text.index("its officers"))


def test_its_officers_may_be_those_of_one_committee() -> None:
    text = GROUNDS.format(who="committee")
    record = onrecord.read(text, outlet="The Wire")
    assert "Norrland" not in named_at(record, text.index("its officers"))


SHUT = (
    "Soldiers out, runway shut\nOstrane's soldiers went home. Inge Tallow, the interior minister of "
    "Norrland, had warned that Norrland would shut the runway unless it was paid. On Monday {whose} "
    "soldiers parked four lorries on it."
)


def owner_of_soldiers(whose: str) -> str | None:
    """Whom the soldiers of the last sentence belong to, if anybody is meant by them."""
    text = SHUT.format(whose=whose)
    record = onrecord.read(text, outlet="The Wire")
    names = {a.id: a.name for a in record.actors}
    at = text.index(f"{whose} soldiers parked")
    troops = [
        a
        for a in record.actors
        if any(s == at and text[s:e].endswith("soldiers") for s, e in a.mentions)
    ]
    return next((names.get(a.affiliation or "") for a in troops), None)


def test_its_soldiers_are_neither_those_of_the_headline_nor_another_states() -> None:
    assert owner_of_soldiers("its") == "Norrland"


def test_the_soldiers_are_those_told_of_before() -> None:
    assert owner_of_soldiers("the") == "Ostrane"
