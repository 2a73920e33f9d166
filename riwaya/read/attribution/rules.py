"""Runs the rules over the cues of a page; the language's data say which set its word order asks for."""

from __future__ import annotations

from riwaya.read.attribution import either_side, subject_first, verb_final, verb_first
from riwaya.read.attribution.building import clause_start
from riwaya.read.attribution.noun_phrases import addresses
from riwaya.read.attribution.tellers import add_tellers
from riwaya.read.attribution.turns import further_quotations
from riwaya.read.page import Page, Proposal

RULES = {
    "after-cue": verb_first.RULES,
    "before-cue": subject_first.RULES,
    "clause-start": verb_final.RULES,
    "either-side": either_side.RULES,
}
"""`subject` of `language.toml` → the rules for that word order, in order of trial."""


def propose(page: Page) -> list[Proposal]:
    """One proposal at the most for each cue of the page, in order of the cues."""
    out: list[Proposal] = []
    taken = 0
    for hit in page.hits:
        if hit.first < taken or page.has(hit.first, "own-formula") and page.phrase(hit.first, "own-formula") > 1:
            continue
        if page.phrase(hit.first, "anonymity") > 1 and page.comma(hit.first - 1):
            continue  # مصدر، طلب عدم ذكر اسمه، قال
        for rule in RULES[page.language.subject]:
            proposal = rule(page, hit)
            if proposal is not None:
                opens = (
                    min(hit.first, proposal.source[0])
                    if "speaker-verb" in proposal.rule and proposal.source
                    else hit.first
                )
                proposal.clause = clause_start(page, opens)
                if page.language.subject == "before-cue":
                    add_tellers(page, proposal)
                out += [proposal, *further_quotations(page, proposal)]
                taken = max(taken, proposal.taken, hit.end)
                break
    return _without_doubles(page, out)


def _without_doubles(page: Page, proposals: list[Proposal]) -> list[Proposal]:
    """Of two cues that claim one complement the first keeps it (قال في تصريح إن …); what a cue between a speaker and
    his words reports (رفض الكشف عن اسمه) ends with its own clause."""
    out: list[Proposal] = []
    for p in proposals:
        if _own_thought(page, p, out):
            continue
        if p.rule == "said-so":
            _take_said(page, p, out)
            out.append(p)
            continue
        outer = next((o for o in reversed(out) if o.cue[0] < p.cue[0] < o.content[0]), None)
        if outer is not None and p.content[0] >= outer.content[0] - 1:
            continue
        if out and out[-1].content[0] == p.content[0] and not p.rule.startswith("according-to"):
            continue
        if outer is not None:
            between = range(p.content[0], outer.content[0])
            end = next((i for i in between if page.mark(i) or addresses(page, i)), outer.content[0])
            p.content, p.fixed = (p.content[0], min(end, p.content[1])), True
        out.append(p)
    return out


def _take_said(page: Page, p: Proposal, before: list[Proposal]) -> None:
    """What is confirmed or denied by "which X denied" is what somebody said before it in the sentence, not that he said
    it (قال المصدر إن الخوادم توقفت، الأمر الذي نفاه المتحدث)."""
    sentence = page.t.sentence[p.cue[0]]
    said = next((o for o in before if page.t.sentence[o.cue[0]] == sentence and o.cue[0] >= p.content[0]), None)
    if said is not None and said.content[0] < p.content[1] and said.cue[0] < said.content[0]:
        p.content = (said.content[0], p.content[1])
        if not said.fixed:
            said.content, said.fixed = p.content, True  # the writer speaks again


def _own_thought(page: Page, p: Proposal, before: list[Proposal]) -> bool:
    """Whether `p` is what the speaker himself thinks, and so no second statement: the complementiser that opens his
    words carries a pronoun, and the verb of thinking follows at once (قال إنه يعتقد أن …، قال إنه من المرجح أن …)."""
    that = p.cue[0] - 1
    if not (p.form.cue.thought and p.source is None and page.has(that, "that")) or p.cue[1] - p.cue[0] > 1:
        return False  # من المتوقع أن: others expect it
    if not page.has(that, "that-pronoun"):
        return False
    return any(o.content[0] == that and o.mode == "indirect" for o in before[-2:])
