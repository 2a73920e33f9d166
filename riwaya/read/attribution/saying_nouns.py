"""Nouns that report, their speaker behind them or written on them: قوله إن …، اتهامات المعارضة بـ…، دعوته إلى …"""

from __future__ import annotations

from riwaya.languages.lexicon import CueForm
from riwaya.read.attribution.acts import handles
from riwaya.read.attribution.building import build
from riwaya.read.attribution.complement import Complement
from riwaya.read.attribution.complements import NAME_QUOTE, find_complement
from riwaya.read.attribution.nominal import can_be_object
from riwaya.read.attribution.noun_phrases import NOMINAL, UNLISTED, noun_phrase
from riwaya.read.page import Hit, Page, Proposal

NEAR = 3
"""Words between a noun and a complement that is doubtful elsewhere."""


def noun(page: Page, hit: Hit) -> Proposal | None:
    """قوله إن …، تصريحات الوزير بأن …، دعوته إلى …: a noun that reports; its speaker is written on it or follows."""
    form = hit.form("noun")
    if form is None or page.t.words[hit.first].norm == "":
        return None
    found = find_complement(page, hit, form.cue, hit.end) or _owned_object(page, hit, form)
    if found is None or found.start - hit.end > 10 or handles(page, form, found):
        return None
    if any(
        i in page.at and page.at[i].finite and not all(f.cue.weak for f in page.at[i].forms)
        for i in range(hit.end, found.zone_end)
    ):
        return None  # صدر بيان جاء فيه أن؛ وفي رده على X قال Y إن: the verb reports
    word = page.t.words[hit.first]
    if word.enclitic in page.language.first_person_enclitics and not page.q.inside[hit.first]:
        return None  # في تقديرنا أن: the writer's own
    if page.language.enclitics.get(word.enclitic) == "1" and form.cue.weak:
        return None  # رسالتي أن: the speaker's own
    if word.enclitic and page.has(hit.first - 1, "wishes"):
        return None  # ما أريد قوله أن
    if found.kind == "object" and found.start == hit.end and word.enclitic and page.has(hit.end, *NOMINAL):
        return None  # إذا رفضه المجلس: a verb with its subject
    plain = found.kind in ("that", "quote", "colon")
    q = found.quotation
    if q is not None and q.end - q.first <= NAME_QUOTE and not page.colon(q.opener - 1) and page.norm(q.opener) != "(":
        return None  # روايتها «ملح»: a title
    if _announced(page, hit, form, found):
        return build(page, hit, form, found, f"noun-{found.kind}", None, [], hidden=True)
    if not plain and not _governs(page, hit, form, found):
        return None
    source = noun_phrase(page, hit.end, found.zone_end)
    quoted = found.kind != "that" and not (word.enclitic or source is not None and _saying_of(page, hit, found))
    if plain and (quoted or (word.article and found.zone_end > hit.end)):
        return None
    parted = any(page.comma(i) or page.has(i, "that", "relative") for i in range(hit.end, found.zone_end))
    if source is None and not plain and parted:
        return None  # انتهى إلى اتهامها، قبل أن يحكم عليها بغرامة: another verb's
    behind = source[1] if source is not None else found.zone_end
    while behind < found.zone_end and (page.has(behind, "adverb") or page.phrase(behind, "eulogy")):
        behind += max(1, page.phrase(behind, "eulogy"))  # اتهامات المعارضة له بالفساد، قول النبي صلى الله عليه وسلم
    if behind < found.zone_end and not (plain and page.mark(behind)):
        return None
    if (
        source is None
        and not (word.enclitic or _by_saying(page, hit) or _by_asking(page, hit, form, found))
        and (plain or form.cue.kind != "noun" or found.zone_end > hit.end)
    ):
        return None
    return build(page, hit, form, found, f"noun-{found.kind}", source, [])


