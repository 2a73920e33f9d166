"""Reported words that stand before their verb: "…," X said; "…," said X, "…"; The deal, X said, is dead."""

from __future__ import annotations

from riwaya.languages.lexicon import CueForm
from riwaya.read.attribution.clauses import clause_follows, finite_verb
from riwaya.read.page import Hit, Page, Proposal, Range
from riwaya.read.quotes import Quotation

MIN_CLAUSE = 4
"""Words of a clause before ", X said"; fewer are an adverbial (In Ohio, X said)."""

DATELINE = 14
"""Words of a dateline: place, date, agency."""


TITLE = 8
"""Words of the name of a broadcast, book or film."""


def quotation_before(page: Page, edge: int) -> Quotation | None:
    """The quotation that closes right before word `edge` and leaves the sentence open ("…," or "…?")."""
    for j in (edge - 1, edge - 2):
        if j not in page.q.closed:
            if not (page.comma(j) or page.dash(j)):
                return None
            continue
        q = page.q.closed[j]
        if page.t.paragraph[j] != page.t.paragraph[edge]:
            return None
        stop = q.end - 1
        while stop > q.first and page.t.surface(stop) in page.language.quotes.lone:
            stop -= 1
        open_end = page.comma(stop) or page.dash(stop) or page.norm(stop) in ("?", "!", "…", "...") or j == edge - 2
        return q if open_end and q.end - q.first >= 2 and not is_title(page, q) else None
    return None


def is_title(page: Page, q: Quotation) -> bool:
    """Whether the quotation is the name of a work: few words with capitals ("Meet the Press")."""
    words = [j for j in range(q.first, q.end) if not page.mark(j)]
    if not 1 < len(words) <= TITLE or page.sentence(q.first)[0] == q.opener:
        return False
    small = ("preposition", "determiner", "joining", "infinitive")
    return all(page.t.text[page.t.starts[j]].isupper() or page.has(j, *small) for j in words)


def speech_before(page: Page, hit: Hit, form: CueForm, source: Range, q: Quotation) -> Proposal:
    """ "…," X said. "…": the quotation, and the one that goes on behind the speaker."""
    first = _clause_of_fragment(page, q, source)
    p = Proposal((hit.first, hit.end), form, (first, q.end), "quote-speaker-verb", source, fixed=True)
    if first != q.first:
        p.mode, p.content = "mixed", (first, q.closer + 1)
    else:
        p.mode = "direct"
    following = continued(page, max(hit.end, source[1]))
    if following is not None:
        p.content, p.rule = (first, speech_end(page, following)), "quote-around"
    return p


def _clause_of_fragment(page: Page, q: Quotation, source: Range) -> int:
    """Where the content begins: with the quotation, or the clause that it completes (He was "happy,")."""
    start = page.sentence(q.first)[0]
    start = after_dateline(page, start)
    inside = start < q.opener and not page.mark(q.opener - 1)
    return start if inside and page.t.text[page.t.starts[q.first]].islower() else q.first


def after_dateline(page: Page, start: int) -> int:
    """First word of a sentence, without the place (in capitals) and dash that open a report: GENEVA — …"""
    if start != page.t.paragraphs[page.t.paragraph[start]][0] or not page.t.surface(start).isupper():
        return start
    dash = next((j for j in range(start, min(start + DATELINE, len(page.t))) if page.dash(j)), None)
    return start if dash is None or dash == start else dash + 1


def continued(page: Page, after: int) -> Quotation | None:
    """The quotation with which the same speech goes on after "X said" (up to word `after`): in the rest of
    the sentence,
    or as the next sentence of the paragraph, unless somebody's verb follows it."""
    k = page.t.sentence[after - 1]
    last = page.t.sentences[k][1]
    inside = next((o for o in range(after, last) if o in page.q.opened), None)
    joined = inside is not None and page.has(inside - 1, "joining", "contrast")
    if inside is not None and (joined or page.comma(inside - 1) or page.dash(inside - 1)) and inside - after < 14:
        q = page.q.opened[inside]
        spoken = any(
            finite_verb(page, j) or j in page.at and page.at[j].form("participle") for j in range(after, inside)
        )
        return None if spoken else q
    if inside is None and last in page.q.opened and page.t.paragraph[last] == page.t.paragraph[after - 1]:
        q = page.q.opened[last]
        return None if attributed(page, q) else q
    return None


def attributed(page: Page, q: Quotation) -> bool:
    """Whether words of report follow the quotation, so that it is a statement of its own."""
    if q.closer < 0 or not (page.comma(q.end - 1) or page.norm(q.end - 1) in ("?", "!")):
        return False
    end = page.sentence(min(q.closer + 1, len(page.t) - 1))[1]
    return any(j in page.at and page.at[j].finite for j in range(q.closer + 1, min(end, q.closer + 12)))


def speech_end(page: Page, q: Quotation) -> int:
    """End of a quotation over several paragraphs: each of them opens anew, only the last one closes."""
    while q.closer < 0 and q.end < len(page.t):
        following = page.q.opened.get(q.end)
        if following is None or attributed(page, following):
            break
        q = following
    return q.end


def clause_before(page: Page, hit: Hit, form: CueForm, source: Range, edge: int) -> Proposal | None:
    """The deal is dead, X said; The deal, X said, is dead: the clause before or around them."""
    first, end = page.sentence(edge)
    around = page.q.around(edge)
    if around is not None:
        first, end = max(first, around.first), min(end, around.end)
    else:
        first = after_dateline(page, first)
    after = max(hit.end, source[1])
    if not (page.comma(edge - 1) or page.dash(edge - 1)) or edge - 1 <= first:
        return None
    p = Proposal(
        (hit.first, hit.end),
        form,
        (first, edge - 1),
        "clause-speaker-verb",
        source,
        fixed=True,
    )
    if (
        (page.comma(after) or page.dash(after))
        and after + 2 < end
        and not page.has(after + 1, "subordinating", "gerund")
    ):
        p.content, p.rule = (first, end), "clause-around"
    elif not _is_clause(page, first, edge - 1) or not _closes(page, form, after, end):
        return None
    else:
        following = continued(page, after)
        if following is not None:
            p.content, p.mode = (first, speech_end(page, following)), "mixed"
    return p


def _closes(page: Page, form: CueForm, after: int, end: int) -> bool:
    """Whether only circumstances or listeners follow the verb: X said on Monday; X told reporters."""
    if (
        after >= end - 1
        or page.mark(after)
        or page.has(after, "preposition", "time", "weekday", "adverb", "subordinating")
    ):
        return True
    told = "target-that" in form.cue.takes
    return told and not any(finite_verb(page, j) or page.has(j, "that") for j in range(after, end))


def _is_clause(page: Page, first: int, end: int) -> bool:
    """Whether the words can be a clause of their own, and no adverbial that opens one."""
    if end - first < MIN_CLAUSE and not (page.has(first, "determiner", "pronoun") and finite_verb(page, end - 1)):
        return False
    if page.has(first, "subordinating"):  # After the vote ended, the hall fell silent
        first = next((j + 1 for j in range(first, end) if page.comma(j)), end)
    if page.has(first, "gerund"):
        return any(finite_verb(page, j) for j in range(first, end))
    if first in page.at and page.at[first].form("participle"):
        return False
    return clause_follows(page, first, end) or any(finite_verb(page, j) for j in range(first, end))
