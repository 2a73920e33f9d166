"""Whom the article as a whole is credited to: dateline, byline, closing credit, "according to the agency …"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from riwaya.languages.loader import Language
from riwaya.model import Block, Document, Origin, SourceKind, Span
from riwaya.read.attribution.credit_line import kind_of_body
from riwaya.read.attribution.dateline import CREDIT_WORDS, DATELINE, NO_NAME, read_dateline
from riwaya.read.attribution.declined import nominative
from riwaya.read.attribution.media import Mention, media_in, medium_called
from riwaya.read.attribution.outlet import is_outlet
from riwaya.read.page import ADVERBIAL, Page, Proposal
from riwaya.read.segment import Tokens, tokenize

BODIES = ("medium", "medium-noun", "organisation", "government")
"""Classes of those to whom an article as a whole may be credited."""

OPENING = 3
"""Paragraphs within which "according to the agency" stands for the whole article."""


def find_origin(
    document: Document,
    blocks: Sequence[Block],
    languages: Mapping[str, Language],
    pages: Sequence[tuple[Page, list[Proposal]]],
    author: Sequence[Origin] = (),
) -> tuple[Origin, ...]:
    """What the article is credited to, nearest first; what it was given with wins. The outlet is never in it.

    `author`: whom the field for an author credits; of one medium in both the text's words are kept, which can be shown.
    """
    if document.origin:
        return document.origin
    found: list[Origin] = []
    for block in blocks:
        language = languages.get(block.language or document.language or "")
        if language is not None and block.role in ("credit", "byline"):
            t = tokenize(document.text, [(block.start, block.end)], language)
            found += [_origin(t, m) for m in media_in(t, 0, len(t))] or _unknown_credit(t, block)
    for page, proposals in pages:
        found += _dateline(page, blocks)
        found += _closing(page)
        found = [o for o in found if not is_outlet(o.name, document.outlet)]
        if not found and not author:
            found += _opening(page, proposals, blocks)
    written = languages.get(document.language or "")
    found += [o for o in author if not any(_same(o, other, written) for other in found)]
    own = document.outlet.name.casefold() if document.outlet else None
    unique = {o.name: o for o in reversed(found) if o.name.casefold() != own}
    return tuple(reversed(unique.values()))


def _same(one: Origin, other: Origin, language: Language | None) -> bool:
    """Whether two credits name one medium, be it in two spellings (أ ف ب, فرانس برس)."""
    if language is None:
        return one.name == other.name
    names = [medium_called(language, o.name) or language.fold(o.name) for o in (one, other)]
    return names[0] == names[1] or set(names[0].split()) <= set(names[1].split())


def _origin(t: Tokens, m: Mention) -> Origin:
    start, end = t.starts[m.first], t.ends[m.end - 1]
    written = t.text[start:end]
    return Origin(written, m.kind, Span(start, end, written))


def _called(page: Page, first: int, end: int, kind: SourceKind) -> Origin:
    """Whom words of a sentence name: there a declined name may stand in any case (по данным агентства X)."""
    start, stop = page.t.starts[first], page.t.ends[end - 1]
    written = page.t.text[start:stop]
    name = nominative(page, (first, end), False) if page.language.declines else written
    return Origin(name, kind, Span(start, stop, written))


def _first_body(page: Page, blocks: Sequence[Block]) -> int | None:
    """Index of the first paragraph that is body."""
    start = min((b.start for b in blocks if b.role == "body"), default=None)
    if start is None:
        return None
    return next((k for k, (a, _) in enumerate(page.t.paragraphs) if page.t.starts[a] >= start), None)


def _dateline(page: Page, blocks: Sequence[Block]) -> list[Origin]:
    """The agency in an opening "الرياض (رويترز) -" or "LONDON, June 4 (Reuters) -"."""
    k = _first_body(page, blocks)
    if k is None:
        return []
    first, end = page.t.paragraphs[k]
    opening = read_dateline(page, first, end)
    if opening is not None:
        return [_origin(page.t, m) for m in media_in(page.t, *opening.credit)] or [_body(page, *opening.credit)]
    named = [_origin(page.t, m) for m in media_in(page.t, first, dateline_end(page, first, end))]
    if named:
        return named
    stop = next((i for i in range(first, min(end, first + DATELINE)) if page.dash(i) or page.colon(i)), None)
    if stop is None:
        return []
    found = [_origin(page.t, m) for m in media_in(page.t, first, stop)] or _bracketed(page.t, first, stop)
    return found or _line_of_its_own(page, first, stop, end)


def _line_of_its_own(page: Page, first: int, dash: int, end: int) -> list[Origin]:
    """The agency behind the dash of a paragraph that is nothing but place, dash and agency (بغداد - رويترز)."""
    behind = dash + 1
    stop = next((i for i in range(behind, end) if page.mark(i)), end)
    if not page.dash(dash) or dash - first > CREDIT_WORDS or end - stop > 1 or not 1 <= stop - behind <= CREDIT_WORDS:
        return []
    named = media_in(page.t, behind, stop)
    if named:
        whole = named[0].first == behind and all(m.end <= stop for m in named)
        return [_origin(page.t, m) for m in named] if whole else []
    return [_body(page, behind, stop)] if page.has(behind, "medium-noun") else []


def dateline_end(page: Page, first: int, end: int) -> int:
    """First word behind the opening of words `first:end` that is nothing but place, date and agency, up to a full stop
    or a dash (МОСКВА, 5 мая — РИА Новости. …; ТАСС, 17 мая. …); `first` where there is none."""
    stop = first
    i = first
    media = {k for m in media_in(page.t, first, min(end, first + DATELINE)) for k in range(m.first, m.end)}
    while i < min(end, first + DATELINE):
        word = page.t.surface(i)
        plain = page.mark(i) or i in media or word.isupper() or word.isdigit()
        if not plain and not page.has(i, "month", "country", "place-name", "weekday"):
            break
        i += 1
        if i < end and (page.t.sentence[i] != page.t.sentence[i - 1] or page.dash(i - 1)):
            stop = i
    return stop


def _bracketed(t: Tokens, first: int, stop: int) -> list[Origin]:
    """The name in brackets that ends a dateline, whether or not the lexicon knows it."""
    if stop - 1 <= first or t.norms[stop - 1] != ")":
        return []
    opening = next((i for i in range(stop - 2, first, -1) if t.norms[i] == "("), None)
    if opening is None or not 1 <= stop - 2 - opening <= CREDIT_WORDS or t.words[opening + 1].classes & NO_NAME:
        return []
    return [_named(t, opening + 1, stop - 1)]


def _unknown_credit(t: Tokens, block: Block) -> list[Origin]:
    """The name behind the colon of a credit line (المصدر: …) that no lexicon knows."""
    colon = next((i for i in range(len(t)) if t.norms[i] in t.language.colon), None)
    if block.role != "credit" or colon is None or not 1 <= len(t) - colon - 1 <= CREDIT_WORDS:
        return []
    return [_named(t, colon + 1, len(t))]


def _named(t: Tokens, first: int, end: int) -> Origin:
    start, stop = t.starts[first], t.ends[end - 1]
    written = t.text[start:stop]
    return Origin(written, "agency", Span(start, stop, written))


def _body(page: Page, first: int, end: int) -> Origin:
    return replace(_named(page.t, first, end), kind=kind_of_body(page, first, end))


def _opens_with_teller(page: Page, first: int) -> bool:
    """Whether a paragraph opens with "according to", its place and agency aside (… : به گزارش …)."""
    end = page.t.paragraphs[page.t.paragraph[first]][1]
    colon = next((i for i in range(first, min(end, first + CREDIT_WORDS)) if page.colon(i)), first - 1)
    hit = page.at.get(colon + 1)
    if hit is None:
        return False
    return any(f.cue.kind == "preposition" or f.cue.kind == "relay" and f.form in ADVERBIAL for f in hit.forms)


def _teller(page: Page, words: tuple[int, int]) -> Origin:
    """The body or medium that hands the article on."""
    named = media_in(page.t, *words)
    if named:
        return _called(page, named[0].first, named[0].end, named[0].kind)
    return _called(page, *words, "organisation")


def _tells(page: Page, p: Proposal) -> Origin | None:
    """The medium that reports the sentence before (Об этом сообщает «Маяк» со ссылкой на X); none that was told it."""
    tellers = p.via if p.form.agreement not in ("m", "f") else []
    media = [m for words in (p.source, *tellers) if words is not None for m in media_in(page.t, *words)]
    inside = [m for m in media if not any(page.has(i, "people", "office", "title") for i in range(*_around(p, m)))]
    return _called(page, inside[0].first, inside[0].end, inside[0].kind) if inside else None


def _around(p: Proposal, m: Mention) -> tuple[int, int]:
    """The phrase of the proposal that a medium stands in."""
    return next(w for w in (p.source, *p.via) if w is not None and w[0] <= m.first < w[1])


def _closing(page: Page) -> list[Origin]:
    """Whom the last words of a page credit, where no line of their own sets them off (По материалам: …)."""
    end = len(page.t)
    for i in range(max(0, end - DATELINE), end):
        length = page.phrase(i, "credit-opener")
        opens = i == 0 or page.t.sentence[i] != page.t.sentence[i - 1] or page.mark(i - 1)
        if not length or not opens:
            continue
        first = i + length + page.colon(i + length)
        if length == 1 and first == i + 1:
            continue  # a source that speaks
        stop = end - (page.norm(end - 1) == ".")
        named = [_origin(page.t, m) for m in media_in(page.t, first, stop)]
        return named or ([_named(page.t, first, stop)] if 1 <= stop - first <= CREDIT_WORDS else [])
    return []


def _opening(page: Page, proposals: Sequence[Proposal], blocks: Sequence[Block]) -> list[Origin]:
    """The agency or medium to which one of the first paragraphs is given whole."""
    k = _first_body(page, blocks)
    if k is None:
        return []
    for p in proposals:
        if page.t.paragraph[p.cue[0]] - k >= OPENING:
            break
        first = page.t.paragraphs[page.t.paragraph[p.cue[0]]][0]
        if p.via and _opens_with_teller(page, first) and page.t.sentence[p.cue[0]] == page.t.sentence[first]:
            return [_teller(page, words) for words in p.via if page.has(words[0], *BODIES)]
        opens = p.rule == "according-to-before" and p.cue[0] == first
        closes = p.rule == "according-to-after" and page.sentence(p.cue[0])[0] == page.t.paragraphs[k][0]
        told = p.rule == "this-before" and page.t.sentence[p.cue[0]] - page.t.sentence[page.t.paragraphs[k][0]] <= 1
        if told and (medium := _tells(page, p)) is not None:
            return [medium]
        if (opens or closes) and p.source is not None:
            a, b = p.source
            named = media_in(page.t, a, b)
            if named:
                return [_called(page, named[0].first, named[0].end, named[0].kind)]
            if page.has(a, "medium-noun"):
                return [_called(page, a, b, "agency")]
    return []
