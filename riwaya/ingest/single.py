"""One article that lies in no file: a pasted text, a page that was fetched → an entry like any other."""

from __future__ import annotations

from riwaya.errors import EmptyInput
from riwaya.ingest.assemble import unify_line_ends
from riwaya.ingest.given import NOTHING, Given, replace_surrogates
from riwaya.ingest.html import looks_like_html
from riwaya.ingest.identity import document_id
from riwaya.ingest.inputs import HTML, Entry
from riwaya.ingest.text import PLAIN


def pasted(text: str, given: Given = NOTHING, name: str = "text") -> Entry:
    """A pasted text, as `from_text` would have it: its id is that of a UTF-8 file with this text. `name` names it in
    errors. Raises `EmptyInput`."""
    clean = unify_line_ends(replace_surrogates(text.removeprefix("\ufeff")))
    if not clean.strip():
        raise EmptyInput(name, "has no text")
    return _entry(clean.encode(), PLAIN, name, given)


def fetched(data: bytes, name: str, given: Given = NOTHING) -> Entry:
    """A web page, or a plain text, of which these are the bytes."""
    return _entry(data, HTML if looks_like_html(data[:2_000]) else PLAIN, name, given)


def _entry(data: bytes, media_type: str, name: str, given: Given) -> Entry:
    return Entry(document_id(media_type, data), name, "", media_type, len(data), data, given)
