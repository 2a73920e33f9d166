"""Number words in a row → one value: units, tens, hundreds, thousands, with or without joiners between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import inf

from riwaya.languages.numbers import Numbers, NumberWord

THOUSAND = 1000


@dataclass(slots=True)
class Sum:
    """A number as far as it has been read. `add` takes the next word, or refuses it and changes nothing."""

    numbers: Numbers
    total: float = 0.0
    """What multiples have closed: 3,000 in "three thousand and five"."""
    group: float | None = None
    """The open group below a thousand: 5 in "three thousand and five"."""
    smallest: float = inf
    """The smallest multiple so far: what follows must be less."""
    last: NumberWord | None = None
    ordinal: bool = False
    fraction: bool = False
    """It ends in a fraction."""
    parted: bool = False
    """A fraction is part of it: nothing is added behind (نصف مليون، و200)."""
    vague: bool = False
    """A plural without a number: a lower bound."""
    uncounted: bool = False
    """The last word is a multiple that stands alone (آلاف, a million)."""
    ratio: float = 1.0
    """Upper end by lower end, of what a word leaves open (بضع آلاف: 3,000 to 9,000)."""

    @property
    def value(self) -> float:
        return self.total + (self.group or 0.0)

    @property
    def complete(self) -> bool:
        """Whether it may end here."""
        return self.last is not None and not self.last.incomplete and self.last.kind != "some"

    def closed(self) -> Sum:
        """This number where nothing more follows: a multiple that nothing counts says what it says alone (آلاف)."""
        if not self.uncounted or self.last is None or self.last.alone is None:
            return self
        return replace(self, total=self.last.alone, vague=self.vague or self.last.vague)

    def add(self, word: NumberWord, joined: bool) -> bool:
        """Take `word`, which a joiner binds to what stands before (`joined`); False where it is no part of this."""
        if self.ordinal and not (word.ordinal or word.teen or joined and self.numbers.units_first):
            return False
        if self.last is not None and (self.last.upper or word.upper) and word.kind != "multiple":
            return False
        if joined and (self.vague or self.parted):
            return False
        if self.last is not None and self.last.kind == "some" and (joined or word.kind not in ("multiple", "plural")):
            return False
        first, taken = self.last is None, _ADD[word.kind](self, word, joined)
        if taken:
            self.last, self.uncounted = word, first and word.kind == "multiple" and self.group is None
            self.ordinal = self.ordinal or word.ordinal
        return taken

    def _summed(self, joined: bool) -> bool:
        """Whether a part may be added, with or without a joiner before it."""
        how = self.numbers.joined
        return self.last is None or how == "free" or joined == (how == "always")

    def _figure(self, word: NumberWord, joined: bool) -> bool:
        if self.group is not None and joined and self.group % 100 == 0 and word.value < 100 and not word.upper:
            self.group += word.value  # مئة و20
            return True
        if self.group is not None or not self._summed(joined) or word.value >= self.smallest:
            return False
        if self.last is not None and (word.upper or self.last.alone and self.last.vague):
            return False  # "thousands and 20 wounded" are two numbers
        self.group = word.value
        self.ratio = word.upper / word.value if word.upper and word.value else 1.0
        return True

    def _some(self, word: NumberWord, joined: bool) -> bool:
        if self.last is not None:
            return False
        self.group, self.vague = word.value, True
        return True

    def _cardinal(self, word: NumberWord, joined: bool) -> bool:
        value = word.value
        if value >= THOUSAND:
            return self._closed_group(word, joined)
        if self.group is None:
            if not self._summed(joined) or value >= self.smallest:
                return False
            self.group = value
            self.ratio = word.upper / value if word.upper else self.ratio
            return True
        last = self.last
        if last is None or last.kind == "figure" or self.fraction:
            return False
        if word.teen and not joined and 0 < last.value < 10 and self.group % 100 == last.value:
            self.group += value
            return True
        if self._fits(value, last, joined):
            self.group += value
            return True
        if self.numbers.ordinal_fractions and word.ordinal and not joined and self.group < 10 and value >= 2:
            self.group /= value
            self.fraction = True
            return True
        return False

    def _fits(self, value: float, last: NumberWord, joined: bool) -> bool:
        """Whether `value` goes into the empty places of the open group."""
        group = self.group or 0.0
        if not self._summed(joined) or value == 0:
            return False
        if self.numbers.units_first and value % 10 == 0 and 20 <= value < 100:
            return group % 100 == 0 or (joined and group % 100 == last.value < 10)
        if self.numbers.units_first and group % 100 and not last.ordinal:
            return False
        return group % 10.0 ** len(str(int(value))) == 0

    def _closed_group(self, word: NumberWord, joined: bool) -> bool:
        """A word that holds its own multiple: ألفان, полмиллиона."""
        if self.group is not None or word.value >= self.smallest or not self._summed(joined):
            return False
        self.total += word.value
        self.smallest = 1000.0 ** ((len(str(int(word.value))) - 1) // 3)
        return True

    def _multiple(self, word: NumberWord, joined: bool) -> bool:
        return self._hundred(word, joined) if word.value < THOUSAND else self._thousand(word, joined)

    def _hundred(self, word: NumberWord, joined: bool) -> bool:
        by = word.value
        if self.group is None:
            if not self._summed(joined) or by >= self.smallest:
                return False
            self.group = (word.alone or by) if word.vague else by
            self.vague = self.vague or word.vague
            return True
        if joined or not 0 < self.group < 100:
            return False
        self.group *= by
        return True

    def _thousand(self, word: NumberWord, joined: bool) -> bool:
        by = word.value
        if self.last is None:
            self.total = by
        elif joined:
            if self.group is not None or by >= self.smallest:
                return False
            self.total += by
        elif self.group is not None:
            if by == self.smallest:
                return False
            grows = by > self.smallest
            self.total = (self.total + self.group) * by if grows else self.total + self.group * by
            self.group = None
        elif self.last.kind == "fraction":
            return by == self.smallest  # مليون ونصف المليون
        elif by > self.smallest and self.last.kind in ("multiple", "plural", "cardinal"):
            closed = self.closed()
            self.total, self.vague = closed.total * by, closed.vague
        else:
            return False
        self.smallest, self.fraction = by, False
        return True

    def _plural(self, word: NumberWord, joined: bool) -> bool:
        if self.last is not None and self.last.kind != "some":
            return False
        self.group, self.vague = word.alone, True
        return True

    def _fraction(self, word: NumberWord, joined: bool) -> bool:
        if self.last is None:
            self.group = word.value
        elif self.fraction or self.last.kind == "some":
            return False
        elif joined:
            if self.group is None:
                self.total += word.value * self.smallest
            else:
                self.group += word.value
        elif self.group is not None and not self.total and 1 < self.last.value < 10 and self.last.value % 1 == 0:
            self.group += self.last.value * (word.value - 1)  # ثلاثة أرباع, مئة وثلاثة أرباع
        else:
            return False
        self.fraction = self.parted = True
        return True


_ADD: dict[str, Callable[[Sum, NumberWord, bool], bool]] = {
    "figure": Sum._figure,
    "some": Sum._some,
    "cardinal": Sum._cardinal,
    "multiple": Sum._multiple,
    "plural": Sum._plural,
    "fraction": Sum._fraction,
}
