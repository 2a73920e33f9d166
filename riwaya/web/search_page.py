"""The search: statements that hold words, those that say the same in other words or languages, claims near in
meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from riwaya.export.found import by_statement
from riwaya.export.marks import displayable
from riwaya.languages.searching import CODED, KINDS, FilterKind, load_search_words
from riwaya.store.search import Found, Place
from riwaya.store.words import fold
from riwaya.story.marking import counted
from riwaya.story.meant import Also
from riwaya.story.searching import NOTHING, Hits, Search
from riwaya.story.sought import Filter, Sought, read_search, written_filter
from riwaya.web.pages import Asked, Page, Slice
from riwaya.web.search_claims import ClaimLine, answers, claim_lines, line_records, near_claims
from riwaya.web.search_rows import hit_lines, hit_record
from riwaya.web.search_work import Progress, languages_open, progress

_BESIDE = 10
"""Results by meaning that are shown below those by words; the others have a page of their own."""

_FACETS = 8
"""Languages and outlets that are counted on the page."""

_LEFT = 24
"""Names that one search may leave out."""

_PROPOSED = 60
"""Sources and outlets that the form proposes."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that holds. `name`, `value`: as the screen has them; `rest`: where it is taken away."""

    name: str
    value: str
    understood: bool
    rest: str


@dataclass(frozen=True, slots=True)
class AlsoLine:
    """The other names under which something is sought, each with the address of the same search without it, and those
    that are left out, each with the address of the same search with it."""

    typed: str
    names: Sequence[tuple[str, str]]
    left: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Facet:
    """Results of one language or outlet: where they are shown alone."""

    value: str
    count: int
    only: str


@dataclass(frozen=True)
class _Asking:
    """What one request for the page asks for."""

    asked: Asked
    sought: Sought
    oldest: bool
    other_words: bool
    """Whether only what says the same otherwise is listed."""
    without: tuple[str, ...] = ()
    """Names under which nothing is to be sought."""

    def address(self, q: str, without: Sequence[str] | None = None, **changed: str) -> str:
        kept = {"q": q} | ({"sort": "oldest"} if self.oldest else {}) | changed
        left = self.without if without is None else without
        pairs = [(name, value) for name, value in kept.items() if value]
        return f"/search?{urlencode([*pairs, *(('not', name) for name in left)])}"


@dataclass(frozen=True)
class _Answer:
    """What was found, with the part that is shown."""

    words: Hits
    meaning: Hits
    """What says the same otherwise; where nothing says all of it, what says most of it."""
    part: Slice[Place]
    shown: Sequence[Found]
    beside: Sequence[Found]
    answers: Sequence[ClaimLine]
    near: Sequence[ClaimLine]
    facets: Mapping[str, Sequence[Facet]]
    by_filters: bool
    also: Sequence[Also]


def search_page(asked: Asked) -> Page:
    """`/search?q=…`: `sort=oldest`, `in=meaning` for those that say the same otherwise alone, and `not` for each name
    under which nothing is to be sought. What the form's other fields say is written into `q`."""
    query = asked.request.query_params
    typed = query.get("q", "")
    added = [written_filter(kind, query.get(kind, ""), asked.language) for kind in KINDS]
    sought = read_search(" ".join([typed, *filter(None, added)]))
    left = tuple(dict.fromkeys(query.getlist("not")))[:_LEFT]
    asking = _Asking(asked, sought, query.get("sort") == "oldest", query.get("in") == "meaning", left)
    held = asked.held
    with held.open() as story:
        search = story.search(
            str(sought),
            oldest=asking.oldest,
            called=held.called,
            deep=languages_open(),
            without=left,
            days=held.loose_days,
        )
        answer = _answer(asking, search)
    how_far = progress(asked)
    title = f"{asked.say('Search')}: {displayable(str(sought))}" if sought else asked.say("Search")
    go = asking.address(str(sought)) if any(query.get(kind) is not None for kind in KINDS) else ""
    shows = _shows(asking, answer, how_far)
    return Page("search.html", title, shows, lambda: _record(asking, answer, how_far), go=go)


