"""The grammar of the command line, and its help in plain words."""

from __future__ import annotations

import argparse
from pathlib import Path

from riwaya.version import __version__

COMMANDS = (
    "read",
    "build",
    "report",
    "show",
    "claims",
    "compare",
    "ask",
    "search",
    "export",
    "corrections",
    "evaluate",
    "serve",
    "go",
)

OF_SERVE = ("--port", "--no-open", "--allow-fetch")
"""Options of `riwaya serve`, which `riwaya` alone takes too."""

STORY = Path("story.riwaya")
"""The story that is opened, or begun, where none is named."""

_EPILOG = """\
examples:
  riwaya                                        an empty page in the browser: drop articles there
  riwaya articles/                              read a folder, write a dossier, open it
  riwaya build articles/ -o story.riwaya        put articles into a story file
  riwaya report story.riwaya -o dossier.html    write the story's dossier
  riwaya show story.riwaya --source minister    what one source says, here in the terminal
  riwaya claims story.riwaya --conflicts        what cannot both be true
  riwaya ask story.riwaya "Who gave the order?" the claims that answer, with their sentences
  riwaya serve story.riwaya                     the story in the browser, page by page

`riwaya COMMAND --help` explains a command.
exit codes: 0 everything was read, 1 some inputs were skipped, 2 nothing could be done
Everything stays on this computer; nothing is sent anywhere.
"""
_INPUTS = "text files, saved web pages (.html), tables (.jsonl, .csv: one article a row), or folders of them"


