"""Stories: building them, and asking them."""

from riwaya.store.keys import document_key, name_key
from riwaya.store.sqlite import Skipped
from riwaya.story.query import SourceRow, Via
from riwaya.story.story import Counts, StatementRow, Story

__all__ = ["Counts", "Skipped", "SourceRow", "StatementRow", "Story", "Via", "document_key", "name_key"]
