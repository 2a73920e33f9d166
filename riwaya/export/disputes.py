"""What articles answer differently, as every view lists it: one question, its answers, who gives each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby

from riwaya.comparison import Claim, Comparison, Origins, Question, Relation, StoryEntity
from riwaya.export.labels import LABELS, Labels
from riwaya.export.marks import displayable
from riwaya.export.matters import GROUPS, Matter, matters
from riwaya.export.tellings import Run, Telling, Tellings, pointed, told_by
from riwaya.export.wording import excerpt
from riwaya.languages.concepts import load_concepts

SAID = ("affirmed", "negated", "possible", "unknown")
"""Values of claims that something is so: how it is told."""

_SHARED = 3
"""Concepts that title a question which names no event of its own."""

_NAMED = 0.3
"""Share of an answer's tellings that name a concept from which it stands in the title."""

_BOUND = re.compile("(?P<bound>at least|at most) (?P<n>.+)")
_RANGE = re.compile("(?P<low>.+) to (?P<high>.+)")
_NIGHT = re.compile(r"(?P<n>.+) \(night\)")
_DAYS = re.compile("[0-9-]+/[0-9-]+")
"""How the export writes a bound, a range, a night, and two days (`align/answers.py`)."""

_WHYS = 2
"""Lines that say why answers differ, beyond which one says it of all of one rule."""

_ALIKE = 0.3
"""Likeness of two clauses of one language from which the words that they do not share are what differs."""


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One answer to a question. `shown`: the telling that shows it best; `others`: the rest, the earliest first."""

    claim: Claim
    value: str
    shown: Telling
    others: tuple[Telling, ...]
    origins: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """One question and its answers. `why`: lines that say why they differ, each with its language."""

    id: str
    title: str
    answers: tuple[AnswerView, ...]
    why: tuple[tuple[str, str], ...]
    confidence: float


def disputes(compared: Comparison, tellings: Tellings, labels: Labels) -> dict[str, list[Dispute]]:
    """The disputes of each group; those that most articles take part in come first."""
    disputer = Disputer(compared, labels)
    found = matters(compared)
    made = {group: [d for m in found[group] if (d := disputer.dispute(m, tellings))] for group in GROUPS}
    return {
        group: sorted(listed, key=lambda d: (-len({t.document for a in d.answers for t in _all(a)}), d.id))
        for group, listed in made.items()
    }


class Disputer:
    """Draws matters: what articles answer differently. `exact`: each answer in the words that its relation names, else
    in the interface's language where an article has it so, and by whom an article names before its own voice."""

    def __init__(self, compared: Comparison, labels: Labels, exact: bool = False) -> None:
        self._exact = exact
        self._claims = {c.id: c for c in compared.claims}
        self._questions = {q.id: q for q in compared.questions}
        self._entities = {e.id: e for e in compared.entities}
        self._labels = labels

    def dispute(self, matter: Matter, tellings: Tellings) -> Dispute | None:
        """One matter with its answers; None where `tellings` hold fewer than two."""
        ordered = matter.relations
        best: dict[str, str] = {}
        for r in ordered:
            for claim, shown in zip(r.claims, r.assertions, strict=True):
                best.setdefault(claim, shown)
        answers = [
            a for id in best if (a := self._answer(self._claims[id], best[id], ordered[0].slot, tellings)) is not None
        ]
        if len(answers) < 2:
            return None
        answers.sort(key=lambda a: (-len(a.claim.documents), a.shown.day or "~", a.claim.id))
        first = ordered[0]
        return Dispute(
            id=matter.id,
            title=self._title(first, answers),
            answers=tuple(_apart(answers) if len(answers) == 2 else answers),
            why=self._whys(ordered),
            confidence=first.confidence,
        )

    def _answer(self, claim: Claim, best: str, slot: str, tellings: Tellings) -> AnswerView | None:
        told = [pointed(t, slot, claim.value) for t in told_by(claim, tellings)]
        if not told:
            return None
        shown = min(told, key=lambda t: (not self._exact and (not self._readable(t), t.own), t.assertion != best))
        others = tuple(t for t in told if t is not shown)
        return AnswerView(
            claim, value_of(claim, self._labels, slot), shown, others, origins_line(claim.origins, self._labels)
        )

    def _whys(self, relations: Sequence[Relation]) -> tuple[tuple[str, str], ...]:
        """Why they differ, each line once; of many that one rule gives only what the rule says."""
        lines: dict[tuple[str, str], None] = {}
        for rule, found in groupby(sorted(relations, key=lambda r: r.rule), key=lambda r: r.rule):
            whys = dict.fromkeys(self._why(r) for r in found)
            label = _label(rule)
            many = len(whys) > _WHYS and label in LABELS
            lines |= {(self._labels[label], self._labels.language): None} if many else whys
        return tuple(lines)

    def _why(self, relation: Relation) -> tuple[str, str]:
        """Why, in the interface's language where it has words for the rule."""
        rule = "rule_number_rose" if relation.update else _label(relation.rule)
        if self._labels.language != "en" and rule in LABELS:
            return self._labels[rule], self._labels.language
        return displayable(relation.why), "en"

    def _readable(self, telling: Telling) -> bool:
        """Whether it gives the answer in the language of the interface."""
        return telling.language == self._labels.language and any(run.differs for run in telling.runs)

    def _title(self, relation: Relation, answers: Sequence[AnswerView]) -> str:
        question = self._questions.get(self._claims[relation.claims[0]].question or "")
        if question is not None and (question.event or question.about):
            return question_title(question, relation.slot, self._entities, self._labels)
        words = [concept_word(t, self._labels.language) for t in _shared_terms(answers)]
        # A question that nothing names is known by how one of its answers begins.
        words = words or [f"«{excerpt(self._in_words(answers))}»"]
        return " · ".join([self._labels[f"slot_{relation.slot}"], *words])

    def _in_words(self, answers: Sequence[AnswerView]) -> str:
        """The words of an answer, in the interface's language where one is."""
        return min((a.shown for a in answers), key=lambda t: t.language != self._labels.language).clause


