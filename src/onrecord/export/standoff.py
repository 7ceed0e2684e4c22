"""Record -> brat standoff, in PolNeAR's layout (https://brat.nlplab.org/standoff.html)."""

from onrecord.model import Record, Span, Spans


def brat(record: Record) -> tuple[str, str]:
    """The text and the annotations of it: what goes into `.txt` and `.ann`.

    `T` lines for sources, cues, contents and the attribution (on its cue's words), an `E` line
    that ties them, an `R` line where an attribution stands within another. Offsets are code
    points; brat has no line ends within a part, so parts are cut there.
    """
    text = record.article.text
    marked: list[str] = []
    events: list[str] = []
    numbers: dict[str, int] = {}

    def mark(kind: str, spans: Spans) -> str | None:
        parts = _one_line_parts(text, spans)
        if not parts:
            return None
        where = ";".join(f"{start} {end}" for start, end in parts)
        words = " ".join(text[start:end] for start, end in parts)
        marked.append(f"T{len(marked) + 1}\t{kind} {where}\t{words}")
        return f"T{len(marked)}"

    for a in record.attributions:
        trigger = mark("Attribution", a.cue.spans or a.content.spans)
        if trigger is None:
            continue
        numbers[a.id] = len(events) + 1
        passages = {"Source": a.source.spans, "Cue": a.cue.spans, "Content": a.content.spans}
        keys = {role: mark(role, spans) for role, spans in passages.items()}
        roles = "".join(f" {role}:{key}" for role, key in keys.items() if key)
        events.append(f"E{numbers[a.id]}\tAttribution:{trigger}{roles}")
    nested = [a for a in record.attributions if a.id in numbers and a.within in numbers]
    related = [
        f"R{n}\tWithin Arg1:E{numbers[a.id]} Arg2:E{numbers[a.within or '']}"
        for n, a in enumerate(nested, 1)
    ]
    return text, "".join(f"{line}\n" for line in (*marked, *events, *related))


def _one_line_parts(text: str, spans: Spans) -> list[Span]:
    parts: list[Span] = []
    for start, end in spans:
        at = start
        for line in text[start:end].splitlines(keepends=True):
            bare = line.strip()
            if bare:
                first = at + len(line) - len(line.lstrip())
                parts.append((first, first + len(bare)))
            at += len(line)
    return parts
