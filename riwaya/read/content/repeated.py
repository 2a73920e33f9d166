"""Names that no list holds, found again: once a title or a given name has shown a family name, it is one wherever it
stands on the page."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.languages.lexicon import Clitics, Word
from riwaya.read.content.mentions import Mention, mention
from riwaya.read.content.people import Person
from riwaya.read.page import Page

SHORTEST = 3
"""Letters of the shortest unlisted name that is looked for."""


def find_again(pages: Sequence[Page], people: Sequence[Person], mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions of known persons by parts of their names that no list holds."""
    forms: dict[str, Word] = {}
    for person in people:
        for part in person.parts[1:] if len(person.parts) > 1 else person.parts:
            if len(part) >= SHORTEST and _unlisted(pages[0], part):
                forms.update(written_forms(part, pages[0].language.lexicon.clitics))
    if not forms:
        return []
    found: list[Mention] = []
    for page in pages:
        taken = {k for m in mentions if m.page is page and not m.described for k in range(m.first, m.end)}
        norms, i = page.t.norms, 0
        while i < len(norms):
            word = forms.get(norms[i])
            if word is None or i in taken or page.t.words[i].cues:
                i += 1
                continue
            end = i + 1
            while end < len(norms) and end not in taken and norms[end] in forms and not forms[norms[end]].preposition:
                end += 1
            parts = (word.stem, *(forms[n].stem for n in norms[i + 1 : end]))
            found.append(mention(page, (i, end), "person", word, parts))
            i = end
    return found


def _unlisted(page: Page, part: str) -> bool:
    """Whether the page's own lists know nothing of a name, so that the first pass could not find it alone."""
    known = page.language.entities.lexicon.classes.get(part, set()) - {"opens", "place-head", "everyday-name"}
    return not known and not page.language.lexicon.classes.get(part) and not part.isdigit()


def written_forms(part: str, clitics: Clitics) -> dict[str, Word]:
    """How a name may be written with clitics before it, folded → taken apart."""
    forms: dict[str, Word] = {}
    for conjunction in ("", *clitics.conjunctions):
        for article in ("", *clitics.articles):
            for preposition in ("", *clitics.prepositions):
                norm = conjunction + preposition + article + part
                forms[norm] = Word(norm, part, conjunction, preposition, bool(article))
        for written, preposition, _ in clitics.contractions:
            norm = conjunction + written + part
            forms[norm] = Word(norm, part, conjunction, preposition, True)
    return forms
