import numpy as np

from shopassist.recommend.backtest import hide_last
from shopassist.recommend.candidates import BLEND, VARIANTS, choose_recipes, default_choice
from shopassist.recommend.choose_recommender import choose_recommender, pick_exam
from shopassist.recommend.train_recommender import MODEL_NAMES
from shopassist.store import Store
from tests.recommend.shops import fill_shop, make_tasteful_orders, read_dataset


def test_the_report_hides_the_newest_fifth(store: Store) -> None:
    fill_shop(store, make_tasteful_orders())
    dataset = read_dataset(store)
    exam = pick_exam(dataset)
    hidden = 1 - exam.known.order_count / dataset.order_count
    assert 0.15 < hidden < 0.25
    newest_known = exam.known.order_times_s.max()
    assert (dataset.order_times_s > newest_known).sum() == (
        dataset.order_count - exam.known.order_count
    )


def test_few_customers_are_asked_about_their_last_orders(store: Store) -> None:
    fill_shop(store, make_tasteful_orders(customers=20))
    dataset = read_dataset(store)
    assert len(pick_exam(dataset).customers) == len(hide_last(dataset).customers) == 20


def test_hidden_orders_take_no_part_in_choosing_what_is_judged(store: Store) -> None:
    fill_shop(store, make_tasteful_orders())
    dataset = read_dataset(store)
    exam = pick_exam(dataset)
    chosen = choose_recommender(dataset)
    # The same recipes come out when the hidden orders do not exist at all.
    alone = choose_recipes(hide_last(exam.known))
    assert chosen.judged_recipes["any"] == alone["any"].recipes[chosen.model]


def test_every_candidate_has_a_name_that_can_be_asked_for() -> None:
    families = {variant.family for variant in VARIANTS.values() if variant.family}
    assert families | {BLEND} == set(MODEL_NAMES)
    assert set(default_choice("any").recipes) == families


def test_a_wanted_model_is_taken(store: Store) -> None:
    fill_shop(store, make_tasteful_orders())
    verdict = choose_recommender(read_dataset(store), wanted="own-frequency")
    assert verdict.model == "own-frequency"
    assert np.isclose(sum(verdict.recipes["any"].values()), 1.0)
