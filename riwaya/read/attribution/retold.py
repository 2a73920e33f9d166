"""Who speaks in a dialogue that somebody retells inside a quotation: turn by turn, who spoke and who was spoken to.

A turn hands the word over: who was spoken to answers next, a verb joined by "and" goes on for the one who spoke, and
who is named between two turns takes the word. The teller of the story speaks in the first person only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from riwaya.read.attribution.left_out import parties_before, several_before, shares
from riwaya.read.attribution.naming import Named, read_name
from riwaya.read.attribution.noun_phrases import NOMINAL, noun_phrase
from riwaya.read.page import Page, Proposal

AT_ONCE = 2
"""Marks between a turn and the verb of the next one (…؟ قال …)."""

DIALOGUE = ("dialogue", "verb-alone-colon", "verb-alone-whether", "verb-alone-quote")
"""Rules whose content is the words of a turn themselves."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody's turn. `speaker`, `hearer`: None for the teller of the story and for one whom the page does not name;
    `end`: the first word behind it."""

    quotation: int
    end: int
    speaker: Named | None
    hearer: Named | None
    narrated: bool
    """Whether the teller of the story takes part, as the speaker or the hearer."""


@dataclass(slots=True)
class Retold:
    """The turns of a page's retold dialogues so far, and who tells parts of the stories (يقول X: …)."""

    page: Page
    turns: list[Turn] = field(default_factory=list)
    tellers: list[str] = field(default_factory=list)

    def narrates(self, p: Proposal) -> bool:
        """Whether the teller of the story himself speaks in `p`: a verb in the first person, or one that may be it
        (سألته: أين …؟) where nobody is named whom its feminine fits."""
        page, first = self.page, p.cue[0]
        if page.has(first, "narrator-verb"):
            return True
        opens = first == page.sentence(first)[0] or bool(page.t.words[first].conjunction)
        if not opens or p.form.form != "past" or p.form.agreement != "f":
            return False
        addressed = page.t.words[first].enclitic or page.has(p.cue[1], "listener")
        if not addressed and p.rule not in DIALOGUE:
            return False
        return not any(self._feminine(party.named) for party in parties_before(page, p, []))

    def _feminine(self, named: Named) -> bool:
        page = self.page
        return any(page.has(i, "feminine") or page.formed(i, "feminine-form") for i in range(*named.words))

    def speaker(self, p: Proposal, enclosing: Sequence[str]) -> Named | None:
        """Who speaks in `p`, which has no speaker and is not in the first person."""
        if p.form.agreement.endswith("p"):
            return several_before(self.page, p)
        last = self._last(p)
        parties = list(parties_before(self.page, p, [*enclosing, *self.tellers]))
        if p.form.agreement == "f":
            women = [x for x in parties if self._feminine(x.named)]
            body = several_before(self.page, p) if not women else None
            if body is not None:
                return body  # اللجنة اجتمعت وأكدت أن
            parties = women or parties
        since = [x for x in parties if last is None or x.named.words[0] >= last.end]
        acting = next((x for x in since if x.acts), None)
        sentence = self.page.sentence(p.cue[0])[0]
        met = next((x for x in since if not x.acts and x.named.words[0] >= sentence), None)
        answers = bool(self.page.t.words[p.cue[0]].conjunction) and (not self._and(p) or self._to_me(p))
        if met is not None and answers and (acting is None or acting.named.words[0] < sentence):
            return met.named  # اتصلت بالمدير فقال لي
        if acting is not None:
            return self._known(acting.named, last)
        if last is None:
            return parties[0].named if parties else None
        return self._next(last, p)

    def _next(self, last: Turn, p: Proposal) -> Named | None:
        """Who speaks after `last` where nobody was named since."""
        page = self.page
        at_once = p.clause - last.end <= AT_ONCE
        if last.speaker is None or last.narrated and last.hearer is not None:
            return last.hearer
        if last.narrated or not at_once or self._and(p) or page.has(p.clause, "joining"):
            return last.speaker
        return last.hearer or last.speaker

    def _and(self, p: Proposal) -> bool:
        """Whether the verb is joined by "and", which goes on for the one who acted, and not by "so"."""
        return self.page.t.words[p.cue[0]].conjunction in self.page.language.lexicon.clitics.conjunctions[:1]

    def _known(self, named: Named, last: Turn | None) -> Named:
        """The party of the dialogue that a definite noun with its nation points back to."""
        page = self.page
        points = page.t.words[named.words[0]].article and named.name_words is None
        if last is None or not points or not page.has(named.words[1] - 1, "nationality"):
            return named
        nation = page.t.words[named.words[1] - 1].stem
        for other in (last.speaker, last.hearer):
            theirs = [page.t.words[i].stem for i in range(*other.words) if page.has(i, "nationality")] if other else []
            if other is not None and all(nation.startswith(t) or t.startswith(nation) for t in theirs):
                return other
        return named

    def party(self, p: Proposal, named: Named) -> Named | None:
        """The party of the dialogue whose office a bare definite noun repeats (قال للوزير X … فأجابه الوزير)."""
        page, last = self.page, self._last(p)
        stem = page.t.words[named.words[0]].stem
        parties = (last.hearer, last.speaker) if last is not None else ()
        return next((x for x in parties if x and any(page.t.words[i].stem == stem for i in range(*x.words))), None)

    def remember(self, named: Named | None, p: Proposal, enclosing: Sequence[str]) -> None:
        """`named` has spoken in `p`; None for the teller of the story."""
        page = self.page
        around = page.q.around(p.cue[0])
        if around is None or p.rule.startswith(("participle", "noun", "according-to", "so-called")):
            return
        if named is not None and p.source is not None and p.form.form == "present":
            self.tellers.append(named.name)  # يقول X: … tells the story
            return
        last = self._last(p)
        to_me = self._to_me(p)
        hearer = None if to_me else self._hearer(named, p, last, enclosing)
        self.turns.append(Turn(around.first, p.content[1], named, hearer, to_me or named is None))

    def _to_me(self, p: Proposal) -> bool:
        page = self.page
        mine = page.language.first_person_enclitics
        return page.t.words[p.cue[0]].enclitic in mine or any(
            page.has(i, "to-me") for i in range(p.cue[1], p.content[0])
        )

    def _hearer(self, speaker: Named | None, p: Proposal, last: Turn | None, enclosing: Sequence[str]) -> Named | None:
        page = self.page
        behind = p.source[1] if p.source is not None and p.source[0] >= p.cue[1] else p.cue[1]
        for i in range(p.cue[1], p.content[0]):
            if page.has(i, *NOMINAL) and (page.t.words[i].preposition or i == behind):
                phrase = noun_phrase(page, i, p.content[0], given=True)
                return read_name(page, phrase) if phrase is not None else None
        known = [last.speaker, last.hearer] if last is not None else []
        for party in [*known, *(x.named for x in parties_before(page, p, enclosing))]:
            if party is not None and (speaker is None or not shares(party.name, [speaker.name])):
                return party
        return None

    def _last(self, p: Proposal) -> Turn | None:
        """The last turn before `p` in its quotation, with the turns of a word or two that no rule read (أجاب نعم)."""
        page, around = self.page, self.page.q.around(p.cue[0])
        here = (t for t in reversed(self.turns) if around is not None and t.quotation == around.first)
        last = next((t for t in here if t.end <= p.cue[0]), None)
        if last is None or around is None:
            return None
        for i in range(last.end, p.cue[0]):
            if i in page.at and i - last.end <= AT_ONCE and page.has(page.at[i].end, "yes-no"):
                stop = next((j for j in range(i, p.cue[0]) if page.mark(j)), p.cue[0])
                last = Turn(last.quotation, stop, last.hearer, last.speaker, last.narrated)
        return last
