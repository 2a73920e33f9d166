"""What follows a verb of saying where word order is free: speaker, listener, medium told, and the reported words."""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.languages.lexicon import Cue, CueForm
from riwaya.read.attribution.case_phrases import GENITIVE, any_phrase, nominal, phrase_end, subject_at, verbal
from riwaya.read.attribution.complement import Complement
from riwaya.read.attribution.free_media import listens, medium_in, over_closing
from riwaya.read.attribution.free_subjects import within_at
from riwaya.read.attribution.media import media_in
from riwaya.read.page import Hit, Page, Range
from riwaya.read.quotes import Quotation

MAX_ZONE = 45
"""Words between a verb and its complement, speaker and listener included."""

NAME_QUOTE = 3
"""A quotation of so few words is a name, a scare quote or part of a longer content."""

NAMING = 10
"""Words in which the name follows that the speaker gives to something."""

APPOSITION = 9
"""Words of a participle or adjective that describes a speaker behind his comma."""

WISHES = ("asks", "orders", "believes", "promises", "warns")
"""Stances of verbs behind which "so that" opens what is asked, and no purpose."""

TOLD_CASES = ("case-dat", "case-ins", "case-gen", "case-loc", "case-acc")


@dataclass(slots=True)
class Zone:
    """What words behind a verb name. `relayed`: the inner speaker of "X, citing Y"; `within`: the body inside which
    somebody speaks; `document`: the one that says it; `end`: first word behind all that."""

    end: int
    speaker: Range | None = None
    told: list[Range] = field(default_factory=list)
    relayed: Range | None = None
    within: Range | None = None
    document: Range | None = None
    found: Complement | None = None


def read_zone(page: Page, hit: Hit, form: CueForm, has_speaker: bool) -> Zone:
    """What stands behind the cue. `has_speaker`: a subject stands before the verb, none is looked for."""
    end = page.limit(hit.first)
    zone = Zone(hit.end)
    i = hit.end
    if page.has(hit.end - 1, "words-of") and page.has(i, "case-gen"):  # приводит слова спортсмена «Вестник»
        stop = phrase_end(page, i, end, GENITIVE)
        if stop > i:
            zone.relayed, zone.end, i = (i, stop), stop, stop
    while i < end and i - hit.end <= MAX_ZONE:
        step = _complement(page, form.cue, i, end, zone, has_speaker)
        if zone.found is not None:
            return zone
        step = step or _name(page, form, i, end, zone, has_speaker) or _circumstance(page, i, end, zone)
        if not step:
            break
        i = step
    return zone


def _complement(page: Page, cue: Cue, i: int, end: int, zone: Zone, has_speaker: bool) -> int:
    """Sets `zone.found` if the reported words begin at word i; else how far an aside there can be leapt over."""
    if page.has(i, "ahead") and page.colon(i + 1):
        return i + 1  # утверждает обратное: …
    if page.comma(i):
        return _behind_comma(page, cue, i, end, zone)
    if page.colon(i):
        zone.found = _behind_colon(page, cue, i, end)
        return 0
    quotation = page.q.opened.get(i)
    if quotation is not None and "quote" in cue.takes and quotation.end - quotation.first > NAME_QUOTE:
        whole = quotation.closer < 0 or quotation.closer + 1 >= end - 1 or page.mark(quotation.closer + 1)
        if whole and not (zone.speaker is None and not has_speaker):
            zone.found = Complement("quote", i, quotation.first, quotation)
            return 0
    spoken = has_speaker or zone.speaker is not None
    if quotation is not None and spoken and {"object", "naming"} & cue.takes and not listens(page, i):
        zone.found = Complement("object", i, i)
        return 0
    if quotation is not None and spoken and 0 <= quotation.closer < end and listens(page, i):
        zone.told.append((i, quotation.closer + 1))
        return quotation.closer + 1
    if page.has(i, "words-of") and cue.takes.isdisjoint(("object", "naming")):
        stop = phrase_end(page, i + 1, end, GENITIVE)
        if stop > i + 1 and page.has(i + 1, "case-gen"):
            zone.relayed, zone.end = (i + 1, stop), stop
        return stop
    if page.mark(i):
        return 0
    negated = page.has(i, "negation") and page.has(i + 1, "infinitive")  # призвал не снимать
    if (negated or page.has(i, "infinitive")) and {"infinitive", "target-infinitive"} & cue.takes:
        zone.found = Complement("infinitive", i, i)
        return 0
    if page.norm(i) in cue.prepositions or page.norm(i) in cue.target_prepositions:
        return _behind_preposition(page, cue, i, end, zone)
    return 0


