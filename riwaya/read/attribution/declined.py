"""Names where nouns decline: the personal name inside a noun phrase, and phrases in the nominative."""

from __future__ import annotations

from collections.abc import Callable

from riwaya.read.attribution.case_phrases import (
    QUOTED_NAME,
    cases,
    closing_initial,
    head_of,
    over_initials,
    undeclined,
    unknown_name,
)
from riwaya.read.attribution.media import media_in
from riwaya.read.page import Page, Range

BODIES = ("organisation", "government", "medium", "medium-noun", "document", "country", "place-name", "body-name")
HEADS = ("office", "title", "people", "group", "nationality", "month", "weekday")

MAX_NAME = 5
"""Words of a personal name, initials and their full stops aside."""


def personal_name(page: Page, words: Range) -> Range | None:
    """The personal name inside the noun phrase `words`: the last run of capitals that is no place and no body and
    stands in the case of the phrase's head; None in the phrase of a body."""
    a, b = words
    if a - 1 in page.q.opened and page.q.opened[a - 1].end - a < QUOTED_NAME:
        return None  # «Заря» is no person
    acting = page.phrase(a, "office") if page.has(a, "joining") else 0  # и. о. главы: the office is in the genitive
    head = head_of(page, a + acting, b)
    if head is None or (
        page.has(head, *BODIES) and not page.has(head, "office", "title", "people", "given-name", "family-name")
    ):
        return None
    several = page.has(head, "nom-p") and not page.has(head, "nom-m", "nom-f", "nom-n")  # экс-главы: of one, or some
    shared = frozenset({"case-nom"}) if acting or page.has(head, "case-nom") and not several else cases(page, head)
    if page.has(head, "group") and not any(page.has(i, "given-name") for i in range(a, b)):
        return None
    best: Range | None = None
    barred = {k for m in media_in(page.t, a, b) for k in range(m.first, m.end)}
    i = a
    while i < b:
        if i in barred or page.q.inside[i] > page.q.inside[a]:
            i += 1
            continue
        run = _run(page, i, a, b)
        if run is None:
            i += 1
            continue
        run = _from_given_name(page, run, shared)
        if page.has(head, "source-noun", "people") and not page.has(head, "office", "title"):
            known = run[1] - run[0] > 1 or page.has(run[0], "given-name", "family-name")
            if not known:
                i = run[1]
                continue
        fits = any(_in_case(page, k, shared) for k in range(*run) if not page.mark(k))
        if fits and not page.has(run[0] - 1, "preposition") and (best is None or page.has(run[0], "given-name")):
            best = run
        i = run[1]
    return best


def _from_given_name(page: Page, run: Range, shared: frozenset[str]) -> Range:
    """The run from its given name on, where a family name follows that: what stands before it is another noun's name
    (министр транспорта Тараны | Олег Дорошин, адвокат Соколова | Елена Штерн)."""
    given = next((i for i in range(run[0] + 1, run[1] - 1) if page.has(i, "given-name")), None)
    if given is None or page.mark(given - 1) or page.has(given - 1, "name-part"):
        return run
    if page.has(given - 1, "given-name") and _in_case(page, given - 1, shared) and not page.has(given - 1, "plural"):
        return run
    return (given, run[1])


def _in_case(page: Page, i: int, shared: frozenset[str]) -> bool:
    """Whether a part of a name stands in a case of the phrase's head; words in no list only in the singular."""
    if cases(page, i).isdisjoint(shared):
        return unknown_name(page, i) and page.has(i, "case-gen")
    if page.has(i, "given-name", "family-name") or undeclined(page, i) or "case-nom" not in shared:
        return True
    return page.has(i, "nom-m", "nom-f")


