"""Sentences for people, written without Qt so that tasks can speak and the window can translate."""

from dataclasses import dataclass, field

Value = str | int | float


@dataclass(frozen=True, slots=True, init=False)
class Message:
    """An English template with named gaps, and what fills them.

    str() gives the stable English of the command line; the window looks the template up in its
    language first. lupdate collects the first argument of every call (packaging/translate.py).
    """

    template: str
    values: dict[str, Value] = field(hash=False)

    def __init__(self, template: str, /, **values: Value) -> None:
        object.__setattr__(self, "template", template)
        object.__setattr__(self, "values", values)

    def __str__(self) -> str:
        return self.template.format(**self.values)

    def __reduce__(self) -> tuple[object, tuple[str, dict[str, Value]]]:
        return _rebuild_message, (self.template, self.values)


def _rebuild_message(template: str, values: dict[str, Value]) -> Message:
    return Message(template, **values)


_NO_WORDS = ""  # by name, so that the translation tool does not collect it
NOTHING = Message(_NO_WORDS)
