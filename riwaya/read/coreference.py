"""Who speaks where the page does not say it again: left-out speakers, pronouns, shortened names, "the minister".

Speakers are remembered in the order in which they spoke. A verb's own agreement tells much: a verb in the feminine
never goes on for a man, and the form of the verb that introduced a speaker tells his gender without any list of names.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from riwaya.model import Link, Span
from riwaya.read.naming import Named, personal_name, read_name
from riwaya.read.page import Page, Proposal, Range
from riwaya.read.speakers import NOMINAL, noun_phrase


NEAR = 40
"""Words before a cue in which its left-out speaker is looked for."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who spoke: what the page said of him, when, inside whose speech, and with which verb form."""

    named: Named
    position: int
    parent: int
    agreement: str


@dataclass(slots=True)
class Memory:
    """The speakers of a page so far, and the full names that it uses."""

    page: Page
    speakers: list[Speaker] = field(default_factory=list)
    full_names: dict[str, Named] = field(default_factory=dict)
    """Folded part of a name → the most informative name with it."""
    _people: list[Named] = field(default_factory=list)
    _by_stem: dict[str, list[int]] = field(default_factory=dict)

    def learn_names(self, phrases: list[Range]) -> None:
        """Remember every full personal name among `phrases`, for the parts that stand alone elsewhere."""
        for phrase in phrases:
            named = read_name(self.page, phrase)
            if named.name_words is None:
                continue
            a, b = named.name_words
            if b - a < 2:
                continue
            for i in range(a, b):
                key = _key(self.page, i)
                known = self.full_names.get(key)
                if known is None or (known.name_words and b - a > known.name_words[1] - known.name_words[0]):
                    self.full_names[key] = named

    def link(self, words: Range, how: str = "stated") -> tuple[Link, Named]:
        """The link for a speaker's phrase: shortened names and bare offices resolved to the fullest that the page has."""
        named = read_name(self.page, words)
        full = self._fuller(named)
        if full is not None:
            return make_link(self.page, full, "resolved", named.office), full
        return make_link(self.page, named, how), named

    def _fuller(self, named: Named) -> Named | None:
        page = self.page
        if named.name_words is not None:
            a, b = named.name_words
            full = self.full_names.get(_key(page, b - 1)) or (self.full_names.get(_key(page, a)) if b - a == 1 else None)
            if full is None and b - a == 1:
                full = self._with_given_name(a)
            if b - a > 1 and page.t.words[a + 1].article and _key(page, a) in self.full_names:
                return self.full_names[_key(page, a)]  # what follows the known name is another noun (وطالبت رجوي الدول)
            if full is not None and full.name_words and full.name_words[1] - full.name_words[0] > b - a:
                keys = {_key(page, i) for i in range(*full.name_words)} | (
                    {_key(page, a)} if self._written_apart(a) else set()
                )
                if all(_key(page, i) in keys for i in range(a, b)):
                    return full
            return None
        if page.has(named.words[0], "honorific-pronoun", "pronoun"):
            return self._last(lambda s: s.named.kind == "person") or self._styled(named.words[0])
        if named.bare:
            return self._definite(named)
        first = named.words[0]
        if page.has(first, "title") and not page.t.words[first].article and named.kind == "official":
            return self._office_holder(named) or self._spelt_out(first, page.t.words[first].stem, person=True)
        if named.kind == "official" and named.named:
            return self._office_holder(named)
        if named.kind == "other" and page.has(first, "demonstrative"):
            stem = page.t.words[min(first + 1, named.words[1] - 1)].stem
            return self._last(lambda s: s.named.words != named.words and self._mentions(s.named, stem))
        return None

    def _office_holder(self, named: Named) -> Named | None:
        """The person whom the page names with this office elsewhere: وزير البترول ← وزير البترول المصري X."""
        page = self.page
        stems = {page.t.words[i].stem for i in range(*named.words) if not page.mark(i)}
        for i in self._places(page.t.words[named.words[0]].stem):
            if i == named.words[0]:
                continue
            phrase = noun_phrase(page, i, min(page.sentence(i)[1], i + 16))
            other = read_name(page, phrase) if phrase else None
            if other is not None and other.name_words is not None:
                said = {page.t.words[k].stem for k in range(other.words[0], other.name_words[0])}
                if stems <= said:
                    return other
        return None

    def _with_given_name(self, i: int) -> Named | None:
        """The place where the family name at word i stands behind a given name."""
        page = self.page
        for j in [*self._places(page.t.words[i].stem), *self._written_apart(i)]:
            first = j
            while first > 0 and j - first < 4 and self._part_of_name(first - 1):
                first -= 1
            if first == j and self._unknown_given_name(j - 1):
                first = j - 1
            if first < j and (first == j - 1 or page.has(first, "given-name")):
                named = Named((first, j + 1), page.t.text[page.t.starts[first] : page.t.ends[j]], "person", True, 1, None, (first, j + 1), False)
                self.full_names[_key(page, i)] = named
                return named
        return None

    def _written_apart(self, i: int) -> list[int]:
        """Where the compound name at word i stands in two words: عبدالعاطي ← عبد العاطي."""
        page, norm = self.page, self.page.norm(i)
        for length in (3, 4):
            joiner, rest = norm[:length], norm[length:]
            if len(rest) > 2 and "name-part" in page.language.lexicon.classes.get(joiner, ()):
                return [j + 1 for j in self._places(joiner) if page.norm(j + 1) == rest]
        return []

    def _unknown_given_name(self, i: int) -> bool:
        """Whether word i, in no list, stands where a given name does: behind a title, an office or a nationality."""
        page = self.page
        word = page.t.words[i] if i > 0 else None
        if word is None or page.mark(i) or word.classes or word.article or word.preposition or word.conjunction:
            return False
        return page.has(i - 1, "title", "nationality", "office")

    def _part_of_name(self, i: int) -> bool:
        word = self.page.t.words[i]
        return not self.page.mark(i) and not word.preposition and not word.classes.isdisjoint(("given-name", "family-name", "name-part"))

    def _definite(self, named: Named) -> Named | None:
        """Whom a definite noun points back to: الوزير القطري ← وزير التجارة القطري X, the agency ← Anadolu Agency."""
        page = self.page
        first = next(i for i in range(*named.words) if not page.has(i, "demonstrative", "determiner"))
        stem = page.t.words[first].stem
        speaker = self._last(lambda s: not s.named.bare and self._mentions(s.named, stem))
        if speaker is not None:
            return speaker
        if page.has(first, "document"):
            return self._issuer(first, stem)
        place = self._spelt_out(first, stem, person=page.has(first, "title", "office"))
        if place is not None:
            return place
        if page.has(first, "people"):
            return self._last(lambda s: s.named.kind == "official")
        if page.has(first, "title", "office") and page.t.words[first].article:
            return self._last(lambda s: s.named.kind == "person") or self._prominent(first)
        return None

    def _issuer(self, before: int, stem: str) -> Named | None:
        """Who issued the document that a noun points back to: the subject of the sentence that first speaks of it."""
        page = self.page
        for i in reversed([p for p in self._places(stem) if p < before]):
            spoke = self._last(lambda s, k=page.t.sentence[i]: page.t.sentence[s.position] == k)  # type: ignore[misc]
            issuer = spoke or self._verb_subject(page.sentence(i)[0], i) or self._behind(i)
            if issuer is not None and issuer.kind != "document":
                return issuer
        return None

    def _behind(self, i: int) -> Named | None:
        """The body named right behind the document at word i (مسح أجرته رويترز، بيان لوزارة الصحة)."""
        page = self.page
        end = min(page.sentence(i)[1], i + 7)
        heads = ("organisation", "government", "medium", "medium-noun", "country")
        head = next((j for j in range(i + 1, end) if page.has(j, *heads)), None)
        phrase = noun_phrase(page, head, min(page.sentence(i)[1], head + 10), given=True) if head is not None else None
        return read_name(page, phrase) if phrase is not None else None

    def _styled(self, i: int) -> Named | None:
        """The person whom the page names with the same style: سموه ← سمو الأمير X."""
        norm = self.page.norm(i)
        for enclitic in self.page.language.lexicon.clitics.enclitics:
            if norm.endswith(enclitic):
                found = self._spelt_out(i, norm.removesuffix(enclitic), person=True)
                if found is not None:
                    return found
        return self._prominent(i)

    def _prominent(self, before: int) -> Named | None:
        """The person whom the page named last in full before word `before`."""
        page = self.page
        if not self._people:
            i = 0
            while i < len(page.t):
                if page.has(i, "given-name") and not page.t.words[i].article:
                    words = personal_name(page, (i, min(page.sentence(i)[1], i + 5)))
                    if words is not None and words[0] == i and words[1] - i >= 2:
                        self._people.append(read_name(page, words))
                        i = words[1]
                        continue
                i += 1
        earlier = next((p for p in reversed(self._people) if p.words[0] < before), None)
        return earlier or next(iter(self._people), None)

    def _spelt_out(self, before: int, stem: str, person: bool = False) -> Named | None:
        """The place that names in full what a noun points to: the last one before word `before`, else the first after."""
        page = self.page
        places = self._places(stem)
        for i in [*reversed([p for p in places if p < before]), *(p for p in places if p > before)]:
            if page.t.words[i].article and not page.has(i, "title", "office"):
                continue
            phrase = noun_phrase(page, i, min(page.sentence(i)[1], i + 14))
            named = read_name(page, phrase) if phrase else None
            if named is None or named.bare or named.words[1] - named.words[0] < 2:
                continue
            if named.kind == "person" or not person:
                return named
        return None

    def _places(self, stem: str) -> list[int]:
        """Where words with this stem stand."""
        if not self._by_stem:
            for i, word in enumerate(self.page.t.words):
                self._by_stem.setdefault(word.stem, []).append(i)
        return self._by_stem.get(stem, [])

    def _mentions(self, named: Named, stem: str) -> bool:
        return any(self.page.t.words[i].stem == stem for i in range(*named.words))

    def _last(self, wanted: Callable[[Speaker], bool]) -> Named | None:
        for speaker in reversed(self.speakers):
            if wanted(speaker):
                return speaker.named
        return None

    def _nearest_person(self, p: Proposal, enclosing: list[str]) -> Named | None:
        """The person named last before the cue in the same quotation or sentence, the tellers around it left aside: in
        a story retold, who acts is who then speaks."""
        page = self.page
        around = page.q.around(p.cue[0])
        start = around.first if around is not None else page.sentence(p.cue[0])[0]
        for i in range(p.clause - 1, max(start, p.clause - NEAR) - 1, -1):
            word = page.t.words[i]
            if word.preposition or word.classes.isdisjoint(("title", "given-name", "office", "family-name")):
                continue
            if page.has(i - 1, "title", "given-name", "office", "preposition", "organisation") or i in page.at:
                continue
            phrase = noun_phrase(page, i, min(p.clause, i + 8))
            named = read_name(page, phrase) if phrase else None
            if named is not None and named.kind in ("person", "official") and not _same(named.name, enclosing):
                return named
        return None

    def left_out(self, p: Proposal, parent: int, enclosing: list[str]) -> Named | None:
        """Who speaks in a proposal without a speaker: the subject of its own sentence, or the last who fits."""
        page = self.page
        sentence = page.t.sentence[p.cue[0]]
        if p.rule == "so-called" and self.speakers and page.t.sentence[self.speakers[-1].position] == sentence:
            return self.speakers[-1].named
        same_level = [s for s in self.speakers if s.parent == parent]
        quoted = page.q.inside[p.cue[0]] > 0
        if (quoted and not p.rule.startswith("participle")) or (parent >= 0 and p.rule.startswith("verb-alone")):
            nearest = self._nearest_person(p, enclosing)
            if nearest is not None:
                return nearest
        here = [s for s in same_level if page.t.sentence[s.position] == sentence and _agree(s.agreement, p.form.agreement)]
        if here:
            return here[-1].named
        if quoted and p.rule.startswith("participle"):
            return self._last(lambda s: s.named.name in enclosing)
        subject = self._subject(p, parent)
        if subject is not None:
            return subject
        fitting = [s for s in same_level if _agree(s.agreement, p.form.agreement)]
        near = fitting or same_level
        return near[-1].named if near else self._prominent(p.cue[0])

    def _subject(self, p: Proposal, parent: int) -> Named | None:
        """The subject of the clause before, in the same sentence: who received, visited or met, and said so meanwhile
        (تحدث الجنرال مع الرئيس وأبلغه …؛ استقبل الوزير الوفد، مؤكدا …)."""
        page = self.page
        start = page.sentence(p.cue[0])[0]
        around = page.q.around(p.cue[0])
        if around is not None:
            start = max(start, around.first)
        if p.clause <= start:
            return None
        for i in range(p.clause - 2, start - 1, -1):
            opens = i == start or page.comma(i - 1) or (page.has(i, "modal-before-cue") and page.t.words[i].conjunction)
            subject = self._verb_subject(i, p.clause) if opens else None
            if subject is not None:
                return subject
        return None

    def _verb_subject(self, start: int, end: int) -> Named | None:
        """The subject of the verb that opens the clause at word `start`: a noun of one who acts, within four words."""
        page = self.page
        for i in range(start, min(end, start + 4)):
            word = page.t.words[i]
            if word.preposition or page.mark(i) or page.has(i, "time") or word.classes.isdisjoint(NOMINAL):
                continue
            if page.has(i - 1, "preposition", "relative", "that") or i - 1 in page.q.opened:
                return None
            phrase = noun_phrase(page, i, end)
            named = read_name(page, phrase) if phrase else None
            return named if named is not None and named.kind not in ("other", "document") else None
        return None

    def remember(self, named: Named, p: Proposal, parent: int) -> None:
        agreement = p.form.agreement
        if p.source is not None and named.kind == "group" and agreement in ("m", "f"):
            agreement += "p"  # a verb before its plural speaker is singular; the next one is not
        self.speakers.append(Speaker(named, p.cue[0], parent, agreement))


