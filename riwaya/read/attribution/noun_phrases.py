"""Where a noun phrase that may name a speaker begins and ends, where its cases are not written."""

from __future__ import annotations

from riwaya.languages.lexicon import NAMES
from riwaya.read.page import Page, Range

MAX_NAME = 24
"""Words of a speaker's name with all his offices."""

ASIDE = 6
"""Words of an aside between dashes that stands where the speaker may."""

SEVERAL = ("number", "group", "people", "source-noun", "organisation", "document", "takes-preposition")
"""Classes of words that a preposition "of" goes on with (ثلاثة من كبار المسؤولين، شاهد من رويترز)."""

BEHIND_A_SPEAKER = ("eulogy", "adverb", "whether")
"""Classes of phrases that may end a noun phrase before them."""

UNLISTED = frozenset({"accusative", "no-name"})
"""Classes that a word in no list may have by its shape."""

LONGEST_NAME = 6
"""Words of a personal name, with the comma before it."""

NOMINAL = (
    "office", "title", "people", "group", "organisation", "government", "document", "medium-noun", "medium",
    "given-name", "family-name", "honorific-pronoun", "number", "country",
)  # fmt: skip


def noun_phrase(page: Page, begin: int, end: int, given: bool = False) -> Range | None:
    """The speaker's name with office and touching apposition at the start of words `begin:end`; None if none starts
    there. Leading marks and adverbials ("أمس"، "في بيان") are passed over, unless the phrase is
    `given` to begin at once."""
    i = begin if page.t.words[begin : begin + 1] and given else _skip_openers(page, begin, end)
    if i >= end or not _can_start(page, i):
        return None
    stop = phrase_end(page, i, min(end, i + MAX_NAME))
    while stop > i and (page.mark(stop - 1) and stop - 1 not in page.q.closed and page.norm(stop - 1) != ")"):
        stop -= 1
    return (i, stop) if stop > i else None


def has_owner(page: Page, i: int) -> bool:
    """Whether word i carries a pronoun, which an unlisted noun shows by its ending (أصحابها، تفاؤله)."""
    word = page.t.words[i]
    if word.enclitic or not page.has(i, "object-noun", "accusative") or word.article:
        return bool(word.enclitic)
    return word.norm.endswith(page.language.lexicon.clitics.enclitics)


def _skip_openers(page: Page, i: int, end: int) -> int:
    """Past marks, adverbs of time and adverbials that stand before the speaker."""
    while i < end:
        if page.dash(i):
            closing = next((j for j in range(i + 1, min(end, i + ASIDE)) if page.dash(j)), None)
            i = i + 1 if closing is None else closing + 1  # وقال - رعاه الله -: …
        elif page.mark(i) and i not in page.q.opened:
            i += 1
        elif page.has(i, "time") and not page.has(i, "given-name") and not page.has(i, "adverbial"):
            i += page.phrase(i, "time")
        elif page.has(i, "modal-before-cue", "adverb"):
            i += 1 + (page.has(i, "manner") and _described(page, i + 1))
        elif page.formed(i, "circumstance") and page.t.words[i].classes <= UNLISTED:
            i += 1  # قال مبتسما
        elif _opens_adverbial(page, i):
            comma = next((j for j in range(i, end) if page.comma(j)), None)
            if comma is None:
                return _noun_after_adverbial(page, i, end)
            i = comma + 1
        else:
            break
    return i


def _described(page: Page, i: int) -> bool:
    """Whether word i, behind a noun of manner, can be its adjective (بنبرة حزينة، بتأثر واضح)."""
    word = page.t.words[i] if not page.mark(i) else None
    return word is not None and not (word.article or word.enclitic or word.preposition) and word.classes <= UNLISTED


def _noun_after_adverbial(page: Page, i: int, end: int) -> int:
    """Where an adverbial without a comma may end: at the first office, title or body that follows it."""
    binding = ("preposition", "office", "adverbial", "organisation", "object-noun", "listener-noun")
    for j in range(i + 2, end):
        heads = page.has(j, "title", "office", "people", "group") and not page.t.words[j].preposition
        if heads and not page.has(j - 1, *binding):
            return j
    return end


