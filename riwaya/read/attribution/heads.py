"""Whom a role and the noun of its body take up: глава ведомства, лидер страны, турецкий министр, собеседник ТАСС."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.model import SourceKind
from riwaya.read.attribution.callings import bears, callings, clips, heads_a_body, offices, several
from riwaya.read.attribution.directory import Directory
from riwaya.read.attribution.naming import Named
from riwaya.read.attribution.taking_up import Said, taken_up

TOLD: tuple[SourceKind, ...] = ("person", "official", "organisation", "group", "other")
"""Kinds of sources that tell an agency something (собеседник агентства)."""

MINISTRY = 3
"""Letters of a ministry's name before those of its field (Минздрав, министр здравоохранения)."""

MIN_FIELD = 3
"""Letters of a ministry's field that its short name has at least."""

SHARED_ROOT = 3
"""Letters that a country and its adjective share at least (Турция, турецкий)."""


def head_taken_up(directory: Directory, spoke: Said, named: Named) -> Named | None:
    """Whom a role and the lone noun of its body take up: глава ведомства, лидер страны, собеседник агентства; None
    where the phrase is another."""
    page, spoken = directory.page, spoke.spoken
    said = [i for i in range(*named.words) if not page.mark(i)]
    if said and page.phrase(said[0], "another") > 1:
        return None  # ещё один чиновник
    if len(said) > 1 and page.has(said[0], "honour") and all(page.t.surface(i).islower() for i in said[1:]):
        single = (s for s in reversed(spoken) if s.kind == "person" and s.count == 1)
        return next(single, None)  # чемпион мира
    if len(said) == 2 and page.has(said[0], "nationality"):
        return _of_nation(directory, spoken, *said)
    if len(said) < 2 or any(not page.has(i, "adjective") for i in said[:-2]):
        return None
    head, body = said[-2:]
    if page.has(head, "adjective") and not page.has(head, "noun", "nationality") and page.has(body, "authority"):
        alone = Named((body, body + 1), named.name, named.kind, True, 1, None, None, True)  # надзорное ведомство
        return taken_up(directory, spoke, alone)
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
        if len(root) >= MIN_FIELD and any(page.norm(i).startswith(root) for i in said):
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
    if not page.has(head, "heads-a-body", "stands-for-person") or page.has(head, "plural") and several(page, head):
        return None
    root, stem = page.norm(nation)[:SHARED_ROOT], page.t.words[head].stem
    people = [s for s in reversed(spoken) if s.name_words is not None]
    for person in people:
        if any(page.norm(i).startswith(root) and i != nation for said in callings(directory, person) for i in said):
            return person
    last = spoken[-1] if spoken else None
    if page.has(head, "stands-for-person") and not page.has(head, "heads-a-body") and last is not None:
        return last if last.name_words is not None and not _abroad(directory, last) else None
    alike = {s.name: s for s in people if bears(directory, s, head) and not _abroad(directory, s)}
    return alike.popitem()[1] if len(alike) == 1 and stem else None


def _abroad(directory: Directory, person: Named) -> bool:
    """Whether the page says of which country a person is."""
    page = directory.page
    return any(page.has(i, "country", "nationality") for said in callings(directory, person) for i in said)
