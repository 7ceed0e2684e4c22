"""Names in the text: known phrases, and runs of capitalised words with offices split off."""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.reading.capitals import in_dateline, opens, shouted, shouted_tail, surnames
from onrecord.reading.lemmas import common
from onrecord.reading.names import Name, capital_paragraphs, join_expansions
from onrecord.reading.syntax import Syntax, Token
from onrecord.reading.wordlists import load_words
from onrecord.reading.world import Entry, Kind, World

_CLOSED = frozenset({"PRON", "DET", "AUX", "ADP", "SCONJ", "CCONJ", "INTJ", "PART", "NUM", "PUNCT"})
_ORDINALS = frozenset({"II", "III", "IV", "V", "VI", "Jr.", "Sr."})
_BODIES = frozenset(
    {"organisation", "international-organisation", "armed-group", "military", "state"}
)


def find_names(syntax: Syntax, world: World) -> list[Name]:
    """Every name, in order, none over another."""
    reader = _Reader(syntax, world)
    return join_expansions(syntax, list(reader.names()))


class _Reader:
    """One article's words with what tells names from other capitalised words in it."""

    def __init__(self, syntax: Syntax, world: World) -> None:
        self.syntax, self.world = syntax, world
        self.loose = capital_paragraphs(syntax)
        inner = [
            i
            for i, t in enumerate(syntax.tokens)
            if t.form[:1].isupper() and t.paragraph not in self.loose and not opens(syntax, i)
            and t.low not in load_words("function-words") and t.low not in load_words("calendar")
        ]  # fmt: skip
        follow = [*(t.form for t in syntax.tokens[1:]), ""]
        self.sure = {syntax[i].form for i in inner}
        self.ends = {syntax[i].form for i in inner if not follow[i][:1].isupper()}
        self.surnames = surnames(syntax)
        # a line in capitals is read as if it were not, where the rest of the text knows the word
        self.forms = [self._form(i, t) for i, t in enumerate(syntax.tokens)]

    def names(self) -> Iterator[Name]:
        at, size = 0, len(self.syntax)
        while at < size:
            known = self.world.longest(self.forms, at)
            if known and not self._may_be_name(at, known):
                known = None
            stop = self._run_end(at)
            if known and known[2] >= stop - at:
                yield self._known(at, known)
                at += known[2]
            elif stop > at:
                yield from self._split(at, stop)
                at = stop
            else:
                at += 1

    def _form(self, at: int, token: Token) -> str:
        form = token.form.replace("’", "'")
        shouted = len(form) > 1 and form.isupper() and form.isalpha()
        if not shouted:
            return form
        titled = form.title()
        if titled in self.sure or (len(form) > 3 and in_dateline(self.syntax, at)):
            return titled
        if token.paragraph in self.loose and self.world.longest([titled], 0):
            return titled
        return form

    def _may_be_name(self, at: int, known: tuple[Entry, Kind, int]) -> bool:
        """A known phrase in small letters is no name, nor an 'US' that is 'us' in capitals."""
        if not any(form[:1].isupper() for form in self.forms[at : at + known[2]]):
            return False
        if known[2] == 1 and known[0].type != "person" and self.forms[at] in self.surnames:
            return False  # 'Tass', after 'Joren Tass'
        return not (self.syntax[at].paragraph in self.loose and self.syntax[at].upos == "PRON"
                    and known[2] == 1)  # fmt: skip

    def _capital(self, at: int) -> bool:
        """A capitalised word of an open class that is no day or month."""
        token = self.syntax[at]
        if not token.form[:1].isupper() or token.low.rstrip(".") in load_words("calendar"):
            return False
        if token.low in load_words("function-words") and not self.forms[at].isupper():
            return False
        if token.upos in _CLOSED and self.forms[at] not in self.sure:
            return False
        if self._loud_noun(at):
            return False
        if token.paragraph in self.loose:
            return self.forms[at] in self.sure or (
                not common(token.low) and token.upos == "PROPN" and len(token.form) > 2
            )
        return True

    def _loud_noun(self, at: int) -> bool:
        """'A GANG of ex-gunners will …', 'THE bank': what opens a story in capitals."""
        token = self.syntax[at]
        opens = 0 < at - self.syntax.sentence_of(at).start <= 2
        loud = token.form.isupper() and token.upos == "NOUN" and common(token.low)
        return loud and opens and self.syntax[at - 1].upos in ("DET", "ADJ")

    def _starts(self, at: int) -> bool:
        token = self.syntax[at]
        if not self._capital(at) or (len(token.form) < 2 and not token.form.isupper()):
            return False
        if in_dateline(self.syntax, at):
            return True
        if shouted_tail(self.syntax, self.forms, at) and self._goes_on(at):
            return False
        if self._exclaims(at):
            return False
        if token.paragraph in self.loose or not opens(self.syntax, at):
            return token.upos != "VERB" or self.forms[at] in self.sure
        if self.forms[at] in self.ends:
            return True
        if token.upos == "PROPN":
            return self._goes_on(at) or not common(token.low)
        return token.upos in ("ADJ", "NOUN") and self._goes_on(at)

    def _exclaims(self, at: int) -> bool:
        """'CHEEKY Maldane will …': a common word in capitals before a name, at the beginning."""
        after = self.syntax.tokens[at + 1 : at + 2]
        named = bool(after) and shouted(self.syntax[at].form, after[0].form)
        return named and opens(self.syntax, at)

    def _goes_on(self, at: int) -> bool:
        """A name word follows in the same sentence."""
        after = at + 1
        if after >= len(self.syntax) or not self._capital(after):
            return False
        token = self.syntax[after]
        proper = token.upos == "PROPN" or self.forms[after] in self.ends
        return proper and token.sentence == self.syntax[at].sentence

    def _run_end(self, at: int) -> int:
        """Where the run of name words that begins at `at` ends; `at` itself if none begins."""
        if not self._starts(at):
            return at
        end = at + 1
        while (step := self._step(end)) > 0:
            end += step
        return end

    def _step(self, at: int) -> int:
        """How many words from `at` still go on the name before: 0 where it has ended."""
        syntax = self.syntax
        if not self._same_line(at):
            return 0
        if self._capital(at) or self.forms[at] in _ORDINALS:
            return 1
        for n in (1, 2):  # 'of', "'s", '-', '&'; 'al -'
            after = at + n
            if not self._same_line(after) or not self._capital(after):
                continue
            if n == 2:
                hyphened = self.forms[at] in load_words("particles") and syntax[at + 1].form == "-"
                return 3 if hyphened or self._spelt_out(at) else 0
            return 2 if self._joins(at) else 0
        return 0

    def _same_line(self, at: int) -> bool:
        syntax = self.syntax
        return (
            at < len(syntax)
            and syntax[at].sentence == syntax[at - 1].sentence
            and (syntax[at].paragraph == syntax[at - 1].paragraph)
        )

    def _spelt_out(self, at: int) -> bool:
        """'Movement | for a | Free Torrel', 'Ministry | of the | Interior'."""
        low, article = self.syntax[at].low, self.syntax[at + 1].low
        body = self.world.nouns.get(self.forms[at - 1].lower()) in _BODIES
        return body and (low, article) in (("for", "a"), ("for", "the"), ("of", "the"))

    def _joins(self, at: int) -> bool:
        """Whether the small word at `at`, between two capitals, holds one name together."""
        syntax, word, before = self.syntax, self.forms[at], self.forms[at - 1].lower()
        glued = syntax[at - 1].end == syntax[at].start and syntax[at].end == syntax[at + 1].start
        if word in ("'s", "'") and before in load_words("collectives"):
            return True
        if (word == "'s" and before.endswith("men")) or (word == "'" and before.endswith("s")):
            after = self.forms[at + 1].lower()  # "the Pitmen's Column", "the Bishops' Conference"
            return self.world.nouns.get(after, self.world.endings.get(after)) in _BODIES
        if word in ("of", "for"):
            if before in load_words("of-names"):
                return True  # 'the Order of Saint Brannoc'
            office = " ".join(self.forms[at - 1 : at + 2]).lower()  # 'Secretary of State'
            return office in self.world.roles or (
                self.world.nouns.get(before) in _BODIES and before not in self.world.roles
            )
        if word in ("-", "'", "&"):
            return glued or word == "&"
        return word in load_words("particles") and syntax[at + 1].upos == "PROPN"

    def _known(self, at: int, known: tuple[Entry, Kind, int]) -> Name:
        entry, kind, n = known
        return replace(self._name(at, at + n), entry=entry, kind=kind)

    def _name(self, first: int, stop: int) -> Name:
        syntax = self.syntax
        inside = range(first, stop)
        tops = [i for i in inside if syntax[i].head not in inside]
        head = tops[-1] if tops else stop - 1
        text = syntax.text[syntax[first].start : syntax[stop - 1].end].replace("’", "'")
        if any(self.forms[i] != syntax[i].form.replace("’", "'") for i in inside):
            text = " ".join(self.forms[first:stop])
        entity = syntax[head].entity or next(
            (syntax[i].entity for i in inside if syntax[i].entity), ""
        )
        return Name(first, stop - 1, head, text, entity, dateline=in_dateline(self.syntax, first))

    def _split(self, first: int, stop: int) -> Iterator[Name]:
        """A run -> [whose] [office] name: 'Ostrane Trade Minister Lene Brask'."""
        first += self._plain_opener(first, stop)
        office = self._office(first, stop)
        if office:
            start, end = office
            if start > first:
                yield from self._plain(first, start)
            if end < stop:
                yield from (
                    replace(n, office=tuple(range(start, end))) for n in self._plain(end, stop)
                )
            return
        yield from self._plain(first, stop)

    def _plain_opener(self, first: int, stop: int) -> int:
        """1 where the first word only opens the sentence: 'Neighbouring Tovaria'."""
        token = self.syntax[first]
        common_word = (
            token.upos not in ("PROPN", "NOUN")
            and common(token.low)
            and token.form not in self.sure
        )
        return int(stop - first > 1 and opens(self.syntax, first) and common_word
                   and not self._thing(stop - 1) and self.world.longest(self.forms, first) is None)  # fmt: skip

    def _plain(self, first: int, stop: int) -> Iterator[Name]:
        """A run without an office: one name, or a known name or demonym and another name."""
        known = self.world.longest(self.forms, first)
        fits = known and known[2] <= stop - first and self._may_be_name(first, known)
        known = known if fits else None
        rest = first + known[2] if known else first
        if known and rest == stop:
            yield self._known(first, known)
        elif known and known[1] == "demonym" and not self._thing(stop - 1):
            yield self._known(first, known)
            yield from self._plain(rest, stop)
        else:
            name = self._name(first, stop)
            of = known[0] if known and known[1] != "seat" and known[0].type == "state" else None
            yield replace(name, of=of if self._thing(stop - 1) else None)

    def _thing(self, at: int) -> bool:
        """The last word of a name says that it is a body, an outlet or a place, not a person."""
        last = self.forms[at].lower()
        return last in self.world.endings or self.world.nouns.get(last, "officials") != "officials"

    def _office(self, first: int, stop: int) -> tuple[int, int] | None:
        """The words of an office or a title in a run, with what specifies it."""
        world = self.world
        if stop - first > 1 and self._thing(stop - 1):
            return None
        at = next((i for i in range(first, stop) if self._office_words(i, stop)), None)
        if at is None:
            return None
        end = at
        while (n := self._office_words(end, stop)) > 0:
            end += n
        if end == stop and end - at > 1 and self.forms[at].lower() in world.honorifics:
            end -= 1  # 'Mr. King' is a name
        while at > first and self._specifies(at - 1):
            at -= 1
        return (at, end) if end > at and not world.find(" ".join(self.forms[first:stop])) else None

    def _office_words(self, at: int, stop: int) -> int:
        for n in (3, 2, 1):
            words = " ".join(self.forms[at : at + n]).lower()
            if at + n <= stop and (words in self.world.roles or words in self.world.honorifics):
                return n
        return 0

    def _specifies(self, at: int) -> bool:
        """'Trade', 'Former', 'Deputy' before an office, but no name."""
        low = self.forms[at].lower()
        return low in load_words("office-adjectives") or (
            common(low) and not self.world.longest([self.forms[at]], 0) and self.forms[at].isalpha()
        )
