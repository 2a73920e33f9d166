"""What nobody else is made to say: the outlet's own voice, and the sentences that the reader did not understand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from riwaya.languages.lexicon import CueForm
from riwaya.model import Block, Document, Link, Span, Statement, Unread
from riwaya.read.attribution.dateline import DATELINE, read_dateline
from riwaya.read.attribution.negated import keeps_silent
from riwaya.read.attribution.origin import dateline_end
from riwaya.read.page import Page
from riwaya.read.quotes import Quotation

OWN_VOICE = 0.92
"""The share of sentences given to the outlet in which nobody else spoke: 607 of 659 in the development sets."""

MIN_WORDS = 3
"""Shorter stretches between statements are connectives and commas."""

QUOTED_WORDS = 5
"""A quotation of so many words that no rule gave to anybody is shown as not understood."""


def own_voice(
    document: Document,
    headlines: Sequence[Block],
    pages: Sequence[Page],
    statements: Sequence[Statement],
    settled: Sequence[Span] = (),
) -> tuple[list[Statement], list[Unread]]:
    """The statements of the article's own voice (`mode` own) and the sentences that look like unread speech.

    `headlines`: the title and subtitle blocks, each one statement of the outlet's own. `settled`: words of which it is
    known that nobody else speaks them.
    """
    chain = tuple(Link(o.name, o.kind, o.kind != "group", span=o.span, how="inherited") for o in document.origin)
    credits = [(b.start, b.end, b.credit) for b in document.blocks if b.credit is not None]
    covered = _covered(statements, [c.span for _, _, c in credits if c is not None and c.span is not None])
    spans: list[Span] = [document.span(b.start, b.end) for b in headlines]
    unread: list[Unread] = []
    for page in pages:
        taken = _taken(page, covered)
        for first, end in page.t.sentences:
            for a, b in _gaps(page, first, end, taken):
                a = _past_dateline(page, a, b, document)
                if a >= b:
                    continue
                span = document.span(page.t.starts[a], page.t.ends[b - 1])
                known = any(x.start < span.end and span.start < x.end for x in settled)
                why = "" if known else _looks_like_speech(page, a, b)
                if why:
                    unread.append(Unread(span, why))
                else:
                    spans.append(span)
    spans.sort(key=lambda s: s.start)
    own = []
    for n, span in enumerate(spans, 1):
        credit = next((c for s, e, c in credits if s <= span.start < e), None)
        tellers = (Link(credit.name, credit.kind, span=credit.span, how="inherited"),) if credit else chain
        own.append(
            Statement(
                f"o{n}", span, None, None, "own", chain=tellers, translated="no", rule="own-voice", confidence=OWN_VOICE
            )
        )
    return own, sorted(unread, key=lambda u: u.span.start)


def _past_dateline(page: Page, a: int, b: int, document: Document) -> int:
    """The first of words `a:b` behind the dateline that credits the article (LONDON, June 4 (Reuters) -), which is
    nobody's voice."""
    start = page.t.starts[a]
    credit = next((o.span for o in document.origin if o.span is not None and o.span.start >= start), None)
    for i in range(a, min(a + DATELINE, page.sentence(a)[1])) if credit is not None else ():
        if (page.dash(i) or page.colon(i)) and credit is not None and credit.end <= page.t.starts[i]:
            return min(i + 1, b)
    opening, end = page.t.paragraphs[page.t.paragraph[a]]
    read = read_dateline(page, opening, end) if credit is not None else None
    stop = read.end if read is not None else dateline_end(page, opening, end) if credit is not None else opening
    return min(stop, b) if credit is not None and stop > a and credit.end <= page.t.ends[stop - 1] else a


def _covered(statements: Sequence[Statement], credits: Sequence[Span]) -> list[tuple[int, int]]:
    """The stretches of text that belong to statements: content, cue and speaker, what stands between them, and the
    tellers further out (…, according to the ministry); the credits of captions too."""
    ranges = [(c.start, c.end) for c in credits]
    ranges += [
        (link.span.start, link.span.end)
        for s in statements
        for link in s.chain
        if link.span is not None and link.how == "stated"
    ]
    for s in statements:
        spans = [x for x in (s.content, s.cue, s.source) if x is not None]
        ranges.append((min(x.start for x in spans), max(x.end for x in spans)))
    ranges.sort()
    merged: list[tuple[int, int]] = []
    for start, end in ranges:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _taken(page: Page, covered: Sequence[tuple[int, int]]) -> bytearray:
    """For each word whether one of the stretches `covered` touches it."""
    t = page.t
    taken = bytearray(len(t))
    for start, stop in covered:
        first, end = bisect_right(t.ends, start), bisect_left(t.starts, stop)
        taken[first:end] = b"\1" * (end - first)
    return taken


def _gaps(page: Page, first: int, end: int, taken: bytearray) -> list[tuple[int, int]]:
    """The stretches of words of a sentence that no statement covers, marks at their ends left off."""
    out: list[tuple[int, int]] = []
    b = first
    while (a := taken.find(0, b, end)) >= 0:
        b = taken.find(1, a, end)
        b = end if b < 0 else b
        stretch = _trim(page, a, b)
        if stretch and sum(1 for k in range(*stretch) if not page.mark(k)) >= MIN_WORDS:
            out.append(stretch)
    return out


def _trim(page: Page, a: int, b: int) -> tuple[int, int] | None:
    while a < b and page.mark(a) and a not in page.q.opened:
        a += 1
    while b > a and page.mark(b - 1) and b - 1 not in page.q.closed:
        b -= 1
    return (a, b) if b > a else None


def _looks_like_speech(page: Page, a: int, b: int) -> str:
    """Why the words `a:b` look like speech that no rule read; `` if they do not."""
    for q in page.q.all:
        if a <= q.first and q.end <= b and _words(page, q) >= QUOTED_WORDS:
            return "quotation without a speaker"
    for hit in page.hits_in(a, b):
        if page.has(hit.first, "own-formula") or keeps_silent(page, hit):
            continue
        speaking = [f for f in hit.forms if not f.cue.weak and "that" in f.cue.takes]
        if hit.finite and any(f.cue.kind != "relay" or _passes_on(page, f, hit.end, b) for f in speaking):
            return f"reporting word: {page.t.surface(hit.first)}"
    return ""


def _passes_on(page: Page, form: CueForm, i: int, end: int) -> bool:
    """Whether words follow a relaying verb that show that it passes words on: whose they are, that, or a mark of
    quotation. A boat that carries (تنقل) tourists passes nothing on."""
    shown = (k for k in range(i, end) if page.norm(k) == form.cue.source_preposition or page.has(k, "that"))
    return any(i <= q.first < end for q in page.q.all) or next(shown, None) is not None


def _words(page: Page, q: Quotation) -> int:
    return sum(1 for i in range(q.first, q.end) if not page.mark(i))
