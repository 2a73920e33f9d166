"""Whom a lone noun takes up, in languages without articles: ведомство, эксперт, актриса after somebody was named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from riwaya.model import SourceKind
from riwaya.read.attribution.callings import bears, body_headed, callings, clips, heads_a_body, offices
from riwaya.read.attribution.clipped import spelt_behind
from riwaya.read.attribution.declined import nominative
from riwaya.read.attribution.directory import Directory
from riwaya.read.attribution.media import media_in
from riwaya.read.attribution.naming import Named, read_name
from riwaya.read.page import Page, Range

BODIES: tuple[SourceKind, ...] = ("organisation", "government", "medium", "agency")

MAX_INITIALS = 6
"""Letters of an abbreviation whose words are looked for."""

MIN_WORD = 3
"""Letters of a word that gives an abbreviation a letter."""

TOLD: tuple[SourceKind, ...] = ("person", "official", "organisation", "group", "other")
"""Kinds of sources that tell an agency something (собеседник агентства)."""

MINISTRY = 3
"""Letters of a ministry's name before those of its field (Минздрав, министр здравоохранения)."""

LONG_MEDIUM = 6
"""Words of a medium's name."""

SHARED_ROOT = 3
"""Letters that a country and its adjective share at least (Турция, турецкий)."""

COMING_IN = 2
"""Sentences between the one whose subject comes in anew and a noun that takes him up."""

NEAR_SENTENCES = 3
"""Sentences between the name of one who has not spoken and a noun that takes him up."""

NEAR_BODY = 250
"""Words before a noun such as "the ministry" in which the body that it takes up is named."""


def taken_up(
    directory: Directory, spoken: Sequence[Named], named: Named, spoke_at: Mapping[str, int]
) -> Named | None:
    """Whom the noun takes up: who spoke under the same noun; who is named with it; a body that spoke or was named; the
    one person of the page. `spoken`: the speakers so far, in their order; `spoke_at`: where each spoke last."""
    page = directory.page
    first = named.words[0]
    stem = page.t.words[first].stem
    if page.has(first, "stands-for-pair"):
        return next((s for s in reversed(spoken) if s.count > 1 and s.kind == "group"), None)
    body = page.has(first, "stands-for-body", "medium-noun")
    for s in reversed(spoken):
        same = any(page.t.words[i].stem == stem for i in range(*s.words))
        alike = s.kind == "group" if named.kind == "group" else s.kind in BODIES or not body
        if same and not s.bare and alike:
            return s
    if named.kind == "group" or _several(page, first):
        return None  # специалисты are others than the experts before
    if page.has(first, "medium-noun"):
        return _medium_before(directory, first) or directory.spelt_out(first, stem)
    general = page.has(first, "stands-for-person") or describes(page, first)
    spoken = [s for s in spoken if fits_gender(page, s, first)]
    person = general or page.has(first, "office", "title")
    place = directory.spelt_out(first, stem, person=person)
    if place is not None and person and page.has(place.words[0] - 1, "office", "people", "title"):
        place = None  # коллега президента X
    if place is not None and (person or not body or _own_name(page, place)):
        return place
    if body:
        bodies = [s for s in spoken if s.kind in ("organisation", "government") or _thing(page, s)]
        own = (s for s in reversed(bodies) if not s.bare or not page.has(s.words[0], "stands-for-body"))
        spoke = next(own, None)
        near = body_before(directory, first)
        later = near is not None and spoke is not None and near.words[0] > spoke.words[1]
        if later and near is not None and page.has(near.words[0] - 1, "within-preposition"):
            if page.has(near.words[0], "case-loc") and page.t.sentence[near.words[0]] < page.t.sentence[first]:
                return near  # Во ФСИН обвинения отвергли. В ведомстве …
        headed = body_headed(directory, first)
        known = spoke or near
        return headed if headed is not None and (known is None or headed.words[0] > known.words[0]) else known or place
    if page.has(first, "man-or-woman"):
        single = (s for s in reversed(spoken) if s.kind in ("person", "official") and s.count == 1)
        return next(single, None)
    if not person or page.has(first, "source-noun") and not general:
        return None
    people = [s for s in spoken if s.kind == "person"]
    if general:
        single = [s for s in spoken if s.kind in ("person", "official") and s.count == 1 and not s.bare]
        near = directory.last_person(first, lambda s: fits_gender(page, s, first))
        if single:
            later = near is not None and _comes_in(page, near, spoke_at.get(single[-1].name, 0), first)
            return near if later else single[-1]
        nearby = near is not None and page.t.sentence[first] - page.t.sentence[near.words[0]] <= NEAR_SENTENCES
        return near if nearby else directory.only_person()
    if page.has(first, "heads-a-body"):
        people = [s for s in people if heads_a_body(directory, s)] or people
        if not people:
            return directory.last_person(first, lambda s: heads_a_body(directory, s)) or directory.only_person()
    bearer = next((s for s in reversed(people) if bears(directory, s, first)), None)
    bearer = bearer or directory.last_person(first, lambda s: bears(directory, s, first))
    if bearer is not None:
        return bearer
    only = people[-1] if len({s.name for s in people}) == 1 else None if people else directory.only_person()
    return only if only is not None and _may_bear(directory, only, first) else None


