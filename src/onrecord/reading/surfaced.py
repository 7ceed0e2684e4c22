"""'The ultimatum surfaced in the Courier', 'the deal was leaked to the Courier': who made it known."""

from onrecord.model import overlaps
from onrecord.reading.acts import load_list, load_rows
from onrecord.reading.findings import Quote
from onrecord.reading.fitting import all_fitted
from onrecord.reading.pledged import told_until
from onrecord.reading.syntax import Syntax
from onrecord.reading.world import load_world

_FAR, _FEWEST, _NAMED, _BEFORE = 12, 4, 8, 6
_WHOLE = 40  # letters: more than 'the startling ultimatum'
_THE = frozenset({"the", "this", "that"})
_OWN = frozenset({"its", "their", "his", "her"})
# between 'the' and 'bargain': 'eye-popping', "Upland League's"
_WITHIN = frozenset({"ADJ", "NOUN", "PROPN", "PART", "VERB", "NUM", "PUNCT", "ADV"})
_ANY = _THE | {"a", "an"}
_PIECES = frozenset({"article", "report", "story", "piece", "scoop", "interview"})
_EMERGED = frozenset({"emerge", "transpire"})
WHY = "where what was told came to light"


def surfaced(syntax: Syntax, quotes: list[Quote]) -> list[Quote]:
    """The quotes and those of papers in which 'the deal' or 'the ultimatum' came to light."""
    nouns = (
        n
        for n, token in enumerate(syntax.tokens)
        if token.upos == "NOUN" and token.lemma in load_list("retold")
    )
    new = [_surfaced(syntax, noun) or _brought_out(syntax, noun) for noun in nouns]
    new += [_emerged(syntax, at) or _carried(syntax, at) for at in range(len(syntax))]
    # 'the bargain reported by the Courier, in which …' was read with what it is
    told = [q for q in quotes if sum(b - a for a, b in q.content) > _WHOLE or _says(syntax, q)]
    fresh = [q for q in new if q and not any(overlaps(q.cue, old.cue) for old in told)]
    return all_fitted(syntax, quotes, fresh)


def _says(syntax: Syntax, quote: Quote) -> bool:
    """Whether what is told is more than 'the deal': it has a verb that may do something."""
    told = [i for span in quote.content for i in syntax.within(span)]
    return any(syntax[i].xpos == "MD" for i in told)


def _emerged(syntax: Syntax, verb: int) -> Quote | None:
    """'The port will be shut for a week, it emerged last night': nobody is said to have said so."""
    sentence = syntax.sentence_of(verb)
    if syntax[verb].lemma not in _EMERGED or verb < sentence.start + 3:
        return None
    first = verb - (2 if syntax[verb - 1].low in ("has", "had") else 1)
    before = range(sentence.start, first - 1)
    if syntax[first].low != "it" or syntax[first - 1].form != "," or len(before) < _FEWEST:
        return None
    return Quote(
        (), syntax.spans(list(range(first + 1, verb + 1))), syntax.spans(list(before)),
        None, 0.6, 0.7, 0.6, "told by nobody in particular",
    )  # fmt: skip


def _carried(syntax: Syntax, noun: int) -> Quote | None:
    """'What of the Chronicle's report that Holvania would …?': told by the paper whose report it is."""
    if syntax[noun].lemma not in _PIECES or noun + 2 >= len(syntax) or noun < 3:
        return None
    owns = syntax[noun - 1].low in ("'s", "’s", "'", "’")
    if not owns or syntax[noun + 1].low != "that" or syntax[noun - 2].upos != "PROPN":
        return None
    first = next(i for i in range(noun - 2, -1, -1) if i == 0 or syntax[i - 1].upos != "PROPN")
    told = list(range(noun + 1, told_until(syntax, noun, noun + 1)))
    while told and syntax[told[-1]].upos == "PUNCT":
        told.pop()
    name = list(range(first, noun - 1))
    if len(told) < _FEWEST or not _called_a_paper(syntax, name):
        return None
    return Quote(
        syntax.spans(_with_article(syntax, name)), syntax.spans([noun]), syntax.spans(told),
        None, 0.6, 0.7, 0.6, "whose report it is",
    )  # fmt: skip


def _surfaced(syntax: Syntax, noun: int, of: frozenset[str] = _THE | _OWN) -> Quote | None:
    """'the | ultimatum | surfaced in | the Courier': nothing but the one verb stands between."""
    the = _opens(syntax, noun, of)
    near = range(noun + 1, min(noun + _FAR, syntax.sentence_of(noun).stop - 1))
    # 'The plan to open the gate was dug up by …': what the plan is stands between
    verbs = [i for i in near if syntax[i].upos == "VERB" and syntax[i - 1].low != "to"]
    if the is None or not verbs or any(syntax[i].form == "," for i in range(noun, verbs[0])):
        return None
    verb = verbs[0]
    for at in range(verb + 1, near.stop):
        ways = [lemma for way, those in load_rows("surfacing") if way == syntax[at].low
                for lemma in those.split()]  # fmt: skip
        name = _named_after(syntax, at) if syntax[verb].lemma in ways else None
        if name:
            return Quote(
                syntax.spans(_with_article(syntax, name)), syntax.spans([verb]), syntax.spans(list(range(the, noun + 1))),
                None, 0.6, 0.7, 0.6, WHY,
            )  # fmt: skip
        another = at in verbs and at > verb + 1  # 'was laid bare by' is one
        if syntax[at].form in (",", ";") or another:
            return None
    return None


