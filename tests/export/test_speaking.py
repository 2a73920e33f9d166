"""What a source says over time."""

from __future__ import annotations

from riwaya.comparison import Account, Claim, Comparison, Relation, Root, StoryEntity
from riwaya.export.speaking import Speaker, sayings, told_in_statements
from riwaya.store.lists import SaidRow
from riwaya.story.query import SourceRow


def row(document: str, id: str, position: int = 0) -> SaidRow:
    return SaidRow(document, 0, id, position, "indirect", "says", "affirmed")


def claim(id: str, *places: str, roots: tuple[Root, ...] = ()) -> Claim:
    """`places`: `document/statement`."""
    accounts = tuple(Account(p[0], f"{id}{p[0]}", p[2:], False) for p in places)
    return Claim(id, id, "en", tuple(a.assertion for a in accounts), tuple(a.document for a in accounts),
                 accounts=accounts, roots=roots)  # fmt: skip


def source(id: str, name: str, *documents: str, named: bool = False, entity: str | None = None) -> SourceRow:
    return SourceRow(id, name, "official", named, 1, (), (name,), 1, 0, documents, (), (id,), entity)


def conflict(one: str, other: str) -> Relation:
    return Relation((one, other), "conflicts", "polarity", "why", "denied", 0.95)


SAID = [row("a", "1"), row("b", "1"), row("c", "1")]
DENIED = claim("c1", "a/1", "b/1")
ADMITTED = claim("c2", "c/1")
ELSEWHERE = claim("c3", "d/1")
COMPARED = Comparison((DENIED, ADMITTED, ELSEWHERE), relations=(conflict("c1", "c2"), conflict("c1", "c3")))
MINISTER = source("s1", "the minister", "a", "b", "c")


def test_what_is_told_again_goes_under_what_was_told_first() -> None:
    found = sayings(SAID, told_in_statements(COMPARED.claims))
    assert [(s.first.document, [r.document for r in s.again]) for s in found] == [("a", ["b"]), ("c", [])]


def test_one_that_adds_more_than_it_repeats_stands_for_itself() -> None:
    told = told_in_statements([DENIED, claim("c4", "b/1"), claim("c5", "b/1")])
    assert [s.first.document for s in sayings(SAID[:2], told)] == ["a", "b"]


def test_own_changes_are_told_from_contradictions_by_others() -> None:
    speaker = Speaker(MINISTER, SAID, told_in_statements(COMPARED.claims), COMPARED)
    changed, against = speaker.changes()["conflicts"], speaker.contradicts()["conflicts"]
    assert [m.claims for m in changed] == [("c1", "c2")]
    assert [m.claims for m in against] == [("c1", "c3")]
    assert changed[0].relations[0].assertions == ("c1a", "c2c")  # in its own first words


def test_what_is_only_passed_on_is_nobodys_own_account() -> None:
    speaker = Speaker(MINISTER, [row("a", "1", position=1)], told_in_statements(COMPARED.claims), COMPARED)
    assert not any(speaker.contradicts().values())


def test_who_may_be_the_same_is_listed_and_why() -> None:
    ours = Root("r1", "an official", "official", False, documents=("a",), may_be_same_as=("r2",))
    theirs = Root("r2", "a source", "official", False, documents=("d",), may_be_same_as=("r1",))
    entities = (StoryEntity("E1", "person", "x", {}, 1, ("E2",)),)
    compared = Comparison((claim("c1", "a/1", "d/1", roots=(ours, theirs)),), entities=entities)
    me = source("s1", "an official", "a")
    rows = [me, source("s2", "An Official", "b"), source("s3", "a source", "d"), source("s4", "unnamed", "b")]
    found = Speaker(me, SAID[:1], {}, compared).partners(rows)
    assert [(p.source.id, p.why, p.claims) for p in found] == [("s2", "wording", ()), ("s3", "root", ("c1",))]
    assert Speaker(me, SAID[:1], {}, compared).root_of() == list(compared.claims)
    named = source("s5", "Sami", "a", named=True, entity="E1")
    twin = source("s6", "Samy", "b", named=True, entity="E2")
    assert [p.why for p in Speaker(named, [], {}, compared).partners([named, twin])] == ["name"]
