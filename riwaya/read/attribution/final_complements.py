"""What a verb that closes its clause reports: behind it a clause, a quotation, words after a colon; before it an object
or what a preposition governs."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.languages.lexicon import Cue, CueForm
from riwaya.read.attribution.fields import Field
from riwaya.read.attribution.final_clauses import in_relative
from riwaya.read.attribution.final_names import opens_object
from riwaya.read.attribution.final_verbs import finite, opens_subordinate
from riwaya.read.page import Hit, Page, Range

MIN_CLAUSE = 2
"""Words of a clause without a complementiser."""


@dataclass(frozen=True, slots=True)
class Reported:
    """Words that are reported, and how."""

    content: Range
    mode: str = "indirect"
    kind: str = ""
    """`that` for a clause behind its complementiser."""
    good: bool = False
    """Whether words before the verb are its complement beyond doubt: a verbal noun behind its preposition."""


def behind(page: Page, cue: Cue, i: int, told: Field) -> Reported | None:
    """What is reported behind the verb that ends before word i."""
    limit = page.sentence(i - 1)[1]
    around = page.q.around(i - 1)
    if around is not None:
        limit = min(limit, around.end)
    if i >= limit:
        return None
    if page.colon(i):
        return _after_colon(page, i, limit)
    if page.comma(i) and (i + 1 in page.q.opened or _runs_on(page, cue, told, i, limit)):
        i += 1
    if i in page.q.opened and "quote" in cue.takes:
        return _quoted(page, i, limit)
    if page.has(i, "that", "purpose-that"):
        return _clause(page, i, limit) if _governs(page, cue, told) else None
    if "whether" in cue.takes and page.phrase(i, "whether"):
        return _clause(page, i, limit)
    if page.mark(i) or page.has(i, "joining", "contrast", "cause") or not _governs(page, cue, told):
        return None
    if page.has(i - 1, "bare-perfect") or in_relative(page, told.begin) or _headless(page, told):
        return None
    if not ({"bare", "asked"} & cue.takes) or limit - i < MIN_CLAUSE:
        return None
    if cue.weak and not cue.asked and not any(finite(page, j) for j in range(i, limit)):
        return None
    return _clause(page, i, limit)


def _runs_on(page: Page, cue: Cue, told: Field, comma: int, limit: int) -> bool:
    """Whether a clause stands behind the comma after a verb of saying (کارشناسان می‌گویند، این دریاچه …)."""
    if cue.weak or "bare" not in cue.takes or told.subject is None or in_relative(page, told.begin):
        return False
    if page.has(told.begin - 1, "subordinating") or _headless(page, told):
        return False  # وقتی X گفت، Y رفت
    if page.has(comma + 1, "joining", "contrast", "cause"):
        return False
    reports = any(i in page.at and page.at[i].finite and page.colon(page.at[i].end) for i in range(comma, limit))
    return not reports and any(finite(page, i) for i in range(comma + 1, limit))


def _headless(page: Page, told: Field) -> bool:
    """Whether the verb closes a headless relative clause (آنچه … گفت)."""
    return any(page.phrase(i, "what") for i in range(told.begin, told.end))


def _governs(page: Page, cue: Cue, told: Field) -> bool:
    """Whether a clause behind the verb is one that it reports: a verb of asking needs the one asked."""
    if not cue.asked:
        return "that" in cue.takes or "bare" in cue.takes
    if "bare" in cue.takes or not cue.weak:
        return True
    return any(page.norm(j) in cue.asked for j in range(told.begin, told.end))


def _after_colon(page: Page, colon: int, limit: int) -> Reported | None:
    if colon + 1 >= limit:
        return None
    start = colon + 1
    if start in page.q.opened:
        return _quoted(page, start, limit)
    return Reported((start, _own_end(page, start, limit)), "direct")


def _quoted(page: Page, i: int, limit: int) -> Reported:
    q = page.q.opened[i]
    goes_on = q.closer >= 0 and q.closer + 1 < limit and not page.mark(q.closer + 1)
    if goes_on and not page.has(q.closer + 1, "joining"):
        return Reported((i, _own_end(page, i, limit)), "mixed")
    return Reported((q.first, q.end), "direct")


def _clause(page: Page, i: int, limit: int) -> Reported:
    """The clause from its complementiser to its end; one that is wholly quoted is direct speech."""
    end = _own_end(page, i, limit)
    inner = i + 1 + page.colon(i + 1)
    q = page.q.opened.get(inner if page.has(i, "that") else i)
    if q is not None and (q.closer < 0 or q.closer >= end - 2):
        return Reported((q.first, q.end), "direct")
    mixed = any(i < o < end for o in page.q.opened)
    kind = "that" if page.has(i, "that") else ""
    return Reported((i, end), "mixed" if mixed else "indirect", kind=kind)


def _own_end(page: Page, start: int, limit: int) -> int:
    """Where words without marks end: with the sentence, or where their speaker goes on with another verb of saying."""
    depth = page.q.inside[start]
    for i in range(start + 1, limit):
        if not page.colon(start - 1) and page.q.inside[i] == depth and _somebody_else(page, i, limit):
            return i - 1
        hit = page.at.get(i)
        if hit is None or page.q.inside[i] > depth or not (hit.finite or hit.form("split")):
            continue
        split = hit.form("split")
        splits = split is not None and closing_verb(page, hit, split) is not None
        cut = i - 1
        while cut > start and (page.has(cut, "adverb", "connective")):
            cut -= 1
        joined = page.has(cut, "joining") and finite(page, cut - 1 - page.comma(cut - 1))
        if joined and (page.colon(hit.end) or page.has(hit.end, "that") or splits):
            return cut
    return limit


def _somebody_else(page: Page, i: int, limit: int) -> bool:
    """Whether "but" behind a comma opens a clause in which somebody else reports (… but the police did not confirm)."""
    if not (page.comma(i - 1) and page.has(i, "contrast")):
        return False
    hits = (page.at[j] for j in range(i + 1, limit) if j in page.at)
    return any(h.finite and any(f.cue.kind == "verb" and not f.cue.weak for f in h.forms) for h in hits)


def closing_verb(page: Page, hit: Hit, form: CueForm) -> Range | None:
    """The light verb that closes the cue: its first word and the one behind it."""
    limit = page.sentence(hit.first)[1]
    depth = 0
    for i in range(hit.end, limit):
        if page.has(i, "that", "relative"):
            depth += 1
        lengths = [len(w) for w in form.cue.closers if tuple(page.t.norms[i : i + len(w)]) == w]
        if lengths and not depth:
            return (i, i + max(lengths)) if i > hit.end else None
        if finite(page, i):
            if not depth:
                return None
            depth -= 1
    return None


def before(page: Page, cue: Cue, told: Field, first: int) -> Reported | None:
    """What is reported between the subject and the verb at word `first`."""
    end = first
    while end > told.begin and page.has(end - 1, "adverb"):
        end -= 1
    if "target-prep" in cue.takes:
        return _accused(page, cue, told, end)
    marker, clause_end = object_marker(page, told.opened, end)
    if "predicate" in cue.takes and marker is not None and marker + 1 < end:
        start = _object_begin(page, told, marker)
        return Reported((start, end), _mode(page, start, end))
    if "object" in cue.takes and marker is not None and not cue.weak:
        start = _object_begin(page, told, marker)
        stop = marker if clause_end is None else clause_end
        return Reported((start, stop), _mode(page, start, stop))
    if cue.prepositions:
        governed = _governed(page, cue.prepositions, told, end)
        if governed is not None and end > governed and (not cue.weak or page.phrase(governed, "that")):
            if page.has(governed, "demonstrative") and end - governed <= 2:
                return None  # به این موضوع اشاره کرد
            good = page.has(governed, "object-noun")
            return Reported((governed, end), _mode(page, governed, end), good=good)
    return None


def object_marker(page: Page, begin: int, end: int) -> tuple[int | None, int | None]:
    """The object marker of the clause in words `begin:end`, those of clauses inside it left aside, and the end of the
    clause that describes the object behind it (این اتهام را که …، رد کرد), if one does."""
    marker: int | None = None
    stop: int | None = None
    depth = 0
    for i in range(begin, end):
        if opens_subordinate(page, i):
            depth = 1
        elif depth and finite(page, i):
            depth = 0
            stop = i + 1 if marker is not None and page.has(marker + 1, "relative") else stop
        elif not depth and page.has(i, "object-marker"):
            marker, stop = i, None
    return marker, stop


def _mode(page: Page, start: int, end: int) -> str:
    return "mixed" if any(start <= o < end for o in page.q.opened) else "indirect"


def _accused(page: Page, cue: Cue, told: Field, end: int) -> Reported | None:
    marker = next((i for i in range(end - 1, told.begin, -1) if page.has(i, "object-marker")), None)
    begin = told.after if marker is None else marker
    found = next((i + 1 for i in range(begin, end - 1) if page.norm(i) in cue.target_prepositions), None)
    if found is None:
        return None
    return Reported((found, end), _mode(page, found, end))


def _governed(page: Page, prepositions: frozenset[str], told: Field, end: int) -> int | None:
    """First word behind the preposition that the verb governs: before a verbal noun, else the first that is free."""
    free: int | None = None
    i = told.after
    while i < end:
        length = next((n for p in prepositions if (n := words_at(page, i, p))), 0)
        own = page.phrase(i, "preposition") <= length
        bound = page.has(i - 1, "partitive-before") and i - 1 >= told.after
        if length and own and not bound and not _inside_phrase(page, i):
            start = i + length
            if page.has(start, "object-noun") or page.phrase(start, "that"):
                return start
            free = start if free is None else free
        q = page.q.opened.get(i)
        i = q.closer + 1 if q is not None and q.closer > i else i + 1
    return free


def words_at(page: Page, i: int, words: str) -> int:
    """Number of the folded words `words` where they stand at word i; 0 where they do not."""
    parts = words.split(" ")
    return len(parts) if page.t.norms[i : i + len(parts)] == parts else 0


def _inside_phrase(page: Page, i: int) -> bool:
    """Whether word i is a later word of a longer preposition (علاوه بر، با توجه به)."""
    return any(page.phrase(i - k, "preposition") > k for k in (1, 2) if i - k >= 0)


def _past_clause(page: Page, start: int, marker: int) -> int:
    """Behind the clause on the subject at word `start` (بازرگانانی که … متهم شده‌اند، این اتهام را رد کردند)."""
    opens = start + page.comma(start)
    if not page.has(opens, "relative"):
        return start
    verb = next((i for i in range(opens + 1, marker) if finite(page, i)), None)
    if verb is None:
        return start
    while verb + 1 < marker and (finite(page, verb + 1) or page.comma(verb + 1)):
        verb += 1
    return verb + 1 if verb + 1 < marker else start


def _object_begin(page: Page, told: Field, marker: int) -> int:
    """First word of the object whose marker is at word `marker`."""
    start = _past_clause(page, told.after, marker)
    if not (
        page.comma(start)
        or page.phrase(start, "time")
        or page.phrase(start, "adverb")
        or page.has(start, "preposition")
    ):
        return start
    later = next((j for j in range(start, marker) if opens_object(page, j)), None)
    if later is not None:
        return later
    while start < marker and (
        length := page.comma(start) or page.phrase(start, "time") or page.phrase(start, "adverb")
    ):
        start += length
    return start
