"""Folders and files that the merchant named -> the picture files in them."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from shopassist.errors import PictureError
from shopassist.jobs import Job
from shopassist.messages import Message

PICTURE_ENDINGS = frozenset(
    {".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff"}
)  # in any case


@dataclass(frozen=True, slots=True)
class FoundPictures:
    """Absolute paths, sorted, and the folders that could not be opened."""

    paths: tuple[str, ...]
    closed_folders: tuple[str, ...]


def find_pictures(job: Job, places: Sequence[str]) -> FoundPictures:
    """The picture files in these folders and below, and the single files named.

    Links to folders are not followed, so a loop of them cannot hold us; hidden files are left out.

    Raises:
        PictureError: a place is missing or closed, or there is no picture in any of them.
    """
    found: set[str] = set()
    closed: list[str] = []
    others = 0
    for place in places:
        root = os.path.abspath(place)  # noqa: PTH100  (resolving links would rename the pictures)
        if not os.path.isdir(root):  # noqa: PTH112
            _refuse_missing(root)
            found.add(root)
            continue
        for path in _walk(job, root, closed):
            if Path(path).suffix.lower() in PICTURE_ENDINGS:
                found.add(path)
            else:
                others += 1
            if (len(found) + others) % 500 == 0:
                job.step(0, None, Message("Looking for pictures: {count} so far", count=len(found)))
    if not found:
        raise _nothing_there(places, others, closed)
    return FoundPictures(tuple(sorted(found)), tuple(closed))


def _walk(job: Job, root: str, closed: list[str]) -> Iterator[str]:
    def note_closed(error: OSError) -> None:
        closed.append(str(error.filename))

    for folder, subfolders, names in os.walk(root, onerror=note_closed):
        job.step(0, None, Message("Looking for pictures in {folder}", folder=Path(folder).name))
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in names:
            if not name.startswith("."):
                yield str(Path(folder, name))


def _refuse_missing(path: str) -> None:
    try:
        is_there = Path(path).exists()
    except OSError:  # a name longer than the system takes
        is_there = False
    if not is_there:
        raise PictureError(
            "{path} was not found. Expected a folder of pictures or a picture file; nothing has this"
            " name. Look for a spelling mistake or a disk that is not plugged in, then try again.",
            path=path,
        )


def _nothing_there(places: Sequence[str], others: int, closed: Sequence[str]) -> PictureError:
    if closed:
        return PictureError(
            "{folder} cannot be opened. Expected a folder of pictures that you may read."
            " Ask whoever owns the folder for permission, or copy the pictures to your own.",
            folder=closed[0],
        )
    return PictureError(
        "There is no picture in {folder}. Expected files that end in .jpg, .png, .webp, .gif, .bmp"
        " or .tif; found {others} other files. Choose the folder that your product photos are in.",
        folder=", ".join(places),
        others=others,
    )
