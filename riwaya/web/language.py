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

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from starlette.requests import Request

from riwaya.export.labels import Interface
from riwaya.export.writing import Digits

LANGUAGES: tuple[Interface, ...] = get_args(Interface)
OWN_NAMES: dict[Interface, str] = {"en": "English", "ar": "العربية"}
COOKIE, DIGITS_COOKIE, KEYS_COOKIE = "riwaya-lang", "riwaya-digits", "riwaya-keys"
DIGITS: tuple[Digits, ...] = get_args(Digits)
USUAL = "usual"
"""The choice of digits that leaves it to the browser's country."""


def language_of(request: Request) -> Interface:
    """The language in the address, else the one chosen before, else the browser's, else English."""
    wanted = (request.query_params.get("lang"), request.cookies.get(COOKIE), *_accepted(request))
    return next((code for code in wanted if code in LANGUAGES), "en")


def digits_of(request: Request) -> Digits:
    """The digits in the address, else those chosen before, else those that are usual where the browser's language is
    spoken (Unicode CLDR: ٠–٩ in Egypt or Syria, 0–9 in Morocco, and where Arabic is asked for without a country)."""
    chosen = request.query_params.get("digits") or request.cookies.get(DIGITS_COOKIE)
    if chosen in DIGITS:
        return chosen
    first = request.headers.get("accept-language", "").split(",")[0].partition(";")[0].strip()
    if language_of(request) != first.partition("-")[0].lower():
        return "western"
    return "arabic" if _is_written_in_arabic_digits(first) else "western"


@cache
def _is_written_in_arabic_digits(tag: str) -> bool:
    try:
        return bool(Locale.parse(tag, sep="-").default_numbering_system == "arab")
    except (ValueError, UnknownLocaleError):
        return False


def keys_of(request: Request) -> bool:
    """Whether single keys are wanted."""
    return request.cookies.get(KEYS_COOKIE) != "off"


def _accepted(request: Request) -> list[str]:
    """The browser's languages in its order (their weights follow it in every browser)."""
    parts = request.headers.get("accept-language", "").split(",")
    return [part.partition(";")[0].strip().partition("-")[0].lower() for part in parts]


@cache
def name_of(code: str, language: Interface) -> str:
    """What a language is called in the interface's."""
    return str(Locale.parse(language).languages.get(code, code))


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
