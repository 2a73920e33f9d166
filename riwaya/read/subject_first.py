"""Attribution where the speaker stands before the verb (X said that …; "…," X said; …, according to X).

A rule looks at one cue and proposes a statement, or nothing. Rules name constructions, never languages: the words come
from the language's data. The order of `RULES` is the order of trial; the first rule that proposes wins.
"""

from __future__ import annotations

from collections.abc import Callable

from riwaya.languages.lexicon import CueForm
from riwaya.read.building import build
from riwaya.read.complements import Complement
from riwaya.read.page import FINITE, Hit, Page, Proposal, Range
from riwaya.read.predicates import clause_follows, complement, limit, opens_that_clause
from riwaya.read.quoted import clause_before, continued, quotation_before, speech_before, speech_end
from riwaya.read.subjects import (
    finite_verb,
    governor,
    inverted,
    named,
    opens_clause,
    phrase_before,
    shared_subject,
    subject,
    subject_after,
    verb_group,
)

Rule = Callable[[Page, Hit], "Proposal | None"]

SURE = ("that", "quote", "colon", "bare")
"""Complements by which a word that often does something else is known to report."""

PHRASAL = ("infinitive", "object", "prep")
"""Complements that are no clause."""

MAX_NAME = 8
"""Words of a name before a transcript's colon or after a quotation's dash."""


def verb(page: Page, hit: Hit) -> Proposal | None:
    """X said that …; X promised to …; "…," said X: a finite verb of saying with its content behind or before it."""
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
    return _behind(page, hit, form, behind, source, "speaker-verb")


def _finite(page: Page, hit: Hit) -> tuple[CueForm, int] | None:
    """The form in which the hit is a verb with a speaker here, and the first word of its verb group."""
    verbs = [f for f in hit.forms if f.cue.kind == "verb"]
    group = verb_group(page, hit.first)
    base = next((f for f in verbs if f.form == "base"), None)
    if base is not None and not page.mark(hit.first - 1):
        governed = governor(page, hit.first)
        if governed is not None:
            return base, governed
        if group < hit.first and page.has(group, "auxiliary") or _plural_subject(page, hit, group):
            return base, group
    finite = next((f for f in verbs if f.form in (*FINITE, "forms")), None)
    if finite is None or (finite.form != "forms" and _passive(page, hit, group)):
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
    if page.has(before, "preposition", "title", "determiner", "possessive"):
        return False
    if page.has(before, "plural", "group"):
        return True
    held = subject(page, group) if hit.form("noun") is None and not page.mark(before) else None
    many = ("plural", "group", "organisation", "office", "people", "joining")
    return held is not None and (page.has(held[0], "pronoun", "number") or any(page.has(j, *many) for j in range(*held)))


def _passive(page: Page, hit: Hit, group: int) -> bool:
    """Whether the past form is a participle of the passive (was said, had been reported)."""
    return any(page.has(j, "be") for j in range(group, hit.first))


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
    """Whether the word rather does something else here: a weak word with an unsure complement; one's own thoughts."""
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
    """Whether the clause that begins at word i is what another verb of saying reports: She says [she hopes to win]."""
    start = page.sentence(i)[0]
    if page.has(i - 1, "that"):
        i -= 1
    for j in range(i - 1, start, -1):
        if j in page.q.closed or page.comma(j) and page.has(j + 1, "contrast", "joining"):
            return False
        hit = page.at.get(j)
        if hit is not None and any(f.cue.kind == "verb" and not f.cue.weak and {"that", "bare"} & f.cue.takes for f in hit.forms):
            return not named(page, j)
    return False


