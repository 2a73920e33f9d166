"""Facts that deny one another: told and denied, a thing that is there and is not, an accusation and its denial.

A negated fact denies another where most of what it names stands in the other too: the same act, or the mere being of a
thing of which the other tells something. Words that only fill a sentence do not count, rare ones weigh more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from riwaya.align.causes import ASSAULT
from riwaya.align.claims import Block
from riwaya.align.facts import Fact, apart
from riwaya.align.likeness import Weights
from riwaya.align.stated import EPISTEMIC, UNKNOWN
from riwaya.comparison import Slot
from riwaya.languages.concepts import Concepts

COVERED = 0.6
"""Share of what a negated fact names, by weight, that the fact denied must name too."""

DENIED = 0.45
"""The same where the page says that somebody denies it: a denial answers somebody's claim."""

KNOWN = 0.6
"""The same for what is said not to be known."""

NEAR = 0.2
"""Likeness below which two facts talk of different things, whatever words they share."""

FAINT, MUCH = 0.05, 4
"""The same where so many things are shared: that nothing of it was found denies whatever tells of finding some."""

WHOLLY = 0.9
"""The same for an explicit denial that a thing was there or came, of whatever is told of that thing."""

SUREST = {"denied": 0.8, "is-not-there": 0.6, "left-nothing": 0.8}
"""How sure a rule is at most: what is told of a thing may be told of another of its kind."""

EXPLICIT = {"denied": 0.9, "is-not-there": 0.85}
"""The same where the page says that somebody denies it."""

NOT_THERE = (None, "ACCUSE", "CONSULT", "REQUEST", "COERCE")
"""Categories of facts that name a thing without telling that it was there."""

BEING = frozenset({"exist", "fall", "occur", "own"})
"""Acts that say of a thing only that it is there, came, or that somebody has it."""

RULES_OUT = "exclude"

JUDGING = frozenset({"condemn", "criticise"})
"""Acts that accuse of nothing that could be denied."""

PROPOSED = frozenset({"offer", "proposal", "plan", "ask"})
"""Concepts of what can be refused."""

WANTED = frozenset({"need", "necessary", "want"})
"""What says of a thing that it is not there yet."""

MENTAL = frozenset({"hear", "see", "know", "think", "want", "speak", "read", "mention", "love", "inform", "trust"})
"""Acts of one mind: that I did not hear it denies nobody's hearing."""

GENERAL = frozenset(
    {"place", "thing", "material", "object", "person", "people", "day", "time", "man", "part", "type", "year", "side"}
    | {"be-located", "piece", "way", "period", "now", "current", "work", "number", "event", "first", "amount", "other"}
)
"""Concepts that nearly every sentence may hold: that two facts share them shows nothing."""


@dataclass(frozen=True, slots=True)
class Denial:
    """`denies` cannot be true if `tells` is; `sure`: 0 to 1."""

    tells: Fact
    denies: Fact
    rule: str
    sure: float
    slot: Slot = "polarity"
    sides: str = ""
    """Of two things that exclude one another: which they are, in order. What else says the same belongs to neither."""