def _opens_adverbial(page: Page, i: int) -> bool:
    return page.phrase(i, "adverbial") > 0 or (
        page.t.words[i].preposition != "" and page.t.words[i].classes.isdisjoint(("given-name", "family-name"))
    )


def _can_start(page: Page, i: int) -> bool:
    """Whether a name or noun phrase can start with word i."""
    if page.has(i, "among") and (not page.has(i, "group") or page.has(i - 1, "preposition")):
        return False  # تؤكد أوساط الوزير, but: في أوساط الوزارة
    if page.mark(i):
        return i in page.q.opened
    if _carries_speech(page, i) or page.t.words[i].conjunction and page.t.words[i].article:
        return False  # قال والدموع في عينيه
    if page.has(
        i,
        "that",
        "preposition",
        "relative",
        "negation",
        "whether",
        "contrast",
        "what",
        "address-preposition",
        "carried",
        "yes-no",
        "adverb",
    ):
        return page.phrase(i, "number") > 0
    if page.has(i, "pronoun") and page.t.words[i].conjunction:
        return False
    pointing = page.has(i, "demonstrative") and page.has(i - 1, "preposition")  # بعد ذلك
    if (
        pointing
        or page.has(i, "demonstrative")
        and (page.mark(i + 1) or page.has(i + 1, "address-preposition", "preposition"))
    ):
        return False
    if page.norm(i)[0].isdigit():
        return page.has(i + 1, "people", "group", "office")
    return not _speaks_behind_comma(page, i)


def _speaks_behind_comma(page: Page, i: int) -> bool:
    """Whether word i is a verb of saying that opens the main clause (في مقال نشر أمس، كتب رامز أن …): no speaker of the
    verb before the comma."""
    hit = page.at.get(i) if page.comma(i - 1) else None
    past = hit is not None and hit.form("past") is not None
    return past and not page.t.words[i].article and not page.has(i, *NOMINAL)


def phrase_end(page: Page, i: int, end: int) -> int:
    """First word after the noun phrase that starts at word i."""
    if style := page.phrase(i, "eulogy"):
        return min(i + style, end)  # قال عز وجل
    j = i
    while j < end:
        if page.norm(j) == "(":
            closing = next((k for k in range(j, end) if page.norm(k) == ")"), None)
            if closing is None:
                break
            j = closing + 1
            continue
        quotation = page.q.opened.get(j)
        if quotation is not None and 0 <= quotation.closer < end:
            j = quotation.closer + 1
            continue
        if j > i and medium_told(page, j):
            break
        if (known := page.phrase(j, "medium", "organisation")) > 1:
            j = min(j + known, end)  # شبكة سي إن إن، منظمة أطباء بلا حدود
            continue
        if j > i and _breaks(page, i, j, end):
            break
        j += 1
    return j


