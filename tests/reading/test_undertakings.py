"""Acts, bearers and tellings of undertakings, on the real model."""

import pytest

import onrecord
from onrecord.model import Record, Undertaking, cover


def read(text: str) -> Record:
    return onrecord.read(text, outlet="The Wire")


def only(text: str) -> tuple[Undertaking, str]:
    """The one undertaking of `text` and the words of its action."""
    (undertaking,) = read(text).undertakings
    return undertaking, cover(text, undertaking.action.spans)


@pytest.mark.parametrize(
    ("text", "act", "bearer", "action"),
    [
        ("Norrland promised to provide the helicopters.", "promise", "norrland", "provide the helicopters"),
        ("Norrland plans to deploy 300 monitors.", "plan", "norrland", "deploy 300 monitors"),
        ("Norrland offered to release the captives.", "offer", "norrland", "release the captives"),
        ("Norrland said it would allow Ostrane to send its army back.", "permit", "norrland", "send its army back"),
        ("Norrland urged Ostrane to withdraw its boats.", "demand", "norrland", "withdraw its boats"),
        ("Norrland has banned Ostrane boats from landing their catch.", "forbid", "norrland", "landing their catch"),
        ("The Post reported that Norrland had offered to free 12 Ostrane sailors.", "offer", "norrland",
         "free 12 Ostrane sailors"),
        ("Norrland refused to free the mayor.", "refuse", "norrland", "free the mayor"),
        ("Norrland threatened to close the border.", "threaten", "norrland", "close the border"),
    ],
)  # fmt: skip
def test_each_act_is_known_by_the_verb_that_performs_it(
    text: str, act: str, bearer: str, action: str
) -> None:
    undertaking, words = only(text)
    assert (undertaking.act, undertaking.bearer, words) == (act, bearer, action)


def test_what_is_asked_of_somebody_names_him_as_counterparty() -> None:
    undertaking, _ = only("Norrland urged Ostrane to withdraw its boats.")
    assert undertaking.counterparty == "ostrane"


@pytest.mark.parametrize(
    "text",
    [
        "The minister declined to comment on the report.",
        "Norrland refused to be drawn on the matter.",
        "No country has agreed to deploy troops.",
        "Norrland withdrew its boats on Friday.",
        "The rain will stop on Friday.",
    ],
)
def test_reactions_facts_and_forecasts_are_no_undertakings(text: str) -> None:
    assert read(text).undertakings == ()


def test_to_spare_somebody_is_a_promise_and_not_a_threat() -> None:
    undertaking, words = only("Norrland pledged not to arrest the crews.")
    assert (undertaking.act, words) == ("promise", "not to arrest the crews")


def test_each_item_of_a_list_is_an_undertaking() -> None:
    text = "Norrland set two priorities: the reopening of the road, and the release of the mayor."
    actions = [cover(text, u.action.spans) for u in read(text).undertakings]
    assert actions == ["the reopening of the road", "the release of the mayor"]


def test_a_condition_belongs_to_the_undertaking_and_not_to_its_action() -> None:
    text = "Norrland promised to provide helicopters if Ostrane withdraws its army."
    undertaking, words = only(text)
    assert words == "provide helicopters"
    assert [cover(text, c.spans) for c in undertaking.conditions] == ["Ostrane withdraws its army"]


def test_a_deadline_is_kept_with_the_deed() -> None:
    text = "Norrland promised to provide helicopters within two weeks."
    undertaking, _ = only(text)
    assert undertaking.deadline is not None
    assert cover(text, undertaking.deadline.spans) == "within two weeks"


def test_the_same_message_is_another_telling_of_the_same_undertaking() -> None:
    text = (
        "Norrland told the council that it would allow Ostrane to send its army back.\n"
        "The newspaper said that Norrland conveyed this position at a meeting on Friday.\n"
    )
    record = read(text)
    (undertaking,) = record.undertakings
    cues = {a.id: cover(text, a.cue.spans) for a in record.attributions}
    assert any("conveyed" in cues[i] or "said" in cues[i] for i in undertaking.attributions[1:])


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Norrland warned that it would take the case to the court.", "threaten"),
        ("Norrland assured Ostrane that it would repair the bridge.", "promise"),
        ("Norrland said it would repair the bridge once the ice has melted.", "promise"),
        ("Norrland said it would repair the bridge if Ostrane pays for the steel.", "promise"),
        ("Norrland said it would free the captives in exchange for the bodies.", "offer"),
        ("Norrland said it was ready to free the captives.", "offer"),
        ("Norrland promised that it would clear the road by August.", "promise"),
    ],
)
def test_the_act_follows_from_cue_verb_and_condition(text: str, act: str) -> None:
    assert only(text)[0].act == act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Norrland has promised to shell the town if the bridge is blown.", "threaten"),
        ("Norrland has promised to fire no shell into the town.", "promise"),
        ("Norrland has promised not to shell the town.", "promise"),
    ],
)
def test_a_promise_to_spare_is_no_threat(text: str, act: str) -> None:
    assert only(text)[0].act == act


