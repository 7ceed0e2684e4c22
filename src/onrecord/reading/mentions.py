"""Names in the text: known phrases and runs of proper nouns, with titles split off."""

from dataclasses import dataclass

import simplemma

from onrecord.model import ActorType
from onrecord.reading.syntax import Syntax
from onrecord.reading.world import Entry, Kind, World

_JOINERS = frozenset(
    {"of", "for", "and", "de", "la", "del", "al", "el", "bin", "ibn", "van", "von", "der"}
)
_PLURALS = frozenset(
    [
        "people",
        "peoples",
        "workers",
        "farmers",
        "women",
        "men",
        "children",
        "lords",
        "mothers",
        "fathers",
        "citizens",
        "nations",
        "peasants",
        "teachers",
        "soldiers",
        "students",
        "doctors",
        "miners",
        "elders",
    ]
)
_TITLE_CASE = 0.6
_NEVER = frozenset(
    [
        "i",
        "the",
        "a",
        "an",
        "he",
        "she",
        "it",
        "we",
        "they",
        "you",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "but",
        "and",
        "or",
        "if",
        "in",
        "on",
        "at",
        "of",
        "for",
        "to",
        "by",
        "with",
        "from",
        "as",
        "after",
        "before",
        "when",
        "while",
        "since",
        "until",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)


@dataclass(frozen=True)
class Named:
    """A name in the text: tokens `first`..`last`, perhaps with an office before it.

    `entry` and `kind` where the world knows it; `role` the tokens of the office.
    """

    first: int
    last: int
    head: int
    text: str
    entity: str
    entry: Entry | None = None
    kind: Kind | None = None
    role: tuple[int, ...] = ()
    known_type: ActorType | None = None


def find_names(syntax: Syntax, world: World) -> list[Named]:
    """Every name, in order."""
    forms = [t.form.replace("’", "'") for t in syntax.tokens]
    headline = _title_case_paragraphs(syntax)
    found: list[Named] = []
    at = 0
    while at < len(forms):
        known = world.longest(forms, at)
        stop = _run_end(syntax, forms, at, headline)
        if known and known[2] >= stop - at:
            found.append(_known(syntax, at, known))
            at += known[2]
        elif stop > at:
            found += _from_run(syntax, world, forms, at, stop)
            at = stop
        else:
            at += 1
    return found


def _title_case_paragraphs(syntax: Syntax) -> frozenset[int]:
    """Paragraphs in which most words are capitalised: there a capital tells nothing."""
    out = set()
    by_paragraph: dict[int, list[bool]] = {}
    for t in syntax.tokens:
        if t.form[:1].isalpha() and len(t.form) > 3:
            by_paragraph.setdefault(t.paragraph, []).append(t.form[:1].isupper())
    for paragraph, capital in by_paragraph.items():
        if len(capital) > 3 and sum(capital) > _TITLE_CASE * len(capital):
            out.add(paragraph)
    return frozenset(out)


def _capital(syntax: Syntax, at: int) -> bool:
    token = syntax[at]
    return token.form[:1].isupper() and token.low not in _NEVER


def _run_end(syntax: Syntax, forms: list[str], at: int, headline: frozenset[int]) -> int:
    """Where the run of name words that begins at `at` ends; `at` itself if none begins."""
    if not _starts(syntax, at, headline):
        return at
    end, sentence = at + 1, syntax[at].sentence
    while end < len(forms) and syntax[end].sentence == sentence:
        if _capital(syntax, end) and (syntax[end].upos == "PROPN" or _near_name(syntax, end)):
            end += 1
        elif end + 1 < len(forms) and _capital(syntax, end + 1) and _joins(syntax, forms, end):
            end += 2
        else:
            break
    return end


def _starts(syntax: Syntax, at: int, headline: frozenset[int]) -> bool:
    token = syntax[at]
    if not _capital(syntax, at) or len(token.form) < 2 or token.paragraph in headline:
        return False
    if not _opens_sentence(syntax, at):
        return token.upos in ("PROPN", "ADJ", "NOUN") or _capital_follows(syntax, at)
    if token.upos == "PROPN":
        return _capital_follows(syntax, at) or not simplemma.is_known(token.low, lang="en")
    return token.upos in ("ADJ", "NOUN") and _capital_follows(syntax, at)


def _capital_follows(syntax: Syntax, at: int) -> bool:
    after = at + 1
    return after < len(syntax) and _capital(syntax, after) and syntax[after].upos == "PROPN"


def _opens_sentence(syntax: Syntax, at: int) -> bool:
    return (
        at == 0 or syntax[at - 1].sentence != syntax[at].sentence or syntax[at - 1].form in "\"“'‘"
    )


def _near_name(syntax: Syntax, at: int) -> bool:
    """A capitalised word that is no proper noun by its tag still goes on a name."""
    return syntax[at].upos in ("NOUN", "ADJ", "ADV", "VERB") or syntax[at].base in (
        "flat",
        "compound",
    )


def _joins(syntax: Syntax, forms: list[str], at: int) -> bool:
    word = forms[at]
    if word in {"-", "&"}:
        return syntax[at - 1].end == syntax[at].start or word == "&"
    if word == "'s":
        return forms[at - 1].lower() in _PLURALS
    if word in ("of", "for"):
        return (
            syntax[at - 1].upos == "PROPN"
            and syntax[at + 1].upos == "PROPN"
            and _heads_of(forms[at - 1])
        )
    return word in _JOINERS and word not in ("of", "for", "and") and syntax[at + 1].upos == "PROPN"


def _heads_of(word: str) -> bool:
    """Nouns after which 'of' goes on the name: 'Bank of …', 'Ministry of …'."""
    return word.lower() in {
        "bank", "ministry", "department", "council", "union", "republic", "army", "league",
        "house", "university", "court", "board", "bureau", "office", "front", "party", "church",
        "federation", "association", "institute", "academy", "movement", "confederation", "centre",
        "center", "organisation", "organization", "committee", "commission", "kingdom", "tigers",
    }  # fmt: skip


def _known(syntax: Syntax, at: int, known: tuple[Entry, Kind, int]) -> Named:
    entry, kind, n = known
    last = at + n - 1
    head = _head(syntax, at, last)
    return Named(at, last, head, syntax.text[syntax[at].start : syntax[last].end],
                 syntax[head].entity, entry, kind, (), entry.type)  # fmt: skip


def _head(syntax: Syntax, first: int, last: int) -> int:
    inside = range(first, last + 1)
    tops = [i for i in inside if syntax[i].head not in inside]
    return tops[-1] if tops else last


def _from_run(syntax: Syntax, world: World, forms: list[str], first: int, stop: int) -> list[Named]:
    """A run of name words -> names: known ones and offices at its start split off."""
    found: list[Named] = []
    at = first
    while at < stop:
        known = world.longest(forms, at)
        rest = stop - at - (known[2] if known else 0)
        if (
            known
            and rest > 0
            and (known[1] in ("demonym", "acronym") or _is_role(world, forms, at + known[2], stop))
        ):
            found.append(_known(syntax, at, known))
            at += known[2]
            continue
        roles = _is_role(world, forms, at, stop)
        name_at = at + roles
        if name_at >= stop:
            break
        last = stop - 1
        head = _head(syntax, name_at, last)
        text = syntax.text[syntax[name_at].start : syntax[last].end]
        whole = world.find(text)
        if whole:
            found.append(_known(syntax, name_at, (*whole, last - name_at + 1)))
        else:
            entity = syntax[head].entity or next(
                (syntax[i].entity for i in range(name_at, stop) if syntax[i].entity), ""
            )
            kind: ActorType | None = (
                "person" if roles and not _is_thing(world, forms[last]) else None
            )
            found.append(
                Named(
                    name_at, last, head, text, entity, None, None, tuple(range(at, name_at)), kind
                )
            )
        break
    return found


def _is_thing(world: World, word: str) -> bool:
    return word.lower() in world.nouns


def _is_role(world: World, forms: list[str], at: int, stop: int) -> int:
    """How many words from `at` on are an office or a title."""
    count = 0
    while at + count < stop:
        for n in (3, 2, 1):
            words = " ".join(forms[at + count : at + count + n]).lower()
            if at + count + n <= stop and (words in world.roles or words in world.honorifics):
                count += n
                break
        else:
            break
    return count
