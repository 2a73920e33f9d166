"""Articles with their statements marked in the text itself, as people write them down.

    # language: ar
    # outlet: صحيفة المرفأ
    # published: 2024-03-02
    # title: الميناء يعود إلى العمل

    {1:وقال} [1:وزير النقل سامي الحداد] <1:إن [1.1:المقاول] {1.1:وعد} <1.1:بتسليم الرصيف في مايو>>.
    ---
    1 indirect says = سامي الحداد
    1.1 indirect promises = سامي الحداد ← المقاول

A head of `# key: value` lines (`language`, `outlet`, `author`, `published`, `title`; `origin` may stand several times,
nearest first), an empty line, the text, `---`, and a line a statement: number, mode, stance, `=`, the chain from the
page inwards, the one who speaks last. In the text `{1:…}` is the cue of statement 1, `[1:…]` its source, `<1:…>` its
content; each may be left out but the content. A statement inside another's content has the other's number, a full
stop and its own. Marks may enclose one another, and each ends at its own kind of bracket.
"""

from __future__ import annotations

import re
from pathlib import Path

from riwaya.errors import UsageError
from riwaya.evaluate.gold import GoldArticle, GoldStatement
from riwaya.model import Span

_OPEN = re.compile(r"([{\[<])(\d+(?:\.\d+)*):")
_CLOSE = {"{": "}", "[": "]", "<": ">"}
_LINE = re.compile(r"(\d+(?:\.\d+)*)\s+(\w+)\s+(\w+)\s*=\s*(\S.*)")
_END = "\n---\n"
_FIELDS = ("language", "outlet", "author", "published", "title")


def load_marked(folder: Path) -> list[GoldArticle]:
    """The marked articles of a folder and its subfolders (`*.txt`), by path. Raises `UsageError` where one is wrong."""
    paths = sorted(folder.rglob("*.txt"))
    if not paths:
        raise UsageError(f"{folder}: has no marked articles (*.txt)")
    return [parse_article(path.read_text("utf-8"), path.stem) for path in paths]


def parse_article(written: str, id: str) -> GoldArticle:
    """One marked article. Raises `UsageError` where its notation is broken: which statement, and what is wrong."""
    head, _, rest = written.partition("\n\n")
    body, parted, table = (rest.rstrip("\n") + "\n").partition(_END)
    if not parted and _OPEN.search(rest):
        raise UsageError(f"{id}: no line `---` between the text and the list of its statements")
    text, spans = _spans(body.rstrip("\n"), id)
    known = _head(head, id)
    language, outlet, author, published, title = (known[key][0] if key in known else None for key in _FIELDS)
    statements = tuple(_statement(line, spans, text, id) for line in table.splitlines() if line.strip())
    listed = {s.id for s in statements}
    if missing := sorted({n for n, _ in spans} - listed):
        raise UsageError(f"{id}: statement {missing[0]} is marked in the text and not listed under it")
    origin = tuple(known.get("origin", ()))
    return GoldArticle(id, text, origin, statements, language, outlet, author, published, title)


def _head(head: str, id: str) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for line in head.splitlines():
        key, colon, value = line.removeprefix("#").partition(":")
        if not line.startswith("#") or not colon:
            raise UsageError(f"{id}: “{line[:40]}” is no line `# key: value` of the head")
        out.setdefault(key.strip(), []).append(value.strip())
    return out


def _spans(body: str, id: str) -> tuple[str, dict[tuple[str, str], tuple[int, int]]]:
    """The text without its marks; (number, kind of bracket) → the offsets of what is marked."""
    out: list[str] = []
    length = 0
    open_marks: list[tuple[str, str, int]] = []
    spans: dict[tuple[str, str], tuple[int, int]] = {}
    at = 0
    while at < len(body):
        if m := _OPEN.match(body, at):
            open_marks.append((m[2], m[1], length))
            at = m.end()
            continue
        if open_marks and body[at] == _CLOSE[open_marks[-1][1]]:
            number, kind, start = open_marks.pop()
            if (number, kind) in spans:
                raise UsageError(f"{id}: statement {number} has two marks {kind}…{_CLOSE[kind]}")
            spans[number, kind] = (start, length)
        else:
            out.append(body[at])
            length += 1
        at += 1
    if open_marks:
        raise UsageError(f"{id}: the mark {open_marks[-1][1]}{open_marks[-1][0]}: is never closed")
    return "".join(out), spans


def _statement(line: str, spans: dict[tuple[str, str], tuple[int, int]], text: str, id: str) -> GoldStatement:
    if not (m := _LINE.fullmatch(line.strip())):
        raise UsageError(f"{id}: “{line[:40]}” is no line `number mode stance = chain`")
    number, mode, stance, chain = m.groups()
    content = spans.get((number, "<"))
    if content is None:
        raise UsageError(f"{id}: statement {number} has no content <{number}:…>")
    source, cue = spans.get((number, "[")), spans.get((number, "{"))
    return GoldStatement(
        id=number,
        content=Span(*content, text[slice(*content)]),
        source=Span(*source, text[slice(*source)]) if source else None,
        cue=text[slice(*cue)] if cue else None,
        chain=tuple(reversed([name.strip() for name in chain.split("←")])),
        stance=stance,
        mode=mode,
        nested="." in number,
    )
