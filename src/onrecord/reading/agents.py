"""Sources that syntax gives away where the learned reader missed or mistook them.

'she had been told so by X', 'quoted X as saying', 'the bargain disclosed by X': the grammar names
the speaker. Only nested attributions are added here; outermost ones are the reader's.
"""

from dataclasses import replace

from onrecord.model import Spans, overlaps
from onrecord.reading.accounts import accounts
from onrecord.reading.acts import load_acts, load_list
from onrecord.reading.again import told_once_more
from onrecord.reading.agency import agent, is_passive, points_back, with_source
from onrecord.reading.asides import asides
from onrecord.reading.edges import drop
from onrecord.reading.findings import Quote
from onrecord.reading.passives import participles, passives
from onrecord.reading.pledged import pledges, told_until
from onrecord.reading.quoting import quoted_as
from onrecord.reading.relays import handed, relays, said_so, told_so
from onrecord.reading.said_that import said_that
from onrecord.reading.surfaced import surfaced
from onrecord.reading.syntax import Syntax
from onrecord.reading.trusted import trusted
from onrecord.reading.wordlists import load_words

_KEPT = frozenset({"honour", "honor", "keep", "hold", "break", "breach", "respect", "observe"})
_DUMMIES = frozenset({"it", "there", "this", "that", "which", "what", "these", "those"})


