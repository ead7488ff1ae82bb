"""Search, histories, rates, dates and news, over real sockets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from fakes import FakeClock
from loopback import yahoo_data
from loopback.internet import Internet
from newswatch.domain.bar import Interval
from newswatch.domain.errors import BadResponse, SourceError
from newswatch.domain.fx import FxTable
from newswatch.domain.listing import ListingId
from newswatch.domain.money import GBP, HKD, JPY, USD
from newswatch.domain.pairs import rate_of, rate_symbol
from newswatch.sources.circuit import Admission, Answered, CircuitOpen
from newswatch.sources.yahoo.calendar import YahooCalendar
from newswatch.sources.yahoo.client import YahooClient
from newswatch.sources.yahoo.history import YahooBars
from newswatch.sources.yahoo.news import YahooNews
from newswatch.sources.yahoo.quotes import YahooQuotes
from newswatch.sources.yahoo.search import YahooSearch, code_of

pytestmark = pytest.mark.socket

Connect = Callable[..., YahooClient]
ALIBABA_HK = ListingId("9988.HK")


@pytest.fixture
def search(internet: Internet, connect: Connect, morning: FakeClock) -> YahooSearch:
    """Yahoo's search on loopback."""
    assert internet.yahoo.scenario == "ok"
    client = connect()
    return YahooSearch(client, YahooQuotes(client, morning))


@pytest.mark.parametrize(
    "typed",
    ["阿里", "9988", "alibaba", "09988.HK", "9988.hk", "ＨＫ：９９８８", "HKG:9988"],
)
def test_alibaba_is_found_however_it_is_typed(search: YahooSearch, typed: str) -> None:
    best = search.search(typed)[0]
    assert best.listing.id == ALIBABA_HK
    assert best.listing.unit == "HKD"
    assert best.listing.mic == "XHKG"
    assert best.exchange_name == "Hong Kong"
    assert best.listing.name == "Alibaba Group Holding Limited"


def test_a_chinese_name_finds_all_listings_with_it(search: YahooSearch) -> None:
    hits = {hit.listing.id: hit for hit in search.search("阿里")}
    assert {"9988.HK", "89988.HK", "BABA", "BABAF"} <= set(hits)
    assert hits[ALIBABA_HK].listing.name_zh == "阿里巴巴－Ｗ"
    assert hits[ListingId("89988.HK")].listing.unit == "CNY"


@pytest.mark.parametrize("typed", ["", "  ", "99999.HK", "no such company", "甲乙丙"])
def test_what_is_unknown_is_nobody(search: YahooSearch, typed: str) -> None:
    assert list(search.search(typed)) == []


def test_a_failure_is_not_remembered(
    internet: Internet, connect: Connect, morning: FakeClock
) -> None:
    client = connect()
    found = YahooSearch(client, YahooQuotes(client, morning))
    internet.yahoo.play("500")
    with pytest.raises(SourceError):
        found.search("alibaba")
    internet.yahoo.play("ok")
    client.circuit.retry_now()
    assert found.search("alibaba")


@pytest.mark.parametrize(
    ("typed", "code"),
    [("700", "0700.HK"), ("600519", "600519.SS"), ("alibaba", None), ("$BABA", "BABA")],
)
def test_what_a_code_means(typed: str, code: str | None) -> None:
    assert code_of(typed) == code


@pytest.fixture
def bars(internet: Internet, connect: Connect, morning: FakeClock) -> YahooBars:
    """Histories on loopback."""
    assert internet.yahoo.scenario == "ok"
    return YahooBars(connect(), morning)


def test_daily_bars_end_with_the_previous_close_and_today(
    bars: YahooBars, morning: FakeClock
) -> None:
    now = morning.now()
    series = bars.bars(ALIBABA_HK, Interval.D1, now - timedelta(days=365), now)
    assert [str(bar.close) for bar in series.bars[-2:]] == ["124.10", "129.10"]
    assert series.unit == "HKD"
    assert len(series.bars) == 261


def test_minutes_are_asked_for_as_far_as_they_are_kept(
    bars: YahooBars, morning: FakeClock, internet: Internet
) -> None:
    now = morning.now()
    series = bars.bars(ALIBABA_HK, Interval.M1, now - timedelta(days=300), now)
    asked = internet.yahoo.queries[-1]
    assert int(asked["period2"]) - int(asked["period1"]) == 7 * 86_400
    assert series.bars[-1].start == datetime(2025, 2, 17, 1, 40, tzinfo=UTC)


def test_minutes_that_are_no_longer_kept_are_not_asked_for(
    bars: YahooBars, internet: Internet
) -> None:
    start = datetime(2024, 6, 3, tzinfo=UTC)
    with pytest.raises(Answered, match="30 days"):
        bars.bars(ALIBABA_HK, Interval.M1, start, start + timedelta(days=1))
    assert internet.yahoo.log == []


@pytest.mark.parametrize(
    "slip", [{"symbol": "BABA"}, {"dataGranularity": "3mo"}, {"dataGranularity": "1h"}]
)
def test_months_are_not_taken_for_days_nor_one_share_for_another(
    slip: dict[str, str], bars: YahooBars, morning: FakeClock, internet: Internet
) -> None:
    world, now = internet.yahoo.world, morning.now()
    week = now - timedelta(days=7)
    chart = yahoo_data.chart(world.stocks[ALIBABA_HK], now, "1d", week, now)
    answer = {"chart": {"result": [chart], "error": None}}
    world.recorded["chart", ALIBABA_HK] = answer
    assert bars.bars(ALIBABA_HK, Interval.D1, week, now).bars

    chart["meta"] |= slip
    with pytest.raises(Answered, match="no prices for this time"):
        bars.bars(ALIBABA_HK, Interval.D1, week, now)


