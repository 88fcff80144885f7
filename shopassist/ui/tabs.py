"""The window's tabs, in order. To add a feature to the window, add its tab here.

A tab is named by its module and class and imported when it is first shown, so that the window's
first paint pays for one tab only.
"""

import importlib
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from shopassist.ui.tab import Shell, Tab


@dataclass(frozen=True, slots=True)
class TabEntry:
    """Where a tab's class is, and its label in English, translated in the context "Tabs"."""

    module: str
    class_name: str
    label: str

    def title(self) -> str:
        """The label in the window's language."""
        return QCoreApplication.translate("Tabs", self.label)

    def build(self, shell: Shell) -> Tab:
        """Import the tab and make it."""
        tab_type = getattr(importlib.import_module(self.module), self.class_name)
        tab = tab_type(shell)
        assert isinstance(tab, Tab)
        return tab


TABS: tuple[TabEntry, ...] = (
    TabEntry("shopassist.ui.sales_tab", "SalesTab", QT_TRANSLATE_NOOP("Tabs", "Sales")),
    TabEntry(
        "shopassist.ui.recommendations_tab",
        "RecommendationsTab",
        QT_TRANSLATE_NOOP("Tabs", "Recommendations"),
    ),
    TabEntry("shopassist.ui.pictures_tab", "PicturesTab", QT_TRANSLATE_NOOP("Tabs", "Pictures")),
    TabEntry("shopassist.ui.reviews_tab", "ReviewsTab", QT_TRANSLATE_NOOP("Tabs", "Reviews")),
)
