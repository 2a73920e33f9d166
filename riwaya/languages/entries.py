"""`language.toml`, `sources.toml`, `names.tsv`, `cues.toml` → the lexicon: words in their classes, cues inflected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, get_args

from riwaya.errors import LanguageDataError
from riwaya.languages.lexicon import Clitics, Cue, CueForm, Lexicon, Phrase
from riwaya.languages.protocols import Morphology
from riwaya.languages.spelling import FoldTable, fold_text, other_finals, rewritings, spellings
from riwaya.model import Stance

_INFLECTED = ("past", "present", "participle", "noun", "base", "pastpart", "attributive", "short")
_WRITTEN_OUT = ("passive", "impersonal", "possessive", "forms", "adverbial")
_CUE_KINDS = {"verb", "relay", "preposition", "noun", "phrase"}
GENDERS = {"m": "masculine", "f": "feminine"}
"""Gender of a given name → its word class; `words` may list other nouns and titles in these classes."""

_SOURCE_CLASSES = {
    "titles": "title",
    "offices": "office",
    "people": "people",
    "groups": "group",
    "organisations": "organisation",
    "governments": "government",
    "documents": "document",
    "media-nouns": "medium-noun",
    "reporters-address": "reporters-address",
    "honorific-pronouns": "honorific-pronoun",
}
"""List of `sources.toml` → word class of its entries."""


class Entries:
    """Fills a lexicon from the parsed files of one folder."""

    def __init__(self, data: dict[str, Any], fold: FoldTable, morphology: Morphology | None = None) -> None:
        self.table = fold
        self.morphology = morphology
        self.paradigms: dict[str, list[tuple[re.Pattern[str], str, str]]] = {
            name: [(re.compile(p), r, tag) for p, r, tag in rows] for name, rows in data["paradigm"].items()
        }
        joiners = re.escape("".join({*data.get("joiners", []), "'", "’", "-"}))
        self.cut = re.compile(rf"\w+(?:[{joiners}]\w+)*|[^\w\s]")
        self.noun_forms = rewritings(data.get("inflection", {}).get("noun", []))
        self.head_last = data.get("compound-head") == "last"
        self.joined_after = tuple(data.get("joined-after", ""))
        c = data["clitics"]
        self.lexicon = Lexicon(
            Clitics(
                self._folded(c["conjunctions"]),
                self._folded(c["prepositions"]),
                self._folded(c["articles"]),
                self._folded(c["enclitics"]),
                accusative=c.get("accusative", ""),
                contractions=tuple((self.fold(w), self.fold(p), self.fold(a)) for w, p, a in c.get("contractions", [])),
                alone=c.get("before-enclitic", {}),
            )
        )
        self.media: dict[str, str] = {}

    def fold(self, text: str) -> str:
        return fold_text(text, self.table)

    def _folded(self, words: list[str]) -> tuple[str, ...]:
        return tuple(self.fold(w) for w in words)

    def add(self, entry: str, *classes: str, medium: str | None = None) -> None:
        """A word or phrase into its classes."""
        for spelling in spellings(entry):
            first, *rest = words = self.split(spelling)
            if rest:
                phrase = Phrase(tuple(rest), frozenset(classes), medium=medium)
                self.lexicon.phrases.setdefault(first, []).append(phrase)
            elif words:
                self.lexicon.classes.setdefault(first, set()).update(classes)
                if medium:
                    self.lexicon.phrases.setdefault(first, []).append(Phrase((), frozenset(classes), medium=medium))

    def add_noun(self, entry: str, word_class: str) -> None:
        """A noun of `sources.toml` in all its written forms: of a phrase the first word inflects (سخنگوی وزارت)."""
        self.add(entry, word_class)
        first, _, rest = entry.partition(" ")
        for expression, replacement in self.noun_forms:
            if expression.search(first):
                self.add(f"{expression.sub(replacement, first)} {rest}".strip(), word_class)

    def split(self, entry: str) -> list[str]:
        """The entry's folded words, cut as the tokenizer cuts."""
        return self.cut.findall(self.fold(entry)) or [""]

    def words(self, classes: dict[str, list[str]]) -> None:
        for name, entries in classes.items():
            if name == "that-stems":
                for stem in entries:
                    for e in self.lexicon.clitics.enclitics:
                        self.add(stem + e, "that", "that-pronoun")
            else:
                for entry in entries:
                    self.add(entry, name)
        for entry in classes.get("nationality", []):
            for expression, replacement, _ in self.paradigms.get("nationality", []):
                self.add(expression.sub(replacement, entry), "nationality")

    def sources(self, data: dict[str, Any]) -> None:
        for name, word_class in _SOURCE_CLASSES.items():
            for entry in data.get(name, []) if word_class != "reporters-address" else []:
                self.add_noun(entry, word_class)
        for medium in data.get("medium", []):
            self.media[medium["name"]] = medium["kind"]
            for written in [medium["name"], *medium.get("also", []), *medium.get("credits", [])]:
                self.add(written.strip("()"), "medium", medium=medium["name"])
        for entry in data.get("reporters-address", []):
            if not self._peels(entry):
                self.add(entry, "reporters-address")

    def verbs(self, lists: dict[str, list[str]]) -> None:
        """Every form of the verbs that report nothing into the class `verb`, where it is no entry yet; of `ambiguous`
        ones without the bare form, which is a noun too."""
        known = set(self.lexicon.classes) | set(self.lexicon.cues)
        for name, bases in lists.items():
            for base in bases:
                for expression, replacement, agreement in self.paradigms["past" if name == "ambiguous" else name]:
                    form = expression.sub(replacement, base) if expression.search(base) else base
                    bare = name == "ambiguous" and form == base
                    if agreement not in ("1s", "1p") and not bare and self.fold(form) not in known:
                        self.add(form, "verb")

    def several(self, data: dict[str, Any]) -> None:
        """Duals and sound plurals of offices, titles and people, where the paradigm `several` has them and no list has
        the word: they are groups."""
        known = {w for w, classes in self.lexicon.classes.items() if classes != {"dual"}} | set(self.lexicon.cues)
        for name in ("offices", "titles", "people"):
            for entry in data.get(name, []):
                for expression, replacement, _ in self.paradigms.get("several", []):
                    if expression.search(entry) and self.fold(form := expression.sub(replacement, entry)) not in known:
                        self.add(form, "group")

    def spell_variants(self, finals: list[list[str]]) -> None:
        """Entries that end in one of a pair of letters are found under the other too (في and فى, as Egypt prints it),
        unless the other spelling is an entry of its own (علي and على)."""
        classes, cues = self.lexicon.classes, self.lexicon.cues
        known = set(classes) | set(cues)
        for word in known:
            for other in other_finals(word, finals) if len(word) > 1 else ():
                if other in known:
                    continue
                if word in classes:
                    classes[other] = classes[word]
                if word in cues:
                    cues[other] = cues[word]

    def _peels(self, entry: str) -> bool:
        """Whether the entry is a known word with a preposition written on it, which the lexicon finds by itself."""
        clitics, folded = self.lexicon.clitics, self.fold(entry)
        for written, _, article in [*((p, "", "") for p in clitics.prepositions), *clitics.contractions]:
            if folded.startswith(written) and article + folded[len(written) :] in self.lexicon.classes:
                return True
        return False

    def names(self, text: str) -> None:
        for line in text.splitlines():
            if line and not line.startswith("#"):
                name, kind, gender = (*line.split("\t"), "")[:3]
                self.add(name, f"{kind}-name", *([GENDERS[gender]] if gender in GENDERS else []))

    def _in_all_parts(self, entry: dict[str, Any]) -> dict[str, Any]:
        """A verb's entry with the principal parts that it leaves to the dictionary (of a phrase its first word's);
        `imperfective` is the partner whose present a perfective verb has."""
        if self.morphology is None or "base" not in entry:
            return entry
        verb, _, rest = entry["base"].partition(" ")
        parts = {k: f"{form} {rest}".strip() for k, form in self.morphology.verb_forms(verb).items()}
        if "imperfective" in entry:
            partner, _, rest = entry["imperfective"].partition(" ")
            parts["present"] = f"{self.morphology.verb_forms(partner)['present']} {rest}".strip()
        return {**parts, **entry}

    def cue(self, entry: dict[str, Any], where: str) -> None:
        entry = self._in_all_parts(entry)
        takes = entry.get("takes", [])
        if entry.get("class") not in _CUE_KINDS or entry.get("stance") not in get_args(Stance):
            raise LanguageDataError(f"{where}: class or stance of {entry.get('lemma')!r} is not one of the format's")

        def after(prefix: str) -> frozenset[str]:
            return frozenset(self.fold(t[len(prefix) :]) for t in takes if t.startswith(prefix))

        cue = Cue(
            lemma=entry["lemma"],
            kind=entry["class"],
            stance=entry["stance"],
            takes=frozenset(t.partition(":")[0] for t in takes),
            prepositions=after("prep:"),
            asked=after("asked:"),
            target_prepositions=after("target-prep:"),
            noun_prepositions=after("noun-prep:"),
            target_nouns=after("target-noun:"),
            asked_prepositions=after("target-object:"),
            source_preposition=self.fold(entry["from"]) if "from" in entry else None,
            weak=entry.get("weak", False),
            thought=entry.get("thought", False) or entry["stance"] in ("believes", "estimates"),
            continues=entry.get("continues", False),
            closers=self._closers(entry) if entry.get("split") else frozenset(),
        )
        if cue.closers:
            for written in {entry[k] for k in ("past", "present") if k in entry} | set(entry.get("forms", [])):
                if element := written.rpartition(" ")[0]:
                    self.form(element, CueForm(cue, "split"))
        for name in _INFLECTED:
            if name in entry:
                self.inflect(entry[name], name, cue)
        for name in _WRITTEN_OUT:
            for form in entry.get(name, []):
                if name == "passive" and name in self.paradigms:
                    self.inflect(form, name, cue)
                else:
                    self.form(form, CueForm(cue, name))
        if not any(k in entry for k in (*_INFLECTED, *_WRITTEN_OUT)):
            self.form(entry["lemma"], CueForm(cue, "forms"))

    def inflect(self, base: str, paradigm: str, cue: Cue) -> None:
        """Every form of `base`; in a phrase one word inflects, the first or the last."""
        for form, agreement in self.inflected(base, paradigm):
            self.form(form, CueForm(cue, paradigm, agreement))

    def inflected(self, base: str, paradigm: str) -> Iterator[tuple[str, str]]:
        """The forms of `base`, each with who speaks."""
        before, _, after = base.rpartition(" ") if self.head_last else ("", "", "")
        head, _, behind = (after, "", "") if self.head_last else base.partition(" ")
        for expression, replacement, agreement in self.paradigms.get(paradigm, []):
            if expression.search(head):
                form = expression.sub(replacement, head)
                yield f"{before} {form} {behind}".strip(), agreement
                if before.endswith(self.joined_after) and " " not in before and self.joined_after:
                    yield before + form, agreement

    def _closers(self, entry: dict[str, Any]) -> frozenset[tuple[str, ...]]:
        """Every form of the light verb that closes a cue whose complement stands inside it (خواستار … شد)."""
        out = set()
        for name in ("past", "present"):
            light = entry.get(name, "").rpartition(" ")[2]
            for form, _ in self.inflected(light, name) if light else ():
                out |= {tuple(self.split(spelling)) for spelling in spellings(form)}
        for form in entry.get("forms", []):
            out.add(tuple(self.split(form))[1:])
        return frozenset(out - {()})

    def form(self, written: str, form: CueForm) -> None:
        form = replace(form, initial=written[:1])
        for spelling in spellings(written):
            first, *rest = self.split(spelling)
            known = self.lexicon.cues.get(first, [])
            if rest:
                self.lexicon.phrases.setdefault(first, []).append(Phrase(tuple(rest), frozenset(), form))
            elif all(k.cue is not form.cue or k.form != form.form for k in known):
                self.lexicon.cues.setdefault(first, []).append(form)
