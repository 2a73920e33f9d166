"""Who speaks in a verb without a speaker: in a story, in the sentence, on the page."""

from __future__ import annotations

from dataclasses import replace

from riwaya.read.attribution.clause_subjects import (
    SEVERAL,
    as_many,
    clause_subject,
    fits_verb,
    fronted_subject,
    joined_subject,
    relative_antecedent,
    sentence_subject,
)
from riwaya.read.attribution.fuller import fuller, named_later
from riwaya.read.attribution.going_on import goes_on
from riwaya.read.attribution.left_out import (
    PERSONS,
    nearest_person,
    parties_before,
    several_before,
    text_author,
    text_issuer,
)
from riwaya.read.attribution.memory import NEAR_PARAGRAPHS, Memory, Speaker, agree, same_gender
from riwaya.read.attribution.naming import Named, read_name
from riwaya.read.attribution.resumption import reasons
from riwaya.read.page import Page, Proposal

NEAR_SENTENCES = 3
"""Sentences between a verb without a speaker and the one that last told of somebody."""


def left_out(memory: Memory, p: Proposal, parent: int, enclosing: list[str]) -> tuple[Named | None, bool]:
    """Who speaks in a proposal without a speaker, and whether he is the subject of a clause before in the sentence,
    which names him there; `enclosing`: the tellers in whose speech it stands.

    In a story retold it is the person named last; else who spoke in this sentence already, the subject of a clause
    before, the last speaker whom the verb's form fits, and at the end whoever the page is about.
    """
    page, sentence = memory.page, memory.page.t.sentence
    if p.rule == "so-called" and memory.speakers and sentence[memory.speakers[-1].position] == sentence[p.cue[0]]:
        return memory.speakers[-1].named, False
    if page.language.subject == "either-side":
        return goes_on(memory, p, parent), False
    same_level = [s for s in memory.speakers if s.parent == parent]
    fitting = [s for s in same_level if agree(s.agreement, p.form.agreement) and _of_gender(memory, s, p)]
    fitting = [s for s in fitting if _as_many(memory, s, p)]
    here = [s for s in fitting if sentence[s.position] == sentence[p.cue[0]]]
    near = _told_beside(memory, p, parent, enclosing, here) or _in_sentence(memory, p, parent, enclosing, here)
    return near or _on_page(memory, p, parent, fitting, same_level)


def _told_beside(
    memory: Memory, p: Proposal, parent: int, enclosing: list[str], here: list[Speaker]
) -> tuple[Named | None, bool] | None:
    """Who speaks inside the words of another: in a story retold who acts, else who spoke there already; None where
    nobody does. `here`: who spoke in the sentence and fits."""
    page = memory.page
    quoted = page.q.inside[p.cue[0]] > 0
    if p.rule.startswith("noun") and page.t.words[p.cue[0]].enclitic and not quoted:
        owner = next((q.named for q in parties_before(page, p, enclosing, heads=(*PERSONS, "number", "people"))), None)
        if owner is not None and (not here or here[-1].position < owner.words[0]):
            return owner, p.rule in ("noun-that", "noun-quote", "noun-colon")  # وجهت ضد الوزير بسبب قوله إن
    if here and parent >= 0 and not quoted:
        return here[-1].named, False
    if quoted and not p.rule.startswith("participle"):
        if memory.retold.narrates(p):
            return memory.last(lambda s: s.named.name in enclosing[:1]), False
        in_turn = memory.retold.speaker(p, enclosing)
        return (in_turn, False) if in_turn is not None else None
    nearest = _in_speech(memory, p, parent, enclosing) if parent >= 0 and p.rule.startswith("verb-alone") else None
    return (nearest, False) if nearest is not None else None


def _in_speech(memory: Memory, p: Proposal, parent: int, enclosing: list[str]) -> Named | None:
    """Who speaks in a verb inside reported words: whom its answer goes to, the people named last, or who acts."""
    page, begin = memory.page, memory.contents[parent][0]
    if any(page.has(i, "that-pronoun") for i in range(begin - 1, p.cue[0])):
        begin = 0  # إن زوجته …، مبينا أنها حلمت: she was named outside
    met = next((x.named for x in parties_before(page, p, enclosing, begin)), None) if _answers(memory, p) else None
    if met is not None:
        return met  # اتصل بالقائد فأخبره أن
    several = several_before(page, p) if p.form.agreement == "mp" else None
    near = several or fronted_subject(page, p) or relative_antecedent(page, p)
    if near is None and page.t.words[p.cue[0]].conjunction:
        near = clause_subject(page, p, begin, memory.known_at)  # فقد شكر حداد موظفيه وشجعهم على …
        near = near if near is not None and near.name_words is not None else None
    return near or nearest_person(page, p, enclosing, begin)


