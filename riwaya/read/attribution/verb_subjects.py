"""Whether the noun phrase beside a verb of saying is its subject, or the one it is aimed at (اتهم النظام بأنه)."""

from __future__ import annotations

from riwaya.languages.lexicon import CueForm
from riwaya.read.attribution.complement import Complement
from riwaya.read.attribution.noun_phrases import NOMINAL, UNLISTED, has_owner
from riwaya.read.attribution.objects import object_behind
from riwaya.read.page import Hit, Page, Range

_WHO = ("given-name", "family-name", "people", "office", "title", "masculine")
"""Classes of words for men that may end like feminines (حمزة، خليفة)."""


def pronoun_subject(page: Page, hit: Hit, form: CueForm, found: Complement) -> bool:
    """Whether the pronoun of the complementiser before the verb is its subject, and the noun behind its target."""
    before = hit.first - 1
    aimed = form.cue.target_prepositions and found.kind in ("prep", "that")
    owned = page.norm(before).endswith(page.language.lexicon.clitics.enclitics)
    return bool(aimed) and owned and page.has(before, "that", "then") and not page.t.words[hit.first].enclitic


def his_saying(page: Page, i: int) -> bool:
    """Whether word i is a noun of saying with its speaker written on it (تأكيده، بقوله)."""
    hit = page.at.get(i)
    return hit is not None and hit.form("noun") is not None and bool(page.t.words[i].enclitic)


def agrees(page: Page, form: CueForm, source: Range) -> bool:
    """Whether the noun phrase can be the subject of the verb: not if the verb is plural before a singular noun, or of
    another gender than a body right behind it (تدعو مجلس الأمن إلى: she calls on it)."""
    first = source[0]
    if form.agreement not in ("m", "f", "") or page.has(first, "reporters-address", "oblique"):
        return False
    if form.agreement == "f":
        return not page.has(first, "masculine-body")
    body = page.has(first, "organisation", "government") and not page.has(first, "country", "given-name", "title")
    return not (form.agreement == "m" and body and page.formed(first, "feminine-singular"))


def whole_subject(page: Page, hit: Hit, form: CueForm, source: Range, found: Complement) -> bool:
    """Whether the noun phrase right behind the verb is its subject, whoever stands before it: it reaches to the
    complementiser, and the verb has nobody who is told (العثور على جسم قال خبراء إنه …)."""
    told = any(take.startswith(("target", "naming", "predicate")) for take in form.cue.takes)
    touches = source[0] == hit.end and source[1] == found.zone_end and found.kind == "that"
    return touches and not told and page.has(source[0], *NOMINAL) and agrees(page, form, source)


def agrees_behind(page: Page, hit: Hit, form: CueForm, before: Range) -> bool:
    """Whether the noun phrase before the verb can be its subject. Behind its subject a verb agrees with it in full
    (اللجنة يتوقع أن: somebody expects); a thing of which somebody thinks something is not he who thinks (الطلاء الذي
    يعتقد أنه جديد)."""
    if form.agreement == "m" and page.formed(before[0], "feminine-singular") and not page.has(before[0], *_WHO):
        return False
    thought = hit.form("passive") is not None and page.has(hit.first - 1, "relative") and page.has(hit.end, "that")
    return not thought or page.has(before[0], *NOMINAL)


def describes_object(page: Page, hit: Hit, source: Range) -> bool:
    """Whether the one word behind a verb with its object written on it is no speaker (أعلنها مدوية)."""
    word = page.t.words[source[0]]
    alone = source[1] - source[0] == 1 and not word.article and source[0] not in page.q.opened
    return bool(page.t.words[hit.first].enclitic) and alone and word.classes.isdisjoint(NOMINAL)


def is_target(page: Page, hit: Hit, form: CueForm, source: Range, found: Complement) -> bool:
    """Whether the only noun phrase behind a verb that must have an object is that object (اتهم النظام بأنه …)."""
    if page.t.words[hit.first].enclitic:
        return False
    if _goes_on_to(page, hit, form, source):
        return True
    if source[1] < found.zone_end:
        return False
    if form.cue.target_prepositions and has_owner(page, source[0]) and not page.has(source[0], "people"):
        return True  # اتهمت أصحابها بـ
    if not _must_target(form):
        return False
    behind = object_behind(page, *source)
    if behind is not None and page.has(behind, "demonstrative"):
        return False  # …، ووصف الوزير هذه الاتهامات بأنها
    goes_on = page.comma(hit.first - 1) and page.t.words[hit.first].conjunction  # …، وناشد الأمين الوقوف على الوضع
    return bool(goes_on) or not page.has(source[0], *NOMINAL)


def _goes_on_to(page: Page, hit: Hit, form: CueForm, source: Range) -> bool:
    """Whether a verb joined by "and", which cannot do without the one it is aimed at, has him behind it in place of a
    speaker: a noun in no list with its genitive (ونصح صغار المستثمرين بعدم البيع؛ ووصف قرار اللجنة بأنه خطأ)."""
    aimed = form.cue.stance in ("asks", "orders", "accuses") or "naming" in form.cue.takes
    if not (aimed and form.cue.target_prepositions and page.t.words[hit.first].conjunction):
        return False
    head = page.t.words[source[0]]
    bare = not (head.article or head.enclitic or head.preposition) and source[1] - source[0] > 1
    if not (bare and page.t.words[source[0] + 1].article) or page.formed(source[0], "unbound", "nisba"):
        return False
    if page.has(source[0], "object-noun", "summing-noun"):
        return not page.has(source[0], *NOMINAL)
    surname = any(page.has(i - 1, "given-name") for i in page.written(page.norm(source[0])))  # وطالب معلوف الناس بـ
    return head.classes <= UNLISTED and page.has(source[0] + 1, "oblique") and not surname


def _must_target(form: CueForm) -> bool:
    """Whether the verb always has an object, whom the speech is aimed at (اتهم)."""
    cue = form.cue
    aimed = bool(cue.target_prepositions or cue.target_nouns) or "target-that" in cue.takes
    return aimed and not cue.prepositions and "that" not in cue.takes


def without_target(page: Page, form: CueForm, source: Range) -> Range:
    """The speaker without the object that runs on behind him (اتهمت المعارضة الحكومة بـ، أبلغ السفير الوزارة أن).
    A verb that may do without an object has one only where the noun is one of people or bodies."""
    if not form.cue.target_prepositions and not any(take.startswith("target") for take in form.cue.takes):
        return source
    start = object_behind(page, *source)
    if start is None or not (_must_target(form) or page.has(start, *NOMINAL, "oblique")):
        return source
    return source[0], start
