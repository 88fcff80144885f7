"""The models that made the stored results: one row each, and what it was made from."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from shopassist import __version__
from shopassist.store.database import Store


@dataclass(frozen=True, slots=True)
class Model:
    """One trained model, or one shipped model that was used on this shop.

    Attributes:
        kind: what it is for, such as "recommender" or "tags".
        name: which one of its kind, such as "item-item".
        trained_at: ISO 8601 time.
        data_from, data_to: the span of the merchant's own past it has seen; None for none.
        row_count: how many rows (orders, pictures, reviews) it was made from.
        metrics: what was measured, by name; numbers and texts only.
    """

    id: int
    kind: str
    name: str
    trained_at: str
    seed: int
    data_from: str | None
    data_to: str | None
    row_count: int
    metrics: dict[str, object]
    app_version: str


def insert_model(
    db: sqlite3.Connection,
    *,
    kind: str,
    name: str,
    seed: int,
    row_count: int,
    metrics: Mapping[str, object],
    data_from: str | None = None,
    data_to: str | None = None,
    trained_at: str | None = None,
) -> int:
    """Add a model inside the caller's transaction; gives its id.

    The arguments are the fields of Model; trained_at is now when None.
    """
    cursor = db.execute(
        "INSERT INTO models (kind, name, trained_at, seed, data_from, data_to, row_count,"
        " metrics_json, app_version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            kind,
            name,
            trained_at or datetime.now(UTC).isoformat(timespec="seconds"),
            seed,
            data_from,
            data_to,
            row_count,
            json.dumps(metrics, ensure_ascii=False),
            __version__,
        ),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def latest_model(store: Store, kind: str) -> Model | None:
    """The newest model of a kind; None before the first."""
    with store.reading() as db:
        row = db.execute(
            f"SELECT {_COLUMNS} FROM models WHERE kind = ? ORDER BY id DESC LIMIT 1", (kind,)
        ).fetchone()
    if row is None:
        return None
    columns = dict(zip(_COLUMNS.split(", "), row, strict=True))
    metrics = json.loads(columns.pop("metrics_json"))
    return Model(metrics=metrics, **columns)


def remove_models(db: sqlite3.Connection, kind: str, but: int) -> None:
    """Drop the older models of a kind, and with them every result they made.

    Runs inside the caller's transaction; `but` is the id of the model to keep.
    """
    db.execute("DELETE FROM models WHERE kind = ? AND id <> ?", (kind, but))


_COLUMNS = (
    "id, kind, name, trained_at, seed, data_from, data_to, row_count, metrics_json, app_version"
)
