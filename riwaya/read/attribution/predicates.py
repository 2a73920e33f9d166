"""What a verb of saying governs, in languages whose complements stand right behind the verb.

Between verb and complement only circumstances (said on Monday in a statement that …) and, where the verb is
told to
somebody, a listener may stand; a "that" behind any other noun opens a relative clause and is no complement.
"""

from __future__ import annotations

from riwaya.languages.lexicon import Cue
from riwaya.read.attribution.clauses import (
    clause_follows,
    finite_verb,
    named,
    opens_noun,
    opens_that_clause,
    verb_group,
)
from riwaya.read.attribution.complement import Complement
from riwaya.read.page import Hit, Page
from riwaya.read.quotes import Quotation

MAX_CIRCUMSTANCES = 16
"""Words of time, place and listener between a verb and its complement."""

MAX_TARGET = 12
"""Words that name who was told, asked or accused."""

NEAR_COLON = 3
"""Words between a verb and its colon, circumstances apart (put it this way: …)."""

SHORT_QUOTE = 3
"""Quotations of so few words are names or fragments of a longer content."""

DEEDS = ("denies", "confirms")
"""What verbs do of which a deed is the object: denied having met him."""


def complement(page: Page, hit: Hit, cue: Cue) -> Complement | None:
    """What the verb governs, the surest sign first; None if it reports nothing here."""
    end = page.limit(hit.first)
    if hit.end >= end:
        return None
    after = _circumstances(page, hit.end, end)
    return (
        _quoted(page, cue, hit.end, after, end)
        or _colon(page, cue, hit.end, after, end)
        or _that(page, cue, hit.end, after, end)
        or _told(page, cue, hit.end, end)
        or _question(page, cue, hit.end, after)
        or _infinitive(page, cue, hit.end, end)
        or _prepositional(page, hit, cue, hit.end, end)
        or _bare(page, cue, hit.end, after, end)
        or _object(page, cue, hit.end, after, end)
    )


def _circumstances(page: Page, begin: int, end: int) -> int:
    """First word after times, places and listeners behind the verb: on Monday in Ohio, to reporters."""
    i = begin
    while i < end and i - begin <= MAX_CIRCUMSTANCES:
        step = _circumstance(page, i)
        if step and not page.has(i, "clause-opener"):
            i += step
        elif page.has(i, "month") or (page.norm(i)[0].isdigit() and i > begin and page.has(i - 1, "month", "weekday")):
            i += 1
        elif page.has(i, "preposition") and not _is_infinitive(page, i, end):
            stop = _prepositional_phrase_end(page, i + 1, end)
            if stop is None:
                return i
            i = stop
        elif page.comma(i) and i > begin and i + 1 < end and (page.has(i + 1, "that") or i + 1 in page.q.opened):
            return i
        else:
            return i
    return i


def _circumstance(page: Page, i: int) -> int:
    """Words of the time, place or manner that stands at word i as a fixed phrase; 0 for none."""
    kinds = ("time", "place-of-speech", "adverb")
    return max(page.phrase(i, kind) for kind in kinds) if page.has(i, *kinds) else 0


def _is_infinitive(page: Page, i: int, end: int) -> bool:
    """Whether word i marks an infinitive (to leave) and is no preposition (to reporters)."""
    if not page.has(i, "infinitive") or i + 1 >= end:
        return False
    noun = page.has(i + 1, "determiner", "possessive", "plural", "group", "medium", "object-pronoun", "medium-noun")
    return not noun and not named(page, i + 1)


def _prepositional_phrase_end(page: Page, i: int, end: int) -> int | None:
    """First word after the noun phrase of a preposition, if something that can be a complement follows it."""
    for j in range(i, min(end, i + 10)):
        if page.mark(j):
            return j if page.comma(j) or page.colon(j) or j in page.q.opened else None
        if j > i and page.has(j, "that", "clause-opener", "preposition", "weekday", "time", "whether"):
            return j
        if finite_verb(page, j):
            return None
    return None


def _quoted(page: Page, cue: Cue, begin: int, after: int, end: int) -> Complement | None:
    """said, "…"; said on Monday: "…"; called it "…" is no speech of its own but part of a longer content."""
    if not {"quote", "bare", "that"} & cue.takes:
        return None
    for i in (begin, after):
        j = i + 1 if i < end and (page.comma(i) or page.colon(i)) else i
        q = page.q.opened.get(j)
        if q is not None and j < end and (j > i or _whole(page, q, end)):
            return Complement("quote", i, q.first, q)
    if "quote" in cue.takes and {"target-that", "target-prep", "target-infinitive"} & cue.takes:
        for i in range(begin + 1, min(end - 1, begin + MAX_TARGET)):
            if finite_verb(page, i):
                return None
            if (page.comma(i) or page.colon(i)) and i + 1 in page.q.opened:
                return Complement("quote", i, i + 2, page.q.opened[i + 1])
    return None


