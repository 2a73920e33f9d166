"""A speaker's noun phrase → a link: the name without titles, the office, what kind of speaker, how many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from riwaya.languages.lexicon import NAMES
from riwaya.model import SourceKind
from riwaya.read.attribution import declined
from riwaya.read.attribution.case_phrases import head_of
from riwaya.read.attribution.noun_phrases import everyday_name, has_owner, name_in_apposition, unlisted_name
from riwaya.read.page import Page, Range

_TRIM = " \t\n.,;:،؛-–—\"“”«»„‘’'()[]"

_OPENING, _CLOSING = "«“„", "»”‟"

MAX_DIGITS = 9
"""Digits of the greatest number of people: longer figures are no numbers of anybody."""

_GENDERS = ("masculine", "feminine")
_NO_NAME = (
    "title",
    "office",
    "organisation",
    "nationality",
    "ordinal",
    "people",
    "group",
    "preposition",
    "time",
    "relative",
    "demonstrative",
    "same",
)
"""Classes of words that are no name even after a title (المدرب الفرنسي)."""

HEADS: tuple[tuple[str, SourceKind, bool], ...] = (
    ("medium", "medium", True),
    ("medium-noun", "medium", True),
    ("document", "document", True),
    ("government", "government", True),
    ("country", "government", True),
    ("organisation", "organisation", True),
    ("people", "official", False),
    ("group", "group", False),
    ("office", "official", True),
    ("title", "official", True),
)
"""Class of a phrase's head → kind of source, and whether such a phrase names its bearer."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a noun phrase says of its bearer. `words`: the phrase; `name_words`: the personal name in it."""

    words: Range
    name: str
    kind: SourceKind
    named: bool
    count: int
    office: str | None
    name_words: Range | None
    bare: bool
    """The phrase says too little to stand alone (the minister, the source, his highness)."""


def read_name(page: Page, words: Range) -> Named:
    """What the noun phrase `words` names; the directory, the chains and the rules ask it of the same phrases."""
    named: Named | None = page.found.get(("name", words))
    if named is None:
        named = page.found["name", words] = _read_name(page, words)
    return named


def _read_name(page: Page, words: Range) -> Named:
    words = _trimmed(page, words)
    style = page.language.styles.get(" ".join(page.norm(i) for i in range(*words)))
    if style is not None:
        return Named(words, style, "person", True, 1, None, None, False)
    several = declined.joint_names(page, words, _sure_name) if page.language.capitals else []
    if several:
        joiner = next(page.t.surface(i) for i in range(several[0][1], several[1][0]) if page.has(i, "joining"))
        turned = declined.nominative if page.language.declines else None
        name = f" {joiner} ".join(turned(page, each, True, words) if turned else _text(page, each) for each in several)
        return Named(words, name, "group", True, len(several), None, None, False)
    person = personal_name(page, words) or _quoted_name(page, words)
    if person is not None:
        office = _office(page, (words[0], person[0])) if person[0] > words[0] else ""
        if not office and person[1] < words[1]:
            office = _text(page, (person[1], words[1]))
        name = declined.nominative(page, person, True, words) if page.language.declines else _plain_name(page, person)
        second = _second_person(page, person[1], words[1])
        if second is not None:
            joined = f"{name} {page.t.words[person[1]].conjunction}{_text(page, second)}"
            return Named(words, joined, "person", True, 2, None, person, False)
        return Named(words, name, "person", True, 1, office or None, person, False)
    head, kind, named = _head(page, words)
    if kind == "medium":
        kind = _medium_kind(page, words)
    return Named(
        words,
        _plain_name(page, _without_clause(page, words)),
        kind,
        named,
        _count(page, words),
        None,
        None,
        _bare(page, words, head),
    )


def _second_person(page: Page, i: int, b: int) -> Range | None:
    """The name of a second person, joined by a conjunction written onto his title (النائب X والنائبة Y)."""
    if i >= b or not page.t.words[i].conjunction or not page.t.words[i].article or not page.has(i, "title", "office"):
        return None
    second = personal_name(page, (i, b))
    return second if second is not None and listed(page, second) else None


