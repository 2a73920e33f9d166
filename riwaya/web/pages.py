"""How a page is made: a view says what it shows; here it becomes HTML, and JSON at the same address with `.json`."""

from __future__ import annotations

import gettext
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from jinja2 import ChoiceLoader, Environment, PackageLoader
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from riwaya.export.labels import Interface, Labels
from riwaya.export.templating import environment, told_steps
from riwaya.web.language import COOKIE, LANGUAGES, OWN_NAMES, language_of, translations
from riwaya.web.links import anchor_of, href
from riwaya.web.shelf import Held, Shelf
from riwaya.web.statics import Statics
from riwaya.web.uploads import MOST
from riwaya.web.work import Work

T = TypeVar("T")
PAGE = 50
"""Rows of a list on one page."""


@dataclass(frozen=True)
class Slice(Generic[T]):
    """One page of a list; `number` counts from 1."""

    items: Sequence[T]
    number: int
    pages: int
    total: int


@dataclass(frozen=True)
class Asked:
    """A request as views see it: the story as it stands, and the language to answer in."""

    request: Request
    shelf: Shelf
    language: Interface
    labels: Labels
    words: gettext.NullTranslations
    work: Work
    allow_fetch: bool = False
    """Whether pages may be fetched from the web."""

    @cached_property
    def held(self) -> Held:
        """The story as it stands when it is first asked for."""
        return self.shelf.held()

    def say(self, message: str) -> str:
        """A message of the workbench's own in the language of the interface."""
        return self.words.gettext(message)

    def slice(self, items: Sequence[T], size: int = PAGE) -> Slice[T]:
        """The part of a list that `?page=` asks for; a number that is none, or too high, is brought into range."""
        asked = self.request.query_params.get("page", "1")
        pages = max(1, math.ceil(len(items) / size))
        number = min(max(int(asked), 1), pages) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
        return Slice(items[(number - 1) * size : number * size], number, pages, len(items))


@dataclass(frozen=True)
class Page:
    """What a view gives: the template's name and what it draws; `record` makes the JSON twin."""

    template: str
    title: str
    shows: Mapping[str, Any]
    record: Callable[[], Any]
    status: int = field(default=200)
    go: str = ""
    """Where a browser is led instead: the address under which this page is to be kept."""


View = Callable[..., Page]
"""`view(asked, **parts of the path)`. Raises `HTTPException(404)` for what is not there."""


@dataclass(frozen=True)
class Done:
    """What an action gives: the address of the page to show next, and what programs are told."""

    go: str
    record: Mapping[str, Any] = field(default_factory=dict)


Action = Callable[..., Done | Page]
"""`action(asked, form, **parts of the path)`: changes something. Raises `HTTPException` with a reason in the language
of the interface for what cannot be done, or gives the page with the form again, filled in, and what is wrong."""

_FORM_TEXT = 20_000_000
"""Bytes that one field of a form may hold: as much as a file that is one article."""


def back(form: FormData, otherwise: str) -> str:
    """The page that a form came from, as its field `back` says; only a path of ours counts."""
    wanted = form.get("back")
    ours = isinstance(wanted, str) and wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    return str(wanted) if ours else otherwise


class Site:
    """Draws pages in every language."""

    def __init__(self, shelf: Shelf, statics: Statics, allow_fetch: bool = False) -> None:
        self.shelf, self.statics = shelf, statics
        self.work = Work(shelf.path, shelf.warm)
        shelf.uncompared = self.work.compare
        self.allow_fetch = allow_fetch
        self._drawing = {language: _environment(language, statics) for language in LANGUAGES}
        self._labels = {language: Labels(language) for language in LANGUAGES}

    def add(self, app: FastAPI, path: str, view: View) -> None:
        """A page and its twin. The twin comes first: `{id}` would take its ending too."""

        def twin(request: Request) -> Response:
            page = view(self.asked(request), **request.path_params)
            return JSONResponse(page.record(), page.status)

        def drawn(request: Request) -> Response:
            asked = self.asked(request)
            page = view(asked, **request.path_params)
            return RedirectResponse(page.go, 303) if page.go else self.draw(asked, page)

        app.router.add_route(f"{path}.json", twin, ["GET", "HEAD"])
        app.router.add_route(path, drawn, ["GET", "HEAD"])

    def act(self, app: FastAPI, path: str, action: Action) -> None:
        """A form's address. A browser is led on to the page that the action names; who accepts JSON is answered so."""

        async def posted(request: Request) -> Response:
            async with request.form(max_files=MOST, max_part_size=_FORM_TEXT) as form:
                return await run_in_threadpool(lambda: self._acted(request, form, action))

        app.router.add_route(path, posted, ["POST"])

    def _acted(self, request: Request, form: FormData, action: Action) -> Response:
        asked = self.asked(request)
        done = action(asked, form, **request.path_params)
        wants_json = "application/json" in request.headers.get("accept", "")
        if isinstance(done, Page):
            return JSONResponse(done.record(), done.status) if wants_json else self.draw(asked, done)
        return JSONResponse({"go": done.go, **done.record}) if wants_json else RedirectResponse(done.go, 303)

    def asked(self, request: Request) -> Asked:
        """The request with all that a view needs."""
        language = language_of(request)
        words = translations(language)
        return Asked(request, self.shelf, language, self._labels[language], words, self.work, self.allow_fetch)

    def draw(self, asked: Asked, page: Page) -> Response:
        """A page as HTML."""
        return self.html(asked.request, page.template, page.status, asked.held, {**page.shows, "title": page.title})

    def html(
        self, request: Request, template: str, status: int, held: Held | None, shows: Mapping[str, Any]
    ) -> Response:
        """A template as HTML; without a story (`held`) where it could not be opened."""
        language = language_of(request)
        text = (
            self._drawing[language]
            .get_template(template)
            .render(
                shows,
                held=held,
                jobs=[job.record() for job in self.work.jobs],
                href=partial(href, sources=held.source_ids if held else None),
                here=_Here(request),
                twin=f"{request.url.path}.json?{request.url.query}".rstrip("?"),
            )
        )
        answer = HTMLResponse(text, status, headers={"vary": "cookie, accept-language", "content-language": language})
        if request.query_params.get("lang") in LANGUAGES:
            answer.set_cookie(COOKIE, language, max_age=365 * 24 * 3600, httponly=True, samesite="lax")
        return answer


class _Here:
    """The address of this page, to be changed in one part."""

    def __init__(self, request: Request) -> None:
        self._path, self._query = request.url.path, dict(request.query_params)

    def __call__(self, **changed: object) -> str:
        """This page with another `page`, `lang` …; the language is not kept: the browser remembers it."""
        kept = {name: value for name, value in self._query.items() if name != "lang"}
        return f"{self._path}?{urlencode(kept | changed)}"

    @property
    def path(self) -> str:
        """Without the query."""
        return self._path


def _environment(language: Interface, statics: Statics) -> Environment:
    """The workbench's templates, and the parts that it shares with the dossier."""
    labels = Labels(language)
    made = environment(ChoiceLoader([PackageLoader("riwaya.web"), PackageLoader("riwaya.export")]), ["jinja2.ext.i18n"])
    made.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    made.globals |= {
        "labels": labels,
        "href": href,
        "anchor_of": anchor_of,
        "static": statics.address,
        "steps_of": lambda telling: told_steps(telling, labels),
        "languages": OWN_NAMES,
    }
    made.globals["beside_answer"] = made.get_template("_answer.html").module.beside  # type: ignore[attr-defined]
    return made
