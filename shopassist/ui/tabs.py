"""The window's tabs, in order. To add a feature to the window, add its tab here.

A tab is named by its module and class and imported when it is first shown, so that the window's
first paint pays for one tab only.
"""

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shopassist.messages import Message
from shopassist.ui.words import tr_message

if TYPE_CHECKING:
    from shopassist.ui.tab import Shell, Tab


@dataclass(frozen=True, slots=True)
class TabEntry:
    """Where a tab's class is, and its label."""

    module: str
    class_name: str
    label: Message

    def title(self) -> str:
        """The label in the window's language."""
        return tr_message(self.label)

    def build(self, shell: "Shell") -> "Tab":
        """Import the tab and make it."""
        tab_type = getattr(importlib.import_module(self.module), self.class_name)
        tab: Tab = tab_type(shell)
        return tab


TABS: tuple[TabEntry, ...] = (
    TabEntry("shopassist.ui.sales_tab", "SalesTab", Message("Sales")),
    TabEntry(
        "shopassist.ui.recommendations_tab",
        "RecommendationsTab",
        Message("Recommendations"),
    ),
    TabEntry("shopassist.ui.pictures_tab", "PicturesTab", Message("Pictures")),
    TabEntry("shopassist.ui.reviews_tab", "ReviewsTab", Message("Reviews")),
)
