"""Pairs quotation marks, paragraph by paragraph, whatever marks the page uses and however many it forgot.

A mark's shape says what it usually does; its neighbours say what it does here: a mark with a space before and a letter
after opens, the reverse closes. Nothing is ever raised for an odd number of marks.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from riwaya.read.segment import Tokens

DOUBLED = ("''", '""')
"""Two apostrophes, which some newspapers print for a quotation mark, and the straight marks that a table's cell
doubles: one mark, opening or closing."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words `first:end` stand between the marks `opener` and `closer` (word indices; -1 where a mark is missing)."""

    opener: int
    first: int
    end: int
    closer: int
    depth: int


@dataclass(slots=True)
class Quotations:
    """The quotations of a text. `opened[i]`: the one whose opening mark is word i; `closed[i]`: whose closing mark is;
    `stray`: closing marks that nothing opened; `inside[i]`: depth of quotation at word i; `innermost[i]`: the quotation
    right around it."""

    all: list[Quotation]
    opened: dict[int, Quotation]
    closed: dict[int, Quotation]
    stray: list[int]
    inside: list[int]
    innermost: list[Quotation | None]

    def around(self, i: int) -> Quotation | None:
        """The innermost quotation that holds word i."""
        return self.innermost[i]


def pair_quotes(t: Tokens) -> Quotations:
    """All quotations of `t`. A quotation that is never closed runs to the end of its paragraph."""
    marks = t.language.quotes
    every = marks.open + marks.close + marks.either
    result = Quotations([], {}, {}, [], [], [None] * len(t))
    punctuation = [i for i, mark in enumerate(t.marks) if mark]
    norms, starts = t.norms, t.starts
    at = [i for i in punctuation if norms[i] in DOUBLED or (len(norms[i]) == 1 and t.text[starts[i]] in every)]
    at = _without_cell(t, at)
    if at:
        by_paragraph: dict[int, list[int]] = {}
        for i in at:
            by_paragraph.setdefault(t.paragraph[i], []).append(i)
        for paragraph, indices in by_paragraph.items():
            _pair_paragraph(t, indices, t.paragraphs[paragraph], result)
    for bounds in t.paragraphs:
        _speech_in_brackets(t, bounds, result)
    if t.language.quotes.lone:
        for q in [q for q in result.all if q.depth == 0]:
            _speech_inside(t, q, result)
    result.all.sort(key=lambda q: (q.first, -q.end))
    steps = [0] * (len(t) + 1)
    longest_first = sorted(enumerate(result.all), key=lambda place: (place[1].first - place[1].end, -place[0]))
    for _, q in longest_first:
        result.innermost[q.first : q.end] = [q] * (q.end - q.first)
        steps[q.first] += 1
        steps[q.end] -= 1
    result.inside = list(accumulate(steps[: len(t)]))
    return result


def _without_cell(t: Tokens, at: list[int]) -> list[int]:
    """The marks without the pair that a table's cell was left in: the first and last of all marks, where no other is
    written so."""
    single = [i for i in at if t.norms[i] == '"']
    if len(single) == 2 and single == [at[0], at[-1]] and single[0] == 0 and single[1] == len(t) - 1:
        return at[1:-1]
    return at


def _pair_paragraph(t: Tokens, indices: list[int], bounds: tuple[int, int], result: Quotations) -> None:
    stack: list[int] = []
    for position, i in enumerate(indices):
        if _opens(t, i, stack, bounds, indices[position + 1 :]):
            stack.append(i)
        elif stack:
            opener = stack.pop()
            _add(result, Quotation(opener, opener + 1, i, i, len(stack)))
            while stack and _closes_all(t, i, indices[position + 1 :]):
                opener = stack.pop()
                _add(result, Quotation(opener, opener + 1, i, i, len(stack)))
        else:
            result.stray.append(i)
    while stack:
        opener = stack.pop()
        end = _end_of_unclosed(t, opener, bounds[1])
        if opener + 1 < end:
            _add(result, Quotation(opener, opener + 1, end, -1, len(stack)))


def _closes_all(t: Tokens, i: int, later: list[int]) -> bool:
    """Whether the mark at word i closes the quotation around its own too, as typographers print one mark for two: a
    comma and a dash part it from the words of report («… завод «Заря», — сказал он)."""
    following = t.norms[i + 1 : i + 3]
    parted = len(following) == 2 and following[0] in t.language.comma and following[1] in t.language.dash
    return parted and (not later or t.text[t.starts[later[0]]] not in t.language.quotes.close)


