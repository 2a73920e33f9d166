"""Articles left out of a story: they stay in the file and nowhere else, whatever is built again, until it is undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from riwaya.coding import encode
from riwaya.corrections import LEAVE_OUT, Correction, from_lines, leaves_out, make, to_lines
from riwaya.export.story_record import story_record
from riwaya.ingest import Given
from riwaya.records import to_record
from riwaya.store.sqlite import StoryFile
from riwaya.story.build import Watcher, build
from riwaya.story.correcting import Draft, correct, redo, undo
from riwaya.story.kept import comparison_key, comparison_of, is_kept, keep_comparison
from riwaya.story.leaving import named, without
from riwaya.story.story import Story
from tests.story.articles import write_articles
from tests.story.test_correcting import OTHER, ROAD, THIRD

PAGE = """<!DOCTYPE html><html><head><title>{title}</title><link rel="canonical" href="{url}"></head><body><article>
<h1>{title}</h1><p>The mayor of Ossa, Tom Eland, said that the market was closed on 9 May 2031.</p>
<p>{more}</p></article></body></html>"""
URL = "https://gull.example/2031/market"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("leaving")
    articles = write_articles(folder / "articles", 2)
    for name, text in (("road", ROAD), ("other", OTHER), ("third", THIRD)):
        (articles / f"{name}.txt").write_text(text, "utf-8")
    (articles / "market.html").write_text(PAGE.format(title="The market", url=URL, more="It was a Friday."), "utf-8")
    path = folder / "story.riwaya"
    build([articles], path)
    return path


@pytest.fixture
def path(built: Path, tmp_path: Path) -> Path:
    copied = tmp_path / "story.riwaya"
    copied.write_bytes(built.read_bytes())
    return copied


@pytest.fixture
def file(path: Path) -> Iterator[StoryFile]:
    with StoryFile.create_or_open(path) as opened:
        yield opened


class Met(Watcher):
    def __init__(self) -> None:
        self.new: list[str] = []
        self.out: list[str] = []

    def added(self, key: str) -> None:
        self.new.append(key)

    def left_out(self, key: str) -> None:
        self.out.append(key)


def key_at(file: StoryFile, name: str) -> str:
    return next(k for k in file.ordered_keys() if name in "".join(file.paths(k)))


def leave_out(file: StoryFile, key: str, words: str = "") -> Correction:
    document = file.document(key)
    assert document is not None
    after = {"words": words} if words else None
    return correct(file, [Draft(LEAVE_OUT, named(file, key, document), None, after)])[0]


def exported(file: StoryFile) -> str:
    return "".join(line for line in story_record(Story(file)) if '"kind": "leave-out"' not in line)


def test_no_comparison_and_no_export_holds_it_and_undone_all_is_as_before(file: StoryFile) -> None:
    key = key_at(file, "other.txt")
    document = file.document(key)
    assert document is not None
    before, compared, rests_on = exported(file), comparison_of(file), comparison_key(file)
    assert any(key in c.documents and len(c.documents) > 1 for c in compared.claims)
    made = leave_out(file, key)
    assert comparison_key(file) != rests_on
    assert not is_kept(file)
    keep_comparison(file)
    now = repr(encode(comparison_of(file)))
    assert key not in now
    assert not any(a.id in now for a in document.assertions)
    assert document.id not in exported(file)
    assert document.text[:40] not in exported(file)
    undo(file, made.id)
    assert not is_kept(file)
    keep_comparison(file)
    assert comparison_of(file) == compared
    assert file.document(key) == document
    assert [x for x in exported(file).splitlines() if '"built"' not in x] == [
        x for x in before.splitlines() if '"built"' not in x
    ]
    redo(file, made.id)
    assert file.document(key) is None


def test_it_is_found_by_no_search_and_found_again(file: StoryFile) -> None:
    def found() -> set[str]:
        search = Story(file).search("mayor")
        return {place.document for place in search.show(search.by_words.places)}

    key = key_at(file, "market.html")
    assert key in found()
    made = leave_out(file, key)
    assert key not in found()
    undo(file, made.id)
    assert key in found()


def test_the_same_folder_does_not_bring_it_back(path: Path, built: Path) -> None:
    with StoryFile.create_or_open(path) as file:
        key = key_at(file, "road.txt")
        made = leave_out(file, key)
        keys = file.ordered_keys()
    for given in (None, Given(outlet="The Ossa Post")):
        met = Met()
        summary = build([built.parent / "articles" / "road.txt"], path, given=given, watcher=met)
        assert (summary.added, summary.known, summary.left_out, met.out) == (0, 0, 1, [key])
        assert not summary.nothing_done
    build([built.parent / "articles"], path)
    with StoryFile.create_or_open(path) as file:
        assert file.ordered_keys() == keys
        assert len(file.corrections.keys_of(file.left_out.all()[key].id)) == 1
        undo(file, made.id)
        assert sorted(file.ordered_keys()) == sorted([*keys, key])


@pytest.mark.parametrize(("url", "comes"), [(URL, False), (URL + "-2", True)])
def test_a_page_that_is_saved_again_stays_out_by_its_address(path: Path, tmp_path: Path, url: str, comes: bool) -> None:
    with StoryFile.create_or_open(path) as file:
        leave_out(file, key_at(file, "market.html"))
        count = file.tally()["documents"]
    (tmp_path / "again.html").write_text(PAGE.format(title="The market", url=url, more="Updated."), "utf-8")
    summary = build([tmp_path / "again.html"], path)
    assert (summary.added, summary.left_out) == ((1, 0) if comes else (0, 1))
    assert summary.counts.documents == count + comes


def test_pages_that_give_the_front_page_as_their_address_are_not_versions_of_one(path: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        page = PAGE.format(title=name, url="https://gull.example/", more=f"It was day {name}.")
        (tmp_path / f"{name}.html").write_text(page, "utf-8")
    build([tmp_path / "one.html"], path)
    with StoryFile.create_or_open(path) as file:
        made = leave_out(file, key_at(file, "one.html"))
        assert made.about["url"] is None
    assert build([tmp_path / "two.html"], path).added == 1


def test_a_version_that_is_in_the_story_stays(path: Path, built: Path) -> None:
    """The file was added with a wrong outlet, then with the right one: the first is left out, alone."""
    road = built.parent / "articles" / "road.txt"
    build([road], path, given=Given(outlet="The Ossa Post"))
    with StoryFile.create_or_open(path) as file:
        right = next(a.key for a in file.articles() if a.outlet == "The Ossa Post")
        wrong = next(k for k in file.corrections.keys_of(file.document(right).id) if k != right)  # type: ignore[union-attr]
        made = leave_out(file, wrong)
        assert list(made.about["stay"]) == [right]
        assert right in file.ordered_keys()
        assert wrong not in file.ordered_keys()
    met = Met()
    build([road], path, watcher=met)
    assert met.out == []  # the one that is shown is this file too
    with StoryFile.create_or_open(path) as file:
        leave_out(file, right)
        assert not {right, wrong} & set(file.ordered_keys())


def test_it_is_exported_and_applied_to_a_story_built_from_scratch(path: Path, built: Path, tmp_path: Path) -> None:
    with StoryFile.create_or_open(path) as file:
        key = key_at(file, "third.txt")
        made = leave_out(file, key, "another bridge")
        keep_comparison(file)
        lines, compared = list(to_lines(file.corrections.all())), comparison_of(file)
    again = tmp_path / "again.riwaya"
    build([built.parent / "articles"], again, corrections=from_lines(lines, "f"))
    with StoryFile.create_or_open(again) as file:
        assert list(file.left_out.all()) == [key]
        assert file.left_out.all()[key].correction == made.id
        assert comparison_of(file) == compared
        undo(file, made.id)
        assert key in file.ordered_keys()


def test_a_correction_that_comes_before_its_article_keeps_it_out(path: Path, built: Path, tmp_path: Path) -> None:
    """The article goes into the file all the same: it can be taken in again."""
    with StoryFile.create_or_open(path) as file:
        made = leave_out(file, key_at(file, "road.txt"))
    late = tmp_path / "late.riwaya"
    build([built.parent / "articles" / "other.txt"], late, corrections=[made])
    summary = build([built.parent / "articles" / "road.txt"], late)
    assert (summary.added, summary.left_out, summary.counts.documents) == (0, 1, 1)
    with StoryFile.create_or_open(late) as file:
        assert len(file.left_out.all()) == 1
        undo(file, made.id)
        assert len(file.ordered_keys()) == 2


def test_a_story_of_which_all_is_left_out_is_still_a_story(built: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.riwaya"
    with StoryFile.open(built) as file:
        every = [file.document(key) for key in file.ordered_keys()]
        abouts = [{"document": d.key or "", "id": d.id, "url": None, "stay": []} for d in every if d]
    held = [make(LEAVE_OUT, about, None, None, "", "2031-01-01T00:00:00Z", i) for i, about in enumerate(abouts)]
    summary = build([built.parent / "articles"], fresh, corrections=held)
    assert fresh.exists()
    assert (summary.counts.documents, summary.counts.statements, summary.counts.sources) == (0, 0, 0)
    with StoryFile.open(fresh) as file:
        assert len(file.left_out.all()) == len(every)
        assert is_kept(file)
        assert comparison_of(file).claims == ()


def test_what_is_put_right_in_it_meanwhile_is_there_when_it_comes_back(file: StoryFile) -> None:
    key = key_at(file, "road.txt")
    document = file.document(key)
    assert document is not None
    out = leave_out(file, key)
    about = {"document": key, "id": document.id}
    correct(file, [Draft("outlet", about, {"value": None}, {"value": "The Ossa Post"})])
    assert file.document(key) is None
    assert not any(row.document == key for row in file.links())
    undo(file, out.id)
    now = file.document(key)
    assert now is not None
    assert now.outlet is not None
    assert (now.outlet.name, now.text) == ("The Ossa Post", document.text)
    assert next(a for a in file.articles() if a.key == key).outlet == "The Ossa Post"
    assert any(row.document == key for row in file.links())


def test_of_two_corrections_one_is_enough(file: StoryFile) -> None:
    key = key_at(file, "road.txt")
    document = file.document(key)
    assert document is not None
    draft = Draft(LEAVE_OUT, named(file, key, document), None, None)
    one, other = correct(file, [draft, draft])
    assert file.left_out.all()[key].correction == one.id
    undo(file, one.id)
    assert file.left_out.all()[key].correction == other.id
    undo(file, other.id)
    as_read = file.corrections.as_read(key)
    assert as_read is not None
    assert to_record(as_read) == to_record(document)
    assert key in file.ordered_keys()


def test_what_pages_go_on_with_meanwhile_has_nothing_of_it(file: StoryFile) -> None:
    """Until the others are compared anew, the comparison is shown without what the article tells."""
    compared = comparison_of(file)
    key = key_at(file, "other.txt")
    told = [c for c in compared.claims if key in c.documents]
    left = without(compared, {key})
    assert told
    assert key not in repr(encode(left))
    assert {c.id for c in left.claims} == {c.id for c in compared.claims} - {c.id for c in told}
    assert {id for r in left.relations for id in r.claims} <= {c.id for c in left.claims}
    assert without(compared, set()) == compared


def test_which_article_a_correction_means() -> None:
    about = {"document": "d1", "id": "sha256:1", "url": "https://a.example/1", "stay": ["d3"]}
    c = make(LEAVE_OUT, about, None, None, "", "", 0)
    assert leaves_out(c, "d1", "sha256:9", None)
    assert leaves_out(c, "d2", "sha256:1", None)
    assert leaves_out(c, "d2", "sha256:2", "https://a.example/1")
    assert not leaves_out(c, "d3", "sha256:1", "https://a.example/1")
    assert not leaves_out(c, "d2", "sha256:2", None)
    bare = make(LEAVE_OUT, {"document": "d1", "id": "sha256:1"}, None, None, "", "", 0)
    assert not leaves_out(bare, "d2", "sha256:2", None)
