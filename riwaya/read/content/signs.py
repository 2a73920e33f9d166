"""Which words of a page make, open or change a clause: one look-up a word, then its neighbours decide."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.languages.events import EventForm, Events, Sign
from riwaya.read.looks import EVENT, REPORT
from riwaya.read.page import Page

LONGEST_PHRASE = 6
"""Words of the longest phrases of `events.toml`."""

OBJECT = 3
"""Words of an object before its noun."""

PARTICIPLE = "participle"
"""Tag of a verb form that is finite only where it closes its clause (کشته)."""

SHORT_NAMES = frozenset({"auxiliary", "negative"})
"""Classes of words that inside a sentence are names where they begin with a capital."""

FIRST = ("1s", "1p")
"""Agreement of a verb whose subject speaks."""

NOTHING = Sign()
NO_VERB_AFTER = ("determiner", "possessive", "demonstrative", "owner")
FINITE_CUE = EventForm("", "", "past")
"""A reporting verb that no rule read: it makes a clause and tells of no event."""

UNLISTED = EventForm("", "", "past")
"""A verb that no list holds, where nothing else can stand."""


@dataclass(slots=True)
class Spot:
    """Words `at:end` of a page and what they do in their clause."""

    at: int
    end: int
    sign: Sign
    form: EventForm | None = None
    """The event that it names, as verb or noun."""
    use: str = ""
    """`verb` (finite), `weak` (finite, unless a surer verb follows), `aux`, `infinitive`, `gerund`, `noun`, or ``."""
    passive: bool = False

    @property
    def makes_clause(self) -> bool:
        return self.use in ("verb", "weak", "aux")

    def has(self, *classes: str) -> bool:
        return not self.sign.classes.isdisjoint(classes)


def scan(page: Page, events: Events) -> list[Spot | None]:
    """For each word of the page what it does; the words of a phrase after its first do nothing."""
    norms, looks, sign_of, at = page.t.norms, page.t.looks, events.sign, page.at
    spots: list[Spot | None] = [None] * len(norms)
    decide = _DECIDE[events.order]
    capitals = page.language.capitals
    verb_first = events.order == "verb-first"
    skip, last = 0, None
    for i in page.t.for_look(EVENT | REPORT):
        if i < skip:
            continue
        sign = sign_of(norms[i])
        if sign is None:
            behind = last if last is not None and last.end == i else None
            if i in at and at[i].finite and not (verb_first and behind is not None and _full_verb(behind)):
                last = spots[i] = Spot(i, i + 1, NOTHING, FINITE_CUE, "verb")
            elif behind is not None and "verb-follows" in behind.sign.classes and _may_be_verb(page, i):
                last = spots[i] = Spot(i, i + 1, NOTHING, UNLISTED, "verb")
            continue
        end = i + 1
        if sign.going_on and end < len(norms):
            for rest, whole in sign.going_on.get(norms[end], ()):
                if tuple(norms[end : end + len(rest)]) == rest:
                    end += len(rest)
                    sign = Sign(whole.forms, whole.classes, sign.conjunction, sign.preposition, sign.article)
                    break
        if not sign.telling:
            continue
        if capitals and not sign.forms and sign.classes & SHORT_NAMES and _is_name(page, i):
            continue  # in May, Warehouse No. 3
        if capitals and page.has(i, "month") and _is_name(page, i):
            continue  # since March
        last = spot = spots[i] = Spot(i, end, sign)
        if sign.forms:
            decide(page, spots, spot)
        if not spot.use and "auxiliary" in sign.classes:
            spot.use = "aux"
        skip = end
        unseen = "verb-follows" in sign.classes and end < len(norms) and not looks[end] & (EVENT | REPORT)
        if unseen and _may_be_verb(page, end):
            last = spots[end] = Spot(end, end + 1, NOTHING, UNLISTED, "verb")
    return spots


def _may_be_verb(page: Page, i: int) -> bool:
    """Whether word i, which stands where only a verb can (لم، قبل أن), is nothing else."""
    word = page.t.words[i]
    if page.mark(i) or word.article or word.preposition:
        return False
    return not page.has(i, "preposition", "that", "time", "pronoun", "negation")


def spot_before(spots: list[Spot | None], i: int) -> Spot | None:
    """The spot that ends right before word i, be it of one word or a phrase."""
    for k in range(i - 1, max(i - LONGEST_PHRASE, 0) - 1, -1):
        spot = spots[k]
        if spot is not None:
            return spot if spot.end == i else None
    return None


def _is_name(page: Page, i: int) -> bool:
    """Whether word i is written as a name: a capital inside its sentence."""
    return i > page.sentence(i)[0] and _named(page, i)


def _before(page: Page, i: int) -> int:
    """The word before word i, adverbs and negations passed over; -1 where its sentence begins."""
    start = page.sentence(i)[0]
    i -= 1
    while i >= start and page.has(i, "adverb", "negation") and not page.has(i, "preposition", "determiner"):
        i -= 1
    return i if i >= start else -1


def _verb_first(page: Page, spots: list[Spot | None], spot: Spot) -> None:
    """A word that may be verb or noun: clitics, and what stands before it, decide."""
    sign, i = spot.sign, spot.at
    verb, noun = next((f for f in sign.forms if f.finite and not _seldom(page, spots, i, sign, f)), None), sign.noun
    if verb is not None and (sign.article or sign.preposition or _governed(page, spots, i, sign)):
        verb = None
    if verb is not None and (_a_name(page, i, sign) or _in_subject(page, spots, i)):
        verb = None
    if verb is not None and noun is not None and not _verb_here(page, spots, spot, verb):
        verb = None
    if verb is not None:
        spot.form, spot.use, spot.passive = verb, "verb", verb.part == "passive"
    elif noun is not None:
        spot.form, spot.use = noun, "noun"
    elif not (sign.article or sign.preposition or sign.enclitic) and (sign.conjunction or page.comma(i - 1)):
        gerund = next((f for f in sign.forms if f.part == "gerund"), None)
        if gerund is not None and (gerund.category or gerund.kind):
            spot.form, spot.use = gerund, "gerund"


def _a_name(page: Page, i: int, sign: Sign) -> bool:
    """Whether word i is a given name (ناصر: he supported), an office (ملك: he owned) or a number (نصف: we describe)."""
    return not sign.conjunction and not sign.prefix and page.has(i, "given-name", "office", "title", "number", "amount")


def _seldom(page: Page, spots: list[Spot | None], i: int, sign: Sign, verb: EventForm) -> bool:
    """Whether the form is one that is far more often another word: the first person outside of quotations (أكبر: I
    grow, or bigger), the dual of what is an adverb (لاحقا: they two followed, or later), a jussive without لم."""
    if verb.part == "jussive":
        leading = spot_before(spots, i)
        if leading is None or not leading.has("negation"):
            return True
    if not sign.conjunction:
        before = spots[i - 1] if i > page.sentence(i)[0] else None
        if before is not None and (_full_verb(before) or verb.part == "predicate" and before.use):
            return True  # two verbs in a row are none; "his name" behind a verb or a noun is no sentence of its own
        if sign.enclitic:
            return page.has(i, "adverb", "time", "adverbial", "so", "demonstrative")
        if page.has(i, "preposition"):
            return True
    if verb.agreement == "md":
        return page.has(i, "adverb", "time")
    if verb.agreement not in FIRST or verb.part != "present" or sign.prefix or page.q.inside[i]:
        return False
    leading = spots[i - 1] if i else None
    return leading is None or not leading.has("negation", "auxiliary", "that", "relative", "verb-follows")


def _full_verb(spot: Spot) -> bool:
    """Whether a verb governs no other verb right behind it, as "began" and "wants" do."""
    form = spot.form
    return spot.use == "verb" and form is not None and bool(form.category) and not form.kind and not form.modality


def _in_subject(page: Page, spots: list[Spot | None], i: int) -> bool:
    """Whether the verb at word i stands behind a relative that is itself what the clause is about (that what happened
    is a crime): it makes no clause of its own."""
    if i < 2 or (before := spots[i - 1]) is None or not before.has("which"):
        return False
    opener = spots[i - 2]
    return opener is not None and opener.has("that") and not opener.use


def _governed(page: Page, spots: list[Spot | None], i: int, sign: Sign) -> bool:
    """Whether a preposition stands before word i, so that it is no verb."""
    if sign.conjunction or i == 0 or not page.has(i - 1, "preposition"):
        return False
    before = spot_before(spots, i)
    return before is None or not before.has("opener", "cause", "that", "relative", "negation", "auxiliary")


def _verb_here(page: Page, spots: list[Spot | None], spot: Spot, verb: EventForm) -> bool:
    i = spot.at
    if spot.sign.prefix or spot.sign.conjunction:
        return True
    following = page.t.words[i + 1] if i + 1 < len(page.t) else None
    if i == page.sentence(i)[0] or page.mark(i - 1):
        after_names = following is not None and (
            following.article or bool(following.classes & {"country", "given-name", "number", "office"})
        )
        takes = verb.role == "takes"  # قتل رجل: what is shelled or killed follows at once
        return takes or after_names or (i + 1 < len(page.t) and page.norm(i + 1).isdigit())
    before, word = spot_before(spots, i), page.t.words[i - 1]
    if before is not None:
        if before.makes_clause and before.use != "aux":
            return False
        if before.has("that") and (verb.part == "past" or spot.sign.enclitic):
            return False  # أن takes the present: our intervention, not "we intervened"
        if before.use == "aux" or before.has("that", "relative", "negation", "opener", "cause", "condition"):
            return True
    return word.article or bool(word.enclitic) or bool(word.classes & {"country", "family-name", "given-name"})


def _verb_middle(page: Page, spots: list[Spot | None], spot: Spot) -> None:
    """Where auxiliaries and order tell a verb from a noun."""
    sign, i = spot.sign, spot.at
    parts = {f.part: f for f in reversed(sign.forms)}
    noun = parts.get("noun")
    p = _before(page, i)
    before = spots[p] if p >= 0 else None
    if page.has(p, "infinitive") and (form := parts.get("base")):
        spot.form, spot.use = form, "infinitive"
        return
    if before is not None and before.use == "aux" and before.form is None:
        form = next((parts[k] for k in ("passive", "pastpart", "gerund", "base", "infinitive") if k in parts), None)
        if form is not None and not (page.has(p, "be") and form.part == "base"):
            spot.form, spot.use = form, "verb"
            spot.passive = form.part == "passive" or form.part == "pastpart" and _be_in_group(page, spots, p)
            return
    if "gerund" in parts and not page.has(p, *NO_VERB_AFTER):
        spot.form, spot.use = parts["gerund"], "gerund"
        return
    finite = next((parts[k] for k in ("predicate", "passive", "future", "past", "present") if k in parts), None)
    if finite is not None and not _nominal(page, p, i, finite, noun is not None):
        spot.form, spot.use = finite, "weak" if finite.part == "past" and "pastpart" in parts else "verb"
        spot.passive = finite.part == "passive"
        return
    if (base := parts.get("base")) and page.has(p, "clause-opener", "relative") and p == i - 1:
        spot.form, spot.use = base, "verb"
        return
    if "infinitive" in parts:
        spot.form, spot.use = parts["infinitive"], "infinitive"
    elif noun is not None:
        spot.form, spot.use = noun, "noun"
    elif base is not None and p == i - 1 and page.has(p, "plural", "people", "group") and not page.has(p, "possessive"):
        spot.form, spot.use = base, "verb"


def _be_in_group(page: Page, spots: list[Spot | None], p: int) -> bool:
    """Whether one of the auxiliaries that end with word p makes a participle passive."""
    while p >= 0 and (page.has(p, "be", "auxiliary", "adverb", "negation")):
        if page.has(p, "be"):
            return True
        p -= 1
    return False


def _nominal(page: Page, p: int, i: int, form: EventForm, or_noun: bool) -> bool:
    """Whether a word that may be a finite verb is none here: a determiner or preposition stands before it, or, where it
    may be a noun too, no subject does."""
    if form.part == "predicate":
        return False
    if p < 0:
        return or_noun and form.part == "present"
    if form.part == "present" and (_past_behind(page, i) or _seen_before(page, i)):
        return True  # that sparks flew; they had seen the white sacks
    if page.has(p, *NO_VERB_AFTER) and not page.has(p, "clause-opener", "relative", "pronoun"):
        return True
    if page.has(p, "preposition") and not page.has(p, "relative", "that", "joining", "contrast") and p == i - 1:
        return True
    if not or_noun or form.part != "present":
        return False
    if page.has(p, "clause-opener", "relative", "pronoun"):
        return False
    return not (_named(page, p) and not _named(page, i))


def _past_behind(page: Page, i: int) -> bool:
    """Whether the word behind word i is a past tense or an auxiliary, whose subject word i then is."""
    events = page.language.events
    sign = events.sign(page.norm(i + 1)) if events is not None and not page.mark(i + 1) else None
    parts = {f.part for f in sign.forms} if sign is not None else set()
    finite = "past" in parts and not parts & {"base", "noun", "pastpart"}
    return finite or page.has(i + 1, "auxiliary") and not page.has(i + 1, "pronoun")


def _seen_before(page: Page, i: int) -> bool:
    """Whether word i ends the object of a perfect: the verb of its clause has gone before it."""
    noun = next((k for k in range(i - 1, max(i - OBJECT, 0) - 1, -1) if page.has(k, "definite")), -1)
    if noun < 0 or any(page.mark(k) or page.has(k, "preposition", "joining", "relative") for k in range(noun, i)):
        return False
    events = page.language.events
    sign = events.sign(page.norm(noun - 1)) if events is not None else None
    done = sign is not None and any(f.part in ("pastpart", "past") for f in sign.forms)
    hit = page.at.get(noun - 1)
    says = hit is not None and not all(f.cue.thought for f in hit.forms)  # had said the army shells
    return done and not says and page.has(noun - 2, "auxiliary")


def _named(page: Page, i: int) -> bool:
    return i >= 0 and page.t.text[page.t.starts[i]].isupper()


def _verb_last(page: Page, spots: list[Spot | None], spot: Spot) -> None:
    """Where endings tell a verb, and its place does: what may be a noun too is a verb only at a clause's end."""
    verb, noun = spot.sign.verb, spot.sign.noun
    end = spot.end
    closes = page.mark(end) or end >= page.sentence(spot.at)[1] or page.has(end, "joining", "that", "contrast")
    if verb is not None and verb.agreement == PARTICIPLE and not closes:
        verb = None
    if verb is not None and (noun is None or closes and not page.has(spot.at - 1, "preposition", "determiner")):
        spot.form, spot.use, spot.passive = verb, "verb", verb.part == "passive"
    elif noun is not None:
        spot.form, spot.use = noun, "noun"
    elif spot.sign.forms:
        form = spot.sign.forms[0]
        spot.form, spot.use = form, "gerund" if form.part == "gerund" else "infinitive"


_DECIDE = {"verb-first": _verb_first, "verb-middle": _verb_middle, "verb-last": _verb_last}
