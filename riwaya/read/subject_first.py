"""Attribution where the speaker stands before the verb (X said that …; "…," X said; "…," said X; …, X said)."""

from __future__ import annotations

from collections.abc import Callable

from riwaya.languages.lexicon import CueForm
from riwaya.read.building import build
from riwaya.read.complements import Complement
from riwaya.read.page import FINITE, Hit, Page, Proposal, Range
from riwaya.read.quotes import Quotation
from riwaya.read.speakers import NOMINAL

Rule = Callable[[Page, Hit], "Proposal | None"]

MAX_SUBJECT = 22
"""Words of a speaker with office and apposition before his verb."""

MAX_TARGET = 8
"""Words between a verb and its complement that name who was told, when and where."""


def verb(page: Page, hit: Hit) -> Proposal | None:
    """A finite verb of saying with its content behind it, before it, or around it."""
    form = _finite_form(page, hit)
    if form is None:
        return None
    source = subject(page, hit)
    behind = _behind(page, hit, form)
    before = _before(page, hit, form, source)
    if before is not None and (behind is None or behind.kind == "bare" or behind.quotation is not None):
        return before
    if behind is None or (source is None and not _coordinated(page, hit)):
        return None
    if form.cue.weak and behind.kind not in ("that", "quote", "bare", "infinitive", "whether"):
        return None
    p = build(page, hit, form, behind, f"speaker-verb-{behind.kind}", source, [])
    if source is None:
        p.rule = f"verb-alone-{behind.kind}"
    return p


def _finite_form(page: Page, hit: Hit) -> CueForm | None:
    """The form in which the hit is a finite verb here: past, present, or base after an auxiliary."""
    verbs = [f for f in hit.forms if f.cue.kind in ("verb", "relay")]
    base = next((f for f in verbs if f.form == "base"), None)
    if base is not None and _auxiliary_before(page, hit.first):
        return base
    finite = next((f for f in verbs if f.form in (*FINITE, "forms")), None)
    if finite is not None and not _passive(page, hit):
        return finite
    if base is not None and page.has(hit.first - 1, "pronoun", "group", "relative", "first-person", "second-person"):
        return base  # they say; officials believe
    return base if base is not None and _plural_before(page, hit.first) else None


def _auxiliary_before(page: Page, i: int) -> bool:
    j = i - 1
    while page.has(j, "adverb", "negation"):
        j -= 1
    return page.has(j, "auxiliary") or (page.norm(j) in ("to",) and False)


def _plural_before(page: Page, i: int) -> bool:
    word = page.norm(i - 1)
    return word.endswith("s") and not word.endswith(("'s", "ss", "us")) and not page.has(i - 1, "preposition")


def _passive(page: Page, hit: Hit) -> bool:
    """Whether the past form is a participle of the passive (was said, been reported)."""
    j = hit.first - 1
    while page.has(j, "adverb", "negation"):
        j -= 1
    return page.norm(j) in ("was", "were", "is", "are", "been", "being", "be", "'s", "'re")


def subject(page: Page, hit: Hit) -> Range | None:
    """The speaker before the verb, or behind it in an inversion (said X)."""
    start = page.sentence(hit.first)[0]
    i = hit.first - 1
    while i >= start and page.has(i, "auxiliary", "adverb", "negation") and not page.has(i, "pronoun"):
        i -= 1
    inverted = _inverted(page, hit)
    if inverted is not None:
        return inverted
    stop = i + 1
    if i >= start and page.has(i, "relative") and not page.comma(i):
        i -= 1
        stop = i + 1
        if i >= start and page.comma(i):
            i -= 1
            stop = i + 1
    if i >= start and page.comma(i):
        return _before_apposition(page, start, i)
    begin = _subject_start(page, start, stop)
    if begin >= stop or not _nominal(page, begin, stop):
        return None
    return begin, stop


def _subject_start(page: Page, start: int, stop: int) -> int:
    """First word of the noun phrase that ends before `stop`."""
    i = stop - 1
    while i >= start and stop - i <= MAX_SUBJECT and not _boundary(page, i):
        i -= 1
    begin = i + 1
    while begin < stop and (page.has(begin, "connective", "contrast", "joining", "adverb") or page.dash(begin)):
        begin += 1
    # "In London, the minister" was cut at the comma; "On Monday Clinton" was not
    if begin < stop and page.has(begin, "preposition"):
        cut = next((j for j in range(stop - 1, begin, -1) if page.has(j, "time", "weekday")), None)
        if cut is not None and cut + 1 < stop:
            begin = cut + 1
    return begin


