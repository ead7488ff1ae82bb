"""What the engine has to say, gathered and sent at most ten times a second."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from newswatch.domain.article import ArticleId
from newswatch.domain.bar import Interval
from newswatch.domain.listing import ListingId
from newswatch.domain.quote import Quote
from newswatch.protocol import (
    BarsChanged,
    EarningsChanged,
    HealthChanged,
    Hello,
    Message,
    NewsArrived,
    Progress,
    QuotesChanged,
    QuotesDoubted,
    RatesChanged,
    SplitsLearned,
)

FLUSH_S = 0.1


@dataclass(slots=True)
class _Waiting:
    """What has been said since the last time it was taken."""

    quotes: dict[ListingId, Quote] = field(default_factory=dict)
    bars: dict[Interval, dict[ListingId, None]] = field(default_factory=dict)
    earnings: dict[ListingId, None] = field(default_factory=dict)
    news: dict[ArticleId, None] = field(default_factory=dict)
    latest: dict[str, Message] = field(default_factory=dict)
    greetings: list[Message] = field(default_factory=list)
    others: list[Message] = field(default_factory=list)


class Outbox:
    """Messages waiting for the window; what was overtaken is left out.

    Of quotes only the newest of a listing is kept, of rates, health and
    progress only the last; news, bars and days of results are joined. Everything
    else goes in order.

    Attributes:
        filled: Set while something is waiting. Only the event loop's thread puts
            and takes.
    """

    def __init__(self) -> None:
        self.filled = asyncio.Event()
        self._waiting = _Waiting()

    def put(self, message: Message) -> None:
        """Add a message."""
        waiting = self._waiting
        self.filled.set()
        match message:
            case QuotesChanged(quotes=quotes):
                waiting.quotes.update((quote.listing_id, quote) for quote in quotes)
            case BarsChanged(listing_ids=ids, interval=interval):
                waiting.bars.setdefault(interval, {}).update(dict.fromkeys(ids))
            case EarningsChanged(listing_ids=ids):
                waiting.earnings.update(dict.fromkeys(ids))
            case NewsArrived(article_ids=ids):
                waiting.news.update(dict.fromkeys(ids))
            case RatesChanged() | HealthChanged() | QuotesDoubted():
                waiting.latest[type(message).__name__] = message
            case Progress(job=job):
                waiting.latest[f"Progress {job}"] = message
            case Hello() | SplitsLearned():
                waiting.greetings.append(message)
            case _:
                waiting.others.append(message)

    def take(self) -> list[Message]:
        """Return what is waiting, and forget it: greeting, rates, quotes, the rest.

        Splits go with the greeting, before prices that count in new shares.
        """
        waiting, self._waiting = self._waiting, _Waiting()
        self.filled.clear()
        messages = [*waiting.greetings, *waiting.latest.values()]
        if waiting.quotes:
            messages.append(QuotesChanged(quotes=tuple(waiting.quotes.values())))
        messages += [
            BarsChanged(listing_ids=tuple(ids), interval=interval)
            for interval, ids in waiting.bars.items()
        ]
        if waiting.earnings:
            messages.append(EarningsChanged(listing_ids=tuple(waiting.earnings)))
        if waiting.news:
            messages.append(NewsArrived(article_ids=tuple(waiting.news)))
        return messages + waiting.others
