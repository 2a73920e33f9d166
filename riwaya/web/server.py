"""The server: one socket on this machine, and the workbench behind it."""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from multiprocessing import active_children
from pathlib import Path

import uvicorn

from riwaya.errors import UsageError
from riwaya.story.story import Story
from riwaya.web.app import app_of, make_site
from riwaya.web.uploads import sweep
from riwaya.web.warm import warm

HOST = "127.0.0.1"
PORT = 8743
"""Asked for first, so that bookmarks keep their address; any free one where it is taken."""
ENDING = ".riwaya"
"""Of a new story's name: a name that was mistyped makes none."""
_WAITING = 128


class Server:
    """The workbench for one story. The port is taken at once, so that the address can be printed and opened."""

    def __init__(self, story: Path, port: int | None = None, *, allow_fetch: bool = False) -> None:
        """`story` need not be there yet. Raises what `Story.open` does, and `UsageError` where the port is not to be
        had or no story can be made there."""
        _check(story)
        self._socket = _listening(port)
        self._site = make_site(story, allow_fetch)
        self.port: int = self._socket.getsockname()[1]

    @property
    def address(self) -> str:
        """What to open in a browser."""
        return f"http://{HOST}:{self.port}/"

    def run(self) -> None:
        """Serve until Ctrl-C."""
        sweep()
        warm(self._site.shelf.warm)
        config = uvicorn.Config(
            app_of(self._site, self.port),
            log_level="warning",
            access_log=False,  # what a reporter looks at is written nowhere
            lifespan="off",
            server_header=False,
            ws="none",
        )
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[self._socket])
        self._site.work.close()
        for process in active_children():  # what still reads an article nobody waits for
            process.terminate()


def _check(story: Path) -> None:
    """Say here, not on the first page, what is wrong with a file, or why none can be made."""
    if story.exists():
        Story.open(story).close()
        return
    folder = story.resolve().parent
    if story.suffix != ENDING:
        raise UsageError(f"{story}: there is no such story (the name of a new one ends with {ENDING})")
    if not folder.is_dir():
        raise UsageError(f"{story}: there is no folder {folder}")
    if not os.access(folder, os.W_OK):
        raise UsageError(f"{story}: there is no such story, and none can be made in {folder}: it cannot be written to")


def _listening(port: int | None) -> socket.socket:
    if port is not None and not 0 <= port < 65536:
        raise UsageError(f"--port {port}: no such port (choose one from 1024 to 65535)")
    for wanted in (port,) if port is not None else (PORT, 0):
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, wanted))
        except OSError as error:
            listening.close()
            if wanted == port:
                reason = (error.strerror or str(error)).lower()
                raise UsageError(f"--port {port}: {reason} (choose another, or leave it out)") from error
            continue
        listening.listen(_WAITING)  # a browser that is quicker than the server waits for it
        return listening
    raise UsageError("no port is free on this machine")
