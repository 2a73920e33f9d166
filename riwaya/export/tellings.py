"""One telling of a claim as a reader sees it: the sentence on the page, who says it, and through whom it reached us."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from riwaya.align.answers import shown_number, shown_time
from riwaya.align.stated import count, told_when
from riwaya.comparison import Account, Claim, EstimatedDay, Mark
from riwaya.export.chain import Step, reading_chain
from riwaya.export.denied import Denial, denials_in
from riwaya.export.marks import direction_of, displayable, whole_words
from riwaya.export.view import statement_key
from riwaya.export.wording import excerpt, file_name
from riwaya.languages.sentences import sentence_around
from riwaya.model import Assertion, Document, Span
from riwaya.store.keys import document_key

Figures = tuple[tuple[str, str], ...]
"""Numbers of a clause: what befell those counted, or the unit, and the number as the export writes it."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a sentence: inside the clause that tells (`told`) or around it. `fills`: slots that its words fill,
    alone and with the value; `differs`: what one answer has and the other has not."""

    text: str
    told: bool
    fills: frozenset[str] = frozenset()
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """`runs`: the whole sentence; `key`: anchor of its statement on the dossier's page; `steps`: the chain, from the
    page to the root."""

    document: str
    assertion: str
    key: str
    page: str
    """The outlet; where it is unknown, what the article is called."""
    published: str | None
    language: str | None
    own: bool
    stance: str
    sure: float
    runs: tuple[Run, ...]
    clause: str
    steps: tuple[Step, ...]
    terms: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    estimate: EstimatedDay | None = None
    """Of an article without a date: the probable day."""
    corrected: bool = False
    """Whether a person put the statement right."""
    denial: Denial = ""
    """Whether the words are told by denying them."""
    negated: bool = False
    """Whether the clause is told not to be so, by its own words or by a denial."""
    figures: Figures = ()
    """The numbers that the clause gives."""
    own_figures: tuple[str, ...] = ()
    """Where the claim gives another number of the same: what this account says, as the export writes numbers."""

    @property
    def day(self) -> str | None:
        """When the article appeared, as far as known; else the probable day."""
        return self.published or (self.estimate.value if self.estimate is not None else None)

    @property
    def direction(self) -> str:
        return direction_of(self.language)

    @property
    def sentence(self) -> str:
        """The sentence as plain text."""
        return "".join(run.text for run in self.runs)


Tellings = Mapping[tuple[str, str], Telling]
"""(document key, assertion id) → the telling."""


class Teller:
    """Finds the tellings of claims, a document at a time: only what is asked for is kept."""

    def __init__(self, claims: Iterable[Claim], days: Iterable[EstimatedDay] = ()) -> None:
        self._days = {day.document: day for day in days}
        self._wanted: set[str] = set()
        self._marks: dict[tuple[str, str], tuple[Mark, ...]] = {}
        self._documents: set[str] = set()
        for claim in claims:
            self._documents.update(claim.documents)
            self._wanted.update(claim.assertions)
            self._take(claim.accounts)
        self.found: dict[tuple[str, str], Telling] = {}

    def _take(self, accounts: Sequence[Account]) -> None:
        for account in accounts:
            self._marks[account.document, account.assertion] = account.marks

    def add(self, document: Document) -> None:
        """Keep what this document tells of the claims."""
        key = document_key(document)
        if key not in self._documents:
            return
        places = {s.id: i for i, s in enumerate(document.statements)}
        denials = denials_in(document)
        for a in document.assertions:
            if a.id in self._wanted and a.statement in places:
                marks = self._marks.get((key, a.id), ())
                told = _telling(key, document, a, places[a.statement], marks)
                denial = denials.get(a.id, "")
                self.found[key, a.id] = replace(told, estimate=self._days.get(key), denial=denial)


def told_by(claim: Claim, tellings: Tellings) -> list[Telling]:
    """The tellings of a claim, the earliest first."""
    found = [t for key in claim.documents for id in claim.assertions if (t := tellings.get((key, id))) is not None]
    stated = figures_stated(claim, ((t.clause, t.figures) for t in found))
    told = [replace(t, own_figures=other_figures(t.figures, stated)) for t in found]
    return sorted(told, key=lambda t: (t.day is None, t.day or "", t.document, t.assertion))


def figures_in(document: Document, a: Assertion) -> Figures:
    """The numbers that a clause gives of something that can be counted."""
    counts = (count(q) for q in document.quantities if a.span.start <= q.span.start and q.span.end <= a.span.end)
    return tuple((c.kind[0], shown_number(c)) for c in counts if c.kind)


def figures_stated(claim: Claim, told: Iterable[tuple[str, Figures]]) -> Figures:
    """The numbers that a claim states: those of the clause that states it best. `told`: its clauses with theirs."""
    best = displayable(claim.text)
    return next((figures for clause, figures in told if clause in (best, claim.text)), ())


def other_figures(figures: Figures, stated: Figures) -> tuple[str, ...]:
    """What a clause says of things of which the claim gives another number; nothing where one of them is the same."""
    known = dict(stated)
    other = [(kind, shown) for kind, shown in figures if kind in known]
    return () if any(pair in stated for pair in other) else tuple(dict.fromkeys(shown for _, shown in other))


def _telling(key: str, document: Document, a: Assertion, place: int, marks: tuple[Mark, ...]) -> Telling:
    said = document.statements[place]
    return Telling(
        document=key,
        assertion=a.id,
        key=statement_key(key, place),
        page=displayable(document.outlet.name) if document.outlet else called(document),
        published=document.published,
        language=document.language_at(a.span.start),
        own=said.mode == "own",
        stance=said.stance,
        sure=said.confidence,
        runs=_runs(document, a),
        clause=displayable(a.span.text),
        negated=a.polarity == "negated",
        figures=figures_in(document, a),
        steps=reading_chain(document, said),
        terms=tuple(dict.fromkeys((*a.act, *a.head, *a.terms))),
        marks=marks,
        corrected=bool(said.corrected),
    )


def called(document: Document) -> str:
    """An article's title, else its file's name; empty where it has neither."""
    return excerpt(document.title) if document.title else file_name(document.paths[0]) if document.paths else ""


def pointed(telling: Telling, slot: str, value: str | None = None) -> Telling:
    """The telling with the words marked that fill a slot with a value, or, where none are seen to, that fill it."""
    exact = f"{slot} {value}"
    wanted = exact if any(exact in run.fills for run in telling.runs) else slot
    return replace(telling, runs=tuple(replace(run, differs=wanted in run.fills) for run in telling.runs))


def _filling(document: Document, a: Assertion) -> list[tuple[Span, str]]:
    """The words of a clause that fill its slots: numbers, times, places and names; the slot alone, and with the value
    as claims show it."""
    found = [(q.span, f"quantity {shown_number(count(q))}") for q in document.quantities]
    times = ((t.span, told_when(t, a, document.published)) for t in document.times)
    found += [(span, f"time {shown_time(w)}") for span, w in times if w is not None]
    found += [(p.span, f"place {p.name}") for p in document.places]
    found += [(span, slot.partition(" ")[0]) for span, slot in found]
    for entity in document.entities:
        for slot, ids in (("actor", a.slots.actor), ("target", a.slots.target)):
            if entity.id in ids:
                found += [(m, s) for m in entity.mentions for s in (slot, "identity")]
    return [(s, slot) for s, slot in found if a.span.start <= s.start and s.end <= a.span.end]


def _runs(document: Document, a: Assertion) -> tuple[Run, ...]:
    """The sentence around a clause, cut where the clause and what fills its slots begin and end; whole words."""
    text = document.text
    first, stop = sentence_around(text, a.span.start, a.span.end)
    start, end = whole_words(text, first, stop, a.span.start, a.span.end)
    filling = [(*whole_words(text, start, end, s.start, s.end), slot) for s, slot in _filling(document, a)]
    cuts = sorted({first, start, end, stop, *(x for f in filling for x in f[:2])})
    runs = [
        Run(
            " ".join(displayable(text[x:y]).split("\n")),
            start <= x and y <= end,
            frozenset(slot for m, n, slot in filling if m <= x and y <= n),
        )
        for x, y in zip(cuts, cuts[1:], strict=False)
    ]
    return tuple(run for run in runs if run.text)
