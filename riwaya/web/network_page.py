"""Who quotes whom."""

from __future__ import annotations

from riwaya.export.network import PAGE, Network, Tellers
from riwaya.records import Json
from riwaya.store.keys import name_key
from riwaya.web.pages import Asked, Page
from riwaya.web.views import Frame, frame_of

_LISTED = 300
"""Rows of the table."""


def network_page(asked: Asked) -> Page:
    """`/network`: outlets at the start, behind each teller those whom it has its words from."""
    frame = frame_of(asked, "network")
    tellers = Tellers(asked.held.comparison, asked.labels)
    seen: set[tuple[str, int]] = set()
    for row in frame.rows:
        if not row.own and (row.document, row.statement) not in seen:
            seen.add((row.document, row.statement))
            tellers.take(row.document, row.chain, row.tellers)
    chosen = _chosen(frame)
    net = tellers.view(asked.labels.direction == "rtl", chosen)
    sentences = [row for row in frame.rows if not row.own]
    shows = {
        **frame.shows(sentences),
        "net": net,
        "chosen": chosen,
        "rows": net.rows[:_LISTED] if net else (),
        "to": lambda id, name: frame.to(**_choice(id, name, frame)),
    }

    def record() -> Json:
        return frame.record(sentences) | (_record(net) if net else {"nodes": [], "links": []})

    return Page("network.html", asked.labels["network"], shows, record)


def _chosen(frame: Frame) -> frozenset[str]:
    """The nodes that the choice names: by their own id, or by that of the source whose page led here."""
    choice = frame.choice
    found = {f"{PAGE} {name_key(choice.outlet)}"} if choice.outlet else set()
    if choice.source:
        for row in frame.rows:
            found.update(frame.nodes_of(row, choice.source))
    return frozenset(found)


def _choice(id: str, name: str, frame: Frame) -> dict[str, str]:
    """What choosing a node sets: an outlet; where the page names none, its article; else a source."""
    if not id.startswith(f"{PAGE} "):
        return {"source": id}
    key = id.removeprefix(f"{PAGE} ")
    return {"article": key} if key in frame.asked.held.articles else {"outlet": name}


def _record(net: Network) -> Json:
    nodes: dict[str, Json] = {n.id: {"id": n.id, "name": n.name, "look": n.look} for n in net.nodes}
    links = [
        {"teller": e.ids[0], "origin": e.ids[1], "statements": e.statements, "articles": e.articles} for e in net.rows
    ]
    for edge in net.rows:
        for id, name in zip(edge.ids, (edge.teller, edge.origin), strict=True):
            nodes.setdefault(id, {"id": id, "name": name, "look": None})
    return {"nodes": list(nodes.values()), "links": links}
