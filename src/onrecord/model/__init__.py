"""The words of `onrecord` as frozen types, and nothing else.

Offsets are code points into `Article.text`; a span is `(start, end)`, end exclusive.
"""

from onrecord.model.article import Article, Excluded, ExclusionReason, Rights
from onrecord.model.record import (
    Act,
    Actor,
    ActorType,
    Attribution,
    Condition,
    Event,
    EventType,
    Form,
    Link,
    Party,
    Passage,
    Reader,
    Record,
    Source,
    Status,
    StatusReport,
    Undertaking,
)
from onrecord.model.span import Span, Spans, cover, envelope, overlaps, shift

__all__ = [
    "Act",
    "Actor",
    "ActorType",
    "Article",
    "Attribution",
    "Condition",
    "Event",
    "EventType",
    "Excluded",
    "ExclusionReason",
    "Form",
    "Link",
    "Party",
    "Passage",
    "Reader",
    "Record",
    "Rights",
    "Source",
    "Span",
    "Spans",
    "Status",
    "StatusReport",
    "Undertaking",
    "cover",
    "envelope",
    "overlaps",
    "shift",
]
