"""Every rule that makes a relation is explained in both languages of the interface."""

from __future__ import annotations

import re
from pathlib import Path

from riwaya.align import compare, verdicts
from riwaya.export.labels import LABELS


def test_every_rule_has_its_line() -> None:
    source = "".join(Path(module.__file__).read_text("utf-8") for module in (compare, verdicts))
    rules = {*compare.WHY, *re.findall(r'Verdict\(\s*"\w+", "([a-z-]+)"', source)}
    assert {"number-differs", "denied", "another-cause"} <= rules
    missing = [rule for rule in rules if not all(LABELS.get(f"rule_{rule.replace('-', '_')}", ("", "")))]
    assert not missing
