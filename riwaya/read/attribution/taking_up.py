"""Whom a lone noun takes up, in languages without articles: ведомство, эксперт, актриса after somebody was named."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.model import SourceKind
from riwaya.read.attribution.case_phrases import nominal
from riwaya.read.attribution.declined import nominative
from riwaya.read.attribution.directory import Directory
from riwaya.read.attribution.media import media_in
from riwaya.read.attribution.naming import Named, read_name
from riwaya.read.page import Page

BODIES: tuple[SourceKind, ...] = ("organisation", "government", "medium", "agency")

MAX_INITIALS = 6
"""Letters of an abbreviation whose words are looked for."""

MIN_WORD = 3
"""Letters of a word that gives an abbreviation a letter."""

TOLD: tuple[SourceKind, ...] = ("person", "official", "organisation", "group", "other")
"""Kinds of sources that tell an agency something (собеседник агентства)."""

MINISTRY = 3
"""Letters of a ministry's name before those of its field (Минздрав, министр здравоохранения)."""

SHARED_ROOT = 3
"""Letters that a country and its adjective share at least (Турция, турецкий)."""

NEAR_OFFICE = 8
"""Words before a name in which its office is looked for."""

NEAR_SENTENCES = 3
"""Sentences between the name of one who has not spoken and a noun that takes him up."""

NEAR_BODY = 250
"""Words before a noun such as "the ministry" in which the body that it takes up is named."""


def taken_up(directory: Directory, spoken: Sequence[Named], named: Named) -> Named | None:
    """Whom the noun takes up: who spoke under the same noun; who is named with it; a body that spoke or was named; the
    one person of the page. `spoken`: the speakers so far, in their order."""
    page = directory.page
    first = named.words[0]
    stem = page.t.words[first].stem
    body = page.has(first, "stands-for-body", "medium-noun")
    for s in reversed(spoken):
        same = any(page.t.words[i].stem == stem for i in range(*s.words))
        alike = s.kind == "group" if named.kind == "group" else s.kind in BODIES or not body
        if same and not s.bare and alike:
            return s
    if named.kind == "group" or _several(page, first):
        return None  # специалисты are others than the experts before
    if page.has(first, "medium-noun"):
        return _medium_before(directory, first) or directory.spelt_out(first, stem)
    general = page.has(first, "stands-for-person") or describes(page, first)
    spoken = [s for s in spoken if fits_gender(page, s, first)]
    person = general or page.has(first, "office", "title")
    place = directory.spelt_out(first, stem, person=person)
    if place is not None and person and page.has(place.words[0] - 1, "office", "people", "title"):
        place = None  # коллега президента X
    if place is not None and (person or not body or _own_name(page, place)):
        return place
    if body:
        bodies = [s for s in spoken if s.kind in ("organisation", "government")]
        own = (s for s in reversed(bodies) if not s.bare or not page.has(s.words[0], "stands-for-body"))
        spoke = next(own, None)
        near = body_before(directory, first)
        later = near is not None and spoke is not None and near.words[0] > spoke.words[1]
        if later and near is not None and page.has(near.words[0] - 1, "within-preposition"):
            return near  # Во ФСИН обвинения отвергли. В ведомстве …
        return spoke or near or place
    if page.has(first, "man-or-woman"):
        last = spoken[-1] if spoken else None
        return last if last is not None and last.kind in ("person", "official") and last.count == 1 else None
    if not person or page.has(first, "source-noun") and not general:
        return None
    people = [s for s in spoken if s.kind == "person"]
    if general:
        single = [s for s in spoken if s.kind in ("person", "official") and s.count == 1 and not s.bare]
        if single:
            return single[-1]
        near = directory.last_person(first, lambda s: fits_gender(page, s, first))
        nearby = near is not None and page.t.sentence[first] - page.t.sentence[near.words[0]] <= NEAR_SENTENCES
        return near if nearby else directory.only_person()
    if page.has(first, "heads-a-body"):
        people = [s for s in people if heads_a_body(page, s)] or people
        if not people:
            return directory.last_person(first, lambda s: heads_a_body(page, s)) or directory.only_person()
    only = people[-1] if len({s.name for s in people}) == 1 else None if people else directory.only_person()
    return only if only is not None and _may_bear(page, only, first) else None


