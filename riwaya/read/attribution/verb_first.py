"""Attribution where the speaker follows the verb (قال X إن …); each rule sees one construction.

A rule looks at one cue and proposes a statement, or nothing. Rules name constructions, never languages: the words come
from the language's data. The order of `RULES` is the order of trial; the first rule that proposes wins.
"""

from __future__ import annotations

from collections.abc import Callable

from riwaya.languages.lexicon import CueForm
from riwaya.read.attribution.according import according_to
from riwaya.read.attribution.acts import acts, shows
from riwaya.read.attribution.adjectives import adjective
from riwaya.read.attribution.building import build
from riwaya.read.attribution.citing import text_of
from riwaya.read.attribution.clause_subjects import is_verb
from riwaya.read.attribution.complement import Complement
from riwaya.read.attribution.complements import NAME_QUOTE, end_of_aside, find_complement, of_antecedent
from riwaya.read.attribution.hidden_speakers import hidden
from riwaya.read.attribution.interviewed import interviewed
from riwaya.read.attribution.lookalikes import is_adjective, is_genitive, is_preposition
from riwaya.read.attribution.naming import read_name
from riwaya.read.attribution.noun_phrases import NOMINAL, noun_phrase
from riwaya.read.attribution.relays import relay, relay_of_pronoun
from riwaya.read.attribution.saying_nouns import noun
from riwaya.read.attribution.speaker_before import left_speaker
from riwaya.read.attribution.speakers import read_zone, told_before
from riwaya.read.attribution.topics import what_about
from riwaya.read.attribution.turns import by_these_words, clause_before, dialogue, quote_before, said_so, so_called
from riwaya.read.attribution.unmarked import sentence_behind, unmarked
from riwaya.read.attribution.unsaid import i_said, nobody, of_another, we_told
from riwaya.read.attribution.verb_subjects import (
    agrees,
    agrees_behind,
    describes_object,
    his_saying,
    is_target,
    pronoun_subject,
    whole_subject,
    without_target,
)
from riwaya.read.page import ADVERBIAL, FINITE, Hit, Page, Proposal, Range

MEDIA = ("medium", "medium-noun")

SUBJECT = 8
"""Words between a verb that hands on another's words and these."""

TELLERS = ("people", "group", "source-noun", "office", "title", "document", "number")
"""Classes of indefinite nouns that a clause without a sign may be about (مسؤول قال إن، وثائق تثبت أن)."""

Rule = Callable[[Page, Hit], "Proposal | None"]


