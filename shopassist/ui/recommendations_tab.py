"""Recommendations: what goes with a product, what is like it, what a customer buys next, and why."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from shopassist.errors import UserError
from shopassist.messages import Message
from shopassist.recommend.explain import explain
from shopassist.recommend.train_recommender import train_recommender
from shopassist.store import pictures, recommendations, sales
from shopassist.store.recommendations import Recommendation
from shopassist.ui.card_list import Card, CardList
from shopassist.ui.job_runner import RunningJob
from shopassist.ui.tab import EmptyState, Shell, Tab, make_button, make_label, make_page
from shopassist.ui.theme import GAP_PX
from shopassist.ui.words import format_share, tr_message

PAGE = 100
SHOWN = 10
KIND_TITLES = {
    "goes-with": Message("Goes well with it"),
    "similar": Message("Much like it"),
    "next": Message("What this customer buys next"),
    "new": Message("New to this customer"),
    "again": Message("To buy again"),
}


class RecommendationsTab(Tab):
    """Products or customers on the left, their lists with reasons on the right."""

    SHOWS = frozenset({"recommendations", "products", "pictures", sales.SUBJECT})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.sentence = make_label("", "heading")
        self.sentence.setWordWrap(True)
        self.figures = make_label("", "quiet")
        self.figures.setWordWrap(True)
        self.train_button = make_button(self.tr("&Learn again"), self.train, "primary")
        self.product_button = make_button(self.tr("For &products"), self._choose_side)
        self.customer_button = make_button(self.tr("For &customers"), self._choose_side)
        sides = QButtonGroup(self)
        for button in (self.product_button, self.customer_button):
            button.setCheckable(True)
            sides.addButton(button)
        self.product_button.setChecked(True)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search in the list below"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._show_subjects)
        self.subjects = CardList(self.tr("Products or customers"))
        self.subjects.selectionModel().currentChanged.connect(self._show_lists)
        self.lists = [CardList("", chooses=False), CardList("", chooses=False)]
        self.titles = [make_label("", "heading"), make_label("", "heading")]
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.addWidget(self.sentence)
        words.addWidget(self.figures)
        head.addLayout(words, stretch=1)
        head.addWidget(self.train_button)
        left = QWidget()
        left_box = QVBoxLayout(left)
        left_box.setContentsMargins(0, 0, 0, 0)
        sides = QHBoxLayout()
        sides.addWidget(self.product_button)
        sides.addWidget(self.customer_button)
        left_box.addLayout(sides)
        left_box.addWidget(self.search)
        left_box.addWidget(self.subjects)
        split = QSplitter()
        split.addWidget(left)
        for title, cards in zip(self.titles, self.lists, strict=True):
            column = QWidget()
            box = QVBoxLayout(column)
            box.setContentsMargins(GAP_PX, 0, 0, 0)
            box.addWidget(title)
            box.addWidget(cards)
            split.addWidget(column)
        split.setSizes([360, 420, 420])
        split.setChildrenCollapsible(False)
        self.empty = EmptyState(
            self.tr("No sales yet"),
            self.tr(
                "Here ShopAssist says what goes well together and what each customer is likely to buy"
                " next, with the reason, and how good it is on your own past. It needs a file of"
                " orders: about 50 orders for products, and customers who came back for customers."
            ),
        )
        self.empty.add_button(self.tr("Import sales…"), self.shell.import_files, "primary")
        self.empty.add_button(self.tr("Open the sample shop"), self.shell.open_sample)
        self.untrained = EmptyState(
            self.tr("Not learned yet"),
            self.tr(
                "ShopAssist compares several ways of recommending on your own past, keeps the best one"
                " and says how much better it is than your best-sellers alone."
            ),
        )
        self.untrained.add_button(self.tr("Learn recommendations"), self.train, "primary")
        self.full = make_page(head, split)
        self.body = QStackedLayout()
        for page in (self.empty, self.untrained, self.full):
            self.body.addWidget(page)
        self.page.addLayout(self.body)

    def refresh(self) -> None:
        """Read the model's card and the first products or customers again."""
        model = recommendations.latest_recommender(self.store)
        if model is None:
            has_sales = sales.count_sale_lines(self.store) > 0
            self.body.setCurrentWidget(self.untrained if has_sales else self.empty)
            return
        self.body.setCurrentWidget(self.full)
        self._tell_quality(model.metrics)
        self._show_subjects()

    def stop(self) -> None:
        """Stop decoding thumbnails."""
        for cards in (self.subjects, *self.lists):
            cards.thumbnails.stop()

    def train(self) -> RunningJob:
        """Start learning from all sales."""
        running = self.start(self.tr("Learning recommendations"), train_recommender)
        running.succeeded.connect(lambda done: self.shell.tell(tr_message(done.sentence)))
        return running

    def _choose_side(self) -> None:
        self.search.clear()
        self._show_subjects()

    def _tell_quality(self, metrics: dict[str, object]) -> None:
        self.sentence.setText(tell_sentence(metrics))
        self.figures.setText(self._tell_figures(metrics))

    def _tell_figures(self, metrics: dict[str, object]) -> str:
        own, plain = metrics.get("metrics"), metrics.get("baseline")
        if not isinstance(own, dict) or not isinstance(plain, dict):
            return ""
        return self.tr(
            "Next purchase found among ten: {own}, best-sellers {plain}. Share of products that are"
            " recommended at all: {cover}."
        ).format(
            own=format_share(own["hit_10"]),
            plain=format_share(plain["hit_10"]),
            cover=format_share(own["coverage_10"]),
        )

    def _show_subjects(self) -> None:
        if self.product_button.isChecked():
            fetch = partial(self._read_products, self.search.text().strip())
        else:
            fetch = partial(self._read_customers, self.search.text().strip())
        self._read_count = 0
        self.subjects.show_cards(fetch(""), fetch)
        self._show_lists()

    def _read_products(self, search: str, _last_key: str) -> Sequence[Card]:
        page = recommendations.list_recommended_products(self.store, self._read_count, PAGE, search)
        self._read_count += len(page)
        found = self._find_pictures([product.sku for product in page])
        return [
            Card(product.sku, product.title or product.sku, product.sku, found.get(product.sku, ""))
            for product in page
        ]

    def _read_customers(self, search: str, _last_key: str) -> Sequence[Card]:
        page = recommendations.list_recommended_customers(
            self.store, self._read_count, PAGE, search
        )
        self._read_count += len(page)
        return [Card(one.customer, one.customer) for one in page]

    def _show_lists(self, *_: object) -> None:
        subject = self.subjects.current_key()
        kinds = ("goes-with", "similar") if self.product_button.isChecked() else ("again", "new")
        for kind, title, cards in zip(kinds, self.titles, self.lists, strict=True):
            title.setText(tr_message(KIND_TITLES[kind]))
            cards.setAccessibleName(title.text())
            cards.show_cards(self._read_recommendations(kind, subject) if subject else [])

    def _read_recommendations(self, kind: str, subject: str) -> list[Card]:
        try:
            found = recommendations.list_recommendations(self.store, kind, subject, SHOWN)
        except UserError as error:
            return [Card("", tr_message(error.message))]
        paths = self._find_pictures([one.sku for one in found])
        return [self._make_card(one, paths.get(one.sku, "")) for one in found]

    def _make_card(self, one: Recommendation, picture: str) -> Card:
        return Card(one.sku, one.title or one.sku, tr_message(explain(one)), picture)

    def _find_pictures(self, skus: list[str]) -> dict[str, str]:
        found = pictures.picture_paths_by_sku(self.store, skus)
        return {sku: paths[0] for sku, paths in found.items() if paths}


def tell_sentence(metrics: dict[str, object]) -> str:
    """The backtest's sentence, kept as template and values beside the figures it speaks of."""
    template, values = metrics.get("sentence"), metrics.get("sentence_values")
    if not isinstance(template, str) or not isinstance(values, dict):
        return ""
    return tr_message(Message(template, **values))
