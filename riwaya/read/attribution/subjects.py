"""Who speaks, where the speaker stands before his verb: the noun phrase left of it, right of it in an
inversion
(said X), or the subject that two verbs share (X resigned and said …)."""

from __future__ import annotations

from riwaya.read.attribution.clauses import finite_verb, named, opens_clause, verb_group
from riwaya.read.attribution.noun_phrases import NOMINAL
from riwaya.read.page import FINITE, Hit, Page, Range

MAX_SUBJECT = 22
"""Words of a speaker with office and apposition."""

MAX_APPOSITION = 34
"""Words of an apposition with a clause of its own (X, a former aide who runs a think tank, said)."""

NICKNAME = 3
"""Words of a quotation that may stand inside a name ("Today" show, James "Mad Dog" Mattis)."""


def subject(page: Page, group: int) -> Range | None:
    """The speaker before the verb group that starts at word `group`, with title and apposition."""
    start = page.sentence(group)[0]
    i = _over_circumstances(page, group - 1, start)
    if i < start:
        return None
    i = _to_relative(page, i, start)
    if page.has(i, "relative") and not page.has(i, "determiner"):
        i = i - 2 if page.comma(i - 1) else i - 1
        return None if i < start else phrase_before(page, i + 1, start)
    if page.comma(i) or page.dash(i):
        return _with_apposition(page, i, start)
    return phrase_before(page, i + 1, start)


def _to_relative(page: Page, i: int, start: int) -> int:
    """Back to the relative pronoun over a circumstance behind it: who in 2010 said."""
    for j in range(i, max(start, i - 4) - 1, -1):
        if page.mark(j) or finite_verb(page, j):
            break
        if page.has(j, "relative") and page.has(j + 1, "preposition"):
            return j
    return i


def _over_circumstances(page: Page, i: int, start: int) -> int:
    """Back over times between speaker and verb: the minister on Monday said."""
    j = i
    while j > start and page.has(j, "time", "weekday", "adverb") and not page.has(j, "pronoun"):
        j -= 1
        if page.has(j, "preposition") and page.has(j + 1, "weekday"):
            j -= 1
    return j


def phrase_before(page: Page, stop: int, start: int) -> Range | None:
    """The noun phrase that ends before word `stop`, if it can name a speaker."""
    timed = page.has(stop - 1, "time") and page.t.surface(stop - 1)[0].islower()  # two weeks ago
    if page.has(stop - 1, "expletive") or timed:
        return None
    if page.has(stop - 1, "clause-opener", "pronoun") and not page.has(stop - 2, "determiner", "preposition"):
        return (stop - 1, stop)
    begin = _strip_opening(page, _phrase_start(page, stop, start), stop)
    if begin < stop and _names_speaker(page, begin, stop):
        return _over_coordination(page, begin, start), stop
    return None


def _phrase_start(page: Page, stop: int, start: int) -> int:
    """First word of the run of words before `stop` that no mark, clause or verb interrupts."""
    i = stop - 1
    while i >= start and stop - i <= MAX_SUBJECT:
        if page.norm(i) in (")", "]"):
            i = next((j for j in range(i - 1, start - 1, -1) if page.norm(j) in ("(", "[")), start)
        elif i in page.q.closed:
            q = page.q.closed[i]
            if q.end - q.first > NICKNAME or page.comma(q.end - 1) or q.opener < start:
                break
            i = q.opener
        elif _interrupts(page, i) and not _reduced_relative(page, i, stop, start):
            break
        i -= 1
    return i + 1


def _reduced_relative(page: Page, i: int, stop: int, start: int) -> bool:
    """Whether word i is a participle that goes on about the noun before it (two diplomats briefed on the talks): what
    follows its preposition cannot be the subject of the next verb."""
    if i + 2 >= stop or i <= start or page.has(i, "auxiliary") or not page.has(i + 1, "preposition", "agent"):
        return False
    hit = page.at.get(i)
    past = page.has(i, "verb") if hit is None else hit.form("past", "pastpart") is not None
    return past and not page.mark(i - 1) and not page.has(i - 1, "auxiliary", "pronoun", "relative", "that", "joining")


def _interrupts(page: Page, i: int) -> bool:
    """Whether word i is a mark, verb or conjunction that no noun phrase holds."""
    if page.mark(i):
        return page.norm(i) not in (".", "&", "'", "%", "$", "#", "@")
    if page.has(i, "that", "whether", "joining") or (page.has(i, "subordinating") and not named(page, i)):
        return True
    return finite_verb(page, i)


def _strip_opening(page: Page, begin: int, stop: int) -> int:
    """Without what opens the sentence before the speaker: But, Meanwhile, On Monday, In Ohio."""
    while begin < stop:
        if (timed := page.phrase(begin, "time")) > 1 and begin + timed <= stop:
            begin += timed  # earlier this year
        elif page.has(begin, "connective", "contrast", "adverb") and not page.has(begin, "determiner", "number"):
            begin += 1
        elif page.has(begin, "preposition") and not named(page, begin):
            cut = next((j for j in range(begin + 1, stop) if page.has(j, "time", "weekday", "month")), begin)
            begin = cut + 1
        elif page.has(begin, "time", "weekday"):
            begin += 1
        else:
            break
    return begin