def _answer(asking: _Asking, search: Search) -> _Answer:
    asked, sought = asking.asked, asking.sought
    words = search.by_words if sought else NOTHING
    meaning = (search.by_meaning if search.by_meaning.total else search.by_most) if sought else NOTHING
    part = asked.slice(meaning.places if asking.other_words else words.places)
    beside = [] if asking.other_words or part.number > 1 else search.show(meaning.places[:_BESIDE])
    first = part.number == 1 and not asking.other_words
    found = answers(asked, search) if first else []
    near = near_claims(asked, sought.words) if first else []
    facets = _facets(asking, search) if sought else {}
    shown = search.show(part.items)
    return _Answer(
        words,
        meaning,
        part,
        shown,
        beside,
        found,
        claim_lines(asked, [(c, "") for c in near if all(c.id != a.row.id for a in found)]),
        facets,
        by_statement(search),
        search.also if sought else [],
    )


def _shows(asking: _Asking, answer: _Answer, how_far: Progress) -> dict[str, Any]:
    asked, sought = asking.asked, asking.sought
    listed = answer.meaning if asking.other_words else answer.words
    q = str(sought)
    return {
        "q": q,
        "asks": bool(sought),
        "part": answer.part,
        "listed": listed,
        "hits": hit_lines(asked, answer.shown, listed, answer.by_filters),
        "meaning": answer.meaning,
        "beside": hit_lines(asked, answer.beside, answer.meaning, answer.by_filters),
        "answers": answer.answers,
        "near": answer.near,
        "also": [_also(asking, also) for also in answer.also],
        "chips": [_chip(asking, f) for f in sought.filters],
        "facets": answer.facets,
        "progress": how_far,
        "left": asking.without,
        "other_words": asking.other_words,
        "oldest": asking.oldest,
        "by_words": asking.address(q),
        "by_meaning": asking.address(q, **{"in": "meaning"}),
        "sorted": {
            "newest": asking.address(q, sort="", **({"in": "meaning"} if asking.other_words else {})),
            "oldest": asking.address(q, sort="oldest", **({"in": "meaning"} if asking.other_words else {})),
        },
        "choices": _choices(asked),
        "examples": [(example, asking.address(example)) for example in _examples(asked)],
    }


def _also(asking: _Asking, also: Also) -> AlsoLine:
    q, left = str(asking.sought), asking.without
    return AlsoLine(
        displayable(also.typed),
        [(displayable(name), asking.address(q, [*left, name])) for name in also.names],
        [(displayable(name), asking.address(q, _without_one(left, name))) for name in also.left],
    )


def _without_one(left: Sequence[str], name: str) -> list[str]:
    return [other for other in left if fold(other) != fold(name)]


def _chip(asking: _Asking, wanted: Filter) -> Chip:
    asked = asking.asked
    value = wanted.value
    if wanted.kind in CODED and value:
        value = _value_name(asked, wanted.kind, value)
    elif wanted.kind not in ("after", "before"):
        value = wanted.written.partition(":")[2].strip(load_search_words().quotes + " ") or value
    shown = value or wanted.written.partition(":")[2]
    rest = asking.address(asking.sought.without(wanted))
    return Chip(_name(asked, wanted.kind), displayable(shown), bool(wanted.value), rest)


def _name(asked: Asked, kind: FilterKind) -> str:
    names = {
        "source": asked.labels["source"],
        "outlet": asked.labels["outlet"],
        "place": asked.labels["place"],
        "after": asked.say("From this day on"),
        "before": asked.say("Up to this day"),
        "stance": asked.say("How it is said"),
        "language": asked.say("Language"),
        "voice": asked.say("Whose words"),
    }
    return names[kind]


def _value_name(asked: Asked, kind: FilterKind, code: str) -> str:
    if kind == "stance":
        return asked.labels[f"stance_{code}"]
    if kind == "voice":
        return asked.labels[f"mode_{code}"] if code != "unread" else asked.labels["unread"]
    names = {
        "ar": asked.say("Arabic"),
        "en": asked.say("English"),
        "fa": asked.say("Persian"),
        "ru": asked.say("Russian"),
    }
    return names.get(code, code)


