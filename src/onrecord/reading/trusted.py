"""'…, if its minister is to be believed', 'on the word of Petra Volling': a teller by the way."""

from dataclasses import replace

from onrecord.reading.findings import Quote
from onrecord.reading.fitting import all_fitted
from onrecord.reading.syntax import Syntax
from onrecord.reading.tellers import named_teller
from onrecord.reading.verbs import FINITE
from onrecord.reading.wordlists import load_words

_WORDS = frozenset({"word", "authority", "evidence", "testimony", "say-so", "showing"})
_PASSIVE = frozenset({"believed", "trusted", "credited"})
_ACTIVE = frozenset({"believe", "believes", "trust", "trusts", "credit", "credits"})
_BY = (("going", "by"), ("to", "go", "by"), ("judging", "by"))
_ADDED = frozenset({"though", "although", "but", "while", "whereas", "yet"})
_FAR = 18
_NOUN = 7  # words of a noun before its 'that' or 'whom'
_FEWEST = 4
_OPENING = 9  # words of 'As its chief engineer described it'


def trusted(syntax: Syntax, quotes: list[Quote]) -> list[Quote]:
    """The quotes and those of whoever is named as one to be believed or gone by."""
    whole = [_as_described(syntax, q) for q in quotes]
    return all_fitted(syntax, whole, (_trusted(syntax, i) for i in range(len(syntax))))


def _as_described(syntax: Syntax, quote: Quote) -> Quote:
    """'As they described it, | the ships would come off the list': 'it' is what comes after."""
    content = [i for span in quote.content for i in syntax.within(span)]
    if len(content) != 1 or syntax[content[0]].low != "it":
        return quote
    sentence = syntax.sentence_of(content[0])
    after = content[0] + 1
    opens = syntax[sentence.start].low == "as" and after - sentence.start <= _OPENING
    if not opens or after + _FEWEST >= sentence.stop or syntax[after].form != ",":
        return quote
    return replace(quote, content=syntax.spans(_after(syntax, after)))


def _trusted(syntax: Syntax, at: int) -> Quote | None:
    """The quote that opens at token `at`: its teller, and what stands before it as content."""
    sentence = syntax.sentence_of(at)
    low = [t.low for t in syntax.tokens[at : at + 3]]
    if low[:1] == ["as"]:
        found = _as_told(syntax, at)
    else:
        found = _believed(syntax, at) if low[:1] == ["if"] else _gone_by(syntax, at, low)
    if found is None:
        return None
    source, cue = found
    last = max([*source, *cue])
    closed = last + 1 >= sentence.stop - 1 or syntax[last + 1].form in (",", ".", ";", "—", "–")
    closed = closed or syntax[last + 1].low in ("last", "this", "on")  # 'as she put it last week'
    opens = at == sentence.start or syntax[at - 1].form in (":", ";")
    content = _after(syntax, last + 1) if opens else _before(syntax, at, sentence.start)
    content = _promised(syntax, content) if low[:1] == ["as"] else content
    finite = any(syntax[i].xpos in FINITE for i in content)
    if not closed or not source or len(content) < _FEWEST or not finite:
        return None
    return Quote(
        syntax.spans(source), syntax.spans(cue), syntax.spans(content),
        None, 0.6, 0.7, 0.6, "a teller to be believed or not",
    )  # fmt: skip


def _believed(syntax: Syntax, at: int) -> tuple[list[int], list[int]] | None:
    """'if X is to be believed', 'if X is taken at her word', 'if one believes X'."""
    near = range(at + 1, min(syntax.sentence_of(at).stop, at + _FAR))
    for i in near:
        low = syntax[i].low
        taken = low == "taken" and [t.low for t in syntax.tokens[i + 1 : i + 4 : 2]] == [
            "at",
            "word",
        ]
        if low in _PASSIVE or taken:
            first = next((k for k in range(i - 1, at, -1) if syntax[k].low in ("is", "are", "can")),
                         None)  # fmt: skip
            if first is None or first < at + 2:
                return None
            return list(range(at + 1, first)), [at, *range(first, i + 1 + 3 * taken)]
        if low in _ACTIVE and syntax[at + 1].low in ("one", "you", "we"):
            return named_teller(syntax, i + 1), list(range(at, i + 1))
        if syntax[i].xpos in FINITE and low not in ("is", "are", "can"):
            return None
    return None


