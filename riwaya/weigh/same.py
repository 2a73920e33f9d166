"""Whether two roots may be one person or body: as far as the pages show, and never more.

Two speakers without a name may always be one, unless a page says that they differ. A speaker without a name may be a
named one, and a body its spokesman or the same body in another language, where what the pages call them has enough in
common. Named people are one by what `riwaya.link` finds, or surely two. A newsroom that tells something itself may have
it from anybody who tells it; two newsrooms are two.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.languages.concepts import load_concepts
from riwaya.model import BODIES
from riwaya.weigh.offices import COMMON, may_be_one
from riwaya.weigh.pages import Identity, Pages, Teller


def may_be_same(pages: Pages, a: Sequence[Teller], b: Sequence[Teller]) -> bool:
    """Whether two roots, each by all its mentions, may be one."""
    if any(told_apart(pages, x, y) for x in a for y in b):
        return False
    return any(_may_be(pages, x, y) for x in a for y in b)


def told_apart(pages: Pages, x: Teller, y: Teller) -> bool:
    """Whether their page says that one is another than the other ("another official")."""
    return x.document == y.document and (
        y.identity in pages.others(x.document).get(x.identity, ())
        or x.identity in pages.others(y.document).get(y.identity, ())
    )


def _may_be(pages: Pages, x: Teller, y: Teller) -> bool:
    if x.newsroom or y.newsroom:
        return not (x.newsroom and y.newsroom)
    if (x.link.kind == "document") != (y.link.kind == "document"):
        return False
    bodies = [t.link.kind in BODIES for t in (x, y)]
    if not x.named and not y.named:
        return bodies[0] == bodies[1]
    if x.named and y.named and not any(bodies):
        known = pages.entities.get(x.entity) if x.entity is not None else None
        return known is not None and y.entity in known.may_be_same_as
    if not all(bodies) and "government" in (x.link.kind, y.link.kind):
        return False
    if not any(bodies):
        nameless, named = (y, x) if x.named else (x, y)
        if not pages.describes(nameless):
            return True  # of "a source" nothing says that it is nobody who is named
        headed = load_concepts().headed
        return any(
            may_be_one(said, held, headed)
            for said in pages.descriptions(nameless)
            for held in pages.descriptions(named)
        )
    return _alike(pages.describes(x), pages.describes(y), all(bodies))


def _alike(a: frozenset[str], b: frozenset[str], bodies: bool) -> bool:
    """Whether two descriptions may be of one: they share two terms, or all that the shorter one says in terms that hold
    in every language. Of two bodies one must say no more than the other: ministries of two kinds are two."""
    common = a & b
    short = min((a, b), key=len)
    if not common:
        return False
    concepts = frozenset(t for t in short if ":" not in t)
    return common >= short or concepts <= common and bool(concepts) or len(common) >= COMMON and not bodies


def aligned(first: Sequence[Teller], second: Sequence[Teller]) -> list[tuple[Identity, Identity]]:
    """Which speakers of two copies of one text are the same: by what they are called, then by number and order."""
    out: list[tuple[Identity, Identity]] = []
    free = list(first)
    for exact in (True, False):
        for teller in second:
            if any(teller.identity == two for _, two in out):
                continue
            for other in free:
                called = teller.identity[2:] == other.identity[2:]
                if called if exact else teller.link.count == other.link.count:
                    out.append((other.identity, teller.identity))
                    free.remove(other)
                    break
    return out
