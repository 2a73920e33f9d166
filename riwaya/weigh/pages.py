"""The articles of a story as weighing looks at them: statements by id, speakers as the story knows them, newsrooms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from riwaya.align.facts import When
from riwaya.align.stated import told_when
from riwaya.comparison import Comparison, StoryEntity
from riwaya.languages.concepts import finder
from riwaya.languages.loader import Language
from riwaya.languages.weighing import Weighing, Word
from riwaya.link.skeletons import skeleton
from riwaya.link.states import states_of
from riwaya.model import BODIES, Assertion, Block, Document, Entity, Link, Origin, Span, Statement
from riwaya.weigh.offices import EMPTY, Described, describe

_QUOTED = re.compile('[«“„"]([^«»“”„"]+)[»”“"]')
_WORD = re.compile(r"[^\W\d_][\w\u064b-\u065f'’-]*")

NEWSROOMS = ("agency", "medium")

Identity = tuple[str, ...]
"""What is equal for speakers that count as one before anything is folded."""


@dataclass(frozen=True, slots=True)
class Teller:
    """One link of a chain, as the story knows it."""

    document: str
    link: Link
    identity: Identity
    named: bool
    newsroom: bool
    hidden: bool = False
    """Somebody whom the page hides ("it is said")."""
    entity: str | None = None
    """The story's entity."""


@dataclass(frozen=True, slots=True)
class Said:
    """One assertion where it stands."""

    document: str
    statement: Statement
    assertion: Assertion


