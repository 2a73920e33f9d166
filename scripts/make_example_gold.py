#!/usr/bin/env python3
"""Make `examples/gold.json` from `examples/annotations/*.json`, `examples/marks/` and the texts of the story.

    python scripts/make_example_gold.py [--check] [--list ID]

An annotation quotes the first and the last words of each content, the cue and the source, letter for
letter. This script finds the quotes and writes their offsets (code points, end exclusive). It stops, and
names article, statement and quote, when a quote is missing or could stand in two places. It also checks
that every quote and id of `examples/answers.json` is found. What an article speaks of stands in
`examples/marks/<id>/<layer>.txt`: its text with marks (`riwaya.evaluate.marks`). `--check` compares and writes
nothing (exit code 1 where gold.json is out of date); `--list ID` prints the statements of one article in their order.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from riwaya.errors import InputError
from riwaya.evaluate.marks import LAYERS, parse_marks
from riwaya.ingest.inputs import open_paths

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
GOLD = EXAMPLES / "gold.json"
ANSWERS = EXAMPLES / "answers.json"
LONGEST_CONTENT = 900
"""Code points. The longest content of the examples has 300: beyond this a wrong last quote was caught."""
FURTHEST = 250
"""Code points between a content and its cue or source; a long apposition stands between them at most."""

Json = dict[str, Any]


class AnnotationError(Exception):
    """A quote that cannot be placed; the message names article, statement and quote."""


def occurrences(text: str, quote: str, start: int = 0, end: int | None = None) -> list[int]:
    """Where `quote` stands in `text[start:end]` as whole words: offsets, ascending."""
    before = r"(?<!\w)" if re.match(r"\w", quote) else ""
    after = r"(?!\w)" if re.search(r"\w$", quote) else ""
    pattern = re.compile(before + re.escape(quote) + after)
    return [m.start() for m in pattern.finditer(text, start, len(text) if end is None else end)]


def only(text: str, quote: str, start: int = 0, end: int | None = None) -> int:
    """The one place of `quote`; `AnnotationError` where there is none or more than one."""
    found = occurrences(text, quote, start, end)
    if len(found) != 1:
        raise AnnotationError(f"“{quote}” found {len(found)} times")
    return found[0]


def after(text: str, anchor: str, quote: str) -> int:
    """The first place of `quote` after the one place of `anchor`."""
    at = text.find(anchor)
    if at < 0 or text.find(anchor, at + 1) >= 0:
        raise AnnotationError(f"the words before, “{anchor}”, are missing or stand twice")
    found = occurrences(text, quote, at + len(anchor))
    if not found:
        raise AnnotationError(f"“{quote}” not found after “{anchor}”")
    return found[0]


def span(text: str, start: int, end: int) -> Json:
    """A span as the record layout writes it."""
    return {"start": start, "end": end, "text": text[start:end]}


def find_content(text: str, statement: Json, within: Json | None) -> Json:
    """From the first to the last words; a nested statement is looked for inside its parent's content."""
    first, last = statement["content"]
    low, high = (within["start"], within["end"]) if within else (0, len(text))
    start = after(text, statement["after"], first) if "after" in statement else only(text, first, low, high)
    ends = occurrences(text, last, start, high)
    if not ends:
        raise AnnotationError(f"last words “{last}” not found after “{first}”")
    end = ends[0] + len(last)
    if end - start > LONGEST_CONTENT:
        raise AnnotationError(f"“{first} … {last}” has {end - start} characters")
    return span(text, start, end)


def find_near(text: str, statement: Json, key: str, content: Json, within: Json | None) -> Json | None:
    """The place of a cue or source (`key`): after `<key>_after` if given, else the nearest outside
    the content and on its line.

    Where the cue parts the quotation (`split`), it is looked for inside the content. `AnnotationError` where
    it is missing, where two places are equally near, and where the nearest is too far away.
    """
    quote = statement[key]
    if quote is None:
        return None
    if anchor := statement.get(f"{key}_after"):
        start = after(text, anchor, quote)
        return span(text, start, start + len(quote))
    if statement.get("split"):
        start = only(text, quote, content["start"], content["end"])
        return span(text, start, start + len(quote))
    low, high = (within["start"], within["end"]) if within else (0, len(text))
    gaps: list[tuple[int, int]] = []
    for start in occurrences(text, quote, low, high):
        gap = max(content["start"] - start - len(quote), start - content["end"])
        between = text[min(start, content["end"]) : max(start, content["start"])]
        if gap >= 0 and "\n" not in between:
            gaps.append((gap, start))
    gaps.sort()
    if not gaps:
        raise AnnotationError(f"“{quote}” not found near “{content['text'][:30]}”")
    if len(gaps) > 1 and gaps[0][0] == gaps[1][0]:
        raise AnnotationError(f"“{quote}” stands twice equally near “{content['text'][:30]}”")
    if gaps[0][0] > FURTHEST:
        raise AnnotationError(f"“{quote}” is {gaps[0][0]} characters away from “{content['text'][:30]}”")
    return span(text, gaps[0][1], gaps[0][1] + len(quote))


