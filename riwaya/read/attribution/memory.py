"""Who has spoken on a page so far, in the order in which they spoke.

A verb's own agreement tells much: a verb in the feminine never goes on for a man, and the form of the verb that
introduced a speaker tells his gender without any list of names.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from riwaya.model import BODIES
from riwaya.read.attribution.antecedents import described_before, subject_before_sentence
from riwaya.read.attribution.directory import Directory
from riwaya.read.attribution.naming import Named
from riwaya.read.attribution.offices import Bearers
from riwaya.read.attribution.pairs import are_two
from riwaya.read.attribution.retold import Retold
from riwaya.read.page import Page, Proposal, Range

NEAR_PARAGRAPHS = 2
"""Paragraphs between a pronoun and the name of one who has not spoken yet; a short agency paragraph is a sentence."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who spoke: what the page said of him, when, up to which word, inside whose speech, with which verb form,
    and the stem of the noun that says in what text of his, where one does."""

    named: Named
    position: int
    end: int
    parent: int
    agreement: str
    text: str = ""
    teller: Named | None = None
    """The person who hands on his words (ينقل X عن Y): he is who the text is about, and may go on himself."""


@dataclass(slots=True)
class Memory:
    """The speakers of a page so far."""

    page: Page
    directory: Directory
    contents: Sequence[Range] = ()
    """What is said in each proposal: where the speech of others ends."""
    speakers: list[Speaker] = field(default_factory=list)
    handed_on: Speaker | None = None
    """Who handed on the words of another last."""
    bearers: Bearers = field(init=False)
    retold: Retold = field(init=False)

    def __post_init__(self) -> None:
        self.bearers = Bearers(self.page)
        self.retold = Retold(self.page)

    def pronoun(self, named: Named) -> str | None:
        """The gender of the pronoun that a phrase consists of; None for any other phrase."""
        alone = named.words[1] - named.words[0] == 1
        return self.page.language.pronouns.get(self.page.norm(named.words[0])) if alone else None

    def whole(self, person: Named) -> Named:
        """The fullest name of a person on the page."""
        assert person.name_words is not None
        return self.directory.full_name(*person.name_words) or person

    def stands_for(self, pronoun: str, named: Named) -> bool:
        """Whether a pronoun of that gender and number may stand for a speaker."""
        page = self.page
        if pronoun == "n":
            return named.kind in BODIES or named.kind == "document"
        if pronoun == "p":
            return named.kind in ("group", "organisation", "government") or named.count > 1
        if named.kind in (*BODIES, "document", "group") or self.pronoun(named) is not None:
            return False
        if pronoun == "c":
            return named.kind in ("person", "official")
        telling = named.name_words if page.language.subject == "either-side" and named.name_words else named.words
        said = {c for i in range(*telling) for c in page.t.words[i].classes}
        gender, other = ("masculine", "feminine") if pronoun == "m" else ("feminine", "masculine")
        return gender in said or other not in said

    def subject_before(self, i: int, pronoun: str, parent: int) -> Named | None:
        """The person who is the subject of the sentence before word i, unless somebody spoke since or speaks there."""
        spoken = [s.position for s in self.speakers if s.parent == parent]
        subject = subject_before_sentence(self.directory, i, max(spoken, default=-1))
        if subject is None:
            described = described_before(self.directory, i, pronoun, max(spoken, default=-1))
            return described if described is not None and described.name_words is None else None
        whole = self.whole(subject)
        return whole if self.stands_for(pronoun, whole) else None

    def named_before(self, i: int, pronoun: str) -> Named | None:
        """Whom a pronoun stands for that has no speaker before it: the person last named in full, if near enough."""
        paragraph = self.page.t.paragraph
        person = self.directory.last_person(i, lambda named: self.stands_for(pronoun, named))
        near = person is not None and paragraph[i] - paragraph[person.words[0]] <= NEAR_PARAGRAPHS
        return person if near else None

    def known_at(self, i: int) -> Named | None:
        """The person whom the page names in full elsewhere by the word at i, which no list holds."""
        word = self.page.t.words[i]
        if self.page.mark(i) or word.preposition or word.enclitic or word.classes or word.cues:
            return None
        full = self.directory.full_names.get(self.directory.key(i))
        return replace(full, words=(i, i + 1)) if full is not None else None

    def spoke_in(self, sentence: int) -> Named | None:
        return self.last(lambda s: self.page.t.sentence[s.position] == sentence)

    def mentions(self, named: Named, stem: str) -> bool:
        return any(self.page.t.words[i].stem == stem for i in range(*named.words))

    def heads(self, named: Named, stem: str) -> bool:
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

    def last(self, wanted: Callable[[Speaker], bool]) -> Named | None:
        return next((s.named for s in reversed(self.speakers) if wanted(s)), None)

    def remember(self, named: Named, p: Proposal, parent: int, enclosing: Sequence[str]) -> None:
        """`named` has spoken in `p`, inside the speech of `enclosing`. What went round in passing goes on with nothing
        (وسط أنباء تفيد بأنه استقال)."""
        if p.rule.startswith(("speaker-verb", "verb-alone")) and self.page.has(named.words[0], "hearsay"):
            return
        himself = p.source is None and self.page.q.inside[p.cue[0]] > 0 and self.retold.narrates(p)
        self.retold.remember(None if himself else named, p, enclosing)
        # of who passes on another's words the verb's form says nothing about him whose words they are
        agreement = "" if p.rule.startswith(("relay", "verb-citing")) else p.form.agreement
        if p.source is not None and agreement in ("m", "f"):
            # a verb before its plural speaker is singular; the next one is not
            two = bool(self.page.language.duals) and (named.count == 2 or are_two(self.page, named))
            agreement += "p" if named.kind == "group" else "d" if two else ""
        text = self._text(p)
        self.speakers.append(Speaker(named, p.cue[0], max(p.content[1], p.cue[1]), parent, agreement, text))

    def told_by(self, teller: Named) -> None:
        """Whoever spoke last is told by `teller`."""
        if teller.kind == "person" and teller.name_words is not None and self.speakers:
            self.speakers[-1] = replace(self.speakers[-1], teller=teller)

    def _text(self, p: Proposal) -> str:
        """The noun of the text in which somebody speaks: a text of his is the speaker, or he says it in one."""
        page = self.page
        if p.source is not None and page.has(p.source[0], "document", "authored"):
            return page.t.words[p.source[0]].stem
        zone = (i for i in range(p.cue[1], p.content[0]) if page.has(i, "authored") and not page.t.words[i].article)
        found = next((i for i in zone if page.has(i - 1, "preposition")), None)
        return page.t.words[found].stem if found is not None else ""


def agree(known: str, wanted: str) -> bool:
    """Whether a verb form may go on for a speaker introduced with another: gender and number, where both say."""
    if not known or not wanted:
        return True
    if {known, wanted} & {"n", "p", "s"}:
        return known == wanted or ("s" in (known, wanted) and "p" not in (known, wanted))
    if known[0] != wanted[0]:
        return not {known[0], wanted[0]} <= {"m", "f"}
    return len(known) == len(wanted) or "p" in known + wanted


def same_gender(known: str, pronoun: str) -> bool:
    """Whether a pronoun does not contradict the gender of the verb with which a speaker was introduced."""
    return {known, pronoun} != {"m", "f"}
