"""Commands that learn and tell: recommendations, tags, reviews."""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from shopassist.cli.reply import (
    MAX_SHOWN_ROWS,
    Reply,
    name_cells,
    open_new_shop,
    open_shop,
    show_rows,
)
from shopassist.csv_files import Cell, write_csv
from shopassist.errors import NotEnoughDataError, UserError
from shopassist.importing.customer_key import hide_customer, load_customer_key
from shopassist.jobs import Job
from shopassist.recommend.explain import explain
from shopassist.recommend.train_recommender import train_recommender
from shopassist.reviews.score_reviews import score_reviews
from shopassist.store import Store, pictures, recommendations, review_scores
from shopassist.store.recommendations import Recommendation
from shopassist.store.review_scores import ScoredReview
from shopassist.tagging.find_similar_pictures import find_similar_pictures
from shopassist.tagging.tag_pictures import tag_pictures

REVIEW_COLUMNS = ("review_id", "sku", "language", "sentiment", "score", "certainty", "themes")
TAG_COLUMNS = ("picture", "facet", "tag", "certainty", "by")


def run_train(args: argparse.Namespace, job: Job, _face: object) -> Reply:
    """Backtest, keep the best, store recommendations."""
    with open_shop(args) as store:
        outcome = train_recommender(
            store, job, seed=args.seed, device=args.device, until=args.until, model=args.model
        )
    values = {
        "model": outcome.model,
        "metrics": outcome.metrics,
        "baseline": outcome.baseline,
        "candidates": [asdict(one) for one in outcome.candidates],
        "sentence": str(outcome.sentence),
        "seconds": round(outcome.seconds, 3),
    }
    return Reply(values, [str(outcome.sentence), f"model: {outcome.model}"])


def show_recommendations(args: argparse.Namespace, _job: Job, _face: object) -> Reply:
    """What to show whom, with the reason."""
    subject = "customer" if _is_for_customers(args) else "product"
    columns = (subject, "rank", "sku", "score", "reason")
    with open_shop(args) as store:
        return show_rows(
            args, columns, map(_recommendation_row, _find_recommendations(args, store))
        )


def _is_for_customers(args: argparse.Namespace) -> bool:
    return args.product is None and args.kind in (None, "next")


def _find_recommendations(args: argparse.Namespace, store: Store) -> Iterator[Recommendation]:
    if _is_for_customers(args):
        kind = {"any": "next"}.get(args.mode, args.mode)
    else:
        kind = args.kind if args.kind not in (None, "next") else "goes-with"
    if args.all:
        for chunk in recommendations.read_all_recommendations(store, (kind,), args.k):
            yield from chunk
    else:
        subject = args.product if args.product is not None else args.customer.strip()
        if args.product is None and "@" in subject:
            yield from _list_for_address(args, store, kind, subject)
        else:
            yield from recommendations.list_recommendations(store, kind, subject, args.k)


def _list_for_address(
    args: argparse.Namespace, store: Store, kind: str, address: str
) -> Sequence[Recommendation]:
    """The shop file knows an e-mail only by its fingerprint, which would tell the merchant nothing."""
    hidden = hide_customer(load_customer_key(), address)
    try:
        return recommendations.list_recommendations(store, kind, hidden, args.k)
    except NotEnoughDataError:
        raise
    except UserError as error:
        raise UserError(
            "Recommendations: no order of {customer} is in this shop. Check the address, or import the"
            " orders on this computer: e-mails are kept as fingerprints that only it can make.",
            customer=address,
        ) from error


def _recommendation_row(one: Recommendation) -> tuple[Cell, ...]:
    return (one.subject, one.rank, one.sku, round(one.score, 6), str(explain(one)))


