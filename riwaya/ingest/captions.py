"""Captions: who took the picture, and the dates that they give the article."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from riwaya.ingest.furniture import Furniture, fold, load_furniture
from riwaya.model import DateBound, Origin, Span

CAPTION_LENGTH = 300
"""Longest caption that a plain agency name in parentheses makes one; the development captions have 40 to
110."""
PHOTO_LENGTH = 1_500
"""Longest caption that names the photographer: agencies write whole paragraphs under their pictures."""
CREDIT_LENGTH = 260
"""How far from the end of the line a credit can begin."""

_PARENTHESIS = re.compile(r"[(\[]\s*(?P<name>[^()\[\]\n]{1,60}?)\s*[)\]]\s*\.?\s*$")
_STOP_BEFORE = re.compile(r"[.!?؟…»”\"]\s*$")
_SEPARATORS = re.compile(r"\s*[/،,|+–—-]\s*|\s+via\s+")
_DIGITS = {ord(d): str(i % 10) for i, d in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}


def caption_credit(line: str, furniture: Furniture | None = None) -> tuple[int, int] | None:
    """Where the name of the credit that closes this caption stands in it; None if the line closes with
    none."""
    furniture = furniture or load_furniture()
    if len(line) > PHOTO_LENGTH:
        return None
    if len(line) <= 60 and fold(line) in furniture.agencies:
        return 0, len(line)
    tail = max(len(line) - CREDIT_LENGTH, 0)
    for pattern in furniture.credits:
        match = pattern.search(line, tail)
        if match and (len(line) <= CAPTION_LENGTH or match.group().startswith("(")):
            return match.span("name")
    match = _PARENTHESIS.search(line, tail)
    if not match or len(line) > CAPTION_LENGTH or match.start() == 0:
        return None
    # An agency after a full stop signs a wire report: its last paragraph is no caption.
    if len(line) > CAPTION_LENGTH // 2 and _STOP_BEFORE.search(line[: match.start()]):
        return None
    first = _SEPARATORS.split(match["name"])[0]
    if fold(match["name"]) in furniture.agencies:
        return match.span("name")
    if fold(first) in furniture.agencies:
        return match.start("name"), match.start("name") + len(first)
    return None


def credit_origin(text: str, start: int, end: int) -> Origin:
    """The origin that stands at `start:end` of the document's text."""
    return Origin(text[start:end], "agency", Span(start, end, text[start:end]))


def caption_date(text: str, start: int, end: int, furniture: Furniture | None = None) -> DateBound | None:
    """The latest full date in the caption at `start:end`: the article is no older. None where there is none.

    A caption that speaks of something to come binds nothing.
    """
    furniture = furniture or load_furniture()
    caption = text[start:end]
    if furniture.future.search(fold(caption)):
        return None
    found = [(day, span) for day, span in full_dates(caption)]
    if not found:
        return None
    day, (a, b) = max(found, key=lambda pair: pair[0])
    a, b = a + start, b + start
    return DateBound(day.isoformat(), Span(a, b, text[a:b]))


def full_dates(text: str) -> list[tuple[date, tuple[int, int]]]:
    """Dates of day, month in words and year in `text`, with their places; impossible ones are left out."""
    found = []
    months = load_furniture().months
    for match in _date_pattern().finditer(text.translate(_DIGITS)):
        name = match["month1"] or match["month2"]
        day, year = match["day1"] or match["day2"], match["year1"] or match["year2"]
        try:
            found.append((date(int(year), months[fold(name)], int(day)), match.span()))
        except (ValueError, KeyError):
            continue
    return found


@lru_cache(maxsize=1)
def _date_pattern() -> re.Pattern[str]:
    """Two orders: `3 أكتوبر/تشرين الأول 2015`, `Oct. 3, 2015`. Months stand in several spellings, hamza or
    not."""
    loose = {"ا": "[اأإآ]", "ی": "[یي]", "ي": "[یيى]"}
    names = sorted(load_furniture().months, key=len, reverse=True)
    month = "|".join("".join(loose.get(c, r"\s+" if c == " " else re.escape(c)) for c in n) for n in names) or "(?!)"
    other = rf"(?:\s*[/(]\s*(?:{month})\s*\)?)?"
    return re.compile(
        rf"(?<!\d)(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month1>{month})\.?{other}\s*[,،]?\s*"
        rf"(?:عام\s+|سنة\s+)?(?P<year1>(?:19|20)\d\d)(?!\d)"
        rf"|(?<!\w)(?P<month2>{month})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(?P<year2>(?:19|20)\d\d)(?!\d)",
        re.IGNORECASE,
    )
