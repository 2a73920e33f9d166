"""What the dossier shows of the articles together; gathered in one pass over them, since each has to be unpacked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from riwaya.comparison import Comparison
from riwaya.export.copied import Copies, CopyView
from riwaya.export.disputes import Dispute, disputes, name_in
from riwaya.export.labels import Labels
from riwaya.export.marks import displayable
from riwaya.export.matrix import Matrix, matrix
from riwaya.export.matters import GROUPS
from riwaya.export.network import Network, Tellers
from riwaya.export.tellings import Teller
from riwaya.export.timeline import Timeline, Times
from riwaya.export.view import Article
from riwaya.export.world_map import MapView, Places
from riwaya.model import Document
from riwaya.store.keys import document_key


@dataclass(frozen=True, slots=True)
class Naming:
    """What articles call one group or person: each name with the articles that use it."""

    entity: str
    terms: tuple[tuple[str, tuple[Article, ...]], ...]


@dataclass(frozen=True, slots=True)
class DriftView:
    """One speech, given to sources that are described differently."""

    words: str
    labels: tuple[tuple[str, Article], ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Everything. `groups`: the disputes, in the order of the page."""

    groups: Mapping[str, Sequence[Dispute]]
    timeline: Timeline | None
    map: MapView | None
    network: Network | None
    matrix: Matrix | None
    columns: tuple[Article, ...]
    """The articles of the matrix: by date, known or probable."""
    copies: tuple[CopyView, ...]
    namings: tuple[Naming, ...]
    drift: tuple[DriftView, ...]

    @property
    def disputed(self) -> int:
        """How many questions the articles answer differently."""
        return sum(len(self.groups[group]) for group in GROUPS)


class Gathering:
    """One pass over the articles of a story."""

    def __init__(self, compared: Comparison, labels: Labels) -> None:
        self._compared, self._labels = compared, labels
        self._teller = Teller(compared.claims, compared.days)
        self._times, self._places = Times(), Places(labels.language)
        self._tellers = Tellers(compared, labels)
        self._copies = Copies(compared)

    def add(self, document: Document) -> None:
        """Take note of one article."""
        key = document_key(document)
        self._teller.add(document)
        self._times.add(key, document)
        self._places.add(key, document)
        self._tellers.add(key, document)
        self._copies.add(key, document)

    def together(self, articles: Mapping[str, Article]) -> Together:
        """What was gathered; `articles` by key, in the order of the page."""
        compared, labels, found = self._compared, self._labels, self._teller.found
        mirrored = labels.direction == "rtl"
        by_day = sorted(articles, key=lambda key: articles[key].day or "~")  # no day comes last
        return Together(
            groups=disputes(compared, found, labels),
            timeline=self._times.view(found, mirrored),
            map=self._places.view(),
            network=self._tellers.view(mirrored),
            matrix=matrix(compared, found, by_day, labels) if len(articles) > 1 else None,
            columns=tuple(articles[key] for key in by_day),
            copies=self._copies.view(articles, labels),
            namings=tuple(_namings(compared, articles, labels)),
            drift=tuple(
                DriftView(displayable(d.words), tuple((displayable(x), articles[key]) for key, x in d.labels))
                for d in compared.drift
            ),
        )


def _namings(compared: Comparison, articles: Mapping[str, Article], labels: Labels) -> list[Naming]:
    """The names that claims list, by whom or what they mean."""
    entities = {e.id: e for e in compared.entities}
    found: dict[str, dict[str, dict[str, None]]] = {}
    for claim in compared.claims:
        for called in claim.called:
            entity = entities.get(called.entity or "")
            whom = name_in(entity, labels.language) if entity else ""
            found.setdefault(whom, {}).setdefault(displayable(called.term), {}).update(dict.fromkeys(called.documents))
    return [
        Naming(whom, tuple((term, tuple(articles[key] for key in keys)) for term, keys in sorted(terms.items())))
        for whom, terms in sorted(found.items())
    ]
