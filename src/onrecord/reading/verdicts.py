"""Which status a passage on an undertaking reports, and how far: in part, lasting, fewer."""

from onrecord.meaning.lasting import goes_on, kept_up
from onrecord.model import Status, Undertaking
from onrecord.reading.passages import YEARS, Passage
from onrecord.reading.syntax import Syntax

_PARTS = frozenset(
    {"some", "part", "partly", "most", "several", "half", "only", "nearly", "almost"}
)
_THE = frozenset({"the", "its", "their", "these", "those"})


def verdict(syntax: Syntax, p: Passage, u: Undertaking, deed: bool) -> Status | None:
    """Which status a passage on `u` reports; `deed`: it tells of the undertaking's own deed."""
    own = p.doer is not None and p.doer == u.bearer
    if p.word == "obstructed" and not (own and (deed or u.act == "threaten")):
        return None if p.negative else "obstructed"
    if p.word == "breached":
        return None if p.negative or u.act in ("threaten", "refuse") else "breached"
    held_back = u.act == "forbid" or promises_not(syntax, u)
    if u.act == "refuse":
        return None
    if held_back:
        if p.negative or p.word in ("in-progress", "met"):
            return "in-progress"
        return "breached" if deed and p.done else None
    if p.word == "not-met" or (p.negative and (p.done or p.word)):
        return None if u.act == "threaten" else "not-met"
    if p.word in ("in-progress", "partly-met"):
        return "in-progress" if p.word == "in-progress" else "partly-met"
    carried_out = own and p.word == "obstructed"  # who threatened to close a road has blocked it
    if not ((p.done and (deed or carried_out)) or (p.word == "met" and p.central)):
        return None
    if u.act != "threaten" and (lasting(syntax, p) or _kept_up(syntax, u)):
        return "in-progress"
    return "partly-met" if in_part(syntax, p) or _fewer(syntax, p, u) else "met"


def who_acts(u: Undertaking) -> str | None:
    """Who would do the deed: what is permitted or asked, the counterparty."""
    return u.counterparty if u.act in ("permit", "demand", "forbid") else u.bearer


def to_keep_up(syntax: Syntax, u: Undertaking) -> bool:
    """'keep the guns silent', 'arrest nobody': something to keep up or to leave undone."""
    return promises_not(syntax, u) or _kept_up(syntax, u)


def _kept_up(syntax: Syntax, u: Undertaking) -> bool:
    return kept_up(" ".join(syntax.text[slice(*s)] for s in u.action.spans))


def _fewer(syntax: Syntax, p: Passage, u: Undertaking) -> bool:
    """'It has hired 61' of a promise to hire 200: a smaller number than was undertaken."""
    promised = _numbers(syntax, [i for span in u.action.spans for i in syntax.within(span)])
    done = _numbers(syntax, list(p.tokens))
    return bool(promised) and bool(done) and max(done) < max(promised)


def _numbers(syntax: Syntax, tokens: list[int]) -> list[int]:
    """Counts in figures; years and numbers of a date are none."""
    found = []
    for i in tokens:
        digits = syntax[i].form.replace(",", "")
        if digits.isdecimal() and int(digits) not in YEARS and syntax[i].entity != "time":
            found.append(int(digits))
    return found


def lasting(syntax: Syntax, p: Passage) -> bool:
    """'every day', 'is being kept', 'nineteen barges have passed since Monday': what goes on."""
    words = syntax.words(list(p.tokens))
    many = p.head is not None and any(
        syntax[i].upos == "NUM" for i in p.tokens if p.head - 4 < i <= p.head
    )
    return goes_on(words) or (p.perfect and many and "since" in words.lower().split())


def in_part(syntax: Syntax, p: Passage) -> bool:
    """'twenty-two of an estimated thirty', 'some of', 'half': part of what was undertaken."""
    for i in p.tokens[:-1]:
        after = syntax[i + 1]
        about = syntax[i].low == "some" and after.upos == "NUM"  # 'some 600 people'
        part = after.low == "of" or after.upos in ("NUM", "NOUN")
        if syntax[i].lemma in _PARTS and part and not about:
            return True
        if i and syntax[i].low == "first" and syntax[i - 1].low == "the" and _some_first(syntax, i):
            return True  # 'the first eleven families', 'the first crates', 'the first of the two'
        counted = syntax[i + 2] if after.low in _THE and i + 2 < len(syntax) else after
        all_of_it = any(syntax[k].low in ("all", "every") for k in p.tokens[i:])
        if syntax[i].low == "of" and counted.upos == "NUM" and i == p.tokens[0] and not all_of_it:
            return True  # 'of the nineteen kilometres, seven have been cleared'
        if (
            syntax[i].upos == "NUM"
            and after.low == "of"
            and syntax[i - 1].low not in ("last", "all")
        ):
            return True
    return False


def _some_first(syntax: Syntax, first: int) -> bool:
    """After 'the first': a plural, perhaps numbered, or 'of the two'; not 'days', nor 'free elections'."""
    after = list(syntax.tokens[first + 1 : first + 3])
    if [t.low in _THE for t in after[1:]] == [True] and after[0].low == "of":
        return True
    counted = after[1:] if after and after[0].upos == "NUM" else after[:1]
    return any(t.xpos == "NNS" and t.entity != "time" for t in counted)


def promises_not(syntax: Syntax, u: Undertaking) -> bool:
    """'arrest nobody', 'stop shelling': the promise is to leave something undone."""
    if u.act not in ("promise", "offer", "plan"):
        return False
    if "not" in (u.reason or "").split("'")[1:2][0:1] or "spares" in (u.reason or ""):
        return True
    tokens = [i for span in u.action.spans for i in syntax.within(span)]
    if tokens[0] and syntax[tokens[0] - 1].low in ("not", "n't", "n’t", "never"):
        return True  # 'had given his word that it would not | fire on …'
    return any(
        syntax[i].low in ("nobody", "no", "not", "never", "none", "nothing") for i in tokens[:4]
    )
