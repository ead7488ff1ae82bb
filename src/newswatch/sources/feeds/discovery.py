"""From the address of a page to the addresses of its feeds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from lxml import etree

from newswatch.domain.errors import BadResponse, InputError
from newswatch.domain.feed import Feed
from newswatch.sources.addresses import names_private_host
from newswatch.sources.feeds.encoding import decode
from newswatch.sources.feeds.opml import feed_url
from newswatch.sources.feeds.parser import parse_feed
from newswatch.sources.feeds.text import absolute, one_line
from newswatch.sources.http import HttpClient, HttpResponse

_TYPES = re.compile(
    r"application/(?:rss|atom|rdf)\+xml|application/feed\+json", re.IGNORECASE
)
_LOOKS_LIKE_FEED = re.compile(
    r"(?:/|\b)(?:rss|feeds?|atom|rdf)(?:[./?_-]|$)|\.(?:rss|rdf|atom)(?:$|\?)",
    re.IGNORECASE,
)
_PAGES = ("A web page came instead of a feed", "This is not a feed")
"""How the parser says that it may be a page; an empty answer is none."""

_PAGE = 1_000_000
_MOST = 30


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that a page names; not visited yet."""

    url: str
    title: str


async def discover(client: HttpClient, text: str) -> tuple[FoundFeed, ...]:
    """Return the feeds at an address: itself, or those its page names.

    Args:
        client: What fetches.
        text: As typed: ``"example.com"``, ``"feed://…"``, a full URL.

    Raises:
        InputError: If it is no address.
        SourceError: If it cannot be reached, or its page names no feed.
    """
    url = typed_url(text)
    response = await client.get(url, name=url)
    try:
        found = parse_feed(response.body, Feed(url=url), datetime.now(UTC))
    except BadResponse as reason:
        return _named(response, reason)
    return (FoundFeed(response.moved_to or url, found.title),)


def _named(response: HttpResponse, reason: BadResponse) -> tuple[FoundFeed, ...]:
    """Return the feeds that a page names.

    Raises:
        BadResponse: If none; `reason` itself if it says more than that it is a page.
    """
    page = decode(response.body[:_PAGE], response.content_type)
    feeds = feeds_on_page(page, response.url)
    if feeds:
        return feeds
    if reason.title not in _PAGES:
        raise reason
    raise BadResponse(
        response.url,
        "The page names no feed",
        "Look on the site for RSS, and paste the address of the feed itself.",
    )


def typed_url(text: str) -> str:
    """Turn what people type into a URL.

    Raises:
        InputError: If it cannot be one.
    """
    text = text.strip()
    if ":" not in text.partition("/")[0] or re.match(r"[\w.-]+:\d+(?:/|$)", text):
        text = f"https://{text}"
    url = feed_url(text)
    try:
        host = urlsplit(url).hostname
    except ValueError:
        host = None
    if not host:
        raise InputError(
            "url",
            "This is not a web address",
            "It should look like https://example.com/rss",
        )
    return url


def feeds_on_page(page: str, url: str) -> tuple[FoundFeed, ...]:
    """Return the feeds that a page names in its head, else those it links to.

    A page on the public internet cannot name a feed in a private network.
    """
    root = _tree(page)
    if root is None:
        return ()
    declared = tuple(_declared(root))
    found: dict[str, FoundFeed] = {}
    for link, title in declared or _linked(root):
        target = absolute(link, url)
        private = names_private_host(target) and not names_private_host(url)
        if target and not private and len(found) < _MOST:
            found.setdefault(target, FoundFeed(target, one_line(title)))
    return tuple(found.values())


def _tree(page: str) -> etree._Element | None:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        root: etree._Element | None = etree.fromstring(page.encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        return None
    return root


def _declared(root: etree._Element) -> Iterator[tuple[str, str]]:
    for element in root.iter("link"):
        rel = element.get("rel", "").lower().split()
        if "alternate" in rel and _TYPES.match(element.get("type", "").strip()):
            yield element.get("href", ""), element.get("title", "")


def _linked(root: etree._Element) -> Iterator[tuple[str, str]]:
    for element in root.iter("a"):
        link = element.get("href", "")
        if _LOOKS_LIKE_FEED.search(link):
            yield link, " ".join(str(text) for text in element.itertext())
