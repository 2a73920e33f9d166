"""Finds the words that may report: one look-up a word, phrases first."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from riwaya.languages.lexicon import CueForm, Phrase, Word
from riwaya.read.looks import REPORT, REPORTING
from riwaya.read.page import Hit
from riwaya.read.segment import Tokens

Candidates = Sequence[tuple[str, Phrase]]
"""Phrases that may stand at a word: their first word, and what they are."""


def find_hits(t: Tokens) -> list[Hit]:
    """Every cue of the lexicon in `t`, left to right, none inside another."""
    hits: list[Hit] = []
    lexicon = t.language.lexicon
    purpose = frozenset(p for p in lexicon.clitics.prepositions if "purpose" in lexicon.classes.get(p, ()))
    openings, end = lexicon.openings(REPORTING), 0
    for i in t.for_look(REPORT):
        if i < end:
            continue
        word = t.words[i]
        candidates = _candidates(t, i, word, openings)
        hit = _phrase(t, i, candidates) if candidates else None
        other = _not_a_cue(t, i, candidates) if candidates else 0
        if other and (hit is None or other >= hit.end - i):
            end = i + other
            continue
        if hit is None and word.cues:
            forms = tuple(f for f in word.cues if _fits(word, f, purpose) and _spelt(t, i, word, f))
            if "not-a-cue" in word.classes:
                forms = tuple(f for f in forms if word.enclitic and f.form == "present")  # يعده: he thinks it to be
            if _tells_you(t, word):
                forms = ()
            if _vowelled_passive(t, i, word):
                forms = tuple(replace(f, form="passive") if f.form == "past" else f for f in forms)
            hit = Hit(i, i + 1, forms) if forms else None
        if hit is not None:
            hits.append(hit)
            end = hit.end
    return hits


def _candidates(t: Tokens, i: int, word: Word, openings: Set[str]) -> Candidates:
    """The phrases that begin with word i, as it stands, as its stem, or without a conjunction: there its first word may
    be no entry by itself."""
    lexicon, norm = t.language.lexicon, word.norm
    keys = [norm] if norm in openings else []
    if word.stem in openings and word.stem != norm:
        keys.append(word.stem)
    for c in lexicon.clitics.conjunctions:
        if norm.startswith(c) and norm[len(c) :] in openings and norm[len(c) :] not in keys:
            keys.append(norm[len(c) :])
    if not keys:
        return ()
    following = t.norms[i + 1] if i + 1 < len(t.norms) else ""
    return [(key, p) for key in keys for p in lexicon.phrases_from(key, following)]


def _phrase(t: Tokens, i: int, candidates: Candidates) -> Hit | None:
    """The longest phrase cue that starts at word i."""
    best: Hit | None = None
    for key, p in candidates:
        if p.cue is None or t.words[i].article and p.cue.form == "forms" and key == t.words[i].stem:
            continue
        end = i + 1 + len(p.words)
        if tuple(t.norms[i + 1 : end]) == p.words:
            if best is None or end > best.end:
                best = Hit(i, end, (p.cue,))
            elif end == best.end and p.cue not in best.forms:
                best = Hit(i, end, (*best.forms, p.cue))
    return best


def _not_a_cue(t: Tokens, i: int, candidates: Candidates) -> int:
    """Number of words of the longest phrase at word i that looks like a cue and is none (ارزش افزوده); 0 for none."""
    best = 0
    for _, p in candidates:
        if "not-a-cue" in p.classes and tuple(t.norms[i + 1 : i + 1 + len(p.words)]) == p.words:
            best = max(best, 1 + len(p.words))
    return best


def _spelt(t: Tokens, i: int, word: Word, form: CueForm) -> bool:
    """Whether the page's own spelling allows the form: a letter that editors never add must be the lexicon's."""
    letter = t.text[t.stem_span(i, word)[0]]
    return letter not in t.language.telling or not form.initial or letter == form.initial


def _vowelled_passive(t: Tokens, i: int, word: Word) -> bool:
    """Whether the page's own vowels make a past form at word i a passive (أُعلن، وَذُكر). Of the present they say
    nothing: يُقال is a passive, يُؤكد is none."""
    vowel = t.language.passive_vowel
    first = t.stem_span(i, word)[0]
    return bool(vowel) and t.text[first + 1 : first + 2] == vowel


def _tells_you(t: Tokens, word: Word) -> bool:
    """Whether a verb with "you" written onto it may be the first person's (أبلغكم): that stands in his own speech."""
    others = word.enclitic in t.language.enclitics or word.enclitic in t.language.first_person_enclitics
    return bool(word.enclitic) and not others and any(f.agreement == "1s" for f in word.cues)


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
