"""The network: one encoder, token heads on it, and a reader that is shown one cue at a time.

The encoder is all-MiniLM-L6-v2 (BERT: 6 layers, 384 wide) with letter case added to the word
embeddings. Token heads find cue candidates, outermost and nested, and syntax (biaffine arcs after
Dozat and Manning, 2017). The reader is given a cue and decides source, cue and content together,
as span-based semantic role labellers are given their predicate.
"""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

WIDTH, LAYERS, HEADS, VOCABULARY = 384, 6, 12, 30522
UPOS = [
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
]
ENTITIES = [
    "",
    "abstract",
    "person",
    "place",
    "object",
    "event",
    "time",
    "organization",
    "substance",
    "animal",
    "plant",
]
UNITS = ("", "other", "condition")
TAGS = ("outside", "source", "cue", "content")
READER_WIDTH, READER_HEADS, READER_LAYERS, REACH = 192, 4, 2, 100


class Block(nn.Module):
    """One BERT layer (normalised after each half)."""

    def __init__(self, width: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, 4 * width)
        self.down = nn.Linear(4 * width, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """`x` [B, T, W]; `bias` [B, 1, 1, T], 0 where a place may be seen, else very negative."""
        b, t, w = x.shape
        q, k, v = (
            part.reshape(b, t, self.heads, w // self.heads).transpose(1, 2)
            for part in self.qkv(x).split(w, dim=2)
        )
        score = q @ k.transpose(2, 3) / math.sqrt(w // self.heads) + bias
        mixed = (score.softmax(-1) @ v).transpose(1, 2).reshape(b, t, w)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


def blind(mask: Tensor) -> Tensor:
    """`mask` [B, T], 1 where there is a piece -> the bias that `Block` takes."""
    return (1.0 - mask.float())[:, None, None, :] * -1e4


class Encoder(nn.Module):
    """Word pieces and their letter case -> [B, T, 384] of every layer."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, WIDTH)
        self.position = nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.case = nn.Embedding(4, WIDTH)
        nn.init.zeros_(self.case.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.blocks = nn.ModuleList(Block(WIDTH, HEADS, dropout) for _ in range(LAYERS))

    def forward(self, ids: Tensor, case: Tensor, mask: Tensor) -> list[Tensor]:
        """All [B, T]. Returns the output of each layer."""
        at = torch.arange(ids.shape[1], device=ids.device)
        x = self.word(ids) + self.position(at)[None] + self.kind + self.case(case)
        x = self.dropout(self.norm(x))
        bias = blind(mask)
        outputs = []
        for block in self.blocks:
            x = block(x, bias)
            outputs.append(x)
        return outputs

    def load_minilm(self, weights: dict[str, Tensor]) -> None:
        """Take over the published weights (BERT's names)."""
        own: dict[str, Tensor] = {
            "word.weight": weights["embeddings.word_embeddings.weight"],
            "position.weight": weights["embeddings.position_embeddings.weight"],
            "kind": weights["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": weights["embeddings.LayerNorm.weight"],
            "norm.bias": weights["embeddings.LayerNorm.bias"],
            "case.weight": self.case.weight.data,
        }
        for i in range(LAYERS):
            theirs, ours = f"encoder.layer.{i}.", f"blocks.{i}."
            for part in ("weight", "bias"):
                own[f"{ours}qkv.{part}"] = torch.cat(
                    [
                        weights[f"{theirs}attention.self.{n}.{part}"]
                        for n in ("query", "key", "value")
                    ]
                )
                for mine, name in (
                    ("out", "attention.output.dense"),
                    ("norm1", "attention.output.LayerNorm"),
                    ("up", "intermediate.dense"),
                    ("down", "output.dense"),
                    ("norm2", "output.LayerNorm"),
                ):
                    own[f"{ours}{mine}.{part}"] = weights[f"{theirs}{name}.{part}"]
        self.load_state_dict(own)


class Syntax(nn.Module):
    """Parts of speech, sentence starts, heads and relations, mentions, discourse units."""

    def __init__(self, relations: int, xpos: int, dropout: float = 0.2) -> None:
        super().__init__()
        self.mix = nn.Parameter(torch.zeros(LAYERS))
        self.dropout = nn.Dropout(dropout)
        self.sizes = [len(UPOS), xpos, 2, len(ENTITIES), len(UNITS)]
        self.tags = nn.Linear(WIDTH, sum(self.sizes))
        self.dep = nn.Linear(WIDTH, 256)
        self.head = nn.Linear(WIDTH, 257)
        self.rel_dep = nn.Linear(WIDTH, 192)
        self.rel_head = nn.Linear(WIDTH, 192)
        self.rel = nn.Linear(3 * 192, relations)

    def blend(self, layers: list[Tensor]) -> Tensor:
        """A learned mix of the encoder's layers."""
        weight = self.mix.softmax(0)
        return self.dropout(sum(weight[i] * x for i, x in enumerate(layers)))

    def forward(self, layers: list[Tensor]) -> tuple[list[Tensor], Tensor, Tensor]:
        """Token logits by task; arc scores [B, dependent, head]; the blended vectors."""
        x = self.blend(layers)
        tags = list(self.tags(x).split(self.sizes, dim=2))
        head = self.head(x)
        arcs = self.dep(x) @ head[..., :256].transpose(1, 2) / 16 + head[..., 256][:, None, :]
        return tags, arcs, x

    def relation(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Blended vectors of dependents and their heads, [N, 384] each -> [N, relations]."""
        a, b = F.gelu(self.rel_dep(dependent)), F.gelu(self.rel_head(head))
        return self.rel(torch.cat([a, b, a * b], dim=1))


class CueReader(nn.Module):
    """Shown a cue in its paragraph, tags source, cue and content, and says if it is one at all."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.down = nn.Linear(WIDTH, READER_WIDTH)
        self.cue = nn.Linear(WIDTH, READER_WIDTH)
        self.place = nn.Embedding(2 * REACH + 3, READER_WIDTH)
        self.mark = nn.Embedding(2, READER_WIDTH)
        self.level = nn.Embedding(2, READER_WIDTH)
        self.norm = nn.LayerNorm(READER_WIDTH)
        self.blocks = nn.ModuleList(
            Block(READER_WIDTH, READER_HEADS, dropout) for _ in range(READER_LAYERS)
        )
        self.tag = nn.Linear(READER_WIDTH, len(TAGS))
        self.valid = nn.Linear(READER_WIDTH, 1)

    def forward(
        self, hidden: Tensor, marked: Tensor, offset: Tensor, level: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        """`hidden` [K, L, 384] around each cue; `marked` [K, L], 1 on the cue's pieces;

        `offset` [K, L], distance to the cue in pieces, moved by REACH + 1 so that none is
        negative; `level` [K], 1 for nested; `mask` [K, L]. Returns tag logits [K, L, 4] and
        validity logits [K].
        """
        on = marked.float()
        middle = (hidden * on[..., None]).sum(1) / on.sum(1, keepdim=True).clamp(min=1.0)
        return self.decide(self.down(hidden), middle, marked, offset, level, mask)

    def decide(
        self,
        near: Tensor,
        middle: Tensor,
        marked: Tensor,
        offset: Tensor,
        level: Tensor,
        mask: Tensor,
    ) -> tuple[Tensor, Tensor]:
        """As `forward`, from `near` [K, L, 192], narrowed by `down`, and the cue's mean [K, 384]."""
        on = marked.float()
        total = on.sum(1, keepdim=True).clamp(min=1.0)
        x = near + self.place(offset) + self.mark(marked)
        x = self.norm(x + (self.cue(middle) + self.level(level))[:, None])
        bias = blind(mask)
        for block in self.blocks:
            x = block(x, bias)
        pooled = (x * on[..., None]).sum(1) / total
        return self.tag(x), self.valid(pooled)[:, 0]


class Network(nn.Module):
    """Everything that is trained."""

    def __init__(self, relations: int, xpos: int) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.syntax = Syntax(relations, xpos)
        self.dropout = nn.Dropout(0.1)
        # outside, begin, inside of a cue: outermost, then nested; then source and content at all
        self.cues = nn.Linear(WIDTH, 3 + 3 + 2)
        self.reader = CueReader()
