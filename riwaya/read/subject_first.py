"""Attribution where the speaker stands before the verb (X said that …; "…," X said; …, according to X).

A rule looks at one cue and proposes a statement, or nothing. Rules name constructions, never languages: the
words come
from the language's data. The order of `RULES` is the order of trial; the first rule that proposes wins.
"""

from __future__ import annotations

from collections.abc import Callable

from riwaya.languages.lexicon import CueForm
from riwaya.read.clauses import finite_verb, governor, named, opens_clause, opens_that_clause, verb_group
from riwaya.read.complements import Complement
from riwaya.read.indirect import before_predicate, main_clause, statement_behind
from riwaya.read.labelled import signature, transcript
from riwaya.read.page import FINITE, Hit, Page, Proposal, Range
from riwaya.read.passives import hidden, is_passive, reported_by
from riwaya.read.predicates import complement, limit
from riwaya.read.quoted import clause_before, quotation_before, speech_before
from riwaya.read.subjects import inverted, phrase_before, shared_subject, subject, subject_after

Rule = Callable[[Page, Hit], "Proposal | None"]

SURE = ("that", "quote", "colon", "bare")
"""Complements by which a word that often does something else is known to report."""


def verb(page: Page, hit: Hit) -> Proposal | None:
    """X said that …; X promised to …; "…," said X: a finite verb of saying with its content behind or before
    it."""
    found = _finite(page, hit)
    if found is None or named(page, hit.first):
        return None
    form, group = found
    after_quotation = quotation_before(page, hit.first) is not None
    source = None if after_quotation else subject(page, group)
    turned = inverted(page, hit) if source is None else None
    source = source or turned or subject(page, group)
    if source is None and _coordinated(page, group):
        source = shared_subject(page, group)
    if source is None:
        return None
    before = _before(page, hit, form, source, group)
    if before is not None and before.mode != "indirect":
        return before
    behind = complement(page, hit, form.cue) if turned is None else None
    if behind is None or (before is not None and behind.kind in ("prep", "object")):
        return before
    if _doubtful(page, hit, form, behind, source):
        return None
    return statement_behind(page, hit, form, behind, source, "speaker-verb")


def _finite(page: Page, hit: Hit) -> tuple[CueForm, int] | None:
    """The form in which the hit is a verb with a speaker here, and the first word of its verb group."""
    verbs = [f for f in hit.forms if f.cue.kind == "verb"]
    if not verbs:
        return None
    group = verb_group(page, hit.first)
    base = next((f for f in verbs if f.form == "base"), None)
    if base is not None and not page.mark(hit.first - 1):
        governed = governor(page, hit.first)
        if governed is not None:
            return base, governed
        if group < hit.first and page.has(group, "auxiliary") or _plural_subject(page, hit, group):
            return base, group
    finite = next((f for f in verbs if f.form in (*FINITE, "forms")), None)
    if finite is None or (finite.form != "forms" and is_passive(page, hit, group)):
        participle = next((f for f in verbs if f.form == "participle"), None)
        progressive = participle is not None and any(page.has(j, "be") for j in range(group, hit.first))
        return (participle, group) if participle is not None and progressive else None
    if page.has(hit.first - 1, "determiner", "possessive", "owner") and not page.has(
        hit.first - 1, "pronoun"
    ):
        return None
    if finite.form == "present" and page.has(hit.first - 1, "number"):
        return None  # two questions: …
    return finite, group


def _plural_subject(page: Page, hit: Hit, group: int) -> bool:
    """Whether a base form after the word before `group` is a present tense: they say, officials believe."""
    before = group - 1
    if page.has(before, "clause-opener", "relative", "first-person"):
        return True
    if page.has(before, "preposition", "title", "determiner", "possessive"):
        return False
    if page.has(before, "plural", "group"):
        return True
    held = subject(page, group) if hit.form("noun") is None and not page.mark(before) else None
    many = ("plural", "group", "organisation", "office", "people", "joining")
    return held is not None and (
        page.has(held[0], "pronoun", "number") or any(page.has(j, *many) for j in range(*held))
    )


def _before(page: Page, hit: Hit, form: CueForm, source: Range, group: int) -> Proposal | None:
    """The content before speaker and verb."""
    if not {"quote", "bare"} & form.cue.takes:
        return None
    edge = min(source[0], group)
    if page.has(edge - 1, "predicative") and page.comma(edge - 2):
        edge -= 1  # C, as X has said
    q = quotation_before(page, edge)
    if q is not None:
        return speech_before(page, hit, form, source, q)
    if form.cue.weak or "bare" not in form.cue.takes:
        return None
    return clause_before(page, hit, form, source, edge)


def _coordinated(page: Page, group: int) -> bool:
    """… and said that: the subject stands in the clause before."""
    return page.has(group - 1, "joining") or page.comma(group - 1)


def _doubtful(page: Page, hit: Hit, form: CueForm, behind: Complement, source: Range) -> bool:
    """Whether the word rather does something else here: a weak word with an unsure complement; one's own
    thoughts."""
    if page.q.inside[hit.first] or _governed(page, source[0]):
        own = page.has(source[0], "clause-opener", "first-person", "second-person", "pronoun")
        return own or form.cue.weak or behind.kind not in SURE
    if page.has(source[0], "first-person") and source[1] - source[0] == 1:
        return behind.kind != "quote"
    if not form.cue.weak or behind.kind in SURE:
        return False
    if behind.kind == "object":
        return not any(page.has(j, "document") for j in range(*source))  # a poll shows a close race
    return not (behind.kind == "prep" and behind.start == hit.end)  # attacked him as a fraud


