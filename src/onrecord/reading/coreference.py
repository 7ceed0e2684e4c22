"""Descriptions and pronouns -> the actors they speak of. What fits nobody stays open."""

from dataclasses import dataclass, field

from onrecord.model import ActorType, Spans
from onrecord.reading.findings import Mention, Quote
from onrecord.reading.names import Figure, Figures
from onrecord.reading.syntax import Syntax
from onrecord.reading.world import World

_SINGULAR = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_OWN = frozenset({"i", "me", "my", "we", "us", "our", "ours", "mine", "myself", "ourselves"})
_DEFINITE = frozenset(
    {"the", "this", "that", "its", "his", "her", "their", "these", "those", "our"}
)
_BODIES: frozenset[ActorType] = frozenset(
    {"state", "armed-group", "organisation", "international-organisation", "outlet", "military"}
)
_FITS: dict[str, frozenset[str]] = {
    "group": frozenset({"armed-group", "organisation"}),
    "report": frozenset({"outlet"}),
    "country": frozenset({"state"}),
    "government": frozenset({"state"}),
}
_ALIKE = (
    frozenset(
        {"head", "director", "chief", "leader", "chairman", "chairwoman", "president", "boss"}
    ),
)
WINDOW = 120


@dataclass
class Spoken:
    """Who has been spoken of so far, latest last: (token, id, was it a subject)."""

    seen: list[tuple[int, str, bool]] = field(default_factory=list)

    def add(self, at: int, who: str, subject: bool) -> None:
        """Note a mention."""
        self.seen.append((at, who, subject))


def resolve(
    syntax: Syntax, world: World, figures: Figures, named: list[Mention], quotes: tuple[Quote, ...]
) -> list[Mention]:
    """Mentions by description or pronoun, in the order of the text."""
    heads = {m.head: m for m in named}
    inside = {i for m in named for i in range(m.first, m.last + 1)}
    spoken, found = Spoken(), []
    content = _quoted_tokens(syntax, quotes)
    for i in range(len(syntax)):
        if i in heads:
            spoken.add(i, heads[i].actor, _is_subject(syntax, i))
            continue
        if i in inside:
            continue
        mention = _pronoun(syntax, figures, spoken, i, content) or _description(
            syntax, world, figures, spoken, i, named
        )
        if mention:
            found.append(mention)
            spoken.add(i, mention.actor, _is_subject(syntax, i))
    return found


def first_person(
    syntax: Syntax, quotes: tuple[Quote, ...], speakers: dict[int, str]
) -> list[Mention]:
    """'We' and 'I' in a content are its source. `speakers`: actor by number of the quote."""
    found = []
    depth = {n: _depth(quotes, n) for n in range(len(quotes))}
    holder: dict[int, int] = {}
    for n in sorted(depth, key=lambda k: depth[k]):
        for i in _tokens(syntax, quotes[n].content):
            holder[i] = n
    for i, n in sorted(holder.items()):
        if syntax[i].low in _OWN and syntax[i].upos in ("PRON", "DET") and n in speakers:
            found.append(Mention(i, i, i, speakers[n], "pronoun"))
    return found


def _depth(quotes: tuple[Quote, ...], n: int) -> int:
    depth, at = 0, quotes[n].within
    while at is not None and depth < len(quotes):
        depth, at = depth + 1, quotes[at].within
    return depth


def _tokens(syntax: Syntax, spans: Spans) -> list[int]:
    return [i for span in spans for i in syntax.within(span)]


def _quoted_tokens(syntax: Syntax, quotes: tuple[Quote, ...]) -> dict[int, int]:
    """For each token in a content, where that quote's source stands."""
    out: dict[int, int] = {}
    for quote in quotes:
        if quote.source:
            head = syntax.top(quote.source[0])
            for i in _tokens(syntax, quote.content):
                if head is not None:
                    out[i] = head
    return out


def _is_subject(syntax: Syntax, i: int) -> bool:
    return syntax[i].base in ("nsubj", "root")


def _pronoun(
    syntax: Syntax, figures: Figures, spoken: Spoken, i: int, content: dict[int, int]
) -> Mention | None:
    token = syntax[i]
    if token.upos not in ("PRON", "DET"):
        return None
    if token.low in _SINGULAR:
        kinds: frozenset[ActorType] = frozenset({"person"})
    elif token.low in _NEUTER:
        if _expletive(syntax, i):
            return None
        kinds = _BODIES
    elif token.low in _PLURAL:
        kinds = frozenset({"officials", "armed-group", "military", "state"})
    else:
        return None
    who = _nearest(syntax, figures, spoken, i, kinds, content.get(i))
    if who is None and token.low in _SINGULAR:
        who = _nearest(syntax, figures, spoken, i, frozenset({"officials"}), content.get(i))
    return Mention(i, i, i, who, "pronoun") if who else None


