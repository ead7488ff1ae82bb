"""Listings of one company compare per ordinary share, with their ages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from builders import listing, quote, rate
from builders_market import hk
from newswatch.calendars import Calendars
from newswatch.domain.fx import FxTable
from newswatch.domain.listing import Listing, ListingId
from newswatch.domain.money import HKD
from newswatch.domain.parity import ParityRow, parity, sessions_overlap
from newswatch.domain.quote import Quote
from newswatch.domain.session import SessionCalendar

HONG_KONG = listing("9988.HK", "alibaba", mic="XHKG", ordinary_shares=Decimal(1))
ADR = listing("BABA", "alibaba", mic="XNYS", ordinary_shares=Decimal(8))
OTC = listing("BABAF", "alibaba", mic="OTCM")
FX = FxTable((rate("USD/HKD 7.7818"),))
NOW = hk("09:41")
LOCAL = quote("9988.HK 129.10 HKD", NOW)
FRIDAY = datetime(2025, 2, 14, 21, tzinfo=UTC)
AMERICAN = quote("BABA 124.73 USD", FRIDAY)


def rows(
    calendars: Calendars,
    *sides: tuple[Listing, Quote | None],
    base: str = "9988.HK",
    fx: FxTable = FX,
) -> list[ParityRow]:
    return parity(
        sides,
        ListingId(base),
        currency=HKD,
        fx=fx,
        now=NOW,
        calendar_of=calendars.of,
    )


def test_an_adr_is_divided_by_its_ratio(calendars: Calendars) -> None:
    home, adr = rows(calendars, (HONG_KONG, LOCAL), (ADR, AMERICAN))

    assert home.per_share is not None
    assert adr.per_share is not None
    assert home.per_share.amount == Decimal("129.10")
    assert round(adr.per_share.amount, 2) == Decimal("121.33")
    assert home.premium == 0
    assert adr.premium is not None
    assert round(adr.premium * 100, 2) == Decimal("-6.02")


def test_trades_of_different_hours_carry_a_warning(calendars: Calendars) -> None:
    home, adr = rows(calendars, (HONG_KONG, LOCAL), (ADR, AMERICAN))

    assert not home.asynchronous
    assert adr.asynchronous
    assert adr.apart == adr.age == NOW - FRIDAY
    assert adr.overlaps is False
    assert home.overlaps is True
    assert adr.rate_as_of is not None
    assert home.rate_as_of is None


def test_what_is_missing_has_a_reason(calendars: Calendars) -> None:
    otc = quote("BABAF 16 USD", FRIDAY)

    found = rows(calendars, (HONG_KONG, LOCAL), (OTC, otc), (ADR, None))
    assert "not known" in found[1].reason
    assert "no quote" in found[2].reason
    assert {row.premium for row in found[1:]} == {None}
    without_rate = rows(calendars, (HONG_KONG, LOCAL), (ADR, AMERICAN), fx=FxTable())
    assert without_rate[1].reason == "No exchange rate is known."
    euros = rows(calendars, (ADR, quote("BABA 1 EUR", FRIDAY)), fx=FxTable())
    assert euros[0].reason == "No EUR/HKD rate."


def test_a_base_that_is_not_there_gives_no_premium(calendars: Calendars) -> None:
    (adr,) = rows(calendars, (ADR, AMERICAN), base="0001.HK")

    assert adr.per_share is not None
    assert adr.premium is None
    assert adr.apart is None
    assert not adr.asynchronous


def test_unknown_hours_are_unknown(calendars: Calendars) -> None:
    tokyo = listing("9984.T", "x", mic="XXXX", ordinary_shares=Decimal(1))

    _, other = rows(calendars, (HONG_KONG, LOCAL), (tokyo, None))

    assert other.overlaps is None


def test_london_and_new_york_overlap_and_hong_kong_meets_neither(
    hongkong: SessionCalendar, newyork: SessionCalendar, london: SessionCalendar
) -> None:
    tuesday = datetime(2025, 2, 18, 15, tzinfo=UTC)

    assert sessions_overlap(london, newyork, tuesday)
    assert sessions_overlap(newyork, london, tuesday)
    assert not sessions_overlap(hongkong, newyork, tuesday)
    assert not sessions_overlap(hongkong, london, tuesday)  # in winter
    assert sessions_overlap(london, hongkong, tuesday + timedelta(days=140))
    assert sessions_overlap(london, newyork, None) is None


@given(
    price=st.decimals("1", "9999", places=2),
    ratio=st.integers(1, 100),
    usdhkd=st.decimals("7.75", "7.85", places=4),
)
def test_a_fairly_priced_adr_has_no_premium(
    calendars: Calendars, price: Decimal, ratio: int, usdhkd: Decimal
) -> None:
    fair = price * ratio / usdhkd
    adr = listing("BABA", "alibaba", mic="XNYS", ordinary_shares=Decimal(ratio))
    home = quote(f"9988.HK {price} HKD", NOW)

    _, row = rows(
        calendars,
        (HONG_KONG, home),
        (adr, quote(f"BABA {fair} USD", NOW)),
        fx=FxTable((rate(f"USD/HKD {usdhkd}"),)),
    )

    assert row.premium is not None
    assert abs(row.premium) < Decimal("1e-20")
