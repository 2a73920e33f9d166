"""What a reader should know about the links of an account, each with the words that show it. Never summed up.

A mark is set only by the page's words or by what the records say; nothing is known of anybody from elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date

from riwaya.comparison import Mark
from riwaya.model import BODIES, Document, Span
from riwaya.weigh.days import day_of, days_between
from riwaya.weigh.in_charge import Grounds
from riwaya.weigh.pages import Identity, Pages, Teller
from riwaya.weigh.tellings import Telling

YEAR = 365
"""Days from which an account is told years later: on the first anniversary memories are a year old."""

DEEDS = frozenset({
    "AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "DECIDE",
})  # fmt: skip
"""Categories of what somebody does to or with others. Who saw, went, was hurt or was there is a witness, no party."""

BEHIND = 6
"""Words behind a name among which a eulogy is still his (his office stands between: كبير عمال المناولة رحمه الله)."""


@dataclass(frozen=True)
class Marker:
    """Finds the marks of accounts; what holds for a whole article or person is found once."""

    pages: Pages
    _dead: dict[str, Mapping[str, Span]] = field(default_factory=dict)
    _back: dict[str, Span | None] = field(default_factory=dict)
    _first: list[date] = field(default_factory=list)
    _grounds: list[Grounds] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._grounds.append(Grounds(self.pages))
        known = (day_of(d.published) for d in self.pages.documents.values())
        self._first.extend(sorted(day for day in known if day is not None)[:1])

    def marks(self, tellings: Sequence[Telling]) -> list[tuple[Mark, ...]]:
        """The marks of each account of a claim."""
        acting = {entity for telling in tellings for entity in _acting(self.pages, telling)}
        days = [day_of(self.pages.published(t.account.document)) for t in tellings]
        first = min((day for day in days if day is not None), default=None)
        there = [self._grounds[0].concerns(telling.said.assertion) for telling in tellings]
        most = 2 * sum(there) >= len(there)
        return [self._marks(t, acting, first, own or most) for t, own in zip(tellings, there, strict=True)]

    def _marks(self, telling: Telling, acting: AbstractSet[str], first: date | None, there: bool) -> tuple[Mark, ...]:
        """The marks of one account of a claim. `acting`: who acts in any of its accounts; `first`: the day of the
        earliest; `there`: whether it, or half of them, tell of where the story's event took place."""
        people = [t for t in telling.tellers if not t.newsroom and t.link.kind != "document"]
        found = [
            *(Mark("unnamed", t.link.name, t.link.span or telling.said.statement.cue) for t in people if _nameless(t)),
            *self._second_hand(telling, people),
            *self._late(telling, people, first),
            *self._dead_when_told(telling, people),
            *self._one_body(telling, people),
            *self._party(telling, acting),
            *(self._in_charge(people) if there else ()),
            *self._translated(telling),
        ]
        return tuple(dict.fromkeys(found))

    def _second_hand(self, telling: Telling, people: Sequence[Teller]) -> Iterator[Mark]:
        """Links behind the one who told the page, and words whose speaker the page hides."""
        cues = list(_cues(self.pages, telling))
        for at, teller in enumerate(telling.tellers):
            further_in = teller in people[:-1] or people and teller is people[-1] and teller.hidden
            if further_in:
                yield Mark("second-hand", teller.link.name, cues[at] if at < len(cues) else None)

    def _late(self, telling: Telling, people: Sequence[Teller], first: date | None) -> Iterator[Mark]:
        """A year or more between what is told and who tells the page: by a date in the clause, by an article that told
        the same a year before, or, of whom the page quotes most, by its looking back on the story's event ("the third
        anniversary")."""
        document = telling.account.document
        told = day_of(self.pages.published(document))
        if not people or told is None:
            return
        name = people[-1].link.name
        times = self.pages.times(telling.said)
        for when, span in times:
            if days_between(day_of(when.last), told) >= YEAR:
                yield Mark("told years later", name, span)
        if times or telling.said.assertion.modality != "fact":
            return
        back = self._looks_back(document)
        remembers = back is not None and people[-1].identity == self._quoted_most(document)
        if days_between(first, told) >= YEAR or remembers and self._a_year_on(told):
            yield Mark("told years later", name, back)

    def _a_year_on(self, told: date) -> bool:
        """Whether the story's first article is a year older."""
        return days_between(next(iter(self._first), None), told) >= YEAR

    def _quoted_most(self, document: str) -> Identity | None:
        """Whom the page quotes in most statements."""
        statements = (s for s in self.pages.documents[document].statements if s.mode != "own" and s.chain)
        found = Counter(self.pages.teller(document, s.chain[-1], s).identity for s in statements)
        return min(found, key=lambda i: (-found[i], i)) if found else None

    def _looks_back(self, document: str) -> Span | None:
        """The page's words that look back a year or more."""
        if document not in self._back:
            weighing, d = self.pages.words(document), self.pages.documents[document]
            words = self.pages.text_words(document)
            found = next(weighing.looking_back.find(words), None)
            self._back[document] = d.span(words[found[0]].start, words[found[1] - 1].end) if found else None
        return self._back[document]

    def _dead_when_told(self, telling: Telling, people: Iterable[Teller]) -> Iterator[Mark]:
        document = telling.account.document
        if document not in self._dead:
            self._dead[document] = _dead(self.pages, document)
        for teller in people:
            words = self._dead[document].get(teller.link.entity or "")
            if words is not None:
                yield Mark("dead when told", teller.link.name, words)

    def _one_body(self, telling: Telling, people: Sequence[Teller]) -> Iterator[Mark]:
        """Who tells and whom he quotes are of one body, by the bodies that the page names in both."""
        for inner, outer in zip(people, people[1:], strict=False):
            if _bodies(self.pages, inner) & _bodies(self.pages, outer):
                yield Mark("one body", inner.link.name, inner.link.span)

    def _party(self, telling: Telling, acting: AbstractSet[str]) -> Iterator[Mark]:
        """The speaker, or a body that he speaks for, does what is told or has it done to him."""
        root = telling.root
        if root is None or root.newsroom:
            return
        concerned = ({root.entity} if root.entity is not None else set()) | _bodies(self.pages, root)
        if concerned & acting:
            yield Mark("party", root.link.name, root.link.span)

    def _in_charge(self, people: Iterable[Teller]) -> Iterator[Mark]:
        """Whose office is to be in charge of where it happened."""
        for teller in people:
            words = self._grounds[0].of(teller) if not teller.hidden else None
            if words is not None:
                yield Mark("party", teller.link.name, words)

    def _translated(self, telling: Telling) -> Iterator[Mark]:
        """What the page says, or that this copy of one text is in another language than most. That a speaker's words
        stand in two languages shows one translation, and not which."""
        statement, root = telling.said.statement, telling.root
        if root is None or root.newsroom or statement.mode == "own":
            return
        group = self.pages.copy_of.get(telling.account.document)
        if statement.translated in ("stated", "inferred") or group is not None and self._turned(group, telling):
            yield Mark("probably translated", root.link.name, statement.content)

    def _turned(self, group: int, telling: Telling) -> bool:
        copies = self.pages.comparison.copies[group].documents
        languages = [self.pages.documents[d].language for d in copies if d in self.pages.documents]
        commonest = max(languages, key=lambda code: (languages.count(code), -languages.index(code)))
        return self.pages.documents[telling.account.document].language != commonest


