"""Where reported words end: at a closing quotation mark, at the next speaker, at the sentence's end at the latest."""

from __future__ import annotations

from bisect import bisect_left

from riwaya.read.attribution.beside import inside, of_another
from riwaya.read.attribution.building import narrator
from riwaya.read.attribution.narration import writer_goes_on
from riwaya.read.attribution.noun_ends import closed_object, is_wish, past, phrase_end
from riwaya.read.attribution.resumption import reasons, resumption, writer_comments
from riwaya.read.attribution.turn_ends import close_at_turn
from riwaya.read.page import Page, Proposal
from riwaya.read.quotes import Quotation

CLAUSE = 3
"""Words of the shortest quotation that may be a clause."""


def settle_ends(page: Page, proposals: list[Proposal]) -> list[Proposal]:
    """The proposals with their content ends settled; those left without content are dropped."""
    proposals.sort(key=lambda p: p.cue[0])
    cues = [p.cue[0] for p in proposals]
    out: list[Proposal] = []
    for p in proposals:
        if _told_to_me(page, p):
            around = page.q.around(p.cue[0])
            assert around is not None
            p.content, p.fixed = (p.content[0], around.end), True
        elif not p.fixed and not p.rule.startswith("according-to-after"):
            _close_at_next(page, p, proposals[bisect_left(cues, p.content[0]) :])
            _close_at_outer_clause(page, p, out)
        _unwrap_quotation(page, p)
        close_at_turn(page, p)
        _trim(page, p)
        if p.content[1] > p.content[0]:
            out.append(p)
    return out


def _told_to_me(page: Page, p: Proposal) -> bool:
    """أخبرني X أن …, inside a quotation: the rest of it is what X told, with all the turns of its dialogue, unless the
    one who was told takes a turn himself (أبلغني أنه … . قلت له: …)."""
    around = page.q.around(p.cue[0])
    if around is None or any(page.has(i, "narrator-verb") for i in range(p.content[0], around.end)):
        return False
    return (
        page.q.inside[p.cue[0]] > 0
        and p.source is not None
        and p.mode == "indirect"
        and page.has(p.content[0], "that")
        and page.t.words[p.cue[0]].enclitic in page.language.first_person_enclitics
    )


def _close_at_next(page: Page, p: Proposal, later: list[Proposal]) -> None:
    """End the content before the first later cue in it that speaks beside it and not inside it."""
    start, end = p.content
    theirs: set[int] = set()
    unfinished = _subject_end(page, p, start, end)
    for other in later:
        if other.cue[0] >= end:
            break
        if of_another(page, p, other):
            theirs.add(other.cue[0])
        elif other.cue[0] >= unfinished and not inside(page, p, other):
            end = max(start, other.clause)
            break
    if p.rule.endswith("-object") and p.form.cue.takes.isdisjoint(("predicate", "cause")):
        end = closed_object(page, start, end)
    if page.language.subject == "after-cue" and (p.hidden or _fronted(page, p)):
        # where a comma parts main clauses, and does not stand before every subordinate one
        end = next((i for i in range(p.content[0] + 2, end) if page.comma(i) and not _goes_on(page, i + 1)), end)
    if p.rule != "according-to-before" and p.mode != "direct":
        end = resumption(page, start, end, theirs)
        end = writer_goes_on(page, p, start, phrase_end(page, p, start, end))
        end = _first_comma(page, p, end)
    elif p.mode != "direct":
        end = writer_comments(page, start, end)
    p.content = (start, _to_quotation_end(page, start, end))


def _close_at_outer_clause(page: Page, p: Proposal, earlier: list[Proposal]) -> None:
    """End the content where the speech around it goes on: at "and that", with the complementiser of that speech and not
    its own (قال إن جده كان يردد أن الأرض لا تخون، | وإن أباه …; أكد أن الوزارة وعدت بالإصلاح | وأن العمل بدأ)."""
    if p.mode == "direct" or page.language.subject != "after-cue":
        return
    around = next((o for o in reversed(earlier) if o.content[0] < p.cue[0] and p.cue[0] < o.content[1]), None)
    if around is None or not page.has(around.content[0], "that"):
        return
    start, theirs = p.content[0], _complementiser(page, around.content[0])
    if page.has(start, "that") and _complementiser(page, start) == theirs:
        return
    for i in range(start + 2, p.content[1]):
        goes_on = page.t.words[i].conjunction and page.has(i, "that") and _complementiser(page, i) == theirs
        same = is_wish(page, i) == is_wish(page, around.content[0])  # أنه أوضح أهمية العمل وأن يكون …: not his "that"
        if goes_on and same and page.q.inside[i] <= page.q.inside[start]:
            p.content = (start, i)
            return


def _subject_end(page: Page, p: Proposal, start: int, end: int) -> int:
    """The word behind the subject of what is reported, where a relative clause between commas belongs to it (إن الوفد،
    الذي يقيم في فندق آخر، | أبلغ …): its verb is still to come, and nobody else speaks before it; else `start`."""
    first = next((i for i in range(start + 1, end) if page.mark(i)), end)
    if not page.has(start, "that") or not page.comma(first) or not page.has(first + 1, "relative"):
        return start
    if any(page.has(i, "verb") or past(page, i) for i in range(start + 1, first)):
        return start
    closing = next((i for i in range(first + 2, end) if page.comma(i)), None)
    return start if closing is None else closing + 2


