"""بحسب X، …; … بحسب X: the speaker follows a preposition, the content is the rest of the clause."""

from __future__ import annotations

from riwaya.read.attribution.building import build, clause_start
from riwaya.read.attribution.complements import find_complement
from riwaya.read.attribution.naming import read_name
from riwaya.read.attribution.noun_phrases import NOMINAL, noun_phrase
from riwaya.read.attribution.speakers import read_zone
from riwaya.read.page import ADVERBIAL, Hit, Page, Proposal, Range

TIME = 8
"""Words of an aside that says when."""


def according_to(page: Page, hit: Hit) -> Proposal | None:
    """بحسب X، …; … بحسب X: the speaker follows a preposition, the content is the rest of the clause."""
    form = next((f for f in hit.forms if f.cue.kind == "preposition"), None)
    if form is None:
        return None
    clause = find_complement(page, hit, form.cue, hit.end)
    plain = clause is not None and not any(page.comma(i) for i in range(hit.end, clause.zone_end))
    if clause is not None and plain and clause.kind == "that" and hit.end - hit.first > 1 and hit.end not in page.at:
        speaker = read_zone(page, hit.end, clause.zone_end).speaker
        return build(page, hit, form, clause, "verb-speaker-that", speaker, [])  # كما قال X إن: he said besides
    first, end = page.sentence(hit.first)
    around = page.q.around(hit.first)
    if around is not None:
        end = min(end, around.end)
    begin = hit.end
    if form.cue.source_preposition and page.norm(begin) == form.cue.source_preposition:
        begin += 1
    via: list[Range] = []
    attached = page.t.words[begin].preposition == form.cue.source_preposition if begin < end else False
    telling = begin + page.has(begin, "what")  # بحسب ما ذكرت X
    nested = page.at.get(telling) if telling < end else None
    if nested is not None and nested.end < end:
        begin = nested.end + page.has(nested.end, "made-it")  # بحسب ما ذكرت X، وفقا لقول X، وفقا لبيان أصدرته X
        begin = _past_time(page, begin, end)
    comma = next((j for j in range(begin, end) if page.comma(j)), None)
    then = next((j for j in range(begin, min(end, begin + 24)) if page.has(j, "then")), None)
    leading = clause_start(page, hit.first) <= first + 1
    stop = min(x for x in (comma, then, end) if x is not None)
    source = _behind_document(page, noun_phrase(page, begin, stop, given=attached and begin == hit.end), stop)
    if source is None and not page.t.words[hit.end - 1].enclitic:
        return None
    told = nested is not None and nested.finite and source is not None and source[0] in page.q.opened
    believed = form.cue.stance == "believes"  # في نظر الناقد: nobody else has views
    if source is not None and not (told or believed or _speaks(page, source)):
        return None  # بحسب ما ذكرت «ذي ميل»: a name in no list, but it tells
    if source is not None:
        inner = _passed_on(page, nested, source, stop)
        if inner is not None:
            source, via = inner, [source]
    opened = bool(page.t.words[hit.first].conjunction) and page.comma(hit.first - 1) and then is not None
    if leading or opened:
        start = then if then is not None and (comma is None or then <= comma + 1) else None
        verb = _clause_behind(page, source) if start is None and source is not None and not via else None
        if source is not None and verb is not None:
            source, start = (source[0], verb), verb  # وبحسب الوزارة تبدأ الدراسة غدا، …
        if start is None and comma is not None:
            start = comma + 1
        if start is None or start >= end - 1:
            return None
        content, rule = (start, end), "according-to-before"
    elif source is not None and page.dash(hit.first - 1) and page.dash(source[1]) and source[1] + 1 < end - 1:
        content, rule = (first, _clause_end(page, source[1] + 2, end)), "according-to-after"  # … -برأي X- …
    elif source is not None and comma is not None and _parts_clause(page, hit.first, comma, first):
        content, rule = (first, _clause_end(page, comma + 2, end)), "according-to-after"
    else:
        content, rule = (first, _before(page, hit.first)), "according-to-after"
    taken = source[1] if source else begin
    return Proposal((hit.first, hit.end), form, content, rule, source, via, taken=taken)


