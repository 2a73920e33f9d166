"""How fast `riwaya read` is on one core, and where the time goes.

    python benchmarks/read_speed.py [--characters N] [--language ar] [--examples FOLDER]

Makes articles of the project's own examples with their paragraphs shuffled (seeded, so that every run reads
the same), and does with them what `riwaya read --format jsonl` does: open, read, write records. Start-up
(imports, language data, one article to warm up) is timed apart. Times are CPU time, so that other programs on the
machine count for little. The last table comes from a second, profiled
run; profiling slows everything down, so only its shares mean something.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import pstats
import random
import resource
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEED = 7
PROFILED_SHARE = 5  # the profiled run reads a fifth


def main() -> None:
    options = _options()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = _examples(options.examples, options.language)
    with tempfile.TemporaryDirectory() as folder:
        warm, all_, some = (Path(folder) / name for name in ("warm", "all", "some"))
        _write(warm, texts, 1, options.language)
        characters, articles = _write(all_, texts, options.characters, options.language)
        profiled, _ = _write(some, texts, options.characters // PROFILED_SHARE, options.language)

        start = time.process_time()
        _read(warm)
        print(f"start-up             {time.process_time() - start:8.2f} s")
        before = _peak()
        start = time.process_time()
        statements = _read(all_)
        seconds = time.process_time() - start
        print(f"articles             {articles:8,}, {statements:,} statements")
        print(f"characters           {characters:8,}")
        print(f"time                 {seconds:8.2f} s of CPU time on one core")
        print(f"speed                {characters / seconds:8,.0f} characters a second")
        print(f"peak memory          {_peak():8.0f} MB ({before:.0f} MB after start-up)")

        profile = cProfile.Profile()
        profile.runcall(_read, some)
        print(f"\nwhere the time goes (own time of each module, profiled on {profiled:,} characters)")
        for name, share in _by_module(profile)[:16]:
            print(f"  {share:6.1%}  {name}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--characters", type=int, default=2_000_000, help="how much to read (2,000,000)")
    parser.add_argument("--language", default="ar", help="which of the examples to take (ar)")
    parser.add_argument("--examples", type=Path, default=ROOT / "examples" / "story", help="folder of .txt articles")
    return parser.parse_args()


def _examples(folder: Path, language: str) -> list[str]:
    from riwaya.errors import InputError
    from riwaya.ingest import open_paths

    items = [item for item in open_paths([folder]) if not isinstance(item, InputError)]
    texts = [item.text for item in items if item.language == language]
    if not texts:
        sys.exit(f"{folder}: no article in {language} among the examples (choose others with --examples)")
    return texts


def _write(folder: Path, texts: list[str], characters: int, language: str) -> tuple[int, int]:
    """Shuffled articles of at least `characters` code points in all; how many they have, and how many they
    are.
    """
    folder.mkdir()
    rng, written, number = random.Random(SEED), 0, 0
    while written < characters:
        paragraphs = texts[number % len(texts)].split("\n")
        rng.shuffle(paragraphs)
        text = "\n".join(paragraphs)
        (folder / f"{number:06}.txt").write_text(text, "utf-8")
        written, number = written + len(text), number + 1
    return written, number


def _read(folder: Path) -> int:
    """What `riwaya read` does, the output thrown away; the number of statements."""
    from riwaya.errors import InputError
    from riwaya.ingest import entries
    from riwaya.records import to_record
    from riwaya.story.reading import read_all

    statements = 0
    with open(os.devnull, "w", encoding="utf-8") as out:
        for _, item in read_all(entries([folder])):
            if isinstance(item, InputError):
                sys.exit(f"the benchmark's own article was not read: {item}")
            out.write(json.dumps(to_record(item), ensure_ascii=False) + "\n")
            statements += sum(s.mode != "own" for s in item.statements)
    return statements


def _by_module(profile: cProfile.Profile) -> list[tuple[str, float]]:
    times: dict[str, float] = defaultdict(float)
    for (file, _, function), (_, _, own, _, callers) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        if not file.startswith("~"):
            times[_module(file)] += own
            continue
        # A built-in's time belongs to the modules that call it.
        for (caller, _, _), (*_, caller_own, _) in callers.items():
            times[_module(caller) if not caller.startswith("~") else function] += caller_own
    total = sum(times.values())
    return sorted(((name, own / total) for name, own in times.items()), key=lambda row: -row[1])


def _module(file: str) -> str:
    path = Path(file)
    if path.is_relative_to(ROOT / "riwaya"):
        return str(path.relative_to(ROOT))
    parts = path.parts
    return parts[parts.index("site-packages") + 1] if "site-packages" in parts else f"python: {path.name}"


def _peak() -> float:
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


if __name__ == "__main__":
    main()
