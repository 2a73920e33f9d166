"""Frozen dataclasses ⇄ JSON-ready values, by their type hints. For records that Riwaya writes and reads itself."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")

Decoder = Callable[[Any], Any]


def encode(value: object) -> Any:
    """Dataclasses become lists of their fields in order, mappings lists of pairs, tuples lists."""
    if isinstance(value, str):
        return value
    names = _fields(type(value))  # type: ignore[arg-type]
    if names is not None:
        return [encode(getattr(value, name)) for name in names]
    if isinstance(value, tuple | list):
        return [encode(v) for v in value]
    if isinstance(value, Mapping):
        return [[encode(k), encode(v)] for k, v in value.items()]
    return value


def decode(kind: type[T], value: Any) -> T:
    """The inverse of `encode` for a dataclass. Raises `TypeError` or `ValueError` on what is none."""
    return _decoder(kind)(value)  # type: ignore[no-any-return, arg-type]


@lru_cache(maxsize=256)
def _decoder(kind: Any) -> Decoder:
    """What decodes values of one type: made once, since a story holds many of each."""
    origin, inner = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return _record(kind)  # type: ignore[arg-type]
    if origin in (Union, types.UnionType):
        known = _decoder(next(k for k in inner if k is not type(None)))
        return lambda value: None if value is None else known(value)
    if origin is tuple:
        return _tuple(inner)
    if origin is not None and origin is not Literal and issubclass(origin, Mapping):
        key, held = _decoder(inner[0]), _decoder(inner[1])
        return lambda value: {key(k): held(v) for k, v in value}
    return _as_it_is


def _record(kind: type) -> Decoder:
    hints = get_type_hints(kind)
    parts = [_decoder(hints[f.name]) for f in fields(kind)]
    return lambda value: kind(*[part(v) for part, v in zip(parts, value, strict=True)])


def _tuple(inner: tuple[Any, ...]) -> Decoder:
    if len(inner) == 2 and inner[1] is Ellipsis:
        part = _decoder(inner[0])
        return tuple if part is _as_it_is else lambda value: tuple([part(v) for v in value])
    parts = [_decoder(k) for k in inner]
    return lambda value: tuple([part(v) for part, v in zip(parts, value, strict=True)])


def _as_it_is(value: Any) -> Any:
    return value


@lru_cache(maxsize=256)
def _fields(kind: type) -> tuple[str, ...] | None:
    """The names of a dataclass's fields; None for another type."""
    return tuple(f.name for f in fields(kind)) if is_dataclass(kind) else None