def _boundary(page: Page, i: int) -> bool:
    if page.mark(i):
        return page.norm(i) not in (".", "&", "'") and i not in page.q.closed or page.comma(i)
    hit = page.at.get(i)
    if hit is not None and hit.form("past", "present") and not page.has(i, "people", "group", "document", "office"):
        return hit.form("past", "present").cue.weak is False  # type: ignore[union-attr]
    return page.norm(i) in ("that", "but", "because", "while", "although", "if", "when", "whether", "as", "after", "before")


def _before_apposition(page: Page, start: int, comma: int) -> Range | None:
    """X, a former aide, said: the noun phrase before the comma that opens the apposition."""
    opening = next((j for j in range(comma - 1, max(start, comma - 16) - 1, -1) if page.comma(j)), None)
    if opening is None:
        begin = _subject_start(page, start, comma)
        return (begin, comma) if begin < comma and _nominal(page, begin, comma) else None
    begin = _subject_start(page, start, opening)
    if begin < opening and _nominal(page, begin, opening) and opening - begin < 14:
        return begin, comma
    begin = opening + 1
    return (begin, comma) if begin < comma and _nominal(page, begin, comma) else None


def _inverted(page: Page, hit: Hit) -> Range | None:
    """said X after a quotation or a clause with a comma."""
    if not (page.comma(hit.first - 1) or hit.first - 1 in page.q.closed or page.norm(hit.first - 1) in "?!"):
        return None
    end = page.sentence(hit.first)[1]
    j = hit.end
    if j >= end or page.mark(j) or page.has(j, "that", "preposition"):
        return None
    stop = j
    while stop < end and stop - j < MAX_SUBJECT and not page.mark(stop):
        if stop > j and (page.has(stop, "that", "relative", "weekday") or page.norm(stop) in ("in", "on", "at", "during", "after", "when", "while", "as", "to")):
            break
        stop += 1
    return (j, stop) if stop > j and _nominal(page, j, stop) else None


def _nominal(page: Page, begin: int, stop: int) -> bool:
    """Whether the words can be a speaker: a name, a pronoun, a noun of one who speaks, or a determined noun."""
    if page.has(begin, "preposition") and not page.has(begin, "determiner"):
        return False
    for i in range(begin, stop):
        if page.has(i, "pronoun", "first-person", "second-person", "relative", *NOMINAL):
            return True
        if page.t.text[page.t.starts[i]].isupper() and (i > begin or page.norm(i) not in ("it", "there", "this")):
            return True
    return page.has(begin, "determiner", "possessive") and stop - begin <= 8


def _coordinated(page: Page, hit: Hit) -> bool:
    """… and said that: the subject stands in the clause before."""
    i = hit.first - 1
    while page.has(i, "adverb"):
        i -= 1
    return page.has(i, "joining") or page.comma(i)


def _behind(page: Page, hit: Hit, form: CueForm) -> Complement | None:
    """The complement behind the verb."""
    cue, end = form.cue, page.sentence(hit.first)[1]
    around = page.q.around(hit.first)
    limit = min(end, around.end) if around is not None else end
    target = bool({"target-that", "target-prep", "target-infinitive"} & cue.takes)
    zone = hit.end + (MAX_TARGET + 4 if target else MAX_TARGET)
    for i in range(hit.end, min(limit, zone + 1)):
        found = _sign(page, cue.takes, cue.prepositions | cue.target_prepositions, i, hit.end, limit)
        if found is not None:
            return found
        if page.comma(i) and not (i + 1 < limit and page.norm(i + 1) == "in"):
            if i + 1 in page.q.opened and "quote" in cue.takes:
                q = page.q.opened[i + 1]
                return Complement("quote", i, q.first, q)
            break
        if i in page.at and i > hit.end and page.at[i].form("past", "present") and not target:
            break
    if "bare" in cue.takes and hit.end < limit and _opens_clause(page, hit.end, limit, cue.weak):
        return Complement("bare", hit.end, hit.end)
    if "object" in cue.takes and hit.end < limit and not cue.weak and _opens_noun(page, hit.end):
        return Complement("object", hit.end, hit.end)
    return None


