"""One address for one story."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.sources.feeds.links import canonical

PLAIN = "https://news.example/story/1"


@pytest.mark.parametrize(
    "link",
    [
        PLAIN,
        PLAIN + "?utm_source=rss&utm_medium=feed",
        PLAIN + "?fbclid=x&gclid=y",
        PLAIN + "?ref=rss",
        PLAIN + "?source=feed_symbol_AAPL",
        PLAIN + "?mod=rss_markets",
        PLAIN + "?.tsrc=rss",
        PLAIN + "?partner=rss&emc=rss",
        PLAIN + "#xtor=RSS-4",
        PLAIN + "#utm_source=x",
        "HTTPS://News.Example:443/story/1",
        f"https://www.google.com/url?rct=j&sa=t&url={PLAIN}&ct=ga",
        "https://www.bing.com/news/apiclick.aspx?ref=F&url=https%3a%2f%2fnews.example%2fstory%2f1&c=1",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fnews.example%2Fstory%2F1&h=x",
        f"https://us.rd.yahoo.com/finance/news/rss/story/*{PLAIN}",
        "https://r.search.yahoo.com/_ylt=A/RV=2/RU=https%3a%2f%2fnews.example%2fstory%2f1/RK=2/",
        f"  {PLAIN}\n",
        PLAIN + "#:~:text=rose",
        PLAIN + "?ftag=RSSbaffb68&mbid=synd_yahoo_rss",
        "https://www.google.com/amp/s/news.example/story/1",
        "https://news-example.cdn.ampproject.org/c/s/news.example/story/1",
        "https://news-example.cdn.ampproject.org/v/s/news.example/story/1?fbclid=x",
    ],
)
def test_every_road_leads_to_the_same_address(link: str) -> None:
    assert canonical(link) == PLAIN


def test_old_google_news_links_name_their_target() -> None:
    raw = b"\x08\x13\x22\x1c" + PLAIN.encode() + b"\xd2\x01\x00"
    code = base64.urlsafe_b64encode(raw).decode().rstrip("=")
    link = f"https://news.google.com/rss/articles/{code}?oc=5"
    assert canonical(link) == PLAIN


@pytest.mark.parametrize(
    "link",
    [
        "https://news.example/story?id=7",
        "https://news.example/story?ref=7&source=reuters",
        "https://news.example/live#post-3",
        "https://news.example/新聞/1",
        "https://finance.yahoo.com/news/alibaba-1.html",
        "https://news.google.com/rss/articles/CBMiAUFVX3lxTE1?oc=5",
        "https://news.example/a?url=https://other.example/",
    ],
)
def test_what_tells_stories_apart_stays(link: str) -> None:
    assert canonical(link).split("?")[0].split("#")[0].startswith("https://")
    assert canonical(canonical(link)) == canonical(link)
    for part in ("id=7", "ref=7", "source=reuters", "#post-3", "CBMi", "url=https"):
        assert (part in link) == (part in canonical(link))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://news.example/新聞", "https://news.example/%e6%96%b0%e8%81%9e"),
        ("https://例子.公司/1", "https://xn--fsqu00a.xn--55qx5d/1"),
        ("https://BÜCHER.example/1", "https://xn--bcher-kva.example/1"),
        ("HTTP://[2001:DB8::1]:80/1?utm_source=x", "http://[2001:db8::1]/1"),
        ("https://[2001:DB8::1]:8443/1?a=2", "https://[2001:db8::1]:8443/1?a=2"),
        (
            "https://news.google.com/rss/articles/CBMiAUFVX3lxTE1?oc=5",
            "https://news.google.com/rss/articles/CBMiAUFVX3lxTE1?oc=5&hl=en-HK",
        ),
    ],
)
def test_two_spellings_of_an_address_are_one(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)
    assert canonical(one).isascii()


@given(st.text(max_size=80))
def test_never_fails_and_settles(text: str) -> None:
    once = canonical("https://news.example/" + text)
    assert canonical(once) == once or len(once) > 1900
