"""Cuts a stretch of words into clauses: one finite verb each, or one event that a preposition or a comma sets apart.

Read from left to right with the clauses that are open on a stack, the innermost last. An opener (that, who, because)
opens a clause inside; a second verb opens one beside, at the last joint before it (a comma, an "and"), unless an outer
clause still waits for its verb. What never gets a verb falls back to the clause around it.
"""

from __future__ import annotations

from itertools import groupby

from riwaya.read.content.clauses import EMBEDDED, OPENED, OPENERS, Clause
from riwaya.read.content.signs import Spot, spot_before
from riwaya.read.content.told_apart import (
    gives_way,
    has_predicate,
    is_apposed,
    is_lacking,
    is_somewhere,
    is_surer,
    opens_indefinite,
    tells_more,
)
from riwaya.read.page import Page

MIN_ADVERBIAL = 2
"""Words of a phrase without a verb that is a clause of its own (after the shelling of Aleppo)."""

VERBLESS = ("coordinate", "nominal")
"""Kinds of clauses beside another that are none without a verb or noun of their own."""

MIN_SETTING = 3
"""The same of one that says where or when by what else happened (during the war)."""

MIN_SUBJECT = 3
"""Words of a clause without a verb that a verb behind "and" goes on from; behind a comma, one fewer."""

NOUN_PHRASE = 4
"""Words behind a preposition among which the noun must stand that it governs."""


def cut(page: Page, spots: list[Spot | None], first: int, end: int, order: str) -> list[Clause]:
    """The clauses of words `first:end`, which lie in one sentence, in the order of their first words."""
    cutter = _Cutter(page, spots, first, end, order)
    cutter.run()
    return cutter.settled()


