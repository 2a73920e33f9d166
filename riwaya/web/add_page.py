"""Adding articles: files, a pasted text, a page from the web where that was allowed."""

from __future__ import annotations

import shutil
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel import Locale
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from riwaya.errors import InputError, RiwayaError, UsageError
from riwaya.export.reasons import skip_reason
from riwaya.ingest import Entry, Given, fetched, pasted, readable_languages
from riwaya.story.build import build_one
from riwaya.web.fetching import Refused, fetch
from riwaya.web.pages import Asked, Done, Page
from riwaya.web.reading import read_upload
from riwaya.web.reasons import refusal_words
from riwaya.web.uploads import keep
from riwaya.web.work import Job

FIELDS = ("outlet", "published", "author", "title", "url", "language")
_WAIT = 1.5
"""Seconds that a form waits for what it sent to be read: a single article is."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a form: in which field, in the words of the interface, and for programs."""

    field: str
    words: str
    reason: str


def add_page(asked: Asked) -> Page:
    """`/add`: the forms."""
    return form_page(asked, {})


def form_page(asked: Asked, filled: dict[str, str], fault: Fault | None = None) -> Page:
    """The forms, filled in as before where something was wrong with them. On the empty story's page they are all."""
    held = asked.held
    shows: dict[str, Any] = {
        "filled": dict.fromkeys(("text", "fetch", "name", *FIELDS), "") | filled,
        "fault": fault,
        "empty": not held.articles,
        "place": str(held.path.resolve()),
        "exists": held.exists,
        "others": _other_stories(held.path) if not held.exists else [],
        "tongues": {code: Locale(code).get_display_name(asked.language) for code in readable_languages()},
        "allow_fetch": asked.allow_fetch,
    }

    def record() -> Any:
        if fault is not None:
            return {"error": fault.reason, "field": fault.field, "words": fault.words}
        return {"story": shows["place"], "exists": held.exists, "fetch": asked.allow_fetch, "fields": list(FIELDS)}

    title = asked.say("Drop articles here") if shows["empty"] else asked.say("Add articles")
    return Page("add.html", title, shows, record, 422 if fault else 200)


def add(asked: Asked, form: FormData) -> Done | Page:
    """POST `/add`. One article is led on to, more than one to how far they are.

    Raises what opening the story raises: a file that has gone away, or was emptied, is no new story.
    """
    _ = asked.held
    filled = {name: value for name, value in form.items() if isinstance(value, str)}
    sent = [file for file in form.getlist("files") if isinstance(file, UploadFile) and (file.filename or file.size)]
    text, address = filled.get("text", ""), filled.get("fetch", "").strip()
    try:
        given = _given(filled)
    except UsageError as error:
        words = asked.say("This is no date. Write 2015, 2015-10 or 2015-10-07.")
        return form_page(asked, filled, Fault("published", words, str(error)))
    if not (sent or text.strip() or address):
        words = asked.say("Nothing was given: choose files, or paste a text.")
        return form_page(asked, filled, Fault("files", words, words))
    single = None
    if text.strip() or address:
        try:
            entry = pasted(text, given) if text.strip() else _from_the_web(asked, address, given)
            single = _put(asked, entry, filled)
        except InputError as error:
            field = "text" if text.strip() else "fetch"
            exactly = f"{error.what} ({error.remedy})".replace(" ()", "")
            words = skip_reason(type(error).__name__, exactly, asked.labels).words
            return form_page(asked, filled, Fault(field, words, str(error)))
        except Refused as error:
            return form_page(asked, filled, Fault("fetch", refusal_words(asked, error), str(error)))
    return _sent(asked, sent, given, filled) if sent else single or Done("/")


def _put(asked: Asked, entry: Entry, filled: dict[str, str]) -> Done:
    """One article, read at once; comparing it goes on behind."""
    key, new = build_one(entry, asked.work.path, name=filled.get("name", ""))
    if new:
        asked.work.compare()
    return Done(f"/article/{key}" if new else f"/article/{key}?known=1", {"key": key, "new": new})


def _sent(asked: Asked, sent: list[UploadFile], given: Given, filled: dict[str, str]) -> Done:
    """Files: read in the background; what is read before anybody has missed it is shown at once."""
    idle = not asked.work.watched
    try:
        upload = keep((file.filename or "file", file.file) for file in sent)
    except OSError as error:
        raise RiwayaError(f"{error.strerror or error} ({shutil.disk_usage(Path.cwd()).free:,} bytes free)") from error
    job = read_upload(asked.work, upload, given, filled.get("name", ""))
    if idle and job.done.wait(_WAIT):
        return Done(_where(job), _told(job))
    return Done("/progress", _told(job))


def _where(job: Job) -> str:
    report = job.report
    met = [*report.new, *report.known, *report.left_out] if report else []
    if report and len(met) == 1 and not report.skipped and not job.failed:
        return f"/article/{met[0]}" if report.new else f"/article/{met[0]}?known=1"
    return "/progress"


def _told(job: Job) -> dict[str, Any]:
    report = job.report
    if report is None:
        return {}
    met = {"new": list(report.new), "known": list(report.known), "left_out": list(report.left_out)}
    return met | {"skipped": len(report.skipped)}


def _from_the_web(asked: Asked, address: str, given: Given) -> Entry:
    if not asked.allow_fetch:
        raise HTTPException(403, asked.say("Pages are fetched only where Riwaya was started with --allow-fetch."))
    page = fetch(address)
    return fetched(page.data, address, given.over(Given(url=page.url)))


def _given(filled: dict[str, str]) -> Given:
    said = {name: value for name in FIELDS if (value := filled.get(name, "").strip())}
    if "published" in said:  # an Arabic keyboard writes ٢٠٢٣
        said["published"] = "".join(str(unicodedata.decimal(c, c)) for c in said["published"])
    return Given(**said)  # type: ignore[arg-type]  # none of these fields is a list


def _other_stories(path: Path) -> list[str]:
    return sorted(p.name for p in path.resolve().parent.glob("*.riwaya") if p != path)[:5]
