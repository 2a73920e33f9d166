"""Attribution where the speaker stands on either side of his verb, and case and punctuation tell the rest.

X заявил, что …; «…», — сказал X; …, сообщили в Y; Об этом рассказал X. Rules name constructions, never languages. The
order of `RULES` is the order of trial; the first rule that proposes wins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from riwaya.languages.lexicon import CueForm
from riwaya.read.attribution.building import build
from riwaya.read.attribution.case_phrases import any_phrase, nominal, undeclined, verbal
from riwaya.read.attribution.free_asides import according_to, as_said
from riwaya.read.attribution.free_content import can_speak, fronted, light_verb, named_before
from riwaya.read.attribution.free_ends import content_end
from riwaya.read.attribution.free_media import medium_in
from riwaya.read.attribution.free_nouns import noun
from riwaya.read.attribution.free_subjects import antecedent, floor_of, stretches, subject_before, within_before
from riwaya.read.attribution.free_zones import NAME_QUOTE, Zone, read_zone
from riwaya.read.attribution.labelled import signature, transcript
from riwaya.read.attribution.media import media_in
from riwaya.read.attribution.postposed import place_before
from riwaya.read.page import FINITE, Hit, Page, Proposal, Range

Rule = Callable[[Page, Hit], "Proposal | None"]

FORMS = (*FINITE, "short")
"""Forms with a speaker of their own."""

SURE = ("that", "quote", "colon")
"""Complements by which a word that often does something else is known to report."""


def verb(page: Page, hit: Hit) -> Proposal | None:
    """X заявил, что …; «…», — сказал X; …, сообщили в Y: a finite verb of saying."""
    forms = [f for f in hit.forms if f.cue.kind in ("verb", "relay") and f.form in FORMS]
    form = min(forms, key=lambda f: f.cue.weak, default=None)
    if form is None or page.phrase(hit.first, "own-formula"):
        return None
    before = subject_before(page, hit.first, form.agreement)
    within = within_before(page, hit.first) if before is None and form.agreement == "p" else None
    zone = read_zone(page, hit, form, before is not None or within is not None)
    parted = before is not None and page.mark(hit.first - 1) and before[1] < hit.first
    parted = parted and before is not None and not _clause_on(page, before[1])
    if before is not None and (parted or _runs_on(page, before, hit)):
        turned = read_zone(page, hit, form, False)  # …, пишет X: what follows the verb at once is rather its subject
        spoken = turned.speaker is not None and can_speak(page, turned.speaker)
        inside = turned.within is not None and form.agreement == "p"
        if turned.found is None and (spoken or inside):
            before, zone = None, turned
    if before is not None and _is_medium(page, before):
        turned = read_zone(page, hit, form, False)  # РИА Новости сообщил источник: the medium was told
        if turned.speaker is not None and can_speak(page, turned.speaker) and not _is_medium(page, turned.speaker):
            turned.told.append(before)
            before, zone = None, turned
    source, via = _speaker(page, hit, form, before, zone)
    ahead = place_before(page, hit, zone)
    if ahead is not None and (zone.found is None or zone.found.kind not in SURE):
        return _ahead(page, hit, form, ahead, source, via)
    found = zone.found or fronted(page, hit, form) or light_verb(page, hit, form)
    found = found or named_before(page, hit, form, source)
    if form.cue.weak and source is not None and not can_speak(page, source):
        return None
    if found is None or (form.cue.weak and not (found.kind in SURE or found.kind == "whether")):
        return None
    if form.cue.kind == "relay" and found.kind not in SURE:
        return None
    rule = "speaker-verb" if before is not None else "verb-speaker" if source is not None else "verb-alone"
    p = build(page, hit, form, found, f"{rule}-{found.kind}", source, via)
    if found.kind == "fronted":
        p.content, p.fixed = (found.start, found.zone_end), True
    elif found.start < hit.end:
        p.cue = (hit.first, found.start)
    if before is not None and p.source == before and _shared(page, before, hit.first):
        p.source, p.subject, p.rule = None, before, f"verb-alone-{found.kind}"
    p.hidden = source is None and _nobody(page, hit, form)
    return _closed(page, p, found.kind)


def _is_medium(page: Page, words: Range) -> bool:
    """Whether the words are the name of a medium and nothing else."""
    return any((m.first, m.end) == words for m in media_in(page.t, *words))


def _clause_on(page: Page, comma: int) -> bool:
    """Whether a relative clause on the noun before it opens behind the comma at word `comma` (торговцы, которых …,)."""
    return page.comma(comma) and (page.has(comma + 1, "relative") or page.has(comma + 2, "relative"))


def _runs_on(page: Page, before: Range, hit: Hit) -> bool:
    """Whether the one word before the verb, which shows no case, rather ends a circumstance (на странице Facebook)."""
    return before == (hit.first - 1, hit.first) and undeclined(page, before[0]) and nominal(page, before[0] - 1)


def _shared(page: Page, subject: Range, verb: int) -> bool:
    """Whether another verb of the subject stands before this one: X прибыл и призвал."""
    return page.has(verb - 1, "joining", "contrast", "adverb") and any(
        page.has(k, "verb") and not page.has(k, "noun", "auxiliary") and not page.has(k - 1, "relative")
        for k in range(subject[1], verb)
    )


def _closed(page: Page, p: Proposal, kind: str) -> Proposal:
    """The proposal with its content cut where the speech ends before its sentence does."""
    if not p.fixed and p.mode != "direct":
        p.content = (p.content[0], content_end(page, p, kind))
    return p


def _speaker(page: Page, hit: Hit, form: CueForm, before: Range | None, zone: Zone) -> tuple[Range | None, list[Range]]:
    """Who speaks, and the tellers further out: who was told, who cites."""
    source = before or zone.speaker
    if source is None and form.agreement == "p":
        source = zone.within or within_before(page, hit.first)
    zone.told += _told_before(page, hit, source)
    via = [] if source is not None and any(source[0] <= t[0] < source[1] for t in zone.told) else list(zone.told)
    if zone.relayed is None and before is not None:
        _relayed_before(page, hit, before, zone)
        source = zone.speaker or source
    if zone.relayed is not None:
        return zone.relayed, ([source] if source else []) + via
    return source, via


def _told_before(page: Page, hit: Hit, source: Range | None) -> list[Range]:
    """The medium to which somebody speaks, named before his verb: в интервью «Известиям» X сказал."""
    out = []
    for i in range(floor_of(page, hit.first), hit.first):
        q = page.q.opened.get(i)
        inside = source is not None and source[0] <= i < source[1]
        dative = page.has(i + 1, "case-dat") and not page.has(i + 1, "case-nom", "case-acc")
        name = q is not None and q.end - q.first <= NAME_QUOTE and not page.mark(q.closer + 1)
        if q is not None and name and dative and not inside and 0 <= q.closer < hit.first:
            out.append((i, q.closer + 1))
        if page.has(i, "listener-noun") and page.has(i - 1, "preposition") and not inside:
            stop = source[0] if source is not None and source[0] > i else hit.first
            medium = medium_in(page, i, min(stop, i + 8), stop)
            out += [medium] if medium is not None and medium not in out else []
    return out[:1]


def _relayed_before(page: Page, hit: Hit, before: Range, zone: Zone) -> None:
    """Газета «Маяк» со ссылкой на документы сообщает: who is cited stands between the teller and his verb."""
    floor = floor_of(page, hit.first)
    relay = next((page.at[k] for k in range(floor, hit.first) if k in page.at and _cites(page.at[k])), None)
    if relay is None or any(verbal(page, k) for k in (*range(floor, relay.first), *range(relay.end, hit.first))):
        return
    limit = before[0] if relay.first < before[0] else hit.first
    stop = min(any_phrase(page, relay.end, limit), limit)
    if stop > relay.end:
        teller = before if relay.first < before[0] else (before[0], min(before[1], relay.first))
        zone.relayed, zone.speaker = (relay.end, stop), teller


def _cites(hit: Hit) -> bool:
    return any(f.cue.kind == "relay" and f.form == "adverbial" for f in hit.forms)


def _nobody(page: Page, hit: Hit, form: CueForm) -> bool:
    """Whether a plural without any subject speaks for somebody whom the page does not name (у неё спросили)."""
    return form.agreement == "p" and page.has(hit.first, "verb") and not page.has(hit.first - 1, "joining")


def _ahead(
    page: Page, hit: Hit, form: CueForm, ahead: tuple[Range, str, str], source: Range | None, via: list[Range]
) -> Proposal | None:
    """The statement whose content stands before its verb, or around it."""
    content, mode, rule = ahead
    if form.cue.weak and mode != "direct" and (rule != "this-before" or source is None):
        return None
    if not {"that", "quote"} & form.cue.takes and form.cue.kind != "relay":
        return None
    p = Proposal((hit.first, hit.end), form, content, rule, source, via, mode)
    p.fixed = True
    p.hidden = source is None and _nobody(page, hit, form) and mode != "direct"
    return p


def impersonal(page: Page, hit: Hit) -> Proposal | None:
    """В сообщении говорится, что …; «…», — говорится в документе; отмечается, что …: somebody named before says so."""
    form = hit.form("impersonal", "passive")
    if form is None or page.phrase(hit.first, "own-formula"):
        return None
    zone = read_zone(page, hit, form, True)
    source = _issuer(page, hit, zone)
    if form.cue.source_preposition and source is None and not _led(page, hit, form.cue.source_preposition):
        return None
    ahead = place_before(page, hit, zone)
    found = zone.found
    if ahead is not None and (found is None or found.kind not in SURE):
        p = _ahead(page, hit, form, ahead, source, list(zone.told))
    elif found is None or (form.cue.weak and found.kind not in SURE) or found.kind == "object":
        return None
    else:
        p = build(page, hit, form, found, f"impersonal-{found.kind}", source, list(zone.told))
        _closed(page, p, found.kind)
    if p is not None and source is None and form.form == "passive":
        p.hidden, p.rule = True, "hidden-speaker"
    return p


def _led(page: Page, hit: Hit, preposition: str) -> bool:
    """Whether a document behind `preposition` opens the clause: из доклада следует, что."""
    a, b = next(iter(stretches(page, hit.first)), (hit.first, hit.first))
    return any(page.norm(i) == preposition and page.has(i + 1, "document") for i in range(a, b))


def _issuer(page: Page, hit: Hit, zone: Zone) -> Range | None:
    """Who issued the document in which something is said; None where the page said so before."""
    if zone.document is not None:
        return _behind_head(page, *zone.document)
    a, b = next(iter(stretches(page, hit.first)), (hit.first, hit.first))
    for i in range(a, b):
        if page.has(i, "within-preposition", "document-preposition"):
            head = next((k for k in range(i + 1, min(b, i + 5)) if page.has(k, "document")), None)
            if head is not None:
                return _behind_head(page, head, b)
    described = _described_before(page, hit.first)
    if described is not None:
        return described
    return zone.within or within_before(page, hit.first)


def _described_before(page: Page, verb: int) -> Range | None:
    """The document before the verb that a participle behind a comma describes, so that it is none of those named before
    (в сообщении, разосланном родителям, говорится)."""
    asides = stretches(page, verb)
    if len(asides) < 2 or asides[0][0] < verb and any(not page.has(k, "adverb", "time") for k in range(*asides[0])):
        return None
    (a, b), (c, d) = asides[1], next(iter(asides[2:]), (0, 0))
    head = next((k for k in range(c, d) if page.has(k, "document") and page.has(k - 1, "document-preposition")), None)
    if head is None or not page.has(a, "adjective") or page.has(a, "relative"):
        return None
    return _behind_head(page, head, d) or (head, b)


def _behind_head(page: Page, head: int, stop: int) -> Range | None:
    """The body or person behind a document's noun: в сообщении [пресс-службы], на сайте [ведомства]."""
    speaking = (
        "organisation",
        "government",
        "office",
        "people",
        "group",
        "medium",
        "medium-noun",
        "given-name",
        "country",
    )
    for i in range(head + 1, stop):
        if page.has(i, "document", "preposition", "adjective") and not page.has(i, "organisation"):
            continue
        named = page.t.surface(i)[0].isupper() or i in page.q.opened
        if page.has(i, *speaking) or named:
            first = i
            while first - 1 > head and page.has(first - 1, "adjective"):
                first -= 1
            while stop > first and page.has(stop - 1, "verb", "adverb", "time"):
                stop -= 1
            return (first, stop)
        return None
    return None


