"""What the dossier shows of the articles together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

import riwaya
from riwaya.comparison import Comparison, Origins, Relation, StoryEntity
from riwaya.export.chain import Step
from riwaya.export.disputes import Disputer, disputes, origins_line, value_of
from riwaya.export.dossier import render_dossier
from riwaya.export.labels import Labels
from riwaya.export.matrix import matrix
from riwaya.export.matters import matters
from riwaya.export.network import Tellers
from riwaya.export.tellings import Teller, Tellings, pointed
from riwaya.export.timeline import WIDTH, Times
from riwaya.export.world_map import HEIGHT, Places
from riwaya.export.world_map import WIDTH as MAP_WIDTH
from riwaya.model import Document, Link, Origin
from riwaya.store.keys import document_key
from riwaya.story.story import Story
from tests.export.compared import compared, comparison, documents


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    return html.document_fromstring(render_dossier(compared()))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def tellings() -> Tellings:
    teller = Teller(comparison().claims)
    for document in documents():
        teller.add(document)
    return teller.found


# --- disputes ---


def test_each_group_has_its_place(page: html.HtmlElement) -> None:
    section = page.get_element_by_id("disputed")
    assert [words(h) for h in section.iter("h3")] == ["Cannot both be true", "Different accounts"]
    assert [words(s) for s in section.xpath("details/summary")] == [
        "Updates of a figure: 1", "Please check: 1", "More precise: 1",
    ]  # fmt: skip


def test_an_answer_shows_what_a_reader_needs(page: html.HtmlElement) -> None:
    [update] = page.get_element_by_id("updates").find_class("question")
    twelve, twenty = update.getparent().find_class("answer")
    assert words(update) == "Question: How many · kill"
    assert words(twelve.find_class("words")[0]).startswith("وقالت وزيرة النقل سلمى قاسم إن 12 شخصا")
    assert words(twenty.find_class("words")[0]).startswith("A senior official told Reuters that 20 people were killed")
    assert [words(m) for m in update.getparent().find_class("differs")] == ["12 شخصا", "20 people"]
    assert "1–3 separate origins, through 1 newsroom" in words(twenty)
    chain = [words(chip) for chip in twenty.find_class("chip")]
    assert [chain[0], chain[1], chain[2].split(" Unnamed")[0]] == ["The Gull", "Reuters", "A senior official"]
    assert "5 May 2031" in words(twenty)
    assert "unnamed: «senior official»" in words(twenty)
    assert "Quote or paraphrase" in words(twenty)


def test_every_answer_leads_to_its_words(page: html.HtmlElement) -> None:
    ids = set(page.xpath("//@id"))
    assert len(page.xpath("//@id")) == len(ids)
    links = page.xpath("//section[@id='disputed']//td[contains(@class, 'words')]/span/a/@href")
    assert len(links) == 10
    assert {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")} <= ids


def test_answers_of_one_question_stand_together() -> None:
    made = comparison()
    more = replace(made.relations[0], claims=("c2", "c3"), assertions=("", ""))
    found = disputes(replace(made, relations=(made.relations[0], more)), tellings(), Labels("en"))
    [dispute] = found["conflicts"]
    assert [a.claim.id for a in dispute.answers] == ["c1", "c2", "c3"]
    assert len(dispute.why) == 1


def test_who_is_named_is_shown_before_an_outlets_own_voice() -> None:
    """The minister's twelve dead, told in a headline too, whose words the relation names."""
    made = comparison()
    twelve = next(c for c in made.claims if c.value == "12")
    at = twelve.accounts[0].document, twelve.accounts[0].assertion
    said = tellings()[at]
    headline = replace(said, assertion="headline", own=True)
    both = replace(twelve, assertions=(*twelve.assertions, "headline"))
    toll = next(r for r in made.relations if twelve.id in r.claims)
    named = tuple("headline" if id == twelve.id else a for id, a in zip(toll.claims, toll.assertions, strict=True))
    claims = tuple(both if c is twelve else c for c in made.claims)
    story = replace(made, claims=claims, relations=(replace(toll, assertions=named),))
    found = tellings() | {(at[0], "headline"): headline}

    def shown(exact: bool) -> str:
        [matter] = (m for listed in matters(story).values() for m in listed)
        dispute = Disputer(story, Labels("ar"), exact).dispute(matter, found)
        assert dispute is not None
        return next(a.shown.assertion for a in dispute.answers if a.claim.id == twelve.id)

    assert shown(exact=False) == said.assertion
    assert shown(exact=True) == "headline"


