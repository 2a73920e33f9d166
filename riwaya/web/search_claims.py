"""Claims on the search page, each with the sentence that tells it best and its chain: what answers a question, and what
is near in meaning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from riwaya.comparison import Claim
from riwaya.errors import InputError
from riwaya.export.tellings import Telling, told_by
from riwaya.export.templating import told_steps
from riwaya.export.view import StepView
from riwaya.ingest.language import language_of
from riwaya.languages.loader import load_languages
from riwaya.model import Document
from riwaya.read.question import read_question
from riwaya.records import Json
from riwaya.story.asking import answers_to, is_question
from riwaya.story.searching import Search
from riwaya.web.claim_rows import ClaimRow, claim_record, claim_row
from riwaya.web.pages import Asked
from riwaya.web.search_work import languages_open

_ANSWERS = 3
"""Answers that are shown."""

_LOOKED = 40
"""Articles that are looked at for an answer, of a larger story those in which its words stand: a fifth of a second."""

_OPENED = 3
"""Articles that are opened to show one claim."""


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim, the telling of it that is shown, and its chain."""

    row: ClaimRow
    told: Telling
    steps: Sequence[StepView]
    claim: Claim
    corrected: tuple[str, ...] = ()
    """Ids of what people corrected in the statement."""


def answers(asked: Asked, search: Search) -> list[ClaimLine]:
    """The claims that answer what was typed, where it is a question and no filter narrows it."""
    sought = search.sought
    if sought.filters or len(sought.terms) < 2 or not languages_open() or not asked.held.comparison.claims:
        return []
    code = _language(sought.words)
    if code not in load_languages():
        return []
    question = read_question(sought.words, load_languages()[code])
    if not is_question(sought.words, question):
        return []
    found = answers_to(sought.words, question, asked.held.comparison, _looked_at(asked, search))
    return claim_lines(asked, [(a.claim, a.best) for a in found[:_ANSWERS]])


def near_claims(asked: Asked, words: str) -> list[Claim]:
    """The claims that are near to words in meaning."""
    near = asked.held.near
    if near is None or not near.claims or not words:
        return []
    code = _language(words)
    return near.near(words, code if code in load_languages() else "en") if code else []


def claim_lines(asked: Asked, claims: Sequence[tuple[Claim, str]]) -> list[ClaimLine]:
    """Claims with the telling that holds the assertion named, else the best in the interface's language."""
    tellings = asked.held.tellings(
        [c for c, _ in claims], {best for _, best in claims if best}, language=asked.language, most=_OPENED
    )
    out = []
    for claim, best in claims:
        told = min(
            told_by(claim, tellings),
            key=lambda t: (t.assertion != best, t.language != asked.language, t.clause != claim.text, -len(t.clause)),
            default=None,
        )
        if told is not None:
            steps = told_steps(told, asked.labels)
            out.append(ClaimLine(claim_row(asked, claim, told), told, steps, claim, _corrected(asked, told)))
    return out


def line_records(asked: Asked, lines: Iterable[ClaimLine]) -> list[Json]:
    """The same for programs."""
    return [
        claim_record(asked, line.claim)
        | {
            "statement": line.told.key,
            "sentence": line.told.sentence,
            "chain": [step.name for step in line.steps],
            "corrected": list(line.corrected),
        }
        for line in lines
    ]


def _corrected(asked: Asked, told: Telling) -> tuple[str, ...]:
    document = asked.held.document(told.document) if told.corrected else None
    place = int(told.key.rpartition("-")[2]) - 1
    return document.statements[place].corrected if document is not None else ()


def _looked_at(asked: Asked, search: Search) -> Mapping[str, Document]:
    """The articles in which an answer is looked for: all of a small story, else those in which most words stand."""
    held = asked.held
    keys = dict.fromkeys(held.articles)
    if len(keys) > _LOOKED:
        places = (*search.by_words.places, *search.by_meaning.places, *search.by_most.places)
        found = dict.fromkeys(held.searched.get(place.document, "") for place in places)
        keys = dict.fromkeys(islice((key for key in found if key in held.articles), _LOOKED))
    opened = ((key, held.document(key)) for key in keys)
    return {key: document for key, document in opened if document is not None}


def _language(words: str) -> str:
    """The code of the language that words are in; empty where they do not tell."""
    try:
        return language_of(words, "search")
    except InputError:
        return ""
