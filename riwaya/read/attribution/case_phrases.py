"""Noun phrases where case shows what depends on what: where a phrase ends, which one is a verb's subject."""

from __future__ import annotations

from riwaya.read.attribution.media import media_in
from riwaya.read.page import Page, Range
from riwaya.read.quotes import Quotation
from riwaya.read.written_names import CASES

GENITIVE = frozenset({"case-gen"})
KNOWN = CASES | {"verb", "infinitive", "gerund", "adverb", "function-word", "preposition", "joining", "that"}
"""Classes of words that a dictionary knows, and that therefore do not stand undeclined."""

PEOPLE = ("office", "title", "people", "given-name", "family-name")
"""Heads whose grammatical gender need not be the speaker's (the minister, she said; the head of state, he said)."""

MAX_PHRASE = 40
"""Words of a speaker with all his offices."""

QUOTED_NAME = 8
"""Words of a name in quotation marks."""

ENDING = (
    "that", "relative", "gerund", "infinitive", "contrast", "connective", "subordinating", "negation", "adverb", "time",
    "auxiliary", "first-person", "second-person", "object-pronoun", "pronoun", "this",
)  # fmt: skip
"""Classes of words that no noun phrase holds behind its head."""


def cases(page: Page, i: int) -> frozenset[str]:
    """The cases that word i may stand in; every case where its form does not tell."""
    return (page.t.words[i].classes & CASES) or CASES


def undeclined(page: Page, i: int) -> bool:
    """Whether word i shows no case: an abbreviation, a name in another script, a figure."""
    if page.mark(i):
        return False
    surface = page.t.surface(i)
    if surface.isupper() and len(surface) > 1:
        return True
    return page.t.words[i].classes.isdisjoint(KNOWN)


def unknown_name(page: Page, i: int) -> bool:
    """Whether word i is a name that the dictionary takes for a form of another word (Долин): a capital inside a
    sentence, on no name, place or body that is known."""
    if page.mark(i) or not page.t.surface(i)[0].isupper() or i == page.sentence(i)[0] or i - 1 in page.q.opened:
        return False
    known = ("given-name", "family-name", "place-name", "body-name", "adjective", "organisation", "country", "medium")
    return not page.has(i, *known, *PEOPLE, "group", "government", "medium-noun", "document")


def verbal(page: Page, i: int) -> bool:
    """Whether word i is a finite verb or predicate, and no noun."""
    if page.has(i, "verb", "auxiliary"):
        return not page.has(i, "noun", "adjective") or i in page.at and page.at[i].finite
    return i in page.at and page.at[i].finite and not page.has(i, "noun", "adjective")


def nominal(page: Page, i: int) -> bool:
    """Whether a word of a noun phrase may stand at i."""
    return not page.mark(i) and (page.has(i, "noun", "adjective", "numeral") or undeclined(page, i))


def after_bracket(page: Page, i: int, end: int) -> int:
    """First word after the bracket that opens at word i."""
    closing = next((j for j in range(i, min(end, i + MAX_PHRASE)) if page.norm(j) in (")", "]")), None)
    return i + 1 if closing is None else closing + 1


