from pathlib import Path

import pytest

from shopassist.importing.import_file import import_file
from shopassist.jobs import Job
from shopassist.store import Store, reviews


@pytest.fixture
def reviewed(store: Store, tmp_path: Path) -> Store:
    path = tmp_path / "reviews.csv"
    rows = "".join(f"r{i},S{i % 3},{i % 5 + 1},,text {i},2026-01-01\n" for i in range(600))
    path.write_text("review_id,sku,rating,title,body,date\n" + rows)
    import_file(store, Job(), str(path))
    return store


def test_an_empty_shop(store: Store) -> None:
    assert reviews.count_reviews(store) == 0
    assert reviews.read_review_page(store) == []
    assert reviews.find_review(store, "r1") is None


def test_pages_cover_all_reviews(reviewed: Store) -> None:
    first = reviews.read_review_page(reviewed)
    rest = reviews.read_review_page(reviewed, after=first[-1].id, limit=1_000)
    assert [one.review_id for one in first + rest] == [f"r{i}" for i in range(600)]
    assert reviews.count_reviews(reviewed) == 600
    assert sum(len(page) for page in reviews.stream_reviews(reviewed)) == 600


def test_reviews_of_one_product(reviewed: Store) -> None:
    page = reviews.read_review_page(reviewed, sku="S1", limit=1_000)
    assert {one.sku for one in page} == {"S1"}
    assert len(page) == 200


def test_a_review_is_found_by_its_own_id(reviewed: Store) -> None:
    found = reviews.find_review(reviewed, "r7")
    assert found is not None
    assert (found.body, found.rating) == ("text 7", 3.0)
