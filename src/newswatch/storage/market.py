"""Quotes, bars, rates and companies' dates, as they were last learned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from decimal import Decimal

from newswatch.domain.bar import Bar, Interval, PriceSeries, Split
from newswatch.domain.earnings import EarningsDate
from newswatch.domain.fx import FxRate
from newswatch.domain.listing import ListingId
from newswatch.domain.money import Currency
from newswatch.domain.quote import MarketPhase, Quote
from newswatch.storage import events
from newswatch.storage.convert import (
    decimal_of,
    decimal_or_none,
    from_ms,
    from_ms_or_none,
    text_or_none,
    to_ms,
    to_ms_or_none,
)
from newswatch.storage.database import Database, Row

_FINEST_FIRST = (
    Interval.M1,
    Interval.M5,
    Interval.M15,
    Interval.H1,
    Interval.D1,
    Interval.W1,
)
LONGEST_SESSION = timedelta(hours=9)
"""No share's regular session is longer (London: 8.5 hours)."""

_SAVE_QUOTE = """
    INSERT INTO quote VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (listing_id) DO UPDATE SET
        last = excluded.last, unit = excluded.unit,
        as_of_ms = excluded.as_of_ms, fetched_ms = excluded.fetched_ms,
        source = excluded.source, previous_close = excluded.previous_close,
        open = excluded.open, day_high = excluded.day_high,
        day_low = excluded.day_low, volume = excluded.volume,
        delay_ms = excluded.delay_ms, phase = excluded.phase,
        extended_last = excluded.extended_last,
        extended_as_of_ms = excluded.extended_as_of_ms
    WHERE (excluded.as_of_ms, excluded.fetched_ms) >= (as_of_ms, fetched_ms)
"""
_SAVE_RATE = """
    INSERT INTO fx_rate (base, quote, source, rate, as_of_ms) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET rate = excluded.rate, as_of_ms = excluded.as_of_ms
    WHERE excluded.as_of_ms >= as_of_ms
"""
_SERIES = """
    SELECT id, unit, source, fetched_ms FROM series
    WHERE listing_id = ? AND interval = ?
"""
_BARS = "SELECT start_ms, open, high, low, close, volume FROM bar"
_OF = (
    "WHERE series_id = (SELECT id FROM series"
    " WHERE listing_id = :listing AND interval = :interval)"
)
_LAST, _FIRST = "ORDER BY start_ms DESC LIMIT 1", "ORDER BY start_ms LIMIT 1"


