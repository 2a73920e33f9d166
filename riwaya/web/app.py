"""The workbench as an ASGI application: every route stands here."""

from __future__ import annotations

import sqlite3
from http import HTTPStatus
from pathlib import Path

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp

from riwaya.errors import RiwayaError
from riwaya.store.connect import damaged
from riwaya.web.add_page import add, add_page
from riwaya.web.article_facts import facts_action
from riwaya.web.article_page import article_page, footnote_answer
from riwaya.web.claim_edits import aside_action, join_action, part_action
from riwaya.web.claim_page import claim_page
from riwaya.web.compare_page import compare_page
from riwaya.web.correct_page import correct_page
from riwaya.web.correcting import redo_action, undo_action, who_action
from riwaya.web.corrections_page import corrections_page
from riwaya.web.entity_page import entity_page, merge_action, split_action
from riwaya.web.guard import Guard
from riwaya.web.leaving import leave_out_action
from riwaya.web.list_pages import articles_page, claims_page, disputes_page, skipped_page, sources_page
from riwaya.web.map_page import map_page
from riwaya.web.matrix_page import matrix_page
from riwaya.web.network_page import network_page
from riwaya.web.notebook_actions import keep, move, remove, restore, reword, write
from riwaya.web.notebook_page import keep_page, notebook_export, notebook_page
from riwaya.web.notes import note_action
from riwaya.web.pages import Action, Site, View
from riwaya.web.progress_page import compare, progress_page, stop
from riwaya.web.search_page import search_page
from riwaya.web.settings_page import choose, settings_page
from riwaya.web.shelf import Shelf
from riwaya.web.source_page import source_page
from riwaya.web.statement_edits import statement_action
from riwaya.web.statics import Statics
from riwaya.web.story_page import story_page
from riwaya.web.timeline_page import timeline_page

PAGES: dict[str, View] = {
    "/": story_page,
    "/claims": claims_page,
    "/disputes/{group}": disputes_page,
    "/articles": articles_page,
    "/sources": sources_page,
    "/skipped": skipped_page,
    "/search": search_page,
    "/article/{key}": article_page,
    "/claim/{id}": claim_page,
    "/source/{id}": source_page,
    "/add": add_page,
    "/progress": progress_page,
    "/notebook": notebook_page,
    "/notebook/keep": keep_page,
    "/settings": settings_page,
    "/entity/{id}": entity_page,
    "/corrections": corrections_page,
    "/correct/{key}/{number}": correct_page,
    "/timeline": timeline_page,
    "/map": map_page,
    "/network": network_page,
    "/matrix": matrix_page,
    "/compare": compare_page,
}
"""Path → view. Each has its JSON twin at the same path with `.json`."""

ACTIONS: dict[str, Action] = {
    "/add": add,
    "/progress/stop": stop,
    "/compare": compare,
    "/notebook/keep": keep,
    "/notebook/write": write,
    "/notebook/{id}/words": reword,
    "/notebook/{id}/move": move,
    "/notebook/{id}/remove": remove,
    "/notebook/{id}/restore": restore,
    "/settings": choose,
    "/correct/{key}": statement_action,
    "/correct/{key}/facts": facts_action,
    "/article/{key}/leave-out": leave_out_action,
    "/aside": aside_action,
    "/claim/{id}/join": join_action,
    "/claim/{id}/part": part_action,
    "/entity/{id}/merge": merge_action,
    "/entity/{id}/split": split_action,
    "/note": note_action,
    "/corrections/who": who_action,
    "/corrections/{id}/undo": undo_action,
    "/corrections/{id}/redo": redo_action,
}
"""Path → what is done there, by POST alone."""

_LEAST = 500
"""Bytes from which an answer is packed."""
_PACKED = 6
"""How hard: the hardest (9) makes an article 2 % smaller, and takes half as long again."""


def make_app(path: Path | str, port: int, *, allow_fetch: bool = False) -> ASGIApp:
    """The workbench for the story at `path`, to be served at `port` of this machine.

    The file is opened with the first request, and again whenever it has changed; where there is none yet, the first
    article that is added makes it.
    """
    return app_of(make_site(path, allow_fetch), port)


def make_site(path: Path | str, allow_fetch: bool = False) -> Site:
    """What draws the pages of the story at `path`, and does what goes on behind them."""
    return Site(Shelf(Path(path)), Statics(), allow_fetch)


def app_of(site: Site, port: int) -> ASGIApp:
    """The application that answers for a site."""
    # Nothing is reported to anybody, whatever the environment says; nor are there pages that load from elsewhere.
    silent = {"tracing": False, "metrics": False, "logs": False, "operation_spans": False, "auto_configure": False}
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, telemetry=silent)  # type: ignore[arg-type]
    for address, view in PAGES.items():
        site.add(app, address, view)
    for address, action in ACTIONS.items():
        site.act(app, address, action)
    app.router.add_route("/notebook/export/{form}", lambda r: notebook_export(site.asked(r)), ["GET", "HEAD"])
    app.router.add_route("/article/{key}/footnote/{number}", lambda r: footnote_answer(site.asked(r)), ["GET", "HEAD"])
    app.router.add_route("/static/{version}/{name}", lambda r: site.statics.answer(**r.path_params), ["GET", "HEAD"])
    _explain_errors(app, site)
    return Guard(GZipMiddleware(app, minimum_size=_LEAST, compresslevel=_PACKED), port)


def _explain_errors(app: FastAPI, site: Site) -> None:
    def explained(request: Request, status: int, what: str) -> Response:
        if request.url.path.endswith(".json"):
            return JSONResponse({"error": what or "not found"}, status)
        return site.html(request, "error.html", status, None, {"status": status, "what": what})

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        said = "" if error.detail == HTTPStatus(error.status_code).phrase else error.detail
        return explained(request, error.status_code, said)

    @app.exception_handler(sqlite3.DatabaseError)
    def broken(request: Request, error: sqlite3.DatabaseError) -> Response:
        """A page of the file that cannot be read, which shows only when it is: as a disc or a sync leaves it."""
        busy = isinstance(error, sqlite3.OperationalError)
        why = f"{site.shelf.path}: {error}" if busy else str(damaged(site.shelf.path, error))
        return explained(request, 503, why)

    @app.exception_handler(RiwayaError)
    def failed(request: Request, error: RiwayaError) -> Response:
        return explained(request, 503, str(error))