def _whole(page: Page, q: Quotation, end: int) -> bool:
    """Whether the quotation is all that is said: the sentence or clause ends with it."""
    if q.closer < 0:
        return True
    return q.end - q.first > SHORT_QUOTE and (
        q.closer + 1 >= end - 1 or page.mark(q.closer + 1) or page.comma(q.end - 1)
    )


def _colon(page: Page, cue: Cue, begin: int, after: int, end: int) -> Complement | None:
    """said: We will not go; put it this way: …"""
    for i in range(begin, min(end, max(after, begin + NEAR_COLON) + 1)):
        if page.colon(i):
            if i + 1 < end:
                plain = i in (begin, after) and "quote" in cue.takes and not cue.weak
                return Complement("colon", i, i + 1) if plain else None
            return _paragraph_after(page, i + 1) if "quote" in cue.takes else None
        if page.mark(i) and not page.comma(i):
            return None
    return None


def _paragraph_after(page: Page, i: int) -> Complement | None:
    """X said:, and a paragraph of its own with the quotation."""
    if i >= len(page.t) or page.t.paragraph[i] == page.t.paragraph[i - 1]:
        return None
    q = page.q.opened.get(i)
    return Complement("quote", i, q.first, q) if q is not None else None


def _that(page: Page, cue: Cue, begin: int, after: int, end: int) -> Complement | None:
    """said that; said on Monday in Ohio that; not: published records that show."""
    if "that" not in cue.takes and "target-that" not in cue.takes:
        return None
    for i in (begin, after, after + 1 if page.comma(after) else after):
        if i < end and page.has(i, "that") and opens_that_clause(page, i, end):
            return Complement("that", i, i)
    cited = cited_aside(page, begin, end) or cited_aside(page, after, end)
    if cited is not None and page.has(cited[1] + 1, "that"):
        return Complement("that", cited[1] + 1, cited[1] + 1)
    return None


def cited_aside(page: Page, i: int, end: int) -> tuple[int, int] | None:
    """The words between the relay participle behind the comma at word i and the next comma: reported, citing [three
    sources], that …"""
    relay = page.at.get(i + 1) if i + 1 < end and page.comma(i) else None
    if relay is None or not any(f.cue.kind == "relay" and f.form == "participle" for f in relay.forms):
        return None
    near = range(relay.end, min(end, relay.end + MAX_TARGET))
    stop = next((j for j in near if page.comma(j) or (page.mark(j) and j + 1 == end)), None)
    return (relay.end, stop) if stop is not None and stop > relay.end else None


def _told(page: Page, cue: Cue, begin: int, end: int) -> Complement | None:
    """told reporters that …; told CNN he would …: a listener stands between."""
    if "target-that" not in cue.takes:
        return None
    past = begin + 1
    for i in range(begin + 1, min(end, begin + MAX_TARGET)):
        if i in page.q.opened and page.q.opened[i].closer > 0:
            past = page.q.opened[i].closer + 1  # told "Morning Joe" that
        if i < past:
            continue
        if page.has(i, "that") and opens_that_clause(page, i, end):
            return Complement("that", i, i)
        if "bare" in cue.takes and _opens_told_clause(page, i, end):
            return Complement("bare", i, i)
        if "whether" in cue.takes and (
            page.has(i, "whether") and not page.has(i, "relative") or _asks_where(page, i, end)
        ):
            return Complement("whether", i, i)
        if page.has(i, "subordinating") and page.has(i + 1, "gerund"):
            return _behind_circumstance(page, i + 2, end)
        breaks = page.has(i, "infinitive", "subordinating") or page.mark(i) and not page.comma(i)
        if breaks or finite_verb(page, i):
            return None
    return None


def _asks_where(page: Page, i: int, end: int) -> bool:
    """Whether word i, behind a listener, opens what he was told and describes nobody: told his wife where he was."""
    asks = page.has(i, "whether") and page.has(i, "subordinating") and not page.has(i, "contrast")
    listener = page.has(i - 1, "people", "office", "title", "group", "plural", "object-pronoun") or named(page, i - 1)
    if not (asks and listener and clause_follows(page, i + 1, end)):
        return False
    return not any(page.has(j, "that") and opens_that_clause(page, j, end) for j in range(i + 1, end))


def _behind_circumstance(page: Page, begin: int, end: int) -> Complement | None:
    """The clause behind a circumstance without a subject of its own: told her before being taken away that."""
    for i in range(begin, min(end, begin + MAX_TARGET)):
        if page.mark(i):
            return None
        if page.has(i, "that") and opens_that_clause(page, i, end):
            return Complement("that", i, i)
    return None


