"""Where reported words end that are no full clause: a noun phrase (أعلن استقالته), or what is wished (رفض أن يدفع).

Such words are a part of the clause that reports them. A clause of its own cannot go on with them, and what says when or
why stands beside them, at the verb of saying.
"""

from __future__ import annotations

from riwaya.read.attribution.resumption import reasons
from riwaya.read.page import Page, Proposal

UNLIKE_A_NOUN = 4
"""Letters of a verb of the past that is written like no verbal noun (أشاد; not نشر)."""

THIRD_PERSON = frozenset({"m", "f", "mp"})
"""Agreement of a verb of the past of which a page tells; others are rare, and nouns look like them."""

NO_VERB = ("object-noun", "time", "that-breaker", "people", "title", "office", "source-noun", "author", "group")
"""Classes of words that are no verb, though a form of one is written like them (شاهد)."""

BEGUN = ("relative", "that", "what", "who", "verb")
"""Classes of words that begin a clause inside a noun phrase, which may go on by itself."""


def phrase_end(page: Page, p: Proposal, start: int, end: int) -> int:
    """The first word of `start:end` that cannot belong to a phrase, else `end`; for other reported words always."""
    wished = is_wish(page, start)
    if page.language.subject != "after-cue" or p.mode == "direct" or not (wished or _nominal(page, p, start)):
        return end
    begun, event = False, _tells_of_event(page, p, start)
    for i in range(start + 1 + wished, end):
        if page.q.inside[i] > page.q.inside[start]:
            continue
        if page.comma(i - 1):
            if _set_beside(page, i, end, event) or _clause(page, p, i, end, wished):
                return i
        elif not begun and _told_past(page, i, end, event):
            return i
        begun = begun or page.has(i, *BEGUN) or past(page, i)
    return end


def is_wish(page: Page, start: int) -> bool:
    """Whether a complementiser at word `start` stands right before a verb of the present (أن يدفع): what is wished,
    feared or refused, and not what is asserted."""
    if not page.has(start, "that") or page.has(start, "that-pronoun"):
        return False
    verb = start + 1 + page.has(start + 1, "negation")
    if not page.formed(verb, "present-form") or page.has(verb, "object-noun", "country") or page.t.words[verb].article:
        return False
    classes, cues = page.t.words[verb].classes, page.t.words[verb].cues
    return "verb" in classes or any(f.form == "present" for f in cues)


def past(page: Page, i: int, due: bool = False) -> bool:
    """Whether word i is a verb of the past, and written like no noun; or where a verb is `due`, whatever it may be
    elsewhere."""
    if page.language.events is None or page.mark(i) or not due and page.has(i, *NO_VERB):
        return False
    sign = page.language.events.sign(page.norm(i))
    told = {f.agreement for f in sign.forms if f.part == "past" and f.lemma} if sign is not None else set()
    if sign is None or not told or due:
        return bool(told)
    verb = page.norm(i)[sign.conjunction :]
    short = len(verb) - len(sign.enclitic) < UNLIKE_A_NOUN
    like_a_noun = "m" in told and (short or "present-form" in page.language.lexicon.word(verb).forms)  # نشر، تحمل
    return sign.noun is None and not like_a_noun and bool(told & THIRD_PERSON)


def joined_past(page: Page, i: int) -> bool:
    """Whether word i is a verb of the past with "and" written onto it."""
    if not page.norm(i).startswith(page.language.lexicon.clitics.conjunctions[:1]):
        return False
    sign = page.language.events.sign(page.norm(i)) if page.language.events is not None else None
    return sign is not None and sign.conjunction and past(page, i)


def _nominal(page: Page, p: Proposal, start: int) -> bool:
    """Whether the reported words are a noun phrase."""
    return p.rule.endswith(("-object", "-prep")) or p.hidden and not page.has(start, "that", "whether")


def _tells_of_event(page: Page, p: Proposal, start: int) -> bool:
    """Whether the noun tells of an event that is no act of the speaker's: the occasion is then the event's (أعلنت
    الشرطة مقتل الحارس بعد أن أطلق النار; but: أعلن اللاعب اعتزاله بعدما خسر)."""
    owners = [e for e in page.language.enclitics if e not in page.language.first_person_enclitics]
    return p.form.cue.stance in ("says", "confirms") and not page.norm(start).endswith(tuple(owners))


