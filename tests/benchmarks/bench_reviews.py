"""Theme and clause quality, and speed: python -m tests.benchmarks.bench_reviews --data FOLDER.

Clauses are judged by weights fitted here without the annotated sets, so that none was seen.
"""

import argparse
import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp

from shopassist.reviews.fit_sentiment import GLAD, SORRY, count_matrices, fit_weights
from shopassist.reviews.judgement import NEUTRAL
from shopassist.reviews.model import fold_for_model
from shopassist.reviews.review_reader import ReviewReader, load_reader
from shopassist.reviews.texts import clean_text
from shopassist.reviews.train_sentiment import CANDIDATES, read_rows
from shopassist.store.review_scores import ReviewText

ANNOTATED = ["Television", "Menstshirt", "acos_laptop", "zhijiang_cosmetics", "笔记本"]
# What the annotators' categories are called here; the rest has no counterpart.
ZHIJIANG = {
    "价格": "price", "物流": "delivery", "气味": "smell", "包装": "packing", "服务": "service",
    "尺寸": "size", "真伪": "as described", "功效": "performance", "新鲜度": "taste",
}  # fmt: skip
JD = {
    "价格": "price", "快递": "delivery", "包装": "packing", "尺寸": "size", "质量": "quality",
    "整体外观": "looks", "材质": "material", "售后维修": "service", "性能": "performance",
    "屏幕": "performance", "电源电池": "performance", "散热": "performance",
}  # fmt: skip


def map_acos(category: str) -> str | None:
    subject, _, attribute = category.partition("#")
    by_subject = {"SHIPPING": "delivery", "SUPPORT": "service", "WARRANTY": "service"}
    by_attribute = {
        "PRICE": "price", "USABILITY": "ease of use", "OPERATION_PERFORMANCE": "performance",
    }  # fmt: skip
    return by_subject.get(subject) or by_attribute.get(attribute)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    folder = parser.parse_args().data / "reviews"
    reader = without_annotated(load_reader(), folder)
    aspects = list(read_lines(folder / "zh_aspects.jsonl.gz"))
    measure("zhijiang", reader, aspects, lambda row: gold(row, ZHIJIANG.get))
    measure("jd clauses", reader, aspects, lambda row: {JD.get(row["category"]): ""}, "category")
    acos = list(read_lines(folder / "en_aspects.jsonl.gz"))
    measure("acos laptop", reader, acos, lambda row: gold(row, map_acos))
    measure_single(reader, aspects + acos)
    for language in ("en", "zh"):
        measure_speed(reader, [r["text"] for r in read_lines(folder / f"{language}.jsonl.gz")])
    return 0


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def without_annotated(reader: ReviewReader, folder: Path) -> ReviewReader:
    models = {}
    for language, model in reader.models.items():
        rows = read_rows(folder, language)
        kept = np.flatnonzero((rows.labels >= SORRY) & ~np.isin(rows.domains, ANNOTATED))
        settings = next(iter(CANDIDATES[language].values()))
        folded = [fold_for_model(clean_text(rows.texts[i]).text) for i in kept]
        parts = [sp.csr_matrix(matrix) for matrix in count_matrices(folded, settings.recipe)]
        fitted = fit_weights(parts, rows.labels[kept] == GLAD, rows.domains[kept], settings)
        models[language] = replace(model, idf=fitted.idf, weights=fitted.weights, bias=fitted.bias)
    return replace(reader, models=models)


def gold(row: dict[str, Any], name: Any) -> dict[str | None, str]:
    found: dict[str | None, str] = {}
    for aspect in row["aspects"]:
        theme = name(aspect["category"])
        before = found.get(theme, aspect["polarity"])
        found[theme] = aspect["polarity"] if before == aspect["polarity"] else "both"
    return found


def measure(
    title: str, reader: ReviewReader, rows: list[dict[str, Any]], truth: Any, key: str = "aspects"
) -> None:
    source = {"zhijiang": "zhijiang_cosmetics", "jd clauses": "jd_laptop_clause"}.get(
        title, "acos_laptop"
    )
    rows = [row for row in rows if row["source"] == source and key in row]
    scores = reader.read([ReviewText(i, "", row["text"]) for i, row in enumerate(rows)])
    hit, said, meant = Counter[str](), Counter[str](), Counter[str]()
    right = judged = directed = right_direction = 0
    wanted = {theme for row in rows for theme in truth(row) if theme}
    for row, score in zip(rows, scores, strict=True):
        true = {theme: polarity for theme, polarity in truth(row).items() if theme}
        found: dict[str, set[str]] = {}
        for mention in score.mentions:
            found.setdefault(mention.theme, set()).add(mention.sentiment)
        meant.update(true.keys())
        said.update(found.keys() & wanted)
        hit.update(found.keys() & true.keys())
        for theme in found.keys() & true.keys():
            if true[theme] in {"", "both"}:
                continue
            judged += 1
            right += found[theme] == {true[theme]}
            if true[theme] != NEUTRAL and found[theme] - {NEUTRAL}:
                directed += 1
                right_direction += found[theme] - {NEUTRAL} == {true[theme]}
    micro = 2 * hit.total() / (said.total() + meant.total())
    say(
        f"{title}: themes micro-F1 {100 * micro:.1f} (precision {100 * hit.total() / said.total():.1f},"
        f" recall {100 * hit.total() / meant.total():.1f})"
    )
    for theme in sorted(wanted):
        f1 = 200 * hit[theme] / max(1, said[theme] + meant[theme])
        say(f"  {theme}: F1 {f1:.1f}, annotated {meant[theme]}, found {said[theme]}")
    if judged:
        say(
            f"  polarity of found themes: {100 * right / judged:.1f} of {judged};"
            f" praise or complaint where we say one: {100 * right_direction / directed:.1f}"
        )


def measure_single(reader: ReviewReader, rows: list[dict[str, Any]]) -> None:
    """Texts with one polarity: is the clause's own verdict right?"""
    for source, language in (
        ("jd_laptop_clause", "zh"), ("zhijiang_cosmetics", "zh"), ("Television", "en"),
        ("Menstshirt", "en"), ("acos_laptop", "en"),
    ):  # fmt: skip
        texts, truth = [], []
        for row in rows:
            polarities = {a["polarity"] for a in row.get("aspects", [row]) if "polarity" in a}
            if row["source"] == source and len(polarities) == 1:
                texts.append(row["text"])
                truth.append({"positive": 1, "neutral": 0, "negative": -1}[polarities.pop()])
        odds = reader.models[language].clause_log_odds(texts)
        true = np.array(truth)
        verdict = np.where(np.abs(odds) <= reader.thresholds[language].clause, 0, np.sign(odds))
        clear = true != 0
        say(
            f"{source}: three-way {100 * np.mean(verdict == true):.1f},"
            f" praise or complaint {100 * np.mean(np.sign(odds[clear]) == true[clear]):.1f}"
            f" of {len(true)}"
        )


def measure_speed(reader: ReviewReader, texts: list[str]) -> None:
    rows = [ReviewText(i, "", text) for i, text in enumerate(texts[:12000])]
    started = time.process_time()
    for start in range(0, len(rows), 300):
        reader.read(rows[start : start + 300])
    seconds = time.process_time() - started
    size = sum(len(row.body) for row in rows) / len(rows)
    say(f"{len(rows) / seconds:.0f} reviews per CPU second ({size:.0f} characters on average)")


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
