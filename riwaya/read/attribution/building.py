"""What all rules share: a proposal from a complement, and where the clause of a cue begins."""

from __future__ import annotations

from riwaya.languages.lexicon import CueForm
from riwaya.read.attribution.complement import Complement
from riwaya.read.page import Hit, Page, Proposal, Range


def build(
    page: Page,
    hit: Hit,
    form: CueForm,
    found: Complement,
    rule: str,
    source: Range | None,
    via: list[Range],
    hidden: bool = False,
) -> Proposal:
    """The proposal for a complement; its end is the quotation's, or open until `ends` looks at the neighbours."""
    p = Proposal((hit.first, hit.end), form, (found.start, page.sentence(found.start)[1]), rule, source, via)
    p.hidden = hidden
    around = page.q.around(hit.first)
    if found.quotation is not None:
        p.content, p.mode, p.fixed = (found.start, narrator(page, found.start, found.quotation.end)), "direct", True
    elif found.kind == "colon":
        p.mode = "direct"
        stray = next((s for s in page.q.stray if s > found.start and same_paragraph(page, s, found.start)), None)
        if stray is not None:
            p.content, p.fixed = (found.start, stray), True
    if around is not None and not p.fixed:
        p.content = (p.content[0], min(p.content[1], around.end))
    return p


def narrator(page: Page, start: int, end: int) -> int:
    """Where the writer goes on inside a quotation whose closing mark is missing or misplaced: at a participle of saying
    behind a comma («…، مشيرا إلى أن …), which no speaker uses of himself; else `end`."""
    for i in range(start + 2, end - 1):
        hit = page.at.get(i) if page.comma(i - 1) else None
        form = hit.form("participle", "adverbial") if hit is not None else None
        if hit is None or form is None or form.cue.kind != "verb" or form.cue.weak:
            continue
        if page.has(hit.end, "that") or page.has(hit.end + 1, "that"):
            return i - 1
    return end


def same_paragraph(page: Page, i: int, j: int) -> bool:
    return page.t.paragraph[i] == page.t.paragraph[j]


def clause_start(page: Page, cue_first: int) -> int:
    """First word of the clause in which the cue at `cue_first` stands: connectives and auxiliaries before it belong."""
    start = page.sentence(cue_first)[0]
    i = cue_first
    if i - 2 > start and page.has(i - 1, "accusative") and page.comma(i - 2):
        i -= 1  # …، مكتفيا بالقول
    while i > start:
        span = next((k for k in (4, 3, 2, 1) if i - k >= start and _covers(page, i - k, k)), 0)
        if span:
            i -= span
        elif page.comma(i - 1) and i - 2 >= start and _opener_before_comma(page, i - 2, start):
            i -= 1
        else:
            break
    return i


def _covers(page: Page, i: int, length: int) -> bool:
    """Whether the `length` words from i are a connective, contrast word or auxiliary."""
    if length == 1:
        return page.has(i, "modal-before-cue", "connective", "contrast", "adverb")
    return page.phrase(i, "connective") == length or page.phrase(i, "contrast") == length


def _opener_before_comma(page: Page, i: int, start: int) -> bool:
    for k in (3, 2, 1):
        first = i - k + 1
        if first >= start and _covers(page, first, k):
            # an adverb belongs to what is before it unless it stands alone: … فخوران بها، وأشارت
            return not page.has(first, "adverb") or first == start or page.comma(first - 1)
    return False


def in_present(page: Page, p: Proposal, cue_first: int) -> bool:
    """Whether the verb at `cue_first`, which may be a passive too, goes on for the speaker of `p`: his words
    are retold in the present, as this verb is, which "and" joins (ويرى الكاتب أن …، ويرجح أن …)."""
    hit, last = page.at.get(cue_first), page.at.get(p.cue[0])
    if hit is None or last is None or not page.t.words[cue_first].conjunction or p.hidden:
        return False
    active, before = hit.form("present"), last.form("present")
    if active is None or before is None or p.form.form != "present" or p.source is None:
        return False
    return active.agreement == before.agreement and last.form("past") is None