def verb(page: Page, hit: Hit) -> Proposal | None:
    """قال X إن …، أكد X ضرورة …، وأضاف: «…»: a finite verb, its speaker behind it, before it, or left out."""
    for form in hit.forms:
        if form.cue.kind not in ("verb", "relay") or form.form not in FINITE:
            continue
        if form.agreement == "md" and hit.form(*ADVERBIAL) and not page.t.words[hit.first].conjunction:
            continue  # طالبا is "demanding" far more often than "the two demanded"
        if (
            page.has(hit.first - 1, "filial")
            or page.has(hit.first - 1, "name-part")
            and page.has(hit.first - 1, "given-name")
        ):
            continue  # علي بن أبي طالب
        if page.has(hit.first - 1, "own-formula") or nobody(page, hit) or i_said(page, hit, form):
            continue
        if page.has(hit.first - 1, "verb") and page.has(hit.first, "object-noun"):
            continue  # تعتزم طلب تعويض
        if is_genitive(page, hit) and _indefinite(page, hit.first - 1) and not page.has(hit.first - 1, *TELLERS):
            continue  # أساليب كشف المراقبة
        if page.has(hit.first - 1, "preposition") and not page.has(hit.first - 1, "what", "who", "before-verb"):
            continue  # a verbal noun written like the verb (على تعهد، في وصف)
        inside = hit.end - hit.first > 1 and page.has(hit.end - 1, "within")
        if inside and (page.has(hit.end, "number") or page.norm(hit.end).isdigit()):
            continue  # جاء في 84 صفحة: how long it is
        found = find_complement(page, hit, form.cue, hit.end)
        if form.cue.kind == "relay" and (found is None or found.kind != "that" or _far(page, hit.end, found.zone_end)):
            continue  # نقل with an object is a removal
        if found is not None and page.has(hit.first, "preposition") and is_preposition(page, hit, found):
            continue
        negated = page.has(hit.first - 1, "negation") and form.cue.stance != "denies"  # لم يستبعد عودة الرحلات
        if found is not None and (negated or _without(page, hit.first)) and found.kind in ("prep", "object", "whether"):
            continue
        if found is not None and found.kind == "whether" and page.t.words[hit.first].preposition:
            continue  # جاء ليشرح كيف يعمل
        if found is None or _too_weak(page, hit, form, found) or _torn(page, hit, found):
            continue
        between = range(hit.end, found.zone_end)
        if (
            found.kind == "that"
            and between
            and _speaks(page, between[-1] - (page.has(between[-1], "resumed") and len(between) > 1))
            and not any(page.has(i, "what") for i in between)
        ):
            continue  # نور التي كانت تروي قصتها قالت إنهم: the clause belongs to the verb beside it
        if page.has(hit.first - 1, "what") and any(
            _speaks(page, i) and not page.has(i - 1, "relative") for i in between
        ):
            continue  # على ما ذكره الوزير قال المدير إن
        if page.has(hit.first - 1, "relative") and any(_main_verb(page, i) for i in between):
            continue  # الرجل الذي رأى النار يكتب: «…»
        zone = read_zone(page, hit.end, found.zone_end)
        source, via = zone.speaker, list(zone.via or told_before(page, hit.first))
        rule = "verb-speaker"
        if zone.relayed is not None:
            tellers = [r for r in (zone.handed, zone.speaker or left_speaker(page, hit.first)) if r is not None]
            source, via, rule = zone.relayed, [*tellers, *via], "verb-citing"
        elif source is not None and (
            page.phrase(source[0], "deity")
            or not agrees(page, form, source)
            or page.t.words[hit.first].preposition
            and any(take.startswith("target") for take in form.cue.takes)  # وقف النائب ليتهم الحكومة: he stood up
            or describes_object(page, hit, source)
            or is_target(page, hit, form, source, found)
            or page.has(hit.end, "resumed")
            and form.cue.target_prepositions
            and source[1] == found.zone_end
        ):
            source = None
        if form.cue.kind == "relay" and form.cue.weak and (source is None or not page.has(source[0], *MEDIA)):
            continue  # علمت رويترز أن; but: علمت الأم أن
        subject = source is not None and source[0] == hit.end and agrees(page, form, source)
        if found.kind == "that" and found.zone_end > hit.end + 1 and of_antecedent(page, hit):
            continue
        if _has_object(page, hit, form, found) and not page.colon(found.start - 2):
            continue  # كتبتها في شهر، "كأنها …"؛ باتفاق أعلنه الطرفان ليلا
        if we_told(page, hit, form, source, subject) or of_another(page, hit, found):
            continue
        whole = source is not None and (source[1] == found.zone_end or form.cue.target_prepositions)
        if source is not None and whole and not page.t.words[hit.first].enclitic:
            source, told_to = without_target(page, form, source), source[1]
            if source[1] < told_to and page.has(source[1], *MEDIA):
                via.append((source[1], told_to))  # أبلغ مسؤول حكومي قناة الجزيرة أن
        if source is not None and source[1] == found.zone_end and his_saying(page, source[1] - 1):
            source = (source[0], source[1] - 1) if source[1] - source[0] > 1 else None  # جدد الوزير تأكيده على أن
        if source is not None and pronoun_subject(page, hit, form, found):
            source, before = None, None  # فإنها دعت المؤسسات إلى: she did
        elif source is not None and page.has(hit.first - 1, "relative", "what"):
            before = None  # التي تشير التقديرات إلى: the relative is the object
        else:
            before = left_speaker(page, hit.first)
        if before is not None and (
            source is not None
            and whole_subject(page, hit, form, source, found)
            or not agrees_behind(page, hit, form, before)
        ):
            before = None
        if before is not None and zone.relayed is None and before[1] <= hit.first:
            source, rule = before, "speaker-verb"
        elif source is None:
            rule = "verb-alone"
            plain = not page.t.words[hit.first].preposition and hit.form("passive") is None
            talk = interviewed(page, hit) if plain else None
            source, via = talk if talk is not None else (text_of(page, hit.first), via)
            described = _described(page, hit) if plain and source is None else None
            if described == ():
                return None  # a thing does it: أشعة كشفت عن تمزق
            source = source or described or None
        if form.cue.weak and found.kind == "prep" and _topic_of(page, hit, source):
            return None
        if shows(page, hit, form, source) or acts(page, hit, form, found, source):
            return None
        hidden = (
            source is None and any(f.form == "passive" for f in hit.forms) and not page.has(hit.first - 1, "pronoun")
        )
        if hidden:
            rule = "hidden-speaker"
        asides = [i for i in range(hit.end, found.zone_end) if end_of_aside(page, i, found.zone_end + 1) is not None]
        told = [noun_phrase(page, i + 3, found.zone_end, given=True) for i in asides]
        p = build(page, hit, form, found, f"{rule}-{found.kind}", source, [*via, *(t for t in told if t)], hidden)
        p.taken = found.start if asides else 0
        return p
    return None


