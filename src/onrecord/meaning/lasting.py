"""Words of what goes on: 'every day', 'so far', 'six a week', 'keep the guns silent'."""

import re

_TIME = r"(?:hour|day|night|morning|evening|week|month|\w+day)s?"
_STEADY = r"regularly|day and night|a?round the clock|at all times"
_GOES_ON = re.compile(
    rf"\b(?:{_STEADY}|every|each|daily(?! \w+s\b)|continu\w+|to this day|until now|up to now|so far"
    r"|thus far|to that extent|(?:has|have) kept to|to date|(?:is|are) (?:\w+ly )?(?!\w*(?:thing|willing|missing|evening|during)\b)\w{2,}ing"
    r"|(?:has|have|had) been \w{2,}ing)\b",
    re.I,
)
_AGAIN = re.compile(
    rf"\b(?:{_STEADY}|every (?:\w+ )?{_TIME}|each (?:\w+ )?{_TIME}|of each (?!of\b)\w+|(?<!within )(?<!in )(?<!for )(?<!half )an? (?:day|week|month)|(?:daily|weekly)(?! (?!(?:to|from|at|in|on|and|or|until|between|by|via)\b)\w))\b",
    re.I,
)
_KEPT_UP = re.compile(
    r"(?:to |still |.*\b(?:would|will|shall) )?(?:hold (?:its|their|his|her) (?:\S+ ){1,6}(?:from|back|off|below|behind|beyond|away)\b|keep|stay|remain|maintain|watch|guard|refrain|abstain"
    r"|leave (?:\S+ ){1,5}(?:alone|in peace|unharmed|unmolested|undisturbed|untouched|intact|open|shut|closed|in (?:its|their)))\b",
    re.I,
)  # fmt: skip


def goes_on(report: str) -> bool:
    """Whether what a report tells of goes on: 'is being kept', 'every day', 'so far'."""
    return bool(_GOES_ON.search(report))


def kept_up(action: str) -> bool:
    """Whether an action is one to keep up, or to do again and again, rather than to do once."""
    return bool(_AGAIN.search(action) or _KEPT_UP.match(action))
