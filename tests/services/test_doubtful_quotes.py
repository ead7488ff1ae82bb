"""A command never shows what the engine would hold back."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from builders import listing, quote, rate
from builders_market import bar, hk
from newswatch.domain.bar import Interval, PriceSeries
from newswatch.domain.fx import FxRate
from newswatch.domain.listing import ListingId
from newswatch.domain.money import HKD, USD, Currency
from newswatch.domain.quote import Quote
from newswatch.ports import QuoteBatch, Stores
from newswatch.services.price_facts import MarketDesk, sentence
from newswatch.services.quotes import QuoteLine, quote_lines
from newswatch.storage.database import Database
from newswatch.storage.stores import open_stores

SHARE = ListingId("9988.HK")
GOOD = "9988.HK 129.10 HKD from 124.10"
RATE = "HKD=X 7.7818 HKD from 7.78"


class Source:
    """Answers with the quotes it was made of; knows days, and no split."""

    name = "source"

    def __init__(self, *quotes: str, at: str = "09:41") -> None:
        self._quotes = [quote(each, hk(at)) for each in quotes]

    def latest(self, listing_ids: Collection[ListingId]) -> QuoteBatch:
        wanted = set(listing_ids)
        return QuoteBatch(tuple(q for q in self._quotes if q.listing_id in wanted))

    def bars(
        self, listing_id: ListingId, interval: Interval, start: datetime, end: datetime
    ) -> PriceSeries:
        bars = (bar(start, "100"),)
        return PriceSeries(listing_id, interval, "HKD", bars, "test", end)


@pytest.fixture
def stores() -> Iterator[Stores]:
    with closing(Database.in_memory()) as database:
        yield open_stores(database)


def desk(stores: Stores, source: Source) -> MarketDesk:
    return MarketDesk(quotes=source, bars=source, store=stores.market, now=hk("10:01"))


def line_of(stores: Stores, source: Source) -> QuoteLine:
    lines, _error = quote_lines(desk(stores, source), [SHARE], USD, lambda _: None)
    return lines[0]


def remember(stores: Stores, *quotes: Quote) -> None:
    stores.market.save_quotes(quotes)


@pytest.mark.parametrize(
    ("bogus", "why"),
    [
        ("9988.HK 12910 HKD from 124.10", "100 times higher"),
        ("9988.HK 1.291 HKD from 124.10", "100 times lower"),
        ("9988.HK 60 HKD from 124.10", "54% lower"),
        ("9988.HK 129.10 USD from 124.10", "in USD instead of HKD"),
    ],
)
def test_what_is_implausible_is_not_shown_and_says_why(
    stores: Stores, bogus: str, why: str
) -> None:
    remember(stores, quote(GOOD, hk("09:31")))

    line = line_of(stores, Source(bogus, RATE))

    assert line.price_text == "129.10 HKD"
    assert line.quote is not None
    assert line.quote.as_of == hk("09:31")
    assert line.shown_text == "16.59"
    assert why in line.doubt
    assert why in str(line.as_dict()["held_back"])


def test_a_first_price_a_hundred_times_its_own_close_is_none(stores: Stores) -> None:
    line = line_of(stores, Source("9988.HK 12910 HKD from 124.10"))

    assert line.price_text == "—"
    assert line.as_dict()["last"] is None
    assert "100 times higher" in line.doubt


class Reference:
    """A bank that gives one rate, of this morning."""

    name = "bank"

    def rates(self, pairs: Collection[tuple[Currency, Currency]]) -> list[FxRate]:
        return [rate("USD/HKD 7.79", hk("08:00"))] if (USD, HKD) in pairs else []


def test_an_old_rate_is_replaced_by_a_reference_rate(stores: Stores) -> None:
    stores.market.save_rates([rate("USD/HKD 7.75", hk("09:41") - timedelta(days=20))])
    alone = desk(stores, Source(GOOD))
    helped = replace(alone, references=(Reference(),))

    old = quote_lines(alone, [SHARE], USD, lambda _: None)[0][0]
    new = quote_lines(helped, [SHARE], USD, lambda _: None)[0][0]

    assert "at a rate of 28 Jan 2025" in old.old_rate
    assert (new.shown_text, new.old_rate) == ("16.57", "")


@pytest.mark.parametrize("rate", ["HKD=X 78.1 HKD from 7.78", "HKD=X 7.2 HKD from 7.2"])
def test_a_rate_off_the_peg_converts_nothing(stores: Stores, rate: str) -> None:
    line = line_of(stores, Source(GOOD, rate))

    assert line.price_text == "129.10 HKD"
    assert line.shown_text == "16.45-16.66"


def test_what_is_plausible_has_no_doubt(stores: Stores) -> None:
    remember(stores, quote(GOOD, hk("09:31")))

    line = line_of(stores, Source("9988.HK 130.5 HKD from 124.10", RATE))

    assert line.price_text == "130.5 HKD"
    assert line.doubt == ""
    assert line.as_dict()["held_back"] is None


def test_the_sentence_is_of_the_last_good_price_and_says_so(stores: Stores) -> None:
    remember(stores, quote(GOOD, hk("09:31")))
    source = Source("9988.HK 12910 HKD from 124.10", RATE)

    words, error = sentence(desk(stores, source), listing("9988.HK"), USD)

    assert "129.10 Hong Kong dollars ($16.59)" in words
    assert "9:31 AM" in words
    assert error is not None
    assert "9988.HK is held back" in error.title
    assert "100 times higher" in error.hint
