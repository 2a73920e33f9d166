"""The commands: a function each, named as in `riwaya.cli.options`. They return the exit code."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from riwaya.cli.progress import Bar
from riwaya.cli.say import one_line, say
from riwaya.corrections import Correction, from_lines, to_lines
from riwaya.errors import InputError, UnreadableInput, UsageError
from riwaya.ingest import Given, entries
from riwaya.records import to_record
from riwaya.store.sqlite import StoryFile
from riwaya.story.applied import unapplied
from riwaya.story.build import BuildSummary
from riwaya.story.build import build as build_story
from riwaya.story.correcting import take_up
from riwaya.story.kept import comparison_of, keep_comparison
from riwaya.story.reading import read_all
from riwaya.story.searching import index_all
from riwaya.story.story import Story

ALL_READ, SOME_SKIPPED, NOTHING_DONE = 0, 1, 2

_OTHERS = 5
"""Stories beside a new one that are named."""


def read(options: Namespace) -> int:
    """`riwaya read`: records or a table on standard output."""
    done = skipped = 0
    for entry, item in read_all(entries(options.paths, _given(options))):
        if entry is None or isinstance(item, InputError):
            say(f"skipped {item}")
            skipped += 1
            continue
        for message in item.warnings:
            say(f"{entry.name}: {message}")
        if options.format == "jsonl":
            sys.stdout.write(json.dumps(to_record(item), ensure_ascii=False) + "\n")
        else:
            from riwaya.cli.table import print_table

            print_table(item, entry.name)
        done += 1
    return _code(done, skipped)


def build(options: Namespace) -> int:
    """`riwaya build`: articles into a story file, with a closing summary."""
    given = _corrections(options.corrections)  # before the articles are read: a wrong file is said at once
    summary = _build(options.paths, options.out, options, given)
    print(_summary(summary))
    return _code(_met(summary), len(summary.skipped))


def report(options: Namespace) -> int:
    """`riwaya report`: a story's dossier."""
    with Story.open(options.story) as story:
        if options.notebook:
            out = options.out or options.story.with_name(f"{options.story.stem}-notebook.html")
            _notebook(story, out, options)
        else:
            out = options.out or options.story.with_suffix(".html")
            _report(story, out, options)
    print(f"{out}: open it in a browser")
    return ALL_READ


def go(options: Namespace) -> int:
    """`riwaya FOLDER`: build, report, open."""
    out: Path = options.out or Path(f"{options.paths[0].resolve().stem or 'story'}.html")
    summary = _build(options.paths, out.with_suffix(".riwaya"), options)
    print(_summary(summary))
    if summary.nothing_done and not summary.counts.documents:
        return NOTHING_DONE
    with Story.open(summary.path) as story:
        _report(story, out, options)
    print(f"{out}: the dossier")
    if not options.no_open and _can_open():
        import webbrowser

        webbrowser.open(out.resolve().as_uri())
    return _code(_met(summary), len(summary.skipped))


def show(options: Namespace) -> int:
    """`riwaya show`: a story as trees in the terminal."""
    with Story.open(options.story) as story:
        if options.source is not None and not story.find_sources(options.source):
            raise UsageError(f"{options.source}: no such source in {options.story} (`riwaya show STORY` lists them)")
        if options.document is not None:
            story.document(options.document)

        from rich.console import Console

        from riwaya.export.tree import print_tree

        print_tree(story, Console(), source=options.source, document=options.document)
    return ALL_READ


def claims(options: Namespace) -> int:
    """`riwaya claims`: disputes and claims in the terminal."""
    with Story.open(options.story) as story:
        from rich.console import Console

        from riwaya.export.terminal import print_claims

        print_claims(story, Console(), conflicts=options.conflicts)
    return ALL_READ


def compare(options: Namespace) -> int:
    """`riwaya compare`: two articles side by side."""
    with Story.open(options.story) as story:
        for reference in (options.one, options.other):
            story.document(reference)  # a wrong name is said before the story is compared

        from rich.console import Console

        from riwaya.export.terminal import print_comparison

        print_comparison(story, Console(), options.one, options.other)
    return ALL_READ


def ask(options: Namespace) -> int:
    """`riwaya ask`: the claims that answer a question. Returns 0 also where nothing answers: that was read too."""
    with Story.open(options.story) as story:
        answers = story.ask(options.question, options.language)

        from rich.console import Console

        from riwaya.export.terminal import print_answers

        print_answers(story, Console(), answers, options.limit)
    return ALL_READ


def search(options: Namespace) -> int:
    """`riwaya search`: statements by their words. Returns 0 also where none is found."""
    index_all(options.story)
    with Story.open(options.story) as story:
        from rich.console import Console

        from riwaya.export.found import print_found

        print_found(story.search(" ".join(options.words), oldest=options.oldest), Console(), max(options.limit, 0))
    return ALL_READ


def export(options: Namespace) -> int:
    """`riwaya export`: the whole story as JSON, on standard output or into a file."""
    from riwaya.export.files import replaced
    from riwaya.export.story_record import story_record

    out: Path | None = options.out
    with Story.open(options.story) as story:
        if out is None:
            sys.stdout.writelines(story_record(story))
        else:
            _refuse(story, out, "export")
            with replaced(out, "the export") as file:
                file.writelines(story_record(story))
    return ALL_READ