def _behind(page: Page, hit: Hit, form: CueForm, found: Complement, source: Range | None, rule: str) -> Proposal:
    """The statement whose content follows its verb, with its end and the quotation that goes on after it."""
    p = build(page, hit, form, found, f"{rule}-{found.kind}", source, [])
    if found.quotation is not None:
        p.content = (p.content[0], speech_end(page, found.quotation))
    elif found.kind != "colon":
        end = _content_end(page, p.content[0], p.content[1])
        if found.kind in PHRASAL:
            end = _phrase_end(page, p.content[0], end)
        elif source is not None:
            end = _before_main_clause(page, source[0], p.content[0], end)
        p.content = (p.content[0], end)
    return p


def _phrase_end(page: Page, start: int, end: int) -> int:
    """Where content that is no clause ends: nothing finite can be coordinated with it (praised X but kept his word), and
    circumstances before any clause in it belong to the speaker's verb (called X a friend when they met)."""
    clause = False
    for i in range(start + 1, end):
        if page.q.inside[i] > page.q.inside[start]:
            continue
        following = i + 1
        if page.comma(i) and page.has(following, "relative", "joining", "contrast", "subordinating"):
            return i
        if page.dash(i):
            return i
        while page.has(following, "adverb"):
            following += 1
        if page.has(i, "joining", "contrast") and finite_verb(page, following):
            return i
        adverbial = page.has(i, "subordinating") and page.has(i, "contrast") and not page.has(i, "predicative")
        if not clause and i > start + 1 and adverbial:
            return i
        clause = clause or finite_verb(page, i) or page.has(i, "that", "relative")
    return end


def _before_main_clause(page: Page, speaker: int, start: int, end: int) -> int:
    """Where content ends whose verb stands in a clause that opens the sentence: After X said that …, Y left."""
    first = page.sentence(speaker)[0]
    if speaker - first > 2 or not page.has(speaker - 1, "subordinating"):
        return end
    main = _main_clause(page, start, end)
    return end if main is None else main


def _main_clause(page: Page, start: int, end: int) -> int | None:
    """The comma at which a main clause follows words that open the sentence (After X said that …, Y left)."""
    for i in range(start + 2, end):
        if page.comma(i) and page.q.inside[i] == page.q.inside[start] and clause_follows(page, i + 1, end):
            if not page.has(i + 1, "subordinating", "relative", "contrast"):
                return i
    return None


def _content_end(page: Page, start: int, end: int) -> int:
    """Where indirect content ends before its sentence does: at the next verb of saying beside it (… and warned that;
    …, adding that; …, but Y said that)."""
    aside = _in_aside(page, start)
    for i in range(start + 2, end):
        if page.q.inside[i] > page.q.inside[start]:
            continue
        if aside and page.dash(i):
            return i
        hit = page.at.get(i)
        if hit is None:
            continue
        cut = _cut_before(page, hit, start)
        if cut is not None:
            return cut
    return end


def _in_aside(page: Page, i: int) -> bool:
    """Whether word i stands between dashes: … - critics call them messianic - …"""
    first = page.sentence(i)[0]
    return sum(page.dash(j) for j in range(first, i)) % 2 == 1


def _cut_before(page: Page, hit: Hit, start: int) -> int | None:
    """The word at which a clause begins whose verb, `hit`, speaks beside the content and not inside it."""
    i = hit.first
    if page.comma(i - 1) and any(f.form == "participle" and f.cue.kind == "verb" and not f.cue.weak for f in hit.forms):
        return i - 1
    if any(f.cue.kind == "preposition" for f in hit.forms) and page.comma(i - 1):
        return i - 1
    if not any(f.form in FINITE and f.cue.kind == "verb" and not f.cue.weak for f in hit.forms):
        return None
    group = verb_group(page, i)
    if page.has(group - 1, "joining"):
        return group - 2 if page.comma(group - 2) else group - 1
    if not finite_verb(page, i):
        return None
    speaker = subject(page, group)
    if speaker is None or speaker[0] <= start + 1:
        return None
    if page.has(speaker[0] - 1, "joining") and not page.has(speaker[0], "clause-opener"):
        return speaker[0] - (2 if page.comma(speaker[0] - 2) else 1)
    if not {"that", "bare", "quote"} & {t for f in hit.forms for t in f.cue.takes}:
        return None
    edge = speaker[0] - 1
    while edge > start and page.has(edge, "contrast", "joining"):
        edge -= 1
    beside = edge < speaker[0] - 1 or hit.end >= page.sentence(i)[1] - 1 or page.mark(hit.end)
    return edge if beside and page.comma(edge) else None


