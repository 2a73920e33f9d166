import pytest

from riwaya.ingest.blocks import find_blocks
from riwaya.ingest.lines import split_lines

from .samples import ARABIC, ENGLISH

PARAGRAPHS = ARABIC.split("\n\n")[1:]


def roles(text, language="ar", title=None):
    blocks, _ = find_blocks(text, language, title)
    return [(block.role, text[block.start : block.end]) for block in blocks]


def role_of(line, language="ar"):
    """The role of a line between the paragraphs of an article."""
    text = "\n\n".join([*PARAGRAPHS[:2], line, *PARAGRAPHS[2:]])
    return next(role for role, words in roles(text, language, title="") if line.split("\n")[0] in words)


def last_role(line):
    return roles(ARABIC + "\n\n" + line)[-1][0]


def test_a_plain_article():
    assert [role for role, _ in roles(ARABIC)] == ["title", "body", "body", "body", "body"]
    assert [role for role, _ in roles(ENGLISH, "en")] == ["title", "body", "body", "body"]


def test_blocks_cover_all_but_white_space():
    text = "\n\n  " + ARABIC.replace("\n\n", " \n\n\u00a0") + "\n "
    covered = "".join(words for _, words in roles(text))
    assert "".join(covered.split()) == "".join(text.split())


@pytest.mark.parametrize(
    "line",
    [
        "تابع صحيفة النورس على التلغرام telegram",
        "تابعونا على فيسبوك",
        "اترك تعليقاً",
        "لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *",
        "سبعة × 2 =",
        "زر الذهاب إلى الأعلى",
        "// انتهى //",
        "15:24 ت م",
        "شارك",
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
        "Follow us on Telegram",
        "* * *",
        "editor@example.org",
    ],
)
def test_furniture(line):
    assert last_role(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "مقالات ذات صلة",
        "اقرأ أيضاً",
        "اقرأ أيضا: ميناء النورس يستأنف العمل",
        "Related articles",
        "Read also: Port reopens",
    ],
)
def test_related_openers(line):
    assert last_role(line) == "related"


def test_the_links_under_a_heading_of_related_stories():
    text = ARABIC + "\n\nمقالات ذات صلة\nالميناء يستأنف العمل بعد يومين\nلجنة التحقيق تبدأ عملها"
    assert roles(text)[-1] == ("related", text[text.index("مقالات") :])


def test_a_link_between_paragraphs():
    assert role_of("ميناء النورس… اللجنة تعلن أسماء المسؤولين عن المستودع رقم ثلاثة") == "related"


@pytest.mark.parametrize(
    "line",
    [
        "وقال المسؤول إن لجنة التحقيق ستعلن نتائجها خلال أسبوع على أبعد تقدير",  # a full stop left out
        "من جهته أكد مدير شركة الشحن أن السفن ستعود إلى الرصيف غدا صباحا",
        "نفى المدير صحة ما نشر عن الحادث.",
        "«لن نغلق الميناء ولن نوقف العمل فيه مهما كانت الظروف والأسباب»",
    ],
)
def test_a_paragraph_is_never_taken_for_a_link(line):
    assert role_of(line) == "body"


def test_a_subtitle_over_a_paragraph():
    text = "\n\n".join([*PARAGRAPHS[:2], "لجنة التحقيق\n" + PARAGRAPHS[2], PARAGRAPHS[3]])
    assert ("subtitle", "لجنة التحقيق") in roles(text, title="")


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("رافعة محترقة على رصيف الميناء (رويترز)", "رويترز"),
        ("رافعة محترقة على رصيف الميناء (أسوشيتد برس-أرشيف)", "أسوشيتد برس"),
        ("رافعة محترقة على رصيف الميناء (أ ف ب)", "أ ف ب"),
        ("A burnt crane stands at the port on Tuesday. (AP Photo/Jane Doe, The Gull, Pool)", "AP"),
        ("A burnt crane stands at the port. Photo: Jane Doe/Reuters", "Jane Doe/Reuters"),
        ("A burnt crane at the port. Jane Doe / AFP", "AFP"),
    ],
)
def test_captions_name_their_credit(line, credit):
    blocks, _ = find_blocks(PARAGRAPHS[0] + "\n\n" + line + "\n\n" + PARAGRAPHS[1], "ar", "")
    caption = next(b for b in blocks if b.role == "caption")
    assert caption.credit is not None
    assert (caption.credit.name, caption.credit.span.text) == (credit, credit)


