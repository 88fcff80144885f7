"""`demo`: the main job on the sample shop, with results that a newcomer can open."""

import argparse
import os
import sys
import time
from pathlib import Path
from typing import Any

from shopassist.cli.demo_report import write_demo_report
from shopassist.cli.reply import Face, Reply, open_new_shop
from shopassist.demo import list_demo_steps, sample_folder, sample_shop_file  # noqa: TID253
from shopassist.errors import UserError
from shopassist.jobs import Job
from shopassist.settings import change_settings, load_settings
from shopassist.store import Store, imports, pictures, products, review_scores, sales

SAMPLE_FILES = {"products.csv", "sales.csv", "reviews.csv"}


def run_demo(args: argparse.Namespace, job: Job, face: Face) -> Reply:
    """Build the sample shop through the real import, train, tag, score; then show it."""
    started_s = time.monotonic()
    args.shop = args.named_shop or sample_shop_file()
    folder = sample_folder(args.shop)
    out = (args.out or Path("demo")).absolute()
    is_headless = args.no_window or not has_display()
    if is_headless:
        _make_folder(out)  # first: nobody wants to hear after a minute that it cannot be written
    with open_new_shop(args) as store:
        _refuse_own_shop(store)
        outcomes = {}
        for step in list_demo_steps(folder):
            if not args.quiet and not args.json:
                print(step.title, file=sys.stderr)  # noqa: T201
            outcomes[step.name] = step.task(store, job, **step.arguments)
        values = _summarise(store, outcomes["train"])
    if not load_settings().last_shop:  # a merchant's own shop stays the one that opens by itself
        change_settings(last_shop=str(args.shop.absolute()))
    window = None
    if is_headless:
        values |= _show_headless(args.shop, out, face, values["recommender"]["sentence"])
    else:
        window = lambda: face.open(args.shop)  # noqa: E731
    values["seconds"] = round(time.monotonic() - started_s, 1)
    return Reply(values, _describe(values), window=window)


def has_display() -> bool:
    """Whether a window can be shown here."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            "{folder} cannot be made ({reason}). Choose another folder after --out.",
            folder=str(folder),
            reason=error.strerror or type(error).__name__,
        ) from error


def _refuse_own_shop(store: Store) -> None:
    names = {one.file_name for one in imports.list_imports(store)}
    if names - SAMPLE_FILES:
        raise UserError(
            "{file} already holds your own imports ({name}). The sample is kept apart:"
            " name another file after --shop, or leave --shop out.",
            file=store.path.name,
            name=sorted(names - SAMPLE_FILES)[0],
        )


def _summarise(store: Store, trained: Any) -> dict[str, Any]:
    return {
        "shop": str(store.path),
        "orders": sales.count_orders(store),
        "products": products.count_products(store),
        "pictures": pictures.count_pictures(store),
        "reviews": review_scores.count_scored_reviews(store),
        "recommender": {
            "model": trained.model,
            "metrics": trained.metrics,
            "baseline": trained.baseline,
            "sentence": str(trained.sentence),
        },
    }


def _show_headless(shop: Path, out: Path, face: Face, sentence: str) -> dict[str, Any]:
    screenshots = face.save_screenshots(shop, out / "screenshots")
    report = write_demo_report(shop, out, screenshots, sentence)
    return {"out": str(out), "report": str(report), "screenshots": len(screenshots)}


def _describe(values: dict[str, Any]) -> list[str]:
    lines = [
        f"{values['orders']} orders, {values['products']} products, {values['pictures']} pictures,"
        f" {values['reviews']} reviews in {values['seconds']} s",
        values["recommender"]["sentence"],
        f"shop file:   {values['shop']}",
    ]
    if "report" in values:
        lines.append(f"report:      {values['report']}")
        lines.append(
            f"screenshots: {values['screenshots']} in {Path(values['out']) / 'screenshots'}"
        )
    return lines
