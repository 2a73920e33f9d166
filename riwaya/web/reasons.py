"""Why something could not be read, in the language of the interface. Ingest says it in English, exactly; each class of
its errors has words here."""

from __future__ import annotations

from riwaya.web.fetching import Refused
from riwaya.web.pages import Asked


def reason_words(asked: Asked, kind: str, reason: str) -> str:
    """A reason for people: in English as ingest says it, else in the words of its class."""
    return reason if asked.language == "en" else _words(asked, kind) or reason


def _words(asked: Asked, kind: str) -> str:
    words = {
        "EmptyInput": asked.say("There is no text in it."),
        "BinaryInput": asked.say("A kind of file that Riwaya does not open: save it as text or as a web page (HTML)."),
        "UnreadableInput": asked.say("It cannot be read."),
        "TooLarge": asked.say("It is too large for one article: split it."),
        "UnknownEncoding": asked.say("Its letters cannot be made out: save it as text in UTF-8."),
        "UnknownLanguage": asked.say("It is in no language that Riwaya reads (Arabic, English, Persian, Russian)."),
        "MalformedRow": asked.say("A row of the table is not as its first line promises, or lacks its text."),
        "ReaderFault": asked.say("Riwaya itself failed on it; please report this."),
    }
    return words.get(kind, "")


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
