import csv
import io
import json

import pytest

from riwaya.errors import EmptyInput, InputError, MalformedRow, TooLarge, UnreadableInput
from riwaya.ingest import Given, Limits, entries, open_paths
from riwaya.ingest.given import DEFAULT_LIMITS, NOTHING
from riwaya.model import Document

from .samples import ARABIC, ENGLISH


@pytest.fixture
def read(tmp_path):
    def write_and_read(name, content, given=NOTHING, limits=DEFAULT_LIMITS):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(open_paths([path], given, limits))

    return write_and_read


def jsonl(*rows):
    return "".join((row if isinstance(row, str) else json.dumps(row, ensure_ascii=False)) + "\n" for row in rows)


def table(*rows, delimiter=","):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def test_a_row_of_json_lines(read):
    row = {
        "id": 7, "text": ARABIC + "\r\n", "title": "عنوان", "outlet": "النورس", "author": "سالم",
        "published": "2031-05-06",
        "url": "https://gull.example/7", "language": "ar-SA",
    }  # fmt: skip
    (document,) = read("t.jsonl", jsonl(row))
    assert document.text == ARABIC + "\r\n", "the field stays unchanged"
    assert (document.external_id, document.title, document.author) == ("7", "عنوان", "سالم")
    assert (document.outlet.name, document.published, document.language) == ("النورس", "2031-05-06", "ar")
    assert document.url == "https://gull.example/7"
    assert document.paths[0].endswith("t.jsonl")
    assert document.media_type == "application/jsonl"


def test_a_title_beside_the_text_is_not_in_it(read):
    body = ENGLISH.split("\n\n", 1)[1]
    (document,) = read("t.jsonl", jsonl({"text": body, "title": "Blast stops ships"}))
    assert document.text == body
    assert {b.role for b in document.blocks} == {"body"}


def test_a_text_that_opens_with_its_title_has_a_title_block(read):
    (document,) = read("t.jsonl", jsonl({"text": ENGLISH, "title": ENGLISH.split("\n")[0] + "."}))
    assert document.blocks[0].role == "title"


def test_bad_rows_are_named_and_the_rest_goes_on(read):
    content = jsonl(
        {"id": "a", "text": ARABIC}, "{not json", "[1, 2]", {"id": "b"}, {"text": 5}, {"text": "  "},
        "[" * 100_000, {"text": "a\x00b"}, {"id": "c", "text": ENGLISH},
    )  # fmt: skip
    found = read("t.jsonl", content)
    assert [type(x) for x in found] == [
        Document, MalformedRow, MalformedRow, MalformedRow, MalformedRow, EmptyInput, MalformedRow,
        MalformedRow, Document,
    ]  # fmt: skip
    assert found[1].where.endswith("t.jsonl:row 2")
    assert all("\n" not in str(x) for x in found if isinstance(x, InputError))


def test_a_field_that_cannot_be_used_is_left_out_with_a_warning(read):
    (document,) = read("t.jsonl", jsonl({"text": ENGLISH, "published": "06/05/2031", "outlet": "Gull", "author": 5}))
    assert (document.published, document.outlet.name, document.author) == (None, "Gull", None)
    assert len(document.warnings) == 2


def test_half_characters_are_shown_as_such(read):
    (document,) = read("t.jsonl", '{"text": "The port said that it was closed \\ud800 and that ships wait."}\n')
    assert "\ufffd" in document.text
    document.text.encode()


def test_csv_with_quotes_and_line_breaks(read):
    found = read("t.csv", table(["ID", "Title", "text"], ["1", "T", ENGLISH], ["2", "", ARABIC + ', "x"']))
    assert [(d.external_id, d.text) for d in found] == [("1", ENGLISH), ("2", ARABIC + ', "x"')]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters(read, delimiter):
    (document,) = read("t.csv", table(["id", "text"], ["1", ENGLISH], delimiter=delimiter))
    assert document.text == ENGLISH


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1256"])
def test_a_csv_from_a_spreadsheet(read, encoding):
    (document,) = read("t.csv", table(["id", "text"], ["1", ARABIC]).encode(encoding))
    assert document.text == ARABIC
    assert document.external_id == "1"


