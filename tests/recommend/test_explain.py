import pytest

from shopassist.recommend.explain import explain
from shopassist.store.recommendations import Recommendation


def make_recommendation(reason: str, times: int = 0, lift: float = 0.0) -> Recommendation:
    return Recommendation(
        kind="next",
        subject="ann",
        rank=1,
        sku="A",
        score=1.0,
        reason=reason,
        because_sku="B",
        times_together=times,
        lift=lift,
        title="Apron",
        picture="",
        because_title="Bowl",
    )


@pytest.mark.parametrize(
    ("reason", "times", "lift", "words"),
    [
        ("together", 23, 6.04, "bought together 23 times, 6.0 times more than chance"),
        ("together", 23, 61.4, "bought together 23 times, 61 times more than chance"),
        ("together", 23, 0.9, "bought together 23 times"),
        ("together", 1, 9.0, "bought together once"),
        ("because", 4, 2.0, "because of Bowl, bought earlier; 4 customers bought both"),
        ("again", 1, 0.0, "bought once before"),
        ("again", 3, 0.0, "bought 3 times before"),
        ("customers", 3, 1.0, "3 customers bought both"),
        ("category", 0, 0.0, "of the same category"),
        ("similar", 0, 0.0, "described in similar words"),
        ("best-seller", 9, 0.0, "a best-seller of the last months"),
    ],
)
def test_reasons_in_words(reason: str, times: int, lift: float, words: str) -> None:
    assert str(explain(make_recommendation(reason, times, lift))) == words


def test_a_purchase_without_a_title_is_named_by_its_sku() -> None:
    row = make_recommendation("because", 2)
    untitled = Recommendation(
        **{name: getattr(row, name) for name in Recommendation.__slots__} | {"because_title": ""}
    )
    assert str(explain(untitled)).startswith("because of B,")
