"""Documents of every kind, well-formed or not, into the same articles."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from builders_feeds import FETCHED, URL, item, only, parsed, rss
from newswatch.domain.errors import BadResponse
from newswatch.domain.feed import Feed
from newswatch.sources.feeds.parser import parse_feed

MORNING = datetime(2025, 2, 17, 1, 41, tzinfo=UTC)

ATOM = b"""<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Example</title>
<link href="https://news.example/"/><entry>
<title type="html">Alibaba &amp;amp; JD</title>
<link rel="self" href="https://news.example/self"/><link href="/1"/>
<id>urn:1</id><summary>It rose.</summary><content type="html">&lt;p&gt;It &lt;b&gt;rose
&lt;/b&gt;.&lt;/p&gt;</content><published>2025-02-17T09:41:00+08:00</published>
<updated>2025-02-17T10:00:00+08:00</updated></entry></feed>"""

RDF = b"""<?xml version="1.0"?><rdf:RDF xmlns="http://purl.org/rss/1.0/"
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://news.example/">
<title>Example</title><link>https://news.example/</link></channel>
<item rdf:about="https://news.example/1"><title>Alibaba &amp; JD</title>
<link>https://news.example/1</link><description>It rose.</description>
<dc:date>2025-02-17T09:41+08:00</dc:date></item></rdf:RDF>"""

RSS091 = b"""<?xml version="1.0"?><!DOCTYPE rss PUBLIC
"-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/x.dtd">
<rss version="0.91"><channel><title>Example</title><item><title>Alibaba &amp; JD</title>
<link>https://news.example/1</link><description>It rose.</description>
<pubDate>Mon, 17 Feb 2025 09:41:00 HKT</pubDate></item></channel></rss>"""

JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Example",
        "items": [
            {
                "id": "1",
                "url": "https://news.example/1",
                "title": "Alibaba & JD",
                "summary": "It rose.",
                "date_published": "2025-02-17T09:41:00+08:00",
            }
        ],
    }
).encode()

BROKEN = b"""<rss version="2.0"><channel><title>Example</title><item>
<title>Alibaba & JD</title><link>https://news.example/1</link>
<description>It rose.</description><pubDate>Mon, 17 Feb 2025 09:41:00 HKT</pubDate>
</item>"""


@pytest.mark.parametrize("body", [ATOM, RDF, RSS091, JSON, BROKEN])
def test_reads_every_kind_of_feed(body: bytes) -> None:
    article = only(body)
    assert article.title == "Alibaba & JD"
    assert article.url in {"https://news.example/1", "https://feeds.example/1"}
    assert article.summary == "It rose."
    assert article.published == MORNING
    assert article.published_known
    assert article.source == "Example"
    assert article.feed_url == URL


def test_html_is_kept_only_where_it_says_more() -> None:
    assert only(ATOM).html == "<p>It <b>rose\n</b>.</p>"
    assert only(RDF).html == ""


def test_newest_first_whatever_the_order() -> None:
    dates = [f"Mon, 17 Feb 2025 0{hour}:00:00 HKT" for hour in (1, 3, 2)]
    body = rss(*(item(date, pubDate=date) for date in dates))
    assert [one.title[17:19] for one in parsed(body)] == ["03", "02", "01"]


def test_an_article_comes_once_and_the_first_counts() -> None:
    body = rss(
        item("Up", link="https://news.example/1?utm_source=a", description="First"),
        item("Up", link="https://news.example/1?utm_source=b", description="Second"),
    )
    assert only(body).summary == "First"


def test_a_link_that_many_items_share_does_not_make_them_one() -> None:
    body = rss(*(item(name, link="https://news.example/") for name in "ABCA"))
    articles = parsed(body)
    assert sorted(one.title for one in articles) == ["A", "B", "C"]
    assert len({one.url for one in articles}) == 3
    assert articles == parsed(body)


def test_a_missing_title_is_borrowed_from_the_summary() -> None:
    assert only(rss(item("", description="<p>It rose.</p><p>More.</p>"))).title == (
        "It rose."
    )


def test_an_entry_with_neither_is_left_out() -> None:
    assert parsed(rss(item("", link="https://news.example/1"))) == ()


def test_an_entry_without_a_link_gets_an_address_of_its_own() -> None:
    articles = parsed(rss(item("A", link=""), item("B", link="javascript:alert(1)")))
    assert len({one.url for one in articles}) == 2
    assert all(one.url.startswith("https://feeds.example/rss#") for one in articles)


def test_a_guid_can_be_the_link() -> None:
    article = only(rss(item("A", link="", guid="https://news.example/guid")))
    assert article.url == "https://news.example/guid"


def test_the_link_that_a_redirector_hides_is_used() -> None:
    ns = "http://rssnamespace.org/feedburner/ext/1.0"
    extra = f'<f:origLink xmlns:f="{ns}">https://news.example/orig</f:origLink>'
    body = rss(item("A", link="https://feedproxy.example/~r/1", extra=extra))
    assert only(body).url == "https://news.example/orig"


def test_an_aggregator_names_the_source() -> None:
    extra = '<source url="https://reuters.example">Reuters</source>'
    article = only(rss(item("Alibaba rises - Reuters", extra=extra)))
    assert article.source == "Reuters"
    assert article.title == "Alibaba rises"


def test_the_users_own_name_for_a_feed_counts() -> None:
    assert only(rss(item()), title="Mine").source == "Mine"


@pytest.mark.parametrize(
    ("extra", "symbols"),
    [
        ('<category domain="stock-symbol">NMS:INTC</category>', ("INTC",)),
        ('<category domain="stock-symbol">BABA</category>', ("BABA",)),
        ('<category type="symbol">ORCL</category><category>x</category>', ("ORCL",)),
        ('<category domain="stock-symbol">HKG:00700</category>', ("0700.HK",)),
        ('<category domain="stock-symbol">NYSE:BABA,HKG:9988</category>',
         ("BABA", "9988.HK")),
        ('<category domain="topic">BABA</category>', ()),
        ('<category domain="https://x.example/stock/BABA">BABA</category>', ("BABA",)),
        ('<category domain="https://x.example/stock/BABA">News</category>', ()),
        ('<category domain="https://x.example/rss/stock">Nasdaq:BABA</category>',
         ("BABA",)),
        ('<category domain="tickers">TSLA;$AAPL</category>', ("TSLA", "AAPL")),
        ('<category domain="stock-symbol">not a symbol at all, no</category>', ()),
    ],
)  # fmt: skip
def test_symbols_that_the_feed_tags(extra: str, symbols: tuple[str, ...]) -> None:
    body = rss(item(extra=extra))
    assert only(body).symbols[: len(symbols)] == symbols
    broken = body.replace(b"<title>Example", b"<title>Ex & ample")
    assert only(broken).symbols == only(body).symbols


@pytest.mark.parametrize(
    ("extra", "section"),
    [
        ("<category>Hong Kong</category><category>Markets</category>", "Markets"),
        ("<category>體育</category>", "體育"),
        ("<category>Hong Kong</category>", ""),
        ("", ""),
    ],
)
def test_the_section_is_kept_if_it_tells_anything(extra: str, section: str) -> None:
    body = rss(item(extra=extra))
    assert only(body).section == section
    broken = body.replace(b"<title>Example", b"<title>Ex & ample")
    assert only(broken).section == section


@pytest.mark.parametrize(
    ("parts", "image"),
    [
        ({"extra": '<media:thumbnail url="https://i.example/1.jpg"/>'}, "1.jpg"),
        ({"extra": '<media:content url="https://i.example/2.jpg" medium="image"/>'},
         "2.jpg"),
        ({"extra": '<enclosure url="https://i.example/3.jpg" type="image/jpeg"/>'},
         "3.jpg"),
        ({"description": '<img alt="" src="https://i.example/4.jpg">'}, ""),
        ({"extra": '<media:content url="https://i.example/v.mp4" type="video/mp4">'
          '<media:thumbnail url="https://i.example/6.jpg"/></media:content>'}, "6.jpg"),
        ({"extra": '<media:thumbnail url="file:///etc/x.jpg"/>'}, ""),
        ({"extra": '<media:thumbnail url="data:image/png;base64,AAAA"/>'}, ""),
        ({"description": '<img src="file:///etc/x.jpg">'}, ""),
        ({"extra": '<enclosure url="https://i.example/5.mp3" type="audio/mpeg"/>'}, ""),
    ],
)  # fmt: skip
def test_thumbnails_are_data_and_come_from_the_web(
    parts: dict[str, str], image: str
) -> None:
    article = only(rss(item(**parts)))
    assert article.image_url == (f"https://i.example/{image}" if image else "")
    assert "<img" not in article.html


def test_relative_links_start_where_redirects_led() -> None:
    body = rss(item("A", link="/x"))
    parsed_feed = parse_feed(
        body, Feed(url=URL), FETCHED, base_url="https://moved.example/feed"
    )
    assert parsed_feed.articles[0].url == "https://moved.example/x"


def test_an_empty_feed_is_no_error() -> None:
    assert parsed(rss()) == ()


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (b"", "The feed is empty"),
        (b"just text", "This is not a feed"),
        (b'{"a": 1}', "This is not a feed"),
        (b"{" * 100_000, "This is not a feed"),
        (b"<!doctype html><html><body>Hi</body></html>",
         "A web page came instead of a feed"),
        (b"<html><title>Sign in</title><input type='password'></html>",
         "A login page came instead of a feed"),
        (b"<?xml version='1.0'?><sitemap/>", "This is not a feed"),
        (b"\x89PNG\r\n\x1a\n" + bytes(2000), "This is not a feed"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_named(body: bytes, title: str) -> None:
    with pytest.raises(BadResponse) as caught:
        parsed(body)
    assert caught.value.title == title


def test_a_truncated_feed_yields_what_arrived_and_is_asked_for_again() -> None:
    whole = rss(*(item(f"Story {n}") for n in range(5)))
    cut = parse_feed(whole[: len(whole) * 2 // 3], Feed(url=URL), FETCHED)
    assert 0 < len(cut.articles) <= 4
    assert not cut.complete
    assert parse_feed(whole, Feed(url=URL), FETCHED).complete


def test_control_characters_and_html_entities_do_no_harm() -> None:
    body = rss(item("A\x08B")).replace(b"Shares", b"x").replace(b"A", b"A&nbsp;")
    assert only(body).title == "A B"


@pytest.mark.parametrize(
    "name",
    ["links", "tags", "content", "source_detail", "media_thumbnail", "media_content"],
)
def test_an_element_named_like_what_feedparser_gathers_does_no_harm(name: str) -> None:
    """Their text stands where a list of dictionaries is expected."""
    extra = f"<{name}>text</{name}><b:{name}>more</b:{name}>&nbsp;"
    assert only(rss(item("Up", extra=extra))).title == "Up"


def test_text_that_was_encoded_twice_is_mended() -> None:
    twice = "Kältewelle".encode().decode("latin-1")
    assert only(rss(item(twice))).title == "Kältewelle"


def test_windows_punctuation_is_mended() -> None:
    assert only(rss(item("don\x92t"))).title == "don’t"


@pytest.mark.parametrize(
    ("title", "head", "language"),
    [
        ("Alibaba shares rise on the results", "", "en"),
        ("阿里巴巴公布業績後股價上升", "<language>en-us</language>", "zh-Hant"),
        ("阿里巴巴公布业绩后股价上涨", "", "zh-Hans"),
        ("Alibaba rises", "<language>zh-hk</language>", "en"),
        ("大市高走", "<language>zh-hk</language>", "zh-Hant"),
        ("大市高走", "<language>zh-CN</language>", "zh-Hans"),
        ("アリババの株価が上昇した", "", "ja"),
        ("알리바바 주가 상승", "", "ko"),
        ("Aktien steigen", "<language>de</language>", "de"),
        ("騰訊Tencent業績勝預期", "", "zh-Hant"),
        ("AAPL、TSLA齊升", "<language>en-us</language>", "zh-Hant"),
        ("AAPL、TSLA齐跌", "<language>en-us</language>", "zh-Hans"),
        ("港股升咗好多", "<language>yue-HK</language>", "zh-Hant"),
        ("大市高走", "", "zh"),
    ],
)
def test_the_language_is_what_is_written(title: str, head: str, language: str) -> None:
    assert only(rss(item(title), head=head)).language == language


TOO_MUCH = {
    "tags": b"<b>" * 300_000,
    "items": b"<item><title>x</title>" * 100_000,
    "references": b"&amp;&lt;" * 200_000,
    "categories": b"<item><title>x</title>" + b"<category>x</category>" * 100_000,
    "namespaces": b"<item " + b" ".join(b"xmlns:a%d='x'" % n for n in range(50_000)),
    "depth": b"<a>" * 100_000 + b"</a>" * 100_000,
    "comments": b"<!--" * 300_000,
    "sections": b"<![CDATA[" * 200_000,
    "nothing": b"<" * 1_000_000,
}


@pytest.mark.slow
@pytest.mark.timeout(60)
@pytest.mark.parametrize("kind", TOO_MUCH)
def test_what_no_feed_holds_is_cut_off_or_refused(kind: str) -> None:
    """Without bounds feedparser takes minutes for some of these."""
    try:
        found = parsed(b"<rss version='2.0'><channel>" + TOO_MUCH[kind])
    except BadResponse as error:
        titles = ("This is not a feed", "The feed was cut off")
        assert error.title in titles  # noqa: PT017 - or is read in part
    else:
        assert len(found) <= 1


def test_an_entity_bomb_stays_a_word() -> None:
    entities = "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    body = rss(item("Up")).decode().replace(
        "<rss", f'<!DOCTYPE rss [<!ENTITY a "boom">{entities}]><rss', 1
    ).replace("<title>Up", "<title>&i; Up")  # fmt: skip
    assert len(only(body.encode()).title) < 100
    assert "boom" not in only(body.encode()).title


def test_entities_never_read_files() -> None:
    body = rss(item("Up")).decode().replace(
        "<rss", '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss', 1
    ).replace("<title>Up", "<title>&x; Up")  # fmt: skip
    assert "root" not in only(body.encode()).title


CAPTION = '<media:description type="plain">A photograph</media:description>'


@pytest.mark.parametrize("extra", [CAPTION, f"<media:group>{CAPTION}</media:group>"])
@pytest.mark.parametrize("slip", ["", "&"])
def test_what_a_picture_shows_is_not_what_the_article_says(
    extra: str, slip: str
) -> None:
    first = rss(
        f"<item>{extra}<title>A</title><description>It rose.</description></item>"
    )
    alone = rss(f"<item>{extra}<title>A</title></item>")
    broken = f"{slip}</rss".encode()
    assert only(first.replace(b"</rss", broken)).summary == "It rose."
    assert only(alone.replace(b"</rss", broken)).summary == "A photograph"


@pytest.mark.parametrize(
    ("links", "url"),
    [
        ('<link type="application/pdf" href="/1.pdf"/>', "https://feeds.example/1.pdf"),
        ('<link rel="self" href="/s"/><link rel="related" href="/r"/>',
         "https://feeds.example/r"),
        ('<link rel="http://www.iana.org/assignments/relation/alternate" href="/1"/>',
         "https://feeds.example/1"),
        ('<link rel="self" href="/s"/><link href="/1"/>', "https://feeds.example/1"),
    ],
)  # fmt: skip
def test_an_entry_without_a_page_has_what_is_nearest(links: str, url: str) -> None:
    body = ATOM.replace(b'<link rel="self" href="https://news.example/self"/>', b"")
    body = body.replace(b'<link href="/1"/>', links.encode())
    assert only(body).url == url
    assert only(body.replace(b"</feed>", b"")).url == url


def test_symbols_in_an_element_of_their_own() -> None:
    space = b"<rss xmlns:nasdaq='http://nasdaq.com/reference/feeds/1.0'"
    body = rss(item(extra="<nasdaq:tickers>BABA,JD</nasdaq:tickers>"))
    body = body.replace(b"<rss", space)
    assert only(body).symbols == ("BABA", "JD")
    assert only(body.replace(b"</rss>", b"")).symbols == ("BABA", "JD")


def test_an_entry_may_have_a_language_of_its_own() -> None:
    body = ATOM.replace(b"<entry>", b'<entry xml:lang="zh-HK">')
    body = body.replace(b"Alibaba &amp;amp; JD", "大市高走".encode())
    body = body.replace(b"<summary>It rose.</summary>", b"")
    body = body.replace(b"rose\n&lt;/b&gt;.", b"").replace(b"It &lt;b&gt;", b"")
    assert only(body).language == "zh-Hant"
    assert only(body.replace(b"</feed>", b"")).language == "zh-Hant"
    document = json.loads(JSON)
    document["items"][0] |= {"title": "大市高走", "summary": "", "language": "zh-CN"}
    assert only(json.dumps(document).encode()).language == "zh-Hans"
