"""Writes N invented news articles on N/10 invented events, as a table that `riwaya build` reads.

    python benchmarks/make_corpus.py N OUT.jsonl [--seed S]

Of ten articles on an event six are Arabic, two English, one Persian, one Russian, each from another outlet. They tell
of one place, one date, the same seven persons and a toll that rises, and words are chosen anew for each article. Some
are made from another article of their event instead: reprints, cuts, translations. Beside OUT.jsonl stands
OUT.answers.json: the event of each article, which is made from which, and the shares. Sentences, names and outlets
stand in benchmarks/corpus/. One seed gives one corpus; persons are never in two events up to 6,000 articles.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

FOLDER = Path(__file__).resolve().parent / "corpus"
LANGUAGES = ("ar", "en", "fa", "ru")
SLOTS = ("ar",) * 6 + ("en", "en", "fa", "ru")
"""Languages of the articles on an event. Those behind the first four may be made from one of these."""

OWN = 4
REPRINTED, CUT, TRANSLATED = 0.8, 0.6, 0.8
"""Share of the events in which one article is a reprint, a cut, a translation."""

SENTENCES = (13, 20)
SHORTEST, LONGEST = 1_200, 3_500
"""Characters of an article."""

KEPT = 0.65
"""Share of an article that a cut keeps."""

RUN, ALIKE = 4, 0.25
"""Words in a row, and the share of them above which an article would be taken for a copy, and is told anew."""

DAYS = 4
"""Days over which an event is told of."""

EVEN = [n for n in range(11, 100) if n % 10 in (0, 5, 6, 7, 8, 9) or n < 21]
"""Numbers behind which every language has one form of what is counted."""

FIRST_DAY = date(2019, 1, 7)
MEN = ("official", "spokesman", "rival", "witness", "analyst", "chair")
PLACES = ("district", "street", "hospital", "company", "school", "site")
RTL_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")

Item = tuple[str, int, str]
"""A sentence: group of frames, which of them, what is said in it."""


@dataclass(frozen=True, slots=True)
class Event:
    """What all articles on an event share. Names: language → text."""

    number: int
    kind: str
    day: date
    names: dict[str, dict[str, str]]
    people: dict[str, tuple[dict[str, str], dict[str, str], dict[str, str]]]
    """Role → given name, father's, family."""
    numbers: dict[str, int]
    tolls: tuple[tuple[int, int], ...]
    """Dead and wounded, day by day."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an article says, in any language."""

    items: tuple[Item, ...]
    title: int
    day: int
    agency: dict[str, str] | None
    agency2: dict[str, str]
    fathers: bool
    """Whether persons are named with their father's name."""


@cache
def sentences(language: str) -> dict[str, Any]:
    """The sentences of one language."""
    return tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))


@cache
def names(kind: str) -> list[dict[str, str]]:
    """Names of one kind, in all languages."""
    rows = [line.split("\t") for line in (FOLDER / "names.tsv").read_text("utf-8").splitlines()[1:]]
    return [dict(zip(LANGUAGES, row[1:], strict=True)) for row in rows if row[0] == kind]


def events(count: int, rng: Random) -> Iterator[Event]:
    """Events, each with persons, place, district and date of its own."""
    men = rng.sample(list(product(names("given"), names("family"))), len(names("given")) * len(names("family")))
    women = rng.sample(list(product(names("given-female"), names("family"))), 12 * len(names("family")))
    cities = rng.sample(names("city"), len(names("city")))
    kinds = sorted(sentences("ar")["kinds"])
    for number in range(count):
        people = {role: men[(number * len(MEN) + i) % len(men)] for i, role in enumerate(MEN)}
        people["doctor"] = women[number % len(women)]
        dead, hurt = rng.randrange(4), rng.randrange(8, 14)
        yield Event(
            number,
            rng.choice(kinds),
            FIRST_DAY + timedelta(days=rng.randrange(6 * 365)),
            {"place": cities[number % len(cities)], **dict(zip(PLACES, rng.sample(names("site"), 6), strict=True))},
            {role: (given, _father(given, rng), family) for role, (given, family) in people.items()},
            {name: rng.choice(EVEN) for name in ("n1", "n2", "thousands")} | {"year": rng.randrange(2001, 2016)},
            tuple((EVEN[dead + i * rng.randrange(3)], EVEN[hurt + i * rng.randrange(4)]) for i in range(DAYS)),
        )


def _father(given: dict[str, str], rng: Random) -> dict[str, str]:
    return rng.choice([name for name in names("given") if name != given])


