#!/usr/bin/env python3
"""How well `riwaya.align.agreement` tells pairs of headlines that agree from those that do not, beside baselines.

    python -m scripts.measure_pairs ANS-TRAIN.csv [--conflict ANS-DEV.csv] [--entailment ARENTAIL.csv]

ANS (`s1,s2,stance`; other is left out): is disagree told from agree? ArEntail (`premise,hypothesis,label`): does the
premise bear out the hypothesis? Nothing was learnt from ArEntail. Thresholds of the baselines are fitted on the
training file of ANS, for ArEntail on what is measured itself, as a ceiling. Vectors are measured where there are any.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from riwaya.align.agreement import Agreement, agreement, cosine_between
from riwaya.align.embedding import Embedder, load_embedder
from riwaya.align.pairing import pair_up
from riwaya.align.pieces import pieces_of
from riwaya.ingest import Given, from_text
from riwaya.languages.loader import load_languages
from riwaya.model import Document
from riwaya.read.reader import read_document

BINS = 10
BATCH = 256
STEPS = (0.5, 0.7, 0.8, 0.9, 0.95)
LANGUAGE = "ar"
"""Of both data sets."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two headlines and how they were marked."""

    first: str
    second: str
    label: str


@cache
def read(text: str) -> Document:
    """One headline, read."""
    return read_document(from_text(text, Given(language=LANGUAGE)), load_languages())


def pairs_of(path: Path) -> list[Pair]:
    """The pairs of a file of three columns."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Pair(*row) for row in list(csv.reader(file))[1:]]


class Cosines:
    """Cosines of pairs as `riwaya.align.agreement.cosine_of` has them, each text embedded once."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._vectors: dict[str, np.ndarray] = {}

    def learn(self, pairs: Iterable[Pair]) -> None:
        """Embed what pairs say, texts of like length together: much faster than one by one."""
        texts = {t for p in pairs for t in (p.first, p.second)} - self._vectors.keys()
        new = sorted(texts, key=lambda t: (len(t), t))
        for i in range(0, len(new), BATCH):
            self._vectors |= dict(zip(new[i : i + BATCH], self._embedder.embed(new[i : i + BATCH]), strict=True))

    def of(self, pair: Pair) -> float:
        """The cosine of a pair's vectors."""
        self.learn([pair])
        return cosine_between(
            self._vectors[pair.first], self._vectors[pair.second], (LANGUAGE, LANGUAGE), self._embedder
        )


def overlap(pair: Pair) -> float:
    """Share of all pieces of a pair that both have."""
    found = pair_up(pieces_of(read(pair.first)), pieces_of(read(pair.second)))
    return len(found.of) / max(1, len(found.first) + len(found.second) - len(found.of))


def calibration_error(chances: np.ndarray, right: np.ndarray) -> float:
    """Mean gap between chance and share, over tenths of the chance (Guo et al., 2017)."""
    tenth = np.minimum((chances * BINS).astype(int), BINS - 1)
    gaps = [(tenth == k).mean() * abs(chances[tenth == k].mean() - right[tenth == k].mean()) for k in set(tenth)]
    return float(sum(gaps))


def best_threshold(values: np.ndarray, right: np.ndarray) -> float:
    """The value from which on saying yes is right most often."""
    candidates = np.unique(values)
    return float(candidates[np.argmax([np.mean((values >= c) == right) for c in candidates])])


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("train", type=Path)
    parser.add_argument("--conflict", type=Path)
    parser.add_argument("--entailment", type=Path)
    args = parser.parse_args(arguments)
    train = pairs_of(args.train)
    embedder = load_embedder()
    cosines = Cosines(embedder) if embedder is not None else None
    if args.conflict:
        _show_conflict(train, pairs_of(args.conflict), cosines)
    if args.entailment:
        _show_entailment(train, pairs_of(args.entailment), cosines)
    return 0


def _answers(pairs: Sequence[Pair], cosines: Cosines | None) -> list[Agreement]:
    if cosines is not None:
        cosines.learn(pairs)
    return [agreement(read(p.first), read(p.second), cosines.of(p) if cosines else None) for p in pairs]


def _ways(cosines: Cosines | None) -> list[tuple[str, Cosines | None]]:
    return [("without vectors", None), *([("with vectors", cosines)] if cosines else [])]


def _show_conflict(train: Sequence[Pair], pairs: Sequence[Pair], cosines: Cosines | None) -> None:
    """Print how often agree and disagree are told apart."""
    train, pairs = ([p for p in side if p.label != "other"] for side in (train, pairs))
    right = np.array([p.label == "disagree" for p in pairs])
    learnt = np.array([p.label == "disagree" for p in train])
    print(f"conflict: {len(pairs)} pairs\n  majority                {max(right.mean(), 1 - right.mean()):.3f}")
    for name, measure in _measures(cosines):
        threshold = best_threshold(-np.array([measure(p) for p in train]), learnt)
        values = -np.array([measure(p) for p in pairs])
        print(f"  {name:23} {np.mean((values >= threshold) == right):.3f}")
    for name, used in _ways(cosines):
        found = _answers(pairs, used)
        chances = np.array([a.conflict for a in found])
        error = calibration_error(chances, right)
        print(f"  agreement, {name:15} {np.mean((chances > 0.5) == right):.3f}, calibration error {error:.3f}")
        print(f"    as one answer, where conflict goes first {_stepwise(lambda t, c=chances: c > t, right)}")


def _show_entailment(train: Sequence[Pair], pairs: Sequence[Pair], cosines: Cosines | None) -> None:
    """Print how often it is told whether the first bears out the second."""
    right = np.array([p.label == "entails" for p in pairs])
    print(f"entailment: {len(pairs)} pairs\n  majority                {max(right.mean(), 1 - right.mean()):.3f}")
    for name, measure in _measures(cosines):
        values = np.array([measure(p) for p in pairs])
        ceiling = np.mean((values >= best_threshold(values, right)) == right)
        print(f"  {name:23} {ceiling:.3f} (best threshold)")
    for name, used in _ways(cosines):
        found = _answers(pairs, used)
        for what, said in (
            ("support", [a.support > 0.5 for a in found]),
            ("same matter", [a.same > 0.5 for a in found]),
        ):
            print(f"  agreement, {name:15} {np.mean(np.array(said) == right):.3f} ({what})")
        chances = np.array([a.support for a in found])
        print(f"    calibration error of support {calibration_error(chances, right):.3f}")
        conflict = np.array([a.conflict for a in found])
        shown = _stepwise(lambda t, c=conflict, s=chances: (s > 0.5) & (c <= t), right)
        print(f"    as one answer, where conflict goes first {shown}")


def _stepwise(says: Callable[[float], np.ndarray], right: np.ndarray) -> str:
    """Accuracy where a pair is called a conflict from each of some chances on."""
    return ", ".join(f"from {t}: {np.mean(says(t) == right):.3f}" for t in STEPS)


def _measures(cosines: Cosines | None) -> list[tuple[str, Callable[[Pair], float]]]:
    return [("shared words", overlap), *([("vectors alone", cosines.of)] if cosines else [])]


if __name__ == "__main__":
    sys.exit(main())
