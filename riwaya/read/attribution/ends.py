"""Where reported words end: at a closing quotation mark, at the next speaker, at the sentence's end at the latest."""

from __future__ import annotations

from bisect import bisect_left

from riwaya.read.attribution.building import in_present, narrator
from riwaya.read.attribution.narration import writer_goes_on
from riwaya.read.page import ADVERBIAL, Hit, Page, Proposal
from riwaya.read.quotes import Quotation

CLAUSE = 3
"""Words of the shortest quotation that may be a clause."""


def settle_ends(page: Page, proposals: list[Proposal]) -> list[Proposal]:
    """The proposals with their content ends settled; those left without content are dropped."""
    proposals.sort(key=lambda p: p.cue[0])
    cues = [p.cue[0] for p in proposals]
    out = []
    for p in proposals:
        if _told_to_me(page, p):
            around = page.q.around(p.cue[0])
            assert around is not None
            p.content, p.fixed = (p.content[0], around.end), True
        elif not p.fixed and not p.rule.startswith("according-to-after"):
            _close_at_next(page, p, proposals[bisect_left(cues, p.content[0]) :])
        _unwrap_quotation(page, p)
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
        and page.t.words[p.cue[0]].enclitic in page.language.first_person_enclitics
    )


def _close_at_next(page: Page, p: Proposal, later: list[Proposal]) -> None:
    """End the content before the first later cue in it that speaks beside it and not inside it."""
    start, end = p.content
    theirs: set[int] = set()
    for other in later:
        if other.cue[0] >= end:
            break
        if _of_another(page, p, other):
            theirs.add(other.cue[0])
        elif other.cue[0] >= start and not _inside(page, p, other):
            end = max(start, other.clause)
            break
    if p.rule.endswith("-object") and p.form.cue.takes.isdisjoint(("predicate", "cause")):
        end = _closed_object(page, start, end)
    if page.language.subject == "after-cue" and (p.hidden or _fronted(page, p)):
        # where a comma parts main clauses, and does not stand before every subordinate one
        end = next((i for i in range(p.content[0] + 2, end) if page.comma(i) and not _goes_on(page, i + 1)), end)
    if p.rule != "according-to-before" and p.mode != "direct":
        end = _resumption(page, start, end, theirs, p.rule.endswith(("-object", "-prep")))
        end = writer_goes_on(page, p, start, end)
        end = _first_comma(page, p, end)
    p.content = (start, _to_quotation_end(page, start, end))


def _closed_object(page: Page, start: int, end: int) -> int:
    """Where an object of one word ends that nothing can qualify: نفى ذلك | بشدة, أعلن استقالته | بعد أربعة أيام."""
    i = start + 1
    if i >= end or page.has(start, "demonstrative"):
        return min(end, i) if page.has(start, "demonstrative") and _points_alone(page, i) else end
    dated = page.has(i, "within") and (
        page.has(i + 1, "ordinal", "time", "number", "month") or page.norm(i + 1).isdigit()
    )
    return i if page.t.words[start].enclitic and (page.has(i, "time") or dated) else end


def _points_alone(page: Page, i: int) -> bool:
    """Whether no noun follows a demonstrative before word i, which would be pointed at (هذا القرار)."""
    if not page.language.articles and page.has(i, "noun", "adjective"):
        return False  # эти претензии
    return page.mark(i) or not page.t.words[i].article or page.has(i, "adverb")


def _fronted(page: Page, p: Proposal) -> bool:
    """Whether the cue stands in a subordinate clause that opens its sentence (منذ أعلن المدرب استقالته، …; بعد أن أكد
    الوزير أن …، …): its main clause follows the comma."""
    before, start = p.cue[0] - 1, page.sentence(p.cue[0])[0]
    if page.has(before, "that") and page.has(before - 1, "that-breaker"):
        return before - 1 == start
    return before == start and page.has(before, "before-verb", "subordinating")


