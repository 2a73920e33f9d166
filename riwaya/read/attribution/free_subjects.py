"""Who speaks, in languages with cases and free word order: the subject left of a verb, or the body inside which
somebody speaks (in the ministry they said)."""

from __future__ import annotations

from riwaya.read.attribution.case_phrases import any_phrase, nominal, phrase_end, subject_at, undeclined, verbal
from riwaya.read.page import Page, Range

MAX_ASIDES = 4
"""Stretches between commas that are looked over for a subject."""


def floor_of(page: Page, i: int) -> int:
    """First word of the sentence of word i, or of the quotation that it stands in."""
    start = page.sentence(i)[0]
    start = next((k + 1 for k in range(i - 1, start, -1) if page.norm(k) == ";"), start)
    around = page.q.around(i)
    return max(start, around.first) if around is not None else start


def stretches(page: Page, stop: int) -> list[Range]:
    """The stretches of words between marks that end before word `stop`, nearest first, back to the complementiser that
    opens its clause; what stands in brackets or in quotation marks is leapt over."""
    floor = floor_of(page, stop)
    out: list[Range] = []
    end = i = stop
    while i > floor and len(out) <= MAX_ASIDES:
        i -= 1
        if i in page.q.closed and page.q.closed[i].opener >= floor:
            i = page.q.closed[i].opener
        elif page.norm(i) in (")", "]"):
            i = next((j for j in range(i, floor - 1, -1) if page.norm(j) in ("(", "[")), i)
        elif page.comma(i) or page.dash(i) or page.colon(i) or i in page.q.opened:
            out.append((i + 1, end))
            end = i
            if page.dash(i) and (page.comma(i - 1) or i - 1 in page.q.closed):
                return out  # «…», — сказал X: what stands before was said
            if page.colon(i) or _clause_opens(page, i + 1):
                return out
    if i <= floor:
        out.append((floor, end))
    return out


def _clause_opens(page: Page, i: int) -> bool:
    """Whether a subordinate clause that is no aside on the subject begins at word i."""
    return page.has(i, "that", "subordinating") and not page.has(i, "relative")


def subject_before(page: Page, verb: int, agreement: str) -> Range | None:
    """The subject left of the verb at word `verb`, over asides between commas, with the words that tell him from those
    before (ещё один чиновник)."""
    found = _subject_before(page, verb, agreement)
    if found is not None and page.phrase(found[0] - 1, "another") > 1:
        return found[0] - 1, found[1]
    return found


def _subject_before(page: Page, verb: int, agreement: str) -> Range | None:
    """The same without those words."""
    asides = stretches(page, verb)
    for n, (a, b) in enumerate(asides):
        described = page.has(a, "adjective") and not page.has(a, "noun")
        if n and (
            described or page.has(a, "gerund", "as") or any(page.has(k, "relative") for k in range(a, min(b, a + 3)))
        ):
            continue
        if n == 0 and (relative := _relative(page, a)) is not None:
            return antecedent(page, relative)
        found = _in_stretch(page, a, b, agreement) or (_touching(page, a, b, agreement) if n == 0 else None)
        if found is not None:
            if n and found == (a, b) and n + 1 < len(asides):
                found = (_named_ahead(page, asides[n + 1], a, agreement), b)
            return found if n == 0 or not any(verbal(page, k) for k in range(found[1], b)) else None
        if any(verbal(page, k) for k in range(a, b)) and n:
            return None
    return None


def _named_ahead(page: Page, words: Range, office: int, agreement: str) -> int:
    """Where the speaker begins whose office stands between commas at word `office`: at the name that ends the stretch
    `words` before it (Владимир Орлов, глава комитета, заявил), else at the office."""
    found = _in_stretch(page, *words, agreement) if page.comma(words[1]) else None
    if found is None or found[1] != words[1] or not page.has(office, "office", "title", "people", "animate"):
        return office
    return found[0] if any(page.has(k, "given-name") for k in range(*found)) else office


def _relative(page: Page, a: int) -> int | None:
    """The relative pronoun that opens the stretch at word a, a preposition before it or not."""
    return next((k for k in (a, a + 1) if page.has(k, "relative") and page.has(k, "case-nom")), None)