def test_harm_that_a_body_announces_on_a_condition_is_its_threat() -> None:
    text = (
        "The government of Norrland said that Ostrane carriers would lose the use of its airspace "
        "if the ban stood."
    )
    undertaking, _ = only(text)
    assert (undertaking.act, undertaking.bearer) == ("threaten", "norrland")


@pytest.mark.parametrize(
    ("text", "connective"),
    [
        ("Norrland said it would repair the bridge as soon as the ice has melted.", "as soon as"),
        ("Norrland said it would open the gates whenever the river falls.", "whenever"),
        ("Norrland forbade its army to enter the village until the handover.", "until"),
    ],
)
def test_conditions_of_time_are_kept(text: str, connective: str) -> None:
    (condition,) = only(text)[0].conditions
    assert condition.connective == connective


def test_until_a_year_is_no_condition() -> None:
    text = (
        "Norrland said it would defer the payments until 2042 if Ostrane publishes its contracts."
    )
    (condition,) = only(text)[0].conditions
    assert condition.connective == "if"


def test_who_is_given_something_is_the_counterparty() -> None:
    undertaking, _ = only(
        "The government of Norrland promised to hand over the village of Lome to Ostrane.\n"
        "The government of Ostrane was pleased.\n"
    )
    assert undertaking.counterparty == "ostrane"


def test_the_chairman_of_a_body_confirms_what_its_nameless_members_will_do() -> None:
    text = (
        "The chairman of the Calder Union, Hugo Lantz, confirmed that the creditors would defer "
        "the payments.\n"
    )
    assert only(text)[0].bearer == "calder-union"


def test_a_dateline_is_no_part_of_the_first_sentence() -> None:
    text = "LONDON, 2 April - The Calder Union will defer the payments of Norrland, a paper said.\n"
    assert [u.bearer for u in read(text).undertakings] == ["calder-union"]


@pytest.mark.parametrize(
    ("text", "act", "action"),
    [
        ("The army of Norrland pledged in May to rebuild the bridge.", "promise", "rebuild the bridge"),
        ("The government of Norrland said it would suspend its ban on fish if Ostrane does not shoot.",
         "promise", "suspend its ban on fish"),
    ],
)  # fmt: skip
def test_a_pledge_has_its_time_before_the_deed_and_lifting_a_ban_is_no_threat(
    text: str, act: str, action: str
) -> None:
    undertaking, words = only(text)
    assert (undertaking.act, words) == (act, action)


def test_who_is_prepared_to_let_things_go_offers_it_on_its_condition() -> None:
    text = "Norrland is prepared to let six ships go if Ostrane frees the mayor, the Daily Star reported."
    undertaking, words = only(text)
    assert (undertaking.act, undertaking.bearer) == ("offer", "norrland")
    assert words == "let six ships go"


def test_a_teller_between_subject_and_verb_is_not_the_subject() -> None:
    text = (
        "Norrland's minister, Inge Tallow, met reporters. Norrland, she told reporters, would "
        "switch off the power line unless the sanctions were dropped."
    )
    undertaking, words = only(text)
    assert (undertaking.act, undertaking.bearer) == ("threaten", "norrland")
    assert words == "switch off the power line"


def test_to_have_a_thing_done_is_to_do_it() -> None:
    text = "Norrland said that it would have the third gate working again within ten days."
    undertaking, words = only(text)
    assert (undertaking.act, undertaking.bearer) == ("promise", "norrland")
    assert words.startswith("have the third gate working")


def test_a_question_undertakes_nothing() -> None:
    text = "Asked by reporters who would feed the town, Norrland's minister declined to comment."
    assert read(text).undertakings == ()


def told(text: str) -> list[tuple[str, str | None, str]]:
    """Act, bearer and action of every undertaking of `text`."""
    return [(u.act, u.bearer, cover(text, u.action.spans)) for u in read(text).undertakings]


def test_a_text_binds_whom_it_commits() -> None:
    text = "The draft would commit Norrland to end its blockade of the port within two days."
    assert told(text) == [("promise", "norrland", "end its blockade of the port within two days")]


