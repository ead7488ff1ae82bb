"""A feed document in, articles out: the fast parser, or the patient one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newswatch.domain.article import Article
from newswatch.domain.errors import BadResponse
from newswatch.domain.feed import Feed
from newswatch.sources.feeds import articles, fast, jsonfeed, lenient
from newswatch.sources.feeds.cut_off import whole_xml
from newswatch.sources.feeds.encoding import decode, without_declarations
from newswatch.sources.feeds.language import normal
from newswatch.sources.feeds.raw import HandOver, RawFeed
from newswatch.sources.feeds.repair import is_feed, repaired
from newswatch.sources.feeds.text import one_line

_HEAD = 2000


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What a document holds.

    Attributes:
        articles: Newest first.
        complete: The document reaches its end; a truncated one should be
            asked for again rather than be answered "not modified".
        fast: The fast path read it.
    """

    title: str
    language: str
    articles: tuple[Article, ...]
    complete: bool
    fast: bool


def parse_feed(
    body: bytes,
    feed: Feed,
    fetched: datetime,
    *,
    content_type: str = "",
    base_url: str = "",
) -> ParsedFeed:
    """Parse a feed document: RSS, RDF, Atom or JSON Feed, well-formed or not.

    Args:
        body: As received, decompressed, in whatever encoding.
        feed: Where it came from, and what is known of it.
        fetched: Stands in for a missing publication time; aware.
        content_type: The HTTP header, for its charset.
        base_url: Where redirects led, if elsewhere: relative links start there.

    Raises:
        BadResponse: If it is not a feed.
    """
    text = decode(body, content_type).lstrip()
    raw, quick = _read(text, feed)
    raw.base = raw.base or base_url
    return ParsedFeed(
        title=one_line(raw.title),
        language=normal(raw.language),
        articles=articles.build(raw, feed, fetched),
        complete=not raw.cut,
        fast=quick,
    )


def _read(text: str, feed: Feed) -> tuple[RawFeed, bool]:
    name = feed.title or feed.url
    if not text:
        raise BadResponse(name, "The feed is empty", "It has no content at all.")
    json = text.startswith("{")
    raw, quick = (_read_json(text, name), True) if json else _read_xml(text, name)
    if raw.cut and not raw.entries:
        raise BadResponse(name, "The feed was cut off", "Only its beginning arrived.")
    return raw, quick


def _read_xml(text: str, name: str) -> tuple[RawFeed, bool]:
    whole, cut = whole_xml(text)
    raw, quick = _read_whole(whole or text, name)
    raw.cut = cut
    if not whole:
        raw.entries.clear()
    return raw, quick


def _read_whole(text: str, name: str) -> tuple[RawFeed, bool]:
    try:
        return fast.parse(text), True
    except HandOver:
        _refuse_pages(text, name)
    return _read_broken(repaired(without_declarations(text)), name)


def _read_broken(text: str, name: str) -> tuple[RawFeed, bool]:
    try:
        return fast.parse(text), True
    except HandOver:
        pass  # more than its slips is wrong with it
    try:
        return lenient.parse(text), False
    except HandOver as reason:
        raise BadResponse(
            name, "This is not a feed", "It is neither RSS nor Atom nor anything alike."
        ) from reason


def _read_json(text: str, name: str) -> RawFeed:
    try:
        return jsonfeed.parse(text)
    except HandOver as reason:
        raise BadResponse(
            name, "This is not a feed", "It is JSON, but no JSON Feed."
        ) from reason


def _refuse_pages(text: str, name: str) -> None:
    """Tell a web page from a broken feed.

    Raises:
        BadResponse: If it is a page; in words of its own for a login page.
    """
    head = text[:_HEAD].lower()
    if not ("<html" in head or head.startswith("<!doctype html")) or is_feed(text):
        return
    if 'type="password"' in text or "type='password'" in text or "login" in head:
        raise BadResponse(
            name,
            "A login page came instead of a feed",
            "The feed needs a login, or the network asks you to sign in first.",
        )
    raise BadResponse(
        name,
        "A web page came instead of a feed",
        "Newswatch can look on the page for the address of its feed.",
    )
