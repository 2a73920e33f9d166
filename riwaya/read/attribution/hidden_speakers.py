"""Passives behind which what is said follows: يُعتقد أن …، من المتوقع أن …، كان يقال في القرية إن …"""

from __future__ import annotations

from riwaya.languages.lexicon import CueForm
from riwaya.read.attribution.building import build
from riwaya.read.attribution.complement import Complement
from riwaya.read.attribution.complements import find_complement
from riwaya.read.page import Hit, Page, Proposal

CIRCUMSTANCE = 8
"""Words of a circumstance between a passive and what is said."""


def hidden(page: Page, hit: Hit) -> Proposal | None:
    """يُعتقد أن …، من المتوقع أن …: somebody thinks so, and the page does not say who."""
    form = hit.form("passive")
    if form is None:
        return None
    found = find_complement(page, hit, form.cue, hit.end, own_zone=False) or _behind_circumstance(page, hit, form)
    kinds = ("that", "prep", "object") if hit.end - hit.first > 1 else ("that", "prep")
    if found is None or found.kind not in kinds:
        return None
    if found.kind == "prep" and form.cue.stance == "asks" and "whether" in form.cue.takes:
        return None  # سئل الوزير عن الأسعار: the topic of a question that is not told
    return build(page, hit, form, found, "hidden-speaker", None, [], hidden=True)


def _behind_circumstance(page: Page, hit: Hit, form: CueForm) -> Complement | None:
    """What is said, or expected of somebody, behind a circumstance and a word that can be nothing but a passive
    (يقال في القرية إن، كان المتوقع من الحكومة الجديدة أن)."""
    circumstance = page.has(hit.end, "adverbial", "partitive", "among")
    if not circumstance or any(f.form != "passive" for f in hit.forms):
        return None
    found = find_complement(page, hit, form.cue, hit.end)
    if found is None or found.kind != "that" or found.zone_end - hit.end > CIRCUMSTANCE:
        return None
    between = range(hit.end, found.zone_end)
    return None if any(page.mark(i) or i in page.at or page.has(i, "relative") for i in between) else found
