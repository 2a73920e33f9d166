"""Whether a noun that is no name is a verb's subject, so that a person named beside it is the object.

اعتقلت الشرطة الوزير هشام, Хишама задержала полиция: neither the place nor the ending of the name shows it.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.read.content.clauses import Clause
from riwaya.read.content.fillers import Filler
from riwaya.read.content.signs import Spot
from riwaya.read.page import Page

OF_SEVERAL = ("group", "organisation", "government", "masculine-body")
"""Classes of nouns that name several people or a body: no one man's name stands in apposition to them."""

CALLED = ("title", "office", "people", "nationality")
"""Classes of words that call the person whose name follows."""

NOMINATIVE, ACCUSATIVE = "case-nom", "case-acc"
WHEN = ("time", "weekday", "month", "number", "pronoun", "relative")


def noun_before(page: Page, head: Spot, name: Filler, names: Sequence[Filler]) -> bool:
    """Where the verb stands first: whether people or a body behind it are the subject, and the person `name` behind
    them is another (قتل مسلحون القاضي ضياء)."""
    words, k = page.t.words, head.end
    if name.kind != "person" or k >= name.first or words[k].preposition or words[k].conjunction:
        return False
    ending = _ends_as_subject(page, k)
    several = page.has(k, *OF_SEVERAL) or bool(ending)
    if not several:
        return False
    k += 1
    if ending:
        while k < name.first and not words[k].article and page.norm(k).endswith(ending):
            k += 1
    elif not words[k - 1].article:
        while k < name.first and not words[k].article and page.has(k, *OF_SEVERAL):
            k += 1
        if k >= name.first or not words[k].article or page.has(k, "title", "office"):
            return False  # the forces of …
        k += 1
    while k < name.first and words[k].article and not page.has(k, *CALLED) and page.formed(k, "adjective-form"):
        k += 1
    if k == name.first:
        joined = any(n.first > name.first and words[n.first].conjunction for n in names)
        return page.has(head.end, "organisation", "masculine-body") or not joined  # الصحفيان هشام وسالم
    return page.has(k, *CALLED) and all(not words[j].preposition for j in range(k, name.first))


def _ends_as_subject(page: Page, k: int) -> str:
    """The ending of a noun of several people that only a subject has, where it has one and no genitive follows."""
    endings = [ending for ending, *_ in (*page.language.plurals, *page.language.duals)]
    found = next((e for e in endings if e and page.norm(k).endswith(e)), "")
    return found if page.has(k, "group", "people") and not page.t.words[k].article else ""


def noun_across(page: Page, clause: Clause, head: Spot, name: Filler, names: Sequence[Filler]) -> bool:
    """Where case tells the subject: whether a noun in the nominative stands across the verb from `name`, which may be
    an accusative; or the verb is of several, and no subject is said (задержали Хишама)."""
    if not page.has(name.first, ACCUSATIVE):
        return False
    plural, (first, end) = page.has(head.at, "plural"), clause.core
    subjects = [k for k in range(first, end) if _nominative(page, k, names)]
    if plural and not subjects and len(names) == 1:
        return not page.has(name.first, "nom-p")
    behind = name.first >= head.end
    return any((k < head.at) == behind and page.has(k, "nom-p") == plural for k in subjects)


def _nominative(page: Page, k: int, names: Sequence[Filler]) -> bool:
    """Whether word k is a noun, and no part of a name, that is a subject wherever it stands."""
    if page.mark(k) or page.has(k - 1, "preposition") or any(n.first <= k < n.end for n in names):
        return False
    return page.has(k, "noun") and page.has(k, NOMINATIVE) and not page.has(k, ACCUSATIVE, *WHEN)
