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
from jinja2 import ChoiceLoader, Environment, PackageLoader, pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from riwaya.corrections import Correction
from riwaya.export.labels import Interface, Labels
from riwaya.export.templating import environment, told_steps
from riwaya.web.keeping import Keeping
from riwaya.web.language import (
    COOKIE,
    DIGITS,
    DIGITS_COOKIE,
    KEYS_COOKIE,
    LANGUAGES,
    OWN_NAMES,
    USUAL,
    digits_of,
    keys_of,
    language_of,
    translations,
)
from riwaya.web.links import anchor_of, href
from riwaya.web.shelf import Held, Shelf
from riwaya.web.statics import Statics
from riwaya.web.uploads import MOST
from riwaya.web.work import Work

T = TypeVar("T")
_YEAR = 365 * 24 * 3600
PAGE = 50
"""Rows of a list on one page."""


@dataclass(frozen=True)
class Slice(Generic[T]):
    """One page of a list; `number` counts from 1."""

    items: Sequence[T]
    number: int
    pages: int
    total: int


def sliced(items: Sequence[T], asked: str, size: int) -> Slice[T]:
    """The part of a list that an address asks for by its number."""
    pages = max(1, math.ceil(len(items) / size))
    number = min(max(int(asked), 1), pages) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
    return Slice(items[(number - 1) * size : number * size], number, pages, len(items))


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

    @cached_property
    def keeping(self) -> Keeping:
        """What of it lies in the notebook."""
        return Keeping(self.held)

    def say(self, message: str, **values: object) -> str:
        """A message of the workbench's own in the language of the interface, numbers in its digits."""
        said = self.words.gettext(message)
        return said % {name: self.labels.filled(value) for name, value in values.items()} if values else said

    def slice(self, items: Sequence[T], size: int = PAGE) -> Slice[T]:
        """The part of a list that `?page=` asks for; a number that is none, or too high, is brought into range."""
        return sliced(items, self.request.query_params.get("page", "1"), size)


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
    cookies: Mapping[str, str] = field(default_factory=dict)
    """What the browser is to remember; an empty value is forgotten."""


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
        self._labels = {(code, digits): Labels(code, digits) for code in LANGUAGES for digits in DIGITS}
        self._drawing = {chosen: _environment(labels, statics) for chosen, labels in self._labels.items()}

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
        answer = JSONResponse({"go": done.go, **done.record}) if wants_json else RedirectResponse(done.go, 303)
        for name, value in done.cookies.items():
            _remember(answer, name, value)
        return answer

    def asked(self, request: Request) -> Asked:
        """The request with all that a view needs."""
        language = language_of(request)
        labels = self._labels[language, digits_of(request)]
        return Asked(request, self.shelf, language, labels, translations(language), self.work, self.allow_fetch)

    def draw(self, asked: Asked, page: Page) -> Response:
        """A page as HTML."""
        return self.html(asked.request, page.template, page.status, asked.held, {**page.shows, "title": page.title})

    def html(
        self, request: Request, template: str, status: int, held: Held | None, shows: Mapping[str, Any]
    ) -> Response:
        """A template as HTML; without a story (`held`) where it could not be opened."""
        language, digits = language_of(request), digits_of(request)
        text = (
            self._drawing[language, digits]
            .get_template(template)
            .render(
                shows,
                held=held,
                jobs=[job.record() for job in self.work.watched],
                keeping=Keeping(held),
                single_keys=keys_of(request),
                href=partial(href, sources=held.source_of if held else None),
                here=_Here(request),
                done=_done(request, held),
                twin=f"{request.url.path}.json?{request.url.query}".rstrip("?"),
            )
        )
        answer = HTMLResponse(text, status, headers={"vary": "cookie, accept-language", "content-language": language})
        for name, cookie, choices in (("lang", COOKIE, LANGUAGES), ("digits", DIGITS_COOKIE, (*DIGITS, USUAL))):
            wanted = request.query_params.get(name)
            if wanted in choices:
                _remember(answer, cookie, wanted)
        return answer


def _remember(answer: Response, name: str, value: str) -> None:
    """Let the browser keep a choice for a year; `usual` and an empty one are no choice."""
    if value in ("", USUAL):
        answer.delete_cookie(name)
    else:
        # The page's own script switches single keys on and off too (`static/keys.js`).
        answer.set_cookie(name, value, max_age=_YEAR, httponly=name != KEYS_COOKIE, samesite="lax")


def _done(request: Request, held: Held | None) -> list[Correction]:
    """The corrections that have just been made or undone, as `?done=` says."""
    ids = request.query_params.get("done", "").split(",") if held else []
    return [held.corrections[id] for id in ids[:20] if held and id in held.corrections]


class _Here:
    """The address of this page, to be changed in one part; `None` takes a part away."""

    def __init__(self, request: Request) -> None:
        self._path, self._query = request.url.path, request.query_params.multi_items()

    def __call__(self, **changed: object) -> str:
        """This page with another `page`, `lang` …; language and digits are not kept: the browser remembers them."""
        gone = {"lang", "digits", "done", *changed}
        kept = [(name, value) for name, value in self._query if name not in gone]
        new = [(name, value) for name, value in changed.items() if value is not None]
        return f"{self._path}?{urlencode([*kept, *new])}".rstrip("?")

    @property
    def path(self) -> str:
        """Without the query."""
        return self._path


def _environment(labels: Labels, statics: Statics) -> Environment:
    """The workbench's templates, and the parts that it shares with the dossier."""
    loader = ChoiceLoader([PackageLoader("riwaya.web"), PackageLoader("riwaya.export")])
    made = environment(loader, labels, ["jinja2.ext.i18n"])
    made.globals |= _messages(labels)
    made.globals |= {
        "href": href,
        "anchor_of": anchor_of,
        "static": statics.address,
        "steps_of": lambda telling: told_steps(telling, labels),
        "languages": OWN_NAMES,
    }
    made.globals["beside_answer"] = made.get_template("_answer.html").module.beside  # type: ignore[attr-defined]
    return made


def _messages(labels: Labels) -> dict[str, Callable[..., str]]:
    """`_` and `ngettext` of the templates: as Jinja's own, but numbers come in the digits of the interface."""
    words = translations(labels.language)

    def filled(context: EvalContext, said: str, values: Mapping[str, object]) -> str:
        text = Markup(said) if context.autoescape else said
        return text % {name: labels.filled(value) for name, value in values.items()}

    @pass_eval_context
    def say(context: EvalContext, message: str, **values: object) -> str:
        return filled(context, words.gettext(message), values)

    @pass_eval_context
    def say_many(context: EvalContext, one: str, more: str, num: int, **values: object) -> str:
        return filled(context, words.ngettext(one, more, num), {"num": num, **values})

    return {"_": say, "gettext": say, "ngettext": say_many}
