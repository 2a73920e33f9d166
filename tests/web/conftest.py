"""Stories for the tests of the workbench: one made by hand, and the example, read and compared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from riwaya.store.sqlite import StoryFile
from riwaya.story.build import build
from riwaya.story.kept import keep_comparison
from riwaya.version import __version__
from riwaya.web.app import make_app
from tests.export.stories import arabic, english, other_arabic

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.web.test_browser import Opener

PORT = 8743
EXAMPLES = Path(__file__).parents[2] / "examples" / "story"


@pytest.fixture(scope="session")
def by_hand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three articles with markup, a nested quotation, an unread sentence."""
    path = tmp_path_factory.mktemp("web") / "by-hand.riwaya"
    write_by_hand(path)
    with StoryFile.create_or_open(path) as file:
        keep_comparison(file)
    return path


def write_by_hand(path: Path) -> None:
    """The articles made by hand, not compared."""
    with StoryFile.create_or_open(path, "The <i>port</i> & its fire") as file, file.transaction():
        for document in (arabic(), english(), other_arabic()):
            file.add(document, __version__)


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example story."""
    path = tmp_path_factory.mktemp("web") / "example.riwaya"
    build([EXAMPLES], path, name="Example")
    return path


def client(path: Path, allow_fetch: bool = False) -> TestClient:
    """A browser without a screen, at the workbench's own address."""
    app = make_app(path, PORT, allow_fetch=allow_fetch)
    return TestClient(app, base_url=f"http://127.0.0.1:{PORT}", headers={"accept-language": "en"})


@pytest.fixture
def hand(by_hand: Path) -> Iterator[TestClient]:
    with client(by_hand) as opened:
        yield opened


@pytest.fixture
def web(example: Path) -> Iterator[TestClient]:
    with client(example) as opened:
        yield opened


def address_of(path: Path) -> str:
    """Where a story is served until the tests end."""
    from tests.web.test_browser import serve

    return serve(path)


@pytest.fixture
def watch(browser: Browser) -> Iterator[Opener]:
    """Opens pages, and fails what asks another machine, writes to the console or throws."""
    from tests.web.test_browser import Opener

    made = Opener(browser)
    yield made
    made.close()
    assert made.faults == []


@pytest.fixture(scope="session")
def example_address(example: Path) -> str:
    return address_of(example)


@pytest.fixture(scope="session")
def hand_address(by_hand: Path) -> str:
    return address_of(by_hand)


@pytest.fixture
def own_address(example: Path, tmp_path: Path) -> str:
    """The example, to be corrected."""
    path = tmp_path / "own.riwaya"
    path.write_bytes(example.read_bytes())
    return address_of(path)
