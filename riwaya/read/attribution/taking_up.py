"""Whom a lone noun takes up, in languages without articles: ведомство, эксперт, актриса after somebody was named."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.model import SourceKind
from riwaya.read.attribution.declined import nominative
from riwaya.read.attribution.directory import Directory
from riwaya.read.attribution.naming import Named

BODIES: tuple[SourceKind, ...] = ("organisation", "government", "medium", "agency")

MAX_INITIALS = 6
"""Letters of an abbreviation whose words are looked for."""

MIN_WORD = 3
"""Letters of a word that gives an abbreviation a letter."""

NEAR_BODY = 250
"""Words before a noun such as "the ministry" in which the body that it takes up is named."""


def taken_up(directory: Directory, spoken: Sequence[Named], named: Named) -> Named | None:
    """Whom the noun takes up: who spoke under the same noun; who is named with it; a body that spoke or was named; the
    one person of the page. `spoken`: the speakers so far, in their order."""
    page = directory.page
    first = named.words[0]
    stem = page.t.words[first].stem
    for s in reversed(spoken):
        same = any(page.t.words[i].stem == stem for i in range(*s.words))
        if same and not s.bare and (named.kind != "group" or s.kind == "group"):
            return s
    if named.kind == "group":
        return None  # специалисты are others than the experts before
    general = page.has(first, "stands-for-person")
    person = general or page.has(first, "office", "title")
    place = directory.spelt_out(first, stem, person=person)
    if place is not None:
        return place
    if page.has(first, "stands-for-body"):
        return next((s for s in reversed(spoken) if s.kind in BODIES), None) or _body_before(directory, first)
    if not person or page.has(first, "source-noun") and not general:
        return None
    people = [s for s in spoken if s.kind == "person"]
    if people and (general or len({s.name for s in people}) == 1):
        return people[-1]
    return directory.only_person()


def _body_before(directory: Directory, i: int) -> Named | None:
    """The body with a name of its own that was named last before word i."""
    page = directory.page
    for k in range(i - 1, max(-1, i - NEAR_BODY), -1):
        if page.has(k, "body-name", "organisation", "government") and page.t.surface(k)[0].isupper():
            named = directory.phrase_at(k)
            if named is not None and named.kind in BODIES and not named.bare:
                return named
    return None


def spelt_in_full(directory: Directory, named: Named) -> Named | None:
    """The words whose initials the abbreviation is, where the page has them (МВД, Министерство внутренних дел)."""
    page, i = directory.page, named.words[0]
    letters = page.norm(i)
    if named.words[1] - i != 1 or not page.t.surface(i).isupper() or not 2 < len(letters) <= MAX_INITIALS:
        return None
    for k in range(len(page.t) - len(letters)):
        words = range(k, k + len(letters))
        if all(page.norm(w)[0] == letter for w, letter in zip(words, letters, strict=True)):
            lone = any(page.mark(w) or len(page.norm(w)) < MIN_WORD for w in words)
            if not lone and page.t.surface(k)[0].isupper():
                full = (k, words.stop)
                name = nominative(page, full, False)
                return Named(
                    full, name, named.kind if named.kind in BODIES else "organisation", True, 1, None, None, False
                )
    return None
