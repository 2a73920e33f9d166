"""How sure the reader is of a statement: the chance that its content and its whole chain are right.

A logistic model over what is known of the statement and its proposal, each a name: which rule read it, from which kind
of complement, who speaks and how he was found. `scripts/fit_confidence.py` fits the weights and writes
`confidence_weights.py`; docs/quality.md shows how well they hold on articles that they were not fitted on. The traits
that weigh are the explanation: they can be listed for every statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import exp

from riwaya.model import Link
from riwaya.read.attribution.confidence_weights import BIAS, WEIGHTS
from riwaya.read.page import Page, Proposal

SHORT, LONG = 4, 40
"""Words of content: fewer are often names or fragments, more often end too late."""

FAR = 12
"""Words between cue and content beyond which the two often belong to different clauses."""

KINDS = ("that", "quote", "colon", "whether", "prep", "object", "infinitive", "bare")
"""Complements, as the last part of a rule's name says them."""

LOWEST, HIGHEST = 0.05, 0.99
"""Nothing that a rule found is impossible, and nothing is certain."""


def confidence(found: Iterable[str], bias: float = BIAS, weights: Mapping[str, float] = WEIGHTS) -> float:
    """The chance, between `LOWEST` and `HIGHEST`, of a statement with these traits; unknown ones weigh nothing."""
    score = bias + sum(weights.get(trait, 0.0) for trait in found)
    return round(min(HIGHEST, max(LOWEST, 1 / (1 + exp(-score)))), 2)


def traits(page: Page, p: Proposal, chain: Sequence[Link], depth: int) -> list[str]:
    """What is known of a statement; `depth` counts the statements in whose content it stands."""
    construction, kind = _parted(p.rule)
    cue = p.form.cue
    words = p.content[1] - p.content[0]
    gap = max(p.content[0] - p.cue[1], p.cue[0] - p.content[1])
    out = [
        f"rule:{construction}",
        f"complement:{kind}",
        f"cue:{cue.kind}:{p.form.form}",
        f"stance:{cue.stance}",
        f"mode:{p.mode}",
        f"source:{chain[0].kind if chain else 'none'}:{chain[0].how if chain else 'none'}",
        f"links:{min(len(chain), 3)}",
        f"depth:{min(depth, 2)}",
    ]
    out += ["weak"] if cue.weak else []
    out += ["unnamed"] if chain and not chain[0].named else []
    out += ["end:certain"] if p.fixed else []
    out += ["content:short"] if words < SHORT else ["content:long"] if words > LONG else []
    out += ["far"] if gap > FAR else []
    out += ["inside-quotation"] if page.q.inside[p.cue[0]] else []
    return out


def _parted(rule: str) -> tuple[str, str]:
    """The construction and the complement that a rule's name tells: `verb-speaker-that` → `verb-speaker`, `that`."""
    head, _, kind = rule.rpartition("-")
    return (head, kind) if kind in KINDS and head else (rule, "none")
