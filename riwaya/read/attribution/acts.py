"""Verbs of speech that tell of an act: what shows something, threats with a weapon, invitations, gestures."""

from __future__ import annotations

from riwaya.languages.lexicon import CueForm
from riwaya.read.attribution.complement import Complement
from riwaya.read.attribution.noun_phrases import NOMINAL
from riwaya.read.page import Hit, Page, Range

NO_SPEAKER = 3
"""Words of a phrase, a demonstrative and an adjective with it, that names no speaker."""


def shows(page: Page, hit: Hit, form: CueForm, source: Range | None) -> bool:
    """Whether a thing shows something and nobody says it: مما يؤكد أن، وهذا يؤكد أن، الأمر الذي يؤكد أن،
    الدلائل التي تؤكد فتور العلاقة."""
    if source is not None:
        return source[1] - source[0] <= NO_SPEAKER and page.has(source[0], "no-speaker")
    plain = form.cue.stance in ("says", "confirms") and not page.t.words[hit.first].enclitic
    before = hit.first - 1
    described = page.has(before, "relative") and page.has(before - 1, "sums-up", "no-speaker")
    return plain and (described or page.has(before, "what", "demonstrative"))


def acts(page: Page, hit: Hit, form: CueForm, found: Complement, source: Range | None) -> bool:
    """Whether the verb reports nothing: an event that shows another (يؤكد وصول القوات حصول الاتفاق), an order in the
    words themselves (قال: أخبرهم أن …), a gesture in a story (أشار إلى خزان، أشار له بأن)."""
    first = hit.first
    if handles(page, form, found) or source is not None and _wordless(page, found, source):
        return True
    if _gestures(page, first, found):
        return True
    word, begin = page.t.words[first], page.t.words[found.start]
    if source is not None:
        event = page.has(source[0], "object-noun") and not page.t.words[source[0]].article
        return event and found.kind == "object" and not page.has(source[0], *NOMINAL)
    pointed = found.kind == "prep" and bool(form.cue.prepositions) and "that" in form.cue.takes
    if pointed and not page.has(found.start, "object-noun") and _says_then(page, found.start + 1):
        return True
    if form.form == "present":
        opens = not word.conjunction and (page.comma(first - 1) or first == page.sentence(first)[0])
        return opens and found.kind == "object" and form.cue.stance == "confirms"
    if form.form != "past":
        return False
    behind_colon = page.colon(first - 1) or first - 1 in page.q.opened and page.colon(first - 2)
    if behind_colon and word.enclitic and word.enclitic not in page.language.first_person_enclitics:
        return True
    if not page.q.inside[first]:
        return False
    if found.kind == "prep" and "that" in form.cue.takes and not page.at[first].forms[0].cue.weak:
        return bool(word.conjunction) and not begin.article and _speaks_too(page, found.start + 1)
    signed = page.norm(hit.end) not in form.cue.prepositions and page.has(hit.end, "to-me", "listener")
    return bool(found.kind == "that" and form.cue.prepositions and signed)


def _speaks_too(page: Page, i: int) -> bool:
    """Whether the clause goes on from word i with a verb of saying joined by "and": one points and speaks."""
    stop = next((j for j in range(i, page.sentence(i - 1)[1]) if page.mark(j)), i)
    hits = [page.at[j] for j in range(i, stop) if j in page.at and page.t.words[j].conjunction]
    return any(f.form == "past" and "quote" in f.cue.takes and not f.cue.weak for h in hits for f in h.forms)


def _says_then(page: Page, i: int) -> bool:
    """Whether the clause goes on from word i, without a mark, with a verb of saying that a colon or quotation follows:
    one points at a thing and speaks (يشير إلى الأرض ويقول: …)."""
    stop = next((j for j in range(i, page.sentence(i - 1)[1]) if page.mark(j)), i)
    if not (page.colon(stop) or stop in page.q.opened):
        return False
    hits = [page.at[j] for j in range(max(i, stop - 3), stop) if j in page.at and page.t.words[j].conjunction]
    return any(f.form == "present" and "quote" in f.cue.takes and not f.cue.weak for h in hits for f in h.forms)


def handles(page: Page, form: CueForm, found: Complement) -> bool:
    """Whether what follows the preposition is a thing in the hand, a feast, a face: the threat, the invitation, the
    revealing is an act (هدده بسكين، دعا أقاربه إلى حفل العشاء، كشف عن نواياه)."""
    if found.kind != "prep":
        return False
    start = found.start
    if form.cue.stance == "warns":
        return page.has(start, "weapon")
    if form.cue.stance == "asks":
        return page.has(start, "feast")
    return page.has(start, "bared") and bool(page.t.words[start].enclitic)


def _wordless(page: Page, found: Complement, source: Range) -> bool:
    """Whether the subject can tell a fact but names nothing: it shows it, or does it by a sign (كشفت الكاميرات عن وجهه،
    أعلن الحكم ركلة جزاء)."""
    return found.kind in ("prep", "object") and page.phrase(source[0], "wordless") > 0


def _gestures(page: Page, first: int, found: Complement) -> bool:
    """Whether somebody points at a thing while he speaks (قالت وهي تشير إلى بيتها)."""
    meanwhile = page.has(first - 1, "pronoun") and page.t.words[first - 1].conjunction
    return bool(meanwhile) and found.kind == "prep" and not page.has(found.start, "object-noun")
