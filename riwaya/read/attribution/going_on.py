"""Who goes on speaking in a verb that may have no speaker at all, and in languages where case tells the subject."""

from __future__ import annotations

from riwaya.model import BODIES
from riwaya.read.attribution.antecedents import document_again
from riwaya.read.attribution.memory import Memory, agree
from riwaya.read.attribution.named_bodies import body_before
from riwaya.read.attribution.naming import Named
from riwaya.read.page import Proposal

THERE = 3
"""Words between "there" and the verb of those who speak there (там же вчера сообщили)."""


def goes_on(memory: Memory, p: Proposal, parent: int) -> Named | None:
    """The last speaker whom a verb's gender and number fit; of what is said without a subject (it is noted that),
    the last body or document, then anybody."""
    owner = p.form.agreement if p.form.form == "possessive" else ""
    if owner in ("m", "f") and (subject := memory.subject_before(p.cue[0], owner, parent)) is not None:
        return subject
    same_level = [s for s in memory.speakers if s.parent == parent]
    fitting = [s for s in same_level if agree(s.agreement, p.form.agreement) or s.named.kind in BODIES]
    if owner in ("m", "f"):
        fitting = [s for s in fitting if s.named.kind != "person" or memory.stands_for(owner, s.named)]
    if p.form.form == "impersonal":
        issuer = document_again(memory.directory, p, memory.spoke_in)
        if issuer is not None:
            return memory.whole(issuer) if issuer.name_words is not None else issuer
        bodies = [s for s in same_level if s.named.kind in (*BODIES, "document")]
        fitting = bodies or same_level
    near = fitting or same_level or [s for s in memory.speakers if agree(s.agreement, p.form.agreement)]
    if near:
        return near[-1].named
    return memory.named_before(p.cue[0], p.form.agreement) if p.form.agreement in ("m", "f") else None


def same_body(memory: Memory, p: Proposal) -> Named | None:
    """The body or group that spoke in the plural in this sentence or the one before, and goes on in the plural
    without being named (В полиции сообщили … Также добавили, что …)."""
    last = memory.speakers[-1] if memory.speakers else None
    near = last is not None and memory.page.t.sentence[p.cue[0]] - memory.page.t.sentence[last.position] <= 1
    if any(memory.page.has(k, "there") for k in range(p.cue[0] - THERE, p.cue[0])):
        if last is not None and near and last.named.kind in (*BODIES, "group") and last.agreement == "p":
            return last.named
        return body_before(memory.directory, p.cue[0])
    if last is None or not near or last.agreement != "p" or p.form.cue.stance not in ("says", "confirms", "denies"):
        return None
    return last.named if last.named.kind in (*BODIES, "group") else None


def speaks_on(memory: Memory, p: Proposal, parent: int) -> Named | None:
    """Who spoke last in the sentence of a participle beside his words: it is his, and not of whom he spoke (юрист
    утверждает, что налог вреден, подчёркивая, что …)."""
    sentence = memory.page.t.sentence
    if not p.rule.startswith("participle") or memory.page.language.subject != "either-side":
        return None
    said = (s for s in reversed(memory.speakers) if s.parent == parent and s.position < p.cue[0])
    last = next(said, None)
    return last.named if last is not None and sentence[last.position] == sentence[p.cue[0]] else None


def passes_on(memory: Memory, p: Proposal, parent: int) -> Named | None:
    """Who hands on another's words in a verb without a subject (وتنقل عن جدتها أن …؛ ونقلت عن مسؤولين أن …): the
    speaker before, or who handed on his words, whom the verb fits. In the past a masculine verb may be a passive (نقل
    عن); a feminine one is none, since its subject would be what was said."""
    last = next((s for s in reversed(memory.speakers) if s.parent == parent), None)
    verb = p.passing or p.form
    if last is None or verb.form != "present" and verb.agreement in ("m", ""):
        return None
    if memory.handed_on is not None and memory.handed_on.position == last.position:
        last = memory.handed_on
    near = memory.page.t.paragraph[last.position] == memory.page.t.paragraph[p.cue[0]]
    return last.named if near and last.agreement == verb.agreement else None


def in_present(memory: Memory, p: Proposal, parent: int) -> Named | None:
    """Who goes on in a verb that may be a passive too, joined by "and": the speaker before him whose words
    are retold in the present, as this verb is (ويرى الكاتب أن … ويرجح أن …)."""
    page, last = memory.page, next((s for s in reversed(memory.speakers) if s.parent == parent), None)
    if last is None or not page.t.words[p.cue[0]].conjunction or last.agreement != p.form.agreement:
        return None
    active = page.at[p.cue[0]].form("present") if p.cue[0] in page.at else None
    hit = page.at.get(last.position)
    near = page.t.paragraph[last.position] == page.t.paragraph[p.cue[0]]
    retold = hit is not None and hit.form("present") is not None
    return last.named if active is not None and near and retold and last.named.kind == "person" else None
