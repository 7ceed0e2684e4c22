"""One tree of errors. Each message is one line that says what to do."""


class OnRecordError(Exception):
    """Base of every error that a user can mend."""


class InputError(OnRecordError):
    """The input cannot be read: empty, too large, not text, not found."""


class FetchError(OnRecordError):
    """An address cannot be fetched, or may not be."""


class LanguageError(OnRecordError):
    """The article is not in a language that onrecord reads."""


class ActorsFileError(OnRecordError):
    """A file of actors given by the user cannot be used."""


class ModelError(OnRecordError):
    """The model's files are missing or do not fit this version."""


class LedgerError(OnRecordError):
    """A ledger cannot be opened, read or written, or holds no such thing."""


class AccountError(OnRecordError):
    """There is no such account or token."""


class BusyError(OnRecordError):
    """Too much is being done already; `seconds` is how long to wait before trying again."""

    def __init__(self, said: str, seconds: int) -> None:
        super().__init__(said)
        self.seconds = seconds


class InternalError(OnRecordError):
    """A bug of ours: please report it."""
