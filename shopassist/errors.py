"""Errors a merchant can act on. Anything else is a bug and goes to the log and the crash dialog."""

from shopassist.messages import Message, Value


class UserError(Exception):
    """A problem the merchant can fix, told in four parts: where, expected, found, what to do.

    Attributes:
        message: the sentence, for the window to translate; str(error) is its English.
        needs: what is missing, by name and count, when the error is "not enough yet" or an open
            question; goes into the command line's JSON.
    """

    def __init__(
        self, template: str, /, needs: dict[str, Value] | None = None, **values: Value
    ) -> None:
        self.message = Message(template, **values)
        self.needs = needs or {}
        super().__init__(str(self.message))

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return _rebuild_error, (type(self), self.message, self.needs)


def _rebuild_error(kind: type[UserError], message: Message, needs: dict[str, Value]) -> UserError:
    error = kind.__new__(kind, str(message))
    error.message = message
    error.needs = needs
    return error


class StoreError(UserError):
    """The shop file cannot be used: not ours, damaged, locked, read-only, or the disk is full."""


class StoreTooNewError(StoreError):
    """The shop file was written by a newer ShopAssist."""


class ImportFileError(UserError):
    """The chosen file cannot be read as sales, products, customers or reviews."""


class PictureError(UserError):
    """A picture, or a folder of pictures, cannot be used."""


class NotEnoughDataError(UserError):
    """A model needs more of the merchant's own past; `needs` says how much more of what."""


class ModelFileError(UserError):
    """A shipped or trained model file is missing or not what its card says."""
