"""One pass of the encoder over an article's text -> syntax and quotes."""

from dataclasses import replace

import numpy as np

from onrecord.model import Span
from onrecord.reading.agents import mend_sources
from onrecord.reading.datelines import without_datelines
from onrecord.reading.edges import round_contents
from onrecord.reading.encoder import Model, Reading, run_encoder
from onrecord.reading.findings import Quote
from onrecord.reading.parse import parse
from onrecord.reading.performed import performed
from onrecord.reading.quotes import Draft, read_quotes
from onrecord.reading.reach import content_flags, introduced, reach_on
from onrecord.reading.settle import settle
from onrecord.reading.signed import signed_quotations
from onrecord.reading.syntax import Syntax
from onrecord.reading.windows import to_pieces, to_windows
from onrecord.reading.words import split_words


def understand(
    model: Model, text: str, hidden: tuple[Span, ...] = ()
) -> tuple[Syntax, tuple[Quote, ...]]:
    """Everything that the learned heads find in `text` outside the spans `hidden`."""
    words = split_words(text, hidden)
    pieces = to_pieces(model.tokenizer, text, words.spans)
    paragraphs = np.asarray(words.paragraphs, dtype=np.int64)[pieces.word]
    readings: list[Reading] = []
    drafts: list[Draft] = []
    for reading in run_encoder(model, to_windows(pieces, words)):
        drafts += read_quotes(model, reading, pieces, paragraphs)
        # the widest findings are not needed any more: long articles must stay within memory
        readings.append(replace(reading, hidden=reading.hidden[:0], near=reading.near[:0]))
    syntax = parse(model, text, words, pieces, readings)
    flags = content_flags(readings, pieces, len(words.spans))
    settled = settle(introduced(syntax, drafts, flags), syntax)
    quotes = mend_sources(syntax, round_contents(syntax, settled))
    quotes = performed(syntax, signed_quotations(syntax, quotes))
    return syntax, without_datelines(text, reach_on(syntax, quotes, flags))
