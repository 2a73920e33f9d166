"""Attribution where the speaker stands before the verb (X said that …; "…," X said; …, according to X).

A rule looks at one cue and proposes a statement, or nothing. Rules name constructions, never languages: the
words come from the language's data. The order of `RULES` is the order of trial; the first rule that proposes
wins. Who speaks is found in `subjects`, what the verb governs in `predicates`, what stands before it in
`quoted`, where indirect speech ends in `indirect`; other modules hold the rules for nouns, passives, labels.
"""

from __future__ import annotations

from collections.abc import Callable

from riwaya.languages.lexicon import Cue, CueForm
from riwaya.read.attribution.clauses import finite_verb, governor, named, verb_group
from riwaya.read.attribution.complement import Complement
from riwaya.read.attribution.indirect import main_clause, statement_behind
from riwaya.read.attribution.labelled import signature, transcript
from riwaya.read.attribution.nouns import noun
from riwaya.read.attribution.passives import hidden, is_passive, reported_by
from riwaya.read.attribution.predicates import complement
from riwaya.read.attribution.quoted import clause_before, quotation_before, speech_before
from riwaya.read.attribution.quoted_as import quoted_as
from riwaya.read.attribution.subjects import inverted, shared_subject, subject, subject_after
from riwaya.read.page import FINITE, Hit, Page, Proposal, Range

Rule = Callable[[Page, Hit], "Proposal | None"]

SEMICOLONS = ";؛"
"""Marks behind which a sentence begins anew without a capital."""

IN_NAMES = (".", "'", "&", "(", ")")
"""Marks that may stand inside the name of a source."""

MAX_APPOSED = 12
"""Words of such an apposition."""

SURE = ("that", "quote", "colon", "bare")
"""Complements by which a word that often does something else is known to report."""


def verb(page: Page, hit: Hit) -> Proposal | None:
    """X said that …; X promised to …; "…," said X: a verb of saying, its content behind or before it."""
    found = _finite(page, hit)
    if found is None or named(page, hit.first):
        return None
    form, group = found
    source, turned = _speaker(page, hit, group)
    if source is None:
        return None
    before = _before(page, hit, form, source, group)
    if before is not None and before.mode != "indirect":
        return before
    behind = None if turned else complement(page, hit, form.cue)
    if behind is None or (before is not None and behind.kind in ("prep", "object")):
        return before
    if _doubtful(page, hit, form, behind, source):
        return None
    if behind.kind == "object" and _passes_on(page, hit, behind):
        return None
    return statement_behind(page, hit, form, behind, source, "speaker-verb")


def _passes_on(page: Page, hit: Hit, behind: Complement) -> bool:
    """Whether the object is the one who speaks: cited X as saying that."""
    if not any(f.cue.kind == "relay" for f in hit.forms):
        return False
    later = (h for i in range(behind.start, page.sentence(hit.first)[1]) if (h := page.at.get(i)))
    return any(h.form("participle") and page.has(h.first - 1, "predicative") for h in later)


def _speaker(page: Page, hit: Hit, group: int) -> tuple[Range | None, bool]:
    """Who speaks, and whether he stands behind his verb, as he often does after a quotation."""
    after_quotation = quotation_before(page, hit.first) is not None
    source = None if after_quotation else subject(page, group)
    turned = inverted(page, hit) if source is None else None
    source = source or turned or subject(page, group)
    if source is None and (page.has(group - 1, "joining") or page.comma(group - 1)):
        source = shared_subject(page, group)  # … and said that
    return _who_of_them(page, source), turned is not None


def _who_of_them(page: Page, source: Range | None) -> Range | None:
    """The words that tell who spoke behind "one of them, a nurse"."""
    if source is None or not (page.has(source[0], "number") and page.has(source[0] + 2, "object-pronoun")):
        return source
    comma = source[0] + 3
    apposed = page.comma(comma) and page.has(comma + 1, "determiner") and comma + 2 < source[1]
    return (comma + 1, source[1]) if apposed else source


def _finite(page: Page, hit: Hit) -> tuple[CueForm, int] | None:
    """The form in which the hit is a verb with a speaker here, and the first word of its verb group."""
    verbs = [f for f in hit.forms if f.cue.kind == "verb"]
    if not verbs:
        return None
    group = verb_group(page, hit.first)
    base = next((f for f in verbs if f.form == "base"), None)
    if base is not None and (not page.mark(hit.first - 1) or page.comma(hit.first - 1)):
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
    if page.has(hit.first - 1, "determiner", "possessive", "owner") and not page.has(hit.first - 1, "pronoun"):
        return None
    if finite.form == "present" and page.has(hit.first - 1, "number"):
        return None  # two questions: …
    return finite, group


def _plural_subject(page: Page, hit: Hit, group: int) -> bool:
    """Whether a base form after the word before `group` is a present tense: they say, officials believe."""
    before = group - 1
    if page.has(before, "clause-opener", "relative", "first-person"):
        return True
    if page.has(before, "preposition", "determiner", "possessive"):
        return False
    if page.has(before, "plural", "group"):
        return True
    if page.comma(before):
        whole = subject(page, group)  # Farmers of the valley, whom X accuses of arson, deny
        apposed = next((j for j in range(*whole) if page.comma(j)), before) if whole is not None else before
        return whole is not None and any(page.has(j, "plural", "group") for j in range(whole[0], apposed))
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