def _expletive(syntax: Syntax, i: int) -> bool:
    head = syntax[i].head
    return syntax[i].base == "expl" or (
        head >= 0 and syntax[head].upos in ("ADJ", "NUM") and syntax[i].base == "nsubj"
    )


def _nearest(
    syntax: Syntax,
    figures: Figures,
    spoken: Spoken,
    i: int,
    kinds: frozenset[ActorType],
    speaker: int | None,
) -> str | None:
    """The latest fitting actor; subjects of this or the last sentence, and the speaker, first."""
    best: tuple[float, str] | None = None
    own_object = (
        set(syntax.below(syntax[i].head, "obj", "nsubj", "iobj")) if syntax[i].head >= 0 else set()
    )
    for at, who, subject in reversed(spoken.seen):
        if i - at > WINDOW:
            break
        if figures.by_id[who].type not in kinds or (
            at in own_object and syntax[i].rel != "nmod:poss"
        ):
            continue
        sentences = syntax[i].sentence - syntax[at].sentence
        score = -2.0 * sentences - (i - at) / 200
        score += 1.5 if subject else 0.0
        score += 1.0 if speaker == at else 0.0
        if best is None or score > best[0]:
            best = (score, who)
    return best[1] if best else None


def _description(
    syntax: Syntax, world: World, figures: Figures, spoken: Spoken, i: int, named: list[Mention]
) -> Mention | None:
    token = syntax[i]
    if token.upos not in ("NOUN", "PROPN") or token.base in ("compound", "amod", "flat"):
        return None
    kind = world.nouns.get(token.low) or world.nouns.get(token.lemma)
    office = token.low in world.roles
    if not kind and not office and token.lemma not in _FITS:
        return None
    left = [c for c in syntax.children[i] if c < i]
    if not any(syntax[c].low in _DEFINITE for c in left) and not any(
        syntax[c].rel == "nmod:poss" for c in left
    ):
        return None
    owned = [c for c in left if syntax[c].rel == "nmod:poss" and syntax[c].upos != "PRON"]
    if owned and not office and kind != "officials":
        return None
    first = min(left, default=i)
    if office or kind == "officials":
        who = _office_holder(syntax, figures, spoken, i, named)
    elif token.lemma in ("government",) and any(syntax[c].rel == "nmod:poss" for c in left):
        who = _his_government(syntax, figures, spoken, left)
    elif any(
        syntax[c].base in ("amod", "compound", "nmod") and c not in (first,)
        for c in syntax.children[i]
    ):
        who = None
    else:
        kinds = _FITS.get(token.lemma) or (frozenset({kind}) if kind else frozenset())
        who = next(
            (
                w
                for at, w, _ in reversed(spoken.seen)
                if figures.by_id[w].type in kinds and i - at < 4 * WINDOW
            ),
            None,
        )
    return Mention(first, i, i, who, "description") if who else None


def _office_holder(
    syntax: Syntax, figures: Figures, spoken: Spoken, i: int, named: list[Mention]
) -> str | None:
    """'the minister': who has that office; a later introduction counts where it names the body."""
    low = syntax[i].low
    alike = next((group for group in _ALIKE if low in group), frozenset({low}))
    body = {m.actor for m in named if i < m.head <= i + 6 and m.head in syntax.subtree(i)}
    body |= {m.actor for m in named if i - 5 <= m.head < i and m.head in syntax.subtree(i)}
    more = any(
        syntax[c].base in ("nmod", "amod", "compound") and syntax[c].low not in _DEFINITE
        for c in syntax.children[i]
    )

    def fits(figure: Figure) -> bool:
        words = set((figure.role or "").lower().replace("-", " ").split())
        return (
            figure.type == "person"
            and bool(words & alike)
            and (not body or figure.affiliation in body)
        )

    for at, who, _ in reversed(spoken.seen):
        if fits(figures.by_id[who]) and i - at < 4 * WINDOW and (body or not more):
            return who
    if body:
        return next((f.id for f in figures.by_id.values() if fits(f)), None)
    return None


def _his_government(
    syntax: Syntax, figures: Figures, spoken: Spoken, left: list[int]
) -> str | None:
    owner = next((c for c in left if syntax[c].rel == "nmod:poss"), None)
    if owner is None or syntax[owner].low not in _SINGULAR:
        return None
    for _, who, _ in reversed(spoken.seen):
        figure = figures.by_id[who]
        if figure.type == "person" and figure.affiliation:
            return figure.affiliation
    return None
