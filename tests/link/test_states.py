"""States of one article: an address in common, and words."""

from __future__ import annotations

from riwaya.link.states import Address, States, alike, sample

LINES = [f"On day {n} the committee of the town of Ossa heard witness number {n} on the {n} cables." for n in range(30)]
TEXT = "\n".join(LINES)
OTHER = "\n".join(
    f"Nothing of this stands in report {n} of the harbour's office, which speaks of ships." for n in range(30)
)


def states(*documents: tuple[Address, str]) -> States:
    texts = {a.key: text for a, text in documents}
    return States([a for a, _ in documents], texts.get)


def file(key: str, path: str, id: str = "") -> Address:
    return Address(key, id or f"sha256:{key}", (path,))


def test_a_file_that_was_edited_is_a_later_state() -> None:
    found = states((file("d1", "a.txt"), TEXT), (file("d2", "b.txt"), TEXT), (file("d3", "a.txt"), TEXT + "\nMore."))
    assert found.groups == [("d1", "d3")]
    assert (found.others("d1"), found.others("d2")) == (("d3",), ())
    assert [found.when(key) for key in ("d1", "d2", "d3")] == ["earlier", "", "later"]


def test_what_only_bears_the_same_name_is_none() -> None:
    assert states((file("d1", "article.txt"), TEXT), (file("d2", "article.txt"), OTHER)).groups == []


def test_a_page_and_a_row_are_known_by_their_own_address() -> None:
    page = [Address(f"d{n}", f"sha256:{n}", (), f"https://a.example/1#{n}") for n in range(2)]
    row = [Address(f"r{n}", f"sha256:r{n}", (), None, "12") for n in range(2)]
    assert states((page[0], TEXT), (page[1], TEXT[40:])).groups == [("d0", "d1")]
    assert states((row[0], TEXT), (row[1], TEXT[40:])).groups == [("r0", "r1")]
    assert states((row[0], TEXT), (row[1], OTHER)).groups == []


def test_the_same_bytes_under_another_outlet_are_another_article() -> None:
    same = "sha256:same"
    found = states((file("d1", "a.txt", same), TEXT), (file("d2", "a.txt", same), TEXT))
    assert found.groups == []
    found = states(
        (file("d1", "a.txt", same), TEXT), (file("d2", "a.txt", same), TEXT), (file("d3", "a.txt"), TEXT + " New.")
    )
    assert (found.others("d1"), found.others("d3")) == (("d3",), ("d1", "d2"))


def test_a_text_that_grew_or_was_cut_is_alike_and_another_is_not() -> None:
    assert alike(sample(TEXT), TEXT + OTHER * 3)
    assert alike(sample(TEXT + OTHER * 3), TEXT)
    assert alike(sample(TEXT), "\n".join(LINES[:8]))
    assert not alike(sample(TEXT), OTHER)
    assert not alike(sample(""), TEXT)


def test_an_article_that_is_not_here_is_found_by_where_it_lay() -> None:
    found = states((file("d1", "src/a.txt"), TEXT + " More."), (file("d2", "src/b.txt"), OTHER))
    gone = Address("d0", "sha256:0", ("src/a.txt",))
    assert found.exact("d0", "sha256:0") is None
    assert found.found(gone, sample(TEXT)) == ("d1",)
    assert found.found(gone, sample(OTHER)) == ()
    elsewhere = Address("d0", "sha256:0", ("/home/x/src/a.txt",))
    assert found.found(elsewhere, sample(TEXT)) == ("d1",)
    assert (
        states((file("d1", "b/a.txt"), TEXT), (file("d2", "c/a.txt"), TEXT)).found(
            Address("d0", "sha256:0", ("a.txt",)), sample(TEXT)
        )
        == ()
    )