def _behind_comma(page: Page, cue: Cue, i: int, end: int, zone: Zone) -> int:
    if page.norm(i) == ";":
        return 0
    following = i + 1
    cites = page.at.get(following)
    if cites is not None and any(f.cue.kind == "relay" and f.form in ("adverbial", "participle") for f in cites.forms):
        stop = any_phrase(page, cites.end, end)  # пишет «Маяк», ссылаясь на X
        if stop > cites.end and (zone.speaker is not None or zone.told) and zone.relayed is None:
            zone.relayed, zone.end = (cites.end, stop), stop
            return stop
    clausal = {"that", "target-that", "quote", "target-prep", "infinitive", "target-infinitive"} & cue.takes
    wished = page.has(following, "wish") and not (cue.stance in WISHES and not cue.weak)
    if clausal and page.has(following, "that") and following + 1 < end and not wished:
        zone.found = Complement("that", following, following)
        return 0
    at_once = not page.has(i - 1, "noun", "adjective") or page.has(i - 1, "case-dat")  # рассказал, где спрятал нож
    if "whether" in cue.takes and (_asks(page, following, end) or at_once and page.has(following, "whether")):
        zone.found = Complement("whether", following, following)
        return 0
    if following in page.q.opened and "quote" in cue.takes:
        q = page.q.opened[following]
        if q.end - q.first > NAME_QUOTE:
            zone.found = Complement("quote", following, q.first, q)
        return 0
    speaks = page.at.get(following)
    if speaks is not None and (form := speaks.form("participle")) is not None and not form.cue.weak:
        return 0  # …, добавив, что
    aside = page.has(following, "gerund", "connective", "preposition", "relative", "as", "adverb") or (
        zone.speaker is not None and nominal(page, following)
    )
    if not aside:
        return 0
    closing = next((j for j in range(following, min(end, following + 25)) if page.comma(j)), None)
    if closing is not None and not page.has(following, "relative", "as", "gerund"):
        closing = None if any(verbal(page, k) for k in range(following, closing)) else closing
    if closing is None or not (
        page.has(closing + 1, "that") or _asks(page, closing + 1, end) and "whether" in cue.takes
    ):
        return 0
    return closing


def _asks(page: Page, i: int, end: int) -> bool:
    """Whether an indirect question begins at word i: a question word, a preposition before it or not, or a particle
    behind the first words (всё ли в порядке)."""
    if page.has(i, "whether") and not page.has(i, "relative"):
        return True
    if page.has(i, "preposition") and page.has(i + 1, "whether"):
        return True
    return any(page.has(k, "question-particle") for k in range(i + 1, min(end, i + 4)))


def _behind_colon(page: Page, cue: Cue, i: int, end: int) -> Complement | None:
    if i + 1 >= end:
        k = i + 1
        paragraph = k < len(page.t) and page.t.paragraph[k] != page.t.paragraph[i]
        q = page.q.opened.get(k) if paragraph or k < len(page.t) else None
        if q is not None:
            return Complement("quote", i, q.first, q)
        if paragraph and page.dash(k) and k + 1 < len(page.t):
            return Complement("colon", i, k + 1)
        return None
    q = page.q.opened.get(i + 1)
    if q is not None and "quote" in cue.takes:
        return Complement("quote", i, q.first, q)
    if {"quote", "that"} & cue.takes and not cue.weak:
        return Complement("colon", i, i + 1)
    return None


