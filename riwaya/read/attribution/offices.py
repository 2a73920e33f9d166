"""Whose office a page means where name and office take turns: the lead has the office, the next paragraph the name.

In the press of some languages a speaker is introduced by his office alone, then named without it, and after that the
two alternate (مدیرکل … خبر داد. X گفت: … مدیرکل … افزود: …). Nothing in the words ties them, but their order does: an
office that nobody on the page bears in so many words is that of the person who speaks next, and once it was his, it
stays his.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from riwaya.read.attribution.directory import Directory
from riwaya.read.attribution.naming import Named, read_name
from riwaya.read.page import Page, Range

NEXT = 2
"""Speakers behind an office, or sentences, among which its bearer is looked for."""


@dataclass(slots=True)
class Bearers:
    """Offices of a page, each as the first word of its phrase where it stands alone → the person."""

    page: Page
    _of: dict[int, Named] = field(default_factory=dict)

    def bearer(self, named: Named) -> Named | None:
        """The person whose office the phrase `named` is, where it stands without a name."""
        return self._of.get(named.words[0])

    def learn(self, sources: Sequence[Range]) -> None:
        """Find the bearers among the speakers of a page, in order of the text."""
        pronouns = self.page.language.pronouns
        speakers = [read_name(self.page, w) for w in dict.fromkeys(sources) if self.page.norm(w[0]) not in pronouns]
        known = [(self._said(office), person) for person in speakers for office in self._offices(person)]
        stated = list(known)
        for k, named in enumerate(speakers):
            if not self._lone_office(named):
                continue
            said = self._said(named.words)
            bearer = next((p for other, p in reversed(known) if self._same(said, other)), None)
            bearer = bearer or self._next(speakers, k, known) or self._beside(speakers, k, stated)
            if bearer is not None:
                self._of[named.words[0]] = bearer
                known.append((said, bearer))

    def learn_surnames(self, sources: Sequence[Range], directory: Directory) -> None:
        """Find the bearers of offices behind which a family name speaks that the page introduces nowhere (ректор МГУ
        предложил … Садовничий сказал …)."""
        speakers = [read_name(self.page, w) for w in dict.fromkeys(sources)]
        seen: set[str] = set()
        for before, (office, name) in zip([None, *speakers], pairwise(speakers), strict=False):
            seen.add(self._key(office))
            lone = office.words[1] - office.words[0] == 1
            if lone and before is not None and before.name_words is not None and before.count == 1:
                continue  # the office is rather his who spoke before
            near = 0 < self.page.t.sentence[name.words[0]] - self.page.t.sentence[office.words[0]] <= NEXT
            alone = name.name_words is not None and name.words[1] - name.words[0] == 1
            if not (near and alone and self._lone_office(office)) or self._key(name) in seen:
                continue
            assert name.name_words is not None
            if directory.full_name(*name.name_words) is None and directory.office_holder(office) is None:
                self._of[office.words[0]] = name

    def _lone_office(self, named: Named) -> bool:
        """Whether a phrase is one office without a name, not "an official" or several."""
        alone = named.kind == "official" and named.name_words is None
        return alone and self.page.has(named.words[0], "office")

    def _next(self, speakers: list[Named], k: int, known: list[tuple[list[str], Named]]) -> Named | None:
        """The person who speaks next after the office at place k, for the first time and without another office."""
        before = {self._key(s) for s in speakers[:k]}
        for other in speakers[k + 1 : k + 1 + NEXT]:
            if other.name_words is not None:
                free = self._key(other) not in before and not self._has_office(other, known)
                return other if free else None
            if other.kind == "official" and not self._same(self._said(speakers[k].words), self._said(other.words)):
                return None
        return None

    def _beside(self, speakers: list[Named], k: int, stated: list[tuple[list[str], Named]]) -> Named | None:
        """The one person who speaks on the page, where he speaks right before the office at place k and nobody else
        right behind it, and where the page states no other office of his."""
        people = {self._key(s): s for s in speakers if s.name_words is not None}
        if len(people) != 1 or k == 0:
            return None
        ((key, person),) = people.items()
        around = [s for s in speakers[k - 1 : k + 2] if s is not speakers[k]]
        his = all(self._key(s) == key or self._key(self._of.get(s.words[0], s)) == key for s in around)
        if not his or any(self._key(bearer) == key for _, bearer in stated):
            return None
        return person

    def _has_office(self, named: Named, known: list[tuple[list[str], Named]]) -> bool:
        return any(self._key(person) == self._key(named) for _, person in known)

    def _key(self, named: Named) -> str:
        """The last part of a person's name; for others the whole phrase."""
        if named.name_words is None:
            return " ".join(self._said(named.words))
        return self.page.norm(named.name_words[1] - 1)

    def _offices(self, named: Named) -> list[Range]:
        """The offices that stand before and behind a person's name in his phrase."""
        if named.name_words is None:
            return []
        parts = [(named.words[0], named.name_words[0]), (named.name_words[1], named.words[1])]
        return [(a, b) for a, b in parts if any(self.page.has(i, "office") for i in range(a, b))]

    def _said(self, words: Range) -> list[str]:
        """The words of an office, folded, from the word that heads it, without marks and prepositions."""
        page = self.page
        first = next((i for i in range(*words) if page.has(i, "office", "people")), words[0])
        return [
            page.norm(i)
            for i in range(first, words[1])
            if not page.mark(i) and not page.has(i, "preposition", "joining")
        ]

    def _same(self, one: list[str], other: list[str]) -> bool:
        """Whether two wordings are of one office: the same head, and one says no more than the other."""
        return bool(one and other) and one[0] == other[0] and (set(one) <= set(other) or set(other) <= set(one))
