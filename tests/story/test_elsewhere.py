"""Corrections hold when their article is edited: in the story that has both states, and in one with the later only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from riwaya.comparison import Claim
from riwaya.corrections import Correction, from_lines, to_lines
from riwaya.model import Document, Statement
from riwaya.store.keys import document_key
from riwaya.store.sqlite import StoryFile
from riwaya.story.applied import unapplied
from riwaya.story.build import BuildSummary, build
from riwaya.story.correcting import Draft, correct, undo
from riwaya.story.kept import comparison_of
from riwaya.story.story import Story

ROAD = """The bridge at Ossa was shut on 4 May 2031.

Engineer Nadia Brock said that two cables had snapped. Mayor Tom Eland said that the bridge was safe.

The governor of Ossa said that 12 people were killed in the collapse of the bridge at Ossa.

Baker Ada Moss said that her shop had lost its windows.
"""
OTHER = """Engineer Nadia Brock said that three cables of the bridge at Ossa had snapped on 4 May 2031.

The police said that 15 people were killed in the collapse of the bridge at Ossa.
"""

APPENDED = ROAD + "\nThe inquiry goes on.\n"
PUT_BEFORE = "Updated at noon: the inquiry goes on, and the harbour office was shut.\n\n" + ROAD
GONE = ROAD.replace("two cables had snapped", "no reason was known yet").replace(
    "her shop had lost its windows", "nothing was left"
)

Made = dict[str, Correction]


def articles(folder: Path, road: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "road.txt").write_text(road, "utf-8")
    (folder / "other.txt").write_text(OTHER, "utf-8")
    return folder


def roads(file: StoryFile) -> list[tuple[str, Document]]:
    """The states of the one article, in the order in which they came in."""
    keys = [a.key for a in file.addresses() if "road.txt" in "".join(a.paths)]
    return [(key, d) for key in keys if (d := file.document(key)) is not None]


def said(document: Document) -> list[Statement]:
    return [s for s in document.statements if s.mode != "own"]


def says(document: Document, words: str) -> Statement:
    return next(s for s in said(document) if words in s.content.text)


def claim_ref(claim: Claim) -> dict[str, Any]:
    return {"text": claim.text, "slot": claim.slot, "value": claim.value, "assertions": list(claim.assertions)}


def telling(file: StoryFile, words: str) -> Claim:
    """The claim of the clause with these words in the first state."""
    ids = {a.id for _, d in roads(file)[:1] for a in d.assertions if words in a.span.text}
    return next(c for c in comparison_of(file).claims if not ids.isdisjoint(c.assertions))


def parting(file: StoryFile) -> Made:
    """The Nadia Brock of the article is not the other's, and it tells something else of the dead."""
    ((key, document),) = roads(file)
    other = next(d for k in file.ordered_keys() if k != key and (d := file.document(k)) is not None)
    mentions = [
        {"document": k, "id": d.id} | asdict(next(e for e in d.entities if e.name == "Nadia Brock").mentions[0])
        for k, d in ((key, document), (document_key(other), other))
    ]
    claim = telling(file, "12 people")
    drafts = [
        Draft("split", {"one": {"mentions": mentions[1:]}, "other": {"mentions": mentions[:1]}}, None, None),
        Draft("part", {"claim": claim_ref(claim), "apart": list(claim.assertions)}, None, None),
    ]
    return dict(zip(("split", "part"), correct(file, drafts), strict=True))


