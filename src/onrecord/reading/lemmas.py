"""Dictionary forms of English words, by simplemma's tables."""

from functools import lru_cache

import simplemma


@lru_cache(maxsize=65536)
def lemma(form: str, upos: str) -> str:
    """The lemma in lower case ('freed' -> 'free'); names and signs stay as they are."""
    low = form.lower()
    if upos in ("PROPN", "PUNCT", "NUM", "SYM", "X"):
        return low
    if low in ("'s", "’s"):
        return "be" if upos in ("AUX", "VERB") else low
    if low in ("n't", "n’t"):
        return "not"
    if upos in ("AUX", "VERB") and low in _IRREGULAR:
        return _IRREGULAR[low]
    return str(simplemma.lemmatize(low, lang="en"))


_IRREGULAR = {
    "am": "be",
    "is": "be",
    "are": "be",
    "was": "be",
    "were": "be",
    "been": "be",
    "being": "be",
    "'m": "be",
    "'re": "be",
    "has": "have",
    "had": "have",
    "having": "have",
    "'ve": "have",
    "does": "do",
    "did": "do",
    "done": "do",
    "doing": "do",
    "would": "would",
    "could": "could",
    "should": "should",
    "might": "might",
    "wo": "will",
    "'ll": "will",
    "ca": "can",
    "'d": "would",
    "bent": "bend",
    "broke": "break",
    "drunk": "drink",
    "rung": "ring",
    "shook": "shake",
    "swore": "swear",
    "thought": "think",
    "won": "win",
    "left": "leave",
    "felt": "feel",
    "gone": "go",
    "found": "find",
    "lay": "lie",
    "led": "lead",
    "bound": "bind",
    "means": "mean",
    "meeting": "meet",
    "building": "build",
    "saw": "see",
    "shot": "shoot",
    "ground": "grind",
    "wound": "wound",
}


@lru_cache(maxsize=65536)
def common(word: str) -> bool:
    """Whether the dictionary has `word` (lower case)."""
    return bool(simplemma.is_known(word, lang="en"))
