"""Every schema the app ever shipped, in order. Add at the end; never edit a released one.

PRAGMA user_version counts how many of them a file has seen. Each runs inside the one transaction
that open_store holds, so it must not use executescript(), which commits.
"""

import sqlite3
from collections.abc import Callable


def m001_first(db: sqlite3.Connection) -> None:
    """Imports and what they brought, models and what they said, decisions, jobs."""
    for statement in _M001.split(";\n"):
        if statement.strip():
            db.execute(statement)


# Imported rows keep every import's version of a thing; is_current marks the one that counts (that
# of the newest import), so that taking an import back brings back what it had changed.
_M001 = """
CREATE TABLE imports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    source TEXT NOT NULL,
    report_json TEXT NOT NULL,
    imported_at TEXT NOT NULL
) STRICT;
CREATE TABLE sale_lines (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    is_current INTEGER NOT NULL,
    source TEXT NOT NULL,
    order_id TEXT NOT NULL,
    sku TEXT NOT NULL,
    occurrence INTEGER NOT NULL,
    title TEXT NOT NULL,
    ordered_at TEXT NOT NULL,
    customer TEXT,
    quantity INTEGER NOT NULL,
    unit_price_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    status TEXT NOT NULL
) STRICT;
CREATE INDEX sale_lines_key ON sale_lines (order_id, sku, occurrence, source);
CREATE INDEX sale_lines_import ON sale_lines (import_id);
CREATE INDEX sale_lines_sku ON sale_lines (sku);
CREATE INDEX sale_lines_current ON sale_lines (is_current) WHERE is_current = 1;
CREATE TABLE sale_months (
    currency TEXT NOT NULL,
    month TEXT NOT NULL,
    orders INTEGER NOT NULL,
    lines INTEGER NOT NULL,
    units INTEGER NOT NULL,
    gross_minor INTEGER NOT NULL,
    returned_minor INTEGER NOT NULL,
    PRIMARY KEY (currency, month)
) STRICT, WITHOUT ROWID;
CREATE TABLE sold_products (
    sku TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    lines INTEGER NOT NULL,
    units INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE sale_totals (
    history_mark TEXT NOT NULL,
    lines INTEGER NOT NULL,
    orders INTEGER NOT NULL,
    customers INTEGER NOT NULL,
    skus INTEGER NOT NULL,
    first_ordered_at TEXT,
    last_ordered_at TEXT,
    page_starts BLOB NOT NULL
) STRICT;
CREATE TABLE products (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    is_current INTEGER NOT NULL,
    source TEXT NOT NULL,
    sku TEXT NOT NULL,
    title TEXT NOT NULL,
    category TEXT NOT NULL,
    price_minor INTEGER,
    currency TEXT NOT NULL,
    description TEXT NOT NULL,
    tags TEXT NOT NULL,
    picture TEXT NOT NULL
) STRICT;
CREATE INDEX products_key ON products (sku, source);
CREATE INDEX products_import ON products (import_id);
CREATE TABLE reviews (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    is_current INTEGER NOT NULL,
    source TEXT NOT NULL,
    review_id TEXT NOT NULL,
    sku TEXT NOT NULL,
    rating REAL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    reviewed_at TEXT
) STRICT;
CREATE INDEX reviews_key ON reviews (review_id, source);
CREATE INDEX reviews_sku ON reviews (sku);
CREATE INDEX reviews_import ON reviews (import_id);
CREATE TABLE models (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    trained_at TEXT NOT NULL,
    seed INTEGER NOT NULL,
    data_from TEXT,
    data_to TEXT,
    row_count INTEGER NOT NULL,
    metrics_json TEXT NOT NULL,
    app_version TEXT NOT NULL
) STRICT;
CREATE TABLE recommendations (
    id INTEGER PRIMARY KEY,
    model_id INTEGER NOT NULL REFERENCES models (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    rank INTEGER NOT NULL,
    sku TEXT NOT NULL,
    score REAL NOT NULL,
    reason TEXT NOT NULL,
    because_sku TEXT NOT NULL,
    times_together INTEGER NOT NULL,
    lift REAL NOT NULL
) STRICT;
CREATE INDEX recommendations_subject ON recommendations (model_id, kind, subject, rank);
CREATE TABLE pictures (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    width_px INTEGER,
    height_px INTEGER,
    failure TEXT NOT NULL,
    tagged_at TEXT NOT NULL
) STRICT;
CREATE INDEX pictures_sha256 ON pictures (sha256);
CREATE TABLE picture_vectors (
    sha256 TEXT NOT NULL,
    network TEXT NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY (sha256, network)
) STRICT, WITHOUT ROWID;
CREATE TABLE tag_suggestions (
    id INTEGER PRIMARY KEY,
    picture_id INTEGER NOT NULL REFERENCES pictures (id) ON DELETE CASCADE,
    model_id INTEGER NOT NULL REFERENCES models (id) ON DELETE CASCADE,
    facet TEXT NOT NULL,
    tag TEXT NOT NULL,
    certainty REAL NOT NULL
) STRICT;
CREATE INDEX tag_suggestions_picture ON tag_suggestions (picture_id);
CREATE TABLE tag_decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    picture_id INTEGER NOT NULL REFERENCES pictures (id),
    facet TEXT NOT NULL,
    tag TEXT NOT NULL,
    verdict TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    action_id TEXT NOT NULL
) STRICT;
CREATE INDEX tag_decisions_picture ON tag_decisions (picture_id);
CREATE TABLE review_scores (
    review INTEGER PRIMARY KEY REFERENCES reviews (id) ON DELETE CASCADE,
    model_id INTEGER NOT NULL REFERENCES models (id) ON DELETE CASCADE,
    language TEXT NOT NULL,
    sentiment TEXT NOT NULL,
    score REAL NOT NULL,
    certainty REAL NOT NULL
) STRICT;
CREATE TABLE review_mentions (
    id INTEGER PRIMARY KEY,
    review INTEGER NOT NULL REFERENCES reviews (id) ON DELETE CASCADE,
    model_id INTEGER NOT NULL REFERENCES models (id) ON DELETE CASCADE,
    theme TEXT NOT NULL,
    sentiment TEXT NOT NULL,
    quote TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL
) STRICT;
CREATE INDEX review_mentions_review ON review_mentions (review);
CREATE INDEX review_mentions_theme ON review_mentions (theme, review, sentiment);
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    task TEXT NOT NULL,
    arguments_json TEXT NOT NULL,
    state TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT
) STRICT;
"""

MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (m001_first,)
