"""A claim's chains as one tree: it starts where the claim started, and parts on the way to the pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from riwaya.comparison import Claim, Comparison, CopiedText
from riwaya.export.chain import Step, same_name
from riwaya.export.labels import Labels
from riwaya.export.tellings import Telling
from riwaya.export.view import StepView, step_view
from riwaya.store.keys import name_key, source_key

_AGENCIES = ("agency", "medium")


@dataclass(slots=True)
class Branch:
    """One teller: `told` are the pages that have it from here directly, `below` the tellers that pass it on."""

    step: StepView
    names: dict[str, None] = field(default_factory=dict)
    """Every wording of the name; the first is the one in `step`."""
    told: list[Telling] = field(default_factory=list)
    below: dict[str, Branch] = field(default_factory=dict)

    @property
    def others(self) -> tuple[str, ...]:
        """The further wordings."""
        return tuple(self.names)[1:]

    @property
    def denies(self) -> bool:
        """Whether what hangs on it is told not to be so, by a denial somewhere."""
        told = list(self._below())
        return all(t.negated or t.denial == "denied" for t in told) and any(t.denial == "denied" for t in told)

    def _below(self) -> Iterator[Telling]:
        yield from self.told
        for branch in self.branches:
            yield from branch._below()

    @property
    def branches(self) -> tuple[Branch, ...]:
        """Those that pass it on, in the order of the tellings."""
        return tuple(self.below.values())


class ClaimTree:
    """Grows the tree of one claim."""

    def __init__(self, claim: Claim, compared: Comparison, labels: Labels) -> None:
        self._claim, self._labels = claim, labels
        self._members: Mapping[tuple[str, str], str] = compared.members or {}
        self._called = {name_key(n): e.id for e in compared.entities for names in e.names.values() for n in names}
        self.unsourced: list[Telling] = []
        """Tellings in an outlet's own voice, behind which no page shows anybody."""
        self._roots: dict[str, Branch] = {}

    def grow(self, tellings: Sequence[Telling]) -> tuple[Branch, ...]:
        """The roots, in the order of the tellings."""
        for telling in tellings:
            steps = telling.steps[:0:-1]  # the deepest first, without the page
            if not steps:
                self.unsourced.append(telling)
                continue
            level = self._roots
            for place, step in enumerate(steps):
                branch = level.setdefault(self._key(telling.document, step, place == 0), self._branch(telling, step))
                branch.names.setdefault(step.name)
                level = branch.below
            if all(t.document != telling.document for t in branch.told):  # a page may tell it twice
                branch.told.append(telling)
        return tuple(self._roots.values())

    def _branch(self, telling: Telling, step: Step) -> Branch:
        return Branch(step_view(step, telling.document, self._labels))

    def _key(self, document: str, step: Step, deepest: bool) -> str:
        """What makes a teller of two pages one: the root that weighing found, the newsroom, the story's entity, the
        name. Unnamed people are one only where weighing says so."""
        roots = [r for r in self._claim.roots if document in r.documents and r.kind != "unknown"]
        named = [r for r in roots if same_name(r.name, step.name)]
        if named or (deepest and len(roots) == 1):
            return (named or roots)[0].id
        link = step.link
        if link is not None and not link.named:
            return source_key(document, link)
        gates = [g.name for g in self._claim.origins.through if document in g.documents]
        if len(gates) == 1 and (link is None or link.kind in _AGENCIES):
            return self._called.get(name_key(gates[0]), name_key(gates[0]))
        entity = self._members.get((document, link.entity or "")) if link else None
        return entity or self._called.get(name_key(step.name), name_key(step.name))


def folded(tellings: Sequence[Telling], copies: Sequence[CopiedText]) -> Iterator[tuple[Telling, tuple[Telling, ...]]]:
    """Tellings, each with those of the same text: what was printed first stands for its copies."""
    group = {key: number for number, copied in enumerate(copies) for key in copied.documents}
    gathered: dict[object, list[Telling]] = {}
    for telling in tellings:
        number = group.get(telling.document)
        gathered.setdefault((telling.document, telling.assertion) if number is None else number, []).append(telling)
    for first, *rest in gathered.values():
        yield first, tuple(rest)
