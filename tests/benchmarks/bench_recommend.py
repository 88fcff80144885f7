"""How good, how quick, how big: the recommender on a real shop's orders.

    python tests/benchmarks/bench_recommend.py LINES.csv [--days N]

LINES.csv has the columns order_id, ordered_at, customer, sku, title, quantity, price (in pence).
Each customer's last order is held out (with --days, everybody's orders of the last N days), the
task trains on the rest, and the stored lists are judged: NDCG@10, recall, hit rate, coverage.
"""

import argparse
import csv
import math
import resource
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from shopassist.jobs import Job
from shopassist.recommend.train_recommender import train_recommender
from shopassist.store import Store, open_store
from shopassist.store.recommendations import read_all_recommendations

Line = dict[str, str]


def main() -> None:
    """Train on the past, judge on what was held out, print figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lines", type=Path)
    parser.add_argument("--days", type=float, default=None)
    chosen = parser.parse_args()
    with chosen.lines.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    known, hidden = split_lines(lines, chosen.days)
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "bench.shopassist") as store,
    ):
        fill_shop(store, known)
        started_s = time.process_time()
        trained = train_recommender(store, Job())
        cpu_s = time.process_time() - started_s
        peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        report([f"{trained.sentence}", f"model {trained.model}, bands {trained.bands}"])
        report([f"train and all lists: {cpu_s:.1f} CPU s, peak {peak_mb:.0f} MB"])
        for candidate in trained.candidates:
            figures = "  ".join(f"{name} {value:.4f}" for name, value in candidate.metrics.items())
            report([f"  own backtest {candidate.mode:4} {candidate.model:20} {figures}"])
        for kind in ("next", "new"):
            report([f"held out, {kind}: {judge_lists(store, kind, known, hidden)}"])


def report(sentences: list[str]) -> None:
    """Print."""
    for sentence in sentences:
        print(sentence, flush=True)


def split_lines(lines: list[Line], days: float | None) -> tuple[list[Line], list[Line]]:
    """Known and hidden lines: the last order of each who has two, or the last days."""
    times: dict[str, str] = {}
    orders: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines:
        times[line["order_id"]] = max(times.get(line["order_id"], ""), line["ordered_at"])
        if line["customer"]:
            orders[line["customer"]].add(line["order_id"])
    if days is not None:
        newest = max(time.mktime(time.strptime(t, "%Y-%m-%dT%H:%M:%S")) for t in times.values())
        cut = time.strftime("%Y-%m-%dT%H:%M:%S", time.localtime(newest - days * 86_400))
        hidden_orders = {order for order, at in times.items() if at >= cut}
    else:
        hidden_orders = {
            max(own, key=lambda order: (times[order], order))
            for own in orders.values()
            if len(own) > 1
        }
    known = [line for line in lines if line["order_id"] not in hidden_orders]
    return known, [line for line in lines if line["order_id"] in hidden_orders]


def fill_shop(store: Store, lines: list[Line]) -> None:
    """Put the lines in as one import."""
    with store.transaction() as db:
        db.execute(
            "INSERT INTO imports (id, kind, file_name, file_sha256, source, report_json,"
            " imported_at) VALUES (1, 'sales', 'bench.csv', '', 'generic', '{}', '')"
        )
        db.executemany(
            "INSERT INTO sale_lines (import_id, is_current, source, order_id, sku, occurrence,"
            " title, ordered_at, customer, quantity, unit_price_minor, currency, status)"
            " VALUES (1, 1, 'generic', :order_id, :sku, 0, :title, :ordered_at,"
            " nullif(:customer, ''), CAST(:quantity AS INTEGER), CAST(:price AS INTEGER), 'GBP',"
            " 'paid')",
            lines,
        )


def judge_lists(
    store: Store, kind: str, known: list[Line], hidden: list[Line]
) -> dict[str, float | int]:
    """The figures of the stored lists against the hidden orders."""
    catalogue = {line["sku"] for line in known}
    bought: defaultdict[str, set[str]] = defaultdict(set)
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for line in known:
        bought[line["customer"]].add(line["sku"])
    for line in hidden:
        is_asked = line["customer"] in bought and line["sku"] in catalogue
        if is_asked and (kind == "next" or line["sku"] not in bought[line["customer"]]):
            wanted[line["customer"]].add(line["sku"])
    lists: defaultdict[str, list[str]] = defaultdict(list)
    for chunk in read_all_recommendations(store, (kind,), 10):
        for row in chunk:
            lists[row.subject].append(row.sku)
    asked = [customer for customer in wanted if customer]
    gains = [1 / math.log2(place + 2) for place in range(10)]
    totals = dict.fromkeys(("ndcg", "recall", "hit", "hit_5"), 0.0)
    for customer in asked:
        hits = [sku in wanted[customer] for sku in lists[customer]]
        ideal = sum(gains[: len(wanted[customer])])
        totals["ndcg"] += sum(g for g, hit in zip(gains, hits, strict=False) if hit) / ideal
        totals["recall"] += sum(hits) / len(wanted[customer])
        totals["hit"] += any(hits)
        totals["hit_5"] += any(hits[:5])
    means: dict[str, float | int] = {
        name: round(total / max(len(asked), 1), 4) for name, total in totals.items()
    }
    shown = {sku for customer in asked for sku in lists[customer]}
    return means | {"coverage": round(len(shown) / len(catalogue), 3), "customers": len(asked)}


if __name__ == "__main__":
    main()
