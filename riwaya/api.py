"""What `import riwaya` offers: read a text, build a story, open one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from riwaya.align.embedding import load_embedder
from riwaya.ingest import Given, from_text
from riwaya.model import Document
from riwaya.story.build import BuildSummary, Watcher
from riwaya.story.build import build as build_story
from riwaya.story.pair import TextRelation, compare_texts
from riwaya.story.reading import read_one
from riwaya.story.story import Story


def read(
    text: str,
    *,
    language: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    author: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Document:
    """One article, read: its statements with their chains, and what no rule understood.

    Spans are code points into `Document.text`, which is `text` itself (a byte-order mark goes, CR LF becomes
    LF). `published` is ISO 8601, as far as known (`2015`, `2015-10`, `2015-10-07`, or with a time);
    `language` is told from the text if None. What is not given stays unknown, unless the page says it.

    Raises `InputError`: `EmptyInput`, `TooLarge`, `UnknownLanguage`; `UsageError` on a date that is none.
    """
    given = Given(outlet=outlet, author=author, published=published, url=url, title=title, language=language)
    return read_one(from_text(text, given))


def compare(
    text: str,
    other: str,
    *,
    language: str | None = None,
    other_language: str | None = None,
    published: str | None = None,
) -> TextRelation:
    """How two short texts (a sentence or a few), in one language or two, stand to one another.

    `relation` is `supports`, `refines`, `conflicts` or `unrelated`, with the slot, the reason in plain words, and the
    rule that found it. `language` and `other_language` are told from the texts if None; `published` (ISO 8601) is what
    "yesterday" is reckoned from. Raises as `read` does.
    """
    given = [Given(language=code, published=published) for code in (language, other_language)]
    a, b = (read_one(from_text(t, g)) for t, g in zip((text, other), given, strict=True))
    return compare_texts(a, b, load_embedder())


def build(
    paths: Sequence[Path | str] | Path | str,
    out: Path | str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    author: str | None = None,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
    name: str | None = None,
    processes: int | None = 1,
    watcher: Watcher | None = None,
) -> BuildSummary:
    """Put the articles of files, folders and tables into the story file `out`, made where there is none.

    What is there already stays, and is not read again: a second run changes nothing, a run that was broken
    off goes on where it stopped. `outlet`, `published` (ISO 8601) and so on hold for all the articles, where
    given. `name` is a new story's name. `processes` above 1, or None to choose by size, needs the caller's
    script to stand under `if __name__ == "__main__":`, as everything that starts processes does.

    Returns what was done; an article that cannot be read stands in `skipped`, with the reason. Raises
    `UsageError`, `NotAStory` (`out` is something else and is left alone), `StoryVersionError`, or
    `StoryError` (cannot be written).
    """
    given = Given(outlet=outlet, author=author, published=published, url=url, title=title, language=language)
    several = [paths] if isinstance(paths, str | Path) else paths
    return build_story(several, out, given=given, name=name, processes=processes, watcher=watcher)


def open(path: Path | str) -> Story:
    """The story file at `path`, to be asked for documents, sources and statements.

    Raises `NotAStory` (another kind of file), `StoryVersionError` (another layout) or `UnreadableInput`.
    """
    return Story.open(path)
