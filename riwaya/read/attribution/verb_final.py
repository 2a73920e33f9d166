"""Attribution where the speaker opens the clause and the verb closes it (X … گفت که …); a third word order.

A rule looks at one cue and proposes a statement, or nothing. Rules name constructions, never languages: the words
come from the language's data. What is said stands behind the verb (a clause, a quotation, words after a colon) or
between speaker and verb (the object, what follows a preposition). The order of `RULES` is the order of trial.
"""

from __future__ import annotations

from collections.abc import Callable

from riwaya.languages.lexicon import CueForm
from riwaya.read.attribution.fields import (
    past_adverbial,
    past_circumstance,
    past_connectives,
    past_place,
    read_field,
    relays,
)
from riwaya.read.attribution.final_clauses import clause_begin, impersonal
from riwaya.read.attribution.final_complements import before, behind, closing_verb, words_at
from riwaya.read.attribution.final_names import source_end
from riwaya.read.attribution.final_tellers import add_field_tellers, agent, document_source
from riwaya.read.attribution.final_verbs import finite
from riwaya.read.page import ADVERBIAL, FINITE, Hit, Page, Proposal

REQUESTS = ("asks", "orders")
"""Stances whose passive, without an agent, is the writer's or speaker's own request (توصیه می‌شود)."""

MAX_HOLDER = 10
"""Words between a noun that reports and what it reports: its adjectives and whose it is."""

MIN_CONTENT = 3
"""Words of a clause that "according to X" gives to somebody."""

Rule = Callable[[Page, Hit], "Proposal | None"]


def verb(page: Page, hit: Hit) -> Proposal | None:
    """X گفت که …; X از … خبر داد; X: a finite verb that closes its clause."""
    form = next((f for f in hit.forms if f.cue.kind == "verb" and f.form in FINITE), None)
    if form is None:
        return None
    return _say(page, hit, form, hit.first, hit.end)


def _say(page: Page, hit: Hit, form: CueForm, first: int, end: int) -> Proposal | None:
    begin = clause_begin(page, hit.first)
    if impersonal(page, begin, hit.first) or _own_thought(page, begin, hit):
        return None
    told = read_field(page, begin, first)
    right = behind(page, form.cue, end, told)
    left = before(page, form.cue, told, first) if right is None or right.kind == "that" else None
    if right is not None and not (left is not None and left.good):
        p = Proposal(
            (hit.first, hit.end), form, right.content, "speaker-verb", told.subject, mode=right.mode, fixed=True
        )
    elif left is None:
        return None
    else:
        p = Proposal(
            (hit.first, hit.end), form, left.content, "speaker-content-verb", told.subject, mode=left.mode, fixed=True
        )
    p.source = p.source or document_source(page, told)
    add_field_tellers(page, p, told, first)
    return p


def _own_thought(page: Page, begin: int, hit: Hit) -> bool:
    """Whether the verb opens what somebody says, without a subject of its own (گفت امیدوار است که …)."""
    if begin != hit.first or begin == page.sentence(hit.first)[0]:
        return False
    return page.has(begin - 1, "that") or finite(page, begin - 1)


def as_said(page: Page, hit: Hit) -> Proposal | None:
    """آن‌طور که X نوشته، …: a clause of comparison names who says the main clause."""
    form = next((f for f in hit.forms if f.cue.kind == "verb" and f.form in FINITE and "that" in f.cue.takes), None)
    begin = clause_begin(page, hit.first)
    if form is None or not page.has(begin - 2, "like") or not page.comma(hit.end):
        return None
    told = read_field(page, begin, hit.first)
    limit = page.sentence(hit.first)[1]
    if told.subject is None or limit - hit.end < MIN_CONTENT:
        return None
    content = (hit.end + 1, limit)
    return Proposal((hit.first, hit.end), form, content, "as-said", told.subject, fixed=True)


def quote_before(page: Page, hit: Hit) -> Proposal | None:
    """«…»؛ این را X گفت: the quotation that opens the sentence, before a verb that has nothing else to report."""
    form = next((f for f in hit.forms if f.cue.kind == "verb" and f.form in FINITE and "quote" in f.cue.takes), None)
    first = page.sentence(hit.first)[0]
    q = page.q.opened.get(first)
    if form is None or q is None or not q.first < q.closer < hit.first or q.end - q.first < MIN_CONTENT:
        return None
    begin = past_connectives(page, q.closer + 1, hit.first)
    if page.has(begin, "demonstrative") and page.has(begin + 1, "object-marker"):
        begin += 2
    told = read_field(page, begin, hit.first)
    if told.subject is None or form.cue.weak:
        return None
    content = (q.first, q.end)
    return Proposal((hit.first, hit.end), form, content, "quote-speaker-verb", told.subject, mode="direct", fixed=True)


