"""The sentence of what is no share in Hong Kong, in the words of its market."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from builders import listing, quote
from builders_market import FX, NO_DELAY, hk
from newswatch.calendars import Calendars
from newswatch.domain.fx import FxTable
from newswatch.domain.listing import EntityKind
from newswatch.domain.money import HKD
from newswatch.domain.price_action import price_action
from newswatch.domain.quote import MarketPhase
from newswatch.domain.session import SessionCalendar


def test_an_unknown_delay_is_said(newyork: SessionCalendar) -> None:
    noon = datetime(2025, 2, 18, 17, tzinfo=UTC)
    made = quote("BABA 120 USD", noon)
    shares = listing("BABA", name="Alibaba Group", mic="XNYS")

    def at(now: datetime, language: str = "en") -> str:
        return price_action(
            shares, made, now=now, calendar=newyork, fx=FX, language=language
        )

    assert at(noon).endswith("as of 12:00 PM local time.")
    late = noon + timedelta(minutes=4)
    assert at(late).endswith("How late this price is, its source does not say.")
    assert at(late, "zh").endswith("報價來源未說明延遲時間。")


@pytest.mark.parametrize(
    ("hours", "phase_words", "zh"),
    [
        (14.0, "In pre-market trading they are at", "盤前報"),
        (1.0, "After hours they are at", "盤後報"),
        (6.0, "Outside regular hours they were at", "非正常交易時段報"),
    ],
)
def test_early_and_late_trades_follow_the_close(
    newyork: SessionCalendar, hours: float, phase_words: str, zh: str
) -> None:
    close = datetime(2025, 2, 18, 21, tzinfo=UTC)
    now = close + timedelta(hours=hours)
    made = replace(
        quote("BABA 120 USD from 118", close, delay=NO_DELAY),
        extended_last=Decimal("121.2"),
        extended_as_of=now - timedelta(minutes=1),
        fetched_at=now,
    )
    shares = listing("BABA", name="Alibaba Group", mic="XNYS")

    def sentence(language: str) -> str:
        return price_action(
            shares, made, now=now, calendar=newyork, fx=FX, language=language
        )

    assert f"on Tuesday, up 1.69%. {phase_words} 121.20 US dollars, up 1.00%" in (
        sentence("en")
    )
    assert zh in sentence("zh")
    stale = replace(made, extended_as_of=close - timedelta(hours=9))
    assert "121.20" not in price_action(
        shares, stale, now=now, calendar=newyork, fx=FX, display=HKD
    )


def test_last_nights_late_trade_is_no_early_one(newyork: SessionCalendar) -> None:
    close = datetime(2025, 2, 18, 21, tzinfo=UTC)
    late = replace(
        quote("BABA 120 USD from 118", close, delay=NO_DELAY),
        extended_last=Decimal("121.2"),
        extended_as_of=close + timedelta(hours=3),
        fetched_at=close + timedelta(hours=14),
    )
    shares = listing("BABA", name="Alibaba Group", mic="XNYS")

    before_opening = price_action(
        shares, late, now=close + timedelta(hours=14), calendar=newyork, fx=FX
    )

    assert "Outside regular hours they were at 121.20" in before_opening
    assert "pre-market" not in before_opening


def test_pence_are_called_pence_and_convert_as_pounds(london: SessionCalendar) -> None:
    at = datetime(2025, 2, 18, 10, 5, tzinfo=UTC)
    made = quote("HSBA.L 871.2 GBp from 865", at, delay=NO_DELAY)
    shares = listing("HSBA.L", name="HSBC Holdings", mic="XLON")

    text = price_action(shares, made, now=at, calendar=london, fx=FX)

    assert text == (
        "HSBC Holdings' shares on the London exchange are trading at 871.20 pence "
        "($10.96), up 0.72% as of 10:05 AM local time."
    )


def test_yen_have_no_decimals_and_no_table_is_needed() -> None:
    at = datetime(2025, 2, 18, 3, 30, tzinfo=UTC)
    made = quote("7203.T 2845 JPY from 2800", at, phase=MarketPhase.REGULAR)
    shares = listing("7203.T", name="Toyota Motor", name_zh="豐田汽車")

    def at_time(now: datetime, language: str = "en") -> str:
        return price_action(
            shares, made, now=now, calendar=None, fx=FX, language=language
        )

    assert at_time(at).startswith(
        "Toyota Motor's shares on the Tokyo exchange are trading at 2,845 Japanese "
        "yen ($18.68), up 1.61% as of 12:30 PM local time."
    )
    assert "last traded at" in at_time(at + timedelta(hours=3))
    assert "2,845日圓（18.68美元）" in at_time(at, "zh")
    assert "下午12時30分" in at_time(at, "zh")


def test_the_source_says_closed_where_there_is_no_table() -> None:
    at = datetime(2025, 2, 10, 6, 0, tzinfo=UTC)
    made = quote("XYZ.ZZ 1.5 QQQ", at, phase=MarketPhase.CLOSED)
    thing = listing("XYZ.ZZ", name="Xyz")

    def on(now: datetime, language: str = "en") -> str:
        return price_action(
            thing, made, now=now, calendar=None, fx=FX, language=language
        )

    next_year = datetime(2026, 2, 10, tzinfo=UTC)
    assert (
        on(at + timedelta(days=8)) == "Xyz's shares closed at 1.50 QQQ on February 10."
    )
    assert on(next_year).endswith("on February 10, 2025.")
    assert on(next_year, "zh") == "Xyz股價2025年2月10日收報1.50 QQQ。"
    assert on(at + timedelta(days=8), "zh") == "Xyz股價2月10日收報1.50 QQQ。"


def test_an_index_counts_points_and_has_no_bracket(calendars: Calendars) -> None:
    index = listing(
        "^HSI",
        name="Hang Seng Index",
        name_zh="恒生指數",
        kind=EntityKind.INDEX,
        mic="XHKG",
    )
    made = replace(
        quote("^HSI 22700.33 HKD from 22620.33", hk("09:41"), delay=NO_DELAY),
    )

    def sentence(language: str) -> str:
        return price_action(
            index,
            made,
            now=hk("09:41"),
            calendar=calendars.of("XHKG"),
            fx=FX,
            ytd_base=Decimal("20059.95"),
            language=language,
        )

    assert sentence("en") == (
        "The Hang Seng Index is trading at 22,700.33 points, up 0.35% as of 9:41 AM "
        "local time. Year to date, the index has risen by 13.16%."
    )
    assert sentence("zh") == (
        "恒生指數現報22,700.33點，升0.35%（截至當地時間上午9時41分）。"
        "年初至今，指數累計上升13.16%。"
    )


def test_a_fund_and_a_pair_have_their_words(hongkong: SessionCalendar) -> None:
    fund = listing("2800.HK", name="Tracker Fund", kind=EntityKind.FUND, mic="XHKG")
    pair = listing("HKD=X", name="USD/HKD", kind=EntityKind.CURRENCY)
    made = quote("9988.HK 129.10 HKD from 124.10", hk("09:41"), delay=NO_DELAY)

    def sentence(calendar: SessionCalendar | None, of: str, language: str) -> str:
        thing = fund if of == "fund" else pair
        return price_action(
            thing,
            replace(made, listing_id=thing.id, phase=MarketPhase.REGULAR),
            now=hk("09:41"),
            calendar=calendar,
            fx=FxTable(),
            ytd_base=Decimal(100),
            language=language,
        )

    assert "the fund has risen" in sentence(hongkong, "fund", "en")
    assert "Tracker Fund在香港交易所的價格" in sentence(hongkong, "fund", "zh")
    assert sentence(None, "pair", "en").startswith("USD/HKD is trading at 129.10")
    assert "1:41 AM UTC" not in sentence(hongkong, "pair", "en")
    elsewhere = replace(made, listing_id=pair.id, phase=MarketPhase.REGULAR)
    shown = price_action(pair, elsewhere, now=hk("09:41"), calendar=None, fx=FX)
    assert shown.endswith("at 129.10 Hong Kong dollars, up 4.03% as of 1:41 AM UTC.")