def run_tag(args: argparse.Namespace, job: Job, _face: object) -> Reply:
    """Tag pictures; the rows are those of the pictures named."""
    files = [str(file.absolute()) for file in args.files]
    with open_new_shop(args) as store:
        outcome = tag_pictures(store, job, files, device=args.device)
        rows = [
            (path, tag.facet, tag.tag, round(tag.certainty, 4), tag.by)
            for path, tag in pictures.list_picture_tags(store, files)
        ]
    if args.out:
        write_csv(args.out, TAG_COLUMNS, rows)
    failed = [{"picture": one.picture, "reason": str(one.reason)} for one in outcome.failed]
    values = {
        "pictures": outcome.picture_count,
        "failed": failed,
        "seconds": round(outcome.seconds, 3),
        "rows": name_cells(TAG_COLUMNS, rows),
    }
    lines = [f"{outcome.picture_count} pictures, {len(failed)} could not be read"]
    lines += [f"  {one['picture']}: {one['reason']}" for one in failed]
    lines += [
        f"{Path(row[0]).name}: {row[1]} {row[2]} ({row[3]:.0%})" for row in rows[:MAX_SHOWN_ROWS]
    ]
    return Reply(values, lines)


def show_similar(args: argparse.Namespace, job: Job, _face: object) -> Reply:
    """Pictures most like this one, among those of a folder or of the whole shop."""
    picture = str(args.picture.absolute())
    folder = str(args.pictures.absolute()) if args.pictures else None
    with open_new_shop(args) as store:
        found = find_similar_pictures(store, job, picture, folder=folder, k=args.k)
    rows = [(one.picture, round(one.score, 4)) for one in found.pictures]
    return show_rows(args, ("picture", "score"), rows)


def run_reviews(args: argparse.Namespace, job: Job, _face: object) -> Reply:
    """Score all reviews."""
    with open_shop(args) as store:
        outcome = score_reviews(store, job)
        rows = [_review_row(review) for review in review_scores.read_scored_reviews(store)]
    if args.out:
        as_cells = ([*row[:-1], json.dumps(row[-1], ensure_ascii=False)] for row in rows)
        write_csv(args.out, REVIEW_COLUMNS, as_cells)
    values = {
        "reviews": outcome.review_count,
        "by_sentiment": outcome.by_sentiment,
        "languages": outcome.languages,
        "not_read": outcome.unread_count,
        "seconds": outcome.seconds,
        "rows": name_cells(REVIEW_COLUMNS, rows),
    }
    told = ", ".join(f"{count} {name}" for name, count in sorted(outcome.by_sentiment.items()))
    return Reply(values, [f"{outcome.review_count} reviews: {told}"])


def _review_row(review: ScoredReview) -> tuple[Any, ...]:
    mentions = [
        {"theme": one.theme, "sentiment": one.sentiment, "quote": one.quote}
        for one in review.mentions
    ]
    return (
        review.review_id,
        review.sku,
        review.language,
        review.sentiment,
        round(review.score, 4),
        round(review.certainty, 4),
        mentions,
    )


def show_themes(args: argparse.Namespace, _job: Job, _face: object) -> Reply:
    """What reviews speak of, what to fix first on top."""
    with open_shop(args) as store:
        if not review_scores.count_scored_reviews(store):
            raise NotEnoughDataError(
                "No review has been read yet. Import reviews, then run: shopassist reviews",
                needs={"reviews": 1},
            )
        themes = review_scores.list_themes(store, args.product)
    rows: list[dict[str, Any]] = [
        {
            "theme": one.theme,
            "mentions": one.mentions,
            "positive": one.positive,
            "negative": one.negative,
            "quotes": [
                {"review_id": quote.review_id, "sentiment": quote.sentiment, "text": quote.text}
                for quote in one.quotes
            ],
        }
        for one in themes
    ]
    lines = []
    for row in rows:
        lines.append(
            f"{row['theme']}: {row['mentions']} mention it, {row['positive']} praise,"
            f" {row['negative']} complain"
        )
        lines += [f"    “{quote['text']}” ({quote['review_id']})" for quote in row["quotes"]]
    return Reply({"rows": rows}, lines or ["no theme is mentioned by three reviews yet"])
