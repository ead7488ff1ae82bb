"""Slips that real publishers make do not change what their feeds say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders_feeds import item, only, rss
from newswatch.sources.feeds.repair import repaired

ITEM = (
    "<title>{}</title><link>https://news.example/1</link><description>{}</description>"
)
ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title><entry>{}</entry></feed>"
)


def slip(title: str = "Up", description: str = "It rose.") -> bytes:
    """Return a feed with texts that are not escaped."""
    return rss(f"<item>{ITEM.format(title, description)}</item>")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("S&P 500 and AT&T rise", "S&P 500 and AT&T rise"),
        ("R&D; M&A&amp;B", "R&D; M&A&B"),
        ("Alibaba&nbsp;&rsquo;s", "Alibaba ’s"),
        ("Up&#8;&#0; and&#55357;&#56832; &#x1F;on", "Up and on"),
        ("&lt;AAPL&gt; &unknown; up", "<AAPL> &unknown; up"),
        ("<![CDATA[S&P &amp; &nbsp;500]]> & co", "S&P & 500 & co"),
    ],
)
def test_a_loose_ampersand_stays_one(written: str, meant: str) -> None:
    assert only(slip(written)).title == meant
    assert only(slip(written).replace(b"</rss>", b"")).title == meant


def test_parameters_named_like_references_stay_parameters() -> None:
    link = "https://news.example/a?id=1&copy=2&section=3&lt=4"
    body = rss(item()).replace(b"https://news.example/Shares rise", link.encode())
    assert only(body).url == link


@pytest.mark.parametrize(
    "before",
    [
        "<br />\n<b>Warning</b>: Undefined variable $x in <b>/x.php</b><br />\n",
        "<html><body>Deprecated: x</body></html>\n",
        "<!-- made for readers, not for <html> -->\n",
        '<?xml version="1.0"?>',
        "\ufeff\n\n",
    ],
)
@pytest.mark.parametrize("after", ["", "\n<script>x()</script>", "</body></html>"])
def test_what_stands_around_a_feed_does_no_harm(before: str, after: str) -> None:
    body = before.encode() + rss(item("Up")) + after.encode()
    assert only(body).title == "Up"


@pytest.mark.parametrize("root", ["atom", "rdf"])
def test_a_broken_feed_that_quotes_a_page_is_no_page(root: str) -> None:
    quoted = "<![CDATA[<html><p>It rose.</p></html>]]>"
    body = ATOM.format(
        "<title>A & B</title><link href='https://news.example/1'/>"
        f"<summary type='html'>{quoted}</summary>"
    )
    if root == "rdf":
        body = (
            "<rdf:RDF xmlns='http://purl.org/rss/1.0/'"
            " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
            "<channel><title>x</title></channel>"
            f"<item>{ITEM.format('A & B', quoted)}</item></rdf:RDF>"
        )
    article = only(body.encode())
    assert (article.title, article.summary) == ("A & B", "It rose.")


@given(st.text(st.sampled_from("&#x;lt12amp<![CDATA]>é "), max_size=60))
def test_mending_settles(text: str) -> None:
    once = repaired(text)
    assert repaired(once) == once
