"""Who may ask, and what every answer carries: the workbench speaks to this machine's browser and to nobody else."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOSTS = ("127.0.0.1", "localhost", "[::1]")
_SAFE = ("GET", "HEAD")

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # with no-referrer browsers send our own forms with `Origin: null`
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",  # a page elsewhere cannot show or probe ours
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_NOT_KEPT = "no-store"
"""Articles are confidential: the browser keeps no copy on disk, unless an answer says otherwise (static files)."""


class Guard:
    """Refuses requests under another name (a page elsewhere whose domain leads to 127.0.0.1) and changes asked for by
    another site, before anything else sees them."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._hosts = {f"{host}:{port}" for host in HOSTS} | (set(HOSTS) if port == 80 else set())
        self._origins = {f"http://{host}" for host in self._hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # no page of ours opens a socket
            await send({"type": "websocket.close", "code": 1008})
            return

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers.setdefault("cache-control", _NOT_KEPT)
            await send(message)

        reason = self._refused(scope)
        app = PlainTextResponse(f"{reason}\n", 403) if reason else self._app
        await app(scope, receive, dressed)

    def _refused(self, scope: Scope) -> str:
        """Why a request is not answered; empty where it is."""
        headers = Headers(scope=scope)
        hosts = [host.lower() for host in headers.getlist("host")]
        if len(hosts) != 1 or hosts[0] not in self._hosts:
            return "refused: the workbench answers only under its own address"
        origins = headers.getlist("origin")
        if scope["method"] not in _SAFE and (len(origins) != 1 or origins[0].lower() not in self._origins):
            return "refused: only the workbench's own pages may change anything"
        return ""
