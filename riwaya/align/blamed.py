"""Whose attack it was: states to which articles give one attack, and those that deny that it was theirs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from riwaya.align.account import Account
from riwaya.align.causes import is_attack
from riwaya.align.claims import Block
from riwaya.align.denials import GENERAL, Denial
from riwaya.align.facts import Fact, apart
from riwaya.languages.concepts import Concepts

PART = frozenset({"role", "responsible", "relation", "connect", "participate"})
"""Concepts of having part in something: who denies having any names no attack."""

ONE_ATTACK = 0.35
"""Likeness from which two facts that give an attack to two states tell of one."""

DENIED, RIVAL = 0.75, 0.7
"""How sure the two rules are."""


def denied_attacks(block: Block, concepts: Concepts) -> Iterator[Denial]:
    """An attack that is given to a state for which somebody speaks who denies it, or having part in it."""
    attacks = [f for f in block.facts if f.strikers and _attack(f, concepts)]
    for denies in block.facts:
        no = denies.stance == "denies" or denies.polarity == "negated"
        if not no or not denies.speaks_for or denies.open:
            continue
        attack = is_attack(denies, concepts)
        if not attack and denies.terms.isdisjoint(PART):
            continue
        for tells in attacks:
            theirs = tells.strikers & denies.speaks_for and not tells.speaks_for & denies.speaks_for
            named = attack or denies.said - PART - GENERAL <= tells.context  # any part in what else is named
            if (
                theirs
                and named
                and not apart(tells.places, denies.places)
                and tells.maybe_when(denies)
                and not tells.one_voice(denies)
            ):
                yield Denial(tells, denies, "accused-denies", DENIED)


def other_strikers(block: Block, concepts: Concepts) -> Iterator[Account]:
    """One attack that two articles give to two states."""
    attacks = [f for f in block.facts if f.strikers and f.told and is_attack(f, concepts)]
    for x, y in combinations(attacks, 2):
        if apart(x.strikers, y.strikers) and not x.one_voice(y) and block.likeness(x, y) >= ONE_ATTACK:
            yield Account((x, y), "rivals", "actor", "other-actor", RIVAL)


def _attack(fact: Fact, concepts: Concepts) -> bool:
    told = fact.polarity == "affirmed" and fact.modality in ("fact", "possible") and not fact.open
    return told and is_attack(fact, concepts)
