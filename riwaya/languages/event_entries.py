"""`events.toml` → `Events`: entries inflected, words put into their classes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from riwaya.errors import LanguageDataError
from riwaya.languages.events import NEGATED, EventForm, Events, Sign
from riwaya.languages.lexicon import Lexicon
from riwaya.languages.spelling import spellings

PLOVER = frozenset(
    """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST
    ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT""".split()  # noqa: SIM905
)
"""The categories of PLOVER (Open Event Data Alliance, 2023)."""

EXTENSIONS = frozenset(["CASUALTY", "MOVE", "FIND", "HAPPEN", "DECIDE", "CHANGE", "COMPETE", "BE"])
"""What news tells and PLOVER has no word for; `docs/concepts.md` defines each."""

CATEGORIES = PLOVER | EXTENSIONS

ORDERS = frozenset({"verb-first", "verb-middle", "verb-last"})

ABSENT = "-"
"""Stands for a principal part that a verb lacks, or that is another everyday word."""

_ROLES = {
    "verbs": "acts",
    "transitive": "takes",
    "with-object": "acts",
    "undergo": "undergoes",
    "nouns": "acts",
    "nouns-of": "undergoes",
    "nouns-active": "does",
}
"""List of an entry → what its subject (of a noun: its genitive) does in the event."""

Rows = list[tuple[re.Pattern[str], str, str]]


def load_events(
    data: Mapping[str, Any], base: Mapping[str, Any], lexicon: Lexicon, fold: Callable[[str], str], where: str
) -> Events:
    """The events of one language from the parsed `events.toml`; `base`: its `language.toml`.

    Raises `LanguageDataError`, which names file and entry, on data that breaks the format.
    """
    if data.get("order") not in ORDERS:
        raise LanguageDataError(f"{where}: order is {data.get('order')!r}, not one of {', '.join(sorted(ORDERS))}")
    prefixes = tuple((fold(w), kind) for kind, words in data.get("prefixes", {}).items() for w in words)
    owners = frozenset(fold(w) for w in data.get("owners", []))
    events = Events(data["order"], lexicon.clitics, owners, prefixes, lexicon=lexicon)
    events.joining = frozenset(w for w, classes in lexicon.classes.items() if "joining" in classes)
    events.shapes = tuple(re.compile(row) for row in data.get("shapes", {}).get("verb", []))
    filling = _Filling(events, data, base, fold)
    for name, words in data.get("words", {}).items():
        for word in words:
            filling.word(word, name)
    for number, entry in enumerate(data.get("event", []), 1):
        category = entry.get("category", "")
        if category and category not in CATEGORIES:
            raise LanguageDataError(f"{where} entry {number}: category {category!r} is not one of the format's")
        filling.event(entry)
    filling.spell_variants(base["fold"].get("final", []))
    return events


class _Filling:
    """Fills `Events` from the parsed file."""

    def __init__(
        self, events: Events, data: Mapping[str, Any], base: Mapping[str, Any], fold: Callable[[str], str]
    ) -> None:
        self.events, self.fold = events, fold
        self.parts: list[str] = data["parts"]
        self.head_last = base.get("compound-head") == "last"
        self.derive: dict[str, Rows] = {
            part: [(re.compile(e), r, "") for e, r in rows] for part, rows in data.get("derive", {}).items()
        }
        self.source: dict[str, str] = data.get("derived-from", {})
        own = data.get("paradigm", {})
        self.paradigms: dict[str, Rows] = {
            part: [(re.compile(row[0]), row[1], row[2] if len(row) > 2 else "") for row in rows]
            for part, rows in {**base["paradigm"], **own}.items()
        }

    def split(self, entry: str) -> list[str]:
        return re.findall(r"\w+(?:['’.\-]\w+)*|[^\w\s]", self.fold(entry)) or [""]

    def word(self, entry: str, name: str) -> None:
        for spelling in spellings(entry):
            first, *rest = self.split(spelling)
            if rest:
                self.phrase(first, rest, Sign(classes=frozenset({name})))
            else:
                self.events.classes.setdefault(first, set()).add(name)

    def phrase(self, first: str, rest: list[str], sign: Sign) -> None:
        """Add what a phrase does to what is known of it."""
        known = self.events.phrases.setdefault(first, [])
        for k, (words, other) in enumerate(known):
            if words == tuple(rest):
                forms = other.forms + tuple(f for f in sign.forms if f not in other.forms)
                known[k] = (words, Sign(forms=forms, classes=other.classes | sign.classes))
                return
        known.append((tuple(rest), sign))

    def event(self, entry: Mapping[str, Any]) -> None:
        made = EventForm(
            lemma="",
            category=entry.get("category", ""),
            part="",
            kind=entry.get("kind", ""),
            modality=entry.get("modality"),
            negates=entry.get("negates", False),
            needs=frozenset(self.fold(w) for w in entry.get("with", [])),
        )
        for key, role in _ROLES.items():
            for written in entry.get(key, []):
                form = replace(made, lemma=written.partition("/")[0], role=role, object=key == "with-object")
                if key.startswith("nouns"):
                    self.inflect(written, "noun", form)
                else:
                    self.verb(written, form)
        for written in entry.get("predicates", []):
            self.form(written, replace(made, lemma=written, part="predicate"))

    def spell_variants(self, finals: list[list[str]]) -> None:
        """Words that end in one of a pair of letters are found under the other too, as those of the lexicon are."""
        known: tuple[dict[str, Any], ...] = (self.events.forms, self.events.classes, self.events.phrases)
        for words in known:
            for usual, variant in finals:
                for a, b in ((usual, variant), (variant, usual)):
                    for word in [w for w in words if w.endswith(a) and w[:-1] + b not in words]:
                        words[word[:-1] + b] = words[word]

    def verb(self, written: str, form: EventForm) -> None:
        """Every form of a verb: given principal parts as they stand, the others derived from them."""
        given = dict(zip(self.parts, _parts(written), strict=False))
        if form.role == "takes" and given.get("passive", self.derived("passive", given)) not in ("", ABSENT):
            form = replace(form, role="acts", object=True)  # its passive is another word
        for part in self.parts:
            stem = given.get(part) or self.derived(part, given)
            if stem and stem != ABSENT:
                given[part] = stem
                for alternative in stem.split("|"):
                    self.inflect(alternative, part, form)

    def derived(self, part: str, given: Mapping[str, str]) -> str:
        """The principal part as the first matching row makes it from the one that it is derived from."""
        before, head, behind = self.headed(given.get(self.source.get(part, self.parts[0]), ""))
        for expression, replacement, _ in self.derive.get(part, []):
            if head and head != ABSENT and expression.search(head):
                made = expression.sub(replacement, head).split("|")
                return "|".join(f"{before} {form} {behind}".strip() for form in made)
        return ""

    def headed(self, written: str) -> tuple[str, str, str]:
        """An entry's words before the one that inflects, that one, and those behind it."""
        if self.head_last:
            before, _, head = written.rpartition(" ")
            return before, head, ""
        head, _, behind = written.partition(" ")
        return "", head, behind

    def inflect(self, written: str, part: str, form: EventForm) -> None:
        whole = part == "noun" or part in self.derive
        before, head, behind = self.headed(written) if not whole else ("", *written.partition(" ")[::2])
        for expression, replacement, tag in self.paradigms.get(part, [(re.compile("$"), "", "")]):
            if expression.search(head):
                inflected = f"{before} {expression.sub(replacement, head)} {behind}".strip()
                self.form(inflected, replace(form, part=part, agreement=tag))

    def form(self, written: str, form: EventForm) -> None:
        if form.agreement.endswith(NEGATED):
            form = replace(form, negates=not form.negates)
        for spelling in spellings(written):
            first, *rest = self.split(spelling)
            if rest:
                self.phrase(first, rest, Sign(forms=(form,)))
                continue
            known = self.events.forms.setdefault(first, [])
            if all(
                (k.lemma, k.part, k.category, k.needs) != (form.lemma, form.part, form.category, form.needs)
                for k in known
            ):
                # a reading that asks for company is tried before those that do not
                known.insert(sum(1 for k in known if k.needs) if form.needs else len(known), form)


def _parts(written: str) -> list[str]:
    """The principal parts of an entry; words behind the last belong to all of them (take/took/taken part)."""
    parts = written.split("/")
    tail = parts[-1].partition(" ")[2]
    if tail and len(parts) > 1 and not any(" " in p for p in parts[:-1]):
        parts[:-1] = [f"{p} {tail}" if p != ABSENT else p for p in parts[:-1]]
    return parts
