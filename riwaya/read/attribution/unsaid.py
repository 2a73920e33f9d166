"""Verbs of saying with which nobody else speaks: what nobody says, what the writer said himself."""

from __future__ import annotations

from riwaya.languages.lexicon import CueForm
from riwaya.read.attribution.complement import Complement
from riwaya.read.page import Hit, Page, Range

NEAR = 6
"""Words before a verb within which "nobody" is its subject (لا أحد في القرية يصدق أن)."""

WOMEN = 60
"""Words before a verb within which the page must name a woman or a body that speaks in the feminine."""


def nobody(page: Page, hit: Hit) -> bool:
    """Whether it is said that nobody speaks so (لا أحد يقول إن؛ لم يقل أحد إن؛ ما من أحد يؤكد أن), or would
    have come to say so (ما كان ليقول إن)."""
    first = hit.first
    if page.has(hit.end, "nobody"):
        return page.has(first - 1, "negation")
    if page.t.words[first].preposition:
        return page.has(first - 2, "negation")
    i = next((j for j in range(first - 1, max(page.sentence(first)[0], first - NEAR) - 1, -1) if page.mark(j)), -1)
    start = max(i + 1, page.sentence(first)[0], first - NEAR)
    nobody = next((j for j in range(start, first) if page.has(j, "nobody")), None)
    if nobody is None or any(j in page.at for j in range(nobody, first)):
        return False
    return (
        page.has(nobody - 1, "negation")
        or page.has(nobody - 1, "partitive")
        and page.has(nobody - 2, "negation", "what")
    )


def we_told(page: Page, hit: Hit, form: CueForm, source: Range | None, subject: bool) -> bool:
    """Whether a verb that may be "we promised" or "he promised us" is the first: nobody follows who could be its
    subject, and it does not need the object either that it then lacks (أخبرنا أن is "he told us that").
    `subject`: whether `source` follows and can be its subject."""
    if not any(f.agreement == "1p" for f in page.t.words[hit.first].cues):
        return False
    before = page.t.words[hit.first - 1]
    named = before.article or page.has(hit.first - 1, "family-name")
    if named and not page.has(hit.first - 1, "relative") and not page.t.words[hit.first].conjunction:
        return False  # الوزير وعدنا بأن
    if source is not None and source[0] == hit.end:
        return not subject or page.formed(source[0], "feminine-form")
    needs_object = "target-that" in form.cue.takes and not form.cue.prepositions
    return source is not None or not (needs_object and page.has(hit.end, "that"))


def i_said(page: Page, hit: Hit, form: CueForm) -> bool:
    """Whether a verb that may be "she asked him" is somebody's own "I asked him": "I" stands before it, or someone is
    asked or told, outside of quotation marks, and before it the page names nobody whom the feminine fits."""
    first = hit.first
    if page.has(first - 1, "first-person") and form.form == "past":
        return True  # وأنا فضلت أن
    if page.has(first, "narrator-verb") and form.agreement not in ("m", "f") and not page.q.inside[first]:
        return True  # قلت له
    if form.form != "past" or form.agreement != "f" or page.q.inside[first]:
        return False
    enclitic, behind = page.t.words[first].enclitic, hit.end + page.has(hit.end, "listener")
    addressed = enclitic and enclitic not in page.language.first_person_enclitics or behind > hit.end
    if not addressed or not (page.mark(behind) or page.has(behind, "that", "preposition", "whether")):
        return False  # its subject may follow
    start = max(0, first - WOMEN)
    return not any(
        page.has(i, "feminine", "organisation", "government") or _woman(page, i) for i in range(start, first)
    )


def _woman(page: Page, i: int) -> bool:
    return page.has(i, "title", "office", "people", "medium-noun", "document") and page.formed(
        i, "feminine-form", "feminine-singular"
    )


def of_another(page: Page, hit: Hit, found: Complement) -> bool:
    """Whether the quotation belongs to a noun of saying between the verb and it, which governs its speaker (ختم بقول
    الشاعر: «…»)."""
    if found.kind not in ("quote", "colon"):
        return False
    between = range(hit.end, found.zone_end)
    return any(
        page.has(i, "saying")
        and i in page.at
        and not page.t.words[i].article
        and not page.t.words[i].enclitic
        and bool(page.t.words[i].preposition)
        and i + 1 < found.zone_end
        for i in between
    )
