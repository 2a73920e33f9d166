"""How long a story takes to build, how much memory, and whether an article costs more in a larger story.

    python benchmarks/story_scale.py [500 1000 2000] [--seed S]

Builds a story of each size from invented articles (make_corpus.py), as `riwaya build` does and with as many processes:
reading, and then comparing what was read. Then the story is opened and asked what its articles say together and for
its sources; then one more event of ten articles is added. Each size runs in a process of its own; memory is summed
over it and its children every tenth of a second (from /proc: on Linux only). CPU seconds are those of all processes:
they change less than wall-clock time where other programs run. Seconds hold what is done once, such as opening the
languages' data.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.make_corpus import articles  # noqa: E402 - run as a script, too

SIZES = (500, 1_000, 2_000)
ADDED = 10
EVERY = 0.1
"""Seconds between two looks at the memory."""


def main() -> None:
    options = _options()
    if options.measure:
        print(json.dumps(measure(options.sizes[0], options.seed)))
        return
    found = []
    for size in options.sizes:
        found.append(_apart(size, options))
        _show(found[-1])
    for small, large in zip(found, found[1:], strict=False):
        ratio = _per_article(large) / _per_article(small)
        print(
            f"cost of an article, {large['articles']:,} : {small['articles']:,}   {ratio:.2f} (CPU time of all phases)"
        )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=list(SIZES), help="articles of each story")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def measure(size: int, seed: int) -> dict[str, Any]:
    """One story of `size` articles: seconds of each phase (wall clock, CPU), and what it held."""
    import riwaya

    rows, _ = articles(size + ADDED, seed)
    first = {row["id"] for row in articles(size, seed)[0]}
    phases: dict[str, tuple[float, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        story = Path(folder) / "story.riwaya"
        tables = [Path(folder) / name for name in ("all.jsonl", "more.jsonl")]
        for table, new in zip(tables, (False, True), strict=True):
            chosen = [row for row in rows if (row["id"] not in first) is new]
            table.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in chosen), "utf-8")
        _build(phases, ("read", "compare"), tables[0], story)
        with riwaya.open(story) as opened:
            counts = opened.counts()
            _timed(phases, "ask", opened.comparison)
            _timed(phases, "list sources", opened.sources)
        bytes_ = story.stat().st_size
        _build(phases, (f"add {ADDED}, read", f"add {ADDED}, compare"), tables[1], story)
    held = {"articles": counts.documents, "characters": counts.characters, "statements": counts.statements}
    return {**held, "bytes": bytes_, "phases": phases}


def _build(phases: dict[str, tuple[float, float]], names: tuple[str, str], table: Path, story: Path) -> None:
    """Build in two phases, parted by the last word of the articles' being dealt with."""
    import riwaya
    from riwaya.story.build import Watcher

    class Clock(Watcher):
        def passed(self, size: int) -> None:
            self.read = _now()

    begun, clock = _now(), Clock()
    riwaya.build([table], story, processes=None, watcher=clock)
    for name, start, end in zip(names, (begun, clock.read), (clock.read, _now()), strict=True):
        phases[name] = (end[0] - start[0], end[1] - start[1])


def _timed(phases: dict[str, tuple[float, float]], name: str, do: Callable[[], object]) -> None:
    start = _now()
    do()
    end = _now()
    phases[name] = (end[0] - start[0], end[1] - start[1])


def _now() -> tuple[float, float]:
    """Wall-clock and CPU seconds so far; the CPU's with those of children that have ended."""
    return time.perf_counter(), sum(os.times()[:4])


def _apart(size: int, options: argparse.Namespace) -> dict[str, Any]:
    """`measure` in a process of its own, with the most memory (bytes) that it and its children held."""
    flags = ["--measure", "--seed", str(options.seed)]
    child = subprocess.Popen([sys.executable, __file__, str(size), *flags], stdout=subprocess.PIPE)
    peak = 0
    while child.poll() is None:
        peak = max(peak, _memory(child.pid))
        time.sleep(EVERY)
    if child.returncode:
        sys.exit(f"the story of {size:,} articles failed")
    assert child.stdout is not None
    return {**json.loads(child.stdout.read()), "peak": peak}


def _memory(pid: int) -> int:
    """Bytes that a process and its children hold; 0 where the system does not say."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") + sum(_memory(int(child)) for child in children)


def _per_article(found: dict[str, Any]) -> float:
    return sum(cpu for name, (_, cpu) in found["phases"].items() if not name.startswith("add")) / found["articles"]


def _show(found: dict[str, Any]) -> None:
    print(
        f"{found['articles']:,} articles, {found['characters']:,} characters, {found['statements']:,} statements; "
        f"story file {found['bytes'] / 1e6:.1f} MB; peak memory {found['peak'] / 1e6:,.0f} MB"
    )
    for name, (wall, cpu) in found["phases"].items():
        one = cpu / (ADDED if name.startswith("add") else found["articles"]) * 1e3
        print(f"  {name:16} {wall:8.1f} s  {cpu:8.1f} s of CPU  {one:8.1f} ms an article")


if __name__ == "__main__":
    main()
