import copyreg

from shopassist.errors import ImportFileError, NotEnoughDataError
from shopassist.messages import Message


def rebuild(thing: object) -> object:
    """What a pipe between processes does to it."""
    made = thing.__reduce__()
    assert isinstance(made, tuple)
    function, arguments = made[:2]
    assert function is not copyreg._reconstructor  # type: ignore[attr-defined]
    return function(*arguments)


def test_the_gaps_are_filled() -> None:
    assert str(Message("Row {row}: found {found}", row=3, found="{x}")) == "Row 3: found {x}"


def test_messages_and_errors_survive_the_way_to_another_process() -> None:
    message = Message("Reading {file}", file="杯.csv")
    assert rebuild(message) == message
    error = NotEnoughDataError("{n} more orders needed", needs={"orders": 40}, n=40)
    again = rebuild(error)
    assert isinstance(again, NotEnoughDataError)
    assert (str(again), again.needs, again.message) == (
        "40 more orders needed",
        {"orders": 40},
        error.message,
    )


def test_an_error_reads_as_its_sentence() -> None:
    assert str(ImportFileError("{file} is empty.", file="a.csv")) == "a.csv is empty."