def _goes_on(page: Page, i: int) -> bool:
    """Whether word i, behind a comma, joins one more noun to those before (إصدارها …، والإعلان عن …)."""
    if i >= len(page.t) or not page.t.words[i].conjunction:
        return False
    return page.t.words[i].article or page.has(i, "object-noun")


def _first_comma(page: Page, p: Proposal, end: int) -> int:
    """Speech retold inside a quotation ends with its own clause: the narrator goes on after the comma."""
    if any(page.has(k, "what") for k in range(p.cue[0] - 2, p.cue[0])):
        judged = next((i for i in range(p.content[0] + 2, end) if page.phrase(i, "judgement")), end)
        end = judged  # إن ما قيل من أنه استقال | غير صحيح
    if p.form.cue.stance == "believes" and p.rule.startswith("verb-alone") and not page.q.inside[p.cue[0]]:
        commas = (i for i in range(p.content[0] + 2, end) if page.comma(i))
        return next((i for i in commas if _reasons(page, i + 1)), end)
    if not page.q.inside[p.cue[0]] or p.mode == "direct" or p.rule.startswith(("participle", "according-to")):
        return end
    depth = page.q.inside[p.content[0]]
    commas = (i for i in range(p.content[0] + 2, end) if page.comma(i) and page.q.inside[i] == depth)
    return next((i for i in commas if not page.has(i + 1, "whether", "question-particle")), end)


def _reasons(page: Page, i: int) -> bool:
    """Whether word i is joined by another conjunction than "and": the writer says why (رأى أن …، فمكانته كانت …)."""
    joined = page.t.words[i].conjunction if i < len(page.t) else ""
    return bool(joined) and joined != page.language.lexicon.clitics.conjunctions[0]


def _resumption(page: Page, start: int, end: int, theirs: set[int], nominal: bool = False) -> int:
    """The first word after a comma with which the writer takes the word again (وذلك، في إشارة إلى، وكان), else `end`.
    A verb of saying that opens a clause there ends the content too, even where no rule could read it, unless it is one
    of `theirs`, in whose speech the content is."""
    for i in range(start + 2, end):
        if page.phrase(i, "resumption-anywhere"):
            return i
        if page.q.inside[i] > page.q.inside[start]:
            continue
        if not page.comma(i - 1):
            continue
        if nominal and page.phrase(i, "opposing"):
            return i
        if page.phrase(i, "resumption") or _says_where(page, i) or _comments(page, i):
            return i
        hit = page.at.get(i)
        if hit is not None and i not in theirs and (_says_on(page, hit) or hit.form(*ADVERBIAL)):
            return i
        if page.has(i, "contrast") and any(k in page.at and _speaks_beside(page.at[k]) for k in _after(page, i, end)):
            return i
    return end


def _comments(page: Page, i: int) -> bool:
    """Whether the writer says what that was: "and", a pronoun, a noun that sums it up (…، وهي خطوة لم تلق ترحيبا)."""
    joined = page.has(i, "pronoun") and page.t.words[i].conjunction in page.language.lexicon.clitics.conjunctions[:1]
    return joined and page.has(i + 1, "summing-noun") and not page.t.words[i + 1].article


def _says_where(page: Page, i: int) -> bool:
    """Whether word i, behind a comma, begins to say in what document or speech it was said (…، في تقرير نشرته أمس)."""
    return page.has(i, "within-preposition", "preposition") and page.has(i + 1, "listener-noun", "document", "post")


def _after(page: Page, i: int, end: int) -> range:
    """The words behind a contrast at word i of which one may be the verb of another speaker: the first, or the one
    behind his definite noun (لكن الوزارة نفت)."""
    noun = i + 2 < end and (page.t.words[i + 1].article or page.has(i + 1, "ordinal", "that"))
    return range(i + 1, min(end, i + 2 + noun))


