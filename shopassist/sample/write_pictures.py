"""Draw planned pictures into files (heavy: numpy and Pillow)."""

import os
import zlib
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path

from PIL import Image, ImageFilter  # noqa: TID253

from shopassist.jobs import Job
from shopassist.messages import Message
from shopassist.sample.draw_picture import Look, draw_product_picture  # noqa: TID253
from shopassist.sample.plan_pictures import TINY_PX, PlannedPicture

JPEG_QUALITY = 87
_WAIT_S = 0.2
_MOST_THREADS = 4


def write_pictures(job: Job, plan: Sequence[PlannedPicture], folder: Path, seed: int) -> None:
    """Every planned picture as a file in the folder; the same pixels for the same seed."""
    workers = max(1, min(_MOST_THREADS, os.cpu_count() or 1))
    pool = ThreadPoolExecutor(workers)
    try:
        waiting: set[Future[None]] = {
            pool.submit(_write_picture, planned, folder, seed) for planned in plan
        }
        while waiting:
            done, waiting = wait(waiting, _WAIT_S, FIRST_COMPLETED)
            for future in done:
                future.result()
            count = len(plan) - len(waiting)
            job.step(count, len(plan), Message("Drawing picture {count}", count=count))
    finally:
        pool.shutdown(cancel_futures=True)


def _write_picture(planned: PlannedPicture, folder: Path, seed: int) -> None:
    picture = draw_planned_picture(planned, seed)
    path = folder / planned.file_name
    if path.suffix == ".png":
        picture.save(path, compress_level=6)
    else:
        picture.save(path, quality=JPEG_QUALITY)


def draw_planned_picture(planned: PlannedPicture, seed: int) -> Image.Image:
    """The picture with its fault."""
    product = planned.shown
    look = Look(product.shape, product.colour, product.accent, product.pattern)
    own_seed = zlib.crc32(f"{seed} {product.sku}".encode())
    picture = draw_product_picture(product.kind, look, planned.view, own_seed)
    if planned.fault == "blurred":
        return picture.filter(ImageFilter.GaussianBlur(9))
    if planned.fault == "tiny":
        return picture.resize((TINY_PX, TINY_PX), Image.Resampling.LANCZOS)
    return picture
