"""What words mean, for comparing short passages: stems, and vectors of a sentence model.

The model is all-MiniLM-L6-v2 as published (Apache-2.0), in int8, made by `training/meaning.py`.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from threading import local
from typing import Any

import numpy as np
import snowballstemmer
from numpy.typing import NDArray

from onrecord.errors import ModelError

__all__ = ["Vectors", "stems", "vectors", "words"]
Vectors = NDArray[np.float32]
FOLDER = Path(__file__).parent / "data"
_CLS, _SEP, _LONGEST = 101, 102, 128
_WORD = re.compile(r"\d[\d,.]*\d|\w+(?:[’']\w+)?")
_OWN = local()
_FAINT = frozenset((FOLDER / "faint.txt").read_text("utf8").split())
_LINES = (FOLDER / "irregular.txt").read_text("utf8").splitlines()
_BASE_OF = dict(line.split() for line in _LINES)  # 'withdrew' -> 'withdraw'


@lru_cache(maxsize=16384)
def stems(text: str) -> frozenset[str]:
    """The stems (Porter 2) of the words of `text` that carry sense; numbers as they stand.

    'Withdrew' has the stem of 'withdraw'.
    """
    return frozenset(map(_stem, words(text)))


def words(text: str) -> frozenset[str]:
    """The words of `text` that carry sense, in lower case; numbers as they stand."""
    found = (w.lower().replace("’", "'").removesuffix("'s") for w in _WORD.findall(text))
    return frozenset(w for w in found if w not in _FAINT and (len(w) > 1 or w.isdigit()))


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    # a stemmer holds the word that it works on: each thread needs one of its own
    if not hasattr(_OWN, "stemmer"):
        _OWN.stemmer = snowballstemmer.stemmer("english")
    return str(_OWN.stemmer.stemWord(_BASE_OF.get(word, word)))


def vectors(texts: Sequence[str]) -> Vectors:
    """A vector of length 1 for each text, [N, 384]: the nearer in sense, the nearer to 1 their dot.

    Texts are cut after 126 word pieces. Raises ModelError if the model's files are missing.
    """
    return np.stack([_vector(t) for t in texts]) if texts else np.zeros((0, 384), np.float32)


@lru_cache(maxsize=8192)
def _vector(text: str) -> Vectors:
    tokenizer, session = _model()
    ids = tokenizer.encode(text, add_special_tokens=False).ids[: _LONGEST - 2]
    row = np.asarray([[_CLS, *ids, _SEP]], dtype=np.int64)
    found: Vectors = session.run(None, {"ids": row, "mask": np.ones_like(row)})[0][0]
    return found


@lru_cache(maxsize=1)
def _model() -> tuple[Any, Any]:
    import onnxruntime
    from tokenizers import Tokenizer

    ort: Any = onnxruntime  # it ships no types
    try:
        tokenizer = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        session = ort.InferenceSession(
            str(FOLDER / "sentences.onnx"), options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # the libraries raise their own kinds
        raise ModelError(
            f"The sentence model in {FOLDER} cannot be loaded ({error}): install onrecord again."
        ) from error
    return tokenizer, session
