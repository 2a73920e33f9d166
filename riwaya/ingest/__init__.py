"""Bytes → `Document`: plain text in any encoding, saved web pages, tables of articles.

    for found in open_paths([Path("articles")], Given(outlet="…")):
        ...  # a Document, filled up to its blocks, or the InputError that says why there is none

A document's text is the decoded file (a page: its readable text), blocks say what each part is, `published`
is what metadata or the user say, never a guess. The next room, `read`, fills in the statements.
"""

from riwaya.ingest.given import Given, Limits
from riwaya.ingest.identity import document_id, row_id
from riwaya.ingest.inputs import Entry, Input, entries, entries_of, list_inputs, open_paths, read_bytes
from riwaya.ingest.language import readable_languages
from riwaya.ingest.single import fetched, pasted
from riwaya.ingest.text import from_text

__all__ = [
    "Entry",
    "Given",
    "Input",
    "Limits",
    "document_id",
    "entries",
    "entries_of",
    "fetched",
    "from_text",
    "list_inputs",
    "open_paths",
    "pasted",
    "read_bytes",
    "readable_languages",
    "row_id",
]