def _main_verb(page: Page, i: int) -> bool:
    """Whether word i can be the verb of saying of the main clause, behind a relative clause that nothing closes."""
    hit = page.at.get(i)
    if hit is None or hit.form("present") is None or not page.t.words[i].classes.isdisjoint(NOMINAL):
        return False
    inside = page.has(i - 1, "relative", "that", "what", "who", "modal-before-cue", "negation")
    return not (inside or page.t.words[i].conjunction or page.t.words[i].article)


def _far(page: Page, begin: int, end: int) -> bool:
    """Whether more words than a subject has stand in `begin:end`, not counted an aside between commas that ends there
    (نقلت وكالة الغد، استنادا إلى وثيقة اطلعت عليها، أن)."""
    opens = next((i for i in range(begin, end - 1) if page.comma(i)), end) if page.comma(end - 1) else end
    return opens - begin > SUBJECT


def _topic_of(page: Page, hit: Hit, source: Range | None) -> bool:
    """Whether a thing is about something and nobody speaks of it (آيات تتحدث عن نزول المطر، تلك التي تتحدث عن
    السفر)."""
    if source is None:
        return page.has(hit.first - 1, "relative")
    return not page.has(source[0], *NOMINAL, "pronoun") and read_name(page, source).name_words is None


def _has_object(page: Page, hit: Hit, form: CueForm, found: Complement) -> bool:
    """Whether a pronoun on the verb is its object, so that no words or noun can be: the verb has nobody who is told."""
    enclitic = page.t.words[hit.first].enclitic
    if not enclitic or any(take.startswith(("target", "naming", "predicate")) for take in form.cue.takes):
        return False
    if found.kind == "quote":
        return enclitic not in page.language.first_person_enclitics
    return found.kind in ("prep", "object")


def _without(page: Page, first: int) -> bool:
    """Whether the verb follows "without" with its complementiser (من دون أن يشرح كيف …)."""
    contrast = page.phrase(max(0, first - 2), "contrast") > 1  # غير أنه رفض
    return page.has(first - 1, "that") and page.has(first - 2, "negation") and not contrast


