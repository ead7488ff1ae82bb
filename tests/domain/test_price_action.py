"""The sentence is right in every state, and leaves out what is not known."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from builders import listing, quote, rate
from builders_market import FX, NO_DELAY, hk
from newswatch.domain.fx import FxTable
from newswatch.domain.money import HKD, USD, Currency
from newswatch.domain.price_action import price_action
from newswatch.domain.quote import MarketPhase, Quote
from newswatch.domain.session import SessionCalendar

DEMO = (
    "Alibaba Group's shares on the Hong Kong exchange are trading at 129.10 Hong "
    "Kong dollars ($16.59), up 4.03% as of 9:41 AM local time. Year to date, the "
    "stock has risen by 58.79%."
)
ALIBABA = listing(
    "9988.HK", "alibaba", name="Alibaba Group", name_zh="阿里巴巴集團", mic="XHKG"
)
NO_FX = FxTable()


def alibaba(
    as_of: str = "09:41",
    asked: str = "",
    last: str = "129.10",
    close: str = " from 124.10",
    delay: timedelta | None = NO_DELAY,
    **more: object,
) -> Quote:
    made = quote(f"9988.HK {last} HKD{close}", hk(as_of), delay=delay, **more)
    return replace(made, fetched_at=hk(asked or as_of))


def said(
    calendar: SessionCalendar | None,
    made: Quote,
    now: str,
    *,
    fx: FxTable = FX,
    ytd_base: str = "",
    language: str = "en",
    display: Currency = USD,
) -> str:
    return price_action(
        ALIBABA,
        made,
        now=hk(now),
        calendar=calendar,
        fx=fx,
        display=display,
        ytd_base=Decimal(ytd_base) if ytd_base else None,
        language=language,
    )


@pytest.mark.parametrize("delay", [NO_DELAY, timedelta(minutes=15), None])
def test_the_demo_gives_exactly_this_sentence(
    hongkong: SessionCalendar, delay: timedelta | None
) -> None:
    assert said(hongkong, alibaba(delay=delay), "09:41", ytd_base="81.30") == DEMO


def test_a_rate_of_last_week_makes_no_bracket(hongkong: SessionCalendar) -> None:
    old = FxTable((rate("USD/HKD 7.7818", hk("09:41") - timedelta(days=7)),))

    text = said(hongkong, alibaba(), "09:41", fx=old)

    assert text.startswith(f"{SHARES} are trading at 129.10 Hong Kong dollars, up")


def test_in_chinese(hongkong: SessionCalendar) -> None:
    text = said(hongkong, alibaba(), "09:41", ytd_base="81.30", language="zh_HK")

    assert text == (
        "阿里巴巴集團在香港交易所的股價現報129.10港元（16.59美元），升4.03%"
        "（截至當地時間上午9時41分）。年初至今，股價累計上升58.79%。"
    )


HK_PRICE = "129.10 Hong Kong dollars ($16.59)"
SHARES = "Alibaba Group's shares on the Hong Kong exchange"


@pytest.mark.parametrize(
    ("made", "now", "english", "chinese"),
    [
        (
            alibaba("11:59", "12:20"),
            "12:30",
            f"{SHARES} stood at {HK_PRICE} at the lunch break, up 4.03%.",
            "阿里巴巴集團在香港交易所的股價半日收報129.10港元（16.59美元），升4.03%。",
        ),
        (
            alibaba("14 16:08", "14 18:00"),
            "16 12:00",
            f"{SHARES} closed at {HK_PRICE} on Friday, up 4.03%.",
            "阿里巴巴集團在香港交易所的股價週五收報129.10港元（16.59美元），升4.03%。",
        ),
        (
            alibaba("14 16:08", "09:35", delay=timedelta(minutes=15)),
            "09:35",
            f"{SHARES} closed at {HK_PRICE} on Friday, up 4.03%.",
            "阿里巴巴集團在香港交易所的股價週五收報129.10港元（16.59美元），升4.03%。",
        ),
        (
            alibaba("13 15:30", "14 18:00"),
            "16 12:00",
            (
                f"{SHARES} last traded at {HK_PRICE} at 3:30 PM local time on "
                "Thursday, up 4.03%."
            ),
            (
                "阿里巴巴集團在香港交易所的股價最後成交價為129.10港元（16.59美元），升4.03%"
                "（週四當地時間下午3時30分）。"
            ),
        ),
        (
            alibaba("09:41"),
            "11:00",
            (
                f"{SHARES} last traded at {HK_PRICE} at 9:41 AM local time on Monday, "
                "up 4.03%."
            ),
            (
                "阿里巴巴集團在香港交易所的股價最後成交價為129.10港元（16.59美元），升4.03%"
                "（週一當地時間上午9時41分）。"
            ),
        ),
        (
            alibaba("09:41", "09:56", delay=timedelta(minutes=15)),
            "09:56",
            (
                f"{SHARES} are trading at {HK_PRICE}, up 4.03% as of 9:41 AM local "
                "time. Prices are delayed by 15 minutes."
            ),
            (
                "阿里巴巴集團在香港交易所的股價現報129.10港元（16.59美元），升4.03%"
                "（截至當地時間上午9時41分）。報價延遲15分鐘。"
            ),
        ),
    ],
)
def test_every_state_has_its_verb(
    hongkong: SessionCalendar, made: Quote, now: str, english: str, chinese: str
) -> None:
    assert said(hongkong, made, now) == english
    assert said(hongkong, made, now, language="zh") == chinese


@pytest.mark.parametrize(
    ("last", "english", "chinese"),
    [
        ("124.10", "unchanged", "無升跌"),
        ("124.101", "little changed", "變動輕微"),
        ("119.10", "down 4.03%", "跌4.03%"),
        ("129.10", "up 4.03%", "升4.03%"),
    ],
)
def test_the_change_has_its_word(
    hongkong: SessionCalendar, last: str, english: str, chinese: str
) -> None:
    made = alibaba(last=last)

    assert f", {english} as of" in said(hongkong, made, "09:41")
    assert f"，{chinese}（" in said(hongkong, made, "09:41", language="zh")


@pytest.mark.parametrize(
    ("base", "english", "chinese"),
    [
        ("140", "the stock has fallen by 7.79%.", "股價累計下跌7.79%。"),
        ("129.10", "the stock is unchanged.", "股價無升跌。"),
    ],
)
def test_the_year_may_be_bad_or_flat(
    hongkong: SessionCalendar, base: str, english: str, chinese: str
) -> None:
    assert said(hongkong, alibaba(), "09:41", ytd_base=base).endswith(english)
    zh = said(hongkong, alibaba(), "09:41", ytd_base=base, language="zh")
    assert zh.endswith(chinese)


def test_what_is_not_known_is_left_out(hongkong: SessionCalendar) -> None:
    made = alibaba(close="")

    assert said(hongkong, made, "09:41", fx=NO_FX) == (
        f"{SHARES} are trading at 129.10 Hong Kong dollars as of 9:41 AM local time."
    )
    assert "（美元" not in said(hongkong, made, "09:41", fx=NO_FX, language="zh")


def test_in_its_own_currency_there_is_no_bracket(hongkong: SessionCalendar) -> None:
    assert "(" not in said(hongkong, alibaba(), "09:41", display=HKD)


def test_before_the_years_first_trade_there_is_no_year_to_date(
    hongkong: SessionCalendar,
) -> None:
    """It would be last year's, under the new year's name."""
    eve = datetime(2024, 12, 31, 4, 8, tzinfo=UTC)
    made = replace(
        quote("9988.HK 81.30 HKD from 82", eve), fetched_at=eve + timedelta(hours=1)
    )

    def sentence(now: datetime) -> str:
        return price_action(
            listing("9988.HK", name="Alibaba Group", mic="XHKG"),
            made,
            now=now,
            calendar=hongkong,
            fx=FX,
            ytd_base=Decimal("77.00"),
        )

    assert "risen by 5.58%" in sentence(eve + timedelta(hours=3))
    assert "Year to date" not in sentence(datetime(2025, 1, 1, 5, tzinfo=UTC))
    assert "Year to date" not in sentence(datetime(2025, 1, 2, 1, 31, tzinfo=UTC))


@pytest.mark.parametrize(
    ("display", "english", "chinese"),
    [
        ("KRW", "(23,890 KRW)", "（23,890韓圜）"),
        ("KWD", "(5.118 KWD)", "（5.118 KWD）"),
        ("JPY", "(¥2,527)", "（2,527日圓）"),
    ],
)
def test_the_bracket_is_the_same_number_in_both_languages(
    hongkong: SessionCalendar, display: str, english: str, chinese: str
) -> None:
    fx = FX.with_rates([rate("USD/KRW 1440"), rate("USD/KWD 0.3085")])
    made, shown = alibaba(), Currency(display)

    assert english in said(hongkong, made, "09:41", fx=fx, display=shown)
    assert chinese in said(hongkong, made, "09:41", fx=fx, display=shown, language="zh")


@pytest.mark.parametrize("table", [True, False])
def test_a_trade_of_the_future_is_not_called_trading(
    hongkong: SessionCalendar, *, table: bool
) -> None:
    ahead = alibaba("09:55", asked="09:41", phase=MarketPhase.REGULAR)

    sentence = said(hongkong if table else None, ahead, "09:41")

    assert "are trading" not in sentence
    assert "last traded at 129.10 Hong Kong dollars ($16.59) at 9:55 AM" in sentence
