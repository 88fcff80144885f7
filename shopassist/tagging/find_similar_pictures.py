"""The task behind `shopassist similar`: pictures that look most like a given one."""

from dataclasses import dataclass

from shopassist.errors import PictureError
from shopassist.jobs import Job
from shopassist.messages import Message
from shopassist.store import Store
from shopassist.store.pictures import list_picture_vectors
from shopassist.tagging.tag_pictures import list_looks


@dataclass(frozen=True, slots=True)
class SimilarPicture:
    """One picture and the cosine of its vector with the given one's, -1 to 1."""

    picture: str
    score: float


@dataclass(frozen=True, slots=True)
class SimilarPictures:
    """The pictures most like the given one, the most similar first. Nothing is stored."""

    pictures: tuple[SimilarPicture, ...]
    changed: frozenset[str] = frozenset()


def find_similar_pictures(
    store: Store,
    job: Job,
    picture: str,
    folder: str | None = None,
    k: int = 10,
    device: str = "auto",
) -> SimilarPictures:
    """Compare a picture with those of a folder, or with all that were tagged in this shop.

    Raises:
        PictureError: the picture or the folder cannot be read, or there is nothing to compare with.
    """
    import numpy as np

    from shopassist.tagging.look_at import prepare_looker

    looker = prepare_looker(device)
    job.step(0, None, Message("Looking at {picture}", picture=picture))
    [look] = looker.look_at([picture], (), {})
    if look.failure is not None or look.vector is None:
        raise PictureError(
            "{picture}: expected a picture, but: {reason} Choose another one.",
            picture=picture,
            reason=str(look.failure),
        )
    if folder is None:
        others = {
            path: vector for path, _, vector in list_picture_vectors(store, looker.network_id)
        }
    else:
        others = {
            one.path: one.vector
            for one in list_looks(job, looker, [folder])
            if one.vector is not None
        }
    others.pop(picture, None)
    if not others:
        raise PictureError(
            "{picture}: there is no other picture to compare it with. Tag a folder of pictures first,"
            " or name one with --pictures.",
            picture=picture,
        )
    paths = sorted(others)
    vectors = np.stack([np.frombuffer(others[path], np.float16) for path in paths]).astype(
        np.float32
    )
    wanted = np.frombuffer(look.vector, np.float16).astype(np.float32)
    lengths = np.linalg.norm(vectors, axis=1) * np.linalg.norm(wanted)
    scores = vectors @ wanted / np.maximum(lengths, 1e-9)
    best = np.argsort(-scores, kind="stable")[:k]
    return SimilarPictures(tuple(SimilarPicture(paths[i], float(scores[i])) for i in best))
