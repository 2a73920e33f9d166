"""Corrections: each kind is made, shown as a person's, undone, and survives every rebuild; the text stays as it is."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from riwaya.comparison import Claim, Comparison, StoryEntity
from riwaya.corrections import from_lines, in_force, make, to_lines
from riwaya.errors import UsageError
from riwaya.model import Document, Statement
from riwaya.records import to_record
from riwaya.store.keys import document_key
from riwaya.store.sqlite import StoryFile
from riwaya.story.build import build
from riwaya.story.correcting import WHO, Draft, correct, redo, renew, take_up, undo
from riwaya.story.kept import comparison_of, is_kept, keep_comparison
from riwaya.story.story import Story
from tests.story.articles import write_articles

ROAD = """The bridge at Ossa was shut on 4 May 2031.

Engineer Nadia Brock said that two cables had snapped. Mayor Tom Eland said that the bridge was safe.
"""
OTHER = """Engineer Nadia Brock said that three cables of the bridge at Ossa had snapped on 4 May 2031.

The police said that 15 people were killed in the collapse of the bridge at Ossa.
"""
THIRD = """The police said that 17 people were killed in the collapse of the bridge at Ossa.
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("correcting")
    articles = write_articles(folder / "articles", 4)
    (articles / "road.txt").write_text(ROAD, "utf-8")
    (articles / "other.txt").write_text(OTHER, "utf-8")
    (articles / "third.txt").write_text(THIRD, "utf-8")
    path = folder / "story.riwaya"
    build([articles], path)
    return path


@pytest.fixture
def file(built: Path, tmp_path: Path) -> Iterator[StoryFile]:
    path = tmp_path / "story.riwaya"
    path.write_bytes(built.read_bytes())
    with StoryFile.create_or_open(path) as opened:
        yield opened


def road(file: StoryFile) -> tuple[str, Document]:
    key = next(k for k in file.ordered_keys() if "road.txt" in "".join(file.paths(k)))
    document = file.document(key)
    assert document is not None
    return key, document


def shown(file: StoryFile, key: str) -> Document:
    document = file.document(key)
    assert document is not None
    return document


def said(document: Document) -> list[Statement]:
    return [s for s in document.statements if s.mode != "own"]


def about(key: str, document: Document, s: Statement) -> dict[str, Any]:
    cue = asdict(s.cue) if s.cue else None
    return {"document": key, "id": document.id, "span": asdict(s.content), "cue": cue}


def speaker(name: str, document: Document | None = None) -> dict[str, Any]:
    start = document.text.find(name) if document else -1
    span = asdict(document.span(start, start + len(name))) if document and start >= 0 else None
    return {"name": name, "kind": "person", "named": True, "office": None, "span": span}


def claim_ref(claim: Claim) -> dict[str, Any]:
    return {"text": claim.text, "slot": claim.slot, "value": claim.value, "assertions": list(claim.assertions)}


def entity_ref(file: StoryFile, compared: Comparison, entity: StoryEntity, documents: set[str] | None = None) -> Any:
    mentions = []
    for (key, id), found in (compared.members or {}).items():
        if found == entity.id and (documents is None or key in documents):
            document = shown(file, key)
            first = next(e for e in document.entities if e.id == id).mentions[0]
            mentions.append({"document": key, "id": document.id, **asdict(first)})
    return {"name": entity.name, "mentions": mentions}


def state(file: StoryFile) -> list[str]:
    """All that the file holds but for corrections themselves, and what was made on the way and may be made anew."""
    apart = tuple(f'INSERT INTO "{table}' for table in ("correction", "kept", "search_", "sqlite_sequence"))
    return [line for line in file.dump() if not line.startswith(apart)]


# ---------------------------------------------------------------- statements


