"""A shop of any number of sale lines, written straight into the store, for benchmarks and tests."""

from shopassist.store import Store

CHUNK = 50_000


def fill_big_shop(store: Store, line_count: int) -> None:
    """Add line_count current sale lines, 2 an order, over 400 products."""
    with store.transaction() as db:
        db.execute(
            "INSERT INTO imports (kind, file_name, file_sha256, source, report_json, imported_at)"
            " VALUES ('sales', 'big.csv', '', 'generic', '{}', '2026-11-01')"
        )
    for start in range(0, line_count, CHUNK):
        rows = (
            (f"O-{i // 2:08d}", f"{i % 400:05d}", f"Product {i % 400}",
             f"2026-{i % 12 + 1:02d}-{i % 28 + 1:02d}T10:00:00", f"C{i % 9001}", i % 3 + 1, 1250)
            for i in range(start, min(start + CHUNK, line_count))
        )  # fmt: skip
        with store.transaction() as db:
            db.executemany(
                "INSERT INTO sale_lines (import_id, is_current, source, order_id, sku, occurrence,"
                " title, ordered_at, customer, quantity, unit_price_minor, currency, status)"
                " VALUES (1, 1, 'generic', ?, ?, 0, ?, ?, ?, ?, ?, 'EUR', 'paid')",
                rows,
            )