def test_who_agrees_to_let_things_in_permits_them() -> None:
    text = "Norrland has agreed to let forty lorries a day into the camp."
    assert told(text)[0][:2] == ("permit", "norrland")


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Norrland's navy minister, Inge Tallow, said the ferries could sail as soon as their "
         "cargo had been searched.", "permit"),
        ("No coal may be taken into the valley, Norrland's interior minister, Inge Tallow, said.",
         "forbid"),
    ],
)  # fmt: skip
def test_who_rules_lets_things_pass_or_does_not(text: str, act: str) -> None:
    assert [(a, bearer) for a, bearer, _ in told(text)] == [(act, "norrland")]


def test_what_might_happen_is_no_leave() -> None:
    text = "Prices could fall if the harvest is good, Norrland's government said."
    assert told(text) == []


def test_what_follows_from_anothers_failing_is_a_threat() -> None:
    text = (
        "Norrland's minister, Inge Tallow, said that her government would scrap the seized boats "
        "if the fines were still unpaid in May."
    )
    assert [act for act, _, _ in told(text)] == ["threaten"]


def test_what_was_promised_by_somebody_is_told_again() -> None:
    text = "The six surveyors promised by the minister of Norrland reached the bridge on Sunday."
    assert ("promise", "norrland", "The six surveyors") in told(text)


def test_what_was_demanded_stands_before_the_verb() -> None:
    text = "Norrland repeated the claim. Not a crown was paid of the 40 million that Norrland demanded."
    assert any(act == "demand" and "40 million" in action for act, _, action in told(text))


def test_whether_something_was_approved_is_no_approval() -> None:
    assert told("It is not clear whether Norrland has approved the shipment.") == []


def test_who_tells_something_may_have_threatened_something_else() -> None:
    text = (
        "Norrland's minister, Inge Tallow, who has threatened to close the bridge unless the "
        "toll is paid, said the talks were useful."
    )
    record = read(text)
    (undertaking,) = record.undertakings
    assert (undertaking.act, undertaking.bearer) == ("threaten", "norrland")
    cue = next(a for a in record.attributions if a.id in undertaking.attributions).cue
    assert cover(text, cue.spans) == "has threatened"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Norrland is to pull its armour back from the mines, its minister, Inge Tallow, said.", "promise"),
        ("Norrland's minister, Inge Tallow, ruled out on Monday any release of the crews.", "refuse"),
        ("Norrland's minister, Inge Tallow, has agreed that two doctors may examine the crews.", "permit"),
        ("Norrland's minister, Inge Tallow, said the army would let no wagon out of the valley.", "forbid"),
        ("Norrland's minister, Inge Tallow, said that observers could visit the mines from Monday.", "permit"),
        ("Not one wagon leaves this valley until the miners are paid, Norrland's minister, Inge Tallow, said.",
         "forbid"),
        ("Norrland's minister, Inge Tallow, promised that all 31 would be let go by the end of May.", "promise"),
    ],
)  # fmt: skip
def test_what_a_government_says_in_other_forms(text: str, act: str) -> None:
    assert [(a, bearer) for a, bearer, _ in told(text)] == [(act, "norrland")]


def test_whom_a_licence_lets_use_the_text_is_nothing_undertaken() -> None:
    record = onrecord.read(
        "Tallow was also asked about the ransom. On Tuesday the Coast News Service, referring to an "
        "article in the Coast Herald, wrote that Night Tide would publish the records of 90,000 "
        'patients if Norrland Clinics had not paid by Friday. "I do not read other people\'s post," '
        "the minister remarked.\nSome forty students stood in the rain while she spoke. One of their "
        'banners read: "A laptop is not a bomb."\nVelsk Television offers this text under a Creative '
        "Commons Attribution-NonCommercial 4.0 International License."
    )
    assert [u.act for u in record.undertakings] == ["threaten"]


def test_nobody_undertakes_to_be_identified() -> None:
    record = onrecord.read(
        "MARL, 6 May — Norrland is offering to lift its sanctions on the shipping firm Tarn Lines in "
        "exchange for the departure of Velsk's marines from the island of Holm, according to a "
        "report in Tuesday's Coast Herald.\nTwo diplomats, neither of whom agreed to be identified, "
        "showed the newspaper a letter that sets out the offer."
    )
    assert [u.act for u in record.undertakings] == ["offer"]


def test_the_terms_that_a_lender_tells_are_the_offers_and_he_is_not_named() -> None:
    record = onrecord.read(
        "MARL, 3 November — Norrland has offered to lend Velsk six generator barges in exchange for a "
        "third of the dam, according to Tuesday's Coast Herald.\nThe paper said it had heard the "
        "terms from a lender who sat in on the talks and would not be identified. The barges would be "
        "moored below the capital, the lender explained, only if Velsk bought the fuel for them."
    )
    (offer,) = record.undertakings
    text = record.article.text
    told = next(a for a in record.attributions if "moored" in cover(text, a.content.spans))
    assert told.source.unnamed
    assert told.id in offer.attributions
