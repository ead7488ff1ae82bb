"""`newswatch match`: what it reads, writes and says."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newswatch import catalog
from newswatch.cli import match
from newswatch.matching.builder import build_matcher
from newswatch.matching.instruments import group

INSTRUMENTS = """symbol,name,names_zh,aliases
9988.HK,Alibaba Group Holding Limited,阿里巴巴集團控股有限公司,
BABA,Alibaba Group Holding Ltd,,
60001.HK,Quuxtron Technologies Limited,酷思創集團,Quux|酷思
60002.HK,Quuxtron Technologies Ltd,,
"""


@pytest.fixture
def instruments(tmp_path: Path) -> Path:
    path = tmp_path / "instruments.csv"
    path.write_text(INSTRUMENTS, encoding="utf-8")
    return path


def articles(tmp_path: Path, *rows: object) -> str:
    path = tmp_path / "articles.jsonl"
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def output(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_article_gets_one_line_with_its_mentions(
    tmp_path: Path, instruments: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = articles(
        tmp_path,
        {"id": 1, "title": "Alibaba rises", "summary": "BABA.N up"},
        {"id": "b", "title": "Nothing", "summary": None},
    )
    assert match.main(["--instruments", str(instruments), path]) == 0
    first, second = output(capsys)
    assert second == {"id": "b", "mentions": []}
    assert first["id"] == 1
    name, code = first["mentions"]
    assert (name["symbol"], name["entity"]) == ("9988.HK", "alibaba")
    assert (name["field"], name["start"], name["end"]) == ("title", 0, 7)
    assert (name["text"], name["evidence"]) == ("Alibaba", "short")
    assert name["score"] > 0.9
    assert name["reasons"] == ["short name in title"]
    assert (code["text"], code["field"]) == ("BABA.N", "summary")


def test_listings_with_equal_names_are_one_company(
    tmp_path: Path, instruments: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = articles(tmp_path, {"id": 1, "title": "Quux, 酷思創、60002.HK and 60001.HK"})
    assert match.main(["--instruments", str(instruments), path]) == 0
    [row] = output(capsys)
    assert {m["entity"] for m in row["mentions"]} == {"x:60001.HK"}
    assert len(row["mentions"]) == 4


def test_articles_come_from_standard_input_too(
    instruments: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = b'{"id": 7, "title": "\xe9\x98\xbf\xe9\x87\x8c\xe5\xb7\xb4\xe5\xb7\xb4"}\n\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line)))
    assert match.main(["--instruments", str(instruments), "-"]) == 0
    [row] = output(capsys)
    assert row["mentions"][0]["text"] == "阿里巴巴"


def test_section_address_and_source_may_be_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = tmp_path / "listed.csv"
    listed.write_text("symbol,name\nDOV,Dover Corporation\n", encoding="utf-8")
    told: list[dict[str, object]] = [
        {"categories": ["World", "Markets"]},
        {"section": "Markets", "categories": None, "url": 5, "source": "X"},
        {"url": "https://news.example/sport/1"},
        {},
    ]
    title = "Big day ahead for Dover as results come"
    path = articles(tmp_path, *({"id": 0, "title": title, **each} for each in told))
    assert match.main(["--instruments", str(listed), path]) == 0
    found = [row["mentions"] for row in output(capsys)]
    assert "in the section “Markets”" in found[0][0]["reasons"]
    assert found[1] == found[0]
    assert not found[2]
    assert all("section" not in r for m in found[3] for r in m["reasons"])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{oops", "Line 2 is not JSON"),
        ("[]", "Line 2 is not an object"),
        ('{"id": 1, "title": 5}', "Line 2: title is not text"),
        ("\x00", "Line 2 is not JSON"),
        ('{"id": NaN, "title": "x"}', "Line 2 is not JSON"),
        ('{"id": -1e400, "title": "x"}', "Line 2 is not JSON"),
        ("[" * 200_000, "Line 2 is not JSON"),
    ],
)
def test_bad_articles_are_named_by_their_line(
    tmp_path: Path,
    instruments: Path,
    capsys: pytest.CaptureFixture[str],
    line: str,
    said: str,
) -> None:
    path = articles(tmp_path, {"id": 0, "title": "fine"}, line, {"id": 2})
    assert match.main(["--instruments", str(instruments), path]) == 1
    captured = capsys.readouterr()
    assert said in captured.err
    assert len(captured.err.splitlines()) == 1
    assert [json.loads(each)["id"] for each in captured.out.splitlines()] == [0, 2]


def test_a_file_of_another_kind_is_not_told_of_line_by_line(
    tmp_path: Path, instruments: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = articles(tmp_path, *["<html>"] * 500)
    assert match.main(["--instruments", str(instruments), path]) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 21
    assert said[-1] == "newswatch match: 500 lines are no articles"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"code,title\n1,x\n", "no column 'symbol'"),
        (b"", "no column 'symbol'"),
        (b"symbol,name\n,Nameless\n", "has no symbol"),
        (b"symbol,name\n\xff\xfe,x\n", "not UTF-8"),
        (b'symbol,name\n"9988.HK,Alibaba\n0700.HK,Tencent\n', "not UTF-8 CSV"),
        (None, "Cannot read"),
    ],
)
def test_bad_instruments_are_one_clear_line(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    content: bytes | None,
    said: str,
) -> None:
    path = tmp_path / "bad.csv"
    if content is not None:
        path.write_bytes(content)
    assert match.main(["--instruments", str(path), "-"]) == 1
    captured = capsys.readouterr()
    assert said in captured.err
    assert len(captured.err.splitlines()) == 1


def test_a_missing_article_file_is_one_clear_line(
    tmp_path: Path, instruments: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = str(tmp_path / "none.jsonl")
    assert match.main(["--instruments", str(instruments), missing]) == 1
    assert "Cannot read" in capsys.readouterr().err


def test_wrong_usage_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        match.main([])
    assert ended.value.code == 2
    assert "--instruments" in capsys.readouterr().err


def test_a_reader_that_goes_away_causes_no_traceback(
    tmp_path: Path, instruments: Path
) -> None:
    rows = [{"id": n, "title": "Alibaba " * 50} for n in range(2000)]
    path = articles(tmp_path, *rows)
    with subprocess.Popen(
        [
            sys.executable,
            "-m",
            "newswatch.cli.match",
            "--instruments",
            str(instruments),
            path,
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read().decode()
    assert "Traceback" not in said
    assert process.returncode == 1


def test_the_desk_is_read_well(shared_data: Path) -> None:
    """A guard against falling back, on both languages."""
    folder = shared_data / "desk"
    grouped = group(match.read_instruments(folder / "instruments.csv"), catalog.load())
    matcher = build_matcher(grouped.watched, grouped.protective)
    for language in ("en", "zh"):
        wrong = right = missed = 0
        golds = _rows(folder / f"gold.{language}.dev.jsonl")
        texts = {row["id"]: row for row in _rows(folder / f"{language}.dev.jsonl")}
        symbols = {s: e.id for e in grouped.watched for s in e.listings}
        for gold in golds:
            text = texts[gold["id"]]
            found = {m.entity_id for m in matcher.find(text["title"], text["summary"])}
            wanted = {symbols[m["symbols"][0]] for m in gold["mentions"]}
            free = {symbols.get(s) for m in gold["optional"] for s in m["symbols"]}
            right += len(found & wanted)
            missed += len(wanted - found)
            wrong += len(found - wanted - free)
        assert right / (right + wrong) >= 0.98, language
        assert right / (right + missed) >= 0.96, language


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
