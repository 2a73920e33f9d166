"""Who asked or ordered what, and who says that he did not: "he asked me to finish my shift", he denied having asked
anybody to stay."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.align.claims import Block
from riwaya.align.denials import GENERAL, Denial
from riwaya.align.facts import Fact, apart
from riwaya.align.likeness import Weights

SAME_MATTER = 0.6
"""Share, by weight, of what a denied request names that the request must name too."""

ASKING = frozenset({"ask", "question", "order"})
"""Concepts of asking and ordering."""

ANSWERED, DENIED = 0.6, 0.8
"""How sure it is of the one request that the page tells of him, and of one in the same words."""


def denied_requests(block: Block) -> Iterator[Denial]:
    """Every request of which its maker says that he did not make it. Whoever denies a request on a page that tells one
    of his answers that one."""
    told = [f for f in block.facts if f.requests and not f.unasked and f.speaker_of]
    weights = Weights([f.said for f in block.facts])
    for denies in block.facts:
        if not denies.speaker_of or not (denies.unasked or _denied_act(denies)):
            continue
        his = [f for f in told if _one_maker(f, denies) and not apart(f.places, denies.places)]
        said = denies.said - GENERAL - (ASKING if not denies.unasked else frozenset())
        here = [f for f in his if f.document == denies.document]
        answered = here if len({f.statement for f in here}) == 1 else []
        for tells in his:
            if said and weights.share(tells.said & said, said) >= SAME_MATTER:
                yield Denial(tells, denies, "not-asked", DENIED)
            elif tells in answered:
                yield Denial(tells, denies, "not-asked", ANSWERED)


def _denied_act(fact: Fact) -> bool:
    """Whether its clause says of the asking itself that it was not so (denied that he had asked)."""
    return fact.polarity == "negated" and fact.modality == "fact" and not fact.act.isdisjoint(ASKING)


def _one_maker(tells: Fact, denies: Fact) -> bool:
    """Whether who asked is who says that he did not."""
    if tells.speaker is not None or denies.speaker is not None:
        return tells.speaker == denies.speaker
    return tells.document == denies.document and tells.speaker_of.casefold() == denies.speaker_of.casefold()
