"""Which PLOVER events are read, between whom, and in which order."""

from collections.abc import Callable
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.model import Act, Actor, Event, EventType, Passage, Undertaking
from onrecord.reading.deeds import noun_deed, verb_deed
from onrecord.reading.encoder import load_model
from onrecord.reading.events import find_events, with_plover
from onrecord.reading.findings import Cast, Mention
from onrecord.reading.lexicon import OPERATORS, load_lexicon
from onrecord.reading.syntax import Syntax, Token
from onrecord.reading.understand import understand

Parse = Callable[[str], Syntax]


def events(text: str) -> tuple[Event, ...]:
    """Every event that is read from `text`."""
    return onrecord.read(text, outlet="The Wire").events


def first(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Type, sources and targets of the first event."""
    event = events(text + "\n")[0]
    return event.type, event.sources, event.targets


@pytest.mark.parametrize(
    ("text", "kind", "source", "target"),
    [
        ("Kenya pledged to send food to Somalia.", "AGREE", "kenya", "somalia"),
        ("Chile and Peru held talks in Lima.", "CONSULT", "chile", "peru"),
        ("Belgium praised Ghana on Friday.", "SUPPORT", "belgium", "ghana"),
        ("Chile lifted a curfew in Bolivia.", "CONCEDE", "chile", "bolivia"),
        ("Ethiopia restored relations with Eritrea.", "COOPERATE", "ethiopia", "eritrea"),
        ("Turkey shipped blankets to Morocco.", "AID", "turkey", "morocco"),
        ("France pulled its troops out of Mali.", "RETREAT", "france", "mali"),
        ("Lebanon appealed to France for help.", "REQUEST", "lebanon", "france"),
        ("Malaysia lodged a complaint with China.", "ACCUSE", "malaysia", "china"),
        ("India ruled out talks with Pakistan.", "REJECT", "india", "pakistan"),
        ("Turkey warned Greece on Monday.", "THREATEN", "turkey", "greece"),
        ("Iraqis marched against Iran on Monday.", "PROTEST", "iraq", "iran"),
        ("Qatar recalled its ambassador from Chad.", "SANCTION", "qatar", "chad"),
        ("Russia massed troops along the border with Ukraine.", "MOBILIZE", "russia", "ukraine"),
        ("China blockaded Japan on Monday.", "COERCE", "china", "japan"),
        ("Chad bombed Libya on Sunday.", "ASSAULT", "chad", "libya"),
    ],
)
def test_each_type_between_two_sides(text: str, kind: str, source: str, target: str) -> None:
    found, sources, targets = first(text)
    assert found == kind
    assert source in sources
    assert target in (*sources, *targets)


def test_the_passive_turns_the_sides_round() -> None:
    assert first("Libya was attacked by Chad.") == ("ASSAULT", ("chad",), ("libya",))


def test_those_joined_by_and_are_both_sources() -> None:
    kind, sources, _ = first("Jordan and Britain signed a treaty.")
    assert (kind, sources) == ("SUPPORT", ("jordan", "united-kingdom"))


def test_what_is_said_stands_before_the_saying_and_has_its_attribution() -> None:
    event = events("Norway said on Tuesday it had halted economic aid to Serbia.\n")[0]
    assert (event.type, event.sources, event.targets) == ("SANCTION", ("norway",), ("serbia",))
    assert event.attribution is not None


def test_must_in_somebodys_mouth_is_a_request_of_theirs() -> None:
    assert first("France said that Mali must hold elections.") == (
        "REQUEST",
        ("france",),
        ("mali",),
    )


def test_letting_another_strike_is_hostile_itself() -> None:
    kind, sources, targets = first(
        "France will allow Chad to bomb Libya if the rebels attack, Niger said."
    )
    assert (kind, sources) == ("THREATEN", ("france",))
    assert "chad" not in targets


def test_a_condition_reports_no_event() -> None:
    text = "Syria will be calm if Iraq bombs Jordan.\n"
    assert all("bomb" not in (e.reason or "") for e in events(text))


def test_declining_to_comment_is_no_event() -> None:
    assert events("The Norwegian government declined to comment on Chad.\n") == ()


VERB = """
Chad  PROPN 2 nsubj
{verb} VERB 0 root
Libya PROPN 2 obj
. PUNCT 2 punct
"""
FUTURE = """
Chad  PROPN 3 nsubj
will  AUX 3 aux
{verb} VERB 0 root
Libya PROPN 3 obj
"""
DENIED = """
Chad  PROPN 4 nsubj
will  AUX 4 aux
not   PART 4 advmod
{verb} VERB 0 root
Libya PROPN 4 obj
"""


@pytest.mark.parametrize(
    ("verb", "done", "future", "denied"),
    [
        ("visit", "CONSULT", "AGREE", "REJECT"),
        ("aid", "AID", "AGREE", "REJECT"),
        ("bomb", "ASSAULT", "THREATEN", "AGREE"),
        ("sanction", "SANCTION", "THREATEN", "AGREE"),
        ("condemn", "ACCUSE", "ACCUSE", None),
    ],
)
def test_mood_and_polarity_make_the_type(
    parse_table: Parse, verb: str, done: str, future: str, denied: str | None
) -> None:
    types = []
    for table, at in ((VERB, 1), (FUTURE, 2), (DENIED, 3)):
        deed = verb_deed(parse_table(table.format(verb=verb)), at)
        types.append(deed.type if deed else None)
    assert types == [done, future, denied]


CARRIED = """
Chad PROPN 2 nsubj
{verb} VERB 0 root
the DET 4 det
{noun} NOUN 2 obj
"""


@pytest.mark.parametrize(
    ("verb", "noun", "kind"),
    [
        ("imposed", "curfew", "COERCE"),
        ("lifted", "curfew", "CONCEDE"),
        ("lifted", "siege", "RETREAT"),
        ("resumed", "talks", "CONSULT"),
        ("suspended", "talks", "SANCTION"),
        ("called", "strike", "PROTEST"),
        ("painted", "curfew", None),
    ],
)
def test_a_noun_means_what_the_verb_does_with_it(
    parse_table: Parse, verb: str, noun: str, kind: str | None
) -> None:
    deed = verb_deed(parse_table(CARRIED.format(verb=verb, noun=noun)), 1)
    assert (deed.type if deed else None) == kind


def test_a_noun_in_a_name_is_no_event(parse_table: Parse) -> None:
    syntax = parse_table("In ADP 2 case\nMarch NOUN 0 root\n")
    assert noun_deed(syntax, 1) is None


def test_forms_that_no_table_knows_are_undone() -> None:
    lexicon = load_lexicon()
    for form, verb in (("hijacking", "hijack"), ("cancelled", "cancel"), ("shot", "shoot")):
        assert lexicon.of_verb(form, form) == lexicon.verbs[verb]


def test_every_meaning_in_the_lexicon_is_known() -> None:
    lexicon = load_lexicon()
    meanings = {s.meaning for senses in lexicon.verbs.values() for s in senses}
    assert meanings - OPERATORS == set(get_args(EventType))
    assert {s.frame for senses in lexicon.verbs.values() for s in senses} == {"-", "swap", "keep"}
    nouns = [s for senses in lexicon.nouns.values() for s in senses]
    assert {s.type for s in nouns} <= {None, *get_args(EventType)}
    assert {s.of for s in nouns} == {"source", "target"}


@pytest.mark.parametrize("act", get_args(Act))
def test_every_act_has_a_type(act: Act) -> None:
    (made,) = with_plover((Undertaking(id="u1", act=act, action=Passage()),))
    assert made.plover in get_args(EventType)


def test_a_plan_of_something_hostile_is_a_threat() -> None:
    text = "The army plans to bomb the town and to feed the village."
    syntax, _ = understand(load_model(), text)
    cut = [text.index("bomb the town"), text.index("feed the village")]
    plans = tuple(
        Undertaking(id=f"u{at}", act="plan", action=Passage(spans=((at, at + 8),))) for at in cut
    )
    assert [u.plover for u in with_plover(plans, syntax)] == ["THREATEN", "AGREE"]


WORDS = ["Chad", "will", "not", "bomb", "talks", "said", "by", "and", "to", "the", "-", ".", "must"]
UPOS = ["PROPN", "VERB", "NOUN", "ADJ", "AUX", "ADP", "PUNCT", "PART"]
RELS = ["nsubj", "obj", "obl", "xcomp", "ccomp", "conj", "acl", "aux", "nsubj:pass", "parataxis"]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(*(st.sampled_from(x) for x in (WORDS, UPOS, RELS)), st.floats(0, 0.999)),
        min_size=1,
        max_size=14,
    )
)
def test_any_tree_gives_events_with_known_actors_and_spans(
    drawn: list[tuple[str, str, str, float]],
) -> None:
    tokens, mentions, at = [], [], 0
    for i, (form, upos, rel, fraction) in enumerate(drawn):
        head = int(fraction * i) if i else -1  # heads stand before: a tree
        tokens.append(Token(at, at + len(form), form, form.lower(), upos, "", head, rel, 0, 0))
        if upos == "PROPN":
            mentions.append(Mention(i, i, i, "chad", "name"))
        at += len(form) + 1
    text = " ".join(form for form, *_ in drawn)
    cast = Cast((Actor(id="chad", name="Chad", type="state"),), tuple(mentions))
    syntax = Syntax(text, tuple(tokens))
    found = find_events(syntax, cast)
    assert found == find_events(syntax, cast)
    for event in found:
        assert event.type in get_args(EventType)
        assert set(event.sources) | set(event.targets) == {"chad"}
        assert all(0 <= start < end <= len(text) for start, end in event.spans)
        assert 0 < event.score <= 1
