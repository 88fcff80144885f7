"""The headless demo's results: one page to look at, and the tables behind it as CSV files."""

import html
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from shopassist.csv_files import write_csv
from shopassist.recommend.explain import explain
from shopassist.store import Store, open_store, pictures, products, recommendations, review_scores

SHOWN_PRODUCTS = 12
SHOWN_EACH = 3
STYLE = (
    "body{font:15px/1.5 sans-serif;max-width:1100px;margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse;width:100%}td,th{padding:6px 10px;text-align:left;"
    "border-bottom:1px solid #ddd;vertical-align:top}img{max-width:100%}.pic{width:72px}"
)


def write_demo_report(shop: Path, folder: Path, screenshots: Sequence[Path], sentence: str) -> Path:
    """Write report.html and its CSV files into folder and return the page's path."""
    with open_store(shop) as store:
        _write_tables(store, folder)
        parts = [
            "<!doctype html><meta charset='utf-8'><title>ShopAssist: the sample shop</title>",
            f"<style>{STYLE}</style><h1>The sample shop</h1><p>{html.escape(sentence)}</p>",
            *_tell_recommendations(store, folder),
            *_tell_themes(store),
            "<h2>The window</h2>",
        ]
    parts += [f"<p><img src='screenshots/{html.escape(p.name)}' alt=''></p>" for p in screenshots]
    page = folder / "report.html"
    page.write_text("\n".join(parts), encoding="utf-8")
    return page


def _write_tables(store: Store, folder: Path) -> None:
    rows = (
        (one.kind, one.subject, one.rank, one.sku, one.title, str(explain(one)))
        for chunk in recommendations.read_all_recommendations(
            store, ("goes-with", "similar", "next")
        )
        for one in chunk
    )
    columns = ("kind", "for", "rank", "sku", "title", "reason")
    write_csv(folder / "recommendations.csv", columns, rows)
    tags = (
        (Path(path).name, tag.facet, tag.tag, round(tag.certainty, 3), tag.by)
        for path, tag in pictures.list_picture_tags(store)
    )
    write_csv(folder / "tags.csv", ("picture", "facet", "tag", "certainty", "by"), tags)
    scored = (
        (one.review_id, one.sku, one.language, one.sentiment, round(one.score, 3), one.body)
        for one in review_scores.read_scored_reviews(store)
    )
    columns = ("review_id", "sku", "language", "sentiment", "score", "body")
    write_csv(folder / "reviews.csv", columns, scored)


def _tell_recommendations(store: Store, folder: Path) -> Iterable[str]:
    yield "<h2>What goes well together</h2><table>"
    shown = products.list_products(store, limit=SHOWN_PRODUCTS)
    paths = pictures.picture_paths_by_sku(store, [product.sku for product in shown])
    for product in shown:
        picture = _copy_picture(paths.get(product.sku, ()), folder)
        found = recommendations.list_recommendations(store, "goes-with", product.sku, SHOWN_EACH)
        lines = "<br>".join(
            f"{html.escape(one.title)} <small>({html.escape(str(explain(one)))})</small>"
            for one in found
        )
        yield f"<tr><td>{picture}</td><td><b>{html.escape(product.title)}</b></td><td>{lines}</td></tr>"
    yield "</table>"


def _copy_picture(paths: Sequence[str], folder: Path) -> str:
    """An image tag for the first picture, copied beside the page so that the folder can be moved."""
    if not paths:
        return ""
    source = Path(paths[0])
    (folder / "pictures").mkdir(exist_ok=True)
    shutil.copyfile(source, folder / "pictures" / source.name)
    return f"<img class='pic' src='pictures/{html.escape(source.name)}' alt=''>"


def _tell_themes(store: Store) -> Iterable[str]:
    yield "<h2>What to fix first</h2><table>"
    yield "<tr><th>Theme</th><th>Mentions</th><th>Praise</th><th>Complaint</th><th>In their words</th></tr>"
    for one in review_scores.list_themes(store):
        quotes = "<br>".join(f"“{html.escape(quote.text)}”" for quote in one.quotes)
        cells = (one.theme, str(one.mentions), str(one.positive), str(one.negative))
        yield f"<tr>{''.join(f'<td>{html.escape(c)}</td>' for c in cells)}<td>{quotes}</td></tr>"
    yield "</table>"
