"""The shipped int8 graphs -> weights to train on from: `train --start src/onrecord/reading/data/model`.

Weights come back as they are read (each int8 number times its channel's scale), which is within
half a step of the checkpoint that they were rounded from.
"""

import re
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.network import LAYERS, READER_LAYERS

BLOCK = ("qkv", "out", "up", "down")
ENCODER = [f"encoder.blocks.{n}.{part}" for n in range(LAYERS) for part in BLOCK]
READER = [f"reader.blocks.{n}.{part}" for n in range(READER_LAYERS) for part in BLOCK]
# the exporter numbers unnamed products as they are made: the graph's order
ORDER = {
    "encoder": [
        *ENCODER,
        *("cues", "syntax.tags", "syntax.head", "syntax.dep", "reader.down"),
    ],
    "reader": [*READER, "reader.tag"],
    "relations": [],
}


def restore(folder: Path) -> dict[str, Tensor]:
    """Weights by the names of `Network`, from the three graphs in `folder`.

    Raises ValueError if the graphs do not have the products that `export` writes.
    """
    weights: dict[str, Tensor] = {}
    for graph, order in ORDER.items():
        kept = {
            i.name: numpy_helper.to_array(i)
            for i in onnx.load(str(folder / f"{graph}.onnx")).graph.initializer
        }
        names = sorted(
            (n for n in kept if re.fullmatch(r"onnx::MatMul_\d+_quantized", n)),
            key=lambda n: int(n.split("_")[1]),
        )
        if len(names) != len(order):
            raise ValueError(f"{graph}.onnx has {len(names)} products, not {len(order)}")
        for name, own in zip(names, order, strict=True):
            weights[f"{own}.weight"] = _real(kept, name.removesuffix("_quantized")).T
        for name, value in kept.items():
            own = name.removeprefix("network.")
            if found := re.fullmatch(r"(.+\.weight)(_Transposed)?_quantized", own):
                real = _real(kept, name.removesuffix("_quantized"))
                weights[found[1]] = real.T if found[2] else real
            elif re.fullmatch(r"[a-z_0-9.]+\.(weight|bias|kind)", own):
                weights[own] = torch.tensor(value)
        if graph == "encoder":
            mix = [float(kept[n]) for n in sorted(kept) if n.startswith("onnx::Mul_")]
            weights["syntax.mix"] = torch.tensor(mix).log()
    return {name: value.contiguous() for name, value in weights.items()}


def _real(kept: dict[str, np.ndarray], name: str) -> Tensor:
    """A quantised weight in real numbers."""
    whole = kept[f"{name}_quantized"].astype(np.float32) - kept[f"{name}_zero_point"]
    return torch.tensor((whole * kept[f"{name}_scale"]).astype(np.float32))
