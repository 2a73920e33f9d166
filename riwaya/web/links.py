"""Where things lie: the keys of records → addresses of pages. Shared templates ask here, the dossier has anchors."""

from __future__ import annotations

import re
from collections.abc import Container

_STATEMENT = re.compile(r"(d[0-9a-f]{16})-([um]?)(\d+)")
_ARTICLE = re.compile(r"d[0-9a-f]{16}")
_SOURCE = re.compile(r"s[0-9a-f]{16}")
_CLAIM = re.compile(r"c[0-9a-f]+")
_ENTITY = re.compile(r"E[0-9a-f]{12}")


def anchor_of(key: str) -> str:
    """The anchor of a place in its article's page: `s12` a statement, `u3` what was not understood, `m2` a mention."""
    found = _STATEMENT.fullmatch(key)
    return f"{found[2] or 's'}{found[3]}" if found else key


def href(key: str, sources: Container[str] | None = None) -> str:
    """The address of whatever a key names; empty where it has no page. `sources`: those that have one (whoever stands
    only behind an outlet's own sentences has none)."""
    if sources is not None and _SOURCE.fullmatch(key) and key not in sources:
        return ""
    found = _STATEMENT.fullmatch(key)
    if found:
        return f"/article/{found[1]}#{anchor_of(key)}"
    for form, page in ((_ARTICLE, "article"), (_SOURCE, "source"), (_CLAIM, "claim"), (_ENTITY, "entity")):
        if form.fullmatch(key):
            return f"/{page}/{key}"
    return ""
