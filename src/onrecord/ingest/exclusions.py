"""Lines that are not the report: found so that nothing is read from them."""

import re

from onrecord.ingest.lines import Line, lines_of
from onrecord.model import Excluded, ExclusionReason, Span

_KEYS = {
    "related-link": re.compile(
        r"(?:(?:READ|WATCH|LISTEN|SEE|MORE|ALSO READ|READ ALSO|READ MORE|RELATED|SEE ALSO|EXPLAINER|OPINION|VIEW)\b"
        r"[A-Z ]*[:|–—-]|(?:Also [Rr]ead|Read (?:more|also|next)|See also|Related(?: \w+)?|Further reading"
        r"|More on this(?: story)?|Recommended|You (?:may|might) also like|Don['’]t miss|Watch|Listen)\s*[:|–—-]"
        r"|(?:Related (?:articles|stories|topics)|More from|Most read|You (?:may|might) also like"
        r"|Recommended (?:stories|articles))\b.{0,40}$)"
    ),
    "caption": re.compile(
        r"(?:(?:FILE ?PHOTO|File photo|FILE|Photo(?:graph)?|PHOTO|Image|IMAGE|Picture|Pictured|Caption|Video|Map"
        r"|Illustration|Credit|Image credit|Photo credit|Photo by)\b\s*(?:\([^)]*\))?\s*(?::|by\b|credit\b|—|–|-)"
        r"|\((?:Photo|Image|Picture|File photo|AP Photo)\b[^)]*\)$|\[[^\]]*(?:Photo|Getty|Reuters|AFP|File)[^\]]*\]$)"
    ),
    "navigation": re.compile(
        r"(?:ADVERTISEMENT|Advertisement|SPONSORED|Sponsored content|Story continues below.*|Continue reading.*"
        r"|Skip to (?:main )?content|Share(?: this)?(?: (?:article|story|on|via)\b.*)?|Tweet|Print|Email"
        r"|(?:Sign up|Subscribe|Register|Log in|Sign in|Follow us|Join us|Like us|Download (?:our|the) app|Click here"
        r"|Tap here|Donate|Support (?:us|our)|Get (?:our|the) (?:newsletter|app|latest))\b.{0,160}"
        r"|(?:We use cookies|This (?:web)?site uses cookies|Accept (?:all )?cookies|Cookie (?:policy|settings)).{0,200}"
        r"|\d* ?Comments?|Leave a comment|Post a comment|Back to top|Next article|Previous article|Tags?:.{0,200}"
        r"|Topics?:.{0,200}|Filed under.{0,200}|Loading\W*|Home|Menu)$"
    ),
    "other": re.compile(
        r"(?:By (?:our|the|a|an)\b [\w' -]{3,60}(?<![.!?])|By (?:[A-Z][\w.'’-]+(?: |,|$|and |in )){1,8}(?<![.!?])"
        r"|\((?:Reporting|Additional reporting|Writing|Editing|Compiled|With reporting|Report) by [^)]*\)"
        r"|(?:Reporting|Additional reporting|Writing|Editing) by .{3,160}"
        r"|(?:Published|Updated|Last updated|Posted|First published)\s*(?:on|at|:)?\s.{0,60}\d.{0,20}"
        r"|(?:Editor['’]s note|Correction|Disclaimer)\s*:.{0,600}|(?:The views expressed|The opinions expressed).{0,300}"
        r"|\* ?\* ?\*|[-–—_=*#.]{3,}|ENDS|\(?END(?:S)?\)?)$"
    ),
}  # fmt: skip
_QUOTED_SPEECH = re.compile(r"[\"“].{3,}[\"”],?\s+(?:\w+\s+){1,4}(?:said|told|added|says)\b")


def find_exclusions(text: str, rights: tuple[Span, ...]) -> tuple[Excluded, ...]:
    """Every line that is not the report, with the reason, in the order of the text."""
    found = [Excluded(spans=(span,), reason="rights") for span in rights]
    taken = set(rights)
    for line in lines_of(text):
        reason = None if line.span in taken else _reason(line)
        if reason:
            found.append(Excluded(spans=(line.span,), reason=reason))
    return tuple(sorted(found, key=lambda e: e.spans))


def _reason(line: Line) -> ExclusionReason | None:
    if len(line.text) > 600 or _QUOTED_SPEECH.search(line.text):
        return None
    for reason, pattern in _KEYS.items():
        if pattern.match(line.text):
            return reason  # type: ignore[return-value]
    return None


def byline_of(text: str) -> str | None:
    """The line that says who wrote it, without 'By'."""
    for n, line in enumerate(lines_of(text)):
        if n > 5:
            return None
        if re.match(r"By\b", line.text) and _KEYS["other"].match(line.text):
            return line.text[2:].strip()
    return None


def title_of(text: str) -> str | None:
    """A first line that is a headline: short, no full stop, with a body of longer lines below."""
    lines = [line for line in lines_of(text)][:6]
    body = [line for line in lines[1:] if len(line.text) > 80]
    if not lines or not body:
        return None
    first = lines[0].text
    if len(first) > 140 or first.endswith((".", ":", ";", ",")) or _reason(lines[0]):
        return None
    return first
