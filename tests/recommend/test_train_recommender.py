import copy
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from shopassist.errors import NotEnoughDataError, UserError
from shopassist.jobs import CancelledError, Job, Progress
from shopassist.recommend.train_recommender import TrainedRecommender, train_recommender
from shopassist.store import Store, open_store
from shopassist.store.recommendations import (
    latest_recommender,
    list_recommendations,
    read_all_recommendations,
)
from tests.recommend.shops import Line, fill_catalogue, fill_shop, make_tasteful_orders


@pytest.fixture
def tasteful_shop(store: Store) -> Store:
    fill_shop(store, make_tasteful_orders())
    return store


def dump_rows(store: Store) -> list[tuple[object, ...]]:
    with store.reading() as db:
        return db.execute(
            "SELECT kind, subject, rank, sku, score, reason, because_sku, times_together, lift"
            " FROM recommendations WHERE model_id = (SELECT max(id) FROM models)"
            " ORDER BY kind, subject, rank"
        ).fetchall()


def count_rows(store: Store) -> int:
    with store.reading() as db:
        total = db.execute(
            "SELECT (SELECT count(*) FROM recommendations) + (SELECT count(*) FROM models)"
        ).fetchone()[0]
    return int(total)


def cancel_when(is_due: Callable[[int], bool]) -> Job:
    asked = 0

    def is_cancelled() -> bool:
        nonlocal asked
        asked += 1
        return is_due(asked)

    return Job(is_cancelled=is_cancelled)


def count_steps(store: Store) -> int:
    steps = 0

    def count() -> bool:
        nonlocal steps
        steps += 1
        return False

    train_recommender(store, Job(is_cancelled=count))
    return steps


def test_the_winner_beats_best_sellers_and_the_sentence_has_its_figures(
    tasteful_shop: Store,
) -> None:
    trained = train_recommender(tasteful_shop, Job())
    assert trained.metrics is not None
    assert trained.baseline is not None
    assert trained.metrics["ndcg_10"] > trained.baseline["ndcg_10"]
    assert trained.sentence.values == {
        "hits": round(100 * trained.metrics["hit_5"]),
        "plain": round(100 * trained.baseline["hit_5"]),
    }
    low, high = trained.bands["hit_5"]
    assert low <= trained.metrics["hit_5"] <= high


def test_the_outcome_counts_and_travels(tasteful_shop: Store) -> None:
    trained = train_recommender(tasteful_shop, Job())
    assert (trained.customers, trained.orders) == (60, 300)
    assert trained.changed == frozenset({"recommendations"})
    assert copy.deepcopy(trained) == trained  # copies by the same protocol as pickling


def test_best_sellers_and_recent_ones_are_judged_in_the_same_run(tasteful_shop: Store) -> None:
    trained = train_recommender(tasteful_shop, Job())
    for mode in ("any", "new"):
        judged = {one.model: one.metrics for one in trained.candidates if one.mode == mode}
        assert {"best-sellers", "recent-best-sellers", "ease", "tifu-knn"} <= set(judged)
    by_name = {one.model: one.metrics for one in trained.candidates if one.mode == "any"}
    assert by_name["best-sellers"] == trained.baseline
    assert by_name[trained.model] == trained.metrics


def test_lists_follow_the_taste_of_each_customer(tasteful_shop: Store) -> None:
    train_recommender(tasteful_shop, Job())
    own_taste = sum(
        row.sku.startswith(f"A{int(row.subject[1:]) % 4}-")
        for rows in read_all_recommendations(tasteful_shop, ("next",), 3)
        for row in rows
    )
    assert own_taste > 0.9 * 60 * 3


def test_new_shows_nothing_he_bought_and_again_nothing_else(tasteful_shop: Store) -> None:
    train_recommender(tasteful_shop, Job())
    with tasteful_shop.reading() as db:
        bought = {
            row[0]
            for row in db.execute("SELECT DISTINCT sku FROM sale_lines WHERE customer = 'c001'")
        }
    again = list_recommendations(tasteful_shop, "again", "c001", 50)
    new = list_recommendations(tasteful_shop, "new", "c001", 50)
    assert {row.sku for row in again} <= bought
    assert not {row.sku for row in new} & bought
    assert {row.reason for row in again} == {"again"}


def test_goes_with_finds_the_planted_pair_with_its_true_figures(tasteful_shop: Store) -> None:
    train_recommender(tasteful_shop, Job())
    with tasteful_shop.reading() as db:
        orders = db.execute("SELECT count(DISTINCT order_id) FROM sale_lines").fetchone()[0]
        single = dict(
            db.execute("SELECT sku, count(DISTINCT order_id) FROM sale_lines GROUP BY sku")
        )
        both = db.execute(
            "SELECT count(DISTINCT a.order_id) FROM sale_lines a JOIN sale_lines b"
            " USING (order_id) WHERE a.sku = 'A0-0' AND b.sku = 'A0-1'"
        ).fetchone()[0]
    best = list_recommendations(tasteful_shop, "goes-with", "A0-0", 1)[0]
    assert (best.sku, best.reason, best.times_together) == ("A0-1", "together", both)
    expected = both * orders / (single["A0-0"] * single["A0-1"])
    assert best.lift == pytest.approx(expected, rel=1e-4)


