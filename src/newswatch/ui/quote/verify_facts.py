"""Checks the figures of an article: finds what our own data knows of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from newswatch.domain.article import Article
from newswatch.domain.bar import Bar, Interval
from newswatch.domain.bars import daily_bar
from newswatch.domain.claims import Statement, find_statements
from newswatch.domain.closes import official_close
from newswatch.domain.errors import NoRate
from newswatch.domain.listing import EntityId, Listing
from newswatch.domain.mention import Field
from newswatch.domain.money import HKD, USD, price_unit
from newswatch.domain.performance import year_base
from newswatch.domain.query import ArticleRow
from newswatch.domain.session import Session, SessionCalendar
from newswatch.domain.verify import (
    Check,
    CheckKind,
    Known,
    Verdict,
    check,
    stated_moment,
    stated_session,
)
from newswatch.ui.context import UiContext
from newswatch.ui.quote.lookup import Lookup

RATE_HOLDS = timedelta(days=4)
"""Today's rate is compared with articles that are no older than this."""

SAME_MOMENT = timedelta(minutes=2)
WRITTEN_BEFORE = timedelta(hours=1)
"""A price without its time may be this much older than the article."""

DAILY_MARGIN = timedelta(days=400)
INTRADAY = (Interval.M1, Interval.M5, Interval.M15)
DOLLARS = (USD, HKD)
"""What a bare "$" means, depending on where it was written."""


@dataclass(frozen=True, slots=True)
class _Then:
    """The session a statement speaks of, and when in it.

    Attributes:
        since, until: Between which the price was seen.
        closing: It is the session's official close that is stated.
    """

    session: Session
    since: datetime
    until: datetime
    closing: bool


class VerifyReader:
    """Checks what an article states of prices against stored prices."""

    def __init__(self, context: UiContext, lookup: Lookup) -> None:
        self._context = context
        self._lookup = lookup

    def checks(self, row: ArticleRow) -> list[Check]:
        """Return every checked figure, in the order of the text."""
        found: list[Check] = []
        for statement in find_statements(full_text(row.stored.article)):
            found += self._checked(row, statement)
        return found

    def _checked(self, row: ArticleRow, statement: Statement) -> list[Check]:
        """Check against the listing meant; where two may be, the one that agrees."""
        article = row.stored.article
        listings = self._listings(row, statement)
        tries = [
            check(statement, self._known(article, statement, listing))
            for listing in listings
        ]
        agreeing = (each for each in tries if _price_agrees(each))
        if len(tries) == 1:
            return tries[0]
        unknown = Known(
            rate=self._rate(article, statement), published=article.published
        )
        return next(agreeing, None) or check(statement, unknown)

    def _listings(self, row: ArticleRow, statement: Statement) -> list[Listing]:
        """Return the listings, in the stated unit, of the companies that may be meant.

        Those named before the price in its sentence; all, where none is.
        """
        currency = statement.unit.currency
        wanted = DOLLARS if statement.bare_dollar else (currency,) if currency else ()
        found: dict[tuple[EntityId, str], Listing] = {}
        for entity_id in _meant(row, statement):
            main = self._lookup.main_listing(entity_id)
            for listing in self._lookup.siblings(main) if main else ():
                theirs = price_unit(listing.unit).currency
                if theirs is not None and theirs in wanted:
                    found.setdefault((entity_id, theirs), listing)
        return list(found.values())

    def _known(self, article: Article, statement: Statement, listing: Listing) -> Known:
        rate = self._rate(article, statement)
        calendar = self._lookup.calendar(listing)
        then = _then(statement, article.published, calendar) if calendar else None
        if calendar is None or then is None:
            return Known(rate=rate, published=article.published)
        day = then.session.day
        daily = self._bars(
            listing, Interval.D1, then.session.open - DAILY_MARGIN, then.session.close
        )
        before = daily_bar(daily, calendar.previous_session(day).day, calendar)
        low, high = self._range(listing, then, daily, calendar)
        return Known(
            unit=statement.unit.code if statement.bare_dollar else listing.unit,
            price=_nearest(statement.price.value, low, high),
            low=low,
            high=high,
            previous_close=before.close if before else None,
            year_close=year_base(daily, day, calendar),
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

    def _range(
        self,
        listing: Listing,
        then: _Then,
        daily: Sequence[Bar],
        calendar: SessionCalendar,
    ) -> tuple[Decimal, Decimal] | tuple[None, None]:
        """Return between which our prices were then; None where we had none."""
        quote = self._context.price_book.quote(listing.id)
        if then.closing:
            close = official_close(then.session, daily, quote, calendar)
            return (close, close) if close else (None, None)
        seen = [quote.last] if quote and _within(quote.as_of, then) else []
        for interval in INTRADAY:
            since = then.since - interval.length
            bars = self._bars(listing, interval, since, then.until + SAME_MOMENT)
            if bars:
                seen += [p for bar in bars for p in (bar.low, bar.high)]
                break
        day = daily_bar(daily, then.session.day, calendar)
        if day and not seen and then.until >= then.session.close:
            seen = [day.low, day.high]
        return (min(seen), max(seen)) if seen else (None, None)

    def _bars(
        self, listing: Listing, interval: Interval, start: datetime, end: datetime
    ) -> tuple[Bar, ...]:
        return self._context.market.bars(listing.id, interval, start, end)


def full_text(article: Article) -> str:
    """Return all of an article's plain text."""
    return f"{article.title}\n{article.summary}"


def _meant(row: ArticleRow, statement: Statement) -> list[EntityId]:
    """Return the companies that a statement may be about, in the order of the text."""
    body = len(row.stored.article.title) + 1
    places = [
        (m.start + (body if m.field is Field.SUMMARY else 0), m.entity_id)
        for m in row.mentions
    ]
    reach = range(statement.sentence, statement.price.span.start)
    near = [entity_id for at, entity_id in sorted(places) if at in reach]
    return list(dict.fromkeys(near or [entity_id for _, entity_id in sorted(places)]))


def _price_agrees(checks: Sequence[Check]) -> bool:
    return any(
        each.kind is CheckKind.PRICE and each.verdict is Verdict.AGREES
        for each in checks
    )


def _nearest(
    stated: Decimal, low: Decimal | None, high: Decimal | None
) -> Decimal | None:
    """Return that of our prices which is nearest to what is stated."""
    if low is None or high is None:
        return None
    return min(max(stated, low), high)


def _within(moment: datetime, then: _Then) -> bool:
    return then.since - SAME_MOMENT <= moment <= then.until + SAME_MOMENT


def _then(
    statement: Statement, published: datetime, calendar: SessionCalendar
) -> _Then | None:
    """Return when the stated price was made, as far as it can be told."""
    if moment := stated_moment(statement, published, calendar):
        return _Then(calendar.last_opened(moment), moment, moment, closing=False)
    if statement.closing:
        session = stated_session(statement, published, calendar)
        return (
            _Then(session, session.close, session.close, closing=True)
            if session
            else None
        )
    running = calendar.last_opened(published)
    until = min(published, running.close)
    return _Then(running, until - WRITTEN_BEFORE, until, closing=False)