def _sign(
    page: Page, takes: frozenset[str], prepositions: frozenset[str], i: int, begin: int, limit: int
) -> Complement | None:
    """A complement with a sign of its own at word i."""
    if page.colon(i) and i + 1 < limit:
        q = page.q.opened.get(i + 1)
        return Complement("quote", i, q.first, q) if q else Complement("colon", i, i + 1)
    q = page.q.opened.get(i)
    if q is not None and ({"quote", "bare"} & takes) and (q.end - q.first > 3 or page.comma(i - 1)) and i == begin:
        return Complement("quote", i, q.first, q)
    if page.norm(i) in page.language.lexicon.classes and page.has(i, "that") and _that_clause(page, i, begin):
        return Complement("that", i, i)
    if page.has(i, "whether") and "whether" in takes and i <= begin + 3 and page.norm(i) != "who":
        return Complement("whether", i, i)
    if page.norm(i) == "to" and i + 1 < limit and ({"infinitive", "target-infinitive"} & takes):
        if i == begin or "target-infinitive" in takes:
            return Complement("infinitive", i, i)
    if page.norm(i) in prepositions and i + 1 < limit and not page.mark(i + 1):
        return Complement("prep", i, i + 1)
    return None


def _that_clause(page: Page, i: int, begin: int) -> bool:
    """Whether "that" opens a clause here, and is no pronoun or determiner (said that day)."""
    following = i + 1
    return not (page.has(following, "auxiliary", "copula") and i == begin)


def _opens_clause(page: Page, i: int, limit: int, weak: bool) -> bool:
    """Whether a clause without a complementiser starts at word i: a subject, then a verb before the sentence ends."""
    if page.mark(i):
        return False
    if page.has(i, "preposition", "infinitive") and not weak:
        return any(page.comma(j) for j in range(i, min(limit, i + 8)))
    starts = page.has(i, "pronoun", "determiner", "possessive", "first-person", "second-person", "number", *NOMINAL) or (
        page.t.text[page.t.starts[i]].isupper()
    )
    if weak and not starts:
        return False
    return any(
        page.has(j, "auxiliary", "copula") or (j in page.at and page.at[j].form("past", "present")) or _verb_like(page, j)
        for j in range(i + 1, min(limit, i + 14))
    )


def _verb_like(page: Page, j: int) -> bool:
    """A word with a verb's ending: the only sign of a verb where no lexicon of verbs is at hand."""
    word = page.norm(j)
    return len(word) > 4 and word.endswith("ed")


def _opens_noun(page: Page, i: int) -> bool:
    return page.has(i, "determiner", "possessive", "object-noun") or (not page.mark(i) and page.t.text[page.t.starts[i]].isupper())


def _before(page: Page, hit: Hit, form: CueForm, source: Range | None) -> Proposal | None:
    """The content before the speaker and verb: a quotation that just closed, or a clause with a comma."""
    if source is None or not ({"quote", "bare"} & form.cue.takes):
        return None
    first, end = page.sentence(hit.first)
    edge = min(source[0], hit.first)
    q = _quotation_before(page, edge)
    if q is not None:
        return _around(page, hit, form, source, q)
    if page.comma(edge - 1) and not page.q.inside[edge] and _clause_before(page, first, edge - 1) and _closes(page, hit, source, end):
        p = Proposal((hit.first, hit.end), form, (first, edge - 1), "clause-speaker-verb", source, fixed=True)
        p.confidence = 0.75
        after = max(hit.end, source[1])
        if page.comma(after) and after + 3 < end:
            p.content = (first, end)
            p.rule = "clause-around"
        return p
    return None


def _quotation_before(page: Page, edge: int) -> Quotation | None:
    """The quotation that closes right before word `edge`."""
    for j in (edge - 1, edge - 2):
        if j in page.q.closed and (j == edge - 1 or page.comma(edge - 1)):
            q = page.q.closed[j]
            return q if q.end - q.first >= 2 else None
    return None


def _around(page: Page, hit: Hit, form: CueForm, source: Range, q: Quotation) -> Proposal:
    """The quotation before the verb, with what of it follows in the same paragraph without a new speaker."""
    first = q.first
    if q.end - q.first < 8 and page.sentence(q.first)[0] < q.opener - 2:
        first = page.sentence(q.first)[0]  # He was "very happy," she said: the whole clause
    mode = "direct" if first == q.first else "mixed"
    p = Proposal((hit.first, hit.end), form, (first, q.end), "quote-speaker-verb", source, mode=mode, fixed=True)
    p.confidence = 0.85
    paragraph = page.t.paragraph[hit.first]
    after = max(hit.end, source[1])
    nearest = next((x for x in page.q.all if x.first > after and page.t.paragraph[x.first] == paragraph and x.depth == 0), None)
    if nearest is not None and nearest.end - nearest.first > 3 and not _speaks_between(page, after, nearest.first):
        p.content = (p.content[0], nearest.end)
        p.rule = "quote-around"
    return p


