"""The links that a proposal's own words give: its speaker, and through whom he is told."""

from __future__ import annotations

from dataclasses import replace

from riwaya.model import Link
from riwaya.read.attribution.citing import cites_it
from riwaya.read.attribution.coreference import link_to, make_link, unnamed_link
from riwaya.read.attribution.going_on import in_present, passes_on, same_body, speaks_on
from riwaya.read.attribution.issuers import body_behind, made_by
from riwaya.read.attribution.memory import Memory, Speaker
from riwaya.read.attribution.naming import Named
from riwaya.read.attribution.unspoken import left_out
from riwaya.read.page import Page, Proposal, Range


def own_links(memory: Memory, p: Proposal, parent: int, proposals: list[Proposal], enclosing: list[str]) -> list[Link]:
    """The links of `p`, nearest speaker first, without those around it. `parent`: the proposal in whose content it
    stands, -1 for none; `enclosing`: the names of those in whose speech it stands, nearest first."""
    page = memory.page
    on = same_body(memory, p) if p.hidden and p.rule.startswith("verb-alone") else None
    on = on or (in_present(memory, p, parent) if p.hidden else None)
    if on is not None:
        memory.remember(on, p, parent, enclosing)
        return [make_link(page, on, "resolved")]
    if p.hidden:
        told = 0 <= parent < len(proposals) and proposals[parent].rule == "this-before"
        if told and p.form.form in ("impersonal", "passive") and proposals[parent].source is not None:
            return []  # Сообщалось, что … Об этом рассказал X: it was he
        return [unnamed_link(page), *(link_to(memory, v)[0] for v in p.via)]
    teller = passes_on(memory, p, parent) if p.rule == "relay" and not p.via else None
    teller = teller or (cites_it(memory, p, parent) if parent < 0 and not p.via else None)
    first = _speaker(memory, p, parent, enclosing)
    if first is None:
        return [unnamed_link(page)]
    return [first, *(link for link in _further(memory, p, parent, teller) if link.name != first.name)]


def _further(memory: Memory, p: Proposal, parent: int, teller: Named | None) -> list[Link]:
    """The tellers of `p`, nearest first: those whom its own words name, and `teller`, whom they do not name again."""
    named = [link_to(memory, v) for v in p.via]
    if named and p.rule.startswith(("relay", "verb-citing")):
        memory.told_by(named[0][1])
    handing = teller or (named[0][1] if named else None)
    if p.passing is not None and handing is not None:
        memory.handed_on = Speaker(handing, p.cue[0], p.content[1], parent, p.passing.agreement)
    again = [make_link(memory.page, teller, "resolved")] if teller is not None else []
    return [*(link for link, _ in named), *again]


def _speaker(memory: Memory, p: Proposal, parent: int, enclosing: list[str]) -> Link | None:
    """The link of who speaks in `p`, who is remembered; None where a pronoun stands for nobody on the page."""
    page, named_there = memory.page, False
    who: Named | None
    if p.source is not None:
        link, who = link_to(memory, p.source, enclosing, parent, p)
        if link.how == "stated" and not names_somebody(page, p.source):
            return None
        body = _behind_document(memory, p, p.source) if who.kind == "document" else None
        link, who = (make_link(page, body, "stated"), body) if body is not None else (link, who)
    elif p.subject is not None:
        who = speaks_on(memory, p, parent)
        if who is None:
            link, who = link_to(memory, p.subject, enclosing, parent)
            link = replace(link, how="resolved")
        else:
            link = make_link(page, who, "resolved")
    else:
        who, named_there = left_out(memory, p, parent, enclosing)
        link = make_link(page, who, "resolved") if who is not None else unnamed_link(page)
    if who is not None:
        memory.remember(who, p, parent, enclosing)
        p.source = who.words if named_there else p.source
    return link


def _behind_document(memory: Memory, p: Proposal, source: Range) -> Named | None:
    """The body behind the document that speaks: of a survey by Reuters, Reuters."""
    until = p.cue[0] if p.cue[0] >= source[1] else p.content[0]
    if any(take.startswith("target") for take in p.form.cue.takes) and "that" not in p.form.cue.takes:
        until = min(until, source[1])  # اتهم التقرير الشركة بأنها
    body = body_behind(memory, source[0], until) or made_by(memory, source)
    return body if body is not None and body.kind != "document" else None


def names_somebody(page: Page, source: Range) -> bool:
    """Whether the source is words that name somebody: in some languages a pronoun counts as left out."""
    alone = source[1] - source[0] == 1 and page.norm(source[0]) in page.language.pronouns
    return page.language.pronoun_sources or not alone
