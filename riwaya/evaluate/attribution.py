"""The attribution score: how well the statements that were read agree with those marked by hand.

All figures are micro-averaged over statements; the outlets' own voice is left out.

- found: a read and a gold content overlap by half of their union or more, one to one
- exact: found, and both ends agree to within 2 characters
- source: found, and the source spans overlap (or both are left out)
- chain: found, and every link agrees in order, the article's own origin and outlet left aside
- stance: macro F1 over the stances of found statements; mode: share of found statements with the right mode
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from riwaya.evaluate.gold import GoldArticle, GoldStatement
from riwaya.evaluate.names import same_name
from riwaya.model import Document, Span, Statement

_OVERLAP = 0.5
_PLAY = 2  # characters: a clitic preposition before the content is sometimes kept and sometimes cut
_EDGE = " \n\t.،,؛;:\"'“”«»„‘’"


@dataclass(frozen=True, slots=True)
class F1:
    """Precision, recall and their harmonic mean, rounded to four digits."""

    p: float
    r: float
    f1: float


@dataclass(frozen=True, slots=True)
class Problem:
    """One disagreement: `chain`, `missed` (in the gold only) or `spurious` (read only)."""

    kind: str
    article: str
    statement: str
    detail: str
    text: str

    def __str__(self) -> str:
        return " | ".join((self.kind, self.article, self.statement, self.detail, self.text))


@dataclass(frozen=True, slots=True)
class Scores:
    """What `riwaya evaluate` prints; `problems` are left out of `as_json`."""

    found: F1
    exact: F1
    source: F1
    chain: F1
    gold: int
    predicted: int
    nested_recall: float | None
    origin_recall: float | None
    stance: float | None
    mode: float | None
    nested: tuple[int, int]
    origin: tuple[int, int]
    problems: tuple[Problem, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The figures as a JSON-ready dict."""
        return {k: v for k, v in asdict(self).items() if k not in ("nested", "origin", "problems")}

    def __str__(self) -> str:
        rows = [
            f"{name:8} P {figure.p:.3f}  R {figure.r:.3f}  F1 {figure.f1:.3f}"
            for name, figure in zip(_FIGURES, (self.found, self.exact, self.source, self.chain), strict=True)
        ]
        (nested, all_nested), (origin, origins) = self.nested, self.origin
        rows.append(
            f"gold {self.gold}  predicted {self.predicted}  nested found {nested}/{all_nested}"
            f"  origin {origin}/{origins}  stance {self.stance}  mode {self.mode}"
        )
        return "\n".join(rows)


_FIGURES = ("found", "exact", "source", "chain")


@dataclass(slots=True)
class _Tally:
    gold: int = 0
    predicted: int = 0
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_FIGURES, 0))
    nested: int = 0
    nested_found: int = 0
    origins: int = 0
    origins_right: int = 0
    stances: list[tuple[str | None, str]] = field(default_factory=list)
    modes: list[bool] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def score(gold: Iterable[GoldArticle], documents: Mapping[str, Document]) -> Scores:
    """Score documents, by the gold's article ids; an article without a document counts as nothing found.

    Raises `ValueError` where a document's text is not the gold's: spans could not be compared.
    """
    tally = _Tally()
    for article in gold:
        document = documents.get(article.id)
        if document is not None and document.text != article.text:
            raise ValueError(f"{article.id}: the text that was read is not the gold's text")
        _score_article(tally, article, document)
    return _scores(tally)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A statement that was read, and what of it agrees with the gold statement that it was paired with, if any."""

    statement: Statement
    gold: GoldStatement | None = None
    exact: bool = False
    source: bool = False
    chain: bool = False


def verdicts(article: GoldArticle, document: Document) -> list[Verdict]:
    """A verdict on every statement of `document` that somebody else is made to say, in their order."""
    read = [s for s in document.statements if s.mode != "own"]
    pairs = {j: i for i, j in align([s.content for s in article.statements], [s.content for s in read])}
    origins = [o.name for o in document.origin]
    return [
        _compare(article, article.statements[pairs[j]], s, origins) if j in pairs else Verdict(s)
        for j, s in enumerate(read)
    ]


def _compare(article: GoldArticle, gold: GoldStatement, read: Statement, origins: list[str]) -> Verdict:
    (s1, e1), (s2, e2) = _trim(gold.content, article.text), _trim(read.content, article.text)
    wanted, got = _chains(article, gold, read, origins)
    return Verdict(
        read,
        gold,
        exact=abs(s1 - s2) <= _PLAY and abs(e1 - e2) <= _PLAY,
        source=_same_mention(gold.source, read.source),
        chain=len(wanted) == len(got) and all(map(same_name, wanted, got)),
    )


def _same_mention(gold: Span | None, read: Span | None) -> bool:
    """Whether the mentions of the source touch, or both leave it out."""
    return overlap(gold, read) > 0 if gold and read else gold is read


def _chains(
    article: GoldArticle, gold: GoldStatement, read: Statement, origins: list[str]
) -> tuple[list[str], list[str]]:
    """Both chains without what only names the article's origin or outlet."""
    outlet = [article.outlet] if article.outlet else []
    wanted = _inner(gold.chain, [*article.origin, *outlet])
    return wanted, _inner([link.name for link in read.chain], [*article.origin, *origins, *outlet])


