"""What a mention is, and how one is made: words of a page that name or describe somebody or something."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.languages.lexicon import Word
from riwaya.model import EntityKind
from riwaya.read.page import Page, Range


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `first:end` of `page` name something of `kind`; `parts` are the folded words that tell it from others."""

    page: Page
    first: int
    end: int
    kind: EntityKind
    start_char: int
    end_char: int
    parts: tuple[str, ...]
    name: str | None = None
    """The base form that a list gives."""
    office: Range | None = None
    """The title or office beside a person's name; of a description its own words."""
    firm: bool = True
    """Whether the words alone show a name; else they count only where the page names the same elsewhere."""
    described: bool = False
    """Not named, but described: by an office (قائد فيلق القدس) or a bare noun (الوزارة)."""
    normal: str | None = None
    """The name in its base form, where a tagger gives one."""
    beside: int | None = None
    """First word of the mention beside it that names the same: X، قائد فيلق القدس; منظمة الصحة العالمية (WHO)."""
    told: int | None = None
    """First word of the name to which attribution led a description back; believed where nobody else fits it."""

    @property
    def text(self) -> str:
        """As the page writes it, clitics peeled."""
        return self.page.t.text[self.start_char : self.end_char]

    @property
    def whole_text(self) -> str:
        """The same in its base form: in the nominative, with its article whole (للأسد → الأسد)."""
        if self.normal is not None:
            return self.normal
        return self.page.t.with_article(self.text, self.page.t.words[self.first])


def mention(
    page: Page,
    words: Range,
    kind: EntityKind,
    word: Word | None = None,
    parts: tuple[str, ...] | None = None,
    name: str | None = None,
    office: Range | None = None,
    firm: bool = True,
    described: bool = False,
    beside: int | None = None,
) -> Mention:
    """The mention in `words`; `word`: how its first word is taken apart, if not as the page's lexicon does."""
    t = page.t
    start, stop = t.stem_span(words[0], word)
    if words[1] - words[0] > 1:
        stop = t.ends[words[1] - 1]
    stop -= owned(page, words[1] - 1)
    if parts is None:
        parts = tuple(stem(page, i) for i in range(*words) if not page.mark(i))
    return Mention(page, *words, kind, start, stop, parts, name, office, firm, described, beside=beside)


def owned(page: Page, i: int) -> int:
    """Letters of the possessive written onto word i (Clinton's); 0 for none."""
    norm = page.norm(i)
    return next((len(p) for p in page.language.entities.possessives if norm.endswith(p) and len(norm) > len(p)), 0)


def stem(page: Page, i: int) -> str:
    """Word i as a part of a name: folded, without article, clitics and possessive."""
    word = page.t.words[i]
    if word.article or word.preposition or word.conjunction:
        return word.stem
    return word.norm[: len(word.norm) - owned(page, i)]


def whole_word(page: Page, i: int) -> Word:
    """Word i as it stands, no clitic peeled: a title's first word."""
    return Word(page.norm(i), page.norm(i))
