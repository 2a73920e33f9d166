"""How many of the numeral cases that Duckling and Microsoft Recognizers publish are read right.

    python benchmarks/number_cases.py [--cases ../shared/gold/time] [--errors N]

The cases are not part of the project (Duckling: BSD-3, Recognizers: MIT); without the folder there is nothing to
measure. A case of Duckling counts as right where exactly one number is found, over the whole phrase, with its value;
an amount of money where value (or both ends) and currency are right. A case of Recognizers counts as right where
exactly its numbers are found, each with its words and value; those whose NotSupported names dotnet are left out.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from riwaya.languages.loader import load_languages
from riwaya.model import Block, Quantity
from riwaya.read.content.numerals import Numeral, find_numerals
from riwaya.read.content.quantities import find_quantities
from riwaya.read.page import Page
from riwaya.read.reader import open_page

CASES = Path(__file__).resolve().parents[2] / "shared" / "gold" / "time"
DUCKLING = (
    "Numeral-AR", "Numeral-FA", "Numeral-RU", "AmountOfMoney-AR", "AmountOfMoney-RU",
)  # fmt: skip
RECOGNIZERS = ("NumberModel", "NumberRangeModel", "OrdinalModel", "PercentModel")
CURRENCIES = {"Dollar": "USD", "Pound": "pound", "Cent": "cent", "Unnamed": "USD"}
"""Duckling's names of currencies that are no ISO 4217 codes; it leaves open whose dollar, pound or buck it is."""


@dataclass(frozen=True)
class Result:
    """One case: what it is, whether it was read right, what was found."""

    text: str
    right: bool
    found: str


def main() -> None:
    options = _options()
    if not options.cases.is_dir():
        sys.exit(f"{options.cases}: no such folder; the cases are not part of the project (--cases)")
    for name, results in measure(options.cases):
        right = sum(r.right for r in results)
        print(f"{name:20} {right:4} of {len(results):4}  {right / len(results):6.3f}")
        for r in [r for r in results if not r.right][: options.errors]:
            print(f"    {r.text}  ->  {r.found}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=Path, default=CASES, help="folder with duckling/ and recognizers/")
    parser.add_argument("--errors", type=int, default=0, help="print the first N wrong cases of each file (0)")
    return parser.parse_args()


def measure(cases: Path) -> Iterator[tuple[str, list[Result]]]:
    """Each file with its cases, right and wrong."""
    for name in DUCKLING:
        check = _numeral if name.startswith("Numeral") else _money
        path = cases / "duckling" / f"{name}.hs"
        yield name, [check(text, value, name[-2:].lower()) for text, value in _phrases(path)]
    for name in RECOGNIZERS:
        rows = json.loads((cases / "recognizers" / f"{name}.json").read_text("utf-8-sig"))
        rows = [row for row in rows if "dotnet" not in row.get("NotSupported", "").lower()]
        yield name, [_recognized(row, READ[name]) for row in rows]


def _phrases(path: Path) -> Iterator[tuple[str, str]]:
    """Phrase and expected value, as a Duckling corpus has them."""
    value = ""
    for line in path.read_text("utf-8").splitlines():
        code = line.split("--")[0]
        if m := re.search(r"examples \((.*)\)", code):
            value = m[1]
        for phrase in re.findall(r'"((?:[^"\\]|\\.)*)"', code) if value else ():
            yield re.sub(r"\\x([0-9a-f]+)(?:\\&)?", lambda m: chr(int(m[1], 16)), phrase), value


def _page(text: str, code: str) -> Page:
    return open_page(text, [Block(0, len(text))], load_languages()[code])


def _numeral(text: str, expected: str, code: str) -> Result:
    value = float(re.sub(r"NumeralValue|[()]", "", expected))
    found = find_numerals(_page(text, code))
    whole = len(found) == 1 and text[found[0].start_char : found[0].end_char] == text
    return Result(text, whole and _same(found[0].value, value), str([(n.value) for n in found]))


def _money(text: str, expected: str, code: str) -> Result:
    kind, currency, *numbers = re.sub(r"[(),]", " ", expected).split()
    unit = CURRENCIES.get(currency, currency)
    ends = [float(n) for n in numbers]
    page = _page(text, code)
    found = find_quantities(page, find_numerals(page))
    right = len(found) == 1 and found[0].unit == unit and _ends(found[0], kind, ends)
    return Result(text, right, str([(q.value, q.upper, q.unit, q.bound) for q in found]))


def _ends(q: Quantity, kind: str, ends: list[float]) -> bool:
    bound = {"under": "at-most", "above": "at-least"}.get(kind)
    upper = ends[1] if kind == "between" else None
    return _same(q.value, ends[0]) and q.upper == upper and (bound is None or q.bound == bound)


def _recognized(row: dict[str, Any], read: Callable[[Page], list[tuple[str, str]]]) -> Result:
    wanted = [(r["Text"], str((r.get("Resolution") or {}).get("value"))) for r in row["Results"]]
    found = read(_page(row["Input"], "ar"))
    right = len(found) == len(wanted) and all(
        text == said and _same_value(value, other) for (text, value), (said, other) in zip(found, wanted, strict=True)
    )
    return Result(row["Input"], right, f"{found}, wanted {wanted}")


def _cardinals(page: Page) -> list[tuple[str, str]]:
    return [(_said(page, n), repr(n.value)) for n in find_numerals(page) if not n.ordinal]


def _ordinals(page: Page) -> list[tuple[str, str]]:
    return [(_said(page, n), repr(n.value)) for n in find_numerals(page) if n.ordinal]


def _said(page: Page, n: Numeral) -> str:
    return page.t.text[n.start_char : n.end_char]


def _ranges(page: Page) -> list[tuple[str, str]]:
    """Ranges and bounds, in the notation of intervals."""
    found = []
    for n in find_numerals(page):
        text = page.t.text[n.whole_start : page.t.ends[n.whole[1] - 1]]
        low, high = f"{n.value:g}", f"{n.upper or 0:g}"
        if n.upper is not None:
            found.append((text, f"[{low},{high})"))
        elif n.bound is not None:
            found.append((text, f"({low},)" if n.bound == "at-least" else f"(,{low})"))
    return found


def _percents(page: Page) -> list[tuple[str, str]]:
    found = find_quantities(page, find_numerals(page))
    return [(q.span.text, f"{q.value:g}%") for q in found if q.unit == "percent"]


READ: dict[str, Callable[[Page], list[tuple[str, str]]]] = {
    "NumberModel": _cardinals,
    "NumberRangeModel": _ranges,
    "OrdinalModel": _ordinals,
    "PercentModel": _percents,
}


def _same(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-6 * max(1.0, abs(b))


def _same_value(a: str, b: str) -> bool:
    """Equal as numbers, or letter by letter; an interval's brackets are not compared: the reader has no open ends."""
    try:
        return _same(float(a), float(b))
    except ValueError:
        return re.sub(r"[\[\]()]", "", a) == re.sub(r"[\[\]()]", "", b)


if __name__ == "__main__":
    main()