def gerund(page: Page, hit: Hit) -> Proposal | None:
    """…, добавив, что …; Комментируя X, …: the speaker of the clause beside it."""
    form = hit.form("participle")
    if form is None or form.cue.kind != "verb":
        return None
    zone = read_zone(page, hit, form, True)
    found = zone.found
    if found is None or (form.cue.weak and found.kind not in SURE):
        return None
    p = build(page, hit, form, found, f"participle-{found.kind}", None, list(zone.told))
    p.subject = subject_before(page, hit.first, "") if not page.comma(hit.first - 1) else _main_subject(page, hit)
    return _closed(page, p, found.kind)


def _main_subject(page: Page, hit: Hit) -> Range | None:
    """The subject of the main clause before a gerund."""
    for a, b in stretches(page, hit.first - 1):
        for k in range(b - 1, a - 1, -1):
            other = page.at.get(k)
            agreement = next((f.agreement for f in other.forms if f.agreement), "") if other is not None else ""
            if page.has(k, "verb") and not page.has(k, "gerund"):
                found = subject_before(page, k, agreement)
                if found is not None:
                    return found
    return None


def attributive(page: Page, hit: Hit) -> Proposal | None:
    """X, заявивший, что …: a participle that describes its speaker."""
    form = hit.form("attributive")
    if form is None or form.cue.weak:
        return None
    zone = read_zone(page, hit, form, True)
    if zone.found is None or zone.found.kind not in SURE:
        return None
    source = antecedent(page, hit.first) if page.comma(hit.first - 1) else None
    p = build(page, hit, form, zone.found, f"attributive-{zone.found.kind}", source, list(zone.told))
    return _closed(page, p, zone.found.kind)


