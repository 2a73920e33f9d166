"""Which mentions of persons are one person: full names first, then what they shorten to, then offices that the page
ties to a name.

A wrong merge costs more than a missed one: a surname that two people share stays apart unless a title tells whose it
is; an office joins only where one person of the page holds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from riwaya.read.content.mentions import Mention
from riwaya.read.content.offices import telling
from riwaya.read.page import Page

SPELT = 4
"""Letters from which on two unlisted given names that differ in one letter are spellings of one."""


@dataclass(slots=True)
class Person:
    """One person of an article. `parts`: the longest name so far; `offices`: what tells each of his offices, whether it
    stood with its article, and the nations it names."""

    parts: tuple[str, ...]
    mentions: list[Mention] = field(default_factory=list)
    offices: list[tuple[tuple[str, ...], bool, frozenset[str]]] = field(default_factory=list)

    def take(self, m: Mention) -> None:
        self.mentions.append(m)
        if len(m.parts) > len(self.parts) and not m.described:
            self.parts = m.parts
        if m.office is not None:
            said, nations = telling(m.page, m.office)
            self.offices.append((said, m.page.t.words[m.office[0]].article, nations))


def join_people(mentions: Sequence[Mention]) -> list[Person]:
    """The persons of an article, of all mentions of persons that its pages of one language hold, in their order."""
    named = [m for m in mentions if not m.described]
    people = _full_names([m for m in named if len(m.parts) > 1 and m.firm])
    full = list(people)
    lone: dict[str, Person] = {}
    for m in (m for m in named if len(m.parts) == 1):
        candidates = _bearers(m, full)
        person = candidates[0] if len(candidates) == 1 else lone.get(m.parts[0])
        if person is None and (m.firm or candidates):
            person = lone[m.parts[0]] = Person(m.parts)
            people.append(person)
        if person is not None:
            person.take(m)
    _described([m for m in mentions if m.described], people)
    return people


def _full_names(mentions: Iterable[Mention]) -> list[Person]:
    people: list[Person] = []
    for m in sorted(mentions, key=lambda m: -len(m.parts)):
        fitting = [p for p in people if _same(m.page, m.parts, p.parts)]
        exact = [p for p in fitting if p.parts == m.parts]
        if exact or len(fitting) == 1:
            (exact or fitting)[0].take(m)
        else:
            person = Person(m.parts)
            person.take(m)
            people.append(person)
    return people


def _same(page: Page, short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether two full names, the second no shorter, may be of one person ("son of" may be left out)."""
    short, long = (tuple(bare(page, part.rpartition(" ")[2]) for part in parts) for parts in (short, long))
    if short == long:
        return True
    if short[-1] == long[-1] and _alike(page, short[0], long[0]):
        rest = iter(long[1:])
        return all(part in rest for part in short[1:])
    given = "given-name" in page.language.lexicon.classes.get(short[0], ())
    return short == long[: len(short)] or (short == long[-len(short) :] and not given)  # the son is not the father


def _alike(page: Page, one: str, other: str) -> bool:
    """Whether two given names are one in two spellings (فلادمير، فلاديمير): a letter more, less or other, and not both
    in the list of names (محمد، محمود); or an initial."""
    if one == other:
        return True
    if min(len(one), len(other)) == 1 and page.language.capitals:
        return one[0] == other[0]
    classes = page.language.lexicon.classes
    if all("given-name" in classes.get(n, ()) for n in (one, other)) or min(len(one), len(other)) < SPELT:
        return False
    return one_letter_apart(one, other)


def one_letter_apart(one: str, other: str) -> bool:
    """Whether two words differ in one letter, or by one letter more."""
    if abs(len(one) - len(other)) > 1:
        return False
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    return one[same + (len(one) >= len(other)) :] == other[same + (len(other) >= len(one)) :]


def _bearers(m: Mention, people: list[Person]) -> list[Person]:
    """Whom a name of one part may stand for: those who have it in their name; of several those whom the page gives the
    same title. A given name that is an everyday word is nobody's without a title."""
    part, page = bare(m.page, m.parts[0]), m.page
    bearers = [p for p in people if part in [bare(page, theirs) for theirs in p.parts[1:]]]
    if m.normal is not None and not bearers:
        bearers = [p for p in people if any(same_stem(part, bare(page, theirs)) for theirs in p.parts[1:])]
    if m.firm or "everyday-name" not in m.page.language.entities.word(part).classes:
        bearers += [p for p in people if part == p.parts[0] and p not in bearers]
    if len(bearers) > 1 and m.office is not None:
        head = telling(m.page, m.office)[0][:1]
        bearers = [p for p in bearers if any(said[:1] == head for said, _, _ in p.offices)] or bearers
    return bearers


SHORTEST = 3
"""Letters of the shortest name that is left when its article is taken off."""


def bare(page: Page, part: str) -> str:
    """A part of a name without the transcribed article that its short forms leave out (al-Rubaie, Rubaie)."""
    article = next((a for a in page.language.entities.name_articles if part.startswith(a)), "")
    return part[len(article) :] if len(part) - len(article) >= SHORTEST else part


INFLECTED = 2
"""Letters at the end of a family name that case and gender change (Громов, Громова, Громовой)."""


def same_stem(one: str, other: str) -> bool:
    """Whether two names are one but for their endings."""
    stem = max(len(one), len(other)) - INFLECTED
    return stem > INFLECTED and one[:stem] == other[:stem]


def _described(mentions: Iterable[Mention], people: list[Person]) -> None:
    """Give descriptions to the persons whom the page names beside them; then those that stand alone to the one person
    who has that office."""
    at = {(id(m.page), m.first): p for p in people for m in p.mentions}
    alone: list[Mention] = []
    for m in mentions:
        person = at.get((id(m.page), m.beside)) if m.beside is not None else None
        if person is not None:
            person.take(m)
        else:
            alone.append(m)
    holders = [p for p in people if p.offices]
    told = [at.get((id(m.page), m.told)) if m.told is not None else None for m in alone]
    for m, person in [(m, _holder(m, holders, who)) for m, who in zip(alone, told, strict=True)]:
        if person is not None:
            person.mentions.append(m)


def _holder(m: Mention, people: list[Person], told: Person | None) -> Person | None:
    """The one person of the page who has the office that a description says; `told`: to whom attribution led it
    back."""
    if m.office is None:
        return None
    said, nations = telling(m.page, m.office)
    first = m.page.t.words[m.office[0]]
    bare = len(said) == 1
    general = "general-office" in m.page.language.entities.word(first.stem).classes
    definite = first.article or m.page.has(m.office[0] - 1, "definite")
    if bare and not nations and general and not definite and told is None:
        return None
    fitting = [p for p in people if any(_fits(said, nations, office, bare) for office in p.offices)]
    if told is not None and told not in fitting:
        fitting.append(told)
    exact = [p for p in fitting if any(office[0] == said for office in p.offices)]
    fitting = exact if len(exact) == 1 else fitting
    return fitting[0] if len(fitting) == 1 else None


def _fits(
    said: tuple[str, ...],
    nations: frozenset[str],
    office: tuple[tuple[str, ...], bool, frozenset[str]],
    bare: bool,
) -> bool:
    """Whether the words of a description may mean an office. A noun alone means the same noun alone, or with more
    behind it (الوزير ← وزير الخارجية)."""
    theirs, _, their_nations = office
    if nations and their_nations and not nations & their_nations:
        return False
    if nations and not their_nations:
        return False
    if bare:
        return theirs[:1] == said
    return set(said) <= set(theirs)
