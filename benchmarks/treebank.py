"""Syntax and mention heads against GUM, on the treebank's own words."""

from pathlib import Path

import numpy as np
from training.corpora import Treebank, read_gum

from onrecord.reading.encoder import load_model, run_encoder
from onrecord.reading.parse import parse
from onrecord.reading.windows import to_pieces, to_windows
from onrecord.reading.words import Words


def score_treebank(folder: Path) -> dict[str, float]:
    """UAS and LAS without punctuation, parts of speech, sentence starts, mention heads with type."""
    count = dict.fromkeys(("words", "head", "label", "upos"), 0)
    starts, mentions = np.zeros(3), np.zeros(3)
    for doc in read_gum(folder):
        tokens = _tokens(doc)
        for i, token in enumerate(tokens):
            starts += _hit(doc.sentence[i], i == 0 or token.sentence != tokens[i - 1].sentence)
            mentions += _hit(doc.entity[i], token.entity)
            if doc.upos[i] == "PUNCT":
                continue
            count["words"] += 1
            count["upos"] += token.upos == doc.upos[i]
            right = token.head == doc.heads[i]
            count["head"] += right
            count["label"] += right and token.rel == doc.relations[i]
    words = count["words"]
    return {
        "gum UAS": round(100 * count["head"] / words, 1),
        "gum LAS": round(100 * count["label"] / words, 1),
        "gum part of speech": round(100 * count["upos"] / words, 1),
        "gum sentence starts F1": _f1(starts),
        "gum mention heads F1": _f1(mentions),
    }


def _tokens(doc: Treebank) -> tuple:
    model = load_model()
    words = Words(tuple(doc.words), tuple(doc.paragraphs))
    pieces = to_pieces(model.tokenizer, doc.text, words.spans)
    readings = list(run_encoder(model, to_windows(pieces, words)))
    return parse(model, doc.text, words, pieces, readings).tokens


def _hit(gold: object, found: object) -> np.ndarray:
    """Right, predicted, gold: one word's share of each."""
    return np.array([bool(gold) and gold == found, bool(found), bool(gold)], dtype=float)


def _f1(count: np.ndarray) -> float:
    right, predicted, gold = count
    return round(float(200 * right / (predicted + gold)), 1) if predicted + gold else 0.0
