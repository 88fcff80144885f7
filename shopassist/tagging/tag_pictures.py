"""The task that looks at pictures and suggests tags for them."""

import time
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from shopassist.errors import PictureError
from shopassist.jobs import Job
from shopassist.messages import Message
from shopassist.store import Store
from shopassist.store.models import insert_model, latest_model
from shopassist.store.pictures import (
    LookedAt,
    clear_stage,
    publish_pictures,
    read_tagged_paths,
    stage_pictures,
)
from shopassist.tagging.find_pictures import find_pictures
from shopassist.tagging.look_at_all import look_at_all
from shopassist.tagging.vector_cache import VectorCache

if TYPE_CHECKING:
    from shopassist.tagging.look_at import Look, Looker

MODEL_KIND = "tags"


@dataclass(frozen=True, slots=True)
class FailedPicture:
    """A file that got no tags, and why."""

    picture: str
    reason: Message


@dataclass(frozen=True, slots=True)
class TaggedPictures:
    """What one run did; picture_count is tagged, unchanged and failed together."""

    picture_count: int
    tagged: int
    unchanged: int
    failed: tuple[FailedPicture, ...]
    seconds: float
    changed: frozenset[str] = frozenset({"pictures"})


def tag_pictures(store: Store, job: Job, files: list[str], device: str = "auto") -> TaggedPictures:
    """Suggest category and colours for all pictures in these folders and files.

    A picture seen before is known by its content and costs no second look. A cancelled run leaves
    no tags; what the network saw so far stays as a cache, so that the next run is quick.

    Raises:
        PictureError: a place is missing, has no pictures, or vanished; or no such device.
        ModelFileError: the shipped models are damaged.
    """
    started_s = time.monotonic()
    from shopassist.tagging.colour import MEASURE
    from shopassist.tagging.look_at import prepare_looker

    found = find_pictures(job, files)
    job.step(0, len(found.paths), Message("Getting ready to look at pictures"))
    looker = prepare_looker(device)
    newest = latest_model(store, MODEL_KIND)
    model_id = newest.id if newest is not None and newest.name == looker.model_name else None
    cache = VectorCache(store, looker.network_id, MEASURE)
    settled = {} if model_id is None else read_tagged_paths(store, model_id)
    clear_stage(store)
    tally = _Tally()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of odd files; we tell of them in `failed`
        for looks in look_at_all(job, looker, found.paths, cache, settled):
            _refuse_vanished(files, looks)
            tally.add(looks)
            stage_pictures(store, _suggest(looker, cache, looks))
    cache.save()
    tally.add_closed(found.closed_folders)
    job.step(len(found.paths), len(found.paths), Message("Saving the tags"))
    with store.transaction() as db:
        if model_id is None:
            model_id = insert_model(
                db,
                kind=MODEL_KIND,
                name=looker.model_name,
                seed=int(looker.card["seed"]),
                row_count=int(looker.card["picture_count"]),
                metrics=looker.card["figures"],
                trained_at=str(looker.card["trained_at"]),
            )
        publish_pictures(db, model_id)
    return TaggedPictures(
        picture_count=len(found.paths),
        tagged=tally.tagged,
        unchanged=tally.unchanged,
        failed=tuple(tally.failed),
        seconds=round(time.monotonic() - started_s, 3),
    )


def list_looks(job: Job, looker: "Looker", files: list[str]) -> list["Look"]:
    """What is seen in all pictures of these folders and files, stored nowhere.

    Raises:
        PictureError: as in tag_pictures.
    """
    found = find_pictures(job, files)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        batches = list(look_at_all(job, looker, found.paths, (), {}))
    return [look for looks in batches for look in looks]


@dataclass
class _Tally:
    tagged: int = 0
    unchanged: int = 0
    failed: list[FailedPicture] = field(default_factory=list)

    def add(self, looks: Sequence["Look"]) -> None:
        for look in looks:
            if look.failure is not None:
                self.failed.append(FailedPicture(look.path, look.failure))
            elif look.is_settled:
                self.unchanged += 1
            else:
                self.tagged += 1

    def add_closed(self, folders: Sequence[str]) -> None:
        reason = Message("This folder may not be opened, so its pictures were left out.")
        self.failed.extend(FailedPicture(folder, reason) for folder in folders)


def _suggest(looker: "Looker", cache: VectorCache, looks: Sequence["Look"]) -> list[LookedAt]:
    for look in looks:
        if look.vector is not None and look.shares is not None:
            cache.add(look.sha256, look.vector, look.shares)
    good = [look for look in looks if look.failure is None and not look.is_settled]
    known = cache.read({look.sha256 for look in good})
    suggested = looker.suggest_tags([known[look.sha256] for look in good]) if good else []
    staged = [
        LookedAt(look.path, look.sha256, look.width_px, look.height_px, "", tuple(tags))
        for look, tags in zip(good, suggested, strict=True)
    ]
    staged += [
        LookedAt(look.path, look.sha256, None, None, str(look.failure), ())
        for look in looks
        if look.failure is not None
    ]
    return staged


def _refuse_vanished(files: Sequence[str], looks: Sequence["Look"]) -> None:
    """A missing file is that file's failure; a missing folder is everybody's."""
    if all(look.failure is None for look in looks):
        return
    for place in files:
        if not Path(place).exists():
            raise PictureError(
                "{folder} was there at the start and is gone now. Expected it to stay until all"
                " pictures are looked at. Plug the disk in again and start anew: what was seen so"
                " far is remembered, and no tag was changed.",
                folder=place,
            )
