from onrecord.model import cover
from onrecord.reading.findings import Quote
from onrecord.reading.signed import signed_quotations
from tests.reading.conftest import parsed

LETTER = parsed(
    """
    “ PUNCT 3 punct
    They PRON 3 nsubj
    said VERB 0 root
    peace NOUN 3 obj
    . PUNCT 3 punct
    ” PUNCT 3 punct
    — PUNCT 8 punct
    Ada PROPN 3 dep
    Vale PROPN 8 flat
    , PUNCT 10 punct
    nurse NOUN 8 appos
    """
)


def test_a_quotation_signed_after_a_dash_is_its_signers() -> None:
    (quote,) = signed_quotations(LETTER, ())
    assert cover(LETTER.text, quote.source) == "Ada Vale"
    assert cover(LETTER.text, quote.content) == "“ They said peace. ”"


def test_what_was_read_in_a_signed_quotation_stands_within_it() -> None:
    said = Quote(LETTER.spans([1]), LETTER.spans([2]), LETTER.spans([3]))
    inner, outer = signed_quotations(LETTER, (said,))
    assert inner.within == 1
    assert outer.within is None


def test_a_remark_after_a_dash_is_no_signature() -> None:
    remark = parsed(
        """
        “ PUNCT 3 punct
        Go VERB 0 root
        home ADV 2 advmod
        ” PUNCT 2 punct
        — PUNCT 7 punct
        Vale PROPN 7 nsubj
        shouted VERB 2 parataxis
        it PRON 7 obj
        """
    )
    assert signed_quotations(remark, ()) == ()