def _breaks(page: Page, start: int, j: int, end: int) -> bool:
    """Whether the noun phrase from `start` ends before word j."""
    if _carries_speech(page, j) or page.phrase(j, *BEHIND_A_SPEAKER) and _opens_behind(page, j):
        return True
    if page.mark(j):
        return not _apposition_follows(page, j, end)
    closing = ("relative", "that", "contrast", "then", "own-formula", "carried", "adverb", "entitled", "subordinating")
    if page.has(j, *closing):
        return not _particle_of_name(page, j)
    if page.has(j, "pronoun") and page.t.words[j].conjunction:
        return True  # وهي تجلس أمام خيمتها
    if page.t.words[j].conjunction and page.t.words[j].article and not page.t.words[j].classes - UNLISTED:
        return bool(page.t.words[j - 1].enclitic) and page.has(
            j - 1, "people", "office", "group"
        )  # والده والدموع تخنقه
    if (
        page.has(j, "time")
        and not page.has(j - 1, "title", "preposition", "medium-noun")
        and not page.has(j, "given-name")
    ):
        return True
    some = page.has(j, "partitive") and (page.has(start, *SEVERAL) or page.has(j - 1, *SEVERAL) or _counts(page, j - 1))
    bound = page.has(j, "preposition") and not (some or page.t.words[j].article)  # صحيفة الصباح
    if page.phrase(j, "adverbial") or bound:
        return not (_part_of_office(page, j) or page.phrase(j, "describes") or _belongs(page, start, j))
    if page.has(j, "who", "what") and j + 1 in page.at or _done(page, j):
        return True
    hit = page.at.get(j)
    verb = hit is not None and (hit.form("past", "present") or hit.finite and hit.end - j > 1)
    if verb and not page.has(j, *NOMINAL) and not page.t.words[j].article:
        return True  # أما المدير فاكتفى بالقول
    if page.has(j - 1, "nominative") and page.t.words[j].article and not page.has(j, "nominative"):
        return True  # an adjective would agree: اتهم الانفصاليون الجيش
    if page.has(j - 1, "nominative") and page.t.words[j - 1].article and _object(page, j):
        return True  # ردد المحتجون شعارات
    if j - 1 in page.q.closed and page.has(start, "medium-noun", "organisation") and _behind_name(page, j):
        return True
    if page.has(j, "demonstrative") and (page.mark(j + 1) or page.has(j + 1, "preposition", "that") or j + 1 >= end):
        return True  # واعتبر النائب ذلك «جريمة»
    if _his_own(page, j) or _spoken_to(page, start, j) or _seen(page, start, j):
        return True
    if _dated(page, j):
        return True
    if (
        page.has(j, "accusative")
        and not page.t.words[j].article
        and (page.t.words[j - 1].article or not has_owner(page, j))  # المتحدث باسم خارجيتها
        and any(page.t.words[i].article or page.has(i, "one-of-several") for i in range(start, j))
    ):
        return True
    return addresses(page, j) or page.has(j, "modal-before-cue")


def medium_told(page: Page, j: int) -> bool:
    """Whether the medium at word j is whom the phrase before it told: no genitive follows an indefinite adjective (أفاد
    مصدر أمني وكالة رويترز)."""
    word, before = page.t.words[j], page.t.words[j - 1]
    if word.conjunction or word.preposition or word.article or not page.has(j, "medium", "medium-noun"):
        return False
    described = page.formed(j - 1, "nisba") and not before.article and not page.has(j - 1, *NAMES)
    return described and page.has(j - 2, "source-noun", "people", "office")


def _dated(page: Page, j: int) -> bool:
    """Whether words j and j + 1 say when (قال خبير في المنظمة الشهر الماضي، نقلت الصحف يوم الحادث)."""
    word = page.t.words[j]
    of_day = page.has(j, "span") and not (word.article or word.preposition or word.conjunction or word.enclitic)
    if of_day and page.t.words[j - 1].article and j + 1 < len(page.t) and page.t.words[j + 1].article:
        return not page.has(j - 1, "title")
    adjective = j + 1 < len(page.t) and page.t.words[j + 1].article and page.formed(j + 1, "adjective-form")
    span = page.has(j, "span") and page.t.words[j].article and not page.t.words[j].preposition
    if not span or page.has(j - 1, "preposition", "office", "title", "people", "organisation"):
        return False  # المدير العام التنفيذي
    return bool(adjective) and page.t.words[j + 1].classes <= UNLISTED


def _behind_name(page: Page, j: int) -> bool:
    """Whether word j, behind a body's name in quotation marks, is an indefinite noun: that name is complete without it
    (نشرت صحيفة «الغد» مقتطفات)."""
    word = page.t.words[j]
    plain = not (word.article or word.conjunction or word.preposition or word.enclitic)
    return plain and word.classes <= UNLISTED


def _done(page: Page, j: int) -> bool:
    """Whether word j is a verbal noun with a preposition written onto it: what somebody began or did (قامت السيدة ديفيس
    بتصميم البطاقات), unless it is of his office (المكلف بالتحقيق)."""
    word = page.t.words[j]
    noun = word.classes <= {"object-noun", "accusative"} and page.has(j, "object-noun") and not page.mark(j + 1)
    begun = word.preposition and "address-preposition" not in page.written_on(j)
    return bool(begun) and noun and not page.has(j - 1, "takes-preposition", "office", "title")


