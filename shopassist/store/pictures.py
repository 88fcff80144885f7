"""Pictures, what a model suggests for them, and what a person decided.

Suggestions and decisions are different rows: a model writes the first, only a person the second.
"""

import os
import sqlite3
import uuid
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePath

from shopassist.store.database import Store

PERSON = "person"  # what PictureTag.by says of a decision
VERDICTS = ("yes", "no", "open")  # has the tag, has it not, taken back: a suggestion counts again
PAGE = 500


@dataclass(frozen=True, slots=True)
class PictureTag:
    """One tag of one picture.

    Attributes:
        tag: its id in the vocabulary.
        certainty: 0 to 1; 1 for a decision.
        by: "person", or the id of the model as text.
    """

    facet: str
    tag: str
    certainty: float
    by: str


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture file.

    Attributes:
        sha256: of its content; "" when it could not be read.
        failure: why it has no tags, in English; "" when all is well.
        tags: best first within each facet; a facet that a person has answered is his alone.
    """

    id: int
    path: str
    sha256: str
    width_px: int | None
    height_px: int | None
    failure: str
    tags: tuple[PictureTag, ...]


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What one run found out about one file, to be published with others."""

    path: str
    sha256: str
    width_px: int | None
    height_px: int | None
    failure: str
    suggestions: tuple[tuple[str, str, float], ...]  # (facet, tag, certainty)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person says of one tag of one picture: verdict "yes", "no" or "open"."""

    picture_id: int
    facet: str
    tag: str
    verdict: str


# Reading


def count_pictures(store: Store) -> int:
    """How many pictures the shop has, with those that failed."""
    with store.reading() as db:
        return int(db.execute("SELECT count(*) FROM pictures").fetchone()[0])


def read_picture_page(store: Store, after_id: int = 0, limit: int = 256) -> tuple[Picture, ...]:
    """The next pictures with an id above after_id, in the order in which they came."""
    with store.reading() as db:
        return _read_page(db, after_id, limit)


def list_picture_tags(store: Store, under: Sequence[str] = ()) -> Iterator[tuple[str, PictureTag]]:
    """Every (path, tag) of the shop, a page at a time; only of these files and folders if given."""
    wanted = tuple(os.path.abspath(place) for place in under)  # noqa: PTH100
    after_id = 0
    while page := read_picture_page(store, after_id, PAGE):
        after_id = page[-1].id
        for picture in page:
            if not wanted or _lies_under(picture.path, wanted):
                yield from ((picture.path, tag) for tag in picture.tags)


