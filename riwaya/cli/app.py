"""From the words of the command line to a command, and from its outcome to an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from riwaya.cli.options import COMMANDS, OF_SERVE, parser
from riwaya.cli.say import say
from riwaya.errors import RiwayaError

INTERRUPTED = 130  # as shells give it for Ctrl-C


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line. Returns 0 (all read), 1 (some inputs skipped) or 2 (nothing could be done)."""
    for stream in (sys.stdout, sys.stderr):
        # Arabic comes out whole even where the system believes that the terminal knows only ASCII.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    words = list(sys.argv[1:] if arguments is None else arguments)
    options = parser().parse_args(with_command(words))
    try:
        # Commands are imported when they run: `riwaya --version` opens none of the libraries that they need.
        code = int(getattr(import_module("riwaya.cli.commands"), options.command)(options))
        sys.stdout.flush()
    except BrokenPipeError:  # riwaya read … | head: the other end has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        say("stopped; what a build has put into its story is kept, run it again to go on")
        return INTERRUPTED
    except Exception as error:
        if options.debug:
            raise
        say(_explained(error))
        return 2
    return code


def _explained(error: Exception) -> str:
    if isinstance(error, RiwayaError):
        return str(error)
    what = f"failed, {type(error).__name__}: {error}"
    return f"{what} (a fault of Riwaya's: --debug shows where, please report it)"


def with_command(words: list[str]) -> list[str]:
    """`riwaya FOLDER` is `riwaya go FOLDER`; `riwaya` alone, or with options of `serve`, is `riwaya serve`; everything
    else stays as it is."""
    if not words:
        return ["serve"]
    if words[0] in COMMANDS or words[0] in ("-h", "--help", "--version"):
        return words
    if any(os.path.exists(word) for word in words):
        return ["go", *words]
    return ["serve", *words] if words[0].partition("=")[0] in OF_SERVE else words
