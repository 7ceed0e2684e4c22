"""One walk over the text: names, descriptions, pronouns and unnamed groups, each given an actor."""

from onrecord.model import ActorType
from onrecord.reading.acts import load_map
from onrecord.reading.descriptions import GENERIC, describe
from onrecord.reading.figures import Figure, Figures
from onrecord.reading.findings import Mention, Quote
from onrecord.reading.groups import NOBODY, counted, enter, is_group, kind_of_noun, phrase
from onrecord.reading.names import Name
from onrecord.reading.quoted import Quoted
from onrecord.reading.scene import Scene, Seen
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words
from onrecord.reading.world import World

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_BESIDE = 5  # words from a verb of telling to whom it is told
_WHO = frozenset({"who", "which", "whose"})
_BODIES: frozenset[ActorType] = frozenset(
    {"state", "armed-group", "organisation", "international-organisation", "outlet", "military"}
)
_MANY: frozenset[ActorType] = frozenset({"officials", "armed-group", "military", "other"})
_LADY = frozenset({"mrs", "ms", "miss", "lady", "dame", "queen", "princess", "mother"})
_LORD = frozenset({"mr", "sir", "lord", "king", "prince", "father"})
REACH = 90
_MANY_ARE_NOT_IT = 3.0
_NAMED_BY_OTHERS = 2.0  # 'Reave had been sent a copy, she added': who speaks of himself is no name
_SURE_GENDER = 0.75