def _owned_object(page: Page, hit: Hit, form: CueForm) -> Complement | None:
    """The object of a noun of refusing or telling with its speaker written on it: right behind it, or behind the
    preposition that such nouns take for an object (رفضه العرض، نفيه للأنباء)."""
    word, i = page.t.words[hit.first], hit.end
    refused = form.cue.stance == "denies" and "purpose" in page.written_on(hit.first)  # لرفض إصلاحات مشابهة
    owned = bool(word.enclitic) or refused
    if not owned or word.article or "object" not in form.cue.takes or page.mark(i):
        return None
    if "purpose" in page.written_on(i) and form.cue.stance == "denies":
        return Complement("object", i, i)
    described = page.t.words[i].classes <= UNLISTED and page.formed(i + 1, "feminine-singular")
    noun = (can_be_object(page, i) or described) and not page.has(i, *NOMINAL)  # إذا رفضه المجلس
    return Complement("object", i, i) if noun and not page.t.words[i].preposition else None


def _saying_of(page: Page, hit: Hit, found: Complement) -> bool:
    """Whether a noun of saying without an article governs its speaker, and a quotation follows (قول الشاعر «…»)."""
    word, q = page.t.words[hit.first], found.quotation
    whole = q is not None and q.closer >= 0 and q.end - q.first > NEAR
    return whole and not word.article and page.has(hit.first, "saying")


def _announced(page: Page, hit: Hit, form: CueForm, found: Complement) -> bool:
    """Whether a definite noun tells what was announced and nobody by whom: عقب الإعلان عن …، قبل أن يتم الإعلان عن …"""
    word = page.t.words[hit.first]
    if form.cue.weak or not word.article or word.preposition or found.zone_end > hit.end or not found.good:
        return False
    return found.kind == "prep" and page.has(hit.first - 1, "preposition", "prepositional-noun", "passive-verb")


def _governs(page: Page, hit: Hit, form: CueForm, found: Complement) -> bool:
    """Whether a noun has a complement after a preposition, or an object: it is no verb, and is governed itself
    (بعد إعلان الحزب انسحابه), has its speaker written on it (كرر دعوته إلى …), or is a noun only (اتهامات بـ)."""
    near = form.cue.kind == "noun" and found.zone_end - hit.end <= NEAR
    if form.cue.weak:
        # behind a definite noun stands its adjective and no speaker (القرار المشترك بالتدخل)
        named = page.t.words[hit.first].enclitic or found.zone_end > hit.end and not page.t.words[hit.first].article
        return form.cue.kind == "noun" and found.kind == "prep" and found.good and bool(named)
    if not (found.good or near):
        return False
    word = page.t.words[hit.first]
    if page.has(hit.first - 1, "preposition", "prepositional-noun") and not word.article:
        return True
    if found.kind == "prep" and found.zone_end > hit.end and page.has(hit.end, *NOMINAL) and not word.article:
        return True  # أثارت مطالبة الأهالي بإصلاح الطريق جدلا
    if _by_asking(page, hit, form, found):
        return True
    if _by_saying(page, hit) and found.zone_end == hit.end:
        return found.kind == "prep"
    if form.cue.kind == "noun":
        return found.kind == "prep"
    return bool(word.enclitic) and not word.article


def _by_saying(page: Page, hit: Hit) -> bool:
    """Whether the noun tells by what words, or for what, somebody does something (ختم كلمته بالتشديد على …، تجمعوا
    للمطالبة بـ…)."""
    form, written = hit.form("noun"), page.written_on(hit.first)
    asks = form is not None and form.cue.stance in ("asks", "orders", "warns")
    return page.t.words[hit.first].article and ("instrument" in written or asks and "purpose" in written)


def _by_asking(page: Page, hit: Hit, form: CueForm, found: Complement) -> bool:
    """Whether somebody does something by asking for what follows at once, or because of having refused it
    (اتصل بالجمعية بطلب ترشيح عضو؛ انتقدها لرفض الاقتراح)."""
    if form.cue.stance not in ("asks", "denies") or page.t.words[hit.first].article or found.zone_end > hit.end:
        return False
    return found.kind == "object" and not {"instrument", "purpose"}.isdisjoint(page.written_on(hit.first))
