"""Which models take part, and how the best of them, or a mixture, is chosen on past orders."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np  # noqa: TID253

from shopassist.recommend.backtest import Exam, Judgement, Pool, fill_pools, judge
from shopassist.recommend.baskets import Dataset, Floats, Tick, ignore_tick  # noqa: TID253
from shopassist.recommend.model import (  # noqa: TID253
    BestSellers,
    Mode,
    OwnFrequency,
    RecentBestSellers,
    Recommender,
)
from shopassist.recommend.model_blend import learn_mixture
from shopassist.recommend.model_ease import Ease
from shopassist.recommend.model_neighbours import ItemNeighbours
from shopassist.recommend.model_tifu import TifuKnn

BEST_SELLERS = "best-sellers"
BLEND = "blend"
JUDGED_MODES: tuple[Mode, ...] = ("any", "new")
Recipe = Mapping[str, float]
"""Variants and their weights; a single model is a recipe with one entry."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A model with its settings.

    Attributes:
        family: the name of the candidate it is a setting of; "" for an ingredient of blends only.
        make: a fresh, unfitted one.
        is_ingredient: whether blends may use it.
    """

    family: str
    make: Callable[[], Recommender]
    is_ingredient: bool = True


VARIANTS: Mapping[str, Variant] = {
    BEST_SELLERS: Variant(BEST_SELLERS, BestSellers, False),
    "recent-14": Variant("recent-best-sellers", lambda: RecentBestSellers(14.0), False),
    "recent-30": Variant("recent-best-sellers", lambda: RecentBestSellers(30.0), False),
    "recent-90": Variant("recent-best-sellers", lambda: RecentBestSellers(90.0), False),
    "own-frequency": Variant("own-frequency", OwnFrequency, False),
    "item-knn-cosine": Variant("item-knn-cosine", lambda: ItemNeighbours("cosine"), False),
    "item-knn-bm25": Variant("item-knn-bm25", lambda: ItemNeighbours("bm25", 400)),
    "item-knn-bm25-fading": Variant(
        "item-knn-bm25", lambda: ItemNeighbours("bm25", 400, decay=0.8)
    ),
    "content": Variant("content", lambda: ItemNeighbours("text")),
    "ease-100": Variant("ease", lambda: Ease(100.0), False),
    "ease-500": Variant("ease", lambda: Ease(500.0)),
    "ease-fading": Variant("ease", lambda: Ease(500.0, decay=0.8)),
    "tifu-knn-90": Variant("tifu-knn", lambda: TifuKnn(0.9)),
    "tifu-knn-97": Variant("tifu-knn", lambda: TifuKnn(0.97)),
    "own-log": Variant("", lambda: OwnFrequency(is_damped=True)),
    "own-fading-log": Variant("", lambda: OwnFrequency(0.9, is_damped=True)),
    "trend-14": Variant("", lambda: RecentBestSellers(14.0, is_damped=True)),
    "trend-30": Variant("", lambda: RecentBestSellers(30.0, is_damped=True)),
}
DEFAULTS: Mapping[Mode, str] = {"any": "tifu-knn-97", "new": "item-knn-bm25"}


@dataclass(frozen=True)
class Choice:
    """What the inner exam decided for one mode.

    Attributes:
        recipes: candidate name -> how to make it; "blend" among them when there was an exam.
        winner: the candidate with the best NDCG@10 in the inner exam.
    """

    recipes: Mapping[str, Recipe]
    winner: str


def fit_variants(
    names: Sequence[str], dataset: Dataset, tick: Tick = ignore_tick
) -> dict[str, Recommender]:
    """Fresh models, fitted, by variant name."""
    fitted: dict[str, Recommender] = {}
    for place, name in enumerate(names):

        def tick_part(done: float, place: int = place) -> None:
            tick((place + done) / len(names))

        fitted[name] = VARIANTS[name].make().fit(dataset, tick_part)
        tick_part(1.0)
    return fitted


def choose_recipes(inner: Exam, tick: Tick = ignore_tick) -> dict[Mode, Choice]:
    """Try every variant and learn every mixture on the inner exam.

    A mode for which nobody can be asked gets the defaults.
    """
    names = list(VARIANTS)
    fitted = fit_variants(names, inner.known, lambda done: tick(done * 0.4))
    models = [fitted[name] for name in names]
    pools = fill_pools(models, inner, JUDGED_MODES, lambda done: tick(0.4 + done * 0.3))
    choices: dict[Mode, Choice] = {}
    for place, mode in enumerate(JUDGED_MODES):

        def tick_part(done: float, start: float = 0.7 + 0.15 * place) -> None:
            tick(start + done * 0.15)

        is_asked = len(pools[mode].products) > 0
        choices[mode] = _choose(names, pools[mode], tick_part) if is_asked else default_choice(mode)
    return choices


def default_choice(mode: Mode) -> Choice:
    """What is used when there are too few orders to choose: the plain form of each candidate."""
    recipes: dict[str, Recipe] = {}
    for name, variant in VARIANTS.items():
        if variant.family:
            recipes.setdefault(variant.family, {name: 1.0})
    winner = VARIANTS[DEFAULTS[mode]].family
    return Choice(recipes | {winner: {DEFAULTS[mode]: 1.0}}, winner)


def judge_recipes(
    recipes: Mapping[Mode, Mapping[str, Recipe]], exam: Exam, tick: Tick = ignore_tick
) -> dict[Mode, dict[str, Judgement]]:
    """The marks of every candidate in an exam, by mode; a mode nobody can be asked in is left out."""
    names = sorted({name for by in recipes.values() for recipe in by.values() for name in recipe})
    fitted = fit_variants(names, exam.known, lambda done: tick(done * 0.5))
    models = [fitted[name] for name in names]
    pools = fill_pools(models, exam, list(recipes), lambda done: tick(0.5 + done * 0.5))
    return {
        mode: {
            candidate: judge(pools[mode], _to_weights(recipe, names))
            for candidate, recipe in by.items()
        }
        for mode, by in recipes.items()
        if len(pools[mode].products)
    }


def _choose(names: list[str], pool: Pool, tick: Tick) -> Choice:
    marks = [judge(pool, _to_weights({name: 1.0}, names)).ndcg.mean() for name in names]
    best_of: dict[str, int] = {}
    for place, name in enumerate(names):
        family = VARIANTS[name].family
        if family and (family not in best_of or marks[place] > marks[best_of[family]]):
            best_of[family] = place
    winner = max(best_of, key=lambda family: marks[best_of[family]])
    recipes: dict[str, Recipe] = {family: {names[place]: 1.0} for family, place in best_of.items()}
    usable = [
        place
        for place, name in enumerate(names)
        if VARIANTS[name].is_ingredient or place == best_of[winner]
    ]
    weights = learn_mixture(
        Pool(pool.products, pool.scores[usable], *pool.truth), usable.index(best_of[winner]), tick
    )
    recipe = {names[usable[at]]: float(w) for at, w in enumerate(weights) if w}
    if len(recipe) > 1:
        recipes[BLEND] = recipe
        winner = BLEND
    return Choice(recipes, winner)


def _to_weights(recipe: Recipe, names: Sequence[str]) -> Floats:
    return np.array([recipe.get(name, 0.0) for name in names], np.float32)
