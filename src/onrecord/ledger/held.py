"""What the ledger keeps of a record for following it: a record -> undertakings and happenings.

Names stand for actors here, since ids belong to one article. Whether undertakings are one, or how they
fare, is decided elsewhere.
"""

import re

from msgspec import Struct
from msgspec.structs import replace

from onrecord.ledger.view import View
from onrecord.ledger.whom import Teller, cited
from onrecord.meaning.answers import TO_COME
from onrecord.meaning.recalled import later, recalled
from onrecord.meaning.sentences import sentence_at
from onrecord.model import (
    GIVES,
    Act,
    Attribution,
    Happening,
    MatterCondition,
    Record,
    Span,
    Spans,
    Status,
    Undertaking,
    envelope,
    overlaps,
)

_BEFORE = 12
_AHEAD = re.compile(r"\b(?:will|would|shall)\b|[’']ll\b", re.I)
_NOT = re.compile(r"(?:\bnot|n[’']t|\bnever)\s+$", re.I)
BODIES = ("state", "armed-group", "organisation", "international-organisation", "military")


class HeldTelling(Struct, frozen=True, kw_only=True):
    """A telling as it stands in one article; `tellers` without the outlet.

    `judged_by` names the person who last decided on its attribution;
    `likeness` says why it tells an undertaking in which none was read.
    """

    attribution: str | None
    quote: str
    spans: Spans
    tellers: tuple[Teller, ...] = ()
    direct: bool = False
    hedged: bool = False
    denied: bool = False
    judged_by: str | None = None
    score: float = 1.0
    likeness: str | None = None


class HeldReport(Struct, frozen=True, kw_only=True):
    """A status report, or a happening with what its words say.

    `later` says that its sentence names another weekday than the one that tells the undertaking.
    `against` is the place, among an article's, of the one that another voice sets against it;
    `denies` that of the two it is the one that denies.
    """

    quote: str
    spans: Spans
    tellers: tuple[Teller, ...] = ()
    status: Status | None = None
    actor: str | None = None
    negated: bool = False
    done: bool = False
    partly: bool = False
    lasting: bool = False
    later: bool = False
    against: int | None = None
    denies: bool = False
    score: float = 1.0
    reason: str | None = None


class Held(Struct, frozen=True, kw_only=True):
    """One article's undertaking. `number` is its number in the ledger, 0 before it has one.

    `body` says that the counterparty is a state, a group or an organisation, so that another one
    means another undertaking. `statement` is what was said where that tells nothing else that is
    undertaken, '' elsewhere; `speaker` names who said it; `recalled` says that it is told as said
    before ('had pledged', 'her word that'), `withheld` that a 'not' stands right before the action;
    `nameless` that its bearer is only described ('gunmen'), and nobody says of whom.
    """

    article: str
    local: str
    span: Span
    act: Act
    action: str
    number: int = 0
    outlet: str | None = None
    published: str | None = None
    recorded: str = ""
    bearer: str | None = None
    counterparty: str | None = None
    body: bool = False
    conditions: tuple[MatterCondition, ...] = ()
    deadline: str | None = None
    due: str | None = None
    tellings: tuple[HeldTelling, ...] = ()
    reports: tuple[HeldReport, ...] = ()
    plover: str | None = None
    score: float = 1.0
    statement: str = ""
    speaker: str | None = None
    recalled: bool = False
    withheld: bool = False
    nameless: bool = False


def rest_of(told: HeldTelling) -> HeldReport:
    """What a telling of the rest, still to come, reports: that a part is done."""
    return HeldReport(
        quote=told.quote,
        spans=told.spans,
        tellers=told.tellers,
        status="in-progress",
        score=told.score,
        reason=TO_COME,
    )


def undertakings_of(record: Record, article: str) -> list[Held]:
    """The undertakings of a record, with their tellings and the reports on them.

    A headline sums up the report under it: it tells only where the report itself does not.
    """
    view = _View(record)
    read = [view.undertaking(u, article) for u in record.undertakings]
    below = [replace(h, tellings=told) for h in read if (told := view.below_headline(h.tellings))]
    return below or read


def statements_of(record: Record) -> list[tuple[Attribution, HeldTelling]]:
    """Everything said in a record below its headline, as it would tell an undertaking."""
    view = _View(record)
    told = [(a, view.telling(a, a.content.spans)) for a in record.attributions if a.content.spans]
    return [(a, t) for a, t in told if view.below_headline((t,))]


def happenings_of(record: Record) -> list[HeldReport]:
    """Everything in a record that may bear on an undertaking told elsewhere, below its headline."""
    view = _View(record)
    end = view.headline()
    below = [h for h in record.happenings if envelope(h.spans)[0] >= end]
    places = {h.id: place for place, h in enumerate(below)}
    return [view.happening(h, places.get(h.against or "")) for h in below]