def test_a_speaker_is_changed_and_nothing_else(file: StoryFile) -> None:
    key, document = road(file)
    first, second = said(document)
    made = correct(file, [Draft("speaker", about(key, document, first), None, speaker("Tom Eland", document))])
    now = shown(file, key)
    one, other = said(now)
    assert one.chain[0].name == "Tom Eland"
    assert one.chain[0].entity == other.chain[0].entity is not None
    assert one.corrected == now.corrections == (made[0].id,)
    assert (one.content, one.cue, other) == (first.content, first.cue, second)
    assert [a.id for a in now.assertions] == [a.id for a in document.assertions]
    links = [(row.statement, row.name) for row in file.links() if row.document == key]
    assert links == [(0, "Tom Eland"), (1, "Tom Eland")]


def test_a_name_that_the_page_does_not_have_is_the_persons(file: StoryFile) -> None:
    key, document = road(file)
    correct(file, [Draft("speaker", about(key, document, said(document)[0]), None, speaker("Ivo Lund"))])
    link = said(shown(file, key))[0].chain[0]
    assert (link.name, link.named, link.span, link.entity) == ("Ivo Lund", True, None, None)


def test_a_rejected_statement_is_the_outlets_own_sentence(file: StoryFile) -> None:
    key, document = road(file)
    first = said(document)[0]
    correct(file, [Draft("reject", about(key, document, first), None, None)])
    now = shown(file, key)
    assert first.content.text not in [s.content.text for s in said(now)]
    assert len(now.unread) == len(document.unread)
    assert any(s.content.start <= first.content.start < s.content.end for s in now.statements if s.mode == "own")
    assert file.articles() != []
    assert next(a for a in file.articles() if a.key == key).said == len(said(document)) - 1


def test_a_drawn_statement_stands_in_its_place(file: StoryFile) -> None:
    key, document = road(file)
    words = "The bridge at Ossa was shut on 4 May 2031"
    span = asdict(document.span(0, len(words)))
    draft = Draft("draw", {"document": key, "id": document.id, "span": span, "cue": None}, None, speaker("Tom Eland"))
    made = correct(file, [draft])
    now = shown(file, key)
    assert said(now)[0].content.text == words
    assert said(now)[0].chain[0].name == "Tom Eland"
    assert said(now)[0].corrected == (made[0].id,)
    assert now.assertions[0].statement == said(now)[0].id


def test_words_are_changed(file: StoryFile) -> None:
    key, document = road(file)
    first = said(document)[0]
    start = first.content.end - len("two cables had snapped")
    shorter = document.span(start, first.content.end)
    correct(file, [Draft("span", about(key, document, first), asdict(first.content), asdict(shorter))])
    assert said(shown(file, key))[0].content == shorter


PASSED_ON = """A port official said that engineer Nadia Brock told the guards that two cables had snapped.
"""


@pytest.fixture
def passed_on(file: StoryFile, tmp_path: Path) -> tuple[str, Document]:
    """An article in which one speaker's words stand within another's."""
    path = tmp_path / "passed.txt"
    path.write_text(PASSED_ON, "utf-8")
    assert file.path is not None
    build([path], file.path)
    key = next(k for k in file.ordered_keys() if "passed.txt" in "".join(file.paths(k)))
    return key, shown(file, key)


def names(s: Statement) -> list[str]:
    return [link.name for link in s.chain]


def chain(*links: dict[str, Any]) -> dict[str, Any]:
    return links[0] | {"chain": list(links)}


