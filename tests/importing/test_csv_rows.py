import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopassist.importing import csv_rows
from shopassist.importing.csv_rows import Records, read_records, split_loosely


def _read(text: str, delimiter: str = ",", *, literal_quotes: bool = False) -> Records:
    together = Records()
    source = io.StringIO(text, newline="")
    for chunk in read_records(source, delimiter, literal_quotes=literal_quotes):
        together.rows += chunk.rows
        together.lines += chunk.lines
        together.unclosed += chunk.unclosed
        together.mended += chunk.mended
    return together


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), max_size=6))
def test_what_is_written_is_read(rows: list[list[str]]) -> None:
    target = io.StringIO(newline="")
    csv.writer(target, quoting=csv.QUOTE_ALL).writerows(rows)
    found = _read(target.getvalue())
    assert found.rows == rows
    assert found.unclosed == []


def test_the_line_is_that_of_the_file() -> None:
    found = _read('a,b\n1,"x\ny\nz"\n2,w\n')
    assert found.lines == [1, 2, 5]


def test_chunks_join_without_a_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_rows, "CHUNK_CHARACTERS", 10)
    text = "".join(f'{i},"two\nlines {i}"\n' for i in range(50))
    found = _read(text)
    assert found.rows == [[str(i), f"two\nlines {i}"] for i in range(50)]
    assert found.lines == [1 + 2 * i for i in range(50)]


def test_an_open_quote_at_the_end_of_the_file() -> None:
    found = _read('a,b\n1,"open\n2,x\n3,y\n')
    assert found.unclosed == [(2, ["1", "open"])]
    assert found.rows == [["a", "b"], ["2", "x"], ["3", "y"]]


def test_an_open_quote_does_not_swallow_thousands_of_lines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(csv_rows, "CHUNK_CHARACTERS", 2_000)
    text = 'a,b\n1,"open\n' + "2,x\n" * 6_000
    found = _read(text)
    assert len(found.rows) == 6_001
    assert [line for line, _ in found.unclosed] == [2]


def test_inches_in_a_quoted_text_are_mended() -> None:
    found = _read('sku,title\n1,"12" tall"\n2,"fine"\n')
    assert found.rows == [["sku", "title"], ["1", '12" tall'], ["2", "fine"]]
    assert found.mended == 1


def test_quotes_may_be_literal() -> None:
    assert _read('1\t12" tall\n2\t"x\n', "\t", literal_quotes=True).rows == [
        ["1", '12" tall'],
        ["2", '"x'],
    ]


def test_split_loosely_tells_an_open_quote() -> None:
    assert split_loosely('a,"b""c",d\r\n', ",") == (["a", 'b"c', "d"], False)
    assert split_loosely('a,"b,c\n', ",") == (["a", "b,c"], True)
    assert split_loosely("a,,\n", ",") == (["a", "", ""], False)
