"""The menus: what the window can do besides its pages, each with its keys."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QAction, QActionGroup, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox

from shopassist import __version__, paths
from shopassist.settings import change_settings, load_settings
from shopassist.ui.tabs import TABS

if TYPE_CHECKING:
    from shopassist.ui.window_body import WindowBody


class Menus(QObject):
    """The actions and what they do; lives as long as the window's body."""

    def __init__(self, body: "WindowBody") -> None:
        super().__init__()
        self._body = body
        self._window = body.window
        self._fill_shop_menu(self._window.menus["shop"])
        self._fill_view_menu(self._window.menus["view"])
        about = self._window.menus["help"]
        self._add(about, self.tr("&Licences"), self.show_licences)
        self._add(about, self.tr("&About ShopAssist"), self.show_about)

    def _fill_shop_menu(self, shop: QMenu) -> None:
        keys = QKeySequence.StandardKey
        self._add(shop, self.tr("&Import…"), self._body.import_desk.ask_for_files, keys.Open)
        shop.addSeparator()
        self._add(shop, self.tr("Open another s&hop…"), self.open_shop, "Ctrl+Shift+O")
        self._add(shop, self.tr("&New shop…"), self.name_new_shop, keys.New)
        self._add(shop, self.tr("Open the &sample shop"), self._body.open_sample)
        shop.addSeparator()
        self._add(shop, self.tr("&Quit"), self._window.close, "Ctrl+Q")

    def _fill_view_menu(self, view: QMenu) -> None:
        for index, entry in enumerate(TABS):
            show = partial(self._window.tabs.setCurrentIndex, index)
            self._add(view, entry.title(), show, f"Ctrl+{index + 1}")
        view.addSeparator()
        as_system = self.tr("As the system")
        languages = {"system": as_system, "en": "English", "zh_CN": "简体中文"}
        self._add_choices(view.addMenu(self.tr("&Language")), "language", languages)
        themes = {"system": as_system, "light": self.tr("Light"), "dark": self.tr("Dark")}
        self._add_choices(view.addMenu(self.tr("&Theme")), "theme", themes)

    def _add(
        self,
        menu: QMenu,
        text: str,
        slot: Callable[[], object],
        keys: QKeySequence.StandardKey | str | None = None,
    ) -> QAction:
        action = QAction(text, menu)
        action.triggered.connect(lambda _checked=False: slot())
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        menu.addAction(action)
        return action

    def _add_choices(self, menu: QMenu, setting: str, choices: dict[str, str]) -> None:
        group = QActionGroup(menu)
        present = getattr(load_settings(), setting)
        for value, text in choices.items():
            action = self._add(menu, text, partial(self._choose, setting, value))
            action.setCheckable(True)
            action.setChecked(value == present)
            group.addAction(action)

    def _choose(self, setting: str, value: str) -> None:
        change_settings(**{setting: value})
        self._window.look_changed.emit()

    def open_shop(self) -> None:
        """Ask for a shop file and open it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open a shop"),
            str(self._window.store.path.parent),
            self._shop_filter(),
        )
        if name:
            self._window.shop_chosen.emit(Path(name))

    def name_new_shop(self) -> None:
        """Ask for a new name and open an empty shop under it."""
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Name the new shop"),
            str(self._window.store.path.parent),
            self._shop_filter(),
        )
        if name:
            path = Path(name)
            self._window.shop_chosen.emit(path if path.suffix else path.with_suffix(".shopassist"))

    def _shop_filter(self) -> str:
        return self.tr("Shops (*.shopassist);;All files (*)")

    def show_licences(self) -> None:
        """Open the page that the packaged program carries, in the browser of this computer."""
        page = paths.resources() / "licences.html"
        if page.exists():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(page)))
            return
        self._body.notices.tell(
            self.tr("The licences page is made with the packaged program: packaging/dev.py build.")
        )

    def show_about(self) -> None:
        """Say what this program is."""
        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("About ShopAssist"))
        box.setText(
            self.tr(
                "ShopAssist {version}\n\nYour sales, pictures and reviews, understood on your own"
                " computer. It never opens a network connection: pull the cable and see."
            ).format(version=__version__)
        )
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