def _cues(pages: Pages, telling: Telling) -> Iterator[Span | None]:
    """For each link of the statement's chain the word that reports his words: of the statement, then of those that it
    lies in."""
    document, statement = telling.account.document, telling.said.statement
    while True:
        parent = pages.statement(document, statement.parent)
        own = len(statement.chain) - (len(parent.chain) if parent is not None else 0)
        yield from [statement.cue] * own
        if parent is None:
            return
        statement = parent


def _nameless(teller: Teller) -> bool:
    """Whether it is a person without a name: a body says by its description who it is."""
    return not teller.named and (teller.hidden or teller.link.kind not in BODIES)


def _dead(pages: Pages, document: str) -> Mapping[str, Span]:
    """The people of an article whom its words call dead → these words."""
    weighing, d = pages.words(document), pages.documents[document]
    words = pages.text_words(document)
    starts = {w.start: i for i, w in enumerate(words)}
    out: dict[str, Span] = {}
    people = [e for e in d.entities if e.kind == "person"]
    for entity in people:
        for mention in entity.mentions:
            first = next((i for s, i in starts.items() if s <= mention.start < words[i].end), None)
            if first is None:
                continue
            last = next((i for i in range(first, len(words)) if words[i].end >= mention.end), first)
            found = _before(weighing.dead_before.find(words[max(0, first - 3) : first]), min(3, first))
            if found is not None:
                base = max(0, first - 3)
                out.setdefault(entity.id, d.span(words[base + found[0]].start, words[base + found[1] - 1].end))
            behind = words[last + 1 : last + 1 + BEHIND]
            for a, b in weighing.dead_behind.find(behind):
                between = d.text[mention.end : behind[a].start]
                if not set(between) & set(".!?؟\n"):
                    out.setdefault(entity.id, d.span(behind[a].start, behind[b - 1].end))
    out.update({id: span for id, span in _said_dead(pages, document) if id not in out})
    return out


