"""Which of two who were named together: الأول، الثانية، أحدهما، الآخر.

Of two with their names it is one of the names (ليلى وسامر … الأولى … الثاني); of two without them their noun with the
word that tells them apart (ناجيان … أحدهما … الآخر ← أحد الناجيين، الناجي الآخر).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from riwaya.languages.lexicon import HOLDERS
from riwaya.read.attribution.naming import Named, personal_name
from riwaya.read.page import Page, Range

ONE_OF_TWO = ("first-of-two", "second-of-two", "either-of-two", "other-of-two")


def members(page: Page, words: Range) -> tuple[Range, Range] | None:
    """The two names in a phrase that joins two persons (الخبيران ليلى نصر وسامر حداد)."""
    for k in range(words[0] + 1, words[1]):
        if page.t.words[k].conjunction and not page.mark(k - 1):
            second = personal_name(page, (k, words[1]))
            first = next((r for i in range(words[0], k) if (r := personal_name(page, (i, k))) and r[1] == k), None)
            if first is not None and second is not None and second[0] == k:
                return first, second
    return None


def are_two(page: Page, named: Named) -> bool:
    """Whether a phrase means two: two persons, a dual, or two bodies of which neither is a genitive, since what stands
    before "and" is complete (الاتحاد الأوروبي وكندا; not وزارة الصحة والسكان)."""
    first, last = named.words
    if page.has(first, "dual") or members(page, named.words) is not None or two_unnamed(page, named):
        return True
    body = page.has(first, "country") or page.t.words[first].article and page.has(first, "organisation", "government")
    return body and sum(_joined_body(page, k) for k in range(first + 1, last)) == 1


def _joined_body(page: Page, k: int) -> bool:
    word = page.t.words[k]
    return bool(word.conjunction) and (word.article or page.has(k, "country", "organisation", "government"))


def two_unnamed(page: Page, named: Named) -> bool:
    """Whether a phrase may mean two people without naming them: its head is the dual of a noun of people."""
    return named.name_words is None and _noun(page, named.words[0]) is not None


def one_of_two(page: Page, named: Named, spoken: Sequence[Named]) -> Named | None:
    """Whom a phrase that points to one of two means; `spoken`: the speakers so far, in their order."""
    first = named.words[0]
    which = next((c for c in ONE_OF_TWO if page.has(first, c)), None)
    if which is None or named.words[1] - first > 1 or which == "other-of-two" and not page.t.words[first].article:
        return None
    for pair in reversed(spoken):
        if pair.words == named.words:
            continue
        both = members(page, pair.words)
        if both is not None:
            return _by_name(page, named, both, which)
        if pair.kind != "person" and two_unnamed(page, pair):
            return _by_noun(page, named, pair, which)
    return None


def one_of_several(page: Page, named: Named, spoken: Sequence[Named]) -> Named | None:
    """The noun of the group named last, with "one of" (شهود … أحدهم ← أحد الشهود)."""
    first = named.words[0]
    if not page.has(first, "one-of-several") or named.words[1] - first > 1:
        return None
    start = page.sentence(first)[0]
    groups = [r for s in reversed(spoken) if (r := s.words)[1] <= start and (s.kind == "group" or s.count > 1)]
    for a, b in [(start, first), *groups]:
        for i in reversed(range(a, b)) if (a, b) == (start, first) else range(a, b):
            if page.has(i, "group") and not page.has(i, "number", "organisation") and not page.t.words[i].enclitic:
                return replace(named, name=f"{page.language.one_of[page.norm(first)]} {_oblique(page, i)}", bare=False)
    return None


def _oblique(page: Page, i: int) -> str:
    """The plural at word i with its article and in the oblique case (مندوبون → المندوبين)."""
    word, articles = page.t.words[i], page.language.lexicon.clitics.articles
    text = page.t.surface(i)[len(word.conjunction) + len(word.preposition) :]
    text = text.removeprefix(articles[0]) if word.article else text
    for ending, oblique in page.language.plurals:
        if text.endswith(ending):
            text = text.removesuffix(ending) + oblique
    return articles[0] + text


def _by_name(page: Page, named: Named, both: tuple[Range, Range], which: str) -> Named | None:
    if which == "either-of-two":
        return None  # the page does not tell which
    words = both[0] if which == "first-of-two" else both[1]
    if not _same_gender(page, named.words[0], words[0]):
        words = both[1] if words == both[0] else both[0]
    text = page.t.text[page.t.starts[words[0]] + len(page.t.words[words[0]].conjunction) : page.t.ends[words[1] - 1]]
    return replace(named, name=text, kind="person", name_words=words, bare=False)


def _same_gender(page: Page, i: int, name: int) -> bool:
    """Whether the pointing word at i and the given name at `name` are not of two genders."""
    ours, theirs = ({c for c in ("masculine", "feminine") if page.has(k, c)} for k in (i, name))
    return "feminine" in theirs if "feminine" in ours and theirs else "masculine" in theirs or not theirs


def _by_noun(page: Page, named: Named, pair: Named, which: str) -> Named | None:
    """The noun of the two with its article and the word that points: الناجي الآخر, أحد الناجيين."""
    first, noun = named.words[0], _noun(page, pair.words[0])
    assert noun is not None
    single, oblique = noun
    article = page.language.lexicon.clitics.articles[0]
    pointer = page.t.surface(first)[len(page.t.words[first].conjunction) :]
    if which == "either-of-two":
        return replace(named, name=f"{page.language.one_of[page.norm(first)]} {article}{oblique}", bare=False)
    return replace(named, name=f"{article}{single} {pointer}", bare=False)


def _noun(page: Page, i: int) -> tuple[str, str] | None:
    """The singular and the oblique dual of the noun at word i, where it is a dual of people; both without an
    article."""
    lexicon, word, text = page.language.lexicon, page.t.words[i], page.t.surface(i)
    text = text[len(word.conjunction) + len(word.preposition) :]
    text = text.removeprefix(lexicon.clitics.articles[0]) if word.article and lexicon.clitics.articles else text
    for ending, oblique, single in page.language.duals:
        base = text.removesuffix(ending)
        if base != text and not lexicon.classes.get(page.language.fold(base + single), set()).isdisjoint(HOLDERS):
            return base + single, base + oblique
    return None
