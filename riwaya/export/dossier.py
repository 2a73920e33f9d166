"""A story as one HTML file that a reporter opens, prints and mails: it needs no network and no other file."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from riwaya.export.files import replaced
from riwaya.export.labels import Interface, Labels
from riwaya.export.marks import displayable
from riwaya.export.source_view import source_views
from riwaya.export.tellings import Telling
from riwaya.export.together import Gathering
from riwaya.export.view import Article, StepView, article_view, step_view
from riwaya.export.wording import file_name, shown_date
from riwaya.store.keys import document_key
from riwaya.story.story import Story


class _InSomeLanguage(Protocol):
    @property
    def language(self) -> str | None: ...
    @property
    def direction(self) -> str: ...


def write_dossier(story: Story, path: Path | str, lang: Interface = "en") -> None:
    """Write the dossier of `story` to `path`, labels in `lang`; a file there is replaced whole or not at all.

    Raises `UsageError` where the file cannot be written.
    """
    page = render_dossier(story, lang)
    with replaced(Path(path), "the dossier") as file:
        file.write(page)


def render_dossier(story: Story, lang: Interface = "en") -> str:
    """The dossier as HTML, the same for the same story. It loads nothing and runs no script but its own."""
    labels = Labels(lang)
    articles: dict[str, Article] = {}
    compared = story.comparison()
    days = {day.document: day for day in compared.days}
    gathering = Gathering(compared, labels)
    for document in story.documents():  # once: each has to be unpacked
        key = document_key(document)
        articles[key] = article_view(document, labels, days.get(key))
        gathering.add(document)
    articles = dict(sorted(articles.items(), key=lambda item: (item[1].day is None, item[1].day)))
    sources = source_views(story, articles, labels)
    skipped = [(file_name(s.place), s.reason) for s in story.skipped()]
    environment = _environment()
    environment.globals["steps_of"] = lambda t: _steps(t, labels)
    style, script = _asset(environment, "dossier.css"), _asset(environment, "dossier.js")
    return environment.get_template("dossier.html").render(
        labels=labels,
        name=displayable(story.name) or labels["dossier"],
        built=story.built,
        articles=list(articles.values()),
        sources=sources,
        figures=_figures(story),
        together=gathering.together(articles),
        skipped=skipped,
        skipped_reasons=Counter(reason for _, reason in skipped).most_common(),
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
    )


def _steps(telling: Telling, labels: Labels) -> list[StepView]:
    """The chain of a telling; away from its article "this page" would say nothing."""
    steps = [step_view(step, telling.document, labels) for step in telling.steps]
    return [replace(steps[0], name=telling.page or labels["outlet_unknown"]), *steps[1:]]


def _figures(story: Story) -> list[tuple[str, int]]:
    counts = story.counts()
    return [
        ("n_articles", counts.documents),
        ("n_said", counts.statements),
        ("n_own", counts.own),
        ("n_unread", counts.unread),
        ("n_sources", counts.sources),
        ("n_skipped", counts.skipped),
    ]


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("riwaya.export"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_showable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["lang_of"] = _lang_of
    environment.filters["shown_date"] = shown_date
    return environment


def _showable(value: object) -> object:
    """Whatever a record holds, a page can show it (templates' own text comes as `Markup`)."""
    return displayable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _lang_of(thing: _InSomeLanguage) -> Markup:
    """The attributes `lang` and `dir` of a piece of text; an unknown language gets no `lang`."""
    lang = Markup('lang="{}" ').format(thing.language) if thing.language else Markup("")
    return lang + Markup('dir="{}"').format(thing.direction)


def _asset(environment: Environment, name: str) -> str:
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0]


def _policy(style: str, script: str) -> str:
    """Content security policy: this style and this script by their hashes, and nothing else from anywhere."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