def _before(found: Iterable[tuple[int, int]], size: int) -> tuple[int, int] | None:
    """The entry that ends where the name begins."""
    return next((f for f in found if f[1] == size), None)


def _said_dead(pages: Pages, document: str) -> Iterator[tuple[str, Span]]:
    """People of whom a sentence says that they died since ("shortly before he died, X said"): the first that it names
    behind these words, else the last before them."""
    weighing, d = pages.words(document), pages.documents[document]
    words = pages.text_words(document)
    mentions = sorted((m.start, m.end, e.id) for e in d.entities if e.kind == "person" for m in e.mentions)
    for a, b in weighing.dead_told.find(words):
        start, end = _sentence(d, words[a].start)
        after = [id for s, _, id in mentions if words[b - 1].end <= s < end]
        before = [id for s, _, id in mentions if start <= s < words[a].start]
        if after or before:
            yield (after or before[::-1])[0], d.span(words[a].start, words[b - 1].end)


def _sentence(d: Document, at: int) -> tuple[int, int]:
    """The sentence around a character, as full stops and line ends part it."""
    stops = (". ", "\n", "! ", "? ", "؟ ", "! ")
    start = max((d.text.rfind(stop, 0, at) for stop in stops), default=-1) + 1
    ends = [i for stop in stops if (i := d.text.find(stop, at)) >= 0]
    return start, min(ends, default=len(d.text))


def _bodies(pages: Pages, teller: Teller) -> set[str]:
    """The bodies that a speaker is or speaks for: those whose names stand in his description or office."""
    if teller.link.kind in BODIES and teller.entity is not None:
        return {teller.entity}
    span = teller.link.span
    out: set[str] = set()
    for entity in pages.documents[teller.document].entities:
        if entity.kind != "organisation":
            continue
        story = pages.of_story(teller.document, entity.id)
        within = span is not None and any(span.start <= m.start and m.end <= span.end for m in entity.mentions)
        held = teller.link.office is not None and any(m.text in teller.link.office for m in entity.mentions)
        if story is not None and (within or held):
            out.add(story)
    return out


def _acting(pages: Pages, telling: Telling) -> Iterator[str]:
    """The entities that do something to others, or to whom it is done, in what is told."""
    slots = telling.said.assertion.slots
    for id in (*slots.actor, *slots.target) if telling.said.assertion.event in DEEDS else ():
        entity = pages.of_story(telling.account.document, id)
        if entity is not None:
            yield entity