def _behind_preposition(page: Page, cue: Cue, i: int, end: int, zone: Zone) -> int:
    """Content behind "about", "in", "for"; a demonstrative there only carries a clause (о том, что)."""
    if page.phrase(i, "that-opener"):
        stop = i + page.phrase(i, "that-opener")
        if page.comma(stop) and (page.has(stop + 1, "that") or _asks(page, stop + 1, end)):
            zone.found = Complement("that", stop + 1, stop + 1)
        return 0
    if page.phrase(i, "time") > 1 or page.phrase(i, "place-of-speech") > 1 or page.has(i + 1, "listener-noun", "month"):
        return 0
    if page.norm(i + 1)[:1].isdigit() or page.has(i + 1, "weekday", "event-noun", "this") or i + 1 >= end:
        return 0
    if not (nominal(page, i + 1) or i + 1 in page.q.opened or page.has(i + 1, "possessive", "adverb")):
        return 0
    if page.norm(i) in cue.target_prepositions and page.norm(i) not in cue.prepositions and i == zone.end:
        return 0
    zone.found = Complement("prep", i, i + 1)
    return 0


def _name(page: Page, form: CueForm, i: int, end: int, zone: Zone, has_speaker: bool) -> int:
    """How far the speaker, a listener or an object at word i reaches; 0 where none stands there."""
    if page.has(i, "object-pronoun") and not page.has(i, "possessive"):
        return i + 1
    hit = page.at.get(i)
    if hit is not None and any(f.cue.kind == "relay" and f.form == "adverbial" for f in hit.forms):
        stop = any_phrase(page, hit.end, end)
        if stop > hit.end:
            zone.relayed, zone.end = (hit.end, stop), stop
            return stop
    q = page.q.opened.get(i)
    if q is not None and zone.speaker is None and 0 <= q.closer < end and q.end - q.first <= NAME_QUOTE:
        dative = page.has(q.first, "case-dat") and not page.has(q.first, "case-nom", "case-acc")
        if dative and not has_speaker and _speaker_behind(page, form, q.closer + 1, end):
            zone.told.append((i, q.closer + 1))  # рассказал «Газете» мэр
            return q.closer + 1
    if q is not None and has_speaker and _told_by_name(page, q, end):
        zone.told.append((i, q.closer + 1))
        return q.closer + 1
    told = media_in(page.t, i, min(end, i + 6))
    if told and told[0].first in (i, i + 1) and (told[0].first == i or i in page.q.opened):
        stop = over_closing(page, told[0].end)
        known = zone.speaker is not None or has_speaker or zone.within is not None
        if known or _speaker_behind(page, form, stop, end):
            zone.told.append((told[0].first, told[0].end))
            return stop
    if page.has(i, "preposition") and not page.has(i, "noun"):
        return 0
    if zone.speaker is None and not has_speaker:
        found = subject_at(page, i, end, form.agreement)
        if found is not None and not _object_instead(page, form, i, found):
            zone.speaker, zone.end = found, _over_apposition(page, found[1], end)
            zone.speaker = (found[0], zone.end)
            return zone.end
    return _listener_or_object(page, form, i, end, zone, has_speaker)


def _told_by_name(page: Page, q: Quotation, end: int) -> bool:
    """Whether a name between a verb with its speaker and the complementiser is who was told (сообщили «Норду», что)."""
    name = 0 <= q.closer < end and q.end - q.first <= NAME_QUOTE and page.t.surface(q.first)[0].isupper()
    return name and page.comma(q.closer + 1) and page.has(q.closer + 2, "that")


