"""What articles say together, in the terminal: disputes, claims, two articles side by side, answers to a question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from riwaya.comparison import Claim, Comparison, EstimatedDay
from riwaya.export.disputes import AnswerView, Dispute, disputes, origins_line, value_of
from riwaya.export.labels import Labels
from riwaya.export.marks import displayable
from riwaya.export.matters import GROUPS
from riwaya.export.tellings import Teller, Telling, Tellings, told_by
from riwaya.export.tree import BIDI_CONTROLS, isolated
from riwaya.model import Document
from riwaya.store.keys import document_key
from riwaya.story.asking import Answer
from riwaya.story.story import Story

_OPEN = {"rtl": "\u2067", "ltr": "\u2066", "auto": "\u2068"}
"""Isolate of each direction: every line of a sentence is closed off, so that none turns its neighbours around."""
_CLOSE = "\u2069"
_ROOM = 24
_CONFLICTING = ("conflicts", "updates", "check")
_OTHERS = 4
"""Further tellings of one answer that are listed."""


def print_claims(story: Story, console: Console, conflicts: bool = False) -> int:
    """Print what the articles answer differently, then what they tell; returns the number of disputes and claims.

    `conflicts`: only what cannot both be true, updates of a figure and what wants checking with it.
    """
    compared = story.comparison()
    view = _View(console, tellings_of(story, compared.claims, compared.days), compared)
    found = disputes(compared, view.tellings, view.labels)
    printed = 0
    for group in GROUPS:
        listed = found[group]
        if listed and (not conflicts or group in _CONFLICTING):
            view.heading(f"{view.labels[group]} ({len(listed)})")
            for dispute in listed:
                view.dispute(dispute)
            printed += len(listed)
    if conflicts:
        if not printed:
            console.print(Text(view.labels["disputed_none"]))
        return printed
    shared = [c for c in story.claims() if len(c.documents) > 1]
    view.heading(f"{view.labels['claims']} ({len(shared)})")
    for claim in shared:
        view.claim(claim)
    console.print(Text(view.labels("told_alone", n=len(compared.claims) - len(shared)), "dim"))
    return printed + len(shared)


def print_comparison(story: Story, console: Console, one: str, other: str) -> None:
    """Print what two articles both say, where they differ, and what each leaves out.

    Raises `UsageError` where a reference fits no article, or several.
    """
    pair = [story.document(one), story.document(other)]
    keys = [document_key(d) for d in pair]
    compared = story.comparison()
    told = {c.id: c for c in compared.claims if not set(keys).isdisjoint(c.documents)}
    view = _View(console, _tellings(pair, told.values(), compared.days), compared)
    for document in pair:
        console.print(view.article(document))
    for copy in compared.copies:
        if set(keys) <= set(copy.documents):
            kind = view.labels[f"copy_{copy.kind.replace(' ', '_')}"]
            console.print(Text(view.labels("one_text", kind=kind.lower()), "yellow"))
    within = _between(compared, keys)
    for group, listed in disputes(within, view.tellings, view.labels).items():
        if listed:
            view.heading(f"{view.labels[group]} ({len(listed)})")
            for dispute in listed:
                view.dispute(dispute)
    both = [c for c in told.values() if set(keys) <= set(c.documents)]
    view.heading(f"{view.labels['both_say']} ({len(both)})")
    for claim in _once(both):
        view.claim(claim)
    for key, document in zip(keys, pair, strict=True):
        alone = list(_once(c for c in told.values() if key in c.documents and not set(keys) <= set(c.documents)))
        view.heading(f"{view.labels('only_says', name=_name(document))} ({len(alone)})")
        for claim in alone:
            view.claim(claim, others=0)


def print_answers(story: Story, console: Console, answers: Sequence[Answer], limit: int) -> None:
    """Print the claims that answer a question, each with the sentences, chains and origins that it rests on."""
    compared = story.comparison()
    shown = answers[:limit]
    view = _View(console, tellings_of(story, [a.claim for a in shown], compared.days), compared)
    if not shown:
        console.print(Text(view.labels["no_answer"]))
        return
    for answer in shown:
        view.claim(answer.claim, best=answer.best)
    if len(answers) > limit:
        console.print(Text(view.labels("and_more", n=len(answers) - limit), "dim"))


def tellings_of(story: Story, claims: Iterable[Claim], days: Iterable[EstimatedDay] = ()) -> Tellings:
    """The tellings of these claims, over all articles of a story. `days`: probable ones."""
    return _tellings(story.documents(), claims, days)


def _tellings(documents: Iterable[Document], claims: Iterable[Claim], days: Iterable[EstimatedDay]) -> Tellings:
    teller = Teller(claims, days)
    for document in documents:
        teller.add(document)
    return teller.found


def _between(compared: Comparison, keys: Sequence[str]) -> Comparison:
    """The relations in which one article tells one claim and the other the other."""
    documents = {c.id: set(c.documents) for c in compared.claims}

    def parts(one: str, other: str) -> bool:
        return any(x in documents[one] and y in documents[other] for x, y in (keys, keys[::-1]))

    relations = tuple(r for r in compared.relations if parts(*r.claims))
    return Comparison(compared.claims, compared.questions, relations, entities=compared.entities, days=compared.days)


def _once(claims: Iterable[Claim]) -> Iterable[Claim]:
    """Without claims that stand on words of claims before them; those that most articles tell first."""
    shown: set[str] = set()
    for claim in sorted(claims, key=lambda c: (-len(c.documents), c.id)):
        if not set(claim.assertions) <= shown:
            shown.update(claim.assertions)
            yield claim


def _name(document: Document) -> str:
    name = document.outlet.name if document.outlet else document.title or document.external_id or document_key(document)
    return isolated(name, _ROOM)


class _View:
    """Draws on one console. A wrapped line would lose its isolates, so lines are cut here."""

    def __init__(self, console: Console, tellings: Tellings, compared: Comparison) -> None:
        self.tellings, self.labels = tellings, Labels("en")
        self._console = console
        self._days = {day.document: day for day in compared.days}
        self._opposed: dict[str, list[str]] = {}
        claims = {c.id: c for c in compared.claims}
        for r in compared.relations:
            for id, against in (r.claims, r.claims[::-1]):
                if r.kind in ("conflicts", "rivals") and against in claims:
                    value = value_of(claims[against], self.labels) or claims[against].text
                    self._opposed.setdefault(id, []).append(f"{self.labels[r.kind]}: {isolated(value, 60)}")

    def heading(self, text: str) -> None:
        self._console.print(Text(f"\n{text}", "bold underline"))

    def article(self, document: Document) -> Text:
        line = Text(_name(document), "bold")
        date = document.published or self._probable(self._days.get(document_key(document)))
        line.append(f"  {date}", "not bold cyan")
        return line.append(f"  {document_key(document)}", "not bold dim")

    def _probable(self, day: EstimatedDay | None) -> str:
        return f"{self.labels['probably']} {day.value}" if day is not None else self.labels["date_unknown"].lower()

    def dispute(self, dispute: Dispute) -> None:
        self._console.print(Text(f"\n{isolated(dispute.title, self._width(0))}", "bold"))
        for answer in dispute.answers:
            self._answer(answer)
        for why, _language in dispute.why:
            self._lines(f"{self.labels['why_line']}: {why}", "ltr", 2, "dim")

    def claim(self, claim: Claim, best: str = "", others: int = _OTHERS) -> None:
        """One claim: its best telling first."""
        told = sorted(told_by(claim, self.tellings), key=lambda t: t.assertion != best)
        if not told:
            return
        value = value_of(claim, self.labels) if claim.slot != "polarity" else ""
        count = self.labels("told_in", n=len(claim.documents)) if len(claim.documents) > 1 else ""
        head = "  ".join(filter(None, (value, count)))
        origins = origins_line(claim.origins, self.labels)
        self._answer(AnswerView(claim, head, told[0], tuple(told[1:]), origins), others)
        for line in dict.fromkeys(self._opposed.get(claim.id, ())):
            self._console.print(Text(f"    {line}", "yellow"))

    def _answer(self, answer: AnswerView, others: int = _OTHERS) -> None:
        # Without a value the bullet is a rule above the sentence: at its side it would stand in the wrong direction.
        head = f"  • {isolated(answer.value, self._width(4))}" if answer.value else "  ――"
        self._console.print(Text(head, "bold green"))
        self._lines(answer.shown.sentence, answer.shown.direction, 4)
        lines = list({(t.document, t.steps): t for t in (*answer.others[::-1], answer.shown)}.values())[::-1]
        for telling in lines[: others + 1]:
            self._console.print(self._who(telling))
        if len(lines) > others + 1 > 1:
            self._console.print(Text(f"    {self.labels('and_more', n=len(lines) - others - 1)}", "dim"))
        if answer.origins:
            self._console.print(Text(f"    {answer.origins}", "magenta"))

    def _who(self, telling: Telling) -> Text:
        """Outlet, date, and the chain from the page to the root, on one line."""
        names = [isolated(step.name or self.labels["unnamed"], _ROOM * 2) for step in telling.steps[1:]]
        page = isolated(telling.page or self.labels["outlet_unknown"], _ROOM)
        line = Text(f"    {page}", "bold blue")
        line.append(f", {(telling.published or '')[:10] or self._probable(telling.estimate)}", "not bold cyan")
        marks = "".join(f"  [{self.labels['mark_' + re.sub('[ -]', '_', m.kind)]}]" for m in telling.marks)
        marks += f"  [{self.labels[f'denial_{telling.denial}']}]" if telling.denial else ""
        room = self._width(line.cell_len + len(marks))
        chain = "".join(f" {self.labels.arrow} {name}" for name in names)
        chain = chain or f": {self.labels['voice_own'].lower()}" if telling.own else chain
        if cell_len(chain) > room and names:  # the root matters most
            chain = f" {self.labels.arrow} … {self.labels.arrow} {isolated(telling.steps[-1].name, max(room - 8, 8))}"
        line.append(chain, "not bold default")
        return line.append(marks, "not bold magenta")

    def _lines(self, text: str, direction: str, indent: int, style: str = "") -> None:
        for line in wrapped(text, direction, self._width(indent)):
            self._console.print(Text(" " * indent + line, style))

    def _width(self, taken: int) -> int:
        return self._console.width - taken - 1


def wrapped(text: str, direction: str, room: int) -> list[str]:
    """`text` on lines of at most `room` columns, each closed off in its own direction."""
    lines: list[str] = []
    line = ""
    for word in displayable(text).translate(BIDI_CONTROLS).split():
        longer = f"{line} {word}".strip()
        if line and cell_len(longer) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    return [f"{_OPEN[direction]}{found}{_CLOSE}" for found in [*lines, line] if found]
