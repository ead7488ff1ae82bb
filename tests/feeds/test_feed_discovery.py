"""From a page to its feeds."""

from __future__ import annotations

import pytest

from builders_feeds import Site, answer, client, item, rss, run
from newswatch.domain.errors import BadResponse, InputError
from newswatch.sources.feeds.discovery import (
    FoundFeed,
    discover,
    feeds_on_page,
    typed_url,
)

PAGE = """<!doctype html><html><head><title>News</title>
<link rel="alternate" type="application/rss+xml" title="All &amp; more" href="/rss">
<link rel="ALTERNATE" type="application/atom+xml" href="https://other.example/atom">
<link rel="alternate" type="text/html" hreflang="zh" href="/zh">
<link rel="alternate" type="application/rss+xml" href="http://192.168.0.1/rss">
<link rel="alternate" type="application/rss+xml" href="file:///etc/passwd">
</head><body><a href="/feed.xml">Feed</a></body></html>"""


def test_reads_what_the_head_declares() -> None:
    assert feeds_on_page(PAGE, "https://news.example/a/") == (
        FoundFeed("https://news.example/rss", "All & more"),
        FoundFeed("https://other.example/atom", ""),
    )


def test_links_stand_in_where_the_head_says_nothing() -> None:
    page = '<p><a href="/about">About</a><a href="/rss/finance">RSS <b>Finance</b></a>'
    assert feeds_on_page(page, "https://news.example/") == (
        FoundFeed("https://news.example/rss/finance", "RSS Finance"),
    )


def test_a_page_without_feeds_has_none() -> None:
    assert feeds_on_page("<p>nothing</p>", "https://news.example/") == ()
    assert feeds_on_page("", "https://news.example/") == ()
    assert feeds_on_page("<div>" * 100_000, "https://news.example/") == ()


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("example.com", "https://example.com"),
        (" example.com/rss ", "https://example.com/rss"),
        ("localhost:8080/rss", "https://localhost:8080/rss"),
        ("http://example.com/rss", "http://example.com/rss"),
        ("feed://example.com/rss", "http://example.com/rss"),
        ("feed:https://example.com/rss", "https://example.com/rss"),
    ],
)
def test_what_people_type_becomes_a_url(typed: str, url: str) -> None:
    assert typed_url(typed) == url


@pytest.mark.parametrize(
    "typed", ["", "file:///etc/passwd", "javascript:x()", "http://["]
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(InputError):
        typed_url(typed)


@pytest.mark.socket
def test_discovers_over_a_socket() -> None:
    async def job() -> None:
        async with Site() as site, client() as http:
            feed = site.serve("/rss", answer(rss(item(), title="The feed")))
            page = site.serve("/", answer(PAGE.encode(), Content_Type="text/html"))
            empty = site.serve("/empty", answer(b"<!doctype html><html></html>"))
            assert await discover(http, feed) == (FoundFeed(feed, "The feed"),)
            assert (await discover(http, page))[0].url == feed
            for body, words in (
                (b"", "is empty"),
                (rss(item()).partition(b"<item>")[0], "was cut off"),
            ):
                broken = site.serve("/broken", answer(body))
                with pytest.raises(BadResponse, match=words):
                    await discover(http, broken)
            with pytest.raises(BadResponse, match="names no feed"):
                await discover(http, empty)

    run(job())
