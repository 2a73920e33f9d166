"""What corrections name, wherever it stands in their records: words of documents, and clauses by their ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from riwaya.corrections import Correction

MADE_ON = "made_on"
"""The field of `about` that holds what is known of the documents that a correction names."""


def is_span(value: Any) -> bool:
    return isinstance(value, Mapping) and {"start", "end", "text"} <= value.keys()


def with_spans(value: Any, moved: Callable[[Mapping[str, Any]], Any]) -> Any:
    if is_span(value):
        return moved(value)
    if isinstance(value, Mapping):
        return {k: with_spans(v, moved) for k, v in value.items()}
    return [with_spans(v, moved) for v in value] if isinstance(value, list) else value


def places(c: Correction) -> Iterator[tuple[str, str, int, int]]:
    """Words that a correction names: key and id of their document, start, end."""
    for side in ("one", "other"):
        named = c.about.get(side)
        for m in named.get("mentions", ()) if isinstance(named, Mapping) else ():
            if is_span(m):
                yield str(m.get("document")), str(m.get("id")), m["start"], m["end"]
    if c.document is not None:
        about = {k: v for k, v in c.about.items() if k != MADE_ON}
        for span in spans(([about], c.after)):
            yield (*c.document, span["start"], span["end"])


def spans(value: Any) -> Iterator[Mapping[str, Any]]:
    if is_span(value):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from spans(inner)


_LISTS = ("assertions", "apart", "shown")
"""Fields that hold ids of clauses, or two lists of them."""


def clauses(about: Any) -> Iterator[str]:
    """The ids of the clauses that a correction names."""
    if isinstance(about, Mapping):
        for field, value in about.items():
            if field in _LISTS and isinstance(value, (list, tuple)):
                yield from (id for x in value for id in ([x] if isinstance(x, str) else x))
            elif field != MADE_ON:
                yield from clauses(value)
    elif isinstance(about, (list, tuple)):
        for inner in about:
            yield from clauses(inner)


def with_clauses(about: Any, moved: Mapping[str, tuple[str, ...]]) -> Any:
    """The same with the clauses of other states beside those that are named."""
    if isinstance(about, Mapping):
        return {
            field: value
            if field == MADE_ON
            else _longer(value, moved)
            if field in _LISTS and isinstance(value, (list, tuple))
            else with_clauses(value, moved)
            for field, value in about.items()
        }
    return [with_clauses(x, moved) for x in about] if isinstance(about, (list, tuple)) else about


def _longer(value: Iterable[Any], moved: Mapping[str, tuple[str, ...]]) -> list[Any]:
    value = list(value)
    if any(not isinstance(x, str) for x in value):
        return [_longer(x, moved) if isinstance(x, (list, tuple)) else x for x in value]
    return list(dict.fromkeys((*value, *(id for x in value for id in moved.get(x, ())))))


def pinned_to(about: Mapping[str, Any]) -> str:
    """What is equal for notes on one statement, in whatever file it is."""
    return f"{about['id']} {about['span']['start']} {about['span']['end']}"
