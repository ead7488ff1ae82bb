"""Earnings dates from Yahoo's quoteSummary."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote as url_quote
from zoneinfo import ZoneInfo

from newswatch.domain.earnings import EarningsDate
from newswatch.domain.listing import ListingId
from newswatch.domain.symbols import mic_of
from newswatch.domain.venues import NEW_YORK, timezone_of
from newswatch.sources.circuit import Answered
from newswatch.sources.yahoo.client import YahooClient
from newswatch.sources.yahoo.failures import SOURCE, drift
from newswatch.sources.yahoo.session import Json
from newswatch.sources.yahoo.values import column, plain, record, records, text, time


class YahooCalendar:
    """When companies report."""

    def __init__(self, client: YahooClient) -> None:
        self._client = client

    def earnings(self, listing_id: ListingId) -> Sequence[EarningsDate]:
        """Return the dates Yahoo knows, oldest first; the last one and the next.

        Raises:
            SourceError: If Yahoo could not be asked.
        """
        try:
            body = self._client.get_extra(
                f"/v10/finance/quoteSummary/{url_quote(listing_id, safe='')}",
                {"modules": "calendarEvents", "formatted": "false"},
                _check,
            )
        except Answered:  # a fund, a delisted share: there is nothing to know
            return ()
        return parse_earnings(body, listing_id)


def parse_earnings(body: Json, listing_id: ListingId) -> tuple[EarningsDate, ...]:
    """Read a quoteSummary answer with `calendarEvents`. Pure.

    Two dates are the ends of a window within which Yahoo guesses.

    Raises:
        Answered: Yahoo knows nothing of this listing.
        BadResponse: If the shape is not the known one.
    """
    summary = body.get("quoteSummary")
    if not isinstance(summary, dict):
        raise drift("quoteSummary")
    found = records(summary.get("result"))
    if not found:
        reason = text(record(summary.get("error")).get("description"))
        raise Answered(SOURCE, "Yahoo Finance knows no dates for this", reason)
    events = record(record(found[0].get("calendarEvents")).get("earnings"))
    zone = timezone_of(mic_of(listing_id)) or ZoneInfo(NEW_YORK)
    moments = [at for one in column(events.get("earningsDate")) if (at := time(one))]
    days = sorted({at.astimezone(zone).date() for at in moments})
    guessed = plain(events.get("isEarningsDateEstimate")) is True or len(days) > 1
    return tuple(EarningsDate(listing_id, day, guessed) for day in days)


def _check(body: Json) -> None:
    parse_earnings(body, ListingId(""))