def test_a_whole_chain_is_as_a_person_gives_it(file: StoryFile, passed_on: tuple[str, Document]) -> None:
    """Renamed, taken out, put in: of the nearest statement and of that around it, undone in any order."""
    key, document = passed_on
    outer, inner = said(document)
    assert (inner.parent, len(outer.chain)) == (outer.id, 1)
    assert names(inner) == ["Nadia Brock", *names(outer)]
    nearest = asdict(inner.chain[0]) | {"entity": None}
    given = chain(nearest, speaker("Ada Moss"), speaker("Ivo Lund"))
    (within,) = correct(file, [Draft("speaker", about(key, document, inner), None, given)])
    now = said(shown(file, key))
    assert names(now[1]) == ["Nadia Brock", "Ada Moss", "Ivo Lund"]
    assert (now[1].chain[0].entity, now[1].source) == (inner.chain[0].entity, inner.source)
    assert now[0] == outer
    around_given = chain(speaker("The guards"), speaker("Ossa Radio"))
    (around,) = correct(file, [Draft("speaker", about(key, document, outer), None, around_given)])
    now = said(shown(file, key))
    assert names(now[0]) == ["The guards", "Ossa Radio"]
    assert names(now[1]) == ["Nadia Brock", "Ada Moss", "Ivo Lund"]
    undo(file, within.id)
    assert names(said(shown(file, key))[1]) == ["Nadia Brock", "The guards", "Ossa Radio"]
    assert [x.how for x in said(shown(file, key))[1].chain[1:]] == ["inherited", "inherited"]
    undo(file, around.id)
    assert shown(file, key) == document


def test_a_chain_without_its_passing_on(file: StoryFile, passed_on: tuple[str, Document]) -> None:
    key, document = passed_on
    outer, inner = said(document)
    alone = chain(asdict(inner.chain[0]) | {"entity": None})
    (made,) = correct(file, [Draft("speaker", about(key, document, inner), None, alone)])
    assert names(said(shown(file, key))[1]) == ["Nadia Brock"]
    correct(file, [Draft("reject", about(key, document, outer), None, None)])
    assert [names(s) for s in said(shown(file, key))] == [["Nadia Brock"]]
    undo(file, made.id)
    assert [names(s) for s in said(shown(file, key))] == [["Nadia Brock"]]
    compared = comparison_of(file)
    assert compared.claims


def test_a_correction_of_the_speaker_alone_leaves_the_others_to_the_reader(
    file: StoryFile, passed_on: tuple[str, Document]
) -> None:
    """So were all of them before chains could be corrected; they hold on."""
    key, document = passed_on
    outer, inner = said(document)
    correct(file, [Draft("speaker", about(key, document, outer), None, speaker("Ivo Lund"))])
    assert names(said(shown(file, key))[1]) == ["Nadia Brock", "Ivo Lund"]
    correct(file, [Draft("speaker", about(key, document, inner), None, speaker("Ada Moss"))])
    assert names(said(shown(file, key))[1]) == ["Ada Moss", "Ivo Lund"]


def test_a_drawn_statement_is_given_to_another(file: StoryFile) -> None:
    key, document = road(file)
    span = asdict(document.span(0, len("The bridge at Ossa was shut")))
    place = {"document": key, "id": document.id, "span": span, "cue": None}
    correct(file, [Draft("draw", place, None, speaker("Tom Eland"))])
    other = chain(speaker("Ivo Lund"), speaker("Ada Moss"))
    (made,) = correct(file, [Draft("speaker", place, None, other)])
    assert names(said(shown(file, key))[0]) == ["Ivo Lund", "Ada Moss"]
    undo(file, made.id)
    assert names(said(shown(file, key))[0]) == ["Tom Eland"]


@pytest.mark.parametrize("after", [None, {}, {"name": ""}, {"chain": []}, "Ivo Lund"])
def test_a_speaker_without_a_name_is_not_applied(file: StoryFile, after: Any) -> None:
    key, document = road(file)
    correct(file, [Draft("speaker", about(key, document, said(document)[0]), None, after)])
    assert shown(file, key) == document


@pytest.mark.parametrize("listed", [[], "Ivo Lund", [{}], [{"name": "Ada", "how": "heard", "count": "two", "span": 3}]])
def test_a_chain_that_cannot_be_read_leaves_the_speaker(file: StoryFile, listed: Any) -> None:
    key, document = road(file)
    after = speaker("Ada") | {"chain": listed}
    correct(file, [Draft("speaker", about(key, document, said(document)[0]), None, after)])
    assert names(said(shown(file, key))[0]) == ["Ada"]


