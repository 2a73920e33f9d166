"""What a page calls a person: the offices and callings before and behind his name, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.languages.lexicon import HOLDERS
from riwaya.read.attribution.case_phrases import cases, nominal, phrase_end
from riwaya.read.attribution.clipped import spelt_behind
from riwaya.read.attribution.directory import Directory
from riwaya.read.attribution.naming import Named, read_name
from riwaya.read.page import Page

NEAR_OFFICE = 8
"""Words before and behind a name in which its office is looked for."""

NEAR_HEAD = 250
"""Words before the lone noun of a body in which its head is looked for."""

BODY_KINDS = ("organisation", "government")


def callings(directory: Directory, person: Named) -> Iterator[range]:
    """The words of each place of the page that say what a person is: before his name, and behind its comma."""
    if person.name_words is None:
        return
    page = directory.page
    first, end = person.name_words
    if person.words[0] < first:
        yield range(person.words[0], first)
    for last in directory.places(page.t.words[end - 1].stem):
        name = last
        while name > 0 and page.has(name - 1, "given-name", "name-part") and page.t.surface(name - 1)[0].isupper():
            name -= 1
        if last != end - 1 or person.words[0] == first:
            yield _before(page, name)
        yield _behind(page, last + 1)


def _before(page: Page, name: int) -> range:
    """The words of a noun phrase that ends with the name at word `name`."""
    first, start = name, page.sentence(name)[0]
    while first > start and name - first < NEAR_OFFICE and nominal(page, first - 1):
        first -= 1
    return range(first, name)


def _behind(page: Page, i: int) -> range:
    """The words of an apposition behind the name that ends before word i: X, глава отделения партии."""
    if not page.comma(i):
        return range(0)
    head = i + 1
    while page.has(head, "adjective") and not page.has(head, *HOLDERS):
        head += 1
    if not page.has(head, *HOLDERS) or page.has(head + 1, "given-name", "family-name"):
        return range(0)
    stop = head
    while stop < page.sentence(i)[1] and stop - i <= NEAR_OFFICE and nominal(page, stop):
        stop += 1
    return range(i + 1, stop)


def body_headed(directory: Directory, noun: int) -> Named | None:
    """The body that the lone noun at word `noun` means where the page names only its head: В министерстве ← министр
    культуры X; the last such head before."""
    page = directory.page
    heads, wanted = page.language.bodies_of_offices, page.t.words[noun].stem
    for k in range(noun - 1, max(-1, noun - NEAR_HEAD), -1):
        body = heads.get(page.t.words[k].stem) if page.has(k, "office") else None
        if body is None or body != wanted and wanted in heads.values():
            continue
        named = read_name(page, (k, phrase_end(page, k, page.sentence(k)[1], cases(page, k))))
        end = named.name_words[0] if named.name_words is not None else named.words[1]
        if end > k + 1:
            of = page.t.text[page.t.starts[k + 1] : page.t.ends[end - 1]]
            return Named((k, end), f"{body.capitalize()} {of}", "organisation", True, 1, None, None, False)
    return None


def body_of(directory: Directory, person: Named) -> Named | None:
    """The body whose name stands among the words that say what a speaker is: глава Ассоциации перевозчиков X."""
    page = directory.page
    said = [range(*person.words)] if person.name_words is None else list(callings(directory, person))
    for words in said:
        for i in words:
            body = page.has(i, "organisation", "body-name", "government") and page.t.surface(i)[0].isupper()
            if i > words.start and (body or i + 1 in page.q.opened and page.has(i, "organisation")):
                named = directory.phrase_at(i)
                return named if named is not None and named.kind in BODY_KINDS and not named.bare else None
    return None


def offices(page: Page, said: range) -> list[int]:
    """The nouns of offices among the words that say what a person is."""
    return [i for i in said if page.has(i, *HOLDERS)]


def heads_a_body(directory: Directory, person: Named) -> bool:
    """Whether the first office by which a person is called is a head's (министр, глава, not заместитель)."""
    page = directory.page
    heads = (next(iter(offices(page, said)), None) for said in callings(directory, person))
    return any(head is not None and page.has(head, "heads-a-body") for head in heads)


def bears(directory: Directory, person: Named, office: int, alike: bool = True) -> bool:
    """Whether the page calls a person what the lone noun at word `office` says, in full or clipped (замминистра), or
    with a word that says the same, if `alike`."""
    page = directory.page
    stem = page.t.words[office].stem
    same = page.language.same_callings.get(stem, frozenset({stem})) if alike else frozenset({stem})
    for said in callings(directory, person):
        if any(page.t.words[i].stem in same and page.has(i, *HOLDERS) for i in said):
            return True
        if any(said.start <= k < spelt_behind(page, stem, k) <= said.stop for k in said):
            return True
    return False


def clips(directory: Directory, person: Named, said: list[int]) -> bool:
    """Whether the page calls a person by the short form of the words `said` (заместитель председателя, зампред X)."""
    page = directory.page
    for calling in callings(directory, person):
        for i in offices(page, calling):
            if spelt_behind(page, page.t.words[i].stem, said[0]) == said[-1] + 1:
                return True
    return False


def several(page: Page, i: int) -> bool:
    """Whether word i is a plural, and no genitive of the singular (доктора)."""
    return (
        page.has(i, "plural")
        and not page.has(i, "nom-m", "nom-f")
        and not (page.has(i, "nom-p") and page.has(i, "case-gen"))
    )