def _score_article(tally: _Tally, article: GoldArticle, document: Document | None) -> None:
    found = verdicts(article, document) if document else []
    origins = [o.name for o in document.origin] if document else []
    tally.gold += len(article.statements)
    tally.predicted += len(found)
    tally.nested += sum(s.nested for s in article.statements)
    if article.origin:
        tally.origins += 1
        tally.origins_right += any(same_name(x, y) for x in article.origin for y in origins)
    for v in found:
        if v.gold is not None:
            _tally_pair(tally, article, v, v.gold, origins)
    paired = {v.gold.id for v in found if v.gold is not None}
    for s in article.statements:
        if s.id not in paired:
            tally.problems.append(Problem("missed", article.id, s.id, s.cue or "–", s.content.text[:80]))
    for r in (v.statement for v in found if v.gold is None):
        detail = f"{r.cue.text if r.cue else '–'} ({r.rule})"
        tally.problems.append(Problem("spurious", article.id, r.id, detail, r.content.text[:80]))


def _tally_pair(tally: _Tally, article: GoldArticle, v: Verdict, gold: GoldStatement, origins: list[str]) -> None:
    for figure, holds in zip(_FIGURES, (True, v.exact, v.source, v.chain), strict=True):
        tally.right[figure] += holds
    if not v.chain:
        wanted, got = _chains(article, gold, v.statement, origins)
        detail = f"gold {wanted} got {got} ({v.statement.rule})"
        tally.problems.append(Problem("chain", article.id, gold.id, detail, gold.content.text[:80]))
    tally.nested_found += gold.nested
    tally.stances.append((gold.stance, v.statement.stance))
    tally.modes.append(gold.mode == v.statement.mode)


def align(gold: Sequence[Span], read: Sequence[Span]) -> list[tuple[int, int]]:
    """Pairs of indices that overlap enough, the best first, each index at most once."""
    pairs = sorted(((overlap(g, r), i, j) for i, g in enumerate(gold) for j, r in enumerate(read)), reverse=True)
    out: list[tuple[int, int]] = []
    for value, i, j in pairs:
        if value >= _OVERLAP and all(i != x and j != y for x, y in out):
            out.append((i, j))
    return out


def overlap(a: Span, b: Span) -> float:
    """Intersection over union, in code points; 0 where they do not touch."""
    union = max(a.end, b.end) - min(a.start, b.start)
    return max(0, min(a.end, b.end) - max(a.start, b.start)) / union if union else 0.0


def _inner(chain: Sequence[str], frame: Sequence[str]) -> list[str]:
    """The chain without its outermost links that only name the article's origin or outlet; never empty."""
    names = list(chain)
    while len(names) > 1 and any(same_name(names[-1], name) for name in frame):
        names.pop()
    return names


def _trim(span: Span, text: str) -> tuple[int, int]:
    start, end = span.start, span.end
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _scores(t: _Tally) -> Scores:
    found, exact, source, chain = (f1(t.right[name], t.predicted, t.gold) for name in _FIGURES)
    return Scores(
        found=found,
        exact=exact,
        source=source,
        chain=chain,
        gold=t.gold,
        predicted=t.predicted,
        nested_recall=round(t.nested_found / t.nested, 4) if t.nested else None,
        origin_recall=round(t.origins_right / t.origins, 4) if t.origins else None,
        stance=_stance(t.stances),
        mode=round(sum(t.modes) / len(t.modes), 4) if t.modes else None,
        nested=(t.nested_found, t.nested),
        origin=(t.origins_right, t.origins),
        problems=tuple(t.problems),
    )


def _stance(pairs: list[tuple[str | None, str]]) -> float | None:
    labels = {gold for gold, _ in pairs}
    each = [
        f1(
            sum(gold == read == label for gold, read in pairs),
            sum(read == label for _, read in pairs),
            sum(gold == label for gold, _ in pairs),
        ).f1
        for label in labels
    ]
    return round(sum(each) / len(each), 4) if each else None


def f1(right: int, predicted: int, gold: int) -> F1:
    """Precision `right / predicted`, recall `right / gold` and F1; 0 where there is nothing to divide by."""
    p, r = right / predicted if predicted else 0.0, right / gold if gold else 0.0
    return F1(round(p, 4), round(r, 4), round(2 * p * r / (p + r), 4) if p + r else 0.0)