def test_a_relation_of_claims_that_nobody_tells_is_left_out() -> None:
    made = comparison()
    gone = replace(made.relations[0], claims=("c1", "c77"))
    assert disputes(replace(made, relations=(gone,)), tellings(), Labels("en"))["conflicts"] == []
    assert disputes(made, {}, Labels("en"))["conflicts"] == []


def test_words_that_one_clause_alone_has_are_marked_where_no_value_shows_the_difference() -> None:
    one = riwaya.read("The pump in the cellar was repaired on time.", outlet="A", published="2031-01-01")
    other = riwaya.read("The pump in the cellar was never repaired on time.", outlet="B", published="2031-01-02")
    found = [d.assertions[0] for d in (one, other)]
    claims = tuple(
        replace(comparison().claims[0], id=id, slot="polarity", value=value, question="q", accounts=(),
                assertions=(a.id,), documents=(document_key(d),))
        for id, value, a, d in zip(("x", "y"), ("affirmed", "negated"), found, (one, other), strict=True)
    )  # fmt: skip
    relation = Relation(
        ("x", "y"), "conflicts", "polarity", "why", "denied", 0.95, assertions=(found[0].id, found[1].id)
    )
    teller = Teller(claims)
    teller.add(one)
    teller.add(other)
    [dispute] = disputes(Comparison(claims, relations=(relation,)), teller.found, Labels("en"))["conflicts"]
    marked = ["".join(r.text for r in a.shown.runs if r.differs).strip() for a in dispute.answers]
    assert marked == ["", "never"]
    assert [a.shown.sentence for a in dispute.answers] == [one.text, other.text]
    assert [a.value for a in dispute.answers] == ["It is so", "It is not so"]


@pytest.mark.parametrize(
    ("origins", "said"),
    [
        (Origins(), ""),
        (Origins(1, 1), "1 origin"),
        (Origins(2, 2, ("a", "b")), "2 separate origins, through 2 newsrooms"),
        (Origins(0, 2, ("a",)), "no origin shown, at most 2, through 1 newsroom"),
    ],
)
def test_how_many_origins(origins: Origins, said: str) -> None:
    assert origins_line(origins, Labels("en")) == said


def test_the_arabic_page_says_it_in_arabic() -> None:
    page = html.document_fromstring(render_dossier(compared(), "ar"))
    text = words(page.get_element_by_id("disputed"))
    for shown in ("روايات متعارضة", "متى · انهار · حلب", "للحدث الواحد وقت واحد", "المصادر الأولى: من 1 إلى 3"):
        assert shown in text
    sections = ("timeline", "map", "network", "matrix", "same")
    latin = {w for id in sections for w in words(page.get_element_by_id(id)).split() if w in ("and", "articles", "the")}
    assert not latin & {"articles"}


# --- told time ---


def test_a_month_is_a_bar_and_a_day_is_inside_it() -> None:
    times = Times()
    for document in documents():
        times.add(document_key(document), document)
    line = times.view(tellings())
    assert line is not None
    moments = {m.value: m for m in line.moments}
    assert list(moments) == ["2031-05", "2031-05-03", "2031-05-04", "2032-06"]
    month, day = moments["2031-05"], moments["2031-05-03"]
    assert month.x is not None
    assert day.x is not None
    assert month.width > 20 * day.width
    assert month.x <= day.x < month.x + month.width
    assert moments["2032-06"].off == "after"
    assert "обрушился" in month.told[0].clause
    mirrored = times.view(tellings(), mirrored=True)
    assert mirrored is not None
    assert mirrored.moments[0].x == pytest.approx(WIDTH - month.x - month.width, abs=0.2)


def test_a_story_without_dates_has_no_timeline() -> None:
    assert Times().view({}) is None
    undated = riwaya.read("The road was open.")
    times = Times()
    times.add("d", undated)
    assert times.view({}) is None


# --- places ---


def seen(*articles: Document, language: str = "en") -> Places:
    places = Places(language)
    for document in articles:
        places.add(document_key(document), document)
    return places


def test_how_exact_a_place_is_can_be_seen() -> None:
    shown = seen(*documents()).view()
    assert shown is not None
    spots = {s.name: s for s in shown.spots}
    assert spots["Aleppo"].look == "dot"
    assert spots["Aleppo"].articles == 4  # one place in three languages
    assert spots["Syria"].look == "hatch"
    assert [name for _, name, _ in shown.hatched] == ["Syria"]
    assert seen(*documents(), language="ar").view().spots[0].name == "حلب"  # type: ignore[union-attr]


def test_names_on_the_map_hide_nothing_and_stay_inside() -> None:
    towns = "Paris, London, Berlin, Madrid, Rome, Vienna, Prague, Warsaw, Athens, Cairo, Moscow and Ankara"
    shown = seen(riwaya.read(f"The minister flew to {towns}.", language="en")).view()
    assert shown is not None
    named = [s for s in shown.spots if s.label_at]
    assert len(named) > 6
    for s in shown.spots:
        assert s.x is None or 0 <= s.x <= MAP_WIDTH
        assert s.y is None or 0 <= s.y <= HEIGHT
    assert not any(" nan" in path for path in shown.land)


