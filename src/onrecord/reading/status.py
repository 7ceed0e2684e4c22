"""Passages that say how an undertaking fares."""

from msgspec.structs import replace

from onrecord.model import Attribution, Spans, Status, StatusReport, Undertaking, overlaps
from onrecord.reading.acts import load_groups, load_status_words
from onrecord.reading.clauses import Clauses
from onrecord.reading.findings import Cast
from onrecord.reading.syntax import Syntax

_NONE = frozenset({"no", "none", "not", "nobody", "never", "nothing", "neither", "n't", "n’t", "yet"})
_LIKE = 0.34
_FUTURE = frozenset({"will", "would", "shall", "may", "might", "could", "must", "should", "can"})
_LIGHT = frozenset({"be", "have", "do", "get", "day", "week", "time", "make", "take", "go", "say", "people", "man", "year"})


def find_status(
    syntax: Syntax, cast: Cast, attributions: tuple[Attribution, ...], undertakings: tuple[Undertaking, ...]
) -> tuple[tuple[StatusReport, ...], tuple[Undertaking, ...]]:
    """Status reports r1, r2, … and the undertakings with the latest of theirs as status."""
    clauses = Clauses(syntax, cast, attributions)
    reports: list[StatusReport] = []
    for sentence in syntax.sentences:
        for part in _parts(clauses, list(sentence)):
            report = _report(clauses, part, undertakings, len(reports) + 1, reports)
            if report is not None:
                reports.append(report)
    latest = {r.undertaking: r.status for r in reports}
    return tuple(reports), tuple(
        replace(u, status=latest[u.id]) if u.id in latest else u for u in undertakings
    )


def _parts(clauses: Clauses, sentence: list[int]) -> list[list[int]]:
    """A sentence cut by whose words they are, and at semicolons."""
    syntax = clauses.syntax
    cues = {i for a in clauses.attributions for i in clauses.tokens((*a.cue.spans, *a.source.spans))}
    parts: list[list[int]] = []
    last: object = object()
    for i in sentence:
        if i in cues and clauses.told_by(i) is None or syntax[i].form == ";":
            last = object()
            continue
        teller = clauses.told_by(i)
        key = teller.id if teller else None
        if key != last:
            parts.append([])
            last = key
        parts[-1].append(i)
    return [p for p in parts if len(p) > 2]


def _report(
    clauses: Clauses, part: list[int], undertakings: tuple[Undertaking, ...], number: int, earlier: list[StatusReport]
) -> StatusReport | None:
    syntax = clauses.syntax
    while part and syntax[part[-1]].upos == "PUNCT":
        part = part[:-1]
    if not part or any(syntax[i].low in _FUTURE for i in part):
        return None
    spans = syntax.spans(part)
    word = next((s for i in part if (s := _status_word(syntax, i))), None)
    done = any(syntax[i].xpos in ("VBD", "VBN") or syntax[i].lemma == "have" for i in part)
    best: tuple[float, Undertaking] | None = None
    for u in undertakings:
        if overlaps(u.action.spans, spans) or not u.action.spans or u.action.spans[0][0] > spans[0][0]:
            continue
        score = likeness(clauses, u.action.spans, spans)
        score += 0.15 if word and _such(syntax, part, u, clauses) else 0.0
        if best is None or score > best[0]:
            best = (score, u)
    teller = clauses.told_by(part[0])
    if best is None or best[0] < _LIKE:
        back = _bare_verdict(syntax, part, word, earlier, undertakings, number)
        if back is None:
            return None
        return StatusReport(id=f"r{number}", undertaking=back[0], status=back[1], spans=spans,
                            attribution=teller.id if teller else None, score=0.5, reason="verdict on what was just told")  # fmt: skip
    status = _verdict(syntax, part, best[1], word, done)
    if status is None:
        return None
    return StatusReport(
        id=f"r{number}", undertaking=best[1].id, status=status, spans=spans,
        attribution=teller.id if teller else None, score=round(min(1.0, best[0]), 4),
        reason="shares words with the undertaking" + (f", '{word}'" if word else ""),
    )  # fmt: skip


def _status_word(syntax: Syntax, i: int) -> str | None:
    words = load_status_words()
    return words.get(syntax[i].low) or words.get(syntax[i].lemma)


def _such(syntax: Syntax, part: list[int], u: Undertaking, clauses: Clauses) -> bool:
    """'such a force' points back to an action that names one."""
    named = {syntax[i].lemma for i in clauses.tokens(u.action.spans) if syntax[i].upos == "NOUN"}
    return any(
        syntax[i].low in ("such", "this", "that") and any(syntax[k].lemma in named for k in part if i < k <= i + 4) for i in part
    )


def _verdict(syntax: Syntax, part: list[int], u: Undertaking, word: str | None, done: bool) -> Status | None:
    negative = any(syntax[i].low in _NONE for i in part)
    if word in ("obstructed", "breached"):
        return "breached" if word == "breached" and not negative else "obstructed" if word == "obstructed" else None
    held_back = u.act in ("refuse", "forbid") or _promises_not(syntax, u)
    if negative:
        return "in-progress" if held_back else "not-met" if done or word else None
    if not done:
        return None
    if held_back:
        return "breached"
    if word in ("in-progress", "partly-met"):
        return "partly-met" if word == "partly-met" else "in-progress"
    return "met"


def _promises_not(syntax: Syntax, u: Undertaking) -> bool:
    """'arrest nobody', 'no longer shell': the promise is to leave something undone."""
    tokens = [i for span in u.action.spans for i in syntax.within(span)]
    return any(syntax[i].low in ("nobody", "no", "not", "never", "none", "stop", "nothing") for i in tokens)


def _bare_verdict(
    syntax: Syntax, part: list[int], word: str | None, earlier: list[StatusReport],
    undertakings: tuple[Undertaking, ...], number: int,
) -> tuple[str, Status] | None:
    """'That is a plain breach' speaks of what was reported just before."""
    if word != "breached" or not earlier or syntax[part[0]].low not in ("that", "this", "it", '"', "“"):
        return None
    last = earlier[-1]
    return last.undertaking, "breached"


def likeness(clauses: Clauses, one: Spans, other: Spans) -> float:
    """How far two passages speak of the same thing: shared lemmas, or lemmas alike, from 0 to 1."""
    a, b = (_content_words(clauses, spans) for spans in (one, other))
    if not a or not b:
        return 0.0
    shared = sum(max((_alike(x, y) for y in b), default=0.0) for x in a)
    return shared / len(a)


def _content_words(clauses: Clauses, spans: Spans) -> set[str]:
    syntax = clauses.syntax
    return {
        syntax[i].lemma for i in clauses.tokens(spans)
        if syntax[i].upos in ("NOUN", "VERB", "PROPN") and syntax[i].lemma not in _LIGHT and syntax[i].form[:1].isalpha()
    }  # fmt: skip


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    groups = load_groups()
    return 0.8 if groups.get(one, frozenset()) & groups.get(other, frozenset()) else 0.0
