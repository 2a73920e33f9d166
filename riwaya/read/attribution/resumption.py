"""Where the writer takes the word again, in the middle of a sentence that retells speech."""

from __future__ import annotations

from riwaya.read.page import ADVERBIAL, Hit, Page

DESCRIBED = 10
"""Words of an aside on a speaker."""


def resumption(page: Page, start: int, end: int, theirs: set[int]) -> int:
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
        if describes_subject(page, i, end):
            continue
        if page.phrase(i, "resumption") or _says_where(page, i) or _comments(page, i):
            return i
        hit = page.at.get(i)
        if hit is not None and i not in theirs and (_says_on(page, hit) or hit.form(*ADVERBIAL)):
            return i
        if (
            page.has(i, "contrast")
            and not page.has(i, "explaining")
            and any(k in page.at and _speaks_beside(page.at[k]) for k in _after(page, i, end))
        ):
            return i
    return end


def describes_subject(page: Page, i: int, end: int) -> bool:
    """Whether word i, behind a comma, opens an aside on what somebody is or was who speaks behind it (أن الضابط، وكان
    يومها عميدا، أخبره أن)."""
    auxiliary = page.has(i, "modal-before-cue") and (page.t.words[i].conjunction or page.has(i, "resumption"))
    if not auxiliary:
        return False
    closing = next((k for k in range(i + 1, min(end, i + DESCRIBED)) if page.comma(k) or k in page.at), end)
    behind = page.at.get(closing + 1) if page.comma(closing) else None
    return behind is not None and behind.finite and not page.t.words[behind.first].conjunction


def writer_comments(page: Page, start: int, end: int) -> int:
    """The first word with which the writer says what that was, else `end`: the same in a sentence that "according to"
    gives to somebody as a whole."""
    for i in range(start + 2, end):
        beside = page.q.inside[i] <= page.q.inside[start]
        if beside and (page.phrase(i, "resumption-anywhere") or page.comma(i - 1) and _comments(page, i)):
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


def reasons(page: Page, i: int) -> bool:
    """Whether word i is joined by another conjunction than "and": a reason, a conclusion, an answer (رأى أن …، فمكانته
    كانت …)."""
    joined = page.t.words[i].conjunction if i < len(page.t) else ""
    return bool(joined) and joined != page.language.lexicon.clitics.conjunctions[0]
