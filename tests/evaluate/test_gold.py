import json
from pathlib import Path

import pytest

from riwaya.errors import UsageError
from riwaya.evaluate.gold import load_gold


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{not json", "line 1, column 2"),
        ("{}", None),
        ('["a"]', "no list of articles"),
        ('[{"id": "1", "text": "x"}]', "statements"),
        ('[{"id": "1", "text": "x", "statements": [{"id": 1}]}]', "content"),
    ],
)
def test_what_is_no_gold_file(tmp_path: Path, content: str, message: str | None) -> None:
    path = tmp_path / "gold.json"
    path.write_text(content, "utf-8")
    if message is None:
        assert load_gold(path) == []
        return
    with pytest.raises(UsageError, match=message) as caught:
        load_gold(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        load_gold(tmp_path / "gold.json")
    (tmp_path / "latin.json").write_bytes(b'["\xe9"]')
    with pytest.raises(UsageError, match="UTF-8"):
        load_gold(tmp_path / "latin.json")


def test_links_may_be_names_or_objects(tmp_path: Path) -> None:
    content = {"start": 0, "end": 1, "text": "x"}
    statement = {
        "id": 7,
        "content": content,
        "source": None,
        "chain": ["A", {"name": "B"}, {"name": None}],
        "parent": "3",
    }
    path = tmp_path / "gold.json"
    path.write_text(json.dumps([{"id": "1", "text": "x", "origin": None, "statements": [statement]}]), "utf-8")
    [article] = load_gold(path)
    [read] = article.statements
    assert read.chain == ("A", "B", "unnamed")
    assert read.nested
    assert read.id == "7"
    assert article.origin == ()