def plan(event: Event, agency: dict[str, str] | None, rng: Random, count: int | None = None) -> Plan:
    """What a new article on the event says."""
    frames = sentences("ar")["frames"]
    official = rng.sample(range(len(frames["official"])), 5)
    said = [("official", f, key) for f, key in zip(official, ("toll", "o1", "o2", "o3", "o4"), strict=True)]
    rival = rng.sample(range(len(frames["rival"])), 2)
    said += [("rival", f, key) for f, key in zip(rival, ("r1", "r2"), strict=True)]
    more = (("deny_official", "o1"), ("deny_rival", "r1"), ("quote_official", "q1"), ("quote_rival", "q2"))
    said += [(group, rng.randrange(len(frames[group])), key) for group, key in more]
    said += [("fillers", i, "") for i in range(len(sentences("ar")["frames"]["fillers"]))]
    chosen = rng.sample(said, (count or rng.randint(*SENTENCES)) - 1)
    second = rng.choice([a for a in names("agency") if a != agency])
    items = (("lead", rng.randrange(2), ""), *chosen)
    return Plan(items, rng.randrange(2), rng.randrange(DAYS), agency, second, rng.random() < 0.2)


def values(event: Event, told: Plan, language: str) -> dict[str, str]:
    """What stands in the places of a sentence."""
    words, kind = sentences(language), sentences(language)["kinds"][event.kind]
    dead, hurt = event.tolls[told.day]
    numbers = event.numbers | {"dead": dead, "hurt": hurt}
    later = event.day + timedelta(days=10 + event.numbers["n1"] % 9)
    found = {name: text[language] for name, text in event.names.items()}
    found |= {name: str(n) for name, n in numbers.items()}
    found |= {"date": _date(event.day, words, language), "later": _date(later, words, language)}
    found |= {"weekday": words["weekdays"][event.day.weekday()], "month": words["months"][event.number % 12]}
    found |= {"body": kind["body"], "ev": kind["ev"], "agency2": told.agency2[language]}
    for role, (given, father, family) in event.people.items():
        full = (given, father, family) if told.fathers and role != "doctor" else (given, family)
        found[role] = " ".join(part[language] for part in full)
        found[f"{role}.f"] = family[language]
    return {name: text.translate(RTL_DIGITS) if language == "fa" else text for name, text in found.items()}


def _date(day: date, words: dict[str, Any], language: str) -> str:
    month = words["months"][day.month - 1]
    return f"{month} {day.day}" if language == "en" else f"{day.day} {month}"


def tell(event: Event, told: Plan, language: str, rng: Random) -> tuple[str, str]:
    """Title and text of an article, its words chosen by `rng`."""
    words, found = sentences(language), values(event, told, language)
    kind = words["kinds"][event.kind]
    lines: list[str] = []
    for group, number, key in told.items:
        frame = kind["lead"][number] if group == "lead" else words["frames"][group][number]
        claim = _worded(kind[key], rng) if key else ""
        frame = _worded(frame, rng).replace("{claim}", claim).replace("{quote}", claim.rstrip("."))
        lines.append(_closed(_filled(frame, found)))
    if told.agency is not None:
        lines[0] = _filled(words["dateline"], found | {"agency": told.agency[language]}) + lines[0]
    text, at = [], 0
    while at < len(lines):
        size = rng.randint(1, 3)
        text.append(" ".join(lines[at : at + size]))
        at += size
    title = _filled(_worded(kind["title"][told.title], rng), found)
    return _capital(title.strip()), "\n\n".join(text)


def _worded(sentence: str, rng: Random) -> str:
    return re.sub(r"<([^>]*)>", lambda m: rng.choice(m[1].split("|")), sentence)


def _filled(sentence: str, found: dict[str, str]) -> str:
    return re.sub(" +", " ", re.sub(r"\{([\w.]+)\}", lambda m: found[m[1]], sentence))


def _closed(sentence: str) -> str:
    return _capital(sentence.strip()) + "."


def _capital(sentence: str) -> str:
    first = next((i for i, c in enumerate(sentence) if c.isalnum()), 0)
    return sentence[:first] + sentence[first].upper() + sentence[first + 1 :]


