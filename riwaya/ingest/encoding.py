"""Bytes → text: byte-order mark, UTF-8, UTF-16 without a mark, then the encodings of before Unicode.

A legacy encoding is chosen by the words that come out: the language folders name their old encodings and
some fifty words that every text has (`furniture.toml`, `[encoding]`). Wrong decodings of real text hold none
of them.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from riwaya.errors import BinaryInput, EmptyInput, UnknownEncoding
from riwaya.ingest.furniture import Legacy, load_furniture

SAMPLE = 200_000
"""Bytes that decide on a legacy encoding: enough for any article, cheap for a big file."""

MIN_HITS = 2
MIN_SHARE = 0.03
"""Common words among the words that are not plain ASCII: right decodings of the Arabic, Persian and Russian
development texts (60 characters and more) have .05 to .45, wrong ones below .01."""

MAX_SLIPS = 0.1
"""Words with a capital after a small letter: the sign of one Cyrillic encoding read as another."""

MAX_BROKEN = 0.01
"""Share of characters that may be broken in a text that is otherwise UTF-8 (a page cut and pasted
together)."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "a media file"),
    (b"OggS", "a media file"),
    (b"ID3", "a media file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich-text document"),
)  # fmt: skip
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_FOREIGN_WORD = re.compile(r"[^\W\d_]*[^\x00-\x7f\W\d_][^\W\d_]*")
_CASE_SLIP = re.compile("[а-яё][А-ЯЁ]")
_WORD = re.compile(r"[^\W\d_]+")
_TEXT_CODEC = re.compile(
    r"utf-?8|utf-?16(-?[lb]e)?|us-?ascii|ascii|latin-?1|windows-?125\d|cp-?\d{3,4}|iso-?8859-?\d+(-[ie])?|koi8-[rut]"
    r"|mac-?\w+|x-mac-\w+|asmo-708|gb2312|gbk|gb18030|big5|shift[-_]?jis|euc-\w+"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding it was read in, and what the reader should know of."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """The text of `data`, its byte-order mark dropped.

    `name` names the input in errors, `declared` is the encoding that a page says it has. Raises `EmptyInput`,
    `BinaryInput` and `UnknownEncoding`.
    """
    if not data.strip(b" \t\r\n\x00\x0b\x0c"):
        raise EmptyInput(name, "is empty")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _finish(data[len(mark) :], encoding, name)
    what = next((what for magic, what in _MAGIC if data.startswith(magic) and not _reads_as_text(data)), None)
    if what:
        raise BinaryInput(name, f"is {what}, not text", "save it as text or HTML")
    if b"\x00" in data[:SAMPLE] or _controls(data[:SAMPLE]):
        wide = _wide(data)
        if wide:
            return _finish(data, wide, name)
        raise BinaryInput(name, "is binary data, not text", "save it as text or HTML")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.reason == "unexpected end of data" and error.start > 0:
            return _finish(data, "utf-8", name)
    return _legacy(data, name, declared)


def sniff_encoding(sample: bytes, name: str) -> str:
    """The encoding of a long stream that opens with `sample`; errors as in `decode`."""
    try:
        return decode(sample, name).encoding
    except UnknownEncoding:
        if not sample.isascii():
            raise
        return "utf-8"


def _reads_as_text(data: bytes) -> bool:
    sample = data[:4096]
    return (
        sample.isascii()
        and not _CONTROLS.search(sample.decode("ascii"))
        and not sample.startswith((b"%PDF", b"{\\rtf"))
    )


def _finish(data: bytes, encoding: str, name: str) -> Decoded:
    """Decodes in an encoding that is certain; what is broken in it becomes U+FFFD, with a warning."""
    warnings = []
    text, used = codecs.getincrementaldecoder(encoding)("replace").decode(data), 0
    broken = text.count("\ufffd") - data.count("\ufffd".encode(encoding))
    used = len(text.encode(encoding, "surrogatepass")) if broken <= 0 else len(data)
    if used < len(data):
        warnings.append("the file ends in the middle of a character: probably truncated")
    if broken > 0:
        if broken > max(2, MAX_BROKEN * len(text)):
            raise UnknownEncoding(name, f"is no valid {encoding.upper()}", "save it as UTF-8")
        warnings.append(f"{broken} broken characters are shown as \ufffd")
    if "\x00" in text:
        raise BinaryInput(name, "is binary data, not text", "save it as text or HTML")
    if not text.strip():
        raise EmptyInput(name, "is empty")
    return Decoded(text, encoding, tuple(warnings))


def _controls(sample: bytes) -> bool:
    """More control characters than a text has: a stray one is a slip of an editor, one in a hundred is
    not."""
    return len(_CONTROLS.findall(sample.decode("latin-1"))) > max(3, len(sample) // 100)


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every second byte comes from a handful of code pages."""
    sample = data[: SAMPLE - SAMPLE % 2]
    sample = sample[: len(sample) - len(sample) % 2]
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError as error:
            if error.end < len(sample) - 2:
                continue
            text = sample[: error.start].decode(encoding)
        common = sum(count for _, count in Counter(high).most_common(4))
        letters = len(_WORD.findall(text))
        if high and common >= 0.9 * len(high) and letters >= 2 and not _CONTROLS.search(text):
            return encoding
    return None


def _legacy(data: bytes, name: str, declared: str | None) -> Decoded:
    """An encoding of before Unicode, or UTF-8 with some broken bytes."""
    mended = data.decode("utf-8", "replace")
    foreign = sum(1 for c in mended[:SAMPLE] if c > "\x7f" and c != "\ufffd")
    broken = mended.count("\ufffd")
    if foreign >= 4 * broken and broken <= max(2, MAX_BROKEN * len(mended)):
        return Decoded(mended, "utf-8", (f"{broken} broken characters are shown as \ufffd",))
    sample = data[:SAMPLE]
    best = _by_words(sample, load_furniture().legacy) or _declared(sample, declared) or _by_statistics(sample)
    if best is None:
        raise UnknownEncoding(name, "is in an encoding that could not be recognised", "save it as UTF-8")
    text = data.decode(best, "replace")
    broken = text.count("\ufffd")
    warnings = (f"{broken} broken characters are shown as \ufffd",) if broken else ()
    return Decoded(text, best, warnings)


def _by_words(sample: bytes, tables: Iterable[Legacy]) -> str | None:
    """The encoding whose decoding holds most common words of its language; None where none convinces."""
    best: tuple[float, float] = (0.0, 0.0)
    chosen = None
    for table in tables:
        for encoding in table.encodings:
            score = _score(sample, encoding, table.words)
            if score > best:
                best, chosen = score, encoding
    return chosen


def _score(sample: bytes, encoding: str, words: frozenset[str]) -> tuple[float, float]:
    """Common words among those with a foreign letter, then among plain ones; (0, 0) where it fits badly."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return (0.0, 0.0)
    foreign = _FOREIGN_WORD.findall(text)
    if _odd(text) or sum(map(bool, map(_CASE_SLIP.search, foreign))) > MAX_SLIPS * len(foreign):
        return (0.0, 0.0)
    hits = _hits(foreign, words)
    if hits >= MIN_HITS and hits >= MIN_SHARE * len(foreign):
        return (hits / len(foreign), 0.0)
    plain = _WORD.findall(text)
    hits = _hits(plain, words)
    # Words that are plain ASCII prove the language, not the encoding: foreign letters must be rare in it.
    enough = hits >= (MIN_HITS if foreign else 1) and hits >= MIN_SHARE * len(plain)
    return (0.0, hits / len(plain)) if enough and len(foreign) <= 0.1 * len(plain) else (0.0, 0.0)


def _hits(found: list[str], words: frozenset[str]) -> int:
    """Common words of two letters and more: single letters come out of any decoding."""
    return sum(len(word) > 1 and word.casefold() in words for word in found)


def _odd(text: str) -> bool:
    """Does it hold what no text holds: C1 controls, and symbols and frames in place of letters?"""
    counts = Counter(c for c in text if c > "\x7f")
    odd = sum(n for c, n in counts.items() if unicodedata.category(c) in ("So", "Sm", "Sk", "Cn", "Co"))
    return any("\x80" <= c <= "\x9f" for c in counts) or odd > max(2, 0.03 * sum(counts.values()))


def _declared(sample: bytes, declared: str | None) -> str | None:
    """What the page says of itself, where that can be true."""
    if not declared or not _TEXT_CODEC.fullmatch(declared.strip().lower()):
        return None
    name = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}.get(
        declared.strip().lower(), declared.strip().lower()
    )
    try:
        codecs.lookup(name)
        return name if len(sample.decode(name, "ignore")) >= 0.4 * len(sample) and not name.startswith("utf") else None
    except LookupError:
        return None


def _by_statistics(sample: bytes) -> str | None:
    """charset-normalizer's guess, where it is one of the encodings of a language folder and reads cleanly."""
    from charset_normalizer import from_bytes  # takes 40 ms; most inputs are UTF-8

    known = [e for table in load_furniture().legacy for e in table.encodings]
    result = from_bytes(sample[:20_000], cp_isolation=[codecs.lookup(e).name for e in known]).best()
    if result is None or result.encoding is None or result.chaos > 0.1 or result.coherence < 0.2:
        return None
    return str(result.encoding)
