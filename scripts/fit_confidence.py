#!/usr/bin/env python3
"""Fit the weights of `riwaya.read.attribution.confidence`, and show how well calibrated they are.

    python -m scripts.fit_confidence FIT.json… [--check HELD.json…] [--write]

FIT and HELD are gold files or folders of marked articles (docs/using.md, riwaya evaluate). Fitted on: the project's
own examples and practice articles, and development sets whose texts are free for training.
A statement is right where its content is found (half of the union) and its
whole chain agrees. Prints, for the fitted sets by five-fold cross-validation split by article and for each held-back
set, what share of the statements of each tenth of confidence is right, and the expected calibration error (Guo et
al., 2017: the mean gap between confidence and share, weighted by the number of statements). `--write` writes
`riwaya/read/attribution/confidence_weights.py`.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from riwaya.evaluate.attribution import verdicts
from riwaya.evaluate.run import articles_of, read_article
from riwaya.read.attribution.confidence import confidence

OUT = Path(__file__).resolve().parent.parent / "riwaya/read/attribution/confidence_weights.py"
RIDGE = 4.0
"""Strength of the ridge penalty: the best of 1, 2, 4, 8, 16, 32 by cross-validated log loss."""
SEEN = 5
"""A trait of fewer statements gets no weight of its own."""
FOLDS = 5


@dataclass(frozen=True)
class Sample:
    """One statement that was read: its article, its traits, and whether it is right."""

    article: str
    traits: tuple[str, ...]
    right: bool


def samples(path: Path) -> list[Sample]:
    """Every statement that Riwaya reads in the texts of a gold file."""
    out = []
    for article in articles_of(path):
        document = read_article(article)
        name = f"{path.stem}/{article.id}"
        out += [Sample(name, v.statement.traits, v.gold is not None and v.chain) for v in verdicts(article, document)]
    return out


class Model:
    """Weights of traits: a logistic regression with a ridge penalty, fitted by Newton's method."""

    def __init__(self, data: list[Sample]) -> None:
        counts = Counter(t for s in data for t in s.traits)
        self.names = sorted(t for t, n in counts.items() if n >= SEEN)
        x, y = self._matrix(data), np.array([s.right for s in data], float)
        penalty = np.diag([0.0] + [RIDGE] * len(self.names))  # the bias is free
        w = np.zeros(len(self.names) + 1)
        for _ in range(30):
            p = 1 / (1 + np.exp(-x @ w))
            gradient = x.T @ (p - y) + penalty @ w
            hessian = (x * (p * (1 - p))[:, None]).T @ x + penalty + 1e-9 * np.eye(len(w))
            step = np.linalg.solve(hessian, gradient)
            w -= step
            if np.abs(step).max() < 1e-6:
                break
        self.bias, self.weights = float(w[0]), dict(zip(self.names, map(float, w[1:]), strict=True))

    def _matrix(self, data: list[Sample]) -> np.ndarray:
        at = {name: i for i, name in enumerate(self.names, 1)}
        x = np.zeros((len(data), len(self.names) + 1))
        x[:, 0] = 1
        for row, s in enumerate(data):
            for t in s.traits:
                if t in at:
                    x[row, at[t]] = 1
        return x

    def predict(self, data: list[Sample]) -> list[float]:
        return [confidence(s.traits, self.bias, self.weights) for s in data]


def cross_validated(data: list[Sample]) -> list[float]:
    """For each sample the confidence that a model gives it which was fitted without its article's fold."""
    articles = sorted({s.article for s in data})
    fold = {a: i % FOLDS for i, a in enumerate(articles)}
    out = [0.0] * len(data)
    for k in range(FOLDS):
        model = Model([s for s in data if fold[s.article] != k])
        held = [i for i, s in enumerate(data) if fold[s.article] == k]
        for i, value in zip(held, model.predict([data[i] for i in held]), strict=True):
            out[i] = value
    return out


def tenths(data: list[Sample], predicted: list[float]) -> list[tuple[int, float | None]]:
    """For each tenth of confidence how many statements it has, and what share of them is right (None of none)."""
    inside: list[list[bool]] = [[] for _ in range(10)]
    for sample, p in zip(data, predicted, strict=True):
        inside[min(int(p * 10), 9)].append(sample.right)
    return [(len(rights), sum(rights) / len(rights) if rights else None) for rights in inside]


def table(title: str, data: list[Sample], predicted: list[float]) -> None:
    """Print `tenths`, and the expected calibration error."""
    print(f"{title}: {len(data)} statements, {sum(s.right for s in data) / len(data):.3f} right")
    error = 0.0
    for tenth, (count, share) in enumerate(tenths(data, predicted)):
        if share is not None:
            mean = sum(p for p in predicted if min(int(p * 10), 9) == tenth) / count
            error += abs(share - mean) * count / len(data)
            print(f"  {tenth / 10:.1f}–{(tenth + 1) / 10:.1f}  {count:5}  said {mean:.2f}  right {share:.2f}")
    print(f"  expected calibration error {error:.3f}")


def write(model: Model, sources: list[Path]) -> None:
    """The weights as a module, sorted, three digits."""
    rows = "".join(f'    "{name}": {value:.3f},\n' for name, value in sorted(model.weights.items()))
    made = f"Made by scripts/fit_confidence.py from {', '.join(p.name for p in sources)}; never edit them by hand."
    head = f'"""Weights of `confidence.py`, in log odds.\n\n{made}\n"""\n\n'
    body = f"BIAS = {model.bias:.3f}\nWEIGHTS: dict[str, float] = {{\n{rows}}}\n"
    OUT.write_text(head + body, encoding="utf-8")


def main() -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("fit", nargs="+", type=Path)
    parser.add_argument("--check", nargs="*", type=Path, default=[])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    data = [s for path in options.fit for s in samples(path)]
    model = Model(data)
    table("fitted sets, five-fold cross-validation", data, cross_validated(data))
    for path in options.check:
        held = samples(path)
        table(f"held back: {path.name}", held, model.predict(held))
    if options.write:
        write(model, options.fit)
    return 0


if __name__ == "__main__":
    sys.exit(main())