def split_verb(page: Page, hit: Hit) -> Proposal | None:
    """X خواستار … شد: the complement stands between noun and light verb."""
    form = hit.form("split")
    if form is None or page.has(hit.first - 1, "preposition"):
        return None
    found = closing_verb(page, hit, form)
    if found is None:
        return None
    at, end = found
    if all(page.has(i, "demonstrative") for i in range(hit.end, at)):
        return _say(page, hit, form, hit.first, end)  # خواستار آن شد که …
    told = read_field(page, clause_begin(page, hit.first), hit.first)
    start = hit.end + (page.norm(hit.end) in form.cue.prepositions)
    p = Proposal((hit.first, hit.end), form, (start, at), "speaker-split-verb", told.subject, fixed=True)
    add_field_tellers(page, p, told, hit.first)
    return p


def adverbial(page: Page, hit: Hit) -> Proposal | None:
    """X با بیان اینکه … گفت: what is reported beside the main verb."""
    form = next((f for f in hit.forms if f.form in ADVERBIAL and f.cue.kind == "verb"), None)
    if form is None:
        return None
    main = _main_verb(page, hit)
    limit = main.first if main is not None else page.sentence(hit.first)[1]
    start = hit.end
    length = next((n for p in form.cue.prepositions if (n := words_at(page, start, p))), 0)
    start += length
    clause = page.phrase(start, "that") > 0
    stop = past_adverbial(page, hit, limit)
    if main is None and clause:
        verb = next((i for i in range(start, limit) if finite(page, i) and (page.comma(i + 1) or i + 2 >= limit)), None)
        if verb is None:
            return None
        stop = verb + 1
    if stop <= start or (not clause and not _nominal(page, form, start, stop, bool(length))):
        return None
    told = read_field(page, clause_begin(page, hit.first), hit.first)
    source = told.subject
    if source is None and main is not None:
        source = read_field(page, stop, main.first).subject
    p = Proposal((hit.first, hit.end), form, (start, stop), "adverbial", source, fixed=True)
    add_field_tellers(page, p, told, hit.first)
    return p


def _nominal(page: Page, form: CueForm, start: int, stop: int, governed: bool) -> bool:
    """Whether a noun phrase behind an adverbial cue says something: its head is a verbal noun (بر رعایت قوانین)."""
    takes = form.cue.takes
    if form.cue.weak or not ("object" in takes or governed and "prep" in takes):
        return False
    if page.has(start, "demonstrative", "pronoun"):
        return False
    return stop - start >= 2 and (form.cue.stance != "says" or page.has(start, "object-noun"))


def _main_verb(page: Page, hit: Hit) -> Hit | None:
    """The verb of saying that closes the clause in which an adverbial cue stands."""
    limit = page.sentence(hit.first)[1]
    for i in range(hit.end, limit):
        if page.colon(i) and i > hit.end:
            return None
        other = page.at.get(i)
        closes = other is not None and any(f.cue.kind == "verb" and f.form in FINITE for f in other.forms)
        if other is not None and closes and clause_begin(page, other.first) <= hit.first:
            return other
    return None


def hidden(page: Page, hit: Hit) -> Proposal | None:
    """گفته می‌شود …: the page hides who says so, or names him as the agent (از سوی پلیس اعلام شد که …)."""
    form = hit.form("passive")
    if form is None:
        return None
    told = read_field(page, clause_begin(page, hit.first), hit.first)
    right = behind(page, form.cue, hit.end, told)
    if right is None:
        return None
    p = Proposal((hit.first, hit.end), form, right.content, "hidden-speaker", None, mode=right.mode, fixed=True)
    p.source = agent(page, told) or document_source(page, told)
    p.hidden = p.source is None
    if p.hidden and form.cue.stance in REQUESTS:
        return None
    return p


