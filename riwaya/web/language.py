"""The interface's language: which one a request wants, and its words.

What the dossier says too stands in `riwaya.export.labels`, once for both. What only the workbench says stands in the
templates in English and in locale/*/LC_MESSAGES/web.po for other languages. The .po files are read when the server
starts: there is no compiled copy that could be older than they are.
"""

from __future__ import annotations

import gettext
import io
from functools import cache
from importlib import resources
from typing import get_args

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from starlette.requests import Request

from riwaya.export.labels import Interface

LANGUAGES: tuple[Interface, ...] = get_args(Interface)
OWN_NAMES: dict[Interface, str] = {"en": "English", "ar": "العربية"}
COOKIE = "riwaya-lang"


def language_of(request: Request) -> Interface:
    """The language in the address, else the one chosen before, else the browser's, else English."""
    wanted = (request.query_params.get("lang"), request.cookies.get(COOKIE), *_accepted(request))
    return next((code for code in wanted if code in LANGUAGES), "en")


def _accepted(request: Request) -> list[str]:
    """The browser's languages in its order (their weights follow it in every browser)."""
    parts = request.headers.get("accept-language", "").split(",")
    return [part.partition(";")[0].strip().partition("-")[0].lower() for part in parts]


def catalogue(language: Interface) -> Catalog:
    """The .po file of a language. English has none: it stands in the templates."""
    place = resources.files("riwaya.web").joinpath("locale", language, "LC_MESSAGES", "web.po")
    return read_po(io.BytesIO(place.read_bytes()), locale=language)


@cache
def translations(language: Interface) -> gettext.NullTranslations:
    """The workbench's own words in a language."""
    if language == "en":
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