def test_an_accepted_statement_is_sure_and_nothing_is_compared_again(file: StoryFile) -> None:
    key, document = road(file)
    correct(file, [Draft("accept", about(key, document, said(document)[0]), None, None)])
    assert said(shown(file, key))[0].confidence == 1
    assert is_kept(file)


def test_of_two_corrections_of_one_thing_the_later_wins_until_it_is_undone(file: StoryFile) -> None:
    key, document = road(file)
    place = about(key, document, said(document)[0])
    drafts = [Draft("speaker", place, None, speaker(name)) for name in ("Ivo Lund", "Ada Moss")]
    one, two = correct(file, drafts)

    def name() -> str:
        return said(shown(file, key))[0].chain[0].name

    assert name() == "Ada Moss"
    undo(file, two.id)
    assert name() == "Ivo Lund"
    redo(file, two.id)
    undo(file, one.id)
    assert name() == "Ada Moss"
    undo(file, two.id)
    assert shown(file, key) == document


def test_corrections_of_one_statement_hold_by_themselves(file: StoryFile) -> None:
    """The speaker of a statement whose words were changed stays when the words go back, and the other way round."""
    key, document = road(file)
    first = said(document)[0]
    shorter = document.span(first.content.end - len("had snapped"), first.content.end)
    place = about(key, document, first)
    words, who = correct(
        file,
        [Draft("span", place, None, asdict(shorter)), Draft("speaker", place, None, speaker("Ivo Lund"))],
    )
    undo(file, words.id)
    now = said(shown(file, key))[0]
    assert (now.content, now.chain[0].name) == (first.content, "Ivo Lund")
    redo(file, words.id)
    undo(file, who.id)
    now = said(shown(file, key))[0]
    assert (now.content, now.chain[0].name) == (shorter, first.chain[0].name)


def test_what_is_rejected_can_be_accepted_after_all(file: StoryFile) -> None:
    key, document = road(file)
    place = about(key, document, said(document)[0])
    correct(file, [Draft("reject", place, None, None), Draft("accept", place, None, None)])
    assert len(said(shown(file, key))) == len(said(document))


def test_words_that_are_not_there_change_nothing_and_stay_listed(file: StoryFile) -> None:
    key, document = road(file)
    gone = {"document": key, "id": document.id, "span": {"start": 3, "end": 9, "text": "absent"}, "cue": None}
    far = {"document": key, "id": document.id, "span": {"start": 3, "end": 99999, "text": "x"}, "cue": None}
    missing = {**gone, "document": "d0000000000000000", "id": "sha256:none"}
    for place in (gone, far, missing):
        (made,) = correct(file, [Draft("reject", place, None, None)])
        assert shown(file, key) == document
        assert made.id in [c.id for c in in_force(file.corrections.all())]


# ---------------------------------------------------------------- article facts


@pytest.mark.parametrize(
    ("kind", "value", "holds"),
    [
        ("outlet", "The Ossa Post", lambda d: d.outlet.name == "The Ossa Post"),
        ("published", "2031-05-06", lambda d: d.published == "2031-05-06"),
        ("author", "A. Reed", lambda d: d.author == "A. Reed"),
        ("title", "The bridge", lambda d: d.title == "The bridge"),
        ("origin", ["Nordline"], lambda d: [o.name for o in d.origin] == ["Nordline"]),
        ("language", "ru", lambda d: d.language == "ru" and not said(d)),
        ("outlet", None, lambda d: d.outlet is None),
    ],
)
def test_facts_of_an_article_are_corrected(file: StoryFile, kind: str, value: Any, holds: Any) -> None:
    key, document = road(file)
    (made,) = correct(file, [Draft(kind, {"document": key, "id": document.id}, {"value": None}, {"value": value})])
    now = shown(file, key)
    assert holds(now)
    assert now.corrections == (made.id,)
    assert document_key(now) == key
    undo(file, made.id)
    assert shown(file, key) == document


