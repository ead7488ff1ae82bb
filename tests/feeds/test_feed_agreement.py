"""The fast path yields the same articles as feedparser, or hands over.

Over feeds of our own, made by hypothesis, and over every recorded one.
"""

from __future__ import annotations

import html
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders_feeds import URL, item, parsed, rss
from newswatch.domain.article import Article
from newswatch.domain.errors import BadResponse
from newswatch.domain.feed import Feed
from newswatch.sources.feeds import articles, fast, lenient
from newswatch.sources.feeds.encoding import decode
from newswatch.sources.feeds.parser import parse_feed
from newswatch.sources.feeds.raw import HandOver

NOW = datetime(2026, 11, 23, tzinfo=UTC)
FEED = Feed(url=URL)


def both(text: str) -> tuple[tuple[Article, ...], tuple[Article, ...]] | None:
    """Return what the two parsers make of a text; None if the fast one hands over."""
    try:
        quick = fast.parse(text)
    except HandOver:
        return None
    patient = lenient.parse(text)
    quick.entries = quick.entries[: lenient.MAX_ENTRIES]
    return articles.build(quick, FEED, NOW), articles.build(patient, FEED, NOW)


TEXTS = st.text(
    st.sampled_from("aB 4%&<>\"'騰訊控股漲\n\u3000é“;#xz/p-"), min_size=0, max_size=25
)
WORDS = st.sampled_from(
    ["<b>x</b>", "&amp;amp;", "&#8217;", "<p>One</p><p>Two</p>", "<script>x</script>",
     "<img src='/i.png'>", "&lt;p&gt;", "K\u00c3\u00a4lte", "don\x92t", "<![CDATA[x]]>"]
)  # fmt: skip
VALUES = st.lists(st.one_of(TEXTS, WORDS), max_size=3).map("".join)
NAMES = st.sampled_from(
    ["title", "link", "description", "pubDate", "guid", "category", "source",
     "content:encoded", "dc:date", "dc:creator", "author", "media:title",
     "media:description", "itunes:summary", "itunes:title", "dc:subject", "comments"]
)  # fmt: skip
SPECIAL = st.sampled_from(
    [
        '<guid isPermaLink="false">7</guid>',
        "<guid>https://news.example/g</guid>",
        "<guid>/g</guid>",
        "<link>https://news.example/l</link>",
        "<link>/relative?utm_source=x&amp;id=1</link>",
        "<pubDate>Mon, 17 Feb 2025 09:41:00 HKT</pubDate>",
        "<dc:date>2025-02-17T09:41:00Z</dc:date>",
        '<media:thumbnail url="https://i.example/1.jpg"/>',
        "<media:group><media:description>d</media:description></media:group>",
        '<media:group><media:content url="/2.jpg" type="image/png"/></media:group>',
        '<media:content url="/4.mp4" type="video/mp4"/>',
        '<media:content url="" medium="image"/>',
        '<media:content medium="image" type="image/webp"/>',
        '<media:thumbnail url=""/><media:thumbnail url="/5.jpg"/>',
        '<enclosure type="image/png"/>',
        '<category domain="stock-symbol">BABA</category>',
        '<category type="symbol">AAPL</category>',
        '<enclosure url="https://i.example/3.jpg" type="image/jpeg" length="1"/>',
        '<atom:link rel="alternate" href="https://news.example/atom"/>',
        '<atom:link rel="self" href="https://news.example/self"/>',
        "<atom:updated>2025-02-17T09:41:00Z</atom:updated>",
        '<source url="https://s.example">S</source>',
    ]
)  # fmt: skip
ELEMENTS = st.one_of(
    SPECIAL,
    st.tuples(NAMES, VALUES).map(
        lambda pair: f"<{pair[0]}>{html.escape(pair[1], quote=False)}</{pair[0]}>"
    ),
)
ITEMS = st.lists(ELEMENTS, max_size=8).map(
    lambda parts: f"<item>{''.join(parts)}</item>"
)
HEAD = (
    '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    ' xmlns:atom="http://www.w3.org/2005/Atom"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title>'
)


@pytest.mark.parametrize(
    ("extra", "image"),
    [
        (('<media:content url="" medium="image"/>'
         '<enclosure url="https://i.example/3.jpg" type="image/jpeg"/>'), "3.jpg"),
        (('<media:content medium="image"/>'
         '<media:content url="https://i.example/4.jpg" type="image/jpeg"/>'), "4.jpg"),
        (('<media:thumbnail url=""/>'
         '<media:thumbnail url="https://i.example/5.jpg"/>'), "5.jpg"),
        ('<enclosure type="image/png"/>', ""),
    ],
)  # fmt: skip
def test_both_pass_over_a_picture_without_an_address(extra: str, image: str) -> None:
    found = both(rss(item(extra=extra)).decode())
    assert found is not None
    (quick,), (patient,) = found
    assert quick.image_url == patient.image_url
    assert quick.image_url.rpartition("/")[2] == image


@settings(max_examples=300)
@given(st.lists(ITEMS, max_size=4))
def test_both_parsers_agree_on_what_is_made_up(items: list[str]) -> None:
    text = decode(f"{HEAD}{''.join(items)}</channel></rss>".encode())
    found = both(text)
    if found is not None:
        assert found[0] == found[1]


def test_an_ordinary_feed_takes_the_fast_path() -> None:
    assert parse_feed(rss(item()), FEED, NOW).fast


def test_a_broken_feed_is_handed_over() -> None:
    assert not parse_feed(rss(item()).replace(b"</rss>", b""), FEED, NOW).fast


def test_a_broken_feed_yields_what_the_whole_one_does() -> None:
    whole = rss(*(item(f"Story {n}", description="<p>x &amp; y</p>") for n in range(9)))
    broken = whole.replace(b"<link>https://news.example/</link>", b"<link>x & y</link>")
    assert broken != whole
    assert parsed(broken) == parsed(whole)


def recorded(folder: Path) -> list[Path]:
    return sorted(
        path
        for name in ("feeds_finance", "feeds_realworld", "feeds_synthetic")
        for path in (folder / name).rglob("*")
        if path.is_file() and path.suffix != ".jsonl"
    )


@pytest.mark.slow
def test_both_parsers_agree_on_every_recorded_feed(shared_data: Path) -> None:
    agreed = 0
    for path in recorded(shared_data):
        text = decode(path.read_bytes()).lstrip()
        found = None if text.startswith("{") else both(text)
        if found is not None:
            assert found[0] == found[1], path.name
            agreed += 1
    assert agreed > 500


@pytest.mark.slow
def test_every_recorded_feed_is_read_or_refused(shared_data: Path) -> None:
    """And no publication time lies in the future, no title is empty."""
    for path in recorded(shared_data):
        try:
            found = parse_feed(path.read_bytes(), FEED, NOW)
        except BadResponse:
            continue
        for article in found.articles:
            assert article.title, path.name
            assert article.published <= NOW, path.name
            assert article.url.startswith(("http://", "https://")), path.name


@pytest.mark.slow
def test_re_encoded_feeds_say_the_same(shared_data: Path) -> None:
    """The same twelve items in eleven encodings, declared well and badly."""
    folder = shared_data / "feeds_synthetic" / "derived_rthk"
    titles = {
        path.name: {
            one.title for one in parse_feed(path.read_bytes(), FEED, NOW).articles
        }
        for path in folder.iterdir()
    }
    every = set.union(*titles.values())
    assert len(every) == 24, "twelve titles in Traditional, twelve in Simplified"
    assert all(len(found) >= 10 for found in titles.values())
