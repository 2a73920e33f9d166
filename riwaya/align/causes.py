"""What set an event going: the facts that tell it, over all articles, as answers to one question.

A fact answers where the page says that it brought the event about (`cause` slot), where what it tells of sets such
events going (who lights a fire), where it is an attack told to come shortly before, and where one who takes part
answers it with a promise ("send him; we shall step in").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from riwaya.align.facts import Fact
from riwaya.languages.concepts import Concepts
from riwaya.link.groups import Groups

EVENTFUL = frozenset({"MOBILIZE", "ASSAULT", "COERCE", "PROTEST", "SANCTION", "CASUALTY", "HAPPEN", "RETREAT", "AGREE"})
"""Categories of events of which the press asks what set them going."""

FAMILY = "set:"
"""How the key of an event begins that is known by what sets it going."""

TALKS = frozenset({"CONSULT", "REQUEST", "AGREE"})
"""Categories of what passes between two parties before one of them acts."""

ASSAULT, ATTACKS = "ASSAULT", frozenset({"attack", "hit"})
"""The category and the concepts of attacks."""

RULED_OUT = frozenset({"exclude", "deny"})
"""Acts whose clause takes back what it names."""

TOLD = ("fact", "possible")


@dataclass(frozen=True, slots=True)
class Cause:
    """`answer` tells what set the event `effect` going; `key`: the event, equal for one over all articles."""

    key: str
    answer: Fact
    effect: Fact | None
    rule: str


def find_causes(facts: Sequence[Fact], concepts: Concepts) -> list[Cause]:
    """Every answer, by the event and the answer's id; of two rules for one answer the first of this module's."""
    by_id = {f.id: f for f in facts}
    happened = _happened(facts)
    found = [*_said(facts, by_id), *_promised(facts)]
    found += [*_setting(facts, happened, concepts), *_shortly_before(facts, happened, concepts)]
    found += _between_the_same(facts, found)
    events: Groups[str] = Groups()
    for a, b in _same_events(found):
        events.join(a, b)
    out: dict[tuple[str, str], Cause] = {}
    names: dict[str, str] = {}
    for cause in sorted(found, key=lambda c: c.key):
        names.setdefault(events.find(cause.key), cause.key)
    for cause in found:
        key = names[events.find(cause.key)]
        out.setdefault((key, cause.answer.id), Cause(key, cause.answer, cause.effect, cause.rule))
    return [out[k] for k in sorted(out)]


def _said(facts: Sequence[Fact], by_id: dict[str, Fact]) -> Iterator[Cause]:
    """Effects whose clause names what brought them about."""
    for effect in facts:
        if effect.event in EVENTFUL and effect.polarity == "affirmed":
            for id in effect.causes:
                answer = by_id.get(id)
                if answer is not None and answer.polarity == "affirmed" and answer.event != effect.event:
                    yield Cause(_event(effect), answer, effect, "said-to-cause")


def _promised(facts: Sequence[Fact]) -> Iterator[Cause]:
    """Effects that one who takes part promises when he is told or asked something: the clause before his words, of
    which he is the target, set it going."""
    for before, effect in zip(facts, facts[1:], strict=False):
        if effect.document != before.document or effect.event not in EVENTFUL or effect.modality != "planned":
            continue
        answered = effect.parent == before.statement and effect.speaker is not None
        if answered and effect.speaker in before.target and effect.event != before.event:
            yield Cause(_event(effect), _whole(before, facts), effect, "promised-in-answer")


def _whole(fact: Fact, facts: Sequence[Fact]) -> Fact:
    """The clause that a clause completes ("he sent an envoy to meet him" for "to meet him"), else itself."""
    around = [
        f
        for f in facts
        if f.document == fact.document and f.span.start <= fact.span.start and fact.span.end <= f.span.end
    ]
    return max(around, key=lambda f: f.span.end - f.span.start)


def _setting(facts: Sequence[Fact], happened: Set[str], concepts: Concepts) -> Iterator[Cause]:
    """Facts that tell of what sets fires, blasts and the like going, where articles tell of such an event."""
    for fact in facts:
        if fact.polarity != "affirmed" or fact.modality not in TOLD or fact.act & RULED_OUT:
            continue
        for term in sorted(fact.terms):
            if concepts.sets_going(term) & happened:
                yield Cause(f"{FAMILY}{concepts.family(term)}", fact, None, "sets-going")
                break


def _shortly_before(facts: Sequence[Fact], happened: Set[str], concepts: Concepts) -> Iterator[Cause]:
    """Attacks told to come minutes or hours before what can be set going."""
    for fact in facts:
        if is_attack(fact, concepts) and fact.shortly and fact.polarity == "affirmed" and fact.modality in TOLD:
            for term in sorted(fact.context & happened):
                if concepts.family(term):
                    yield Cause(f"{FAMILY}{concepts.family(term)}", fact, None, "shortly-before")
                    break


def _between_the_same(facts: Sequence[Fact], found: Sequence[Cause]) -> Iterator[Cause]:
    """What a source tells of the same two whom the page, in its own voice, makes the movers: who persuaded whom stands
    in the headline, what passed between them in the words of him who knows."""
    movers = [c for c in found if c.answer.own and c.answer.actor and c.answer.target]
    for fact in facts:
        if fact.own or fact.event not in TALKS or fact.polarity != "affirmed" or fact.modality != "fact":
            continue
        for cause in movers:
            told = cause.answer
            parties = fact.actor | fact.target
            if fact.document == told.document and told.actor & parties and told.target & parties:
                yield Cause(cause.key, fact, cause.effect, "between-the-same")


def is_attack(fact: Fact, concepts: Concepts) -> bool:
    """Whether a fact tells of an attack, by its category or by its words."""
    if fact.event == ASSAULT:
        return True
    return not ATTACKS.isdisjoint(w for t in fact.terms for w in (t, *concepts.wider(t)))


def _happened(facts: Sequence[Fact]) -> frozenset[str]:
    """What two articles or more tell to have happened, as concepts."""
    told: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        if fact.polarity == "affirmed":
            for act in fact.act:
                told[act].add(fact.document)
    return frozenset(act for act, documents in told.items() if len(documents) > 1)


def _event(effect: Fact) -> str:
    """One event of one article: its category, and its clause."""
    return f"{effect.event}:{effect.id}"


def _same_events(found: Sequence[Cause]) -> Iterator[tuple[str, str]]:
    """Events that are one over the articles: of one category, with a place or a party in common."""
    effects = {c.key: c.effect for c in found if c.effect is not None}
    by_party: dict[tuple[str | None, str], str] = {}
    for key, effect in sorted(effects.items()):
        for party in sorted(effect.places | effect.actor | effect.act):
            first = by_party.setdefault((effect.event, party), key)
            yield first, key
