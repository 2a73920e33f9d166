"""Names that no list holds, found again: once a title or a given name has shown a family name, it is one wherever it
stands on the page."""

from __future__ import annotations

from collections.abc import Sequence, Set

from riwaya.languages.lexicon import Clitics, Word
from riwaya.read.content.mentions import Mention, mention
from riwaya.read.content.people import Person
from riwaya.read.page import Page

SHORTEST = 3
"""Letters of the shortest unlisted name that is looked for."""


def find_again(pages: Sequence[Page], people: Sequence[Person], mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions of known persons by parts of their names that no list holds."""
    parts = [
        part
        for person in people
        for part in (person.parts[1:] if len(person.parts) > 1 else person.parts)
        if len(part) >= SHORTEST and _unlisted(pages[0], part)
    ]
    if not parts:
        return []
    last_first = tuple(dict.fromkeys(reversed(parts)))
    found: list[Mention] = []
    for page in pages:
        norms, end = page.t.norms, 0
        forms = written_forms(set(norms), last_first, page.language.lexicon.clitics)
        taken = {k for m in mentions if m.page is page and not m.described for k in range(m.first, m.end)}
        for i in [i for i, norm in enumerate(norms) if norm in forms]:
            word = forms[norms[i]]
            if i < end or i in taken or page.t.words[i].cues:
                continue
            end = i + 1
            while end < len(norms) and end not in taken and norms[end] in forms and not forms[norms[end]].preposition:
                end += 1
            parts_here = (word.stem, *(forms[n].stem for n in norms[i + 1 : end]))
            found.append(mention(page, (i, end), "person", word, parts_here))
    return found


def _unlisted(page: Page, part: str) -> bool:
    """Whether the page's own lists know nothing of a name, so that the first pass could not find it alone."""
    known = page.language.entities.lexicon.classes.get(part, set()) - {"opens", "place-head", "everyday-name"}
    return not known and not page.language.lexicon.classes.get(part) and not part.isdigit()


def written_forms(norms: Set[str], parts: tuple[str, ...], clitics: Clitics) -> dict[str, Word]:
    """Those of `norms` that are one of the names `parts`, with clitics before it or without → taken apart; of two names
    the first counts."""
    before = _prefixes(clitics)
    forms: dict[str, Word] = {}
    for norm in norms:
        if norm.endswith(parts):
            for part in parts:
                written = before.get(norm[: len(norm) - len(part)]) if norm.endswith(part) else None
                if written is not None:
                    forms[norm] = Word(norm, part, *written)
                    break
    return forms


def _prefixes(clitics: Clitics) -> dict[str, tuple[str, str, bool]]:
    """What may be written before a name → conjunction, preposition, whether an article."""
    found: dict[str, tuple[str, str, bool]] = {}
    for conjunction in ("", *clitics.conjunctions):
        for article in ("", *clitics.articles):
            for preposition in ("", *clitics.prepositions):
                found[conjunction + preposition + article] = conjunction, preposition, bool(article)
        for written, preposition, _ in clitics.contractions:
            found[conjunction + written] = conjunction, preposition, True
    return found
