import numpy as np
import pytest
import scipy.sparse as sp

from shopassist.recommend.model_neighbours import (
    ItemNeighbours,
    find_nearest,
    keep_largest,
    split_words,
    weigh_bm25,
    weigh_words,
)
from shopassist.store import Store
from tests.recommend.shops import Line, fill_catalogue, fill_shop, read_dataset


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Blue MUG, 2-pack", ["blue", "mug", "2", "pack"]),
        ("红色杯", ["红", "色", "杯", "红色", "色杯"]),
        ("杯 mug", ["杯", "mug"]),
        ("", []),
    ],
)
def test_words_of_both_kinds_of_script(text: str, words: list[str]) -> None:
    assert split_words(text) == words


def test_the_nearest_are_the_largest_products_and_never_itself() -> None:
    features = np.array([[1, 0], [0.9, 0.1], [0.2, 0.8], [0, 1]], np.float32)
    nearest = find_nearest(sp.csr_array(features), 1).toarray()
    assert nearest.argmax(axis=1).tolist() == [1, 0, 3, 2]
    assert np.count_nonzero(nearest) == 4


def test_only_k_positive_cells_stay() -> None:
    block = sp.csr_array(np.array([[5, 3, 1, -2]], np.float32))
    assert keep_largest(block, 2, first_row=3).toarray().tolist() == [[5, 3, 0, 0]]
    assert keep_largest(block, 2, first_row=0).toarray().tolist() == [[0, 3, 1, 0]]


def test_cosine_of_buyers_by_hand(store: Store) -> None:
    # A has buyers ann, bob; B has ann: 1 / sqrt(2 * 1).
    fill_shop(store, [Line("1", "A", "ann"), Line("2", "A", "bob"), Line("3", "B", "ann")])
    dataset = read_dataset(store)
    model = ItemNeighbours("cosine").fit(dataset)
    a, b = dataset.skus.index("A"), dataset.skus.index("B")
    assert model.likeness_matrix.toarray()[a, b] == pytest.approx(1 / np.sqrt(2))
    assert model.similar(np.array([b]), 1).products.tolist() == [[a]]


def test_bm25_trusts_choosy_buyers_more() -> None:
    # Customer 0 bought everything, customer 1 only product 0.
    counts = np.array([[1, 1, 1, 1], [1, 0, 0, 0]], np.float32)
    weights = weigh_bm25(sp.csr_array(counts)).toarray()
    assert weights[0, 1] > weights[0, 0]


def test_words_rows_have_length_one_and_likeness_follows_the_title(store: Store) -> None:
    fill_catalogue(
        store,
        [("1", "Red enamel mug", ""), ("2", "Blue enamel mug", ""), ("3", "Garden spade", "")],
    )
    words = weigh_words(read_dataset(store)).toarray()
    np.testing.assert_allclose(np.linalg.norm(words, axis=1), 1.0, rtol=1e-5)
    assert words[0] @ words[1] > 0.3
    assert words[0] @ words[2] == 0.0
