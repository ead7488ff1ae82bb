"""News that Yahoo files under a symbol: weak evidence, in two shapes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from newswatch.domain.article import Article
from newswatch.domain.listing import ListingId
from newswatch.ports import Clock
from newswatch.sources.circuit import Answered
from newswatch.sources.yahoo.client import YahooClient
from newswatch.sources.yahoo.failures import SOURCE, drift
from newswatch.sources.yahoo.session import Json
from newswatch.sources.yahoo.values import column, record, records, text, time

NEWS_URL = "https://finance.yahoo.com/xhr/ncp?queryRef=latestNews&serviceKey=ncp_fin"


class YahooNews:
    """The latest articles of a symbol. None at all means *unknown*, not *no news*."""

    name = "Yahoo Finance (news of your shares)"

    def __init__(self, client: YahooClient, clock: Clock) -> None:
        self._client = client
        self._clock = clock

    def latest(self, listing_id: ListingId, count: int = 20) -> tuple[Article, ...]:
        """Return articles, newest first.

        Raises:
            SourceError: If Yahoo could not be asked.
        """
        wanted = {"serviceConfig": {"snippetCount": count, "s": [listing_id]}}
        try:
            body = self._client.post_extra(NEWS_URL, wanted, _check)
        except Answered:  # failures look like it too: unknown, not none
            return ()
        return parse_news(body, listing_id, self._clock.now())


def parse_news(
    body: Json, listing_id: ListingId, fetched: datetime
) -> tuple[Article, ...]:
    """Read both shapes: the stream's ``{content: …}`` and the search's flat ones. Pure.

    Items without title, link or time are left out; a time to come is clamped.
    """
    found = [_article(item, listing_id, fetched) for item in news_records(body)]
    there = [article for article in found if article is not None]
    return tuple(sorted(there, key=lambda article: article.published, reverse=True))


def news_records(body: Json) -> list[dict[str, Any]]:
    """Return the items as Yahoo sent them, advertisements left out.

    Raises:
        BadResponse: If the shape is not one of the known ones.
    """
    stream = record(record(body.get("data")).get("tickerStream")).get("stream")
    items = stream if isinstance(stream, list) else body.get("news")
    if not isinstance(items, list):
        raise drift("news")
    return [item for item in records(items) if not item.get("ad")]


def _article(
    item: Mapping[str, Any], listing_id: ListingId, fetched: datetime
) -> Article | None:
    content = record(item.get("content")) or dict(item)
    title, url = text(content.get("title")), _link(content)
    published = time(content.get("pubDate") or content.get("providerPublishTime"))
    if not title or not url or published is None:
        return None
    tags = [tag for one in column(content.get("relatedTickers")) if (tag := text(one))]
    return Article(
        url=url,
        title=title,
        summary=text(content.get("summary")),
        published=min(published, fetched),
        fetched=fetched,
        source=_publisher(content),
        feed_url=f"https://finance.yahoo.com/quote/{listing_id}/news",
        symbols=tuple(dict.fromkeys([listing_id, *tags])),
    )


def _link(content: Mapping[str, Any]) -> str:
    """Return the article's address; only http and https count as one."""
    places = (record(content.get(key)) for key in ("canonicalUrl", "clickThroughUrl"))
    links = [text(one.get("url")) for one in places] + [text(content.get("link"))]
    return next(
        (link for link in links if link.startswith(("https://", "http://"))), ""
    )


def _publisher(content: Mapping[str, Any]) -> str:
    named = text(record(content.get("provider")).get("displayName"))
    return named or text(content.get("publisher")) or "Yahoo Finance"


def _check(body: Json) -> None:
    if not news_records(body):
        raise Answered(SOURCE, "Yahoo Finance sent no news for this")
