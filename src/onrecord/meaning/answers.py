"""Why a report is of an undertaking's own words: kept, broken or done, whatever the day."""

from onrecord.model import Status

DONE = "says of it that it was done, or not"
KEPT = "says of the word given that it was kept or broken"
OF_NOUN = "said of the noun that tells it"
NEXT = "said right after it, of what it names"
OF_ITS_WORDS = frozenset({DONE, KEPT, OF_NOUN})
TO_COME = "tells of the rest, which is still to come"
SHORT = "less is held against it where it is told"
PART = "tells of a part of it, beside where it is told"
BESIDE = "tells, in the paragraph that tells it, what was done or not"
SAID_OF_IT = "said of what was reported before it"
CARRIED = "tells, right after what was said before, of what was done on a day"
BROKEN = frozenset({KEPT, OF_NOUN, CARRIED, SAID_OF_IT})
"""Why a report that a word was broken is of nothing else."""
LIKENED = "(sense "
"""What the reason says where likeness of words alone ties a report to an undertaking."""
SUMMED = "sums up what was told before it"
DENIED = "another voice denies it, or what it denies"


def gainsaid(status: Status, kept_up: bool) -> Status:
    """What is reported by who denies a report of `status` on what is to be done, or kept up."""
    if status in ("not-met", "breached", "obstructed"):
        return "in-progress" if kept_up else "met"
    return "breached" if kept_up else "not-met"
