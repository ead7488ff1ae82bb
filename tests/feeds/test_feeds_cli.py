"""`newswatch feeds`, as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders_feeds import Served, answer, item, rss
from newswatch.cli import feeds
from newswatch.cli.main import run as newswatch
from newswatch.settings import Settings, save


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_reads_files_as_json_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(
        rss(
            item(
                "騰訊業績",
                link="https://news.example/1",
                description="<p>盈利上升</p>",
                pubDate="Mon, 17 Feb 2025 09:41:00 HKT",
                extra='<category domain="stock-symbol">HKG:0700</category>',
            ),
            item("No date", link="https://news.example/2"),
        )
    )
    assert feeds.main(["read", str(path)]) == 0
    rows = {row["title"]: row for row in lines(capsys.readouterr().out)}
    assert rows["騰訊業績"] == {
        "feed": str(path),
        "url": "https://news.example/1",
        "title": "騰訊業績",
        "summary": "盈利上升",
        "published": "2025-02-17T01:41:00+00:00",
        "source": "Example",
        "language": "zh-Hant",
        "symbols": ["0700.HK"],
    }
    assert rows["No date"]["published"] is None


def test_one_that_cannot_be_read_does_not_stop_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "good.xml", tmp_path / "bad.html"
    good.write_bytes(rss(item()))
    bad.write_text("<!doctype html><html></html>")
    missing = str(tmp_path / "missing.xml")
    assert feeds.main(["read", missing, str(bad), str(good)]) == 1
    out, err = capsys.readouterr()
    assert len(lines(out)) == 1
    assert len(err.splitlines()) == 2
    assert "missing.xml" in err
    assert "A web page came instead of a feed" in err


@pytest.mark.parametrize("place", ["ftp://example.com/rss", "file:///etc/hosts"])
def test_an_address_of_another_kind_is_named_as_one(
    capsys: pytest.CaptureFixture[str], place: str
) -> None:
    assert feeds.main(["read", place]) == 1

    (said,) = capsys.readouterr().err.splitlines()
    assert "The address is not valid" in said
    assert "https://" in said


@pytest.mark.socket
def test_a_server_that_refuses_is_not_tried_again_by_a_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refusing = "http://127.0.0.1:9/"
    adding = ["feeds", "add", refusing, "--profile", str(tmp_path)]

    assert feeds.main(["read", refusing]) == 1
    assert feeds.main(["discover", refusing]) == 1
    assert newswatch(adding) == 1

    said = capsys.readouterr().err.splitlines()
    words = "The server refused the connection. Try again later."
    assert said == [f"newswatch: {refusing}: {words}"] * 2 + [f"newswatch: {words}"]


def test_wrong_usage_ends_with_two() -> None:
    with pytest.raises(SystemExit) as caught:
        feeds.main(["read"])
    assert caught.value.code == 2


@pytest.mark.socket
def test_reads_and_discovers_over_http(capsys: pytest.CaptureFixture[str]) -> None:
    with Served() as site:
        url = site.serve("/rss", answer(rss(item("Up"))))
        link = '<link rel=alternate type=application/rss+xml title=T href="/rss">'
        page = site.serve("/", answer(f"<html>{link}</html>".encode()))
        assert feeds.main(["read", url]) == 0
        assert lines(capsys.readouterr().out)[0]["feed"] == url
        assert feeds.main(["discover", page]) == 0
        assert lines(capsys.readouterr().out) == [{"url": url, "title": "T"}]
        assert feeds.main(["discover", site.url("/none")]) == 1
        assert "404" in capsys.readouterr().err


@pytest.mark.socket
@pytest.mark.parametrize("action", ["read", "discover"])
def test_the_web_is_asked_through_the_proxy_of_the_profile(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], action: str
) -> None:
    with Served() as site:
        save(tmp_path / "settings.json", Settings(proxy=site.url("")))

        wanted = ["http://feeds.example/none", "--profile", str(tmp_path)]
        assert feeds.main([action, *wanted]) == 1

        assert "404" in capsys.readouterr().err
        assert len(site.requests) == 1
