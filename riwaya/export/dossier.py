"""A story as one HTML file that a reporter opens, prints and mails: it needs no network and no other file."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from pathlib import Path

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from riwaya.export.files import replaced
from riwaya.export.labels import Interface, Labels
from riwaya.export.marks import displayable
from riwaya.export.reasons import skip_reason
from riwaya.export.source_view import source_views
from riwaya.export.templating import environment, told_steps
from riwaya.export.together import Gathering
from riwaya.export.view import Article, article_view
from riwaya.export.wording import file_name
from riwaya.export.writing import Digits
from riwaya.store.keys import document_key
from riwaya.story.speakers import bearers_of
from riwaya.story.story import Story


def write_dossier(story: Story, path: Path | str, lang: Interface = "en", digits: Digits = "western") -> None:
    """Write the dossier of `story` to `path`, labels in `lang`, numbers in `digits`; a file there is
    replaced whole or not at all.

    Raises `UsageError` where the file cannot be written.
    """
    page = render_dossier(story, lang, digits)
    with replaced(Path(path), "the dossier") as file:
        file.write(page)


def render_dossier(story: Story, lang: Interface = "en", digits: Digits = "western") -> str:
    """The dossier as HTML, the same for the same story. It loads nothing and runs no script but its own."""
    labels = Labels(lang, digits)
    articles: dict[str, Article] = {}
    states, shown = story.states(), {row.key for row in story.articles()}
    compared = story.comparison()
    days = {day.document: day for day in compared.days}
    gathering = Gathering(compared, labels)
    for document in story.documents():  # once: each has to be unpacked
        key = document_key(document)
        articles[key] = article_view(document, labels, days.get(key), states.when(key, shown))
        gathering.add(document)
    articles = dict(sorted(articles.items(), key=lambda item: (item[1].day is None, item[1].day)))
    sources = source_views(story, story.sources(compared.speakers, bearers_of(compared.entities)), articles, labels)
    skipped = [(file_name(s.place), skip_reason(s.kind, s.reason, labels)) for s in story.skipped()]
    pages = _environment(labels)
    pages.globals["steps_of"] = lambda t: told_steps(t, labels)
    style, script = asset(pages, "dossier.css"), script_of(pages)
    return pages.get_template("dossier.html").render(
        name=displayable(story.name) or labels["dossier"],
        built=story.built,
        articles=list(articles.values()),
        sources=sources,
        figures=_figures(story, len(sources)),
        together=gathering.together(articles),
        skipped=skipped,
        skipped_reasons=Counter(reason for _, reason in skipped).most_common(),
        style=Markup(style),
        script=Markup(script),
        policy=policy(style, script),
    )


def _figures(story: Story, sources: int) -> list[tuple[str, int]]:
    counts = story.counts()
    return [
        ("n_articles", counts.documents),
        ("n_said", counts.statements),
        ("n_own", counts.own),
        ("n_unread", counts.unread),
        ("n_sources", sources),
        ("n_skipped", counts.skipped),
    ]


def _environment(labels: Labels) -> Environment:
    made = environment(PackageLoader("riwaya.export"), labels)
    # Where things lie: all on this one page. The workbench, which draws with the same parts, has pages for them.
    made.globals |= {
        "href": "#{}".format,
        "anchor_of": str,
        "beside_answer": lambda _: "",
    }
    return made


def asset(environment: Environment, name: str) -> str:
    """A file beside the templates, as it is."""
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0]


def script_of(environment: Environment) -> str:
    """The script of a page that is one file: what the workbench imports as a module stands in it as it is."""
    painting = asset(environment, "paint.js").replace("export ", "")
    return f'"use strict";\n{painting}\n{asset(environment, "dossier.js")}'


def policy(style: str, script: str) -> str:
    """Content security policy: this style and this script by their hashes, and nothing else from anywhere."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