def _described(page: Page, hit: Hit) -> Range | tuple[()] | None:
    """Of what a clause is about that follows an indefinite noun without a sign (أحد الوسطاء قال لنا إن …): the noun
    phrase where it is one who speaks, nothing where it is a thing; None where no such noun stands before the verb."""
    last, begin = hit.first - 1, page.sentence(hit.first)[0]
    inside = page.has(hit.end, "adverb") or page.has(hit.end - 1, "adverb") and hit.end - hit.first > 1
    if page.t.words[hit.first].conjunction or last <= begin or inside or not _indefinite(page, last):
        return None  # رسالة كتبت فيها: not the letter wrote
    head = last
    while head - 1 > begin and last - head < 3 and not page.has(head, *TELLERS) and _indefinite(page, head - 1):
        head -= 1
    if page.has(head, *TELLERS) and (not page.has(head - 1, "preposition") or page.has(head, "hearsay")):
        return head, hit.first  # وسط أنباء تفيد بأن
    return () if page.has(last, "no-name", "object-noun") or page.formed(last, "feminine-singular") else None


def _indefinite(page: Page, i: int) -> bool:
    """Whether word i can belong to an indefinite noun phrase: a noun or adjective, without article or owner."""
    word = page.t.words[i]
    closed = (
        "that", "relative", "what", "who", "negation", "modal-before-cue", "contrast", "connective", "adverb", "time",
        "preposition", "before-verb", "pronoun", "demonstrative", "then", "subordinating", "adverbial", "verb",
        "given-name", "family-name", "country", "medium", "as", "accusative", "proper-body", "joining",
    )  # fmt: skip
    reports = i in page.at and not page.has(i, "hearsay")
    return not (page.mark(i) or word.article or word.enclitic or reports or page.has(i, *closed))


def _speaks(page: Page, i: int) -> bool:
    """Whether word i is a finite verb of saying and nothing else."""
    hit = page.at.get(i)
    if hit is None or not hit.finite or all(f.cue.weak for f in hit.forms):
        return False
    return page.t.words[i].classes.isdisjoint(NOMINAL)


def _too_weak(page: Page, hit: Hit, form: CueForm, found: Complement) -> bool:
    """Whether the complement is too doubtful for the cue: a weak cue needs a plain sign close by."""
    if form.cue.weak:
        if page.has(found.zone_end - 1, "carried"):
            return True  # علق على الخسارة قائلا: the participle reports
        if _expected(page, hit, form, found):
            return False
        q = found.quotation
        goes_on = (
            found.zone_end == hit.end
            and hit.first == page.sentence(hit.first)[0]
            and page.t.words[hit.first].conjunction
        )
        posted = q is not None and any(
            page.has(j, "post", "platform") for j in range(max(hit.end, q.opener - 4), q.opener)
        )
        plain = q is not None and (page.colon(q.opener - 1) or goes_on or posted)
        short = q is not None and q.end - q.first <= NAME_QUOTE and not plain
        aside = page.comma(found.zone_end - 1) or page.comma(found.start - 1)
        spoken = any(_speaks(page, j) for j in range(hit.end, found.zone_end))
        far = found.start - hit.end > (20 if aside and not spoken else 12) and found.kind == "that"
        return found.kind not in ("that", "quote", "colon") or far or not (found.good or goes_on) or short
    if found.kind == "quote" and not found.good:
        return found.start - hit.end > 8
    return False


def _expected(page: Page, hit: Hit, form: CueForm, found: Complement) -> bool:
    """Whether even a weak cue reports: تحدث عن مقتل جنود, عده انتصارا, أظهرت البيانات ارتفاع الصادرات."""
    if found.kind == "prep" and form.cue.target_prepositions and page.t.words[hit.first].enclitic and found.good:
        return form.cue.stance in ("asks", "orders")  # وشجعهم على بذل الجهد
    if found.kind == "object" and page.t.words[found.start].stem in form.cue.target_nouns:
        return True  # انتقد غياب الخدمات
    if found.kind == "prep":
        word = page.t.words[found.zone_end]
        return word.norm in form.cue.noun_prepositions or word.preposition in form.cue.noun_prepositions
    return found.kind == "object" and not form.cue.takes.isdisjoint(("predicate", "shown"))


