import numpy as np

from shopassist.recommend.backtest import fill_pools, hide_last, judge
from shopassist.recommend.model import BestSellers, OwnFrequency, RecentBestSellers
from shopassist.recommend.model_blend import Blend, learn_mixture
from shopassist.recommend.model_neighbours import ItemNeighbours
from shopassist.store import Store
from tests.recommend.shops import fill_shop, make_tasteful_orders, read_dataset


def test_a_mixture_is_never_worse_than_where_it_started(store: Store) -> None:
    fill_shop(store, make_tasteful_orders())
    exam = hide_last(read_dataset(store))
    models = [
        model.fit(exam.known) for model in (BestSellers(), OwnFrequency(), ItemNeighbours("cosine"))
    ]
    pool = fill_pools(models, exam, ["any"])["any"]
    for start, weights in enumerate(np.eye(3, dtype=np.float32)):
        learned = learn_mixture(pool, start)
        assert judge(pool, learned).ndcg.mean() >= judge(pool, weights).ndcg.mean()
        assert (learned >= 0).all()
        assert learned.sum() > 0


def test_one_ingredient_ranks_as_it_does_alone(store: Store) -> None:
    fill_shop(store, make_tasteful_orders())
    dataset = read_dataset(store)
    customers = np.arange(5)
    alone = RecentBestSellers(30.0).fit(dataset).recommend(customers, 5)
    blended = Blend([RecentBestSellers(30.0)], [2.0]).fit(dataset).recommend(customers, 5)
    np.testing.assert_array_equal(alone.products, blended.products)


def test_similar_comes_from_an_ingredient_that_knows_products(store: Store) -> None:
    fill_shop(store, make_tasteful_orders())
    dataset = read_dataset(store)
    blend = Blend([BestSellers(), ItemNeighbours("cosine")], [9.0, 1.0]).fit(dataset)
    alone = ItemNeighbours("cosine").fit(dataset)
    products = np.arange(4)
    expected = alone.similar(products, 3).products
    np.testing.assert_array_equal(blend.similar(products, 3).products, expected)
