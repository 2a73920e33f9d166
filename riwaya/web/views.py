"""What timeline, map, network and matrix have in common: what is chosen, how to choose otherwise, and the sentences of
what is chosen, each a link to its place in the article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from babel import Locale, UnknownLocaleError

from riwaya.comparison import EstimatedDay
from riwaya.export.calendar import days_of
from riwaya.export.chain import Step
from riwaya.export.denied import Denial
from riwaya.export.disputes import name_in
from riwaya.export.marks import direction_of, displayable
from riwaya.export.passages import Told
from riwaya.export.standing import STANDS
from riwaya.export.view import StepView, statement_key, step_view
from riwaya.records import Json
from riwaya.store.keys import source_key
from riwaya.web.dates import period_words
from riwaya.web.filters import VIEWS, Choice, chosen, counted, periods_of, read_choice
from riwaya.web.overview import Overview
from riwaya.web.pages import Asked, Slice
from riwaya.web.rows import article_line, corrected_by

_SENTENCES = 25
_OPTIONS = 80
"""Choices of one field of the form; what is rarer is chosen in the drawings and their tables."""
_TIMES = 3


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that is set: `without` is the same view without it, `page` the page that is about it alone."""

    name: str
    words: str
    without: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A clause with all that a reader needs to judge it."""

    key: str
    text: str
    language: str | None
    direction: str
    own: bool
    steps: tuple[StepView, ...]
    page: str
    published: str | None
    estimate: EstimatedDay | None
    times: tuple[str, ...]
    claim: str
    stand: str
    articles: int
    corrected: tuple[str, ...]
    """Ids of what a person corrected in its statement."""
    denial: Denial = ""


@dataclass(frozen=True)
class Frame:
    """A view as it was asked for: `rows` are those that are chosen."""

    asked: Asked
    view: str
    choice: Choice
    overview: Overview
    rows: Sequence[Told]

    def rows_without(self, *names: str) -> Sequence[Told]:
        """The rows if these were not set: a drawing shows what one could choose instead."""
        rest = self.choice.without(*names)
        return self.rows if rest == self.choice else chosen(self.overview, rest)

    @staticmethod
    def nodes_of(row: Told, source: str) -> set[str]:
        """The nodes of the network that an id stands for in a row: itself, or whom the story takes the source for."""
        if source not in row.sources:
            return set()
        found = zip(row.chain, row.tellers, strict=True)
        return {t for s, t in found if t == source or s.link is not None and source_key(row.document, s.link) == source}

    def to(self, **changed: object) -> str:
        """This view with another choice."""
        return self.choice.address(self.view, **changed)

    def shows(self, sentences: Sequence[Told]) -> dict[str, Any]:
        """What the templates of all four views draw."""
        part = self.asked.slice(sentences, _SENTENCES)
        return {
            "frame": self,
            "view": self.view,
            "views": [(view, self.choice.address(view)) for view in VIEWS],
            "chips": self._chips(),
            "options": self._options(),
            "part": part,
            "sentences": [self._sentence(row) for row in part.items],
        }

    def record(self, sentences: Sequence[Told]) -> Json:
        """What the twins of all four views hold."""
        part: Slice[Told] = self.asked.slice(sentences, _SENTENCES)
        return {
            "filters": self.choice.given,
            "articles": {"read": self.overview.read, "complete": self.overview.complete},
            "total": part.total,
            "page": part.number,
            "pages": part.pages,
            "items": [_record(row) for row in part.items],
        }

    def _chips(self) -> list[Chip]:
        say, labels = self.asked.say, self.asked.labels
        names = {
            "source": labels["source"], "place": labels["place"], "article": labels["article"],
            "outlet": labels["outlet"], "claim": say("Claim"), "language": say("Language"), "stand": say("Standing"),
        }  # fmt: skip
        given = self.choice.given
        chips = [
            Chip(name, self._words(key, given[key]), self.to(**{key: ""}), self._page(key, given[key]))
            for key, name in names.items()
            if key in given
        ]
        if self.choice.after or self.choice.before:
            chips.append(Chip(labels["when"], self._period(), self.to(after="", before="")))
        return chips

    def _period(self) -> str:
        after, before = self.choice.days
        labels = self.asked.labels
        if after is not None and before is not None:
            return period_words((after, max(after, before)), labels)
        day = after or before
        assert day is not None
        form = self.asked.say("from %s") if after is not None else self.asked.say("until %s")
        return form % period_words((day, day), labels)

    def _words(self, key: str, value: str) -> str:
        """What is set, as people call it; as it stands in the address where nothing is known by it."""
        held, language = self.asked.held, self.asked.language
        if key == "source":
            return self._source(value)
        if key == "place":
            return self.overview.place_names(language).get(value) or value.removeprefix("name:")
        if key == "article":
            row = held.articles.get(value)
            return article_line(self.asked, row).heading if row is not None else value
        if key == "claim":
            return displayable(held.claims[value].text) if value in held.claims else value
        if key == "language":
            return language_name(value, language)
        return stand_name(self.asked, value) if key == "stand" else displayable(value)

    def _source(self, id: str) -> str:
        if id in self.overview.entities:
            return name_in(self.overview.entities[id], self.asked.language)
        step = next((s for r in self.overview.rows for s in _steps(r, id)), None)
        if step is None or not step.name or step.hidden:
            return self.asked.labels["unnamed"] if step is not None else id
        return displayable(step.name)

    def _page(self, key: str, value: str) -> str:
        held = self.asked.held
        if key == "article" and value in held.articles or key == "claim" and value in held.claims:
            return f"/{key}/{value}"
        if key != "source":
            return ""
        if value in held.source_of:
            return f"/source/{value}"
        found = (id for r in self.overview.rows if value in r.tellers for id in _keys(r, value) & held.source_of.keys())
        id = next(found, None)
        return f"/source/{id}" if id else ""

    def _options(self) -> dict[str, list[tuple[str, str]]]:
        """What the form lets one choose: for each field values and words."""
        held, language = self.asked.held, self.asked.language
        outlets = counted((a.outlet for a in held.articles.values() if a.outlet), _OPTIONS)
        languages = counted((a.language for a in held.articles.values() if a.language), _OPTIONS)
        places = list(self.overview.place_names(language).items())[:_OPTIONS]
        found: dict[str, list[tuple[str, str]]] = {
            "source": [(s.entity or s.id, displayable(s.name)) for s in held.sources[:_OPTIONS] if s.named],
            "place": sorted(places, key=lambda p: p[1]),
            "outlet": sorted((outlet, displayable(outlet)) for outlet in outlets),
            "language": [(code, language_name(code, language)) for code in languages],
            "stand": [(stand, stand_name(self.asked, stand)) for stand in STANDS],
        }
        # Whatever is set is among the choices: else sending the form would lose it.
        for key, options in found.items():
            value = self.choice.given.get(key)
            if value and value not in (v for v, _ in options):
                options.insert(0, (value, self._words(key, value)))
        return found

    def _sentence(self, row: Told) -> Sentence:
        held, labels = self.asked.held, self.asked.labels
        article = held.articles[row.document]
        stands = sorted(row.claims, key=lambda id: (held.stands[id] != "disputed", -len(held.claims[id].documents)))
        claim = stands[0] if stands else ""
        steps = [step_view(step, row.document, labels) for step in row.chain]
        if steps:
            steps[0] = replace(steps[0], name=displayable(article.outlet or "") or labels["outlet_unknown"])
        return Sentence(
            key=statement_key(row.document, row.statement) if row.statement >= 0 else row.document,
            text=row.text,
            language=row.language,
            direction=direction_of(row.language),
            own=row.own,
            steps=tuple(steps),
            page=displayable(article.outlet or "") or article_line(self.asked, article).heading,
            published=article.published,
            estimate=held.days.get(row.document),
            times=tuple(dict.fromkeys(period_words(p, labels) for p in periods_of(row, Choice())))[:_TIMES],
            claim=claim,
            stand=held.stands[claim] if claim else "",
            articles=len(held.claims[claim].documents) if claim else 0,
            corrected=corrected_by(self.asked, row.document, row.statement),
            denial=row.denial,
        )


def frame_of(asked: Asked, view: str) -> Frame:
    """The view that a request asks for."""
    overview = asked.held.digests.overview(asked.held, asked.work)
    choice = read_choice(asked.request.query_params)
    return Frame(asked, view, choice, overview, chosen(overview, choice))


def language_name(code: str, language: str) -> str:
    """What a language is called in another."""
    try:
        return Locale.parse(code).get_language_name(language) or code
    except (ValueError, UnknownLocaleError):
        return code


def stand_name(asked: Asked, stand: str) -> str:
    """How a claim stands."""
    say: Callable[[str], str] = asked.say
    return {
        "disputed": say("Contradicted"),
        "agreed": say("Several separate origins"),
        "thin": say("Several articles, perhaps one origin"),
        "loose": say("Perhaps not the same, please check"),
        "alone": say("Told by one article"),
    }.get(stand, stand)


def _steps(row: Told, id: str) -> list[Step]:
    if id not in row.sources:
        return []
    found = zip(row.chain, row.tellers, strict=True)
    return [s for s, t in found if t == id or s.link is not None and source_key(row.document, s.link) == id]


def _keys(row: Told, id: str) -> set[str]:
    found = zip(row.chain, row.tellers, strict=True)
    return {source_key(row.document, s.link) for s, t in found if t == id and s.link is not None}


def _record(row: Told) -> Json:
    return {
        "document": row.document,
        "statement": row.statement + 1 or None,
        "assertion": row.assertion or None,
        "text": row.text,
        "language": row.language,
        "own": row.own,
        "tellers": list(row.tellers),
        "times": [[day.isoformat() for day in days_of(when)] for when in row.times],
        "places": sorted(row.places),
        "claims": list(row.claims),
        "denial": row.denial or None,
    }
