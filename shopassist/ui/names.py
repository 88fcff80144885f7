"""Names in the window's language for ids that the shop file holds."""

from shopassist.messages import Message
from shopassist.ui.words import tr_message

KINDS = {
    "sales": Message("sales"),
    "products": Message("products"),
    "customers": Message("customers"),
    "reviews": Message("reviews"),
}


def kind_name(kind: str) -> str:
    """What an import brought, for people."""
    return tr_message(KINDS[kind]) if kind in KINDS else kind
