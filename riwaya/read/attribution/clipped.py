"""Short words made of the beginnings of others: Минтранс (Министерство транспорта), замминистра (заместитель …)."""

from __future__ import annotations

from riwaya.read.page import Page

MIN_PIECE = 3
"""Letters of a word that go into its short form at least."""

MAX_ENDING = 2
"""Letters by which the last piece may end otherwise than its word (Госдума, Государственной думы)."""


def spelt_behind(page: Page, short: str, k: int) -> int:
    """First word behind those from word k on whose beginnings make up the lemma `short`, two at least; k if none do."""
    end = _spelt(page, short, k, 0)
    return end if end is not None else k


def _spelt(page: Page, rest: str, k: int, pieces: int) -> int | None:
    if pieces > 1 and len(rest) <= MAX_ENDING:
        return k
    if pieces and page.has(k, "joining", "preposition"):
        k += 1
    if k >= len(page.t) or page.mark(k):
        return None
    word = page.norm(k)
    longest = next((n for n in range(min(len(word), len(rest)), 0, -1) if rest.startswith(word[:n])), 0)
    for length in range(longest, MIN_PIECE - 1, -1):
        end = _spelt(page, rest[length:], k + 1, pieces + 1)
        if end is not None:
            return end
    return None
