"""What a web page says of itself: title, outlet, author, date, URL.

Only explicit statements count: meta tags, JSON-LD, `time` elements that are marked as the date of
publication, the comment that a browser leaves in a saved page. Nothing is guessed from the text or the URL.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from riwaya.ingest.captions import full_dates
from riwaya.ingest.given import Given, clean, iso_moment
from riwaya.model import DateBound

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DATE_TAGS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "article:published", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date",
    "dcterms.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "citation_publication_date", "cxenseparse:recs:publishtime", "article.published", "published_at",
    "date_published", "aiturec:datetime",
)  # fmt: skip
_ARTICLE = re.compile(r"article|newsitem|report|blogposting|liveblog", re.IGNORECASE)
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
_SINGLE_FILE = re.compile(r"url:\s*(\S+)\s+saved date:\s*([^\n]+)")
_SITE = re.compile(r"https?://|^@|^www\.|\.(?:com|net|org)/")


def page_metadata(tree: HtmlElement, markup: str) -> tuple[Given, DateBound | None]:
    """What the page says of itself, and the day on which it was saved: it was published no later."""
    tags = _tags(tree)
    data = list(_json_ld(tree))
    article = next((d for d in data if _is_article(d)), {})
    comment = _SAVED_FROM.search(markup[:5_000])
    single = _SINGLE_FILE.search(markup[:5_000])
    url = (
        _first(tree.xpath("//link[@rel='canonical']/@href"))
        or tags.get("og:url")
        or _name(article.get("url"))
        or (comment[1] if comment else None)
        or (single[1] if single else None)
    )
    outlet = (
        tags.get("og:site_name") or _publisher(article, data) or tags.get("application-name") or tags.get("publisher")
    )
    title = tags.get("og:title") or _name(article.get("headline")) or tags.get("twitter:title")
    author = _name(article.get("author")) or tags.get("author") or tags.get("article:author") or tags.get("byl")
    given = Given(
        outlet=_short(outlet),
        author=_short(author),
        published=_published(tree, tags, data, article),
        url=url if url and re.match(r"https?://", url) else None,
        title=clean(title) if title else None,
        language=None,
    )
    return given, _saved(single[2]) if single else None


def _tags(tree: HtmlElement) -> dict[str, str]:
    """The meta tags by lower-case name; the first that is no URL or handle wins."""
    tags: dict[str, str] = {}
    for tag in tree.xpath("//meta[@content]"):
        for key in (tag.get("property"), tag.get("name"), tag.get("itemprop")):
            content = tag.get("content").strip()
            if key and content:
                name = key.strip().lower()
                if name not in tags or (_SITE.search(tags[name]) and not _SITE.search(content)):
                    tags[name] = content
    return tags


def _json_ld(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD; scripts that are no JSON are passed over."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            pending = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(2_000):  # a page has some dozens
            if not pending:
                break
            item = pending.pop(0)
            if isinstance(item, list):
                pending.extend(item)
            elif isinstance(item, dict):
                yield item
                pending.extend(v for v in (item.get("@graph"), item.get("mainEntity")) if v)


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds)


def _publisher(article: dict[str, Any], data: list[dict[str, Any]]) -> str | None:
    publisher = article.get("publisher")
    if isinstance(publisher, dict) and "name" not in publisher:
        publisher = next((d for d in data if d.get("@id") == publisher.get("@id") and d.get("name")), None)
    return _name(publisher)


def _name(value: Any) -> str | None:
    """The name that a JSON-LD value holds: text, an object with a name, or a list of these."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return value["name"] if isinstance(value.get("name"), str) else None
    if isinstance(value, list):
        names = [n for v in value[:10] if not isinstance(v, list) and (n := _name(v))]
        return ", ".join(names) or None
    return None


def _short(value: str | None) -> str | None:
    """A name as it is shown; None for links, handles and whatever is too long for a name."""
    if not value:
        return None
    name = clean(html.unescape(value))
    return None if _SITE.search(name) or not 0 < len(name) <= 120 else name


def _published(
    tree: HtmlElement, tags: dict[str, str], data: list[dict[str, Any]], article: dict[str, Any]
) -> str | None:
    """The date of publication as ISO 8601, in the outlet's own time zone where two tags name the same
    moment."""
    said = [article.get("datePublished")]
    said += [tags[name] for name in _DATE_TAGS if name in tags]
    said += [d.get("datePublished") for d in data if d is not article]
    said += tree.xpath("//time[contains(@itemprop,'datePublished') or @pubdate]/@datetime")
    said += tree.xpath("//*[@itemprop='datePublished']/@content")
    said += tree.xpath("//time[contains(@class,'publish') or contains(@class,'entry-date')]/@datetime")
    times = tree.xpath("//article//time[@datetime] | //h1/following::time[@datetime][1]")
    said += [times[0].get("datetime")] if len({t.get("datetime") for t in times}) == 1 else []
    moments = [m for value in said if isinstance(value, str) and (m := _moment(value))]
    if not moments:
        return None
    first = moments[0]
    local = (m for m in moments if _instant(m) == _instant(first) and not re.search(r"Z$|[+-]00:00$", m))
    return first if _instant(first) is None else next(local, first)


def _moment(value: str) -> str | None:
    """ISO 8601, or the one date in words that the tag holds."""
    iso = iso_moment(value)
    if iso:
        return iso
    days = {day for day, _ in full_dates(value)}
    return days.pop().isoformat() if len(days) == 1 else None


def _instant(moment: str) -> datetime | None:
    """The point in time, where the moment has a time and a zone."""
    if not re.search(r"T.*(?:Z|[+-]\d\d:\d\d)$", moment):
        return None
    return datetime.fromisoformat(moment).astimezone(UTC) if "0001" < moment[:4] < "9999" else None


def _saved(value: str) -> DateBound | None:
    """SingleFile writes `Sat Mar 07 2020 12:00:00 GMT+0100`."""
    match = re.match(r"\w{3} (\w{3}) (\d{1,2}) (\d{4})", value.strip())
    days = full_dates(f"{match[2]} {match[1]} {match[3]}") if match else []
    return DateBound(days[0][0].isoformat()) if days else None


def _first(values: list[str]) -> str | None:
    return next((v for v in values if v.strip()), None)