def _complementiser(page: Page, i: int) -> str:
    """The complementiser at word i as the page writes it, without what is written onto it (وأنها: أن)."""
    word = page.t.words[i]
    return page.t.surface(i).removeprefix(word.conjunction).removeprefix(word.preposition)[:2]


def _fronted(page: Page, p: Proposal) -> bool:
    """Whether the cue stands in a subordinate clause that opens its sentence (منذ أعلن المدرب استقالته، …; بعد أن أكد
    الوزير أن …، …): its main clause follows the comma."""
    before, start = p.cue[0] - 1, page.sentence(p.cue[0])[0]
    if page.has(before, "that") and page.has(before - 1, "that-breaker"):
        return before - 1 == start
    return before == start and page.has(before, "before-verb", "subordinating")


def _goes_on(page: Page, i: int) -> bool:
    """Whether word i, behind a comma, joins one more noun to those before (إصدارها …، والإعلان عن …)."""
    if i >= len(page.t):
        return False
    return _adds(page, i) or bool(page.t.words[i].conjunction) and page.t.words[i].article


def _adds(page: Page, i: int) -> bool:
    """Whether word i adds a verbal noun to those before, or names some of them (…، وإخطار؛ …، إضافة إلى؛ …، منها)."""
    return page.phrase(i, "adding") > 0 or page.has(i, "object-noun") and bool(page.t.words[i].conjunction)


def _first_comma(page: Page, p: Proposal, end: int) -> int:
    """Speech retold inside a quotation ends with its own clause: the narrator goes on after the comma."""
    if any(page.has(k, "what") for k in range(p.cue[0] - 2, p.cue[0])):
        judged = next((i for i in range(p.content[0] + 2, end) if page.phrase(i, "judgement")), end)
        end = judged  # إن ما قيل من أنه استقال | غير صحيح
    if p.form.cue.stance == "believes" and p.rule.startswith("verb-alone") and not page.q.inside[p.cue[0]]:
        commas = (i for i in range(p.content[0] + 2, end) if page.comma(i))
        return next((i for i in commas if reasons(page, i + 1)), end)
    if not page.q.inside[p.cue[0]] or p.mode == "direct" or p.rule.startswith(("participle", "according-to")):
        return end
    depth = page.q.inside[p.content[0]]
    commas = (i for i in range(p.content[0] + 2, end) if page.comma(i) and page.q.inside[i] == depth)
    return next((i for i in commas if not _no_clause(page, i + 1)), end)


def _no_clause(page: Page, i: int) -> bool:
    """Whether word i, behind a comma, is no clause of its own: a preposition, one more noun, an indirect question."""
    if page.has(i, "preposition", "whether", "question-particle") or _adds(page, i):
        return True
    return i < len(page.t) and bool(page.t.words[i].preposition) and not page.has(i, "that")  # لأن العالم كله يعلم


def _to_quotation_end(page: Page, start: int, end: int) -> int:
    """If the content would end inside a quotation that opened in it, it ends with the quotation."""
    for q in page.q.all:
        if start <= q.opener < end < q.end and q.closer >= 0:
            return q.closer + 1
    return end


def _unwrap_quotation(page: Page, p: Proposal) -> None:
    """Content that is one quotation after a complementiser is direct speech: its words stand inside the marks."""
    if p.fixed or p.rule.startswith("according-to-after"):
        return
    start, end = p.content
    i = start
    while i < end and (page.has(i, "that") or page.colon(i)):
        i += 1
    q = page.q.opened.get(i)
    if q is None:
        if any(start < o < end for o in page.q.opened) and p.mode == "indirect":
            p.mode = "mixed"
        return
    if _whole(page, q, end):
        end = q.closer + 1
    tail = end
    while tail > q.end and page.mark(tail - 1):
        tail -= 1
    if q.closer < 0 or q.closer >= end - 1 or tail <= q.closer + 1:
        p.content, p.mode, p.fixed = (q.first, narrator(page, q.first, q.end)), "direct", True
    else:
        p.mode = "mixed"


def _whole(page: Page, q: Quotation, end: int) -> bool:
    """Whether the quotation right behind a complementiser is all that was said: a comma follows, and no further clause
    with a complementiser of its own (إن "القطار فات"، وكانت القاعة ممتلئة)."""
    if q.closer < 0 or q.end - q.first < CLAUSE or not page.comma(q.closer + 1):
        return False
    return not any(page.has(i, "that") and page.t.words[i].conjunction for i in range(q.closer + 2, end))


def _trim(page: Page, p: Proposal) -> None:
    """Without the marks at the end (those that close what it opened stay) and words that open a next clause."""
    start, end = p.content
    while end > start:
        i = end - 1
        if page.mark(i) and not _keeps(page, i, start, p) or page.norm(i) in page.language.lexicon.clitics.conjunctions:
            end = i
        elif i > start and page.has(i, "subordinating", "then"):
            end = i  # حذر من الفشل | عندما قال
        else:
            break
    p.content = (start, end)


def _keeps(page: Page, i: int, start: int, p: Proposal) -> bool:
    """Whether the mark at word i belongs to the content: it closes what opened in it, or asks."""
    if i in page.q.closed and page.q.closed[i].opener >= start:
        return True
    if page.norm(i) in (")", "]"):
        return True
    return page.norm(i) == "%" or page.norm(i) in "؟?!" and p.mode == "direct"
