"""Speech whose speaker is named by a label and no verb: a transcript's colon, the dash under a quotation."""

from __future__ import annotations

from riwaya.read.attribution.clauses import named
from riwaya.read.page import Hit, Page, Proposal

MAX_NAME = 8
"""Words of a name before a transcript's colon or after a quotation's dash."""


def transcript(page: Page, hit: Hit) -> Proposal | None:
    """SMITH: We will see. A paragraph that opens with a name and a colon, as in an interview."""
    form = next((f for f in hit.forms if f.cue.kind == "phrase" and "quote" in f.cue.takes), None)
    if form is None or not page.colon(hit.first):
        return None
    first, end = page.t.paragraphs[page.t.paragraph[hit.first]]
    first += first in page.q.opened or page.mark(first)
    if not 0 < hit.first - first <= MAX_NAME or hit.end >= end:
        return None
    if not _speaker_label(page, first, hit.first):
        return None
    return Proposal(
        (hit.first, hit.end),
        form,
        (hit.end, end),
        "transcript",
        (first, hit.first),
        mode="direct",
        fixed=True,
    )


def _speaker_label(page: Page, begin: int, stop: int) -> bool:
    """Whether the words name a speaker of a transcript: all in capitals, or a known name or title."""
    words = [j for j in range(begin, stop) if not page.mark(j)]
    if all(page.t.surface(j).isupper() for j in words):
        return True
    known = any(page.has(j, "given-name", "family-name", "title") for j in words)
    return known and all(page.t.text[page.t.starts[j]].isupper() for j in words)


def signature(page: Page, hit: Hit) -> Proposal | None:
    """“…” — Jane Smith: a paragraph that is one quotation, signed after a dash."""
    form = next((f for f in hit.forms if f.cue.kind == "phrase" and "quote" in f.cue.takes), None)
    if form is None or not page.dash(hit.first) or hit.first - 1 not in page.q.closed:
        return None
    q, end = page.q.closed[hit.first - 1], page.t.paragraphs[page.t.paragraph[hit.first]][1]
    if not 0 < end - hit.end <= MAX_NAME + 2 or page.mark(hit.end) or not named(page, hit.end):
        return None
    source = (hit.end, end - 1 if page.mark(end - 1) else end)
    return Proposal((hit.first, hit.end), form, (q.first, q.end), "signature", source, mode="direct", fixed=True)