def _speaks_between(page: Page, begin: int, end: int) -> bool:
    """Whether somebody else's words or a new sentence of the writer stand between."""
    if end - begin > 12:
        return True
    return any(j in page.at and page.at[j].form("past", "present") for j in range(begin, end))


def _clause_before(page: Page, first: int, end: int) -> bool:
    """Whether the words before the comma can be a clause: long enough, not an adverbial opening."""
    if end - first < 4 or page.has(first, "contrast") and page.norm(first) not in ("but",):
        return False
    if page.has(first, "preposition") and end - first < 7:
        return False
    return not (first in page.at and page.at[first].form("participle"))


def _closes(page: Page, hit: Hit, source: Range, end: int) -> bool:
    """Whether nothing but circumstances follow the verb: C, X said on Monday."""
    after = max(hit.end, source[1])
    return after >= end - 1 or page.mark(after) or page.has(after, "preposition", "time", "weekday", "adverb") or page.norm(after) in ("in", "on", "at", "during", "when", "after", "while", "as")


def participle(page: Page, hit: Hit) -> Proposal | None:
    """…, adding that …; saying …: the speaker of the clause goes on."""
    form = hit.form("participle")
    if form is None or form.cue.kind != "verb" or page.has(hit.first - 1, "auxiliary", "preposition", "determiner"):
        return None
    found = _behind(page, hit, form)
    if found is None or (form.cue.weak and found.kind not in ("that", "quote")):
        return None
    return build(page, hit, form, found, f"participle-{found.kind}", None, [])


def according_to(page: Page, hit: Hit) -> Proposal | None:
    """According to X, …; …, according to X."""
    form = next((f for f in hit.forms if f.cue.kind == "preposition" and not f.cue.weak), None)
    if form is None:
        return None
    first, end = page.sentence(hit.first)
    stop = hit.end
    while stop < end and stop - hit.end < MAX_SUBJECT and not (page.mark(stop) and page.norm(stop) not in "'&" and stop not in page.q.opened):
        stop += 1
    source = (hit.end, stop)
    if stop == hit.end:
        return None
    taken = stop
    if hit.first <= first + 2:
        if not page.comma(stop):
            return None
        p = Proposal((hit.first, hit.end), form, (stop + 1, end), "according-to-before", source, taken=taken)
    else:
        start = hit.first
        while start > first and (page.comma(start - 1) or page.dash(start - 1)):
            start -= 1
        p = Proposal((hit.first, hit.end), form, (first, start), "according-to-after", source, taken=taken)
    p.confidence = 0.8
    return p


def noun(page: Page, hit: Hit) -> Proposal | None:
    """his claim that …; the allegation that …: a noun that reports."""
    form = hit.form("noun") or next((f for f in hit.forms if f.cue.kind == "noun"), None)
    if form is None or not page.has(hit.end, "that"):
        return None
    begin = hit.first
    while begin > 0 and not page.mark(begin - 1) and hit.first - begin < 5 and not page.has(begin - 1, "preposition", "that", "auxiliary"):
        begin -= 1
        if page.has(begin, "possessive") or page.norm(begin).endswith(("'s", "s'")):
            break
    owned = page.has(begin, "possessive") or page.norm(begin).endswith(("'s", "s'"))
    source = (begin, begin + 1) if owned else None
    p = build(page, hit, form, Complement("that", hit.end, hit.end), "noun-that", source, [])
    p.confidence = 0.6
    return p


def hidden(page: Page, hit: Hit) -> Proposal | None:
    """It is believed that …; X is said to …: the holder of the belief is hidden."""
    form = hit.form("passive")
    if form is None:
        return None
    if page.has(hit.end, "that", "infinitive"):
        return build(page, hit, form, Complement("that", hit.end, hit.end), "hidden-speaker", None, [], hidden=True)
    return None


RULES: tuple[Rule, ...] = (verb, participle, according_to, noun, hidden)
