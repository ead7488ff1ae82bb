"""Lists of feeds, in and out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.domain.errors import InputError
from newswatch.domain.feed import Feed
from newswatch.sources.feeds.opml import MAX_FEEDS, read_opml, write_opml

NESTED = """<?xml version="1.0"?><opml version="1.0"><body>
<outline text="Finance"><outline title="Asia"><outline type="rss" text="SCMP"
 xmlUrl="https://scmp.example/rss"/></outline>
<outline text="WSJ" XMLURL="feed://wsj.example/rss"/></outline>
<outline text="Again" xmlUrl="https://scmp.example/rss"/>
<outline text="Bad" xmlUrl="file:///etc/passwd"/><outline xmlUrl="https://bare.example/"/>
</body></opml>"""


def test_folders_become_folds_and_every_feed_comes_once() -> None:
    found = [(one.url, one.title, one.fold) for one in read_opml(NESTED.encode())]
    assert found == [
        ("https://scmp.example/rss", "SCMP", "Finance/Asia"),
        ("http://wsj.example/rss", "WSJ", "Finance"),
        ("https://bare.example/", "", ""),
    ]


@pytest.mark.parametrize("body", [b"", b"<html></html>", b"nothing", b"\x00\x01"])
def test_what_is_no_opml_is_refused(body: bytes) -> None:
    with pytest.raises(InputError, match="not an OPML file"):
        read_opml(body)


def test_a_broken_list_still_gives_its_feeds() -> None:
    broken = NESTED.replace('text="WSJ"', 'text="W & J"').replace("</opml>", "")
    assert len(read_opml(broken.encode())) == 3


def test_bombs_and_depth_do_no_harm() -> None:
    bomb = '<!DOCTYPE opml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    body = f"{bomb}<opml><body><outline text='&b;' xmlUrl='https://a.example/'/>"
    assert [one.title for one in read_opml(f"{body}</body></opml>".encode())] != [
        "a" * 8
    ]
    deep = "<outline text='x'>" * 500
    assert read_opml(f"<opml><body>{deep}</body></opml>".encode()) == ()
    many = "".join(f"<outline xmlUrl='https://e.example/{n}'/>" for n in range(6000))
    assert len(read_opml(f"<opml><body>{many}</body></opml>".encode())) == MAX_FEEDS


NAMES = st.text(st.characters(blacklist_categories=("C", "Z")), min_size=1, max_size=12)


@given(st.lists(st.tuples(NAMES, st.lists(NAMES, max_size=2)), max_size=5))
def test_what_is_written_is_read_again(rows: list[tuple[str, list[str]]]) -> None:
    feeds = tuple(
        Feed(
            url=f"https://example.com/{number}?a=1&b=2",
            title=title.replace("<", "").replace("&", ""),
            origin="opml",
            fold="/".join(name.strip("/<&") or "x" for name in folders).replace(
                "//", "/"
            ),
        )
        for number, (title, folders) in enumerate(rows)
    )
    urls = {feed.url for feed in feeds}
    assert {one.url for one in read_opml(write_opml(feeds))} == urls


def test_folders_and_titles_come_back() -> None:
    feeds = (
        Feed(url="https://a.example/", title="財經 & Co", origin="opml", fold="港/中"),
        Feed(url="https://b.example/", title="B", origin="opml", language="en"),
        Feed(url="https://c.example/", title="C", origin="opml", fold="港"),
    )
    assert set(read_opml(write_opml(feeds))) == set(feeds)


def test_every_recorded_list_is_read_or_refused(shared_data: Path) -> None:
    found = 0
    for path in (shared_data / "opml").iterdir():
        if path.suffix != ".jsonl":
            try:
                found += len(read_opml(path.read_bytes()))
            except InputError:
                continue
    assert found > 300