def _speaker_behind(page: Page, form: CueForm, i: int, end: int) -> bool:
    """Whether the speaker follows at word i, over times and places, so that the medium before him was told."""
    first = i
    while i < end and not page.mark(i):
        found = subject_at(page, i, end, form.agreement)
        if found is not None and (i == first or any(page.has(k, *_SPEAKING) for k in range(*found))):
            return True
        if within_at(page, i, end) is not None:
            return True
        over = max(page.phrase(i, "time"), page.phrase(i, "adverb"), page.phrase(i, "place-of-speech"))
        if not over and page.has(i, "preposition"):
            over = max(any_phrase(page, i + 1, end), i + 1) - i
        if not over:
            return False
        i += over
    return False


def _object_instead(page: Page, form: CueForm, i: int, found: Range) -> bool:
    """Whether a noun behind a verb that takes an object is rather that object: no noun of one who speaks."""
    if not {"object", "naming"} & form.cue.takes or "case-acc" not in page.t.words[i].classes:
        return False
    return not any(
        page.has(k, *_SPEAKING) or page.t.surface(k)[0].isupper() for k in range(found[0], min(found[1], found[0] + 4))
    )


_SPEAKING = (
    "office", "title", "people", "group", "organisation", "government", "medium-noun", "medium", "given-name",
    "family-name", "pronoun", "number", "country", "document",
)  # fmt: skip


def _listener_or_object(page: Page, form: CueForm, i: int, end: int, zone: Zone, has_speaker: bool) -> int:
    """A noun phrase in an oblique case: the object of the speech, or a listener to be leapt over."""
    cue = form.cue
    if not (nominal(page, i) or i in page.q.opened or page.has(i, "possessive")):
        return 0
    oblique = page.t.words[i].classes & set(TOLD_CASES)
    quotes = cue.kind == "relay" and page.has(i, "case-acc") and page.has(i, "animate", "given-name", "family-name")
    if quotes and zone.relayed is None and not page.has(i, "case-nom"):
        stop = phrase_end(page, i, end, frozenset({"case-acc"}))  # цитирует министра «Маяк»
        zone.relayed, zone.end = (i, stop), stop
        return stop
    if page.has(i, "possessive") and page.has(i, "object-pronoun") and nominal(page, i + 1) and not cue.weak:
        alone = page.has(i + 1, "case-ins") and (page.mark(i + 2) or i + 2 >= end)  # назвал ее абсурдной
        called = "naming" in cue.takes and (alone or _names_it(page, i + 1, end))  # назвал его слова ложью
        if called and (zone.speaker is not None or has_speaker):
            zone.found = Complement("object", i, i)
            return 0
    listens = page.has(i, "case-dat") and not page.has(i, "case-acc", "case-gen")
    free = not page.has(i, "object-pronoun") and (zone.speaker is not None or has_speaker)
    governed = "object" in cue.takes or "naming" in cue.takes and _names_it(page, i, end)
    stop = any_phrase(page, i, end)
    if page.has(i, "reporters-address", "medium-noun") or page.has(i, "case-dat"):
        named = media_in(page.t, i, stop)
        zone.told += [(named[0].first, named[0].end)] if named else []
        if not named and page.has(i, "medium-noun") and page.has(i, "case-dat"):
            zone.told.append((i, stop))  # рассказал агентству
    behind = page.comma(stop) and page.has(stop + 1, "that") and {"that", "target-that"} & cue.takes
    if behind or page.has(stop, "infinitive") and {"infinitive", "target-infinitive"} & cue.takes:
        return stop if stop > i else 0
    governed = governed and not cue.weak
    if governed and oblique and not (listens and not page.has(i, "case-ins")) and free:
        zone.found = Complement("object", i, i)
        return 0
    if "object" in cue.takes and oblique and not listens and form.form in ("participle", "base"):
        zone.found = Complement("object", i, i)
        return 0
    return stop if stop > i else 0


