"""Media and agencies by name in a stretch of words."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.languages.loader import Language
from riwaya.model import SourceKind
from riwaya.read.segment import Tokens


@dataclass(frozen=True, slots=True)
class Mention:
    """The medium `name` (canonical) stands in words `first:end`."""

    name: str
    kind: SourceKind
    first: int
    end: int


def media_in(t: Tokens, first: int, end: int) -> list[Mention]:
    """The media named in words `first:end`, longest entry first at each place."""
    out: list[Mention] = []
    i, end = first, min(end, len(t))
    while i < end:
        best = _medium_at(t, i, end, t.language)
        if best is not None:
            out.append(best)
            i = best.end
        else:
            i += 1
    return out


def _medium_at(t: Tokens, i: int, end: int, language: Language) -> Mention | None:
    word, best = t.words[i], None
    keys = dict.fromkeys((word.norm, word.stem))
    if not word.classes:  # "and" on a letter of an acronym (وأ ف ب)
        keys |= dict.fromkeys(
            word.norm[len(c) :] for c in language.lexicon.clitics.conjunctions if word.norm.startswith(c)
        )
    for key in keys:
        for p in language.lexicon.phrases_from(key, t.norms[i + 1] if i + 1 < len(t) else ""):
            stop = i + 1 + len(p.words)
            if (
                p.medium
                and (p.words or key in (word.norm, word.stem))
                and stop <= end
                and tuple(t.norms[i + 1 : stop]) == p.words
                and (best is None or stop > best.end)
            ):
                kind: SourceKind = "agency" if language.media.get(p.medium) == "agency" else "medium"
                best = Mention(p.medium, kind, i, stop)
    return best


def medium_called(language: Language, name: str) -> str | None:
    """The canonical name of the medium that is called `name` in one of its spellings; None if none is."""
    first, *others = language.fold(name).split() or [""]
    found = language.lexicon.phrases_from(first, others[0] if others else "")
    return next((p.medium for p in found if p.medium and p.words == tuple(others)), None)


def written(t: Tokens, first: int, end: int) -> str:
    """Words `first:end` as the page has them, without the "and" that is written onto a medium's name (وأ ف ب)."""
    text = t.text[t.starts[first] : t.ends[end - 1]]
    for c in t.language.lexicon.clitics.conjunctions:
        rest = text.removeprefix(c)
        if rest != text and (t.words[first].conjunction == c or medium_called(t.language, rest)):
            return text if medium_called(t.language, text) else rest
    return text