def phrase_end(page: Page, i: int, end: int, head_cases: frozenset[str]) -> int:
    """First word after the noun phrase at word i whose head stands in one of `head_cases`: what depends on it is in the
    genitive, what stands in apposition in its own case."""
    if (partitive := page.phrase(i, "one-of")) > 1:  # один из собеседников
        return max(any_phrase(page, i + partitive, end), i + partitive)
    j, headed, governs = i, False, False
    fitting = head_cases | {"case-gen"}
    while j < end and j - i < MAX_PHRASE:
        if page.norm(j) in ("(", "[") and headed:
            j = after_bracket(page, j, end)
            continue
        quotation = page.q.opened.get(j)
        if quotation is not None and 0 <= quotation.closer < end and quotation.end - quotation.first <= QUOTED_NAME:
            if headed and _dative(page, quotation) and not page.has(j - 1, "medium-noun"):
                break
            if headed and j > i and _beside_person(page, quotation):
                break
            j, headed = quotation.closer + 1, True
            continue
        if (name := over_initials(page, j, end)) > j:
            person = any(page.has(k, *PEOPLE, "animate") for k in range(i, j))
            if headed and (not person or cases(page, name).isdisjoint(fitting)):
                break
            j = name  # директор А. П. Соколов
            continue
        if headed and closing_initial(page, j):
            j += 1  # Матей К.
            continue
        if page.mark(j):
            if not (_initial(page, j) or (headed and _goes_on(page, j, end, fitting))):
                break
            j += 1
            continue
        if page.has(j, "preposition") and not (j == i and page.has(j, "noun")):
            if not headed or not _belongs(page, i, j, end, governs, head_cases):
                break
            j += 1
            fitting = CASES
            continue
        if (long := max(page.phrase(j, "government"), page.phrase(j, "organisation"))) > 1 and j + long <= end:
            j, headed = j + long, True  # Белого дома
            continue
        if _ends(page, j, headed, fitting):
            break
        if page.has(j, "medium") and (named := media_in(page.t, j, min(end, j + 6))) and named[0].first == j:
            if headed and _told(page, j):
                break
            j, headed = named[0].end, True
            continue
        if headed and page.has(j, "words-of"):
            break
        headed = headed or page.has(j, "noun") or undeclined(page, j)
        governs = governs or page.has(
            j, "takes-preposition", "office", "source-noun", "group", "people", "organisation"
        )
        j += 1
    while j > i and (page.mark(j - 1) and j - 1 not in page.q.closed and page.norm(j - 1) != ")"):
        j -= 1
    while j > i and page.has(j - 1, "joining", "preposition") and not page.has(j - 1, "noun"):
        j -= 1
    return j


def _ends(page: Page, j: int, headed: bool, fitting: frozenset[str]) -> bool:
    """Whether the phrase ends before word j."""
    if page.has(j, "joining"):
        following = j + 1
        return not headed or not nominal(page, following) or cases(page, following).isdisjoint(fitting)
    if headed and page.has(j, *ENDING) and not (page.has(j, "noun") and page.t.surface(j)[0].isupper()):
        return True
    if page.has(j, "relative", "that", "gerund", "infinitive") or verbal(page, j):
        return True
    if page.norm(j)[0].isdigit() and page.has(j + 1, "month"):
        return True
    if not nominal(page, j):
        return not page.has(j, "adverb", "name-part") or headed
    ends = headed and cases(page, j).isdisjoint(fitting) and not undeclined(page, j)
    if ends and page.has(j - 1, "given-name") and page.t.surface(j - 1)[0].isupper() and name_like(page, j):
        return page.has(j, "given-name")  # Рахул Ганду, whatever the ending of the name
    return ends


def _initial(page: Page, j: int) -> bool:
    """Whether the mark at word j belongs to an initial or an abbreviation inside a name (В. Путин, и.о.)."""
    if page.norm(j) == "№":
        return page.norm(j + 1)[:1].isdigit()  # школа № 5
    return page.norm(j) in (".", "/") and not page.mark(j - 1) and len(page.norm(j - 1)) <= 4


def _goes_on(page: Page, j: int, end: int, fitting: frozenset[str]) -> bool:
    """Whether an enumeration goes on behind the comma at word j (развития экономики, торговли и хозяйства)."""
    if not page.comma(j) or j + 2 >= end or not nominal(page, j + 1) or page.has(j + 1, *ENDING):
        return False
    if "case-gen" not in cases(page, j + 1) or "case-nom" in cases(page, j + 1) or undeclined(page, j + 1):
        return False
    later = range(j + 1, min(end, j + 7))
    joined = next((k for k in later if page.has(k, "joining")), None)
    return joined is not None and not any(verbal(page, k) or page.has(k, "relative", "that") for k in range(j, joined))


