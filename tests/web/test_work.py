"""The background thread: order, failures, and that it goes when nothing is left."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from starlette.datastructures import FormData

from riwaya.errors import StoryError
from riwaya.story.story import Story
from riwaya.web import comparing
from riwaya.web.pages import back
from riwaya.web.work import Job, Work
from tests.web.conftest import write_by_hand

WAIT = 20


def test_jobs_are_done_one_after_another_and_a_failure_stops_none(tmp_path: Path) -> None:
    work, done, go = Work(tmp_path / "s.riwaya"), [], threading.Event()

    def slow(job: Job) -> None:
        go.wait(WAIT)
        done.append(job.name)

    def failing(job: Job) -> None:
        raise StoryError("the disc is full")

    def broken(job: Job) -> None:
        raise ValueError("a fault of ours")

    jobs = [
        work.start(Job(do, name)) for do, name in ((slow, "one"), (failing, "two"), (broken, "three"), (slow, "four"))
    ]
    assert [job.name for job in work.jobs] == ["one", "two", "three", "four"]
    go.set()
    assert all(job.done.wait(WAIT) for job in jobs)
    assert done == ["one", "four"]
    assert [job.name for job in work.past] == ["four", "three", "two", "one"]
    assert [job.failed for job in jobs] == ["", "the disc is full", "Riwaya failed, ValueError: a fault of ours", ""]
    again = work.start(Job(slow, "five"))
    assert again.done.wait(WAIT)


def test_a_story_is_compared_in_the_background(tmp_path: Path) -> None:
    path = tmp_path / "s.riwaya"
    write_by_hand(path)
    with Story.open(path) as story:
        assert not story.is_compared
    job = Work(path).compare()
    assert job.done.wait(WAIT)
    assert not job.failed
    with Story.open(path) as story:
        assert story.is_compared


@pytest.mark.parametrize(
    "wanted", ["//elsewhere.example/", "https://elsewhere.example/", "/\\elsewhere.example", "", None]
)
def test_no_form_leads_elsewhere(wanted: str | None) -> None:
    assert back(FormData([("back", wanted)] if wanted is not None else []), "/here") == "/here"


def test_a_form_leads_back() -> None:
    assert back(FormData([("back", "/claim/c1?page=2#s3")]), "/") == "/claim/c1?page=2#s3"


def test_a_large_story_is_compared_in_a_process_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "APART_FROM", 1)
    path = tmp_path / "s.riwaya"
    write_by_hand(path)
    job = Work(path).compare()
    assert job.done.wait(3 * WAIT)
    assert not job.failed
    with Story.open(path) as story:
        assert story.is_compared


def test_the_end_of_the_server_ends_a_comparison(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "APART_FROM", 1)
    path = tmp_path / "s.riwaya"
    write_by_hand(path)
    work = Work(path)
    job = work.compare()
    while work._comparer._process is None and not job.done.is_set():
        threading.Event().wait(0.01)
    work.close()
    assert job.done.wait(WAIT)
    assert "broken off" in job.failed
    with Story.open(path) as story:
        assert story.counts().documents == 3
        assert not story.is_compared
