"""The line of credit in the field for an author: whom the article comes from, beside or instead of who wrote it.

"Reuters in Paris", "John Smith, Reuters", "باريس - أ ف ب", "وكالات (تونس)", "Агентство «Сокол»".

It is read piece by piece, as a dateline is; prepositions part pieces too. A medium is credited where it is a piece of
its own, or where it closes one behind a person's name and is no name itself; the rest is who wrote, or where.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riwaya.languages.loader import Language
from riwaya.model import Origin, Outlet, SourceKind
from riwaya.read.attribution.dateline import CREDIT_WORDS, DATELINE, acronym, kind_of
from riwaya.read.attribution.media import Mention, media_in, medium_called, written
from riwaya.read.page import Page, Range

SEPARATORS = frozenset("()[]/|+&.")
"""Marks that part the pieces of a line, beside dashes, colons and commas."""

BESIDE = ("medium-noun", "own-report", "people", "office", "title", "group")
"""Classes of words that may stand beside a medium and name nobody (Reuters staff, корреспондент ТАСС)."""

NAMES = ("given-name", "family-name", "kunya")


def credited_in(page: Page, outlet: Outlet | None) -> list[Origin]:
    """Whom a line of credit names, nearest first, as it writes them; never the outlet. The page is the line."""
    if len(page.t) > DATELINE:
        return []  # somebody's life, and whom he works for
    media = media_in(page.t, 0, len(page.t))
    pieces = list(_pieces(page, media))
    kinds = [kind_of(page, a, b) for a, b in pieces]
    found: list[Origin] = []
    for n, (a, b) in enumerate(pieces):
        if page.mark(a):  # a name in quotation marks
            a, b = a + 1, max(a + 1, b - page.mark(b - 1))
        named = _named_in(page, a, b, media)
        if named:
            found += [_origin(page, (m.first, m.end), m.kind) for m in named if not _own(page, m, outlet)]
        elif any(a <= m.first < b for m in media):
            continue
        elif page.has(a, "medium-noun") and b - a <= CREDIT_WORDS and not _person(page, a, b):
            found.append(_origin(page, (a, b), kind_of_body(page, a, b)))
        elif _unlisted(page, a, b) and all(k in ("place", "date") for k in (*kinds[:n], *kinds[n + 1 :])):
            found.append(_origin(page, (a, b), "agency"))
    return list({o.name: o for o in reversed(found)}.values())[::-1]


def _person(page: Page, a: int, b: int) -> bool:
    """Whether words name somebody, or what somebody is (news agency correspondent Ann Lee)."""
    return any(page.has(k, "people", "office", "title", *NAMES) for k in range(a + 1, b))


def kind_of_body(page: Page, a: int, b: int) -> SourceKind:
    """What a phrase that begins with a noun for media credits: without a name (وكالات) they are some, and those of two
    articles need not be the same."""
    first = a + page.phrase(a, "medium-noun")
    return "group" if all(page.mark(k) or page.has(k, "medium-noun") for k in range(first, b)) else "agency"


def _pieces(page: Page, media: Sequence[Mention]) -> Iterator[Range]:
    """The stretches between marks and prepositions; those inside a medium's name part nothing."""
    inside = {k for m in media for k in range(m.first + 1, m.end)}
    first = 0
    for i in range(len(page.t)):
        parts = _parts(page, i) and i not in inside
        opens = i not in inside and (_unread_mark(page, i) or page.t.words[i].conjunction and _opens(page, i, media))
        if (parts or opens) and first < i:
            yield first, i
        if parts or opens:
            first = i + parts
    if first < len(page.t):
        yield first, len(page.t)


def _parts(page: Page, i: int) -> bool:
    mark = page.dash(i) or page.colon(i) or page.comma(i) or page.norm(i) in SEPARATORS
    return mark or page.has(i, "preposition", "joining") and not page.has(i, *NAMES)


def _unread_mark(page: Page, i: int) -> bool:
    """Whether a mark that is no word stands before word i: a stroke of tatweel for a dash (تونس ـ وكالات)."""
    return i > 0 and bool(page.t.text[page.t.ends[i - 1] : page.t.starts[i]].strip())


def _opens(page: Page, i: int, media: Sequence[Mention]) -> bool:
    return any(m.first == i for m in media) or page.has(i, "medium-noun")


def _named_in(page: Page, a: int, b: int, media: Sequence[Mention]) -> list[Mention]:
    """The media of a piece that are credited."""
    inside = [m for m in media if a <= m.first and m.end <= b]
    words = {k for m in inside for k in range(m.first, m.end)}
    if all(k in words or page.mark(k) or page.has(k, *BESIDE) for k in range(a, b)):
        return inside
    last = inside[-1:]
    return [m for m in last if m.end == b and m.kind == "agency" and not _a_name(page, m)]


def _a_name(page: Page, m: Mention) -> bool:
    """Whether a medium's words may be somebody's name (Bloomberg)."""
    return all(page.has(k, *NAMES) for k in range(m.first, m.end))


def _unlisted(page: Page, a: int, b: int) -> bool:
    """Whether a piece is an acronym that no list of media has: of Latin or Cyrillic letters it is in capitals."""
    word = page.t.surface(a)
    if not acronym(page, a, b) or page.has(a, *NAMES, "own-report", "preposition", "place-name", "country"):
        return False
    return word.isupper() or not page.language.capitals and not word.isascii()


def _own(page: Page, m: Mention, outlet: Outlet | None) -> bool:
    """Whether a medium is the outlet, in whatever spelling. A paper whose outlet is given in another script may be the
    outlet itself; an agency is another one."""
    if outlet is None:
        return False
    name = written(page.t, m.first, m.end)
    if m.name == medium_called(page.language, outlet.name) or _words(page.language, outlet.name) <= _words(
        page.language, name
    ):
        return True
    return m.kind != "agency" and any(map(str.isascii, (outlet.name, name))) and not (outlet.name + name).isascii()


def _words(language: Language, name: str) -> set[str]:
    return set(language.fold(name).split())


def _origin(page: Page, words: Range, kind: SourceKind) -> Origin:
    return Origin(written(page.t, *words), kind)