def _comes_in(page: Page, person: Named, since: int, before: int) -> bool:
    """Whether a person comes in as a sentence's subject after word `since`, right before the sentence of `before`."""
    assert person.name_words is not None
    first, last = person.words[0], person.name_words[1] - 1
    near = 0 < page.t.sentence[before] - page.t.sentence[first] <= COMING_IN
    subject = page.has(first, "case-nom") and page.has(last, "case-nom") and not page.has(first - 1, "preposition")
    alone = not page.has(first - 1, "noun") or page.has(first - 1, "case-nom")
    return since < first and near and subject and alone and not page.q.inside[first]


def _thing(page: Page, named: Named) -> bool:
    """Whether a speaker in no list is a body: one word for a thing, not for a person (санстанция)."""
    first = named.words[0]
    lone = named.kind == "other" and named.words[1] - first == 1
    return lone and page.has(first, "noun") and not page.has(first, "animate", "plural", "given-name", "family-name")


def describes(page: Page, i: int) -> bool:
    """Whether word i is a noun for one person that is no office and no name: it says more of somebody who is known
    (француз, педагог, истица)."""
    known = page.has(i, "office", "title", "people", "group", "source-noun", "given-name", "family-name", "pronoun")
    lone = page.t.surface(i).islower() or i == page.sentence(i)[0]
    return page.has(i, "animate") and lone and not known and not _several(page, i)


def fits_gender(page: Page, person: Named, noun: int) -> bool:
    """Whether a noun may stand for a person: one that only women bear for no man (истица, собеседница)."""
    if not page.has(noun, "woman") or person.name_words is None:
        return True
    parts = range(*person.name_words)
    return not any(page.has(i, "masculine") for i in parts) or any(page.has(i, "feminine") for i in parts)


def _several(page: Page, i: int) -> bool:
    """Whether word i is a plural, and no genitive of the singular (доктора)."""
    return (
        page.has(i, "plural")
        and not page.has(i, "nom-m", "nom-f")
        and not (page.has(i, "nom-p") and page.has(i, "case-gen"))
    )


def _own_name(page: Page, named: Named) -> bool:
    """Whether a body's phrase has a name, not only an adjective (Министерство обороны, столичное ведомство)."""
    a, b = named.words
    return any(i in page.q.opened or i > a and page.t.surface(i)[0].isupper() for i in range(a, b)) or b - a > 2


def _may_bear(directory: Directory, person: Named, office: int) -> bool:
    """Whether a person may bear the lone office at word `office`: the page calls him nothing else (the prosecutor is
    not Sokolov, whom the page calls an attorney), or both are heads of a body."""
    page = directory.page
    if not any(offices(page, said) for said in callings(directory, person)):
        return True
    return page.has(office, "heads-a-body") and heads_a_body(directory, person)