def test_one_off_pairs_stay_behind_frequent_ones(store: Store) -> None:
    lines = make_tasteful_orders()
    lines += [Line("odd", "A0-0", "c000"), Line("odd", "RARE", "c000")]
    fill_shop(store, lines)
    train_recommender(store, Job())
    listed = [row.sku for row in list_recommendations(store, "goes-with", "A0-0", 20)]
    assert listed[0] == "A0-1"
    assert listed.index("RARE") > 2


def test_products_never_sold_get_neighbours_by_words_and_category(store: Store) -> None:
    fill_shop(store, make_tasteful_orders())
    fill_catalogue(
        store,
        [
            ("A0-0", "Blue enamel mug", "Kitchen"),
            ("COLD", "Red enamel mug", "Kitchen"),
            ("A1-0", "Wool scarf", "Clothes"),
            ("BARE", "", ""),
        ],
    )
    train_recommender(store, Job())
    first = list_recommendations(store, "similar", "COLD", 1)[0]
    assert (first.sku, first.reason, first.picture) == ("A0-0", "similar", "A0-0.jpg")
    bare = list_recommendations(store, "similar", "BARE", 20)
    assert {row.reason for row in bare} == {"best-seller"}
    assert len(bare) == 20


def test_twice_the_same_with_a_seed(tasteful_shop: Store) -> None:
    first = train_recommender(tasteful_shop, Job(), seed=5)
    rows = dump_rows(tasteful_shop)
    second = train_recommender(tasteful_shop, Job(), seed=5)
    assert dump_rows(tasteful_shop) == rows
    assert replace(first, seconds=0.0, model_id=0) == replace(second, seconds=0.0, model_id=0)


def test_one_older_model_stays_and_no_more(tasteful_shop: Store) -> None:
    ids = [train_recommender(tasteful_shop, Job()).model_id for _ in range(3)]
    with tasteful_shop.reading() as db:
        kept = [row[0] for row in db.execute("SELECT id FROM models ORDER BY id")]
        shown = db.execute("SELECT DISTINCT model_id FROM recommendations ORDER BY 1").fetchall()
    assert kept == ids[1:]
    assert [row[0] for row in shown] == ids[1:]


def test_the_model_card_says_what_it_was_made_from(tasteful_shop: Store) -> None:
    trained = train_recommender(tasteful_shop, Job(), seed=7)
    card = latest_recommender(tasteful_shop)
    assert card is not None
    assert (card.id, card.seed, card.row_count) == (trained.model_id, 7, 300)
    assert card.metrics["metrics"] == trained.metrics
    assert str(card.data_from) >= "2025-01-01"


@pytest.mark.parametrize("share", [0.0, 0.3, 0.75, 0.99])
def test_cancelling_leaves_no_trace(tasteful_shop: Store, share: float) -> None:
    steps = count_steps(tasteful_shop)
    before = count_rows(tasteful_shop)
    with pytest.raises(CancelledError):
        train_recommender(tasteful_shop, cancel_when(lambda asked: asked > share * steps))
    assert count_rows(tasteful_shop) == before
    with tasteful_shop.reading() as db:
        assert db.execute("SELECT count(*) FROM temp.sqlite_schema").fetchone()[0] == 0


def test_another_connection_can_write_at_every_step(tasteful_shop: Store, shop_file: Path) -> None:
    with open_store(shop_file) as other:

        def write(_: Progress) -> None:
            with other.transaction() as db:
                db.execute("UPDATE imports SET report_json = '{}'")

        trained = train_recommender(tasteful_shop, Job(on_progress=write))
    assert trained.model_id == 1


def test_progress_only_grows(tasteful_shop: Store) -> None:
    seen: list[int] = []
    train_recommender(tasteful_shop, Job(on_progress=lambda one: seen.append(one.done)))
    assert seen == sorted(seen)
    assert len(seen) > 3


def test_an_empty_shop_is_told_what_is_missing(store: Store) -> None:
    with pytest.raises(NotEnoughDataError, match="50 more orders needed") as told:
        train_recommender(store, Job())
    assert told.value.needs == {"orders": 50}


@pytest.mark.parametrize("orders", [3, 8, 49])
def test_few_orders_are_told_how_many_are_missing(store: Store, orders: int) -> None:
    fill_shop(store, [Line(f"{n}", f"P{n % 6}", f"c{n % 2}") for n in range(orders)])
    with pytest.raises(NotEnoughDataError) as told:
        train_recommender(store, Job())
    assert told.value.needs == {"orders": 50 - orders}
    assert count_rows(store) == 0