def test_a_weekend_is_an_empty_answer_and_no_failure(bars: YahooBars) -> None:
    start = datetime(2025, 2, 15, tzinfo=UTC)
    with pytest.raises(Answered, match="no prices"):
        bars.bars(ALIBABA_HK, Interval.D1, start, start + timedelta(days=1))


def test_bars_want_no_cookie_and_no_crumb(bars: YahooBars, internet: Internet) -> None:
    end = datetime(2025, 2, 17, 2, tzinfo=UTC)
    bars.bars(ALIBABA_HK, Interval.D1, end - timedelta(days=30), end)
    assert internet.yahoo.log == ["query2.finance.yahoo.com/v8/finance/chart"]


def test_an_unknown_symbol_does_not_stop_the_others(
    internet: Internet, connect: Connect, morning: FakeClock
) -> None:
    client = connect()
    end = morning.now()
    with pytest.raises(Answered) as raised:
        YahooBars(client, morning).bars(
            ListingId("NOPE"), Interval.D1, end - timedelta(days=30), end
        )
    assert "delisted" not in str(raised.value)
    assert client.circuit.admission() is Admission.FREE
    assert len(internet.yahoo.log) == 1


@pytest.mark.parametrize("scenario", ["null-closes", "nan-tail"])
def test_holes_are_left_out(scenario: str, bars: YahooBars, internet: Internet) -> None:
    end = datetime(2025, 2, 17, 2, tzinfo=UTC)
    start = end - timedelta(days=30)
    whole = bars.bars(ALIBABA_HK, Interval.D1, start, end).bars
    internet.yahoo.play(scenario)
    holed = bars.bars(ALIBABA_HK, Interval.D1, start, end).bars
    assert len(holed) == len(whole) - 1
    assert set(holed) < set(whole)


@pytest.mark.usefixtures("internet")
def test_rates_come_with_the_quotes_and_convert(
    connect: Connect, morning: FakeClock, internet: Internet
) -> None:
    pairs = [rate_symbol(USD, HKD), rate_symbol(USD, GBP), rate_symbol(USD, JPY)]
    quotes = YahooQuotes(connect(), morning).latest(pairs).quotes
    table = FxTable(tuple(rate for quote in quotes if (rate := rate_of(quote))))
    assert table.conversion(GBP, HKD).factor == Decimal("1.2589") * Decimal("7.7818")
    assert internet.yahoo.requests()["query2.finance.yahoo.com/v7/finance/quote"] == 1


@pytest.mark.usefixtures("internet")
def test_a_rate_in_another_currency_than_its_name_is_no_rate(
    connect: Connect, morning: FakeClock, internet: Internet
) -> None:
    quotes = YahooQuotes(connect(), morning)
    internet.yahoo.play("wrong-currency")
    pairs = quotes.latest([ListingId("HKD=X"), ListingId("BABA")]).quotes
    assert [rate_of(quote) for quote in pairs] == [None, None]


@pytest.mark.usefixtures("internet")
def test_earnings_dates_are_days_of_the_exchange(connect: Connect) -> None:
    found = YahooCalendar(connect()).earnings(ALIBABA_HK)
    assert [(one.day, one.estimated) for one in found] == [(date(2025, 2, 20), False)]


@pytest.mark.usefixtures("internet")
def test_a_symbol_without_dates_is_no_failure_of_yahoo(connect: Connect) -> None:
    client = connect()
    assert YahooCalendar(client).earnings(ListingId("NOPE")) == ()
    assert client.crumb_circuit.admission() is Admission.FREE


@pytest.mark.usefixtures("internet")
def test_news_of_a_symbol(connect: Connect, morning: FakeClock) -> None:
    found = YahooNews(connect(), morning).latest(ALIBABA_HK)
    assert [article.title[:16] for article in found] == ["9988.HK: story n"] * 3
    assert found[0].published > found[1].published
    assert found[0].source == "Loopback News"
    assert found[0].symbols == ("9988.HK",)


def test_no_news_at_all_is_unknown_and_no_failure_of_yahoo(
    internet: Internet, connect: Connect, morning: FakeClock
) -> None:
    client = connect()
    internet.yahoo.play("empty")
    assert YahooNews(client, morning).latest(ALIBABA_HK) == ()
    assert client.circuit.admission() is Admission.FREE


def test_an_extra_that_changes_shape_costs_no_quotes(
    internet: Internet, connect: Connect, morning: FakeClock
) -> None:
    client = connect()
    quotes = YahooQuotes(client, morning)
    internet.yahoo.play("extras-gone")

    with pytest.raises(BadResponse, match="does not know the address"):
        YahooNews(client, morning).latest(ALIBABA_HK)
    with pytest.raises(BadResponse, match="does not know the address"):
        YahooCalendar(client).earnings(ALIBABA_HK)
    assert len([each for each in internet.yahoo.log if "ncp" in str(each)]) == 1
    assert not [each for each in internet.yahoo.log if "Summary" in str(each)]

    assert client.extras_circuit.admission() is Admission.WAIT
    assert client.crumb_circuit.admission() is Admission.FREE
    assert quotes.latest([ALIBABA_HK]).error is None


def test_an_extra_never_probes_a_yahoo_that_is_ill(
    internet: Internet, connect: Connect, morning: FakeClock
) -> None:
    client = connect()
    internet.yahoo.play("500")
    YahooQuotes(client, morning).latest([ALIBABA_HK])
    morning.advance(timedelta(hours=3))
    internet.yahoo.forget()

    with pytest.raises(CircuitOpen):
        YahooNews(client, morning).latest(ALIBABA_HK)

    assert internet.yahoo.log == []
