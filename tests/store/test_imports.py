from pathlib import Path

import pytest

from shopassist.importing.import_file import import_file
from shopassist.importing.remove_import import remove_import
from shopassist.jobs import Job
from shopassist.store import Store, imports

HEADER = "order_id,order_date,sku,product_name,quantity,unit_price,currency\n"


@pytest.fixture
def sales_file(tmp_path: Path) -> Path:
    path = tmp_path / "sales.csv"
    path.write_text(HEADER + "1,2026-01-01,S,mug,1,2.00,EUR\n")
    return path


def test_a_new_shop_has_no_imports(store: Store) -> None:
    assert imports.list_imports(store) == []
    assert imports.find_import(store, 1) is None


def test_the_newest_import_is_listed_first(store: Store, sales_file: Path) -> None:
    import_file(store, Job(), str(sales_file))
    import_file(store, Job(), str(sales_file))
    assert [one.id for one in imports.list_imports(store)] == [2, 1]
    found = imports.find_import(store, 1)
    assert found is not None
    assert (found.file_name, found.source, len(found.file_sha256)) == ("sales.csv", "generic", 64)
    assert found.report["new"] == 1


def test_the_history_mark_tells_every_change(store: Store, sales_file: Path) -> None:
    marks = [imports.read_history_mark(store)]
    import_file(store, Job(), str(sales_file))
    marks.append(imports.read_history_mark(store))
    remove_import(store, Job(), 1)
    marks.append(imports.read_history_mark(store))
    import_file(store, Job(), str(sales_file))
    marks.append(imports.read_history_mark(store))
    assert len(set(marks)) == 4


def test_ids_of_removed_imports_are_not_used_again(store: Store, sales_file: Path) -> None:
    first = import_file(store, Job(), str(sales_file))
    remove_import(store, Job(), first.import_id)
    assert import_file(store, Job(), str(sales_file)).import_id == first.import_id + 1


def test_publishing_over_a_changed_history_writes_nothing(store: Store) -> None:
    imports.start_staging(store, imports.PRODUCTS)
    imports.stage_rows(store, imports.PRODUCTS, [("1", "Mug", "", None, "EUR", "", "", "")])
    new = imports.NewImport("products", "a.csv", "", "generic", {})
    assert imports.publish_import(store, imports.PRODUCTS, new, "another mark") is None
    assert imports.list_imports(store) == []
    mark = imports.read_history_mark(store)
    assert imports.publish_import(store, imports.PRODUCTS, new, mark) == 1
    imports.drop_staging(store)


def test_an_unchanged_thing_keeps_its_row(store: Store, sales_file: Path) -> None:
    import_file(store, Job(), str(sales_file))
    import_file(store, Job(), str(sales_file))
    with store.reading() as db:
        rows = db.execute("SELECT id, import_id, is_current FROM sale_lines ORDER BY id").fetchall()
    assert rows == [(1, 1, 1), (2, 2, 0)]
