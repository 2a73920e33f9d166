"""Whom a lone noun takes up, in languages without articles: ведомство, эксперт, актриса after somebody was named."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from riwaya.model import BODIES
from riwaya.read.attribution.callings import bears, body_headed, body_of, callings, heads_a_body, offices, several
from riwaya.read.attribution.directory import Directory
from riwaya.read.attribution.named_bodies import body_before, medium_before
from riwaya.read.attribution.naming import Named
from riwaya.read.page import Page

COMING_IN = 2
"""Sentences between the one whose subject comes in anew and a noun that takes him up."""

NEAR_SENTENCES = 3
"""Sentences between the name of one who has not spoken and a noun that takes him up."""


@dataclass(frozen=True, slots=True)
class Said:
    """Who spoke before. `spoken`: the speakers whom the verb fits, in their order; `at`: where each spoke last; `fits`:
    whether a verb of this gender may be somebody's."""

    spoken: Sequence[Named]
    at: Mapping[str, int]
    fits: Callable[[Named], bool]


def taken_up(directory: Directory, said: Said, named: Named) -> Named | None:
    """Whom the noun takes up: who spoke under the same noun; who is named with it; a body that spoke or was named; the
    one person of the page."""
    page, spoken = directory.page, said.spoken
    first = named.words[0]
    stem = page.t.words[first].stem
    if page.has(first, "stands-for-pair") and page.has(first, "plural", "group", "pronoun"):
        return next((s for s in reversed(spoken) if s.count > 1 and s.kind == "group"), None)
    body = page.has(first, "stands-for-body", "medium-noun")
    for s in reversed(spoken):
        same = any(page.t.words[i].stem == stem for i in range(*s.words))
        alike = s.kind == "group" if named.kind == "group" else s.kind in BODIES or not body
        if same and not s.bare and alike:
            return s
    if named.kind == "group" or several(page, first):
        return None  # специалисты are others than the experts before
    if page.has(first, "medium-noun"):
        return medium_before(directory, first) or directory.spelt_out(first, stem)
    general = page.has(first, "stands-for-person") or describes(page, first)
    said = replace(said, spoken=[s for s in spoken if fits_gender(page, s, first)])
    person = general or page.has(first, "office", "title")
    place = directory.spelt_out(first, stem, person=person)
    if place is not None and person and page.has(place.words[0] - 1, "office", "people", "title"):
        place = None  # коллега президента X
    if place is not None and (person or not body or _own_name(page, place)):
        return place
    if body:
        return _body(directory, said, first) or place
    if page.has(first, "man-or-woman"):
        single = [s for s in said.spoken if s.kind in ("person", "official") and s.count == 1]
        return single[-1] if single else _described(directory, first)
    if general:
        return _person(directory, said, first)
    return _holder(directory, said, first) if person and not page.has(first, "source-noun") else None


def _body(directory: Directory, said: Said, noun: int) -> Named | None:
    """The body that a lone noun takes up: who spoke, the body of who spoke last, one named, one whose head is named."""
    page = directory.page
    bodies = [s for s in said.spoken if s.kind in ("organisation", "government") or _thing(page, s)]
    own = (s for s in reversed(bodies) if not s.bare or not page.has(s.words[0], "stands-for-body"))
    spoke = next(own, None)
    near = body_before(directory, noun)
    if near is not None and spoke is not None and near.words[0] > spoke.words[1] and _spoke_inside(page, near, noun):
        return near  # Во ФСИН обвинения отвергли. В ведомстве …
    last = said.spoken[-1] if said.spoken else None
    if last is not None and last is not spoke and last.kind in ("person", "official"):
        theirs = body_of(directory, last)
        if theirs is not None and page.t.sentence[noun] - page.t.sentence[said.at.get(last.name, 0)] <= COMING_IN:
            return theirs  # вице-президент ассоциации X … в ассоциации
    headed = body_headed(directory, noun)
    known = spoke or near
    return headed if headed is not None and (known is None or headed.words[0] > known.words[0]) else known


def _person(directory: Directory, said: Said, noun: int) -> Named | None:
    """The person whom a lone noun that is no office takes up: who spoke last, or came in since."""
    page = directory.page
    single = [s for s in said.spoken if s.kind in ("person", "official") and s.count == 1 and not s.bare]
    near = directory.last_person(noun, lambda s: said.fits(s) and fits_gender(page, s, noun))
    called = next((s for s in reversed(single) if bears(directory, s, noun, alike=False)), None)
    if called is not None and not bears(directory, single[-1], noun):
        return called
    if single:
        later = near is not None and _comes_in(directory, near, said.at.get(single[-1].name, 0), noun)
        return near if later else single[-1]
    nearby = near is not None and page.t.sentence[noun] - page.t.sentence[near.words[0]] <= NEAR_SENTENCES
    return near if nearby else directory.only_person()