def _belongs(page: Page, i: int, j: int, end: int, governs: bool, head_cases: frozenset[str]) -> bool:
    """Whether the preposition at word j belongs to the phrase: an office's (представитель при, глава комитета по), or
    one behind which the office's holder is named."""
    if page.has(j - 1, "given-name", "family-name") and page.t.surface(j - 1)[0].isupper():
        return False
    if page.phrase(j, "time") or page.has(j + 1, "month", "weekday", "listener-noun", "time", "object-pronoun", "this"):
        return False
    if page.has(j, "office-preposition"):
        return True
    if page.has(j, "within-preposition") and any(page.has(k, "source-noun") for k in range(i, j)):
        return not page.has(j + 1, "event-noun", "document") and not page.phrase(j, "place-of-speech")
    if not governs:
        return False
    for k in range(j + 1, min(end, j + 12)):
        if page.mark(k) and k not in page.q.opened and k not in page.q.closed or verbal(page, k) or page.has(k, "that"):
            return False
        if name_like(page, k) and not cases(page, k).isdisjoint(head_cases):
            return True
    return False


def _told(page: Page, j: int) -> bool:
    """Whether the medium at word j was told, and is no part of the speaker (сообщил глава МЧС ТАСС)."""
    return not page.has(j - 1, "source-noun", "people", "office", "group", "medium-noun", "joining", "title")


def _dative(page: Page, q: Quotation) -> bool:
    """Whether the name in quotation marks stands in the dative, as that of a medium that was told («Медузе»)."""
    return page.has(q.first, "case-dat") and not page.has(q.first, "case-nom", "case-acc", "adjective")


def _beside_person(page: Page, q: Quotation) -> bool:
    """Whether the name in quotation marks behind a noun of a person stands in the nominative, and so is no part of his
    phrase (слова спортсмена «Вестник»; but тренер «Зари»)."""
    before = page.has(q.opener - 1, *PEOPLE, "stands-for-person", "animate") and not page.has(q.opener - 1, "group")
    return before and page.has(q.first, "case-nom") and not page.has(q.first, "case-gen", "adjective")


def over_initials(page: Page, i: int, end: int) -> int:
    """First word behind the initials that open a name at word i (А. П. Соколов); i where none do."""
    j = i
    while j + 2 < end and len(page.norm(j)) == 1 and page.t.surface(j).isupper() and page.norm(j + 1) == ".":
        j += 2
    return j if not page.mark(j) and page.t.surface(j)[0].isupper() and len(page.norm(j)) > 1 else i


def closing_initial(page: Page, i: int) -> bool:
    """Whether word i is the initial that stands for a family name behind a given one (Матей К.)."""
    letter = len(page.norm(i)) == 1 and not page.mark(i) and page.t.surface(i).isupper() and page.norm(i + 1) == "."
    return letter and not page.mark(i - 1) and page.t.surface(i - 1)[0].isupper() and len(page.norm(i - 1)) > 1


def name_like(page: Page, i: int) -> bool:
    """Whether word i is written as a personal name and no common noun, place or body is known by it."""
    if page.mark(i) or not page.t.surface(i)[0].isupper() or page.t.surface(i).isupper():
        return False
    if page.has(i, "given-name", "family-name"):
        return not page.has(i, "place-name") or page.has(i - 1, "given-name")
    barred = ("common-noun", "place-name", "body-name", "country", "organisation", "government", "medium", "adjective")
    return page.has(i, "noun") and not page.has(i, *barred) and i != page.sentence(i)[0]


def head_of(page: Page, i: int, end: int) -> int | None:
    """The noun that heads the phrase at word i: behind its adjectives, numerals and initials."""
    last = None
    i = over_initials(page, i, end)
    for j in range(i, min(end, i + 8)):
        if j in page.q.opened:
            return j
        if page.mark(j):
            if _initial(page, j):
                continue
            break
        if page.has(j, "noun") or undeclined(page, j) and not page.norm(j)[0].isdigit():
            return j
        if not page.has(j, "adjective", "numeral") and not page.norm(j)[0].isdigit():
            if last is not None and page.has(j, "preposition") and not page.has(j - 1, "numeral"):
                behind = any_phrase(page, j + 1, end)  # близкая к армии газета
                if behind < end and page.has(behind, "noun") and page.has(behind, "case-nom"):
                    return behind
            break
        last = j
    return last


