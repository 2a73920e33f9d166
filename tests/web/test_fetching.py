"""Fetching a page: what is refused, and that it ends whatever the other side does. The sites are on this machine."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from riwaya.web import fetching
from riwaya.web.fetching import Address, Refused, fetch, is_public

PAGE = b"<!DOCTYPE html><html><head><title>Fire</title></head><body><p>The port burned.</p></body></html>"


class Site(BaseHTTPRequestHandler):
    """Answers as its path says."""

    asked: list[dict[str, str]] = []

    def do_GET(self) -> None:
        type(self).asked.append({name.lower(): value for name, value in self.headers.items()} | {"path": self.path})
        kind = self.path.partition("?")[0].strip("/").partition("/")[0]
        try:
            getattr(self, f"_{kind}", self._page)()
        except OSError:
            return  # the other side has had enough

    def log_message(self, *_: object) -> None: ...

    def _head(self, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"content_type": "text/html"} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def _page(self) -> None:
        self._head()
        self.wfile.write(PAGE)

    def _pdf(self) -> None:
        self._head(content_type="application/pdf")

    def _missing(self) -> None:
        self._head(404)

    def _packed(self) -> None:
        self._head(content_encoding="gzip")
        self.wfile.write(gzip.compress(PAGE))

    def _bomb(self) -> None:
        self._head(content_encoding="gzip")
        self.wfile.write(gzip.compress(b"\0" * 50_000_000))

    def _cut(self) -> None:
        self._head(content_length="1000")
        self.wfile.write(PAGE)

    def _endless(self) -> None:
        self._head()
        while True:
            self.wfile.write(b"x" * 65_536)

    def _slow(self) -> None:
        self._head()
        while True:
            self.wfile.write(b"x")
            time.sleep(0.05)

    def _mute(self) -> None:
        time.sleep(3)

    def _drip(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            self.wfile.write(b"X: y\r\n"[:1])
            time.sleep(0.05)

    def _to(self) -> None:
        self._head(302, location=self.path.partition("?")[2])

    def _again(self) -> None:
        self._head(302, location="/again")


@pytest.fixture
def site() -> Iterator[str]:
    Site.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def here(address: Address) -> bool:
    return str(address) == "127.0.0.1"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::",
        "fe80::1", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "2002:7f00:1::1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::7f00:1",
    ],
)  # fmt: skip
def test_what_is_not_out_in_the_internet(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "::ffff:1.1.1.1"])
def test_what_is(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def refusal(url: str, **options: object) -> Refused:
    with pytest.raises(Refused) as refused:
        fetch(url, **options)  # type: ignore[arg-type]
    return refused.value


def test_a_page_comes_with_nothing_told_of_who_asks(site: str) -> None:
    found = fetch(f"{site}/fire?a=ميناء", allowed=here)
    assert (found.data, found.url) == (PAGE, f"{site}/fire?a=ميناء")
    [asked] = Site.asked
    assert set(asked) == {"host", "user-agent", "accept", "accept-encoding", "connection", "path"}
    assert asked["user-agent"] == "Mozilla/5.0"
    assert asked["path"].isascii()
    assert fetch(f"{site}/packed", allowed=here).data == PAGE


@pytest.mark.parametrize(
    "url",
    [
        "", "fire", "//site.example/", "file:///etc/passwd", "ftp://site.example/", "javascript:alert(1)", "http://",
        "http://user:pass@site.example/", "http://site.example:0/", "http://site.example:99999/", "http://[::1/",
        "http://" + "a" * 70 + ".example/",
    ],
)  # fmt: skip
def test_what_is_no_address_of_a_page(url: str) -> None:
    assert refusal(url).reason == "address"


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "127.1", "2130706433", "0x7f000001", "[::ffff:127.0.0.1]"]
)
def test_this_machine_is_refused_however_it_is_written(site: str, host: str) -> None:
    port = site.rpartition(":")[2]
    assert refusal(f"http://{host}:{port}/").reason in ("private", "unreachable")
    assert Site.asked == []


def test_an_address_with_letters_at_its_end_has_no_port() -> None:
    with pytest.raises(Refused) as refused:
        fetch("http://[2001:db8::abcd]/", allowed=lambda _: True, seconds=2)
    assert refused.value.reason in ("unreachable", "slow")


def test_a_redirect_to_this_machine_is_refused(site: str) -> None:
    """The first address is allowed, the one that it leads to is not."""
    second = f"http://127.0.0.2:{site.rpartition(':')[2]}/secret"
    assert refusal(f"{site}/to?{second}", allowed=here).reason == "private"
    assert refusal(f"{site}/to?file:///etc/passwd", allowed=here).reason == "address"
    assert [asked["path"].partition("?")[0] for asked in Site.asked] == ["/to", "/to"]
    assert fetch(f"{site}/to?/fire", allowed=here).url == f"{site}/fire"
    assert refusal(f"{site}/again", allowed=here).reason == "redirects"


def test_a_name_is_resolved_once_and_the_checked_address_is_connected_to(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port, answers = int(site.rpartition(":")[2]), iter(["127.0.0.1", "10.0.0.1"])

    def resolve(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        assert host == "rebinding.example"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(fetching.socket, "getaddrinfo", _only_for("rebinding.example", resolve))
    found = fetch(f"http://rebinding.example:{port}/fire", allowed=here)
    assert found.data == PAGE
    assert Site.asked[0]["host"] == f"rebinding.example:{port}"
    assert next(answers) == "10.0.0.1"


def _only_for(name: str, resolve):  # type: ignore[no-untyped-def]
    real = socket.getaddrinfo
    return lambda host, *a, **k: resolve(host, *a, **k) if host == name else real(host, *a, **k)


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 80)) for a in ("1.1.1.1", "192.168.0.1")]
    monkeypatch.setattr(fetching.socket, "getaddrinfo", lambda *_, **__: rows)
    assert refusal("http://both.example/").reason == "private"


@pytest.mark.parametrize(
    ("place", "reason"),
    [("cut", "unreachable"), ("pdf", "type"), ("missing", "status"), ("bomb", "large"), ("endless", "large")],
)
def test_what_is_no_page_or_too_much_of_one(site: str, place: str, reason: str) -> None:
    assert refusal(f"{site}/{place}", allowed=here, limit=1_000_000).reason == reason


@pytest.mark.parametrize("place", ["slow", "mute", "drip"])
def test_whoever_is_slow_is_left(site: str, place: str) -> None:
    start = time.monotonic()
    assert refusal(f"{site}/{place}", allowed=here, seconds=0.5).reason == "slow"
    assert time.monotonic() - start < 2


def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert refusal(f"http://127.0.0.1:{port}/", allowed=here).reason == "unreachable"
    assert refusal("http://no-such-name.invalid/", allowed=here).reason == "unreachable"
