"""What the dossier's templates draw: a document turned into rows of text with cards beside them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import groupby

from riwaya.comparison import EstimatedDay
from riwaya.export.chain import Step, reading_chain
from riwaya.export.labels import Labels
from riwaya.export.marks import (
    Layer,
    Paragraph,
    Segment,
    Utf16,
    direction_of,
    displayable,
    paragraphs,
    segments,
)
from riwaya.export.reasons import Reason, reason
from riwaya.export.wording import excerpt, file_name, why, words_around
from riwaya.link.states import When
from riwaya.model import DateBound, Document, Link, Span, Statement, Unread
from riwaya.store.keys import document_key, source_key

CHECK_BELOW = 0.6
"""A statement that the reader trusts less than this is shown with "Please check"."""
_FURNITURE = ("related", "boilerplate")


@dataclass(frozen=True, slots=True)
class StepView:
    """One teller as the chain shows it. `mention`: anchor of the words that a pronoun was resolved to."""

    role: str
    name: str
    unnamed: bool = False
    count: int = 1
    office: str | None = None
    inherited: bool = False
    mention: str | None = None
    mention_at: str = ""
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A statement, or a sentence not understood, beside its text. `at`: "start end" in UTF-16 units."""

    key: str
    look: str
    excerpt: str
    language: str | None
    direction: str
    at: str
    why: str = ""
    cue: str = ""
    cue_at: str = ""
    source_at: str = ""
    stance: str = ""
    mode: str = ""
    negated: bool = False
    check: bool = False
    steps: tuple[StepView, ...] = ()
    children: tuple[Card, ...] = ()
    corrected: tuple[str, ...] = ()
    """Ids of the corrections that shaped it: shown as a person's."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph with its marks; `offset`: where it starts in the text, in UTF-16 units."""

    role: str
    language: str | None
    direction: str
    offset: int
    segments: tuple[Segment, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs and the cards beside them; furniture is folded."""

    furniture: bool
    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class Bound:
    """A bound on an unknown date, and the words that it rests on."""

    label: str
    words: str | None


@dataclass(frozen=True, slots=True)
class OwnGroup:
    """The outlet's own sentences that came the same way."""

    steps: tuple[StepView, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `url` is a web address, or None; `address` is what the record gives if it is none."""

    key: str
    heading: str
    heading_in_text: bool
    language: str | None
    direction: str
    outlet: str | None
    published: str | None
    bounds: tuple[Bound, ...]
    author: str | None
    url: str | None
    address: str | None
    file: str | None
    origins: tuple[tuple[str, str], ...]
    said: int
    own: int
    unread: int
    rows: tuple[Row, ...]
    own_groups: tuple[OwnGroup, ...]
    warnings: tuple[Reason, ...]
    outlet_shown: tuple[str, ...] = ()
    """The lines that name the outlet, where only the page itself does."""
    estimate: EstimatedDay | None = None
    """Of an article without a date: the probable day."""
    version: When = ""
    """Where the story has several versions of the article."""
    corrected: bool = False
    """Whether a person put a fact or a statement of it right."""

    @property
    def day(self) -> str | None:
        """When it appeared, as far as known; else the probable day."""
        return self.published or (self.estimate.value if self.estimate is not None else None)


def statement_key(document: str, position: int) -> str:
    """Anchor of the statement at `position` in the record's list, given its document's key."""
    return f"{document}-{position + 1}"


def article_view(
    document: Document, labels: Labels, estimate: EstimatedDay | None = None, version: When = ""
) -> Article:
    """Everything that the dossier shows of one document. `estimate`: its probable day; `version`: whether the story has
    a later version of it, or earlier ones."""
    return replace(
        _ArticleBuilder(document, labels).article(),
        estimate=estimate,
        version=version,
        corrected=bool(document.corrections),
    )


def article_heading(document: Document, labels: Labels) -> str:
    """What an article is called: its title, else its first words."""
    return _ArticleBuilder(document, labels).heading()


def step_view(step: Step, document: str, labels: Labels) -> StepView:
    """One teller, without what only its article shows; `document`: the article's key."""
    link = step.link
    if link is None:
        name = step.name or (labels["this_page"] if step.role == "page" else "")
        return StepView(step.role, displayable(name))
    return StepView(
        role="link",
        name="" if step.hidden else displayable(link.name),
        unnamed=not link.named,
        count=link.count,
        office=displayable(link.office) if link.office and link.office != link.name else None,
        source=source_key(document, link),
    )


class _ArticleBuilder:
    def __init__(self, document: Document, labels: Labels) -> None:
        self.document, self.labels = document, labels
        self.key = document_key(document)
        self.utf16 = Utf16(document.text)
        self.paragraphs = paragraphs(document)
        self.ends = [p.end for p in self.paragraphs]
        self.keys = {s.id: statement_key(self.key, i) for i, s in enumerate(document.statements)}
        self.mentions: dict[tuple[int, int], str] = {}

    def article(self) -> Article:
        d = self.document
        cards = self._cards()
        rows = self._rows(cards)
        own = [s for s in d.statements if s.mode == "own"]
        title = next((p for p in self.paragraphs if p.role == "title"), None)
        web = d.url if d.url and d.url.startswith(("https://", "http://")) else None
        language = d.language
        return Article(
            key=self.key,
            heading=self.heading(),
            heading_in_text=title is not None,
            language=language,
            direction=direction_of(language),
            outlet=d.outlet.name if d.outlet else None,
            published=d.published,
            bounds=() if d.published else self._bounds(),
            author=d.author,
            url=web,
            address=None if web else d.url,
            file=file_name(d.paths[0]) if d.paths else None,
            origins=tuple((o.name, words_around(d, o.span)) for o in d.origin),
            said=len(d.statements) - len(own),
            own=len(own),
            unread=len(d.unread),
            rows=rows,
            own_groups=self._own_groups(own),
            warnings=tuple(reason(w, self.labels) for w in d.warnings),
            outlet_shown=tuple(dict.fromkeys(words_around(d, span) for span in d.outlet.shown_by)) if d.outlet else (),
        )

    def heading(self) -> str:
        """The title, else the first words."""
        d = self.document
        title = next((p for p in self.paragraphs if p.role == "title"), None)
        first = title or next((p for p in self.paragraphs if p.role not in _FURNITURE), None)
        words = d.title or (excerpt(d.text[first.start : first.end]) if first else "")
        return displayable(words) or self.labels["untitled"]

    # ---------------------------------------------------------------- cards

    def _cards(self) -> list[tuple[int, Card]]:
        """The cards that stand beside the text, with the code point where each begins; nested ones inside."""
        children: dict[str | None, list[Statement]] = {}
        said = [s for s in self.document.statements if s.mode != "own"]
        known = {s.id for s in said}
        for s in said:
            children.setdefault(s.parent if s.parent in known else None, []).append(s)
        cards = [(s.content.start, self._card(s, children)) for s in children.get(None, [])]
        cards += [(u.span.start, self._unread_card(i, u)) for i, u in enumerate(self.document.unread)]
        return sorted(cards, key=lambda pair: pair[0])

    def _card(self, s: Statement, children: dict[str | None, list[Statement]]) -> Card:
        nested = sorted(children.get(s.id, []), key=lambda c: c.content.start)
        return replace(
            self._plain_card(self.keys[s.id], "said", s.content),
            cue=displayable(s.cue.text) if s.cue else "",
            cue_at=self._at(s.cue),
            source_at=self._at(s.source),
            stance=self.labels[f"stance_{s.stance}"],
            mode=self.labels[f"mode_{s.mode}"],
            negated=s.polarity == "negated",
            check=s.confidence < CHECK_BELOW,
            steps=self._steps(s),
            children=tuple(self._card(c, children) for c in nested),
            corrected=s.corrected,
        )

    def _unread_card(self, position: int, unread: Unread) -> Card:
        card = self._plain_card(f"{self.key}-u{position + 1}", "unread", unread.span)
        return replace(card, why=why(unread.why, self.labels))

    def _plain_card(self, key: str, look: str, span: Span) -> Card:
        language = self._language_at(span.start)
        return Card(key, look, excerpt(span.text), language, direction_of(language), self._at(span))

    def _own_groups(self, own: list[Statement]) -> tuple[OwnGroup, ...]:
        groups: dict[tuple[StepView, ...], list[Card]] = {}
        for s in own:
            groups.setdefault(self._steps(s), []).append(self._plain_card(self.keys[s.id], "own", s.content))
        return tuple(OwnGroup(steps, tuple(cards)) for steps, cards in groups.items())

    def _steps(self, statement: Statement) -> tuple[StepView, ...]:
        return tuple(self._step(step) for step in reading_chain(self.document, statement))

    def _step(self, step: Step) -> StepView:
        link, shown = step.link, step_view(step, self.key, self.labels)
        if link is None:
            return shown
        return replace(
            shown,
            inherited=link.how == "inherited",
            mention=self._mention(link) if link.how == "resolved" else None,
            mention_at=self._at(link.span),
        )

    def _mention(self, link: Link) -> str | None:
        if link.span is None:
            return None
        place = (link.span.start, link.span.end)
        return self.mentions.setdefault(place, f"{self.key}-m{len(self.mentions) + 1}")

    def _at(self, span: Span | None) -> str:
        return f"{self.utf16(span.start)} {self.utf16(span.end)}" if span else ""

    def _language_at(self, offset: int) -> str | None:
        place = bisect_right(self.ends, offset)
        found = self.paragraphs[place] if place < len(self.ends) else None
        return found.language if found and found.start <= offset else self.document.language

    # ---------------------------------------------------------------- text

    def _rows(self, cards: list[tuple[int, Card]]) -> tuple[Row, ...]:
        layers = self._by_paragraph(self._layers())
        beside = self._beside(cards)
        title = next((p for p in self.paragraphs if p.role == "title"), None)

        def folded(paragraph: Paragraph) -> bool:
            return paragraph.role in _FURNITURE and not beside[paragraph]

        rows: list[Row] = []
        for is_furniture, run in groupby(self.paragraphs, folded):
            pieces = [(self._piece(p, layers[p], p is title), tuple(beside[p])) for p in run]
            if is_furniture:
                rows.append(Row(True, tuple(piece for piece, _ in pieces)))
            else:
                rows += [Row(False, (piece,), found) for piece, found in pieces]
        return tuple(rows)

    def _beside(self, cards: list[tuple[int, Card]]) -> dict[Paragraph, list[Card]]:
        beside: dict[Paragraph, list[Card]] = {p: [] for p in self.paragraphs}
        for start, card in cards:
            home = bisect_right(self.ends, start)
            if home < len(self.paragraphs):
                beside[self.paragraphs[home]].append(card)
        return beside

    def _by_paragraph(self, layers: list[Layer]) -> dict[Paragraph, list[Layer]]:
        """The layers over each paragraph: an article has hundreds of either."""
        over: dict[Paragraph, list[Layer]] = {p: [] for p in self.paragraphs}
        for layer in layers:
            for p in self.paragraphs[bisect_right(self.ends, layer.start) :]:
                if p.start >= layer.end:
                    break
                over[p].append(layer)
        return over

    def _layers(self) -> list[Layer]:
        d = self.document
        layers = [
            Layer(s.content.start, s.content.end, "own" if s.mode == "own" else "said", self.keys[s.id])
            for s in d.statements
        ]
        layers += [Layer(u.span.start, u.span.end, "unread", f"{self.key}-u{i + 1}") for i, u in enumerate(d.unread)]
        return layers + [Layer(start, end, None, key) for (start, end), key in self.mentions.items()]

    def _piece(self, p: Paragraph, layers: list[Layer], heading: bool) -> Piece:
        found = segments(self.document.text, p, layers)
        return Piece(p.role, p.language, p.direction, self.utf16(p.start), tuple(found), heading)

    def _bounds(self) -> tuple[Bound, ...]:
        d = self.document
        pairs = (("not_before", d.not_before), ("not_after", d.not_after))
        return tuple(self._bound(name, bound) for name, bound in pairs if bound)

    def _bound(self, name: str, bound: DateBound) -> Bound:
        return Bound(
            self.labels(name, date=self.labels.date(bound.value)), displayable(bound.span.text) if bound.span else None
        )
