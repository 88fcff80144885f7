"""Why a product is recommended, in words and figures."""

from shopassist.messages import Message
from shopassist.store.recommendations import Recommendation


def explain(recommendation: Recommendation) -> Message:
    """The reason as one short line that starts in lower case, to stand after the product."""
    row = recommendation
    match row.reason:
        case "together":
            return _explain_together(row)
        case "because":
            return Message(
                "because of {title}, bought earlier; {times} customers bought both",
                title=row.because_title or row.because_sku,
                times=row.times_together,
            )
        case "again":
            return _explain_again(row)
        case "customers":
            return Message("{times} customers bought both", times=row.times_together)
        case "category":
            return Message("of the same category")
        case "similar":
            return Message("described in similar words")
        case _:
            return Message("a best-seller of the last months")


def _explain_together(row: Recommendation) -> Message:
    if row.times_together == 1:
        return Message("bought together once")
    if row.lift < 1.05:
        return Message("bought together {times} times", times=row.times_together)
    return Message(
        "bought together {times} times, {lift} times more than chance",
        times=row.times_together,
        lift=round(row.lift, 1) if row.lift < 10 else round(row.lift),
    )


def _explain_again(row: Recommendation) -> Message:
    if row.times_together == 1:
        return Message("bought once before")
    return Message("bought {times} times before", times=row.times_together)