def _in_sentence(
    memory: Memory, p: Proposal, parent: int, enclosing: list[str], here: list[Speaker]
) -> tuple[Named | None, bool] | None:
    """Whom the sentence tells of: whose text it is, who spoke in it, the subject of a clause before."""
    page = memory.page
    quoted = page.q.inside[p.cue[0]] > 0
    author = text_author(page, p) or text_issuer(page, p) if p.rule.startswith("verb-alone") else None
    if author is not None:
        return author, True
    if here and not quoted and _answers(memory, p) and _asked(memory, here[-1]):
        return _one_asked(memory, here[-1], p), False
    if here:
        since = max((s.end for s in memory.speakers if s.parent == parent), default=0)
        later = joined_subject(page, p, since, memory.known_at) if p.rule.startswith("verb-alone") else None
        return (later, False) if later is not None else (here[-1].named, False)
    teller = _teller(memory, p, parent)
    if teller is not None:
        return teller, False
    if quoted and p.rule.startswith("participle"):
        return memory.last(lambda s: s.named.name in enclosing), False
    if _answers(memory, p):
        answers = nearest_person(page, p, enclosing)
        if answers is not None and answers.name_words is not None:
            return answers, False  # واجهت الصحيفة المتحدث فلان بالشكاوى، فقال: he did
    subject = clause_subject(page, p, known=memory.known_at)
    if subject is None:
        return None
    agreement = p.form.agreement
    full = fuller(memory, subject, parent, agreement, enclosing) if subject.bare else named_later(memory, subject)
    return replace(full, words=subject.words) if full is not None else subject, _attached(page, p)


def _on_page(
    memory: Memory, p: Proposal, parent: int, fitting: list[Speaker], same_level: list[Speaker]
) -> tuple[Named | None, bool]:
    """Who speaks where the sentence does not tell: whom the sentences before are about, the last speaker whom the verb
    fits, and at the end whoever the page is about."""
    page = memory.page
    newer = _told_of(memory, p, fitting) if parent < 0 and p.rule.startswith(("verb-alone", "quote-verb")) else None
    if newer is not None:
        return newer, False
    if p.form.agreement in SEVERAL and not fitting:
        near_them = several_before(page, p, people=True)  # قالا، يقولون: nobody who is alone
        return near_them, near_them is not None and (near_them.words[1] == p.cue[0] or _attached(page, p))
    if not fitting and p.form.agreement == "f":
        woman = memory.named_before(p.cue[0], "f")  # تعيش أم نايف هنا. تقول: she has not spoken yet
        if woman is not None and _woman(memory, woman):
            return woman, False
    other = not fitting and bool(same_level) and same_level[-1].named.kind == "person"
    if other and p.form.agreement in ("m", "f"):
        return _other_before(memory, p), False
    near = fitting or same_level
    if not near:
        return memory.directory.prominent(p.cue[0]), False
    last, paragraph = near[-1], page.t.paragraph
    anew = p.form.form == "present" and not p.form.cue.continues and paragraph[p.cue[0]] > paragraph[last.position]
    if last.teller is not None and anew and _same(memory, last.teller, p):
        return last.teller, False  # وينقل الكاتب عن الوزير قوله إن …. ¶ ويحذر من أن: the author
    return last.named, False


def _teller(memory: Memory, p: Proposal, parent: int) -> Named | None:
    """Who handed on the words of the last speaker in the sentence, where the verb's gender is his and not the other's
    (نقل المتحدث عن المنسقة قولها إن …، مضيفا أن)."""
    sentence = memory.page.t.sentence
    last = next((s for s in reversed(memory.speakers) if s.parent == parent), None)
    if last is None or last.teller is None or sentence[last.position] != sentence[p.cue[0]]:
        return None
    return last.teller if _same(memory, last.teller, p) and not _of_gender(memory, last, p) else None


def _same(memory: Memory, named: Named, p: Proposal) -> bool:
    """Whether a person is of the gender of a verb for one."""
    return p.form.agreement in ("", "m", "f") and (not p.form.agreement or memory.stands_for(p.form.agreement, named))


def _other_before(memory: Memory, p: Proposal) -> Named | None:
    """The person named last whom a verb's gender fits, where all who spoke are of the other one; a given name alone
    will do where a list tells its gender."""
    page, wanted = memory.page, p.form.agreement
    gender = "masculine" if wanted == "m" else "feminine"
    spoke = {s.named.name for s in memory.speakers if not same_gender(s.agreement, wanted)}
    start = page.t.paragraphs[max(0, page.t.paragraph[p.cue[0]] - NEAR_PARAGRAPHS)][0]
    for i in range(p.cue[0] - 1, start - 1, -1):
        if page.has(i, "given-name") and page.has(i, gender) and not page.has(i - 1, "given-name", "name-part"):
            named = memory.directory.phrase_at(i, given=True)
            alone = named if named is not None and named.name_words is not None else None
            alone = alone or read_name(page, (i, i + 1))
            if alone.name_words is not None and alone.name not in spoke:
                return memory.directory.full_name(*alone.name_words) or alone
    person = memory.named_before(p.cue[0], wanted)
    return person if person is not None and person.name not in spoke else None


