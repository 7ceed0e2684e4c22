"""Is the article in English? Others are refused, not read badly."""

import re
import unicodedata
from functools import lru_cache
from typing import Any

from onrecord.errors import InputError, LanguageError
from onrecord.ingest.wordlists import table

# The commonest words of English that its neighbours do not share (no 'in', 'is', 'at', 'for').
_ENGLISH = frozenset({
    "the", "of", "and", "to", "that", "with", "from", "his", "has", "would", "not", "but",
    "they", "their", "said", "were", "which", "who", "been", "this", "could", "about", "after",
    "its", "than", "there", "when", "what",
})  # fmt: skip
_NEAR = frozenset({"en", "sco", "pcm", "ang"})  # read as English: Scots, Nigerian Pidgin
SAMPLE = 6_000
PLAIN = 0.14
"""Share of common English words above which no further look is taken."""


def require_english(text: str, declared: str | None = None) -> None:
    """Raise LanguageError, naming the language where it is known, if `text` is not in English.

    `declared` is what the page says its language is: it decides nothing, but it tips the scale.
    Raises InputError if there are no words at all.
    """
    sample = text[:SAMPLE]
    letters = [c for c in sample if c.isalpha()]
    if not letters:
        raise InputError("There is nothing to read: the input has no words.")
    foreign = [c for c in letters if ord(c) >= 0x250]
    if len(foreign) > len(letters) / 2:
        raise LanguageError(_message(_of_script(sample, foreign)))
    words = re.findall(r"[^\W\d_]+", sample.lower())
    share = sum(word in _ENGLISH for word in words) / max(1, len(words))
    if share >= PLAIN:
        return
    language, sure = _classify(sample)
    if language not in _NEAR and sure > _needed(share, len(letters), language, declared):
        raise LanguageError(_message(_name(language)))


def _needed(share: float, letters: int, language: str, declared: str | None) -> float:
    """How sure the guess must be: names and headlines have few common words and mislead it."""
    if share >= 0.07 or letters < 20:
        return 1.0
    if (declared or "").lower().partition("-")[0] == language:
        return 0.3
    return 0.9 if share > 0 or letters < 40 else 0.7


@lru_cache(maxsize=1)
def _identifier() -> Any:
    """py3langid's model: about half a second to load, so only for what is not plainly English."""
    from py3langid import langid

    load: Any = langid.LanguageIdentifier.from_model_file
    return load(langid.MODEL_FILE, norm_probs=True)


def _classify(text: str) -> tuple[str, float]:
    language, sure = _identifier().classify(text)
    return str(language), float(sure)


def _of_script(text: str, foreign: list[str]) -> str:
    language, sure = _classify(text)
    if language != "en" and sure > 0.5:
        return _name(language)
    names = [unicodedata.name(c, "?").partition(" ")[0] for c in foreign[:200]]
    script = max(sorted(set(names)), key=names.count)
    return "Chinese characters" if script == "CJK" else f"{script.capitalize()} script"


def _name(language: str) -> str:
    names = {code: rest[0] for code, *rest in table("languages") if rest}
    return names.get(language, f"another language ('{language}')")


def _message(name: str) -> str:
    return f"The article is in {name}; onrecord reads English only: give an English translation."
