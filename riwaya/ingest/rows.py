"""One row of a table → a document. The text is the field, unchanged; the title stands beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from riwaya.errors import EmptyInput, MalformedRow, UsageError
from riwaya.ingest.assemble import Source, assemble
from riwaya.ingest.given import GIVEN_FIELDS, Given, Limits, clean, given_from, replace_surrogates
from riwaya.ingest.identity import row_id
from riwaya.model import Document

Row = Mapping[str, Any]


def read_row(row: Row, name: str, path: str, media_type: str, given: Given, limits: Limits) -> Document:
    """The document in a row with the fields `id`, `text`, and where known those of `Given`.

    `name` is the row in errors (`path:row 12`). A field beside `text` that cannot be used is left out with a
    warning. Raises `MalformedRow`, `EmptyInput`, `TooLarge`, `UnknownLanguage`.
    """
    text = row.get("text")
    if not isinstance(text, str):
        what = "has no field “text”" if text is None else "its field “text” is no text"
        raise MalformedRow(name, what)
    if not text.strip():
        raise EmptyInput(name, "has no text")
    if "\x00" in text:
        raise MalformedRow(name, "its text holds a NUL character, so it is no text")
    warnings: tuple[str, ...] = ()
    try:
        said = given_from({field: _plain(row.get(field)) for field in GIVEN_FIELDS})
    except UsageError:
        said, warnings = _what_can_be_used(row)
    sound = replace_surrogates(text)
    if sound != text:
        warnings += ("half characters are shown as \ufffd",)
    number = row.get("id")
    source = Source(row_id(row), name, media_type, path, _external(number))
    return assemble(sound, source, said.over(given), limits, warnings=warnings)


def _what_can_be_used(row: Row) -> tuple[Given, tuple[str, ...]]:
    """The fields of a row that are sound, and a warning for each that is not."""
    said, warnings = Given(), []
    for field in GIVEN_FIELDS:
        try:
            said = given_from({field: _plain(row.get(field))}).over(said)
        except UsageError as error:
            warnings.append(f"field left out: {error}")
    return said, tuple(warnings)


def _plain(value: Any) -> Any:
    """An outlet may come as in the record layout: an object with a name."""
    return value.get("name") if isinstance(value, dict) else value


def _external(value: Any) -> str | None:
    if value is None or isinstance(value, (dict, list, bool)):
        return None
    return clean(re.sub(r"\.0$", "", str(value)) if isinstance(value, float) else str(value)) or None
