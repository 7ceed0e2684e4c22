"""Quotes and the cast -> attributions: who, to whom, when and where, in what form."""

import re
from functools import lru_cache

from onrecord.model import (
    DESCRIBED,
    Actor,
    Attribution,
    Form,
    Party,
    Passage,
    Source,
    Span,
    Spans,
    envelope,
    overlaps,
)
from onrecord.reading.actors import speaker
from onrecord.reading.agency import points_back
from onrecord.reading.chains import with_chains
from onrecord.reading.circumstances import circumstances, without_circumstances
from onrecord.reading.findings import Cast, Quote
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words

_QUOTED = re.compile(r"[\"“«][^\"“”«»]*[\"”»]")


def attribute(syntax: Syntax, quotes: tuple[Quote, ...], cast: Cast) -> tuple[Attribution, ...]:
    """One attribution a quote, in the same order, ids a1, a2, …"""
    plain = tuple(_attribution(syntax, cast, n, quote) for n, quote in enumerate(quotes))
    return with_chains(syntax, cast, plain)


def _attribution(syntax: Syntax, cast: Cast, number: int, quote: Quote) -> Attribution:
    cue = list(_tokens(syntax, quote.cue))
    verb = cue_head(syntax, quote.cue)
    content = without_circumstances(syntax, quote, verb)
    taken = (*quote.source, *content)
    occasion, place = circumstances(syntax, verb, taken)
    return Attribution(
        id=f"a{number + 1}",
        within=None if quote.within is None else f"a{quote.within + 1}",
        source=_source(syntax, cast, quote),
        cue=Passage(spans=quote.cue, score=quote.score, reason=quote.reason),
        content=Passage(spans=content, score=quote.content_score, reason="cue reader"),
        addressees=_addressees(syntax, cast, verb, taken),
        occasion=occasion,
        place=place,
        form=form_of(syntax.text, content),
        hedged=_hedged(syntax, verb, cue),
        denied=_denied(syntax, verb),
        score=quote.score,
        reason=quote.reason,
    )


def cue_head(syntax: Syntax, cue: Spans) -> int | None:
    """The token that governs the cue: its highest content word."""
    tokens = _tokens(syntax, cue)
    tops = [i for i in tokens if syntax[i].head not in tokens]
    verbs = [i for i in tops if syntax[i].upos in ("VERB", "NOUN", "ADJ", "ADV")]
    return next(iter(verbs or tops), None)


def _tokens(syntax: Syntax, spans: Spans) -> list[int]:
    return [i for span in spans for i in syntax.within(span)]


def _source(syntax: Syntax, cast: Cast, quote: Quote) -> Source:
    if not quote.source:
        beside = _beside(syntax, cast, quote)
        return beside or Source(score=0.0, reason="the article names no source here")
    actor = speaker(syntax, cast, quote.source)
    known = cast.by_id.get(actor or "")
    nameless = known is None or known.type == "officials" or _any_of_a_kind(syntax, known)
    return Source(
        spans=quote.source,
        actor=actor,
        unnamed=nameless and not _one_of_a_kind(syntax, cast, actor, quote.source),
        score=quote.source_score,
        reason="cue reader",
    )


def _any_of_a_kind(syntax: Syntax, known: Actor) -> bool:
    """'a lender', of which nothing more is said than that."""
    described = known.reason == DESCRIBED and known.affiliation is None
    before = {syntax[i].low for a, _ in known.mentions[:1] for i in _opening(syntax, a)}
    return described and known.type != "outlet" and bool(before & {"a", "an"})


def _opening(syntax: Syntax, start: int) -> range:
    """The first word of a mention and the one before it."""
    at = next(iter(syntax.within((start, start + 1))), 0)
    return range(max(0, at - 1), at + 1)


def _one_of_a_kind(syntax: Syntax, cast: Cast, actor: str | None, source: Spans) -> bool:
    """'Kessary's prime minister': there is one, who is as good as named."""
    head = syntax.top(source[0])
    known = cast.by_id.get(actor or "")
    if head is None or known is None or known.affiliation is None:
        return False
    first = next(iter(syntax.within(source[0])))
    definite = syntax[first].low in ("the", "its", "his", "her") or bool(
        syntax.below(head, "nmod:poss")
    )
    return definite and syntax[head].low in load_words("sole-offices")


def _beside(syntax: Syntax, cast: Cast, quote: Quote) -> Source | None:
    """An actor named right before the cue, where neither reader nor tree found a source."""
    cue = _tokens(syntax, quote.cue)
    before = min(cue, default=0) - 1
    if before < 0 or syntax[before].sentence != syntax[before + 1].sentence:
        return None
    mention = next((m for m in cast.mentions if m.last == before), None)
    taken = set(_tokens(syntax, quote.content))
    if (
        mention is None
        or syntax[before].low == "it"
        or taken & set(range(mention.first, mention.last + 1))
    ):
        return None
    spans = syntax.spans(list(range(mention.first, mention.last + 1)))
    unnamed = cast.by_id[mention.actor].type == "officials"
    return Source(spans=spans, actor=mention.actor, unnamed=unnamed, score=0.5, reason="beside it")


def form_of(text: str, content: Spans) -> Form:
    """`direct` where all words are a quoted sentence, `mixed` where some are quoted, or a scrap is."""
    if not content:
        return "indirect"
    low, high = envelope(content)
    quoted = [(a, b) for a, b in _quoted(text) if a < high and low < b]
    words = [
        (start + m.start(), start + m.end())
        for start, end in content
        for m in re.finditer(r"\w+", text[start:end])
    ]
    inside = [overlaps([word], quoted) for word in words]
    if inside and all(inside) and text[words[0][0]].isupper():
        return "direct"
    return "mixed" if any(inside) else "indirect"


