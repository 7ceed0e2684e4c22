"""Whom a noun phrase speaks of: its own actor, those joined to it, else whose it is."""

from functools import cached_property

from onrecord.reading.findings import Cast, Mention
from onrecord.reading.syntax import Syntax

_INSIDE = frozenset({"amod", "compound", "nmod", "flat", "appos", "nummod", "det"})
_AT = frozenset(
    {"in", "at", "near", "inside", "outside", "throughout", "around", "across", "along", "within"}
)
_PLACES = frozenset({
    "city", "town", "village", "province", "region", "area", "capital", "port", "district",
    "island", "camp", "part",
})  # fmt: skip
_LEAD = 6


class Phrases:
    """Questions about the noun phrases of one article."""

    def __init__(self, syntax: Syntax, cast: Cast) -> None:
        self.syntax = syntax
        self.cast = cast

    @cached_property
    def mentions(self) -> dict[int, list[Mention]]:
        """Mentions by sentence, in order. Times are nobody, nor is the US in 'US-led'."""
        found: dict[int, list[Mention]] = {}
        for m in sorted(self.cast.mentions, key=lambda m: m.head):
            if self.syntax[m.head].entity != "time" and not self._in_compound(m):
                found.setdefault(self.syntax[m.head].sentence, []).append(m)
        return found

    @cached_property
    def _named(self) -> frozenset[int]:
        return frozenset(m.head for m in self.cast.mentions if m.kind == "name")

    def _in_compound(self, mention: Mention) -> bool:
        """'Russian-made', 'US-led': of what kind a thing is, not who acts."""
        syntax, rest = self.syntax, mention.last + 2
        if rest >= len(syntax) or syntax[rest - 1].form != "-":
            return False
        joined = syntax[rest - 1].start == syntax[mention.last].end
        return joined and syntax[rest].form[:1].islower()

    def case(self, at: int) -> set[str]:
        """The prepositions and markers of a phrase or clause."""
        syntax = self.syntax
        return {syntax[k].low for k in syntax.children[at] if syntax[k].base in ("case", "mark")}

    def actors(self, at: int | None) -> list[str]:
        """The ids of the actors that the phrase of head `at` speaks of."""
        if at is None:
            return []
        who = self.cast.at(at)
        if who is not None:
            many = self._many(at)
            if many:
                return many
            if at not in self._named:
                who = self._in_run(at, self._named) or who
        else:
            who = self._in_run(at)
        own = [who] if who is not None else self._inside(at)
        return list(dict.fromkeys([*own, *self._joined(at)]))

    def _inside(self, at: int) -> list[str]:
        for c in self.syntax.children[at]:
            if self.syntax[c].base in _INSIDE:
                found = self.actors(c)
                if found:
                    return found
        return []

    def _joined(self, at: int) -> list[str]:
        """Those joined to `at` by 'and' (a comma alone may be an apposition)."""
        others = self.syntax.below(at, "conj")
        if not any(self.syntax.below(c, "cc") for c in others):
            return []
        return [w for c in others for w in self.actors(c)]

    def _many(self, at: int) -> list[str]:
        """'Hungarian and Romanian officials': both states."""
        syntax = self.syntax
        left = {c for c in syntax.below(at, "amod", "compound") if c < at}
        left |= {k for c in left for k in syntax.below(c, "conj") if k < at}
        named = {c: who for c in sorted(left) if (who := self.cast.at(c)) is not None}
        if len(named) < 2 or all(syntax[i].low != "and" for i in range(min(named), max(named))):
            return []
        return list(dict.fromkeys(named.values()))

    def _in_run(self, at: int, only: frozenset[int] | None = None) -> str | None:
        """The last actor in the unbroken run of nouns and adjectives from `at` on."""
        syntax, end = self.syntax, at
        stop = syntax.sentence_of(at).stop
        while end + 1 < stop and self._runs_on(end + 1):
            end += 1
        for i in range(end, at - 1, -1):
            who = self.cast.at(i)
            if who is not None and (only is None or i in only):
                return who
        return None

    def _runs_on(self, at: int) -> bool:
        token = self.syntax[at]
        if token.upos == "VERB":  # "Jordan's visiting king"
            return self.syntax[at - 1].form in ("'s", "’s")
        return token.upos in ("PROPN", "NOUN", "ADJ", "NUM") or token.form in ("-", "'s", "’s")

    def before(self, at: int) -> list[str]:
        """The first actor of the sentence before `at`, with the rest of its name."""
        for m in self.mentions.get(self.syntax[at].sentence, ()):
            if m.head < at:
                return [self._in_run(m.head) or m.actor]
        return []

    def whole(self, at: int, stop: tuple[int | None, ...]) -> int:
        """The head of the noun phrase that a modifier stands in, below the tokens `stop`."""
        syntax = self.syntax
        while syntax[at].base in ("amod", "compound", "flat") or syntax[at].rel == "nmod:poss":
            above = syntax[at].head
            if above in stop or syntax[above].upos == "VERB":
                break
            at = above
        return at

    def belongs_to(self, mention: Mention, owners: set[str]) -> bool:
        """'Its troops', 'their leader': part of somebody in `owners`."""
        syntax = self.syntax
        return any(
            syntax[c].upos == "PRON" and self.cast.at(c) in owners
            for c in syntax.children[mention.head]
            if syntax[c].rel == "nmod:poss"
        )

    def vague(self, mention: Mention) -> int:
        """0 for somebody, 1 for where it happened, 2 for a thing that nobody knows."""
        if mention.kind == "description" and self.cast.by_id[mention.actor].type == "other":
            return 2
        return int(self._located(mention))

    def _located(self, mention: Mention) -> bool:
        """'In southern Gaza', 'near the town of Rafah'."""
        for i in range(mention.first - 1, max(-1, mention.first - _LEAD), -1):
            token = self.syntax[i]
            if token.low in _AT:
                return True
            if token.upos in ("DET", "ADJ", "PROPN") or token.low == "of" or token.lemma in _PLACES:
                continue
            return False
        return False

    def scene(self, verb: int) -> list[str]:
        """'Was arrested in Lebanon': the state where it happened."""
        for c in self.syntax.below(verb, "obl", "nmod"):
            if c > verb and self.case(c) & _AT:
                who = [w for w in self.actors(c) if self.cast.by_id[w].type == "state"]
                if who:
                    return who
        return []
