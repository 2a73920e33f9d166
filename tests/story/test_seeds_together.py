"""The two real pages side by side: what set the intervention going, whom the strikes hit, what came first.

The pages lie outside the project: where they are absent the test is skipped.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from riwaya.align.embedding import load_embedder
from riwaya.comparison import Claim, Comparison
from riwaya.ingest import open_paths
from riwaya.languages.loader import load_languages
from riwaya.model import Document
from riwaya.read.question import read_question
from riwaya.store.keys import document_key
from riwaya.story.asking import answers_to
from riwaya.story.comparing import compare_documents
from riwaya.story.reading import read_one

SEEDS = Path(__file__).parents[3] / "shared/seeds"

pytestmark = [
    pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the two pages are not at {SEEDS}"),
    pytest.mark.skipif(load_embedder() is None, reason="claims need sentence vectors: Linux on x86-64"),
]


@lru_cache(maxsize=1)
def story() -> tuple[Comparison, dict[str, Document]]:
    documents = {document_key(d): read_one(d) for d in open_paths([SEEDS]) if isinstance(d, Document)}
    return compare_documents(documents, load_embedder()), documents


def said(claim: Claim) -> str:
    """All the words of a claim's clauses."""
    spans = {a.id: a.span.text for d in story()[1].values() for a in d.assertions}
    return " | ".join(spans[a] for a in claim.assertions)


def causes() -> list[Claim]:
    """The answers to what set the intervention going: the question of cause that most claims answer."""
    comparison, _ = story()
    asked: dict[str | None, list[Claim]] = {}
    for claim in comparison.claims:
        if claim.slot == "cause":
            asked.setdefault(claim.question, []).append(claim)
    return max(asked.values(), key=len)


@pytest.mark.parametrize(
    ("words", "chain"),
    [
        ("تحدث الجنرال سليماني مع بوتين", ["جهار باغي", "برنا"]),
        ("القرار الإيراني الروسي المشترك", ["مسؤول كبير على صلة بالشؤون الأمنية", "رويترز"]),
        ("خامنئي أرسل أيضا مبعوثا", ["مسؤول إقليمي بارز آخر", "رويترز"]),
        ("لطلب رسمي من الأسد", ["الحكومة الروسية", "رويترز"]),
    ],
)
def test_each_account_of_what_set_it_going_is_there_with_its_chain(words: str, chain: list[str]) -> None:
    [claim] = [c for c in causes() if words in said(c)]
    told = [" ← ".join(account.chain) for account in claim.accounts]
    assert any(all(name in way for name in chain) for way in told), told


def test_they_are_rivals() -> None:
    ids = {c.id for c in causes()}
    pairs = {
        frozenset(r.claims) for r in story()[0].relations if r.slot == "cause" and r.kind in ("rivals", "conflicts")
    }
    assert len([p for p in pairs if p <= ids]) == len(ids) * (len(ids) - 1) // 2


def test_the_first_step_had_something_before_it() -> None:
    claims = {c.id: c for c in story()[0].claims}
    [relation] = [r for r in story()[0].relations if r.rule == "not-the-first"]
    both = " ".join(said(claims[id]) for id in relation.claims)
    assert relation.kind == "conflicts"
    assert "الخطوة الأولى" in both
    assert "سبقتها اتصالات" in both


def test_the_caption_gives_three_accounts_of_who_was_hit() -> None:
    claims = {c.id: c for c in story()[0].claims}
    found = {id for r in story()[0].relations if r.rule == "other-target" for id in r.claims}
    both = [said(claims[id]) for id in found]
    for words in ("Islamic State", "Western-backed rebel", "معارضي الأسد"):
        assert any(words in text for text in both), words


def test_who_persuaded_him_has_the_same_answers_in_four_languages() -> None:
    compared, documents = story()
    languages = load_languages()
    questions = {
        "ar": "من أقنع بوتين بالتدخل؟",
        "en": "Who persuaded Putin to intervene?",
        "fa": "چه کسی پوتین را به مداخله متقاعد کرد؟",
        "ru": "Кто убедил Путина вмешаться?",
    }
    found = [
        [a.claim.id for a in answers_to(text, read_question(text, languages[code]), compared, documents)][:3]
        for code, text in questions.items()
    ]
    assert found[0]
    assert all(answers == found[0] for answers in found)