def test_a_corrected_author_is_read_for_whom_he_credits(file: StoryFile) -> None:
    key, document = road(file)
    for author, credited in (("Reuters in Ossa", ["Reuters"]), ("Ann Lee (AP)", ["AP"]), ("Ann Lee", [])):
        correct(file, [Draft("author", {"document": key, "id": document.id}, {"value": None}, {"value": author})])
        assert [o.name for o in shown(file, key).origin] == credited


def test_a_corrected_outlet_lets_the_article_in_once(file: StoryFile, built: Path) -> None:
    key, document = road(file)
    drafts = [
        Draft(kind, {"document": key, "id": document.id}, None, {"value": value})
        for kind, value in (("outlet", "The Ossa Post"), ("published", "2031-05-06"))
    ]
    correct(file, drafts)
    count = len(file.ordered_keys())
    assert file.path is not None
    summary = build([built.parent / "articles"], file.path)
    assert (summary.added, len(file.ordered_keys())) == (0, count)
    assert shown(file, key).published == "2031-05-06"


# ---------------------------------------------------------------- the story


def entities(compared: Comparison, *names: str) -> list[StoryEntity]:
    return [next(e for e in compared.entities if e.name == name) for name in names]


def test_entities_are_merged_and_split(file: StoryFile) -> None:
    before = comparison_of(file)
    one, other = entities(before, "Nadia Brock", "Tom Eland")
    assert len(entity_ref(file, before, one)["mentions"]) == 2
    sides = {"one": entity_ref(file, before, one), "other": entity_ref(file, before, other)}
    (merged,) = correct(file, [Draft("merge", sides, None, None)])
    assert not is_kept(file)
    now = comparison_of(file)
    whole = next(e for e in now.entities if merged.id in e.corrected)
    assert {"Nadia Brock", "Tom Eland"} <= set(whole.names["en"])
    undo(file, merged.id)
    key = road(file)[0]
    split_sides = {"one": entity_ref(file, before, one, {k for k, _ in before.members or {}} - {key})}
    split_sides["other"] = entity_ref(file, before, one, {key})
    (split,) = correct(file, [Draft("split", split_sides, None, None)])
    parts = [e for e in comparison_of(file).entities if split.id in e.corrected]
    assert [e.name for e in parts] == ["Nadia Brock", "Nadia Brock"]
    assert all(p.id not in parts[0].may_be_same_as for p in parts)


def test_claims_are_joined_and_parted(file: StoryFile) -> None:
    before = comparison_of(file)
    one, other = sorted(before.claims, key=lambda c: c.id)[:2]
    (joined,) = correct(file, [Draft("join", {"claims": [claim_ref(one), claim_ref(other)]}, None, None)])
    now = comparison_of(file)
    whole = next(c for c in now.claims if joined.id in c.corrected)
    assert set(whole.assertions) == {*one.assertions, *other.assertions}
    assert len(now.claims) == len(before.claims) - 1
    assert all(set(r.claims) <= {c.id for c in now.claims} for r in now.relations)
    assert {a.assertion for a in whole.accounts} == set(whole.assertions)
    apart = list(other.assertions)
    (parted,) = correct(file, [Draft("part", {"claim": claim_ref(whole), "apart": apart}, None, None)])
    parts = [c for c in comparison_of(file).claims if parted.id in c.corrected]
    assert sorted(set(c.assertions) == set(apart) for c in parts) == [False, True]
    undo(file, parted.id)
    undo(file, joined.id)
    assert comparison_of(file) == before


