"""Is the article in English? Others are refused, not read badly."""

import re
from functools import lru_cache
from typing import Any

from onrecord.errors import LanguageError

_NAMES = {
    "ar": "Arabic", "de": "German", "es": "Spanish", "fa": "Persian", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "id": "Indonesian", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian",
    "sv": "Swedish", "sw": "Swahili", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
_COMMON = frozenset(
    "the of and to in a is that for on was with as it by at from his he she be are has have had "
    "will would not but they their said were which who an or been this if you we i".split()
)
SAMPLE = 3000
ENOUGH = 60


def require_english(text: str) -> None:
    """Raise LanguageError, naming the language where it is known, if `text` is not in English."""
    letters = [c for c in text[: 4 * SAMPLE] if c.isalpha()]
    if letters and sum(ord(c) < 0x250 for c in letters) < len(letters) / 2:
        raise LanguageError(_message(_classify(text[:SAMPLE])[0]))
    words = re.findall(r"[a-zA-Z']+", text[: 4 * SAMPLE].lower())
    share = sum(w in _COMMON for w in words) / max(1, len(words))
    if share >= 0.2 or len(letters) < ENOUGH:  # plainly English, or too short to tell
        return
    language, sure = _classify(text[:SAMPLE])
    if language != "en" and sure > 0.95 and share < 0.12:
        raise LanguageError(_message(language))


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)


def _classify(text: str) -> tuple[str, float]:
    language, sure = _identifier().classify(text)
    return str(language), float(sure)


def _message(language: str) -> str:
    name = _NAMES.get(language, f"the language '{language}'")
    return f"The article seems to be in {name}; onrecord reads English only. Give a translation."
