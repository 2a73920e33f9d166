"""Plain text, from a file or pasted → documents. The text stays as it is; only CR LF becomes LF."""

from __future__ import annotations

from riwaya.errors import EmptyInput
from riwaya.ingest.assemble import Source, assemble, unify_line_ends
from riwaya.ingest.encoding import decode
from riwaya.ingest.given import DEFAULT_LIMITS, NOTHING, Given, Limits, replace_surrogates
from riwaya.ingest.identity import document_id
from riwaya.model import Document

PLAIN = "text/plain"


def read_text(data: bytes, source: Source, given: Given, limits: Limits) -> Document:
    """The document in a plain text file of any encoding. Raises `InputError`s that name the source."""
    decoded = decode(data, source.name)
    return assemble(unify_line_ends(decoded.text), source, given, limits, warnings=decoded.warnings)


def from_text(text: str, given: Given = NOTHING, name: str = "text", limits: Limits = DEFAULT_LIMITS) -> Document:
    """The document that a pasted article is; `document.text` is `text` with CR LF as LF, a leading BOM
    dropped.

    Its id is that of a UTF-8 file with this text. `name` names it in errors: `EmptyInput`, `TooLarge`,
    `UnknownLanguage`.
    """
    clean = unify_line_ends(replace_surrogates(text.removeprefix("\ufeff")))
    if not clean.strip():
        raise EmptyInput(name, "has no text")
    source = Source(document_id(PLAIN, clean.encode()), name, PLAIN)
    return assemble(clean, source, given, limits)
