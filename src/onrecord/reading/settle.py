"""Drafts of attributions -> quotes: which to keep, and what stands within what."""

from dataclasses import replace

from onrecord.model import Span
from onrecord.reading.acts import load_frames
from onrecord.reading.findings import Quote
from onrecord.reading.quotes import Draft
from onrecord.reading.syntax import Syntax

ACCEPT = (0.55, 0.35)  # outermost, nested: chosen on PolNeAR's dev and the project's own articles
SUPPORTED, DOUBTED = (0.75, 0.35), (0.3, 0.75)  # heads' support, and the score then asked for
PERFORMED = 0.4  # where the cue is a verb such as 'agreed', or a noun such as 'position that'
GRAMMAR = 0.5
SAME = 0.5
TAIL = 8
_OPENING = frozenset({"—", "–", ":", ";", "“", '"'})


def settle(drafts: list[Draft], syntax: Syntax) -> tuple[Quote, ...]:
    """Drop what the reader doubts and what repeats a surer draft; find what stands within what."""
    drafts = [_by_grammar(d, syntax) if _unread(d) else _from_start(d, syntax) for d in drafts]
    sure = sorted(
        (d for d in drafts if d.content and d.score >= _asked(d, syntax)),
        key=lambda d: (d.level, -d.score),
    )
    kept: list[Draft] = []
    for d in sure:
        if not any(_repeats(d, other) for other in kept):
            kept.append(d)
    kept.sort(key=lambda d: (min(d.cue), -len(d.content)))
    parents = [_parent(d, kept) for d in kept]
    chosen = [i for i, d in enumerate(kept) if d.level == 0 or parents[i] is not None]
    number = {old: new for new, old in enumerate(chosen)}
    return tuple(
        _quote(kept[i], syntax, None if parents[i] is None else number.get(parents[i] or 0))
        for i in chosen
    )


def _asked(d: Draft, syntax: Syntax) -> float:
    """The score that a draft needs: less where the heads see its content too, more where not."""
    if d.level:
        return ACCEPT[1]
    if d.source and d.support >= DOUBTED[0] and _performs(d, syntax):
        return PERFORMED
    if d.support >= SUPPORTED[0]:
        return SUPPORTED[1]
    return DOUBTED[1] if d.support < DOUBTED[0] else ACCEPT[0]


def _performs(d: Draft, syntax: Syntax) -> bool:
    """Whether the cue names an act ('agreed'), or a noun of it is spelt out ('position that …')."""
    opening = min(d.content)
    return any(
        syntax[w].lemma in load_frames()
        or (syntax[w].upos == "NOUN" and w + 1 == opening and syntax[opening].low == "that")
        for w in d.cue
    )


def _unread(d: Draft) -> bool:
    """A nested cue that the heads are sure of, but of which the reader makes nothing."""
    lost = d.score < ACCEPT[1] or not d.content or not d.source
    return d.level == 1 and d.likelihood >= GRAMMAR and lost


def _from_start(d: Draft, syntax: Syntax) -> Draft:
    """'X has offered to …, two people told the paper': told is all before the comma.

    Where the reader sees only a piece of it, a surer cue inside has taken the rest.
    """
    own = sorted((*d.source, *d.cue))
    if d.level or not d.content or not d.source or len(own) != own[-1] - own[0] + 1:
        return d
    sentence, comma = syntax.sentence_of(own[0]), own[0] - 1
    opens = max((i + 1 for i in sentence if i < comma and syntax[i].form in _OPENING),
                default=sentence.start)  # fmt: skip
    before = range(opens, comma)
    if not before or syntax[comma].form != "," or own[-1] not in sentence:
        return d
    first = min(d.content)
    torn = syntax[first].low == "to" and syntax[first - 1].upos == "VERB"  # 'offered | to end it'
    piece = torn or 2 * len(d.content) < len(before)
    inside = all(opens < i < comma for i in d.content)
    return replace(d, content=tuple(before)) if inside and piece and _closes(syntax, own[-1]) else d


def _closes(syntax: Syntax, last: int) -> bool:
    """Nothing but whom, when and where follows a cue in its sentence."""
    rest = range(last + 1, syntax.sentence_of(last).stop)
    return len(rest) <= TAIL and all(
        syntax[i].upos not in ("VERB", "AUX", "SCONJ") and syntax[i].form != "," for i in rest
    )


def _by_grammar(d: Draft, syntax: Syntax) -> Draft:
    """Subject and object or clause of the cue's verb as source and content."""
    verb = next((w for w in d.cue if syntax[w].upos == "VERB"), None)
    if verb is None:
        return d
    subject = syntax.below(verb, "nsubj")
    told = syntax.below(verb, "ccomp", "xcomp") or syntax.below(verb, "obj")
    if not subject or not told or subject[0] > verb:
        return d
    leave = frozenset({"punct", "acl", "parataxis"})
    source = tuple(syntax.subtree(subject[0], leave))
    content = tuple(w for w in syntax.subtree(told[-1], frozenset({"punct"})) if w > verb)
    aux = [w for w in syntax.children[verb] if syntax[w].base in ("aux", "advmod") and w < verb]
    cue = tuple(range(min([*aux, verb]), verb + 1))
    if not content or set(source) & set(cue):
        return d
    return replace(d, score=0.5, source=source, cue=cue, content=content)


def _repeats(one: Draft, other: Draft) -> bool:
    """Whether both read the same attribution: shared cue, or the same content and source."""
    if not one.cue_words.isdisjoint(other.cue):
        return True
    a, b = one.content_words, other.content_words
    return (
        one.level == other.level
        and not a.isdisjoint(b)
        and len(a & b) / len(a | b) > SAME
        and not (one.cue_words <= b or other.cue_words <= a)
    )


def _parent(d: Draft, kept: list[Draft]) -> int | None:
    """The quote with the smallest content that holds this one's cue and most of its content."""
    holders = [
        (len(other.content), i)
        for i, other in enumerate(kept)
        if len(other.content) > len(d.content)  # or two could stand within each other
        and d.cue_words <= other.content_words
        and 2 * len(d.content_words & other.content_words) > len(d.content)
    ]
    return min(holders)[1] if holders else None


def _quote(d: Draft, syntax: Syntax, within: int | None) -> Quote:
    return Quote(
        _spans(d.source, syntax),
        _spans(d.cue, syntax),
        _spans(d.content, syntax),
        within,
        round(d.score, 4),
        d.source_score,
        d.content_score,
        f"cue head and cue reader ({'nested' if d.level else 'outermost'})",
    )


def _spans(words: tuple[int, ...], syntax: Syntax) -> tuple[Span, ...]:
    return syntax.spans(sorted(words))