def test_returns_and_cancelled_orders_are_no_orders(store: Store) -> None:
    fill_shop(store, [Line(f"r{n}", f"P{n % 6}", quantity=-1) for n in range(60)])
    fill_shop(store, [Line(f"c{n}", f"P{n % 6}", status="Cancelled") for n in range(60)])
    fill_shop(store, [Line(f"o{n}", f"P{n % 6}") for n in range(60)], is_current=0)
    with pytest.raises(NotEnoughDataError) as told:
        train_recommender(store, Job())
    assert told.value.needs == {"orders": 50}


def test_one_product_is_not_enough(store: Store) -> None:
    fill_shop(store, [Line(f"{n}", "P", f"c{n % 20}") for n in range(100)])
    with pytest.raises(NotEnoughDataError, match="4 more products") as told:
        train_recommender(store, Job())
    assert told.value.needs == {"products": 4}


def assert_products_only(trained: TrainedRecommender, store: Store) -> None:
    assert trained.metrics is None
    assert trained.model == "goes-with"
    assert "more customers who came back" in str(trained.sentence)
    with pytest.raises(NotEnoughDataError) as told:
        list_recommendations(store, "next", "c000")
    assert told.value.needs == {"returning_customers": trained.customers_needed}


def test_orders_without_customers_still_teach_what_goes_together(store: Store) -> None:
    fill_shop(store, [replace(line, customer=None) for line in make_tasteful_orders()])
    trained = train_recommender(store, Job())
    assert_products_only(trained, store)
    assert trained.customers_needed == 10
    assert list_recommendations(store, "goes-with", "A0-0", 1)[0].sku == "A0-1"


def test_one_customer_gets_no_customer_lists(store: Store) -> None:
    fill_shop(store, [replace(line, customer="c000") for line in make_tasteful_orders()])
    trained = train_recommender(store, Job())
    assert_products_only(trained, store)
    assert trained.customers_needed == 9


def test_customers_who_all_buy_the_same_get_best_sellers_and_the_sentence_says_so(
    store: Store,
) -> None:
    fill_shop(
        store,
        [
            Line(f"{c}-{turn}", f"P{p}", f"c{c:03}", f"2026-0{turn + 1}-01")
            for c in range(40)
            for turn in range(3)
            for p in range(5)
        ],
    )
    trained = train_recommender(store, Job())
    assert trained.model == "best-sellers"
    assert "the best-sellers are recommended" in str(trained.sentence)
    assert trained.metrics == trained.baseline
    assert list_recommendations(store, "new", "c000") == ()


@pytest.mark.parametrize("day", ["2026-01-01", "2099-01-01", "no day"])
def test_all_dates_the_same_in_the_future_or_unreadable(store: Store, day: str) -> None:
    fill_shop(store, [replace(line, day=day) for line in make_tasteful_orders()])
    trained = train_recommender(store, Job())
    assert trained.metrics is not None
    assert len(list_recommendations(store, "next", "c000", 5)) == 5


def test_one_customer_with_twenty_thousand_lines(store: Store) -> None:
    draw = random.Random(2)
    lines = make_tasteful_orders()
    lines += [
        Line(
            f"big{n // 2_000}",
            f"B{draw.randrange(1_000):04}",
            "giant",
            f"2025-{n // 2_000 + 1:02}-03",
        )
        for n in range(20_000)
    ]
    fill_shop(store, lines)
    train_recommender(store, Job())
    assert list_recommendations(store, "goes-with", "A0-0", 1)[0].sku == "A0-1"
    assert len(list_recommendations(store, "next", "giant", 20)) == 20


def test_until_leaves_later_orders_out(tasteful_shop: Store) -> None:
    with tasteful_shop.reading() as db:
        expected = db.execute(
            "SELECT count(DISTINCT order_id) FROM sale_lines WHERE ordered_at <= '2025-08-15'"
        ).fetchone()[0]
    assert train_recommender(tasteful_shop, Job(), until="2025-08-15").orders == expected


def test_a_named_model_is_used_whatever_its_marks(tasteful_shop: Store) -> None:
    trained = train_recommender(tasteful_shop, Job(), model="item-knn-cosine")
    assert trained.model == "item-knn-cosine"


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        ({"model": "oracle"}, "found oracle"),
        ({"device": "steam"}, "found steam"),
        ({"until": "soon"}, "found soon"),
    ],
)
def test_wrong_choices_are_told(tasteful_shop: Store, wrong: dict[str, str], text: str) -> None:
    with pytest.raises(UserError, match=text):
        train_recommender(tasteful_shop, Job(), **wrong)  # type: ignore[arg-type]
