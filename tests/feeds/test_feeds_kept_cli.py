"""`newswatch feeds list|add|remove|import|export`, as it is typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from builders_feeds import Served, answer, item, rss
from newswatch.cli.main import run
from newswatch.sources.feeds.opml import read_opml

OPML = (
    '<opml version="2.0"><body><outline text="Asia">'
    '<outline text="One" xmlUrl="https://one.example/rss"/></outline>'
    '<outline text="Two" xmlUrl="https://two.example/rss"/></body></opml>'
)
Type = Callable[..., tuple[int, str, str]]


@pytest.fixture
def typed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Type:
    """Run ``newswatch feeds …`` on one profile; return code, output, errors."""

    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(["feeds", *arguments, "--profile", str(tmp_path / "profile")])
        return code, *capsys.readouterr()

    return call


def listed(typed: Type) -> dict[str, dict[str, object]]:
    rows = [json.loads(line) for line in typed("list", "--json")[1].splitlines()]
    return {str(row["url"]): row for row in rows}


@pytest.fixture
def opml(tmp_path: Path) -> str:
    path = tmp_path / "feeds.opml"
    path.write_text(OPML)
    return str(path)


def test_a_list_of_nothing_says_where_feeds_come_from(typed: Type) -> None:
    code, listed_feeds, said = typed("list")
    assert (code, listed_feeds) == (0, "")
    assert "No feeds yet" in said
    assert len(said.splitlines()) == 1


def test_what_is_imported_is_listed_and_exported_again(
    typed: Type, opml: str, tmp_path: Path
) -> None:
    assert typed("import", opml) == (0, "", "2 feeds added\n")
    assert [(r["title"], r["folder"], r["on"]) for r in listed(typed).values()] == [
        ("One", "Asia", True),
        ("Two", "", True),
    ]
    out = tmp_path / "out.opml"
    assert typed("export", "-o", str(out))[2] == f"2 feeds written to {out}\n"
    assert read_opml(out.read_bytes()) == read_opml(OPML.encode())


def test_a_second_import_adds_nothing_and_says_so(typed: Type, opml: str) -> None:
    typed("import", opml)
    assert typed("import", opml) == (0, "", "0 feeds added, 2 were there already\n")


def test_without_a_file_the_export_is_printed(typed: Type, opml: str) -> None:
    typed("import", opml)
    assert read_opml(typed("export")[1].encode()) == read_opml(OPML.encode())


def test_what_is_removed_is_not_exported(typed: Type, opml: str) -> None:
    typed("import", opml)
    assert typed("remove", "https://one.example/rss")[0] == 0
    assert list(listed(typed)) == ["https://two.example/rss"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("import", "/no/such/file"), 1, "The file cannot be read"),
        (("import", __file__), 1, "This is not an OPML file"),
        (("add", "ftp://files.example/x"), 1, "This is not a web address"),
        (("remove", "https://never.example/"), 1, "is none of your feeds"),
        (("export", "-o", "/no/such/folder/x.opml"), 1, "could not be written"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_a_code(
    typed: Type, arguments: tuple[str, ...], code: int, words: str
) -> None:
    got, out, err = typed(*arguments)
    assert (got, out, len(err.splitlines())) == (code, "", 1)
    assert words in err


@pytest.mark.socket
def test_a_feed_is_added_by_the_page_that_names_it(typed: Type) -> None:
    with Served() as site:
        url = site.serve("/rss", answer(rss(item("Up"), title="Ours")))
        link = "<link rel=alternate type=application/rss+xml title=T href='/rss'>"
        page = site.serve("/", answer(f"<html>{link}</html>".encode()))
        assert typed("add", page) == (0, "", "1 feed added\n")
        assert typed("add", url) == (0, "", "0 feeds added, 1 were there already\n")
    assert {u: row["title"] for u, row in listed(typed).items()} == {url: "T"}


@pytest.mark.socket
def test_of_several_feeds_the_user_says_which(typed: Type) -> None:
    links = "".join(
        f"<link rel=alternate type=application/rss+xml title={n} href='/{n}'>"
        for n in ("main", "comments")
    )
    with Served() as site:
        page = site.serve("/", answer(f"<html>{links}</html>".encode()))
        code, out, err = typed("add", page)
        assert (code, len(out.splitlines()), listed(typed)) == (1, 2, {})
        assert "names 2 feeds" in err
        assert typed("add", "--all", page)[2] == "2 feeds added\n"


@pytest.mark.socket
def test_an_address_without_a_feed_adds_nothing(typed: Type) -> None:
    with Served() as site:
        page = site.serve("/", answer(b"<html><body>none</body></html>"))
        code, _, err = typed("add", page)
        assert (code, listed(typed)) == (1, {})
        assert "The page names no feed" in err