def _set_beside(page: Page, i: int, end: int, event: bool) -> bool:
    """Whether word i, behind a comma, opens what stands beside a phrase: on what occasion it was said (…، بعد الاتفاق),
    what is set against it (…، لكن), why or with what outcome (…، فهي أعظم), what it is (…، وهو إجراء), what else was
    done (…، كما حدد غرامات)."""
    if page.phrase(i, "opposing", "without") or not event and page.phrase(i, "occasion"):
        return True
    if page.has(i, "pronoun") and page.t.words[i].conjunction:
        return True
    if reasons(page, i) and not page.has(i, "object-noun") and not page.t.words[i].article:
        return True
    return page.has(i, "as") and i + 1 < end and past(page, i + 1, due=True)


def _told_past(page: Page, i: int, end: int, event: bool) -> bool:
    """Whether word i, without a comma, tells what happened: "and" before a verb of the past (رفض أن يدفع وغادر), after
    what (أعلن انشقاقه بعدما رفع الراية), or what was done none the less (رفض الرد لكنه ابتسم)."""
    if joined_past(page, i) or page.phrase(i, "opposing") and page.t.words[i].enclitic:
        return True
    opener = 0 if event else page.phrase(i, "occasion")
    clausal = opener > 0 and (page.has(i, "subordinating") or page.has(i + opener - 1, "that"))
    return clausal and i + opener < end and past(page, i + opener, due=True)


def _clause(page: Page, p: Proposal, i: int, end: int, wished: bool) -> bool:
    """Whether a clause of its own begins behind a comma: "and" before a verb, "then" before one of the past, or "and"
    before a definite noun with its predicate (وعد بنشر العقود، وانقضى الشهر؛ اتهمه بالتقصير، والمواطن لا يعرف). What is
    wished may go on with another verb of the present; what is denied in the present goes on with the one who denies
    (ينفي أن يكون قرأها، ويفرد لها فصلا)."""
    word = page.t.words[i]
    if page.has(i, "afterwards"):
        return i + 1 < end and past(page, i + 1, due=True)
    if i + 1 >= end:
        return False
    if wished and p.form.form == "present" and p.form.cue.stance == "denies" and _as_present_as(page, i, p.cue[0]):
        return True
    if joined_past(page, i):
        return True
    if not word.conjunction:
        return False
    if page.has(i, "verb") and not page.has(i, "object-noun") and not wished:
        return True
    predicate = page.has(i + 1, "negation", "verb", "pronoun") and not page.mark(i + 1)
    return word.article and not page.has(i, "object-noun") and predicate


def _as_present_as(page: Page, i: int, cue: int) -> bool:
    """Whether word i is "and" with a verb of the present in the same person as the cue's, by its first letter."""
    clitics, norm, verb = page.language.lexicon.clitics, page.norm(i), page.t.words[cue].stem
    rest = norm.removeprefix(clitics.conjunctions[0])
    if rest == norm or rest[:1] != verb[:1] or page.has(i, "object-noun", "that", "country"):
        return False
    return "present-form" in page.language.lexicon.word(rest).forms


def closed_object(page: Page, start: int, end: int) -> int:
    """Where an object of one word ends that nothing can qualify: نفى ذلك | بشدة, أعلن استقالته | بعد أربعة أيام."""
    i = start + 1
    if i >= end or page.has(start, "demonstrative"):
        return min(end, i) if page.has(start, "demonstrative") and _points_alone(page, i) else end
    dated = page.has(i, "within") and (
        page.has(i + 1, "ordinal", "time", "number", "month") or page.norm(i + 1).isdigit()
    )
    return i if page.t.words[start].enclitic and (page.has(i, "time") or dated) else end


def _points_alone(page: Page, i: int) -> bool:
    """Whether no noun follows a demonstrative before word i, which would be pointed at (هذا القرار)."""
    if not page.language.articles and page.has(i, "noun", "adjective"):
        return False  # эти претензии
    return page.mark(i) or not page.t.words[i].article or page.has(i, "adverb")
