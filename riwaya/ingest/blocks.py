"""Which part of a page is what: headline, running text, captions, and the furniture around them.

A page comes as lines; some of them with a role already (HTML says what a caption is). Rules are tried in
order, each a function that gives roles to lines that have none yet; what no rule claims is body. Every rule
errs towards body: a share line that is kept does less harm than a paragraph that is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from riwaya.ingest.captions import PHOTO_LENGTH, caption_credit, caption_date, credit_origin
from riwaya.ingest.furniture import Furniture, fold, load_furniture
from riwaya.ingest.language import block_language
from riwaya.ingest.lines import Line, split_lines
from riwaya.model import Block, DateBound

HEADLINE = 200
"""Longest line that is taken for a headline; the longest title of the development sets has 150 characters."""
SUBTITLE = (60, 8)
"""Most characters and words of a subtitle; those of the seed pages have 2 to 3 words."""
LINK = (6, 25, 160)
"""Least and most words, most characters of a related story's headline between paragraphs."""
NEAR_TOP = 5
"""Lines from the top among which a byline without its word ("By …") may stand."""
PUNCTUATED = 0.85
"""A line without full stop stands out as a link only on a page where this share of the paragraphs has one."""

_LETTER = re.compile(r"[^\W\d_]")
_ALNUM = re.compile(r"[\W_]+")
_MENU = re.compile(r"\s+[|•·]\s+")
WAY = re.compile(r"\s+[>›»/]\s+")
"""What parts the steps of the way to a page (Home > World > …)."""
_NAMES = re.compile(r"^[^\d.،؛:!?؟«»\"“”()]{2,30}?(?:\s+[-–—ـ|/]+\s*|[-–—ـ|/]+\s+)[^\d.،؛:!?؟«»\"“”()]{2,30}$")


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page on their way to blocks."""

    lines: list[Line]
    title: str | None
    """The title that is known from outside."""
    furniture: Furniture

    @property
    def spaced(self) -> bool:
        """Does the page part its paragraphs by blank lines?"""
        return any(line.blank_before for line in self.lines[1:])


def find_blocks(
    text: str, language: str, title: str | None = None, lines: list[Line] | None = None
) -> tuple[tuple[Block, ...], DateBound | None]:
    """The blocks of a page, in order, without overlap or white space at their ends, and the bound its
    captions set.

    Every line belongs to a block; body lines are a block each, neighbours of another role one together (a
    title, a caption and a subtitle stay apart). `title` is the title as known from outside, `lines` gives
    lines that have their role already. Positions are code points of `text`.
    """
    page = Page(split_lines(text) if lines is None else lines, title, load_furniture())
    for rule in RULES:
        rule(page)
    blocks = _merge(text, page, language)
    bounds = [b for block in blocks if block.role == "caption" and (b := caption_date(text, block.start, block.end))]
    return blocks, max(bounds, key=lambda b: b.value) if bounds else None


def page_title(text: str, blocks: Sequence[Block]) -> str | None:
    """The words of the title block, on one line; None where the page shows none."""
    parts = [text[b.start : b.end] for b in blocks if b.role == "title"]
    return " ".join(parts[0].split()) if parts else None


def _furniture(page: Page) -> None:
    """Lines that the data know."""
    f = page.furniture
    for line in page.lines:
        if line.role not in (None, "boilerplate") or not line.short:
            continue
        if f.byline.match(line.text, line.folded):
            line.role = "byline"
        elif f.credit.match(line.text, line.folded) or line.folded in f.agencies:
            line.role = "credit"
        elif line.role is not None:
            continue
        elif not _LETTER.search(line.text) or f.boilerplate.match(line.text, line.folded):
            line.role = "boilerplate"
        elif f.related.match(line.text, line.folded):
            line.role = "related"


def _navigation(page: Page) -> None:
    """Menus (Home | World | Opinion), and near the top the way to the page (Home > World > …)."""
    for place, line in enumerate(page.lines):
        if line.role is not None or not line.short:
            continue
        menu, way = _MENU.split(line.text), WAY.split(line.text)
        is_menu = len(menu) > 2 and all(len(part.split()) <= 4 for part in menu)
        is_way = place < NEAR_TOP and len(way) > 2 and all(len(part.split()) <= 3 for part in way[:-1])
        if is_menu or is_way:
            line.role = "boilerplate"


def _known_title(page: Page) -> None:
    """Lines at the top that spell the title known from outside, over one line or two."""
    wanted = _spelling(page.title or "")
    if not wanted:
        return
    spelt = ""
    taken = []
    for line in page.lines[:NEAR_TOP]:
        if line.role not in (None, "title"):
            continue
        longer = spelt + _spelling(line.text[: 2 * HEADLINE])
        if not longer or not wanted.startswith(longer):
            break
        spelt = longer
        taken.append(line)
    if len(spelt) >= 0.6 * len(wanted):
        for line in taken:
            line.role = "title"


def _first_line(page: Page) -> None:
    """The first line of a page whose title nobody gave, where it reads as a headline."""
    if page.title is not None or any(line.role == "title" for line in page.lines):
        return
    rest = [line for line in page.lines if line.role is None]
    if len(rest) < 2:
        return
    first, second = rest[0], rest[1]
    headline = len(first.text) <= HEADLINE and first.words >= 2 and not re.search(r"[.:,،؛;]$", first.text)
    credited = _credited(first, page.furniture)
    longer = any(line.paragraph or len(line.text) > 1.5 * len(first.text) for line in rest[1:4])
    if headline and not credited and longer and not (_NAMES.match(first.text) and second.short and second.open_ended):
        first.role = "title"


def _captions(page: Page) -> None:
    """Lines that close with a picture's credit or open as captions do; short lines that stand twice in a
    row."""
    for i, line in enumerate(page.lines):
        if line.role is not None:
            continue
        if _credited(line, page.furniture) or (
            len(line.text) <= PHOTO_LENGTH and page.furniture.caption.starts.match(fold(line.text[:80]))
        ):
            line.role = "caption"
        elif i and line.short and line.open_ended and line.text == page.lines[i - 1].text and line.words > 2:
            line.role = "caption"
            if page.lines[i - 1].role is None:
                page.lines[i - 1].role = "caption"


def _names(page: Page) -> None:
    """Bylines without their word, near the top: two short runs of words and a dash ("place – name")."""
    for line in page.lines[:NEAR_TOP]:
        if line.paragraph:
            break
        if line.role is None and line.words <= 7 and _NAMES.match(line.text):
            line.role = "byline"
    if page.title is not None and page.lines:
        first = page.lines[0]
        # The title stands elsewhere, so two or three bare words over the text are its writer.
        alone = len(page.lines) > 1 and page.lines[1].paragraph
        if first.role is None and 2 <= first.words <= 3 and first.open_ended and first.short and alone:
            first.role = "byline"


def _related_lists(page: Page) -> None:
    """The links under a heading of related stories, up to the next paragraph."""
    opened = False
    for i, line in enumerate(page.lines):
        if line.role == "related" and line.words <= 4:
            opened = True
        elif line.role is not None:
            opened = opened and line.role == "related"
        elif opened and line.open_ended and len(line.text) <= HEADLINE and not _subtitle(page, i):
            line.role = "related"
        else:
            opened = False


def _subtitles(page: Page) -> None:
    """Short lines without punctuation over a paragraph."""
    for i, line in enumerate(page.lines):
        if line.role is None and i and _subtitle(page, i):
            line.role = "subtitle"


def _subtitle(page: Page, i: int) -> bool:
    line = page.lines[i]
    if i + 1 >= len(page.lines) or len(line.text) > SUBTITLE[0] or line.words > SUBTITLE[1] or not line.open_ended:
        return False
    after = page.lines[i + 1]
    if after.role is not None or not after.paragraph:
        return False
    tight = not after.blank_before
    return tight or page.lines[i - 1].role is not None or page.lines[i - 1].stops


def _links(page: Page) -> None:
    """A headline that stands as a paragraph of its own between paragraphs: the link to another story.

    Only on pages whose paragraphs end in full stops and are parted by blank lines; never what opens as
    running text.
    """
    body = [line for line in page.lines if line.role is None]
    punctuated = sum(line.stops for line in body)
    if not page.spaced or len(body) < 5 or punctuated < PUNCTUATED * (len(body) - 1):
        return
    least, most, longest = LINK
    for before, line, after in zip(body, body[1:], body[2:], strict=False):
        if (
            line.open_ended
            and least <= line.words <= most
            and len(line.text) <= longest
            and line.blank_before
            and after.blank_before
            and before.paragraph
            and after.paragraph
            and not page.furniture.opening.match(line.folded)
            and not re.search(r"[«»“”\"]", line.text)
        ):
            line.role = "related"


def _comments(page: Page) -> None:
    """What readers wrote below the article: all lines under its heading, where the article is longer than they are."""
    lines = page.lines
    for place, line in enumerate(lines):
        if line.role not in (None, "boilerplate") or not page.furniture.comments.match(line.text, line.folded):
            continue
        before, after = ([one for one in part if one.role is None] for part in (lines[:place], lines[place + 1 :]))
        article = any(one.paragraph for one in before) and len(before) > 1
        if article and sum(len(one.text) for one in before) > sum(len(one.text) for one in after):
            for one in (line, *after):
                one.role = "boilerplate"
            return


def _tail(page: Page) -> None:
    """Short leftovers below the last paragraph, once furniture has begun there: labels of a form, names of
    links."""
    last = max((i for i, line in enumerate(page.lines) if line.role is None and line.paragraph), default=-1)
    begun = False
    for line in page.lines[last + 1 :]:
        begun = begun or line.role in ("boilerplate", "related")
        if begun and line.role is None and line.open_ended and len(line.text) <= 60:
            line.role = "boilerplate"


RULES: tuple[Callable[[Page], None], ...] = (
    _known_title, _navigation, _furniture, _comments, _first_line, _captions, _names, _related_lists, _subtitles,
    _links, _tail,
)  # fmt: skip


def _credited(line: Line, furniture: Furniture) -> bool:
    return len(line.text) <= PHOTO_LENGTH and caption_credit(line.text, furniture) is not None


def _spelling(text: str) -> str:
    return _ALNUM.sub("", fold(text))


def _merge(text: str, page: Page, language: str) -> tuple[Block, ...]:
    """Lines → blocks: furniture of one role that stands together is one block."""
    blocks: list[Block] = []
    for line in page.lines:
        role = line.role or "body"
        spoken = block_language(line.text, language)
        credit = None
        if role == "caption":
            span = caption_credit(line.text, page.furniture)
            credit = credit_origin(text, line.start + span[0], line.start + span[1]) if span else None
        last = blocks[-1] if blocks else None
        if last and last.role == role and role in ("related", "boilerplate", "title") and last.language == spoken:
            blocks[-1] = Block(last.start, line.end, role, spoken)
        else:
            blocks.append(Block(line.start, line.end, role, spoken, credit))
    return tuple(blocks)