def according_to(page: Page, hit: Hit) -> Proposal | None:
    """به گفته X، …: a preposition that names who says the clause; it opens the clause or stands inside it."""
    form = next((f for f in hit.forms if f.cue.kind == "preposition" and not f.cue.weak or relays(page, hit)), None)
    if form is None:
        return None
    limit = page.sentence(hit.first)[1]
    around = page.q.around(hit.first)
    if around is not None:
        limit = min(limit, around.end)
    if page.has(hit.end, "relative") and page.has(hit.end - 1, "document"):
        return _of_document(page, hit, form, limit)
    source_begin = hit.end + (page.norm(hit.end) == form.cue.source_preposition)
    stop = source_end(page, source_begin, limit)
    first = clause_begin(page, hit.first)
    if stop == source_begin or _main_report(page, hit, limit):
        return None
    begin = past_circumstance(page, stop, limit) if page.has(stop, "relative") else past_place(page, stop, limit)
    while begin < limit and page.mark(begin) and begin not in page.q.opened:
        begin += 1
    if begin in page.at and relays(page, page.at[begin]):
        return None  # according to the agency, citing X: X speaks
    opening = read_field(page, first, hit.first)
    inside = not opening.tellers and past_connectives(page, first, hit.first) < hit.first
    content, rule = ((first, limit), "according-to-around") if inside else ((begin, limit), "according-to-before")
    if content[1] - content[0] < MIN_CONTENT or begin >= limit and not inside:
        return None
    if inside and relays(page, hit):
        return None  # a report from X: a noun's own words, no clause's
    p = Proposal((hit.first, hit.end), form, content, rule, (source_begin, stop), fixed=True)
    p.via = list(opening.tellers)
    p.taken = stop
    return p


def _of_document(page: Page, hit: Hit, form: CueForm, limit: int) -> Proposal | None:
    """بر اساس بیانیه‌ای که X منتشر کرد، …: what stands in a document that a clause describes; who made it known says so,
    of one that somebody has only seen it does itself."""
    begin = past_circumstance(page, hit.end, limit)
    verb = next((i for i in range(hit.end + 1, begin) if finite(page, i)), None)
    if verb is None or limit - begin < MIN_CONTENT or _main_report(page, hit, limit):
        return None
    issued = next((i for i in range(hit.end + 1, verb + 1) if page.has(i, "issued")), None)
    issuer = read_field(page, hit.end + 1, issued).subject if issued is not None else None
    source = issuer or (hit.end - 1, hit.end)
    cue = (hit.first, hit.end if issuer is not None else hit.end - 1)
    p = Proposal(cue, form, (begin, limit), "according-to-before", source, fixed=True)
    p.taken = begin
    return p


def _main_report(page: Page, hit: Hit, limit: int) -> bool:
    """Whether somebody's own verb of saying closes the clause, so that the cue only names a teller further out."""
    later = (page.at[i] for i in range(hit.end, limit) if i in page.at)
    reports = (h for h in later if any(f.cue.kind == "verb" and f.form in (*FINITE, "split") for f in h.forms))
    return any(clause_begin(page, h.first) <= hit.first and verb(page, h) or split_verb(page, h) for h in reports)


def noun(page: Page, hit: Hit) -> Proposal | None:
    """ادعای X مبنی بر اینکه …؛ درخواست برای …: a noun that reports, and whose it is."""
    form = next((f for f in hit.forms if f.cue.kind == "noun"), None)
    if form is None:
        return None
    limit = min(page.sentence(hit.first)[1], hit.end + MAX_HOLDER)
    opener = next(
        (i for i in range(hit.end, limit) if page.phrase(i, "noun-that") or page.mark(i) or finite(page, i)), None
    )
    length = page.phrase(opener, "noun-that") if opener is not None else 0
    if opener is None or not length:
        return None
    start = opener + length
    clause = page.phrase(start, "that") > 0
    if not clause and not page.has(opener, "noun-that-nominal") or start >= page.sentence(hit.first)[1]:
        return None
    stop = _noun_content_end(page, start, clause)
    if stop - start < MIN_CONTENT - 1:
        return None
    source = (hit.end, opener) if opener > hit.end and not page.has(hit.end, "preposition") else None
    p = Proposal((hit.first, hit.end), form, (start, stop), "noun", source, fixed=True)
    p.hidden = source is None
    return p


def _noun_content_end(page: Page, start: int, clause: bool) -> int:
    """Where the content of a noun ends: with the verb of its clause, or before the object marker, a comma, a verb."""
    around = page.q.around(start)
    limit = min(page.sentence(start)[1], around.end if around is not None else len(page.t))
    for i in range(start + 1, limit):
        if clause and finite(page, i) and not page.has(i + 1, "joining"):
            return i + 1
        if not clause and (page.has(i, "object-marker") or page.comma(i)):
            return i
        if not clause and (finite(page, i) or i in page.at and page.at[i].finite):
            return i
    return limit


RULES: tuple[Rule, ...] = (as_said, verb, quote_before, split_verb, adverbial, hidden, according_to, noun)