class Pages:
    """All that is looked up by key or id, made once for a story."""

    def __init__(
        self, comparison: Comparison, documents: Mapping[str, Document], languages: Mapping[str, Language]
    ) -> None:
        self.documents = documents
        self.comparison = comparison
        self.members = comparison.members or {}
        self.entities: Mapping[str, StoryEntity] = {e.id: e for e in comparison.entities}
        self._languages = languages
        self._statements = {(key, s.id): s for key, d in documents.items() for s in d.statements}
        self._entities = {(key, e.id): e for key, d in documents.items() for e in d.entities}
        self._said: dict[tuple[str, str], Said] = {}
        for key, d in documents.items():
            for a in d.assertions:
                if (key, a.statement) in self._statements:
                    self._said[key, a.id] = Said(key, self._statements[key, a.statement], a)
        self.estimated = {day.document: day.value for day in comparison.days}
        """Document without a date → its probable day."""
        self.copy_of = {key: i for i, group in enumerate(comparison.copies) for key in group.documents}
        """Document → number of the group of copies that it belongs to."""
        self._states = states_of(documents)
        codes = {d.language for d in documents.values() if d.language in languages}
        self._weighings = [languages[code].weighing for code in sorted(filter(None, codes))]
        self.newsroom = lru_cache(maxsize=None)(self._find_newsroom)
        """What the names of one newsroom have in common, by the name."""
        self._newsrooms = frozenset(self._list_newsrooms())
        self._others: dict[str, Mapping[Identity, frozenset[Identity]]] = {}
        self._described: dict[tuple[str, str], frozenset[str]] = {}
        self._offices: dict[str, tuple[Described, ...]] = {}
        self._terms = lru_cache(maxsize=None)(self._find_terms)
        self.text_words = lru_cache(maxsize=None)(self._text_words)
        """Document → the words of its text."""
        self.places = lru_cache(maxsize=None)(self._find_places)
        """Document → where it names places: start, end, its entity."""
        self.folded = lru_cache(maxsize=None)(self._fold)
        """(document, text of it) → its words folded, a space before and behind each."""

    def _fold(self, document: str, text: str) -> str:
        whole = text == self.documents[document].text
        words = self.text_words(document) if whole else self.words(document).words(text)
        return f" {' '.join(w.forms[0] for w in words)} "

    def _text_words(self, document: str) -> list[Word]:
        return self.words(document).words(self.documents[document].text)

    def _find_places(self, document: str) -> list[tuple[int, int, str]]:
        places = (e for e in self.documents[document].entities if e.kind == "place")
        return [(m.start, m.end, place.id) for place in places for m in place.mentions]

    def said(self, document: str, assertion: str) -> Said | None:
        """An assertion of a claim, if this document holds it."""
        return self._said.get((document, assertion))

    def statement(self, document: str, id: str | None) -> Statement | None:
        """The statement; None for no id."""
        return self._statements.get((document, id)) if id is not None else None

    def entity(self, document: str, id: str | None) -> Entity | None:
        """The document's entity; None for no id."""
        return self._entities.get((document, id)) if id is not None else None

    def of_story(self, document: str, id: str | None) -> str | None:
        """The story's entity that a document's belongs to."""
        return self.members.get((document, id)) if id is not None else None

    def language(self, document: str) -> Language | None:
        """The language of a document; None for one without data."""
        code = self.documents[document].language
        return self._languages[code] if code is not None and code in self._languages else None

    def words(self, document: str) -> Weighing:
        """The words of its language that accounts are weighed by."""
        language = self.language(document)
        return language.weighing if language is not None else Weighing()

    def published(self, document: str) -> str | None:
        """Its day, as far as known; else the probable one."""
        return self.documents[document].published or self.estimated.get(document)

    def outlet(self, document: str) -> str:
        """Who published it, said of it or else of another state of the article; empty where no page says it."""
        outlets = (self.documents[key].outlet for key in (document, *self._states.others(document)))
        return next((outlet.name for outlet in outlets if outlet is not None), "")

    def article(self, document: str) -> str:
        """The state that stands for all states of the document's article."""
        return self._states.all_of(document)[0]

    def block(self, document: str, at: int) -> Block | None:
        """The block in which a character stands."""
        return self.documents[document].block_at(at)

    def times(self, said: Said, around: bool = False) -> list[tuple[When, Span]]:
        """The dated times of an assertion with their words; `around`: of the statement that it stands in."""
        wanted = (*said.assertion.slots.time, *(said.statement.times if around else ()))
        page, a = self.documents[said.document], said.assertion
        found = ((told_when(t, a, page.published), t.span) for t in page.times if t.id in wanted)
        return [(w, span) for w, span in found if w is not None]

    def tellers(self, said: Said) -> list[Teller]:
        """The chain of an assertion's statement, nearest speaker first, then whom the article is credited to."""
        chain = [self.teller(said.document, link, said.statement) for link in said.statement.chain]
        for origin in self._origins(said.document, said.statement):
            link = Link(origin.name, origin.kind, True, 1, origin.span, None, "inherited")
            teller = self.teller(said.document, link, said.statement)
            if all(teller.identity != other.identity for other in chain):
                chain.append(teller)
        return chain

    def teller(self, document: str, link: Link, statement: Statement) -> Teller:
        """A link as the story knows it. A link that was led back to somebody although the mention itself speaks of
        another ("another official") is that other."""
        language = self.language(document)
        source = statement.source
        led_back = link.how == "resolved" and link is next(iter(statement.chain), None)
        if led_back and source is not None and self.words(document).speaks_of_another(source.text):
            link = Link(source.text, link.kind, False, 1, source)
        hidden = language is not None and link.name == language.unnamed
        entity = self.of_story(document, link.entity)
        sounds = self.newsroom(link.name)
        newsroom = link.kind in NEWSROOMS or link.kind in BODIES and sounds in self._newsrooms
        named = not hidden and (newsroom or link.entity is not None or link.named and link.kind in ("person", *BODIES))
        if newsroom:
            identity: Identity = ("newsroom", *sounds)
        elif entity is not None:
            identity = ("entity", entity)
        elif named:
            identity = ("name", *self._folded(document, link.name))
        else:
            identity = ("in", document, *self._folded(document, link.name))
        return Teller(document, link, identity, named, newsroom, hidden, entity)

    def others(self, document: str) -> Mapping[Identity, frozenset[Identity]]:
        """Speakers without a name of whom the page says that they are another than the one before → that one."""
        if document not in self._others:
            self._others[document] = dict(self._find_others(document))
        return self._others[document]

    def _find_others(self, document: str) -> Iterator[tuple[Identity, frozenset[Identity]]]:
        spoken = sorted(
            (s for s in self.documents[document].statements if s.mode != "own"), key=lambda s: s.content.start
        )
        before: Identity | None = None
        for statement in spoken:
            for link in statement.chain:
                teller = self.teller(document, link, statement)
                if teller.named or teller.hidden or teller.identity == before:
                    continue
                if before is not None and self.words(document).speaks_of_another(teller.link.name):
                    yield teller.identity, frozenset({before})
                before = teller.identity

    def _find_newsroom(self, name: str) -> tuple[str, ...]:
        """What the names of one newsroom have in common in any script: how its own words sound, without those that say
        what it is. What stands in quotation marks is the name."""
        inner = _QUOTED.search(name)
        name = inner[1] if inner else name
        said: set[int] = set()
        for weighing in self._weighings:
            words = weighing.words(name)
            said |= {words[i].start for a, b in weighing.newsroom.find(words) for i in range(a, b)}
        written = [(m.start(), m[0]) for m in _WORD.finditer(name)]
        own = [word for start, word in written if start not in said] or [word for _, word in written] or [name]
        return tuple(skeleton(word).plain or word.casefold() for word in own)

    def describes(self, teller: Teller) -> frozenset[str]:
        """What the page says of who a speaker is, comparable over languages: concepts and cut words of his description,
        or of a named man's offices, without those that every such speaker is called by."""
        key = teller.document, "\x1f".join((*teller.identity, teller.link.name, teller.link.office or ""))
        if key not in self._described:
            text = " ".join(self._descriptions(teller))
            self._described[key] = self.terms(teller.document, text)
        return self._described[key]

    def descriptions(self, teller: Teller) -> tuple[Described, ...]:
        """What the pages say of who a speaker is: of one without a name this one, of a named man every page of the
        story that knows him, each by itself."""
        if teller.entity is None or not teller.named:
            found = self._describe(teller.document, " ".join(self._descriptions(teller)))
            return (found,) if found is not None else ()
        if teller.entity not in self._offices:
            texts: dict[str, dict[str, None]] = {}
            for (document, id), entity in self.members.items():
                if entity == teller.entity:
                    texts[document] = texts.get(document, {}) | dict.fromkeys(self._held(document, id))
            found_all = (self._describe(d, " ".join(said)) for d, said in sorted(texts.items()) if said)
            self._offices[teller.entity] = tuple(dict.fromkeys(d for d in found_all if d is not None))
        return self._offices[teller.entity]

    def _held(self, document: str, id: str) -> Iterator[str]:
        """Offices that a page gives to a person, and what else it calls him beside his name."""
        links = (link for s in self.documents[document].statements for link in s.chain if link.entity == id)
        yield from (link.office for link in links if link.office)
        entity = self._entities.get((document, id))
        if entity is not None:
            yield from (office.text for office in entity.offices)
            own = set(self._folded(document, entity.name))
            yield from (m.text for m in entity.mentions if own.isdisjoint(self._folded(document, m.text)))

    def _describe(self, document: str, text: str) -> Described | None:
        language, d = self.language(document), self.documents[document]
        if language is None:
            return None
        countries = {p.span.start for p in d.places if p.precision == "country"}
        names = (d.text[a:b] for a, b, _ in self.places(document) if a not in countries)
        return describe(language, text, names)

    def called(self, teller: Teller) -> frozenset[str]:
        """The words, cut down, by which a page calls a speaker, in any order, without those that say nothing."""
        language = self.language(teller.document)
        if language is None:
            return frozenset(self._folded(teller.document, teller.link.name))
        words = language.weighing.words(teller.link.name)
        empty = {i for a, b in language.weighing.general.find(words) for i in range(a, b)}
        said = (w.forms[0] for i, w in enumerate(words) if i not in empty)
        return frozenset(
            finder(language).stem(word) for word in said if EMPTY.isdisjoint(language.lexicon.word(word).classes)
        )

    def terms(self, document: str, text: str) -> frozenset[str]:
        """What words talk of: concepts, else the words cut down."""
        return self._terms(self.documents[document].language or "", text)

    def _find_terms(self, code: str, text: str) -> frozenset[str]:
        if code not in self._languages:
            return frozenset(text.casefold().split())
        language = self._languages[code]
        weighing, find = language.weighing, finder(language)
        words = weighing.words(text)
        empty = {i for a, b in weighing.general.find(words) for i in range(a, b)}
        norms = [w.forms[0] for w in words]
        out: set[str] = set()
        i = 0
        while i < len(words):
            n, ids = find.at(norms, i)
            if n:
                out |= set(ids) if i not in empty else set()
            elif i not in empty and not EMPTY & language.lexicon.word(norms[i]).classes:
                out.add(f"{code}:{find.stem(norms[i])}")
            i += n or 1
        return frozenset(out)

    def _descriptions(self, teller: Teller) -> Iterator[str]:
        if teller.named and teller.link.kind == "person":
            yield teller.link.office or ""
            entity = self.entity(teller.document, teller.link.entity)
            own = set(self._folded(teller.document, teller.link.name))
            for mention in entity.mentions if entity is not None else ():
                if own.isdisjoint(self._folded(teller.document, mention.text)):
                    yield mention.text
            return
        yield teller.link.name

    def _folded(self, document: str, text: str) -> tuple[str, ...]:
        return tuple(w.forms[0] for w in self.words(document).words(text)) or (text,)

    def _origins(self, document: str, statement: Statement) -> tuple[Origin, ...]:
        """Whom the words are credited to: a caption's own credit, else the article's."""
        block = self.block(document, statement.content.start)
        if block is not None and block.role == "caption":
            return (block.credit,) if block.credit is not None else ()
        return self.documents[document].origin

    def _list_newsrooms(self) -> Iterator[tuple[str, ...]]:
        for d in self.documents.values():
            names = [link.name for s in d.statements for link in s.chain if link.kind in NEWSROOMS]
            names += [o.name for o in d.origin if o.kind in NEWSROOMS]
            names += [d.outlet.name] if d.outlet is not None else []
            yield from map(self.newsroom, names)