def test_a_long_paragraph_that_an_agency_signs_is_no_caption():
    assert role_of(PARAGRAPHS[0] + " " + PARAGRAPHS[1] + " (رويترز)") == "body"


def test_a_caption_that_stands_twice():
    line = "رافعة محترقة على رصيف الميناء"
    found = roles("\n\n".join([PARAGRAPHS[0], line + "\n" + line, PARAGRAPHS[1]]), title="")
    assert [role for role, _ in found] == ["body", "caption", "caption", "body"]


def test_an_english_caption_on_an_arabic_page():
    text = ARABIC.replace("\n\n", "\n\nIn this photo a crane stands at the port. (AP Photo/Jane Doe)\n\n", 1)
    assert [b.language for b in find_blocks(text, "ar")[0]][:3] == ["ar", "en", "ar"]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("النورس ـ سالم العبد", "byline"),
        ("سالم العبد – صحيفة النورس", "byline"),
        ("النورس 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس", "byline"),
        ("بقلم: سالم العبد", "byline"),
        ("By Jane Doe, Reuters", "byline"),
        ("By JANE DOE and John Roe", "byline"),
        ("المصدر : رويترز", "credit"),
        ("Source: Reuters", "credit"),
    ],
)
def test_bylines_and_credits(line, role):
    assert roles(line + "\n" + ARABIC, title="")[0] == (role, line)


def test_a_dash_inside_the_article_makes_no_byline():
    assert role_of("خناصر – أثريا") != "byline"


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Blast stops ships.", "Blast stops ships"),
        ("Blast stops ships;\nTen are hurt", "Blast stops ships; Ten are hurt"),
        ("انفجارٌ في الميناء", "انفجار في الميناء"),
    ],
)
def test_a_title_known_from_outside(first, title):
    blocks, _ = find_blocks(first + "\n\n" + ENGLISH.split("\n\n", 1)[1], "en", title)
    assert blocks[0].role == "title"
    assert blocks[0].end == len(first)
    assert blocks[1].role == "body"


def test_a_first_line_that_is_only_the_start_of_the_title_is_none():
    title = "Blast at Seagull port wounds workers and stops ships"
    blocks, _ = find_blocks("Blast at\n\n" + ENGLISH.split("\n\n", 1)[1], "en", title)
    assert "title" not in {b.role for b in blocks}


def test_a_page_that_opens_with_a_sentence_has_no_title_line():
    assert roles("\n\n".join(PARAGRAPHS))[0][0] == "body"


def test_hard_wrapped_paragraphs_are_one_block_each():
    words = ENGLISH.split("\n\n")[1].split()
    lines = [" ".join(words[i : i + 9]) for i in range(0, len(words), 9)]
    paragraph = "\n".join(lines)
    text = f"{paragraph}\n\n{paragraph}\n\n{paragraph}\n"
    assert len(lines) >= 3
    assert [words for _, words in roles(text, "en", title="")] == [paragraph] * 3


def test_lines_know_their_place():
    text = "\u00a0 one \r\n\r\n two\n three"
    assert [(text[x.start : x.end], x.blank_before) for x in split_lines(text)] == [
        ("one", True),
        ("two", True),
        ("three", False),
    ]


@pytest.mark.parametrize("menu", ["الرئيسية | محليات | اقتصاد | رأي", "Home > World > Port fire: toll rises to 21"])
def test_a_menu_over_the_page_is_no_headline(menu):
    found = roles(menu + "\n\n" + ARABIC)
    assert [role for role, _ in found][:2] == ["boilerplate", "title"]
    assert found[1][1] == ARABIC.split("\n\n")[0]


@pytest.mark.parametrize("heading", ["التعليقات (2)", "تعليقات القراء:", "2 Comments"])
def test_what_readers_wrote_is_no_part_of_the_article(heading):
    found = roles(f"{ARABIC}\n\n{heading}\nأبو فهد: قالوا لنا إن الميناء آمن!!\n\nسالم: قال الوزير إنه لا يعلم.")
    assert all(role == "boilerplate" for role, words in found if "الميناء آمن" in words or "سالم" in words)
    assert [role for role, _ in found].count("body") == 4


def test_a_counter_of_comments_over_the_article_drops_nothing():
    title, *paragraphs = ARABIC.split("\n\n")
    found = roles("\n\n".join([title, "التعليقات: 0", *paragraphs]))
    assert [role for role, _ in found].count("body") == len(paragraphs)