def _torn(page: Page, hit: Hit, found: Complement) -> bool:
    """Whether another clause begins right after the cue, so that the complement belongs to that one."""
    if found.kind == "that" and not page.comma(found.zone_end - 1):
        commas = [i for i in range(hit.end, found.zone_end) if page.comma(i) and page.t.words[i + 1].conjunction]
        if any(page.has(i + 1, "verb") for i in commas):
            return True  # كتب الرحالة عن البلد، ونسي القارئ أن
    if found.zone_end == hit.end or not page.comma(hit.end):
        return False
    if page.has(hit.end + 1, "pronoun") and page.t.words[hit.end + 1].conjunction:
        return not page.comma(found.zone_end - 1)  # أكد، وهو يبتسم، أن
    return not (page.phrase(hit.end + 1, "adverbial") or page.has(hit.end + 1, "preposition", "time"))


def participle(page: Page, hit: Hit) -> Proposal | None:
    """…، مشيرا إلى أن …: the speaker of the clause before goes on."""
    form = hit.form(*ADVERBIAL) or next((f for f in hit.forms if f.cue.kind == "phrase"), None)
    if form is None:
        return None
    if page.has(hit.first - 1, "negation", "preposition", "number"):
        return None  # سبعة عشر مدعيا: plaintiffs
    if page.t.words[hit.first].enclitic and page.has(hit.first, "object-noun"):
        return None  # فحص الركاب وملاحظتهم: a verbal noun with its object
    deed = None
    if form.cue.stance in ("accuses", "asks") and page.has(hit.first, "no-name") and not page.comma(hit.first - 1):
        deed = _deed_beside(page, hit.first)
        if deed is None:
            return None  # الشركات مطالبة بـ: the participle is passive
    if form.cue.stance == "accuses" and not page.comma(hit.first - 1):
        return None  # كان متهما بـ
    found = find_complement(page, hit, form.cue, hit.end)
    if found is None or (form.cue.weak and found.kind == "prep"):
        return None
    if found.kind in ("prep", "object") and is_adjective(page, hit.first):
        return None
    if (
        found.kind == "that"
        and found.zone_end - hit.end > _reach(page, hit.end)
        and not ({"target-prep", "target-that"} & form.cue.takes)
    ):
        return None
    if form.cue.kind == "phrase" and any(j in page.at and page.at[j].finite for j in range(hit.end, found.zone_end)):
        return None  # وفي مؤتمر صحفي، قال X: the verb reports
    via = read_zone(page, hit.end, found.zone_end).via
    source = _name_before(page, hit.first) if found.kind in ("quote", "colon") else None
    if deed is not None:
        source = left_speaker(page, deed)  # أن النقابة خاطبت الوزير مطالبة بـ
    return build(page, hit, form, found, f"participle-{found.kind}", source, list(via))


def _deed_beside(page: Page, first: int) -> int | None:
    """The verb in the clause before that tells what they did who now ask (راسلت النقابة الوزير مطالبة بـ)."""
    for i in range(first - 1, page.sentence(first)[0] - 1, -1):
        if page.mark(i) or page.has(i, "modal-before-cue", "that", "relative"):
            return None
        hit = page.at.get(i)
        if is_verb(page, i) or hit is not None and hit.finite and page.t.words[i].classes.isdisjoint(NOMINAL):
            return i if i < first - 1 else None
    return None


def _reach(page: Page, i: int) -> int:
    """Words between a participle and the clause it reports; more where it says at word i in what interview or paper."""
    return 14 if page.has(i, "preposition") and page.has(i + 1, "listener-noun", "document", "post") else 6


def _name_before(page: Page, end: int) -> Range | None:
    """The name right before a participle that opens a quotation (قطع حديثه الحاج قاسم قائلا: …)."""
    i = end
    while page.has(i - 1, "given-name", "family-name", "title") and not page.t.words[i - 1].preposition:
        i -= 1
    return (i, end) if i < end else None


RULES: tuple[Rule, ...] = (
    by_these_words, so_called, said_so, what_about, relay_of_pronoun, relay, quote_before, dialogue, unmarked, verb,
    hidden, participle, adjective, noun, according_to, clause_before, sentence_behind, )  # fmt: skip