def everything(file: StoryFile) -> Made:
    """A correction of each kind that names the article, and notes on it."""
    ((key, document),) = roads(file)
    cables, safe, shop = (says(document, words) for words in ("two cables", "safe", "her shop"))
    whole = {"document": key, "id": document.id}

    def about(s: Statement) -> dict[str, Any]:
        return whole | {"span": asdict(s.content), "cue": asdict(s.cue) if s.cue else None}

    def words(text: str) -> dict[str, Any]:
        start = document.text.index(text)
        return asdict(document.span(start, start + len(text)))

    def mention(name: str) -> dict[str, Any]:
        entity = next(e for e in document.entities if e.name == name)
        return {"name": name, "mentions": [whole | asdict(entity.mentions[0])]}

    eland = {"name": "Tom Eland", "kind": "person", "named": True, "office": None, "span": words("Tom Eland")}
    relation = next(
        r for r in comparison_of(file).relations if r.slot == "quantity" and r.kind in ("conflicts", "rivals")
    )
    claims = {c.id: c for c in comparison_of(file).claims}
    sides = [list(claims[id].assertions) for id in relation.claims]
    aside = {"slot": relation.slot, "assertions": sides, "shown": list(relation.assertions)}
    shut, snapped = telling(file, "shut"), telling(file, "two cables")
    statement = about(safe)
    drafts = {
        "outlet": Draft("outlet", whole, None, {"value": "The Ossa Post"}),
        "published": Draft("published", whole, None, {"value": "2031-05-06"}),
        "title": Draft("title", whole, None, {"value": "The bridge"}),
        "origin": Draft("origin", whole, None, {"value": ["Nordline"]}),
        "speaker": Draft("speaker", about(cables), None, eland),
        "reject": Draft("reject", about(safe), None, None),
        "span": Draft("span", about(shop), None, words("had lost its windows")),
        "draw": Draft(
            "draw", whole | {"span": words("The bridge at Ossa was shut on 4 May 2031"), "cue": None}, None, eland
        ),
        "merge": Draft("merge", {"one": mention("Nadia Brock"), "other": mention("Tom Eland")}, None, None),
        "join": Draft("join", {"claims": [claim_ref(shut), claim_ref(snapped)]}, None, None),
        "no-conflict": Draft("no-conflict", {"relations": [aside]}, None, {"why": "other-time"}),
        "on article": Draft("note", whole | {"on": [key, document.id]}, None, {"words": "ask again"}),
        "on statement": Draft("note", statement | {"on": ["x"]}, None, {"words": "which bridge?"}),
        "on claim": Draft("note", {"on": [], "claim": claim_ref(snapped)}, None, {"words": "how many?"}),
    }
    return dict(zip(drafts, correct(file, list(drafts.values())), strict=True))


Rebuilt = Callable[..., tuple[BuildSummary, Path, Made]]


@pytest.fixture(params=["both states", "the later alone"])
def rebuilt(request: pytest.FixtureRequest, tmp_path: Path) -> Rebuilt:
    """Correct the article, edit it, and build again: into the same file, or into a new one with what `riwaya
    corrections` printed."""

    def run(now: str, corrected: Callable[[StoryFile], Made] = everything) -> tuple[BuildSummary, Path, Made]:
        own, folder = tmp_path / "own.riwaya", articles(tmp_path / "src", ROAD)
        assert build([folder], own).unapplied == 0
        with StoryFile.create_or_open(own) as file:
            made = corrected(file)
        with Story.open(own) as story:
            lines = list(to_lines(story.corrections_to_carry()))
        articles(folder, now)
        if request.param == "both states":
            return build([folder], own), own, made
        new = tmp_path / "new.riwaya"
        return build([folder], new, corrections=from_lines(lines, "c.jsonl")), new, made

    return run


def kinds(made: Made, corrections: Sequence[Correction]) -> set[str]:
    return {kind for kind, c in made.items() if c.id in {x.id for x in corrections}}


@pytest.mark.parametrize("now", [APPENDED, PUT_BEFORE], ids=["a line behind", "a line before"])
def test_all_corrections_hold_for_the_edited_article(rebuilt: Rebuilt, now: str) -> None:
    summary, path, made = rebuilt(now)
    with StoryFile.create_or_open(path) as file:
        key, document = roads(file)[-1]
        assert document.text == now.strip() or document.text.strip() == now.strip()
        assert kinds(made, unapplied(file, comparison_of(file))) == set()
        assert summary.unapplied == 0
        on_it = {"outlet", "published", "title", "origin", "speaker", "reject", "span", "draw"}
        assert set(document.corrections) == {made[kind].id for kind in on_it}
        assert document.outlet is not None
        assert (document.outlet.name, document.published, document.title) == (
            "The Ossa Post",
            "2031-05-06",
            "The bridge",
        )
        cables = says(document, "two cables")
        assert cables.chain[0].name == "Tom Eland"
        assert cables.chain[0].span == document.span(
            document.text.index("Tom Eland"), document.text.index("Tom Eland") + len("Tom Eland")
        )
        assert not [s for s in said(document) if "safe" in s.content.text]
        assert says(document, "windows").content.text == "had lost its windows"
        assert says(document, "was shut").corrected == (made["draw"].id,)
        compared = comparison_of(file)
        members = compared.members or {}
        brock, eland = (next(e for e in document.entities if e.name == n) for n in ("Nadia Brock", "Tom Eland"))
        assert members[key, brock.id] == members[key, eland.id]
        joined = next(c for c in compared.claims if made["join"].id in c.corrected)
        told = " ".join(a.span.text for a in document.assertions if a.id in joined.assertions)
        assert "was shut" in told
        assert "two cables" in told
        assert made["no-conflict"].id in {a.correction for a in compared.aside}
        assert not [r for r in compared.relations if r.slot == "quantity" and r.kind in ("conflicts", "rivals")]
        # The record keeps naming the bytes it was made on.
        kept = file.corrections.find(made["speaker"].id)
        assert kept is not None
        assert (kept.document, kept.about["span"]) == (made["speaker"].document, made["speaker"].about["span"])


