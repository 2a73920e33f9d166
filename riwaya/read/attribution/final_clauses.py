"""Where the clause begins that a verb closes, and whether anybody is its subject.

A clause inside the field of a verb (a relative one, one with a complementiser) has its own verb at its end. So the way
back from a verb counts verbs against the words that open subordinate clauses.
"""

from __future__ import annotations

from riwaya.read.attribution.final_names import name_end
from riwaya.read.attribution.final_verbs import finite, opens_subordinate, reporting_verb
from riwaya.read.page import ADVERBIAL, Page

DATELINE = 6
"""Words of a dateline."""


PEOPLE = (
    "office", "title", "people", "group", "organisation", "government", "medium-noun", "medium", "given-name",
    "country", "pronoun",
)  # fmt: skip
"""Classes of those who act."""


def impersonal(page: Page, begin: int, cue_first: int) -> bool:
    """Whether the verb at `cue_first` has nobody as its subject: a past stem behind "one can", "one must"."""
    i = cue_first - 1
    while i >= begin and not finite(page, i):
        if page.has(i, "impersonal"):
            return True
        i -= 1
    return i >= begin and page.has(i, "impersonal")


def in_relative(page: Page, begin: int) -> bool:
    """Whether the clause that begins at word `begin` describes a noun before it, or is a headless relative one."""
    if page.has(begin - 1, "that", "relative"):
        before = begin - 2
        return not (page.mark(before) or finite(page, before) or page.has(before, "verb"))
    return False


def clause_begin(page: Page, cue_first: int) -> int:
    """First word of the clause that the verb at `cue_first` closes."""
    start = page.sentence(cue_first)[0]
    around = page.q.around(cue_first)
    if around is not None:
        start = max(start, around.first)
    open_verbs: list[int] = []
    joined = False
    i = cue_first - 1
    while i >= start:
        q = page.q.closed.get(i)
        if q is not None and q.opener >= start:
            joined = joined or page.has(i + 1, "joining")
            i = q.opener - 1
            continue
        if _dateline(page, i):
            break
        if page.colon(i) and not (page.norm(i - 1).isdigit() and page.norm(i + 1).isdigit()):
            governing = reporting_verb(page, i - 1, start) if joined else None
            if governing is None:
                break
            open_verbs.clear()
            i = governing.first - 1
            continue
        reports = reporting_verb(page, i, start)
        if opens_subordinate(page, i):
            governing = reporting_verb(page, i - 1, start) if joined else None
            if not open_verbs and governing is None and not _closed_by_comma(page, i, cue_first):
                break
            open_verbs.clear()
            i = governing.first if governing is not None else i
        elif finite(page, i) and page.has(i + 1, "joining") and not opens_subordinate(page, i + 2):
            if not open_verbs and _new_subject(page, i + 2, cue_first):
                return i + 2
            joined = joined or not open_verbs
        elif reports is not None and joined:
            open_verbs.clear()  # X said [that …] and added: both verbs have one subject
            i = reports.first
        elif finite(page, i):
            open_verbs.append(i)
        i -= 1
    if i < start and open_verbs:
        return open_verbs[0] + 1
    return i + 1


def _closed_by_comma(page: Page, i: int, cue_first: int) -> bool:
    """Whether the clause that word i opens belongs to an adverbial cue and ends with a comma, its verb unknown."""
    governed = any(k in page.at and page.at[k].form(*ADVERBIAL) for k in range(max(0, i - 4), i))
    return governed and any(page.comma(j) for j in range(i, cue_first))


def _dateline(page: Page, i: int) -> bool:
    """Whether word i is a dash behind the place and agency that open a report (تهران - ایرنا - …)."""
    first = page.t.paragraphs[page.t.paragraph[i]][0]
    glued = page.t.starts[i] == page.t.ends[i - 1] and i + 1 < len(page.t) and page.t.ends[i] == page.t.starts[i + 1]
    return page.dash(i) and first < i <= first + DATELINE and not glued


def _new_subject(page: Page, i: int, end: int) -> bool:
    """Whether a clause that "and" opens at word i has a subject of its own: somebody, and no object."""
    if i >= end or not page.has(i, *PEOPLE):
        return False
    stop = name_end(page, i, end)
    return not page.has(stop, "object-marker")
