"""What the libraries behind adapters do to the process that they are loaded into."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

THREADS = Path("/proc/self/task")

OPEN = """
import os
from pathlib import Path
from riwaya.languages.loader import load_languages
before = dict(os.environ)
names = load_languages()["ru"].models.names
names.names("Анна Громова прилетела в Москву.")
print(len(list(Path("/proc/self/task").iterdir())), dict(os.environ) == before)
"""


@pytest.mark.skipif(not THREADS.is_dir(), reason="threads are counted where Linux lists them")
def test_the_tagger_starts_no_threads_and_leaves_the_environment_alone() -> None:
    done = subprocess.run([sys.executable, "-c", OPEN], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "True"]