def _quoted_name(page: Page, words: Range) -> Range | None:
    """The personal name in quotation marks that opens the phrase, as agencies write it where nothing else marks it."""
    quotation = page.q.opened.get(words[0])
    if quotation is None or page.language.articles or page.language.capitals or not 0 < quotation.closer < words[1]:
        return None
    person = personal_name(page, (quotation.first, quotation.end))
    return person if person == (quotation.first, quotation.end) and quotation.end - quotation.first > 1 else None


def _text(page: Page, words: Range) -> str:
    """The words as written, without marks around them."""
    a, b = words
    while a < b and page.mark(a) and a not in page.q.opened:
        a += 1
    while b > a and page.mark(b - 1):
        b -= 1
    if b <= a:
        return ""
    text = page.t.text[page.t.starts[a] : page.t.ends[b - 1]].strip(_TRIM)
    text = _balanced(text)
    opened = text.rfind("(")
    return text if opened < 1 or ")" in text[opened:] else text[:opened].rstrip()  # وكالة الأنباء السعودية (واس)


def _balanced(text: str) -> str:
    """`text` without its quotation marks where one of a pair was cut off (صحيفة «الوطن)."""
    opening, closing = sum(map(text.count, _OPENING)), sum(map(text.count, _CLOSING))
    straight = text.count('"')
    if opening == closing and straight % 2 == 0:
        return text
    return "".join(c for c in text if c not in _OPENING + _CLOSING + '"')


def _without_clause(page: Page, words: Range) -> Range:
    """The phrase without a relative clause behind a comma (a port official, who asked not to be named)."""
    cut = next((i for i in range(words[0] + 2, words[1]) if page.has(i, "relative") and page.comma(i - 1)), None)
    if cut is None and page.language.declines:  # сообщение, разосланное жильцам
        cut = next((i for i in range(words[0] + 2, words[1]) if page.has(i, "adjective") and page.comma(i - 1)), None)
    return (words[0], cut - 1) if cut is not None else words


def _office(page: Page, words: Range) -> str:
    """What stands before a name, as written, but not a preposition on its first word: الوزير for للوزير."""
    return _text(page, words) if page.language.declines else _plain_name(page, words)


def _plain_name(page: Page, words: Range) -> str:
    """The phrase with the clitics of its first word peeled: وكالة for لوكالة."""
    word = page.t.words[words[0]]
    text = _text(page, words)
    if page.language.declines:
        return declined.nominative(page, words, False)
    first = page.t.surface(words[0])
    nominative = _without_case(page, words)
    if nominative != first:
        for k in range(*words):  # مصدرا قضائيا → مصدر قضائي
            bare = _without_case(page, (k, k + 1), k > words[0])
            text = text.replace(page.t.surface(k), bare, 1) if bare != page.t.surface(k) else text
            if k > words[0] and bare == page.t.surface(k):
                break
        first = nominative
    if not text.startswith(first) or not (word.conjunction or word.preposition):
        return text
    start = page.t.stem_span(words[0])[0] - page.t.starts[words[0]]
    return page.t.with_article(first[start:], word) + text[len(first) :]


def _without_case(page: Page, words: Range, adjective: bool = False) -> str:
    """The first of `words` without the ending of the indefinite accusative: قيادي for قياديا. An adjective that follows
    such a noun may be in no list."""
    i, case = words[0], page.language.lexicon.clitics.accusative
    word, surface = page.t.words[i], page.t.surface(i)
    bare = _unvowelled(page, surface)
    listed = word.conjunction + word.preposition + word.stem + case == word.norm  # مسؤولا, but إدريسا, طالما
    agrees = adjective and not (word.article or word.preposition or word.enclitic or page.mark(i))
    if case and bare.endswith(case) and (page.has(i, "accusative") and listed or agrees):
        return _unvowelled(page, bare.removesuffix(case))
    return surface


def _unvowelled(page: Page, text: str) -> str:
    """`text` without the vowel marks at its end."""
    vanish = page.language.fold_table
    while text and vanish.get(ord(text[-1]), 0) is None:
        text = text[:-1]
    return text


def _trimmed(page: Page, words: Range) -> Range:
    """The phrase without marks before it and without "himself" behind it."""
    a, b = words
    while a < b - 1 and page.mark(a) and a not in page.q.opened:
        a += 1
    while b - 1 > a and page.has(b - 1, "same"):
        b -= 1
    return a, b