def _as_told(syntax: Syntax, at: int) -> tuple[list[int], list[int]] | None:
    """'as first reported by X', 'as its spokesman, Rook Tansley, put it last week'."""
    if at == 0 or syntax[at - 1].form != ",":
        return None
    stop = syntax.sentence_of(at).stop
    verb = at + 1 + (at + 1 < stop and syntax[at + 1].upos == "ADV")
    by = verb + 1 < stop and syntax[verb + 1].low == "by"
    if by and syntax[verb].lemma in load_words("disclosing"):
        return named_teller(syntax, verb + 2), [at, verb]
    source = named_teller(syntax, at + 1)
    verb = source[-1] + 1 if source else at
    verb += verb < len(syntax) - 1 and syntax[verb].form == ","
    puts = [t.lemma for t in syntax.tokens[verb : verb + 2]] == ["put", "it"]
    return (source, [at, verb, verb + 1]) if source and puts else None


def _promised(syntax: Syntax, content: list[int]) -> list[int]:
    """Of 'One is fewer than | the two a day whom the Brigade would allow', what is to come."""
    modal = next((i for i in reversed(content) if syntax[i].xpos == "MD"), None)
    if modal is None:
        return content
    opens = [i for i in content if i < modal and syntax[i].low in ("whom", "that", "which", "who")]
    before = range(max(content[0], opens[-1] - _NOUN), opens[-1]) if opens else range(0)
    determiners = [i for i in reversed(before) if syntax[i].upos == "DET"]
    start = min(determiners[:2], key=lambda i: syntax[i].low in ("a", "an"), default=content[0])
    return [i for i in content if i >= start]


def _gone_by(syntax: Syntax, at: int, low: list[str]) -> tuple[list[int], list[int]] | None:
    """'going by X', 'to go by what X says', 'on the word of X'."""
    for words in _BY:
        if tuple(low[: len(words)]) == words:
            return _said_by(syntax, at, at + len(words))
    after = [t.low for t in syntax.tokens[at : at + 4]]
    if after[:2] == ["on", "the"] and after[3:] == ["of"] and after[2] in _WORDS:
        return named_teller(syntax, at + 4), list(range(at, at + 3))
    return None


def _said_by(syntax: Syntax, at: int, start: int) -> tuple[list[int], list[int]] | None:
    """After 'going by': a name, or 'what X says', 'what X was told'."""
    if start >= len(syntax) or syntax[start].low != "what":
        return named_teller(syntax, start), list(range(at, start))
    sentence = syntax.sentence_of(at)
    verb = next((i for i in range(start + 1, sentence.stop) if syntax[i].xpos in FINITE), None)
    if verb is None:
        return None
    source = list(range(start + 1, verb))
    while source and syntax[source[-1]].form == ",":
        source.pop()
    stop = next((i for i in range(verb, sentence.stop) if syntax[i].form in (",", ".", ";")),
                sentence.stop)  # fmt: skip
    return source, [*range(at, start + 1), *range(verb, stop)]


def _after(syntax: Syntax, start: int) -> list[int]:
    """What stands after 'On the word of X,' up to a semicolon or the sentence's end."""
    stop = syntax.sentence_of(start - 1).stop
    end = next((i for i in range(start, stop) if syntax[i].form == ";"), stop)
    content = list(range(start, end))
    while content and syntax[content[-1]].upos == "PUNCT":
        content.pop()
    return content[1:] if content and syntax[content[0]].form == "," else content


def _before(syntax: Syntax, at: int, start: int) -> list[int]:
    """What stands before token `at` in the sentence, after a last 'though' or 'but'."""
    content = list(range(start, at))
    while content and syntax[content[-1]].upos == "PUNCT":
        content.pop()
    added = [i for i in content if syntax[i].low in _ADDED and i and syntax[i - 1].form == ","]
    return [i for i in content if not added or i > added[-1]]
