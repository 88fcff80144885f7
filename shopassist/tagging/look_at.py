"""A batch of files -> what was seen in each: the part of tagging that runs in worker threads."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np  # noqa: TID253
import torch  # noqa: TID253

from shopassist.messages import Message
from shopassist.tagging import colour, model  # noqa: TID253
from shopassist.tagging.network import Lite0  # noqa: TID253
from shopassist.tagging.picture_files import (  # noqa: TID253
    Pixels,
    UnreadablePictureError,
    decode_picture,
    read_content,
    read_size,
)


@dataclass(slots=True)
class Look:
    """What was found out about one file.

    Attributes:
        is_settled: nothing has changed since its tags were stored.
        failure: why it has none.
        vector, shares: float16 bytes; None when the content is known already.
    """

    path: str
    sha256: str = ""
    width_px: int | None = None
    height_px: int | None = None
    is_settled: bool = False
    failure: Message | None = None
    vector: bytes | None = None
    shares: bytes | None = None


@dataclass
class Looker:
    """The shipped models, loaded: the head at once, the network when a picture is new."""

    device: str
    network_file: model.LoadedModel
    head_file: model.LoadedModel
    head: model.Head
    network: Lite0 = field(repr=False)

    @property
    def network_id(self) -> str:
        """The name under which vectors are kept: other weights make other vectors."""
        return f"{model.NETWORK}:{self.network_file.sha256[:12]}"

    def look_at(
        self, paths: Sequence[str], known: Container[str], settled: Mapping[str, str]
    ) -> list[Look]:
        """Read, decode, measure and put through the network what is not known yet."""
        looks: list[Look] = []
        new: dict[str, tuple[Look, Pixels]] = {}
        for path in paths:
            look = Look(path)
            looks.append(look)
            try:
                look.sha256, content = read_content(path)
                if settled.get(path) == look.sha256:
                    look.is_settled = True
                elif look.sha256 in known or look.sha256 in new:
                    look.width_px, look.height_px = read_size(content)
                else:
                    new[look.sha256] = (look, _see(look, content))
            except UnreadablePictureError as error:
                look.failure = error.reason
        if new:
            self._compute(new)
        for look in looks:
            if look.failure is None and look.sha256 in new:  # copies within the batch
                first, _ = new[look.sha256]
                look.vector, look.shares = first.vector, first.shares
        return looks

    def _compute(self, new: Mapping[str, tuple[Look, Pixels]]) -> None:
        pixels = np.stack([seen for _, seen in new.values()])
        vectors = model.compute_vectors(self.network, pixels, self.device)
        for (look, _), vector in zip(new.values(), vectors, strict=True):
            look.vector = vector.astype(np.float16).tobytes()

    def suggest_tags(self, pairs: Sequence[tuple[bytes, bytes]]) -> list[list[model.Suggestion]]:
        """For each (vector, colour shares) the tags worth keeping, best first in each facet."""
        vectors = np.stack([np.frombuffer(vector, np.float16) for vector, _ in pairs])
        shares = np.stack([np.frombuffer(share, np.float16) for _, share in pairs])
        categories = model.suggest_categories(self.head, vectors.astype(np.float32))
        colours = model.suggest_colours(shares.astype(np.float32), self.head.listed)
        return [ours + theirs for ours, theirs in zip(categories, colours, strict=True)]

    @property
    def model_name(self) -> str:
        """What suggests: head, network and colour measurement, each with its version."""
        return f"{model.HEAD}:{self.head_file.sha256[:12]}+{self.network_id}+{colour.MEASURE}"

    @property
    def card(self) -> dict[str, Any]:
        """The card of the head."""
        return self.head_file.card


def prepare_looker(device: str) -> Looker:
    """The shipped models on a device ("auto", "cpu", "cuda", "mps").

    Raises:
        ModelFileError: a model file is damaged.
        PictureError: there is no such device.
    """
    chosen = model.pick_device(device)
    network_file = model.load_model(model.NETWORK)
    head_file = model.load_model(model.HEAD)
    return Looker(
        device=chosen,
        network_file=network_file,
        head_file=head_file,
        head=model.load_head(network_file, head_file),
        network=model.load_network(network_file, chosen),
    )


class OneThreadEach:
    """While it is open, torch computes each batch on the thread that asks: the batches run apart.

    Two pictures at once on two cores is faster than one picture on both, and nobody waits in a
    spin loop for a core that another program has.
    """

    def __enter__(self) -> None:
        self._before = torch.get_num_threads()
        torch.set_num_threads(1)

    def __exit__(self, *_: object) -> None:
        torch.set_num_threads(self._before)


def _see(look: Look, content: bytes) -> Pixels:
    seen = decode_picture(content)
    look.width_px, look.height_px = seen.width_px, seen.height_px
    shares = colour.measure_colours(seen.pixels, seen.product_mask)
    look.shares = shares.astype(np.float16).tobytes()
    return seen.pixels
