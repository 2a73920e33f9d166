"""Bodies and media that a page named before: what a lone noun (ведомство, агентство) or a short name takes up."""

from __future__ import annotations

from riwaya.model import BODIES
from riwaya.read.attribution.clipped import spelt_behind
from riwaya.read.attribution.declined import nominative
from riwaya.read.attribution.directory import Directory
from riwaya.read.attribution.media import media_in
from riwaya.read.attribution.naming import Named, read_name
from riwaya.read.page import Page, Range

MAX_INITIALS = 6
"""Letters of an abbreviation whose words are looked for."""

MIN_WORD = 3
"""Letters of a word that gives an abbreviation a letter."""

LONG_MEDIUM = 6
"""Words of a medium's name."""

SAME_SCRIPT = 3
"""First letters of a medium's canonical name that its name on the page shares, where both are in one script."""

NEAR_BODY = 250
"""Words before a noun such as "the ministry" in which the body that it takes up is named."""


def medium_before(directory: Directory, i: int) -> Named | None:
    """The medium that was named last before word i: an agency where its noun says so, else none; by name, or by a noun
    and a name in no list (газета El Faro)."""
    page = directory.page
    agency = page.has(i, "agency-noun")
    for k in range(i - 1, -1, -1):
        if page.has(k, "medium-noun") and _named_behind(page, k) and page.has(k, "agency-noun") == agency:
            named = directory.phrase_at(k)
            if named is not None and not named.bare:
                return named
        if not page.has(k, "medium") or page.t.surface(k).islower():
            continue
        m = next(iter(media_in(page.t, k, min(len(page.t), k + LONG_MEDIUM))), None)
        if m is not None and m.first == k and (m.kind == "agency") == agency:
            written = page.t.text[page.t.starts[m.first] : page.t.ends[m.end - 1]]
            known = m.name[:SAME_SCRIPT].casefold() in written.casefold()  # else it stands there in another script
            return Named((m.first, m.end), m.name if known else written, m.kind, True, 1, None, None, False)
    return None


def _named_behind(page: Page, noun: int) -> bool:
    """Whether a name stands behind the noun of a medium: in quotation marks, or with a capital."""
    return noun + 1 in page.q.opened or not page.mark(noun + 1) and page.t.surface(noun + 1)[0].isupper()


def body_before(directory: Directory, i: int) -> Named | None:
    """The body with a name of its own that was named last before word i."""
    page = directory.page
    for k in range(i - 1, max(-1, i - NEAR_BODY), -1):
        if page.has(k, "body-name", "organisation", "government") and (
            page.t.surface(k)[0].isupper() or k + 1 in page.q.opened
        ):
            if page.has(k - 1, "preposition") and k - 2 in page.at and page.at[k - 2].finite:
                continue  # написал в Facebook
            named = read_name(page, (k, k + 1)) if _stands_apart(page, k) else directory.phrase_at(k)
            if named is not None and named.kind in ("organisation", "government") and not named.bare:
                return named
    return None


def _stands_apart(page: Page, k: int) -> bool:
    """Whether the abbreviation at word k ends its phrase: no name, but a common noun follows (Во ФСИН обвинения …)."""
    return page.t.surface(k).isupper() and page.t.surface(k + 1)[:1].islower() if k + 1 < len(page.t) else True


def spelt_in_full(directory: Directory, named: Named) -> Named | None:
    """The words whose initials or beginnings the short name of a body is, where the page has them (МВД, Министерство
    внутренних дел; Минтранс, Министерство транспорта)."""
    page, i = directory.page, named.words[0]
    if named.words[1] - i != 1 or not page.t.surface(i)[0].isupper() or named.kind not in (*BODIES, "other"):
        return None
    letters = page.norm(i)
    if page.t.surface(i).isupper() and 2 < len(letters) <= MAX_INITIALS:
        words = next((w for k in range(len(page.t)) if (w := _with_initials(page, k, letters)) is not None), None)
    elif len(letters) > MAX_INITIALS - 1 and page.has(i, "body-name", "organisation", "government"):
        stem = page.t.words[i].stem
        starts = (k for k in range(len(page.t)) if k != i and page.norm(k)[:MIN_WORD] == stem[:MIN_WORD])
        words = next(((k, end) for k in starts if (end := spelt_behind(page, stem, k)) > k), None)
    else:
        return None
    if words is None or not page.t.surface(words[0])[0].isupper() and not page.has(words[0], "organisation"):
        return None
    kind = named.kind if named.kind in BODIES else "organisation"
    return Named(words, nominative(page, words, False), kind, True, 1, None, None, False)


def _with_initials(page: Page, k: int, letters: str) -> Range | None:
    """The words from word k on whose initials are `letters`."""
    words = range(k, k + len(letters))
    if words.stop > len(page.t) or any(page.norm(w)[0] != c for w, c in zip(words, letters, strict=True)):
        return None
    lone = any(page.mark(w) or len(page.norm(w)) < MIN_WORD for w in words)
    return None if lone or not page.t.surface(k)[0].isupper() else (k, words.stop)