def personal_name(page: Page, words: Range) -> Range | None:
    """The personal name inside the noun phrase `words`: a run that begins at a given name, after a title, or that is
    the whole phrase; never the namesake of a body (جامعة الملك سعود)."""
    if page.language.declines:
        return declined.personal_name(page, words)
    a, b = words
    comma = next((j for j in range(a + 1, b - 1) if page.comma(j)), None)
    uncased = page.language.articles and not page.language.capitals
    several = page.has(a, "group", "number") and not page.has(a, "one-of")  # أحد أحفاده، مايكل فان
    alone = comma is not None and uncased and not several
    if (
        comma is not None
        and alone
        and unlisted_name(page, a, comma)
        and page.has(comma + 1, "office", "title", "people")
    ):
        return a, comma  # لينا راسموسن، أستاذة علم الأوبئة
    if comma is not None and alone and name_in_apposition(page, comma, b):
        return comma + 1, next((k for k in range(comma + 1, b) if page.mark(k)), b)
    called = next((j for j in range(a + 1, b - 1) if page.has(j, "called") and not page.t.words[j].preposition), None)
    if called is not None and not page.has(a, "organisation", "document"):
        end = _name_end(page, called + 1, b)
        if end > called + 1:
            return called + 1, end  # أحد السكان، ويدعى سالم
    if not page.language.capitals or not any(_behind_role(page, i, a) and page.capital(i) for i in range(a + 1, b)):
        head = "document", "medium-noun", "people", "group"
        # والدتها فاطمة: the genitive is complete
        his = page.has(a, "people") and page.t.words[a].enclitic and a + 1 < b and page.has(a + 1, "given-name")
        if page.has(a, *head) and not (his or page.has(a, "office", "title", "source-noun")):
            return None
        if page.has(a, "organisation", "government", "medium", "country"):
            return None
    unnamed = page.has(a, "source-noun") or (page.has(a, "people", "group") and not page.has(a, "title", "office"))
    for starts in (_given_name,) if unnamed else (_given_name, _after_title):
        for i in range(a, b):
            if not page.mark(i) and not _namesake(page, i, a) and starts(page, i, a, b):
                end = _name_end(page, i, b)
                if end > i and not (end < b and not page.mark(end) and _owns(page, end)):
                    return i - _unlisted_before(page, i, a), end
    return None


def _unlisted_before(page: Page, i: int, a: int) -> bool:
    """Whether the word before the listed name at word i is a given name in no list, since a title or a definite office
    stands before it, or it opens the phrase and an office stands behind (الممثلة هند صبري، رئيس الجمعية كيرلس ميخائيل؛
    هند مراد كبيرة المحللين)."""
    if i - 1 < a or page.language.capitals or not page.language.articles:
        return False
    opens = (
        i - 1 == a and page.has(i + 1, "office", "title") and not page.t.words[i + 1].article
    )  # فرح مراد كبيرة المحللين
    led = i - 2 >= a and page.t.words[i - 2].article and (page.has(i - 2, "title") or page.has(a, "office", "title"))
    if not (opens or led):
        return False
    word = page.t.words[i - 1]
    return not (page.mark(i - 1) or word.classes or word.cues or word.article or word.preposition or word.enclitic)


def _owns(page: Page, end: int) -> bool:
    """Whether a possessive on the name before word `end` says that what follows is its bearer's (Mr. Marsh's firm)."""
    possessives = page.language.entities.possessives
    return bool(possessives) and page.norm(end - 1).endswith(possessives)


def _sure_name(page: Page, words: Range) -> Range | None:
    """The personal name in `words`, where more than its capitals shows one: a list, or the title before it."""
    name = personal_name(page, words)
    shown = page.language.declines or name is not None and (listed(page, name) or name[0] > words[0])
    return name if shown else None


def listed(page: Page, words: Range) -> bool:
    """Whether a part of a name is in a list of names: a noun and its adjective behind a title are none."""
    return any(page.has(i, *NAMES) for i in range(*words))