def test_a_quotation_mark_that_is_never_closed_costs_its_own_row_only(read):
    content = f'id,text\n1,"{ENGLISH}"\n2,"never closed\n3,"{ENGLISH}"\n4,{ENGLISH.splitlines()[0]}\n'
    found = read("t.csv", content)
    assert [d.external_id for d in found if isinstance(d, Document)] == ["1", "3", "4"]
    assert [e.where.rsplit(":", 1)[1] for e in found if isinstance(e, InputError)] == ["row 2"]


def test_rows_of_the_wrong_length(read):
    found = read("t.csv", f"id,text\n1\n2,{ENGLISH.splitlines()[0]}\n\n3,a,b\n")
    assert [type(x) for x in found] == [MalformedRow, Document, MalformedRow]


@pytest.mark.parametrize(("name", "content"), [("t.csv", "a,b\n1,2\n"), ("t.csv", "id,text\n"), ("t.jsonl", "\n \n")])
def test_a_table_without_articles(read, name, content):
    (error,) = read(name, content)
    assert isinstance(error, (MalformedRow, EmptyInput))


def test_a_row_above_the_limit(read):
    limits = Limits(row_bytes=2_000)
    found = read("t.jsonl", jsonl({"text": "x " * 2_000}, {"text": ENGLISH}), limits=limits)
    assert [type(x) for x in found] == [TooLarge, Document]


def test_fields_above_the_csv_modules_own_limit(read):
    long = (ENGLISH + "\n\n") * 400
    assert len(long) > 131_072
    (document,) = read("t.csv", table(["text"], [long]))
    assert document.text == long


def test_a_broken_byte_spoils_its_row_only(read):
    found = read("t.jsonl", jsonl({"text": ARABIC}).encode() + b'{"text": "\xff"}\n' + jsonl({"text": ARABIC}).encode())
    assert [type(x) for x in found] == [Document, MalformedRow, Document]


def test_what_is_given_fills_what_a_row_leaves_open(read):
    given = Given(outlet="Gull", published="2031", origin=("Reuters",))
    first, second = read("t.jsonl", jsonl({"text": ENGLISH}, {"text": ENGLISH, "outlet": "Tern"}), given)
    assert (first.outlet.name, second.outlet.name) == ("Gull", "Tern")
    assert second.published == "2031"
    assert second.origin[0].name == "Reuters"


def test_the_same_row_is_the_same_document_in_any_table(tmp_path):
    (tmp_path / "a.csv").write_text(table(["id", "text", "url"], ["1", ENGLISH, ""]))
    (tmp_path / "b.jsonl").write_text(jsonl({"text": ENGLISH, "id": "1", "author": None}, {"text": ENGLISH, "id": "2"}))
    ids = [entry.id for entry in entries([tmp_path])]
    assert ids[0] == ids[1] != ids[2]


def test_sizes_add_up_to_the_table(tmp_path):
    path = tmp_path / "t.jsonl"
    path.write_text(jsonl(*({"id": i, "text": ENGLISH} for i in range(200))))
    assert sum(entry.size for entry in entries([path])) == path.stat().st_size


def test_a_table_is_streamed(tmp_path):
    path = tmp_path / "t.jsonl"
    path.write_text(jsonl({"text": ENGLISH}) * 20_000)
    import tracemalloc

    tracemalloc.start()
    for count, _ in enumerate(entries([path])):
        if count == 10_000:
            break
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2_000_000 < path.stat().st_size


def test_a_table_that_is_not_there(tmp_path):
    (error,) = open_paths([tmp_path / "no.jsonl"])
    assert isinstance(error, UnreadableInput)
