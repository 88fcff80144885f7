"""Pictures: a grid of all pictures with their tags; tag a folder of new ones."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedLayout, QWidget

from shopassist.store import pictures
from shopassist.store.pictures import Picture
from shopassist.tagging.tag_pictures import TaggedPictures, tag_pictures
from shopassist.ui.card_list import Card, CardList
from shopassist.ui.job_runner import RunningJob
from shopassist.ui.tab import EmptyState, Shell, Tab, make_button, make_label
from shopassist.ui.tag_names import tag_name
from shopassist.ui.words import format_count, format_share, tr_message

PAGE = 256
SURE = 0.5  # what is less certain is stored but not shown as the picture's tag
MAX_TOLD_FAILURES = 3


class PicturesTab(Tab):
    """Shows every picture with its category and colours."""

    SHOWS = frozenset({"pictures"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.summary = make_label("", "title")
        self.choose_button = make_button(
            self.tr("&Tag a folder of pictures…"), self.choose_folder, "primary"
        )
        row = QHBoxLayout()
        row.addWidget(self.summary, stretch=1)
        row.addWidget(self.choose_button)
        self.grid = CardList(self.tr("Pictures"), tiles=True)
        self.grid.activated.connect(self._open_picture)
        self.empty = EmptyState(
            self.tr("No pictures yet"),
            self.tr(
                "Here ShopAssist says what each product picture shows and in which colours, and how"
                " sure it is. It needs a folder of pictures (JPEG, PNG, WebP, GIF, TIFF). Nothing"
                " is changed in that folder, and nothing leaves this computer."
            ),
        )
        self.empty.add_button(self.tr("Choose a folder…"), self.choose_folder, "primary")
        self.empty.add_button(self.tr("Open the sample shop"), shell.open_sample)
        self.head = QWidget()
        row.setContentsMargins(0, 0, 0, 0)
        self.head.setLayout(row)
        self.page.addWidget(self.head)
        self.body = QStackedLayout()
        self.body.addWidget(self.empty)
        self.body.addWidget(self.grid)
        self.page.addLayout(self.body, stretch=1)

    def refresh(self) -> None:
        """Show the first page; the rest comes while scrolling."""
        count = pictures.count_pictures(self.store)
        self.head.setVisible(count > 0)
        self.body.setCurrentWidget(self.grid if count else self.empty)
        self.summary.setText(self.tr("%n picture(s)", "", count))
        self.grid.show_cards(self._read_cards("0"), self._read_cards)

    def stop(self) -> None:
        """Stop decoding thumbnails."""
        self.grid.thumbnails.stop()

    def choose_folder(self) -> None:
        """Ask for a folder and tag what is in it."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder of pictures"))
        if folder:
            self.tag([folder])

    def tag(self, files: list[str]) -> RunningJob:
        """Start tagging these folders and pictures."""
        title = self.tr("Tagging {}").format(Path(files[0]).name)
        running = self.start(title, tag_pictures, files=files)
        running.succeeded.connect(self._tell_tagged)
        return running

    def _tell_tagged(self, outcome: TaggedPictures) -> None:
        text = self.tr("%n picture(s) tagged.", "", outcome.picture_count - len(outcome.failed))
        if outcome.failed:
            text += " " + self.tr("%n could not be read:", "", len(outcome.failed)) + " "
            told = outcome.failed[:MAX_TOLD_FAILURES]
            text += "; ".join(f"{Path(one.picture).name}: {tr_message(one.reason)}" for one in told)
            if len(outcome.failed) > len(told):
                more = format_count(len(outcome.failed) - len(told))
                text += self.tr("; and {} more").format(more)
        self.shell.tell(text)

    def _read_cards(self, last_key: str) -> Sequence[Card]:
        page = pictures.read_picture_page(self.store, int(last_key), PAGE)
        return [self._make_card(picture) for picture in page]

    def _make_card(self, picture: Picture) -> Card:
        name = Path(picture.path).name
        if picture.failure:
            return Card(str(picture.id), name, picture.failure, "", self.tr("Cannot be read"))
        category = self._tell_tags(picture, "category", 1)
        colours = self._tell_tags(picture, "colour", 2)
        return Card(str(picture.id), name, colours, picture.path, category or self.tr("not sure"))

    def _tell_tags(self, picture: Picture, facet: str, most: int) -> str:
        tags = [t for t in picture.tags if t.facet == facet and t.certainty >= SURE][:most]
        return ", ".join(f"{tag_name(facet, t.tag)} {format_share(t.certainty)}" for t in tags)

    def _open_picture(self) -> None:
        index = self.grid.currentIndex()
        path = self.grid.cards.card(index.row()).picture if index.isValid() else ""
        if path:
            QDesktopServices.openUrl(QUrl.fromLocalFile(path))
