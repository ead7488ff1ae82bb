"""Checks the figures of an article: finds what our own data knows of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from newswatch.domain.article import Article
from newswatch.domain.bar import Bar, Interval
from newswatch.domain.bars import bar_length, count_ended, daily_bar
from newswatch.domain.claims import Statement, find_statements
from newswatch.domain.errors import NoRate
from newswatch.domain.listing import Listing
from newswatch.domain.money import price_unit
from newswatch.domain.performance import year_base
from newswatch.domain.query import ArticleRow
from newswatch.domain.session import SessionCalendar
from newswatch.domain.verify import Check, Known, check, stated_moment
from newswatch.ui.context import UiContext
from newswatch.ui.quote.lookup import Lookup

RATE_HOLDS = timedelta(days=4)
"""Today's rate is compared with articles that are no older than this."""

SAME_MOMENT = timedelta(minutes=2)
DAILY_MARGIN = timedelta(days=400)
INTRADAY = (Interval.M1, Interval.M5, Interval.M15)


class VerifyReader:
    """Checks what an article states of prices against stored prices."""

    def __init__(self, context: UiContext, lookup: Lookup) -> None:
        self._context = context
        self._lookup = lookup

    def checks(self, row: ArticleRow) -> list[Check]:
        """Return every checked figure, in the order of the text."""
        found: list[Check] = []
        for statement in find_statements(full_text(row.stored.article)):
            listing = self._listing(row, statement)
            known = self._known(row.stored.article, statement, listing)
            found += check(statement, known)
        return found

    def _listing(self, row: ArticleRow, statement: Statement) -> Listing | None:
        """Return the mentioned company's listing that trades in the stated unit."""
        currency = statement.unit.currency
        for entity_id in dict.fromkeys(m.entity_id for m in row.mentions):
            main = self._lookup.main_listing(entity_id)
            for listing in self._lookup.siblings(main) if main else ():
                if currency and price_unit(listing.unit).currency == currency:
                    return listing
        return None

    def _known(
        self, article: Article, statement: Statement, listing: Listing | None
    ) -> Known:
        rate = self._rate(article, statement)
        calendar = self._lookup.calendar(listing) if listing else None
        if listing is None or calendar is None:
            return Known(rate=rate, published=article.published)
        moment = stated_moment(statement, article.published, calendar)
        at = moment or article.published
        daily = self._bars(listing, Interval.D1, at - DAILY_MARGIN, at)
        return Known(
            unit=listing.unit,
            price=self._price(listing, at, daily, calendar),
            previous_close=_previous_close(daily, at, calendar),
            year_close=year_base(daily, calendar.day_of(at), calendar),
            rate=rate,
            published=article.published,
            calendar=calendar,
        )

    def _rate(self, article: Article, statement: Statement) -> Decimal | None:
        base = statement.unit.currency
        if statement.converted is None or base is None:
            return None
        if self._context.clock.now() - article.published > RATE_HOLDS:
            return None
        other = statement.converted[0].currency
        try:
            return self._context.price_book.fx.conversion(base, other).factor
        except NoRate:
            return None

    def _price(
        self,
        listing: Listing,
        at: datetime,
        daily: Sequence[Bar],
        calendar: SessionCalendar,
    ) -> Decimal | None:
        """Return our price at a moment: of a bar, the quote, or the last close."""
        quote = self._context.price_book.quote(listing.id)
        if quote is not None and abs(quote.as_of - at) <= SAME_MOMENT:
            return quote.last
        for interval in INTRADAY:
            bars = self._bars(listing, interval, at - timedelta(hours=1), at)
            ended = count_ended(bars, at, bar_length(bars)) if bars else 0
            if ended:
                return bars[ended - 1].close
        session = calendar.last_opened(at)
        if at < session.close:
            return None
        bar = daily_bar(daily, session.day, calendar)
        return bar.close if bar else None

    def _bars(
        self, listing: Listing, interval: Interval, start: datetime, end: datetime
    ) -> tuple[Bar, ...]:
        return self._context.market.bars(listing.id, interval, start, end)


def full_text(article: Article) -> str:
    """Return all of an article's plain text."""
    return f"{article.title}\n{article.summary}"


def _previous_close(
    daily: Sequence[Bar], at: datetime, calendar: SessionCalendar
) -> Decimal | None:
    """Return the close before the session that was running, or had run last."""
    session = calendar.last_opened(at)
    bar = daily_bar(daily, calendar.previous_session(session.day).day, calendar)
    return bar.close if bar else None
