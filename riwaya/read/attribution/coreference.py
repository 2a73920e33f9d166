"""Who speaks where the page does not say it again: left-out speakers, pronouns, shortened names, "the minister".

Speakers are remembered in the order in which they spoke. A verb's own agreement tells much: a verb in the feminine
never goes on for a man, and the form of the verb that introduced a speaker tells his gender without any list of names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from riwaya.model import BODIES, Link, Span
from riwaya.read.attribution.antecedents import document_again, subject_before_sentence
from riwaya.read.attribution.directory import Directory, same_nation
from riwaya.read.attribution.heads import head_taken_up
from riwaya.read.attribution.left_out import (
    PERSONS,
    clause_subject,
    fronted_subject,
    nearest_person,
    parties_before,
    relative_antecedent,
    sentence_subject,
    several_before,
    text_author,
    text_issuer,
    verb_subject,
)
from riwaya.read.attribution.named_bodies import body_before, spelt_in_full
from riwaya.read.attribution.naming import Named, read_name
from riwaya.read.attribution.noun_phrases import noun_phrase
from riwaya.read.attribution.offices import Bearers
from riwaya.read.attribution.pairs import members, one_of_two, two_unnamed
from riwaya.read.attribution.relations import related
from riwaya.read.attribution.retold import Retold
from riwaya.read.attribution.taking_up import Said, taken_up
from riwaya.read.page import Page, Proposal, Range

NEAR_SENTENCES = 3
"""Sentences between a verb without a speaker and the one that last told of somebody."""

NEAR_PARAGRAPHS = 2
"""Paragraphs between a pronoun and the name of one who has not spoken yet; a short agency paragraph is a sentence."""


THERE = 3
"""Words between "there" and the verb of those who speak there (там же вчера сообщили)."""

_SEVERAL = ("mp", "fp", "md", "fd")
"""Forms of a verb that has two or several speakers."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who spoke: what the page said of him, when, inside whose speech, with which verb form, and whether in a
    text of his."""

    named: Named
    position: int
    parent: int
    agreement: str
    text: bool = False


@dataclass(slots=True)
class Memory:
    """The speakers of a page so far."""

    page: Page
    directory: Directory
    speakers: list[Speaker] = field(default_factory=list)
    bearers: Bearers = field(init=False)
    retold: Retold = field(init=False)

    def __post_init__(self) -> None:
        self.bearers = Bearers(self.page)
        self.retold = Retold(self.page)

    def link(
        self, words: Range, enclosing: Sequence[str] = (), parent: int = -1, p: Proposal | None = None
    ) -> tuple[Link, Named]:
        """The link for a speaker's phrase: shortened names and bare offices resolved to the fullest on the page.
        A lone office inside the speech of `enclosing` is somebody else. `parent`: the proposal inside whose content he
        speaks, -1 for none; `p`: the proposal whose speaker the phrase names."""
        agreement = p.form.agreement if p is not None else ""
        named = read_name(self.page, words)
        if named.kind == "other" and agreement == "p" and self.page.has(words[0] - 1, "within-preposition"):
            named = replace(named, kind="organisation")  # в Росфонде сообщили
        if p is not None and p.form.cue.continues and not page_named(self.page, named):
            before = self._speaker_before(p, parent)
            if before is not None and not self.directory.office_holder(named):
                return make_link(self.page, before, "resolved", named.office), before
        if p is not None and p.form.cue.continues and named.kind == "official" and named.name_words is None:
            before = self._speaker_before(p, parent)
            if before is not None and self._same_field(before, named):
                return make_link(self.page, before, "resolved", named.office), before
        party = self.retold.party(p, named) if p is not None and named.bare and self.page.q.inside[words[0]] else None
        full = party or self._fuller(named, parent, agreement, enclosing)
        if full is not None and not (named.bare and full.name in enclosing and not self._pronoun(named)):
            return make_link(self.page, full, "resolved", named.office), full
        return make_link(self.page, named, "stated"), named

    def _same_field(self, named: Named, office: Named) -> bool:
        """Whether an office is over what the office of `named` is over (المدير الفني للترجي X، مدرب الترجي)."""
        page = self.page
        until = named.name_words[0] if named.name_words is not None else named.words[1]
        over = {page.t.words[i].stem for i in range(named.words[0] + 1, until) if page.t.words[i].article}
        over |= {page.t.words[i].stem for i in range(named.words[0] + 1, until) if page.t.words[i].preposition}
        return any(page.t.words[i].stem in over for i in range(office.words[0] + 1, office.words[1]))

    def _speaker_before(self, p: Proposal, parent: int) -> Named | None:
        """The person who spoke last beside `p`, in its paragraph or the one before, where the verb's form fits."""
        paragraph = self.page.t.paragraph
        last = next((s for s in reversed(self.speakers) if s.parent == parent), None)
        if (
            last is None
            or last.named.kind not in ("person", "official")
            or not _agree(last.agreement, p.form.agreement)
        ):
            return None
        return last.named if paragraph[p.cue[0]] - paragraph[last.position] <= 1 else None

    def _pronoun(self, named: Named) -> str | None:
        """The gender of the pronoun that a phrase consists of; None for any other phrase."""
        alone = named.words[1] - named.words[0] == 1
        return self.page.language.pronouns.get(self.page.norm(named.words[0])) if alone else None

    def _fuller(self, named: Named, parent: int, agreement: str, enclosing: Sequence[str]) -> Named | None:
        """The more informative name that the page has for what a phrase names; None where the phrase says it all."""
        page, first = self.page, named.words[0]
        if named.name_words is not None:
            return self.directory.full_name(*named.name_words) if named.count == 1 else None
        full = self._known_name(named)
        if full is not None:
            return full
        pronoun = self._pronoun(named)
        if pronoun is not None:
            return self._meant(first, pronoun, parent)
        if page.has(first, "that-one") and named.words[1] - first == 1:
            return self._other_than_last(first, agreement)
        relative = related(
            self.directory, named, [s.named for s in self.speakers], lambda i, who: self._owner(i, who, enclosing)
        )
        if relative is not None:
            return relative
        one = one_of_two(page, named, [s.named for s in self.speakers])
        if one is not None:
            return one
        if page.has(first, "author") and page.has(first + 1, "authored") and page.t.words[first + 1].article:
            return self._last(lambda s: s.named.kind == "person") or self.directory.prominent(first)
        bearer = self.bearers.bearer(named)
        if bearer is not None:
            return self._whole(bearer)
        if page.language.subject == "after-cue" and not named.named and named.count == 1:
            later = self._named_later(named)
            if later is not None:
                return later
        if page.has(first, "honorific-pronoun"):
            return self._last(lambda s: s.named.kind == "person") or self.directory.styled(first)
        if page.t.words[first].article and page.has(first, "dual"):
            return self._both(named)
        if page.has(first, "latter") and named.words[1] - first == 1:
            return self._named_last(first)
        if page.has(first, "demonstrative") and page.language.offices_alternate:
            return self._pointed_at(named)
        if page.language.subject == "either-side":
            full = spelt_in_full(self.directory, named) or head_taken_up(self.directory, self._said(agreement), named)
            if full is not None:
                return self._whole(full) if full.name_words is not None else full
        if named.bare and not page.language.articles and not page.has(first, "document"):
            return taken_up(self.directory, self._said(agreement), named)
        if named.bare:
            return self._definite(named)
        if page.phrase(first, "stands-for-person") > 1:
            return self.directory.office_holder(named) or self._last(lambda s: s.named.kind == "person")
        if page.has(first, "document") and page.t.words[first].enclitic and named.words[1] - first == 1:
            return self._last(lambda s: s.named.kind != "document")  # their account
        if page.has(first, "people") and page.t.words[first].enclitic and named.words[1] - first == 1:
            return self.directory.relative_named(first)
        if page.has(first, "title") and not page.t.words[first].article and named.kind == "official":
            holder = self.directory.office_holder(named)
            return holder or self.directory.spelt_out(first, page.t.words[first].stem, person=True)
        if named.kind == "official" and named.named:
            holder = self.directory.office_holder(named)
            generic = page.has(first, "source-noun") and page.t.words[first].article and named.words[1] - first == 2
            return holder or (self._near_official(first, parent) if generic else None)
        if page.t.words[first].article and page.has(first, "source-noun"):
            stem = page.t.words[first].stem  # المصدر القضائي ← مصدر قضائي في أبوظبي
            same = self._last(lambda s: not page.t.words[s.named.words[0]].article and self._mentions(s.named, stem))
            return same or self._near_official(first, parent)
        if page.t.words[first].article and self._described_by(named.words):
            return self._described(named)
        if named.kind == "other" and page.has(first, "demonstrative"):
            stem = page.t.words[min(first + 1, named.words[1] - 1)].stem
            return self._last(lambda s: s.named.words != named.words and self._mentions(s.named, stem))
        if named.kind == "other" and named.words[1] - first == 1 and page.t.words[first].article:
            full = self.directory.full_name(*named.words)  # a family name in no list, with its article
            return full or self.directory.introduced(first)
        return None

    def _owner(self, i: int, who: str, enclosing: Sequence[str]) -> Named | None:
        """Whom the pronoun written onto the noun at word i stands for: of the first person whoever tells; else the
        speaker or the person named last whom it fits."""
        if who == "1":
            return self._last(lambda s: s.named.name in enclosing[:1]) if self.page.q.inside[i] else None
        if who == "d":
            return self._last(lambda s: s.named.count == 2 or members(self.page, s.named.words) is not None)
        if who not in ("m", "f"):
            return None

        def fits(named: Named) -> bool:
            apart = not self.page.has(named.words[0], "relation") and named.words[0] < i
            return named.name_words is not None and apart and self._stands_for(who, named)

        spoke = self._last(lambda s: fits(s.named) and _same_gender(s.agreement, who))
        person = self.directory.last_person(i, fits)
        if spoke is None or person is None:
            return spoke or person
        return self._whole(person if person.words[0] > spoke.words[0] else spoke)

    def _meant(self, i: int, pronoun: str, parent: int) -> Named | None:
        """Whom the pronoun at word i stands for, of gender and number `pronoun`."""
        subject = self._subject_before(i, pronoun, parent) if self.page.language.subject == "either-side" else None
        if subject is not None:
            return subject
        fits = [s for s in self.speakers if self._stands_for(pronoun, s.named) and _same_gender(s.agreement, pronoun)]
        beside = [s for s in fits if s.parent == parent] or fits
        return beside[-1].named if beside else self._named_before(i, pronoun)

    def _known_name(self, named: Named) -> Named | None:
        """The full name that ends with a word which alone looks like a common noun (Олег Волк … Волк сказал)."""
        page, i = self.page, named.words[0]
        alone = page.language.subject == "either-side" and named.words[1] - i == 1 and page.t.surface(i)[0].isupper()
        known = ("office", "title", "people", "group", "organisation", "government", "pronoun", "medium", "country")
        if not alone or page.has(i, *known) or page.t.surface(i).isupper():
            return None
        return self.directory.full_name(*named.words)

    def _other_than_last(self, i: int, agreement: str) -> Named | None:
        """Whom "that one" means: the person named last who did not speak last (X обвинил Y, тот ответил)."""
        last = self.speakers[-1].named.name if self.speakers else ""
        return self.directory.last_person(
            i, lambda named: self._stands_for(agreement, named) and self._whole(named).name != last
        )

    def _said(self, agreement: str) -> Said:
        """Who spoke before, for a noun whose verb has that agreement."""
        gendered = agreement in ("m", "f")
        at = {s.named.name: s.position for s in self.speakers}
        return Said(self._fitting(agreement), at, lambda n: not gendered or self._stands_for(agreement, n))

    def _fitting(self, agreement: str) -> list[Named]:
        """The speakers so far, without the men where a verb is in the feminine, and the other way round."""
        if agreement not in ("m", "f") or self.page.language.subject != "either-side":
            return [s.named for s in self.speakers]
        return [
            s.named
            for s in self.speakers
            if s.named.kind != "person"
            or (s.agreement == agreement if s.agreement in ("m", "f") else self._stands_for(agreement, s.named))
        ]

    def _near_official(self, i: int, parent: int) -> Named | None:
        """Who spoke last, in this paragraph or the one before, if he is one person with an office (وزير النقل X …
        المسؤول الحكومي)."""
        last = next((s for s in reversed(self.speakers) if s.parent == parent), None)
        if last is None or self.page.t.paragraph[i] - self.page.t.paragraph[last.position] > 1:
            return None
        return last.named if last.named.name_words is not None and last.named.office else None

    def _described_by(self, words: Range) -> bool:
        """Whether a title and a definite adjective describe somebody (المدرب الإسباني، الخبير الاقتصادي)."""
        page, (first, end) = self.page, words
        if page.has(end - 1, "nationality"):
            return True
        adjective = page.formed(end - 1, "adjective-form") and page.t.words[end - 1].classes <= {"no-name"}
        return end - first == 2 and page.has(first, "title") and adjective

    def _described(self, named: Named) -> Named | None:
        """Whom a definite noun with its nation points back to: الصحيفة الأميركية، الشركة اليابانية، المدرب الإسباني."""
        page, (first, end) = self.page, named.words
        if end - first != 2 or page.has(first, "government", "country", "group"):
            return None
        stem, nations = page.t.words[first].stem, self.directory.nationalities(named.words)

        def fits(other: Named) -> bool:
            theirs = self.directory.nationalities(other.words)
            return not page.t.words[other.words[0]].article and same_nation(nations, theirs)

        speaker = self._last(lambda s: fits(s.named) and self._mentions(s.named, stem))
        if speaker is not None:
            return speaker
        if page.has(first, "medium-noun"):
            return self._last(lambda s: s.named.kind == "medium" and not page.has(s.named.words[0], "medium-noun"))
        if page.has(first, "organisation", "document", "people", "office"):
            return None
        same = self._last(lambda s: s.named.kind == "person" and self._mentions(s.named, stem))
        people = [s.named for s in self.speakers if s.named.kind == "person"]
        told = Counter(person.name for person in people)
        # the page describes whom it is about: who spoke most, and of those who spoke as often the last
        return same or max(reversed(people), key=lambda person: told[person.name], default=None)

    def _named_last(self, before: int) -> Named | None:
        """Whoever is named last before word `before`, in its sentence or the one before."""
        page = self.page
        start = page.t.sentences[max(0, page.t.sentence[before] - 1)][0]
        for i in range(before - 1, start - 1, -1):
            heads = page.has(i, "organisation", "government", "country", "title", "office", "given-name")
            bound = page.has(i - 1, "organisation", "title", "office", "given-name") and not page.t.words[i - 1].article
            named = self.directory.phrase_at(i, given=True) if heads and not bound else None
            if named is not None and named.kind in (*BODIES, "person", "official"):
                a, b = named.words
                return read_name(page, (a, next((k for k in range(a + 1, b) if page.t.words[k].preposition), b)))
        return None

    def _both(self, named: Named) -> Named | None:
        """The two whom a dual points back to, as one name (الرئيسان ← فلان وفلان): the last two persons before it who
        bear the title, on the page or among the speakers."""
        page, first = self.page, named.words[0]
        found = self.directory.two_before(first, page.t.words[first].stem)
        if found is None:
            return None
        joint = f"{found[0].name} {page.language.lexicon.clitics.conjunctions[0]}{found[1].name}"
        return replace(named, name=joint, kind="person", count=2, bare=False)

    def _whole(self, person: Named) -> Named:
        """The fullest name of a person on the page."""
        assert person.name_words is not None
        return self.directory.full_name(*person.name_words) or person

    def _pointed_at(self, named: Named) -> Named | None:
        """Whom "this official", "this agency" means: the last speaker of that kind."""
        page, head = self.page, min(named.words[0] + 1, named.words[1] - 1)
        if page.has(head, "organisation", "government", "medium-noun", "document"):
            stem = page.t.words[head].stem
            alike = self._last(lambda s: s.named.words != named.words and self._mentions(s.named, stem))
            return alike or self._last(lambda s: s.named.kind in BODIES)
        if page.has(head, "group"):
            return self._last(lambda s: s.named.kind == "group" or s.named.count > 1)
        return self._last(lambda s: s.named.kind in ("person", "official"))

    def _stands_for(self, pronoun: str, named: Named) -> bool:
        """Whether a pronoun of that gender and number may stand for a speaker."""
        page = self.page
        if pronoun == "n":
            return named.kind in BODIES or named.kind == "document"
        if pronoun == "p":
            return named.kind in ("group", "organisation", "government") or named.count > 1
        if named.kind in (*BODIES, "document", "group") or self._pronoun(named) is not None:
            return False
        if pronoun == "c":
            return named.kind in ("person", "official")
        telling = named.name_words if page.language.subject == "either-side" and named.name_words else named.words
        said = {c for i in range(*telling) for c in page.t.words[i].classes}
        gender, other = ("masculine", "feminine") if pronoun == "m" else ("feminine", "masculine")
        return gender in said or other not in said

    def _subject_before(self, i: int, pronoun: str, parent: int) -> Named | None:
        """The person who is the subject of the sentence before word i, unless somebody spoke since or speaks there."""
        spoken = [s.position for s in self.speakers if s.parent == parent]
        subject = subject_before_sentence(self.directory, i, max(spoken, default=-1))
        whole = self._whole(subject) if subject is not None else None
        return whole if whole is not None and self._stands_for(pronoun, whole) else None

    def _named_before(self, i: int, pronoun: str) -> Named | None:
        """Whom a pronoun stands for that has no speaker before it: the person last named in full, if near enough."""
        paragraph = self.page.t.paragraph
        person = self.directory.last_person(i, lambda named: self._stands_for(pronoun, named))
        near = person is not None and paragraph[i] - paragraph[person.words[0]] <= NEAR_PARAGRAPHS
        return person if near else None

    def _definite(self, named: Named) -> Named | None:
        """Whom a definite noun points back to: الوزير القطري ← وزير التجارة القطري X, the agency ← Anadolu Agency."""
        page = self.page
        pointing = (i for i in range(*named.words) if not page.has(i, "demonstrative", "determiner"))
        first = next(pointing, named.words[0])
        stem = page.t.words[first].stem
        heads = self._last(lambda s: not s.named.bare and self._heads(s.named, stem) and s.named.kind == named.kind)
        speaker = heads or self._last(lambda s: not s.named.bare and self._heads(s.named, stem))
        if speaker is not None:
            return speaker
        if page.has(named.words[1], "same"):
            return self._last(lambda s: s.named.kind != "document")  # المتحدث نفسه
        if page.has(first, "hearsay"):
            return None
        if page.has(first, "document"):
            return self._issuer(first, stem)
        place = self.directory.spelt_out(first, stem, person=page.has(first, "title", "office"))
        if place is not None:
            return place
        if page.has(first, "source-noun"):  # the source: whoever spoke so before
            return self._last(lambda s: page.has(s.named.words[0], "source-noun"))
        if page.has(first, "organisation") and page.formed(first, "feminine-singular"):
            return self._last(self._unlisted_body)  # الشركة ← لوكهيد
        if page.has(first, "title") or named.kind == "other":
            return self._last(lambda s: s.named.kind == "person") or self.directory.only_person()
        return None  # the president after a minister is somebody new

    def _issuer(self, before: int, stem: str) -> Named | None:
        """Who issued the document that a noun points back to: who spoke in the sentence that first tells of it, its
        subject, or the body named behind it (مسح أجرته رويترز)."""
        page = self.page
        places = list(reversed([p for p in self.directory.places(stem) if p < before]))
        for i in places:
            behind = self.body_behind(i, page.sentence(i)[1])
            if behind is not None and behind.kind != "document":
                return behind
        for i in places:
            start = page.sentence(i)[0]
            colon = next((j for j in range(i - 1, start, -1) if page.colon(j)), start - 1)
            for issuer in (self._spoke_in(page.t.sentence[i]), verb_subject(page, colon + 1, i)):
                if issuer is not None and issuer.kind != "document":
                    return issuer
        if places:
            return None
        text = self._last(lambda s: s.text) if page.has(before, "authored") else None
        return text or self._last(lambda s: s.named.kind in BODIES)

    def _spoke_in(self, sentence: int) -> Named | None:
        return self._last(lambda s: self.page.t.sentence[s.position] == sentence)

    def body_behind(self, i: int, end: int) -> Named | None:
        """The body named right behind the document at word i, before word `end`."""
        page = self.page
        heads = ("organisation", "government", "medium", "medium-noun")
        stop = next((j for j in range(i + 1, min(end, i + 7)) if page.mark(j) or page.has(j, "that")), min(end, i + 7))
        issued = any(page.has(j, "issued") for j in range(i + 1, stop))  # بيان صادر عن الرئاسة
        found = (
            j for j in range(i + 1, stop) if page.has(j, *heads) and (issued or not page.has(j - 1, "preposition"))
        )
        head = next(found, None)
        if head is not None and any(page.has(j, "resumes") for j in range(i + 1, head)):
            return None  # وثائق حصلت عليها الصحيفة
        return self.directory.phrase_at(head, given=True, end=end) if head is not None else None

    def _named_later(self, named: Named) -> Named | None:
        """Whom the page names after it has opened with one of his kind (توقع خبير في الطاقة …؛ … خبير الطاقة فلان): the
        one person whom it introduces so."""
        page, first = self.page, named.words[0]
        opens = page.t.paragraph[first] <= 1 and page.has(first, "people", "office") and not page.t.words[first].article
        if not opens or page.has(first, "source-noun") or named.kind != "official":
            return None
        found: dict[str, Named] = {}
        for i in self.directory.places(page.t.words[first].stem):
            other = self.directory.phrase_at(i) if i > named.words[1] else None
            if other is not None and other.name_words is not None:
                found[self.directory.key(other.name_words[1] - 1)] = other
        return next(iter(found.values())) if len(found) == 1 else None

    def _unlisted_body(self, s: Speaker) -> bool:
        """Whether a speaker that a verb in the feminine introduced may be a firm or body that no list knows: a name of
        which no part is a person's."""
        page = self.page
        name = s.named.name_words or s.named.words
        plain = s.named.kind in ("person", "other") and not page.t.words[name[0]].article
        known = ("given-name", "family-name", "title", "office", "people", "country", "document", "group")
        return plain and s.agreement == "f" and not any(page.has(i, *known) for i in range(*s.named.words))

    def made_by(self, words: Range) -> Named | None:
        """Who made the study or report that a phrase speaks of, where any place of the page says so (الدراسة التي
        أجراها كل من …); its results are its own."""
        page = self.page
        stems = [page.t.words[i].stem for i in range(*words) if page.has(i, "document")]
        if page.t.words[words[0]].enclitic and len(stems) == 1:
            stems = [page.t.words[i].stem for i in range(words[0]) if page.has(i, "document")][-1:]
        for i in (i for stem in stems for i in self.directory.places(stem)):
            end = page.sentence(i)[1]
            made = next((j for j in range(i + 1, min(end, i + 8)) if page.has(j, "made-it")), None)
            begin = made + 1 if made is not None else end
            several = page.phrase(begin, "number") if begin < end else 0
            phrase = noun_phrase(page, begin + several * (several > 1), end)  # without "each of"
            named = read_name(page, phrase) if phrase is not None else None
            if named is not None and named.kind in (*BODIES, "group"):
                return named
        return None

    def _mentions(self, named: Named, stem: str) -> bool:
        return any(self.page.t.words[i].stem == stem for i in range(*named.words))

    def _heads(self, named: Named, stem: str) -> bool:
        """Whether a phrase speaks of such a one: the word stands before anything that only tells where or of what."""
        page = self.page
        ends = (
            i for i in range(*named.words) if page.has(i, "preposition", "relative") or self._tied(named.words[0], i)
        )
        stop = next(ends, named.words[1])
        return any(page.t.words[i].stem == stem for i in range(named.words[0], max(stop, named.words[0] + 1)))

    def _tied(self, first: int, i: int) -> bool:
        """Whether word i behind the head at word `first` carries a preposition (الكاتب العام للوزارة)."""
        return i > first and bool(self.page.t.words[i].preposition)

    def _last(self, wanted: Callable[[Speaker], bool]) -> Named | None:
        return next((s.named for s in reversed(self.speakers) if wanted(s)), None)

    def left_out(self, p: Proposal, parent: int, enclosing: list[str]) -> tuple[Named | None, bool]:
        """Who speaks in a proposal without a speaker, and whether he is the subject of a clause before in the sentence,
        which names him there; `enclosing`: the tellers in whose speech it stands.

        In a story retold it is the person named last; else who spoke in this sentence already, the subject of a clause
        before, the last speaker whom the verb's form fits, and at the end whoever the page is about.
        """
        page = self.page
        sentence = page.t.sentence[p.cue[0]]
        if p.rule == "so-called" and self.speakers and page.t.sentence[self.speakers[-1].position] == sentence:
            return self.speakers[-1].named, False
        if page.language.subject == "either-side":
            return self._goes_on(p, parent), False
        quoted = page.q.inside[p.cue[0]] > 0
        goes_on = p.rule.startswith("participle")
        same_level = [s for s in self.speakers if s.parent == parent]
        fitting = [s for s in same_level if _agree(s.agreement, p.form.agreement) and self._of_gender(s, p)]
        fitting = [s for s in fitting if self._as_many(s, p)]
        here = [s for s in fitting if page.t.sentence[s.position] == sentence]
        if p.rule.startswith("noun") and page.t.words[p.cue[0]].enclitic and not quoted:
            owner = next((q.named for q in parties_before(page, p, enclosing, (*PERSONS, "number", "people"))), None)
            if owner is not None and (not here or here[-1].position < owner.words[0]):
                return owner, p.rule in ("noun-that", "noun-quote", "noun-colon")  # وجهت ضد الوزير بسبب قوله إن
        if here and parent >= 0 and not quoted:
            return here[-1].named, False
        if quoted and not goes_on:
            if self.retold.narrates(p):
                return self._last(lambda s: s.named.name in enclosing[:1]), False
            in_turn = self.retold.speaker(p, enclosing)
            if in_turn is not None:
                return in_turn, False
        elif parent >= 0 and p.rule.startswith("verb-alone"):
            met = next((x.named for x in parties_before(page, p, enclosing)), None) if self._answers(p) else None
            if met is not None:
                return met, False  # اتصل بالقائد فأخبره أن
            several = several_before(page, p) if p.form.agreement == "mp" else None
            nearest = (
                several
                or fronted_subject(page, p)
                or relative_antecedent(page, p)
                or nearest_person(page, p, enclosing)
            )
            if nearest is not None:
                return nearest, False
        author = text_author(page, p) or text_issuer(page, p) if p.rule.startswith("verb-alone") else None
        if author is not None:
            return author, True
        if here and not quoted and self._answers(p) and self._asked(here[-1]):
            return self._one_asked(here[-1], p), False
        if here:
            return here[-1].named, False
        if quoted and goes_on:
            return self._last(lambda s: s.named.name in enclosing), False
        if page.t.words[p.cue[0]].conjunction in page.language.lexicon.clitics.conjunctions[1:]:
            answers = nearest_person(page, p, enclosing)
            if answers is not None and answers.name_words is not None:
                return answers, False  # واجهت الصحيفة المتحدث فلان بالشكاوى، فقال: he did
        subject = clause_subject(page, p)
        if subject is not None:
            full = (
                self._fuller(subject, parent, p.form.agreement, enclosing)
                if subject.bare
                else self._named_later(subject)
            )
            return replace(full, words=subject.words) if full is not None else subject, _attached(page, p)
        newer = self._told_of(p, fitting) if parent < 0 and p.rule.startswith(("verb-alone", "quote-verb")) else None
        if newer is not None:
            return newer, False
        if p.form.agreement in _SEVERAL and not fitting:
            near_them = several_before(page, p, people=True)  # قالا، يقولون: nobody who is alone
            return near_them, near_them is not None and (near_them.words[1] == p.cue[0] or _attached(page, p))
        if not fitting and p.form.agreement == "f":
            woman = self._named_before(p.cue[0], "f")  # تعيش أم نايف هنا. تقول: she has not spoken yet
            if woman is not None and self._woman(woman):
                return woman, False
        other = not fitting and bool(same_level) and same_level[-1].named.kind == "person"
        if other and p.form.agreement in ("m", "f"):
            return self._other_before(p), False
        near = fitting or same_level
        return (near[-1].named if near else self.directory.prominent(p.cue[0])), False

    def _other_before(self, p: Proposal) -> Named | None:
        """The person named last whom a verb's gender fits, where all who spoke are of the other one; a given name alone
        will do where a list tells its gender."""
        page, wanted = self.page, p.form.agreement
        gender = "masculine" if wanted == "m" else "feminine"
        spoke = {s.named.name for s in self.speakers if not _same_gender(s.agreement, wanted)}
        start = page.t.paragraphs[max(0, page.t.paragraph[p.cue[0]] - NEAR_PARAGRAPHS)][0]
        for i in range(p.cue[0] - 1, start - 1, -1):
            if page.has(i, "given-name") and page.has(i, gender) and not page.has(i - 1, "given-name", "name-part"):
                named = self.directory.phrase_at(i, given=True)
                alone = named if named is not None and named.name_words is not None else None
                alone = alone or read_name(page, (i, i + 1))
                if alone.name_words is not None and alone.name not in spoke:
                    return self.directory.full_name(*alone.name_words) or alone
        person = self._named_before(p.cue[0], wanted)
        return person if person is not None and person.name not in spoke else None

    def _answers(self, p: Proposal) -> bool:
        """Whether a verb without a speaker is joined by "so", as an answer is."""
        return self.page.t.words[p.cue[0]].conjunction in self.page.language.lexicon.clitics.conjunctions[1:]

    def _asked(self, s: Speaker) -> bool:
        """Whether a speaker asked somebody whom only a pronoun names (سأله الرئيس عن …)."""
        hit = self.page.at.get(s.position)
        return bool(self.page.t.words[s.position].enclitic) and hit is not None and hit.forms[0].cue.stance == "asks"

    def _one_asked(self, asking: Speaker, p: Proposal) -> Named | None:
        """Who was asked: the last other speaker whom the answer's verb fits, else the person named last before."""
        others = [s for s in self.speakers if s.named.name != asking.named.name and s.position < asking.position]
        fitting = [s for s in others if _agree(s.agreement, p.form.agreement)]
        if fitting:
            return fitting[-1].named
        return self.directory.last_person(asking.position, lambda n: self._stands_for(p.form.agreement, n))

    def _as_many(self, s: Speaker, p: Proposal) -> bool:
        """Whether a verb of two or of several may go on for a speaker: he is not one person, and for two he is two."""
        wanted = p.form.agreement
        if wanted not in _SEVERAL or s.agreement in _SEVERAL:
            return True
        if s.named.count == 2 or members(self.page, s.named.words) is not None or two_unnamed(self.page, s.named):
            return True
        return wanted[-1] == "p" and s.named.kind not in ("person", "official")

    def _told_of(self, p: Proposal, fitting: list[Speaker]) -> Named | None:
        """Whom the sentences before are about, where nobody speaks in them, the verb's form fits him, and the verb does
        not only go on with an earlier speech."""
        page, here = self.page, self.page.t.sentence[p.cue[0]]
        if p.form.cue.continues and fitting:
            return None
        for k in range(here - 1, max(-1, here - 1 - NEAR_SENTENCES), -1):
            start, end = page.t.sentences[k]
            beyond = page.t.paragraph[start] != page.t.paragraph[p.cue[0]] and fitting
            if beyond or any(page.t.sentence[s.position] >= k for s in self.speakers):
                return None
            subject = sentence_subject(page, start, end)
            if subject is not None:
                fits = _fits(page, subject, p.form.agreement)
                return (self._whole(subject) if subject.name_words is not None else subject) if fits else None
        return None

    def _of_gender(self, speaker: Speaker, p: Proposal) -> bool:
        """Whether a verb in the feminine can be a person's: no word of him says that he is a man."""
        if p.form.agreement != "f" or speaker.named.kind != "person":
            return True
        said = {c for i in range(*speaker.named.words) for c in self.page.t.words[i].classes}
        return "feminine" in said or "masculine" not in said

    def _woman(self, named: Named) -> bool:
        """Whether a word of a person's name or title says that she is a woman."""
        page = self.page
        return any(page.has(i, "feminine", "kunya") or page.formed(i, "feminine-form") for i in range(*named.words))

    def _goes_on(self, p: Proposal, parent: int) -> Named | None:
        """The last speaker whom a verb's gender and number fit; of what is said without a subject (it is noted that),
        the last body or document, then anybody."""
        owner = p.form.agreement if p.form.form == "possessive" else ""
        if owner in ("m", "f") and (subject := self._subject_before(p.cue[0], owner, parent)) is not None:
            return subject
        same_level = [s for s in self.speakers if s.parent == parent]
        fitting = [s for s in same_level if _agree(s.agreement, p.form.agreement) or s.named.kind in BODIES]
        if owner in ("m", "f"):
            fitting = [s for s in fitting if s.named.kind != "person" or self._stands_for(owner, s.named)]
        if p.form.form == "impersonal":
            issuer = document_again(self.directory, p, self._spoke_in)
            if issuer is not None:
                return self._whole(issuer) if issuer.name_words is not None else issuer
            bodies = [s for s in same_level if s.named.kind in (*BODIES, "document")]
            fitting = bodies or same_level
        near = fitting or same_level or [s for s in self.speakers if _agree(s.agreement, p.form.agreement)]
        if near:
            return near[-1].named
        return self._named_before(p.cue[0], p.form.agreement) if p.form.agreement in ("m", "f") else None

    def same_body(self, p: Proposal) -> Named | None:
        """The body or group that spoke in the plural in this sentence or the one before, and goes on in the plural
        without being named (В полиции сообщили … Также добавили, что …)."""
        last = self.speakers[-1] if self.speakers else None
        near = last is not None and self.page.t.sentence[p.cue[0]] - self.page.t.sentence[last.position] <= 1
        if any(self.page.has(k, "there") for k in range(p.cue[0] - THERE, p.cue[0])):
            if last is not None and near and last.named.kind in (*BODIES, "group") and last.agreement == "p":
                return last.named
            return body_before(self.directory, p.cue[0])
        if last is None or not near or last.agreement != "p" or p.form.cue.stance not in ("says", "confirms", "denies"):
            return None
        return last.named if last.named.kind in (*BODIES, "group") else None

    def speaks_on(self, p: Proposal, parent: int) -> Named | None:
        """Who spoke last in the sentence of a participle beside his words: it is his, and not of whom he spoke (юрист
        утверждает, что налог вреден, подчёркивая, что …)."""
        sentence = self.page.t.sentence
        if not p.rule.startswith("participle") or self.page.language.subject != "either-side":
            return None
        said = (s for s in reversed(self.speakers) if s.parent == parent and s.position < p.cue[0])
        last = next(said, None)
        return last.named if last is not None and sentence[last.position] == sentence[p.cue[0]] else None

    def passes_on(self, p: Proposal, parent: int) -> Named | None:
        """Who hands on another's words in a verb without a subject, retelling in the present (وتنقل عن جدتها أن …): the
        speaker before, whom the verb fits. In the past the verb may be a passive (نقل عن)."""
        last = next((s for s in reversed(self.speakers) if s.parent == parent), None)
        if last is None or p.form.form != "present" or last.agreement != p.form.agreement:
            return None
        near = self.page.t.paragraph[last.position] == self.page.t.paragraph[p.cue[0]]
        return last.named if near else None

    def in_present(self, p: Proposal, parent: int) -> Named | None:
        """Who goes on in a verb that may be a passive too, joined by "and": the speaker before him whose words
        are retold in the present, as this verb is (ويرى الكاتب أن … ويرجح أن …)."""
        page, last = self.page, next((s for s in reversed(self.speakers) if s.parent == parent), None)
        if last is None or not page.t.words[p.cue[0]].conjunction or last.agreement != p.form.agreement:
            return None
        active = page.at[p.cue[0]].form("present") if p.cue[0] in page.at else None
        hit = page.at.get(last.position)
        near = page.t.paragraph[last.position] == page.t.paragraph[p.cue[0]]
        retold = hit is not None and hit.form("present") is not None
        return last.named if active is not None and near and retold and last.named.kind == "person" else None

    def remember(self, named: Named, p: Proposal, parent: int, enclosing: Sequence[str]) -> None:
        """`named` has spoken in `p`, inside the speech of `enclosing`."""
        himself = p.source is None and self.page.q.inside[p.cue[0]] > 0 and self.retold.narrates(p)
        self.retold.remember(None if himself else named, p, enclosing)
        # of who passes on another's words the verb's form says nothing about him whose words they are
        agreement = "" if p.rule.startswith(("relay", "verb-citing")) else p.form.agreement
        if p.source is not None and agreement in ("m", "f"):
            # a verb before its plural speaker is singular; the next one is not
            two = named.count == 2 and self.page.language.duals or members(self.page, named.words) is not None
            agreement += "p" if named.kind == "group" else "d" if two else ""
        text = p.source is not None and self.page.has(p.source[0], "document", "authored")
        self.speakers.append(Speaker(named, p.cue[0], parent, agreement, text))