class Denials:
    """Finds the denials of a block of facts. `concepts`: what implies, opposes and leaves what."""

    def __init__(self, block: Block, concepts: Concepts) -> None:
        self._block, self._concepts = block, concepts
        self._weights = Weights([f.said for f in block.facts])
        self._wide = [self._widened(f) for f in block.facts]
        self._by_term: dict[str, list[int]] = defaultdict(list)
        for i, fact in enumerate(block.facts):
            bare = not fact.said - fact.act  # "before the explosion" tells nothing
            if fact.told and not bare and fact.terms.isdisjoint(WANTED):
                for term in self._wide[i] | fact.head:
                    self._by_term[term].append(i)

    def find(self) -> Iterator[Denial]:
        """Every two facts of which one denies the other."""
        for j, denies in enumerate(self._block.facts):
            if denies.polarity != "negated" and not denies.open or RULES_OUT in denies.terms:
                continue  # what cannot be ruled out may be
            near = {i for term in denies.said for i in self._by_term.get(term, ())}
            for i in sorted(near):
                tells = self._block.facts[i]
                if not tells.one_voice(denies):
                    found = self._denies(i, j)
                    if found is not None:
                        yield found
        yield from self._accused()

    def _denies(self, i: int, j: int) -> Denial | None:
        """Told and denied: the same act of the same things, or a thing that is not there at all."""
        tells, denies = self._block.facts[i], self._block.facts[j]
        if denies.open:
            return self._unknown(i, j)
        if apart(tells.parties, denies.parties):
            return None
        if denies.stance == "denies" and not PROPOSED.isdisjoint(denies.terms) and denies.act <= PROPOSED:
            return None  # who refuses an offer does not say that there is none
        if denies.modality not in ("fact", "possible") or not MENTAL.isdisjoint(denies.act):
            return None
        said = denies.said - BEING - GENERAL
        if said and self._is_told_of(tells, denies, said):
            return Denial(tells, denies, "is-not-there", EXPLICIT["is-not-there"])
        shared = said & self._wide[i]
        if not shared - EPISTEMIC:
            return None
        covered = self._weights.share(shared, said)
        rule = self._rule(tells, denies, shared, covered, float(self._block.about[i, j]))
        if not rule:
            return None
        surest = EXPLICIT.get(rule, SUREST[rule]) if denies.stance == "denies" else SUREST[rule]
        return Denial(tells, denies, rule, min(surest, 0.55 + covered * 0.4))

    def _is_told_of(self, tells: Fact, denies: Fact, said: frozenset[str]) -> bool:
        """Whether a clause hangs on the very thing that somebody denies (the fertiliser that lay there)."""
        explicit = denies.stance == "denies" and not denies.act - BEING
        return explicit and tells.event not in NOT_THERE and said <= tells.head

    def _rule(self, tells: Fact, denies: Fact, shared: frozenset[str], covered: float, alike: float) -> str:
        """Which rule makes a denial of it; empty for none."""
        happened = bool(tells.act) and tells.event not in NOT_THERE
        being = not denies.act - BEING or denies.event == "BE"
        if being and denies.stance == "denies" and covered >= WHOLLY and alike > 0 and happened:
            return "is-not-there"
        left = shared - self._implied(tells)
        if left and len(shared - left) > 1 and covered >= COVERED and happened:
            return "left-nothing"
        enough = covered >= (DENIED if denies.stance == "denies" else COVERED)
        if (
            alike < (FAINT if len(shared) >= MUCH else NEAR)
            or not enough
            or len(shared) < (1 if being and denies.stance == "denies" else 2)
        ):
            return ""
        if denies.act & self._implied(tells):
            return "denied"
        return "is-not-there" if being and shared - tells.act - denies.places - EPISTEMIC else ""

    def _unknown(self, i: int, j: int) -> Denial | None:
        """Told, and held not to be known: "it is from the missing plane", "whether it is from the missing plane cannot
        be confirmed". What the doubt takes as given (that the plane is missing) is not doubted."""
        tells, unsure = self._block.facts[i], self._block.facts[j]
        said = unsure.said - EPISTEMIC - UNKNOWN - BEING - GENERAL
        shared = said & self._wide[i]
        if unsure.event not in (None, "BE") and not unsure.act & self._implied(tells):
            return None
        if len(shared) < 2 or (tells.act - unsure.act) & said or self._block.about[i, j] < NEAR:
            return None
        if self._weights.share(shared, said) < KNOWN:
            return None
        return Denial(tells, unsure, "not-known", 0.7)

    def _accused(self) -> Iterator[Denial]:
        """Accusations that the accused denies: who is accused says, in words about the same, that it is not so."""
        told = (f for f in self._block.facts if f.modality == "fact" and f.act.isdisjoint(JUDGING))
        accusing = [f for f in told if f.event == "ACCUSE" or f.stance == "accuses"]
        for denies in self._block.facts:
            if denies.speaker is None or not (denies.stance == "denies" or denies.polarity == "negated"):
                continue
            for tells in accusing:
                about = (tells.context & denies.context) - {denies.speaker} - GENERAL
                accused = tells.parties if tells.stance == "accuses" or not tells.target else tells.target
                if denies.speaker in accused and not denies.open and tells.statement != denies.statement and about:
                    yield Denial(tells, denies, "accused-denies", 0.85)

    def _implied(self, fact: Fact) -> frozenset[str]:
        """What a fact names, and what that implies."""
        return fact.said.union(*(self._concepts.wider(term) for term in fact.said))

    def _widened(self, fact: Fact) -> frozenset[str]:
        """What a fact names and implies, and what it leaves behind."""
        implied = self._implied(fact)
        left = {"damage"} if fact.event == ASSAULT else set()
        for concept in (self._concepts.by_id.get(term) for term in implied):
            left |= concept.leaves if concept is not None else frozenset()
        return implied | left
