"""The model's files and one pass of the encoder over the windows of a text."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.errors import ModelError
from onrecord.reading.windows import Ids, Window, load_tokenizer

Floats = NDArray[np.float32]
FOLDER = Path(__file__).parent / "data" / "model"


@dataclass(frozen=True)
class Labels:
    """The model's name and the labels that its heads count in."""

    name: str
    reach: int
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    entities: tuple[str, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """What the encoder and its token heads say of one window, by place ([T, …]).

    `cues`: outside, begin, inside of an outermost cue, then of a nested one, then in a source at
    all and in a content at all; `tags`: numbers of upos, xpos and entity; `marks`: sentence start,
    then inside a discourse unit, opening one, opening a conditional one; `arcs`: score of each head
    (column) for each dependent (row); `hidden` and, narrower, `near` are for the cue reader.
    """

    window: Window
    hidden: Floats
    cues: Floats
    tags: Ids
    marks: Floats
    arcs: Floats
    vectors: Floats
    near: Floats


@dataclass(frozen=True)
class Model:
    """Loaded once, then shared; running it changes nothing in it."""

    labels: Labels
    tokenizer: Tokenizer
    encoder: Any
    relations: Any
    reader: Any


@lru_cache(maxsize=2)
def load_model(folder: Path = FOLDER) -> Model:
    """Load the graphs, the tokenizer and the labels. Raises ModelError if any is missing."""
    try:
        found = json.loads((folder / "model.json").read_text(encoding="utf8"))
        return Model(
            Labels(
                found["name"],
                found["reach"],
                *(tuple(found[key]) for key in ("upos", "xpos", "entities", "relations")),
            ),
            load_tokenizer(folder / "tokenizer.json"),
            *(_session(folder / f"{name}.onnx") for name in ("encoder", "relations", "reader")),
        )
    except (OSError, KeyError, ValueError) as error:
        raise ModelError(
            f"The model in {folder} cannot be loaded ({error}): install onrecord again."
        ) from error


def _session(path: Path) -> Any:
    if not path.is_file():
        raise FileNotFoundError(f"no file {path.name}")
    import onnxruntime

    ort: Any = onnxruntime  # it ships no types
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads()
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    # three graphs take turns: helpers of one that spin for work would hold up the next
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return ort.InferenceSession(
        str(path),
        options,
        providers=["CPUExecutionProvider"],
        # its one step for sum and norm is several times slower than the two it stands for
        disabled_optimizers=["SkipLayerNormFusion"],
    )


def threads() -> int:
    """How many cores to use: ONRECORD_THREADS, else all that this process may."""
    given = os.environ.get("ONRECORD_THREADS", "")
    if given.isdecimal() and int(given):
        return int(given)
    allowed = getattr(os, "sched_getaffinity", None)  # not on every system
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def run_encoder(model: Model, windows: list[Window]) -> Iterator[Reading]:
    """Read the windows one by one: a batch of several does not fit a core's cache and is slower."""
    for window in windows:
        found: list[Any] = model.encoder.run(
            None, {"ids": window.ids[None], "case": window.case[None]}
        )
        yield Reading(window, *(part[0] for part in found))
