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

from training.network import ENTITIES, HEADS, REACH, UPOS, Network
from training.train import base_model, current_commit

TARGET = Path("src/onrecord/reading/data/model")


class EncoderGraph(nn.Module):
    """Ids and case [1, T] -> vectors, cue probabilities, tags, arc scores, and for the cue reader
    its narrower vectors: they are worked out once, not again for each cue."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, case: Tensor) -> tuple[Tensor, ...]:
        layers = self.network.encoder(ids, case, torch.ones_like(ids))
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
            self.network.reader.down(layers[-1]),
        )


class RelationGraph(nn.Module):
    """Vectors of dependents and heads [N, 384] -> number of the relation [N]."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.syntax = network.syntax

    def forward(self, dependent: Tensor, head: Tensor) -> Tensor:
        return self.syntax.relation(dependent, head).argmax(-1)


class ReaderGraph(nn.Module):
    """What `CueReader.decide` takes -> tag probabilities [K, L, 4] and validity [K]."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.reader = network.reader

    def forward(
        self,
        near: Tensor,
        middle: Tensor,
        marked: Tensor,
        offset: Tensor,
        level: Tensor,
        mask: Tensor,
    ) -> tuple[Tensor, Tensor]:
        tags, valid = self.reader.decide(near, middle, marked, offset, level, mask)
        return tags.softmax(-1), valid.sigmoid()


def graphs(
    network: Network,
) -> list[tuple[str, nn.Module, dict[str, Tensor], dict[str, dict[int, str]]]]:
    """Name, module, example inputs and free axes of each graph."""
    ids = torch.randint(1000, 2000, (1, 17))
    ones = torch.ones_like(ids)
    rows, cues = torch.randn(5, 384), torch.ones(3, 11, dtype=torch.int64)
    t, kl = {1: "T"}, {0: "K", 1: "L"}
    return [
        (
            "encoder",
            EncoderGraph(network),
            {"ids": ids, "case": ones},
            dict.fromkeys(("ids", "case", *OUTPUTS["encoder"]), t) | {"arcs": {1: "T", 2: "T"}},
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
                "near": torch.randn(3, 11, 192),
                "middle": torch.randn(3, 384),
                "marked": cues,
                "offset": cues,
                "level": cues[:, 0],
                "mask": cues,
            },
            dict.fromkeys(("near", "marked", "offset", "mask", "roles"), kl)
            | {key: {0: "K"} for key in ("middle", "level", "valid")},
        ),
    ]


OUTPUTS = {
    "encoder": ["hidden", "cues", "tags", "marks", "arcs", "vectors", "near"],
    "relations": ["relation"],
    "reader": ["roles", "valid"],
}


def fuse_attention(path: Path) -> None:
    """Put onnxruntime's one step for attention in place of the exported ones, in the encoder.

    It takes no mask: windows are read one at a time, so that none is padded.
    """
    model = onnx.load(str(path))
    nodes = model.graph.node
    maker = {name: node for node in nodes for name in node.output}
    user = {name: node for node in nodes for name in node.input}
    for node in [n for n in nodes if n.op_type == "Softmax" and "/blocks." in n.name]:
        product = node.input[0]
        while maker[product].op_type != "MatMul":  # back over the mask and the scale
            product = maker[product].input[0]
        mixed = user[node.output[0]]
        turned = (*maker[product].input, mixed.input[1])
        parts = [maker[maker[name].input[0]].input[0] for name in turned]  # before heads part
        joined = user[user[mixed.output[0]].output[0]]
        place = list(nodes).index(joined)
        nodes.insert(
            place,
            onnx.helper.make_node(
                "MultiHeadAttention",
                parts,
                list(joined.output),
                name=f"{node.name}/attention",
                domain="com.microsoft",
                num_heads=HEADS,
            ),
        )
        nodes.remove(joined)
    while dead := _dead(model):
        for node in dead:
            nodes.remove(node)
    model.opset_import.append(onnx.helper.make_opsetid("com.microsoft", 1))
    onnx.save(model, str(path))


def _dead(model: onnx.ModelProto) -> list[onnx.NodeProto]:
    """Nodes whose results nobody uses."""
    used = {name for node in model.graph.node for name in node.input}
    used |= {out.name for out in model.graph.output}
    return [node for node in model.graph.node if used.isdisjoint(node.output)]


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
            else:
                quant_pre_process(str(raw), str(ready), skip_symbolic_shape=True)
                quantize_dynamic(
                    str(ready),
                    str(target / f"{name}.onnx"),
                    weight_type=QuantType.QInt8,
                    per_channel=True,
                    reduce_range=True,
                    op_types_to_quantize=["MatMul", "Gemm", "Gather"],
                )
        if name == "encoder":
            fuse_attention(target / f"{name}.onnx")
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
