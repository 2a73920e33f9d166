"""The published cases of Duckling, where they lie beside the project: shares, so that a costly change is seen."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[3]
CASES = ROOT.parent / "shared" / "gold" / "time"


@cache
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("number_cases", ROOT / "benchmarks" / "number_cases.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not CASES.is_dir(), reason="the cases of Duckling and Recognizers are not part of the project")
@pytest.mark.parametrize(
    ("name", "least"),
    [("Numeral-AR", 0.95), ("Numeral-FA", 0.95), ("Numeral-RU", 0.9), ("AmountOfMoney-AR", 0.85)],
)
def test_share_of_the_published_cases(name: str, least: float) -> None:
    [results] = [results for found, results in script().measure(CASES) if found == name]
    wrong = [r for r in results if not r.right]
    assert 1 - len(wrong) / len(results) >= least, wrong