def _label(rule: str) -> str:
    """The label that says what a rule finds."""
    return f"rule_{rule.replace('-', '_')}"


def _shared_terms(answers: Sequence[AnswerView]) -> list[str]:
    """The concepts that most tellings of every answer name, the commonest first, then as the first telling has them."""
    spread = [Counter(t for telling in _all(a) for t in set(telling.terms)) for a in answers]
    told = [len(_all(a)) for a in answers]
    concepts = load_concepts().by_id
    order = list(dict.fromkeys(t for telling in _all(answers[0]) for t in telling.terms if t in concepts))
    share = {t: min(s[t] / n for s, n in zip(spread, told, strict=True)) for t in order}
    named = [t for t in order if share[t] >= _NAMED]
    return sorted(named, key=lambda t: (-share[t], order.index(t)))[:_SHARED]


def _all(answer: AnswerView) -> tuple[Telling, ...]:
    return (answer.shown, *answer.others)


def question_title(question: Question | None, slot: str, entities: Mapping[str, StoryEntity], labels: Labels) -> str:
    """What is asked, in a few words of the interface: the slot, the event, what it is about."""
    parts = [labels[f"slot_{slot}"]]
    if question is not None:
        if question.event:
            befell = f"befell_{question.event}"
            parts.append(labels[befell] if befell in LABELS else concept_word(question.event, labels.language))
        parts += [name_in(entities[id], labels.language) for id in question.about[:2] if id in entities]
    return " · ".join(dict.fromkeys(filter(None, parts)))


def concept_word(id: str, language: str) -> str:
    """The first word for a concept in a language; its id where there is none."""
    concept = load_concepts().by_id.get(id)
    words = concept.words.get(language, ()) if concept else ()
    return words[0] if words else id.partition(":")[2] or id.replace("-", " ")


def name_in(entity: StoryEntity, language: str) -> str:
    """What articles in a language call an entity, else its fullest name."""
    found = entity.names.get(language, ())
    return displayable(found[0] if found else entity.name)


def value_of(claim: Claim, labels: Labels, slot: str = "polarity") -> str:
    """A claim's answer to a question of `slot`, in the words of the interface where it is yes or no, or a concept."""
    if claim.value in SAID:
        return labels[f"answer_{claim.value}"] if claim.slot == slot == "polarity" else ""
    if claim.value in load_concepts().by_id:
        return concept_word(claim.value or "", labels.language)
    shown = displayable(claim.value or "")
    return in_words(shown, labels) if claim.slot in ("quantity", "time") else shown


def in_words(value: str, labels: Labels) -> str:
    """A number or a time, as `align/answers.py` writes it, in the words and digits of the interface."""
    for form, key in ((_NIGHT, "value_night"), (_RANGE, "value_range"), (_BOUND, "value_{bound}")):
        found = form.fullmatch(value)
        if found:
            parts = found.groupdict()
            value = labels(key.format(bound=parts.pop("bound", "").replace(" ", "_")), **parts)
            break
    return labels.dates_in(value.replace("/", " – ") if _DAYS.fullmatch(value) else value)


def origins_line(origins: Origins, labels: Labels) -> str:
    """How many separate origins there are, as far as the pages show; empty where nobody has counted them."""
    low, high, gates = origins.at_least, origins.at_most, len(origins.gates)
    if not high:
        return ""
    if not low:
        line = labels("origins_unknown", high=high)
    elif low != high:
        line = labels("origins_range", low=low, high=high)
    else:
        line = labels("origins", n=low)
    through = labels("gates", n=gates) if gates else ""
    return line + through


def _apart(answers: Sequence[AnswerView]) -> list[AnswerView]:
    """Two answers with the words marked that only one of them has, where no slot shows what differs."""
    one, other = answers
    if any(run.differs for a in answers for run in a.shown.runs) or one.shown.language != other.shown.language:
        return list(answers)
    words = [[w for run in a.shown.runs if run.told for w in run.text.split()] for a in answers]
    matcher = SequenceMatcher(None, words[0], words[1], autojunk=False)
    if matcher.ratio() < _ALIKE:
        return list(answers)
    same = [set(), set()]  # type: list[set[int]]
    for block in matcher.get_matching_blocks():
        same[0].update(range(block.a, block.a + block.size))
        same[1].update(range(block.b, block.b + block.size))
    return [
        replace(a, shown=replace(a.shown, runs=tuple(_marked(a.shown.runs, s))))
        for a, s in zip(answers, same, strict=True)
    ]


def _marked(runs: Iterable[Run], same: set[int]) -> Iterable[Run]:
    """The runs cut so that the words of the clause whose number is not in `same` differ."""
    at = 0
    for run in runs:
        if not run.told:
            yield run
            continue
        piece, differs = "", False
        for part in run.text.split(" "):
            new = bool(part) and at not in same
            at += bool(part)
            if part and new != differs and piece.strip():
                yield replace(run, text=piece, differs=differs)
                piece = ""
            differs = new if part else differs
            piece += part + " "
        if piece:
            yield replace(run, text=piece[:-1], differs=differs)