def _over_coordination(page: Page, begin: int, start: int) -> int:
    """Back over the first of two speakers (Clinton and Trump said), where it opens the clause."""
    if begin - 1 <= start or not page.has(begin - 1, "joining"):
        return begin
    other = _strip_opening(page, _phrase_start(page, begin - 1, start), begin - 1)
    opens = (
        other == start or page.mark(other - 1) or page.has(other - 1, "subordinating", "that", "contrast", "connective")
    )
    return other if opens and other < begin - 1 and _names_speaker(page, other, begin - 1) else begin


def _with_apposition(page: Page, comma: int, start: int) -> Range | None:
    """X, a former aide, said: the first noun phrase that opens a clause and ends before the verb's comma."""
    best: Range | None = None
    for j in range(comma - 1, max(start, comma - MAX_APPOSITION) - 1, -1):
        if not (page.comma(j) or page.dash(j)):
            if page.mark(j) and j in page.q.closed and page.comma(j - 1):
                break
            continue
        phrase = phrase_before(page, j, start)
        if phrase is not None and opens_clause(page, phrase[0], start):
            aside = all(page.has(k, "connective", "contrast", "adverb") for k in range(j + 1, comma))
            best = (phrase[0], j if aside else comma)  # X, however, said
    if best is not None:
        return best
    phrase = phrase_before(page, comma, start)
    return phrase if phrase is not None and opens_clause(page, phrase[0], start) else None


def _names_speaker(page: Page, begin: int, stop: int) -> bool:
    """Whether the words can be a speaker: a name, a pronoun, a speaker's noun, or a determined noun."""
    if page.has(begin, "preposition", "gerund") and not named(page, begin):
        return False
    for i in range(begin, stop):
        if page.has(i, "pronoun", "first-person", "second-person", *NOMINAL) or named(page, i):
            return True
    if page.t.text[page.t.starts[begin]].isupper() and begin == page.sentence(begin)[0]:
        return not page.has(begin, "clause-opener") and not page.has(begin, "gerund")
    return page.has(begin, "determiner", "possessive") or page.has(stop - 1, "plural")


def inverted(page: Page, hit: Hit) -> Range | None:
    """The speaker behind his verb, after words of his: "…," said X, a former aide."""
    if not (page.comma(hit.first - 1) or page.dash(hit.first - 1) or hit.first - 1 in page.q.closed):
        return None
    end = page.sentence(hit.first)[1]
    j = hit.end
    if j >= end or page.mark(j) or page.has(j, "that", "preposition", "clause-opener", "time", "weekday"):
        return (j, j + 1) if page.has(j, "clause-opener") and j < end and page.mark(j + 1) else None
    stop = j
    while stop < end and stop - j < MAX_SUBJECT and not _ends_inverted(page, stop, j):
        stop += 1
    if stop == j or not _names_speaker(page, j, stop):
        return None
    return (j, _over_apposition(page, stop, end))


def _ends_inverted(page: Page, i: int, begin: int) -> bool:
    """Whether the speaker behind his verb, who begins at word `begin`, ends before word i."""
    if page.mark(i):
        return page.norm(i) not in (".", "&", "'", "(", ")") or i + 1 >= page.sentence(i)[1]
    if i == begin:
        return False
    return page.has(i, "that", "relative", "weekday", "time", "subordinating", "agent", "gerund")


def _over_apposition(page: Page, stop: int, end: int) -> int:
    """Over an apposition that runs to the end of the sentence or to another comma: said X, a former aide."""
    if not page.comma(stop) or stop + 1 >= end or stop + 1 in page.q.opened:
        return stop
    if not page.has(stop + 1, "determiner", "office", "people", "title", "possessive") or page.has(stop + 1, "time"):
        return stop
    for j in range(stop + 1, min(end, stop + MAX_APPOSITION)):
        if page.comma(j) or j in page.q.opened:
            return j
        if page.mark(j) and page.norm(j) not in ("'", "-", "&"):
            return j
    return stop


def shared_subject(page: Page, first: int) -> Range | None:
    """The subject of the clause before, which a participle or second verb shares: X left, saying …"""
    start = page.sentence(first)[0]
    around = page.q.around(first)
    if around is not None:
        start = max(start, around.first)
    nearest: Range | None = None
    for j in range(first - 1, start, -1):
        hit = page.at.get(j)
        if hit is not None and any(f.form in FINITE and not f.cue.weak for f in hit.forms) and finite_verb(page, j):
            nearest = inverted(page, hit) or subject(page, verb_group(page, j))
            if nearest is not None:
                return nearest
    for j in range(start + 1, first):
        if finite_verb(page, j):
            found = subject(page, verb_group(page, j))
            if found is not None:
                return found
    return nearest


def subject_after(page: Page, begin: int) -> Range | None:
    """The subject of the clause that begins at word `begin`."""
    end = page.sentence(begin)[1]
    verb = next((j for j in range(begin + 1, end) if finite_verb(page, j)), None)
    found = subject(page, verb_group(page, verb)) if verb is not None else None
    return found if found is not None and found[0] >= begin else None
