"""Rights: the licence, whose it is, and the passage that says so."""

import pytest

from onrecord.ingest import from_text

BODY = (
    "The envoy said on Monday that the ferry would sail if the harbour was cleared of mines.\n"
    "Nobody from the harbour office could be reached, and the crews have been told to wait.\n"
)


@pytest.mark.parametrize(
    ("line", "licence", "holder"),
    [
        (
            "This work by North Quay Post is licensed under a Creative Commons "
            "Attribution-NonCommercial-ShareAlike 4.0 International License.",
            "CC-BY-NC-SA-4.0",
            "North Quay Post",
        ),
        (
            "This article is republished from The Quay Wire under a Creative Commons Attribution "
            "4.0 licence.",
            "CC-BY-4.0",
            "The Quay Wire",
        ),
        ("Republished from The Quay Wire under CC BY 4.0", "CC-BY-4.0", "The Quay Wire"),
        (
            "This article was originally published on Harbour Notes and is available under a "
            "Creative Commons BY-ND 4.0 licence. Read the original.",
            "CC-BY-ND-4.0",
            "Harbour Notes",
        ),
        (
            "To the extent possible under law, Quay Watch waives all rights in this (CC0 1.0).",
            "CC0-1.0",
            "Quay Watch",
        ),
        (
            "To the extent possible under law, its editors waive all rights in this text (CC0 1.0).",
            "CC0-1.0",
            None,
        ),
        ("Quay Watch has dedicated this text to the public domain (CC0).", "CC0-1.0", "Quay Watch"),
        (
            "Contains public sector information licensed under the Open Government Licence v3.0.",
            "OGL-UK-3.0",
            None,
        ),
        (
            "© North Quay Post 2024. All rights reserved.",
            "LicenseRef-all-rights-reserved",
            "North Quay Post",
        ),
        (
            "© 2024 North Quay Post. All rights reserved.",
            "LicenseRef-all-rights-reserved",
            "North Quay Post",
        ),
        ("© 2024 AFP", "LicenseRef-all-rights-reserved", "Agence France-Presse"),
        (
            "Copyright 2024 The Associated Press. All rights reserved. This material may not be "
            "published, broadcast, rewritten or redistributed.",
            "LicenseRef-all-rights-reserved",
            "The Associated Press",
        ),
        ("(c) 2019-2024, Quay Media Ltd", "LicenseRef-all-rights-reserved", "Quay Media Ltd"),
        (
            "The text of this report is available under the Creative Commons "
            "Attribution-ShareAlike 4.0 International License. Credit: North Quay Post",
            "CC-BY-SA-4.0",
            "North Quay Post",
        ),
        (
            "Compiled by the North Quay Monitor. This digest is published under a Creative Commons "
            "Attribution-NonCommercial 4.0 International License.",
            "CC-BY-NC-4.0",
            "North Quay Monitor",
        ),
        ("Credit: North Quay Post, CC BY-NC-SA 4.0", "CC-BY-NC-SA-4.0", "North Quay Post"),
        ("AFP", None, "Agence France-Presse"),
        ("Source: Reuters and agencies", None, "Reuters"),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_rights_line_gives_licence_holder_and_passage_and_is_left_out(
    line, licence, holder, ending
):
    article = from_text((BODY + line + "\n").replace("\n", ending))
    (span,) = article.rights.spans
    assert article.text[slice(*span)] == line
    assert (article.rights.licence, article.rights.holder) == (licence, holder)
    assert article.outlet_name == holder
    assert [(e.spans, e.reason) for e in article.excluded] == [((span,), "rights")]


def test_a_line_said_twice_is_shown_once_and_left_out_twice():
    line = "This work by Quay Post is licensed under a Creative Commons Attribution 4.0 License.\n"
    article = from_text(line + BODY + line)
    assert article.rights.spans == ((0, len(line) - 1),)
    assert [e.reason for e in article.excluded] == ["rights", "rights"]


def test_a_licence_says_more_than_all_rights_reserved():
    article = from_text(BODY + "© 2024 Quay Post. All rights reserved.\nText: Quay Post, CC BY 4.0")
    assert article.rights.licence == "CC-BY-4.0"


def test_a_copyright_sentence_that_closes_a_paragraph_is_left_out_alone():
    article = from_text(BODY.strip() + " © 2024 Quay Post")
    (excluded,) = article.excluded
    assert article.text[slice(*excluded.spans[0])] == "© 2024 Quay Post"


@pytest.mark.parametrize(
    ("dateline", "holder"),
    [
        ("GENEVA (Reuters) - ", "Reuters"),
        ("NORTH QUAY, 9 March (Lowland Press) — ", "Lowland Press"),
        ("Geneva, May 3 (AP) -- ", "The Associated Press"),
        ("(AFP) – ", "Agence France-Presse"),
    ],
)
def test_a_dateline_credits_an_agency_and_stays_in_the_report(dateline, holder):
    article = from_text(dateline + BODY)
    assert (article.rights.licence, article.rights.holder) == (None, holder)
    assert article.excluded == ()


@pytest.mark.parametrize(
    "line",
    [
        "Copyright law will change next year, the minister said, and papers in the public domain "
        "will be put online.",
        "The charity said it would release its maps under a Creative Commons Attribution licence.",
        "The judge ruled that the files were in the public domain.",
        "(c) The parties shall withdraw from the harbour before March 2024.",
        "The Regional Council (RC) - which has no ships - did not answer.",
    ],
)
def test_reporting_on_rights_is_not_a_rights_line(line):
    article = from_text(BODY + line)
    assert article.excluded == ()
    assert article.rights.licence is None


def test_what_the_user_gives_as_outlet_goes_first():
    article = from_text(BODY + "© 2024 Quay Post", outlet="Harbour Herald")
    assert (article.outlet_name, article.rights.holder) == ("Harbour Herald", "Quay Post")