def test_a_conflict_is_set_aside_without_comparing(file: StoryFile) -> None:
    keep_comparison(file)
    before = comparison_of(file)
    conflict = next(r for r in before.relations if r.kind in ("conflicts", "rivals"))
    claims = {c.id: c for c in before.claims}
    named = {"slot": conflict.slot, "assertions": [list(claims[id].assertions) for id in conflict.claims]}
    (made,) = correct(file, [Draft("no-conflict", {"relations": [named]}, None, {"why": "other-time"})])
    assert is_kept(file)
    now = comparison_of(file)
    assert conflict not in now.relations
    assert [(a.relation, a.correction) for a in now.aside] == [(conflict, made.id)]
    undo(file, made.id)
    assert comparison_of(file) == before


def test_claims_that_are_gone_change_nothing(file: StoryFile) -> None:
    before = comparison_of(file)
    gone = {"slot": "polarity", "value": None, "text": "", "assertions": ["a000"]}
    mention = {"document": "d0", "id": "sha256:none", "start": 0, "end": 1, "text": "x"}
    correct(
        file,
        [
            Draft("join", {"claims": [gone, gone]}, None, None),
            Draft("part", {"claim": gone, "apart": ["a000"]}, None, None),
            Draft("merge", {"one": {"mentions": [mention]}, "other": {"mentions": []}}, None, None),
            Draft("no-conflict", {"relations": [{"slot": "polarity", "assertions": [["a000"], ["a001"]]}]}, None, {}),
        ],
    )
    assert comparison_of(file) == before


# ---------------------------------------------------------------- all of them


def everything(file: StoryFile, rng: random.Random) -> list[Draft]:
    """A correction of each kind, somewhere, in any order."""
    compared = comparison_of(file)
    drafts: list[Draft] = []
    keys = file.ordered_keys()
    for kind in ("accept", "reject", "speaker", "span", "draw"):
        key = rng.choice([k for k in keys if said(shown(file, k))])
        document = shown(file, key)
        s = rng.choice(said(document))
        start = rng.randrange(s.content.start, s.content.end - 4)
        span = asdict(document.span(start, s.content.end))
        place = about(key, document, s) | ({"span": span, "cue": None} if kind == "draw" else {})
        given = rng.choice((speaker("Ivo Lund"), chain(speaker("Ivo Lund"), speaker("Ossa Radio"))))
        after = {"span": span, "speaker": given, "draw": speaker("Ada Moss")}.get(kind)
        drafts.append(Draft(kind, place, None, after))
    for kind, value in (("outlet", "X"), ("published", "2030"), ("origin", ["Y"]), ("language", "en"), ("author", "Z")):
        key = rng.choice(keys)
        drafts.append(Draft(kind, {"document": key, "id": shown(file, key).id}, None, {"value": value}))
    one, other = rng.sample([e for e in compared.entities if e.kind == "person"], 2)
    refs = {"one": entity_ref(file, compared, one), "other": entity_ref(file, compared, other)}
    a, b, c = rng.sample(compared.claims, 3)
    drafts += [
        Draft(rng.choice(("merge", "split")), refs, None, None),
        Draft("join", {"claims": [claim_ref(a), claim_ref(b)]}, None, None),
        Draft("part", {"claim": claim_ref(c), "apart": list(c.assertions[:1])}, None, None),
        Draft("note", {"on": [keys[0]]}, None, {"words": "ask her again"}),
    ]
    rng.shuffle(drafts)
    return drafts


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_corrected_can_be_undone_in_any_order(file: StoryFile, seed: int) -> None:
    rng = random.Random(seed)
    before, compared = state(file), comparison_of(file)
    texts = {k: (d.text, to_record(d)) for k in file.ordered_keys() if (d := file.corrections.as_read(k))}
    made = correct(file, everything(file, rng))
    keep_comparison(file)
    now = comparison_of(file)
    assert state(file) != before
    for key, (text, record) in texts.items():
        as_read = file.corrections.as_read(key)
        assert as_read is not None
        assert (as_read.text, to_record(as_read)) == (text, record)
        document = shown(file, key)
        assert document.text == text
        for s in document.statements:
            assert text[s.content.start : s.content.end] == s.content.text
            parent = next((p for p in document.statements if p.id == s.parent), None)
            assert s.parent is None or (parent and parent.content.start <= s.content.start < parent.content.end)
        assert {a.statement for a in document.assertions} <= {s.id for s in document.statements}
    assert {id for c in now.claims for id in c.assertions} <= {
        a.id for key in texts for a in shown(file, key).assertions
    }
    for c in rng.sample(made, len(made)):
        undo(file, c.id)
    keep_comparison(file)
    assert state(file) == before
    assert comparison_of(file) == compared
    assert len(file.corrections.all()) == len(made)


