"""Where indirect speech ends inside its sentence, where gender and number tell whose verb comes next."""

from __future__ import annotations

from riwaya.read.attribution.case_phrases import verbal
from riwaya.read.attribution.indirect import PHRASAL
from riwaya.read.page import FINITE, Page, Proposal


def content_end(page: Page, p: Proposal, kind: str) -> int:
    """The word before which the content ends: a gerund of saying, or a verb of the same speaker beside his first."""
    start, end = p.content
    depth = page.q.inside[start]
    phrasal = kind in PHRASAL
    related = p.rule.startswith("attributive") or _in_relative(page, p)
    for i in range(start + 1, end - 1):
        if page.q.inside[i] > depth:
            continue
        if related and page.comma(i) and _main_verb(page, i + 1):
            return i
        if page.comma(i) and _speaks_on(page, p, i + 1, phrasal):
            return i
        if page.comma(i) and i - 1 in page.q.closed and page.has(i + 1, "joining") and verbal(page, i + 2):
            return i
        if page.has(i, "joining", "contrast") and not page.comma(i - 1) and _speaks_on(page, p, i, phrasal):
            return i
        if phrasal and (page.dash(i) or page.colon(i) or page.norm(i) == ";"):
            return i
    return end


def _in_relative(page: Page, p: Proposal) -> bool:
    """Whether the cue stands in a relative clause on its speaker: X, который заявил, что …, ушел."""
    if p.source is None or p.source[0] > p.cue[0]:
        return False
    opener = next((k for k in range(p.cue[0] - 1, page.sentence(p.cue[0])[0], -1) if page.comma(k)), None)
    behind = (opener + 1, opener + 2) if opener is not None else ()
    between = range(p.source[1], p.cue[0])
    return any(page.has(k, "relative") for k in (*between, *behind))


def _main_verb(page: Page, i: int) -> bool:
    """Whether the main clause goes on with its verb at word i."""
    while page.has(i, "adverb", "time", "negation", "connective"):
        i += 1
    return verbal(page, i) and not page.has(i, "infinitive")


def _speaks_on(page: Page, p: Proposal, i: int, phrasal: bool) -> bool:
    """Whether the speaker's own next verb or gerund stands at word i, conjunctions and adverbs aside."""
    joined = page.has(i, "joining", "contrast")
    k = i
    while page.has(k, "joining", "contrast", "adverb", "connective", "time", "negation") and not verbal(page, k):
        k += 1
    hit = page.at.get(k)
    if hit is not None and hit.form("participle") and not any(f.cue.weak for f in hit.forms):
        return True
    if not joined:
        return phrasal and page.has(k, "gerund") and k == i
    if phrasal and verbal(page, k) and not page.has(k, "infinitive"):
        return True
    form = next((f for f in hit.forms if f.form in FINITE), None) if hit is not None else None
    if form is None or form.cue.weak:
        return False
    return form.form == p.form.form and form.agreement == p.form.agreement