def head_taken_up(directory: Directory, spoken: Sequence[Named], named: Named) -> Named | None:
    """Whom a role and the lone noun of its body take up: глава ведомства, лидер страны, собеседник агентства; None
    where the phrase is another."""
    page = directory.page
    said = [i for i in range(*named.words) if not page.mark(i)]
    if len(said) == 2 and page.has(said[0], "nationality"):
        return _of_nation(directory, spoken, *said)
    if len(said) < 2 or any(not page.has(i, "adjective") for i in said[:-2]):
        return None
    head, body = said[-2:]
    if page.has(head, "adjective") and not page.has(head, "noun", "another"):
        lone = page.has(body, "office", "title", "stands-for-person", "animate") and not page.has(body, "group")
        return next((s for s in reversed(spoken) if lone and bears(directory, s, body)), None)
    if page.has(head, "heads-a-body") and page.t.surface(body)[0].isupper():
        named_heads = [s for s in reversed(spoken) if s.name_words is not None and heads_a_body(directory, s)]
        head_of_it = next((s for s in named_heads if _of_field(directory, s, body)), None)
        unsaid = {s.name: s for s in named_heads if _of_no_field(directory, s)}
        last = spoken[-1] if spoken else None
        if head_of_it is None and not unsaid and last is not None and page.has(body, "country"):
            plain = last.name_words is not None and not any(offices(page, w) for w in callings(directory, last))
            return last if plain else None  # Ким Чен Ын … лидер КНДР
        return head_of_it or (unsaid.popitem()[1] if len(unsaid) == 1 else None)
    clipped = next((s for s in reversed(spoken) if clips(directory, s, said)), None)
    if clipped is not None:
        return clipped
    lone = page.has(body, "stands-for-body", "medium-noun", "stands-for-place", "organisation")
    lone = lone and page.t.surface(body).islower()
    if not lone or page.has(head, "group"):
        return None
    people = [s for s in spoken if s.kind in ("person", "official") and s.count == 1 and not s.bare]
    if page.has(body, "medium-noun") and page.has(head, "source-noun", "stands-for-person"):
        told = people if page.has(head, "office") or not page.has(head, "stands-for-person") else spoken
        return next((s for s in reversed(told) if s.kind in TOLD and not s.bare), None)
    people = [s for s in people if s.name_words is not None]
    if page.has(head, "heads-a-body"):
        heads = [s for s in people if heads_a_body(directory, s)]
        if not page.has(body, "stands-for-body", "medium-noun", "stands-for-place"):
            stem = page.t.words[body].stem  # лидер отделения ← глава отделения партии X
            return next((s for s in reversed(heads) if any(stem == w for w in _said_of(directory, s))), None)
        return heads[-1] if heads else directory.last_person(head, lambda s: heads_a_body(directory, s))
    return next((s for s in reversed(people) if bears(directory, s, head)), None)


def _of_field(directory: Directory, person: Named, body: int) -> bool:
    """Whether a person's office is that of the ministry at word `body`, by its field or its initials: глава Минздрава,
    глава МИД ← министр здравоохранения X, министр иностранных дел X."""
    page = directory.page
    root = page.t.words[body].stem[MINISTRY:]
    for said in callings(directory, person):
        if len(root) >= MIN_WORD and any(page.norm(i).startswith(root) for i in said):
            return True
        initials = "".join(page.norm(i)[0] for i in said)
        if page.t.surface(body).isupper() and len(page.norm(body)) > 2 and page.norm(body) in initials:
            return True
    return False


def _of_no_field(directory: Directory, person: Named) -> bool:
    """Whether the page says of a head nowhere what he heads (Министр Степан Кольцов)."""
    page = directory.page
    heads = [said for said in callings(directory, person) if offices(page, said)]
    return bool(heads) and all(offices(page, said)[-1] == said.stop - 1 for said in heads)


def _said_of(directory: Directory, person: Named) -> set[str]:
    """The dictionary forms of the words that say what a person is."""
    return {directory.page.t.words[i].stem for said in callings(directory, person) for i in said}


def _of_nation(directory: Directory, spoken: Sequence[Named], nation: int, head: int) -> Named | None:
    """The person whose office is of the country that an adjective before a lone office names: турецкий министр ← глава
    МИД Турции X."""
    page = directory.page
    if not page.has(head, "heads-a-body", "stands-for-person") or page.has(head, "plural") and _several(page, head):
        return None
    root, stem = page.norm(nation)[:SHARED_ROOT], page.t.words[head].stem
    people = [s for s in reversed(spoken) if s.name_words is not None]
    for person in people:
        if any(page.norm(i).startswith(root) and i != nation for said in callings(directory, person) for i in said):
            return person
    alike = {s.name: s for s in people if bears(directory, s, head) and not _abroad(directory, s)}
    return alike.popitem()[1] if len(alike) == 1 and stem else None


