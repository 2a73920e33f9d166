"""A comparison → the same, with what its claims rest on: the whole way on one page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from riwaya.comparison import Claim, Comparison
from riwaya.languages.loader import Language, load_languages
from riwaya.model import Document
from riwaya.weigh.drift import find_drift
from riwaya.weigh.estimates import estimated_days
from riwaya.weigh.marks import Marker
from riwaya.weigh.pages import Pages
from riwaya.weigh.roots import weigh_roots
from riwaya.weigh.silence import find_absences
from riwaya.weigh.tellings import Telling, telling_of
from riwaya.weigh.terms import Terms


def weigh(
    comparison: Comparison, documents: Mapping[str, Document], languages: Mapping[str, Language] | None = None
) -> Comparison:
    """The comparison with the probable days of articles without a date; for each claim, its accounts and their marks,
    its roots and origins, who is silent, what parties call whom; and the words that are given to different speakers.
    `documents`: read ones, by key."""
    languages = load_languages() if languages is None else languages
    comparison = replace(comparison, days=estimated_days(documents, comparison.claims, languages))
    pages = Pages(comparison, documents, languages)
    known: dict[tuple[str, str], Telling] = {}
    told = {claim.id: tellings_of(pages, claim, known) for claim in comparison.claims}
    absences = find_absences(pages, comparison.claims, told)
    marker, terms = Marker(pages), Terms(pages)

    def weighed(claim: Claim) -> Claim:
        tellings = told[claim.id]
        roots, origins = weigh_roots(pages, tellings)
        title = terms.neutral(claim, tellings)
        missing = absences.get(claim.id)
        return replace(
            claim,
            text=claim.text if title is None else title.said.assertion.span.text,
            language=claim.language if title is None else documents[title.account.document].language or "",
            accounts=tuple(
                replace(t.account, marks=marks) for t, marks in zip(tellings, marker.marks(tellings), strict=True)
            ),
            roots=roots,
            origins=origins,
            silent=missing.silent if missing is not None else (),
            not_comparable=missing.not_comparable if missing is not None else (),
            called=terms.of_claim(tellings),
        )

    return replace(
        comparison,
        claims=tuple(weighed(claim) for claim in comparison.claims),
        drift=find_drift(pages, comparison.claims, told),
        called=terms.called(),
    )


def tellings_of(pages: Pages, claim: Claim, known: dict[tuple[str, str], Telling]) -> list[Telling]:
    """The accounts of a claim, by what was published first, then by their place on the page. `known`: by document and
    assertion, the accounts so far: an assertion may tell several claims."""
    tellings = []
    for document in claim.documents:
        for id in claim.assertions:
            said = pages.said(document, id)
            if said is not None and (document, id) not in known:
                known[document, id] = telling_of(pages, said)
            if said is not None:
                tellings.append(known[document, id])
    return sorted(
        tellings,
        key=lambda t: (
            pages.published(t.account.document) or "~",
            t.account.document,
            t.said.assertion.span.start,
            t.account.assertion,
        ),
    )