def _given_name(page: Page, i: int, a: int, b: int) -> bool:
    """Whether a personal name starts at word i because it is a known given name, or a family name alone."""
    word = page.t.words[i]
    if word.enclitic:
        return False  # علينا is "upon us"
    if "nationality" in word.classes and i > a:
        # an indefinite word is no adjective of a definite title: الأمير تركي الفيصل، المحلل المالي تركي الحواس
        t = i - 1
        while t > a and page.formed(t, "adjective-form") and not page.has(t, "title"):
            t -= 1
        after = page.t.words[i + 1].article if i + 1 < b and not page.mark(i + 1) else False
        after = after or page.has(i + 1, "name-part")  # تركي بن ناصر
        return after and not word.article and page.has(t, "title") and page.t.words[t].article
    if page.language.capitals:
        return page.capital(i) and page.has(i, "given-name")
    filial = page.has(i + 1, "filial") and i + 1 < b and not page.t.words[i + 1].enclitic
    if filial and not (word.article or word.preposition or page.has(i, *_NO_NAME)):
        return True  # سعيد بن ناصر
    if "given-name" in word.classes and (not word.article or (i > a and page.has(i - 1, "title"))):
        return not page.has(i, "office", "title") or i > a
    if page.has(i, "kunya") and i == a and i + 1 < b and page.has(i + 1, "given-name"):
        return True  # أم محمد
    if page.norm(i)[0].isdigit():
        return False
    if b - a == 2 and page.t.words[b - 1].article and page.has(b - 1, "title", "office"):
        return page.has(i, *NAMES) or page.has(b - 1, *NAMES)  # هداف الفريق
    # a single unknown word without an article, or a family name alone
    return i == a and b - a <= 2 and not word.article and not word.preposition and word.classes <= NAMES


def _after_title(page: Page, i: int, a: int, b: int) -> bool:
    """Whether a name that no list holds starts at word i: after a title (المقدم القرني، المدرب الفرنسي آرسين فينغر), or
    because everything is written with capitals."""
    word = page.t.words[i]
    if page.language.capitals:
        return page.capital(i) and (_behind_role(page, i, a) or _whole(page, i, a, b))
    if word.preposition or word.enclitic or not word.classes.isdisjoint(_NO_NAME):
        return False
    t = i - 1
    while t >= a and (page.has(t, "nationality", "ordinal") or t > a and page.formed(t, "adjective-form")):
        t -= 1  # السيناتور الجمهوري ليندسي غراهام
    if page.has(i - 1, "nationality") and page.has(a, "office", "title") and not word.article and t >= a:
        prepositions = page.language.lexicon.clitics.prepositions
        return bool(word.classes) or not word.norm.startswith(prepositions)  # رئيس الجمعية السعودية لطب الأسرة
    ended = i > a and (page.t.words[i - 1].article or page.has(i - 1, "nationality", "country"))
    if ended and i + 1 < b and not word.article and not word.classes and page.has(i + 1, "family-name"):
        return page.has(a, "office", "title")  # رئيس البعثة بتال العتيبي
    if _closes_office(page, i, a, b):
        return True  # مدير الفريق في معسكر سويسرا باسم أبوداود
    if i == a and not word.article and word.classes <= {*NAMES, "no-name"} and _apposition(page, i, b):
        return True  # وارن تراس نائب رئيس الوزراء
    if t == a - 1 and i > a and not word.article and not word.classes:
        return True  # الصيني جانغ يونغلي
    if t < a or not page.has(t, "title") or page.t.words[t].preposition and not (t == a and page.t.words[t].article):
        return False
    if (
        word.article
        and word.classes <= {"no-name"}
        and page.has(t, "common-title")
        and page.formed(i, "adjective-form")
    ):
        return False  # الأب المكلوم
    if _adjective_before_name(page, i, b):
        return False  # المحلل المالي تركي الحواس
    bound = t > a and page.has(t - 1, "office", "organisation", "title") and not page.t.words[t - 1].article
    adjectives = word.article and i + 1 < b and not page.mark(i + 1) and page.t.words[i + 1].article
    return not bound and not adjectives


