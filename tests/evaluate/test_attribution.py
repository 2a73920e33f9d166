import importlib.util
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from riwaya.evaluate.attribution import F1, align, overlap, score
from riwaya.evaluate.gold import GoldArticle, GoldStatement, load_gold
from riwaya.model import Document, Link, Origin, Span, Statement
from riwaya.records import to_record

SHARED = Path(__file__).resolve().parents[3] / "shared" / "gold"
TEXT = "Reuters said the road was open. An official said: no. Weber told AP that the mayor had denied it all."


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def marked(id: str, words: str, source: str | None, *chain: str, nested: bool = False) -> GoldStatement:
    return GoldStatement(id, at(words), at(source) if source else None, None, chain, "says", "indirect", nested)


def said(id: str, words: str, source: str | None, *chain: str, stance: str = "says") -> Statement:
    links = tuple(Link(name) for name in chain)
    return Statement(id, at(words), None, at(source) if source else None, "indirect", stance, chain=links)  # type: ignore[arg-type]


GOLD = GoldArticle(
    "a1",
    TEXT,
    ("Reuters",),
    (
        marked("1", "the road was open", "Reuters", "Reuters"),
        marked("2", "no", "An official", "official"),
        marked("3", "that the mayor had denied it all", "Weber", "Weber", "AP"),
        marked("4", "it all", "the mayor", "mayor", "Weber", "AP", nested=True),
    ),
)
READ = Document(
    "sha256:1",
    TEXT,
    origin=(Origin("Reuters"),),
    statements=(
        said("s1", "the road was open.", "Reuters", "Reuters"),
        said("s2", "official said: no", "An official", "the official", "Reuters"),
        said("s3", "the mayor had denied it all", "the mayor", "Weber", stance="denies"),
        replace(said("o1", "An official said: no.", None), mode="own"),
    ),
)


def test_figures_worked_out_by_hand() -> None:
    result = score([GOLD], {"a1": READ})
    # s1 and s3 overlap by half or more; s2's content is eight times as long as the gold's.
    assert result.found == F1(0.6667, 0.5, 0.5714)
    assert result.exact == F1(0.3333, 0.25, 0.2857)  # s3 starts five characters late
    assert result.source == F1(0.3333, 0.25, 0.2857)
    assert result.chain == F1(0.3333, 0.25, 0.2857)
    assert (result.gold, result.predicted, result.nested, result.origin) == (4, 3, (0, 1), (1, 1))
    assert result.mode == 1.0
    assert result.stance == 0.6667  # "says": all right in one of the two found


def test_problems_name_each_disagreement() -> None:
    kinds = [(p.kind, p.statement) for p in score([GOLD], {"a1": READ}).problems]
    assert kinds == [("chain", "3"), ("missed", "2"), ("missed", "4"), ("spurious", "s2")]


def test_the_articles_own_origin_is_left_aside_in_chains() -> None:
    gold = replace(GOLD, statements=(marked("2", "no", "An official", "official"),))
    read = replace(READ, statements=(said("s", "no", "An official", "official", "Reuters"),))
    assert score([gold], {"a1": read}).chain.f1 == 1.0


def test_nothing_read_counts_as_nothing_found() -> None:
    result = score([GOLD], {})
    assert result.found == F1(0.0, 0.0, 0.0)
    assert (result.gold, result.predicted) == (4, 0)


def test_another_text_cannot_be_scored() -> None:
    with pytest.raises(ValueError, match="a1"):
        score([GOLD], {"a1": replace(READ, text=TEXT + " ")})


def test_pairs_are_one_to_one_and_the_best_first() -> None:
    assert align([Span(0, 10, ""), Span(0, 8, "")], [Span(0, 9, ""), Span(0, 10, "")]) == [(0, 1), (1, 0)]
    assert overlap(Span(0, 10, ""), Span(5, 15, "")) == pytest.approx(1 / 3)
    assert overlap(Span(3, 3, ""), Span(3, 3, "")) == 0.0


@pytest.mark.parametrize("name", ["seeds.gold.json", "ar-dev.gold.json", "en-polnear-dev.gold.json"])
def test_the_figures_are_those_of_the_development_sets_own_scorer(
    name: str, tmp_path: Path, monkeypatch, capsys
) -> None:
    if not (SHARED / "score.py").exists():
        pytest.skip("the development sets are not beside this checkout (../shared/gold)")
    gold = load_gold(SHARED / name)
    read = {a.id: disturbed(a) for a in gold[1:]}  # the first has no prediction
    predictions = tmp_path / "read.jsonl"
    predictions.write_text("".join(json.dumps(to_record(d)) + "\n" for d in read.values()), "utf-8")
    spec = importlib.util.spec_from_file_location("dev_scorer", SHARED / "score.py")
    assert spec
    assert spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    monkeypatch.setattr(sys, "argv", ["score.py", str(SHARED / name), str(predictions), "--json"])
    scorer.main()
    theirs = json.loads(capsys.readouterr().out)
    ours = score(gold, read)
    assert ours.as_json() == theirs
    assert 0.05 < ours.exact.f1 < ours.chain.f1 <= ours.found.f1 < 0.95  # no figure is trivial


def disturbed(article: GoldArticle) -> Document:
    """A reading with every kind of mistake: contents cut short, sources shifted, links left out, names
    shortened.
    """
    statements = []
    for i, gold in enumerate(article.statements):
        if i % 7 == 3:
            continue
        start, end = gold.content.start + (i % 4), gold.content.end - (i % 5) * (len(gold.content.text) // 9)
        chain = [name.split()[-1] if i % 3 == 1 else name for name in gold.chain][: 1 if i % 6 == 5 else None]
        chain += list(article.origin) if i % 2 else []
        source = Span(gold.source.start + i % 9, gold.source.end + i % 9, "") if gold.source and i % 8 else None
        statements.append(
            Statement(
                f"s{i}",
                Span(min(start, end), max(start, end), ""),
                None,
                source,
                "direct" if i % 4 == 1 else "indirect",
                "says" if i % 3 else "denies",
                chain=tuple(Link(name) for name in chain),
            )
        )
    origin = tuple(Origin(name) for name in article.origin[:1])
    return Document(article.id, article.text, origin=origin, statements=tuple(statements))
