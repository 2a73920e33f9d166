"""A story to read from: what `riwaya.open` gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from riwaya.align.embedding import Embedder
from riwaya.comparison import Claim, Comparison, Relation, RelationKind
from riwaya.corrections import Correction
from riwaya.errors import UsageError
from riwaya.ingest.language import language_of
from riwaya.languages.loader import load_languages
from riwaya.link.states import Address, States
from riwaya.model import Document, Statement
from riwaya.read.question import read_question
from riwaya.store.keys import document_key, name_key
from riwaya.store.left_out import LeftOut
from riwaya.store.lists import ArticleRow, SaidRow
from riwaya.store.notebook import Note
from riwaya.store.sqlite import Skipped, StoryFile
from riwaya.store.words import fold
from riwaya.story.asking import Answer, answers_to
from riwaya.story.called import Called
from riwaya.story.carrying import carried
from riwaya.story.correcting import WHO
from riwaya.story.kept import comparison_key, comparison_of, is_kept, kept_vectors
from riwaya.story.near import NearClaims, worth_embedding
from riwaya.story.query import SourceRow, list_sources
from riwaya.story.searching import Search, loose_days
from riwaya.story.sought import read_search
from riwaya.version import __version__


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement and the document that it stands in.

    `position` is the asked-for source's place in the chain: 0 where it is the nearest speaker, 1 and more
    where it passes the words of others on. Without a source asked for it is 0.
    """

    document: Document
    document_key: str
    statement: Statement
    position: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a story holds: `statements` quotes and paraphrases, `own` what the outlets say themselves."""

    documents: int
    characters: int
    statements: int
    own: int
    unread: int
    sources: int
    unnamed: int
    skipped: int


class Story:
    """The articles of one story and who says what in them. Reads only; close it, or use it as a context."""

    def __init__(self, file: StoryFile) -> None:
        self._file = file

    @classmethod
    def open(cls, path: Path | str) -> Story:
        """The story file at `path`.

        Raises `NotAStory` (another kind of file), `StoryVersionError` (another layout) or `UnreadableInput`.
        """
        return cls(StoryFile.open(Path(path)))

    @classmethod
    def from_documents(cls, documents: Iterable[Document], name: str = "") -> Story:
        """A story in memory of documents that have been read; of two with one key the first is kept."""
        file = StoryFile.memory(name)
        seen: set[str] = set()
        for document in documents:
            key = document_key(document)
            if key not in seen:
                seen.add(key)
                file.add(document, __version__)
        return cls(file)

    def __enter__(self) -> Story:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. Whatever was handed out stays valid."""
        self._file.close()

    @property
    def path(self) -> Path | None:
        """Where the story lies; None for one in memory."""
        return self._file.path

    @property
    def name(self) -> str:
        """The story's name: as given, else the file's name without its ending."""
        return self._file.meta("name") or (self.path.stem if self.path else "")

    @property
    def built(self) -> str | None:
        """Time of the last change, UTC, ISO 8601 to the second; None where nothing has been put in by a
        build.
        """
        return self._file.meta("built")

    @property
    def version(self) -> str | None:
        """Version of Riwaya that made the last change."""
        return self._file.meta("riwaya")

    def documents(self) -> Iterator[Document]:
        """All documents by date of publication (unknown ones last), then title; one in memory at a time."""
        return self._file.documents()

    def articles(self) -> list[ArticleRow]:
        """All documents as lists show them, in the order of `documents`; no record is opened for it."""
        return self._file.articles()

    def document_ids(self) -> dict[str, str]:
        """Key → id of every document; two that share an id differ in outlet or date."""
        left_out = self._file.left_out.all()
        return {v.key: id for id, found in self._file.versions().items() for v in found if v.key not in left_out}

    def left_out(self) -> dict[str, LeftOut]:
        """The articles that people took out of the story, by key. The file still has them; nothing else here does."""
        return self._file.left_out.all()

    def document(self, reference: str) -> Document:
        """One document: by key, id, external id, path, file name (with or without ending), or beginning of an
        id.

        Raises `UsageError` where none or several fit.
        """
        keys = self._file.find_keys(reference)
        if len(keys) > 1:
            raise UsageError(f"{reference}: {len(keys)} articles fit; choose one: {self._choices(keys[:4])}")
        document = self._file.document(keys[0]) if keys else None
        if document is None:
            raise UsageError(f"{reference}: no such article in this story; `riwaya show` lists them")
        return document

    def find_document(self, key: str) -> Document | None:
        """The document with this key; None where there is none."""
        return self._file.document(key)

    def fingerprints(self) -> dict[str, int]:
        """For each document key what changes with its record."""
        return self._file.fingerprints()

    def paths(self) -> list[str]:
        """Every path at which an article of this story was found, sorted; also of those that were left out."""
        return self._file.all_paths()

    def sources(
        self, speakers: Mapping[str, str] | None = None, bearers: Mapping[str, str] | None = None
    ) -> list[SourceRow]:
        """All sources, named ones first, by number of statements. The outlets' own voice is none.

        With `speakers` (`comparison().speakers`) whoever the articles call by several names makes one row; with
        `bearers` (`bearers_of(comparison().entities)`) so does an agency through which words came.
        """
        return list_sources(self._file, speakers, bearers) if speakers else list(self._sources)

    def find_sources(self, text: str) -> list[SourceRow]:
        """The sources that `text` means: by id, else by whole name, else those whose name holds all its
        words.
        """
        wanted = name_key(text)
        ways = (
            lambda row: row.id == text,
            lambda row: any(name_key(n) == wanted for n in row.names),
            lambda row: any(_holds(name_key(n), wanted) for n in row.names),
        )
        for fits in ways:
            found = [row for row in self._sources if fits(row)]
            if found:
                return found
        return []

    def statements(
        self, source: str | Sequence[str] | None = None, document: str | None = None
    ) -> Iterator[StatementRow]:
        """Statements in the story's order, the outlets' own voice included unless a source is asked for.

        `source` is a `SourceRow.id`, or `SourceRow.ids`; `document` anything that `document()` takes.
        """
        only = document_key(self.document(document)) if document is not None else None
        if source is not None:
            said = self.said((source,) if isinstance(source, str) else source)
            yield from self._at(row for row in said if only in (None, row.document))
            return
        for found in [self.document(document)] if document is not None else self.documents():
            for statement in found.statements:
                yield StatementRow(found, document_key(found), statement)

    def said(self, sources: Sequence[str]) -> list[SaidRow]:
        """The statements of these sources (`SourceRow.ids`) in the story's order; no record is opened for it."""
        return self._file.said(sources)

    def counts(self) -> Counts:
        """How much the story holds."""
        return Counts(**self._file.tally())

    def comparison(self) -> Comparison:
        """What the articles say together: claims, questions, relations, copies, entities."""
        return self._comparison

    @property
    def is_compared(self) -> bool:
        """Whether the file keeps the comparison of its articles; if not, `comparison` makes it, which takes long."""
        return is_kept(self._file)

    @property
    def compared_as(self) -> str:
        """What the comparison of the story rests on: while it stays, the comparison does."""
        return comparison_key(self._file)

    def claims(self) -> list[Claim]:
        """What is said, each claim with all who tell it; those that most articles tell first."""
        return sorted(self.comparison().claims, key=lambda c: (-len(c.documents), c.id))

    def relations(self, kind: RelationKind | None = None) -> list[Relation]:
        """How claims stand to one another (of one kind, if given), the surest first."""
        found = [r for r in self.comparison().relations if kind in (None, r.kind)]
        return sorted(found, key=lambda r: (-r.confidence, r.claims))

    def ask(self, question: str, language: str | None = None) -> list[Answer]:
        """The claims that answer a question in plain words, the likeliest first; none where nothing does.

        The question may be in any language that Riwaya reads (`language`: its code; told from the words if None),
        whatever the articles are in. Raises `InputError` where it is in none, or has no words.
        """
        code = language or language_of(question, "question")
        if code not in load_languages():
            raise UsageError(f"{code}: no such language (choose one of {', '.join(load_languages())})")
        asked = read_question(question, load_languages()[code])
        documents = {document_key(d): d for d in self.documents()}
        return answers_to(question, asked, self.comparison(), documents, kept_vectors(self._file))

    def search(
        self,
        words: str,
        *,
        oldest: bool = False,
        called: Called | None = None,
        deep: bool = True,
        without: Iterable[str] = (),
        days: Mapping[str, str] | None = None,
    ) -> Search:
        """The statements that hold these words in any of their forms, and those that say the same otherwise, the newest
        first (with `oldest` the oldest).

        `words` are typed as in the workbench: `"a phrase"`, `source:"a name"`, `stance:denies` … (docs/using.md).
        `called`, `days`: names of the story's entities, and what `loose_days` says, where they are at hand; `deep`: see
        `Search`; `without`: names under which nothing is to be sought (`Search.also`). What is given holds as long as
        the story is open.
        """
        sought = read_search(words)
        if called is None:
            called = Called(self._compared_already.entities)
        if days is None:  # looked up only where they are needed: that takes as long as many searches
            days = self._loose_days if any(f.kind in ("after", "before") for f in sought.filters) else {}
        left = frozenset(tuple(fold(name)) for name in without)
        return Search(self._file.search, sought, called, oldest, deep, left, days)

    def searched(self) -> dict[int, str]:
        """The documents that are in the search: their numbers there → keys. Those of a story that an older Riwaya built
        are put in by the workbench, and by `riwaya search`."""
        return self._file.search.numbers()

    def near_claims(self, embedder: Embedder, compared: Comparison) -> NearClaims:
        """Claims to be found by their meaning, as far as their vectors are kept."""
        return NearClaims(self._file, worth_embedding(compared), embedder)

    def notes(self) -> list[Note]:
        """The reporter's notebook, in its order."""
        return self._file.notebook.notes()

    def corrections(self) -> list[Correction]:
        """What people put right, in the order in which they did; also what was undone."""
        return self._file.corrections.all()

    def corrected(self) -> list[str]:
        """Keys of the documents of which people corrected a fact or a statement."""
        return self._file.corrections.corrected()

    def corrections_to_carry(self) -> list[Correction]:
        """The same with all that it takes to make them in another file, of these articles or of later states of them
        (`about.made_on`)."""
        keys = self._file.ordered_keys()
        documents = ((key, d) for key in keys if (d := self._file.document(key)) is not None)
        return carried(self.corrections(), documents)

    def addresses(self) -> list[Address]:
        """Where the articles lie, in the order in which they came into the story."""
        return self._file.addresses()

    def states(self) -> States:
        """Which articles are states of one: the same file, page or row, read before and after it was changed."""
        return self._file.states()

    @property
    def who(self) -> str:
        """The name under which corrections are made; empty where nobody gave one."""
        return self._file.meta(WHO) or ""

    def as_read(self, key: str) -> Document | None:
        """The document with this key as the reader read it, without corrections."""
        return self._file.corrections.as_read(key)

    def skipped(self) -> list[Skipped]:
        """Inputs that no build could read, by place."""
        return self._file.skipped()

    @cached_property
    def _comparison(self) -> Comparison:
        return comparison_of(self._file)

    @cached_property
    def _compared_already(self) -> Comparison:
        return self.comparison() if self.is_compared else Comparison()

    @cached_property
    def _loose_days(self) -> dict[str, str]:
        return loose_days(self.articles(), self._compared_already.days)

    @cached_property
    def _sources(self) -> list[SourceRow]:
        return list_sources(self._file)

    def _choices(self, keys: Iterable[str]) -> str:
        found = ((key, self._file.document(key)) for key in keys)
        return ", ".join(f"{key} ({d.title or d.external_id or d.paths})" for key, d in found if d)

    def _at(self, said: Iterable[SaidRow]) -> Iterator[StatementRow]:
        found: Document | None = None
        held = ""
        for row in said:
            if row.document != held:
                found, held = self._file.document(row.document), row.document
            if found is not None:
                yield StatementRow(found, held, found.statements[row.number], row.position)


def _holds(name: str, words: str) -> bool:
    return bool(words) and set(words.split()) <= set(name.split())