def _end_of_unclosed(t: Tokens, opener: int, end: int) -> int:
    """A quotation that is never closed runs on to the sentence in which somebody speaks anew (وقال …), or to the
    paragraph's end."""
    k = t.sentence[opener] + 1
    while k < len(t.sentences) and t.sentences[k][0] < end:
        first = t.words[t.sentences[k][0]]
        if first.conjunction and any(f.form == "past" and not f.cue.weak for f in first.cues):
            return t.sentences[k][0]
        k += 1
    return end


def _speech_in_brackets(t: Tokens, bounds: tuple[int, int], result: Quotations) -> None:
    """Brackets after a colon hold speech (فقال له: (لا تفعل)), as books and the older press print it; those of a verse
    without a colon too, and further ones that "and" joins (قوله تعالى (…) و(…)). Scripture has brackets of its own."""
    marks = t.language.quotes
    for i in range(bounds[0] + 1, bounds[1]):
        if t.norms[i] not in "(" + marks.verse_open:
            continue
        joined = i >= 2 and i - 2 in result.closed and t.norms[i - 1] in t.language.lexicon.clitics.conjunctions
        joined = joined and t.norms[i - 2] in ")" + marks.verse_close
        if joined or t.norms[i] != "(" or t.norms[i - 1] in t.language.colon or _ends_style(t, i):
            closer = next((j for j in range(i + 1, bounds[1]) if t.norms[j] in ")" + marks.verse_close), -1)
            if closer > i + 1:
                _add(result, Quotation(i, i + 1, closer, closer, 0))


def _speech_inside(t: Tokens, q: Quotation, result: Quotations) -> None:
    """Speech inside a quotation, between marks that elsewhere are apostrophes: “He told me, ‘Leave,’ and left.”"""
    lone, parting = t.language.quotes.lone, (*t.language.comma, *t.language.colon)
    i = q.first
    while i < q.end - 1:
        opens = t.norms[i] in lone and i > q.first and t.norms[i - 1] in parting and t.starts[i + 1] == t.ends[i]
        ends = (
            j for j in range(i + 2, q.end) if t.norms[j] in lone and t.marks[j - 1] and t.starts[j] == t.ends[j - 1]
        )
        if not opens:
            i += 1
            continue
        closer = next(ends, None)
        if closer is None:
            break  # nothing further on closes one either
        _add(result, Quotation(i, i + 1, closer, closer, q.depth + 1))
        i = closer + 1


def _ends_style(t: Tokens, end: int) -> bool:
    """Whether a style of one who needs no name ends before word `end` (تعالى، عز وجل)."""
    return any(" ".join(t.norms[max(0, end - k) : end]) in t.language.styles for k in (1, 2))


def _add(result: Quotations, q: Quotation) -> None:
    result.all.append(q)
    result.opened[q.opener] = q
    if q.closer >= 0:
        result.closed[q.closer] = q


def _balanced(t: Tokens, later: list[int], needed: int) -> bool:
    """Whether the marks to come close, by their shape, `needed` quotations more than they open."""
    depth = 0
    for i in later:
        space_before = t.starts[i] > t.ends[i - 1]
        space_after = i + 1 == len(t) or t.starts[i + 1] > t.ends[i] or not t.is_word(i + 1)
        depth += 1 if space_after and not space_before else -1 if space_before and not space_after else 0
        if depth == needed:
            return True
    return False


def _opens(t: Tokens, i: int, stack: list[int], bounds: tuple[int, int], later: list[int]) -> bool:
    """Whether the mark at word i opens a quotation."""
    mark, marks = t.text[t.starts[i]], t.language.quotes
    space_before = i == bounds[0] or t.starts[i] > t.ends[i - 1] or t.norms[i - 1] in "([-–—:،,"
    space_after = i + 1 == bounds[1] or t.starts[i + 1] > t.ends[i] or not t.is_word(i + 1)
    leads = i > bounds[0] and (t.norms[i - 1] in t.language.colon or bool(t.words[i - 1].cues))
    if mark in marks.open:
        if not stack:
            return True
        # “so“: the opening shape used to close
        return space_before or not space_after
    if mark in marks.close:
        if stack:
            same = t.text[t.starts[stack[-1]]] == mark
            return same and space_before and not space_after
        # ”so” and »so«: the closing shape used to open, if something is there to close it
        return (space_before and not space_after and bool(later)) or (leads and bool(later))
    opening, closing = space_before and not space_after, space_after and not space_before
    if not stack:
        return not closing or i + 1 < bounds[1] and leads
    sloppy = stack[-1] + 1 < bounds[1] and t.starts[stack[-1] + 1] > t.ends[stack[-1]]
    if opening and not sloppy and (leads or t.words[i - 1].classes & {"that"} or _balanced(t, later, len(stack) + 1)):
        return True  # the one before was never closed, or this one stands inside it
    outer = t.text[t.starts[stack[-1]]]
    return outer != mark and outer not in marks.either  # straight quotes inside curly ones