def _facets(asking: _Asking, search: Search) -> dict[str, list[Facet]]:
    """How many results each language and outlet has, as far as the search is not limited to one already."""
    hits = (search.by_meaning if search.by_meaning.total else search.by_most) if asking.other_words else search.by_words
    counts = {"language": _languages(asking, search), "outlet": _outlets(asking, hits)}
    limited = {f.kind for f in asking.sought.filters}
    return {
        kind: [_facet(asking, kind, value, n) for value, n in found[:_FACETS]]  # type: ignore[arg-type]
        for kind, found in counts.items()
        if kind not in limited and len(found) > 1
    }


def _languages(asking: _Asking, search: Search) -> list[tuple[str, int]]:
    """Asked one by one: an article may quote another language than its own."""
    found = []
    for code in sorted({row.language for row in asking.asked.held.articles.values() if row.language}):
        limited = replace(search, sought=read_search(f"{asking.sought} {written_filter('language', code)}"))
        n = (limited.by_meaning if asking.other_words else limited.by_words).total
        found += [(code, n)] if n else []
    return sorted(found, key=lambda row: -row[1])


def _outlets(asking: _Asking, hits: Hits) -> list[tuple[str, int]]:
    held = asking.asked.held

    def outlet(number: int) -> str | None:
        row = held.articles.get(held.searched.get(number, ""))
        return row.outlet if row is not None else None

    return counted(hits.places, outlet)


def _facet(asking: _Asking, kind: FilterKind, value: str, count: int) -> Facet:
    asked = asking.asked
    name = _value_name(asked, kind, value) if kind == "language" else displayable(value)
    return Facet(name, count, asking.address(f"{asking.sought} {written_filter(kind, value, asked.language)}"))


def _choices(asked: Asked) -> dict[str, list[Any]]:
    """What the form proposes."""
    held = asked.held
    outlets = dict.fromkeys(row.outlet for row in held.articles.values() if row.outlet)
    codes: dict[str, list[Any]] = {}
    for kind in CODED:
        codes[kind] = [(code, _value_name(asked, kind, code)) for code in load_search_words().values[kind]]
    return {
        "source": [row.name for row in held.sources[:_PROPOSED] if row.named],
        "outlet": sorted(outlets)[:_PROPOSED],
        "names": [(kind, _name(asked, kind)) for kind in KINDS],
        **codes,
    }


def _examples(asked: Asked) -> list[str]:
    """Searches to begin with, made of what is in the story."""
    held = asked.held
    source = next((row.name for row in held.sources if row.named), "")
    outlet = next((row.outlet for row in held.articles.values() if row.outlet), "")
    language = asked.language
    filters = (
        written_filter("source", source, language),
        written_filter("stance", "denies", language),
        written_filter("outlet", outlet or "", language),
    )
    return [f for f in filters if f]


def _record(asking: _Asking, answer: _Answer, how_far: Progress) -> dict[str, Any]:
    asked, part = asking.asked, answer.part
    listed = answer.meaning if asking.other_words else answer.words
    return {
        "q": str(asking.sought),
        "filters": [{"kind": f.kind, "value": f.value} for f in asking.sought.filters],
        "total": part.total,
        "more": listed.more,
        "page": part.number,
        "pages": part.pages,
        "items": [hit_record(asked, found, listed, answer.by_filters) for found in answer.shown],
        "meaning": {
            "total": answer.meaning.total,
            "more": answer.meaning.more,
            "of": answer.meaning.of,
            "items": [hit_record(asked, found, answer.meaning, answer.by_filters) for found in answer.beside],
        },
        "also": [{"typed": a.typed, "names": list(a.names), "without": list(a.left)} for a in answer.also],
        "answers": line_records(asked, answer.answers),
        "near": line_records(asked, answer.near),
        "progress": {
            "languages": how_far.languages,
            "articles": [how_far.articles, how_far.articles_all],
            "claims": [how_far.claims, how_far.claims_all],
            "embedder": how_far.embedder,
        },
    }
