"""Reviews: what customers speak of, what to fix first, and the reviews that say it."""

import html
from collections.abc import Sequence

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSplitter,
    QStackedLayout,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from shopassist.jobs import Job
from shopassist.reviews.count_themes import CountedThemes, count_themes
from shopassist.reviews.score_reviews import score_reviews
from shopassist.store import products, review_scores
from shopassist.store.review_scores import Mention, ScoredReview, ThemeCount
from shopassist.ui.job_runner import RunningJob
from shopassist.ui.tab import EmptyState, Shell, Tab, make_button, make_label, make_page
from shopassist.ui.tag_names import sentiment_name, theme_name
from shopassist.ui.theme import GAP_PX, Tokens, tokens
from shopassist.ui.theme_bars import ThemeBars
from shopassist.ui.words import format_share

PAGE = 40
MOST_COUNTED_AT_ONCE = 3_000  # reviews; more take longer than a slot may
MORE = "more"
STARS = 5


class ReviewsTab(Tab):
    """Themes on the left, the reviews that speak of the chosen one on the right."""

    SHOWS = frozenset({"reviews", "products", review_scores.SUBJECT})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shown = PAGE
        self.summary = make_label("", "title")
        self.score_button = make_button(self.tr("&Read the reviews again"), self.score)
        self.themes = ThemeBars()
        self.themes.setAccessibleName(self.tr("Themes, what to fix first on top"))
        self.themes.chosen.connect(self._show_from_start)
        self.sentiment = QComboBox()
        self.sentiment.setAccessibleName(self.tr("Show reviews that are"))
        self.sentiment.addItem(self.tr("All reviews"), None)
        for name in ("negative", "mixed", "neutral", "positive"):
            self.sentiment.addItem(sentiment_name(name), name)
        self.sentiment.currentIndexChanged.connect(self._show_from_start)
        self.reviews = QTextBrowser()
        self.reviews.setOpenLinks(False)
        self.reviews.setAccessibleName(self.tr("Reviews"))
        self.reviews.anchorClicked.connect(self._follow)
        self._lay_out(shell)

    def _lay_out(self, shell: Shell) -> None:
        head = QHBoxLayout()
        head.addWidget(self.summary, stretch=1)
        head.addWidget(self.score_button)
        left, right = QWidget(), QWidget()
        left_box, right_box = QVBoxLayout(left), QVBoxLayout(right)
        for box in (left_box, right_box):
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(GAP_PX)
        left_heading = make_label(
            self.tr("What customers speak of, what to fix first on top"), "heading"
        )
        left_heading.setMinimumHeight(self.sentiment.sizeHint().height())  # as its neighbour
        left_box.addWidget(left_heading)
        left_box.addWidget(self.themes)
        top = QHBoxLayout()
        self.heading = make_label("", "heading")
        top.addWidget(self.heading, stretch=1)
        top.addWidget(self.sentiment)
        right_box.addLayout(top)
        right_box.addWidget(self.reviews)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([430, 760])
        split.setChildrenCollapsible(False)
        self.empty = EmptyState(
            self.tr("No reviews yet"),
            self.tr(
                "Here ShopAssist reads every review, in English and Chinese, and says what customers"
                " love and what to fix first, each with their own words. It needs a file of reviews"
                " with the columns review_id, sku, rating, title, body, date."
            ),
        )
        self.empty.add_button(self.tr("Import reviews…"), shell.import_files, "primary")
        self.empty.add_button(self.tr("Open the sample shop"), shell.open_sample)
        self.unread = EmptyState(self.tr("Not read yet"), "")
        self.unread.add_button(self.tr("Read the reviews"), self.score, "primary")
        self.full = make_page(head, split)
        self.body = QStackedLayout()
        for page in (self.empty, self.unread, self.full):
            self.body.addWidget(page)
        self.page.addLayout(self.body)

    def refresh(self) -> None:
        """Read themes and the first reviews again."""
        imported = review_scores.count_current_reviews(self.store)
        scored = review_scores.count_scored_reviews(self.store)
        if not imported:
            self.body.setCurrentWidget(self.empty)
            return
        if not scored:
            self.unread.text.setText(self.tr("%n review(s) wait to be read.", "", imported))
            self.body.setCurrentWidget(self.unread)
            return
        self.body.setCurrentWidget(self.full)
        self.summary.setText(self.tr("%n review(s)", "", scored))
        self._show_from_start()
        if scored <= MOST_COUNTED_AT_ONCE:
            self._show_counts(count_themes(self.store, Job()))
        else:
            running = self.start(self.tr("Counting what reviews speak of"), count_themes)
            running.succeeded.connect(self._show_counts)

    def _show_counts(self, counted: CountedThemes) -> None:
        counts = counted.by_sentiment
        read = sum(counts.values()) or 1
        self.summary.setText(
            self.tr("%n review(s)", "", review_scores.count_scored_reviews(self.store))
            + self.tr(": {good} positive, {bad} negative").format(
                good=format_share(counts.get("positive", 0) / read),
                bad=format_share(counts.get("negative", 0) / read),
            )
        )
        self.themes.show_themes([(theme_name(one.theme), one) for one in counted.themes])
        self._show_from_start()

    def score(self) -> RunningJob:
        """Start reading all reviews."""
        running = self.start(self.tr("Reading reviews"), score_reviews)
        running.succeeded.connect(
            lambda done: self.shell.tell(self.tr("%n review(s) read.", "", done.review_count))
        )
        return running

    def _show_from_start(self, *_: object) -> None:
        self._shown = PAGE
        self._show_reviews()

    def _show_reviews(self) -> None:
        theme = self.themes.current_theme()
        sentiment = self.sentiment.currentData()
        chosen = {"theme": theme.theme if theme else None, "sentiment": sentiment}
        page = review_scores.review_page(self.store, 0, self._shown, **chosen)
        count = review_scores.count_scored_reviews(self.store, **chosen)
        self.heading.setText(self._tell_heading(theme, count))
        titles = products.find_titles(self.store, {review.sku for review in page})
        look = tokens()
        parts = [self._render(review, titles.get(review.sku, review.sku), look) for review in page]
        if count > len(page):
            more = html.escape(self.tr("Show more"))
            parts.append(f'<p><a href="{MORE}" style="color:{look.accent}">{more}</a></p>')
        self.reviews.setHtml("".join(parts))

    def _tell_heading(self, theme: ThemeCount | None, count: int) -> str:
        if theme is None:
            return self.tr("All themes")
        return self.tr("{theme}: {shown} shown; {bad} of {all} who speak of it complain").format(
            theme=theme_name(theme.theme), shown=count, bad=theme.negative, all=theme.mentions
        )

    def _render(self, review: ScoredReview, product: str, look: Tokens) -> str:
        rating = (
            ""
            if review.rating is None
            else "★" * round(review.rating) + "☆" * (STARS - round(review.rating))
        )
        colour = {"positive": look.good, "negative": look.bad}.get(
            review.sentiment, look.quiet_text
        )
        sure = format_share(review.certainty) if review.certainty else self.tr("not read")
        head = (
            f'<b>{html.escape(product)}</b> <span style="color:{look.quiet_text}">{rating}'
            f" {html.escape((review.reviewed_at or '')[:10])}</span>"
            f' <span style="color:{colour}"><b>{html.escape(sentiment_name(review.sentiment))}</b>'
            f" {sure}</span>"
        )
        title = f"<b>{html.escape(review.title)}</b> " if review.title else ""
        body = mark_mentions(review.body, review.mentions, look)
        return f'<p style="margin:4px 6px 12px 6px">{head}<br>{title}{body}</p>'

    def _follow(self, link: QUrl) -> None:
        if link.toString() == MORE:
            self._shown += PAGE
            place = self.reviews.verticalScrollBar().value()
            self._show_reviews()
            self.reviews.verticalScrollBar().setValue(place)


def mark_mentions(body: str, mentions: Sequence[Mention], look: Tokens) -> str:
    """The body as HTML, with the clauses that speak of a theme on a coloured ground.

    Praise and complaint differ by underline as well as by colour.
    """
    parts, done = [], 0
    for mention in sorted(mentions, key=lambda m: m.starts_at):
        if mention.starts_at < done or mention.ends_at > len(body):
            continue  # from the title, or a clause that is marked already
        parts.append(html.escape(body[done : mention.starts_at]))
        words = html.escape(body[mention.starts_at : mention.ends_at])
        parts.append(f'<span style="{_style(mention.sentiment, look)}">{words}</span>')
        done = mention.ends_at
    parts.append(html.escape(body[done:]))
    return "".join(parts).replace("\n", "<br>")


def _style(sentiment: str, look: Tokens) -> str:
    if sentiment == "negative":
        return f"background:{look.bad_surface};text-decoration:underline"
    if sentiment == "positive":
        return f"background:{look.good_surface}"
    return f"background:{look.raised}"