def _opens_told_clause(page: Page, i: int, end: int) -> bool:
    """Whether a clause without complementiser begins at word i, behind a listener."""
    if page.has(i - 1, "preposition", "joining"):
        return False
    if page.has(i, "clause-opener"):
        return True
    return page.has(i, "determiner", "possessive") and clause_follows(page, i, end)


def _question(page: Page, cue: Cue, begin: int, after: int) -> Complement | None:
    """asked whether; explained why."""
    if "whether" not in cue.takes:
        return None
    i = next((k for k in (begin, after) if page.phrase(k, "whether")), None) if begin < len(page.t) else None
    return Complement("whether", i, i) if i is not None else None


def _infinitive(page: Page, cue: Cue, begin: int, end: int) -> Complement | None:
    """promised to leave; urged the two sides to talk: who shall act belongs to what is asked."""
    i = begin + 1 if page.has(begin, "negation") else begin
    if "infinitive" in cue.takes and page.has(i, "infinitive") and i + 1 < end and not page.has(i + 1, "determiner"):
        return Complement("infinitive", begin, begin)
    if not {"target-infinitive", "infinitive"} & cue.takes or not opens_noun(page, begin, end):
        return None
    if "target-infinitive" not in cue.takes:
        return None
    for j in range(begin + 1, min(end, begin + MAX_TARGET)):
        if (
            page.has(j, "infinitive")
            and not page.mark(j + 1)
            and not page.has(j + 1, "determiner", "possessive", "number")
        ):
            return Complement("infinitive", begin, begin)
        if page.mark(j) or finite_verb(page, j):
            return None
    return None


def _prepositional(page: Page, hit: Hit, cue: Cue, begin: int, end: int) -> Complement | None:
    """spoke of the need …; accused X of lying; described X as a fraud."""
    i = begin
    while page.has(i, "adverb") and page.norm(i) not in cue.prepositions:
        i += 1
    if page.norm(i) in cue.prepositions and i + 1 < end and not (page.mark(i + 1) and i + 1 not in page.q.opened):
        return Complement("prep", i, i + 1)
    if page.norm(begin) in cue.target_prepositions and fronted_object(page, hit) and not page.mark(begin + 1):
        return Complement("prep", begin, begin + 1)
    if not cue.target_prepositions or not opens_noun(page, begin, end):
        return None
    for j in range(begin + 1, min(end - 1, begin + MAX_TARGET)):
        if page.norm(j) in cue.target_prepositions:
            start = begin if page.has(j, "predicative") else j + 1
            return Complement("prep", begin, start)
        if (page.mark(j) and page.norm(j) not in "'&()") or finite_verb(page, j):
            return None
    return None


def fronted_object(page: Page, hit: Hit) -> bool:
    """Whether a relative pronoun before the subject is the verb's object (the traders whom the ministry accused)."""
    group, start = verb_group(page, hit.first), page.sentence(hit.first)[0]
    for i in range(group - 1, max(start, group - MAX_TARGET) - 1, -1):
        if page.has(i, "relative") and not page.has(i, "subordinating"):
            return i < group - 1 and not page.has(i + 1, "adverb", "auxiliary")
        if page.mark(i) or finite_verb(page, i):
            return False
    return False


def _bare(page: Page, cue: Cue, begin: int, after: int, end: int) -> Complement | None:
    """said he would leave; says the deal is dead; said Monday the port was closed."""
    if "bare" not in cue.takes or ("target-that" in cue.takes and "that" not in cue.takes):
        return None
    i = begin if clause_follows(page, begin, end) and not page.has(begin, "preposition") else after
    if i < end and page.has(i, "preposition") and not page.phrase(i, "number"):
        return None
    if i < end and page.comma(i):
        if i == begin or not (page.has(i + 1, "clause-opener") or not cue.weak and clause_follows(page, i + 1, end)):
            return None
        i += 1
    if i >= end or (cue.weak and not page.has(i, "clause-opener")) or not clause_follows(page, i, end):
        return None
    return Complement("bare", i, i)


def _object(page: Page, cue: Cue, begin: int, after: int, end: int) -> Complement | None:
    """announced a ceasefire; announced on Friday the arrest of a man; called it "a disaster"."""
    if "object" not in cue.takes:
        return None
    if page.has(begin, "gerund") and cue.stance in DEEDS:
        return Complement("object", begin, begin)  # denied having met him
    i = begin if opens_noun(page, begin, end) else after
    determined = i == begin or page.has(i, "determiner", "possessive")
    return Complement("object", i, i) if determined and opens_noun(page, i, end) else None
