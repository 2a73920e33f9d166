import pytest

from riwaya.model import Document, Link, Outlet
from riwaya.store.keys import document_key, name_key, source_key


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("أحمد الخطيب", "احمد الخطيب"),
        ("هدى مصطفى", "هدي مصطفي"),
        ("مُحَمَّد", "محمد"),
        ("کریم", "كريم"),
        ("O’Neill, Mary", "o neill mary"),
        ("ANNA  Weber", "Anna Weber"),
    ],
)
def test_spellings_of_one_name_share_a_key(a: str, b: str) -> None:
    assert name_key(a) == name_key(b)


@pytest.mark.parametrize(("a", "b"), [("سالم", "سليم"), ("Anna Weber", "Hanna Weber"), ("...", "!!!")])
def test_different_names_do_not(a: str, b: str) -> None:
    assert name_key(a) != name_key(b)


def test_outlet_and_date_make_copies_different_documents() -> None:
    plain = Document("sha256:1", "x")
    keys = {
        document_key(plain),
        document_key(Document("sha256:1", "x", outlet=Outlet("A"))),
        document_key(Document("sha256:1", "x", outlet=Outlet("B"))),
        document_key(Document("sha256:1", "x", outlet=Outlet("B"), published="2031-01-02")),
        document_key(Document("sha256:2", "x")),
    }
    assert len(keys) == 5
    assert document_key(plain) == document_key(Document("sha256:1", "x", paths=("other.txt",), title="other"))


@pytest.mark.parametrize(
    ("link", "merged"),
    [
        (Link("Anna Weber", "person"), True),
        (Link("Weber", "person"), False),
        (Link("Reuters", "agency"), True),
        (Link("مسؤول إقليمي", "official", named=False), False),
        (Link("the United Nations report", "document"), False),
        (Link("Weber", "person", entity="e7"), False),  # an entity is its document's
    ],
)
def test_which_names_are_one_source_across_documents(link: Link, merged: bool) -> None:
    assert (source_key("d1", link) == source_key("d2", link)) is merged
    assert source_key("d1", link) == source_key("d1", link)