def _adjective_before_name(page: Page, i: int, b: int) -> bool:
    """Whether word i behind a title is an adjective, and a name in no list begins behind it."""
    if i + 1 >= b or page.mark(i + 1) or not (page.t.words[i].article and page.formed(i, "adjective-form")):
        return False
    after = page.t.words[i + 1]
    return not (after.article or after.preposition or page.has(i + 1, "office", "title", "filial", "name-part"))


def _behind_role(page: Page, i: int, a: int) -> bool:
    """Whether what stands before word i says what somebody is: a title, or the noun of an office in small letters
    (ministry spokeswoman Raja Khudairi), before a comma too (the governor of the Shatt, Abdel-Wadoud Shammaa)."""
    if i <= a or page.has(i, "title", "organisation", "nationality"):
        return False
    if page.has(i - 1, "title") or page.norm(i - 1) == "." and i - 2 >= a and page.has(i - 2, "title"):
        return True  # Mr. Marsh
    if page.has(i - 1, "office") and page.has(i, "given-name") and not page.mark(i + 1) and page.capital(i + 1):
        return True  # City Attorney Adam Marsh
    roles = range(a, i - 1) if page.comma(i - 1) else range(i - 1, i)
    return any(_role(page, j) for j in roles) and not _has_head(page, i, i + 1)


def _role(page: Page, i: int) -> bool:
    """Whether word i is the noun of an office or a person and no part of a name."""
    plain = not page.capital(i) or i == page.sentence(i)[0]
    return plain and page.has(i, "office", "people", "masculine", "feminine", "title")


def _whole(page: Page, i: int, a: int, b: int) -> bool:
    """Whether the phrase is a name from its first word on: everything before its first comma has a capital, and no word
    of it says what it is."""
    end = next((j for j in range(a, b) if page.comma(j)), b)
    words = range(a, end)
    plain = i == a and not page.has(a, "title", "office")
    return plain and all(page.capital(j) for j in words) and not _has_head(page, a, end)


def _closes_office(page: Page, i: int, a: int, b: int) -> bool:
    """Whether words `i:b` are the unknown words, two to four, that close the phrase of an office: behind its definite
    genitive, an indefinite word that no adjective can be (رئيس الجمعية بوعزة السملالي)."""
    if i == a or not page.has(a, "office", "title"):
        return False
    if i - a < 2:  # الوزير هولغر فايسمان: behind the bare office only words that no noun looks like
        return page.t.words[a].article and unlisted_name(page, i, b) and not any(_shaped(page, k) for k in range(i, b))
    before = page.t.words[i - 1]
    closing = ("country", "nationality", "medium", "platform", "proper-body")
    ended = before.article or not before.classes.isdisjoint(closing)
    return ended and unlisted_name(page, i, b)


def _shaped(page: Page, k: int) -> bool:
    """Whether word k, in no list of names, has the shape of a common noun or an adjective."""
    return not page.has(k, *NAMES) and bool(page.t.words[k].classes or page.t.words[k].forms)


def _apposition(page: Page, i: int, b: int) -> bool:
    """Whether two or three unknown words from i lead up to an office in apposition."""
    office = next((j for j in range(i + 1, min(b, i + 6)) if page.has(j, "office", "title")), None)
    if office is None or office - i < 2:
        return False
    if page.comma(office - 1):
        return unlisted_name(page, i, office - 1)  # بوعزة السملالي، رئيس الجمعية
    if page.t.words[office].article or office - i > 3:
        return False
    return all(page.t.words[j].classes <= NAMES and not page.t.words[j].article for j in range(i, office))


def _has_head(page: Page, a: int, b: int) -> bool:
    return any(
        page.has(i, "organisation", "government", "medium", "medium-noun", "document", "group", "pronoun")
        for i in range(a, b)
    )


def _namesake(page: Page, i: int, a: int) -> bool:
    """Whether the name at word i is part of a body's name (مستشفى الملك فهد)."""
    j = i - 1
    while j >= a and page.has(j, "title"):
        j -= 1
    if j < a or page.t.words[j].article or page.has(j, "proper-body"):
        return False
    if page.language.capitals and j < i - 1:
        return False  # European Council President Anna Lind: the title is hers
    return page.has(j, "organisation", "medium-noun", "place-noun")


