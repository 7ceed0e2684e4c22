"""The tellers of each attribution, from the outlet to the speaker, and how each is known."""

from msgspec.structs import replace

from onrecord.model import Attribution, Link, overlaps
from onrecord.reading.acts import load_list
from onrecord.reading.findings import Cast
from onrecord.reading.syntax import Syntax
from onrecord.reading.wordlists import load_words

_LETTING_OUT = frozenset({"leak", "talk", "speak", "whisper", "confide", "blab", "slip"})


def with_chains(
    syntax: Syntax, cast: Cast, attributions: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """The same attributions with `chain` and `links`.

    A chain grows by three things: the attribution that this one stands within, an outlet that
    the source spoke to, and whoever the teller above cites ('…, citing officials').
    """
    by_id = {a.id: a for a in attributions}
    cited = {a.id: _cited(syntax, cast, a) for a in attributions}
    return tuple(_chained(syntax, cast, a, by_id, cited) for a in attributions)


def _chained(
    syntax: Syntax,
    cast: Cast,
    a: Attribution,
    by_id: dict[str, Attribution],
    cited: dict[str, tuple[Link, ...]],
) -> Attribution:
    links: list[Link] = [Link(known="outlet", actor=cast.outlet)]
    for teller in [*_above(a, by_id), a]:
        links += _heard_by(syntax, cast, teller)
        links.append(_teller(teller))
        if teller is not a:
            links += cited[teller.id]
    links = _without_repeats(links)
    return replace(
        a, links=tuple(links), chain=tuple(link.actor for link in links if link.actor is not None)
    )


def _above(a: Attribution, by_id: dict[str, Attribution]) -> list[Attribution]:
    """The attributions that `a` stands within, outermost first."""
    found: list[Attribution] = []
    while a.within is not None and len(found) < len(by_id):
        a = by_id[a.within]
        found.insert(0, a)
    return found


def _teller(a: Attribution) -> Link:
    if not a.source.spans:
        return Link(known="not-given", attribution=a.id, spans=a.cue.spans)
    return Link(
        known="unnamed" if a.source.unnamed else "read",
        actor=a.source.actor,
        attribution=a.id,
        spans=a.source.spans,
    )


def _heard_by(syntax: Syntax, cast: Cast, a: Attribution) -> list[Link]:
    """Outlets that the source spoke to: their report is what the article rests on."""
    before = [
        Link(known="read", actor=party.actor, attribution=a.id, spans=party.spans)
        for party in a.addressees
        if party.actor in cast.by_id and cast.by_id[party.actor or ""].type == "outlet"
    ]
    before += _opened_up_to(syntax, cast, a)
    if a.hedged:
        before.append(Link(known="not-given", attribution=a.id, spans=a.cue.spans))
    return before


def _opened_up_to(syntax: Syntax, cast: Cast, a: Attribution) -> list[Link]:
    """'according to | mandarins who spilled the beans to the Courier': the paper that heard them."""
    found = []
    for head in (syntax.top(span) for span in a.source.spans):
        clauses = (
            [c for c in syntax.below(head, "acl") if _tells(syntax, c)] if head is not None else []
        )
        for noun in (n for c in clauses for n in syntax.below(c, "obl", "iobj", "nmod")):
            case = {syntax[c].low for c in syntax.below(noun, "case")}
            who = cast.at(noun)
            if "to" in case and who in cast.by_id and cast.by_id[who].type == "outlet":
                found.append(
                    Link(known="read", actor=who, attribution=a.id, spans=syntax.spans([noun]))
                )
    return found


def _tells(syntax: Syntax, verb: int) -> bool:
    """'who spilled the beans', 'who talked to': not 'who did not talk', 'who objected'."""
    opens = load_list("talk") | load_list("spilling") | load_words("tell") | _LETTING_OUT
    denied = any(syntax[c].low in ("not", "n't", "n’t", "never") for c in syntax.children[verb])
    return syntax[verb].lemma in opens and not denied


def _cited(syntax: Syntax, cast: Cast, a: Attribution) -> tuple[Link, ...]:
    """'…, citing officials', 'quoting the agency' beside the cue: on whom this teller rests."""
    found = []
    for span in a.cue.spans:
        for token in syntax.within(span):
            for clause in syntax.below(token, "advcl", "acl", "conj", "dep"):
                if syntax[clause].low not in load_words("citing"):
                    continue
                for head in syntax.below(clause, "obj"):
                    phrase = syntax.spans(syntax.subtree(head))
                    if not overlaps(phrase, a.content.spans):
                        found.append(Link(known="cited", actor=cast.at(head), spans=phrase))
    return tuple(found)


def _without_repeats(links: list[Link]) -> list[Link]:
    """A teller who quotes himself, or was heard by the paper that tells it, is one link."""
    out: list[Link] = []
    for link in links:
        if link.actor is not None and any(link.actor == other.actor for other in out):
            continue
        out.append(link)
    return out