def participle(page: Page, hit: Hit) -> Proposal | None:
    """…, adding that …; …, saying "…": the speaker of the clause before goes on."""
    form = hit.form("participle")
    if form is None or form.cue.kind != "verb" or page.has(hit.first - 1, "auxiliary", "determiner", "possessive"):
        return None
    found = complement(page, hit, form.cue)
    if found is None or (form.cue.weak and found.kind not in ("that", "quote")):
        return None
    if (page.q.inside[hit.first] or form.cue.weak) and found.kind not in SURE:
        return None
    loose = page.comma(hit.first - 1) or page.dash(hit.first - 1) or page.has(hit.first - 1, "joining")
    if not loose and found.kind not in ("that", "quote") and hit.first > page.sentence(hit.first)[0]:
        return None
    p = _behind(page, hit, form, found, shared_subject(page, hit.first), "participle" if loose else "gerund")
    main = _main_clause(page, p.content[0], p.content[1]) if hit.first == page.sentence(hit.first)[0] else None
    if main is not None and not p.fixed:
        p.content = (p.content[0], main)
        p.source = subject_after(page, main + 1)
    return p


def reported_by(page: Page, hit: Hit) -> Proposal | None:
    """X was described by Y as …; X was told by Y that …: a passive that names who speaks."""
    form = next((f for f in hit.forms if f.cue.kind == "verb" and f.form in ("past", "pastpart")), None)
    if form is None or not page.has(hit.end, "agent") or not _passive(page, hit, verb_group(page, hit.first)):
        return None
    end = limit(page, hit)
    stop = hit.end + 1
    while stop < end and not page.mark(stop) and not page.has(stop, "that", "predicative", "infinitive", "for"):
        stop += 1
    if stop >= end - 1 or stop == hit.end + 1 or page.mark(stop):
        return None
    kind = "that" if page.has(stop, "that") else "prep"
    start = stop if page.has(stop, "that", "infinitive") else stop + 1
    return _behind(page, hit, form, Complement(kind, stop, start), (hit.end + 1, stop), "reported-by")


def hidden(page: Page, hit: Hit) -> Proposal | None:
    """It is believed that …; X is said to …; X was accused of …: the page hides who says so."""
    form = hit.form("passive")
    if form is None:
        return None
    group = verb_group(page, hit.first)
    if form.cue.kind == "verb" and not _passive(page, hit, group):
        return None
    found = complement(page, hit, form.cue)
    if found is None or found.kind not in ("that", "infinitive", "whether", "prep", "bare"):
        return None
    if form.cue.weak and found.kind != "that":
        return None
    p = _behind(page, hit, form, found, None, "hidden-speaker")
    p.hidden, p.rule = True, "hidden-speaker"
    held = subject(page, group) if found.kind == "infinitive" else None
    if held is not None:
        p.content = (held[0], p.content[1])  # who is said to do it belongs to what is said
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
    p = Proposal((hit.first, hit.end), form, (first, hit.first), "according-to-after", (hit.end, stop), taken=stop)
    p.confidence = 0.8
    if leading:
        if not page.comma(stop) or stop + 2 >= end:
            return None
        p.content, p.rule = (stop + 1, end), "according-to-before"
    elif page.comma(stop) and page.comma(hit.first - 1) and stop + 2 < end and not finite_verb(page, stop + 1):
        p.content = (first, hit.first)
    elif page.comma(stop) and page.comma(hit.first - 1) and stop + 2 < end:
        p.content, p.rule, p.fixed = (first, end), "according-to-around", True
    return p