def _answers(memory: Memory, p: Proposal) -> bool:
    """Whether a verb without a speaker is joined by "so", as an answer is."""
    return reasons(memory.page, p.cue[0])


def _asked(memory: Memory, s: Speaker) -> bool:
    """Whether a speaker asked somebody whom only a pronoun names (سأله الرئيس عن …)."""
    hit = memory.page.at.get(s.position)
    return bool(memory.page.t.words[s.position].enclitic) and hit is not None and hit.forms[0].cue.stance == "asks"


def _one_asked(memory: Memory, asking: Speaker, p: Proposal) -> Named | None:
    """Who was asked: the last other speaker whom the answer's verb fits, else the person named last before."""
    others = [s for s in memory.speakers if s.named.name != asking.named.name and s.position < asking.position]
    fitting = [s for s in others if agree(s.agreement, p.form.agreement)]
    if fitting:
        return fitting[-1].named
    return memory.directory.last_person(asking.position, lambda n: memory.stands_for(p.form.agreement, n))


def _as_many(memory: Memory, s: Speaker, p: Proposal) -> bool:
    """Whether a verb of two or of several may go on for a speaker."""
    return s.agreement in SEVERAL or as_many(memory.page, s.named, p.form.agreement)


def _told_of(memory: Memory, p: Proposal, fitting: list[Speaker]) -> Named | None:
    """Whom the sentences before are about, where nobody speaks in them, the verb's form fits him, and the verb does
    not only go on with an earlier speech."""
    page, here = memory.page, memory.page.t.sentence[p.cue[0]]
    if p.form.cue.continues and fitting:
        return None
    for k in range(here - 1, max(-1, here - 1 - NEAR_SENTENCES), -1):
        start, end = page.t.sentences[k]
        beyond = page.t.paragraph[start] != page.t.paragraph[p.cue[0]] and fitting
        if beyond or any(page.t.sentence[s.position] >= k for s in memory.speakers):
            return None
        subject = sentence_subject(page, start, end)
        if subject is not None:
            if not fits_verb(page, subject, p.form.agreement):
                return None
            if page.has(subject.words[0], "man-or-woman") and subject.bare:
                return fuller(memory, subject, -1, p.form.agreement, ()) or subject
            return memory.whole(subject) if subject.name_words is not None else subject
    return None


def _of_gender(memory: Memory, speaker: Speaker, p: Proposal) -> bool:
    """Whether a verb can be a person's by its gender: in the feminine, no word of him says that he is a man; in the
    masculine, the office before the name is no woman's."""
    page, named = memory.page, speaker.named
    if named.kind != "person":
        return True
    if p.form.agreement == "m":
        head = named.words[0]
        office = page.has(head, "office", "people") and named.name_words is not None and named.name_words[0] > head
        return not (office and (page.has(head, "feminine") or page.formed(head, "feminine-singular")))
    words, name = named.words, named.name_words
    telling = range(words[0], name[0] + 1) if name is not None else range(*words)  # the given name, not the father's
    said = {c for i in telling for c in page.t.words[i].classes}
    return p.form.agreement != "f" or "feminine" in said or "masculine" not in said


def _woman(memory: Memory, named: Named) -> bool:
    """Whether a word of a person's name or title says that she is a woman."""
    page = memory.page
    return any(page.has(i, "feminine", "kunya") or page.formed(i, "feminine-form") for i in range(*named.words))


def _attached(page: Page, p: Proposal) -> bool:
    """Whether nothing parts the cue from the clause of its subject (أصدرت اللجنة بيانا أكدت فيه …؛ خرج الوزير مؤكدا …),
    so that this clause names the speaker for it."""
    if page.t.words[p.cue[0]].conjunction or not p.rule.startswith(("verb-alone", "participle")):
        return False
    if p.rule.startswith("verb-alone"):
        resumed = page.has(p.cue[1], "adverb") or page.has(p.cue[1] - 1, "resumed")  # بيانا قالت فيه، جاء فيه
        return resumed or bool(page.t.words[p.cue[0]].preposition)  # خرج الوزير ليقول
    return p.rule in ("participle-quote", "participle-colon") or not page.comma(p.cue[0] - 1)
