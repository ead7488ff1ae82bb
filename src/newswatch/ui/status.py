"""Keeps the status strip up to date: once a second, and when something happens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from decimal import Decimal

from PySide6.QtCore import QObject, QTimer, Signal

from newswatch.domain.health import SourceHealth
from newswatch.domain.listing import ListingId
from newswatch.domain.query import ArticleQuery
from newswatch.protocol import Cancel, Failed, Progress
from newswatch.ui import text
from newswatch.ui.connection import connection_words
from newswatch.ui.context import UiContext
from newswatch.ui.engine_words import engine_words
from newswatch.ui.market_hours import MarketHours
from newswatch.ui.status_strip import Mood, StatusStrip
from newswatch.ui.user_data import UserData

TICK_MS = 1000


class StatusKeeper(QObject):
    """Knows what the strip is to say.

    Signals:
        health_changed: `tuple[SourceHealth, ...]`, as the engine last told.
        feeds_answered: A `protocol.FeedsAnswered`, for whoever asked.
    """

    health_changed = Signal(object)
    feeds_answered = Signal(object)

    def __init__(
        self,
        context: UiContext,
        data: UserData,
        hours: MarketHours,
        strip: StatusStrip,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._data = data
        self._hours = hours
        self._strip = strip
        self._running = True  # on its way, which is nothing to worry about
        self._sentence = self.tr("Starting…")
        self._sources: tuple[SourceHealth, ...] = ()
        self._last: datetime | None = None
        self._job = ""
        strip.stop_requested.connect(lambda: context.send(Cancel(job=self._job)))
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.refresh)

    @property
    def sources(self) -> tuple[SourceHealth, ...]:
        """How the sources are doing, as the engine last told."""
        return self._sources

    def start(self) -> None:
        """Read what is stored, and begin to tick."""
        self.on_news()
        self._timer.start()
        self.refresh()

    def on_engine(self, sentence: str, *, running: bool) -> None:
        """Take over how the engine is doing."""
        self._running = running
        self._sentence = sentence
        self.refresh()

    def on_health(self, sources: Sequence[SourceHealth]) -> None:
        """Take over how the sources are doing."""
        self._sources = tuple(sources)
        self.health_changed.emit(self._sources)
        self.refresh()

    def on_news(self) -> None:
        """Look up when the last article came out."""
        newest = self._context.news.page(ArticleQuery(), limit=1)
        self._last = newest[0].stored.article.published if newest else None

    def on_failed(self, failed: Failed) -> None:
        """Say what went wrong."""
        self._strip.say(failed.title, failed.hint, lasting=failed.bug)

    def on_progress(self, progress: Progress) -> None:
        """Say how far a long job is."""
        title = engine_words(progress.title)
        done, total = (
            text.number(Decimal(count), 0) for count in (progress.done, progress.total)
        )
        if progress.stopped:
            words = self.tr(
                "{0}: stopped after {1} of {2}; the others stay as they were"
            )
            self._strip.say(words.format(title, done, total))
        elif progress.done < progress.total:
            self._job = progress.job
            self._strip.say(f"{title} {done} / {total}", stoppable=True)
        else:
            self._strip.say(self.tr("{0}: done").format(title))

    def refresh(self) -> None:
        """Write everything anew."""
        now = self._context.clock.now()
        words, mood = self._engine_words(now)
        self._strip.show_engine(words, mood)
        cut_off = bool(connection_words(self._sources, now))
        self._strip.show_sources(self._sources, now, brief=cut_off)
        last = self.tr("Last article {0}").format(text.age(self._last, now))
        self._strip.last.setText(last if self._last else "")
        from newswatch.ui.market_words import market_words

        mics = [self._data.listing(i).mic for i in self._watched()]
        self._strip.markets.setText(market_words(mics, self._hours.of, now))
        self._strip.quiet.setText(self._quiet_words(now))

    def _watched(self) -> list[ListingId]:
        ids = [i for w in self._data.watchlists for i in w.listing_ids]
        return [*ids, *self._data.held_listings()]

    def _engine_words(self, now: datetime) -> tuple[str, Mood]:
        if self._sentence:
            return self._sentence, Mood.WAITING if self._running else Mood.BAD
        if cut_off := connection_words(self._sources, now):
            return cut_off, Mood.WAITING
        live, delayed = self._count(now)
        if live:
            one = self.tr("Live · streaming one symbol")
            many = text.tr("Live · streaming %n symbols", n=live)
            return one if live == 1 else many, Mood.GOOD
        if delayed:
            one = self.tr("Up to date · one delayed quote")
            many = text.tr("Up to date · %n delayed quotes", n=delayed)
            return one if delayed == 1 else many, Mood.GOOD
        if self._waits_for_prices():
            return self.tr("Waiting for the first prices"), Mood.WAITING
        return self.tr("Up to date"), Mood.GOOD

    def _waits_for_prices(self) -> bool:
        """Tell whether something is watched and not one price has come."""
        watched = self._watched()
        return bool(watched) and not any(map(self._context.price_book.quote, watched))

    def _count(self, now: datetime) -> tuple[int, int]:
        from newswatch.domain.quote_state import StateKind, state_of

        kinds = []
        watched = set(self._watched())
        for listing_id, quote in self._context.price_book.quotes().items():
            if listing_id in watched:
                calendar = self._hours.of_listing(self._data.listing(listing_id))
                kinds.append(state_of(quote, calendar, now).kind)
        return kinds.count(StateKind.LIVE), kinds.count(StateKind.DELAYED)

    def _quiet_words(self, now: datetime) -> str:
        settings = self._context.settings.settings
        if not settings.notify:
            return self.tr("Notifications off")
        if not (settings.quiet_from and settings.quiet_to):
            return self.tr("Quiet hours off")
        if is_quiet(settings.quiet_from, settings.quiet_to, now.astimezone().time()):
            return self.tr("Quiet until {0}").format(settings.quiet_to)
        return self.tr("Quiet from {0}").format(settings.quiet_from)


def is_quiet(start: str, end: str, at: time) -> bool:
    """Tell whether a time of day lies in quiet hours, which may span midnight."""
    first, last = time.fromisoformat(start), time.fromisoformat(end)
    if first <= last:
        return first <= at < last
    return at >= first or at < last
