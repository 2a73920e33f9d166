"""Whether somebody who speaks later in a sentence speaks beside the one who spoke before, or inside his words."""

from __future__ import annotations

from riwaya.read.attribution.building import in_present
from riwaya.read.attribution.noun_ends import is_wish
from riwaya.read.attribution.resumption import reasons
from riwaya.read.page import Page, Proposal


def inside(page: Page, p: Proposal, other: Proposal) -> bool:
    """Whether `other` is nested speech inside the content of `p`."""
    first = other.cue[0]
    if p.rule == "according-to-before" and not other.rule.startswith("according-to"):
        return not _another_says(page, other)  # the whole sentence is given to the one whom it opens with
    depth = page.q.inside
    if depth[first] > depth[p.cue[0]]:
        return True  # quoted words hold it
    if other.hidden:
        return not in_present(page, p, other.cue[0])
    if _to_the_teller(page, p, other):
        return True
    if _tells(page, p) and other.source is None and other.form.form == "past":
        return True
    if other.rule.startswith("participle"):
        whose = other.source is not None and other.rule == "participle-prep" and other.source[0] > p.content[0]
        return whose and not page.comma(first - 1)  # أن النقابة خاطبت الوزير مطالبة بوقف التسريح
    if other.rule.startswith("noun"):
        return True
    if other.rule.startswith("according-to"):
        return False
    if other.clause <= p.content[0] + 1 and not page.t.words[first].conjunction:
        return True
    word = page.t.words[first]
    if page.has(first - 1, "relative", "what"):
        return True
    if other.form.cue.weak and not page.comma(first - 1):
        return True
    if _so_then(page, p, other) or _explains(page, p, other):
        return True
    if page.has(p.cue[0] - 1, "relative"):
        return False  # the speech stood in a relative clause; this is the main verb of the sentence
    if word.conjunction or page.comma(other.clause - 1):
        return False
    if page.has(other.clause, "contrast") and not other.hidden:
        # إن السعر انخفض لكن الزبائن يرفضون الشراء: what goes on without a comma, and is not told as past
        return other.rule.startswith("speaker-verb") and other.form.form == "present"
    return not any(page.has(i, "contrast") or page.t.words[i].conjunction for i in range(other.clause, first))


def _another_says(page: Page, other: Proposal) -> bool:
    """Whether a verb of saying with a speaker of its own opens a clause behind a comma (…، وبينت المصادر أن)."""
    first = other.cue[0]
    joined = page.comma(first - 1) and page.t.words[first].conjunction in page.language.lexicon.clitics.conjunctions[:1]
    told = other.form.form == "past" and other.source is not None
    return bool(joined) and told and page.has(other.content[0], "that")


def _to_the_teller(page: Page, p: Proposal, other: Proposal) -> bool:
    """Whether somebody speaks to the one whose words stand behind a colon (قالت: وضعونا في غرفة فأخبرونا أننا …)."""
    told = page.t.words[other.cue[0]].enclitic in page.language.first_person_enclitics
    return told and p.mode == "direct" and not page.q.inside[p.cue[0]]


def _explains(page: Page, p: Proposal, other: Proposal) -> bool:
    """Whether a clause goes on with one that explains it (أن المفاوضات لم تدم سوى يومين، حيث وافق سريعا على العرض)."""
    return page.has(other.clause, "explaining") and p.rule.endswith("-that") and not is_wish(page, p.content[0])


def _so_then(page: Page, p: Proposal, other: Proposal) -> bool:
    """Whether another verb goes on with what is told, joined by "so" without a comma (ويضيف أنه اتصل بالقائد
    فأخبره أن …): no writer would go on so."""
    first = other.cue[0]
    plain = p.mode == "indirect" and p.rule.endswith("-that") and p.form.cue.stance != "asks"
    return plain and reasons(page, first) and not page.mark(first - 1)


def _tells(page: Page, p: Proposal) -> bool:
    """Whether a story is told in the words behind a colon, inside a quotation (يقول X: جاء وقال …): the verb that opens
    them is in the present, those of the story in the past."""
    return page.q.inside[p.cue[0]] > 0 and p.form.form == "present" and p.rule == "verb-speaker-colon"


def of_another(page: Page, p: Proposal, other: Proposal) -> bool:
    """Whether the form of a verb without a speaker says that the one who spoke cannot go on with it: then it belongs to
    somebody in his words (قالت الوزيرة إن الرئيس عاد وأكد أن …)."""
    known, wanted = p.form.agreement[:1], other.form.agreement
    if p.form.cue.stance == "asks" and reasons(page, other.cue[0]):
        return False  # سألها المحقق أين كانت، فأجابت
    if other.source is not None or not other.rule.startswith("verb-alone") or not wanted:
        return False
    if p.source is None:  # فأخبره بأن الضباط سبقوه إلى البرج وقالوا للحراس إن …: one told him, and several spoke
        one = p.rule.startswith("verb-alone") and p.form.agreement in ("m", "f")
        return one and p.mode == "indirect" and wanted in ("mp", "fp")
    if len(wanted) > 1:
        several = ("group", "number", "organisation", "government", "dual")
        return not page.has(p.source[0], *several) and not any(
            page.has(i, "group", "plural") or page.t.words[i].conjunction for i in range(*p.source)
        )
    return p.rule.startswith("verb-speaker") and known in ("m", "f") and known != wanted[0]
