"""Brings the workbench's catalogues up to date: what its templates and modules say, for translators.

python scripts/messages.py

Takes up new messages (without a translation), lets go those that nothing says any more, and keeps the rest. A test
fails while one is missing or untranslated.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from riwaya.web.language import LANGUAGES, catalogue

WEB = Path(__file__).resolve().parent.parent / "riwaya" / "web"
METHODS = [("templates/**.html", "jinja2"), ("**.py", "python")]
OPTIONS = {"templates/**.html": {"trimmed": "true", "newstyle_gettext": "true"}}
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "say": None}


def messages() -> Catalog:
    """Everything that the workbench says itself."""
    found = Catalog(project="Riwaya", charset="utf-8")
    for name, _, message, comments, context in extract_from_dir(WEB, METHODS, OPTIONS, KEYWORDS):
        found.add(message, locations=[(name, 0)], auto_comments=comments, context=context)
    return found


def updated(language: str) -> str:
    """The catalogue of a language with all messages, as text."""
    template, old = messages(), catalogue(language)  # type: ignore[arg-type]
    since = old.creation_date
    old.update(template, no_fuzzy_matching=True)
    old.creation_date = since  # nothing changes where no message did
    old.obsolete.clear()
    out = io.BytesIO()
    write_po(out, old, sort_output=True, omit_header=False, no_location=False, include_lineno=False, width=120)
    return out.getvalue().decode("utf-8")


def main() -> int:
    """Write the catalogues."""
    for language in LANGUAGES:
        if language != "en":
            path = WEB / "locale" / language / "LC_MESSAGES" / "web.po"
            path.write_text(updated(language), "utf-8")
            missing = [m.id for m in catalogue(language) if m.id and not m.string]
            print(f"{path}: {len(missing)} without a translation", *missing, sep="\n  ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