def _opens(syntax: Syntax, noun: int, of: frozenset[str]) -> int | None:
    """The article of 'the deal', 'the eye-popping swap', 'details of the plan'."""
    the = next((i for i in range(noun, max(-1, noun - _BEFORE), -1) if syntax[i].low in of), None)
    inner = () if the is None else range(the + 1, noun)
    plain = all(syntax[i].upos in _WITHIN for i in inner)
    return the if plain and not any(syntax[i].form == "," for i in inner) else None


def _brought_out(syntax: Syntax, noun: int) -> Quote | None:
    """'The Observer | spilled | the deal': the paper is the subject, or what a cleft brings out."""
    the, verb = _opens(syntax, noun, _THE), syntax[noun].head
    if the is None or syntax[noun].rel != "obj":
        return None
    subject = next(iter(syntax.below(verb, "nsubj")), verb)
    if syntax[subject].low in ("that", "which") and syntax[verb].lemma in _disclosing():
        subject = syntax[verb].head  # 'It was the Courier that dug up the terms'
        if subject < 0 or not any(
            syntax[c].low == "it" for c in syntax.below(subject, "nsubj", "expl")
        ):
            return None
    elif syntax[verb].lemma not in load_list("spilling"):
        return None
    first = next((i for i in range(subject, -1, -1) if syntax[i - 1].upos != "PROPN"), subject)
    name = _name_at(syntax, first) if syntax[subject].upos == "PROPN" and first < verb else None
    if not name or syntax[first - 1].low != "the" or not _called_a_paper(syntax, name):
        return None
    return Quote(
        syntax.spans(_with_article(syntax, name)), syntax.spans([verb]), syntax.spans(list(range(the, noun + 1))),
        None, 0.6, 0.7, 0.6, WHY,
    )  # fmt: skip


def _disclosing() -> set[str]:
    """Verbs of what papers do with a secret."""
    ways = (verbs.split() for way, verbs in load_rows("surfacing") if way == "by")
    return {lemma for verbs in ways for lemma in verbs}


def _called_a_paper(syntax: Syntax, name: list[int]) -> bool:
    """'the Hadrick Observer': by its last word; the United Kingdom is none."""
    world, last = load_world(), syntax[name[-1]].low
    return "outlet" in (world.nouns.get(last), world.endings.get(last))


def _named_after(syntax: Syntax, way: int) -> list[int] | None:
    """The paper after 'by', or after 'across the front page of': the words of its name."""
    for i in range(way + 1, min(way + _NAMED, syntax.sentence_of(way).stop)):
        if syntax[i].form in (",", ";"):
            return None
        if syntax[i].upos == "PROPN" or _capital_before(syntax, i):
            return _name_at(syntax, i)
    return None


def _with_article(syntax: Syntax, name: list[int]) -> list[int]:
    the = name[0] - 1
    return [the, *name] if syntax[the].upos == "DET" else name


def _capital_before(syntax: Syntax, i: int) -> bool:
    """'the | Morning | Anvil', 'the Provincial Mercury': a word with a capital before a name."""
    more = i + 1 < syntax.sentence_of(i).stop
    return more and syntax[i].form[:1].isupper() and syntax[i + 1].upos == "PROPN"


def _name_at(syntax: Syntax, first: int) -> list[int] | None:
    """The words of the name that begins at `first`, where it may be a paper's.

    'the Morning Mercury' is, whatever Mercury is elsewhere.
    """
    words = [first]
    while words[-1] + 1 < len(syntax) and _of_a_name(syntax, words[-1] + 1):
        words.append(words[-1] + 1)
    head = syntax[first].head
    if head > words[-1] and syntax[head].upos == "PROPN":
        words = list(range(first, head + 1))  # 'the Courier of Brissow'
    the, known = syntax[first - 1].low == "the", syntax[words[-1]].entity
    paper = (the and len(words) > 1) or known not in ("place", "time", "person")
    return words if paper or (the and known == "person") else None  # persons have no article


def _of_a_name(syntax: Syntax, i: int) -> bool:
    """'the Bastrey | Observer', by its tag or by its capital."""
    return syntax[i].upos == "PROPN" or (syntax[i].upos == "NOUN" and syntax[i].form.istitle())


def made_known_by(syntax: Syntax, first: int) -> bool:
    """Whether the name that begins at a token is a paper's in which something came to light."""
    stop = syntax.sentence_of(first).start
    for noun in range(first, max(stop - 1, first - _FAR), -1):
        if syntax[noun].upos == "NOUN" and syntax[noun].lemma in load_list("retold") | _PIECES:
            quote = _surfaced(syntax, noun, _ANY)
            source = [i for span in quote.source for i in syntax.within(span)] if quote else []
            return first in source
    return False
