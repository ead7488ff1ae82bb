"""What the engine has to say, gathered and sent at most ten times a second."""

from __future__ import annotations

from newswatch.domain.article import ArticleId
from newswatch.domain.bar import Interval
from newswatch.domain.listing import ListingId
from newswatch.domain.quote import Quote
from newswatch.protocol import (
    BarsChanged,
    HealthChanged,
    Hello,
    Message,
    NewsArrived,
    Progress,
    QuotesChanged,
    QuotesDoubted,
    RatesChanged,
)

FLUSH_S = 0.1


class Outbox:
    """Messages waiting for the window; what was overtaken is left out.

    Of quotes only the newest of a listing is kept, of rates, health and
    progress only the last; news and bars are joined. Everything else goes in order.
    """

    def __init__(self) -> None:
        self._quotes: dict[ListingId, Quote] = {}
        self._bars: dict[Interval, dict[ListingId, None]] = {}
        self._news: dict[ArticleId, None] = {}
        self._latest: dict[str, Message] = {}
        self._others: list[Message] = []

    def put(self, message: Message) -> None:
        """Add a message."""
        match message:
            case QuotesChanged(quotes=quotes):
                self._quotes.update((quote.listing_id, quote) for quote in quotes)
            case BarsChanged(listing_ids=ids, interval=interval):
                self._bars.setdefault(interval, {}).update(dict.fromkeys(ids))
            case NewsArrived(article_ids=ids):
                self._news.update(dict.fromkeys(ids))
            case RatesChanged() | HealthChanged() | QuotesDoubted():
                self._latest[type(message).__name__] = message
            case Progress(job=job):
                self._latest[f"Progress {job}"] = message
            case _:
                self._others.append(message)

    def take(self) -> list[Message]:
        """Return what is waiting, and forget it: greeting, rates, quotes, the rest."""
        messages: list[Message] = []
        messages += [each for each in self._others if isinstance(each, Hello)]
        messages += self._latest.values()
        if self._quotes:
            messages.append(QuotesChanged(quotes=tuple(self._quotes.values())))
        messages += [
            BarsChanged(listing_ids=tuple(ids), interval=interval)
            for interval, ids in self._bars.items()
        ]
        if self._news:
            messages.append(NewsArrived(article_ids=tuple(self._news)))
        messages += [each for each in self._others if not isinstance(each, Hello)]
        self.__init__()  # type: ignore[misc]
        return messages
