"""Where the writer goes on behind a comma, in the middle of a sentence that retells speech without quotation marks."""

from __future__ import annotations

from riwaya.read.attribution.noun_ends import joined_past
from riwaya.read.attribution.resumption import reasons
from riwaya.read.page import Page, Proposal

QUOTED = 2
"""Words of the shortest quotation behind which a comma may close what is retold; a single word is quoted for its
sake."""


def writer_goes_on(page: Page, p: Proposal, start: int, end: int) -> int:
    """The first word behind a comma in words `start:end` with which the writer goes on, else `end`."""
    nominal = p.rule.endswith(("-object", "-prep"))
    for i in range(start + 2, end):
        if page.q.inside[i] > page.q.inside[start]:
            continue
        comma = page.comma(i - 1)
        if (comma or nominal) and _without_saying(page, i, end):
            return i
        if comma and (
            _of_himself(page, i, end)
            or _left_unsaid(page, i, end)
            or _gesture(page, p, i, end)
            or _behind_quotation(page, i, start)
        ):
            return i
    return end


def _of_himself(page: Page, i: int, end: int) -> bool:
    """Whether the writer speaks of himself (قال الوزير إن الأزمة انتهت، ولا نعرف متى …): retold without
    quotation marks, a speaker is in the third person."""
    verb = i + 1 if page.has(i, "negation") else i
    forms = page.t.words[verb].cues if verb < end else ()
    return page.has(verb, "first-person") or bool(forms) and all(f.agreement in ("1s", "1p") for f in forms)


def _left_unsaid(page: Page, i: int, end: int) -> bool:
    """Whether the writer tells what the speaker did not say (…، ولم يوضح متى؛ …، لكنه لم يذكر أسماء؛ …، غير
    أنها لا تقدم)."""
    j = i
    while j < min(end, i + 2) and (page.has(j, "contrast", "that") or page.phrase(j, "contrast")):
        j += max(1, page.phrase(j, "contrast"))
    return j + 1 < end and page.has(j, "negation") and page.has(j + 1, "left-unsaid")


def _without_saying(page: Page, i: int, end: int) -> bool:
    """The same with "without" (…، دون أن يحدد موعدا؛ …، من دون ذكر حصيلة)."""
    without = page.phrase(i, "without")
    j = i + without + (page.has(i + without, "that"))
    return without > 0 and j < end and page.has(j, "left-unsaid")


def _gesture(page: Page, p: Proposal, i: int, end: int) -> bool:
    """Whether the speaker does something meanwhile (…، وتضحك؛ …، ثم ينتقل إلى …)."""
    then = page.has(i, "afterwards")
    j = i + then
    if j >= end or not page.has(j, "gesture") or not (then or page.t.words[j].conjunction):
        return False
    return p.form.form in ("past", "present", "forms")


def _behind_quotation(page: Page, i: int, start: int) -> bool:
    """Whether the writer goes on behind words that he quotes, and a comma: he says when and where they were said (…"،
    وذلك بعد يومين), sets something against them (…"، فيما يستمر), or tells what came of them (…"، فظهر الرئيس)."""
    q = page.q.closed.get(i - 2)
    if q is None or q.opener < start or q.end - q.first < QUOTED or page.language.subject != "after-cue":
        return False
    if page.phrase(i, "opposing", "occasion", "and-this", "without"):
        return True
    if reasons(page, i):
        return i not in page.at and not page.has(i, "object-noun") and not page.t.words[i].article
    return joined_past(page, i) or bool(page.t.words[i].conjunction) and page.has(i, "pronoun")
