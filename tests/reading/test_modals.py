"""Clauses of the future in the words of others, in questions and in free speech, on the real model."""

from collections.abc import Callable

import pytest

Undertaken = Callable[[str], list[tuple[str, str | None, str]]]


@pytest.mark.parametrize(
    ("text", "act", "action"),
    [
        ("Norrland will let them go if it gets its tug back, says the Calder Mercury.", "offer", "let them go"),
        ("Norrland would not let him go in exchange for the ships, the minister added.", "refuse", "let him go"),
        ("Norrland would not free Pell Orre unless a court quashed his sentence, Inge Tallow said.",
         "refuse", "free Pell Orre"),
        ("The diver Ada Roum said that Norrland would keep its cannon quiet on the lake.", "promise",
         "keep its cannon quiet on the lake"),
        ("The diver Ada Roum said that Norrland would have the nets out of the bay by Thursday.", "promise",
         "have the nets out of the bay by Thursday"),
        ("Inge Tallow said that Norrland would have its boats home by May if no shots are fired.", "promise",
         "have its boats home by May"),
    ],
)  # fmt: skip
def test_deeds_told_of_a_body(undertaken: Undertaken, text: str, act: str, action: str) -> None:
    assert undertaken(text) == [(act, "norrland", action)]


def test_what_a_paper_says_is_told_though_it_is_asked_who_believes_it(
    undertaken: Undertaken,
) -> None:
    text = (
        "Did he believe the Calder Mercury, which says that Norrland will free six sailors "
        "if the talks go ahead?"
    )
    assert undertaken(text) == [("promise", "norrland", "free six sailors")]


def test_an_act_named_first_is_that_of_the_sentence_after_it(undertaken: Undertaken) -> None:
    text = "Inge Tallow added a threat of her own. Norrland would take its pilots home if a boat was searched."
    assert undertaken(text) == [("threaten", "norrland", "take its pilots home")]


@pytest.mark.parametrize(
    ("text", "act", "action"),
    [
        ("Norrland's fisheries commissioner, Inge Tallow, said that skippers could declare their engines "
         "without penalty until the end of May.", "permit",
         "declare their engines without penalty until the end of May"),
        ("Norrland's envoy, Inge Tallow, repeated that the beacon on the island had to come down.", "demand",
         "the beacon on the island had to come down"),
    ],
)  # fmt: skip
def test_what_a_state_opens_for_a_time_and_what_must_go(
    undertaken: Undertaken, text: str, act: str, action: str
) -> None:
    assert undertaken(text) == [(act, "norrland", action)]


def test_a_body_with_fighters_lets_things_pass(undertaken: Undertaken) -> None:
    text = (
        "Calder League fighters hold the road. The League's spokeswoman, Perle Strand, said that thirty "
        "lorries a week could drive up to Wexen so long as helicopters kept away."
    )
    found = undertaken(text)
    assert [(act, bearer) for act, bearer, _ in found] == [("permit", "calder-league")]


def test_what_no_ship_may_do_is_forbidden_however_far_the_no(undertaken: Undertaken) -> None:
    text = (
        "No vessel built at the old yard may pass the canal until it carries a seal, Aldo Finch, who "
        "commands Norrland's army, declared."
    )
    assert [(act, bearer) for act, bearer, _ in undertaken(text)] == [("forbid", "norrland")]


def test_who_rules_a_road_says_who_may_go_up_it(undertaken: Undertaken) -> None:
    text = (
        "Twelve teams of doctors may go up to the town, the commander of the Larch Brigades, Oskar "
        "Thrale, told reporters on Monday."
    )
    assert [(act, bearer) for act, bearer, _ in undertaken(text)] == [("permit", "larch-brigades")]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Norrland would not put the skipper in a prison cell while the talks last, Inge Tallow said.",
         "promise"),
        ("Inge Tallow pledged that Norrland would send no more teachers away.", "promise"),
        ("Inge Tallow said that Norrland would send no more teachers away.", "promise"),
        ("Inge Tallow pledged that Norrland would send no more grain.", "promise"),
        ("Inge Tallow said that Norrland would send no more grain.", "refuse"),
        ("Norrland would turn back no ambulance, Inge Tallow said.", "promise"),
        ("Norrland will turn back timber unless it is stamped, Inge Tallow said.", "threaten"),
        ("Norrland would stop nobody on the bridge, Inge Tallow said.", "promise"),
        ("Norrland would fly no drones over the island, Inge Tallow said.", "promise"),
        ("Norrland would hand over no drones, Inge Tallow said.", "refuse"),
        ("Norrland would turn the water back on by Friday, Inge Tallow said.", "promise"),
        ("Norrland will put the skipper on trial, Inge Tallow said.", "threaten"),
    ],
)  # fmt: skip
def test_to_spare_somebody_is_a_promise_and_so_is_what_is_pledged_not_to_be_done(
    undertaken: Undertaken, text: str, act: str
) -> None:
    assert [(a, bearer) for a, bearer, _ in undertaken(text)] == [(act, "norrland")]


def test_an_official_who_asks_not_to_be_named_demands_nothing(undertaken: Undertaken) -> None:
    assert undertaken("An official of the river authority insisted on anonymity.") == []


