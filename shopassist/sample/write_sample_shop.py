"""Write the sample shop as the files a merchant would have: three CSV files and pictures."""

import csv
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from shopassist.errors import UserError
from shopassist.jobs import Job
from shopassist.messages import Message
from shopassist.money import to_decimal_text
from shopassist.sample.catalogue import CURRENCY, SampleProduct, build_catalogue
from shopassist.sample.plan_pictures import name_picture, plan_pictures
from shopassist.sample.simulate_sales import SampleSale, simulate_sales
from shopassist.sample.write_reviews import SampleReview, write_reviews
from shopassist.store import Store

SALES_FILE, PRODUCTS_FILE, REVIEWS_FILE = "sales.csv", "products.csv", "reviews.csv"
PICTURES_FOLDER = "pictures"

# How the first row under the headings of our own files begins.
_OURS = {SALES_FILE: "LM-", PRODUCTS_FILE: "0040-MOSS,", REVIEWS_FILE: "R00001,"}


@dataclass(frozen=True, slots=True)
class WrittenSampleShop:
    """Where the sample shop lies and how big it is. Nothing in the shop file has changed."""

    folder: str
    sales_file: str
    products_file: str
    reviews_file: str
    pictures_folder: str
    order_count: int
    line_count: int
    product_count: int
    review_count: int
    picture_count: int
    changed: frozenset[str] = frozenset()


def write_sample_shop(
    store: Store, job: Job, folder: str, seed: int = 7, pictures_per_product: int = 2
) -> WrittenSampleShop:
    """Write the sample shop into a folder; the import reads it from there like any other shop.

    Args:
        store: not used; the import fills it later.
        job: reports a step for every picture.
        folder: made when missing; files of an earlier sample shop in it are replaced.
        seed: the same seed writes the same files.
        pictures_per_product: 0 to 2.

    Raises:
        UserError: the folder cannot be written, or holds other files of the same names.
    """
    del store
    target = Path(folder)
    staging = target.with_name(target.name + ".unfinished")
    try:
        _refuse_other_files(target)
        shutil.rmtree(staging, ignore_errors=True)
        (staging / PICTURES_FOLDER).mkdir(parents=True)
        written = _write_all(job, staging, seed, pictures_per_product)
        _move_files(staging, target)
    except OSError as error:
        raise UserError(
            "The sample shop cannot be written to {folder}. Expected: a folder you may write to, "
            "with 40 MB free. Found: {reason}. Choose another folder.",
            folder=str(target),
            reason=error.strerror or "no access",
        ) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    sales, reviews, picture_count = written
    return WrittenSampleShop(
        folder=str(target),
        sales_file=str(target / SALES_FILE),
        products_file=str(target / PRODUCTS_FILE),
        reviews_file=str(target / REVIEWS_FILE),
        pictures_folder=str(target / PICTURES_FOLDER),
        order_count=len({sale.order_id for sale in sales}),
        line_count=len(sales),
        product_count=len(build_catalogue()),
        review_count=len(reviews),
        picture_count=picture_count,
    )


def _refuse_other_files(target: Path) -> None:
    """Never replace a merchant's own sales.csv."""
    for name, start in _OURS.items():
        path = target / name
        if not path.exists():
            continue
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            rows = [file.readline(), file.readline()]
        if not rows[1].startswith(start):
            raise UserError(
                "The folder {folder} already holds another {file}. Expected: an empty folder, or "
                "an earlier sample shop. Found: a file that is not from the sample shop. Choose "
                "another folder, so that nothing of yours is replaced.",
                folder=str(target),
                file=name,
            )


def _write_all(
    job: Job, staging: Path, seed: int, pictures_per_product: int
) -> tuple[list[SampleSale], list[SampleReview], int]:
    job.step(0, None, Message("Inventing orders"))
    products = build_catalogue()
    sales = simulate_sales(seed)
    job.step(0, None, Message("Inventing reviews"))
    reviews = write_reviews(seed, sales)
    job.step(0, None, Message("Writing the tables"))
    _write_sales(staging / SALES_FILE, sales)
    _write_products(staging / PRODUCTS_FILE, products, has_pictures=pictures_per_product > 0)
    _write_reviews(staging / REVIEWS_FILE, reviews)
    plan = plan_pictures(products, pictures_per_product)
    job.step(0, len(plan), Message("Drawing pictures"))
    if plan:
        from shopassist.sample.write_pictures import write_pictures

        job.step(0, len(plan), Message("Drawing pictures"))
        write_pictures(job, plan, staging / PICTURES_FOLDER, seed)
    return sales, reviews, len(plan)


def _move_files(staging: Path, target: Path) -> None:
    (target / PICTURES_FOLDER).mkdir(parents=True, exist_ok=True)
    for path in sorted(staging.rglob("*")):
        if path.is_file():
            path.replace(target / path.relative_to(staging))


def _write_table(
    path: Path, headings: str, rows: Iterable[tuple[object, ...]], *, as_excel: bool = False
) -> None:
    """A CSV file; Excel would put a mark at its start and end lines with CR LF."""
    encoding, ending = ("utf-8-sig", "\r\n") if as_excel else ("utf-8", "\n")
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, lineterminator=ending)
        writer.writerow(headings.split(","))
        writer.writerows(rows)


def _write_sales(path: Path, sales: list[SampleSale]) -> None:
    headings = (
        "order_id,order_date,customer_id,sku,product_name,quantity,unit_price,currency,status"
    )
    rows = (
        (
            sale.order_id,
            sale.ordered_at.isoformat(),
            sale.customer_id,
            sale.sku,
            sale.product_name,
            sale.quantity,
            to_decimal_text(sale.unit_price_cents, CURRENCY),
            CURRENCY,
            sale.status,
        )
        for sale in sales
    )
    _write_table(path, headings, rows)


def _write_products(path: Path, products: tuple[SampleProduct, ...], *, has_pictures: bool) -> None:
    headings = "sku,title,category,price,currency,description,tags,picture"
    rows = (
        (
            product.sku,
            product.title,
            product.category,
            to_decimal_text(product.price_cents, CURRENCY),
            CURRENCY,
            product.description,
            product.tags,
            name_picture(product, 1) if has_pictures else "",
        )
        for product in products
    )
    _write_table(path, headings, rows, as_excel=True)


def _write_reviews(path: Path, reviews: list[SampleReview]) -> None:
    headings = "review_id,sku,rating,title,body,date"
    rows = (
        (
            review.review_id,
            review.sku,
            review.rating,
            review.title,
            review.body,
            review.written_at.date().isoformat(),
        )
        for review in reviews
    )
    _write_table(path, headings, rows)
