"""The most informative name that the page has for whom a phrase names."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.read.attribution.authors import author_meant
from riwaya.read.attribution.heads import head_taken_up
from riwaya.read.attribution.memory import Memory, same_gender
from riwaya.read.attribution.named_bodies import spelt_in_full
from riwaya.read.attribution.naming import Named, read_name
from riwaya.read.attribution.pairs import members, one_of_several, one_of_two
from riwaya.read.attribution.pointing_back import (
    both_named,
    definite,
    described,
    described_by,
    named_last,
    near_official,
    other_than_last,
    pointed_at,
)
from riwaya.read.attribution.relations import related
from riwaya.read.attribution.taking_up import Said, taken_up


def fuller(memory: Memory, named: Named, parent: int, agreement: str, enclosing: Sequence[str]) -> Named | None:
    """The more informative name that the page has for what a phrase names; None where the phrase says it all."""
    page, first = memory.page, named.words[0]
    if named.name_words is not None:
        return memory.directory.full_name(*named.name_words) if named.count == 1 else None
    full = _known_name(memory, named)
    if full is not None:
        return full
    pronoun = memory.pronoun(named)
    if pronoun is not None:
        return _meant(memory, first, pronoun, parent)
    if page.has(first, "that-one") and named.words[1] - first == 1:
        return other_than_last(memory, first, agreement)
    relative = related(
        memory.directory, named, [s.named for s in memory.speakers], lambda i, who: _owner(memory, i, who, enclosing)
    )
    if relative is not None:
        return relative
    spoken = [s.named for s in memory.speakers]
    one = one_of_two(page, named, spoken) or one_of_several(page, named, spoken)
    if one is not None:
        return one
    author = author_meant(memory, named)
    if author is not None:
        return memory.whole(author)
    bearer = memory.bearers.bearer(named)
    if bearer is not None:
        return memory.whole(bearer)
    if page.language.subject == "after-cue" and not named.named and named.count == 1:
        later = named_later(memory, named)
        if later is not None:
            return later
    if page.has(first, "honorific-pronoun"):
        return memory.last(lambda s: s.named.kind == "person") or memory.directory.styled(first)
    if page.t.words[first].article and page.has(first, "dual"):
        return both_named(memory, named)
    latter = first + page.has(first, "demonstrative")  # هذا الأخير
    if page.has(latter, "latter") and named.words[1] - latter == 1:
        return named_last(memory, first)
    if page.has(first, "demonstrative") and page.language.offices_alternate:
        return pointed_at(memory, named)
    if page.language.subject == "either-side":
        full = spelt_in_full(memory.directory, named) or head_taken_up(
            memory.directory, _said(memory, agreement), named
        )
        if full is not None:
            return memory.whole(full) if full.name_words is not None else full
    is_he = page.language.pronouns.get(page.t.words[first - 1].stem) if first and page.t.words[first].article else None
    if named.bare and is_he is not None and page.has(first, "man-or-woman"):
        return _meant(memory, first - 1, is_he, parent)  # وهو الرجل الذي نقلت عنه الصحف
    if named.bare and not page.language.articles and not page.has(first, "document"):
        return taken_up(memory.directory, _said(memory, agreement), named)
    if named.bare:
        return definite(memory, named, parent)
    if page.phrase(first, "stands-for-person") > 1:
        return memory.directory.office_holder(named) or memory.last(lambda s: s.named.kind == "person")
    if page.has(first, "document") and page.t.words[first].enclitic and named.words[1] - first == 1:
        return memory.last(lambda s: s.named.kind != "document")  # their account
    if page.has(first, "people") and page.t.words[first].enclitic and named.words[1] - first == 1:
        return memory.directory.relative_named(first)
    if page.has(first, "title") and not page.t.words[first].article and named.kind == "official":
        holder = memory.directory.office_holder(named)
        return holder or memory.directory.spelt_out(first, page.t.words[first].stem, person=True)
    if named.kind == "official" and named.named:
        holder = memory.directory.office_holder(named)
        generic = page.has(first, "source-noun") and page.t.words[first].article and named.words[1] - first == 2
        return holder or (near_official(memory, first, parent) if generic else None)
    if page.t.words[first].article and page.has(first, "source-noun"):
        stem = page.t.words[first].stem  # المصدر القضائي ← مصدر قضائي في أبوظبي
        same = memory.last(lambda s: not page.t.words[s.named.words[0]].article and memory.mentions(s.named, stem))
        return same or near_official(memory, first, parent)
    if page.t.words[first].article and described_by(memory, named.words):
        return described(memory, named)
    if named.kind == "other" and page.has(first, "demonstrative"):
        stem = page.t.words[min(first + 1, named.words[1] - 1)].stem
        return memory.last(lambda s: s.named.words != named.words and memory.mentions(s.named, stem))
    if named.kind == "other" and named.words[1] - first == 1 and page.t.words[first].article:
        full = memory.directory.full_name(*named.words)  # a family name in no list, with its article
        return full or memory.directory.introduced(first)
    return None


def _owner(memory: Memory, i: int, who: str, enclosing: Sequence[str]) -> Named | None:
    """Whom the pronoun written onto the noun at word i stands for: of the first person whoever tells; else the
    speaker or the person named last whom it fits."""
    if who == "1":
        return memory.last(lambda s: s.named.name in enclosing[:1]) if memory.page.q.inside[i] else None
    if who == "d":
        return memory.last(lambda s: s.named.count == 2 or members(memory.page, s.named.words) is not None)
    if who not in ("m", "f"):
        return None

    def fits(named: Named) -> bool:
        apart = not memory.page.has(named.words[0], "relation") and named.words[0] < i
        return named.name_words is not None and apart and memory.stands_for(who, named)

    spoke = memory.last(lambda s: fits(s.named) and same_gender(s.agreement, who))
    person = memory.directory.last_person(i, fits)
    if spoke is None or person is None:
        return spoke or person
    return memory.whole(person if person.words[0] > spoke.words[0] else spoke)


def _meant(memory: Memory, i: int, pronoun: str, parent: int) -> Named | None:
    """Whom the pronoun at word i stands for, of gender and number `pronoun`."""
    subject = memory.subject_before(i, pronoun, parent) if memory.page.language.subject == "either-side" else None
    if subject is not None:
        return subject
    if memory.page.language.subject == "before-cue":
        kin = _kin(memory, i, pronoun)
        if kin is not None:
            return kin
    fits = [s for s in memory.speakers if memory.stands_for(pronoun, s.named) and same_gender(s.agreement, pronoun)]
    beside = [s for s in fits if s.parent == parent] or fits
    sentence = memory.page.t.sentence
    if pronoun in ("m", "f") and fits and beside[-1].position < fits[-1].position:
        inside = sentence[fits[-1].position] == sentence[i] - 1 > sentence[beside[-1].position]
        if inside and fits[-1].named.name_words is not None:
            return fits[-1].named  # Как пишет газета, начальник порта просил …. В письме он предупредил: he did
    return beside[-1].named if beside else memory.named_before(i, pronoun)


def _kin(memory: Memory, i: int, pronoun: str) -> Named | None:
    """The wife, mother or husband for whom the pronoun at word i stands, where one of the other sex told her something
    in the sentence before (A sailor told his wife where … “…,” she recalled) and nobody whom it fits spoke since."""
    page = memory.page
    start = page.t.sentences[max(0, page.t.sentence[i] - 1)][0]
    gender, owner = {"f": ("feminine", "his"), "m": ("masculine", "hers")}.get(pronoun, ("", ""))
    for j in range(i - 1, start, -1):
        if page.q.inside[j] or not (page.has(j, gender) and page.has(j, "people") and page.has(j - 1, owner)):
            continue
        telling = page.at.get(j - 2)
        if telling is None or not any(take.startswith("target") for f in telling.forms for take in f.cue.takes):
            continue
        spoke = any(s.position > j and memory.stands_for(pronoun, s.named) for s in memory.speakers)
        return None if spoke or page.t.paragraph[j] != page.t.paragraph[i] else read_name(page, (j - 1, j + 1))
    return None


def _known_name(memory: Memory, named: Named) -> Named | None:
    """The full name that ends with a word which alone looks like a common noun (Олег Волк … Волк сказал)."""
    page, i = memory.page, named.words[0]
    alone = page.language.subject == "either-side" and named.words[1] - i == 1 and page.t.surface(i)[0].isupper()
    known = ("office", "title", "people", "group", "organisation", "government", "pronoun", "medium", "country")
    if not alone or page.has(i, *known) or page.t.surface(i).isupper():
        return None
    return memory.directory.full_name(*named.words)


def _said(memory: Memory, agreement: str) -> Said:
    """Who spoke before, for a noun whose verb has that agreement."""
    gendered = agreement in ("m", "f")
    at = {s.named.name: s.position for s in memory.speakers}
    return Said(_fitting(memory, agreement), at, lambda n: not gendered or memory.stands_for(agreement, n))


def _fitting(memory: Memory, agreement: str) -> list[Named]:
    """The speakers so far, without the men where a verb is in the feminine, and the other way round."""
    if agreement not in ("m", "f") or memory.page.language.subject != "either-side":
        return [s.named for s in memory.speakers]
    return [
        s.named
        for s in memory.speakers
        if s.named.kind != "person"
        or (s.agreement == agreement if s.agreement in ("m", "f") else memory.stands_for(agreement, s.named))
    ]


def named_later(memory: Memory, named: Named) -> Named | None:
    """Whom the page names after it has opened with one of his kind (توقع خبير في الطاقة …؛ … خبير الطاقة فلان): the
    one person whom it introduces so."""
    page, first = memory.page, named.words[0]
    opens = page.t.paragraph[first] <= 1 and page.has(first, "people", "office") and not page.t.words[first].article
    if not opens or page.has(first, "source-noun") or named.kind != "official":
        return None
    found: dict[str, Named] = {}
    for i in memory.directory.places(page.t.words[first].stem):
        other = memory.directory.phrase_at(i) if i > named.words[1] else None
        if other is not None and other.name_words is not None:
            found[memory.directory.key(other.name_words[1] - 1)] = other
    return next(iter(found.values())) if len(found) == 1 else None
