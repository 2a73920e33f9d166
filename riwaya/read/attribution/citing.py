"""Who rests what he says on a text, or on another's words (تستشهد الباحثة بدراسة للبنك الدولي تقدر …)."""

from __future__ import annotations

from riwaya.read.attribution.memory import Memory
from riwaya.read.attribution.naming import Named, read_name
from riwaya.read.attribution.noun_phrases import noun_phrase
from riwaya.read.page import Page, Proposal, Range

ISSUERS = ("organisation", "government", "medium", "medium-noun", "country")
"""Classes of bodies behind whose "of" a text may stand."""

NEAR = 6
"""Words between a text and the verb of its clause."""

CITED = 12
"""Words between the verb of citing and that of what is cited."""


def text_of(page: Page, first: int) -> Range | None:
    """The indefinite text that the verb at word `first` describes without a sign, its issuer between them behind "of"
    (دراسة للبنك الدولي تقدر)."""
    if page.t.words[first].conjunction:
        return None
    for i in range(first - 1, max(page.sentence(first)[0], first - NEAR), -1):
        of = bool(page.t.words[i].preposition) and page.has(i, *ISSUERS)
        if not of or noun_phrase(page, i, first, given=True) != (i, first):
            continue
        text = next((k for k in (i - 1, i - 2) if page.has(k, "document", "authored")), None)
        return (text, first) if text is not None and not page.t.words[text].article else None
    return None


def cites_it(memory: Memory, p: Proposal, parent: int) -> Named | None:
    """Who cites what `p` says: the subject of a verb of citing in its clause, else who spoke last."""
    page = memory.page
    start = max(page.sentence(p.cue[0])[0], p.cue[0] - CITED)
    at = next((i for i in range(p.cue[0] - 1, start - 1, -1) if page.has(i, "cites")), None)
    if at is None or any(page.comma(i) or i in page.at and page.at[i].finite for i in range(at + 1, p.cue[0])):
        return None
    cited = (i for i in range(at + 1, p.cue[0]) if page.t.words[i].preposition or page.has(i, "preposition"))
    phrase = noun_phrase(page, at + 1, next(cited, p.cue[0]), given=True)
    if phrase is not None:
        named = read_name(page, phrase)
        full = memory.directory.full_name(*named.name_words) if named.name_words is not None else None
        return full or named
    return memory.last(lambda s: s.parent == parent and s.named.kind != "document")
