"""Why a report is of an undertaking's own words: kept, broken or done, whatever the day."""

DONE = "says of it that it was done, or not"
KEPT = "says of the word given that it was kept or broken"
OF_NOUN = "said of the noun that tells it"
OF_ITS_WORDS = frozenset({DONE, KEPT, OF_NOUN})
