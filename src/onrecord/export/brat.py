"""Record -> brat standoff, in PolNeAR's layout."""

from onrecord.model import Record, Spans


def as_brat(record: Record) -> str:
    """T lines for sources, cues and contents (parts joined by `;`), an E line an attribution."""
    text = record.article.text
    lines: list[str] = []
    numbers = iter(range(1, 10**9))

    def mark(kind: str, spans: Spans) -> str | None:
        if not spans:
            return None
        key = f"T{next(numbers)}"
        where = ";".join(f"{a} {b}" for a, b in spans)
        words = " ".join(" ".join(text[a:b].split()) for a, b in spans)
        lines.append(f"{key}\t{kind} {where}\t{words}")
        return key

    for n, a in enumerate(record.attributions, 1):
        keys = {
            "Source": mark("Source", a.source.spans),
            "Cue": mark("Cue", a.cue.spans),
            "Content": mark("Content", a.content.spans),
        }
        event = mark("Attribution", a.cue.spans)
        roles = " ".join(f"{role}:{key}" for role, key in keys.items() if key)
        lines.append(f"E{n}\tAttribution:{event} {roles}")
        if a.within:
            lines.append(f"#{n}\tAnnotatorNotes E{n}\twithin {a.within}")
    return "\n".join(lines) + "\n"
