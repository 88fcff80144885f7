"""The backtest's verdict: who wins on the shop's own past, and in which words."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np  # noqa: TID253

from shopassist.messages import Message
from shopassist.recommend.backtest import (
    Exam,
    Judgement,
    draw_customers,
    find_band,
    hide_after,
    hide_last,
)
from shopassist.recommend.baskets import NOBODY, Dataset, Tick, ignore_tick  # noqa: TID253
from shopassist.recommend.candidates import (
    BEST_SELLERS,
    BLEND,
    Choice,
    Recipe,
    choose_recipes,
    default_choice,
    judge_recipes,
)
from shopassist.recommend.model import Mode  # noqa: TID253
from shopassist.recommend.train_recommender import Candidate

MIN_CUSTOMERS = 10  # returning customers; fewer say nothing about which model is better
MIN_CUSTOMERS_BY_DATE = 30
HIDDEN_SHARE = 0.2  # of the orders with a customer, the newest
PRODUCTS_ONLY = "goes-with"
MODES: tuple[Mode, ...] = ("any", "new")


@dataclass(frozen=True)
class Verdict:
    """Which recipe is used for which mode, and the marks behind it.

    The other fields are those of TrainedRecommender.

    Attributes:
        recipes: what makes the lists, by mode; empty without customers' lists.
        judged_recipes: what the marks are of: chosen the same way, before the hidden orders.
    """

    model: str
    recipes: Mapping[Mode, Recipe]
    judged_recipes: Mapping[Mode, Recipe]
    metrics: dict[str, float] | None
    baseline: dict[str, float] | None
    bands: dict[str, tuple[float, float]]
    candidates: tuple[Candidate, ...]
    sentence: Message
    customers_needed: int


def choose_recommender(
    dataset: Dataset, seed: int = 0, wanted: str = "auto", tick: Tick = ignore_tick
) -> Verdict:
    """Choose on older orders, then report once on newer ones that took no part in the choice.

    The newest fifth of the orders is hidden for the report; what the customers' last orders
    before it teach decides settings, mixture and winner. Where that leaves too few customers, the
    report hides each customer's last order instead. The lists themselves come from the winner with
    settings and mixture chosen once more, in the same way, on all orders.

    Args:
        dataset: the whole past.
        seed: for drawing customers and bands.
        wanted: a candidate's name to use it whatever the marks; "auto" for the best.
        tick: told how far it is.
    """
    exam = pick_exam(dataset)
    missing = MIN_CUSTOMERS - len(exam.customers)
    if missing > 0:
        return _refuse_customers(missing)
    exam = draw_customers(exam, seed)
    choices = _choose(exam.known, seed, lambda done: tick(done * 0.45))
    marks = judge_recipes(
        {mode: choice.recipes for mode, choice in choices.items()},
        exam,
        lambda done: tick(0.45 + done * 0.15),
    )
    winners = {mode: _pick_winner(choices[mode], marks.get(mode), wanted) for mode in MODES}
    final = _choose(dataset, seed, lambda done: tick(0.6 + done * 0.4))
    best, plain = marks["any"][winners["any"]], marks["any"][BEST_SELLERS]
    return Verdict(
        model=winners["any"],
        recipes={
            mode: final[mode].recipes.get(winners[mode], choices[mode].recipes[winners[mode]])
            for mode in MODES
        },
        judged_recipes={mode: choices[mode].recipes[winners[mode]] for mode in MODES},
        metrics=best.summarise(),
        baseline=plain.summarise(),
        bands={"hit_5": find_band(best.hit_5, seed), "hit_10": find_band(best.hit, seed)},
        candidates=_list_candidates(marks),
        sentence=_say_result(winners["any"], choices["any"].winner, marks["any"]),
        customers_needed=0,
    )


def pick_exam(dataset: Dataset) -> Exam:
    """The newest fifth of the orders, or each customer's last one when that asks too few."""
    times_s = dataset.order_times_s[dataset.order_customers != NOBODY]
    if len(times_s):
        by_date = hide_after(dataset, int(times_s[int(len(times_s) * (1 - HIDDEN_SHARE))]))
        if len(by_date.customers) >= MIN_CUSTOMERS_BY_DATE:
            return by_date
    return hide_last(dataset)


def _choose(known: Dataset, seed: int, tick: Tick) -> dict[Mode, Choice]:
    inner = hide_last(known)
    if len(inner.customers) < MIN_CUSTOMERS:
        return {mode: default_choice(mode) for mode in MODES}
    return choose_recipes(draw_customers(inner, seed), tick)


def _pick_winner(choice: Choice, marks: Mapping[str, Judgement] | None, wanted: str) -> str:
    """The wanted model, or the inner exam's winner unless best-sellers do as well as it."""
    if wanted in choice.recipes:
        return wanted
    if wanted == BLEND or marks is None:
        return choice.winner
    plain, best = marks[BEST_SELLERS], marks[choice.winner]
    is_better = (best.hit_5.mean(), best.ndcg.mean()) > (plain.hit_5.mean(), plain.ndcg.mean())
    return choice.winner if is_better else BEST_SELLERS


def _list_candidates(marks: Mapping[Mode, Mapping[str, Judgement]]) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(name, mode, by_name[name].summarise())
        for mode, by_name in marks.items()
        for name in sorted(by_name, key=lambda name: -float(np.mean(by_name[name].ndcg)))
    )


def _say_result(winner: str, challenger: str, marks: Mapping[str, Judgement]) -> Message:
    plain = round(100 * float(marks[BEST_SELLERS].hit_5.mean()))
    if winner == BEST_SELLERS:
        return Message(
            "Of 100 customers who came back, {plain} bought one of the five best-sellers; the best"
            " other model would have got {hits}, so the best-sellers are recommended.",
            plain=plain,
            hits=round(100 * float(marks[challenger].hit_5.mean())),
        )
    return Message(
        "Of 100 customers who came back, {hits} bought something from our five;"
        " best-sellers alone would have got {plain}.",
        hits=round(100 * float(marks[winner].hit_5.mean())),
        plain=plain,
    )


def _refuse_customers(missing: int) -> Verdict:
    return Verdict(
        model=PRODUCTS_ONLY,
        recipes={},
        judged_recipes={},
        metrics=None,
        baseline=None,
        bands={},
        candidates=(),
        sentence=Message(
            "The lists for products are ready. Lists for customers: not enough data yet,"
            " {missing} more customers who came back are needed.",
            missing=missing,
        ),
        customers_needed=missing,
    )
