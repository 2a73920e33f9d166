"""A small story, made by hand so that the tests of the exports do not hang on what the reader finds."""

from __future__ import annotations

from dataclasses import replace

from riwaya.model import (
    Block,
    DateBound,
    Document,
    Link,
    Origin,
    Outlet,
    Span,
    Statement,
    Unread,
)
from riwaya.story.story import Story

ARABIC = """مشاركة عبر البريد
انفجار في الميناء
نقلت وكالة النورس عن مسؤول كبير قوله إن ثلاثة من العمال أبلغوه «بأن المستودع كان فارغا». وأضاف أن التحقيق بدأ.
ورأى كثيرون أن «الأمر غامض تماما حتى الآن».
المصدر: وكالة النورس
"""
ENGLISH = """The port 🚢 burned on Friday.
Mayor Lena Fox said the <script>window.hacked = 1</script> fire was out. "It is over," she added.
A senior official denied that the store was full.
"""


def at(text: str, words: str) -> Span:
    """The first place of `words` in `text`."""
    start = text.index(words)
    return Span(start, start + len(words), words)


def arabic() -> Document:
    """An agency's article, undated, with nested speech, a left-out speaker and an unread sentence."""
    text = ARABIC

    def a(words: str) -> Span:
        return at(text, words)

    agency = Link("وكالة النورس", "agency", span=a("وكالة النورس"))
    official = Link("مسؤول كبير", "official", named=False, span=a("مسؤول كبير"))
    workers = Link("ثلاثة من العمال", "group", named=False, count=3, span=a("ثلاثة من العمال"))
    outer = a("إن ثلاثة من العمال أبلغوه «بأن المستودع كان فارغا»")
    return Document(
        id="sha256:" + "a" * 64,
        text=text,
        paths=("/home/reporter/secret-folder/arabic.txt",),
        language="ar",
        outlet=Outlet("الساحل"),
        title="انفجار في الميناء",
        not_before=DateBound("2031-05-02", a("بدأ")),
        url="javascript:alert(1)",
        blocks=_lines(text, "ar", ("boilerplate", "title", "body", "body", "credit")),
        origin=(Origin("النورس", "agency", a("المصدر: وكالة النورس")),),
        statements=(
            Statement("t1", a("انفجار في الميناء"), None, None, "own", rule="own"),
            Statement(
                "s1", outer, a("قوله"), official.span, "mixed", chain=(official, agency), confidence=0.9,
            ),
            Statement(
                "s2", a("أن المستودع كان فارغا"), a("أبلغوه"), workers.span, "direct",
                chain=(workers, replace(official, how="inherited"), replace(agency, how="inherited")),
                parent="s1", confidence=0.4,
            ),
            Statement(
                "s3", a("أن التحقيق بدأ"), a("أضاف"), None, "indirect",
                chain=(replace(official, how="resolved"),), confidence=0.8,
            ),
        ),
        unread=(Unread(a("ورأى كثيرون أن «الأمر غامض تماما حتى الآن»."), "quotation without a speaker"),),
    )  # fmt: skip


def english() -> Document:
    """An English article, dated, with markup and a letter outside the basic plane in its text."""
    text = ENGLISH

    def a(words: str) -> Span:
        return at(text, words)

    fox = Link("Lena Fox", "person", span=a("Lena Fox"), office="Mayor")
    official = Link("A senior official", "official", named=False, span=a("A senior official"))
    fire = a("the <script>window.hacked = 1</script> fire was out")
    full = a("that the store was full")
    return Document(
        id="sha256:" + "b" * 64,
        text=text,
        paths=("english.txt",),
        language="en",
        outlet=Outlet("The <b>Gull</b>"),
        published="2031-05-02T09:30:00Z",
        url="https://gull.example/1?a=1&b=2",
        blocks=_lines(text, "en", ("body", "body", "body")),
        statements=(
            Statement("o1", a("The port 🚢 burned on Friday."), None, None, "own", rule="own"),
            Statement("s1", fire, a("said"), fox.span, "indirect", chain=(fox,), confidence=0.9),
            Statement(
                "s2", a("It is over"), a("added"), a("she"), "direct", chain=(replace(fox, how="resolved"),),
                confidence=0.9,
            ),
            Statement(
                "s3", full, a("denied"), official.span, "indirect", "denies", chain=(official,),
                confidence=0.9,
            ),
        ),
        warnings=("the page has no title",),
    )  # fmt: skip


def other_arabic() -> Document:
    """A second Arabic article with an official of the same wording."""
    text = "قال مسؤول كبير إن الحريق أُخمد.\n"
    official = Link("مسؤول كبير", "official", named=False, span=at(text, "مسؤول كبير"))
    said = Statement("s1", at(text, "إن الحريق أُخمد"), at(text, "قال"), official.span, "indirect", chain=(official,))
    return Document(id="sha256:" + "c" * 64, text=text, language="ar", published="2031-05-01", statements=(said,))


def story() -> Story:
    """The three articles."""
    return Story.from_documents([arabic(), english(), other_arabic()], "The <i>port</i> & its fire")


def _lines(text: str, language: str, roles: tuple[str, ...]) -> tuple[Block, ...]:
    blocks, start = [], 0
    for line, role in zip(text.splitlines(), roles, strict=True):
        blocks.append(Block(start, start + len(line), role, language))  # type: ignore[arg-type]
        start += len(line) + 1
    return tuple(blocks)