class _Cutter:
    def __init__(self, page: Page, spots: list[Spot | None], first: int, end: int, order: str) -> None:
        self.page, self.spots, self.first, self.end, self.order = page, spots, first, end, order
        main = Clause("main", first)
        self.clauses = [main]
        self.stack = [main]
        self.owner: list[Clause] = []
        """For each word from `first`, its clause."""
        self.joint: int | None = None
        """Where the next clause may begin: the strongest joint since the last verb."""
        self.weight = 0
        self.between = False
        """Whether the next "and" joins the two of a pair (between X and Y), and so opens nothing."""
        self.closed = False
        """In a verb-last language: the innermost clause has had its verb."""

    def run(self) -> None:
        words, marks = self.page.t.words, self.page.t.marks
        i = self.first
        while i < self.end:
            spot = self.spots[i]
            if spot is None:
                if marks[i]:
                    self._mark(i)
                elif self.closed or words[i].conjunction:
                    self._plain(i)
                self.owner.append(self.stack[-1])
                i += 1
            else:
                stop = min(spot.end, self.end)
                if marks[i] and self._has_verb():
                    self._mark(i)
                else:
                    self._spot(i, spot)
                self.owner.extend([self.stack[-1]] * (stop - i))
                i = stop

    def _has_verb(self) -> bool:
        """Whether the innermost clause has its verb, and no phrase that only stands for one."""
        head = self.stack[-1].head
        return head is not None and not (head.form is not None and head.form.part == "predicate")

    # --- words ---

    def _mark(self, i: int) -> None:
        if self.page.comma(i) or self.page.dash(i) or self.page.colon(i):
            self._comma(i)

    def _plain(self, i: int) -> None:
        self._after_verb(i)
        if self.page.t.words[i].conjunction:
            self._set_joint(i, 1)

    def _comma(self, i: int) -> None:
        top = self.stack[-1]
        self._fronted(i)
        if (
            top.kind in EMBEDDED
            and (top.head or top.event)
            and self._waiting() is not None
            and self.order != "verb-last"
        ):
            self._resume(i)
        self._set_joint(i, 2)

    def _fronted(self, i: int) -> None:
        """Before the comma at word i, and before its clause's verb: a preposition of time or cause with the noun of an
        event is a clause of its own (After the shelling of the town, …)."""
        top = self.stack[-1]
        if top.head is not None or top.embedded or self.order == "verb-last":
            return
        for k in range(top.first, i - MIN_ADVERBIAL):
            spot = self.spots[k]
            if spot is None or not spot.has("during", "cause"):
                continue
            noun = self._event_after(spot, i)
            if noun is not None:
                inside = Clause("nominal", k, parent=top.parent, beside=top, head=noun, opener=spot)
                self.clauses.append(inside)
                self.owner[k - self.first :] = [inside] * (len(self.owner) - k + self.first)
            return

    def _spot(self, i: int, spot: Spot) -> None:
        classes = spot.sign.classes
        if "then" in classes and self._waiting() is not None:
            self._resume(i)
            self.joint = None
            return
        kind = self._opens(i, spot) if spot.sign.opens else ""
        if kind:
            self._open(i, spot, kind)
            if not spot.makes_clause:
                return
        elif (noun := self._sets_apart(i, spot)) is not None:
            self._beside(i, "nominal" if spot.use != "gerund" else "gerund")
            self.stack[-1].head, self.stack[-1].opener = noun, spot
        elif self.order == "verb-middle" and tells_more(self.page, self.spots, self.stack[-1].first, spot):
            inside = Clause("relative", i, parent=self.stack[-1], head=spot)
            self._push(inside)
        self.between = self.between or "between" in classes
        copula = "copula" in classes and not spot.use and not spot.sign.conjunction
        if copula and self._waiting() is not None and self.stack[-1].head is not None:
            self._resume(i)  # the piece that was found there, it is from the plane
            self.stack[-1].at = i
        elif copula:
            self._taken_for_predicate(i)
        if copula and self.page.mark(i):
            self.stack[-1].head = None  # most of the dead — children
        if spot.makes_clause:
            self._verb(i, spot)
        elif copula and self.stack[-1].head is None and not self.stack[-1].embedded:
            self.stack[-1].event = "BE"
            self._after_verb(i)
        elif "contrast" in classes or "joining" in classes or spot.sign.conjunction:
            self._after_verb(i)
            self._set_joint(i, 3 if "contrast" in classes else 1)
        else:
            self._after_verb(i)

    def _taken_for_predicate(self, i: int) -> None:
        """A copula behind a clause that has its verb and begins with a noun: the verb stood in a relative clause
        without a pronoun (a piece [that] waves washed ashore, it is from the plane)."""
        top = self.stack[-1]
        verb = top.head
        if self.order != "verb-first" or verb is None or verb.use != "verb" or verb.sign.conjunction or top.event:
            return
        start = self._group(verb.at)
        named = any(self.page.t.is_word(k) and self.spots[k] is None for k in range(top.first, start))
        if not named or self.joint is not None and self.weight > 1:
            return
        self._into_relative(top, verb, start)
        top.at = i

    def _into_relative(self, top: Clause, verb: Spot, start: int) -> None:
        """Make the verb that `top` had, and its words from `start`, a relative clause inside it; it waits again."""
        inside = Clause("relative", start, parent=top, head=verb)
        self.clauses.append(inside)
        for k in range(start - self.first, len(self.owner)):
            if self.owner[k] is top:
                self.owner[k] = inside
        top.head = None

    def _set_joint(self, i: int, weight: int) -> None:
        if weight == 1 and self.between:
            self.between = False
            return
        if self.joint is not None and i == self.joint + 1:
            self.weight = max(self.weight, 3)  # a comma with a conjunction
            return
        if self.joint is None or weight >= self.weight:
            self.joint, self.weight = i, weight

    # --- openers ---

    def _opens(self, i: int, spot: Spot) -> str:
        """The kind of clause that the word opens; `` for none."""
        page, before = self.page, self.spots[i - 1] if i > self.first else None
        if spot.has("copula") and spot.sign.conjunction and i > self.first:
            return "adverbial"
        if spot.use == "noun" or (spot.sign.article and not spot.has("relative")):
            return ""
        if spot.has("relative") and i > self.first:
            after_verb = before is not None and before.makes_clause
            if not spot.has("that"):
                return "relative" if not spot.has("opener") or not after_verb else "adverbial"
            told = before is not None and before.has("content-noun")  # evidence that …
            if not (after_verb or told or page.mark(i - 1) or page.has(i - 1, "adverb")):
                return "relative"
        if spot.has("asks") and i > self.first:
            return "complement"
        if spot.has("that") and not spot.has("cause", "condition", "purpose"):
            top, sure = self.stack[-1], spot_before(self.spots, i)
            verb_first = self.order == "verb-first" and top.head is not None and top.head.use == "aux"
            if verb_first and sure is not None and sure.has("planned", "possible", "asked", "feared"):
                return ""  # كان من المقرر أن: one clause
            if top.head is not None and top.head.form is not None and top.head.form.modality:
                return ""  # it may be that …: one clause, the verb before says how sure
            if i == self.first or self.closed and self.order != "verb-last":
                return ""
            return "complement" if not spot.sign.conjunction else "again"
        for name in OPENERS:
            if name == "cause" and self.order == "verb-last" and not spot.has("opener"):
                continue  # a verb always follows there: only a conjunction opens
            if spot.has(name) and (spot.has("clausal") or self._clause_ahead(i, spot)):
                return "adverbial" if name == "opener" else name
        if spot.sign.prefix == "purpose" and spot.makes_clause:
            return "purpose"
        return ""

    def _clause_ahead(self, i: int, spot: Spot) -> bool:
        """Whether a verb comes before the next comma or opener, so that the word opens a clause and no phrase."""
        if spot.makes_clause:
            return True
        for j in range(spot.end, self.end):
            other = self.spots[j]
            if other is not None and other.makes_clause:
                return True
            if other is not None and other.has(*OPENERS, "relative") and j > spot.end:
                return False
            if other is None and self.page.comma(j):
                return False
        return False

    def _open(self, i: int, spot: Spot, kind: str) -> None:
        start = i
        leading = spot_before(self.spots, i) if kind == "relative" and i > self.first else None
        if leading is not None and leading.has("cause"):  # as a result of which
            start, spot = max(leading.at, self.first), leading
        elif kind == "relative" and i > self.first and self.page.has(i - 1, "preposition") and not spot.has("that"):
            start = i - 1
        self._give_back(i - start)
        self._after_verb(i, opening=True)
        if kind == "again":  # and that …: beside what the last "that" opened
            while len(self.stack) > 1 and self.stack[-1].kind != "complement":
                self.stack.pop()
            self._beside(i, "complement" if self.stack[-1].kind == "complement" else "main")
            return
        top = self.stack[-1]
        verbless = self.order == "verb-first" and top.kind == "complement" and top.head is None
        if verbless and kind in OPENED and i - top.first >= MIN_ADVERBIAL:
            top.event = top.event or "BE"  # أن المصالح كثيرة، وإذا …: a sentence without a verb, and complete
        if kind not in ("complement", "relative") and self.stack[-1].embedded and self.stack[-1].head is not None:
            # an adverbial clause behind an embedded one belongs beside it
            self._pop_finished()
        inside = Clause(kind, start, parent=self.stack[-1], opener=spot)
        self._push(inside)
        if spot.has("copula"):
            inside.event = "BE"  # وهو قائد القوات
        if spot.has("clausal") and not self._clause_ahead(i, spot):
            inside.event, inside.at = "BE", i  # لأنه مريض
        self.owner.extend([inside] * (i - start))

    def _sets_apart(self, i: int, spot: Spot) -> Spot | None:
        """The word that names the event of a clause without a finite verb that begins at word i: behind its clause's
        verb, a participle after a comma, or the noun of an event after a preposition of time or cause."""
        top = self.stack[-1]
        if top.head is None or i == self.first:
            return None
        if spot.use == "gerund":
            return spot if self.page.comma(i - 1) or (spot.sign.conjunction and self.joint == i) else None
        classes = spot.sign.classes
        if not ("during" in classes or "cause" in classes) or self.order == "verb-last":
            return None
        limit = next((j for j in range(spot.end, self.end) if self.page.mark(j)), self.end)
        if "setting" in classes and limit - i < MIN_SETTING:
            return None
        return self._event_after(spot, limit) if limit - i >= MIN_ADVERBIAL else None

    def _event_after(self, spot: Spot, limit: int) -> Spot | None:
        """The noun of an event that a preposition governs, adjectives between them passed over."""
        for j in range(spot.end, min(spot.end + NOUN_PHRASE, limit)):
            other = self.spots[j]
            if other is not None and other.use in ("noun", "gerund") and other.form is not None:
                return other if other.form.category else None
            if other is not None and (other.makes_clause or other.has(*OPENERS)):
                return None
            if self.page.has(j, "preposition") and not self.page.has(j, "partitive"):
                return None  # but: hours after the arrival, قبل ساعات من الوصول
        return None

    # --- verbs ---

    def _verb(self, i: int, spot: Spot) -> None:
        top = self.stack[-1]
        if spot.sign.conjunction and top.head is not None:
            self.joint, self.weight = i, 3
        if top.head is None:
            if self._behind_its_subject(i, spot):
                top.complete = True
                self._beside(self._group(i), top.kind if top.embedded else "coordinate")
            self._take(self.stack[-1], spot)
            return
        if is_lacking(top.head, spot) and (self.joint is None or self.weight == 1):
            self.joint = None  # погибших и раненых нет: one clause
            return
        if top.head.use == "aux" and (self.joint is None or self.order == "verb-last"):
            start = self._group(i)
            if has_predicate(self.page, top.head, start) and self._after_unknown(top):
                self._put_aside(top, i)
            elif self.order == "verb-first" and start == i and is_somewhere(self.page, top.head, spot):
                self._reopen(start, i, adjacent=False)
            self._take(self.stack[-1], spot)
            return
        if gives_way(top.head) and self.joint is None:
            linked = top.head.form is not None and top.head.form.kind == "links"
            if not (linked and spot.use == "weak"):  # remained closed: what it was, not what happened to it
                self._take(top, spot)
            return
        adjacent = self.joint is not None and self._adjacent(i, spot)
        waiting = self._waiting()
        if self.order == "verb-middle" and is_apposed(self.page, top) and spot.use != "weak" and not adjacent:
            self._put_aside(top, i)
            self._take(top, spot)
            return
        if spot.use == "weak" and self.joint is None and waiting is None and not is_surer(top.head, spot):
            return  # soldiers killed in the attack: a participle
        if waiting is not None and not adjacent:
            self._resume(self._group(i))
            self._take(self.stack[-1], spot)
            return
        if top.head.use == "weak" and self.joint is None:
            self._take(top, spot)  # the soldiers killed in the attack were buried
            return
        if self.joint is None and self._after_unknown(top):
            self._put_aside(top, i)
            self._take(top, spot)
            return
        start = self.joint if self.joint is not None else self._group(i)
        self._reopen(start, i, adjacent)
        self._take(self.stack[-1], spot)

    def _put_aside(self, top: Clause, i: int) -> None:
        """Make what `top` has had so far of a verb a relative clause, and go on with it from word i."""
        assert top.head is not None
        self._into_relative(top, top.head, self._group(top.head.at))
        self._retake(self._group(i))

    def _behind_its_subject(self, i: int, spot: Spot) -> bool:
        """Where the verb comes first: whether the verb at word i is joined to words that are a clause without one. No
        verb is joined to its own subject (the city lies on the coast, and-exports)."""
        if self.order != "verb-first" or not spot.sign.conjunction and (i == self.first or self.spots[i - 1] is None):
            return False
        i, top = self._group(i), self.stack[-1]
        first = self.spots[i]
        if first is None or not first.sign.conjunction:
            return False
        own = [k for k in range(max(top.first, self.first), i) if self.owner[k - self.first] is top]
        return sum(self.page.t.is_word(k) for k in own) >= MIN_SUBJECT - self.page.comma(i - 1)

    def _after_unknown(self, top: Clause) -> bool:
        """Where the verb comes first: whether the verb of `top` stands behind an indefinite noun, which it then tells
        more of, so that another verb may be that of the clause (a car [that] stood there exploded)."""
        verb = top.head
        if self.order != "verb-first" or verb is None or verb.use == "aux" and not verb.has("be"):
            return False
        if verb.sign.conjunction or top.event or top.beside is not None and top.kind == "coordinate":
            return False
        return opens_indefinite(self.page, self.spots, top.first, self._group(verb.at))

    def _take(self, clause: Clause, spot: Spot) -> None:
        clause.head = spot
        self.joint, self.weight, self.between = None, 0, False
        modal = spot.has("possible", "planned", "asked") or (spot.form is not None and spot.form.modality)
        self.closed = self.order == "verb-last" and not modal  # may, is to: the verb itself comes behind

    def _adjacent(self, i: int, spot: Spot) -> bool:
        """Whether only auxiliaries stand between the joint and the verb, so that the subject is the one before."""
        assert self.joint is not None
        if spot.sign.conjunction:
            return True
        return all(
            self.page.mark(j)
            or self.page.has(j, "joining", "contrast", "adverb", "auxiliary", "negation", "connective")
            for j in range(self.joint, self._group(i))
        )

    def _group(self, i: int) -> int:
        """First word of the group of auxiliaries and negations that ends with the verb at word i."""
        j = i
        while (
            j > self.first
            and (s := self.spots[j - 1]) is not None
            and s.has("negation", "auxiliary", "possible", "planned", "asked")
        ):
            if s.makes_clause and s is self.stack[-1].head:
                break
            j -= 1
        return j

    def _after_verb(self, i: int, opening: bool = False) -> None:
        """In a verb-last language a word after the verb belongs to the clause that still waits, or to a new one."""
        if not self.closed:
            return
        self.closed = False
        if opening:
            return
        if self._waiting() is not None:
            self._resume(i)
        else:
            self._set_joint(i, 2)

    # --- the stack ---

    def _waiting(self) -> Clause | None:
        """The innermost outer clause that has had no verb yet."""
        for outer in reversed(self.stack[:-1]):
            if outer.head is None and not outer.event:
                return outer
            if outer.kind == "complement":
                return None
        return None

    def _resume(self, i: int) -> None:
        """Go on with the clause that waits for its verb from word i."""
        waiting = self._waiting()
        while self.stack[-1] is not waiting:
            self.stack.pop()
        self._retake(i)

    def _pop_finished(self) -> None:
        while len(self.stack) > 1 and self.stack[-1].embedded and self.stack[-1].kind != "complement":
            self.stack.pop()

    def _reopen(self, start: int, i: int, adjacent: bool) -> None:
        """A clause beside the innermost one, from word `start`: of its kind where it shares its subject, else a main
        clause, or what the complement around it says too."""
        top = self.stack[-1]
        if adjacent and self.joint is not None:
            self._beside(start, top.kind if top.embedded else "coordinate")
            return
        while len(self.stack) > 1 and self.stack[-1].kind != "complement":
            self.stack.pop()
        asyndetic = self.order == "verb-first" and self.joint is None
        if asyndetic:
            self.stack.append(top) if self.stack[-1] is not top else None
            inside = Clause("relative", start, parent=top)
            self._push(inside)
            self._retake(start)
            return
        kind = "complement" if self.stack[-1].kind == "complement" else "main"
        self._beside(start, kind)

    def _beside(self, start: int, kind: str) -> None:
        top = self.stack.pop()
        self._push(Clause(kind, start, parent=top.parent, beside=top))
        self._retake(start)

    def _push(self, clause: Clause) -> None:
        self.clauses.append(clause)
        self.stack.append(clause)
        self.joint, self.weight, self.closed = None, 0, False

    def _retake(self, start: int) -> None:
        """Words from `start` on belong to the innermost clause."""
        k = max(start - self.first, 0)
        self.owner[k:] = [self.stack[-1]] * (len(self.owner) - k)

    def _give_back(self, count: int) -> None:
        """Take the last words from the clause that has them."""
        del self.owner[len(self.owner) - count :]

    # --- the result ---

    def settled(self) -> list[Clause]:
        """The clauses with their pieces; one without a verb gives its words to the clause around or before it."""
        heirs: dict[Clause, Clause] = {}
        for c in self.clauses:
            heir = c.parent or c.beside
            if c.head is None and not c.event and heir is not None and (c.embedded or c.kind in VERBLESS):
                heirs[c] = heirs.get(heir, heir)
        i = self.first
        for clause, words in groupby([heirs.get(c, c) for c in self.owner] if heirs else self.owner):
            end = i + sum(1 for _ in words)
            clause.pieces.append((i, end))
            i = end
        return [c for c in self.clauses if c.pieces]