def describes(page: Page, i: int) -> bool:
    """Whether word i is a noun for one person that is no office and no name: it says more of somebody who is known
    (француз, педагог, истица)."""
    known = page.has(i, "office", "title", "people", "group", "source-noun", "given-name", "family-name", "pronoun")
    lone = page.t.surface(i).islower() or i == page.sentence(i)[0]
    return page.has(i, "animate") and lone and not known and not _several(page, i)


def fits_gender(page: Page, person: Named, noun: int) -> bool:
    """Whether a noun may stand for a person: one that only women bear for no man (истица, собеседница)."""
    if not page.has(noun, "woman") or person.name_words is None:
        return True
    parts = range(*person.name_words)
    return not any(page.has(i, "masculine") for i in parts) or any(page.has(i, "feminine") for i in parts)


def _several(page: Page, i: int) -> bool:
    """Whether word i is a plural, and no genitive of the singular (доктора)."""
    return (
        page.has(i, "plural")
        and not page.has(i, "nom-m", "nom-f")
        and not (page.has(i, "nom-p") and page.has(i, "case-gen"))
    )


def _own_name(page: Page, named: Named) -> bool:
    """Whether a body's phrase has a name, not only an adjective (Министерство обороны, столичное ведомство)."""
    a, b = named.words
    return any(i in page.q.opened or i > a and page.t.surface(i)[0].isupper() for i in range(a, b)) or b - a > 2


def _may_bear(page: Page, person: Named, office: int) -> bool:
    """Whether a person may bear the lone office at word `office`: none other stands before the name (the prosecutor is
    not Sokolov, whom the page calls an attorney), or both are heads of a body."""
    assert person.name_words is not None
    said = [i for i in _office(page, person) if page.has(i, "office", "title", "people")]
    return not said or page.has(office, "heads-a-body") and heads_a_body(page, person)


def _office(page: Page, person: Named) -> range:
    """The words before a person's name in which an office may stand."""
    assert person.name_words is not None
    name = person.name_words[0]
    if person.words[0] < name:
        return range(person.words[0], name)
    first = name
    while first > page.sentence(name)[0] and name - first < NEAR_OFFICE and nominal(page, first - 1):
        first -= 1
    return range(first, name)


def heads_a_body(page: Page, person: Named) -> bool:
    """Whether the first office that stands before a person's name is a head's (министр, глава, not заместитель)."""
    said = (i for i in _office(page, person) if page.has(i, "office", "title", "people"))
    office = next(said, None)
    return office is not None and page.has(office, "heads-a-body")


def head_taken_up(directory: Directory, spoken: Sequence[Named], named: Named) -> Named | None:
    """Whom a role and the lone noun of its body take up: глава ведомства, лидер страны, собеседник агентства; None
    where the phrase is another."""
    page = directory.page
    said = [i for i in range(*named.words) if not page.mark(i)]
    if len(said) == 2 and page.has(said[0], "nationality"):
        return _of_nation(directory, spoken, *said)
    if len(said) < 2 or any(not page.has(i, "adjective") for i in said[:-2]):
        return None
    head, body = said[-2:]
    if page.has(head, "heads-a-body") and page.t.surface(body)[0].isupper():
        named_heads = (s for s in reversed(spoken) if s.name_words is not None and heads_a_body(page, s))
        return next((s for s in named_heads if _of_field(page, s, body)), None)
    lone = page.has(body, "stands-for-body", "medium-noun", "stands-for-place") and page.t.surface(body).islower()
    if not lone or page.has(head, "group"):
        return None
    people = [s for s in spoken if s.kind in ("person", "official") and s.count == 1 and not s.bare]
    if page.has(body, "medium-noun") and page.has(head, "source-noun", "stands-for-person"):
        told = people if page.has(head, "office") or not page.has(head, "stands-for-person") else spoken
        return next((s for s in reversed(told) if s.kind in TOLD and not s.bare), None)
    people = [s for s in people if s.name_words is not None]
    if page.has(head, "heads-a-body"):
        heads = [s for s in people if heads_a_body(page, s)]
        return heads[-1] if heads else directory.last_person(head, lambda s: heads_a_body(page, s))
    stem = page.t.words[head].stem
    return next((s for s in reversed(people) if any(page.t.words[i].stem == stem for i in _office(page, s))), None)


