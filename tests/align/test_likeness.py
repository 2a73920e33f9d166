"""Facts of several articles and languages that talk of the same thing come together."""

from __future__ import annotations

from random import Random

from riwaya.align.clusters import clusters
from riwaya.align.facts import Fact
from riwaya.align.likeness import fact_likeness
from riwaya.align.stated import entity_ids, facts_of, mentioned_in, when
from riwaya.ingest import Given, from_text
from riwaya.link.entities import link
from riwaya.model import Span, Time
from riwaya.story.reading import read_one

ARTICLES = {
    "a": ("ar", "غرقت سفينة شحن قرب ميناء الغار. وأنقذ الصيادون عشرة بحارة. وارتفع سعر القمح في السوق."),
    "b": ("en", "A cargo ship sank off the port of Al-Ghar. Fishermen rescued ten sailors."),
    "c": ("ru", "Грузовое судно затонуло у порта Эль-Гар. Рыбаки спасли десять моряков."),
}


ALIKE = 0.22


def all_facts() -> list[Fact]:
    read = {key: read_one(from_text(text, Given(language=code))) for key, (code, text) in ARTICLES.items()}
    ids = entity_ids(link(m for key, d in read.items() for m in mentioned_in(key, d)))
    return [fact for key, d in read.items() for fact in facts_of(key, d, ids)]


def grouped(facts: list[Fact]) -> set[frozenset[str]]:
    return {
        frozenset(facts[i].id for i in group) for group in clusters(fact_likeness([f.features for f in facts]), ALIKE)
    }


def test_one_event_in_three_languages() -> None:
    facts = all_facts()
    of = {f.id: f for f in facts}
    together = [{of[id].document for id in group} for group in grouped(facts)]
    told = [{t for id in group for t in of[id].terms} for group in grouped(facts)]
    assert any(
        {"a", "b", "c"} <= documents and "rescue" in terms for documents, terms in zip(together, told, strict=True)
    )
    price = next(f for f in facts if "price" in f.terms)
    assert frozenset({price.id}) in grouped(facts)


def test_the_order_of_the_facts_changes_nothing() -> None:
    facts = all_facts()
    first = grouped(facts)
    for seed in range(5):
        shuffled = facts[:]
        Random(seed).shuffle(shuffled)
        assert grouped(shuffled) == first


def test_no_facts_no_frames() -> None:
    assert clusters(fact_likeness([]), 0) == []


def test_a_time_is_its_days() -> None:
    def time(value: str, precision: str = "day") -> Time:
        return Time("t1", Span(0, 1, "x"), value, precision)

    day, month = when(time("2014-03-08")), when(time("2014-03", "month"))
    assert day is not None
    assert month is not None
    assert day.within(month)
    assert not month.within(day)
    assert day.overlaps(month)
    april = when(time("2014-04", "month"))
    assert april is not None
    assert not day.overlaps(april)
    assert when(time("XXXX-07", "month")) is None
    assert when(time("P3D", "duration")) is None
