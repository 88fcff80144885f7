from pathlib import Path

from shopassist.importing.import_file import import_file
from shopassist.jobs import Job
from shopassist.store import Store, products


def _import(store: Store, tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text)
    import_file(store, Job(), str(path))


def test_an_empty_shop(store: Store) -> None:
    assert products.count_products(store) == 0
    assert products.list_products(store) == []
    assert products.find_titles(store, ["1"]) == {}


def test_products_are_listed_in_pages(store: Store, tmp_path: Path) -> None:
    rows = "".join(f"{i:04},Mug {i},1.00,EUR\n" for i in range(1_200))
    _import(store, tmp_path, "sku,title,price,currency\n" + rows)
    assert products.count_products(store) == 1_200
    page = products.list_products(store, limit=1_000)
    rest = products.list_products(store, after=page[-1].id)
    assert [one.sku for one in page + rest] == [f"{i:04}" for i in range(1_200)]
    assert len(products.find_products(store, (f"{i:04}" for i in range(1_200)))) == 1_200


def test_titles_come_from_the_products_file_else_from_sales(store: Store, tmp_path: Path) -> None:
    _import(
        store,
        tmp_path,
        "order_id,order_date,sku,product_name,quantity,unit_price,currency\n"
        "1,2026-01-01,A,old mug,1,1,EUR\n2,2026-01-02,A,mug,1,1,EUR\n3,2026-01-02,B,cup,1,1,EUR\n",
    )
    assert products.find_titles(store, ["A", "B", "C"]) == {"A": "mug", "B": "cup"}
    _import(store, tmp_path, "sku,title,price\nA,The mug,1.00\n")
    assert products.find_titles(store, ["A", "B", "C"]) == {"A": "The mug", "B": "cup"}