def _names_it(page: Page, i: int, end: int) -> bool:
    """Whether a name that the speaker gives follows: назвал решение ошибкой, считает приговор незаконным."""
    for k in range(i, min(end, i + NAMING)):
        if page.comma(k) or page.colon(k) or verbal(page, k):
            return False
        if (
            page.has(k, "case-ins")
            and not page.has(k, "case-nom", "case-gen", "case-acc", "case-loc")
            or (k in page.q.opened)
        ):
            return not page.has(k - 1, "preposition")
        if page.has(k, "adjective") and page.has(k, "case-ins") and page.has(k - 1, "noun") and k > i:
            return k + 1 >= end or page.mark(k + 1) or page.has(k + 1, "joining")  # назвала сделку исторической
    return False


def _circumstance(page: Page, i: int, end: int, zone: Zone) -> int:
    """How far a time, place or manner at word i reaches; a body in which somebody speaks is kept."""
    for name in ("time", "adverb", "place-of-speech", "connective", "negation"):
        if page.has(i, name) or page.phrase(i, name) > 1:
            return (
                _with_medium(page, i, i + max(1, page.phrase(i, name)), end, zone)
                if name == "place-of-speech"
                else (i + max(1, page.phrase(i, name)))
            )
    if page.norm(i)[0].isdigit():
        return i + 1 + page.has(i + 1, "month")
    if page.norm(i) in ("(", "["):
        return next((j + 1 for j in range(i, end) if page.norm(j) in (")", "]")), 0)
    if page.has(i, "that-opener") or page.has(i, "this"):
        return i + 1
    if page.has(i, "preposition"):
        within = within_at(page, i, end)
        if within is not None and zone.within is None:
            zone.within = within
        stop = any_phrase(page, i + 1, end)
        if page.has(i, "within-preposition", "document-preposition") and zone.document is None:
            head = next((k for k in range(i + 1, min(stop, i + 5)) if page.has(k, "document")), None)
            zone.document = (head, stop) if head is not None else None
        if stop > i + 1 or page.has(i + 1, "that-opener"):
            return _with_medium(page, i, max(stop, i + 1), end, zone)
        return i + 1 + bool(page.has(i + 1, "this", "possessive"))
    return 0


def _with_medium(page: Page, i: int, stop: int, end: int, zone: Zone) -> int:
    """Past a circumstance that names the medium told (в интервью «Известиям», в эфире телеканала «Звезда»)."""
    if not page.phrase(i, "place-of-speech") and not any(page.has(k, "listener-noun") for k in range(i, stop)):
        return stop
    first = stop + (stop < end and page.has(stop, "preposition"))  # в разговоре с газетой
    if first < end and not page.mark(first) and not page.has(first, "case-nom", "time", "adverb"):
        stop = max(stop, any_phrase(page, first, end))
    medium = medium_in(page, i, min(end, stop + 4), stop)
    if medium is None or medium[0] - (medium[0] - 1 in page.q.opened) > stop + 1:
        return stop
    zone.told.append(medium)
    return max(stop, over_closing(page, medium[1]))


def _over_apposition(page: Page, stop: int, end: int) -> int:
    """Over an apposition that names the speaker's office: сказал X, глава Y."""
    if not page.comma(stop) or stop + 1 >= end:
        return stop
    if page.has(stop + 1, "adjective") and not page.has(stop + 1, "noun", "relative", "pronoun", "demonstrative"):
        closing = next((j for j in range(stop + 1, end) if page.mark(j)), stop)  # источник, близкий к компании,
        described = page.has(stop + 1, "case-nom") or page.has(stop - 1, "case-gen") and page.has(stop + 1, "plural")
        clause = any(verbal(page, k) for k in range(stop + 1, closing))
        return closing if described and not clause and closing - stop <= APPOSITION else stop
    if not page.has(stop + 1, "office", "people", "title", "animate"):
        return stop
    if not page.has(stop + 1, "case-nom") or page.has(stop + 1, "that", "relative"):
        return stop
    found = subject_at(page, stop + 1, end, "")
    after = found[1] if found is not None else stop
    if after < end and not page.mark(after) and verbal(page, after):
        return stop
    return after
