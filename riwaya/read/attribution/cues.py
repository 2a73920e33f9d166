"""Finds the words that may report: one look-up a word, phrases first."""

from __future__ import annotations

from riwaya.languages.lexicon import CueForm, Word
from riwaya.read.page import Hit
from riwaya.read.segment import Tokens


def find_hits(t: Tokens) -> list[Hit]:
    """Every cue of the lexicon in `t`, left to right, none inside another."""
    hits: list[Hit] = []
    lexicon = t.language.lexicon
    phrases = lexicon.phrases
    purpose = frozenset(p for p in lexicon.clitics.prepositions if "purpose" in lexicon.classes.get(p, ()))
    i, n = 0, len(t)
    while i < n:
        word = t.words[i]
        keys = [key for key in dict.fromkeys((word.norm, word.stem, *_bare(t, word))) if key in phrases]
        hit = _phrase(t, i, keys) if keys else None
        other = _not_a_cue(t, i, keys) if keys else 0
        if other and (hit is None or other >= hit.end - i):
            i += other
            continue
        if hit is None and word.cues and "not-a-cue" not in word.classes:
            forms = tuple(f for f in word.cues if _fits(word, f, purpose) and _spelt(t, i, word, f))
            hit = Hit(i, i + 1, forms) if forms else None
        if hit is not None:
            hits.append(hit)
            i = hit.end
        else:
            i += 1
    return hits


def _phrase(t: Tokens, i: int, keys: list[str]) -> Hit | None:
    """The longest phrase cue that starts at word i; `keys`: first words of phrases that it may be, clitics aside."""
    best: Hit | None = None
    following = t.norms[i + 1] if i + 1 < len(t) else ""
    for key in keys:
        for p in t.language.lexicon.phrases_from(key, following):
            end = i + 1 + len(p.words)
            noun = t.words[i].article and p.cue is not None and p.cue.form == "forms" and key == t.words[i].stem
            if p.cue and not noun and tuple(t.norms[i + 1 : end]) == p.words:
                if best is None or end > best.end:
                    best = Hit(i, end, (p.cue,))
                elif end == best.end and p.cue not in best.forms:
                    best = Hit(i, end, (*best.forms, p.cue))
    return best


def _not_a_cue(t: Tokens, i: int, keys: list[str]) -> int:
    """Number of words of the longest phrase at word i that looks like a cue and is none (ارزش افزوده); 0 for none."""
    best = 0
    following = t.norms[i + 1] if i + 1 < len(t) else ""
    for key in keys:
        for p in t.language.lexicon.phrases_from(key, following):
            if "not-a-cue" in p.classes and tuple(t.norms[i + 1 : i + 1 + len(p.words)]) == p.words:
                best = max(best, 1 + len(p.words))
    return best


def _bare(t: Tokens, word: Word) -> list[str]:
    """The word without a conjunction, for phrases whose first word is no entry by itself."""
    return [word.norm[len(c) :] for c in t.language.lexicon.clitics.conjunctions if word.norm.startswith(c)]


def _spelt(t: Tokens, i: int, word: Word, form: CueForm) -> bool:
    """Whether the page's own spelling allows the form: a letter that editors never add must be the lexicon's."""
    letter = t.text[t.starts[i] + len(word.conjunction) + len(word.preposition)]
    return letter not in t.language.telling or not form.initial or letter == form.initial


def _fits(word: Word, form: CueForm, purpose: frozenset[str]) -> bool:
    """Whether the clitics on the word leave the form possible: no article or preposition on a verb, save the one that
    says what somebody came for (خرج ليقول)."""
    if form.agreement in ("1s", "1p"):
        return False  # what I think stands inside my own speech and is no statement of its own
    if form.form == "present" and word.preposition and not word.article:
        return word.preposition in purpose
    if form.form in ("past", "present", "passive", "participle", "adverbial"):
        return not word.article and not word.preposition
    if form.form == "adverbial" and form.cue.kind == "verb":
        return not word.article
    return True