def _opens_behind(page: Page, j: int) -> bool:
    """Whether a blessing, an adverb of several words or a question opens at word j."""
    if page.phrase(j, "eulogy") or page.phrase(j, "adverb") > 1:
        return True
    return bool(page.phrase(j, "whether")) and not page.t.words[j].preposition  # تروي سعاد كيف


def _his_own(page: Page, j: int) -> bool:
    """Whether the noun at word j, with its owner written on it, is an object behind a complete speaker (بدأت
    حليمة حديثها، لا يخفي الوزير قلقه): no noun in the genitive would carry one."""
    word, before = page.t.words[j], page.t.words[j - 1]
    if word.article or word.preposition or page.has(j, *NAMES):
        return False
    if word.enclitic not in page.language.enclitics or page.language.enclitics[word.enclitic] not in ("m", "f", "p"):
        return False
    if page.has(j - 1, "given-name", "family-name") and not before.article:
        return not page.has(j, "relation")  # سعاد زوجته is his wife, أبو بكر جيشه commands it
    kin = page.has(j, "relation") and not page.has(j - 1, "family-name")  # سأل الطفل والده
    return before.article and (kin or word.classes.isdisjoint(NOMINAL)) and not page.has(j - 1, "preposition")


def _seen(page: Page, start: int, j: int) -> bool:
    """Whether word j is the verb of a clause on the text that the phrase names, which takes it up again (رسائل حصلت
    عليها)."""
    plain = not (page.t.words[j].article or page.t.words[j].preposition or page.has(j, *NOMINAL))
    return page.has(start, "document", "authored") and plain and page.has(j + 1, "resumes")


def _spoken_to(page: Page, start: int, j: int) -> bool:
    """Whether word j names to whom a person speaks (قال الحسن لرجل، يقول المواطن للوزير); behind an office or
    a body it may belong to the name (المستشار القانوني للوزير)."""
    before = page.t.words[j - 1]
    if not page.has(j, "office", "people", "title", "group") or "address-preposition" not in page.written_on(j):
        return False
    offices = ("office", "organisation", "takes-preposition", "document", "medium-noun", "government")
    if any(page.has(i, *offices) for i in range(start, j)):
        return False
    return before.article or page.has(j - 1, "given-name", "family-name")


def _object(page: Page, j: int) -> bool:
    """Whether word j, behind a plural in the nominative, is an indefinite noun: no part of it and its object."""
    word = page.t.words[j]
    plain = not (word.article or word.conjunction or word.preposition or page.mark(j))
    return plain and word.classes.isdisjoint(("given-name", "family-name", "preposition", "name-part", "partitive"))


def _counts(page: Page, i: int) -> bool:
    """Whether a phrase of number that ends in "of" begins with word i (كل من، عدد من)."""
    return page.phrase(i, "number") > 1


def _particle_of_name(page: Page, j: int) -> bool:
    """Whether word j closes a name and opens no speech, though it may do both (مايكل فان، كبير المستشارين)."""
    if not (page.has(j, "name-part") and page.has(j - 1, "given-name")):
        return False
    following = page.t.words[j + 1] if j + 1 < len(page.t) else None
    unlisted = following is not None and not (following.classes or following.cues or following.article)
    return page.mark(j + 1) or unlisted


def _carries_speech(page: Page, i: int) -> bool:
    """Whether word i is "his saying" or "the saying", which hands on a verb's speech (تابع قوله، واصل القول)."""
    return page.has(i, "carrying")


def _belongs(page: Page, start: int, j: int) -> bool:
    """Whether "in the ministry" behind an unnamed official and his adjectives says where he belongs."""
    if page.has(j, "adverbial") and not page.has(j, "within"):
        return False  # المتهم خلال الجلسة
    near = page.has(start, "takes-preposition") and j - start <= 3 and not any(page.mark(i) for i in range(start, j))
    unnamed = page.has(start, "source-noun", "group", "people") and page.norm(j + 1) != ""
    near = near or (unnamed and j - start <= 3)
    body = page.has(j + 1, "organisation", "government", "country", "medium-noun")
    body = body or (unnamed and page.t.words[j + 1].article)
    return near and body and not page.has(j + 1, "listener-noun", "time")


