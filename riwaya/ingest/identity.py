"""Document ids: what makes two inputs the same document.

An id is `sha256:` and the hash of two parts, a header line and the content:

    {"media_type":"text/plain"}\\n<the bytes of the file>
    {"media_type":"application/x-riwaya-row"}\\n<the row as canonical JSON>

The header is canonical JSON (sorted keys, no spaces, UTF-8), so it holds no line break and the two parts
can never run into each other. What the user says of a file (`Given`) is no part of it: identical bytes are
told apart by outlet and date where they are stored. A table row's `id`, `outlet` and the rest are its
content; it does not matter in which kind of table it stands.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from riwaya.ingest.given import replace_surrogates

ROW = "application/x-riwaya-row"


def document_id(media_type: str, data: bytes) -> str:
    """The id of a document that is one file: `sha256:` and 64 hexadecimal digits."""
    digest = hashlib.sha256(canonical_json({"media_type": media_type}) + b"\n")
    digest.update(data)
    return f"sha256:{digest.hexdigest()}"


def row_id(row: Mapping[str, Any]) -> str:
    """The id of a table row, from all its fields; empty fields (null, empty text) count as absent."""
    said = {key: value for key, value in row.items() if value is not None and value != ""}
    return document_id(ROW, canonical_json(said))


def canonical_json(value: Mapping[str, Any]) -> bytes:
    """One spelling for equal objects: sorted keys, no spaces, UTF-8 without escapes."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return replace_surrogates(text).encode()
