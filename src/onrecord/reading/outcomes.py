"""Things told as subjects by who decides on them: 'the guns will fall silent', 'he stays in prison'."""

from onrecord.model import Act
from onrecord.reading.acts import load_list, load_rows
from onrecord.reading.clauses import Clauses
from onrecord.reading.drafts import Clause
from onrecord.reading.leaves import rules
from onrecord.reading.syntax import Syntax
from onrecord.reading.whose import BODIES

_HANGING = frozenset({"until", "unless", "while", "before", "as long as", "so long as"})
_SPAN = 4  # words of a name may stand before 'prison'


def outcome(clauses: Clauses, clause: Clause, speaker: str | None) -> Act | None:
    """The act of who announces what becomes of a thing, None where that is a mere forecast."""
    if clause.subject is None or clause.negated or clause.kind in ("may", "can", "could"):
        return None
    known = clauses.cast.by_id.get(speaker or "")
    if known is None or known.type not in BODIES or clause.telling is None:
        return None
    lemma, after = clauses.syntax[clause.verb].lemma, clause.verb + 1
    for act, verbs, words in load_rows("outcomes"):
        if lemma in verbs.split() and _follow(clauses.syntax, after, words.split()):
            return _meant(clauses, clause, act, words, speaker)  # type: ignore[arg-type]
    return None


def _follow(syntax: Syntax, at: int, words: list[str]) -> bool:
    """'in prison' after a verb, also as 'in Fellgate prison'."""
    here = [t.low for t in syntax.tokens[at : at + _SPAN]]
    return here[: len(words) - 1] == words[:-1] and words[-1] in here[len(words) - 1 :]


def _meant(
    clauses: Clauses, clause: Clause, act: Act, words: str, speaker: str | None
) -> Act | None:
    """What 'stays shut' or 'in place' comes to: only who rules keeps it so, and not on his own."""
    hanging = {c.connective for c in clauses.conditions_of(clause.verb)}
    subject = clauses.syntax[clause.subject or 0].lemma
    if act == "plan":
        return "threaten" if hanging & {"unless", "if"} else "plan"
    if act == "refuse":
        weighs = words not in ("in place", "in force") or subject in load_list("burdens")
        waits = words not in ("shut", "closed") or hanging & _HANGING
        return act if rules(clauses, speaker) and weighs and waits else None
    return act