def articles(count: int, seed: int) -> tuple[list[dict[str, str]], dict[str, Any]]:
    """The rows of a corpus, by date, and its answers."""
    rows: list[dict[str, str]] = []
    copies: list[dict[str, str]] = []
    for event in events(-(-count // len(SLOTS)), Random(seed)):
        made, found = _on(event, Random(f"{seed}/{event.number}"))
        rows += made
        copies += found
    rows = rows[:count]
    ids = {row["id"] for row in rows}
    copies = [c for c in copies if c["copy"] in ids]
    answers = {
        "seed": seed,
        "articles": len(rows),
        "share": {kind: round(n / len(rows), 4) for kind, n in sorted(Counter(c["kind"] for c in copies).items())},
        "event": {row["id"]: row["id"].partition("-")[0] for row in rows},
        "copies": copies,
    }
    return sorted(rows, key=lambda row: (row["published"], row["id"])), answers


def _on(event: Event, rng: Random) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """The articles on one event, and which of them are made from which."""
    outlets = {language: iter(_shuffled(sentences(language)["outlets"], rng)) for language in LANGUAGES}
    agencies = iter(_shuffled(names("agency"), rng))
    kinds = {4: "reprint"} if rng.random() < REPRINTED else {}
    kinds |= {5: "cut"} if rng.random() < CUT else {}
    kinds |= {rng.randrange(6, len(SLOTS)): "translation"} if rng.random() < TRANSLATED else {}
    sources = {slot: rng.randrange(OWN) for slot in kinds}
    plans: list[Plan] = []
    rows: list[dict[str, str]] = []
    copies = []
    for slot, language in enumerate(SLOTS):
        id = f"e{event.number:04}-{slot}"
        kind = kinds.get(slot)
        if kind is None:
            cut = "cut" in (kinds[s] for s in sources if sources[s] == slot)
            agency = next(agencies) if slot in sources.values() or rng.random() < 0.3 else None
            plans.append(plan(event, agency, rng, SENTENCES[1] if cut else None))
            title, text = _new(event, plans, language, [row["text"] for row in rows], rng)
            day = plans[-1].day
        else:
            source, told = rows[sources[slot]], plans[sources[slot]]
            plans.append(told)
            title, text = _made_from(kind, source, event, told, language, rng)
            day = min(told.day + rng.randrange(2), DAYS - 1)
            copies.append({"copy": id, "source": source["id"], "kind": kind})
        published = (event.day + timedelta(days=day)).isoformat()
        row = {"id": id, "text": text, "title": title, "outlet": next(outlets[language])}
        rows.append({**row, "published": published, "language": language})
    return rows, copies


def _new(event: Event, plans: list[Plan], language: str, earlier: Sequence[str], rng: Random) -> tuple[str, str]:
    """The last of the plans told: made anew where it is too short, too long, or too like an earlier article."""
    known = [_runs(text) for text in earlier]
    while True:
        title, text = tell(event, plans[-1], language, rng)
        runs = _runs(text)
        alike = max((len(runs & other) / min(len(runs), len(other)) for other in known), default=0)
        if SHORTEST <= len(text) <= LONGEST and alike <= ALIKE:
            return title, text
        count = len(plans[-1].items) + (2 if len(text) < SHORTEST else -2 if len(text) > LONGEST else 0)
        plans[-1] = plan(event, plans[-1].agency, rng, count)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def _made_from(
    kind: str, source: dict[str, str], event: Event, told: Plan, language: str, rng: Random
) -> tuple[str, str]:
    """An article made from `source`, which tells `told`."""
    title, text = tell(event, told, language, rng)
    if kind == "translation":
        return title, text
    credit = ""
    if told.agency is not None:
        credit = "\n\n" + _filled(sentences(language)["reprint"], {"agency": told.agency[language]})
    paragraphs = source["text"].split("\n\n")
    if kind == "reprint":
        return title, source["text"] + credit
    while len("\n\n".join(paragraphs)) > KEPT * len(source["text"]):
        paragraphs.pop()
    return source["title"], "\n\n".join(paragraphs)


def _shuffled(things: Sequence[Any], rng: Random) -> list[Any]:
    return rng.sample(list(things), len(things))


def write(count: int, out: Path, seed: int) -> dict[str, Any]:
    """The corpus and its answers as files; the answers."""
    rows, answers = articles(count, seed)
    out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    out.with_suffix(".answers.json").write_text(json.dumps(answers, ensure_ascii=False, indent=1), "utf-8")
    return answers


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, help="how many articles")
    parser.add_argument("out", type=Path, help="the table to write (.jsonl)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    answers = write(options.count, options.out, options.seed)
    shares = ", ".join(f"{kind} {share:.1%}" for kind, share in answers["share"].items())
    print(
        f"{answers['articles']:,} articles on {len(set(answers['event'].values())):,} events; {shares}", file=sys.stderr
    )


if __name__ == "__main__":
    main()
