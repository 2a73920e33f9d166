"""Proposals → statements: who stands inside whose speech, and the chain of tellers of each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import cast

from riwaya.model import Block, Link, Mode, Origin, Span, Statement
from riwaya.read.attribution.confidence import confidence, traits
from riwaya.read.attribution.directory import Directory
from riwaya.read.attribution.links import names_somebody, own_links
from riwaya.read.attribution.memory import Memory
from riwaya.read.attribution.negated import is_negated, keeps_silent
from riwaya.read.page import Page, Proposal, Range


def statements_of(blocks: Sequence[Block], pages: Sequence[tuple[Page, list[Proposal]]]) -> tuple[Statement, ...]:
    """The statements of all pages in the order of the text, with ids `s1`, `s2`, …"""
    found: list[_Told] = []
    for page, proposals in pages:
        proposals, base = fold_links(page, proposals), len(found)
        parents = nest(proposals)
        for p, parent, chain in zip(proposals, parents, chains(page, proposals, parents), strict=True):
            chain = _with_credit(chain, blocks, page.t.starts[p.content[0]])
            found.append(_Told(page, p, chain, _depth(parents, parent), None if parent < 0 else base + parent))
    order = sorted(range(len(found)), key=lambda i: found[i].place)
    ids = {index: f"s{rank}" for rank, index in enumerate(order, 1)}
    told = [(i, found[i]) for i in order]
    return tuple(_statement(t, ids[i], None if t.parent is None else ids[t.parent]) for i, t in told)


@dataclass(slots=True)
class _Told:
    """A proposal with its chain; `depth`: in how many contents it stands, `parent`: the place of the next one."""

    page: Page
    p: Proposal
    chain: tuple[Link, ...]
    depth: int
    parent: int | None

    @property
    def place(self) -> tuple[int, int]:
        """Sorts by content, of two that begin at once the longer first."""
        starts, ends, (first, end) = self.page.t.starts, self.page.t.ends, self.p.content
        return starts[first], -ends[end - 1]


def fold_links(page: Page, proposals: list[Proposal]) -> list[Proposal]:
    """A closing "according to X" after a clause that already has its speaker is a link of that chain, no statement."""
    out: list[Proposal] = []
    for p in proposals:
        closing = p.source is not None and p.rule.startswith("according-to-after")
        carrier = (
            next((o for o in reversed(out) if _carries(page, o, p)), None) if closing and _follows(out, p) else None
        )
        if carrier is not None and p.source is not None:
            carrier.via.append(p.source)
        else:
            out.append(p)
    return out


def _follows(earlier: list[Proposal], p: Proposal) -> bool:
    """Whether the "according to" of `p` stands right behind what a speaker said, or said besides; else it gives the
    whole sentence to another (خلص التحقيق إلى اتهامها، قبل أن تغادر البلاد، | بحسب المصدر)."""
    speech = (o for o in earlier if not o.rule.startswith(("noun", "hidden")))
    return any(o.fixed or o.content[1] >= p.content[1] - 1 for o in speech if o.cue[0] >= p.content[0])


def _carries(page: Page, earlier: Proposal, p: Proposal) -> bool:
    """Whether `p`, which follows its content, closes the sentence that `earlier` speaks in."""
    return (
        p.content[0] <= earlier.cue[0]
        and page.t.sentence[earlier.cue[0]] == page.t.sentence[p.cue[0]]
        and not earlier.rule.startswith(("participle", "noun", "hidden"))
    )


def nest(proposals: list[Proposal]) -> list[int]:
    """For each proposal the index of the smallest other one whose content holds its content and cue; -1 for none."""
    order = sorted(range(len(proposals)), key=lambda j: proposals[j].content[0])
    starts = [proposals[j].content[0] for j in order]
    reach = list(accumulate((proposals[j].content[1] for j in order), max))
    out = []
    for i, p in enumerate(proposals):
        best = -1
        k = bisect_right(starts, p.content[0]) - 1
        while k >= 0 and reach[k] >= p.content[1]:  # further left nothing goes so far
            j, o = order[k], proposals[order[k]]
            held = i != j and _holds(o.content, p) and not _judges(o)
            if held and (best < 0 or (_size(o), j) < (_size(proposals[best]), best)):
                best = j
            k -= 1
        out.append(best)
    return out


def _judges(p: Proposal) -> bool:
    """Whether a proposal only confirms or denies the sentence before: who said that is not made to speak by it."""
    return p.rule == "this-before" and p.form.cue.stance in ("confirms", "denies")


def _size(p: Proposal) -> int:
    return p.content[1] - p.content[0]


def _holds(outer: Range, p: Proposal) -> bool:
    return (
        outer[0] <= p.content[0] and p.content[1] <= outer[1] and outer[0] <= p.cue[0] < outer[1] and outer != p.content
    )


def chains(page: Page, proposals: list[Proposal], parents: list[int]) -> list[tuple[Link, ...]]:
    """The chain of each proposal, nearest speaker first."""
    memory = Memory(page, Directory(page), [p.content for p in proposals])
    memory.directory.learn([r for p in proposals for r in ([p.source] if p.source else []) + p.via])
    if page.language.offices_alternate:
        outer = sorted((p for p, parent in zip(proposals, parents, strict=True) if parent < 0), key=lambda p: p.cue[0])
        memory.bearers.learn([p.source for p in outer if p.source is not None])
    if page.language.subject == "either-side":
        memory.bearers.learn_surnames([p.source for p in proposals if p.source is not None], memory.directory)
    own: list[list[Link]] = []
    for p, parent in zip(proposals, parents, strict=True):
        enclosing = _enclosing(own, parents, parent)
        links = own_links(memory, p, parent, proposals, enclosing)
        own.append(
            _not_the_teller(links, own[parent][0], enclosing[1:]) if enclosing and links and own[parent] else links
        )
        if _goes_on(p) and len(own[-1]) == 1:
            own[-1] += _tellers_before(page, proposals, parents, own)
    out: list[tuple[Link, ...]] = []
    for i, links in enumerate(own):
        chain, j, seen = list(links), parents[i], {i}
        while j >= 0 and j not in seen:
            seen.add(j)
            for link in own[j]:
                same = next((k for k, known in enumerate(chain) if _one(page, known, link)), None)
                if same is None:
                    chain.append(replace(link, how="inherited"))
                elif link.name != chain[same].name:
                    chain[same] = replace(link, how="resolved")  # his own words about what he thinks
            j = parents[j]
        out.append(tuple(chain))
    return out


def _not_the_teller(links: list[Link], around: Link, tellers: Sequence[str]) -> list[Link]:
    """The links of a speech inside that of `around`; a left-out speaker who was taken for one of the `tellers` further
    out is `around` himself."""
    told = links[0].how == "resolved" and links[0].name in tellers and links[0].name != around.name
    return [replace(around, how="resolved"), *links[1:]] if told else links


def _goes_on(p: Proposal) -> bool:
    """Whether a verb without a speaker, or a participle, may go on for whoever spoke in its sentence."""
    return p.rule.startswith("participle") or p.source is None and p.rule.startswith("verb-alone")


def _tellers_before(page: Page, proposals: list[Proposal], parents: list[int], own: list[list[Link]]) -> list[Link]:
    """Who else told what the same speaker said before in this sentence: they told what he said meanwhile or next too
    (نقلت رويترز عن مسؤول أن …، مؤكدا …، وقال …)."""
    i = len(own) - 1
    sentence = page.t.sentence[proposals[i].cue[0]]
    for j in range(i - 1, -1, -1):
        if page.t.sentence[proposals[j].cue[0]] != sentence:
            break
        if parents[j] == parents[i] and own[j] and own[j][0].name == own[i][0].name:
            return [replace(link, how="inherited") for link in own[j][1:]]
    return []


def _one(page: Page, link: Link, other: Link) -> bool:
    """Whether two links of one chain are one teller: all words of the one stand in the other (بلاتر، سيب بلاتر). Where
    they name no person, the same word heads both (الوزارة، وزارة النقل; not المعلمة، زوج المعلمة)."""
    word = page.language.lexicon.word
    heads = [word(page.language.fold(each.name.split()[0])).classes for each in (link, other) if each.name.split()]
    if len({"relation" in head for head in heads}) == 2:
        return False  # زوجة الطبيب is not الطبيب
    parts, others = ([word(page.language.fold(part)).stem for part in each.name.split()] for each in (link, other))
    if not (set(parts) <= set(others) or set(others) <= set(parts)):
        return False
    return "person" in (link.kind, other.kind) or parts[0] == others[0] or set(parts) == set(others)


def _enclosing(own: list[list[Link]], parents: list[int], parent: int) -> list[str]:
    """Names of those whose speech a proposal stands in, as far as they are known yet."""
    out: list[str] = []
    while 0 <= parent < len(own):
        out += [link.name for link in own[parent][:1]]
        parent = parents[parent]
    return out


def _with_credit(chain: tuple[Link, ...], blocks: Sequence[Block], at: int) -> tuple[Link, ...]:
    """A caption's credit is the outermost link of what the caption says."""
    credit = next((b.credit for b in blocks if b.start <= at < b.end and b.role == "caption"), None)
    return chain + (credit_link(credit),) if credit is not None else chain