def test_a_map_of_the_world_has_no_line_across_it() -> None:
    text = "The minister flew to Moscow, Tokyo, Sydney, Washington, Brasilia and Cairo."
    shown = seen(riwaya.read(text, language="en")).view()
    assert shown is not None
    for path in shown.land:
        for ring in path.strip("MZ").split("ZM"):
            points = [tuple(map(float, p.split())) for p in ring.split("L")]
            flat = [abs(a[0] - b[0]) for a, b in zip(points, points[1:], strict=False) if a[1] == b[1]]
            assert max(flat, default=0) < MAP_WIDTH / 2


def test_places_that_no_index_has_are_only_listed() -> None:
    assert seen(riwaya.read("The road was open.")).view() is None


# --- who quotes whom ---


def test_the_network_joins_what_is_one() -> None:
    tellers = Tellers(comparison(), Labels("en"))
    for document in documents():
        tellers.add(document_key(document), document)
    net = tellers.view()
    assert net is not None
    assert {(e.teller, e.origin) for e in net.rows} >= {("The Gull", "Reuters"), ("Reuters", "A senior official")}
    by_name = {n.name: n for n in net.nodes}
    assert by_name["The Gull"].x < by_name["Reuters"].x < by_name["A senior official"].x
    assert (by_name["The Gull"].look, by_name["A senior official"].look) == ("page", "unnamed")
    mirrored = tellers.view(mirrored=True)
    assert mirrored is not None
    names = {n.name: n for n in mirrored.nodes}
    assert names["The Gull"].x > names["Reuters"].x > names["A senior official"].x
    boxes = [(n.x, n.y) for n in net.nodes]
    assert len(boxes) == len(set(boxes))
    assert Tellers(comparison(), Labels("en")).view() is None


def test_people_of_one_entity_are_one_node() -> None:
    ar, _, ru, _ = documents()
    members = {}
    for document in (ar, ru):
        link = next(s.chain[0] for s in document.statements if s.chain and s.chain[0].named)
        assert link.entity
        members[document_key(document), link.entity] = "E1"
    tellers = Tellers(replace(comparison(), members=members), Labels("en"))
    for document in (ar, ru):
        tellers.add(document_key(document), document)
    net = tellers.view()
    assert net is not None
    assert len([e for e in net.rows if e.origin == "سلمى قاسم"]) == 2
    assert [n.name for n in net.nodes].count("سلمى قاسم") == 1


def test_a_body_under_several_names_is_one_node() -> None:
    """Also where an article is credited to it in a line that is nobody's mention."""
    known = StoryEntity("E9", "organisation", "نوردلاين", {"ar": ("نوردلاين",), "en": ("Nordline",)}, 2)
    tellers = Tellers(replace(comparison(), entities=(known,)), Labels("en"))
    _, english, *_ = documents()
    for key, name in (("d1", "Nordline"), ("d2", "نوردلاين")):
        tellers.add(key, replace(english, origin=(Origin(name),), entities=(), key=key))
    net = tellers.view()
    assert net is not None
    assert [(n.name, n.articles) for n in net.nodes if n.name in ("Nordline", "نوردلاين")] == [("Nordline", 2)]


def test_agencies_credited_together_are_no_chain_and_an_outlet_has_nothing_from_itself() -> None:
    tellers = Tellers(comparison(), Labels("en"))
    page, one, other = Step("page", "The Gull"), Step("origin", "Reuters"), Step("origin", "AFP")
    speaker = Step("link", "Lena Fox", Link("Lena Fox", "person"))
    tellers.take("d1", (page, one, other, speaker), ("page gull", "o1", "o2", "s1"))
    tellers.take("d2", (page, Step("origin", "the gull"), speaker), ("page gull", "o3", "s1"))
    tellers.take("d3", (page, speaker, speaker, speaker, speaker), ("page gull", "s1", "s2", "s1", "s3"))
    net = tellers.view()
    assert net is not None
    assert {e.ids: e.statements for e in net.rows} == {
        ("page gull", "o1"): 1, ("page gull", "o2"): 1, ("page gull", "s1"): 3, ("s1", "s2"): 1, ("s1", "s3"): 1,
    }  # fmt: skip
    assert {n.id for n in tellers.view(first=["s2"]).nodes} >= {"s2"}  # type: ignore[union-attr]


# --- claims and articles ---


