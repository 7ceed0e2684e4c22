"""Words that stand for something told before, and are told again: 'the pledge', 'had it from'."""

from collections.abc import Iterator

from onrecord.model import Attribution
from onrecord.reading import again
from onrecord.reading.acts import load_list, load_rows
from onrecord.reading.agency import is_passive
from onrecord.reading.clauses import Clauses
from onrecord.reading.surfaced import WHY
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words

_POINTING = frozenset(
    {"this", "that", "the", "same", "identical", "its", "his", "her", "their", "these", "such"}
)
_VERY = frozenset({"same", "identical", "this", "that"})
_SAME = frozenset({"same", "identical"})
_REPEAT = frozenset({"repeat", "reiterate", "restate", "renew", "reaffirm"})
_BREAKS = frozenset({"break", "breach", "betray"})
_GIVE = frozenset({"give", "make", "send", "hand"})
_SHORT, _BEFORE, _BACK = 7, 4, 5
_WAY = 7


def pointing(clauses: Clauses, a: Attribution) -> Iterator[int]:
    """Nouns in a content that stand for something told before, and are told here."""
    syntax = clauses.syntax
    content = clauses.tokens(a.content.spans)
    cue = clauses.cue_verb(a)
    teller = clauses.cast.by_id.get(a.source.actor or "")
    has = any(syntax[i].lemma == "have" and syntax[i].upos == "VERB" for i in content[:3])
    if has and teller is not None and teller.type == "outlet" and a.reason != WHY:
        return  # 'the paper said that it had the terms from an officer': where it has them from
    told = cue is not None and (
        syntax[cue].lemma in load_list("tellings") or a.reason in (WHY, again.WHY)
    )
    words = [syntax[i].low for i in content if syntax[i].upos != "PUNCT"]
    if cue is not None and _nothing_more(syntax[cue].lemma, words):
        yield content[-1]
    for i in content:
        if (_repeated(syntax, i) or _to_the_same_effect(syntax, i)) and _innermost(clauses, a, i):
            yield i
        if syntax[i].lemma not in load_list("retold") or syntax[i].upos != "NOUN":
            continue
        if _broken(syntax, i):
            continue
        back = _BACK if a.reason == WHY else 3  # 'the eye-popping swap'
        if not any(syntax[k].low in _POINTING for k in range(max(0, i - back), i)):
            continue
        if (
            (told and i <= content[0] + _SHORT)
            or (i > 0 and syntax[i - 1].low in _SAME and _innermost(clauses, a, i))
            or _passed_on(clauses, a, i, content)
            or _on_its_way(syntax, i, content)
        ):
            yield i
    yield from _had_from(syntax, content)


def _broken(syntax: Syntax, noun: int) -> bool:
    """'they gave their word and they have broken it', 'this breaks the word', 'they keep their word'."""
    near = range(max(0, noun - _BEFORE), min(noun + _WAY, len(syntax)))
    if any(
        syntax[k].lemma in _BREAKS and syntax[k].sentence == syntax[noun].sentence for k in near
    ):
        return True
    verb = syntax[noun].head
    return verb >= 0 and syntax[verb].lemma == "keep" and syntax[verb].xpos in ("VBP", "VBZ")


def _nothing_more(cue: str, words: list[str]) -> bool:
    """'she had been told so', 'as much', 'he had been warned in person': no more than that."""
    if words in (["she"], ["he"]):
        return cue == "warn"
    said = words[1:] if words[:1] in (["she"], ["he"]) else words
    much = said[:2] == ["as", "much"] and said[2:3] in ([], ["to"])  # 'as much to her'
    so = said == ["so"] or (len(said) < 4 and said[-2:] == ["of", "it"])  # 'had assured her of it'
    return (cue == "say" and much) or (cue in load_words("tell") and (much or so))


def _innermost(clauses: Clauses, a: Attribution, at: int) -> bool:
    """Whether a token stands in what nobody tells within what `a` tells."""
    told = clauses.told_by(at)
    return told is not None and told.id == a.id


def _repeated(syntax: Syntax, at: int) -> bool:
    """'it was repeated to him by telephone', 'his office repeated it': what was told before."""
    verb = syntax[at].head
    if syntax[at].low != "it" or verb < 0 or syntax[verb].lemma not in _REPEAT:
        return False
    return is_passive(syntax, verb) if verb > at else syntax[at].base == "obj"


def _to_the_same_effect(syntax: Syntax, at: int) -> bool:
    """'a signed letter to the same effect': one that says what was told before."""
    before = [t.low for t in syntax.tokens[max(0, at - 3) : at]]
    if syntax[at].low == "thing":
        return before == ["saying", "the", "same"]  # 'a note saying the same thing'
    return syntax[at].low == "effect" and before in (["to", "the", "same"], ["to", "that", "very"])


def _passed_on(clauses: Clauses, a: Attribution, noun: int, content: list[int]) -> bool:
    """'the message had been delivered': a verb of telling near, not another telling's cue."""
    syntax = clauses.syntax
    return any(
        i in content
        and syntax[i].upos == "VERB"
        and syntax[i].lemma in load_list("tellings")
        and clauses.cued_by(i) in (None, a)
        for i in range(max(0, noun - 4), min(noun + 6, len(syntax)))
    )


def _on_its_way(syntax: Syntax, noun: int, content: list[int]) -> bool:
    """'had the assurance from …', 'the pledge had been made to …', 'the same demand went to …'.

    Plans go to parliament and demands to court: what goes or comes has to be the very same thing.
    """
    very = any(syntax[k].low in _VERY for k in range(max(0, noun - 3), noun))
    gives = syntax[noun].head
    whom = any(syntax[k].upos == "PRON" for k in range(gives + 1, noun)) if gives >= 0 else False
    if very and whom and gives in content and syntax[gives].lemma in _GIVE:
        return True  # 'had given him that permission'
    for preposition, verbs, moving in load_rows("ways"):
        for verb in range(max(content[0], noun - 4), min(noun + 6, len(syntax))):
            lemma = syntax[verb].lemma
            if syntax[verb].upos != "VERB" or verb not in content:
                continue
            if lemma in verbs.split() or (very and lemma in moving.split()):
                after = range(max(noun, verb) + 1, max(noun, verb) + _WAY)
                if _party_after(syntax, after, preposition):
                    return True
    return False


def _had_from(syntax: Syntax, content: list[int]) -> Iterator[int]:
    """'She had it first from the superintendent': what somebody was told by another."""
    for i in content:
        known = (
            syntax[i].low in ("it", "this")
            and i > 0
            and syntax[i - 1].lemma in ("have", "hear", "learn")
        )
        much = syntax[i].low == "much" and i > 1 and syntax[i - 1].low == "as"
        # 'had heard as much from …', not 'as much noise from …'
        much = much and syntax[i - 2].lemma in ("hear", "learn")
        much = much and i + 1 < len(syntax) and syntax[i + 1].upos != "NOUN"
        if (known or much) and _party_after(syntax, range(i + 1, i + _WAY), "from"):
            yield i


def _party_after(syntax: Syntax, near: range, preposition: str) -> bool:
    """The preposition, and after it somebody or some paper, not a time."""
    for i in near:
        if i >= len(syntax) or syntax[i].sentence != syntax[near.start - 1].sentence:
            return False
        if syntax[i].low == preposition and syntax[i].upos == "ADP":
            noun = syntax[i].head
            return noun > i and syntax[noun].entity != "time"
        if syntax[i].upos in ("VERB", "SCONJ") or syntax[i].form in (",", ";"):
            return False
    return False
