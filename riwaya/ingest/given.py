"""What the user says of an input, and how large an input may be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from riwaya.errors import UsageError

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Above these an input is refused (`TooLarge`), so that one file cannot fill the memory.

    The largest article page among the development sets has 330 kB; a page saved with its pictures inside
    reaches some megabytes, and 2 million characters are a book of a thousand pages. Tables may be of any
    size.
    """

    file_bytes: int = 20 * MEGABYTE
    """A file that is one document. (A sidecar may hold 1 MB.)"""
    text_characters: int = 2 * MEGABYTE
    """The text of one document."""
    row_bytes: int = 20 * MEGABYTE
    """One row of a table, markup and escapes included."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of a file; None or empty where nothing is said. It outranks what a page says of
    itself.

    `published` is ISO 8601: `2015`, `2015-10`, `2015-10-07` or with a time. `language` is an ISO 639 code;
    `origin` names those to whom the whole article is credited. Raises `UsageError` on a date that is none.
    """

    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    origin: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in ("outlet", "author", "url", "title"):
            value = getattr(self, name)
            object.__setattr__(self, name, (clean(value) or None) if value is not None else None)
        if self.language is not None:
            object.__setattr__(self, "language", language_code(self.language))
        if self.published is not None:
            moment = iso_moment(self.published)
            if moment is None:
                said = clean(self.published)[:40]
                raise UsageError(f"published: “{said}” is no date (write 2015, 2015-10 or 2015-10-07)")
            object.__setattr__(self, "published", moment)
        origin = (self.origin,) if isinstance(self.origin, str) else self.origin
        object.__setattr__(self, "origin", tuple(name for name in map(clean, origin) if name))

    def over(self, other: Given) -> Given:
        """These values, and the other's where nothing is said here."""
        return replace(other, **{f.name: value for f in fields(self) if (value := getattr(self, f.name))})


GIVEN_FIELDS = tuple(f.name for f in fields(Given))


def given_from(values: Mapping[str, Any], unknown_ok: bool = False) -> Given:
    """A `Given` from the parsed fields of a sidecar. Raises `UsageError` that names the wrong field."""
    said: dict[str, Any] = {}
    for name, value in values.items():
        if name not in GIVEN_FIELDS:
            if unknown_ok:
                continue
            raise UsageError(f"unknown field “{clean(str(name))[:40]}” (known: {', '.join(GIVEN_FIELDS)})")
        if value is None or value == "":
            continue
        if isinstance(value, date):  # TOML has dates of its own
            value = value.isoformat()
        if name == "origin":
            names = [value] if isinstance(value, str) else value
            if not isinstance(names, list) or not all(isinstance(n, str) for n in names):
                raise UsageError("origin: must be a name or a list of names")
            said[name] = tuple(names)
        elif isinstance(value, str):
            said[name] = value
        else:
            raise UsageError(f"{name}: must be text")
    return Given(**said)


def clean(value: str) -> str:
    """One line, without invisible control characters: fit for a title, a name or a message."""
    value = re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+", " ", value)
    return re.sub(r"\s+", " ", replace_surrogates(value)).strip()


def replace_surrogates(text: str) -> str:
    """`text` with half surrogate pairs, which no file can hold, shown as U+FFFD; the length stays."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return re.sub("[\ud800-\udfff]", "\ufffd", text)
    return text


def language_code(value: str) -> str:
    """`ar` for `ar`, `AR`, `ar-SA`, `ar_SA`. Raises `UsageError` on what looks like no code."""
    code = re.split(r"[-_]", clean(value).lower())[0]
    if not re.fullmatch(r"[a-z]{2,3}", code):
        raise UsageError(f"language: “{clean(value)[:40]}” is no language code (write ar or en)")
    return code


EARLIEST = 1500
"""Year before which nothing was published."""

_MOMENT = re.compile(
    r"(?P<date>\d{4}(?:-\d{2}(?:-\d{2})?)?)"
    r"(?:[T ]+(?P<time>\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)


def iso_moment(value: str) -> str | None:
    """The ISO 8601 date, or date and time to the second, that `value` holds; None where it is none, impossible, or
    older than print: content systems write 0001-01-01 where they know no date.

    `2015`, `2015-10`, `2015-10-07`, `2015-10-07T12:30:00+03:00`; a space for the T and `+0300` are
    understood.
    """
    match = _MOMENT.fullmatch(value.strip())
    if not match:
        return None
    day, time, zone = match["date"], match["time"], match["zone"]
    if time and len(day) < 10 or int(day[:4]) < EARLIEST:
        return None
    if time:
        zone = (zone or "").upper()
        zone = f"{zone[:3]}:{zone[3:]}" if len(zone) == 5 else zone
        moment = f"{day}T{time if len(time) == 8 else time + ':00'}{zone}"
    else:
        moment = day
    try:
        datetime.fromisoformat(moment if time else (day + "-01-01")[:10])
    except ValueError:
        return None
    return moment


NOTHING = Given()
DEFAULT_LIMITS = Limits()
