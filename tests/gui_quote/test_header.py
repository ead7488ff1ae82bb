"""The head never shows a price as better than it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from builders import listing, quote, rate
from gui.sample_world import NOW, World
from gui_quote.quote_world import quote_world
from newswatch.calendars import Calendars
from newswatch.domain.fx import FxTable
from newswatch.domain.listing import ListingId
from newswatch.domain.money import HKD, USD, Currency
from newswatch.domain.quote import MarketPhase, Quote
from newswatch.domain.quote_state import StateKind, state_of
from newswatch.ui.context import UiContext
from newswatch.ui.palette import DARK, LIGHT
from newswatch.ui.price_book import PriceBook
from newswatch.ui.quote.amounts import price_converted
from newswatch.ui.quote.header import Header
from newswatch.ui.quote.header_facts import HeaderText, Tone, header_text, pill

PARIS = ZoneInfo("Europe/Paris")
ALIBABA = "9988.HK 129.10 HKD from 124.10"
LATE = timedelta(minutes=15)


def words(now: datetime, as_of: datetime, asked: datetime, **more: object) -> str:
    return text_of(now, as_of, asked, **more).status


def text_of(
    now: datetime, as_of: datetime, asked: datetime, **more: object
) -> HeaderText:
    one = replace(quote(ALIBABA, as_of), fetched_at=asked, **more)  # type: ignore[arg-type]
    calendar = Calendars().of("XHKG")
    return header_text(one, state_of(one, calendar, now), calendar, now, PARIS)


def hk(hour: int, minute: int, day: int = 17) -> datetime:
    return datetime(2025, 2, day, hour - 8, minute, tzinfo=UTC)


def test_a_delayed_price_says_how_late_in_both_times() -> None:
    status = words(hk(9, 56), hk(9, 41), hk(9, 56), delay=LATE)

    assert status == "09:41 HKT (02:41 your time) · exchange delay 15 min"


def test_hong_kong_is_late_unless_the_source_says_otherwise() -> None:
    assert "exchange delay 15 min" in words(hk(9, 56), hk(9, 41), hk(9, 56))


def test_a_live_price_says_so() -> None:
    status = words(hk(9, 41), hk(9, 41), hk(9, 41), delay=timedelta())

    assert status.endswith("· live")


@pytest.mark.parametrize(
    ("now", "as_of", "asked", "more", "kind", "says"),
    [
        (hk(9, 56), hk(9, 41), hk(9, 56), {"delay": LATE}, StateKind.DELAYED, "delay"),
        (hk(16, 40), hk(16, 8), hk(16, 40), {}, StateKind.CLOSED, "last price"),
        (hk(11, 0), hk(9, 35), hk(11, 0), {}, StateKind.STALE, "no trades since"),
        (hk(11, 0), hk(10, 30), hk(10, 45), {}, StateKind.CACHED, "asked 15 min ago"),
        (hk(9, 41), hk(10, 41), hk(9, 41), {}, StateKind.SUSPECT, "not counted"),
    ],
)
def test_only_what_is_live_is_called_live(
    now: datetime,
    as_of: datetime,
    asked: datetime,
    more: dict[str, object],
    kind: StateKind,
    says: str,
) -> None:
    one = replace(quote(ALIBABA, as_of), fetched_at=asked, **more)  # type: ignore[arg-type]
    state = state_of(one, Calendars().of("XHKG"), now)
    shown = text_of(now, as_of, asked, **more)

    assert state.kind is kind
    assert says in shown.status
    assert "live" not in shown.status
    assert shown.tone is not Tone.FRESH


def test_an_unknown_delay_is_never_live() -> None:
    one = quote("ZZZ.XX 10.00 USD from 9.00", NOW, phase=MarketPhase.REGULAR)
    state = state_of(one, None, NOW)

    shown = header_text(one, state, None, NOW, PARIS)

    assert state.kind is StateKind.UNKNOWN_DELAY
    assert "delay unknown" in shown.status
    assert shown.tone is Tone.OLD


def test_a_suspect_price_has_no_change() -> None:
    shown = text_of(hk(9, 41), hk(10, 41), hk(9, 41))

    assert shown.change == ""
    assert shown.change_sign == 0


def test_a_price_of_another_day_says_which() -> None:
    assert words(hk(9, 0), hk(16, 8, 14), hk(9, 0)).startswith("Fri 14 Feb 16:08 HKT")


def test_a_price_of_another_year_says_which_and_is_grey() -> None:
    """Of a share that has not traded for two years: no close of today."""
    shown = text_of(hk(17, 0), hk(16, 8).replace(year=2023), hk(17, 0))

    traded, said = shown.status.split(" · ")
    assert traded == "Fri 17 Feb 2023 16:08 HKT (09:08 your time)"
    assert said == "no trades since"
    assert shown.tone is Tone.OLD


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (hk(9, 41), "Open · lunch in 2h 19m"),
        (hk(12, 10), "Lunch · reopens in 50m"),
        (hk(15, 0), "Open · closes in 1h 0m"),
    ],
)
def test_the_pill_says_what_comes_next(at: datetime, expected: str) -> None:
    calendar = Calendars().of("XHKG")
    assert calendar is not None

    assert pill(calendar.phase(at), calendar, at) == expected


def test_a_trade_after_hours_is_shown_with_its_own_time() -> None:
    now = datetime(2025, 2, 14, 22, 0, tzinfo=UTC)
    one = quote(
        "BABA 124.73 USD from 122.74",
        datetime(2025, 2, 14, 21, 0, tzinfo=UTC),
        extended_last=Decimal("125.50"),
        extended_as_of=now,
    )
    one = replace(one, fetched_at=now)
    calendar = Calendars().of("XNYS")

    shown = header_text(one, state_of(one, calendar, now), calendar, now, PARIS)

    assert shown.price == "124.73"
    assert shown.extended == "After hours 125.50 ▲ +0.62% · 17:00 EST"

    tuesday = datetime(2025, 2, 18, 12, 0, tzinfo=UTC)  # before the next opening
    shown = header_text(one, state_of(one, calendar, tuesday), calendar, tuesday, PARIS)
    assert shown.extended == "Outside hours 125.50 ▲ +0.62% · Fri 14 Feb 17:00 EST"


# --- the widget ---


def header(qtbot: QtBot, made: World, symbol: str = "9988.HK") -> Header:
    shown = Header(made.context)
    qtbot.addWidget(shown)
    shown.resize(420, 120)
    listing = made.context.directory.listing(ListingId(symbol))
    assert listing is not None
    shown.show_listing(listing)
    return shown


def test_the_amount_is_in_its_own_currency_and_in_the_users(
    qtbot: QtBot, made: World
) -> None:
    shown = header(qtbot, made)

    assert shown.price.text() == "129.10"
    assert shown.unit.text() == "HKD"
    assert shown.change.text() == "▲ +5.00 (+4.03%)"
    assert shown.converted.text() == "US$16.59"
    assert "7.7818" not in shown.converted.text()


def test_switching_the_currency_switches_the_amount(qtbot: QtBot, made: World) -> None:
    shown = header(qtbot, made, "BABA")

    made.context.price_book.set_display_currency(HKD)
    shown.refresh()

    assert shown.converted.text() == "HK$970.62"


def test_in_its_own_currency_there_is_nothing_to_convert(
    qtbot: QtBot, made: World
) -> None:
    assert header(qtbot, made, "BABA").converted.isHidden()


def test_without_a_rate_hong_kong_dollars_are_an_interval(
    qtbot: QtBot, made: World
) -> None:
    made.context.price_book._fx = FxTable()

    shown = header(qtbot, made)

    assert shown.converted.text() == "US$16.45–16.66*"
    assert "7.75" in shown.converted.toolTip()


def test_without_a_rate_other_amounts_are_a_dash_with_the_reason(
    qtbot: QtBot, made: World
) -> None:
    made.context.price_book._fx = FxTable()
    made.context.price_book.set_display_currency(Currency("EUR"))

    shown = header(qtbot, made)

    assert shown.converted.text() == "—"
    assert "HKD/EUR" in shown.converted.toolTip()


def test_pence_are_converted_as_pounds(qtbot: QtBot, made: World) -> None:
    shown = header(qtbot, made, "HSBA.L")

    assert shown.price.text() == "871.2p"
    assert shown.converted.text() == "US$10.97"


def test_an_index_has_points_and_no_amount(qtbot: QtBot, made: World) -> None:
    shown = header(qtbot, made, "^HSCE")

    assert shown.unit.text() == "points"
    assert shown.converted.isHidden()


def test_without_a_quote_there_is_a_dash_and_a_sentence(qtbot: QtBot) -> None:
    made = quote_world()
    made.context.price_book._quotes.clear()

    shown = header(qtbot, made)

    assert shown.price.text() == "—"
    assert "No price has arrived" in shown.status.text()
    assert shown.change.text() == ""


def test_a_held_price_is_named(qtbot: QtBot, made: World) -> None:
    shown = header(qtbot, made)

    shown.set_doubt("The price is suddenly 60% higher.")
    assert not shown.doubt.isHidden()
    assert "60% higher" in shown.doubt.text()
    shown.set_doubt("")
    assert shown.doubt.isHidden()


def test_an_old_price_is_not_written_in_full_colour(qtbot: QtBot, made: World) -> None:
    old: Quote = replace(
        quote("0700.HK 470.20 HKD from 460.40", NOW + timedelta(minutes=40)),
        fetched_at=NOW + timedelta(minutes=42),
    )
    made.context.price_book.apply_quotes([old])
    later = NOW + timedelta(hours=1, minutes=30)
    made.context.clock.set_demo_time(later)

    shown = header(qtbot, made, "0700.HK")

    assert shown.state is not None
    assert shown.state.kind is StateKind.CACHED
    assert DARK.text.name() not in shown.price.styleSheet()
    assert DARK.warning.name() in shown.status.styleSheet()


def test_only_a_demo_that_has_prices_says_that_it_has_none_of_a_listing(
    qtbot: QtBot, made: World
) -> None:
    made.context.clock.set_demo_time(NOW)

    def said(context: UiContext) -> str:
        shown = Header(context)
        qtbot.addWidget(shown)
        shown.show_listing(listing("7203.T"))
        return shown.status.text()

    beginning = replace(made.context, price_book=PriceBook(Currency("USD")))
    assert "demo has no prices" in said(made.context)
    assert "demo" not in said(beginning)


def test_a_new_theme_recolours_the_head(qtbot: QtBot, made: World) -> None:
    shown = header(qtbot, made)

    made.context.theme.set_theme(LIGHT)
    shown.refresh()

    assert LIGHT.up.name() in shown.change.styleSheet()


def test_the_rate_of_the_conversion_is_told(qtbot: QtBot, made: World) -> None:
    made.context.price_book.apply_rates([rate("USD/HKD 7.8000", NOW + timedelta(1))])

    shown = header(qtbot, made)

    assert shown.converted.text() == "US$16.55"
    assert "0.1282" in shown.converted.toolTip()


@pytest.mark.parametrize(
    ("rate_of", "price", "shown", "tip"),
    [
        ("USD/IDR 16220", "9125", "US$0.56", "1 IDR = 0.00006165 USD"),
        ("USD/IDR 16220", "50", "US$0.0031", "1 IDR = 0.00006165 USD"),
        ("GBP/USD 1.2580", "871.2", "US$10.96", "1 GBP = 1.2580 USD"),
    ],
)
def test_a_small_price_in_dollars_keeps_digits_and_says_the_rate(
    rate_of: str, price: str, shown: str, tip: str
) -> None:
    book = quote_world().context.price_book
    book.set_display_currency(USD)
    book.apply_rates([rate(rate_of)])
    unit = "GBp" if rate_of.startswith("GBP") else "IDR"

    found = price_converted(Decimal(price), unit, book)

    assert found is not None
    assert found.text == shown
    assert tip in found.tip
