"""Who in the window is told what the engine says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from newswatch import protocol as p
from newswatch.domain.portfolio import exchange_day
from newswatch.ui import text
from newswatch.ui.clock import UiClock
from newswatch.ui.connection import price_words
from newswatch.ui.holding_words import changed_words
from newswatch.ui.news.pane import NewsPane
from newswatch.ui.pace import Soon
from newswatch.ui.pictures import Pictures
from newswatch.ui.price_book import PriceBook
from newswatch.ui.quote_host import QuoteHost
from newswatch.ui.status import StatusKeeper
from newswatch.ui.status_strip import StatusStrip
from newswatch.ui.user_data import UserData
from newswatch.ui.watchlist.pane import WatchlistPane

PINS_REST_MS = 2000
"""Pins on the chart are read anew no more often, however much news comes."""

Notice = Callable[[p.Notify], None]


class Messages:
    """Hands each message of the engine to the panes it concerns."""

    def __init__(
        self,
        *,
        clock: UiClock,
        book: PriceBook,
        data: UserData,
        pictures: Pictures,
        watchlist: WatchlistPane,
        news: NewsPane,
        quote: QuoteHost,
        status: StatusKeeper,
        strip: StatusStrip,
        notify: Notice,
    ) -> None:
        self._clock = clock
        self._data = data
        self._watchlist = watchlist
        self._news = news
        self._quote = quote
        self._status = status
        self._strip = strip
        self._pins = Soon(quote.on_news_changed, quote, soon_ms=0, rest_ms=PINS_REST_MS)
        self._handlers: dict[type[p.Message], Callable[[Any], None]] = {
            p.Alive: clock.follow,
            p.QuotesChanged: lambda m: book.apply_quotes(m.quotes),
            p.QuotesDoubted: self._on_doubts,
            p.RatesChanged: lambda m: book.apply_rates(m.rates),
            p.BarsChanged: self._on_bars,
            p.SplitsLearned: self._on_splits,
            p.EarningsChanged: lambda m: quote.on_earnings_changed(m.listing_ids),
            p.ListingsChanged: lambda m: data.learn(m.listings),
            p.NewsArrived: self._on_news,
            p.NewsRematched: self._on_news,
            p.PicturesArrived: lambda m: pictures.on_arrived(m.article_ids),
            p.Notify: notify,
            p.HealthChanged: self._on_health,
            p.Progress: status.on_progress,
            p.SymbolsFound: watchlist.on_symbols_found,
            p.Exported: self._on_exported,
            p.FeedsAnswered: status.feeds_answered.emit,
            p.Failed: status.on_failed,
        }

    def dispatch(self, message: p.FromEngine) -> None:
        """Hand over one message; one that concerns nobody is fine."""
        handler = self._handlers.get(type(message))
        if handler is not None:
            handler(message)

    def _on_bars(self, message: p.BarsChanged) -> None:
        self._watchlist.sparks.refresh(message.listing_ids)
        self._news.on_bars_changed(message.listing_ids)
        self._quote.on_bars_changed(message.listing_ids, message.interval)

    def _on_splits(self, message: p.SplitsLearned) -> None:
        """Count the lots anew at once, and say what became of them."""
        self._data.learn_splits()
        holding = self._data.holding(message.listing_id)
        if holding is not None:
            today = exchange_day(message.listing_id, self._clock.now())
            if words := changed_words(holding, message.splits, today):
                self._strip.say(words)

    def _on_doubts(self, message: p.QuotesDoubted) -> None:
        self._watchlist.on_doubts(message)
        self._quote.set_doubts(message.reasons)

    def _on_news(self, _message: p.NewsArrived | p.NewsRematched) -> None:
        self._news.on_news_arrived()
        self._pins.ask()
        self._status.on_news()

    def _on_health(self, message: p.HealthChanged) -> None:
        self._status.on_health(message.sources)
        self._news.on_health(message.sources)
        self._quote.set_outage(price_words(message.sources, self._clock.now()))

    def _on_exported(self, message: p.Exported) -> None:
        words = text.tr("%n rows exported to {0}", n=message.articles)
        self._strip.say(words.format(message.path))
