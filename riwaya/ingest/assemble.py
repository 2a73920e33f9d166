"""Text and what is known of it → `Document`: the last steps, which every format shares."""

from __future__ import annotations

import re
from dataclasses import dataclass

from riwaya.errors import EmptyInput, TooLarge, UnknownLanguage
from riwaya.ingest.blocks import find_blocks, page_title
from riwaya.ingest.given import Given, Limits
from riwaya.ingest.language import language_of, readable_languages
from riwaya.ingest.lines import Line
from riwaya.ingest.outlet import shown_outlet
from riwaya.model import DateBound, Document, Origin, Outlet


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text comes from: `id` as in `identity`, `name` for messages, `path` as the record shows it."""

    id: str
    name: str
    media_type: str
    path: str | None = None
    external_id: str | None = None


def assemble(
    text: str,
    source: Source,
    given: Given,
    limits: Limits,
    lines: list[Line] | None = None,
    warnings: tuple[str, ...] = (),
    not_after: DateBound | None = None,
) -> Document:
    """The document that `text` is, up to its blocks; `given` holds everything that is known of it from
    elsewhere.

    The text stays as it is. An outlet that `given` does not name is the one that the page's own furniture shows.
    `published` is what `given` says, never a guess; where it is unknown, captions may bound it. Raises `EmptyInput`,
    `TooLarge` and `UnknownLanguage`, which name the source.
    """
    if not text.strip():
        raise EmptyInput(source.name, "has no text")
    if len(text) > limits.text_characters:
        what = f"has {len(text):,} characters of text, more than {limits.text_characters:,}"
        raise TooLarge(source.name, what, "split it")
    language = _language(text, source.name, given)
    blocks, not_before = find_blocks(text, language, given.title, lines)
    exact = given.published is not None and len(given.published) >= 10
    if (
        not_before
        and given.published
        and given.published[: len(not_before.value)] < not_before.value[: len(given.published)]
    ):
        warnings += (f"a caption is dated {not_before.value}, after the date of publication {given.published[:10]}",)
    return Document(
        id=source.id,
        text=text,
        media_type=source.media_type,
        paths=(source.path,) if source.path else (),
        external_id=source.external_id,
        language=language,
        outlet=Outlet(given.outlet) if given.outlet else shown_outlet(text, blocks),
        title=given.title or page_title(text, blocks),
        author=given.author,
        published=given.published,
        not_before=None if exact else not_before,
        not_after=None if exact else not_after,
        url=given.url,
        blocks=blocks,
        origin=tuple(Origin(name) for name in given.origin),
        warnings=warnings,
    )


def unify_line_ends(text: str) -> str:
    """`text` with CR LF as LF; nothing else changes."""
    return text.replace("\r\n", "\n") if "\r" in text else text


def _language(text: str, name: str, given: Given) -> str:
    if given.language is None:
        return language_of(text, name)
    if given.language not in readable_languages():
        raise UnknownLanguage(
            name,
            f"is in “{given.language}”, which Riwaya does not read",
            f"it reads: {', '.join(readable_languages())}",
        )
    if not re.search(r"[^\W\d_]", text):
        raise EmptyInput(name, "has no words")
    return given.language