def _speaks_beside(hit: Hit) -> bool:
    """Whether the cue after "while" is a verb with a speaker of its own, and no hidden belief (فيما يتوقع أن), nor one
    that may be said of a thing (كما يعتبر من القيادات)."""
    believed = any(f.cue.stance == "believes" and f.form == "present" for f in hit.forms)
    return hit.finite and hit.form("passive") is None and not believed


def _says_on(page: Page, hit: Hit) -> bool:
    """Whether a cue after a comma is a verb of saying beyond doubt, written with its conjunction or after a
    connective."""
    plain = any(f.form == "past" and f.cue.kind == "verb" and not f.cue.weak for f in hit.forms)
    opened = bool(page.t.words[hit.first].conjunction) or page.has(hit.first - 1, "contrast", "connective")
    return plain and opened


def _inside(page: Page, p: Proposal, other: Proposal) -> bool:
    """Whether `other` is nested speech inside the content of `p`."""
    first = other.cue[0]
    if p.rule == "according-to-before" and not other.rule.startswith("according-to"):
        return True  # the whole sentence is given to the one whom it opens with
    depth = page.q.inside
    if depth[first] > depth[p.cue[0]]:
        return True  # quoted words hold it
    if other.hidden:
        return not in_present(page, p, other.cue[0])
    if _tells(page, p) and other.source is None and other.form.form == "past":
        return True
    if other.rule.startswith("participle"):
        return False
    if other.rule.startswith("noun"):
        return True
    if other.rule.startswith("according-to"):
        return False
    if other.clause <= p.content[0] + 1 and not page.t.words[first].conjunction:
        return True
    word = page.t.words[first]
    if page.has(first - 1, "relative", "what"):
        return True
    if other.form.cue.weak and not page.comma(first - 1):
        return True
    if _so_then(page, p, other):
        return True
    if page.has(p.cue[0] - 1, "relative"):
        return False  # the speech stood in a relative clause; this is the main verb of the sentence
    if word.conjunction or page.comma(other.clause - 1):
        return False
    if page.has(other.clause, "contrast") and not other.hidden:
        # إن السعر انخفض لكن الزبائن يرفضون الشراء: what goes on without a comma, and is not told as past
        return other.rule.startswith("speaker-verb") and other.form.form == "present"
    return not any(page.has(i, "contrast") or page.t.words[i].conjunction for i in range(other.clause, first))


def _so_then(page: Page, p: Proposal, other: Proposal) -> bool:
    """Whether another verb goes on with what is told, joined by "so" without a comma (ويضيف أنه اتصل بالقائد
    فأخبره أن …): no writer would go on so."""
    first = other.cue[0]
    plain = p.mode == "indirect" and p.rule.endswith("-that") and p.form.cue.stance != "asks"
    return plain and _reasons(page, first) and not page.mark(first - 1)


def _tells(page: Page, p: Proposal) -> bool:
    """Whether a story is told in the words behind a colon, inside a quotation (يقول X: جاء وقال …): the verb that opens
    them is in the present, those of the story in the past."""
    return page.q.inside[p.cue[0]] > 0 and p.form.form == "present" and p.rule == "verb-speaker-colon"


def _of_another(page: Page, p: Proposal, other: Proposal) -> bool:
    """Whether the form of a verb without a speaker says that the one who spoke cannot go on with it: then it belongs to
    somebody in his words (قالت الوزيرة إن الرئيس عاد وأكد أن …)."""
    known, wanted = p.form.agreement[:1], other.form.agreement
    if p.form.cue.stance == "asks" and _reasons(page, other.cue[0]):
        return False  # سألها المحقق أين كانت، فأجابت
    if other.source is not None or not other.rule.startswith("verb-alone") or p.source is None or not wanted:
        return False
    if len(wanted) > 1:
        several = ("group", "number", "organisation", "government", "dual")
        return not page.has(p.source[0], *several) and not any(
            page.has(i, "group", "plural") or page.t.words[i].conjunction for i in range(*p.source)
        )
    return p.rule.startswith("verb-speaker") and known in ("m", "f") and known != wanted[0]


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
