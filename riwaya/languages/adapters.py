"""Opens a folder's `adapter.py`: nothing of it is imported, no model is opened, before the first page asks."""

from __future__ import annotations

from functools import cached_property
from importlib.resources import as_file
from importlib.resources.abc import Traversable
from importlib.util import module_from_spec, spec_from_file_location
from typing import cast

from riwaya.errors import LanguageDataError
from riwaya.languages.protocols import Adapter, Morphology, NameTagger


class Models:
    """What the library behind a language folder does for it; every model is opened once, when first used."""

    def __init__(self, file: Traversable) -> None:
        self._file = file

    @cached_property
    def morphology(self) -> Morphology | None:
        """The dictionary of inflected forms."""
        return self._adapter.open_morphology()

    @cached_property
    def names(self) -> NameTagger | None:
        """The tagger of names in running text."""
        return self._adapter.open_names()

    @cached_property
    def _adapter(self) -> Adapter:
        with as_file(self._file) as path:
            spec = spec_from_file_location(f"riwaya.languages.{path.parent.name}.adapter", path)
            if spec is None or spec.loader is None:
                raise LanguageDataError(f"{path}: no Python module")
            module = module_from_spec(spec)
            spec.loader.exec_module(module)
        return cast(Adapter, module)
