"""spaCy (MIT) for English names, where the user has installed it with an English model; without it nothing changes.

The project neither ships nor asks for a model: there is none on PyPI that could be trusted, so no figure rests on one.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from riwaya.languages.protocols import Morphology, NameTagger, TaggedName
from riwaya.model import EntityKind

MODEL = "en_core_web_"
"""How spaCy's models for English are called; what follows says how large they are."""

_KINDS: dict[str, EntityKind] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "WORK_OF_ART": "work",
    "EVENT": "event",
}  # fmt: skip


def open_morphology() -> Morphology | None:
    """None: English words hardly inflect."""
    return None


def open_names() -> NameTagger | None:
    """The tagger of the first model installed; None where there is none. Opening takes some seconds."""
    if find_spec("spacy") is None:
        return None
    import spacy

    model = next((m for m in sorted(spacy.util.get_installed_models()) if m.startswith(MODEL)), None)
    return _Names(spacy.load(model)) if model is not None else None


class _Names:
    def __init__(self, tagger: Any) -> None:
        self._tagger = tagger

    def names(self, text: str) -> list[TaggedName]:
        return [
            TaggedName(e.start_char, e.end_char, _KINDS[e.label_], e.text)
            for e in self._tagger(text).ents
            if e.label_ in _KINDS
        ]
