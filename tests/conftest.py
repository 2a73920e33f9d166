"""What all tests share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pytest

from riwaya.align import embedding

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session", autouse=True)
def _no_text_embedded_twice():
    """The same articles are compared by many tests, and vectors are what comparing takes longest for."""
    known: dict[str, np.ndarray] = {}
    embed = embedding._E5.embed

    def remembering(self: embedding._E5, texts: Sequence[str]) -> embedding.Vectors:
        new = [text for text in dict.fromkeys(texts) if text not in known]
        known.update(zip(new, embed(self, new), strict=True))
        return np.stack([known[text] for text in texts]) if texts else embed(self, texts)

    patch = pytest.MonkeyPatch()
    patch.setattr(embedding._E5, "embed", remembering)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a process: Playwright drives no second one beside it."""
    from tests.browsers import launched

    with launched() as opened:
        yield opened