def test_what_was_split_and_parted_stays_so(rebuilt: Rebuilt) -> None:
    summary, path, made = rebuilt(PUT_BEFORE, parting)
    assert summary.unapplied == 0
    with StoryFile.open(path) as file:
        compared = comparison_of(file)
        members = compared.members or {}
        states = dict(roads(file))
        brock = {
            key: members[key, next(e.id for e in d.entities if e.name == "Nadia Brock")] for key, d in states.items()
        }
        other = next(
            members[key, e.id]
            for key in file.ordered_keys()
            if key not in states and (d := file.document(key)) is not None
            for e in d.entities
            if e.name == "Nadia Brock"
        )
        assert len(set(brock.values())) == 1
        assert other not in brock.values()
        parted = [c for c in compared.claims if made["part"].id in c.corrected]
        assert [set(c.documents) for c in parted] == [set(states)]


def test_what_is_not_found_is_told(rebuilt: Rebuilt) -> None:
    summary, path, made = rebuilt(GONE)
    with StoryFile.create_or_open(path) as file:
        _, document = roads(file)[-1]
        assert not any(made[kind].id in document.corrections for kind in ("speaker", "span"))
        assert {made[kind].id for kind in ("outlet", "reject", "draw")} <= set(document.corrections)
        missing = kinds(made, unapplied(file, comparison_of(file)))
        assert {"speaker", "span"} <= missing
        assert not missing & {"outlet", "published", "title", "origin", "reject", "draw", "merge", "on article"}
        assert summary.unapplied == len(missing)


def test_two_states_are_one_text_and_one_gate(tmp_path: Path) -> None:
    own, folder = tmp_path / "own.riwaya", articles(tmp_path / "src", ROAD)
    (folder / "road.txt.meta.toml").write_text("", "utf-8")
    build([folder], own)
    with StoryFile.create_or_open(own) as file:
        ((key, document),) = roads(file)
        about = {"document": key, "id": document.id}
        (made,) = correct(file, [Draft("outlet", about, None, {"value": "The Ossa Post"})])
    articles(folder, APPENDED)
    build([folder], own)
    with StoryFile.create_or_open(own) as file:
        first, second = (key for key, _ in roads(file))
        for undone in (False, True):
            if undone:
                undo(file, made.id)
                assert all(d.outlet is None for _, d in roads(file))
            compared = comparison_of(file)
            assert {first, second} <= {key for copies in compared.copies for key in copies.documents}
            both = [c for c in compared.claims if {first, second} <= set(c.documents)]
            assert both
            for claim in both:
                gates = [g for g in claim.origins.through if {first, second} & set(g.documents)]
                assert len(gates) == (0 if undone else 1)


def test_a_correction_of_this_very_state_wins_over_one_of_another(tmp_path: Path) -> None:
    own, folder = tmp_path / "own.riwaya", articles(tmp_path / "src", ROAD)
    build([folder], own)
    articles(folder, APPENDED)
    build([folder], own)
    with StoryFile.create_or_open(own) as file:
        (one, a), (two, b) = roads(file)
        drafts = [
            Draft("outlet", {"document": key, "id": d.id}, None, {"value": value})
            for key, d, value in ((two, b, "Later Post"), (one, a, "Early Post"))
        ]
        correct(file, drafts[:1])
        assert [d.outlet.name for _, d in roads(file) if d.outlet] == ["Later Post", "Later Post"]
        correct(file, drafts[1:])
        assert [d.outlet.name for _, d in roads(file) if d.outlet] == ["Early Post", "Later Post"]


def test_another_article_of_the_same_name_is_left_alone(tmp_path: Path) -> None:
    own, folder = tmp_path / "own.riwaya", articles(tmp_path / "src", ROAD)
    build([folder], own)
    with StoryFile.create_or_open(own) as file:
        made = everything(file)
    articles(folder, "Fishermen in Vela said that the harbour was dredged last year. Nobody was hurt there.\n")
    build([folder], own)
    with StoryFile.create_or_open(own) as file:
        (_, first), (_, second) = roads(file)
        assert made["outlet"].id in first.corrections
        assert (second.corrections, second.outlet) == ((), None)
        assert kinds(made, unapplied(file, comparison_of(file))) == set()
