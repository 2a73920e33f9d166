"""Settings of the interface: language, digits, single keys. The browser remembers them, not the story."""

from __future__ import annotations

from starlette.datastructures import FormData

from riwaya.web.language import COOKIE, DIGITS, DIGITS_COOKIE, KEYS_COOKIE, LANGUAGES, USUAL, keys_of
from riwaya.web.pages import Asked, Done, Page


def settings_page(asked: Asked) -> Page:
    """`/settings`."""
    chosen = asked.request.cookies.get(DIGITS_COOKIE)
    settings = {
        "language": asked.language,
        "digits": asked.labels.digits,
        "digits_chosen": chosen if chosen in DIGITS else USUAL,
        "single_keys": keys_of(asked.request),
    }
    return Page("settings.html", asked.say("Settings"), settings, lambda: settings)


def choose(asked: Asked, form: FormData) -> Done:
    """What the form says; whatever is no choice changes nothing."""
    language, digits = form.get("language"), form.get("digits")
    cookies = {KEYS_COOKIE: "" if form.get("keys") == "on" else "off"}
    if isinstance(language, str) and language in LANGUAGES:
        cookies[COOKIE] = language
    if isinstance(digits, str) and digits in (*DIGITS, USUAL):
        cookies[DIGITS_COOKIE] = digits
    return Done("/settings", cookies=cookies)
