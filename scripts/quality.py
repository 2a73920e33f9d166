#!/usr/bin/env python3
"""Measure how well Riwaya reads, and write the figures to `docs/quality.md`.

    python scripts/quality.py [--shared ../shared] [--check]

Measures the project's own examples always, and the development sets where `--shared` has them (they are not shipped:
their texts are the outlets' own). `--check` prints and writes nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from riwaya.evaluate.run import Evaluation, evaluate_file

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "quality.md"
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
    yield "| set | layer | marks | found | right | items read |"
    yield "|---|---|---|---|---|---|"
    for name, (_, e) in evaluations.items():
        for x in e.layers:
            items = "–" if x.items is None else f"{x.items:.3f}"
            yield f"| {name} | {x.layer} | {x.gold} | {x.found.f1:.3f} | {x.right.f1:.3f} | {items} |"


def measure(shared: Path) -> dict[str, tuple[str, Evaluation]]:
    """The evaluations of every gold file at hand, by name, each with what the set is."""
    out = {"examples": ("the project's own, invented articles", evaluate_file(ROOT / "examples" / "gold.json"))}
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
    sections = ["\n".join(section(evaluations)) for section in (attribution, layers)]
    page = "\n\n".join([HEAD.strip(), *sections]) + "\n"
    print(page)
    if not options.check:
        PAGE.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
