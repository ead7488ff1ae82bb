"""When markets trade: sessions, lunch breaks, half days and holidays.

Pure rules over a `CalendarTable`; the tables themselves are shipped files, read
by `newswatch.calendars`. Days are the exchange's own, moments are aware UTC.
Where no table reaches, weekdays are presumed and marked as not `certain`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

from newswatch.domain.quote import MarketPhase

_SATURDAY = 5
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """The hours of an ordinary day, in the exchange's time, since some day.

    Attributes:
        lunch: The break, from and to; None where there is none.
        pre, post: When early trading begins and late trading ends, or None.
        half_day_post: When late trading ends on a day that closes early.
        settle_minutes: How long after the close the closing price is found
            (Hong Kong's closing auction: up to ten minutes).
    """

    since: date
    open: time
    close: time
    lunch: tuple[time, time] | None = None
    pre: time | None = None
    post: time | None = None
    half_day_post: time | None = None
    settle_minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarTable:
    """What is known of one market's days.

    Attributes:
        zone: IANA name of the exchange's time zone.
        first, last: The days that the table covers; beyond, holidays are unknown.
        hours: Oldest first.
        closed: Weekdays without trading: holidays, typhoons, mourning.
        early_closes: Half days and when they end.
    """

    mic: str
    zone: str
    first: date
    last: date
    hours: tuple[Hours, ...]
    closed: frozenset[date] = frozenset()
    early_closes: Mapping[date, time] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One day's trading; every time aware UTC.

    Attributes:
        day: The exchange's date.
        settled: When the official close is known: the closing auction is over.
        half_day: Closes early.
        certain: False beyond the table: it may be a holiday.
    """

    mic: str
    day: date
    open: datetime
    close: datetime
    settled: datetime
    lunch: tuple[datetime, datetime] | None = None
    pre: datetime | None = None
    post: datetime | None = None
    half_day: bool = False
    certain: bool = True

    def phase(self, at: datetime) -> MarketPhase:
        """Return what the market does at a moment of this day."""
        if self.open <= at < self.close:
            at_lunch = self.lunch and self.lunch[0] <= at < self.lunch[1]
            return MarketPhase.LUNCH if at_lunch else MarketPhase.REGULAR
        if self.pre and self.pre <= at < self.open:
            return MarketPhase.PRE
        if self.post and self.close <= at < self.post:
            return MarketPhase.POST
        return MarketPhase.CLOSED

    def stretches(self) -> tuple[tuple[datetime, datetime], ...]:
        """Return the spans of regular trading: two, around a lunch break."""
        if self.lunch is None:
            return ((self.open, self.close),)
        return ((self.open, self.lunch[0]), (self.lunch[1], self.close))

    def after(self, start: datetime, trading: timedelta) -> datetime | None:
        """Return the moment `trading` later, lunch not counted.

        None if the session is over by then, or was not running at `start`.
        """
        for begin, end in self.stretches():
            here = max(start, begin)
            if here >= end:
                continue
            if here + trading <= end:
                return here + trading
            trading -= end - here
        return None


@dataclass(frozen=True, slots=True)
class Change:
    """The next time the market's phase changes.

    Attributes:
        phase: What begins then.
        certain: False if that day may be a holiday nobody has told us of.
    """

    at: datetime
    phase: MarketPhase
    certain: bool


@dataclass(frozen=True, slots=True)
class SessionCalendar:
    """The sessions of one market. Equal where their tables are; remembers days."""

    table: CalendarTable
    _remembered: dict[date, Session | None] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    @property
    def mic(self) -> str:
        """ISO 10383 code."""
        return self.table.mic

    @property
    def zone(self) -> ZoneInfo:
        """The exchange's time zone."""
        return ZoneInfo(self.table.zone)

    def local(self, at: datetime) -> datetime:
        """Return a moment in the exchange's time."""
        return at.astimezone(self.zone)

    def day_of(self, at: datetime) -> date:
        """Return the exchange's date at a moment."""
        return self.local(at).date()

    def knows(self, day: date) -> bool:
        """Tell whether the holidays around `day` are known."""
        return self.table.first <= day <= self.table.last

    def session_on(self, day: date) -> Session | None:
        """Return the session of a day; None if the market does not open."""
        try:
            return self._remembered[day]
        except KeyError:
            session = self._remembered[day] = self._session(day)
            return session

    def _session(self, day: date) -> Session | None:
        if day.weekday() >= _SATURDAY or day in self.table.closed:
            return None
        hours = self._hours(day)
        early = self.table.early_closes.get(day)
        close = self._at(day, early or hours.close)
        post = hours.half_day_post if early else hours.post
        return Session(
            mic=self.mic,
            day=day,
            open=self._at(day, hours.open),
            close=close,
            settled=close + timedelta(minutes=hours.settle_minutes),
            lunch=self._lunch(day, hours.lunch, close),
            pre=self._at(day, hours.pre) if hours.pre else None,
            post=self._at(day, post) if post else None,
            half_day=early is not None,
            certain=self.knows(day),
        )

    def phase(self, at: datetime) -> MarketPhase:
        """Return what the market is doing.

        On weekdays beyond the table it is UNKNOWN: it may be a holiday.
        """
        phase = self.scheduled_phase(at)
        if phase is MarketPhase.CLOSED or self.knows(self.day_of(at)):
            return phase
        return MarketPhase.UNKNOWN

    def scheduled_phase(self, at: datetime) -> MarketPhase:
        """Return what the market does at a moment, if that day is no holiday."""
        session = self.session_on(self.day_of(at))
        return session.phase(at) if session else MarketPhase.CLOSED

    def previous_session(self, day: date) -> Session:
        """Return the last session before `day`."""
        return next(self._walk(day - _DAY, -_DAY))

    def next_session(self, day: date) -> Session:
        """Return the first session after `day`."""
        return next(self._walk(day + _DAY, _DAY))

    def next_open(self, at: datetime) -> Session:
        """Return the first session that opens after a moment."""
        upcoming = self._walk(self.day_of(at), _DAY)
        return next(session for session in upcoming if session.open > at)

    def last_opened(self, at: datetime) -> Session:
        """Return the session that is running, or else the last one."""
        past = self._walk(self.day_of(at), -_DAY)
        return next(session for session in past if session.open <= at)

    def last_close_before(self, at: datetime) -> Session:
        """Return the last session that had closed at a moment."""
        past = self._walk(self.day_of(at), -_DAY)
        return next(session for session in past if session.close <= at)

    def sessions_back(self, day: date, count: int) -> Session:
        """Return the session that is `count` sessions before `day`; count >= 1."""
        past = self._walk(day - _DAY, -_DAY)
        for _ in range(count - 1):
            next(past)
        return next(past)

    def next_change(self, at: datetime) -> Change:
        """Return when the phase changes next, and to what."""
        now = self.scheduled_phase(at)
        changes = (
            Change(edge, session.phase(edge), session.certain)
            for session in self._walk(self.day_of(at), _DAY)
            for edge in _edges(session)
        )
        return next(c for c in changes if c.at > at and c.phase is not now)

    def trading_time(self, start: datetime, end: datetime) -> timedelta:
        """Return how much regular trading there was between two moments.

        Lunch, nights and holidays do not count: how long a silence really is.
        """
        sessions = takewhile(
            lambda session: session.open < end, self._walk(self.day_of(start), _DAY)
        )
        spans = (
            min(closed, end) - max(opened, start)
            for session in sessions
            for opened, closed in session.stretches()
        )
        return sum((max(span, timedelta()) for span in spans), timedelta())

    def _hours(self, day: date) -> Hours:
        hours = self.table.hours
        return next((h for h in reversed(hours) if h.since <= day), hours[0])

    def _lunch(
        self, day: date, lunch: tuple[time, time] | None, close: datetime
    ) -> tuple[datetime, datetime] | None:
        if lunch is None or self._at(day, lunch[0]) >= close:
            return None
        return self._at(day, lunch[0]), self._at(day, lunch[1])

    def _at(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, self.zone).astimezone(UTC)

    def _walk(self, day: date, step: timedelta) -> Iterator[Session]:
        while True:
            if session := self.session_on(day):
                yield session
            day += step


def _edges(session: Session) -> Iterator[datetime]:
    moments = [session.pre, session.open, *(session.lunch or ()), session.close]
    yield from (moment for moment in (*moments, session.post) if moment is not None)


def countdown(calendar: SessionCalendar, at: datetime) -> str:
    """Return what comes next, in words: ``"lunch in 2h 19m"``.

    Others: ``"opens in 12h 49m"``, ``"reopens in 31m"``, ``"closes in 1h 05m"``,
    ``"late trading ends in 3h 00m"``; with ``", unless it is a holiday"`` where
    the table ends. Before early trading it counts to the opening itself.
    """
    change = calendar.next_change(at)
    if change.phase is MarketPhase.PRE:
        opening = calendar.next_open(at)
        change = Change(opening.open, MarketPhase.REGULAR, opening.certain)
    what = _what(calendar.scheduled_phase(at), change.phase)
    text = f"{what} in {duration(change.at - at)}"
    return text if change.certain else f"{text}, unless it is a holiday"


def _what(before: MarketPhase, after: MarketPhase) -> str:
    if after is MarketPhase.REGULAR:
        return "reopens" if before is MarketPhase.LUNCH else "opens"
    if after is MarketPhase.LUNCH:
        return "lunch"
    return "late trading ends" if before is MarketPhase.POST else "closes"


def duration(span: timedelta) -> str:
    """Return a span in words, in whole minutes, rounded up: ``"2h 19m"``."""
    minutes = -(-int(span.total_seconds()) // 60)
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    if days:
        return f"{days}d {hours}h"
    return f"{hours}h {minutes:02d}m" if hours else f"{minutes}m"