def infinitive(page: Page, hit: Hit) -> Proposal | None:
    """не смогли подтвердить, что …; отказался сообщить, где …: an infinitive under a modal verb with a subject."""
    form = hit.form("base")
    if form is None or form.cue.weak or form.cue.kind != "verb":
        return None
    governor = next(
        (k for k in range(hit.first - 1, max(hit.first - 6, -1), -1) if page.has(k, "verb", "auxiliary")), None
    )
    if (
        governor is None
        or any(_parts(page, k) for k in range(governor, hit.first))
        or not page.has(governor, "auxiliary")
    ):
        return None
    agreement = "p" if page.has(governor, "plural") else ""
    before = subject_before(page, governor, agreement)
    zone = read_zone(page, hit, replace(form, agreement=agreement), before is not None)
    if zone.found is None:
        return None
    source, via = _speaker(page, Hit(governor, hit.end, hit.forms), replace(form, agreement=agreement), before, zone)
    p = build(page, hit, form, zone.found, f"speaker-verb-{zone.found.kind}", source, via)
    return _closed(page, p, zone.found.kind)


def _parts(page: Page, i: int) -> bool:
    """Whether the mark at word i parts an infinitive from the verb that governs it: not before "nor"."""
    return page.mark(i) and not (page.comma(i) and page.has(i + 1, "negation"))


RULES: tuple[Rule, ...] = (
    as_said, verb, impersonal, gerund, attributive, infinitive, according_to, noun, transcript, signature,
)  # fmt: skip
