"""Documents that end too early: whole articles are read, and the rest asked for."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders_feeds import FETCHED, URL, item, parsed, rss
from newswatch.domain.article import Article
from newswatch.domain.errors import BadResponse
from newswatch.domain.feed import Feed
from newswatch.sources.feeds.parser import ParsedFeed, parse_feed

DATE = "2025-02-17T01:41:00+00:00"
STORIES = [
    {
        "id": str(number),
        "url": f"https://news.example/story/{number}234",
        "title": f"騰訊 rises {number}.5%",
        "content_html": f'<p>{{"a": [{number}, "}}"]}} &amp; "more"</p>',
        "date_published": DATE,
    }
    for number in range(3)
]
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Example {}",
        "authors": [{"name": "A"}],
        "items": STORIES,
        "language": "en",
    },
    ensure_ascii=False,
).encode()
PARTS = {
    "link": "https://news.example/story/1234",
    "description": "It rose 12.5% to 300 }",
    "pubDate": "Mon, 17 Feb 2025 01:41:00 +0000",
    "guid": "https://news.example/story/1234",
}
RSS = rss(*(item(f"騰訊 rises {n}.5%", **PARTS) for n in range(3)))
RDF = (
    '<rdf:RDF xmlns="http://purl.org/rss/1.0/"'
    ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><channel>'
    "<title>Example</title><items><rdf:Seq/></items></channel>"
    f"{''.join(item(f'騰訊 rises {n}.5%', **PARTS) for n in range(3))}</rdf:RDF>"
).encode()
ATOM = (
    '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Example</a:title>'
    + "".join(
        f"<a:entry><a:title>騰訊 rises {n}.5%</a:title><a:id>urn:{n}</a:id>"
        f'<a:link href="https://news.example/{n}234"/><a:updated>{DATE}</a:updated>'
        "<a:summary>It rose }</a:summary></a:entry>"
        for n in range(3)
    )
    + "</a:feed>"
).encode()
KINDS = {"json": JSON, "rss": RSS, "rdf": RDF, "atom": ATOM}


def read(body: bytes) -> ParsedFeed:
    return parse_feed(body, Feed(url=URL), FETCHED)


def said(article: Article) -> tuple[object, ...]:
    known = article.published if article.published_known else None
    return article.title, article.url.partition("#")[0], known, article.summary


@pytest.mark.parametrize("kind", KINDS)
@given(st.data())
def test_what_a_cut_document_yields_is_whole_and_asked_for_again(
    kind: str, data: st.DataObject
) -> None:
    whole = KINDS[kind]
    cut = data.draw(st.integers(1, len(whole) - len("</rdf:RDF></channel>")))
    try:
        found = read(whole[:cut])
    except BadResponse as error:
        assert error.title in {"The feed was cut off", "This is not a feed"}  # noqa: PT017
    else:
        assert not found.complete
        assert found.articles
        assert {*map(said, found.articles)} <= {*map(said, read(whole).articles)}


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_document_is_complete(kind: str) -> None:
    assert read(KINDS[kind]).complete
    assert len(read(KINDS[kind]).articles) == 3


@pytest.mark.parametrize("tail", [b"\n<!-- cached -->", b"}", b" " * 500])
@pytest.mark.parametrize("kind", KINDS)
def test_what_follows_the_end_makes_no_difference(kind: str, tail: bytes) -> None:
    assert read(KINDS[kind] + tail).complete
    assert parsed(KINDS[kind] + tail) == parsed(KINDS[kind])


def test_the_first_articles_of_a_cut_json_feed_are_read() -> None:
    found = read(JSON[: JSON.index(b'"id": "2"')])
    assert [one.url[-4:] for one in found.articles] == ["0234", "1234"]
    assert found.title == "Example {}"
    assert not read(JSON[: JSON.index(b', {"id": "2"')]).complete


@pytest.mark.parametrize("kind", KINDS)
def test_one_that_ends_before_its_first_article_is_named(kind: str) -> None:
    whole = KINDS[kind]
    with pytest.raises(BadResponse, match="The feed was cut off"):
        read(whole[: whole.index(b"rises 0")])


@pytest.mark.parametrize(
    "body",
    [b'{"a": 1', b'{"a": {"items": [{"title": "x"}', b'{"version": "2", "a', b'{"',
     b'{"items": 5, "title": "x', b'{"items": [{"title": "x" "y"}, {"title": "z'],
)  # fmt: skip
def test_cut_json_of_another_kind_is_no_feed(body: bytes) -> None:
    with pytest.raises(BadResponse, match="This is not a feed"):
        read(body)


def test_a_character_cut_in_two_does_not_spoil_the_others() -> None:
    body = rss(item("It won’t"), item("A – b")).replace("–".encode(), b"\xe2\x80", 1)
    body = body[: body.index(b"\xe2\x80 b") + 2]
    assert [one.title for one in read(body).articles] == ["It won’t"]


def test_items_that_are_never_closed_are_read_nevertheless() -> None:
    body = rss(item("A"), item("B"), item("C")).replace(b"</item>", b"")
    assert {one.title for one in read(body).articles} == {"A", "B", "C"}
