"""Words written like a verb or a participle of saying that are another part of speech where they stand."""

from __future__ import annotations

from riwaya.read.attribution.complement import Complement
from riwaya.read.attribution.noun_phrases import NOMINAL
from riwaya.read.page import Hit, Page


def is_preposition(page: Page, hit: Hit, found: Complement) -> bool:
    """Whether the word at `hit`, a preposition as well, is one: no clause begins with it whose subject follows (عقب
    اجتماع المجلس، وصلت عبر البحر; but: وعبر الوزير عن)."""
    if found.kind == "that":
        return True
    first = hit.first
    opens = page.t.words[first].conjunction or first == page.sentence(first)[0] or page.mark(first - 1)
    led = page.has(first - 1, "modal-before-cue", "contrast", "connective", "relative", "adverb")
    return not (opens or led or page.has(hit.end, *NOMINAL) or page.has(hit.end, "preposition"))


def is_adjective(page: Page, i: int) -> bool:
    """Whether the participle at word i is the adjective of an indefinite noun right before it (إجراءات أمنية مشددة)."""
    if page.mark(i - 1) or not (page.formed(i, "feminine-singular") and page.formed(i - 1, "feminine-singular")):
        return False
    word = page.t.words[i - 1]
    things = not (page.has(i - 1, *NOMINAL) or page.has(i - 2, *NOMINAL))
    return things and not (word.article or word.enclitic)


def is_genitive(page: Page, hit: Hit) -> bool:
    """Whether the word at `hit`, a verb or its verbal noun, governs a thing behind it and carries no conjunction:
    behind a bare noun it is that noun's genitive (أساليب كشف المراقبة)."""
    both = hit.form("noun") is not None and hit.form("past") is not None
    thing = not page.mark(hit.end) and page.t.words[hit.end].article and not page.has(hit.end, *NOMINAL)
    return both and bool(thing) and not page.t.words[hit.first].conjunction and not page.has(hit.first - 1, "time")
