"""Correcting what the articles say together: claims joined and parted, conflicts that are none."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from riwaya.comparison import Claim, Relation
from riwaya.export.matters import matters
from riwaya.story.correcting import Draft
from riwaya.web.correcting import field, fields, made, refused
from riwaya.web.links import href
from riwaya.web.notes import claim_named
from riwaya.web.pages import Asked, Done

REASONS = ("other-time", "other-thing", "misread", "own-words")
"""Why two answers are no conflict: they tell of another time, of another thing, the reader misread them; or in the
person's own words."""

_NEAR = 12
"""Claims that are offered to be joined with one."""


def aside_action(asked: Asked, form: FormData) -> Done:
    """Set a matter aside: all its relations, or only those of one claim."""
    reason, words = field(form, "why"), field(form, "words")
    reason = reason if reason in REASONS else "own-words" if words else ""
    if not reason:
        raise refused(asked, asked.say("Say why it is no conflict."))
    found = _relations(asked, field(form, "matter"), field(form, "claim") or None)
    claims = asked.held.claims
    relations = [
        {
            "slot": r.slot,
            "kind": r.kind,
            "rule": r.rule,
            "texts": [claims[id].text for id in r.claims],
            "shown": list(r.assertions),
            "assertions": [list(claims[id].assertions) for id in r.claims],
        }
        for r in found
    ]
    draft = Draft("no-conflict", {"relations": relations}, {"kind": found[0].kind}, {"why": reason, "words": words})
    return made(asked, form, [draft], "/")


def _relations(asked: Asked, matter: str, only: str | None) -> Sequence[Relation]:
    listed = matters(asked.held.comparison, only) if only else asked.held.matters
    for found in listed.values():
        for one in found:
            if one.id == matter:
                return one.relations
    why = asked.say("This is not among the conflicts any more. Go back and reload the page.")
    raise refused(asked, why, 409)


def join_action(asked: Asked, form: FormData, id: str) -> Done:
    """Say that a claim and another say the same; without another, that all its articles do."""
    claim = _claim(asked, id)
    wanted = field(form, "other") or field(form, "near")
    wanted = wanted.rpartition("/")[2]
    other = asked.held.claims.get(wanted) if wanted else claim
    if other is None:
        raise refused(asked, asked.say("There is no such claim. Choose one of the list, or paste its address."))
    claims = [claim] if other is claim else [claim, other]
    draft = Draft("join", {"claims": [claim_named(c) for c in claims]}, None, None)
    done = made(asked, form, [draft], href(min(c.id for c in claims)))
    return _to_claim(done, min(c.id for c in claims)) if len(claims) > 1 else done


def part_action(asked: Asked, form: FormData, id: str) -> Done:
    """Take accounts out of a claim: they say something else."""
    claim = _claim(asked, id)
    apart = [a for a in claim.assertions if a in set(fields(form, "apart"))]
    if not apart:
        raise refused(asked, asked.say("Tick the accounts that say something else."))
    if len(apart) == len(claim.assertions):
        raise refused(asked, asked.say("Leave at least one account unticked."))
    texts = [a.document for a in claim.accounts if a.assertion in apart]
    draft = Draft("part", {"claim": claim_named(claim), "apart": apart}, None, {"documents": sorted(set(texts))})
    return made(asked, form, [draft], href(id))


def near_claims(asked: Asked, claim: Claim) -> list[Claim]:
    """Claims that may say the same as one: those of its question, then those whose articles tell them beside it."""
    held = asked.held
    related = {id for r in held.relations_of.get(claim.id, ()) for id in r.claims}
    words = set(claim.text.split())

    def rank(other: Claim) -> tuple[bool, float, int, str]:
        shared = len(words & set(other.text.split())) / (len(words | set(other.text.split())) or 1)
        return (other.id not in related and other.question != claim.question, -shared, -len(other.documents), other.id)

    others = (
        c
        for c in held.comparison.claims
        if c.id != claim.id and c.slot == claim.slot and set(c.assertions) != set(claim.assertions)
    )
    return sorted(others, key=rank)[:_NEAR]


def _claim(asked: Asked, id: str) -> Claim:
    claim = asked.held.claims.get(id)
    if claim is None:
        raise HTTPException(404)
    return claim


def _to_claim(done: Done, id: str) -> Done:
    """The joined claim's page, which may have had another address."""
    _, mark, query = done.go.partition("?")
    return Done(f"{href(id)}{mark}{query.partition('#')[0]}", done.record)