def page_named(page: Page, named: Named) -> bool:
    """Whether a speaker's phrase says who speaks: by his name, or as one of whom nothing was said (an indefinite noun,
    a body); the definite description of a person does not (الخبير الاقتصادي السابق)."""
    described = named.kind in ("official", "other") and named.name_words is None
    return not (described and page.t.words[named.words[0]].article and named.words[1] - named.words[0] > 1)


def _fits(page: Page, named: Named, wanted: str) -> bool:
    """Whether the noun of a speaker fits the gender and number of a verb without one."""
    plural = named.kind == "group" or named.count > 1
    if len(wanted) > 1:
        return plural
    words = range(*named.words)
    feminine = any(page.has(i, "feminine") for i in words) or page.formed(named.words[0], "feminine-form")
    feminine = feminine or page.formed(named.words[0], "feminine-singular")
    return not plural and (not wanted or feminine == (wanted == "f"))


def _attached(page: Page, p: Proposal) -> bool:
    """Whether nothing parts the cue from the clause of its subject (أصدرت اللجنة بيانا أكدت فيه …؛ خرج الوزير مؤكدا …),
    so that this clause names the speaker for it."""
    if page.t.words[p.cue[0]].conjunction or not p.rule.startswith(("verb-alone", "participle")):
        return False
    if p.rule.startswith("verb-alone"):
        resumed = page.has(p.cue[1], "adverb") or page.has(p.cue[1] - 1, "resumed")  # بيانا قالت فيه، جاء فيه
        return resumed or bool(page.t.words[p.cue[0]].preposition)  # خرج الوزير ليقول
    return p.rule in ("participle-quote", "participle-colon") or not page.comma(p.cue[0] - 1)


def _agree(known: str, wanted: str) -> bool:
    """Whether a verb form may go on for a speaker introduced with another: gender and number, where both say."""
    if not known or not wanted:
        return True
    if {known, wanted} & {"n", "p", "s"}:
        return known == wanted or ("s" in (known, wanted) and "p" not in (known, wanted))
    if known[0] != wanted[0]:
        return not {known[0], wanted[0]} <= {"m", "f"}
    return len(known) == len(wanted) or "p" in known + wanted


def _same_gender(known: str, pronoun: str) -> bool:
    """Whether a pronoun does not contradict the gender of the verb with which a speaker was introduced."""
    return {known, pronoun} != {"m", "f"}


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
