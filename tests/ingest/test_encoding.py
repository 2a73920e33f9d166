import codecs

import pytest

from riwaya.errors import BinaryInput, EmptyInput, UnknownEncoding
from riwaya.ingest.encoding import decode

from .samples import ARABIC, ENGLISH


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859-6"],
)
def test_arabic_in_every_encoding(encoding):
    assert decode(ARABIC.encode(encoding), "a.txt").text == ARABIC


def test_windows_quotes_in_english():
    text = ENGLISH + "\n\n“We’re lucky,” she said — naïve as it was."
    decoded = decode(text.encode("cp1252"), "a.txt")
    assert (decoded.text, decoded.encoding) == (text, "cp1252")


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "iso8859-5"])
def test_russian_encodings(encoding):
    text = "В порту сообщили, что взрыв был на складе и что после него были ранены рабочие, но пожар потушен."
    assert decode(text.encode(encoding), "a.txt").text == text


def test_every_mark_goes_and_nothing_else():
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        assert decode(mark + "  سطر\r\n ".encode(encoding), "a.txt").text == "  سطر\r\n "


def test_utf8_cut_inside_a_character_is_read_with_a_warning():
    cut = decode((ARABIC + "ه").encode()[:-1], "a.txt")
    assert cut.text == ARABIC
    assert "truncated" in cut.warnings[0]


def test_stray_bytes_in_utf8_are_shown_with_a_warning():
    decoded = decode(ARABIC.encode() + b"\xff " + ARABIC.encode(), "a.txt")
    assert decoded.text.count("\ufffd") == 1
    assert "1 broken" in decoded.warnings[0]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyInput),
        (b" \r\n\t", EmptyInput),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", BinaryInput),
        (b"PK\x03\x04\x14\x00\x06\x00", BinaryInput),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", BinaryInput),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", BinaryInput),
        (bytes(range(256)) * 20, BinaryInput),
        (b"text\x00text\x00\x01\x02", BinaryInput),
        (b"\xe3\xdb\xdc\xd0\xf2\xe1" * 30, UnknownEncoding),
    ],
)
def test_what_is_no_text(data, error):
    with pytest.raises(error) as caught:
        decode(data, "photo.bin")
    assert str(caught.value).startswith("photo.bin: ")
    assert "\n" not in str(caught.value)


def test_the_declared_encoding_decides_where_the_words_do_not():
    assert decode("žluťoučký kůň".encode("cp1250"), "a.html", "windows-1250").text == "žluťoučký kůň"


@pytest.mark.parametrize("codec", ["rot13", "zlib", "unicode_escape", "utf-7", "idna", "nonsense-9"])
def test_a_page_cannot_choose_a_strange_codec(codec):
    with pytest.raises(UnknownEncoding):
        decode(b"\xe3\xdb\xdc\xd0\xf2\xe1" * 30, "a.html", codec)