def mend_sources(syntax: Syntax, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """The quotes with passive agents and quoted speakers as sources, and participles added."""
    none = {n for n, q in enumerate(quotes)
            if _nobody(syntax, q) or _deed(syntax, q) or _verdict(syntax, q) or _proviso(syntax, q)}  # fmt: skip
    quotes = drop(quotes, none)
    quotes = quoted_as(syntax, tuple(_object_out_of_cue(syntax, q) for q in quotes))
    mended = [_mended(syntax, quotes, q) for q in quotes]
    mended += participles(syntax, mended)
    mended += passives(syntax, mended)
    mended += relays(syntax, mended)
    mended += told_so(syntax, mended)
    mended = pledges(syntax, accounts(syntax, asides(syntax, said_that(syntax, mended))))
    mended = handed(syntax, trusted(syntax, surfaced(syntax, mended)))
    mended = said_so(syntax, told_once_more(syntax, mended))
    return drop(tuple(mended), {n for n, q in enumerate(mended) if _unowned(syntax, q)})


def _unowned(syntax: Syntax, quote: Quote) -> bool:
    """A nested cue that is nobody's, and no passive that leaves out whose: no attribution."""
    verb = _verb(syntax, quote.cue)
    told = verb is not None and is_passive(syntax, verb)
    return quote.within is not None and not quote.source and not told


def _deed(syntax: Syntax, quote: Quote) -> bool:
    """'will not pay for the hake', within what somebody says: a deed to be done, no telling."""
    verb = _verb(syntax, quote.cue)
    if verb is None or quote.within is None or syntax[verb].lemma not in load_list("deeds"):
        return False
    return any(syntax[i].xpos == "MD" for i in range(max(0, verb - 3), verb))


def _proviso(syntax: Syntax, quote: Quote) -> bool:
    """', provided that parliament approves the loan': a condition, told by nobody."""
    cue = [i for span in quote.cue for i in syntax.within(span)]
    return [syntax[i].low for i in cue] in (["provided"], ["providing"]) and not (
        cue[0] and syntax[cue[0] - 1].upos in ("AUX", "NOUN", "PROPN", "PRON")
    )


def _verdict(syntax: Syntax, quote: Quote) -> bool:
    """'Her pledge has been honoured to date' says how a pledge fares, and is none itself."""
    verb = _verb(syntax, quote.cue)
    if verb is None or syntax[verb].lemma not in _KEPT:
        return False
    return any(syntax[c].lemma in load_acts("nouns") for c in syntax.below(verb, "nsubj"))


def _object_out_of_cue(syntax: Syntax, quote: Quote) -> Quote:
    """'relayed the same message to X': the message is what was told, not X."""
    cue = [i for span in quote.cue for i in syntax.within(span)]
    noun = next((i for i in cue if points_back(syntax, i)), None)
    verb = next((i for i in cue if syntax[i].upos == "VERB"), None)
    if noun is None or verb is None or noun < verb:
        return quote
    first = min(syntax.subtree(noun, frozenset({"nmod", "acl"})))
    if first <= verb or any(i > noun and syntax[i].low != "to" for i in cue):
        return quote
    kept = [i for i in cue if i < first]
    content = syntax.spans(list(range(first, noun + 1)))
    return replace(quote, cue=syntax.spans(kept), content=content, content_score=0.6)


def _nobody(syntax: Syntax, quote: Quote) -> bool:
    """'No country has agreed': nobody said it, so it is no attribution."""
    inside = [i for span in quote.source for i in syntax.within(span)]
    return bool(inside) and syntax[inside[0]].low in ("no", "nobody", "none", "neither")


def _mended(syntax: Syntax, quotes: tuple[Quote, ...], quote: Quote) -> Quote:
    verb = _verb(syntax, quote.cue)
    if verb is None:
        return _by_owner(syntax, quote)
    doer = agent(syntax, verb)
    if doer is not None and is_passive(syntax, verb):
        return with_source(syntax, quote, doer, "agent of the passive")
    if not quote.source:
        quote = _subject(syntax, _name_in_cue(syntax, quote))
    quote = _whose_report(syntax, _not_the_told(syntax, quote, verb))
    parent = quotes[quote.within] if quote.within is not None else None
    if parent is not None and (not quote.source or overlaps(quote.source, parent.source)):
        spoken = _quoted_as(syntax, parent, verb)
        if spoken is not None:
            return with_source(syntax, quote, spoken, "'quoted … as saying'")
    return quote


def _by_owner(syntax: Syntax, quote: Quote) -> Quote:
    """'Oddly's assurance that …': a noun's owner is the source, and the noun's verb no content."""
    cue = [i for span in quote.cue for i in syntax.within(span)]
    noun = next((i for i in cue if syntax[i].upos == "NOUN"), None)
    if noun is None:
        return quote
    named = any(syntax[i].form.isalpha() for span in quote.source for i in syntax.within(span))
    owner = syntax.below(noun, "nmod:poss")
    if noun > 1 and syntax[noun - 1].low in ("'s", "’s") and syntax[noun - 2].form[0].isupper():
        owner = [noun - 2]
    if owner and not named:
        quote = with_source(syntax, quote, owner[0], "owner of the cue")
    content = [i for span in quote.content for i in syntax.within(span)]
    if not content or min(content) < noun:
        return quote
    end = told_until(syntax, noun, min(content))
    kept = [i for i in content if i < end]
    return replace(quote, content=syntax.spans(kept)) if kept else quote


def _subject(syntax: Syntax, quote: Quote) -> Quote:
    """The subject of the cue's verb, where the reader found no source."""
    verb = _verb(syntax, quote.cue)
    if quote.source or verb is None or is_passive(syntax, verb):
        return quote
    own = syntax.below(verb, "nsubj")
    content = {i for span in quote.content for i in syntax.within(span)}
    if not own or own[0] in content or syntax[own[0]].low in _DUMMIES:
        return quote
    return with_source(syntax, quote, own[0], "subject of the cue")


def _not_the_told(syntax: Syntax, quote: Quote, verb: int) -> Quote:
    """'…, a diplomat has told the Courier': its subject tells it, not its object."""
    own = [c for c in syntax.below(verb, "nsubj") if c < verb and syntax[c].low not in _DUMMIES]
    head = syntax.top(quote.source[0]) if quote.source else None
    told = head is not None and head > verb and syntax[head].base in ("obj", "iobj")
    if not told or not own or syntax[verb].lemma not in load_words("tell"):
        return quote
    return with_source(syntax, quote, own[-1], "subject of the cue, in place of whom it tells")


def _whose_report(syntax: Syntax, quote: Quote) -> Quote:
    """'the move follows a report in the Courier that …': the Courier tells it."""
    tokens = [i for span in quote.cue for i in syntax.within(span)]
    noun = next((i for i in tokens if syntax[i].low in ("report", "reports")), None)
    if noun is None or noun == tokens[0]:
        return quote
    for child in syntax.below(noun, "nmod"):
        case = {syntax[c].low for c in syntax.below(child, "case")}
        if child > noun and syntax[child].upos == "PROPN" and case & {"in", "by", "from"}:
            kept = [i for i in tokens if i <= noun]
            return with_source(
                syntax, replace(quote, cue=syntax.spans(kept)), child, "whose report it is"
            )
    return quote


def _name_in_cue(syntax: Syntax, quote: Quote) -> Quote:
    """A capitalised word at either end of the cue, not at a sentence's start, is who said it."""
    tokens = [i for span in quote.cue for i in syntax.within(span)]
    for order in (tokens, tokens[::-1]):
        run: list[int] = []
        for i in order:
            opens = i == syntax.sentence_of(i)[0]
            if not syntax[i].form[:1].isupper() or syntax[i].upos == "AUX" or opens:
                break
            run.append(i)
        if run and len(run) < len(tokens):
            run.sort()
            left = [i for i in tokens if i not in run]
            return replace(
                quote, source=syntax.spans(run), cue=syntax.spans(left), source_score=0.6
            )
    return quote


def _verb(syntax: Syntax, cue: Spans) -> int | None:
    tokens = [i for span in cue for i in syntax.within(span)]
    return next((i for i in reversed(tokens) if syntax[i].upos == "VERB"), None)


def _quoted_as(syntax: Syntax, parent: Quote, verb: int) -> int | None:
    """X in 'quoted X as saying', where the parent's cue is a verb of quoting."""
    outer = [i for span in parent.cue for i in syntax.within(span)]
    quoting = next((i for i in outer if syntax[i].lemma in load_words("quoting")), None)
    if quoting is None or not quoting < verb or syntax[verb - 1].low != "as":
        return None
    between = [
        i for i in range(quoting + 1, verb - 1) if syntax[i].upos in ("NOUN", "PROPN", "PRON")
    ]
    tops = [i for i in between if syntax[i].head not in between]
    return tops[-1] if tops else (between[-1] if between else None)
