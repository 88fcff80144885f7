"""The task that turns orders into recommendations, and says how good they are."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from shopassist.errors import NotEnoughDataError, UserError
from shopassist.jobs import Job
from shopassist.messages import Message
from shopassist.store.baskets import count_lines, list_catalogue, read_sold_lines
from shopassist.store.database import Store
from shopassist.store.recommendations import (
    RecommendationRow,
    drop_staged_recommendations,
    publish_recommendations,
    stage_recommendations,
)

if TYPE_CHECKING:
    from shopassist.recommend.baskets import Dataset, Tick
    from shopassist.recommend.choose_recommender import Verdict

MIN_ORDERS = 50  # fewer orders show chance, not habits
MIN_PRODUCTS = 5  # the sentence speaks of five
MODEL_NAMES = (
    "best-sellers",
    "recent-best-sellers",
    "own-frequency",
    "item-knn-cosine",
    "item-knn-bm25",
    "content",
    "ease",
    "tifu-knn",
    "blend",
)
DEVICES = ("auto", "cpu", "cuda", "mps")
STEPS = 1_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """How one model did in the backtest.

    Attributes:
        mode: "any" ranks the whole catalogue for the next order, "new" only what the customer
            never bought.
        metrics: `ndcg_10`, `recall_10`, `hit_10`, `coverage_10` and `hit_5`, each 0 to 1.
    """

    model: str
    mode: str
    metrics: dict[str, float]


@dataclass(frozen=True, slots=True)
class TrainedRecommender:
    """What was trained, and how it did on orders that it had not seen.

    Attributes:
        model: the winner for the next order; "goes-with" when there were too few returning
            customers for customers' lists.
        model_id: its row among the models; every recommendation carries it.
        metrics: the winner's marks in mode "any"; None without customers' lists.
        baseline: the same for best-sellers.
        bands: 95 % bands of `hit_5` and `hit_10` of the winner.
        candidates: every model in every mode, the best NDCG@10 first within a mode.
        sentence: the result in words, from the same figures.
        customers_needed: how many more returning customers their lists need; 0 when they are made.
        seconds: how long it took.
        customers, orders: how many were learned from.
    """

    model: str
    model_id: int
    metrics: dict[str, float] | None
    baseline: dict[str, float] | None
    bands: dict[str, tuple[float, float]]
    candidates: tuple[Candidate, ...]
    sentence: Message
    customers_needed: int
    seconds: float
    customers: int
    orders: int
    changed: frozenset[str] = frozenset({"recommendations"})


def train_recommender(
    store: Store,
    job: Job,
    seed: int = 0,
    device: str = "auto",
    until: str | None = None,
    model: str = "auto",
) -> TrainedRecommender:
    """Backtest all recommenders on the shop's own past, keep the best, store its lists.

    Args:
        store: the shop.
        job: told how far it is; cancelling leaves the old recommendations.
        seed: for everything drawn at random; the same seed gives the same lists.
        device: one of DEVICES; these models all run on the processor.
        until: learn only from orders up to this ISO 8601 day (included) or time.
        model: one of MODEL_NAMES instead of the backtest's choice.

    Raises:
        NotEnoughDataError: fewer than MIN_ORDERS orders or MIN_PRODUCTS products.
        UserError: an unknown model, device or day.
    """
    from shopassist.recommend.choose_recommender import choose_recommender

    started_s = time.monotonic()
    _check_choices(device, until, model)
    dataset = _read(store, job, until)
    _require_enough(dataset)
    verdict = choose_recommender(
        dataset, seed, model, _make_tick(job, 100, 700, Message("Comparing models on past orders"))
    )
    try:
        _stage(store, job, dataset, verdict)
        model_id = publish_recommendations(
            store,
            name=verdict.model,
            seed=seed,
            data_from=_to_iso(int(dataset.order_times_s[0])),
            data_to=_to_iso(int(dataset.order_times_s[-1])),
            row_count=dataset.order_count,
            metrics=_make_card(verdict),
        )
    finally:
        drop_staged_recommendations(store)
    return TrainedRecommender(
        model=verdict.model,
        model_id=model_id,
        metrics=verdict.metrics,
        baseline=verdict.baseline,
        bands=verdict.bands,
        candidates=verdict.candidates,
        sentence=verdict.sentence,
        customers_needed=verdict.customers_needed,
        seconds=round(time.monotonic() - started_s, 3),
        customers=len(dataset.customers),
        orders=dataset.order_count,
    )


def _check_choices(device: str, until: str | None, model: str) -> None:
    if device not in DEVICES:
        raise UserError(
            "Device: expected one of {known}, found {device}. Choose one of these.",
            known=", ".join(DEVICES),
            device=device,
        )
    if model != "auto" and model not in MODEL_NAMES:
        raise UserError(
            "Model: expected auto or one of {known}, found {model}. Choose one of these.",
            known=", ".join(MODEL_NAMES),
            model=model,
        )
    try:
        if until is not None:
            date.fromisoformat(until) if len(until) == 10 else datetime.fromisoformat(until)
    except ValueError as error:
        raise UserError(
            "Last day of orders: expected a day like 2026-03-09, found {until}."
            " Write year, month and day.",
            until=until or "",
        ) from error


def _read(store: Store, job: Job, until: str | None) -> "Dataset":
    note = Message("Reading orders")
    job.step(0, STEPS, note)
    total = max(count_lines(store), 1)
    from shopassist.recommend.baskets import build_dataset

    def count_read(lines: int) -> None:
        job.step(min(100 * lines // total, 100), STEPS, note)

    return build_dataset(
        read_sold_lines(store, until), list_catalogue(store), int(time.time()), count_read
    )


def _require_enough(dataset: "Dataset") -> None:
    missing = MIN_ORDERS - dataset.order_count
    if missing > 0:
        raise NotEnoughDataError(
            "Recommendations: expected at least {wanted} orders, found {found}."
            " Not enough data yet, {missing} more orders needed."
            " Import more of your sales, then train again.",
            needs={"orders": missing},
            wanted=MIN_ORDERS,
            found=dataset.order_count,
            missing=missing,
        )
    missing = MIN_PRODUCTS - dataset.sold_count
    if missing > 0:
        raise NotEnoughDataError(
            "Recommendations: expected orders of at least {wanted} different products, found"
            " {found}. Not enough data yet, {missing} more products needed."
            " Import more of your sales, then train again.",
            needs={"products": missing},
            wanted=MIN_PRODUCTS,
            found=dataset.sold_count,
            missing=missing,
        )


def _stage(store: Store, job: Job, dataset: "Dataset", verdict: "Verdict") -> None:
    from shopassist.recommend.lists import write_customer_lists, write_product_lists

    drop_staged_recommendations(store)
    tick = _make_tick(job, 700, 800, Message("Making lists for products"))
    _stage_chunks(store, write_product_lists(dataset, tick))
    if not verdict.customers_needed:
        tick = _make_tick(job, 800, 990, Message("Making lists for customers"))
        _stage_chunks(store, write_customer_lists(dataset, verdict.recipes, tick))
    job.step(990, STEPS, Message("Saving"))


def _stage_chunks(store: Store, chunks: Iterable[list[RecommendationRow]]) -> None:
    for rows in chunks:
        stage_recommendations(store, rows)


def _make_tick(job: Job, start: int, end: int, note: Message) -> "Tick":
    def tick(done: float) -> None:
        job.step(start + int((end - start) * min(done, 1.0)), STEPS, note)

    return tick


def _make_card(verdict: "Verdict") -> Mapping[str, object]:
    return {
        "metrics": verdict.metrics,
        "baseline": verdict.baseline,
        "bands": verdict.bands,
        "candidates": [
            {"model": one.model, "mode": one.mode, "metrics": one.metrics}
            for one in verdict.candidates
        ],
        "recipes": {mode: dict(recipe) for mode, recipe in verdict.recipes.items()},
        "sentence": verdict.sentence.template,
        "sentence_values": verdict.sentence.values,
        "customers_needed": verdict.customers_needed,
    }


def _to_iso(time_s: int) -> str:
    return datetime.fromtimestamp(time_s, UTC).strftime("%Y-%m-%dT%H:%M:%S")
