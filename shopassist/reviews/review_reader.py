"""Reviews as written -> scores, and quotes for each theme; both languages, many at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from shopassist import paths
from shopassist.model_files import damaged_model
from shopassist.reviews.judgement import (
    NEUTRAL,
    STRONGEST,
    ClauseSummary,
    Judgement,
    ReadClause,
    Thresholds,
    add_emoji,
    judge_clause,
    judge_review,
    sum_up_clauses,
)
from shopassist.reviews.languages import CHINESE, ENGLISH, NO_LANGUAGE, OTHER, detect_language
from shopassist.reviews.model import SentimentModel, load_model  # noqa: TID253
from shopassist.reviews.texts import (
    clean_text,
    count_emoji,
    count_units,
    fold_text,
    is_stock_sentence,
    opens_with_turn,
    split_clauses,
)
from shopassist.reviews.themes import ThemeList, add_hints, load_themes
from shopassist.store.review_scores import Mention, ReviewScore, ReviewText

MOST_MENTIONS = 40  # of one review
IN_TITLE = -1  # Mention.starts_at and ends_at of a quote from the title
# A second language in a review is heard apart from this many words or characters, and this share.
_FEWEST_FOREIGN_UNITS = 3
_LEAST_FOREIGN_SHARE = 0.2


@dataclass(slots=True)
class _Clause:
    text: str
    quote: str
    starts_at: int
    ends_at: int
    language: str
    length: int
    log_odds: float = 0.0
    themes: dict[str, int] = field(default_factory=dict)  # with hints

    def judged(self, hint: float) -> ReadClause:
        """This clause after words have spoken that are praise or complaint themselves."""
        log_odds = self.log_odds + hint * add_hints(self.themes)
        return ReadClause(log_odds, self.length, opens_with_turn(self.text))


@dataclass(slots=True)
class _Reading:
    review: int
    language: str
    text: str
    emoji: int
    clauses: list[_Clause]
    parts: list[tuple[str, str, int]] = field(default_factory=list)  # language, text, length
    weighed: list[tuple[float, int]] = field(default_factory=list)  # log-odds, length


@dataclass(frozen=True)
class ReviewReader:
    """Both models, their thresholds and the list of themes."""

    models: dict[str, SentimentModel]
    thresholds: dict[str, Thresholds]
    themes: ThemeList

    @property
    def seed(self) -> int:
        """The seed that the shipped models were trained with."""
        return int(self.models[ENGLISH].card["seed"])

    @property
    def trained_at(self) -> str:
        """The day of the newer model."""
        return max(str(model.card["trained_at"]) for model in self.models.values())

    @property
    def metrics(self) -> dict[str, object]:
        """What was measured in training, by language, on domains the models had not seen."""
        return {
            language: {
                **model.card["held_out_domains"]["mean"],
                "calibration_error": model.card["calibration_error"]["all"],
                "sha256": model.card["sha256"],
            }
            for language, model in self.models.items()
        }

    def read(self, reviews: Sequence[ReviewText]) -> list[ReviewScore]:
        """One score for each review, in order; quotes are cut from the body as it is stored."""
        readings = [_prepare(review) for review in reviews]
        for language in self.models:
            self._weigh_reviews(readings, language)
            self._weigh_clauses(readings, language)
        return [self._score(reading) for reading in readings]

    def _weigh_reviews(self, readings: Sequence[_Reading], language: str) -> None:
        asked = [(r, p) for r in readings for p in r.parts if p[0] == language]
        log_odds = self.models[language].review_log_odds([text for _, (_, text, _) in asked])
        for (reading, (_, _, length)), odds in zip(asked, log_odds.tolist(), strict=True):
            reading.weighed.append((odds, length))

    def _weigh_clauses(self, readings: Sequence[_Reading], language: str) -> None:
        clauses = [c for r in readings for c in r.clauses if c.language == language]
        log_odds = self.models[language].clause_log_odds([clause.text for clause in clauses])
        for clause, odds in zip(clauses, log_odds.tolist(), strict=True):
            clause.log_odds = add_emoji(odds, count_emoji(clause.text))

    def _find_themes(self, reading: _Reading) -> None:
        folded = fold_text(reading.text)
        for clause in reading.clauses:
            clause.themes = self.themes.find_themes(clause.text, folded, clause.language)

    def _score(self, reading: _Reading) -> ReviewScore:
        self._find_themes(reading)
        judgement = self._judge(reading)
        return ReviewScore(
            review=reading.review,
            language=reading.language,
            sentiment=judgement.sentiment,
            score=round(judgement.score, 4),
            certainty=round(judgement.certainty, 4),
            mentions=tuple(self._find_mentions(reading)),
        )

    def _judge(self, reading: _Reading) -> Judgement:
        if reading.language == OTHER or not (reading.weighed or reading.emoji):
            return Judgement(NEUTRAL, 0.0, 0.0)
        thresholds = self.thresholds.get(reading.language, self.thresholds[ENGLISH])
        length = sum(length for _, length in reading.weighed) or 1
        text_odds = sum(odds * length for odds, length in reading.weighed) / length
        log_odds = add_emoji(text_odds, reading.emoji)
        if not reading.weighed:
            certain = max(-STRONGEST, min(STRONGEST, log_odds))
            only = ClauseSummary(
                float(certain > 0), float(certain < 0), max(certain, 0.0), min(certain, 0.0)
            )
            return judge_review(log_odds, only, thresholds)
        clauses = sum_up_clauses(
            [clause.judged(thresholds.hint) for clause in reading.clauses], thresholds.clause
        )
        return judge_review(log_odds, clauses, thresholds)

    def _find_mentions(self, reading: _Reading) -> list[Mention]:
        mentions: list[Mention] = []
        for clause in reading.clauses:
            for theme, hint in clause.themes.items():
                sentiment = judge_clause(clause.log_odds, hint, self.thresholds[clause.language])
                mentions.append(
                    Mention(theme, sentiment, clause.quote, clause.starts_at, clause.ends_at)
                )
            if len(mentions) >= MOST_MENTIONS:
                break
        return mentions[:MOST_MENTIONS]


def load_reader() -> ReviewReader:
    """The shipped models and themes, checked.

    Raises:
        ModelFileError: a file is missing or damaged.
    """
    folder = paths.resources() / "models"
    models, thresholds = {}, {}
    for language in (ENGLISH, CHINESE):
        model = load_model(folder / f"sentiment-{language}")
        try:
            thresholds[language] = Thresholds.from_card(model.card)
        except (KeyError, TypeError, ValueError) as error:
            raise damaged_model(folder / model.name) from error
        models[language] = model
    return ReviewReader(models, thresholds, load_themes())


def _prepare(review: ReviewText) -> _Reading:
    title = "" if is_stock_sentence(review.title) else review.title
    body = "" if is_stock_sentence(review.body) else review.body
    text = "\n".join(clean_text(part).text for part in (title, body) if part)
    language = detect_language(text)
    reading = _Reading(review.id, language, text, count_emoji(text), [])
    if language in {OTHER, NO_LANGUAGE}:
        return reading
    reading.clauses = [
        *_read_clauses(title, language, is_title=True),
        *_read_clauses(body, language, is_title=False),
    ]
    reading.parts = _split_languages(reading)
    return reading


def _read_clauses(raw: str, language: str, *, is_title: bool) -> Iterator[_Clause]:
    clean = clean_text(raw)
    for start, end in split_clauses(clean.text):
        text = clean.text[start:end]
        starts_at, ends_at = clean.original_span(start, end)
        quote = raw[starts_at:ends_at]
        if is_title:
            starts_at = ends_at = IN_TITLE
        words, han = count_units(text)
        own = language if words and han else CHINESE if han else ENGLISH if words > 1 else language
        yield _Clause(text, quote, starts_at, ends_at, own, words + han)


def _split_languages(reading: _Reading) -> list[tuple[str, str, int]]:
    """The whole review for the model of its language, or each half for its own."""
    total = sum(clause.length for clause in reading.clauses)
    foreign = [clause for clause in reading.clauses if clause.language != reading.language]
    length = sum(clause.length for clause in foreign)
    if length < _FEWEST_FOREIGN_UNITS or length < _LEAST_FOREIGN_SHARE * total:
        return [(reading.language, reading.text, max(total, 1))]
    own = [clause for clause in reading.clauses if clause.language == reading.language]
    halves = [(own, total - length), (foreign, length)]
    return [
        (half[0].language, "\n".join(clause.text for clause in half), size)
        for half, size in halves
        if half
    ]