def corrections(options: Namespace) -> int:
    """`riwaya corrections`: what people put right, printed or put in."""
    if options.apply is None:
        with Story.open(options.story) as story:
            sys.stdout.writelines(to_lines(story.corrections_to_carry()))
        return ALL_READ
    given = _corrections(options.apply)
    with StoryFile.open(options.story):  # a wrong name makes no story
        pass
    with StoryFile.create_or_open(options.story) as file:
        new = take_up(file, given)
        keep_comparison(file)
        missing = len(unapplied(file, comparison_of(file)))
    print(f"{one_line(str(options.story))}: {_many(len(given), 'correction')}, {new:,} of them new")
    for line in _unapplied(missing):
        print(line)
    return ALL_READ


def _corrections(path: Path | None) -> list[Correction]:
    """The corrections in a file; none where none is given. Raises `UsageError` or `UnreadableInput`."""
    if path is None:
        return []
    try:
        return from_lines(path.read_text("utf-8").splitlines(), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(str(path), str(error), "give what `riwaya corrections` printed") from error


def evaluate(options: Namespace) -> int:
    """`riwaya evaluate`: figures on standard output."""
    from riwaya.evaluate.run import evaluate_file

    evaluation = evaluate_file(options.gold)
    for error in evaluation.errors:
        say(f"skipped {error}")
    print(json.dumps(evaluation.as_json()) if options.json else evaluation)
    for problem in evaluation.problems[: options.errors]:
        print(one_line(str(problem)))
    return SOME_SKIPPED if evaluation.errors else ALL_READ


def serve(options: Namespace) -> int:
    """`riwaya serve`: the workbench, until Ctrl-C."""
    from riwaya.web.server import Server

    server = Server(options.story, options.port, allow_fetch=options.allow_fetch)
    story: Path = options.story
    print(f"{server.address}: the story in the browser; Ctrl-C ends it", flush=True)
    kept = "is kept in" if story.exists() else "will be kept, from its first article on, in"
    print(f"  it {kept} {one_line(str(story.resolve()))}", flush=True)
    others = [] if story.exists() else sorted(story.resolve().parent.glob("*.riwaya"))
    for other in others[:_OTHERS]:
        print(f"  another story lies there: riwaya serve {one_line(other.name)}", flush=True)
    if not options.no_open and _can_open():
        import webbrowser

        webbrowser.open(server.address)
    server.run()
    return ALL_READ


def _given(options: Namespace) -> Given:
    return Given(
        outlet=options.outlet,
        author=options.author,
        published=options.published,
        url=options.url,
        title=options.title,
        language=options.language,
    )


def _build(paths: list[Path], out: Path, options: Namespace, corrections: Sequence[Correction] = ()) -> BuildSummary:
    with Bar() as bar:
        return build_story(paths, out, given=_given(options), name=options.name, watcher=bar, corrections=corrections)


def _code(done: int, skipped: int) -> int:
    if not done:
        return NOTHING_DONE
    return SOME_SKIPPED if skipped else ALL_READ


def _met(summary: BuildSummary) -> int:
    """Inputs that were read, or are in the file already."""
    return summary.added + summary.known + summary.left_out


def _summary(summary: BuildSummary) -> str:
    c = summary.counts
    if not c.documents and not summary.left_out:
        return "no article could be read; no story was written"
    said = _many(c.statements, "quote or paraphrase", "quotes and paraphrases")
    lines = [
        f"{one_line(str(summary.path))}: {_many(c.documents, 'article')}, {summary.added:,} of them new",
        f"  {said} by {_many(c.sources, 'source')} ({c.unnamed:,} unnamed)",
        f"  {_many(c.own, 'sentence')} in the outlets' own voice",
        f"  {_many(c.unread, 'sentence')} that Riwaya did not understand",
    ]
    if summary.left_out:
        many = _many(summary.left_out, "input is", "inputs are")
        lines.append(f"  {many} left out of the story by a correction (`riwaya corrections` prints it)")
    if summary.skipped:
        lines.append(f"  {_many(len(summary.skipped), 'input')} skipped:")
        lines += [f"    {count:,} × {one_line(what)}" for what, count in _reasons(summary.skipped)]
    lines += _unapplied(summary.unapplied)
    return "\n".join(lines)


def _unapplied(count: int) -> list[str]:
    """What to say of corrections that could not be made."""
    if not count:
        return []
    do = "does" if count == 1 else "do"
    return [
        f"  {_many(count, 'correction')} {do} not apply, or not to every version of the article;"
        " the page Corrections of `riwaya serve` lists what is not found"
    ]


def _reasons(errors: Iterable[InputError]) -> list[tuple[str, int]]:
    return Counter(error.what for error in errors).most_common()


def _many(count: int, one: str, more: str = "") -> str:
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def _report(story: Story, out: Path, options: Namespace) -> None:
    from riwaya.export.dossier import write_dossier

    _refuse(story, out, "dossier")
    write_dossier(story, out, options.lang, options.digits)


def _notebook(story: Story, out: Path, options: Namespace) -> None:
    from riwaya.export.labels import Labels
    from riwaya.export.notebook import write_notebook

    _refuse(story, out, "notebook")
    write_notebook(story, out, Labels(options.lang, options.digits), date.today().isoformat())


def _refuse(story: Story, out: Path, what: str) -> None:
    """Raise `UsageError` where writing to `out` would destroy the story or one of its articles."""
    place = os.path.realpath(out)
    if story.path and place == os.path.realpath(story.path):
        raise UsageError(f"{out}: is the story itself (choose another name for the {what})")
    if out.exists() and any(os.path.realpath(path) == place for path in story.paths()):
        raise UsageError(f"{out}: is one of the story's articles (choose another name for the {what})")


def _can_open() -> bool:
    """Whether a browser would show: not where nobody sits (CI), nor without a screen."""
    if os.environ.get("CI"):
        return False
    screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return sys.platform in ("darwin", "win32") or bool(screen)
