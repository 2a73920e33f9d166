"""The publishing outlet is no teller: what it says of itself (told our reporter, according to us) is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from riwaya.model import Outlet
from riwaya.read.attribution.media import media_in, medium_called
from riwaya.read.page import Page, Proposal, Range

DESK = 8
"""Words of an outlet's name with its agency and desk."""


def without_outlet(page: Page, proposals: Sequence[Proposal], outlet: Outlet | None) -> list[Proposal]:
    """The proposals without those that are only "according to" the outlet, and without it among the tellers further
    out. What its correspondent says is somebody's statement and stays."""
    if outlet is None:
        return list(proposals)
    name = {word for word in page.language.fold(outlet.name).split() if word}
    medium = medium_called(page.language, outlet.name)

    def is_it(words: Range) -> bool:
        return _names(page, words, name) or medium is not None and _is_medium(page, words, medium)

    return [
        replace(p, via=[v for v in p.via if not is_it(v)]) if p.via else p
        for p in proposals
        if not p.rule.startswith("according-to") or p.via or p.source is None or not is_it(p.source)
    ]


def _is_medium(page: Page, words: Range, medium: str) -> bool:
    """Whether the words name that medium, in whatever spelling (Meduza, «Медузе»), and nobody in it."""
    named = media_in(page.t, *words)
    inside = any(page.has(i, "people", "office", "title", "source-noun", "group") for i in range(*words))
    return bool(named) and named[0].name == medium and not inside


def is_outlet(name: str, outlet: Outlet | None) -> bool:
    """Whether a medium's name is the outlet's, with or without a head noun (the agency X of the outlet X)."""
    return outlet is not None and set(outlet.name.casefold().split()) <= set(name.casefold().split())


def _names(page: Page, words: Range, name: set[str]) -> bool:
    """Whether the words name the outlet and nobody in it: the medium is in them, a person is not."""
    said = {page.norm(i) for i in range(*words)} | {page.t.words[i].stem for i in range(*words)}
    medium = any(page.has(i, "medium", "medium-noun") for i in range(*words)) or said == name
    return medium and name <= said and words[1] - words[0] <= DESK
