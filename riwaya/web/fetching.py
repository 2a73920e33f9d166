"""One page from the web, asked for by a reporter: never from this machine's own network, never for long, never much.

The name is resolved once, its addresses are checked, and the connection goes to a checked address: a name that is
resolved anew for the connection could lead elsewhere by then (DNS rebinding). The same goes for each redirect.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import Literal
from urllib.parse import SplitResult, quote, urljoin, urlsplit

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Reason = Literal["address", "private", "unreachable", "redirects", "status", "type", "large", "slow"]

BYTES = 20_000_000
"""As much as a file that is one article."""
SECONDS = 20.0
"""For all of it, redirects included."""
_SILENCE = 10.0
"""Seconds without a byte after which nothing more is expected."""
_REDIRECTS = 5
_CHUNK = 65_536
_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
_MOVED = (301, 302, 303, 307, 308)
# Nothing that tells readers apart, and not who asks: a newsroom's tool has no business in a site's log.
_HEADERS = {
    "User-Agent": "Mozilla/5.0",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_LOCAL_NAT64 = ipaddress.ip_network("64:ff9b:1::/48")
"""RFC 8215: leads wherever the network's owner wants."""


class Refused(Exception):
    """The page is not to be had: why, and what of it (an address, a status, a type)."""

    def __init__(self, reason: Reason, what: str = "") -> None:
        self.reason, self.what = reason, what
        super().__init__(f"{reason}: {what}")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came; `url` is where it lay in the end."""

    url: str
    data: bytes


def is_public(address: Address) -> bool:
    """Whether an address lies out in the internet: not on this machine, in its network, or in a block kept for other
    uses; also not one that a tunnel leads to these."""
    inner: Address | None = None
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if address.is_site_local or address in _LOCAL_NAT64:
            return False
    if inner is not None and not is_public(inner):
        return False
    mapped = isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None
    return (mapped or address.is_global) and not address.is_multicast and not address.is_unspecified


def fetch(
    url: str, *, allowed: Callable[[Address], bool] = is_public, limit: int = BYTES, seconds: float = SECONDS
) -> Fetched:
    """The page at an address. Raises `Refused`.

    `allowed` says which addresses may be connected to: tests ask a server on this machine, users cannot.
    """
    until = monotonic() + seconds
    for _ in range(_REDIRECTS + 1):
        parts = _parts(url)
        found = _Exchange(parts, _checked(parts, allowed), limit, until)
        try:
            answer = found.answer()
        except (OSError, http.client.HTTPException, zlib.error) as error:
            if monotonic() >= until or isinstance(error, TimeoutError):
                raise Refused("slow") from error
            raise Refused("unreachable", str(getattr(error, "strerror", None) or error)) from error
        finally:
            found.close()
        if isinstance(answer, bytes):
            return Fetched(url, answer)
        url = urljoin(url, answer)
    raise Refused("redirects")


def _parts(url: str) -> SplitResult:
    """The address, taken apart. Refused unless it is http(s), with a host, and without a password in it."""
    try:
        parts = urlsplit(url.strip())
        port, host = parts.port, parts.hostname
        if host:
            host.encode("idna")
    except (ValueError, UnicodeError):
        raise Refused("address") from None
    if parts.scheme not in ("http", "https") or not host or parts.username is not None or port == 0:
        raise Refused("address")
    return parts


def _checked(parts: SplitResult, allowed: Callable[[Address], bool]) -> list[tuple[str, int]]:
    """The addresses of the host, with the port. Refused where one of them is not allowed."""
    host = (parts.hostname or "").encode("idna").decode() if parts.hostname else ""
    port = _port(parts)
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        found = [ipaddress.ip_address(str(row[4][0]).partition("%")[0]) for row in rows]
    except (OSError, UnicodeError, ValueError):
        raise Refused("unreachable", host) from None
    if not found or not all(map(allowed, found)):
        raise Refused("private", host)
    return [(str(address), port) for address in dict.fromkeys(found)]


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


class _Exchange:
    """One request and its answer, cut off when the time is up, whatever it is waiting for."""

    def __init__(self, parts: SplitResult, to: list[tuple[str, int]], limit: int, until: float) -> None:
        self._parts, self._limit, self._until = parts, limit, until
        left = max(until - monotonic(), 0.01)
        host = parts.hostname or ""
        self._socket: socket.socket | None = None
        self._watch = threading.Timer(left, self._cut)
        self._watch.daemon = True
        self._connection = http.client.HTTPConnection(host.encode("idna").decode(), _port(parts), timeout=left)
        self._to, self._patience = to, min(left, _SILENCE)

    def answer(self) -> bytes | str:
        """The body, or where it has moved to."""
        self._watch.start()
        self._connection.sock = self._connected()
        path = quote(self._parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = f"?{quote(self._parts.query, safe='/%:@!$&()*+,;=?~-._')}" if self._parts.query else ""
        self._connection.request("GET", path + query, headers=_HEADERS | {"Host": self._host()})
        found = self._connection.getresponse()
        if found.status in _MOVED and (to := found.headers.get("location")):
            return to
        if found.status != 200:
            raise Refused("status", str(found.status))
        kind = found.headers.get_content_type() if "content-type" in found.headers else "text/html"
        if kind not in _TYPES:
            raise Refused("type", kind)
        packing = found.headers.get("content-encoding", "identity").strip().lower()
        if packing not in ("identity", "gzip", "x-gzip", ""):
            raise Refused("type", packing)
        return self._body(found, packing.endswith("gzip"))

    def close(self) -> None:
        """End it."""
        self._watch.cancel()
        self._connection.close()
        if self._socket is not None:
            self._socket.close()

    def _host(self) -> str:
        name = (self._parts.hostname or "").encode("idna").decode()
        shown = f"[{name}]" if ":" in name else name
        return f"{shown}:{self._parts.port}" if self._parts.port else shown

    def _connected(self) -> socket.socket:
        for i, place in enumerate(self._to):
            try:
                plain = self._socket = socket.create_connection(place, self._patience)
                break
            except OSError:
                if i == len(self._to) - 1:
                    raise
        if self._parts.scheme == "http":
            return plain
        name = (self._parts.hostname or "").encode("idna").decode()
        self._socket = ssl.create_default_context().wrap_socket(plain, server_hostname=name)
        return self._socket

    def _body(self, found: http.client.HTTPResponse, packed: bool) -> bytes:
        opened = zlib.decompressobj(zlib.MAX_WBITS | 16) if packed else None
        out = bytearray()
        while chunk := found.read1(_CHUNK):
            # Unpacked by no more than may still come: a few bytes can stand for a million.
            out += opened.decompress(chunk, self._limit + 1 - len(out)) if opened else chunk
            if len(out) > self._limit:
                raise Refused("large", f"{self._limit:,}")
            if monotonic() >= self._until:
                raise Refused("slow")
        if monotonic() >= self._until:  # cut off: what came is not all
            raise Refused("slow")
        if found.length:
            raise Refused("unreachable", "it broke off")
        return bytes(out)

    def _cut(self) -> None:
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)
