"""Whom a definite noun points back to: the minister, this agency, the French coach, the latter, both presidents."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from riwaya.model import BODIES
from riwaya.read.attribution.directory import same_nation
from riwaya.read.attribution.issuers import issuer
from riwaya.read.attribution.memory import Memory, Speaker, same_gender
from riwaya.read.attribution.naming import Named, read_name
from riwaya.read.page import Range


def definite(memory: Memory, named: Named, parent: int) -> Named | None:
    """Whom a definite noun points back to: الوزير القطري ← وزير التجارة القطري X, the agency ← Anadolu Agency.
    `parent`: the proposal inside whose content it speaks, -1 for none."""
    page = memory.page
    if page.has(named.words[0], "man-or-woman"):
        return _spoke_near(memory, named.words[0])
    pointing = (i for i in range(*named.words) if not page.has(i, "demonstrative", "determiner"))
    first = next(pointing, named.words[0])
    stem = page.t.words[first].stem
    heads = memory.last(lambda s: not s.named.bare and memory.heads(s.named, stem) and s.named.kind == named.kind)
    speaker = heads or memory.last(lambda s: not s.named.bare and memory.heads(s.named, stem))
    if speaker is not None:
        return speaker
    if page.has(named.words[1], "same") and not page.has(first, "medium-noun", "organisation", "government"):
        beside = memory.last(lambda s: s.named.kind != "document" and s.parent == parent)  # المتحدث نفسه
        return beside or memory.last(lambda s: s.named.kind != "document")
    if page.has(first, "hearsay"):
        return None
    if page.has(first, "document"):
        return issuer(memory, first, stem)
    place = memory.directory.spelt_out(first, stem, person=page.has(first, "title", "office"))
    if place is not None:
        return place
    if page.has(first, "source-noun"):  # the source: whoever spoke so before
        return memory.last(lambda s: page.has(s.named.words[0], "source-noun"))
    if page.has(first, "organisation") and page.formed(first, "feminine-singular"):
        return memory.last(lambda s: _unlisted_body(memory, s))  # الشركة ← لوكهيد
    if page.has(first, "title") or named.kind == "other":
        return memory.last(lambda s: s.named.kind == "person") or memory.directory.only_person()
    return None  # the president after a minister is somebody new


def _spoke_near(memory: Memory, i: int) -> Named | None:
    """The person who spoke last, of that gender and a paragraph before at most: "the man", "the woman" says no more."""
    page, paragraph = memory.page, memory.page.t.paragraph
    same = (j for j in memory.directory.places(page.t.words[i].stem) if j < i and not page.t.words[j].article)
    if any(paragraph[i] - paragraph[j] <= 1 for j in same):
        return None  # قال الشيخ لرجل: …. فبكى الرجل وقال: the one who was told
    gender = "f" if page.has(i, "feminine") or page.formed(i, "feminine-singular") else "m"
    others = {s.named.name for s in memory.speakers if not same_gender(s.agreement[:1], gender)}
    last = next((s for s in reversed(memory.speakers) if s.named.kind == "person"), None)
    near = last is not None and paragraph[i] - paragraph[last.position] <= 1
    return last.named if last is not None and near and last.named.name not in others else None


def _unlisted_body(memory: Memory, s: Speaker) -> bool:
    """Whether a speaker that a verb in the feminine introduced may be a firm or body that no list knows: a name of
    which no part is a person's."""
    page = memory.page
    name = s.named.name_words or s.named.words
    plain = s.named.kind in ("person", "other") and not page.t.words[name[0]].article
    known = ("given-name", "family-name", "title", "office", "people", "country", "document", "group")
    return plain and s.agreement == "f" and not any(page.has(i, *known) for i in range(*s.named.words))


def near_official(memory: Memory, i: int, parent: int) -> Named | None:
    """Who spoke last, in this paragraph or the one before, if he is one person with an office (وزير النقل X …
    المسؤول الحكومي)."""
    last = next((s for s in reversed(memory.speakers) if s.parent == parent), None)
    if last is None or memory.page.t.paragraph[i] - memory.page.t.paragraph[last.position] > 1:
        return None
    return last.named if last.named.name_words is not None and last.named.office else None