def credit_link(credit: Origin) -> Link:
    """The link that stands for a credit."""
    return Link(credit.name, credit.kind, span=credit.span, how="inherited")


def _depth(parents: list[int], parent: int) -> int:
    """In how many other contents a proposal with this parent stands."""
    depth, seen = 0, set[int]()
    while parent >= 0 and parent not in seen:
        seen.add(parent)
        depth, parent = depth + 1, parents[parent]
    return depth


def _statement(told: _Told, key: str, parent: str | None) -> Statement:
    page, p = told.page, told.p
    known = traits(page, p, told.chain, told.depth)
    denies = p.form.cue.stance == "denies"  # who does not rule a thing out says that it may be
    negated = is_negated(page, p.cue[0], p.form, denies)
    silent = denies and not negated and p.cue[0] in page.at and keeps_silent(page, page.at[p.cue[0]])
    return Statement(
        id=key,
        content=_span(page, p.content),
        cue=_span(page, p.cue),
        source=_span(page, p.source) if p.source and names_somebody(page, p.source) and not _pious(page, p) else None,
        mode=cast(Mode, p.mode),
        stance="says" if silent or denies and negated else p.form.cue.stance,
        chain=told.chain,
        parent=parent,
        polarity="negated" if silent or negated and not denies else "affirmed",
        rule=f"{page.language.code}.{p.rule}",
        confidence=confidence(known),
        traits=tuple(known),
    )


def _pious(page: Page, p: Proposal) -> bool:
    """Whether the source is only what piety adds to the pronoun on the cue (قوله تعالى)."""
    return p.source is not None and bool(page.t.words[p.cue[0]].enclitic) and page.has(p.source[0], "eulogy")


def _span(page: Page, r: Range) -> Span:
    start, end = page.t.starts[r[0]], page.t.ends[r[1] - 1]
    return Span(start, end, page.t.text[start:end])
