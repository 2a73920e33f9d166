#!/usr/bin/env python3
"""Measure how well Riwaya reads, and write the figures to `docs/quality.md`.

    python -m scripts.quality [--shared ../shared] [--check]

Measures the project's own examples always, and the development sets where `--shared` has them (they are not shipped:
their texts are the outlets' own). `--check` prints and writes nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks import number_cases, time_cases
from riwaya.evaluate.run import Evaluation, evaluate_file
from scripts.fit_confidence import Model, cross_validated, samples, tenths

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "quality.md"
PRACTICE = ROOT / "tests" / "practice"
OURS = {
    "examples": (ROOT / "examples" / "gold.json", "the project's own, invented articles"),
    "practice ar, read": (
        PRACTICE / "ar" / "read",
        "invented in the style of wires, papers, columns; errors were read",
    ),
    "practice ar, unread": (PRACTICE / "ar" / "unread", "the same, papers and features; nobody reads their errors"),
    "practice ru, read": (PRACTICE / "ru" / "read", "the same, Russian"),
    "practice ru, unread": (PRACTICE / "ru" / "unread", "the same, Russian"),
}
SETS = {
    "ar-dev": "80 Arabic articles, 14 Saudi outlets and Al Jazeera",
    "seeds": "the two Arabic pages that the project started from",
    "fa-dev": "24 Persian articles of Fars",
    "ru-dev": "26 Russian articles",
    "en-polnear-dev": "84 English articles on US politics (PolNeAR)",
}
HEAD = """# How well it reads

Made by `make quality`; never edit this page by hand. All figures are F1 unless said otherwise, and what they mean is in
[using.md](using.md#riwaya-evaluate). The development sets were read while the rules were written: expect unseen
articles to come out a little lower. Texts of the sets are the outlets' own and not part of this project.
"""


def attribution(evaluations: dict[str, tuple[str, Evaluation]]) -> Iterator[str]:
    """The section on who says what: a row a set."""
    yield "## Who says it"
    yield ""
    yield "| set | statements | found | exact | source | chain | nested found | stance | mode |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for name, (what, e) in evaluations.items():
        s = e.scores
        cells = [f"{f.f1:.3f}" for f in (s.found, s.exact, s.source, s.chain)]
        nested = f"{s.nested[0]} of {s.nested[1]}" if s.nested[1] else "–"
        rest = [nested, *("–" if x is None else f"{x:.3f}" for x in (s.stance, s.mode))]
        yield f"| {name}: {what} | {s.gold} | {' | '.join([*cells, *rest])} |"
    yield ""
    yield "PolNeAR marks neither chains nor stances nor modes: there `chain` compares with the words of the source as"
    yield "they stand, and the last two columns mean nothing."


def layers(evaluations: dict[str, tuple[str, Evaluation]]) -> Iterator[str]:
    """The section on what is said: a row a layer and set."""
    yield "## What is said"
    yield ""
    yield "Marked by hand in the examples, which are invented: half of their names stand in no list. Places are not"
    yield "counted as entities again."
    yield ""
    yield "| set | layer | marks | found | right | items read |"
    yield "|---|---|---|---|---|---|"
    for name, (_, e) in evaluations.items():
        for x in e.layers:
            items = "–" if x.items is None else f"{x.items:.3f}"
            yield f"| {name} | {x.layer} | {x.gold} | {x.found.f1:.3f} | {x.right.f1:.3f} | {items} |"


def cases(folder: Path) -> Iterator[str]:
    """The section on the published cases of times and numbers, a row a file."""
    yield "## Published cases of times and numbers"
    yield ""
    yield "Duckling's (BSD-3) and Microsoft Recognizers' (MIT) own test phrases. `benchmarks/time_cases.py` and"
    yield "`number_cases.py` print them case by case, and say what counts as right. They were read while the grammar"
    yield "was written."
    yield ""
    yield "| cases | right | of | share |"
    yield "|---|---|---|---|"
    times = [(name, sum(not wrong for _, wrong in found), len(found)) for name, found in time_cases.measure(folder)]
    numbers = [(name, sum(r.right for r in found), len(found)) for name, found in number_cases.measure(folder)]
    for name, right, of in times + numbers:
        yield f"| {name} | {right} | {of} | {right / of:.3f} |"


def confidence(gold: Path) -> Iterator[str]:
    """The section on how well confidence is calibrated, on a set that it was not fitted on and by cross-validation."""
    ours = [ROOT / "examples" / "gold.json", PRACTICE / "ar", PRACTICE / "ru"]
    fitted = [*ours, gold / "fa-dev.gold.json", gold / "ru-dev.gold.json"]
    data, held = [s for path in fitted for s in samples(path)], samples(gold / "ar-dev.gold.json")
    yield "## How sure it is"
    yield ""
    yield "`confidence` is the chance that content and chain are right. Its weights are fitted on the examples, the"
    yield "practice articles, fa-dev and ru-dev (`scripts/fit_confidence.py`). Of the statements in each tenth, the"
    yield "share that is right: on ar-dev, which it was not fitted on, and on the fitted sets by five-fold"
    yield "cross-validation split by article."
    yield ""
    yield "| confidence | ar-dev: statements | right | cross-validated: statements | right |"
    yield "|---|---|---|---|---|"
    rows = zip(tenths(held, Model(data).predict(held)), tenths(data, cross_validated(data)), strict=True)
    for tenth, sides in enumerate(rows):
        cells = [f"{n} | {'–' if right is None else f'{right:.2f}'}" for n, right in sides]
        yield f"| {tenth / 10:.1f}–{(tenth + 1) / 10:.1f} | {' | '.join(cells)} |"


def measure(shared: Path) -> dict[str, tuple[str, Evaluation]]:
    """The evaluations of every gold file at hand, by name, each with what the set is."""
    out = {name: (what, evaluate_file(path)) for name, (path, what) in OURS.items()}
    for name, what in SETS.items():
        path = shared / "gold" / f"{name}.gold.json"
        if path.is_file():
            out[name] = (what, evaluate_file(path))
    return out


def main() -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    evaluations = measure(options.shared)
    sections = [attribution(evaluations), layers(evaluations)]
    gold = options.shared / "gold"
    if gold.is_dir():
        sections += [confidence(gold), cases(gold / "time")]
    page = "\n\n".join([HEAD.strip(), *("\n".join(section) for section in sections)]) + "\n"
    print(page)
    if not options.check:
        PAGE.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
