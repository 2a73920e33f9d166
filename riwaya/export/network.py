"""Who quotes whom: outlets at one side, and behind each teller those whom it has its words from. Laid out here, the
same for the same story; no script moves anything."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from riwaya.comparison import Comparison
from riwaya.export.chain import Step, reading_chain, same_name
from riwaya.export.disputes import name_in
from riwaya.export.labels import Labels
from riwaya.export.marks import displayable
from riwaya.model import Document
from riwaya.store.keys import name_key, source_key
from riwaya.story.speakers import bearers_of

WIDTH = 960
_ROW, _TOP = 34, 26
_BOX, _TALL = 178, 26
_SOURCES, _OUTLETS = 30, 16
"""Nodes that are drawn: the ones with most statements; the list has them all."""
_LETTERS = 22
_LAYERS = 4
_OUTLETS_ARE = ("agency", "medium")
PAGE = "page"
"""How the id of an outlet's node begins."""


@dataclass(frozen=True, slots=True)
class Node:
    """An outlet (`look`: `page`) or a source (`named`, `unnamed`); `x`, `y`: the left upper corner of its box."""

    id: str
    name: str
    short: str
    look: str
    x: float
    y: float
    statements: int = 0
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """One teller has words from another: in so many statements, of so many articles."""

    teller: str
    origin: str
    statements: int
    articles: int
    path: str = ""
    thick: float = 1.0
    ids: tuple[str, str] = ("", "")
    """Of the two nodes."""


@dataclass(frozen=True, slots=True)
class Network:
    """`edges`: those that are drawn; `rows`: all of them, the strongest first."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    rows: tuple[Edge, ...]
    height: int
    width: int = WIDTH
    box: int = _BOX
    tall: int = _TALL


@dataclass(slots=True)
class _Gathered:
    names: Counter[str] = field(default_factory=Counter)
    named: bool = True
    layer: int = 0
    statements: int = 0
    documents: set[str] = field(default_factory=set)

    def name(self, unnamed: str) -> str:
        found = min(self.names, key=lambda n: (-self.names[n], -len(n), n)) if self.names else ""
        return displayable(found) or unnamed


Credits = tuple[tuple[str, tuple[str, ...]], ...]
"""Whom an article, or a caption, is credited to, with the ids of the article's entities that bear the name."""


def credits_of(document: Document) -> Credits:
    """Whom a document, or one of its captions, is credited to."""
    credits = [*document.origin, *(b.credit for b in document.blocks if b.credit)]
    return tuple((c.name, tuple(e.id for e in document.entities if same_name(e.name, c.name))) for c in credits)


def teller_ids(
    key: str,
    steps: Sequence[Step],
    members: Mapping[tuple[str, str], str],
    credits: Credits,
    bearers: Mapping[str, str],
) -> tuple[str, ...]:
    """What is equal for equal tellers of a chain: the story's entity where there is one, else a name. `bearers`: the
    entities that names mean, wherever they stand (`story.speakers.bearers_of`)."""
    return tuple(_id(key, step, members, credits, bearers) for step in steps)


def _is_page(step: Step, page: Step) -> bool:
    """Whether a teller is the outlet on whose page this stands: it has nothing from itself."""
    ours = step.role == "origin" or step.link is not None and step.link.kind in _OUTLETS_ARE
    return ours and same_name(step.name, page.name)


def _id(
    key: str, step: Step, members: Mapping[tuple[str, str], str], credits: Credits, bearers: Mapping[str, str]
) -> str:
    if step.role == "page":
        return f"{PAGE} {name_key(step.name) or key}"
    if step.link is None:
        known = (members[key, id] for name, ids in credits if name == step.name for id in ids if (key, id) in members)
        return next(known, bearers.get(name_key(step.name)) or f"origin {name_key(step.name)}")
    entity = members.get((key, step.link.entity or "")) if step.link.named else None
    return entity or source_key(key, step.link)


