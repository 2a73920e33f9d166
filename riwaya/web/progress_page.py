"""How far what goes on in the background is, what came of it, and stopping it."""

from __future__ import annotations

from typing import Any

from starlette.datastructures import FormData

from riwaya.comparison import Claim
from riwaya.export.matters import group_of
from riwaya.export.reasons import skip_reason
from riwaya.export.wording import file_name
from riwaya.web.article_page import AGAINST
from riwaya.web.pages import Asked, Done, Page, back
from riwaya.web.rows import article_line
from riwaya.web.work import Job

_SHOWN = 100
"""Articles, and files that were skipped, that the page names for one reading."""


def progress_page(asked: Asked) -> Page:
    """`/progress`; `?article=` asks how many of its claims others have something to say of."""
    work = asked.work

    def record() -> Any:
        jobs = work.watched
        told = {"jobs": [job.record() for job in jobs], "past": [job.record() for job in work.past]}
        key = asked.request.query_params.get("article", "")
        return told | ({"told_elsewhere": _told_elsewhere(asked, key)} if key and not jobs else {})

    shows = {"running": [_shown(asked, job) for job in work.watched], "past": [_shown(asked, job) for job in work.past]}
    return Page("progress.html", asked.say("Reading and comparing"), shows, record)


def stop(asked: Asked, form: FormData) -> Done:
    """POST `/progress/stop`: no more is read; what was read stays."""
    asked.work.stop()
    return Done("/progress")


def compare(asked: Asked, form: FormData) -> Done:
    """POST `/compare`: compare the articles again, where a build was broken off."""
    asked.work.compare()
    return Done(back(form, "/"))


def _shown(asked: Asked, job: Job) -> dict[str, Any]:
    """A job as the page shows it: its record, with articles as lines and reasons in words."""
    shown = job.record()
    if job.report is None:
        return shown
    articles = asked.held.articles if shown["new"] or shown["known"] else {}
    for name in ("new", "known"):
        keys = shown[name]
        shown[f"n_{name}"] = len(keys)
        shown[name] = [article_line(asked, articles[key]) for key in keys[:_SHOWN] if key in articles]
    out = [held_out for key in shown["left_out"] if (held_out := asked.held.left_out.get(key))]
    shown["n_left_out"] = len(out)
    corrections = asked.held.corrections
    shown["left_out"] = [(row, corrections[row.correction]) for row in out[:_SHOWN]]
    shown["n_skipped"] = len(shown["skipped"])
    shown["skipped"] = [
        (file_name(s["place"]), skip_reason(s["kind"], s["reason"], asked.labels)) for s in shown["skipped"][:_SHOWN]
    ]
    return shown


def _told_elsewhere(asked: Asked, key: str) -> int:
    """Claims of an article that others tell too, or that something in another article stands against."""
    held = asked.held

    def elsewhere(claim: Claim) -> bool:
        against = (r for r in held.relations_of.get(claim.id, ()) if group_of(r) in AGAINST)
        others = (held.claims[id] for r in against for id in r.claims if id in held.claims)
        return any(document != key for c in (claim, *others) for document in c.documents)

    return sum(elsewhere(claim) for claim in held.comparison.claims if key in claim.documents)