def _run(page: Page, i: int, a: int, b: int) -> Range | None:
    """The run of a name's parts that begins at word i."""
    name = over_initials(page, i, b)
    if not _part(page, name, i == a, b - name == 1):
        return None
    j = name + 1
    while j < b and j - i < 2 * MAX_NAME:
        initial = page.norm(j) == "." and len(page.norm(j - 1)) <= 2 and j + 1 < b or closing_initial(page, j)
        behind = page.has(j - 1, "given-name") and not page.mark(j) and page.capital(j)  # Илья Бык
        part = not page.mark(j) and (_part(page, j, False, False) or page.has(j, "name-part"))
        if not (initial or part or behind and not page.has(j, *HEADS, "organisation", "country")):
            break
        j += 1
    while j > i + 1 and page.has(j - 1, "name-part") and not page.t.surface(j - 1)[0].isupper():
        j -= 1
    return (i, j) if any(len(page.norm(k)) > 1 for k in range(i, j)) else None


def _part(page: Page, i: int, opens: bool, alone: bool) -> bool:
    """Whether word i can be part of a personal name."""
    if page.mark(i) or not page.capital(i):
        return False
    if page.has(i, *HEADS) and not (page.has(i, "given-name", "family-name") and not opens):
        return False
    if page.has(i, *BODIES):
        return page.has(i, "given-name", "family-name") and not page.has(i, "organisation", "country")
    if page.has(i, "given-name", "family-name"):
        return True
    if i == page.sentence(i)[0] and page.has(i, "common-noun"):
        return False  # Регулятор ожидает, что …
    surface = page.t.surface(i)
    if surface.isupper() and len(surface) > 1 or page.has(i, "preposition", "pronoun", "joining", "number"):
        return False
    if page.has(i, "adjective") and not page.has(i, "noun"):
        return False
    return alone or not opens or undeclined(page, i)


def nominative(page: Page, words: Range, person: bool, phrase: Range | None = None) -> str:
    """The words as they stand in the nominative, marks and spaces between them as written. `phrase`: the noun phrase of
    a person, in whose case his name stands."""
    a, b = words
    morphology = page.language.models.morphology if page.language.models is not None else None
    if not _governed(page, phrase or words):
        morphology = None
    said = [i for i in range(a, b) if not page.mark(i)]
    q = page.q.opened.get(a)
    if q is not None and q.closer == b - 1:
        a, b = a + 1, b - 1
    if morphology is None or not said:
        return page.t.text[page.t.starts[a] : page.t.ends[b - 1]]
    first_mark = next((i for i in range(a, b) if page.mark(i)), b)
    turned = said if person else [i for i in said if i < first_mark]
    forms = dict(zip(turned, morphology.nominative([page.t.surface(i) for i in turned], person), strict=True))
    out = ""
    for i in range(a, b):
        gap = page.t.text[page.t.ends[i - 1] : page.t.starts[i]] if i > a else ""
        out += gap + forms.get(i, page.t.surface(i))
    return out


def _governed(page: Page, words: Range) -> bool:
    """Whether the phrase may stand in another case than the nominative: it must, or a preposition, a noun or a verb's
    object stands before it."""
    first, head = words[0], head_of(page, *words)
    while first > 0 and not page.mark(first - 1) and page.has(first - 1, "adjective", "office", "title"):
        first -= 1  # the name stands behind its office
    if head is None or not page.has(head, "case-nom") and not undeclined(page, head):
        return True
    before = first - 1
    if before < 0 or page.mark(before):
        return False
    hit = page.at.get(before)
    cited = hit is not None and any(f.cue.kind == "relay" or not hit.finite for f in hit.forms)
    return cited or page.has(before, "preposition", "noun")


def joint_names(page: Page, words: Range, name: Callable[[Page, Range], Range | None]) -> list[Range]:
    """The personal names of a phrase that names several speakers (министр X и посол Y); empty where it names one.
    `name`: finds the personal name in a phrase."""
    a, b = words
    depth = page.q.inside[a]
    cut = next((i for i in range(a + 1, b - 1) if page.has(i, "joining") and page.q.inside[i] == depth), None)
    if cut is None:
        return []
    halves = [name(page, (a, cut)), name(page, (cut + 1, b))]
    return [h for h in halves if h is not None] if None not in halves else []
