"""A web page as pieces: the runs of text that its block elements show, in order, with what the mark-up says
of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from riwaya.ingest.given import clean

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HIDDEN_TAGS = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "video",
        "audio",
        "select",
        "option",
        "datalist",
        "button",
        "input",
        "textarea",
        "head",
        "title",
        "meta",
        "link",
        "map",
        "dialog",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "rb",
        "rt",
        "rp",
    ]
)
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Names that pages give to their parts, by convention in English whatever their language.
_CAPTION = re.compile(
    r"caption|\bcutline\b|img[-_]?desc|image[-_]?(?:desc|title|credit)|photo[-_]?(?:desc|credit)",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"related|read[-_]?(?:also|more|next)|see[-_]?also|recommend|more[-_]?(?:news|stor|articles)|most[-_]?(?:read|popular|view)"
    r"|\btrending\b|similar|outbrain|taboola|mgid",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"\bcomments?\b|comment[-_]?(?:list|form|respond|area)|\brespond\b|social|\bshar(?:e|ing)\b|share[-_]|[-_]share|newsletter|subscri"
    r"|breadcrumb|cookie|\btags?\b|tag[-_]?(?:list|cloud)|advert|\bads?\b|\bads?[-_]|banner|promo|sidebar|\bmenu\b|pagination|copyright",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"author|byline|\bwriter|\bdate|publish|\btime(?:stamp)?\b|posted[-_]?on|entry[-_]?meta|source[-_]?name",
    re.IGNORECASE,
)
_STANDFIRST = re.compile(
    r"standfirst|\blead\b|\blede\b|summary|excerpt|intro|teaser|sub-?(?:title|head|heading)|deck|dek|announce",
    re.IGNORECASE,
)
_HEADING = re.compile(r"h[1-6]")


@dataclass
class Piece:
    """One run of text. `kind` is what its surroundings call it; `tight` that a mere line break goes
    before."""

    text: str
    tag: str
    kind: str | None
    parent: HtmlElement
    tight: bool = False
    linked: float = 0.0
    """Share of its characters that are links."""

    @property
    def heading(self) -> bool:
        """Is it marked as a heading?"""
        return bool(_HEADING.fullmatch(self.tag))


@dataclass
class _Open:
    """The run that is being collected."""

    parts: list[str] = field(default_factory=list)
    characters: int = 0
    linked: int = 0
    tight: bool = False


def pieces(tree: HtmlElement) -> list[Piece]:
    """The visible runs of text of a page, white space made single, empty ones left out."""
    from lxml import etree

    out: list[Piece] = []
    run = _Open()
    kinds: list[str | None] = [None]
    blocks: list[HtmlElement] = [tree]
    links = hidden = 0

    def say(text: str | None) -> None:
        if text and not hidden:
            run.parts.append(text)
            size = len(text.strip())
            run.characters += size
            run.linked += size if links else 0

    def close(tight: bool = False) -> None:
        nonlocal run
        text = clean("".join(run.parts))
        if text:
            block = blocks[-1]
            share = run.linked / max(run.characters, 1)
            out.append(Piece(text, str(block.tag), kinds[-1], block, run.tight, share))
            run = _Open(tight=tight)
        else:
            # Two line breaks in a row part paragraphs.
            run = _Open(tight=tight and not run.tight)

    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            say(element.tail)
            continue
        tag = element.tag
        inline = tag in _INLINE
        if event == "start":
            if tag in _HIDDEN_TAGS or _is_hidden(element):
                hidden += 1
            if tag == "a":
                links += 1
            if not inline and tag != "br" and not hidden:
                close()
                blocks.append(element)
                kinds.append(_kind(element) or kinds[-1])
            say(element.text)
            continue
        if tag == "br" and not hidden:
            close(tight=True)
        elif not inline and not hidden:
            close()
            blocks.pop()
            kinds.pop()
        if tag == "a":
            links -= 1
        if tag in _HIDDEN_TAGS or _is_hidden(element):
            hidden -= 1
        say(element.tail)
    close()
    return out


def _is_hidden(element: HtmlElement) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDING_STYLE.search(element.get("style") or ""))
    )


def _kind(element: HtmlElement) -> str | None:
    """What an element calls itself: by its tag first, then by its class and id."""
    tag = element.tag
    if tag == "figcaption":
        return "caption"
    if tag in ("nav", "form", "footer", "aside"):
        return "furniture"
    if tag in ("body", "html", "main", "article"):
        return None
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if not names.strip() or len(names) > 400:
        return None
    if _CAPTION.search(names):
        return "caption"
    if _RELATED.search(names):
        return "related"
    if _FURNITURE.search(names):
        return "furniture"
    if _BYLINE.search(names):
        return "byline"
    return "standfirst" if _STANDFIRST.search(names) else None