def _governed(page: Page, i: int) -> bool:
    """Whether the clause that begins at word i is what another verb of saying reports: She says [she hopes to
    win]."""
    start = page.sentence(i)[0]
    if page.has(i - 1, "that"):
        i -= 1
    for j in range(i - 1, start, -1):
        if j in page.q.closed or page.comma(j) and page.has(j + 1, "contrast", "joining"):
            return False
        hit = page.at.get(j)
        if hit is not None and any(
            f.cue.kind == "verb" and not f.cue.weak and {"that", "bare"} & f.cue.takes for f in hit.forms
        ):
            return not named(page, j)
    return False


def participle(page: Page, hit: Hit) -> Proposal | None:
    """…, adding that …; …, saying "…": the speaker of the clause before goes on."""
    form = hit.form("participle")
    if (
        form is None
        or form.cue.kind != "verb"
        or page.has(hit.first - 1, "auxiliary", "determiner", "possessive")
    ):
        return None
    found = complement(page, hit, form.cue)
    if found is None or (form.cue.weak and found.kind not in ("that", "quote")):
        return None
    if (page.q.inside[hit.first] or form.cue.weak) and found.kind not in SURE:
        return None
    loose = page.comma(hit.first - 1) or page.dash(hit.first - 1) or page.has(hit.first - 1, "joining")
    if not loose and found.kind not in ("that", "quote") and hit.first > page.sentence(hit.first)[0]:
        return None
    p = statement_behind(
        page, hit, form, found, shared_subject(page, hit.first), "participle" if loose else "gerund"
    )
    main = main_clause(page, p.content[0], p.content[1]) if hit.first == page.sentence(hit.first)[0] else None
    if main is not None and not p.fixed:
        p.content = (p.content[0], main)
        p.source = subject_after(page, main + 1)
    return p


def according_to(page: Page, hit: Hit) -> Proposal | None:
    """According to X, …; …, according to X; The deal, according to X, is dead."""
    form = next((f for f in hit.forms if f.cue.kind == "preposition" and not f.cue.weak), None)
    if form is None:
        return None
    first, end = page.sentence(hit.first)
    stop = hit.end
    while stop < end and not _ends_source(page, stop, hit.end):
        stop += 1
    while stop > hit.end and page.mark(stop - 1) and stop - 1 not in page.q.closed:
        stop -= 1
    if stop == hit.end:
        return None
    opening = ("connective", "contrast", "joining", "adverb")
    leading = all(page.mark(j) or page.has(j, *opening) for j in range(first, hit.first))
    p = Proposal(
        (hit.first, hit.end), form, (first, hit.first), "according-to-after", (hit.end, stop), taken=stop
    )
    p.confidence = 0.8
    if leading:
        if not page.comma(stop) or stop + 2 >= end:
            return None
        p.content, p.rule = (stop + 1, end), "according-to-before"
    elif (
        page.comma(stop) and page.comma(hit.first - 1) and stop + 2 < end and not finite_verb(page, stop + 1)
    ):
        p.content = (first, hit.first)
    elif page.comma(stop) and page.comma(hit.first - 1) and stop + 2 < end:
        p.content, p.rule, p.fixed = (first, end), "according-to-around", True
    return p


def _ends_source(page: Page, i: int, begin: int) -> bool:
    if i in page.q.opened and i > begin:
        return True
    return (
        page.mark(i)
        and page.norm(i) not in (".", "'", "&", "(", ")")
        or page.has(i, "relative")
        and i > begin
    )


def noun(page: Page, hit: Hit) -> Proposal | None:
    """his claim that …; Clinton's promise to …: a noun that reports, and whose it is."""
    form = next((f for f in hit.forms if f.cue.kind == "noun"), None)
    if form is None:
        return None
    found = _noun_complement(page, hit, form)
    source = _holder(page, hit.first) if found is not None else None
    if (
        found is None
        or source is None
        or (found.kind != "that" and not page.has(source[1] - 1, "possessive", "owner"))
    ):
        return None
    p = statement_behind(page, hit, form, found, source, "noun")
    if opens_clause(page, source[0], page.sentence(hit.first)[0]):
        p.content = (p.content[0], before_predicate(page, found, p.content[1]))
    p.confidence = 0.6
    return p


def _noun_complement(page: Page, hit: Hit, form: CueForm) -> Complement | None:
    """claim that …; refusal to …"""
    i, end = hit.end, limit(page, hit)
    if i + 1 >= end:
        return None
    if page.has(i, "that"):
        return Complement("that", i, i) if opens_that_clause(page, i, end) else None
    if form.cue.weak or page.q.inside[i]:
        return None
    if "infinitive" in form.cue.takes and page.has(i, "infinitive"):
        return Complement("infinitive", i, i)
    return None


def _holder(page: Page, i: int) -> Range | None:
    """Whose claim the noun at word i is: his claim; Clinton's claim; both share the belief; X raised the
    concern."""
    for j in range(i - 1, max(i - 6, page.sentence(i)[0]) - 1, -1):
        if page.has(j, "possessive", "owner"):
            return _owner(page, j)
        if page.mark(j) or page.has(j, "preposition"):
            return None
        if finite_verb(page, j):
            return subject(page, verb_group(page, j))
    return None


def _owner(page: Page, i: int) -> Range:
    """The noun phrase that ends with the owner at word i: his; Donald Trump's."""
    if page.has(i, "possessive") and not page.has(i, "owner"):
        return i, i + 1
    found = phrase_before(page, i + 1, page.sentence(i)[0])
    return found if found is not None else (i, i + 1)


RULES: tuple[Rule, ...] = (verb, participle, reported_by, hidden, according_to, noun, transcript, signature)