def _holder(directory: Directory, said: Said, noun: int) -> Named | None:
    """The person who holds a lone office: whom the page calls so, or the one whom nothing else is said of."""
    page = directory.page
    people = [s for s in said.spoken if s.kind == "person"]
    if page.has(noun, "heads-a-body"):
        people = [s for s in people if heads_a_body(directory, s)] or people
        if not people:
            return directory.last_person(noun, lambda s: heads_a_body(directory, s)) or directory.only_person()
    bearer = next((s for s in reversed(people) if bears(directory, s, noun)), None)
    bearer = bearer or directory.last_person(noun, lambda s: bears(directory, s, noun))
    if bearer is not None:
        return bearer
    near = directory.last_person(noun, said.fits) if page.has(noun, "title") else None
    if near is not None and _comes_in(directory, near, said.at.get(people[-1].name, 0) if people else 0, noun):
        return near  # a rank beside the office: госсекретарь X … кардинал
    only = people[-1] if len({s.name for s in people}) == 1 else None if people else directory.only_person()
    return only if only is not None and _may_bear(directory, only, noun) else None


def _described(directory: Directory, noun: int) -> Named | None:
    """Somebody without a name who is described as a subject shortly before (36-летний житель Твери … мужчина)."""
    page = directory.page
    for i in range(noun - 1, page.t.sentences[max(0, page.t.sentence[noun] - COMING_IN)][0] - 1, -1):
        if not page.has(i, "people") or not page.has(i, "case-nom") or page.has(i, "plural", "source-noun"):
            continue
        named = directory.phrase_at(i)
        told = (
            named is not None
            and named.words[1] - named.words[0] > 1
            and not page.has(named.words[0] - 1, "preposition")
        )
        if named is not None and told and page.has(i, "woman") == page.has(noun, "woman"):
            return named
    return None


def _comes_in(directory: Directory, person: Named, since: int, before: int) -> bool:
    """Whether a person comes in as a sentence's subject after word `since`, right before the sentence of `before`."""
    page = directory.page
    assert person.name_words is not None
    called = next(callings(directory, person), range(0))
    first = called.start if called else person.words[0]
    near = 0 < page.t.sentence[before] - page.t.sentence[first] <= COMING_IN
    subject = page.has(first, "case-nom") and page.has(person.name_words[1] - 1, "case-nom")
    alone = not page.has(first - 1, "preposition") and (
        not page.has(first - 1, "noun") or page.has(first - 1, "case-nom")
    )
    return since < first and near and subject and alone and not page.q.inside[first]


def _thing(page: Page, named: Named) -> bool:
    """Whether a speaker in no list is a body: one word for a thing, not for a person (санстанция)."""
    first = named.words[0]
    lone = named.kind == "other" and named.words[1] - first == 1 and not page.has(first, "pronoun")
    return lone and page.has(first, "noun") and not page.has(first, "animate", "plural", "given-name", "family-name")


def _spoke_inside(page: Page, body: Named, noun: int) -> bool:
    """Whether a body is named as the place where something was said, before the sentence of its lone noun."""
    first = body.words[0]
    within = page.has(first - 1, "within-preposition") and page.has(first, "case-loc")
    return within and page.t.sentence[first] < page.t.sentence[noun]


def describes(page: Page, i: int) -> bool:
    """Whether word i is a noun for one person that is no office and no name: it says more of somebody who is known
    (француз, педагог, истица)."""
    known = page.has(i, "office", "title", "people", "group", "source-noun", "given-name", "family-name", "pronoun")
    lone = page.t.surface(i).islower() or i == page.sentence(i)[0]
    return page.has(i, "animate") and lone and not known and not several(page, i)


def fits_gender(page: Page, person: Named, noun: int) -> bool:
    """Whether a noun may stand for a person: one that only women bear for no man (истица, собеседница)."""
    if not page.has(noun, "woman") or person.name_words is None:
        return True
    parts = range(*person.name_words)
    return not any(page.has(i, "masculine") for i in parts) or any(page.has(i, "feminine") for i in parts)


def _own_name(page: Page, named: Named) -> bool:
    """Whether a body's phrase has a name, not only an adjective (Министерство обороны, столичное ведомство)."""
    a, b = named.words
    return any(i in page.q.opened or i > a and page.t.surface(i)[0].isupper() for i in range(a, b)) or b - a > 2


def _may_bear(directory: Directory, person: Named, office: int) -> bool:
    """Whether a person may bear the lone office at word `office`: the page calls him nothing else (the prosecutor is
    not Sokolov, whom the page calls an attorney), or both are heads of a body."""
    page = directory.page
    if not any(offices(page, said) for said in callings(directory, person)):
        return True
    return page.has(office, "heads-a-body") and heads_a_body(directory, person)