class MarketStore:
    """Fulfils `ports.MarketStore`. Times come back in UTC, to the millisecond."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def transaction(self) -> AbstractContextManager[None]:
        """Leave by an exception and nothing was written. May be nested."""
        return self._db.transaction()

    def save_quotes(self, quotes: Iterable[Quote]) -> None:
        """Keep the newest quote of each listing; an older one never replaces it."""
        with self._db.transaction():
            self._db.execute_many(_SAVE_QUOTE, map(_quote_row, quotes))

    def quotes(self) -> list[Quote]:
        """Return the last quote of every listing that has one."""
        return [_quote(row) for row in self._db.rows("SELECT * FROM quote")]

    def save_series(self, series: PriceSeries) -> None:
        """Keep bars; a bar with the same start is replaced.

        Bars in another unit than the new ones are forgotten first: pence and
        pounds never share a series.
        """
        with self._db.transaction():
            number = self._series_number(series)
            self._db.execute_many(
                "INSERT OR REPLACE INTO bar VALUES (?, ?, ?, ?, ?, ?, ?)",
                (_bar_row(number, bar) for bar in series.bars),
            )

    def bars(
        self,
        listing_id: ListingId,
        interval: Interval,
        start: datetime,
        end: datetime,
        *,
        unit: str | None = None,
    ) -> tuple[Bar, ...]:
        """Return stored bars that start in [start, end), oldest first.

        Args:
            unit: None of them, if they are counted in another than this.
        """
        series = self.series(listing_id, interval, start, end)
        wanted = series is not None and unit in {None, series.unit}
        return series.bars if series and wanted else ()

    def series(
        self, listing_id: ListingId, interval: Interval, start: datetime, end: datetime
    ) -> PriceSeries | None:
        """Return `bars` with their unit, source and age; None if never saved."""
        found = self._db.row(_SERIES, (listing_id, interval.value))
        if found is None:
            return None
        number, unit, source, fetched_ms = found
        rows = self._db.rows(
            f"{_BARS} WHERE series_id = ? AND start_ms >= ? AND start_ms < ? "
            "ORDER BY start_ms",
            (number, to_ms(start), to_ms(end)),
        )
        bars = tuple(map(_bar, rows))
        return PriceSeries(
            listing_id, interval, unit, bars, source, from_ms(fetched_ms)
        )

    def bars_around(
        self,
        listing_id: ListingId,
        when: datetime,
        before: timedelta,
        after: timedelta,
    ) -> PriceSeries | None:
        """Return the finest bars stored in [when - before, when + after).

        None if no interval has two bars there: one is no line.
        """
        for interval in _FINEST_FIRST:
            series = self.series(listing_id, interval, when - before, when + after)
            if series is not None and len(series.bars) > 1:
                return series
        return None

    def daily_closes(
        self, listing_id: ListingId, since: datetime
    ) -> list[tuple[datetime, Decimal]]:
        """Return (session's opening, close), oldest first, of sessions from `since`."""
        rows = self._db.rows(
            "SELECT start_ms, close FROM bar WHERE series_id = "
            "(SELECT id FROM series WHERE listing_id = ? AND interval = '1d') "
            "AND start_ms >= ? ORDER BY start_ms",
            (listing_id, to_ms(since)),
        )
        return [(from_ms(ms), decimal_of(close)) for ms, close in rows]

    def last_close_before(self, listing_id: ListingId, when: datetime) -> Bar | None:
        """Return the last daily bar whose session had surely ended at `when`.

        A daily bar knows when its session opened; it is taken as ended after
        `LONGEST_SESSION`. The close of a session still running at `when` was
        not known then, and is never returned.
        """
        row = self._db.row(
            f"{_BARS} WHERE series_id = "
            "(SELECT id FROM series WHERE listing_id = ? AND interval = '1d') "
            "AND start_ms <= ? ORDER BY start_ms DESC LIMIT 1",
            (listing_id, to_ms(when - LONGEST_SESSION)),
        )
        return None if row is None else _bar(row)

    def bars_beside(
        self, listing_id: ListingId, interval: Interval, moment: datetime
    ) -> tuple[Bar, Bar] | None:
        """Return the last bar before `moment` and the first from it; None without."""
        key: dict[str, object] = {
            "listing": listing_id,
            "interval": interval.value,
            "moment": to_ms(moment),
        }
        before = self._db.row(f"{_BARS} {_OF} AND start_ms < :moment {_LAST}", key)
        after = self._db.row(f"{_BARS} {_OF} AND start_ms >= :moment {_FIRST}", key)
        return (_bar(before), _bar(after)) if before and after else None

    def divide_before(
        self,
        listing_id: ListingId,
        interval: Interval,
        moment: datetime,
        ratio: Decimal,
    ) -> None:
        """Adjust the bars before `moment` for a split of `ratio` new for one old."""
        self._db.execute(
            "UPDATE bar SET open = open / :ratio, high = high / :ratio, "
            "low = low / :ratio, close = close / :ratio, "
            "volume = CAST(round(volume * :ratio) AS INTEGER) "
            f"{_OF} AND start_ms < :moment",
            {
                "ratio": float(ratio),
                "listing": listing_id,
                "interval": interval.value,
                "moment": to_ms(moment),
            },
        )

    def save_splits(self, listing_id: ListingId, splits: Iterable[Split]) -> None:
        """Keep splits; one of the same day is replaced."""
        events.save_splits(self._db, listing_id, splits)

    def splits(self, listing_id: ListingId) -> tuple[Split, ...]:
        """Return the splits of a listing, oldest first."""
        return events.splits(self._db, listing_id)

    def all_splits(self) -> dict[ListingId, tuple[Split, ...]]:
        """Return the splits of every listing that has some, oldest first."""
        return events.all_splits(self._db)

    def save_splits_since(self, listing_id: ListingId, day: date) -> None:
        """Keep that all splits from `day` on were asked for."""
        events.save_splits_since(self._db, listing_id, day)

    def splits_since(self) -> dict[ListingId, date]:
        """Return from which day on all splits of a listing are known."""
        return events.splits_since(self._db)

    def save_earnings(
        self,
        listing_id: ListingId,
        dates: Sequence[EarningsDate],
        asked: datetime,
    ) -> None:
        """Keep what was said at `asked`; days that have passed stay."""
        events.save_earnings(self._db, listing_id, dates, asked)

    def earnings(self, listing_id: ListingId) -> list[EarningsDate]:
        """Return the days a company reports on, oldest first."""
        return events.earnings(self._db, listing_id)

    def earnings_asked(self) -> dict[ListingId, datetime]:
        """Return when each listing's days were last asked for."""
        return events.earnings_asked(self._db)

    def save_rates(self, rates: Iterable[FxRate]) -> None:
        """Keep the newest rate of each pair and source."""
        with self._db.transaction():
            self._db.execute_many(
                _SAVE_RATE,
                (
                    (r.base, r.quote, r.source, str(r.rate), to_ms(r.as_of))
                    for r in rates
                ),
            )

    def rates(self) -> list[FxRate]:
        """Return every rate kept."""
        rows = self._db.rows("SELECT base, quote, rate, as_of_ms, source FROM fx_rate")
        return [
            FxRate(
                base=Currency(base),
                quote=Currency(quote),
                rate=Decimal(rate),
                as_of=from_ms(as_of_ms),
                source=source,
            )
            for base, quote, rate, as_of_ms, source in rows
        ]

    def _series_number(self, series: PriceSeries) -> int:
        key = (series.listing_id, series.interval.value)
        old = self._db.row(_SERIES, key)
        if old is not None and old[1] != series.unit:
            self._db.execute("DELETE FROM series WHERE id = ?", (old[0],))
        number = self._db.row(
            "INSERT INTO series (listing_id, interval, unit, source, fetched_ms) "
            "VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
            "source = excluded.source, "
            "fetched_ms = max(fetched_ms, excluded.fetched_ms) RETURNING id",
            (*key, series.unit, series.source, to_ms(series.fetched_at)),
        )
        assert number is not None
        return int(number[0])


def _quote_row(quote: Quote) -> Row:
    return (
        quote.listing_id,
        str(quote.last),
        quote.unit,
        to_ms(quote.as_of),
        to_ms(quote.fetched_at),
        quote.source,
        text_or_none(quote.previous_close),
        text_or_none(quote.open),
        text_or_none(quote.day_high),
        text_or_none(quote.day_low),
        quote.volume,
        None if quote.delay is None else quote.delay // timedelta(milliseconds=1),
        quote.phase.value,
        text_or_none(quote.extended_last),
        to_ms_or_none(quote.extended_as_of),
    )


def _quote(row: Row) -> Quote:
    return Quote(
        listing_id=ListingId(row[0]),
        last=Decimal(row[1]),
        unit=row[2],
        as_of=from_ms(row[3]),
        fetched_at=from_ms(row[4]),
        source=row[5],
        previous_close=decimal_or_none(row[6]),
        open=decimal_or_none(row[7]),
        day_high=decimal_or_none(row[8]),
        day_low=decimal_or_none(row[9]),
        volume=row[10],
        delay=None if row[11] is None else timedelta(milliseconds=row[11]),
        phase=MarketPhase(row[12]),
        extended_last=decimal_or_none(row[13]),
        extended_as_of=from_ms_or_none(row[14]),
    )


def _bar_row(series: int, bar: Bar) -> Row:
    prices = (float(p) for p in (bar.open, bar.high, bar.low, bar.close))
    return (series, to_ms(bar.start), *prices, bar.volume)


def _bar(row: Row) -> Bar:
    opened, high, low, close = map(decimal_of, row[1:5])
    return Bar(from_ms(row[0]), opened, high, low, close, row[5])
