"""Judgements on the attributions of an article: whether one makes sense, and keeping it."""

from collections.abc import Sequence
from typing import get_args

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, select, update

from onrecord.errors import InputError
from onrecord.ledger.corrected import in_force
from onrecord.ledger.entries import Entry
from onrecord.ledger.signing import limited, signed
from onrecord.ledger.tables import correction
from onrecord.model import Correction, CorrectionVerdict, Record, Spans


def checked(
    record: Record, given: Correction, of: str | None, known: Sequence[Correction]
) -> Correction:
    """The judgement as it is kept; `of` is the attribution that it is about.

    Raises InputError saying what to give instead.
    """
    if given.verdict not in get_args(CorrectionVerdict):
        names = ", ".join(get_args(CorrectionVerdict))
        raise InputError(f"'{given.verdict}' is no verdict on an attribution: use {names}.")
    who, why = signed(given.who, given.why)
    actor = limited("the actor's name", " ".join((given.actor or "").split())) or None
    given = replace(given, who=who, why=why, actor=actor)
    if given.verdict == "undo":
        if given.undoes not in {c.seq for c in in_force(known)}:
            raise InputError(
                f"This article has no judgement {given.undoes} that could be taken back."
            )
        return replace(given, source=(), cue=(), content=(), was=(), actor=None)
    made = replace(given, was=()) if given.verdict == "add" else _about(record, given, of)
    for part, spans in (("source", made.source), ("cue", made.cue), ("content", made.content)):
        _check_spans(record.article.text, part, spans)
    if not made.content or not (made.source or made.cue):
        raise InputError("Mark the content, and who said it or the words that say so.")
    return made


def _about(record: Record, given: Correction, of: str | None) -> Correction:
    """A judgement on an attribution that is there: what a person leaves out stays as it is."""
    a = next((a for a in record.attributions if a.id == of), None)
    if a is None:
        raise InputError(f"This article has no attribution '{of}': its page lists them.")
    change = given.verdict == "correct"
    if change and not (given.source or given.cue or given.content or given.actor):
        raise InputError(
            "Mark what is wrong: the source, the cue, the content, or the actor's name."
        )
    name = next((x.name for x in record.actors if x.id == a.source.actor), None)
    kept_name = None if given.source else name
    return replace(
        given,
        source=(given.source if change else ()) or a.source.spans,
        cue=(given.cue if change else ()) or a.cue.spans,
        content=(given.content if change else ()) or a.content.spans,
        was=a.content.spans,
        actor=(given.actor or kept_name) if change else name,
    )


def _check_spans(text: str, part: str, spans: Spans) -> None:
    last = 0
    for start, end in spans:
        if not last <= start < end <= len(text):
            raise InputError(
                f"The {part} does not lie in the text: give its parts in order, as characters from "
                f"0 to {len(text):,}, the end not included."
            )
        if not text[start:end].strip():
            raise InputError(f"A part of the {part} holds no word: mark words.")
        last = end


def known(connection: Connection, article: str) -> list[Correction]:
    """Every judgement on the attributions of an article, oldest first, those taken back too."""
    rows = connection.execute(
        select(correction.c.body).where(correction.c.article == article).order_by(correction.c.seq)
    ).scalars()
    return [msgspec.json.decode(r, type=Correction) for r in rows]


def keep(connection: Connection, made: Entry) -> None:
    """Add a judgement to the view, and mark the one that it takes back."""
    c = msgspec.json.decode(made.body, type=Correction)
    if c.verdict == "undo":
        row = connection.execute(
            select(correction.c.body).where(correction.c.seq == c.undoes)
        ).scalar_one()
        before = msgspec.json.decode(row, type=Correction)
        connection.execute(
            update(correction)
            .where(correction.c.seq == c.undoes)
            .values(body=msgspec.json.encode(replace(before, undone_by=made.seq)))
        )
    kept = replace(c, seq=made.seq, recorded=made.recorded)
    connection.execute(
        correction.insert().values(seq=made.seq, article=made.key, body=msgspec.json.encode(kept))
    )
