"""Why a page was not fetched, in the language of the interface."""

from __future__ import annotations

from riwaya.web.fetching import Refused
from riwaya.web.pages import Asked


def refusal_words(asked: Asked, refused: Refused) -> str:
    """Why a page was not fetched."""
    words = {
        "address": asked.say("This is no address of a web page: it has to begin with https:// or http://"),
        "private": asked.say("This address leads into this computer's own network, not to the web: it is refused."),
        "unreachable": asked.say("The site cannot be reached."),
        "redirects": asked.say("The site leads from one address to the next without end."),
        "status": asked.say("The site does not hand the page out; save it from your browser instead. Its answer:"),
        "type": asked.say("What lies there is no web page and no text:"),
        "large": asked.say("The page is too large. Most bytes:"),
        "slow": asked.say("The site answers too slowly; save the page from your browser instead."),
    }
    shown = f" {refused.what}" if refused.reason in ("status", "type", "large") else ""
    return words[refused.reason] + shown