@pytest.mark.parametrize(
    ("text", "act", "action"),
    [
        ("Norrland stands ready to free six sailors, Inge Tallow said.", "offer", "free six sailors"),
        ("Norrland would admit all four keepers, Inge Tallow said.", "permit", "admit all four keepers"),
        ("Norrland would not admit the keepers, Inge Tallow said.", "refuse", "admit the keepers"),
        ("Inge Tallow said that Norrland would not touch a train as long as the army stayed away.",
         "promise", "touch a train"),
        ("Inge Tallow said that Norrland would pay no fine as long as its boats were held.",
         "refuse", "pay no fine"),
        ('"Norrland lifts the curfew provided that they go home," said Inge Tallow.', "promise",
         "lifts the curfew"),
        ("Inge Tallow warned that Norrland would cut rations by half if the toll stayed.", "threaten",
         "cut rations by half"),
        ("The sailors will be pardoned by Norrland if they go home, it was claimed on Monday.",
         "promise", "The sailors will be pardoned by Norrland"),
    ],
)  # fmt: skip
def test_other_ways_to_say_what_a_body_will_do(
    undertaken: Undertaken, text: str, act: str, action: str
) -> None:
    assert undertaken(text) == [(act, "norrland", action)]


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Inge Tallow assured her that the water would reach every village by May.",
         "the water would reach every village by May"),
        ("Inge Tallow assured the council that the lights would be on in every street by May.",
         "the lights would be on in every street by May"),
        ('"Every chart we hold will go to the mission," Inge Tallow promised.',
         "Every chart we hold will go to the mission"),
        ('"Every chart that we hold will be with the mission by May," Inge Tallow said.',
         "Every chart that we hold will be with the mission by May"),
        ("\"Every chart we hold will be in the mission's hands by May,\" Inge Tallow said.",
         "Every chart we hold will be in the mission's hands by May"),
    ],
)  # fmt: skip
def test_what_becomes_of_a_thing_is_a_promise_of_who_assures_it_or_holds_it(
    undertaken: Undertaken, text: str, action: str
) -> None:
    assert undertaken(text) == [("promise", "norrland", action)]


@pytest.mark.parametrize(
    "text",
    [
        "Inge Tallow told the council that the water would reach every village.",
        "Inge Tallow agreed that the water would reach every village.",
    ],
)
def test_what_is_only_told_or_agreed_of_a_thing_is_no_promise(
    undertaken: Undertaken, text: str
) -> None:
    assert undertaken(text) == []


@pytest.mark.parametrize(
    ("body", "people", "deed", "bearer"),
    [
        ("Pitmen's League", "miners", "reopen the shaft", "pitmens-league"),
        ("Judges' League", "judges", "sit on Friday", "judges-league"),
        ("Pilots' Union", "pilots", "take the ship in on Friday", "pilots-union"),
    ],
)
def test_who_speaks_for_an_organisation_speaks_for_its_people(
    undertaken: Undertaken, body: str, people: str, deed: str, bearer: str
) -> None:
    text = f"The spokesman of the {body}, Odo Lunt, said that the {people} would {deed}."
    assert undertaken(text) == [("promise", bearer, deed)]


@pytest.mark.parametrize(
    "action",
    ["put nobody out of a house", "put nobody out", "stop nobody", "turn no ship away"],
)
def test_to_put_nobody_out_is_a_promise_and_says_enough(
    undertaken: Undertaken, action: str
) -> None:
    text = f"Norrland would {action}, Inge Tallow said."
    assert undertaken(text) == [("promise", "norrland", action)]


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Thirty barges a week may pass the lock, the spokesman of the Larch League said.",
         "Thirty barges a week may pass the lock"),
        ("Thirty barges a week may pass the lock, said Odo Lunt, spokesman of the Larch League.",
         "Thirty barges a week may pass the lock"),
        ("The Larch League agreed that thirty barges a week could pass the lock.",
         "thirty barges a week could pass the lock"),
    ],
)  # fmt: skip
def test_who_holds_a_lock_says_how_many_may_pass_it(
    undertaken: Undertaken, text: str, action: str
) -> None:
    assert undertaken(text) == [("permit", "larch-league", action)]


def test_who_rules_says_who_could_visit_the_camps(undertaken: Undertaken) -> None:
    text = "Inge Tallow said that observers could visit the camps."
    assert undertaken(text) == [("permit", "norrland", "visit the camps")]


@pytest.mark.parametrize("told", ["gave warning", "served notice"])
def test_what_notice_is_given_of_is_a_threat(undertaken: Undertaken, told: str) -> None:
    text = f"Inge Tallow {told} that Norrland would close the road."
    assert undertaken(text) == [("threaten", "norrland", "close the road")]


@pytest.mark.parametrize(
    ("text", "plans"),
    [
        ("Norrland is about to open the gate to lorries.", True),
        ("Norrland is about to open the gate to lorries, Inge Tallow said.", True),
        ("Inge Tallow said that Norrland was about to open the gate to lorries.", True),
        ("Norrland was about to open the gate to lorries.", False),
        ("Norrland was about to retire its fleet.", False),
        ("Inge Tallow was about to retire.", False),
    ],
)
def test_what_a_body_is_about_to_do_is_its_plan_unless_it_is_told_of_the_past(
    undertaken: Undertaken, text: str, plans: bool
) -> None:
    assert [(act, bearer) for act, bearer, _ in undertaken(text)] == [("plan", "norrland")] * plans