def antecedent(page: Page, relative: int) -> Range | None:
    """The noun phrase before the comma to which a relative or a participle belongs."""
    comma = relative - 1
    if not page.comma(comma):
        return None
    floor = floor_of(page, relative)
    for i in range(comma - 1, max(floor, comma - 20) - 1, -1):
        if page.mark(i) and i not in page.q.opened and i not in page.q.closed or verbal(page, i):
            return None
        heads = page.has(
            i, "office", "title", "people", "group", "organisation", "government", "medium-noun", "document"
        )
        named = page.has(i, "given-name") or undeclined(page, i) and page.t.surface(i)[0].isupper()
        opens = i == floor or page.mark(i - 1) or not nominal(page, i - 1) or page.has(i - 1, "preposition")
        if opens and (heads or named or page.has(i, "noun", "adjective")) and nominal(page, i):
            return (i, comma) if phrase_end(page, i, comma, page.t.words[i].classes) >= comma - 1 else None
    return None


def _in_stretch(page: Page, a: int, b: int, agreement: str) -> Range | None:
    """The first agreeing nominative in words `a:b` that no preposition governs."""
    i = a
    while i < b:
        if page.mark(i) and i not in page.q.opened:
            i = i + 1
        elif page.has(i, "joining") and page.phrase(i, "office") > 2:
            return subject_at(page, i, b, agreement)  # и. о. главы
        elif page.has(i, "preposition") and not (page.has(i, "noun") and page.t.surface(i)[0].isupper()):
            i = max(i + 1, any_phrase(page, i + 1, b))
        elif _opening(page, i) and not page.has(i, "pronoun"):
            i += max(1, page.phrase(i, "connective"), page.phrase(i, "time"), page.phrase(i, "adverb"))
        elif page.norm(i)[0].isdigit() and page.has(i + 1, "month"):
            i += 2 + 2 * (page.norm(i + 2)[:1].isdigit() and page.has(i + 3, "event-noun", "time"))  # 5 мая 2020 года
        else:
            found = subject_at(page, i, b, agreement)
            if found is not None:
                return found
            i = max(i + 1, any_phrase(page, i, b) if nominal(page, i) else i + 1)
    return None


def _opening(page: Page, i: int) -> bool:
    """Whether a word or phrase at word i only opens the clause: Тем временем, также."""
    if page.has(i, "connective", "contrast", "adverb", "time", "joining", "that"):
        return True
    return page.phrase(i, "connective") > 1 or page.phrase(i, "time") > 1


def _touching(page: Page, a: int, b: int, agreement: str) -> Range | None:
    """The agreeing nominative that ends right before the verb, where a circumstance before it ran on into it (через
    четыре года СМИ сообщили)."""
    stop = b
    while stop > a and page.has(stop - 1, "adverb", "time", "connective", "auxiliary", "negation"):
        stop -= 1
    for i in range(stop - 1, max(a, stop - 3) - 1, -1):
        sure = undeclined(page, i) or not page.has(i, "case-gen") or page.has(i, "family-name", "given-name")
        sure = sure and (undeclined(page, i) or page.has(i, "case-nom"))
        if (
            sure
            and not page.has(i - 1, "preposition")
            and not page.has(i, "numeral", "number", "preposition", "pronoun")
            and not page.mark(i)
        ):
            found = subject_at(page, i, stop, agreement)
            if found is not None and found[1] == stop:
                return found
    return None


def within_before(page: Page, verb: int) -> Range | None:
    """The body in which somebody speaks, named before a verb in the plural: в МЧС сообщили."""
    for n, (a, b) in enumerate(stretches(page, verb)[:3]):
        if n and any(verbal(page, k) for k in range(a, b)):
            break
        for i in range(a, b):
            found = within_at(page, i, verb)
            if found is not None and (n == 0 or found[1] > b):
                return found
    return None


def within_at(page: Page, i: int, end: int) -> Range | None:
    """The body that the preposition at word i puts a speaker into; no time, no listener, no document."""
    if not page.has(i, "within-preposition") or page.phrase(i, "time") > 1 or page.phrase(i, "place-of-speech") > 1:
        return None
    first = i + 1
    if first >= end or page.norm(first)[0].isdigit():
        return None
    stop = any_phrase(page, first, end)
    stop = next((k for k in range(first + 1, stop) if page.has(k, "demonstrative")), stop)  # в МЧС эту информацию
    barred = (
        "listener-noun",
        "weekday",
        "month",
        "time",
        "document",
        "this",
        "event-noun",
        "object-pronoun",
        "possessive",
    )
    if stop <= first or any(page.has(k, *barred) for k in range(first, min(stop, first + 3))):
        return None
    return (first, stop)