def resolve(text: str, article: Json) -> list[Json]:
    """The article's statements with spans, parents before their children as annotated."""
    done: dict[str, Json] = {}
    for statement in article["statements"]:
        try:
            parent = done[statement["parent"]] if statement["parent"] else None
            within = parent["content"] if parent else None
            content = find_content(text, statement, within)
            cue = find_near(text, statement, "cue", content, within)
            source = find_near(text, statement, "source", content, within)
        except (AnnotationError, KeyError) as error:
            raise AnnotationError(f"{article['id']}, statement {statement['id']}: {error}") from error
        keep = {key: statement[key] for key in ("id", "kind", "stance", "parent", "chain")}
        done[statement["id"]] = {**keep, "content": content, "source": source, "cue": cue}
    return list(done.values())


def marks_of(text: str, id: str) -> Json:
    """Layer → marks with their spans; `AnnotationError` where a marked text is not the article's."""
    out: Json = {}
    for layer in LAYERS:
        path = EXAMPLES / "marks" / id / f"{layer}.txt"
        if path.is_file():
            unmarked, marks = parse_marks(path.read_text(encoding="utf-8").strip("\n"))
            if unmarked != text.strip("\n"):
                letters = zip(unmarked, text.strip("\n"), strict=False)
                at = next((i for i, (a, b) in enumerate(letters) if a != b), "its end")
                raise AnnotationError(f"{path.relative_to(ROOT)}: differs from the article at character {at}")
            shift = len(text) - len(text.lstrip("\n"))
            out[layer] = [{**span(text, m.start + shift, m.end + shift), "said": sorted(m.said)} for m in marks]
    return out


def gold_article(text: str, article: Json) -> Json:
    """One record of the gold file."""
    head = {key: article[key] for key in ("id", "language", "outlet", "published", "title")}
    body = {**head, "text": text, "origin": article["origin"], "statements": resolve(text, article)}
    marks = marks_of(text, article["id"])
    return {**body, "marks": marks} if marks else body


def check_answers(answers: Json, articles: dict[str, Json]) -> None:
    """Every passage stands in its article and every id exists, else `AnnotationError`."""
    claims = {claim["id"] for claim in answers["claims"]}
    for claim in answers["claims"]:
        for passage in claim["evidence"]:
            first, last = passage["quote"]
            text = articles[passage["doc"]]["text"]
            if text.find(last, max(text.find(first), 0)) < 0 or first not in text:
                where = f"answers, {claim['id']}, {passage['doc']}"
                raise AnnotationError(f"{where}: “{first} … {last}” not found")
    related = [row for part in ("conflicts", "refinements", "rivals") for row in answers[part]]
    named = [claim for row in related for claim in row["claims"]]
    named += [row["claim"] for part in ("silences", "not_comparable") for row in answers[part]]
    for unknown in sorted(set(named) - claims):
        raise AnnotationError(f"answers: no claim has the id {unknown}")
    for row in answers["chains"] + answers["marks"]:
        if all(s["id"] != row["statement"] for s in articles[row["doc"]]["statements"]):
            raise AnnotationError(f"answers: {row['doc']} has no statement {row['statement']}")


def annotated() -> Iterator[Json]:
    """The annotated articles, by the names of their files."""
    for path in sorted((EXAMPLES / "annotations").glob("*.json")):
        yield from json.loads(path.read_text(encoding="utf-8"))


def texts() -> dict[str, str]:
    """The text that ingest makes of each article of the story, by row id or file stem."""
    out: dict[str, str] = {}
    for document in open_paths([EXAMPLES / "story"]):
        if isinstance(document, InputError):
            raise document
        out[document.external_id or Path(document.paths[0]).stem] = document.text
    return out


def show(article: Json) -> None:
    """Print the statements of a gold article, one a line, for proofreading."""
    for s in sorted(article["statements"], key=lambda s: (s["content"]["start"], -s["content"]["end"])):
        source, cue = (s[key]["text"] if s[key] else "–" for key in ("source", "cue"))
        chain = " ← ".join(reversed(s["chain"]))
        print(f"{s['id']:5} {s['kind']:8} {s['stance']:8} {chain} [{source}] {cue}: {s['content']['text']}")


def main() -> int:
    """Run the command; returns the exit code."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("--check", action="store_true", help="compare with gold.json, write nothing")
    parser.add_argument("--list", metavar="ID", help="print the statements of one article")
    options = parser.parse_args()
    known = texts()
    try:
        gold = [gold_article(known.pop(article["id"]), article) for article in annotated()]
        check_answers(json.loads(ANSWERS.read_text(encoding="utf-8")), {a["id"]: a for a in gold})
    except KeyError as error:
        print(f"{error.args[0]}: annotated, but not among the articles of the story", file=sys.stderr)
        return 1
    except AnnotationError as error:
        print(error, file=sys.stderr)
        return 1
    if known:
        print(f"not annotated: {', '.join(sorted(known))}", file=sys.stderr)
        return 1
    if options.list:
        for article in gold:
            if article["id"] == options.list:
                show(article)
        return 0
    written = json.dumps(gold, ensure_ascii=False, indent=1) + "\n"
    if options.check:
        current = GOLD.exists() and GOLD.read_text(encoding="utf-8") == written
        print("gold.json is up to date" if current else "gold.json is out of date: run without --check")
        return 0 if current else 1
    GOLD.write_text(written, encoding="utf-8")
    print(f"{GOLD.name}: {len(gold)} articles, {sum(len(a['statements']) for a in gold)} statements")
    return 0


if __name__ == "__main__":
    sys.exit(main())