def _doubtful(page: Page, hit: Hit, form: CueForm, behind: Complement, source: Range) -> bool:
    """Whether the word rather does something else here, or tells one's thoughts inside one's own speech."""
    alone = source[1] - source[0] == 1
    q = behind.quotation
    himself = (
        page.has(source[0], "first-person", "second-person") or page.language.pronouns.get(page.norm(source[0])) == "n"
    )
    if q is not None and page.q.inside[hit.first] and page.mark(q.opener - 1) and not (alone and himself):
        return False  # “He told me, ‘Leave,’” she recalled
    if page.q.inside[hit.first] or _governed(page, source[0]):
        own = alone and page.has(source[0], "clause-opener", "first-person", "second-person", "pronoun")
        return own or form.cue.weak or behind.kind not in SURE
    if alone and page.has(source[0], "first-person"):
        return behind.kind != "quote"
    if not form.cue.weak or behind.kind in SURE:
        return False
    if behind.kind == "object":
        return not any(page.has(j, "document") for j in range(*source))  # a poll shows a close race
    return not (behind.kind == "prep" and behind.start == hit.end)  # attacked him as a fraud


def _governed(page: Page, i: int) -> bool:
    """Whether another verb of saying reports the clause that begins at word i: She says [she hopes]."""
    start = page.sentence(i)[0]
    if page.comma(i - 1):
        return False  # Asked who had decided, he replied
    if page.has(i - 1, "that"):
        i -= 1
    for j in range(i - 1, start, -1):
        if j in page.q.closed or page.comma(j) and page.has(j + 1, "contrast", "joining"):
            return False
        hit = page.at.get(j)
        if hit is not None and any(_governs_clause(f.cue) for f in hit.forms):
            return not named(page, j)
    return False


def _governs_clause(cue: Cue) -> bool:
    """Whether what follows the word is a clause that somebody says."""
    return cue.kind == "verb" and not cue.weak and bool({"that", "bare"} & cue.takes)


def participle(page: Page, hit: Hit) -> Proposal | None:
    """…, adding that …; …, saying "…"; Claiming that …, X left: the speaker of the clause beside it."""
    form = hit.form("participle")
    before = hit.first - 1
    if form is None or form.cue.kind != "verb" or page.has(before, "auxiliary", "determiner", "possessive"):
        return None
    found = complement(page, hit, form.cue)
    opening = hit.first == page.sentence(hit.first)[0]
    loose = page.comma(before) or page.dash(before) or page.has(before, "joining")
    unsure = form.cue.weak or page.q.inside[hit.first] > 0 or not (opening or loose or _beside_speech(page, hit))
    if found is None or (unsure and found.kind not in ("that", "quote")):
        return None
    if found.kind == "object" and any(f.cue.kind == "relay" for f in hit.forms):
        return None  # citing officials: a teller of the statement beside it
    rule = "participle" if loose else "gerund"
    p = statement_behind(page, hit, form, found, shared_subject(page, hit.first), rule)
    main = main_clause(page, p.content[0], p.content[1]) if opening and not p.fixed else None
    if main is not None:
        p.content, p.source = (p.content[0], main), subject_after(page, main + 1)
    return p


def _beside_speech(page: Page, hit: Hit) -> bool:
    """Whether a participle goes on about a verb of saying that has no words itself: wrote to him asking for more."""
    for i in range(hit.first - 1, page.sentence(hit.first)[0], -1):
        other = page.at.get(i)
        if page.mark(i) or page.has(i, "that", "relative", "gerund"):
            return False
        if finite_verb(page, i):
            form = other.form(*FINITE) if other is not None else None
            bare = other is not None and page.has(other.end, "preposition")
            return bare and form is not None and "quote" in form.cue.takes
    return False


def according_to(page: Page, hit: Hit) -> Proposal | None:
    """According to X, …; …, according to X; The deal, according to X, is dead."""
    form = next((f for f in hit.forms if f.cue.kind == "preposition" and not f.cue.weak), None)
    if form is None:
        return None
    first, end = page.sentence(hit.first)
    first = next((j + 1 for j in range(hit.first - 1, first, -1) if page.norm(j) in SEMICOLONS), first)
    stop = _over_name(page, _source_end(page, hit.end, end), end)
    if stop == hit.end:
        return None
    p = Proposal((hit.first, hit.end), form, (first, hit.first), "according-to-after", (hit.end, stop))
    p.taken = stop
    goes_on = page.comma(stop) and stop + 2 < end
    openers = ("connective", "contrast", "joining", "adverb")
    if all(page.mark(j) or page.has(j, *openers) for j in range(first, hit.first)):
        p.content, p.rule = (stop + 1, end), "according-to-before"
        return p if goes_on else None
    if goes_on and page.comma(hit.first - 1) and finite_verb(page, stop + 1):
        p.content, p.rule, p.fixed = (first, end), "according-to-around", True
    return p


def _over_name(page: Page, stop: int, end: int) -> int:
    """Over a name or office in apposition that closes with a comma: according to the spokesman, Colonel X, …"""
    if not page.comma(stop):
        return stop
    close = next((j for j in range(stop + 1, min(end, stop + MAX_APPOSED)) if page.mark(j)), stop)
    words = range(stop + 1, close)
    says_who = any(page.has(j, "title", "office") for j in words) or all(named(page, j) for j in words)
    apposed = page.comma(close) and close > stop + 1 and says_who
    return close if apposed and not any(finite_verb(page, j) or page.has(j, "relative") for j in words) else stop


def _source_end(page: Page, begin: int, end: int) -> int:
    """First word after the source that begins at word `begin`."""
    stop = begin
    while stop < end and not (stop > begin and (stop in page.q.opened or page.has(stop, "relative"))):
        if page.mark(stop) and page.norm(stop) not in IN_NAMES:
            break
        stop += 1
    while stop > begin and page.mark(stop - 1) and stop - 1 not in page.q.closed:
        stop -= 1
    return stop


RULES: tuple[Rule, ...] = (verb, quoted_as, participle, reported_by, hidden, according_to, noun, transcript, signature)
