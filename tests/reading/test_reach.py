import numpy as np

from onrecord.model import cover
from onrecord.reading.encoder import Floats
from onrecord.reading.findings import Quote
from onrecord.reading.quotes import Draft
from onrecord.reading.reach import introduced, reach_on
from onrecord.reading.syntax import Syntax
from tests.reading.conftest import parsed

TALK = parsed(
    """
    Vale PROPN 2 nsubj
    added VERB 0 root
    : PUNCT 2 punct

    We PRON 2 nsubj
    want VERB 0 root
    peace NOUN 2 obj
    and CCONJ 7 cc
    we PRON 7 nsubj
    will AUX 7 aux
    sign VERB 2 conj
    soon ADV 7 advmod
    . PUNCT 2 punct

    Nobody PRON 4 nsubj
    here ADV 1 advmod
    will AUX 4 aux
    ask VERB 0 root
    for ADP 7 case
    more ADJ 7 amod
    land NOUN 4 obl
    again ADV 4 advmod
    . PUNCT 4 punct
    """
)


def in_paragraphs(syntax: Syntax, *starts: int) -> Syntax:
    """The same tokens, with paragraphs that begin at `starts`."""
    tokens = (
        t._replace(paragraph=sum(s <= i for s in starts)) for i, t in enumerate(syntax.tokens)
    )
    return Syntax(syntax.text, tuple(tokens))


def flags(*seen: int) -> Floats:
    out = np.full(len(TALK), 0.1, dtype=np.float32)
    out[list(seen)] = 0.9
    return out


ADDED = Draft(0, 0.9, (0,), (1, 2), (), 0.9, 0.0)


def test_a_cue_and_a_colon_that_end_a_paragraph_introduce_the_next() -> None:
    (draft,) = introduced(in_paragraphs(TALK, 3, 12), [ADDED], flags(*range(3, 21)))
    assert draft.content == tuple(range(3, 12))


def test_a_paragraph_that_the_heads_see_no_content_in_is_not_introduced() -> None:
    assert introduced(in_paragraphs(TALK, 3, 12), [ADDED], flags()) == [ADDED]


def test_a_colon_within_a_paragraph_introduces_no_other() -> None:
    assert introduced(in_paragraphs(TALK, 12), [ADDED], flags(*range(3, 21))) == [ADDED]


def quote(first: int, last: int) -> Quote:
    spans = TALK.spans(list(range(first, last + 1)))
    return Quote(TALK.spans([0]), TALK.spans([1]), spans)


def test_a_content_goes_on_to_where_the_heads_see_it_end() -> None:
    (longer,) = reach_on(TALK, (quote(3, 5),), flags(*range(3, 11)))
    assert cover(TALK.text, longer.content) == "We want peace and we will sign soon"


def test_a_mere_speck_is_not_added() -> None:
    (same,) = reach_on(TALK, (quote(3, 5),), flags(*range(3, 8)))
    assert cover(TALK.text, same.content) == "We want peace"


def test_a_whole_sentence_that_nobody_has_is_whose_the_words_before_it_are() -> None:
    (longer,) = reach_on(TALK, (quote(3, 11),), flags(*range(3, 21)))
    assert longer.content[-1][1] == len(TALK.text)


def test_a_sentence_of_another_source_is_left_alone() -> None:
    other = Quote(TALK.spans([12]), TALK.spans([15]), TALK.spans([18]))
    assert reach_on(TALK, (quote(3, 11), other), flags(*range(3, 16)))[0] == quote(3, 11)