def _ends_source(page: Page, i: int, begin: int) -> bool:
    if i in page.q.opened and i > begin:
        return True
    return page.mark(i) and page.norm(i) not in (".", "'", "&", "(", ")") or page.has(i, "relative") and i > begin


def noun(page: Page, hit: Hit) -> Proposal | None:
    """his claim that …; Clinton's promise to …: a noun that reports, and whose it is."""
    form = next((f for f in hit.forms if f.cue.kind == "noun"), None)
    if form is None:
        return None
    found = _noun_complement(page, hit, form)
    source = _holder(page, hit.first) if found is not None else None
    if found is None or source is None or (found.kind != "that" and not page.has(source[1] - 1, "possessive", "owner")):
        return None
    p = _behind(page, hit, form, found, source, "noun")
    if opens_clause(page, source[0], page.sentence(hit.first)[0]):
        p.content = (p.content[0], _before_predicate(page, found, p.content[1]))
    p.confidence = 0.6
    return p


def _before_predicate(page: Page, found: Complement, end: int) -> int:
    """Where the content of a noun ends that is itself the subject: his claim that he won | surprised them."""
    own = found.kind == "that"
    i = found.start + 1
    while i < end:
        if finite_verb(page, i) and not page.has(i - 1, "that", "relative", "joining"):
            if not own:
                return verb_group(page, i)
            own = False
            while i + 1 < end and (finite_verb(page, i + 1) or page.has(i + 1, "adverb", "negation")):
                i += 1
        i += 1
    return end


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
    """Whose claim the noun at word i is: his claim; Clinton's claim; both share the belief; X raised the concern."""
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


def transcript(page: Page, hit: Hit) -> Proposal | None:
    """SMITH: We will see. A paragraph that opens with a name and a colon, as in an interview."""
    form = next((f for f in hit.forms if f.cue.kind == "phrase" and "quote" in f.cue.takes), None)
    if form is None or not page.colon(hit.first):
        return None
    first, end = page.t.paragraphs[page.t.paragraph[hit.first]]
    first += first in page.q.opened or page.mark(first)
    if not 0 < hit.first - first <= MAX_NAME or hit.end >= end:
        return None
    if not _speaker_label(page, first, hit.first):
        return None
    return Proposal((hit.first, hit.end), form, (hit.end, end), "transcript", (first, hit.first), mode="direct", fixed=True)


def _speaker_label(page: Page, begin: int, stop: int) -> bool:
    """Whether the words are the name of one who speaks in a transcript: all in capitals, or a known name or title."""
    words = [j for j in range(begin, stop) if not page.mark(j)]
    if all(page.t.surface(j).isupper() for j in words):
        return True
    known = any(page.has(j, "given-name", "family-name", "title") for j in words)
    return known and all(page.t.text[page.t.starts[j]].isupper() for j in words)


def signature(page: Page, hit: Hit) -> Proposal | None:
    """“…” — Jane Smith: a paragraph that is one quotation, signed after a dash."""
    form = next((f for f in hit.forms if f.cue.kind == "phrase" and "quote" in f.cue.takes), None)
    if form is None or not page.dash(hit.first) or hit.first - 1 not in page.q.closed:
        return None
    q, end = page.q.closed[hit.first - 1], page.t.paragraphs[page.t.paragraph[hit.first]][1]
    if not 0 < end - hit.end <= MAX_NAME + 2 or page.mark(hit.end) or not named(page, hit.end):
        return None
    source = (hit.end, end - 1 if page.mark(end - 1) else end)
    return Proposal((hit.first, hit.end), form, (q.first, q.end), "signature", source, mode="direct", fixed=True)


RULES: tuple[Rule, ...] = (transcript, signature, reported_by, hidden, verb, participle, according_to, noun)
