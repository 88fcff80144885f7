"""Whatever bytes a file holds, an import ends in an outcome or a sentence, and counts every row."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shopassist.errors import UserError
from shopassist.importing.import_file import describe_import, import_file
from shopassist.jobs import Job
from shopassist.store import open_store, sales
from tests.importing.conftest import HEADER

CELLS = st.one_of(
    st.sampled_from(
        ["A", "2026-01-01", "01/02/2026", "S", "1", "-1", "0", "1,5", "1.234", "NaN", '"', "",
         "€", "Total", "5E+18", "\0", "x@y.z", "paid", "\u202e", "'7", '="8"', "46023"]
    ),
    st.text(max_size=6),
)  # fmt: skip
ROWS = st.lists(CELLS, max_size=9).map(",".join)
FILES = st.one_of(
    st.binary(max_size=300),
    st.builds(
        lambda rows, end, codec: (end.join([HEADER, *rows])).encode(codec, "replace"),
        st.lists(ROWS, max_size=8),
        st.sampled_from(["\n", "\r\n", "\r"]),
        st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030", "cp1252", "cp932"]),
    ),
    st.binary(max_size=200).map(lambda tail: HEADER.encode() + b"\n" + tail),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FILES)
def test_no_bytes_are_a_bug(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_bytes(content)
        with open_store(Path(folder) / "shop") as store:
            store._db.execute("PRAGMA synchronous = OFF")
            told, outcome = None, None
            try:
                outcome = import_file(store, Job(), str(path), date_order="DMY", decimal_sign=".")
            except UserError as error:
                told = str(error)
            stored = sales.count_sale_lines(store)
    if outcome is None:
        assert told is not None
        assert len(told) > 20
        assert stored == 0
    else:
        assert describe_import(outcome)["rejected_count"] == outcome.rejected_count
        assert outcome.lines == stored
