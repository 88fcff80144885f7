"""The whole sample shop as files."""

import csv
from pathlib import Path

import pytest

from shopassist.errors import UserError
from shopassist.jobs import CancelledError, Job
from shopassist.sample.catalogue import DISCONTINUED
from shopassist.sample.write_sample_shop import write_sample_shop
from shopassist.store import Store

NAMES = ("sales.csv", "products.csv", "reviews.csv")


def read_rows(path: str | Path, encoding: str = "utf-8") -> list[dict[str, str]]:
    with Path(path).open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


def cancel_at(step: int) -> Job:
    asked = iter(range(10_000))
    return Job(is_cancelled=lambda: next(asked) >= step)


def test_the_files_fit_together(store: Store, tmp_path: Path) -> None:
    written = write_sample_shop(store, Job(), str(tmp_path / "shop"), pictures_per_product=0)
    sales, reviews = read_rows(written.sales_file), read_rows(written.reviews_file)
    products = read_rows(written.products_file, "utf-8-sig")
    assert list(sales[0]) == [
        "order_id",
        "order_date",
        "customer_id",
        "sku",
        "product_name",
        "quantity",
        "unit_price",
        "currency",
        "status",
    ]
    assert list(products[0]) == [
        "sku",
        "title",
        "category",
        "price",
        "currency",
        "description",
        "tags",
        "picture",
    ]
    assert list(reviews[0]) == ["review_id", "sku", "rating", "title", "body", "date"]
    assert len(sales) == written.line_count
    assert len({row["order_id"] for row in sales}) == written.order_count == 2500
    assert len(products) == written.product_count >= 120
    assert len(reviews) == written.review_count == 900
    known = {row["sku"] for row in products}
    assert {row["sku"] for row in sales} - known == {sku for sku, _, _ in DISCONTINUED}
    assert {row["sku"] for row in reviews} <= known
    assert written.changed == frozenset()


def test_only_the_products_carry_the_mark_of_excel(store: Store, tmp_path: Path) -> None:
    write_sample_shop(store, Job(), str(tmp_path), pictures_per_product=0)
    marked = [name for name in NAMES if (tmp_path / name).read_bytes().startswith(b"\xef\xbb\xbf")]
    assert marked == ["products.csv"]


def test_twice_gives_the_same_bytes(store: Store, tmp_path: Path) -> None:
    write_sample_shop(store, Job(), str(tmp_path / "shop"), pictures_per_product=0)
    first = [(tmp_path / "shop" / name).read_bytes() for name in NAMES]
    write_sample_shop(store, Job(), str(tmp_path / "shop"), pictures_per_product=0)
    assert [(tmp_path / "shop" / name).read_bytes() for name in NAMES] == first
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".unfinished")] == []


@pytest.mark.parametrize("step", [0, 1, 2, 3, 4])
def test_cancel_leaves_nothing(store: Store, tmp_path: Path, step: int) -> None:
    target = tmp_path / "shops" / "sample"
    target.parent.mkdir()
    with pytest.raises(CancelledError):
        write_sample_shop(store, cancel_at(step), str(target))
    assert list(target.parent.iterdir()) == []


def test_a_merchants_own_file_is_not_replaced(store: Store, tmp_path: Path) -> None:
    own = tmp_path / "sales.csv"
    own.write_text("order_id,sku\n1,A\n", encoding="utf-8")
    with pytest.raises(UserError, match="already holds another"):
        write_sample_shop(store, Job(), str(tmp_path), pictures_per_product=0)
    assert own.read_text(encoding="utf-8") == "order_id,sku\n1,A\n"
    assert not (tmp_path / "products.csv").exists()


def test_a_folder_that_cannot_be_made_is_told(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(UserError, match="cannot be written"):
        write_sample_shop(store, Job(), str(tmp_path / "file" / "shop"), pictures_per_product=0)