def _past_time(page: Page, begin: int, end: int) -> int:
    """The word behind an aside between commas that says only when somebody spoke (حسب ما أفادت به، أمس السبت،
    الوزارة); `begin` where none opens there."""
    i = begin + page.has(begin, "resumes")
    if not page.comma(i):
        return begin
    closing = next((j for j in range(i + 1, min(end, i + TIME)) if page.comma(j)), None)
    j = i + 1
    if closing is None:
        return begin
    while j < closing and page.has(j, "time"):
        j += page.phrase(j, "time")
    return closing + 1 if j == closing else begin


def _parts_clause(page: Page, cue_first: int, comma: int, first: int) -> bool:
    """Whether "according to X" stands between commas inside one clause, which goes on behind it (وتراجعت المبيعات، وفقا
    للوزارة، بنسبة كذا؛ أما العائلات، وفق الباحثة، فباتت …)."""
    following = comma + 1
    if not page.comma(cue_first - 1) or page.mark(following) and following not in page.q.opened:
        return False
    word = page.t.words[following]
    if word.conjunction:
        return page.has(first, "topic") and word.conjunction != page.language.lexicon.clitics.conjunctions[0]
    return not _another_clause(page, following)


def _clause_end(page: Page, begin: int, end: int) -> int:
    """Where the clause ends that goes on at word `begin`: before somebody speaks, or another clause begins."""
    for i in range(begin, end):
        spoken = i in page.at and page.at[i].finite and page.t.words[i].conjunction
        if page.comma(i - 1) and (spoken or _another_clause(page, i)):
            return i - 1
    return end


def _another_clause(page: Page, i: int) -> bool:
    """Whether word i, behind a comma, begins a clause of its own."""
    hit = page.at.get(i)
    if hit is not None and (hit.finite or hit.form(*ADVERBIAL) is not None):
        return True
    opens = ("contrast", "connective", "that", "as", "pronoun", "modal-before-cue")
    return page.has(i, *opens) or page.phrase(i, "resumption") > 0


def _clause_behind(page: Page, source: Range) -> int | None:
    """The verb with which the clause begins right behind a definite source, without a comma."""
    closing = ("family-name", "given-name", "country", "medium", "nationality")
    for i in range(source[0] + 1, source[1] + 1):
        definite = page.t.words[i - 1].article or page.has(i - 1, *closing)
        verbal = page.has(i, "verb") or page.formed(i, "present-form") and not page.t.words[i].classes
        if definite and verbal and not page.t.words[i].conjunction:
            return i
    return None


def _passed_on(page: Page, nested: Hit | None, source: Range, stop: int) -> Range | None:
    """The inner speaker behind a medium that passes on what he said (بحسب ما نقلت الصحيفة عن مسؤول؛ وفقا للوكالة نقلا
    عن مصدر)."""
    relays = [form for form in nested.forms if form.cue.kind == "relay"] if nested is not None else []
    begin = source[1]
    if not any(page.norm(begin) == form.cue.source_preposition for form in relays):
        hit = page.at.get(begin)
        form = next((f for f in hit.forms if f.cue.source_preposition), None) if hit is not None else None
        if hit is None or form is None or page.norm(hit.end) != form.cue.source_preposition:
            return None
        begin = hit.end
    return noun_phrase(page, begin + 1, stop)


def _before(page: Page, i: int) -> int:
    while i > 0 and (page.comma(i - 1) or page.dash(i - 1)):
        i -= 1
    return i


def _behind_document(page: Page, source: Range | None, stop: int) -> Range | None:
    """The body behind a document that it issued (وفقا لبيان أصدرته هيئة الموانئ); a document speaks only where nobody
    stands behind it."""
    if source is None or not page.has(source[0], "document"):
        return source
    heads = ("organisation", "government", "country", "office", "title", "given-name", "medium", "medium-noun", "group")
    body = next((i for i in range(source[0] + 1, stop) if page.has(i, *heads)), None)
    if body is None:
        return source
    attached = bool(page.t.words[body].preposition)
    return noun_phrase(page, body, stop, given=attached) or source


def _speaks(page: Page, words: Range) -> bool:
    """Whether a phrase after "according to" can speak: a person, body, medium or document, not a rule or a measure."""
    named = read_name(page, words)
    if named.name_words is not None:
        known = any(page.has(i, "given-name", "family-name", "title") for i in range(*words))
        return known or not any(page.t.words[i].article or page.has(i, "no-name") for i in range(*words))
    if page.formed(words[0], "unbound") or page.has(words[0], "oblique"):
        return True  # وفق متعاملين
    return named.kind != "other" and (page.has(words[0], *NOMINAL) or words[0] in page.q.opened)
