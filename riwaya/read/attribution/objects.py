"""Where a subject ends and its object begins, where both follow the verb (رفض النادي العرض)."""

from __future__ import annotations

from riwaya.read.attribution.noun_phrases import NOMINAL, UNLISTED, has_owner
from riwaya.read.page import Page

CLOSING = ("family-name", "nationality", "country", "proper-body", "government", "same")
"""Classes of words with which a subject may end, besides definite nouns and given names (اتهم المسؤول نفسه تجار …)."""

BODIES = (
    "group",
    "organisation",
    "government",
    "country",
    "proper-body",
    "oblique",
    "document",
    "medium",
    "medium-noun",
)
"""Classes of nouns that qualify none before them: behind a complete subject they are its object."""


def object_behind(page: Page, begin: int, end: int) -> int | None:
    """The word of `begin:end` at which an object runs on behind a complete subject; None where all is one phrase."""
    for i in range(begin + 1, end):
        if page.mark(i) or page.has(i - 1, "possessing"):
            continue
        if page.has(i, "preposition", "joining") or page.q.inside[i] > page.q.inside[begin]:
            continue
        if page.norm(i - 1) == ")" and page.t.words[i].article:
            return i  # رفض لونغو (63 عاما) النتيجة
        phrase_ends = _complete(page, i - 1) or _adjective(page, begin, i - 1)
        if _issued(page, begin, i) or phrase_ends and _opens_object(page, begin, i, end):
            return i
    return None


def _issued(page: Page, begin: int, i: int) -> bool:
    """Whether word i is something said or written, and in the accusative, or behind a name: an object, whatever stands
    before (أصدرت بلدية صيدا بيانا، نشرت الممثلة هند صبري رسالة)."""
    word = page.t.words[i]
    if not page.has(i, "document", "listener-noun") or word.article or word.conjunction or word.preposition:
        return False
    if page.has(i, "accusative"):
        return True
    named = page.has(i - 1, "given-name", "family-name") and page.has(begin, "title", "office", "given-name")
    return named and not page.has(i, "given-name", "family-name")


def _adjective(page: Page, begin: int, i: int) -> bool:
    """Whether word i is an indefinite adjective behind the head of a phrase: no genitive can follow it (اتهمت منظمة
    حقوقية قوات أمنية)."""
    return i > begin and page.formed(i, "nisba") and page.t.words[i].classes <= {*UNLISTED, "people"}


def _complete(page: Page, i: int) -> bool:
    """Whether a noun phrase may end with word i: a definite noun, a name."""
    word = page.t.words[i]
    if page.mark(i) or page.has(i, "takes-preposition", "title") and not (word.article or page.formed(i, "unbound")):
        return False
    if any(page.phrase(i, name) > 1 for name in CLOSING if page.has(i, name)):
        return False  # وزارة الخارجية: a phrase lends its class to its first word
    if word.article or has_owner(page, i) or page.formed(i, "unbound") or page.has(i, "given-name", *CLOSING):
        return True
    named = page.has(i - 1, "given-name") and not page.has(i - 1, "office", "title")
    return named and not (word.classes or word.cues)  # a family name in no list


def _opens_object(page: Page, begin: int, i: int, end: int) -> bool:
    """Whether word i, behind a complete phrase, opens a second one."""
    word, before = page.t.words[i], page.t.words[i - 1]
    if word.conjunction or word.preposition or page.phrase(i - 1, "office") > 1:
        return False  # المتحدث باسم الخارجية
    if page.has(i, *BODIES):
        return not (page.has(i, "given-name", "nationality") or _in_genitive(page, i))
    if page.has(i, "demonstrative"):
        # نفت موسكو ذلك، يرفض الإمام هذه العادات; but: قال الوزير هذا الأسبوع
        return i + 1 >= end or not page.has(i + 1, "time", "span")
    if word.classes.intersection(("nationality", "ordinal", "given-name", "family-name", "name-part", "same")):
        return False
    named = page.has(i - 1, "given-name", "family-name")
    if word.article and i + 1 < end and page.has(i + 1, "given-name"):
        return False  # عضو الائتلاف السوري المعارض هيثم القصاب
    if word.article:
        if page.has(i, "title", "office"):
            return page.has(i, "office") and (page.has(i - 1, *BODIES) or not page.has(i - 1, "title"))
        if named:
            closed = page.has(i - 1, "family-name") and not page.has(i - 1, "given-name")
            return closed or not (i - 1 == begin or page.has(i - 2, "title", "office"))
        return not (qualifies(page, i) or page.has(i, "source-noun"))
    if word.enclitic or page.has(i, "accusative", "object-noun", "listener-noun") or page.formed(i, "owned"):
        return not page.has(i, *NOMINAL)
    if page.has(i - 1, "title") and not (word.classes or word.cues):
        return False  # المواطن عويض السواط: a name in no list
    following = page.t.words[i + 1] if i + 1 < end else None
    governs = following is not None and bool(following.article or following.enclitic)  # ثمن المدير أداء موظفيه
    governs = governs and not page.has(i + 1, "family-name", "nationality")
    owned = bool(before.enclitic) and not page.has(i - 1, "same")
    return governs and not (named or owned) and not page.has(i, "title", "office")


def qualifies(page: Page, i: int) -> bool:
    """Whether word i, in no list, has the form of an adjective."""
    return page.formed(i, "adjective-form") and page.t.words[i].classes <= UNLISTED


def _in_genitive(page: Page, i: int) -> bool:
    """Whether a body's noun is in the genitive for certain: it stands without its article behind an indefinite one."""
    return (
        not page.t.words[i].article
        and not page.t.words[i - 1].article
        and not (page.formed(i - 1, "unbound", "nisba") or page.has(i - 1, *CLOSING))
    )
