"""Passages cut by whose words they are, with the status that a word of theirs reports."""

from dataclasses import dataclass
from functools import lru_cache

from onrecord.model import Attribution, Span, Spans, Status
from onrecord.reading.acts import load_list, load_status_phrases
from onrecord.reading.clauses import Clauses
from onrecord.reading.syntax import Syntax
from onrecord.reading.verbs import Group, subject_of
from onrecord.reading.whose import actor_of, bound_by

NEGATIVE = frozenset(
    {"no", "none", "not", "nobody", "never", "nothing", "neither", "n't", "n’t", "nor"}
)
_SHORT = 10
_WHOLE = 7  # words from a verb to 'to the last'
_BREAKS = frozenset({";", ":"})
_ANSWERS = frozenset({"answer", "reply", "response", "comment", "reaction"})
_WISHING = frozenset({"want", "wish", "care", "like", "dare", "bother"})
_TIDINGS = frozenset({"news", "word", "talk", "rumour", "quarrel", "story"})
_SILENT = frozenset({"silent", "mum", "lipped", "coy", "evasive", "speechless", "wordless"})
_SPEAKING = frozenset(
    {"speak", "talk", "say", "hear", "own", "know", "mention", "tell", "ask", "utter"}
)
_AT_RISK = frozenset({"danger", "risk", "doubt", "jeopardy", "peril", "question"})
YEARS = range(1900, 2100)


@dataclass(frozen=True)
class Passage:
    """A stretch of one sentence in one voice.

    `word` is the status that a word of it reports, if any, `central` whether it stands in the
    predicate; `done` whether it tells of something
    past or brought about, `perfect` whether it does so up to now; `doer` whose deed its main verb tells; `head` the head of its subject; `speaks` whether it is of speaking.
    """

    tokens: tuple[int, ...]
    spans: Spans
    sentence: int
    telling: Attribution | None
    negative: bool
    done: bool
    perfect: bool
    word: Status | None
    doer: str | None
    head: int | None
    opening: str
    central: bool
    speaks: bool = False


def read_passages(clauses: Clauses, groups: tuple[Group, ...]) -> list[Passage]:
    """The passages of a text that may report how something fares, in order."""
    syntax = clauses.syntax
    found: list[Passage] = []
    by_token = {g.verb: g for g in groups}
    for number, sentence in enumerate(syntax.sentences):
        voices = _voices(clauses, sentence)
        for tokens, telling in (
            (half, by) for all_, by in voices for half in _halves(syntax, all_)
        ):
            verbs = [by_token[i] for i in tokens if i in by_token]
            passage = _passage(clauses, tokens, number, telling, verbs)
            if passage is not None:
                found.append(passage)
    return found


def _voices(clauses: Clauses, sentence: range) -> list[tuple[list[int], Attribution | None]]:
    """A sentence cut by whose words they are, and at semicolons."""
    parts: list[tuple[list[int], Attribution | None]] = []
    broken = True
    for i in sentence:
        telling = clauses.told_by(i)
        if (
            clauses.syntax[i].form in _BREAKS
            or clauses.in_condition(i)
            or (telling is None and i in clauses.tellers)
        ):
            broken = True
            continue
        if broken or parts[-1][1] is not telling:
            parts.append(([], telling))
        broken = False
        parts[-1][0].append(i)
    return parts


def _halves(syntax: Syntax, tokens: list[int]) -> list[list[int]]:
    """'It has not, | and on Sunday her members stopped', 'The month is over, | and not one was paid'."""
    for at, i in enumerate(tokens):
        if syntax[i].low not in ("and", "but") or syntax[i - 1].form != ",":
            continue
        first, rest = tokens[:at], tokens[at + 1 :]
        negative = [any(syntax[k].low in NEGATIVE for k in part) for part in (first, rest)]
        own = any(
            syntax[k].base == "nsubj" and syntax[k].head in rest and syntax[syntax[k].head].upos == "VERB"
            for k in rest
        )  # fmt: skip
        none = any(syntax[k].low in NEGATIVE for k in rest[:2])
        parted = negative == [True, False] or (negative == [False, True] and none)
        if own and len(first) <= _SHORT and parted:
            return [first, rest]
    return [tokens]


