"""Who may ask, and what every answer carries."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from riwaya.web.app import make_app
from tests.web.conftest import PORT

PLACES = ("/", "/.json", "/articles", "/nothing", "/nothing.json")


@pytest.mark.parametrize("place", PLACES)
def test_every_answer_forbids_what_it_does_not_need(hand: TestClient, place: str) -> None:
    headers = hand.get(place).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"
    assert "server" not in headers


@pytest.mark.parametrize("host", [f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"[::1]:{PORT}", f"LOCALHOST:{PORT}"])
def test_its_own_names_are_answered(hand: TestClient, host: str) -> None:
    assert hand.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1", f"127.0.0.1.evil.example:{PORT}", ""]
)
def test_other_names_are_refused(hand: TestClient, host: str) -> None:
    """A page elsewhere may give its own name the address 127.0.0.1, and would read everything (DNS rebinding)."""
    answer = hand.get("/", headers={"host": host})
    assert answer.status_code == 403
    assert "port" not in answer.text


def test_two_names_are_refused(hand: TestClient) -> None:
    headers = [("host", f"127.0.0.1:{PORT}"), ("host", "evil.example")]
    assert hand.get("/", headers=headers).status_code == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize(
    "origin", [None, "null", "http://evil.example", f"https://127.0.0.1:{PORT}", "http://127.0.0.1:1"]
)
def test_changes_from_elsewhere_are_refused(hand: TestClient, method: str, origin: str | None) -> None:
    headers = {} if origin is None else {"origin": origin}
    assert hand.request(method, "/", headers=headers).status_code == 403


def test_its_own_pages_may_ask_for_changes(hand: TestClient) -> None:
    """Nothing can be changed yet: the route says so, and not the guard."""
    assert hand.post("/", headers={"origin": f"http://127.0.0.1:{PORT}"}).status_code == 405


def test_nothing_is_reported_whatever_the_environment_says(by_hand: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from opentelemetry import trace

    started: list[str] = []

    class Watching(trace.NoOpTracerProvider):
        def get_tracer(self, name: str, *_: object, **__: object) -> trace.Tracer:
            started.append(name)
            return trace.NoOpTracer()

    monkeypatch.setenv("FASTAPI_OTEL_AUTO_CONFIGURE", "true")
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector.example")
    monkeypatch.setattr(trace, "get_tracer_provider", Watching)
    with TestClient(make_app(by_hand, PORT), base_url=f"http://127.0.0.1:{PORT}") as opened:
        assert opened.get("/").status_code == 200
    assert started == []


def test_pages_hold_no_script_and_no_style_of_their_own(hand: TestClient) -> None:
    keys = [a["key"] for a in hand.get("/articles.json").json()["items"]]
    for place in ("/", "/claims", "/sources", "/nothing", *(f"/article/{key}" for key in keys)):
        page = hand.get(place).text
        assert "<style" not in page
        assert not re.search(r"<[^>]+ (style|on\w+)=", page)
        assert all('src="/static/' in tag for tag in re.findall("<script[^>]*>", page))


def test_static_files_are_kept_for_good_under_a_name_that_changes_with_them(hand: TestClient) -> None:
    page = hand.get("/").text
    for place in re.findall(r'"(/static/[^"]+)"', page):
        answer = hand.get(place)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["content-type"].startswith("text/")
    version = re.findall(r"/static/(\w+)/", page)[0]
    assert hand.get("/static/000000000000/web.css").status_code == 404
    assert hand.get(f"/static/{version}/PROVENANCE.md").status_code == 404
    assert hand.get(f"/static/{version}/..%2Fapp.py").status_code == 404


def test_long_answers_are_packed(web: TestClient) -> None:
    assert web.get("/").headers["content-encoding"] == "gzip"