@lru_cache(maxsize=1)
def _quoted(text: str) -> tuple[Span, ...]:
    return tuple(m.span() for m in _QUOTED.finditer(text))


def _hedged(syntax: Syntax, verb: int | None, cue: list[int]) -> bool:
    """A hedge stands in the cue or hangs on it: 'reportedly', 'is said to have'."""
    hedges = load_words("hedges")
    near = set(cue) | (set(syntax.children[verb]) if verb is not None else set())
    return any(syntax[i].low in hedges for i in near)


def _denied(syntax: Syntax, verb: int | None) -> bool:
    """A verb of denying, unless it is itself negated: 'did not deny' denies nothing."""
    if verb is None or syntax[verb].lemma not in load_words("denials"):
        return False
    before = {syntax[c].lemma for c in syntax.children[verb] if c < verb}
    first = syntax[verb].head  # 'did not confirm or deny'
    if syntax[verb].base == "conj" and before & {"or", "nor"}:
        before |= {syntax[c].lemma for c in syntax.children[first] if c < first}
    return before.isdisjoint({"not", "never", "nor", "neither", "without"})


def _addressees(syntax: Syntax, cast: Cast, verb: int | None, taken: Spans) -> tuple[Party, ...]:
    """Whom the cue speaks to: the object of telling, or 'to …' beside a verb of saying."""
    if verb is None:
        return ()
    tells = syntax[verb].lemma in load_words("tell")
    found: list[Party] = []
    told = _before_content(syntax, cast, verb, taken) if tells else None
    if told is not None:
        return (told,)
    carried = [n for o in syntax.below(verb, "obj") if points_back(syntax, o)
               for n in syntax.below(o, "nmod")]  # fmt: skip
    for child in [*syntax.children[verb], *carried]:
        token = syntax[child]
        case = {syntax[c].low for c in syntax.below(child, "case")}
        if not (
            (tells and token.base in ("obj", "iobj"))
            or token.base == "iobj"
            or (token.base in ("obl", "nmod") and "to" in case)
        ):
            continue
        phrase = [i for i in _phrase(syntax, child) if i not in syntax.below(child, "case")]
        phrase = _with_article(syntax, cast.whole(phrase))
        spans = syntax.spans(phrase)
        thing = token.entity in ("time", "event", "abstract") and cast.at(child) is None
        who = cast.at(child)
        if phrase and not overlaps(spans, taken) and not thing and not _listed(found, who):
            found.append(Party(spans=spans, actor=who))
    if tells and not found:
        found += _next_phrase(syntax, cast, verb, taken)
    return tuple(found)


def _listed(found: list[Party], who: str | None) -> bool:
    """'told the broadcaster Radio Fjord' has one addressee, though the tree has two objects."""
    return who is not None and any(p.actor == who for p in found)


def _before_content(syntax: Syntax, cast: Cast, verb: int, taken: Spans) -> Party | None:
    """'told X that …': all that stands between the verb and what it tells, but not the time."""
    inside = {i for span in taken for i in syntax.within(span)}
    run: list[int] = []
    for i in range(verb + 1, min(len(syntax), verb + 26)):
        if i in inside:
            break
        token = syntax[i]
        timed = token.upos == "ADP" and token.head >= 0 and syntax[token.head].entity == "time"
        if token.sentence != syntax[verb].sentence or token.form in ",;:" or timed:
            return None if token.sentence != syntax[verb].sentence else _party(syntax, cast, run)
        run.append(i)
    else:
        return None
    return _party(syntax, cast, run) if syntax[verb + len(run) + 1].low in ("that", "to") else None


def _party(syntax: Syntax, cast: Cast, run: list[int]) -> Party | None:
    if not run or syntax[run[0]].upos in ("ADP", "PART", "ADV", "SCONJ"):
        return None
    actor = next((a for i in run if (a := cast.at(i))), None)
    return Party(spans=syntax.spans(run), actor=actor, score=0.7)


def _with_article(syntax: Syntax, phrase: list[int]) -> list[int]:
    before = phrase[0] - 1 if phrase else -1
    if before >= 0 and syntax[before].low in ("the", "a", "an"):
        return [before, *phrase]
    return phrase


def _next_phrase(syntax: Syntax, cast: Cast, verb: int, taken: Spans) -> list[Party]:
    """The noun phrase right after a verb of telling, whatever the tree says."""
    run: list[int] = []
    for i in range(verb + 1, min(len(syntax), verb + 9)):
        token = syntax[i]
        if token.upos not in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM") and token.form not in (
            "-",
            "'s",
            "’s",
        ):
            break
        if token.sentence != syntax[verb].sentence or overlaps([(token.start, token.end)], taken):
            break
        run.append(i)
    if not run or syntax[run[-1]].entity == "time":
        return []
    actor = next((a for i in reversed(run) if (a := cast.at(i))), None)
    return [Party(spans=syntax.spans(run), actor=actor, score=0.6)]


def _phrase(syntax: Syntax, head: int) -> list[int]:
    """A noun phrase, cut where a sister clause was hung into it by mistake."""
    return (
        syntax.subtree(head, leave=frozenset({"parataxis", "ccomp", "punct"}))
        if not any(syntax[c].base == "conj" for c in syntax.children[head])
        else syntax.subtree(head, leave=frozenset({"parataxis", "ccomp"}))
    )