def _passage(
    clauses: Clauses,
    tokens: list[int],
    number: int,
    telling: Attribution | None,
    verbs: list[Group],
) -> Passage | None:
    syntax = clauses.syntax
    kept = clauses.trim(tokens)
    while kept and syntax[kept[0]].form in ('"', "“", "‘"):
        kept.pop(0)
    main = _main(syntax, verbs, kept)
    if (
        len(kept) < 3
        or main is None
        or main.modal
        or _long_past(syntax, kept)
        or _asks(syntax, kept)
        or _no_answer(syntax, kept)
        or (len(_finite(verbs, kept)) < 2 and _of_words_alone(syntax, main, kept))
    ):
        return None
    head = subject_of(syntax, main, kept[0])
    nobody = head is not None and any(
        syntax[i].low in NEGATIVE for i in range(max(kept[0], head - 3), head)
    )
    actor = (
        actor_of(syntax, clauses.cast, _counted(syntax, head))
        if head is not None and not (main.passive or nobody)
        else None
    )
    word, at = _word(syntax, kept)
    if word is None and _all_of_it(syntax, main):
        word, at = "met", main.verb
    whole = word == "met" and _to_the_last(syntax, at)
    negative = any(syntax[i].low in NEGATIVE for i in kept if i <= main.verb + 2)
    if telling is not None and telling.denied and not negative:
        return None  # 'denied that any captive had been beaten'
    return Passage(
        tuple(kept),
        _whole(syntax, kept),
        number,
        telling,
        negative,
        _tells_of_something_done(syntax, main),
        main.perfect,
        word,
        bound_by(clauses.cast, actor),
        head,
        syntax[kept[0]].low,
        main.first <= at <= main.verb + (_WHOLE if whole else 3 * main.copula),
        syntax[main.verb].lemma in _SPEAKING | load_list("talk"),
    )


def _all_of_it(syntax: Syntax, main: Group) -> bool:
    """'had returned every grain', 'has freed all 17'; not 'has killed every hostage'."""
    after = syntax.tokens[main.verb + 1 : main.verb + 2]
    harm = syntax[main.verb].lemma in load_list("harm")
    return main.perfect and not harm and any(t.low in ("every", "all") for t in after)


def _to_the_last(syntax: Syntax, at: int) -> bool:
    """'had delivered | to the last man', 'were paid | in full': wherever it stands, of the deed."""
    return syntax[at].low in ("to", "in", "every")


def _counted(syntax: Syntax, head: int) -> int:
    """'Six of the Commission's observers': whose six they are."""
    whole = [c for c in syntax.below(head, "nmod") if c > head and syntax[head + 1].low == "of"]
    return whole[0] if syntax[head].upos == "NUM" and whole else head


def _tells_of_something_done(syntax: Syntax, main: Group) -> bool:
    """Past, brought about, or how things stand: not what they are ('no enemy'), or are to be."""
    if main.copula and main.verb + 1 < len(syntax) and syntax[main.verb + 1].low == "to":
        return False
    if main.tense == "past" or main.perfect or main.passive:
        named = main.copula and syntax[max(0, syntax[main.verb].head)].upos == "NOUN"
        return not named or bool(syntax.below(syntax[main.verb].head, "case"))
    if any(syntax[i].low in _AT_RISK for i in range(main.verb, min(main.verb + 3, len(syntax)))):
        return False  # 'the ferry is in danger'
    stands = syntax[main.first].lemma == "be"
    what = syntax[main.verb].head if main.copula else -1
    called = what >= 0 and syntax[what].upos == "NOUN" and not syntax.below(what, "case")
    return stands and not called


def _whole(syntax: Syntax, kept: list[int]) -> Spans:
    """The passage as one span where nothing but signs is left out, else as several."""
    spans: list[Span] = []
    for a, b in syntax.spans(kept):
        if spans and not syntax.text[spans[-1][1] : a].strip(" \n,"):
            spans[-1] = (spans[-1][0], b)
        else:
            spans.append((a, b))
    return tuple(spans)