class Walk:
    """The walk's state: who is where, and the mentions found."""

    def __init__(
        self,
        syntax: Syntax,
        world: World,
        figures: Figures,
        quotes: tuple[Quote, ...],
        outlet: str | None,
    ) -> None:
        self.syntax, self.world, self.figures = syntax, world, figures
        self.scene = Scene(syntax, figures, outlet)
        self.quoted = Quoted(syntax, quotes)
        self.heads: dict[int, Mention] = {}
        self.whose: dict[int, str] = {}
        self.found: list[Mention] = []

    def run(self, names: list[Name], named: list[Mention]) -> list[Mention]:
        """Mentions by description or pronoun, in the order of the text, beside those `named`."""
        self.heads = {m.head: m for m in named}
        called = [m for m in named if m.kind == "name"]
        self.whose = {i: m.actor for m in called for i in range(m.first, m.last + 1)}
        self.whose |= {m.head: m.actor for m in named if m.head not in self.whose}
        titles = {i for name in names for i in name.office}
        for name in names:
            self._note_gender(name)
        for at in range(len(self.syntax)):
            if at in self.heads:
                self._attach(self.heads[at])
                self.scene.add(at, self.heads[at].actor)
            elif at not in self.whose and at not in titles:
                for mention in self._mentions(at):
                    self.found.append(mention)
                    self.whose.setdefault(mention.head, mention.actor)
                    self.scene.add(at, mention.actor)
        for head in self.quoted.heads:
            self.found += self._teller(head)
        return self.found

    def _note_gender(self, name: Name) -> None:
        """'Ms', 'spokesman', 'queen' tell whether later words will be 'he' or 'she'."""
        who = self.whose.get(name.head)
        figure = self.figures.get(who or "")
        role = (figure.role or "").split() if figure else []
        for word in [*(self.syntax[i].low.rstrip(".") for i in name.office), *role]:
            gender = "she" if word in _LADY or word.endswith("woman") else "he"
            if who and (gender == "she" or word in _LORD or word.endswith("man")):
                self.scene.gender[who] = gender

    def _mentions(self, at: int) -> list[Mention]:
        syntax = self.syntax
        token = syntax[at]
        if token.upos in ("PRON", "DET"):
            who = self._pronoun(at)
            return [Mention(at, at, at, who, "pronoun")] if who else []
        if token.upos not in ("NOUN", "PROPN"):
            return []
        who = (
            self._apposed(at)
            or self._speakers_own(at)
            or describe(syntax, self.world, self.figures, self.scene, self.whose, at)
        )
        if who is not None:
            return self._described(at, who)
        kind = is_group(syntax, self.world, at)
        if kind is not None:
            self._look_ahead(at)
            made = enter(syntax, self.figures, self.whose, at, kind)
            self._attach(made[0])
            return made
        return []

    def _speakers_own(self, at: int) -> str | None:
        """'the group', in the words of its spokeswoman."""
        speaker = self.quoted.speaker(at)
        teller = self.figures.get(self.whose.get(speaker if speaker is not None else -1, ""))
        body = self.figures.get(teller.affiliation or "") if teller is not None else None
        if body is None or at == 0 or self.syntax[at - 1].low != "the":
            return None
        generic = GENERIC | load_words("businesses")
        if self.syntax[at].lemma in generic or self.syntax[at].low in body.name.lower().split():
            return body.id if body.type in ("armed-group", "organisation") else None
        if kind_of_noun(self.syntax, self.world, at) != "armed-group" or body.names == []:
            return None
        if body.type == "other":  # 'the militia', in the words of its leader
            body.type = "armed-group"
        return body.id if body.type == "armed-group" else None

    def _look_ahead(self, at: int) -> None:
        """'a spokesman for the group': whom the group is must be known before him."""
        syntax = self.syntax
        if at + 3 >= len(syntax) or syntax[at + 1].low not in ("for", "of", "from"):
            return
        noun = at + 3
        if syntax[at + 2].low in ("the", "its", "this") and noun not in self.whose:
            who = describe(syntax, self.world, self.figures, self.scene, self.whose, noun)
            if who is not None:
                self.whose[noun] = who

    def _apposed(self, at: int) -> str | None:
        """'the shipping company Norra Lines', 'the River Commission, an international body'."""
        kind = kind_of_noun(self.syntax, self.world, at)
        if kind is None or kind in ("officials", "place"):
            return None
        token = self.syntax[at]
        near = at + 1 if at + 1 in self.whose else token.head if token.base == "appos" else -1
        figure = self.figures.get(self.whose.get(near, ""))
        if figure is None or figure.type in ("person", "place", "state", "officials"):
            return None
        return figure.id if near < at or kind == figure.type or token.low in figure.nouns else None

    def _attach(self, mention: Mention) -> None:
        """'a ministry spokesman' serves the ministry spoken of, a bare 'spokesman' the last subject."""
        figure, syntax = self.figures[mention.actor], self.syntax
        if mention.kind != "description" or figure.affiliation:
            return
        if figure.type not in ("person", "officials"):
            return
        before = [syntax[i].low for i in range(mention.first, mention.head)]
        bodies = {w for w in before if self.world.nouns.get(w) in _BODIES and w != "state"}
        if bodies:
            figure.affiliation = self.scene.latest(
                mention.first, lambda f: f.type in _BODIES and bool(f.nouns & bodies), 400
            )
        elif syntax[mention.head].low.startswith("spokes") and set(before) <= {"a", "the", "its"}:
            figure.affiliation = self.scene.best(
                mention.first,
                lambda s, f: s.weight if f.type in _BODIES and s.weight > 1 else None,
                40,
            )

    def _described(self, at: int, who: str) -> list[Mention]:
        first, last = phrase(self.syntax, at)
        top = counted(self.syntax, at)
        mention = Mention(first, last, at, who, "description")
        if top == at:
            return [mention]
        return [mention, Mention(phrase(self.syntax, top)[0], last, top, who, "description")]

    def _teller(self, at: int) -> list[Mention]:
        """A source that is nobody yet becomes an actor of its own."""
        inside = self.quoted.heads[at]
        token = self.syntax[at]
        if (
            any(i in self.whose or i in self.heads for i in inside)
            or self.syntax[inside[0]].low in NOBODY
        ):
            return []
        if token.upos not in ("NOUN", "PROPN", "ADJ", "NUM"):
            return []
        kinds = (self.world.nouns.get(self.syntax[i].low) for i in (at, *inside))
        kind: ActorType = next((k for k in kinds if k), "other")
        if token.lemma in load_words("publications"):
            kind = "outlet" if token.lemma in load_words("press-nouns") else "other"
        elif token.entity == "person" or kind in ("place", "state"):
            kind = "officials"
        return enter(self.syntax, self.figures, self.whose, at, kind)

    def _pronoun(self, at: int) -> str | None:
        low = self.syntax[at].low
        if low in _WHO or (low == "that" and self.syntax[at].base == "nsubj"):
            return self._relative(at)
        if low in _HE or low in _SHE:
            return self._person(at, "he" if low in _HE else "she")
        if low in _IT and not self._empty(at):
            return self.scene.best(at, lambda s, f: self._weigh(at, s, f, _BODIES, 0.0), REACH)
        if low in _THEY:
            return self.scene.best(at, lambda s, f: self._weigh(at, s, f, _MANY, 1.0), REACH)
        return None

    def _relative(self, at: int) -> str | None:
        """'a negotiator who asked': the noun that the clause hangs on."""
        syntax = self.syntax
        before = at - 2 if at > 1 and syntax[at - 1].form == "," else at - 1
        hung = (syntax[up].head for up in syntax.ancestors(at)
                if syntax[up].base == "acl" and 0 <= syntax[up].head < at)  # fmt: skip
        noun = next(hung, before if syntax[at].low != "that" else -1)
        who = self.figures.get(self.whose.get(noun, ""))
        if who is not None and syntax[at].low == "who" and who.type == "place":
            first = syntax.sentence_of(at).start  # 'Orrin, the commander in Hask, who …'
            people = (self.figures.get(self.whose.get(i, "")) for i in range(noun, first - 1, -1))
            who = next((p for p in people if p is not None and p.type == "person"), None)
        return who.id if who is not None else None

    def _person(self, at: int, gender: str) -> str | None:
        teller = self.quoted.speaker(at)
        opens = self.syntax[at].xpos == "PRP$" and at == self.syntax.sentence_of(at).start
        if opens and teller is not None and teller > at and not self.quoted.direct(at):
            named = self.figures.get(self.whose.get(teller, ""))
            if named is not None and named.type == "person":
                return named.id  # 'His government refuses to …, the governor said'

        def score(seen: Seen, figure: Figure) -> float | None:
            known = self.scene.gender.get(seen.who)
            if known not in (None, gender):
                return None
            value = self._weigh(at, seen, figure, frozenset({"person"}), 0.0)
            return value + _SURE_GENDER * (known is not None) if value is not None else None

        def nameless(seen: Seen, figure: Figure) -> float | None:
            if self.syntax[seen.at].xpos in ("NNS", "NNPS"):
                return None
            return self._weigh(at, seen, figure, frozenset({"officials"}), 0.0)

        who = self.scene.best(at, score, REACH)
        if who is None:
            return self.scene.best(at, nameless, REACH // 2)
        self.scene.gender.setdefault(who, gender)
        return who

    def _weigh(
        self, at: int, seen: Seen, figure: Figure, kinds: frozenset[ActorType], bodies: float
    ) -> float | None:
        """How well a pronoun at `at` would speak of an earlier mention; None where it cannot."""
        syntax = self.syntax
        value = seen.weight - (at - seen.at) / 60
        if seen.does and syntax[at].xpos == "PRP$":
            value += 1.5
        if figure.type not in kinds:
            if not bodies or figure.type not in _BODIES:
                return None
            value -= bodies
        same_clause = syntax[seen.at].head == syntax[at].head and syntax[at].base in (
            "obj",
            "iobj",
            "obl",
        )
        if same_clause and syntax[seen.at].base == "nsubj":
            return None
        value -= 1.5 * (syntax[at].sentence - syntax[seen.at].sentence)
        if syntax[at].low in _IT and syntax[seen.at].xpos == "NNS":
            value -= _MANY_ARE_NOT_IT
        speaker = self.quoted.speaker(at)
        if speaker is not None and self.whose.get(speaker) == seen.who:
            if figure.type == "outlet" and syntax[at].low in _THEY:
                return None  # 'the Gazette reported that they would'
            value += -3.0 if self.quoted.direct(at) else 1.0 if syntax[at].base == "nsubj" else 0.0
        if speaker is not None and syntax[at].low in _IT and syntax[at].base == "nsubj":
            teller = self.figures.get(self.whose.get(speaker, ""))
            # 'its spokesman said that it would …': whoever speaks for somebody speaks of him
            value += 2.0 if teller is not None and teller.affiliation == seen.who else 0.0
        if speaker is not None and self._told_what_one_will_do(at, seen.at):
            value -= 2.5
        if seen.who == self.scene.outlet:
            value -= 1.0
        if at in self.quoted.heads and self.quoted.speaker(seen.at) == at:
            value -= _NAMED_BY_OTHERS
        if at in self.quoted.heads and seen.at in self.quoted.heads:
            value += 1.0  # who speaks goes on speaking
        return value

    def _told_what_one_will_do(self, at: int, other: int) -> bool:
        """'warned Ambrey that it would drain the lake': who warns will do it, not who is warned."""
        syntax = self.syntax
        verb, cue = syntax[at].head, syntax[other].head
        told = syntax[other].base in ("obj", "iobj") and 0 <= other - cue <= _BESIDE
        if not told or syntax[cue].lemma not in load_words("tell") or syntax[at].base != "nsubj":
            return False
        return any(syntax[i].low in ("will", "would") for i in syntax.below(verb, "aux"))

    def _empty(self, at: int) -> bool:
        """'it was claimed that', 'it is clear', 'it rained': nobody is meant."""
        syntax, token = self.syntax, self.syntax[at]
        if token.low != "it":
            return False
        head = token.head
        if head >= 0 and syntax[head].low in load_map("ready"):
            return False  # 'it is ready to talk'
        if token.base == "expl":
            return True
        if head < 0 or token.base != "nsubj":
            return False
        copula = syntax[head].upos in ("ADJ", "NUM", "NOUN") and bool(syntax.below(head, "cop"))
        passive = token.rel == "nsubj:pass" and bool(syntax.below(head, "ccomp", "csubj"))
        return copula or passive
