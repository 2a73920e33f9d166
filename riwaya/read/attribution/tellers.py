"""The tellers further out of a statement whose speaker stands before the verb: who was told, who cites, who quotes."""

from __future__ import annotations

from riwaya.read.attribution.clauses import named
from riwaya.read.attribution.media import media_in
from riwaya.read.attribution.predicates import cited_aside
from riwaya.read.page import Hit, Page, Proposal, Range


def add_tellers(page: Page, p: Proposal) -> None:
    """Fill `p.via`, and part its source where that names two tellers.

    "X told the agency that …" and "…, X told the agency" have the agency as their outermost link, "the agency, citing
    X, said" too.
    """
    if p.source is not None:
        _cited_behind(page, p)
        _cited_before(page, p)
        _part_source(page, p)
    if not p.via and (p.source is None or p.source[0] < p.cue[0]):
        p.via += _told(page, p.cue[1], _zone_end(page, p))


def _relay_at(page: Page, i: int) -> Hit | None:
    hit = page.at.get(i)
    return hit if hit is not None and any(f.cue.kind == "relay" and not f.cue.weak for f in hit.forms) else None


def _cited_behind(page: Page, p: Proposal) -> None:
    """The agency reported, citing three sources, that: they speak, the agency tells."""
    assert p.source is not None
    if p.source[1] > p.cue[0]:
        return
    end = p.content[0] if p.content[0] > p.cue[1] else page.sentence(p.cue[0])[1]
    cited = next((c for i in range(p.cue[1], end) if (c := cited_aside(page, i, end))), None)
    if cited is not None:
        p.source, p.via, p.taken = cited, [p.source, *p.via], max(p.taken, cited[1])


def _cited_before(page: Page, p: Proposal) -> None:
    """Citing three sources, the agency reported that: they speak, the agency tells."""
    assert p.source is not None
    first = page.sentence(p.cue[0])[0]
    relay = _relay_at(page, first)
    if p.via or relay is None or not relay.form("participle") or p.cue[0] < p.source[1]:
        return
    if page.comma(p.source[0] - 1) and relay.end < p.source[0] - 1:
        p.source, p.via = (relay.end, p.source[0] - 1), [p.source]


def _part_source(page: Page, p: Proposal) -> None:
    """The agency, citing the minister, said: the minister speaks, the agency tells."""
    assert p.source is not None
    a, b = p.source
    relay = next((h for i in range(a + 1, b - 1) if (h := _relay_at(page, i)) and h.form("participle")), None)
    if relay is None:
        return
    outer_end = relay.first
    while outer_end > a and page.mark(outer_end - 1):
        outer_end -= 1
    if outer_end > a:
        p.source, p.via = (relay.end, b), [(a, outer_end), *p.via]


def _zone_end(page: Page, p: Proposal) -> int:
    """Where the words end that may name who was told: at the content, or at a mark where it stood before the cue."""
    if p.content[0] >= p.cue[1]:
        return p.content[0]
    end = page.sentence(p.cue[0])[1]
    return next((i for i in range(p.cue[1], end) if page.mark(i) or page.has(i, "relative", "subordinating")), end)


def _told(page: Page, begin: int, end: int) -> list[Range]:
    """The medium among the words between a verb of telling and what was told."""
    known = media_in(page.t, begin, end)
    if known:
        return [(known[0].first, known[0].end)]
    head = next((i for i in range(begin, end) if page.has(i, "medium-noun")), None)
    if head is None:
        return []
    first = head
    while first > begin and not page.mark(first - 1) and not page.has(first - 1, "preposition", "auxiliary"):
        first -= 1
    stop = head + 1
    while stop < end and not page.mark(stop) and named(page, stop):
        stop += 1  # the newspaper Al-Shati
    return [(first, stop)]
