"""What is said of something, where a relative "what" holds the words: ما يقال حول تدهور العلاقات."""

from __future__ import annotations

from riwaya.read.attribution.noun_phrases import NOMINAL, noun_phrase
from riwaya.read.page import FINITE, Hit, Page, Proposal, Range

REACH = 24
"""Words between such a verb and what it is about."""


def what_about(page: Page, hit: Hit) -> Proposal | None:
    """ما أشار إليه الوزير بشأن رغبة بلاده؛ ما تردد في الصحف عن إغلاق المصنع: what is said is the event behind the
    preposition."""
    form = next((f for f in hit.forms if f.form in (*FINITE, "passive") and f.cue.kind != "noun"), None)
    if form is None or not page.has(hit.first - 1, "what") or page.has(hit.first - 1, "that"):
        return None
    limit = min(page.limit(hit.first), hit.end + REACH)
    stop = next((i for i in range(hit.end, limit) if page.mark(i) or page.has(i, "that") or i in page.at), limit)
    about = next((i for i in range(hit.end, stop - 1) if _about(page, i)), None)
    if about is None:
        return None
    source = _teller(page, hit.end, about)
    hidden = source is None and form.form == "passive"
    sentence = page.limit(hit.first)
    end = next((i for i in range(about + 1, sentence) if page.comma(i) or page.phrase(i, "judgement")), sentence)
    cue = (hit.first, hit.end)
    return Proposal(cue, form, (about + 1, end), "what-about", source, hidden=hidden, fixed=True)


def _about(page: Page, i: int) -> bool:
    """Whether word i is a preposition of topics before the noun of an event."""
    word = page.t.words[i + 1]
    event = page.has(i + 1, "object-noun") and not (word.article or word.conjunction or word.preposition)
    return event and page.has(i, "about")


def _teller(page: Page, begin: int, end: int) -> Range | None:
    """Who says it, behind the verb, or where it is said (في وسائل الإعلام)."""
    i = begin
    while i < end and page.has(i, "resumes", "adverb", "time"):
        i += 1
    if i < end and page.has(i, "within", "among"):
        i += 1
    if i >= end or not page.has(i, *NOMINAL):
        return None
    return noun_phrase(page, i, end, given=True)