def _name_end(page: Page, i: int, b: int) -> int:
    j = begin = i
    while j < b and not page.mark(j) and j - i < 7:
        word = page.t.words[j]
        if j > i and page.has(j, "nationality") and word.article and page.t.words[j - 1].classes <= {*NAMES, *_GENDERS}:
            return j + 1  # a family name: محمد شياع السوداني
        if j == b - 1 > i and word.article and page.has(j, "title") and page.has(j - 1, "given-name"):
            return b  # a family name that is a trade's: سامر القاضي
        surname = j > i and page.has(j, "family-name") and page.has(j - 1, "given-name")  # روحانی is a cleric too
        if (
            j > i
            and not (surname or _fathers(page, j) and not word.article)
            and not word.classes.isdisjoint((*_NO_NAME, "adverbial", "that", "joining", "contrast", "verb", "negation"))
        ):
            break
        if (word.enclitic or (word.preposition and word.article and len(word.stem) > 1)) and j > i:
            break
        if j > i and page.has(j, "then") and not page.has(j, "name-part"):
            break  # أما عمر فلا
        if j > i and j in page.at and page.at[j].finite and page.at[j].end - j > 1:
            break  # أما عمر فاكتفى بالقول
        if j > i and page.norm(j)[0].isdigit():
            break  # an age
        if page.language.capitals and not page.capital(j) and not page.has(j, "name-part"):
            break
        if j > i and page.language.articles and not page.language.capitals and _no_name_behind(page, j, b):
            break
        if j > i and word.conjunction and not word.article and "given-name" in word.classes:
            begin = j
            j += 1  # joint speakers are one string
            continue
        if j > i and "no-name" in word.classes and not _closing_surname(page, i, j, b):
            break
        if _foreign_to_name(page, begin, j, b):
            break
        j += 1
    return j


def _closing_surname(page: Page, i: int, j: int, b: int) -> bool:
    """Whether word j, in no list, is a family name though it ends like a feminine: it closes the phrase right behind a
    listed given name, an office stands before, and it is no participle (أستاذة الأدب ليلى بنونة; not ليلى غاضبة). With
    the article it would agree with the name as an adjective (الغواص خليل النوايسة)."""
    word = page.t.words[j]
    closes = j == b - 1 or page.comma(j + 1)
    if page.language.capitals or j != i + 1 or not closes or word.enclitic or word.conjunction:
        return False
    if word.article and not (page.has(i, "masculine") and page.formed(j, "feminine-form")):
        return False
    titled = page.has(i - 1, "title") or page.t.words[i - 1].article or page.has(i - 1, "nationality")
    styled = page.has(i - 1, "title") and not page.has(i - 1, "common-title") and not page.t.words[i].classes
    known = (page.has(i, "given-name") or styled) and word.classes <= {"no-name"}
    return bool(known and titled and not page.formed(j, "participle-form"))


def _fathers(page: Page, j: int) -> bool:
    """Whether word j names a father or a son, whatever else it may be (أنس بن مالك، علي بن أبي طالب)."""
    return page.has(j - 1, "filial") or page.has(j - 1, "name-part") and page.has(j - 1, "given-name")


def _no_name_behind(page: Page, j: int, b: int) -> bool:
    """Whether word j, behind a name, is a verb of saying, carries its owner, or governs what is pointed at: no part of
    the name (حمزة يرى، أم ياسين خوفها، مريم تفاصيل تلك الليلة)."""
    if page.has(j, *NAMES):
        return False
    hit = page.at.get(j)
    speaks = hit is not None and hit.form("present") is not None
    word = page.t.words[j]
    event = page.has(j, "object-noun") and not (word.article or word.preposition or everyday_name(page, j))
    event = event and j + 1 < b and page.t.words[j + 1].article
    return speaks or event or has_owner(page, j) or j + 1 < b and page.has(j + 1, "demonstrative")


def _foreign_to_name(page: Page, i: int, j: int, b: int) -> bool:
    """Whether word j, in no list of names, ends the name that began at word i: two parts are enough, but a third may
    close the whole phrase (جان بول ترواديك), and عبد or بن with what follows counts as one."""
    word = page.t.words[j]
    if page.language.capitals or not word.classes.isdisjoint(NAMES) or page.has(j - 1, "name-part"):
        return False
    parts = sum(1 for k in range(i, j) if not page.has(k, "name-part"))
    if word.article:
        # of two words with their article the second is another noun: قطع عبدالإله المغلوث الطريق
        return parts >= 2 and (j != b - 1 or page.t.words[j - 1].article or page.governs(j))
    closes = j == b - 1 or page.comma(j + 1)
    return parts >= 2 and not (parts == 2 and closes and not word.classes and not word.enclitic)


