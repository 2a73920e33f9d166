"""What places are called in the language of the interface."""

from __future__ import annotations

import pytest

from riwaya.languages.place_names import place_name


@pytest.mark.parametrize(
    ("geonames", "at", "names"),
    [
        (2988507, (48.853, 2.349), {"en": "Paris", "ar": "باريس", "ru": "Париж"}),
        (935317, (-21.1, 55.6), {"en": "Réunion", "ar": "ريونيون"}),
        (6255146, (7.2, 21.1), {"en": "Africa", "ar": "أفريقيا"}),
        (None, (0.0, 37.0), {"en": "East Africa", "ar": "شرق أفريقيا"}),
        (None, (89.0, 1.0), {"en": None}),
        (1, (0.0, 0.0), {"en": None, "ar": None}),
        (2988507, (48.853, 2.349), {"de": None}),
    ],
)
def test_a_place_has_its_name_in_each_language(
    geonames: int | None, at: tuple[float, float], names: dict[str, str | None]
) -> None:
    assert {code: place_name(geonames, *at, code) for code in names} == names
