"""Who does what a clause tells where the verb stands first, or the people before it: عثر العمال على، العمال عثروا على.

Neither place nor ending is proof: قتل مسلحون are gunmen who were killed, unless it is told whom they killed.
"""

from __future__ import annotations

from dataclasses import replace

from riwaya.read.content.clauses import Clause
from riwaya.read.content.people_phrases import NOBODY, WHEN, Phrase, Phrases, antecedent
from riwaya.read.content.roles import WITHOUT_SUBJECT
from riwaya.read.content.signs import Spot
from riwaya.read.page import Page

OPENING = ("joining", "that", "contrast", "adverb", "connective", "clause-opener", "relative")
"""Classes of words that may stand before a clause's subject."""

SEVERAL = ("mp", "fp", "md", "fd")
"""Agreement of a verb with several people before it."""

FEMININE = "feminine-form"


class VerbFirst:
    """Reads the subjects of one page."""

    def __init__(self, page: Page, spots: list[Spot | None], phrases: Phrases) -> None:
        self._page, self._spots, self._phrases = page, spots, phrases

    def subject(self, clause: Clause, head: Spot) -> Phrase:
        """The people who are the subject of the clause's verb, and where what is said of them ends."""
        form, end = head.form, clause.core[1]
        agreement = form.agreement if form is not None else ""
        if clause.kind == "relative" and agreement in SEVERAL:
            phrase = antecedent(self._page, self._phrases, clause)
            return phrase if self._acts_on(head, head.end, end) else NOBODY
        subject = self._opens(clause, head)
        back = self._takes_up(head) or bool(head.sign.enclitic)
        if subject.who and (agreement in SEVERAL or not (back and agreement == "m")):
            return subject if self._acts_on(head, head.end, end) else NOBODY
        if subject.end > subject.first and not back:  # العميد ناقش الأطباء; but العمال عثر عليهم رجال الإنقاذ
            return NOBODY
        k = head.end
        while k < end and (self._resumes(k) or self._page.has(k, *WHEN, "adverb")):
            k += 1
        if agreement in WITHOUT_SUBJECT or k >= end or not self._may_be_subject(k):
            return NOBODY
        phrase = self._phrases.at(k, end)
        if not phrase.who:
            return NOBODY
        phrase = replace(phrase, end=self._behind(phrase, end))
        return phrase if self._acts_on(head, phrase.end, end) else NOBODY

    def _opens(self, clause: Clause, head: Spot) -> Phrase:
        """The noun phrase with which the clause begins, if its verb stands behind it."""
        k = clause.core[0]
        while k < head.at and (self._page.mark(k) or self._page.has(k, *OPENING, *WHEN)):
            k += 1
        word = self._page.t.words[k]
        if k >= head.at or word.preposition or self._phrases.outside(k):
            return Phrase(k, k)
        phrase = self._phrases.at(k, head.at)
        return phrase if phrase.end > k else Phrase(k, head.at)

    def _may_be_subject(self, k: int) -> bool:
        """Whether word k has no preposition, and no ending that a subject never has (مسلحين)."""
        word = self._page.t.words[k]
        if word.preposition or word.conjunction or self._phrases.outside(k):
            return False
        language = self._page.language
        oblique = {ending for _, ending in language.plurals} | {ending for _, ending, _ in language.duals}
        accusative = language.lexicon.clitics.accusative
        if accusative and not word.article and word.norm.endswith(accusative):
            return False
        return not any(word.stem.endswith(ending) for ending in oblique if ending)

    def _resumes(self, k: int) -> bool:
        """Whether word k is a preposition with the pronoun of what the clause is about (عثر عليها العمال)."""
        spot = self._spots[k]
        return spot is not None and spot.has("resumptive")

    def _takes_up(self, head: Spot) -> bool:
        return any(self._resumes(k) for k in range(head.end, min(head.end + 2, len(self._spots))))

    def _behind(self, phrase: Phrase, end: int) -> int:
        """Where what is said more of the subject ends, and an object may begin."""
        words, k = self._page.t.words, phrase.end
        noun, whole = words[phrase.noun], phrase.end - phrase.noun > 1
        ending = next((e for e in self._nominative() if noun.norm.endswith(e)), "")
        if ending and not noun.article:  # no genitive follows; adjectives end as the noun does
            while k < end and not words[k].article and words[k].norm.endswith(ending):
                k += 1
            return k
        accusative = self._page.language.lexicon.clitics.accusative
        object_at_once = k < end and accusative and words[k].norm.endswith(accusative)
        if not (noun.article or whole or object_at_once) and k < end:
            k += not self._phrases.outside(k) and not words[k].preposition
        while k < end and self._adjective(k, phrase.noun):
            k += 1
        return k

    def _adjective(self, k: int, noun: int) -> bool:
        """Whether word k is an adjective of the known people whose noun stands at word `noun`."""
        page = self._page
        if not (page.t.words[k].article and page.formed(k, "adjective-form")) or self._phrases.named(k):
            return False
        ending = next((e for e in self._nominative() if page.norm(noun).endswith(e)), "")
        if not page.norm(k).endswith(ending):
            return False
        return page.formed(k, FEMININE) or not page.formed(noun, FEMININE)

    def _nominative(self) -> tuple[str, ...]:
        language = self._page.language
        return tuple(ending for ending, _ in language.plurals) + tuple(ending for ending, _, _ in language.duals)

    def _acts_on(self, head: Spot, k: int, end: int) -> bool:
        """Whether the verb has an object, so that a noun without one is its subject: a pronoun written onto it, a noun
        phrase at word k, or one behind the preposition that belongs to it."""
        if head.sign.enclitic:
            return True
        lemma = self._page.language.fold(head.form.lemma) if head.form is not None else ""
        prepositions = self._phrases.through.get(lemma)
        if prepositions is not None:
            behind = range(head.end, end)
            return any(self._page.norm(j) in prepositions or self._resumes(j) for j in behind)
        if k >= end or self._phrases.outside(k) or self._page.has(k, *WHEN):
            return False
        word = self._page.t.words[k]
        return not (word.preposition or word.conjunction) and not self._phrases.joins(k)
