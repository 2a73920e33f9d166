"""The `riwaya` command."""

from riwaya.cli.app import main

__all__ = ["main"]
