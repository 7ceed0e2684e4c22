"""Checkpoint -> ONNX with int8 weights: `python -m training.export --run training/runs/NAME`.

Writes the three graphs that `onrecord.reading` runs (encoder with its token heads, relations,
cue reader), the tokenizer and `model.json` with the label sets.
"""

import argparse
import hashlib
import json
import shutil
import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from training.network import ENTITIES, REACH, UPOS, Network
from training.train import base_model, current_commit

TARGET = Path("src/onrecord/reading/data/model")


class EncoderGraph(nn.Module):
    """Ids, case, mask [B, T] -> vectors, cue probabilities, tags, arc scores."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, case: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        layers = self.network.encoder(ids, case, mask)
        cues = self.network.cues(layers[-1])
        outer, inner = cues[..., :3].softmax(-1), cues[..., 3:6].softmax(-1)
        (upos, xpos, sentence, entity, unit), arcs, vectors = self.network.syntax(layers)
        return (
            layers[-1],
            torch.cat([outer, inner, cues[..., 6:].sigmoid()], -1),
            torch.stack([upos.argmax(-1), xpos.argmax(-1), entity.argmax(-1)], -1),
            torch.cat([sentence.softmax(-1)[..., 1:], unit.softmax(-1)], -1),
            arcs,
            vectors,
        )


class RelationGraph(nn.Module):
    """Vectors of dependents and heads [N, 384] -> number of the relation [N]."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.syntax = network.syntax

    def forward(self, dependent: Tensor, head: Tensor) -> Tensor:
        return self.syntax.relation(dependent, head).argmax(-1)


class ReaderGraph(nn.Module):
    """What `CueReader` takes -> tag probabilities [K, L, 4] and validity [K]."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.reader = network.reader

    def forward(
        self, hidden: Tensor, marked: Tensor, offset: Tensor, level: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        tags, valid = self.reader(hidden, marked, offset, level, mask)
        return tags.softmax(-1), valid.sigmoid()


def graphs(
    network: Network,
) -> list[tuple[str, nn.Module, dict[str, Tensor], dict[str, dict[int, str]]]]:
    """Name, module, example inputs and free axes of each graph."""
    ids = torch.randint(1000, 2000, (2, 17))
    ones = torch.ones_like(ids)
    rows, cues = torch.randn(5, 384), torch.ones(3, 11, dtype=torch.int64)
    bt, kl = {0: "B", 1: "T"}, {0: "K", 1: "L"}
    return [
        (
            "encoder",
            EncoderGraph(network),
            {"ids": ids, "case": ones, "mask": ones},
            dict.fromkeys(("ids", "case", "mask", "hidden", "cues", "tags", "marks", "vectors"), bt)
            | {"arcs": {0: "B", 1: "T", 2: "T"}},
        ),
        (
            "relations",
            RelationGraph(network),
            {"dependent": rows, "head": rows},
            {n: {0: "N"} for n in ("dependent", "head", "relation")},
        ),
        (
            "reader",
            ReaderGraph(network),
            {
                "hidden": torch.randn(3, 11, 384),
                "marked": cues,
                "offset": cues,
                "level": cues[:, 0],
                "mask": cues,
            },
            dict.fromkeys(("hidden", "marked", "offset", "mask", "roles"), kl)
            | {"level": {0: "K"}, "valid": {0: "K"}},
        ),
    ]


OUTPUTS = {
    "encoder": ["hidden", "cues", "tags", "marks", "arcs", "vectors"],
    "relations": ["relation"],
    "reader": ["roles", "valid"],
}


def export(run: Path, target: Path, quantise: bool) -> None:
    """Write all graphs of the checkpoint in `run` to `target`."""
    labels = json.loads((run / "labels.json").read_text())
    network = Network(len(labels["relations"]), len(labels["xpos"]))
    network.load_state_dict(torch.load(run / "network.pt", weights_only=True))
    network.eval()
    target.mkdir(parents=True, exist_ok=True)
    for name, module, inputs, axes in graphs(network):
        with tempfile.TemporaryDirectory() as tmp, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            raw, ready = Path(tmp, "raw.onnx"), Path(tmp, "ready.onnx")
            torch.onnx.export(
                module.eval(),
                tuple(inputs.values()),
                str(raw),
                input_names=list(inputs),
                output_names=OUTPUTS[name],
                dynamic_axes=axes,
                opset_version=17,
                dynamo=False,
            )
            if not quantise:
                shutil.copy(raw, target / f"{name}.onnx")
                continue
            quant_pre_process(str(raw), str(ready), skip_symbolic_shape=True)
            quantize_dynamic(
                str(ready),
                str(target / f"{name}.onnx"),
                weight_type=QuantType.QInt8,
                per_channel=True,
                reduce_range=True,
                op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            )
        onnx.checker.check_model(str(target / f"{name}.onnx"))
    shutil.copy(base_model() / "tokenizer.json", target / "tokenizer.json")
    digest = hashlib.sha256((target / "encoder.onnx").read_bytes()).hexdigest()[:12]
    run_facts = json.loads((run / "run.json").read_text())
    (target / "model.json").write_text(
        json.dumps(
            {
                "name": f"onrecord-minilm-{digest}",
                "exported_at": current_commit(),
                **run_facts,
                "reach": REACH,
                "upos": UPOS,
                "entities": ENTITIES,
                **labels,
            },
            indent=1,
        )
        + "\n"
    )


def main() -> None:
    """Parse the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--target", type=Path, default=TARGET)
    parser.add_argument("--float", action="store_true", help="leave the weights in 32 bits")
    args = parser.parse_args()
    export(args.run, args.target, not args.float)


if __name__ == "__main__":
    main()
