"""One teller quotes another, where the speaker stands before the verb: the agency quoted X as saying that …; X was
quoted by the agency as saying …; the agency quotes X saying …"""

from __future__ import annotations

from riwaya.read.attribution.clauses import verb_group
from riwaya.read.attribution.indirect import statement_behind
from riwaya.read.attribution.passives import is_passive
from riwaya.read.attribution.predicates import complement
from riwaya.read.attribution.subjects import subject
from riwaya.read.page import Hit, Page, Proposal, Range

MAX_QUOTED = 30
"""Words of the one who is quoted, with office and apposition."""


def quoted_as(page: Page, hit: Hit) -> Proposal | None:
    """The speaker stands between the verb of quoting and "as saying", or before it where it is a passive."""
    form = hit.form("participle")
    as_at = hit.first - 1 if page.has(hit.first - 1, "predicative") else hit.first
    relay = relay_before(page, as_at) if form is not None and not page.mark(as_at - 1) else None
    if form is None or relay is None:
        return None
    found = complement(page, hit, form.cue)
    if found is None:
        return None
    group = verb_group(page, relay.first)
    before = subject(page, group)
    between = (relay.end, as_at) if relay.end < as_at else None
    if is_passive(page, relay, group):
        speaker, teller = before, _agent(page, between)
    else:
        speaker, teller = between, before
    if speaker is None:
        return None
    p = statement_behind(page, hit, form, found, speaker, "quoted-as")
    p.via = [teller] if teller is not None else []
    return p


def relay_before(page: Page, stop: int) -> Hit | None:
    """The verb of quoting whose "as" stands at word `stop`, in the same clause."""
    for i in range(stop - 1, max(page.sentence(stop)[0], stop - MAX_QUOTED) - 1, -1):
        hit = page.at.get(i)
        if hit is not None and any(f.cue.kind == "relay" and not f.cue.weak for f in hit.forms):
            return hit
        if hit is not None and hit.finite:
            return None
    return None


def _agent(page: Page, between: Range | None) -> Range | None:
    """Who quotes, in a passive: by the agency."""
    if between is None or not page.has(between[0], "agent") or between[1] - between[0] < 2:
        return None
    return between[0] + 1, between[1]
