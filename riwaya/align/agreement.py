"""Whether two short texts agree: a small model over what they share and what stands in one of them only.

Two logistic models, whose weights `scripts/train_agreement.py` fits and writes to `agreement.json`: one tells whether
both texts talk of the same matter, the other whether they can both be true if they do. Each is fitted with and without
the cosine of the texts' vectors. PROVENANCE.md tells on what, docs/quality.md how well they hold.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp, log
from typing import Any

import numpy as np

from riwaya.align.embedding import Embedder, Vectors, centred
from riwaya.align.traits import Trait, traits
from riwaya.model import Document

LEARNT = 0.65
"""Share of pairs that conflict among those that the weights were fitted on: their writers were asked to contradict."""

RARE = 0.05
"""The same among reports that nobody wrote to contradict another: a guess, on the side of agreement."""

MOST_REASONS = 5

LEAST = 0.1
"""Log odds below which a trait is no reason."""

SAYS: Mapping[str, str] = {
    "shared": "how much of both texts says the same",
    "shared pieces": "how many things both say",
    "length differs": "one text is longer",
    "wider words": "one word is wider than the other's",
    "alike words": "words that look alike",
    "all of one is in the other": "one text says nothing that the other does not",
    "one piece differs": "one thing differs, all else is the same",
    "number in one": "a number stands in one only",
    "number differs": "the numbers differ",
    "place in one": "a place stands in one only",
    "place differs": "the places differ",
    "name in one": "a name stands in one only",
    "name differs": "the names differ",
    "concept in one": "one says more than the other",
    "concept differs": "each says something that the other does not",
    "word in one": "one has more words than the other",
    "word differs": "each has words that the other has not",
    "in its place": "one stands where the other text has something else",
    "beside the same": "one stands beside the same words as the other",
    "other order": "the order of what is told differs",
    "names in other order": "the names stand in another order",
    "opposites in other order": "what rises in one falls in the other",
    "opposites": "these exclude one another",
    "opposites inside one": "one text opposes two things, the other does not",
    "negations": "one negates, the other does not",
    "negated": "one tells of something that is not so",
    "denied": "in one somebody denies it",
    "negated, all else the same": "one says that it is not so, all else is the same",
    "asked": "one asks",
    "cosine": "how near the texts' vectors are",
}
"""Traits in plain words."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that weighed. `weight`: log odds towards conflict, less than 0 towards agreement."""

    says: str
    weight: float
    words: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    """The words of the first and of the second text that show it."""

    def __str__(self) -> str:
        shown = " / ".join(", ".join(side) or "–" for side in self.words) if any(self.words) else ""
        return f"{self.says}: {shown}" if shown else self.says


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two texts stand to one another."""

    same: float
    """The chance that both talk of the same matter."""
    conflict: float
    """The chance that they cannot both be true if they do, where as many pairs conflict as among those learnt from."""
    why: tuple[Reason, ...] = ()
    """What weighed most on `conflict`, the heaviest first."""

    @property
    def support(self) -> float:
        """The chance that one bears out the other: it talks of the same, and does not conflict."""
        return self.same * (1 - self.conflict_among(RARE))

    def conflict_among(self, share: float) -> float:
        """`conflict`, where another share of the pairs conflicts (Saerens et al., 2002)."""
        return _chance(_odds(self.conflict) + _odds(share) - _odds(LEARNT))


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model: weights in log odds, and the mean of each trait for which 0 is not the rule."""

    bias: float
    weights: Mapping[str, float]
    means: Mapping[str, float]

    def parts(self, found: Sequence[Trait]) -> dict[str, float]:
        """What each trait adds to the log odds."""
        values = {t.name: t.value for t in found}
        names = [*values, *(name for name in self.means if name not in values)]
        weights, means = self.weights, self.means
        return {n: weights[n] * (values.get(n, 0.0) - means.get(n, 0.0)) for n in names if n in weights}

    def chance(self, parts: Mapping[str, float]) -> float:
        """What the log odds come to."""
        return _chance(self.bias + sum(parts.values()))


def agreement(a: Document, b: Document, cosine: float | None = None) -> Agreement:
    """How two read documents of a sentence or a few stand to one another, in any of the languages.

    `cosine`: `cosine_of` the two; without it nothing is lost but some accuracy. Texts much longer than a headline are
    out of what the weights know.
    """
    found = traits(a, b, cosine)
    matter, conflict = models(cosine is not None)
    parts = conflict.parts(found)
    return Agreement(matter.chance(matter.parts(found)), conflict.chance(parts), _reasons(found, parts))


def cosine_of(a: Document, b: Document, embedder: Embedder) -> float:
    """How near the vectors of two texts are, what their languages have in common taken off."""
    one, other = embedder.embed([a.text, b.text])
    return cosine_between(one, other, (a.language or "", b.language or ""), embedder)


def cosine_between(one: Vectors, other: Vectors, languages: tuple[str, str], embedder: Embedder) -> float:
    """The same of vectors that are known already."""
    first, second = centred(np.stack([one, other]), languages, embedder.name)
    return float(first @ second)


@lru_cache(maxsize=2)
def models(cosine: bool) -> tuple[Model, Model]:
    """The models of the same matter and of conflict, those that know the cosine or those that do not."""
    data: dict[str, Any] = json.loads((files("riwaya.align") / "agreement.json").read_text("utf-8"))
    matter, conflict = (Model(**data[name]["cosine" if cosine else "bare"]) for name in ("same", "conflict"))
    return matter, conflict


def _reasons(found: Sequence[Trait], parts: Mapping[str, float]) -> tuple[Reason, ...]:
    by_name = {t.name: t for t in found}
    heaviest = sorted((n for n in parts if abs(parts[n]) >= LEAST), key=lambda n: (-abs(parts[n]), n))
    return tuple(
        Reason(_says(n), round(parts[n], 3), by_name[n].words if n in by_name else ((), ()))
        for n in heaviest[:MOST_REASONS]
    )


def _says(name: str) -> str:
    """A trait in plain words."""
    kind, _, _ = name.partition(":")
    return {"lone": "only one says", "against": "one says this, the other that"}.get(kind) or SAYS[name]


def _chance(odds: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def _odds(chance: float) -> float:
    chance = min(1 - 1e-9, max(1e-9, chance))
    return log(chance / (1 - chance))
