from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.words import paragraph_starts, split_words


def forms(text: str) -> list[str]:
    return [text[a:b] for a, b in split_words(text).spans]


def test_clitics_and_hyphens_stand_alone() -> None:
    assert forms("Israel's post-war plan doesn't hold.") == [
        "Israel", "'s", "post", "-", "war", "plan", "does", "n't", "hold", ".",
    ]  # fmt: skip


def test_abbreviations_numbers_and_addresses_stay_whole() -> None:
    assert forms("The U.S. sent Gen. Roe 1,200 men at 3.30 to www.example.org") == [
        "The", "U.S.", "sent", "Gen.", "Roe", "1,200", "men", "at", "3.30", "to", "www.example.org",
    ]  # fmt: skip


def test_an_emoji_is_no_word() -> None:
    assert forms("\U0001f600 Velmar agreed \U0001f91d") == ["Velmar", "agreed"]


def test_words_in_hidden_passages_are_left_out() -> None:
    text = "READ: more. Velmar agreed."
    words = split_words(text, ((0, 11),))
    assert [text[a:b] for a, b in words.spans] == ["Velmar", "agreed", "."]


def test_a_line_break_ends_a_paragraph_whatever_its_kind() -> None:
    for ending in ("\n", "\r\n", "\n\n"):
        assert split_words(f"One two.{ending}Three.").paragraphs == (0, 0, 0, 1, 1)


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    line = "This sentence goes on and on over many lines of the same width"
    assert paragraph_starts("\n".join([line] * 6)) == []
    assert len(paragraph_starts("\n".join([line] * 6) + "\n\nNew one.")) == 1


@given(st.text(max_size=300))
def test_every_word_lies_in_the_text_in_order(text: str) -> None:
    words = split_words(text)
    last = 0
    for start, end in words.spans:
        assert last <= start < end <= len(text)
        last = end
    assert list(words.paragraphs) == sorted(words.paragraphs)
