"""What tells whether two short texts agree, as numbers with the words that show them: the traits that
`agreement.json` weighs. A trait is 0 where it says nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from riwaya.align.pairing import Pairing, opposed, pair_up
from riwaya.align.pieces import KINDS, Kind, Piece, pieces_of
from riwaya.model import Document

COSINE = "cosine"
SHARED, SHARED_PIECES = "shared", "shared pieces"
MATTER = (SHARED, SHARED_PIECES, COSINE)
"""Traits that tell whether two texts talk of the same matter."""

TURNED = ("negations", "negated", "denied")
"""Traits that tell that one text says of something that it is not so, and the other does not."""

ONLY_MATTER = (SHARED_PIECES,)
"""Traits that say nothing of conflict."""

MEASURED = (SHARED, SHARED_PIECES, "length differs", COSINE)
"""Traits that every pair has more or less of: what weighs is how far they are from the usual."""

COSINE_SCALE = 3.0
"""By how much the cosine is stretched, so that the ridge penalty weighs on it as on counts."""

MOST_SHARED = 8
MOST_BESIDE = 3
LONE_WEIGH = 3.0
"""As how many words those that stand on one side only weigh together, however many there are: by cross-validation as
good as 99, 6, 4 or 2, and longer texts than were learnt from are not drowned in them."""

MOST_AGAINST = 9
"""Pairs of words that stand on one side only, beyond which nothing says which of them stands against which."""


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing that is so of two texts. `words`: those of the first and of the second text that show it."""

    name: str
    value: float
    words: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


def traits(a: Document, b: Document, cosine: float | None = None) -> list[Trait]:
    """The traits of two read documents that are not 0, each name once."""
    pieces = pieces_of(a), pieces_of(b)
    pairing = pair_up(*pieces)
    found = [*_overlap(pairing), *_lone(pairing), *_order(pairing), *_opposites(pairing), *_terms(pairing)]
    signs = [*_signs(a, b, *pieces)]
    found += [*signs, _only_turned(pairing, signs)]
    if cosine is not None:
        found.append(Trait(COSINE, COSINE_SCALE * cosine))
    return [t for t in found if t.value]


def _overlap(pairing: Pairing) -> Iterator[Trait]:
    """How much of the texts says the same. Letters are not compared: they tell nothing over two scripts."""
    n, m, both = len(pairing.first), len(pairing.second), len(pairing.of)
    yield Trait(SHARED, both / max(1, n + m - both))
    yield Trait(SHARED_PIECES, min(both, MOST_SHARED) / 4)
    yield Trait("length differs", abs(n - m) / 5)
    for how in ("wider", "alike"):
        pairs = [(pairing.first[i], pairing.second[j]) for i, (j, found) in pairing.of.items() if found == how]
        yield Trait(f"{how} words", float(len(pairs)), _words([p for p, _ in pairs], [q for _, q in pairs]))


def _lone(pairing: Pairing) -> Iterator[Trait]:
    """What stands on one side only."""
    a, b = pairing.lone_first, pairing.lone_second
    yield Trait("all of one is in the other", float(not a or not b))
    yield Trait("one piece differs", float(len(a) == len(b) == 1), _words(a, b))
    for kind in KINDS:
        one, other = _of_kind(a, kind), _of_kind(b, kind)
        yield Trait(f"{kind} differs", float(min(len(one), len(other), 2)), _words(one, other))
        yield Trait(f"{kind} in one", float(min(abs(len(one) - len(other)), MOST_BESIDE)), _words(one, other))
    yield from _put_in_place(pairing)


def _put_in_place(pairing: Pairing) -> Iterator[Trait]:
    """What stands in one text where the other has something else: between, or beside, the same neighbours."""
    between: list[tuple[Piece, Piece]] = []
    beside: list[tuple[Piece, Piece]] = []
    a, b = pairing.first, pairing.second
    for i in (i for i in range(len(a)) if i not in pairing.of):
        left = -1 if i == 0 else pairing.of.get(i - 1, (None,))[0]
        right = len(b) if i == len(a) - 1 else pairing.of.get(i + 1, (None,))[0]
        for j in (j for j in range(len(b)) if j not in pairing.back):
            same = (left == j - 1) + (right == j + 1)
            if same:
                (between if same == 2 else beside).append((a[i], b[j]))
    yield _pairs("in its place", between, 2)
    yield _pairs("beside the same", beside, MOST_BESIDE)