class Tellers:
    """Gathers who has what from whom, a document at a time. Whom the story's articles call by several names is one."""

    def __init__(self, compared: Comparison, labels: Labels) -> None:
        self._labels = labels
        self._unnamed, self._no_outlet = labels["unnamed"], labels["outlet_unknown"]
        self._members = compared.members or {}
        self._entities = {e.id: e for e in compared.entities}
        self._bearers = bearers_of(compared.entities)
        self._nodes: dict[str, _Gathered] = defaultdict(_Gathered)
        self._edges: dict[tuple[str, str], list[str]] = defaultdict(list)

    def add(self, key: str, document: Document) -> None:
        """Take note of the chains of a document; its own voice is nobody's quotation."""
        credits = credits_of(document)
        for said in document.statements:
            if said.mode != "own":
                steps = reading_chain(document, said)
                self.take(key, steps, teller_ids(key, steps, self._members, credits, self._bearers))

    def take(self, key: str, steps: Sequence[Step], tellers: Sequence[str]) -> None:
        """Take note of one statement of the document `key`."""
        (first, page), *rest = zip(steps, tellers, strict=True)
        self._note(key, page, first, 0)
        depth, before = {page: 0}, page
        several = sum(step.role == "origin" for step in steps) > 1
        for step, id in rest:
            if _is_page(step, first):
                continue
            if id not in depth:
                depth[id] = depth[before] + 1
                self._note(key, id, step, depth[id])
                self._edges[before, id].append(key)
            # Of two agencies that an article is credited to neither has it from the other, nor is it known which of
            # them has the words from the speaker. Who passes on what comes back to them is met a second time.
            if not (several and step.role == "origin"):
                before = id

    def _note(self, key: str, id: str, step: Step, layer: int) -> None:
        node = self._nodes[id]
        node.layer = max(node.layer, min(layer, _LAYERS - 1))
        node.names["" if step.hidden else step.name or self._no_outlet] += 1
        node.named = node.named and (step.link is None or step.link.named)
        node.statements += 1
        node.documents.add(key)

    def view(self, mirrored: bool = False, first: Collection[str] = ()) -> Network | None:
        """The network; None where nobody quotes anybody. `mirrored`: the outlets stand at the right; `first`: nodes
        that are drawn whatever others there are."""
        if not self._edges:
            return None
        kept = self._kept(first)
        drawn = {pair: keys for pair, keys in self._edges.items() if kept.issuperset(pair)}
        touched = {id for pair in drawn for id in pair}
        layers = self._layers(sorted(touched), drawn)
        places = _places(layers, mirrored)
        height = _TOP + max((len(layer) for layer in layers), default=1) * _ROW
        nodes = [self._node(id, *places[id]) for layer in layers for id in layer]
        edges = [self._edge(pair, keys, places, mirrored) for pair, keys in sorted(drawn.items())]
        rows = sorted(
            (self._edge(pair, keys, {}, mirrored) for pair, keys in self._edges.items()),
            key=lambda e: (-e.articles, -e.statements, e.teller, e.origin),
        )
        return Network(tuple(nodes), tuple(edges), tuple(rows), height)

    def _kept(self, first: Collection[str]) -> set[str]:
        def rank(id: str) -> tuple[bool, int, int, str]:
            return (id not in first, -len(self._nodes[id].documents), -self._nodes[id].statements, id)

        pages = sorted((id for id, n in self._nodes.items() if n.layer == 0), key=rank)
        others = sorted((id for id, n in self._nodes.items() if n.layer), key=rank)
        return {*pages[:_OUTLETS], *others[:_SOURCES]}

    def _layers(self, ids: Sequence[str], edges: Iterable[tuple[str, str]]) -> list[list[str]]:
        """The nodes by distance from the page, each layer in the order of those before it that it is tied to."""
        tied: dict[str, list[str]] = defaultdict(list)
        for teller, origin in edges:
            tied[origin].append(teller)
            tied[teller].append(origin)
        layers: list[list[str]] = [[] for _ in range(_LAYERS)]
        for id in ids:
            layers[self._nodes[id].layer].append(id)
        layers = [layer for layer in layers if layer]
        at: dict[str, float] = {}
        layers[0].sort(key=lambda id: (-self._nodes[id].statements, id))
        for layer in layers:
            if layer is not layers[0]:
                layer.sort(
                    key=lambda id: (_mean([at[t] for t in tied[id] if t in at]), -self._nodes[id].statements, id)
                )
            at |= {id: (i + 0.5) / len(layer) for i, id in enumerate(layer)}
        return layers

    def _node(self, id: str, x: float, y: float) -> Node:
        node = self._nodes[id]
        name = self._name(id)
        short = name if len(name) <= _LETTERS else name[: _LETTERS - 1].rstrip() + "…"
        look = "page" if id.startswith(f"{PAGE} ") else "named" if node.named else "unnamed"
        return Node(id, name, short, look, x, y, node.statements, len(node.documents))

    def _name(self, id: str) -> str:
        if id in self._entities:
            return name_in(self._entities[id], self._labels.language)
        return self._nodes[id].name(self._unnamed)

    def _edge(
        self, pair: tuple[str, str], keys: Sequence[str], places: dict[str, tuple[float, float]], mirrored: bool
    ) -> Edge:
        teller, origin = map(self._name, pair)
        path = _path(places[pair[0]], places[pair[1]], mirrored) if places else ""
        return Edge(teller, origin, len(keys), len(set(keys)), path, min(1.0 + len(keys) / 3, 6.0), pair)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 1.0


def _places(layers: Sequence[Sequence[str]], mirrored: bool) -> dict[str, tuple[float, float]]:
    most = max(len(layer) for layer in layers)
    apart = (WIDTH - _BOX) / max(len(layers) - 1, 1)
    out = {}
    for i, layer in enumerate(layers):
        x = i * apart
        for j, id in enumerate(layer):
            y = _TOP / 2 + (j + 0.5) * most * _ROW / len(layer) - _TALL / 2
            out[id] = (round(WIDTH - _BOX - x if mirrored else x, 1), round(y, 1))
    return out


def _path(teller: tuple[float, float], origin: tuple[float, float], mirrored: bool) -> str:
    """From the side of the teller that faces away from the page to the near side of its origin."""
    start, end = (teller[0], origin[0] + _BOX) if mirrored else (teller[0] + _BOX, origin[0])
    y, z = teller[1] + _TALL / 2, origin[1] + _TALL / 2
    bend = (end - start) / 2 if abs(end - start) > 20 else (-40 if mirrored else 40)
    return f"M{start:g} {y:g}C{start + bend:g} {y:g} {end - bend:g} {z:g} {end:g} {z:g}"