def _part_of_office(page: Page, j: int) -> bool:
    """Whether the preposition at word j belongs to what it follows (المسؤول عن …، النائب في البرلمان)."""
    governs = page.has(j - 1, "takes-preposition")
    if not governs and page.has(j, "represents") and j > 0:  # النائبة عن العاصمة
        governs = "takes-preposition" in page.language.lexicon.classes.get(page.t.words[j - 1].stem, ())
    return j > 0 and governs and not (not page.mark(j + 1) and _his(page, j + 1))


def _his(page: Page, i: int) -> bool:
    """Whether word i is something of the speaker's own: what he wrote on, not what he is in charge of (على حسابه)."""
    return bool(page.t.words[i].enclitic) or page.has(i, "listener-noun")


def _apposition_follows(page: Page, j: int, end: int) -> bool:
    """Whether an office, a title or a name in apposition follows the comma at word j (X، رئيس Y؛ صاحب المحل، X)."""
    if not page.comma(j) or j + 1 >= end or page.t.words[j + 1].preposition:
        return False
    return page.has(j + 1, "office", "title") or name_in_apposition(page, j, end)


def name_in_apposition(page: Page, j: int, end: int) -> bool:
    """Whether a personal name fills the words between the comma at word j, behind a noun, and the next one."""
    first = page.t.words[j + 1]
    if page.mark(j - 1) or page.has(j - 1, *NAMES) or first.conjunction or first.article:
        return False
    named = (
        page.has(j + 1, "given-name")
        or everyday_name(page, j + 1)
        or page.has(j + 1, "kunya")
        and page.has(j + 2, "given-name")
    )
    stop = next((k for k in range(j + 1, end) if page.mark(k)), end)
    described = any(page.has(k, "office", "title", "people") for k in range(max(0, j - LONGEST_NAME), j))
    if not named and described and unlisted_name(page, j + 1, stop):
        return True
    return named and stop - j <= LONGEST_NAME and not any(_no_part_of_name(page, k) for k in range(j + 1, stop))


def unlisted_name(page: Page, i: int, end: int) -> bool:
    """Whether words `i:end`, where a name is due, can be one that no list holds: two to four plain words, the first
    without an article (بوعزة السملالي)."""
    if not 2 <= end - i <= 4 or page.t.words[i].article or page.formed(i, "circumstance"):
        return False
    plain = {*NAMES, "no-name", "masculine", "feminine"}
    for k in range(i, end):
        word = page.t.words[k]
        if page.mark(k) or word.preposition or word.enclitic or word.conjunction or word.cues:
            return False
        if page.has(k, "name-part"):
            continue  # إي, which is also an abstract noun by its shape
        if not word.classes <= plain or word.article and "no-name" in word.classes:
            return False
    return True


def everyday_name(page: Page, i: int) -> bool:
    """Whether word i is a given name and an everyday word (سعيد، أمل): a name only where its place says so."""
    return "everyday-name" in page.language.entities.lexicon.classes.get(page.norm(i), ())


def _no_part_of_name(page: Page, k: int) -> bool:
    return page.has(k, "verb", "preposition", "that", "relative") and not page.has(k, *NAMES)


def addresses(page: Page, j: int) -> bool:
    """Whether word j opens an address to a listener (للصحفيين، لرويترز، لوكالة)."""
    word = page.t.words[j]
    if page.has(j, "reporters-address"):
        return True
    if word.preposition and not word.classes.isdisjoint(("given-name", "family-name")) and j > 0:
        return "address-preposition" in page.written_on(j) and page.t.words[j - 1].article  # قالت المستشارة لبوتين
    return bool(word.preposition) and not word.classes.isdisjoint(("medium", "medium-noun", "group"))