def picture_paths_by_sku(store: Store, skus: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The good pictures of each SKU, by file name: `SKU.jpg` or `SKU_anything.jpg`, in any case.

    A whole name that is a SKU counts before the part in front of the last "_". SKUs without a
    picture are left out; paths are sorted.
    """
    known = {sku.casefold(): sku for sku in skus}
    found: dict[str, list[str]] = {}
    with store.reading() as db:
        for (path,) in db.execute("SELECT path FROM pictures WHERE failure = '' ORDER BY path"):
            stem = PurePath(path).stem.casefold()
            sku = known.get(stem) or known.get(stem.rpartition("_")[0])
            if sku is not None:
                found.setdefault(sku, []).append(path)
    return {sku: tuple(paths) for sku, paths in found.items()}


def read_tagged_paths(store: Store, model_id: int) -> dict[str, str]:
    """The SHA-256 of each good picture by its path, where this model's suggestions are stored."""
    query = (
        "SELECT path, sha256 FROM pictures WHERE failure = '' AND EXISTS (SELECT 1 FROM"
        " tag_suggestions WHERE picture_id = pictures.id AND model_id = ?)"
    )
    with store.reading() as db:
        return {str(path): str(sha256) for path, sha256 in db.execute(query, (model_id,))}


# Vectors: a cache of what a network saw, by content


def list_vector_keys(store: Store, network: str) -> set[str]:
    """The SHA-256 of every content that this network has looked at."""
    with store.reading() as db:
        query = "SELECT sha256 FROM picture_vectors WHERE network = ?"
        return {str(row[0]) for row in db.execute(query, (network,))}


def read_vectors(store: Store, network: str, keys: Collection[str]) -> dict[str, bytes]:
    """The stored vectors of these contents (SHA-256); unknown ones are left out."""
    found: dict[str, bytes] = {}
    asked = list(keys)
    with store.reading() as db:
        for start in range(0, len(asked), PAGE):
            part = asked[start : start + PAGE]
            marks = ",".join("?" * len(part))
            query = (
                "SELECT sha256, vector FROM picture_vectors"
                f" WHERE network = ? AND sha256 IN ({marks})"
            )
            found.update(db.execute(query, (network, *part)))
    return found


def list_picture_vectors(store: Store, network: str) -> Iterator[tuple[str, str, bytes]]:
    """(path, SHA-256, vector) of every good picture that this network has looked at, by path."""
    query = (
        "SELECT path, p.sha256, vector FROM pictures p JOIN picture_vectors v"
        " ON v.sha256 = p.sha256 AND v.network = ? WHERE p.failure = '' ORDER BY path"
    )
    with store.reading() as db:
        yield from db.execute(query, (network,))


def save_vectors(store: Store, network: str, vectors: Iterable[tuple[str, bytes]]) -> None:
    """Keep (SHA-256, vector) pairs; what is known already stays as it is."""
    with store.transaction() as db:
        db.executemany(
            "INSERT OR IGNORE INTO picture_vectors (sha256, network, vector) VALUES (?, ?, ?)",
            ((key, network, vector) for key, vector in vectors),
        )


# Publishing a run: staged in temporary tables, which lock nobody, then moved in one go


def clear_stage(store: Store) -> None:
    """Make the place where a run collects its results, empty."""
    with store.reading() as db:
        for statement in _STAGE.split(";\n"):
            db.execute(statement)


def stage_pictures(store: Store, looked_at: Iterable[LookedAt]) -> None:
    """Put results aside; nobody else sees them before publish_pictures."""
    pictures = list(looked_at)
    with store.reading() as db:
        db.executemany(
            "INSERT OR REPLACE INTO staged_pictures VALUES (?, ?, ?, ?, ?)",
            ((p.path, p.sha256, p.width_px, p.height_px, p.failure) for p in pictures),
        )
        db.executemany(
            "INSERT INTO staged_suggestions VALUES (?, ?, ?, ?)",
            ((p.path, *suggestion) for p in pictures for suggestion in p.suggestions),
        )


def publish_pictures(db: sqlite3.Connection, model_id: int) -> None:
    """Move what was staged into the shop, inside the caller's transaction.

    New suggestions replace the older ones of the same pictures. Decisions are left alone.
    """
    now = datetime.now(UTC).isoformat(timespec="seconds")
    db.execute(
        "INSERT INTO pictures (path, sha256, width_px, height_px, failure, tagged_at)"
        " SELECT path, sha256, width_px, height_px, failure, ? FROM staged_pictures WHERE true"
        " ON CONFLICT (path) DO UPDATE SET sha256 = excluded.sha256,"
        " width_px = excluded.width_px, height_px = excluded.height_px,"
        " failure = excluded.failure, tagged_at = excluded.tagged_at",
        (now,),
    )
    db.execute(
        "DELETE FROM tag_suggestions WHERE picture_id IN"
        " (SELECT id FROM pictures JOIN staged_pictures USING (path))"
    )
    db.execute(
        "INSERT INTO tag_suggestions (picture_id, model_id, facet, tag, certainty)"
        " SELECT p.id, ?, s.facet, s.tag, s.certainty FROM staged_suggestions s"
        " JOIN pictures p ON p.path = s.path ORDER BY s.rowid",
        (model_id,),
    )


# Decisions


def record_decisions(store: Store, decisions: Iterable[Decision]) -> str:
    """Append what a person decided; gives the id of this one action, for undo_action."""
    action_id = uuid.uuid4().hex
    with store.transaction() as db:
        _append_decisions(db, decisions, action_id)
    return action_id


def undo_action(store: Store, action_id: str) -> str:
    """Append the reverse of an action: each tag is again as it was before; gives the new action.

    Nothing is deleted, so an undo can be undone.
    """
    undone = uuid.uuid4().hex
    with store.transaction() as db:
        before = db.execute(_BEFORE_ACTION, (action_id,)).fetchall()
        _append_decisions(db, (Decision(*row) for row in before), undone)
    return undone


def read_latest_decisions(store: Store) -> tuple[Decision, ...]:
    """What persons say now of every tag they touched, without what was taken back."""
    with store.reading() as db:
        rows = db.execute(f"{_LATEST} ORDER BY picture_id, facet, tag", (0, 2**62)).fetchall()
    return tuple(Decision(*row) for row in rows if row[3] != "open")


def _append_decisions(
    db: sqlite3.Connection, decisions: Iterable[Decision], action_id: str
) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    rows = [(d.picture_id, d.facet, d.tag, d.verdict, PERSON, now, action_id) for d in decisions]
    assert all(row[3] in VERDICTS for row in rows)
    db.executemany(
        "INSERT INTO tag_decisions (picture_id, facet, tag, verdict, decided_by, decided_at,"
        " action_id) VALUES (?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


def _read_page(db: sqlite3.Connection, after_id: int, limit: int) -> tuple[Picture, ...]:
    rows = db.execute(
        "SELECT id, path, sha256, width_px, height_px, failure FROM pictures WHERE id > ?"
        " ORDER BY id LIMIT ?",
        (after_id, limit),
    ).fetchall()
    if not rows:
        return ()
    span = (rows[0][0], rows[-1][0])
    suggested: dict[int, list[PictureTag]] = {}
    for picture_id, facet, tag, certainty, model_id in db.execute(_SUGGESTED, span):
        made = PictureTag(facet, tag, certainty, str(model_id))
        suggested.setdefault(picture_id, []).append(made)
    decided: dict[int, list[Decision]] = {}
    for row in db.execute(_LATEST, span):
        decided.setdefault(row[0], []).append(Decision(*row))
    return tuple(
        Picture(
            *(row_id, path, sha256, width_px, height_px, failure),
            tags=_join_tags(suggested.get(row_id, []), decided.get(row_id, [])),
        )
        for row_id, path, sha256, width_px, height_px, failure in rows
    )


def _join_tags(
    suggested: Sequence[PictureTag], decided: Sequence[Decision]
) -> tuple[PictureTag, ...]:
    """People outrank models: a yes answers its facet, a no removes the suggestion."""
    chosen = [PictureTag(d.facet, d.tag, 1.0, PERSON) for d in decided if d.verdict == "yes"]
    answered = {tag.facet for tag in chosen}
    refused = {(d.facet, d.tag) for d in decided if d.verdict == "no"}
    left = [
        tag
        for tag in suggested
        if tag.facet not in answered and (tag.facet, tag.tag) not in refused
    ]
    return tuple(sorted([*chosen, *left], key=lambda tag: (tag.facet, -tag.certainty, tag.tag)))


def _lies_under(path: str, places: tuple[str, ...]) -> bool:
    return any(path == place or path.startswith(place.rstrip(os.sep) + os.sep) for place in places)


_SUGGESTED = (
    "SELECT picture_id, facet, tag, certainty, model_id FROM tag_suggestions"
    " WHERE picture_id BETWEEN ? AND ?"
)
# SQLite takes the other columns from the row that has the max().
_LATEST = (
    "SELECT picture_id, facet, tag, verdict FROM (SELECT picture_id, facet, tag, verdict, max(id)"
    " FROM tag_decisions WHERE picture_id BETWEEN ? AND ? GROUP BY picture_id, facet, tag)"
)
_BEFORE_ACTION = """
SELECT picture_id, facet, tag, coalesce((
    SELECT verdict FROM tag_decisions earlier
    WHERE earlier.picture_id = done.picture_id AND earlier.facet = done.facet
    AND earlier.tag = done.tag AND earlier.id < done.first_id ORDER BY earlier.id DESC LIMIT 1
), 'open') FROM (
    SELECT picture_id, facet, tag, min(id) AS first_id FROM tag_decisions
    WHERE action_id = ? GROUP BY picture_id, facet, tag
) done
"""
_STAGE = """
DROP TABLE IF EXISTS temp.staged_pictures;
DROP TABLE IF EXISTS temp.staged_suggestions;
CREATE TEMP TABLE staged_pictures (
    path TEXT PRIMARY KEY, sha256 TEXT, width_px INTEGER, height_px INTEGER, failure TEXT
);
CREATE TEMP TABLE staged_suggestions (path TEXT, facet TEXT, tag TEXT, certainty REAL)
"""
