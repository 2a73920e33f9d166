"""Whatever the bytes: a sound document, or an `InputError` of one line."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riwaya.errors import InputError
from riwaya.ingest import from_text, open_paths, read_bytes

from .samples import ARABIC, ENGLISH

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

SEED = [
    ARABIC.encode(),
    ENGLISH.encode(),
    ARABIC.encode("cp1256"),
    ARABIC.encode("utf-16"),
    b"\xff\xfe",
    b"\x00",
]
MARKUP = [
    "<p>",
    "</p>",
    "<br>",
    "<div class=share>",
    "<figcaption>",
    "<!--",
    "-->",
    "<script>",
    "<h1>",
    "&#0;",
    "<a>",
    "\n",
]

some_bytes = st.one_of(
    st.binary(max_size=300),
    st.lists(st.one_of(st.sampled_from(SEED), st.binary(max_size=20)), max_size=5).map(b"".join),
)
some_html = st.lists(st.one_of(st.sampled_from([*MARKUP, ARABIC, ENGLISH]), st.text(max_size=20)), max_size=12).map(
    lambda parts: ("<html><body>" + "".join(parts)).encode("utf-8", "surrogatepass")
)
some_text = st.lists(st.one_of(st.text(max_size=40), st.sampled_from(ARABIC.split("\n")), st.just("\n\n")), max_size=12)


def check(document):
    position = 0
    for block in document.blocks:
        words = document.text[block.start : block.end]
        assert position <= block.start < block.end <= len(document.text)
        assert words == words.strip(" \t\n\r")
        assert not any(c.isalnum() for c in document.text[position : block.start])
        assert block.language
        if block.credit:
            span = block.credit.span
            assert document.text[span.start : span.end] == span.text == block.credit.name
        position = block.end
    assert not any(c.isalnum() for c in document.text[position:])
    document.text.encode()


def read_or_refuse(read):
    try:
        document = read()
    except InputError as error:
        refusal = str(error)
    else:
        return check(document)
    assert "\n" not in refusal
    return None


@QUICK
@given(some_bytes)
def test_any_bytes_as_text(data):
    read_or_refuse(lambda: read_bytes(data, "a.txt"))


@QUICK
@given(st.one_of(some_bytes, some_html))
def test_any_bytes_as_html(data):
    read_or_refuse(lambda: read_bytes(data, "a.html"))


@QUICK
@given(some_text)
def test_any_text(parts):
    read_or_refuse(lambda: from_text("".join(parts)))


@QUICK
@given(
    st.sampled_from(["a.jsonl", "a.csv"]),
    st.one_of(some_bytes, st.text(alphabet='{}[]":,\n\ttextid01', max_size=80)),
)
def test_any_bytes_as_a_table(name, data):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data if isinstance(data, bytes) else b"text,id\n" + data.encode())
        for item in open_paths([path]):
            if isinstance(item, InputError):
                assert "\n" not in str(item)
            else:
                check(item)