def _main(syntax: Syntax, verbs: list[Group], kept: list[int]) -> Group | None:
    """The first finite verb group that no relative word or subordinator opens."""
    finite = _finite(verbs, kept)
    plain = [g for g in finite if syntax[g.verb].base not in ("acl", "advcl", "csubj")]
    rest = [g for g in finite if "while" not in {syntax[c].low for c in syntax.children[g.verb]}]
    return next(iter(plain or rest), None)


def _finite(verbs: list[Group], kept: list[int]) -> list[Group]:
    return [g for g in verbs if (g.tense or g.modal) and g.first in kept]


def _asks(syntax: Syntax, kept: list[int]) -> bool:
    """A question, or a request ('let us …'), tells of nothing done."""
    end = syntax[syntax.sentence_of(kept[0])[-1]].form
    return end == "?" or syntax[kept[0]].low in ("why", "how", "did", "does", "do", "let", "what")


def _no_answer(syntax: Syntax, kept: list[int]) -> bool:
    """'There has been no answer from the ministry': nothing is done or left undone."""
    return [syntax[i].low for i in kept[:1]] == ["there"] and any(
        syntax[i].lemma in _ANSWERS and syntax[i - 1].low == "no" for i in kept[1:]
    )


def _of_words_alone(syntax: Syntax, main: Group, kept: list[int]) -> bool:
    """'About the trawler she had nothing to say', 'there is news of the goats': none of it is done."""
    said = syntax[main.verb]
    if said.lemma in _WISHING and any(
        syntax[c].lemma in _SPEAKING | load_list("talk") for c in syntax.below(main.verb, "xcomp")
    ):
        return True  # 'nobody wanted to talk about barges'
    what = [t.lemma for t in (said, *syntax.tokens[main.verb + 1 : main.verb + 4])]
    if main.copula or said.lemma == "be":
        spoken = syntax[kept[0]].low == "there" and not _TIDINGS.isdisjoint(
            syntax[i].lemma for i in kept
        )
        of = syntax[said.head].lemma if said.head >= 0 else ""
        return spoken or not _SILENT.isdisjoint([*what, of])
    return said.lemma == "have" and "to" in what[2:] and not _SPEAKING.isdisjoint(what)


def _long_past(syntax: Syntax, kept: list[int]) -> bool:
    """'in 2029', 'two years ago', 'last year': before the undertaking, likely."""
    for i in kept:
        token = syntax[i]
        if token.lemma in load_list("earlier"):
            return True
        if (
            token.low in ("last", "previous")
            and i + 1 < len(syntax)
            and syntax[i + 1].low in ("year", "month", "decade", "century")
        ):
            return True
        if (
            token.form.isdecimal()
            and int(token.form) in YEARS
            and syntax[i - 1].low in ("in", "since", "until")
        ):
            return True
    return False


def _word(syntax: Syntax, kept: list[int]) -> tuple[Status | None, int]:
    """The status that the longest telling phrase reports, and where the phrase stands."""
    lemmas = tuple(syntax[i].lemma for i in kept)
    found: list[tuple[int, int, Status]] = []
    for k, lemma in enumerate(lemmas):
        for rank, phrase, status in _phrases_by_first().get(lemma, ()):
            whole = lemmas[k : k + len(phrase)] == phrase or _parted(syntax, kept[k], phrase)
            if whole and lemmas[max(0, k - 1)] != "without":
                found.append((rank, k, status))
    if not found:
        return None, -1
    _, k, status = min(found)
    return status, kept[k]


def _parted(syntax: Syntax, verb: int, phrase: tuple[str, ...]) -> bool:
    """'turned all four engineers back': a verb whose particle stands behind its object."""
    if len(phrase) != 2 or not syntax.below(verb, "obj"):
        return False
    return any(syntax[c].lemma == phrase[1] and c > verb
               for c in syntax.below(verb, "advmod", "compound:prt"))  # fmt: skip


@lru_cache
def _phrases_by_first() -> dict[str, list[tuple[int, tuple[str, ...], Status]]]:
    """The telling phrases, each with its rank, by their first lemma."""
    table: dict[str, list[tuple[int, tuple[str, ...], Status]]] = {}
    for rank, (phrase, status) in enumerate(load_status_phrases()):
        table.setdefault(phrase[0], []).append((rank, phrase, status))
    return table
