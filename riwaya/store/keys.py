"""Keys under which a story keeps documents and sources: pure functions of what stands in the record."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache

from riwaya.model import Document, Link

# Letters of the Arabic script that Unicode keeps apart and that hands do not: final ya and alif maqsura,
# Persian ya and kaf, ta marbuta and ha. Marks and hamza seats go with the Unicode decomposition.
_SAME_LETTER = str.maketrans({"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": None})
_DROPPED = {"Mn", "Me", "Cf"}
_NAMES = 65_536
"""Names whose keys are remembered: a story of 30,000 articles asks for each some ten times."""
# A one-word name is a whole name for these; of a person it is a family name that many bear.
_WHOLE_IN_ONE_WORD = {"agency", "medium", "organisation", "government"}


@lru_cache(_NAMES)
def name_key(name: str) -> str:
    """The name folded for comparison: case, vowel marks, hamza seats and punctuation make no difference.

    Words are parted by one space; a name of punctuation alone is folded to itself, so that no name gets an
    empty key.
    """
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    kept = "".join(c for c in decomposed if unicodedata.category(c) not in _DROPPED).translate(_SAME_LETTER)
    words = "".join(c if c.isalnum() else " " for c in kept).split()
    return " ".join(words) or name.strip()


def document_key(document: Document) -> str:
    """What tells a document from all others of a story: its id, outlet and date of publication.

    Two paths with identical bytes give one key, unless outlet or date differ. `d` and 16 hexadecimal digits,
    fit for an HTML id. A document that the story keeps under another key (its outlet was corrected) has that.
    """
    if document.key is not None:
        return document.key
    outlet = name_key(document.outlet.name) if document.outlet else ""
    return "d" + _digest(document.id, outlet, document.published or "")


def source_key(document: str, link: Link) -> str:
    """The source that a link stands for, given its document's key: `s` and 16 hexadecimal digits.

    Inside a document the same name is the same source. Across documents only the same full name is: an
    unnamed official, a document ("the report") and a person's lone family name stay with their article.
    """
    name = name_key(link.name)
    whole = link.kind in _WHOLE_IN_ONE_WORD or " " in name
    if link.named and whole and link.kind != "document":
        return "s" + _digest("name", name)
    return "s" + _digest("in", document, name, "named" if link.named else "unnamed")


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
