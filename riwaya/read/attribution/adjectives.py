"""Active participles with an article, which say of a noun what its bearers say (الأصوات المطالبة بـ، القائلون إن)."""

from __future__ import annotations

from riwaya.read.attribution.building import build
from riwaya.read.attribution.complement import Complement
from riwaya.read.attribution.complements import find_complement
from riwaya.read.attribution.noun_phrases import MAX_NAME, NOMINAL, noun_phrase
from riwaya.read.page import Hit, Page, Proposal, Range


def adjective(page: Page, hit: Hit) -> Proposal | None:
    """المتظاهرون المطالبون بـ…، الرأي القائل إن …: the noun before says so, where it is one of those who speak."""
    form = hit.form("attributive")
    if form is None or page.mark(hit.first - 1) or not _definite(page, hit.first - 1):
        return None
    found = _refused(page, hit) or find_complement(page, hit, form.cue, hit.end, own_zone=False)
    if found is None or found.kind not in ("that", "prep", "object") or found.zone_end > hit.end:
        return None
    source = _qualified(page, hit.first)
    return build(page, hit, form, found, f"adjective-{found.kind}", source, [], hidden=source is None)


def _definite(page: Page, i: int) -> bool:
    """Whether a definite noun phrase may end with word i."""
    word = page.t.words[i]
    if page.has(i, "what", "that", "pronoun", "preposition", "demonstrative"):
        return False  # ما الداعي لـ…
    return word.article or bool(word.enclitic) or page.has(i, "given-name", "family-name", "country", "proper-body")


def _refused(page: Page, hit: Hit) -> Complement | None:
    """What such an adjective of refusing takes: a noun behind the preposition of objects (الرافضون للاتفاق)."""
    form, i = hit.form("attributive"), hit.end
    if form is None or form.cue.stance != "denies" or page.mark(i):
        return None
    return Complement("object", i, i) if "purpose" in page.written_on(i) else None


def _qualified(page: Page, end: int) -> Range | None:
    """The noun phrase of one who speaks that ends before word `end`."""
    start = page.sentence(end)[0]
    for i in range(end - 1, max(start, end - MAX_NAME) - 1, -1):
        if page.mark(i) or i in page.at:
            return None
        if page.has(i, *NOMINAL) and not (page.has(i - 1, *NOMINAL) and not page.t.words[i - 1].article):
            phrase = noun_phrase(page, i, end, given=True)
            return phrase if phrase is not None and phrase[1] == end else None
    return None
