"""What every page of ours needs to draw records: the dossier is one page, the workbench many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from jinja2 import BaseLoader, Environment, StrictUndefined
from markupsafe import Markup

from riwaya.export.disputes import in_words
from riwaya.export.labels import Labels
from riwaya.export.marks import displayable
from riwaya.export.tellings import Telling
from riwaya.export.view import StepView, step_view


class _InSomeLanguage(Protocol):
    @property
    def language(self) -> str | None: ...
    @property
    def direction(self) -> str: ...


def environment(loader: BaseLoader, labels: Labels, extensions: Sequence[str] = ()) -> Environment:
    """Templates that escape whatever a record holds, and fail where a name is unknown. What they write of numbers and
    dates themselves goes through `num` (digits), `shown_date` (in words) or `day` (in figures)."""
    made = Environment(
        loader=loader,
        extensions=extensions,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_showable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["lang_of"] = _lang_of
    made.globals["labels"] = labels
    made.filters |= {"num": labels.number, "shown_date": labels.date, "day": labels.day}
    made.filters["in_words"] = lambda value: in_words(value, labels)
    return made


def told_steps(telling: Telling, labels: Labels) -> list[StepView]:
    """The chain of a telling; away from its article "this page" would say nothing."""
    steps = [step_view(step, telling.document, labels) for step in telling.steps]
    return [replace(steps[0], name=telling.page or labels["outlet_unknown"]), *steps[1:]]


def _showable(value: object) -> object:
    """Whatever a record holds, a page can show it (templates' own text comes as `Markup`)."""
    return displayable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _lang_of(thing: _InSomeLanguage) -> Markup:
    """The attributes `lang` and `dir` of a piece of text; an unknown language gets no `lang`."""
    lang = Markup('lang="{}" ').format(thing.language) if thing.language else Markup("")
    return lang + Markup('dir="{}"').format(thing.direction)
