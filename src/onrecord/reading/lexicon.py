"""The words that report events: verbs, phrases and nouns with their PLOVER 2021 types."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple, cast

from onrecord.model import EventType

FUNCTION_WORDS = frozenset({
    "to", "for", "on", "in", "at", "with", "of", "from", "against", "into", "over", "by",
    "off", "out", "up", "down", "back", "away", "upon", "as", "about",
})  # fmt: skip
OPERATORS = frozenset({"SAY", "LIGHT", "END", "TRY", "VOW", "PLAN", "FAIL"})


class VerbSense(NamedTuple):
    """What a verb means where all of `needs` stand with it (of each set one word must).

    `meaning` is an event type or one of OPERATORS (see the README of the data); `frame` is 'swap'
    where the subject undergoes the event, 'keep' where a future leaves the type as it is. `themes`
    holds the content words needed: they name the thing given, moved or ended.
    """

    meaning: str
    frame: str
    needs: tuple[frozenset[str], ...]
    themes: frozenset[str]


class NounSense(NamedTuple):
    """What a noun means after the words `before`; `ended` is what it is to end such a thing.

    `of` is 'source' or 'target': whom 'of' brings in. `alone` is false where the noun reports an
    event only with a verb that carries or ends it. `type` is None for what only looks like an event.
    """

    type: EventType | None
    ended: EventType
    of: str
    alone: bool
    before: tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """Senses by dictionary form, those that need most words first."""

    verbs: dict[str, tuple[VerbSense, ...]]
    nouns: dict[str, tuple[NounSense, ...]]
    irregular: dict[str, str]

    def of_verb(self, lemma: str, low: str) -> tuple[VerbSense, ...]:
        """The senses of a verb by its lemma, else by undoing a regular ending of its form."""
        found = self.verbs.get(lemma)
        if found is None:
            stems = _stems(self.irregular.get(low, low))
            found = next((self.verbs[s] for s in stems if s in self.verbs), ())
        return found

    def of_noun(self, lemma: str, low: str) -> tuple[NounSense, ...]:
        """The senses of a noun by its lemma or, for a plural of its own, by its form."""
        return self.nouns.get(lemma) or self.nouns.get(low, ())


def _stems(low: str) -> list[str]:
    """What `low` may be a regular form of: 'hijacking' -> 'hijack', 'cancelled' -> 'cancel'."""
    found = [low]
    for ending in ("ing", "ed", "es", "s"):
        stem = low.removesuffix(ending)
        if stem == low or len(stem) < 3:
            continue
        found += [stem, stem + "e"]
        if stem[-1] == stem[-2]:
            found.append(stem[:-1])
        if stem[-1] == "i":
            found.append(stem[:-1] + "y")
    return found


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The lexicon in `data/plover`."""
    classes = {name: frozenset(words.split()) for name, words in _rows("classes")}
    verbs: dict[str, list[VerbSense]] = {}
    for meaning, frame, listed in _rows("verbs"):
        for phrase in listed.split(", "):
            verb, *rest = phrase.split()
            needs = tuple(classes[w[1:-1]] if w[0] == "{" else frozenset({w}) for w in rest)
            themes = frozenset[str]().union(*needs) - FUNCTION_WORDS
            verbs.setdefault(verb, []).append(VerbSense(meaning, frame, needs, themes))
    nouns: dict[str, list[NounSense]] = {}
    for kind, ended, of, alone, listed in _rows("nouns"):
        for phrase in listed.split(", "):
            *before, noun = phrase.split()
            made = None if kind == "-" else cast(EventType, kind)
            sense = NounSense(made, cast(EventType, ended), of, alone == "alone", tuple(before))
            nouns.setdefault(noun, []).append(sense)
    return Lexicon(
        {k: tuple(sorted(v, key=_fullness)) for k, v in verbs.items()},
        {k: tuple(sorted(v, key=lambda s: -len(s.before))) for k, v in nouns.items()},
        {form: lemma for form, lemma in _rows("forms")},  # noqa: C416
    )


def _fullness(sense: VerbSense) -> tuple[int, int]:
    """Most words first, and among equals those that need content words."""
    return -len(sense.needs), -sum(not need & FUNCTION_WORDS for need in sense.needs)


def _rows(name: str) -> list[list[str]]:
    text = (files("onrecord.reading") / "data" / "plover" / f"{name}.tsv").read_text("utf8")
    return [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]