def _same(name: str, others: list[str]) -> bool:
    """Whether a name shares a part with one of the others."""
    parts = set(name.split())
    return any(parts & set(other.split()) for other in others)


def _agree(known: str, wanted: str) -> bool:
    """Whether a verb form may go on for a speaker introduced with another: gender and number, where both say."""
    if not known or not wanted:
        return True
    if known[0] != wanted[0]:
        return not ({known[0], wanted[0]} <= {"m", "f"}) or len(known) != len(wanted)
    return len(known) == len(wanted) or "p" in known + wanted


def _key(page: Page, i: int) -> str:
    """A part of a name, without its article: الزياني and زياني are one."""
    word = page.t.words[i]
    return word.stem if word.article else word.norm


def make_link(page: Page, named: Named, how: str, office: str | None = None) -> Link:
    """The link of a chain that stands for `named`."""
    words = named.name_words or named.words
    start, end = page.t.starts[words[0]], page.t.ends[words[1] - 1]
    return Link(
        name=named.name or page.language.unnamed,
        kind=named.kind,
        named=named.named,
        count=named.count,
        span=Span(start, end, page.t.text[start:end]),
        how="resolved" if how == "resolved" else "stated",
        office=office or named.office,
    )


def unnamed_link(page: Page) -> Link:
    """A speaker whom the page hides (it is believed that)."""
    return Link(page.language.unnamed, "other", named=False, how="stated")