def described_by(memory: Memory, words: Range) -> bool:
    """Whether a title and a definite adjective describe somebody (المدرب الإسباني، الخبير الاقتصادي)."""
    page, (first, end) = memory.page, words
    if page.has(end - 1, "nationality"):
        return True
    adjective = page.formed(end - 1, "adjective-form") and page.t.words[end - 1].classes <= {"no-name"}
    return end - first == 2 and page.has(first, "title") and adjective


def described(memory: Memory, named: Named) -> Named | None:
    """Whom a definite noun with its nation points back to: الصحيفة الأميركية، الشركة اليابانية، المدرب الإسباني."""
    page, (first, end) = memory.page, named.words
    if end - first != 2 or page.has(first, "government", "country", "group"):
        return None
    stem, nations = page.t.words[first].stem, memory.directory.nationalities(named.words)

    def fits(other: Named) -> bool:
        theirs = memory.directory.nationalities(other.words)
        return not page.t.words[other.words[0]].article and same_nation(nations, theirs)

    speaker = memory.last(lambda s: fits(s.named) and memory.mentions(s.named, stem))
    if speaker is not None:
        return speaker
    if page.has(first, "medium-noun"):
        return memory.last(lambda s: s.named.kind == "medium" and not page.has(s.named.words[0], "medium-noun"))
    if page.has(first, "organisation", "document", "people", "office"):
        return None
    same = memory.last(lambda s: s.named.kind == "person" and memory.mentions(s.named, stem))
    people = [s.named for s in memory.speakers if s.named.kind == "person"]
    told = Counter(person.name for person in people)
    # the page describes whom it is about: who spoke most, and of those who spoke as often the last
    return same or max(reversed(people), key=lambda person: told[person.name], default=None)


def named_last(memory: Memory, before: int) -> Named | None:
    """Whoever is named last before word `before`, in its sentence or the one before."""
    page = memory.page
    start = page.t.sentences[max(0, page.t.sentence[before] - 1)][0]
    for i in range(before - 1, start - 1, -1):
        heads = page.has(i, "organisation", "government", "country", "title", "office", "given-name")
        bound = page.has(i - 1, "organisation", "title", "office", "given-name") and not page.t.words[i - 1].article
        named = memory.directory.phrase_at(i, given=True) if heads and not bound else None
        if named is not None and named.kind in (*BODIES, "person", "official"):
            a, b = named.words
            return read_name(page, (a, next((k for k in range(a + 1, b) if page.t.words[k].preposition), b)))
    return None


def both_named(memory: Memory, named: Named) -> Named | None:
    """The two whom a dual points back to, as one name (الرئيسان ← فلان وفلان): the last two persons before it who
    bear the title, on the page or among the speakers."""
    page, first = memory.page, named.words[0]
    found = memory.directory.two_before(first, page.t.words[first].stem)
    if found is None:
        return None
    joint = f"{found[0].name} {page.language.lexicon.clitics.conjunctions[0]}{found[1].name}"
    return replace(named, name=joint, kind="person", count=2, bare=False)


def pointed_at(memory: Memory, named: Named) -> Named | None:
    """Whom "this official", "this agency" means: the last speaker of that kind."""
    page, head = memory.page, min(named.words[0] + 1, named.words[1] - 1)
    if page.has(head, "organisation", "government", "medium-noun", "document"):
        stem = page.t.words[head].stem
        alike = memory.last(lambda s: s.named.words != named.words and memory.mentions(s.named, stem))
        return alike or memory.last(lambda s: s.named.kind in BODIES)
    if page.has(head, "group"):
        return memory.last(lambda s: s.named.kind == "group" or s.named.count > 1)
    return memory.last(lambda s: s.named.kind in ("person", "official"))


def other_than_last(memory: Memory, i: int, agreement: str) -> Named | None:
    """Whom "that one" means: the person named last who did not speak last (X обвинил Y, тот ответил)."""
    last = memory.speakers[-1].named.name if memory.speakers else ""
    return memory.directory.last_person(
        i, lambda named: memory.stands_for(agreement, named) and memory.whole(named).name != last
    )