def _of_field(page: Page, person: Named, body: int) -> bool:
    """Whether a person's office is that of the ministry at word `body`, by its field or its initials: глава Минздрава,
    глава МИД ← министр здравоохранения X, министр иностранных дел X."""
    root, office = page.t.words[body].stem[MINISTRY:], _office(page, person)
    if len(root) >= MIN_WORD and any(page.norm(i).startswith(root) for i in office):
        return True
    initials = "".join(page.norm(i)[0] for i in office)
    return page.t.surface(body).isupper() and len(page.norm(body)) > 2 and page.norm(body) in initials


def _of_nation(directory: Directory, spoken: Sequence[Named], nation: int, head: int) -> Named | None:
    """The person whose office is of the country that an adjective before a lone office names: турецкий министр ← глава
    МИД Турции X."""
    page = directory.page
    if not page.has(head, "heads-a-body", "stands-for-person") or page.has(head, "plural") and _several(page, head):
        return None
    root = page.norm(nation)[:SHARED_ROOT]
    fits = (s for s in reversed(spoken) if s.name_words is not None)
    return next((s for s in fits if any(page.norm(i).startswith(root) and i != nation for i in _office(page, s))), None)


def _medium_before(directory: Directory, i: int) -> Named | None:
    """The medium that was named last before word i."""
    page = directory.page
    named = [m for m in media_in(page.t, 0, i) if not page.t.surface(m.first).islower()]
    if not named:
        return None
    m = named[-1]
    return Named((m.first, m.end), m.name, m.kind, True, 1, None, None, False)


def body_before(directory: Directory, i: int) -> Named | None:
    """The body with a name of its own that was named last before word i."""
    page = directory.page
    for k in range(i - 1, max(-1, i - NEAR_BODY), -1):
        if page.has(k, "body-name", "organisation", "government") and (
            page.t.surface(k)[0].isupper() or k + 1 in page.q.opened
        ):
            named = read_name(page, (k, k + 1)) if _stands_apart(page, k) else directory.phrase_at(k)
            if named is not None and named.kind in ("organisation", "government") and not named.bare:
                return named
    return None


def _stands_apart(page: Page, k: int) -> bool:
    """Whether the abbreviation at word k ends its phrase: no name, but a common noun follows (Во ФСИН обвинения …)."""
    return page.t.surface(k).isupper() and page.t.surface(k + 1)[:1].islower() if k + 1 < len(page.t) else True


def spelt_in_full(directory: Directory, named: Named) -> Named | None:
    """The words whose initials the abbreviation is, where the page has them (МВД, Министерство внутренних дел)."""
    page, i = directory.page, named.words[0]
    letters = page.norm(i)
    if named.words[1] - i != 1 or not page.t.surface(i).isupper() or not 2 < len(letters) <= MAX_INITIALS:
        return None
    for k in range(len(page.t) - len(letters)):
        words = range(k, k + len(letters))
        if all(page.norm(w)[0] == letter for w, letter in zip(words, letters, strict=True)):
            lone = any(page.mark(w) or len(page.norm(w)) < MIN_WORD for w in words)
            if not lone and page.t.surface(k)[0].isupper():
                full = (k, words.stop)
                name = nominative(page, full, False)
                return Named(
                    full, name, named.kind if named.kind in BODIES else "organisation", True, 1, None, None, False
                )
    return None
