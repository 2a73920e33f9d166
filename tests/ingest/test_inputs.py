import os
import pickle

import pytest

from riwaya.errors import (
    BinaryInput,
    EmptyInput,
    InputError,
    MalformedRow,
    TooLarge,
    UnknownLanguage,
    UnreadableInput,
    UsageError,
)
from riwaya.ingest import Given, Limits, document_id, entries, from_text, list_inputs, open_paths, read_bytes
from riwaya.model import Document

from .samples import ARABIC, ENGLISH


def test_a_folder_in_order(tmp_path):
    (tmp_path / "b.txt").write_text(ENGLISH)
    (tmp_path / "a.txt").write_bytes(ARABIC.replace("\n", "\r\n").encode("cp1256"))
    (tmp_path / ".hidden.txt").write_text(ENGLISH)
    (tmp_path / "story.riwaya").write_bytes(b"SQLite format 3\x00")
    (tmp_path / "dossier.html").write_text('<html><head><meta name="generator" content="Riwaya 0.1"></head>')
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "page.html").write_text(f"<html><body><p>{ENGLISH}</p></body></html>")
    (tmp_path / "c" / "page_files").mkdir()
    (tmp_path / "c" / "page_files" / "script.js").write_text("var x;")
    found = list(open_paths([tmp_path]))
    assert [os.path.relpath(d.paths[0], tmp_path) for d in found] == ["a.txt", "b.txt", "c/page.html"]
    assert found[0].text == ARABIC
    assert [path for path, _ in list_inputs([tmp_path])] == [
        tmp_path / "a.txt",
        tmp_path / "b.txt",
        tmp_path / "c/page.html",
    ]


def test_sizes_for_a_progress_bar(tmp_path):
    (tmp_path / "a.txt").write_text(ENGLISH)
    assert list(list_inputs([tmp_path, tmp_path / "no.txt"])) == [
        (tmp_path / "a.txt", len(ENGLISH)),
        (tmp_path / "no.txt", 0),
    ]


def test_what_cannot_be_read_is_yielded_and_the_rest_goes_on(tmp_path):
    (tmp_path / "1-empty.txt").write_bytes(b"")
    (tmp_path / "2-photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF")
    (tmp_path / "3-german.txt").write_text(
        "Der Hafen teilte mit, dass die Schiffe warten müssen, bis der Brand gelöscht ist."
    )
    (tmp_path / "4-report.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "5-link.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "6-long.txt").write_text(ENGLISH * 30)
    (tmp_path / "7-good.txt").write_text(ENGLISH)
    found = list(open_paths([tmp_path], limits=Limits(file_bytes=10_000)))
    assert [type(x) for x in found] == [
        EmptyInput, BinaryInput, UnknownLanguage, BinaryInput, UnreadableInput, TooLarge, Document,
    ]  # fmt: skip
    for error in found[:-1]:
        assert str(tmp_path) in str(error)
        assert "\n" not in str(error)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(ENGLISH)
    path.chmod(0)
    assert [type(x) for x in open_paths([path])] == [UnreadableInput]


def test_a_text_that_is_html_by_its_look(tmp_path):
    (tmp_path / "page").write_text(f"<!DOCTYPE html><html><body><p>{ENGLISH}</p></body></html>")
    (document,) = open_paths([tmp_path])
    assert document.media_type == "text/html"


def test_too_much_text():
    with pytest.raises(TooLarge, match="characters"):
        from_text(ENGLISH, limits=Limits(text_characters=50))


def test_ids_need_no_reading(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(ENGLISH)
    (entry,) = entries([path])
    assert entry.id == document_id("text/plain", ENGLISH.encode()) == entry.read().id
    assert entry.id != document_id("text/html", ENGLISH.encode())
    assert pickle.loads(pickle.dumps(entry)).read() == entry.read()


def test_equal_bytes_at_two_paths_have_one_id(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ENGLISH)
    first, second = open_paths([tmp_path])
    assert first.id == second.id
    assert first.paths != second.paths


def test_pasted_text_is_the_same_document_as_its_file():
    assert from_text(ENGLISH).id == read_bytes(ENGLISH.encode(), "a.txt").id
    assert from_text("\ufeff" + ENGLISH.replace("\n", "\r\n")).text == ENGLISH


def test_given():
    given = Given(outlet="  Gull\n", published="2031-05-06 12:00", language="AR_sa", origin=("Reuters", ""))
    assert (given.outlet, given.published, given.language) == ("Gull", "2031-05-06T12:00:00", "ar")
    assert given.origin == ("Reuters",)
    assert Given(title="t").over(Given(title="u", author="a")) == Given(title="t", author="a")


@pytest.mark.parametrize("published", ["yesterday", "06/05/2031", "2031-13", "2031-02-30", "20310506", ""])
def test_a_date_that_is_none(published):
    with pytest.raises(UsageError, match="published"):
        Given(published=published)


def test_a_given_language_is_believed_if_it_is_read():
    assert from_text(ENGLISH, Given(language="ar")).language == "ar"
    with pytest.raises(UnknownLanguage, match="“zz”"):
        from_text(ENGLISH, Given(language="zz"))


def test_sidecars_outrank_the_folders_table_and_that_the_command_line(tmp_path):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(ENGLISH + name)
    (tmp_path / "a.meta.toml").write_text('outlet = "Tern"\npublished = 2031-05-06\norigin = ["Reuters"]\n')
    (tmp_path / "b.txt.meta.json").write_text('{"author": "Jane Doe"}')
    (tmp_path / "sources.csv").write_text("path,outlet,author\na.txt,Skua,John Roe\nb.txt,Skua,John Roe\n")
    a, b, c = open_paths([tmp_path], Given(outlet="Gull"))
    assert (a.outlet.name, a.author, a.published, a.origin[0].name) == (
        "Tern",
        "John Roe",
        "2031-05-06",
        "Reuters",
    )
    assert (b.outlet.name, b.author) == ("Skua", "Jane Doe")
    assert (c.outlet.name, c.author) == ("Gull", None)


@pytest.mark.parametrize("content", ["outlet = ", 'publisher = "x"', 'published = "soon"', "outlet = 3"])
def test_a_broken_sidecar_is_named_and_its_file_still_read(tmp_path, content):
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "a.meta.toml").write_text(content)
    error, document = open_paths([tmp_path])
    assert isinstance(error, MalformedRow)
    assert "a.meta.toml" in str(error)
    assert document.text == ENGLISH


def test_a_sources_table_with_texts_is_a_table_of_articles(tmp_path):
    (tmp_path / "sources.csv").write_text(f'id,path,text\n1,x,"{ENGLISH}"\n')
    (document,) = open_paths([tmp_path])
    assert isinstance(document, Document)


def test_a_warning_for_a_date_before_its_own_caption():
    text = ENGLISH.replace("\n\n", "\n\nA crane on May 5, 2031 (AP)\n\n", 1)
    assert "2031-05-05" in from_text(text, Given(published="2030-01-01")).warnings[0]
    assert from_text(text, Given(published="2031")).not_before.value == "2031-05-05"
    assert from_text(text, Given(published="2031-05-06")).not_before is None


def test_errors_are_input_errors(tmp_path):
    assert all(isinstance(x, InputError) for x in open_paths([tmp_path / "a", tmp_path / "b.html", tmp_path / "c.csv"]))
