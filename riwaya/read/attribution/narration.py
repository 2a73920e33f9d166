"""Where the writer goes on behind a comma, in the middle of a sentence that retells speech without quotation marks."""

from __future__ import annotations

from riwaya.read.page import Page, Proposal


def writer_goes_on(page: Page, p: Proposal, start: int, end: int) -> int:
    """The first word behind a comma in words `start:end` with which the writer goes on, else `end`."""
    nominal = p.rule.endswith(("-object", "-prep"))
    for i in range(start + 2, end):
        if not page.comma(i - 1) or page.q.inside[i] > page.q.inside[start]:
            continue
        if _of_himself(page, i, end) or _left_unsaid(page, i, end) or _gesture(page, p, i, end):
            return i
        if nominal and _clause(page, i, end):
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


def _gesture(page: Page, p: Proposal, i: int, end: int) -> bool:
    """Whether the speaker does something meanwhile (…، وتضحك؛ …، ثم ينتقل إلى …)."""
    then = page.has(i, "afterwards")
    j = i + then
    if j >= end or not page.has(j, "gesture") or not (then or page.t.words[j].conjunction):
        return False
    return p.form.form in ("past", "present", "forms")


def _clause(page: Page, i: int, end: int) -> bool:
    """Whether a clause of its own begins, which cannot go on with a noun phrase: "and" before a verb, or
    before a definite noun with its predicate (وعد بنشر العقود، وانقضى الشهر؛ اتهمه بالتقصير، والمواطن لا
    يعرف)."""
    word = page.t.words[i]
    if not word.conjunction or i + 1 >= end:
        return False
    if page.has(i, "verb") and not page.has(i, "object-noun"):
        return True
    predicate = page.has(i + 1, "negation", "verb", "pronoun") and not page.mark(i + 1)
    return word.article and not page.has(i, "object-noun") and predicate
