"""Who is in charge of where it happened: a speaker whose office names the kind of ground (the minister of ports, the
director of the hospital) on which the story's accident or attack took place.

Only the page's own words count: the office's word beside the ground's, and clauses that tell of the event there. What a
claim tells must be of that ground too, or of a spot of it ("the warehouse", "the site").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cached_property

from riwaya.languages.concepts import finder, load_concepts
from riwaya.languages.loader import Language
from riwaya.model import Assertion, Span
from riwaya.weigh.pages import Pages, Teller

BEFORE, BEHIND = 3, 3
"""Words between the one that says "in charge" and the ground's, before and behind it, links and articles left out."""

HAPPENS = ("HAPPEN", "ASSAULT")

SITE = "place"
"""The concept of "the site": the ground of the story's event, whichever it is."""


class Grounds:
    """The grounds on which a story's event took place, and who is in charge of them."""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self._concepts = load_concepts()

    @cached_property
    def scene(self) -> frozenset[str]:
        """The grounds that half the articles which tell of an accident or attack have it on, and the spots that half as
        many name; none where they have it on no ground."""
        told: dict[str, set[str]] = defaultdict(set)
        telling: set[str] = set()
        for document, d in self.pages.documents.items():
            for a in filter(self._tells, d.assertions):
                telling.add(document)
                for term in self._where(a):
                    told[term].add(document)
        grounds = {t for t in told if t in self._concepts.grounds and 2 * len(told[t]) >= len(telling)}
        most = max((len(told[t]) for t in grounds), default=0)
        spots = {t for t in told if t in self._concepts.spots and most and 2 * len(told[t]) >= most}
        return frozenset(grounds | spots)

    def _tells(self, a: Assertion) -> bool:
        """Whether a clause tells of an accident or an attack, or of whom it befell."""
        return a.event in HAPPENS or a.event == "CASUALTY" and any(map(self._concepts.family, a.terms))

    def _where(self, a: Assertion) -> AbstractSet[str]:
        return set(a.terms) & (self._concepts.grounds | self._concepts.spots)

    def concerns(self, a: Assertion) -> bool:
        """Whether a clause tells of that ground, or of a spot of it."""
        return bool(self.scene) and bool({*self.scene, SITE} & {*a.terms})

    def of(self, teller: Teller) -> Span | None:
        """The words by which the page says that a speaker is in charge of one of them; None where it does not."""
        grounds = self.scene & self._concepts.grounds
        language = self.pages.language(teller.document)
        if not grounds or language is None:
            return None
        said = self._described(teller)
        return next((span for text, span in said if _in_charge(language, text, grounds)), None)

    def _described(self, teller: Teller) -> Iterator[tuple[str, Span]]:
        """What the page calls a speaker, each with the words that show it: his offices first."""
        d, link = self.pages.documents[teller.document], teller.link
        entity = self.pages.entity(teller.document, link.entity)
        if entity is not None and teller.named:
            yield from ((office.text, office) for office in entity.offices)
        if link.span is None:
            return
        for text in filter(None, (link.office, link.name)):
            at = d.text.find(text)
            yield text, link.span if at < 0 else d.span(at, at + len(text))


def _in_charge(language: Language, text: str, grounds: AbstractSet[str]) -> bool:
    """Whether a description has a word of being in charge and, near it in one phrase, one of the grounds."""
    find, weighing = finder(language), language.weighing
    words = weighing.words(text)
    norms = [w.forms[0] for w in words]
    links = language.entities.links
    classes = [language.lexicon.word(norm).classes for norm in norms]
    linking = {i for i, norm in enumerate(norms) if norm in links or classes[i] & {"determiner", "joining"}}
    closing = {i for i, found in enumerate(classes) if "preposition" in found and i not in linking}
    closing |= {i for i, norm in enumerate(norms) if language.lexicon.word(norm).preposition}
    at = {i for i in range(len(words)) if grounds & {*find.at(norms, i)[1]}}

    def reaches(steps: range, limit: int) -> bool:
        for i in steps:
            if i in closing:
                return False
            if i in at:
                return True
            limit -= i not in linking
            if not limit:
                return False
        return False

    for a, b in weighing.in_charge.find(words):
        before = language.capitals and reaches(range(a - 1, -1, -1), BEFORE)
        if before or reaches(range(b, len(words)), BEHIND):
            return True
    return False
