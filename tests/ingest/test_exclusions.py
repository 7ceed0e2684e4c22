"""What is not the report is left out with its reason; the report is left alone."""

import pytest

from onrecord.ingest import from_text

BODY = (
    "The envoy said on Monday that the ferry would sail if the harbour was cleared of mines.\n"
    "Nobody from the harbour office could be reached, and the crews have been told to wait.\n"
)
NOT_THE_REPORT = {
    "related-link": [
        "READ: What the harbour accord says",
        "READ MORE: Who are the pilots?",
        'NOW READ: Pilots say "never again"',
        "Also read: Ten ferries",
        "Also Read – Ten ferries",
        "Read more: Ten ferries",
        "Related: A short history of the quay",
        "Related articles",
        "See also: The quay in numbers",
        "WATCH: The ferry leaves",
        "Read the rest of the story here.",
        "Watch the full interview below:",
    ],
    "caption": [
        "Photo: Relatives outside the office. Quay Wire",
        "Image: the quay at dusk",
        "FILE PHOTO: The envoy at an earlier meeting",
        "FILE - The envoy arrives on 3 May. (AP Photo/Jane Doe)",
        "(Photo by Jane Doe/Getty Images)",
        "The envoy arrives at the quay [Jane Doe/Anadolu Agency]",
        "Jane Doe via Getty Images",
        "Photograph by Jane Doe",
    ],
    "navigation": [
        "ADVERTISEMENT",
        "Advertisement",
        "Story continues below advertisement",
        "SIGN UP for the Quay Post morning letter",
        "Sign up to our newsletter",
        "Subscribe now",
        "Subscribe to our newsletter for more",
        "Follow us on Facebook and X",
        "Follow Jane Doe on Twitter @jdoe.",
        "Share this article",
        "Share",
        "Click here to support our work",
        "We use cookies to improve your experience.",
        "3 Comments",
        "Leave a comment",
    ],
    "other": [
        "(Reporting by Jane Doe in Geneva; Editing by John Roe)",
        "Reporting by Jane Doe; editing by John Roe",
        "Jane Doe contributed to this report.",
        "Editor's note: This article was amended on Friday.",
        "Last updated: 4 March 2024, 10:30",
        "* * *",
    ],
}


@pytest.mark.parametrize(
    ("line", "reason"),
    [(line, reason) for reason, lines in NOT_THE_REPORT.items() for line in lines],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_line_that_is_not_the_report_is_left_out(line, reason, ending):
    article = from_text((BODY + line + "\n" + BODY).replace("\n", ending))
    assert [(article.text[slice(*e.spans[0])], e.reason) for e in article.excluded] == [
        (line, reason)
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Read the agreement aloud, he told the pilots.",
        "Photo evidence showed that the mines were still there.",
        "Photos showed the ferry at anchor.",
        "Image is everything to the harbour master.",
        "Share prices fell after the news.",
        "Follow the money, the inspector said.",
        "Comments by the envoy angered the pilots.",
        "Related talks will open on Tuesday.",
        "Sign up or lose your berth, the council told the pilots.",
        "Subscribe to the accord or leave, the mayor warned.",
        "By Friday the ferry had sailed.",
        "See you in court, she said.",
        "Support for the accord fell to 40 per cent.",
        "Click farms were behind the campaign, the report found.",
        "Related costs: none, the office said.",
        '"Read more: that is all I ask," the teacher said.',
        "Editors of three papers were called to the ministry.",
        "The ferry line ends at the quay.",
        "Leave a comment and we will arrest you, the colonel told them.",
        "Reporting by state media has been sparse.",
    ],
)
def test_reporting_is_never_left_out(line):
    assert from_text(BODY + line + "\n" + BODY).excluded == ()


def test_a_signature_that_closes_a_paragraph_is_left_out_alone():
    article = from_text(BODY.strip() + " (Reporting by Jane Doe; Editing by John Roe)\n")
    (excluded,) = article.excluded
    assert article.text[slice(*excluded.spans[0])].startswith("(Reporting by Jane Doe")


@pytest.mark.parametrize(
    "byline",
    [
        "By Jane Doe",
        "By JANE DOE and JOHN ROE, Quay Wire",
        "By the foreign desk",
        "By our correspondent at North Quay",
        "BY JANE DOE",
        "By Jane van der Doe | Quay Wire",
        "By Omar al-Doe",
    ],
)
def test_a_byline_under_the_headline_is_read_and_left_out(byline):
    article = from_text(f"Ferry may sail this week\n{byline}\n{BODY}")
    assert article.byline == byline[3:]
    assert article.title == "Ferry may sail this week"
    assert [(article.text[slice(*e.spans[0])], e.reason) for e in article.excluded] == [
        (byline, "other")
    ]


@pytest.mark.parametrize(
    "line", ["By Monday morning", "By noon", "By Jane Doe the ferry was sold."]
)
def test_a_line_that_begins_with_by_is_not_always_a_byline(line):
    assert from_text(f"Ferry may sail this week\n{line}\n{BODY}").byline is None


def test_a_headline_is_the_title_and_stays_in_the_report():
    article = from_text("Ferry may sail this week, pilots say\n" + BODY)
    assert article.title == "Ferry may sail this week, pilots say"
    assert article.excluded == ()


@pytest.mark.parametrize("text", [BODY, "NORTH QUAY, 4 March - " + BODY, BODY.splitlines()[0]])
def test_a_text_without_a_headline_has_no_title(text):
    assert from_text(text).title is None


def test_a_line_before_the_headline_that_is_left_out_is_not_the_title():
    article = from_text("ADVERTISEMENT\nFerry may sail\n" + BODY)
    assert article.title == "Ferry may sail"


@pytest.mark.timeout(5)
@pytest.mark.parametrize(
    "piece", ["A", "By A ", "© a ", "(Photo ", "[a/", "READ ", "CC BY-", "(c) A "]
)
def test_repetition_does_not_slow_the_reading(piece):
    text = f"{BODY}{piece * 120} x\n{piece * 40}1 x\nBy {piece * 30}x"
    assert from_text(text).text == text
