"""Who does a deed and who undergoes it, by Universal Dependencies and by word order."""

from functools import cached_property

from onrecord.model import Attribution
from onrecord.reading.deeds import Deed
from onrecord.reading.findings import Cast
from onrecord.reading.phrases import Phrases
from onrecord.reading.syntax import Syntax

Sides = tuple[list[str], list[str]]
_SHARING = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis"})
_SIDE = frozenset({
    "after", "because", "although", "though", "when", "while", "whereas", "since", "if",
    "unless", "which", "who", "whose", "despite", "amid", "until", "following",
})  # fmt: skip
_DOERS = frozenset({"between", "among", "by", "from"})
_OFFICIAL = frozenset({"COERCE", "ACCUSE", "SANCTION"})
_NOUN_REACH = 8
_STEPS = 5


class Parties:
    """Questions about the two sides of one article's deeds."""

    def __init__(self, syntax: Syntax, cast: Cast, attributions: tuple[Attribution, ...]) -> None:
        self.syntax = syntax
        self.cast = cast
        self.attributions = attributions
        self.phrases = Phrases(syntax, cast)

    def of(self, deed: Deed) -> Sides:
        """The ids of sources and targets."""
        if self.syntax[deed.at].upos == "NOUN":
            return self._of_noun(deed)
        subject = self._subject(deed.at)
        if deed.frame == "told":
            return self._told(deed.at, subject)
        doers = self.phrases.actors(subject)
        if self._passive(deed.core):
            return self._of_passive(deed, doers)
        if deed.frame == "swap":
            return self._after(deed, doers), doers
        doers = doers or self.phrases.before(deed.at)
        if deed.frame == "enable":  # 'will allow Y to strike Z': Y is not the one struck
            return doers, self._after(deed, [*doers, *self._after(deed, doers)])
        return doers, self._after(deed, doers)

    def is_tail(self, at: int) -> bool:
        """Whether `at` frames what stands before it: '…, a group protested'."""
        token = self.syntax[at]
        if at in self._tellers or (token.base == "parataxis" and 0 <= token.head < at):
            return True
        return any(c < at for c in self.syntax.below(at, "ccomp", "parataxis"))

    def _of_passive(self, deed: Deed, undergoing: list[str]) -> Sides:
        agents = [
            w
            for c in self.syntax.children[deed.core]
            if "by" in self.phrases.case(c)
            for w in self.phrases.actors(c)
        ]
        agents = agents or self._by(deed.at)
        if deed.theme is not None and not undergoing:
            undergoing = self._after(deed, agents)
        if not agents and deed.type in _OFFICIAL:
            agents = self.phrases.scene(deed.at)
        return agents, [w for w in undergoing if w not in agents]

    def _by(self, at: int) -> list[str]:
        """'Were killed in an ambush by rebels': whoever 'by' brings in before the next clause."""
        edge = self._edge(at)
        for m in self.phrases.mentions.get(self.syntax[at].sentence, ()):
            after = at < m.head < edge and m.head not in self._tellers
            if after and m.first > 0 and self.syntax[m.first - 1].low == "by":
                return self.phrases.actors(m.head)
        return []

    def _told(self, at: int, subject: int | None) -> Sides:
        """'X said that Y must …': X asks it of Y. Nobody asks where nobody is said to say it."""
        teller = self._teller_of.get(at)
        bound = [w for w in self.phrases.actors(subject) if w != teller]
        return ([teller], bound) if teller is not None and bound else ([], [])

    @cached_property
    def _teller_of(self) -> dict[int, str]:
        """For each token the source of the innermost attribution whose content holds it."""
        held: dict[int, str] = {}
        contents = [
            (a.source.actor, [i for s in a.content.spans for i in self.syntax.within(s)])
            for a in self.attributions
        ]
        for who, inside in sorted(contents, key=lambda c: -len(c[1])):
            if who is not None:
                held.update(dict.fromkeys(inside, who))
        return held

    @cached_property
    def _tellers(self) -> frozenset[int]:
        """Tokens of sources and cues that follow their content: '…, officials said'."""
        found: set[int] = set()
        for a in self.attributions:
            source, content = a.source.spans, a.content.spans
            if source and content and source[0][0] >= content[0][1]:
                for span in (*source, *a.cue.spans):
                    found.update(self.syntax.within(span))
        return frozenset(found)

    def _passive(self, at: int) -> bool:
        token = self.syntax[at]
        if token.base == "acl" and token.xpos == "VBN":
            return True
        rels = {self.syntax[c].rel for c in self.syntax.children[at] if c < at}
        return bool(rels & {"aux:pass", "nsubj:pass"})

    def _subject(self, verb: int) -> int | None:
        """The subject of a verb, its own or the one it shares."""
        at = verb
        for _ in range(_STEPS):
            own = [c for c in self.syntax.below(at, "nsubj") if c < verb]
            own = [c for c in own if c not in self._tellers or verb in self._tellers]
            if own:
                return own[-1] if at == verb else own[0]
            base, head = self.syntax[at].base, self.syntax[at].head
            if base == "acl":
                return head if head < verb else None
            if head < 0 or base not in _SHARING:
                return None
            at = head
        return None

    def _after(self, deed: Deed, taken: list[str], stop: int | None = None) -> list[str]:
        """The first actor after the trigger, with those joined to it; of a tail, the one before."""
        syntax, phrases, owners = self.syntax, self.phrases, set(taken)
        used = (deed.at, deed.theme, *deed.inner)
        free = [
            m
            for m in phrases.mentions.get(syntax[deed.at].sentence, ())
            if m.actor not in owners
            and m.head not in used
            and m.head not in self._tellers
            and not phrases.belongs_to(m, owners)
        ]
        if self.is_tail(deed.at):
            return next(([m.actor] for m in free if m.head < deed.at), [])
        free = [m for m in free if m.head > deed.at and (stop is None or m.head <= stop)]
        edge = self._edge(deed.at)
        near = [m for m in free if m.head < edge] or free
        if not near:
            return []
        first = min(near, key=phrases.vague)
        who = phrases.actors(phrases.whole(first.head, used))
        return [w for w in who if w not in owners] or [first.actor]

    def _edge(self, at: int) -> int:
        """Where what follows a trigger ends: at a side clause or at the next verb joined to it."""
        syntax = self.syntax
        joined = {c for c in syntax.below(at, "conj") if syntax[c].upos == "VERB" and c > at}
        stop = syntax.sentence_of(at).stop
        return next((i for i in range(at + 1, stop) if syntax[i].low in _SIDE or i in joined), stop)

    def _of_noun(self, deed: Deed) -> Sides:
        """'An attack by X on Y', "X's visit to Y", 'talks between A and B'."""
        syntax, noun = self.syntax, deed.at
        doers: list[str] = []
        others: list[str] = []
        for c in syntax.below(noun, "nmod", "amod", "compound", "obl", "acl"):
            case, who = self.phrases.case(c), self.phrases.actors(c)
            if not case or case & _DOERS or ("of" in case and deed.of == "source"):
                doers += who
            else:
                others += who
        verb = syntax[noun].head
        active = 0 <= verb < noun and syntax[verb].upos == "VERB" and not self._passive(verb)
        if not doers and active:
            doers = [w for w in self.phrases.actors(self._subject(verb)) if w not in others]
        if not doers and verb >= 0:  # 'fighting broke out between X and Y'
            between = [c for c in syntax.below(verb, "obl") if "between" in self.phrases.case(c)]
            doers = [w for c in between for w in self.phrases.actors(c)]
            others = [] if between else others
        others = others or self._after(deed, doers, noun + _NOUN_REACH)
        return doers, [w for w in others if w not in doers]