def _head(page: Page, words: Range) -> tuple[str, SourceKind, bool]:
    heads: Sequence[int] = range(words[0], min(words[1], words[0] + 6))
    if page.language.declines:
        head = head_of(page, *words)
        heads = (words[0], head) if head is not None and head not in page.q.opened else range(*words)
    elif page.language.capitals:
        heads = _head_last(page, heads)
    for i in heads:
        for name, kind, named in HEADS:
            if page.has(i, name):
                if name == "people" and page.has(i, "office") and page.t.words[i].article:
                    return "office", "official", True  # the spokesman of a body is known, a spokesman is not
                return name, kind, named
    if page.language.capitals and not any(page.capital(i) for i in range(*words)):
        return "", "other", False
    return "", "other", True


def _head_last(page: Page, words: Sequence[int]) -> Sequence[int]:
    """The words of a phrase whose head stands behind the nouns that limit it, the head first: an office there says that
    a person is meant (the agency director), whatever limits it."""
    close = ("preposition", "relative", "verb", "that", "joining")
    stop = next((i for i in words[1:] if page.mark(i) or page.has(i, *close)), words[-1] + 1 if words else 0)
    last = stop - 1
    role = last > words[0] and page.has(last, "office", "people", "group") and not page.has(last, "organisation")
    return [last, *words] if role else words


def _medium_kind(page: Page, words: Range) -> SourceKind:
    for i in range(*words):
        for p in page.language.lexicon.phrases_from(page.norm(i), page.norm(i + 1)):
            if p.medium and page.follows(i, p.words):
                return "agency" if page.language.media.get(p.medium) == "agency" else "medium"
    return "medium"


def _count(page: Page, words: Range) -> int:
    """Number of people: a figure or number word at the head of the phrase; 1 where nothing says."""
    for i in range(words[0], min(words[1], words[0] + 2)):
        value = page.language.number_words.get(page.t.words[i].stem) or page.language.number_words.get(page.norm(i))
        if value:
            return value
        if page.norm(i).isdecimal() and len(page.norm(i)) <= MAX_DIGITS:
            return int(page.norm(i))
    return 1


def _country(page: Page, i: int) -> bool:
    """Whether word i is a country in a language that has adjectives of its own for nationalities (президент США)."""
    return page.language.declines and page.has(i, "country")


def _bare(page: Page, words: Range, head: str) -> bool:
    """Whether the phrase only points back: a definite head alone, or an honorific pronoun."""
    if page.has(words[0], "honorific-pronoun", "pronoun"):
        return True
    said = [i for i in range(*words) if not page.mark(i) and not page.has(i, "same", "demonstrative", "determiner")]
    if page.language.declines and len(said) == 1:
        surface = page.t.surface(said[0])
        proper = page.has(said[0], "body-name") or not page.has(said[0], "noun", "adjective")
        if surface.isupper() or proper and surface[0].isupper():
            return False  # СК, ЦБ, Роснефть, Google
        if page.has(said[0], "stands-for-person", "stands-for-body", "man-or-woman"):
            return True
        if page.has(said[0], "animate") and (surface.islower() or said[0] == page.sentence(said[0])[0]):
            return True
    if head in ("office", "title") and said and not page.has(said[0], "people"):
        said = said[:1] + [i for i in said[1:] if not page.has(i, "nationality", "ordinal") or _country(page, i)]
    if head == "" and len(said) == 1 and page.t.words[said[0]].article and words[1] - words[0] > 1:
        return not page.t.words[said[0]].classes  # الملياردير الأميركي: somebody described, not named
    return (
        len(said) == 1
        and head in ("office", "title", "people", "group", "organisation", "document", "medium-noun", "government")
        and (not page.language.articles or page.t.words[said[0]].article or page.has(words[0], "definite"))
    )
