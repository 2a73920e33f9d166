from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from riwaya import comparison, model
from riwaya.export import labels as module
from riwaya.export.labels import LABELS, Labels

EXPORT = Path(module.__file__).parent


def test_every_label_has_both_languages_and_the_same_places_to_fill() -> None:
    for key, (english, arabic) in LABELS.items():
        assert english, key
        assert re.search("[ء-ي]", arabic), key
        assert set(re.findall(r"{\w+}", english)) == set(re.findall(r"{\w+}", arabic)), key


@pytest.mark.parametrize(
    ("prefix", "values"),
    [
        ("stance_", model.Stance),
        ("mode_", model.Mode),
        ("kind_", model.SourceKind),
        ("slot_", comparison.Slot),
        ("mark_", comparison.MarkKind),
        ("copy_", comparison.CopyKind),
        ("", set(get_args(comparison.RelationKind)) - {"supports"}),
    ],
)
def test_every_value_of_the_record_has_a_label(prefix: str, values: object) -> None:
    words = values if isinstance(values, set) else get_args(values)
    assert {prefix + re.sub("[ -]", "_", word) for word in words} <= set(LABELS)


def test_every_label_is_used() -> None:
    files = [*EXPORT.glob("*.py"), *(EXPORT / "templates").iterdir()]
    code = "".join(f.read_text("utf-8") for f in files if f.name != "labels.py")
    made = (
        "stance_", "mode_", "kind_", "said_", "own_", "unread_", "copy_", "denial_", "slot_", "mark_", "answer_",
        "origins_", "gates_", "standing_", "precision_", "befell_", "rule_", "off_", "value_", "lost_",
    )  # fmt: skip

    def used(key: str) -> bool:
        return re.search(rf"[\"']{key}[\"']", code) is not None

    ends = ("", "_help", "_one")
    unused = [k for k in LABELS if not k.startswith(made) and not any(used(k.removesuffix(end)) for end in ends)]
    assert unused == []


def test_the_arrow_points_back_to_the_page() -> None:
    assert (Labels("en").arrow, Labels("ar").arrow) == ("←", "→")
    with pytest.raises(ValueError, match="fr"):
        Labels("fr")  # type: ignore[arg-type]