def agrees(page: Page, head: int, agreement: str) -> bool:
    """Whether a noun in the nominative at word `head` can be the subject of a verb form."""
    if head in page.q.opened or undeclined(page, head):
        return True
    classes = page.t.words[head].classes
    if "case-nom" not in classes:
        return unknown_name(page, head) and agreement != "p"
    if agreement in ("", "2"):
        return True
    if agreement == "p":
        return "nom-p" in classes or page.has(head, "numeral", "number")
    if agreement == "s":
        return not classes.isdisjoint(("nom-m", "nom-f", "nom-n")) or page.has(head, "number")
    if f"nom-{agreement}" in classes:
        return True
    return not classes.isdisjoint(PEOPLE) and not classes.isdisjoint(("nom-m", "nom-f"))


def subject_at(page: Page, i: int, end: int, agreement: str) -> Range | None:
    """The noun phrase at word i if it stands in the nominative and the verb form agrees with it."""
    if i >= end or page.has(i, "preposition") and not page.has(i, "noun"):
        return None
    if page.has(i, "pronoun", "relative") and page.has(i, "case-nom"):
        fits = agrees(page, i, agreement) and not page.has(i, "relative")
        return (i, i + 1) if fits and not nominal(page, i + 1) or fits and page.has(i + 1, "pronoun") else None
    acting = page.phrase(i, "office")
    if acting > 2 and page.norm(i + 1) == ".":  # и. о. главы
        return (i, phrase_end(page, i + acting, end, frozenset({"case-nom"})))
    head = head_of(page, i, end)
    if head in page.q.opened and not _names(page, page.q.opened[head]):
        return None
    if head is None or page.has(head, "first-person", "second-person", "relative", "that", "this", "possessive"):
        return None
    if page.has(head, "gerund", "infinitive", "object-pronoun") and not page.has(head, "noun"):
        return None
    counted = i < head and (page.has(i, "numeral", "number") or page.norm(i).isdigit()) and page.has(head, "case-gen")
    counted = counted and (page.has(i, "case-nom") or page.norm(i).isdigit())
    if not counted and any(page.has(k, "adjective") and not page.has(k, "case-nom") for k in range(i, head)):
        return None
    if not counted and not agrees(page, head, agreement) and not _joint(page, i, head, end, agreement):
        return None
    stop = phrase_end(page, head, end, frozenset({"case-nom"}))
    return (i, stop) if stop > head else None


def _names(page: Page, q: Quotation) -> bool:
    """Whether a quotation in a subject's place can be a name in the nominative: no clause, no oblique case."""
    if page.has(q.opener - 1, "that") or any(page.has(k, "infinitive") for k in range(q.first, q.end)):
        return False  # сказал, что «для него честь …» и добавил
    if q.end - q.first > QUOTED_NAME or page.norm(q.end - 1) in ("!", "?") or page.comma(q.end - 1):
        return False
    if any(verbal(page, k) and page.t.surface(k)[0].islower() for k in range(q.first, q.end)):
        return False
    head = head_of(page, q.first, q.end)
    return head is None or undeclined(page, head) or "case-nom" in cases(page, head)


def _joint(page: Page, i: int, head: int, end: int, agreement: str) -> bool:
    """Whether several speakers share a verb in the plural (министр и посол заявили)."""
    if agreement != "p" or not page.has(head, "case-nom"):
        return False
    stop = phrase_end(page, i, end, frozenset({"case-nom"}))
    return any(page.has(k, "joining") and page.has(k + 1, "case-nom") for k in range(head, stop - 1))


def any_phrase(page: Page, i: int, end: int) -> int:
    """First word after the noun phrase at word i, whatever its case; i where none stands there."""
    head = head_of(page, i, end)
    if head is None or page.has(i, "relative", "that"):
        return i + 1 if page.has(i, "object-pronoun", "pronoun", "this") else i
    return max(i, phrase_end(page, i, end, cases(page, head) - {"case-nom"} or CASES))
