import pytest

from riwaya.errors import EmptyInput, InputError, TooLarge
from riwaya.ingest import Given, Limits, read_bytes
from riwaya.ingest.given import NOTHING

from .samples import ARABIC, ENGLISH

TITLE, FIRST, SECOND, THIRD, FOURTH = ARABIC.split("\n\n")

PAGE = f"""<!DOCTYPE html>
<!-- saved from url=(0036)https://gull.example/news/17 -->
<html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>{TITLE} - النورس</title>
<meta property="og:title" content="{TITLE} - النورس">
<meta property="og:site_name" content="النورس">
<script type="application/ld+json">
{{"@context": "https://schema.org", "@graph": [{{"@type": "NewsArticle", "headline": "{TITLE}",
  "datePublished": "2031-05-06T23:30:00+03:00", "author": [{{"@type": "Person", "name": "سالم العبد"}}]}}]}}
</script>
<meta property="article:published_time" content="2031-05-06T20:30:00Z">
<style>p {{ color: red }}</style></head>
<body>
<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/w">العالم</a></li></ul></nav>
<article>
<h1>{TITLE}</h1>
<div class="author-name">سالم العبد</div>
<figure><img src="a.jpg"><figcaption>رافعة محترقة على الرصيف في 5 مايو 2031 (رويترز)</figcaption></figure>
<p>{FIRST}</p>
<div class="share"><a href="#">فيسبوك</a> <a href="#">تويتر</a></div>
<p>{SECOND}</p>
<div class="related-stories"><a href="/18">ميناء النورس يعلن استئناف الملاحة بعد يومين</a></div>
<h2>لجنة للتحقيق</h2>
<p>{THIRD}</p>
<p style="display:none">نص مخفي لا يراه القارئ أبدا في هذه الصفحة.</p>
<p>{FOURTH}</p>
</article>
<section id="comments"><form><label>الاسم</label><input name="n"></form></section>
<footer>جميع الحقوق محفوظة لصحيفة النورس</footer>
<script>var tracking = "نص";</script>
</body></html>"""


def read(page=PAGE, given=NOTHING, **options):
    return read_bytes(page.encode() if isinstance(page, str) else page, "page.html", given, **options)


def parts(document, role):
    return [document.text[b.start : b.end] for b in document.blocks if b.role == role]


def test_the_article_and_what_stands_in_it():
    document = read()
    assert document.media_type == "text/html"
    assert parts(document, "title") == [TITLE]
    assert parts(document, "body") == [FIRST, SECOND, THIRD, FOURTH]
    assert parts(document, "subtitle") == ["لجنة للتحقيق"]
    assert parts(document, "byline") == ["سالم العبد"]
    assert parts(document, "related") == ["ميناء النورس يعلن استئناف الملاحة بعد يومين"]
    (caption,) = (b for b in document.blocks if b.role == "caption")
    assert caption.credit is not None
    assert caption.credit.name == "رويترز"


def test_menus_forms_footers_scripts_and_hidden_text_are_left_out():
    text = read().text
    for word in ("الرئيسية", "الاسم", "جميع الحقوق", "tracking", "مخفي", "color"):
        assert word not in text


def test_what_the_page_says_of_itself():
    document = read()
    assert document.title == TITLE
    assert document.outlet is not None
    assert document.outlet.name == "النورس"
    assert document.author == "سالم العبد"
    assert document.url == "https://gull.example/news/17"
    assert document.language == "ar"


def test_the_outlets_own_time_zone_tells_the_day():
    assert read().published == "2031-05-06T23:30:00+03:00"


def test_what_is_given_outranks_the_page():
    document = read(given=Given(outlet="صحيفة أخرى", published="2031-05", title="عنوان"))
    assert (document.outlet.name, document.published, document.title) == ("صحيفة أخرى", "2031-05", "عنوان")


@pytest.mark.parametrize(
    ("tag", "published"),
    [
        ('<meta name="pubdate" content="2031-05-06">', "2031-05-06"),
        ('<meta property="article:published_time" content="الثلاثاء، 06 مايو 2031 - 12:09 م">', "2031-05-06"),
        ('<meta itemprop="datePublished" content="2031-05-06T05:46:51+0300">', "2031-05-06T05:46:51+03:00"),
        ('<meta name="date" content="2031">', None),
        ('<meta property="article:modified_time" content="2031-05-06">', None),
        ('<meta name="pubdate" content="06/05/2031">', None),
        ('<meta name="copyright" content="© 2031">', None),
        ("", None),
    ],
)
def test_the_date_is_said_and_never_guessed(tag, published):
    body = "".join(f"<p>{p}</p>" for p in ENGLISH.split("\n\n"))
    page = f"<html><head>{tag}</head><body><article>{body}</article><p>Updated 7 June 2031</p></body></html>"
    assert read(page).published == published


def test_a_caption_bounds_an_unknown_date():
    page = PAGE.replace('"datePublished"', '"dateModified"').replace("article:published_time", "article:modified_time")
    document = read(page)
    assert document.published is None
    assert document.not_before is not None
    assert document.not_before.value == "2031-05-05"


def test_single_file_says_when_the_page_was_saved():
    saved = "saved date: Wed May 07 2031 12:00:00 GMT+0300"
    comment = f"<!--\n Page saved with SingleFile \n url: https://gull.example/1 \n {saved}\n-->"
    page = "<!DOCTYPE html> <html>" + comment + f"<body><p>{FIRST}</p><p>{SECOND}</p></body></html>"
    document = read(page)
    assert (document.url, document.not_after.value) == ("https://gull.example/1", "2031-05-07")


@pytest.mark.parametrize(("encoding", "charset"), [("cp1256", "windows-1256"), ("cp1256", "utf-8"), ("utf-16", "x")])
def test_old_pages_are_decoded_whatever_they_declare(encoding, charset):
    page = PAGE.replace('charset="utf-8"', f'charset="{charset}"')
    assert parts(read(page.encode(encoding)), "body") == [FIRST, SECOND, THIRD, FOURTH]


def test_line_breaks_part_paragraphs():
    page = f"<html><body><div><h1>{TITLE}</h1>{FIRST}<br><br>{SECOND}<br>{THIRD}</div></body></html>"
    assert read(page).text == f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n{THIRD}"


def test_a_page_that_breaks_off_is_read_with_a_warning():
    document = read(PAGE[: PAGE.index("<p>" + FOURTH) + 40])
    assert parts(document, "body")[:3] == [FIRST, SECOND, THIRD]
    assert any("truncated" in warning for warning in document.warnings)


def test_a_script_in_the_article_is_text():
    shown = f"{FIRST} &lt;script&gt;alert(1)&lt;/script&gt;"
    page = f"<html><body><article><p>{shown}</p><p>{SECOND}</p></article></body></html>"
    assert "<script>alert(1)</script>" in read(page).text


@pytest.mark.parametrize("page", ["<html></html>", "<!-- -->", "<html><body><script>x</script></body></html>", "<"])
def test_a_page_without_text(page):
    with pytest.raises((EmptyInput, InputError)):
        read(page)


def test_deep_nesting_does_no_harm():
    document = read("<div>" * 150 + f"<p>{FIRST}</p>" + "</div>" * 150 + f"<p>{SECOND}</p>")
    assert FIRST in document.text
    with pytest.raises(EmptyInput):  # deeper than the parser follows
        read("<div>" * 5_000 + f"<p>{FIRST}</p>")


def test_the_size_limit():
    with pytest.raises(TooLarge, match=r"^page\.html: has "):
        read(limits=Limits(file_bytes=1_000))