def test_the_matrix_tells_telling_from_contradicting_and_silence() -> None:
    keys = [document_key(d) for d in documents()]
    found = matrix(comparison(), tellings(), keys, Labels("en"))
    assert found is not None
    rows = {row.claim.id: [cell.standing for cell in row.cells] for row in found.rows}
    assert rows["c1"] == ["told", "against", "", ""]
    assert rows["c5"] == ["update", "told", "silent", ""]
    assert "c7" not in rows  # told once, and nothing excludes it
    silent = next(row for row in found.rows if row.claim.id == "c5").cells[2]
    assert silent.because == "tells c6 of the same day and place"
    assert found.standings == ("told", "against", "update", "silent")
    assert matrix(Comparison(), {}, keys, Labels("en")) is None


def test_names_and_drift_are_listed(page: html.HtmlElement) -> None:
    text = words(page.get_element_by_id("same"))
    assert "Aleppo: «the old bridge» The Gull" in text
    assert "«12 people were killed»وزيرة النقل (الساحل)Министр транспорта (Маяк)" in text
    assert "Built on one wire · 51 % of the shorter text · Agency named: Reuters" in text


def test_nothing_that_is_not_there_has_a_heading() -> None:
    page = html.document_fromstring(render_dossier(Story.from_documents([riwaya.read("Nobody said so.")])))
    ids = set(page.xpath("//section/@id"))
    assert ids == {"disputed", "summary", "articles", "sources", "skipped"}
    assert "Nothing was found that cannot both be true" in words(page.get_element_by_id("disputed"))


def test_text_of_articles_is_escaped(page: html.HtmlElement) -> None:
    assert not page.xpath("//b[text()='collapse'] | //i[text()='Tern']")
    assert not page.xpath("//@style | //@src | //link | //iframe | //img | //*[@onclick]")


def test_only_the_number_that_answers_is_marked() -> None:
    document = riwaya.read("The blast killed 17 people, among them 4 firemen.", outlet="A", published="2031-01-01")
    made = replace(
        comparison().claims[3], value="17", accounts=(), documents=(document_key(document),),
        assertions=(document.assertions[0].id,),
    )  # fmt: skip
    teller = Teller([made])
    teller.add(document)
    [telling] = teller.found.values()
    assert "".join(r.text for r in pointed(telling, "quantity", "17").runs if r.differs) == "17 people"
    both = "".join(r.text for r in pointed(telling, "quantity", "five").runs if r.differs)
    assert "17" in both
    assert not any(r.differs for r in pointed(telling, "place").runs)


def test_an_article_without_an_outlet_goes_by_its_title() -> None:
    nameless = [replace(d, outlet=None) for d in documents()]
    keys = {document_key(d): document_key(n) for d, n in zip(documents(), nameless, strict=True)}
    made = comparison()
    claims = tuple(replace(c, documents=tuple(keys[k] for k in c.documents), accounts=()) for c in made.claims)
    story = Story.from_documents(nameless)
    story.__dict__["_comparison"] = Comparison(claims[:3], made.questions, made.relations[:1])
    section = html.document_fromstring(render_dossier(story)).get_element_by_id("disputed")
    assert [words(chip) for chip in section.find_class("chip")] == ["انهيار جسر", "Bridge falls"]


def test_bounds_are_said_in_the_language_of_the_page() -> None:
    bounded = replace(comparison().claims[3], value="at least 40")
    assert value_of(bounded, Labels("en")) == "at least 40"
    assert value_of(bounded, Labels("ar")) == "40 على الأقل"


# --- copies ---


def test_copies_show_what_an_outlet_added_and_what_a_cut_left_out() -> None:
    wire = (
        "The fire broke out in the old market before dawn and destroyed forty wooden stalls, the fire brigade said. "
        "Police closed the streets around the market until noon. Traders waited behind the barrier for hours."
    )
    cut = wire[: wire.index(" Traders")]
    added = wire + " The mayor did not come."
    texts = {"Gull": wire, "Tern": cut, "Skua": added}
    story = Story.from_documents(riwaya.read(text, outlet=name, published="2031-05-05") for name, text in texts.items())
    [group] = html.document_fromstring(render_dossier(story)).xpath("//ul[@class='copies']/li")
    shown = {
        outlet: [(words(d.find("summary")), words(d.find_class("passages")[0])) for d in li.iter("details")]
        for li in group.xpath("ol/li")
        for outlet in texts
        if f"{outlet}, 2031" in words(li)
    }
    assert shown == {
        "Gull": [],
        "Skua": [("Words only here: 5", "The mayor did not come.")],
        "Tern": [("Words in several others, not here: 7", "Traders waited behind the barrier for hours.")],
    }
    assert "100 % of its words are also in the others" in words(group)
