"""EfficientNet-Lite0 in plain torch, batch normalisation folded in; gives vectors of pictures.

Architecture: Tan and Le 2019, https://arxiv.org/abs/1905.11946, and Google's "lite" variant of it
(no squeeze-and-excitation, ReLU6). Weights come from packaging/convert_lite0.py.
"""

import torch  # noqa: TID253
from torch import Tensor, nn  # noqa: TID253
from torch.nn import functional  # noqa: TID253

SIDE_PX = 224
VECTOR_LENGTH = 1280
# (repeats, kernel, stride of the first, expansion, channels out) of each stage.
STAGES = (
    (1, 3, 1, 1, 16),
    (2, 3, 2, 6, 24),
    (2, 5, 2, 6, 40),
    (3, 3, 2, 6, 80),
    (3, 5, 1, 6, 112),
    (4, 5, 2, 6, 192),
    (1, 3, 1, 6, 320),
)


class SameConv(nn.Conv2d):
    """A convolution padded as TensorFlow does: the odd pixel goes to the right and the bottom."""

    def __init__(self, inside: int, outside: int, kernel: int, stride: int = 1, groups: int = 1):
        symmetric = (kernel - 1) // 2 if stride == 1 else 0
        super().__init__(inside, outside, kernel, stride, padding=symmetric, groups=groups)

    def forward(self, pictures: Tensor) -> Tensor:
        """Filtered pictures, their sides divided by the stride, rounded up."""
        kernel, stride = self.kernel_size[0], self.stride[0]
        if kernel == 1:  # with channels last this is one matrix product, at half the time
            last = pictures.permute(0, 2, 3, 1)
            return functional.linear(last, self.weight.flatten(1), self.bias).permute(0, 3, 1, 2)
        if stride > 1:
            down, across = (
                max((-(-size // stride) - 1) * stride + kernel - size, 0)
                for size in pictures.shape[-2:]
            )
            sides = (across // 2, across - across // 2, down // 2, down - down // 2)
            pictures = functional.pad(pictures, sides)
        return super().forward(pictures)


class Block(nn.Module):
    """Widen by 1x1, filter each channel, narrow by 1x1; added to its input where shapes allow."""

    def __init__(self, inside: int, outside: int, kernel: int, stride: int, expansion: int) -> None:
        super().__init__()
        wide = inside * expansion
        self.widen = SameConv(inside, wide, 1) if expansion > 1 else None
        self.filter = SameConv(wide, wide, kernel, stride, groups=wide)
        self.narrow = SameConv(wide, outside, 1)
        self.adds_input = stride == 1 and inside == outside

    def forward(self, pictures: Tensor) -> Tensor:
        """See the class."""
        wide = pictures
        if self.widen is not None:
            wide = functional.relu6(self.widen(pictures), inplace=True)
        narrow: Tensor = self.narrow(functional.relu6(self.filter(wide), inplace=True))
        return narrow + pictures if self.adds_input else narrow


class Lite0(nn.Module):
    """Pictures `(n, 3, height, width)` float32 in, vectors `(n, 1280)` float32 out."""

    def __init__(self) -> None:
        super().__init__()
        self.first = SameConv(3, 32, 3, 2)
        blocks: list[Block] = []
        inside = 32
        for repeats, kernel, stride, expansion, outside in STAGES:
            for number in range(repeats):
                step = stride if number == 0 else 1
                blocks.append(Block(inside, outside, kernel, step, expansion))
                inside = outside
        self.blocks = nn.Sequential(*blocks)
        self.last = SameConv(inside, VECTOR_LENGTH, 1)

    def forward(self, pictures: Tensor) -> Tensor:
        """See the class; the colours of pictures are (0..255 - 127) / 128, RGB."""
        seen = self.blocks(functional.relu6(self.first(pictures), inplace=True))
        return functional.relu6(self.last(seen), inplace=True).mean((2, 3))


def build_network(weights: dict[str, Tensor]) -> Lite0:
    """The network with these weights, ready to look at pictures fast on a processor.

    Raises:
        RuntimeError: a weight is missing or has another shape.
    """
    network = Lite0()
    network.load_state_dict({name: weight.float() for name, weight in weights.items()})
    return network.eval().to(memory_format=torch.channels_last)  # type: ignore[call-overload,no-any-return]
