"""Numbers and dates as the interface writes them: in the digits that were chosen, with the months of its language.

Only what the interface says itself goes through here, never words of articles.
"""

from __future__ import annotations

import re
from typing import Literal

from babel import Locale

Digits = Literal["western", "arabic"]

_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_LTR = "\u200e"
"""Left-to-right mark. Arabic digits beside a hyphen turn: 2031-05-02 would be read with the day first."""
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_HYPHEN = re.compile(r"(?<=\d)-(?=\d)")
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T(\d\d:\d\d)(?::[\d.]+)?(Z|[+-]\d\d:?\d\d)?)?")
_DAY = re.compile(r"(?<![\w-])\d{4}-\d\d(?:-\d\d)?(?![\w-])")


def in_digits(text: object, digits: Digits) -> str:
    """A number, or a text of ours with numbers in it, in these digits."""
    shown = str(text)
    if digits == "western":
        return shown
    shown = _POINT.sub("٫", _GROUPED.sub("٬", shown))
    return _HYPHEN.sub(f"{_LTR}-{_LTR}", shown).translate(_ARABIC)


def months(language: str) -> tuple[str, ...]:
    """The names of the months. Arabic ones are double, as pan-Arab newsrooms print them: of يوليو and تموز, each is
    a foreign word to half of those who read Arabic."""
    names = _names(language)
    if language != "ar":
        return names
    eastern = _names("ar_SY")
    return tuple(one if one == other else f"{one}/{other}" for one, other in zip(names, eastern, strict=True))


def _names(locale: str) -> tuple[str, ...]:
    found = Locale.parse(locale).months["format"]["wide"]
    return tuple(str(found[number]) for number in range(1, 13))


def date_in_words(date: str, language: str) -> str:
    """`2031-05-02T09:30:00Z` → `2 May 2031, 09:30 UTC`, as far as it is known; what is no date stays as it is."""
    found = _ISO.fullmatch(date)
    if found is None:
        return date
    year, month, day, clock, zone = found.groups()
    parts = [str(int(day))] if day else []
    if month and not 1 <= int(month) <= 12:
        return date
    shown = " ".join([*parts, *([months(language)[int(month) - 1]] if month else []), year])
    if not clock:
        return shown
    comma = "، " if language == "ar" else ", "
    return f"{shown}{comma}{clock} {'UTC' if zone == 'Z' else zone or ''}".strip()


def dates_in_words(text: str, language: str) -> str:
    """A text of ours with its months and days of ISO 8601 in words."""
    return _DAY.sub(lambda found: date_in_words(found[0], language), text)
