from concurrent.futures import ThreadPoolExecutor

import snowballstemmer

from onrecord.meaning import stems


def test_many_threads_stem_as_one_does() -> None:
    letters = "bcdfgklmnprst"
    words = [f"{a}o{b}i{c}{end}" for a in letters for b in letters for c in letters
             for end in ("ations", "ing", "fulness", "ies")]  # fmt: skip
    with ThreadPoolExecutor(16) as threads:
        found = list(threads.map(stems, words))
    one = snowballstemmer.stemmer("english")
    assert found == [frozenset({one.stemWord(w)}) for w in words]


def test_an_irregular_past_has_the_stem_of_its_verb() -> None:
    assert stems("withdrew the guns that he gave") == stems("withdraw the gun that he gives")
    assert stems("has withdrawn, is given") == stems("withdraw, give")
