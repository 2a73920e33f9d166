"""Runs the rules over the cues of a page; the language's data say which set its word order asks for."""

from __future__ import annotations

from riwaya.read import subject_first, verb_first
from riwaya.read.building import clause_start
from riwaya.read.page import Page, Proposal

RULES = {"after-cue": verb_first.RULES, "before-cue": subject_first.RULES}
"""`subject` of `language.toml` → the rules for that word order, in order of trial."""


def propose(page: Page) -> list[Proposal]:
    """One proposal at the most for each cue of the page, in order of the cues."""
    out: list[Proposal] = []
    taken = 0
    for hit in page.hits:
        if hit.first < taken or page.has(hit.first, "own-formula") and page.phrase(hit.first, "own-formula") > 1:
            continue
        for rule in RULES[page.language.subject]:
            proposal = rule(page, hit)
            if proposal is not None:
                proposal.clause = clause_start(page, hit.first)
                out.append(proposal)
                taken = max(proposal.taken, proposal.content[0] if proposal.content[0] > hit.first else hit.end)
                break
    return out


