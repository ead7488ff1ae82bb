"""What the price did since an article was published.

The price *at* publication is the close of the last bar that had ended by then,
or the previous close where the market was shut. Looking ahead is impossible: a
bar that was still running is not used. What is not known stays None.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from newswatch.domain.bar import Bar, Interval
from newswatch.domain.bars import (
    bar_length,
    count_before,
    count_ended,
    daily_bar,
    session_bars,
)
from newswatch.domain.closes import official_close, told_close
from newswatch.domain.quote import Quote
from newswatch.domain.quote_state import UNKNOWN_DELAY
from newswatch.domain.session import Session, SessionCalendar

FLAT_BELOW = Decimal("0.001")
"""A smaller move than a tenth of a percent is called flat."""

QUARTER, HOUR = timedelta(minutes=15), timedelta(hours=1)


class ReactionState(StrEnum):
    """What can be said of a reaction."""

    MOVED = "moved"
    FLAT = "flat"
    NOT_TRADED = "not-traded"
    TOO_FRESH = "too-fresh"
    DAILY_ONLY = "daily-only"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Point:
    """A price after publication.

    Attributes:
        at: When it held; aware.
        fraction: Change since publication: 0.012 is +1.2 %.
    """

    price: Decimal
    at: datetime
    fraction: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """The reaction of one listing to one article, in the listing's own unit.

    Attributes:
        base: The price at publication; None if not known.
        base_at: When that price was made.
        from_close: The base is a previous close: the market was shut, or had
            not traded that day, or (DAILY_ONLY) there are no intraday prices.
        now: The latest price; None if there was no trade since.
        after_15m, after_1h: After that much trading, counted from the opening
            where the market was shut, lunch not counted; None where that lies
            behind the close, ahead of what is known, or within one bar.
        next_close: The first official close after publication.
        reason: What the user should know, in a sentence; may be empty.
    """

    state: ReactionState
    base: Decimal | None = None
    base_at: datetime | None = None
    from_close: bool = False
    now: Point | None = None
    after_15m: Point | None = None
    after_1h: Point | None = None
    next_close: Point | None = None
    reason: str = ""


def reaction(
    published: datetime,
    now: datetime,
    intraday: Sequence[Bar],
    daily: Sequence[Bar],
    quote: Quote | None,
    calendar: SessionCalendar | None,
    delay: timedelta | None,
    *,
    interval: Interval | None = None,
) -> Reaction:
    """Return what the price did since `published`.

    Args:
        published: The article's time; aware. One in the future counts as now.
        now: Aware.
        intraday: Bars of the days around publication and of today, oldest
            first; may be empty. Those beyond `now` less `delay` are ignored.
        daily: Daily bars, oldest first; the running session's own may be last.
        quote: The latest; None where there is none or it is suspect.
        calendar: Of the listing's market; without one nothing is known.
        delay: How late bars and quotes are; None is unknown and taken as
            `UNKNOWN_DELAY`.
        interval: How long the intraday bars are; None tells it from them.

    All prices must be in one unit.
    """
    if calendar is None:
        return _unknown("The trading hours of this market are not known.")
    length = interval.length if interval else bar_length(intraday)
    horizon = now - (UNKNOWN_DELAY if delay is None else delay)
    moment = min(published, now)
    begun = count_before(intraday, horizon)
    bars = intraday if begun == len(intraday) else intraday[:begun]
    view = _View(moment, now, horizon, bars, length, daily, quote, calendar)
    return view.judge()


def _unknown(reason: str) -> Reaction:
    return Reaction(state=ReactionState.UNKNOWN, reason=reason)


@dataclass(frozen=True, slots=True)
class _Base:
    price: Decimal
    at: datetime
    from_close: bool
    daily_only: bool = False


@dataclass(frozen=True, slots=True)
class _View:
    """All that is known, while one reaction is judged.

    Attributes:
        horizon: Up to when bars can tell anything: now less the delay.
        length: Of an intraday bar.
    """

    published: datetime
    now: datetime
    horizon: datetime
    intraday: Sequence[Bar]
    length: timedelta
    daily: Sequence[Bar]
    quote: Quote | None
    calendar: SessionCalendar

    def judge(self) -> Reaction:
        base = self._base()
        if base is None:
            return self._without_base()
        latest = self._latest(base)
        if latest is None:
            return self._without_trade(base)
        return Reaction(
            state=_state(base, latest.fraction),
            base=base.price,
            base_at=base.at,
            from_close=base.from_close,
            now=latest,
            after_15m=self._after(base, QUARTER),
            after_1h=self._after(base, HOUR),
            next_close=self._next_close(base),
            reason=self._remark(base),
        )

    def _remark(self, base: _Base) -> str:
        if base.daily_only:
            return _DAILY
        coarse = not base.from_close and self.length >= HOUR
        return _HOURLY if coarse else ""

    # --- the price at publication ---

    def _running(self) -> Session | None:
        """Return the session in which the article came out.

        Lunch and the closing auction are part of it: news can still move it.
        """
        session = self.calendar.last_opened(self.published)
        return session if self.published < session.settled else None

    def _base(self) -> _Base | None:
        session = self._running()
        if session is None:
            return self._previous_close()
        if (traded := self._just_traded(session)) is not None:
            return traded
        bars = session_bars(self.intraday, session)
        ended = count_ended(bars, self.published, self.length)
        covered = self._covered()
        if ended and covered and not self._broken_off(session, bars[:ended], bars):
            bar = bars[ended - 1]
            return _Base(bar.close, bar.start + self.length, from_close=False)
        just_opened = self.published - session.open < self.length
        known = just_opened or (covered and self.intraday[0].start < session.open)
        return self._previous_close(daily_only=not known)

    def _just_traded(self, session: Session) -> _Base | None:
        """Return the quote's price, if no trade came between it and the article.

        So at lunch and in the closing auction, when bars have not come so far: they
        are late, or the last trade was made some seconds behind the last bar.
        """
        quote = self.quote
        if quote is None or not session.open <= quote.as_of <= self.published:
            return None
        until = self._known_until()
        auction = self.published >= session.close
        shut = not auction and not self.calendar.trading_time(until, self.published)
        if until < self.published and not shut:
            return None
        last = self.intraday[-1].start + self.length if self.intraday else None
        if last is not None and last > quote.as_of:
            return None
        return _Base(quote.last, quote.as_of, from_close=False)

    def _broken_off(
        self, session: Session, before: Sequence[Bar], bars: Sequence[Bar]
    ) -> bool:
        """Tell whether bars end early because nobody fetched the rest of that day.

        Where there was no trade, the day's close is that of the last bar.
        """
        end = before[-1].start + self.length
        silent = self.calendar.trading_time(end, self.published)
        if len(before) < len(bars) or silent <= max(QUARTER, self.length):
            return False
        day = daily_bar(self.daily, session.day, self.calendar)
        settled = self.horizon >= session.settled
        return settled and (day is None or day.close != before[-1].close)

    def _covered(self) -> bool:
        """Tell whether the bars reach to publication, as far as they can.

        Bars may end early because nobody fetched more, or because there was no
        trade; a quote no newer than they are tells the two apart.
        """
        if not self.intraday:
            return False
        end = self.intraday[-1].start + self.length
        if end >= min(self.published, self.horizon) - self.length:
            return True
        return (
            self.quote is not None
            and self.quote.as_of <= end
            and self._known_until() >= min(self.published, self.horizon)
        )

    def _previous_close(self, *, daily_only: bool = False) -> _Base | None:
        running = self._running()
        session = (
            self.calendar.previous_session(running.day)
            if running
            else self.calendar.last_close_before(self.published)
        )
        price = self._close_of(session)
        if price is None:
            return None
        return _Base(price, session.close, from_close=True, daily_only=daily_only)

    def _close_of(self, session: Session) -> Decimal | None:
        """Return a session's official close; None before it is settled."""
        if self.horizon < session.settled:
            return told_close(session, self.quote, self.calendar)
        close = official_close(session, self.daily, self.quote, self.calendar)
        if close is not None:
            return close
        bars = session_bars(self.intraday, session)
        whole = bars and bars[-1].start + self.length >= session.close
        return bars[-1].close if whole else None

    # --- what came after ---

    def _opening(self) -> datetime:
        """Return when trading could first react: at once, after lunch, or next day."""
        session = self._running() or self.calendar.next_open(self.published)
        openings = (
            max(self.published, opened)
            for opened, closed in session.stretches()
            if self.published < closed
        )
        return next(openings, self.published)  # the closing auction

    def _latest(self, base: _Base) -> Point | None:
        """Return the last trade after publication, or None.

        The quote, unless a whole bar is newer: so that the figure agrees with
        the price shown beside it.
        """
        trades = [(q.as_of, q.last) for q in (self.quote,) if q is not None]
        for bar in self._last_regular():
            if not trades or bar.start >= trades[0][0]:
                end = min(bar.start + self.length, self.horizon)
                trades.append((end, bar.close))
        since = [trade for trade in trades if trade[0] > self._opening()]
        if not since:
            return None
        at, price = since[-1]
        return _point(base, price, at)

    def _last_regular(self) -> Sequence[Bar]:
        """Return the last bar of a regular session, early and late trade left out."""
        if not self.intraday:
            return ()
        session = self.calendar.last_opened(self.intraday[-1].start)
        return session_bars(self.intraday, session)[-1:]

    def _after(self, base: _Base, trading: timedelta) -> Point | None:
        session = self._running() or self.calendar.next_open(self.published)
        mark = session.after(max(self.published, session.open), trading)
        bars = session_bars(self.intraday, session)
        if mark is None or mark > self.horizon or not bars or self.length > trading:
            return None
        if bars[-1].start + self.length < mark:
            return None
        ended = count_ended(bars, mark, self.length)
        if not ended:
            return _point(base, base.price, mark)
        return _point(base, bars[ended - 1].close, mark)

    def _next_close(self, base: _Base) -> Point | None:
        session = self._running() or self.calendar.next_open(self.published)
        price = self._close_of(session) if session.settled <= self.now else None
        return None if price is None else _point(base, price, session.close)

    def _without_base(self) -> Reaction:
        if self.horizon < self.calendar.last_close_before(self.published).settled:
            return Reaction(state=ReactionState.TOO_FRESH, reason=_TOO_FRESH)
        return _unknown("The price at publication is not known.")

    def _without_trade(self, base: _Base) -> Reaction:
        opening = self._opening()
        if self.now < opening:
            state, reason = ReactionState.NOT_TRADED, "The market has been shut since."
        elif self._known_until() <= opening:
            state, reason = ReactionState.TOO_FRESH, _TOO_FRESH
        else:
            state, reason = ReactionState.NOT_TRADED, "There was no trade since."
        return Reaction(
            state=state,
            base=base.price,
            base_at=base.at,
            from_close=base.from_close,
            reason=reason,
        )

    def _known_until(self) -> datetime:
        """Return up to when we would know of a trade."""
        if self.quote is None:
            last = self.intraday[-1].start + self.length if self.intraday else None
            return min(last, self.horizon) if last else self.published
        behind = self.now - self.horizon
        return max(self.quote.fetched_at - behind, self.quote.as_of)


_TOO_FRESH = "Prices do not reach so far yet."
_HOURLY = "Of that time there are only hourly prices."
_DAILY = "There are no intraday prices of that time: counted from the close before."


def _state(base: _Base, fraction: Decimal) -> ReactionState:
    if base.daily_only:
        return ReactionState.DAILY_ONLY
    return ReactionState.FLAT if abs(fraction) < FLAT_BELOW else ReactionState.MOVED


def _point(base: _Base, price: Decimal, at: datetime) -> Point:
    return Point(price, at, price / base.price - 1)
