"""Style sheets and scripts, read once. Their address holds a hash of them all, so that browsers may keep them for good
and modules can import their neighbours by name."""

from __future__ import annotations

import hashlib
from importlib import resources

from starlette.exceptions import HTTPException
from starlette.responses import Response

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}
_SHARED = ("dossier.css", "paint.js")
_FOR_GOOD = "public, max-age=31536000, immutable"


class Statics:
    """All static files: those of the workbench, those of the dossier that it goes on from, and its map."""

    def __init__(self) -> None:
        own = resources.files("riwaya.web").joinpath("static")
        self._files = {f.name: f.read_bytes() for f in own.iterdir() if _type(f.name)}
        dossier = resources.files("riwaya.export").joinpath("templates")
        self._files |= {name: dossier.joinpath(name).read_bytes() for name in _SHARED}
        self._files["world.json"] = resources.files("riwaya.export").joinpath("map", "world.json").read_bytes()
        parts = (name.encode() + b"\0" + content for name, content in sorted(self._files.items()))
        self.version = hashlib.sha256(b"\0".join(parts)).hexdigest()[:12]

    def address(self, name: str) -> str:
        """Where a file lies. `KeyError` if there is none."""
        if name not in self._files:
            raise KeyError(name)
        return f"/static/{self.version}/{name}"

    def answer(self, version: str, name: str) -> Response:
        """The file; 404 where there is none, also for the address of an older one."""
        if version != self.version or name not in self._files:
            raise HTTPException(404)
        return Response(self._files[name], headers={"cache-control": _FOR_GOOD, "content-type": _type(name)})


def _type(name: str) -> str:
    return next((kind for ending, kind in _TYPES.items() if name.endswith(ending)), "")