def _abroad(directory: Directory, person: Named) -> bool:
    """Whether the page says of which country a person is."""
    page = directory.page
    return any(page.has(i, "country", "nationality") for said in callings(directory, person) for i in said)


def _medium_before(directory: Directory, i: int) -> Named | None:
    """The medium that was named last before word i: an agency where its noun says so, else none; by name, or by a noun
    and a name in no list (газета El Faro)."""
    page = directory.page
    agency = page.has(i, "agency-noun")
    for k in range(i - 1, -1, -1):
        if page.has(k, "medium-noun") and _named_behind(page, k) and page.has(k, "agency-noun") == agency:
            named = directory.phrase_at(k)
            if named is not None and not named.bare:
                return named
        if not page.has(k, "medium") or page.t.surface(k).islower():
            continue
        m = next(iter(media_in(page.t, k, min(len(page.t), k + LONG_MEDIUM))), None)
        if m is not None and m.first == k and (m.kind == "agency") == agency:
            written = page.t.text[page.t.starts[m.first] : page.t.ends[m.end - 1]]
            known = m.name[:SHARED_ROOT].casefold() in written.casefold()  # else it stands there in another script
            return Named((m.first, m.end), m.name if known else written, m.kind, True, 1, None, None, False)
    return None


def _named_behind(page: Page, noun: int) -> bool:
    """Whether a name stands behind the noun of a medium: in quotation marks, or with a capital."""
    return noun + 1 in page.q.opened or not page.mark(noun + 1) and page.t.surface(noun + 1)[0].isupper()


def body_before(directory: Directory, i: int) -> Named | None:
    """The body with a name of its own that was named last before word i."""
    page = directory.page
    for k in range(i - 1, max(-1, i - NEAR_BODY), -1):
        if page.has(k, "body-name", "organisation", "government") and (
            page.t.surface(k)[0].isupper() or k + 1 in page.q.opened
        ):
            if page.has(k - 1, "preposition") and k - 2 in page.at and page.at[k - 2].finite:
                continue  # написал в Facebook
            named = read_name(page, (k, k + 1)) if _stands_apart(page, k) else directory.phrase_at(k)
            if named is not None and named.kind in ("organisation", "government") and not named.bare:
                return named
    return None


def _stands_apart(page: Page, k: int) -> bool:
    """Whether the abbreviation at word k ends its phrase: no name, but a common noun follows (Во ФСИН обвинения …)."""
    return page.t.surface(k).isupper() and page.t.surface(k + 1)[:1].islower() if k + 1 < len(page.t) else True


def spelt_in_full(directory: Directory, named: Named) -> Named | None:
    """The words whose initials or beginnings the short name of a body is, where the page has them (МВД, Министерство
    внутренних дел; Минтранс, Министерство транспорта)."""
    page, i = directory.page, named.words[0]
    if named.words[1] - i != 1 or not page.t.surface(i)[0].isupper() or named.kind not in (*BODIES, "other"):
        return None
    letters = page.norm(i)
    if page.t.surface(i).isupper() and 2 < len(letters) <= MAX_INITIALS:
        words = next((w for k in range(len(page.t)) if (w := _with_initials(page, k, letters)) is not None), None)
    elif len(letters) > MAX_INITIALS - 1 and page.has(i, "body-name", "organisation", "government"):
        stem = page.t.words[i].stem
        starts = (k for k in range(len(page.t)) if k != i and page.norm(k)[:MIN_WORD] == stem[:MIN_WORD])
        words = next(((k, end) for k in starts if (end := spelt_behind(page, stem, k)) > k), None)
    else:
        return None
    if words is None or not page.t.surface(words[0])[0].isupper() and not page.has(words[0], "organisation"):
        return None
    kind = named.kind if named.kind in BODIES else "organisation"
    return Named(words, nominative(page, words, False), kind, True, 1, None, None, False)


def _with_initials(page: Page, k: int, letters: str) -> Range | None:
    """The words from word k on whose initials are `letters`."""
    words = range(k, k + len(letters))
    if words.stop > len(page.t) or any(page.norm(w)[0] != c for w, c in zip(words, letters, strict=True)):
        return None
    lone = any(page.mark(w) or len(page.norm(w)) < MIN_WORD for w in words)
    return None if lone or not page.t.surface(k)[0].isupper() else (k, words.stop)
