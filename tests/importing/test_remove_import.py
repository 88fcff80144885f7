import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shopassist.errors import UserError
from shopassist.importing.import_file import import_file
from shopassist.importing.remove_import import remove_import
from shopassist.jobs import CancelledError, Job
from shopassist.store import Store, imports, open_store, sales
from tests.importing.conftest import HEADER, ImportText

OLD = f"{HEADER}\nA,2026-01-01,S,mug,1,24,\n"
NEW = f"{HEADER}\nA,2026-01-01,S,mug,1,20,\nB,2026-01-02,S,mug,1,24,\n"


def _prices(store: Store) -> dict[str, int]:
    return {line.order_id: line.unit_price_minor for line in sales.read_line_page(store)}


def test_what_an_import_changed_comes_back(store: Store, import_text: ImportText) -> None:
    import_text(OLD)
    second = import_text(NEW)
    removed = remove_import(store, Job(), second.import_id)
    assert removed.removed == {"sales": 2}
    assert removed.changed == {"imports", "sales"}
    assert _prices(store) == {"A": 2400}


def test_the_older_import_may_go_first(store: Store, import_text: ImportText) -> None:
    first = import_text(OLD)
    import_text(NEW)
    remove_import(store, Job(), first.import_id)
    assert _prices(store) == {"A": 2000, "B": 2400}


def test_what_two_imports_say_stays_when_one_goes(store: Store, import_text: ImportText) -> None:
    first = import_text(OLD)
    second = import_text(OLD)
    remove_import(store, Job(), first.import_id)
    assert _prices(store) == {"A": 2400}
    remove_import(store, Job(), second.import_id)
    assert _prices(store) == {}
    assert imports.list_imports(store) == []


def test_products_and_reviews_go_too(store: Store, import_text: ImportText) -> None:
    one = import_text("sku,title,price\n1,Mug,1.00\n")
    two = import_text("review_id,sku,rating,body\nr,1,5,Good\n")
    assert remove_import(store, Job(), one.import_id).removed == {"products": 1}
    assert remove_import(store, Job(), two.import_id).removed == {"reviews": 1}


def test_an_unknown_import_is_told(store: Store) -> None:
    with pytest.raises(UserError, match="no import 7"):
        remove_import(store, Job(), 7)


def test_cancelling_leaves_the_import(store: Store, import_text: ImportText) -> None:
    outcome = import_text(OLD)
    for cancel_at in (1, 2):
        answers = iter([False] * (cancel_at - 1) + [True])
        with pytest.raises(CancelledError):
            remove_import(store, Job(is_cancelled=lambda a=answers: next(a)), outcome.import_id)  # type: ignore[misc]
    assert _prices(store) == {"A": 2400}


ROWS = st.lists(
    st.tuples(st.sampled_from("AB"), st.sampled_from("ST"), st.integers(1, 3)), max_size=5
)
STEPS = st.lists(st.one_of(ROWS, st.integers(0, 5)), min_size=1, max_size=7)


def _text(rows: list[tuple[str, str, int]]) -> str:
    lines = [f"{order},2026-01-01,{sku},mug,{quantity},1.00," for order, sku, quantity in rows]
    return "\n".join([HEADER, *lines]) + "\n"


@contextmanager
def _fresh_shop() -> Iterator[tuple[Store, Path]]:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "shop") as store:
        store._db.execute("PRAGMA synchronous = OFF")
        yield store, Path(folder)


def _import_rows(store: Store, folder: Path, rows: list[tuple[str, str, int]]) -> int:
    path = folder / "sales.csv"
    path.write_text(_text(rows))
    return import_file(store, Job(), str(path)).import_id


def _state(store: Store) -> list[tuple[object, ...]]:
    with store.reading() as db:
        return db.execute(
            "SELECT order_id, sku, occurrence, quantity FROM sale_lines WHERE is_current = 1"
            " ORDER BY order_id, sku, occurrence"
        ).fetchall()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_any_order_of_imports_and_removals_equals_a_rebuild(
    steps: list[list[tuple[str, str, int]] | int],
) -> None:
    kept: list[tuple[int, list[tuple[str, str, int]]]] = []
    with _fresh_shop() as (store, folder):
        for step in steps:
            if isinstance(step, list):
                kept.append((_import_rows(store, folder, step), step))
            elif kept:
                import_id, _ = kept.pop(step % len(kept))
                remove_import(store, Job(), import_id)
        found, totals = _state(store), sales.read_sale_totals(store)
    with _fresh_shop() as (store, folder):
        for _, rows in kept:
            _import_rows(store, folder, rows)
        assert found == _state(store)
        assert totals == sales.read_sale_totals(store)
