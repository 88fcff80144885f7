import numpy as np
import pytest
import scipy.sparse as sp

from shopassist.recommend.lists import find_row_maxima, write_customer_lists
from shopassist.store import Store
from tests.recommend.shops import Line, fill_shop, read_dataset


def test_the_column_of_each_rows_largest_cell() -> None:
    matrix = np.array([[0, 2, 5], [0, 0, 0], [3, 3, 0], [0, 0, 1]], np.float32)
    assert find_row_maxima(sp.csr_array(matrix)).tolist() == [2, -1, 0, 2]


def test_an_empty_matrix_has_no_maxima() -> None:
    assert find_row_maxima(sp.csr_array(np.zeros((2, 3), np.float32))).tolist() == [-1, -1]


def test_reasons_name_the_purchase_and_count_the_buyers(store: Store) -> None:
    # Two of three customers bought A and B; cid bought only A, and gets B because of A.
    lines = [Line(f"{who}{sku}", sku, who) for who in ("ann", "bob") for sku in ("A", "B")]
    fill_shop(store, [*lines, Line("c", "A", "cid"), Line("d", "X", "dan")])
    dataset = read_dataset(store)
    recipe = {"item-knn-cosine": 1.0}
    rows = [
        row
        for chunk in write_customer_lists(dataset, {"any": recipe, "new": recipe})
        for row in chunk
    ]
    by_place = {(row[0], row[1], row[3]): row for row in rows}
    because = by_place["new", "cid", "B"]
    assert because[5:8] == ("because", "A", 2)
    assert because[8] == pytest.approx(2 * 4 / (3 * 2))
    assert by_place["again", "cid", "A"][5:8] == ("again", "", 1)
    assert by_place["new", "dan", "A"][5:8] == ("best-seller", "", 3)
    assert ("new", "", "A") in by_place
