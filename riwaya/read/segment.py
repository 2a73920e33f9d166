"""A block of text → words, sentences, paragraphs; every word keeps its place in the document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from riwaya.languages.lexicon import Word
from riwaya.languages.loader import Language
from riwaya.read.looks import looks_at

_MARKS = r"\u064b-\u065f\u0670\u200c\u200d\u0640"


REMEMBERED = 100_000
"""Written words of a language that are remembered before the memory is emptied: some tens of megabytes."""

LONGEST = 400
"""Words of the longest sentence; the longest of the development articles, one without full stops, has 301."""

GAP = 3
"""Spaces in a row that are what is left of a paragraph's end, where an outlet's pages lost their line breaks."""

NOTHING = Word("", "")


@lru_cache(maxsize=16)
def _token_pattern(joiners: str) -> re.Pattern[str]:
    """Words keep vowel marks and invisible joiners, and the language's `joiners` between letters (O'Neil, al-Qaida);
    figures keep their separators, with a clitic before them too (و12.5); any other mark stands alone, runs of full
    stops or hyphens together."""
    word = rf"\w[\w{_MARKS}]*(?:(?<=\d)(?:[.,٫٬]\d+)+)?"
    inner = rf"(?:[{re.escape(joiners)}]{word})*" if joiners else ""
    return re.compile(rf"{word}{inner}|\.{{2,}}|-{{2,}}|''|(?<!\S)\"(?=\"\")|\"\"|[^\w\s]")


@dataclass(slots=True)
class Tokens:
    """Words and marks of the readable blocks of one language, in order.

    `starts`, `ends`: code points into the document; `norms`: folded forms; `marks[i]`: whether word i is punctuation;
    `looks[i]`: which parts of the reader look closer at it (`looks.py`); `sentence[i]`, `paragraph[i]`: of word i;
    `sentences[k]`: first word and end word (exclusive) of sentence k; likewise `paragraphs`.
    """

    text: str
    language: Language
    starts: list[int]
    ends: list[int]
    norms: list[str]
    words: list[Word]
    sentence: list[int]
    paragraph: list[int]
    sentences: list[tuple[int, int]]
    paragraphs: list[tuple[int, int]]
    marks: list[bool]
    looks: list[int]

    def __len__(self) -> int:
        return len(self.norms)

    def surface(self, i: int) -> str:
        """Word i as it is written."""
        return self.text[self.starts[i] : self.ends[i]]

    def is_word(self, i: int) -> bool:
        """False for punctuation."""
        return not self.marks[i]

    def stem_span(self, i: int, word: Word | None = None) -> tuple[int, int]:
        """The characters of word i without the conjunction, preposition and pronoun that `word` (what the lexicon, or
        another, knows of it) says are written onto it; its article stays (لبوتين → بوتين، بالحرس → الحرس, but للأسد →
        أسد, whose article has lost its first letter)."""
        word = word or self.words[i]
        start, end = self.starts[i], self.ends[i]
        if not (word.conjunction or word.preposition or word.enclitic):
            return start, end
        front = len(word.conjunction) + len(word.preposition)
        if word.preposition and word.article:
            kept = word.norm[front:].startswith(self.language.lexicon.clitics.articles)
            front += 0 if kept else len(word.norm) - front - len(word.stem)
        start = self._skip(start, end, front, 1)
        return start, self._skip(end, start, len(word.enclitic), -1)

    def with_article(self, text: str, word: Word) -> str:
        """`text`, the word without its preposition, with the article whole that the preposition has cut (للأسد → أسد →
        الأسد)."""
        articles = self.language.lexicon.clitics.articles
        cut = word.article and word.preposition and not text.startswith(articles)
        return articles[0] + text if cut else text

    def _skip(self, at: int, stop: int, letters: int, step: int) -> int:
        """The place `letters` folded letters away from `at`, over vowel marks and tatweel behind each of them."""
        dropped = self.language.fold_table
        while at != stop and letters > 0:
            letters -= dropped.get(ord(self.text[at if step > 0 else at - 1]), 0) is not None
            at += step
        while step > 0 and at != stop and dropped.get(ord(self.text[at]), 0) is None:
            at += step
        return at

    def for_look(self, look: int) -> list[int]:
        """The words that `look` is asked for, in order."""
        return [i for i, looks in enumerate(self.looks) if looks & look]

    def has(self, i: int, name: str) -> bool:
        """Whether word i is of the word class `name`."""
        return name in self.words[i].classes


def tokenize(text: str, ranges: list[tuple[int, int]], language: Language) -> Tokens:
    """The words of `text` inside `ranges` (code points); each range is a paragraph, and so is each line in it."""
    t = Tokens(text, language, [], [], [], [], [], [], [], [], [], [])
    starts, ends, norms, words, marks, looks = t.starts, t.ends, t.norms, t.words, t.marks, t.looks
    pattern, remembered = _token_pattern(language.joiners), language.lexicon.written
    for start, end in ranges:
        for line_start, line_end in _lines(text, start, end):
            first = len(norms)
            for m in pattern.finditer(text, line_start, line_end):
                a, b = m.span()
                written = text[a:b]
                norm, word, mark, look = remembered.get(written) or known(written, language)
                if norm:
                    starts.append(a)
                    ends.append(b)
                    norms.append(norm)
                    words.append(word)
                    marks.append(mark)
                    looks.append(look)
            if len(norms) > first:
                t.paragraphs.append((first, len(norms)))
                t.paragraph.extend([len(t.paragraphs) - 1] * (len(norms) - first))
                _sentences(t, first, len(norms))
    return t


def known(written: str, language: Language) -> tuple[str, Word, bool, int]:
    """A word as a page writes it: folded (to nothing, if it is but vowel marks), taken apart, whether it is
    punctuation, and who looks closer at it. Remembered, for a text is the same words again and again."""
    remembered = language.lexicon.written
    if len(remembered) > REMEMBERED:
        remembered.clear()
    norm = written.casefold().translate(language.fold_table)
    word = language.lexicon.word(norm) if norm else NOTHING
    look = looks_at(language, norm, word) if norm else 0
    found = remembered[written] = norm, word, not written[0].isalnum(), look
    return found


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    out = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if stop > start:
            out.append((start, stop))
        start = stop + 1
    return out


def _sentences(t: Tokens, first: int, end: int) -> None:
    """Cut words `first:end` at marks that end a sentence, closing quotation marks included, and at wide gaps."""
    language = t.language
    closing = language.quotes.close + language.quotes.either + ")]"
    begin = first
    for i in range(first, end):
        if i > begin and t.starts[i] - t.ends[i - 1] >= GAP and t.text[t.ends[i - 1] : t.starts[i]].isspace():
            _close(t, begin, i)
            begin = i
        ends = t.marks[i] and t.norms[i][0] in language.sentence_end
        if ends and i >= begin and _ends_sentence(t, i, begin, end):
            i += 1
            while i < end and t.norms[i] in closing and t.starts[i] == t.ends[i - 1]:
                i += 1
            _close(t, begin, i)
            begin = i
    if begin < end:
        _close(t, begin, end)


def _close(t: Tokens, begin: int, end: int) -> None:
    """Words `begin:end` as a sentence. What is longer than any sentence (a table, a text without full stops) is cut at
    commas, so that the rules, which look at whole sentences, need no more time for it than for as many words."""
    while end - begin > LONGEST:
        last = range(begin + LONGEST - 1, begin + LONGEST // 2, -1)
        stop = next((i + 1 for i in last if t.norms[i] in t.language.comma), begin + LONGEST)
        _add(t, begin, stop)
        begin = stop
    _add(t, begin, end)


def _add(t: Tokens, begin: int, end: int) -> None:
    t.sentences.append((begin, end))
    t.sentence.extend([len(t.sentences) - 1] * (end - begin))


def _ends_sentence(t: Tokens, i: int, begin: int, end: int) -> bool:
    if t.norms[i] != ".":
        # two full stops are some papers' long pause and end a sentence; an ellipsis does not
        return t.norms[i] == ".." or t.norms[i][0] not in ".…" or i + 1 >= end
    if i == begin:
        return False
    glued = t.starts[i] == t.ends[i - 1]
    follows = i + 1 < end and t.starts[i + 1] == t.ends[i] and t.text[t.starts[i + 1]].isalnum()
    if glued and follows and t.text[t.starts[i + 1]].isascii():
        return False  # the name of a site (Газета.Ru)
    if glued and follows and t.ends[i - 1] - t.starts[i - 1] <= 2:
        return False  # letters of an abbreviation (أ.ف.ب)
    if glued and t.norms[i - 1] in t.language.abbreviations and i + 1 < end:
        # "د." before a name; but a lone letter after a figure or a closing mark is no abbreviation
        measured = t.norms[i - 1] in t.language.measures and i - 2 >= begin and t.norms[i - 2][0].isdigit()
        return measured and t.text[t.starts[i + 1]].isupper()
    if i + 1 < end and t.language.capitals:
        following = t.text[t.starts[i + 1]]
        return not (following.islower() or following in ",;:)")  # (D-N.C.) said
    return True