def _order(pairing: Pairing) -> Iterator[Trait]:
    """What is told in another order: who does it and to whom may be turned round."""
    at = sorted(pairing.of)
    turned = [(i, k) for i, k in combinations(at, 2) if pairing.of[i][0] > pairing.of[k][0]]
    yield Trait("other order", len(turned) / max(1, len(at) * (len(at) - 1) / 2))
    a = pairing.first
    names = [(a[i], a[k]) for i, k in turned if a[i].kind in ("place", "name") and a[k].kind in ("place", "name")]
    yield _pairs("names in other order", names, 1)
    yield _pairs("opposites in other order", [(a[i], a[k]) for i, k in turned if opposed(a[i], a[k])], 2)


def _opposites(pairing: Pairing) -> Iterator[Trait]:
    found = [(p, q) for p in pairing.lone_first for q in pairing.lone_second if opposed(p, q)]
    yield _pairs("opposites", found, 2)
    inside = [any(opposed(p, q) for p, q in combinations(side, 2)) for side in (pairing.first, pairing.second)]
    yield Trait("opposites inside one", float(inside[0] != inside[1]))


def _signs(a: Document, b: Document, first: Sequence[Piece], second: Sequence[Piece]) -> Iterator[Trait]:
    """What the reader knows of the texts: what they negate, deny and ask."""
    negated = _of_kind(first, "negation"), _of_kind(second, "negation")
    clauses = [sum(x.polarity == "negated" for x in d.assertions) for d in (a, b)]  # نشد has no word of its own for it
    times = [max(len(words), n) for words, n in zip(negated, clauses, strict=True)]
    yield Trait("negations", float(min(2, abs(times[0] - times[1]))), _words(*negated))
    yield Trait("negated", float(bool(clauses[0]) != bool(clauses[1])))
    yield _differs("denied", a, b, lambda d: any(s.stance == "denies" for s in d.statements))
    asked = [bool(_of_kind(side, "question")) for side in (first, second)]
    yield Trait("asked", float(asked[0] != asked[1]))


def _only_turned(pairing: Pairing, signs: Sequence[Trait]) -> Trait:
    """Whether one text says that what the other says is not so, and next to nothing else."""
    turned = any(t.value for t in signs if t.name in TURNED)
    lone = max(len(pairing.lone_first), len(pairing.lone_second))
    return Trait("negated, all else the same", float(turned and lone <= 1 < len(pairing.of)))


def _terms(pairing: Pairing) -> Iterator[Trait]:
    """The concepts and words that stand on one side only, and which stand against which."""
    a, b = pairing.lone_first, pairing.lone_second
    lone: dict[str, tuple[list[Piece], list[Piece]]] = {}
    for side, pieces in enumerate((a, b)):
        for piece in pieces:
            for term in terms_of(piece):
                lone.setdefault(term, ([], []))[side].append(piece)
    weigh = min(1.0, LONE_WEIGH / max(1, sum(len(one) + len(other) for one, other in lone.values())))
    for term, (one, other) in lone.items():
        yield Trait(f"lone:{term}", weigh * (len(one) + len(other)), _words(one, other))
    if len(a) * len(b) > MOST_AGAINST:
        return
    against: dict[str, list[tuple[Piece, Piece]]] = {}
    for p in a:
        for q in b:
            for s in terms_of(p):
                for t in terms_of(q):
                    against.setdefault("|".join(sorted((s, t))), []).append((p, q))
    for name, found in against.items():
        yield _pairs(f"against:{name}", found, MOST_AGAINST)


def terms_of(piece: Piece) -> tuple[str, ...]:
    """What may weigh in a piece by itself: its concepts, else its words cut down. Names do not: who it is should not
    matter."""
    if piece.kind not in ("concept", "word"):
        return ()
    return piece.concepts or tuple(f"{piece.language}:{stem}" for stem in piece.stems)


def _differs(name: str, a: Document, b: Document, holds: Callable[[Document], bool]) -> Trait:
    return Trait(name, float(holds(a) != holds(b)))


def _pairs(name: str, found: Sequence[tuple[Piece, Piece]], most: int) -> Trait:
    return Trait(name, float(min(len(found), most)), _words([p for p, _ in found], [q for _, q in found]))


def _of_kind(pieces: Sequence[Piece], kind: Kind) -> list[Piece]:
    return [p for p in pieces if p.kind == kind]


def _words(first: Sequence[Piece], second: Sequence[Piece]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    one, other = (tuple(dict.fromkeys(p.text for p in side)) for side in (first, second))
    return one, other
