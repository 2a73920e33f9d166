"""Four articles on one bridge, and what they say together, put down by hand: the views hang on no comparing."""

from __future__ import annotations

from dataclasses import replace

import riwaya
from riwaya.comparison import (
    Absence,
    Account,
    Aside,
    Called,
    Claim,
    Comparison,
    CopiedText,
    CopiedWords,
    Drift,
    Folded,
    Mark,
    Origins,
    Question,
    Relation,
    Root,
    StoryEntity,
)
from riwaya.corrections import Correction
from riwaya.model import Assertion, Document, Span
from riwaya.store.keys import document_key
from riwaya.story.story import Story

ARABIC = """انهار الجسر القديم في مدينة حلب يوم 3 مايو 2031.
وقالت وزيرة النقل سلمى قاسم إن 12 شخصا قتلوا في انهيار الجسر.
وقال مسؤول محلي إن أعمال الحفر هي سبب الانهيار."""
ENGLISH = """The old bridge in Aleppo collapsed on 4 May 2031.
A senior official told Reuters that 20 people were killed in the <b>collapse</b>.
The contractor, Omar Haddad, said the river flood caused the collapse."""
RUSSIAN = """Старый мост в Алеппо обрушился в мае 2031 года.
Министр транспорта Сальма Кассем сообщила, что погибли 15 человек."""
LATER = "The old bridge in Aleppo, Syria, reopened in June 2032 after repairs."


def documents() -> tuple[Document, Document, Document, Document]:
    """The articles, read."""
    return (
        riwaya.read(ARABIC, outlet="الساحل", published="2031-05-04", language="ar", title="انهيار جسر"),
        riwaya.read(ENGLISH, outlet="The Gull", published="2031-05-05", language="en", title="Bridge falls"),
        riwaya.read(RUSSIAN, outlet="Маяк", published="2031-05-07", language="ru", title="Обрушение моста"),
        riwaya.read(LATER, outlet="The <i>Tern</i>", published="2032-06-20", language="en", title="Bridge reopens"),
    )


def clause(document: Document, words: str) -> Assertion:
    """The assertion of a document that holds these words."""
    return next(a for a in document.assertions if words in a.span.text)


def claim(id: str, question: str, slot: str, value: str, *told: tuple[Document, str]) -> Claim:
    """A claim told by clauses that hold certain words; its accounts as their statements have them."""
    found = [(d, clause(d, words)) for d, words in told]
    statements = {(document_key(d), s.id): s for d, _ in found for s in d.statements}
    accounts = tuple(
        Account(key, a.id, a.statement, said.mode == "own", tuple(x.name for x in said.chain))
        for key, a in ((document_key(d), a) for d, a in found)
        for said in [statements[key, a.statement]]
    )
    return Claim(
        id=id,
        text=found[0][1].span.text,
        language=found[0][0].language or "",
        assertions=tuple(a.id for _, a in found),
        documents=tuple(document_key(d) for d, _ in found),
        question=question,
        slot=slot,  # type: ignore[arg-type]
        value=value,
        accounts=accounts,
    )


def comparison() -> Comparison:
    """Dates that cannot both be true, a toll that rose, a month that holds a day, two causes, a wire, everything."""
    ar, en, ru, later = documents()
    a, e, r, t = (document_key(d) for d in (ar, en, ru, later))
    official = Mark("unnamed", "A senior official", Span(53, 70, "senior official"))
    third = claim("c1", "q1", "time", "2031-05-03", (ar, "3 مايو"))
    fourth = claim("c2", "q1", "time", "2031-05-04", (en, "4 May"))
    month = claim("c3", "q1", "time", "2031-05", (ru, "в мае"))
    twelve = replace(
        claim("c4", "q2", "quantity", "12", (ar, "12 شخصا")),
        roots=(Root("r1", "سلمى قاسم", "person", True, documents=(a,), entity="E1"),),
        origins=Origins(1, 1, ("الساحل",)),
    )
    twenty = claim("c5", "q2", "quantity", "20", (en, "20 people"))
    twenty = replace(
        twenty,
        accounts=(replace(twenty.accounts[0], marks=(official,)),),
        roots=(Root("r2", "A senior official", "official", False, 1, (e,), ("r3",)),),
        origins=Origins(1, 3, ("Reuters",), (Folded((e, r), "one wire text"),)),
        silent=(Absence(r, "tells c6 of the same day and place"),),
        not_comparable=(Absence(a, "printed before the claim was first told"),),
        called=(Called("E2", "the old bridge", (e,)),),
        merged_from=("c50",),
    )
    fifteen = claim("c6", "q2", "quantity", "15", (ru, "15 человек"))
    digging = claim("c7", "q3", "cause", "digging", (ar, "الحفر"))
    flood = claim("c8", "q3", "cause", "flood", (en, "flood caused"))
    again = claim("c9", "q9", "polarity", "affirmed", (later, "reopened"))
    claims = (third, fourth, month, twelve, twenty, fifteen, digging, flood, again)

    def stand(x: int, y: int, kind: str, why: str, rule: str, confidence: float, update: bool = False) -> Relation:
        one, other = claims[x - 1], claims[y - 1]
        shown = (one.assertions[0], other.assertions[0])
        slot = one.slot or "time"
        return Relation((one.id, other.id), kind, slot, why, rule, confidence, update, shown)  # type: ignore[arg-type]

    return Comparison(
        claims=claims,
        questions=(
            Question("q1", "time", "collapse", ("E2",), ("c1", "c2", "c3")),
            Question("q2", "quantity", "kill", (), ("c4", "c5", "c6")),
            Question("q3", "cause", "collapse", ("E2",), ("c7", "c8")),
        ),
        relations=(
            stand(1, 2, "conflicts", "on 2031-05-03 or on 2031-05-04", "time-differs", 0.93),
            stand(1, 3, "refines", "2031-05-03 and 2031-05 can be one time", "time-within", 0.95),
            stand(4, 5, "conflicts", "12 or 20 killed", "number-differs", 0.92, True),
            stand(5, 6, "conflicts", "20 or 15 killed", "number-differs", 0.6),
            stand(7, 8, "rivals", "digging or a flood", "cause-differs", 0.91),
        ),
        aside=(Aside(stand(4, 6, "conflicts", "12 or 15 killed", "number-differs", 0.9), "k0000000000000001"),),
        copies=(CopiedText((e, r), "shared wire", 0.51234, "Reuters", (CopiedWords(e, Span(0, 3, "The"), (r,)),)),),
        entities=(
            StoryEntity("E1", "person", "سلمى قاسم", {"ar": ("سلمى قاسم",), "ru": ("Сальма Кассем",)}, 2, ("E3",)),
            StoryEntity("E2", "place", "Aleppo", {"en": ("Aleppo",), "ar": ("حلب",)}, 4),
        ),
        members={(a, ar.entities[0].id): "E1"},
        drift=(Drift("12 people were killed", ((a, "وزيرة النقل"), (r, "Министр транспорта"))),),
    )


def compared() -> Story:
    """The story of the four articles, compared by hand."""
    story = Story.from_documents(documents(), "The old bridge")
    story.__dict__["_comparison"] = comparison()  # in place of what the articles would give
    after = {"why": "other-time", "words": ""}
    made = Correction("k0000000000000001", "no-conflict", {"relations": []}, None, after, "", "2031-06-01T10:00:00Z")
    story._file.corrections.add([made])
    return story