def parser() -> argparse.ArgumentParser:
    """The command line's grammar; `command` names a function of `riwaya.cli.commands`."""
    top = argparse.ArgumentParser(
        prog="riwaya",
        description="Reads news articles and shows who says what in them, and through whom it reached us.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"riwaya {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _read(commands)
    _build(commands)
    _report(commands)
    _show(commands)
    _claims(commands)
    _compare(commands)
    _ask(commands)
    _search(commands)
    _export(commands)
    _corrections(commands)
    _evaluate(commands)
    _serve(commands)
    _go(commands)
    return top


def _read(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "Read articles and print what stands in them; nothing is stored."
    p = _command(commands, "read", "read articles and print what stands in them", text)
    p.add_argument("paths", metavar="FILE", nargs="+", type=Path, help=_INPUTS)
    p.add_argument(
        "--format",
        choices=("jsonl", "table"),
        default="jsonl",
        help="jsonl: one record a line for each article, for programs (the default); table: for people",
    )
    _given(p)


def _build(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "Put articles into a story file. What is in it already stays and is not read again."
    p = _command(commands, "build", "put articles into a story file", text)
    p.add_argument("paths", metavar="PATH", nargs="+", type=Path, help=_INPUTS)
    p.add_argument("-o", "--out", type=Path, required=True, metavar="STORY", help="the story file: story.riwaya")
    p.add_argument("--name", help="a name for a new story, shown in its dossier (the file's name if left out)")
    p.add_argument("--corrections", type=Path, metavar="FILE", help="what `riwaya corrections` printed: put in too")
    _given(p)


def _report(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "Write the dossier of a story: one HTML file that any browser opens, without a network."
    p = _command(commands, "report", "write a story's dossier", text)
    p.add_argument("story", type=Path, metavar="STORY", help="a story file that `riwaya build` made")
    p.add_argument(
        "-o", "--out", type=Path, metavar="HTML", help="the dossier (the story's name with .html if left out)"
    )
    p.add_argument("--notebook", action="store_true", help="only what stands in the story's notebook, with its notes")
    _labels(p)


def _labels(p: argparse.ArgumentParser) -> None:
    p.add_argument("--lang", choices=("en", "ar"), default="en", help="language of the dossier's labels (default: en)")
    p.add_argument(
        "--digits", choices=("western", "arabic"), default="western", help="0–9 or ٠–٩ in labels and dates (western)"
    )


def _show(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "Show a story in the terminal: who says what, as a tree of chains."
    p = _command(commands, "show", "show a story in the terminal", text)
    p.add_argument("story", type=Path, metavar="STORY", help="a story file that `riwaya build` made")
    p.add_argument(
        "--source",
        metavar="NAME",
        help="only what this source says or passes on (a part of its name will do)",
    )
    p.add_argument("--document", metavar="ID", help="only this article: its file name, its own id, or the first digits")


def _claims(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "Show in the terminal what the articles say together: what they answer differently, then what they tell."
    p = _command(commands, "claims", "show what the articles say together", text)
    p.add_argument("story", type=Path, metavar="STORY", help="a story file that `riwaya build` made")
    p.add_argument(
        "--conflicts",
        action="store_true",
        help="only what cannot both be true, updates of a figure, and what wants checking",
    )


def _compare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "Lay two articles side by side: what both say, where they differ, and what each leaves out."
    p = _command(commands, "compare", "lay two articles of a story side by side", text)
    p.add_argument("story", type=Path, metavar="STORY", help="a story file that `riwaya build` made")
    articles = "an article: its file name, its own id, or the first digits"
    p.add_argument("one", metavar="DOC", help=articles)
    p.add_argument("other", metavar="DOC", help="the other article")


def _ask(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = (
        "Find the claims that answer a question, whatever the articles are in: each with who tells it, "
        "through whom, and the exact sentences. Nothing is made up; where nothing answers, it says so."
    )
    p = _command(commands, "ask", "find the claims that answer a question", text)
    p.add_argument("story", type=Path, metavar="STORY", help="a story file that `riwaya build` made")
    p.add_argument("question", metavar="QUESTION", help="in Arabic, English, Persian or Russian, in quotation marks")
    p.add_argument("--language", metavar="CODE", help="of the question: ar, en, fa or ru; told from it if left out")
    p.add_argument("--limit", type=int, default=8, metavar="N", help="show at most N answers (default: 8)")


def _search(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = (
        "Find statements by their words, in all forms and spellings, and those that say the same in other words or "
        'another language. Filters: source: outlet: place: after: before: stance: language: voice: (source:"a name").'
    )
    p = _command(commands, "search", "find statements by their words", text)
    p.add_argument("story", type=Path, metavar="STORY", help="a story file that `riwaya build` made")
    p.add_argument("words", nargs="+", metavar="WORDS", help="words, phrases in quotation marks, filters")
    p.add_argument("--oldest", action="store_true", help="the oldest first (default: the newest)")
    p.add_argument("--limit", type=int, default=20, metavar="N", help="show at most N statements (default: 20)")


def _export(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "Print a whole story for programs: articles, claims, how they stand to one another, copies, entities."
    p = _command(commands, "export", "print a whole story for programs", text)
    p.add_argument("story", type=Path, metavar="STORY", help="a story file that `riwaya build` made")
    p.add_argument("--format", choices=("json",), default="json", help="json: one object (the default)")
    p.add_argument("-o", "--out", type=Path, metavar="PATH", help="write it to this file (else: standard output)")


def _corrections(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = (
        "Print what people put right in a story, one JSON record a line, or put in what was printed from another file "
        "of the same articles. A story keeps its corrections by itself; this is for one that is built from scratch."
    )
    p = _command(commands, "corrections", "print a story's corrections, or put them into another", text)
    p.add_argument("story", type=Path, metavar="STORY", help="a story file that `riwaya build` made")
    p.add_argument("--apply", type=Path, metavar="FILE", help="put these in; those that are there already stay")


def _evaluate(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "Read the texts of a gold file and say how well what was read agrees with what people marked in them."
    p = _command(commands, "evaluate", "measure the reading against a gold file", text)
    p.add_argument(
        "gold",
        type=Path,
        metavar="GOLD",
        help="JSON list of articles with statements marked by hand, or a folder of marked articles",
    )
    p.add_argument("--errors", type=int, default=0, metavar="N", help="print the first N disagreements too")
    p.add_argument("--json", action="store_true", help="print the figures as JSON")


def _serve(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = (
        "Open a story in the browser, page by page, and add articles there. Only this computer can reach it; Ctrl-C "
        "ends it. `riwaya` alone does the same."
    )
    p = _command(commands, "serve", "open a story in the browser: the workbench", text)
    p.add_argument(
        "story", type=Path, metavar="STORY", nargs="?", default=STORY,
        help=f"a story file; one that is not there yet is made with its first article (default: {STORY}, here)",
    )  # fmt: skip
    p.add_argument("--port", type=int, metavar="N", help="where to listen on 127.0.0.1 (a free one if left out)")
    p.add_argument("--no-open", action="store_true", help="print the address and open no browser")
    p.add_argument(
        "--allow-fetch", action="store_true",
        help="let pages be fetched from the web when you ask for it; their sites see that",
    )  # fmt: skip


def _go(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "Read a folder of articles, write its dossier and open it. `riwaya FOLDER` does the same."
    p = _command(commands, "go", "build, report and open, in one go: the same as `riwaya FOLDER`", text)
    p.add_argument("paths", metavar="FOLDER", nargs="+", type=Path, help=_INPUTS)
    p.add_argument(
        "-o", "--out", type=Path, metavar="HTML",
        help="the dossier; the story file stands beside it (the folder's name, here, if left out)",
    )  # fmt: skip
    p.add_argument("--no-open", action="store_true", help="do not open the dossier in the browser")
    _labels(p)
    p.add_argument("--name", help="a name for a new story, shown in its dossier")
    _given(p)


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, help: str, text: str
) -> argparse.ArgumentParser:
    p = commands.add_parser(name, help=help, description=text)
    p.add_argument("--debug", action="store_true", help="show where in the program an error arose")
    return p


def _given(p: argparse.ArgumentParser) -> None:
    group = p.add_argument_group("what you know of the articles", "holds for all of them; outranks what a page says")
    group.add_argument("--outlet", help="who published them")
    group.add_argument("--published", metavar="DATE", help="when: 2015, 2015-10 or 2015-10-07")
    group.add_argument("--author")
    group.add_argument("--url", help="where they stood on the web")
    group.add_argument("--title")
    group.add_argument("--language", metavar="CODE", help="ar or en; told from the text if left out")