class _View(View):
    def undertaking(self, u: Undertaking, article: str) -> Held:
        told = [self.attributions[i] for i in u.attributions if i in self.attributions]
        tellings = tuple(self.telling(a, u.action.spans) for a in told)
        saying = next((a for a in told if overlaps(a.content.spans, u.action.spans)), None)
        return Held(
            article=article,
            local=u.id,
            span=envelope(u.action.spans),
            act=u.act,
            action=self.quote(u.action.spans),
            outlet=self.outlet(),
            published=(self.record.article.published or "")[:10] or None,
            bearer=self.name(u.bearer),
            counterparty=self.name(u.counterparty),
            body=self.type(u.counterparty) in BODIES
            and (self.name(u.counterparty) or "")[:1].isupper(),
            conditions=tuple(
                MatterCondition(
                    connective=c.connective,
                    negated=c.negated,
                    actor=self.name(c.actor),
                    text=self.quote(c.spans),
                )
                for c in u.conditions
            ),
            deadline=self.quote(u.deadline.spans) if u.deadline and u.deadline.spans else None,
            due=u.deadline.date if u.deadline else None,
            tellings=self.with_own_words(u, tellings, saying) if tellings else (self.own_voice(u),),
            reports=tuple(
                HeldReport(
                    quote=self.quote(r.spans),
                    spans=r.spans,
                    tellers=self.tellers(r.attribution),
                    status=r.status,
                    later=later(
                        sentence_at(self.text, envelope(u.action.spans)[0]),
                        sentence_at(self.text, envelope(r.spans)[0]),
                    ),
                    score=r.score,
                    reason=r.reason,
                )
                for r in self.record.status_reports
                if r.undertaking == u.id
            ),
            plover=u.plover,
            score=u.score,
            statement=self.statement(u, saying),
            speaker=self.speaker(saying),
            recalled=self.recalled(saying),
            withheld=u.act in GIVES and self.not_before(envelope(u.action.spans)[0]),
            nameless=self.nameless(u.bearer),
        )

    def telling(self, a: Attribution, action: Spans) -> HeldTelling:
        """An attribution's content, shown by the part of it that holds the action."""
        spans = a.content.spans or action
        start, end = envelope(action)
        here = [s for s in spans if min(s[1], end) > max(s[0], start)]
        # 'The men would cross, he said, only after …': told again, and on another condition
        plain = [s for s in spans if not self.on_condition(s)]
        # '"We will have her there. The aircraft is on the apron."': what is to come, before the rest
        ahead = [s for s in plain if _AHEAD.search(self.text[slice(*s)])]
        shown = max(here or ahead or plain or spans, key=lambda s: s[1] - s[0])
        return HeldTelling(
            attribution=a.id,
            quote=self.text[slice(*shown)].strip('"“”, '),
            spans=spans,
            tellers=self.tellers(a.id),
            direct=a.form == "direct",
            hedged=a.hedged,
            denied=a.denied,
            judged_by=a.judged.who if a.judged else None,
            score=a.score,
        )

    def below_headline(self, tellings: tuple[HeldTelling, ...]) -> tuple[HeldTelling, ...]:
        """The tellings that do not stand in the headline."""
        end = self.headline()
        return tuple(t for t in tellings if envelope(t.spans)[0] >= end)

    def not_before(self, at: int) -> bool:
        """Whether a 'not' stands right before a place."""
        return bool(_NOT.search(self.text[max(0, at - _BEFORE) : at]))

    def statement(self, u: Undertaking, saying: Attribution | None) -> str:
        """What was said, where nothing else that is undertaken stands in it."""
        spans = saying.content.spans if saying else ()
        others = (o.action.spans for o in self.record.undertakings if o.id != u.id)
        if not spans or any(overlaps(spans, other) for other in others):
            return ""
        return self.quote(spans)

    def speaker(self, saying: Attribution | None) -> str | None:
        """The name of who said it."""
        return self.name(saying.source.actor) if saying and not saying.source.unnamed else None

    def recalled(self, saying: Attribution | None) -> bool:
        """Whether the cue tells it as said before; one that a person entered may have no cue."""
        if saying is None or not saying.cue.spans:
            return False
        told = min((a for a, _ in saying.content.spans), default=0)
        between = self.text[saying.cue.spans[-1][1] : told]  # '' where the content stands first
        return recalled(self.quote(saying.cue.spans), between)

    def on_condition(self, span: Span) -> bool:
        """Whether most of a span is a condition's words."""
        words = (s for c in self.record.conditions for s in c.spans)
        return any(2 * (min(span[1], b) - max(span[0], a)) > span[1] - span[0] for a, b in words)

    def with_own_words(
        self, u: Undertaking, tellings: tuple[HeldTelling, ...], saying: Attribution | None
    ) -> tuple[HeldTelling, ...]:
        """The tellings, with the outlet's own words where others only point at what it tells.

        'Hackers will post the files. The ultimatum was laid bare by the Sentinel': on its word.
        """
        rests = next((t for t in tellings if cited(t.tellers, self.outlet())), None)
        if saying is not None or rests is None:
            return tellings
        return (replace(rests, quote=self.own_voice(u).quote, spans=u.action.spans), *tellings)

    def own_voice(self, u: Undertaking) -> HeldTelling:
        return HeldTelling(
            attribution=None,
            quote=self.text[slice(*envelope(u.action.spans))],
            spans=u.action.spans,
            score=u.score,
        )

    def happening(self, h: Happening, against: int | None) -> HeldReport:
        return HeldReport(
            quote=self.quote(h.spans),
            spans=h.spans,
            tellers=self.tellers(h.attribution),
            status=h.status,
            actor=self.name(h.actor),
            negated=h.negated,
            done=h.done,
            partly=h.partly,
            lasting=h.lasting,
            against=against,
            denies=h.denies,
        )
