"""Who speaks where the page does not say it again: a speaker's phrase → his link, shortened names, pronouns and bare
offices led back to the fullest name of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from riwaya.model import Link, Span
from riwaya.read.attribution.fuller import fuller
from riwaya.read.attribution.memory import Memory, agree
from riwaya.read.attribution.naming import Named, read_name
from riwaya.read.attribution.pointing_back import described_by
from riwaya.read.page import Page, Proposal, Range


def link_to(
    memory: Memory, words: Range, enclosing: Sequence[str] = (), parent: int = -1, p: Proposal | None = None
) -> tuple[Link, Named]:
    """The link for a speaker's phrase: shortened names and bare offices resolved to the fullest on the page.
    A lone office or a description inside the speech of `enclosing` is somebody else. `parent`: the proposal inside
    whose content he speaks, -1 for none; `p`: the proposal whose speaker the phrase names."""
    page, agreement = memory.page, p.form.agreement if p is not None else ""
    named = read_name(page, words)
    if named.kind == "other" and agreement == "p" and page.has(words[0] - 1, "within-preposition"):
        named = replace(named, kind="organisation")  # в Росфонде сообщили
    before = _who_goes_on(memory, named, p, parent) if p is not None and p.form.cue.continues else None
    if before is not None:
        return make_link(page, before, "resolved", named.office), before
    party = memory.retold.party(p, named) if p is not None and named.bare and page.q.inside[words[0]] else None
    full = party or fuller(memory, named, parent, agreement, enclosing)
    another = named.bare or page.t.words[words[0]].article and described_by(memory, named.words)
    if full is not None and not (another and full.name in enclosing and not memory.pronoun(named)):
        return make_link(page, full, "resolved", named.office), full
    return make_link(page, named, "stated"), named


def _who_goes_on(memory: Memory, named: Named, p: Proposal, parent: int) -> Named | None:
    """The speaker before, where a verb that goes on only describes him (وأضاف المدرب السابق; وتابع مدرب الترجي)."""
    described = not page_named(memory.page, named)
    office = named.kind == "official" and named.name_words is None
    before = _speaker_before(memory, p, parent) if described or office else None
    if before is None:
        return None
    if described and not memory.directory.office_holder(named):
        return before
    return before if office and _same_field(memory, before, named) else None


def _same_field(memory: Memory, named: Named, office: Named) -> bool:
    """Whether an office is over what the office of `named` is over (المدير الفني للترجي X، مدرب الترجي)."""
    page = memory.page
    until = named.name_words[0] if named.name_words is not None else named.words[1]
    over = {page.t.words[i].stem for i in range(named.words[0] + 1, until) if page.t.words[i].article}
    over |= {page.t.words[i].stem for i in range(named.words[0] + 1, until) if page.t.words[i].preposition}
    return any(page.t.words[i].stem in over for i in range(office.words[0] + 1, office.words[1]))


def _speaker_before(memory: Memory, p: Proposal, parent: int) -> Named | None:
    """The person who spoke last beside `p`, in its paragraph or the one before, where the verb's form fits."""
    paragraph = memory.page.t.paragraph
    last = next((s for s in reversed(memory.speakers) if s.parent == parent), None)
    if last is None or last.named.kind not in ("person", "official") or not agree(last.agreement, p.form.agreement):
        return None
    return last.named if paragraph[p.cue[0]] - paragraph[last.position] <= 1 else None


def page_named(page: Page, named: Named) -> bool:
    """Whether a speaker's phrase says who speaks: by his name, or as one of whom nothing was said (an indefinite noun,
    a body); the definite description of a person does not (الخبير الاقتصادي السابق)."""
    described = named.kind in ("official", "other") and named.name_words is None
    return not (described and page.t.words[named.words[0]].article and named.words[1] - named.words[0] > 1)


def make_link(page: Page, named: Named, how: str, office: str | None = None) -> Link:
    """The link of a chain that stands for `named`."""
    words = named.name_words or named.words
    start, end = page.t.starts[words[0]], page.t.ends[words[1] - 1]
    return Link(
        name=named.name or page.language.unnamed,
        kind=named.kind,
        named=named.named,
        count=named.count,
        span=Span(start, end, page.t.text[start:end]),
        how="resolved" if how == "resolved" else "stated",
        office=office or named.office,
    )


def unnamed_link(page: Page) -> Link:
    """A speaker whom the page hides (it is believed that)."""
    return Link(page.language.unnamed, "other", named=False, how="stated")