def test_corrections_are_taken_to_a_story_built_from_scratch(file: StoryFile, built: Path, tmp_path: Path) -> None:
    with file.transaction():
        file.set_meta(WHO, "Mina")
    made = correct(file, everything(file, random.Random(3)))
    undo(file, made[0].id)
    assert {c.who for c in file.corrections.all()} == {"Mina"}
    lines = list(to_lines(file.corrections.all()))
    again = tmp_path / "again.riwaya"
    build([built.parent / "articles"], again, corrections=from_lines(lines, "corrections.jsonl"))
    keep_comparison(file)
    with Story.open(again) as story:
        assert story.corrections() == file.corrections.all()
        assert {document_key(d): to_record(d) for d in story.documents()} == {
            key: to_record(shown(file, key)) | {"path": shown(file, key).paths[0]} for key in file.ordered_keys()
        }
        assert story.comparison() == comparison_of(file)


def test_corrections_come_before_their_article(file: StoryFile, tmp_path: Path) -> None:
    """Corrections taken up into a story that lacks the article are made when it comes; another outlet makes no
    difference."""
    key, document = road(file)
    made = correct(file, [Draft("speaker", about(key, document, said(document)[0]), None, speaker("Ivo Lund"))])
    path = tmp_path / "late.riwaya"
    folder = tmp_path / "late"
    folder.mkdir()
    (folder / "other.txt").write_text(OTHER, "utf-8")
    build([folder], path, corrections=made)
    (folder / "road.txt").write_text(ROAD, "utf-8")
    with StoryFile.create_or_open(path) as late:
        assert take_up(late, made) == 0
        renew(late)
        assert late.corrections.corrected() == []
    from riwaya.ingest import Given

    build([folder / "road.txt"], path, given=Given(outlet="The Ossa Post"))
    with StoryFile.open(path) as late:
        (shown_key,) = late.corrections.corrected()
        assert shown_key != key
        assert said(shown(late, shown_key))[0].chain[0].name == "Ivo Lund"


def test_lines_that_are_no_corrections_are_refused_with_their_place() -> None:
    good = next(to_lines([make("accept", {"document": "d1", "id": "x"}, None, None, "", "2031-01-01T00:00:00Z", 0)]))
    assert len(from_lines([good, "\n"], "f")) == 1
    for bad in ("{}", "[1]", "nonsense", '"k"', good.replace('"accept"', '"praise"')):
        with pytest.raises(UsageError, match="f, line 2"):
            from_lines([good, bad], "f")


def test_two_corrections_of_one_second_have_two_ids() -> None:
    ids = {make("accept", {}, None, None, "", "2031-01-01T00:00:00Z", place).id for place in range(3)}
    assert len(ids) == 3
    assert all(len(id) == 17 and id[0] == "k" for id in ids)


def test_the_search_finds_the_corrected_speaker_and_no_more_the_old_one(file: StoryFile) -> None:
    key, document = road(file)
    correct(file, [Draft("speaker", about(key, document, said(document)[0]), None, speaker("Ivo Lund"))])
    for name, found in (("Ivo Lund", True), ("Nadia Brock", False)):
        search = Story(file).search(f'source:"{name}" cables')
        assert (key in [place.document for place in search.show(search.by_words.places)]) == found
