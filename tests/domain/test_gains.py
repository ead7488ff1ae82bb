"""What was gained: exact in the listing's currency, honest in another."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import money, quote, rate
from newswatch.domain.bar import Split
from newswatch.domain.fx import FxTable
from newswatch.domain.gains import TotalGain, gain_of, total_gain
from newswatch.domain.listing import ListingId
from newswatch.domain.money import HKD, USD
from newswatch.domain.portfolio import Holding, Lot, Sale

HK, US = ListingId("9988.HK"), ListingId("BABA")
FX = FxTable((rate("USD/HKD 7.8"),))
QUOTES = {HK: quote("9988.HK 129.10 HKD"), US: quote("BABA 120 USD")}


def lot(
    quantity: str, price: str = "", listing_id: ListingId = HK, **more: object
) -> Lot:
    return Lot(
        listing_id=listing_id,
        quantity=Decimal(quantity),
        price=money(price) if price else None,
        bought=date(2024, 11, 5),
        **more,  # type: ignore[arg-type]
    )


def held(*lots: Lot, splits: tuple[Split, ...] = ()) -> Holding:
    return Holding(lots[0].listing_id, lots, splits)


def test_a_gain_is_value_minus_cost() -> None:
    found = gain_of(held(lot("100", "79.50 HKD"), lot("50", "140 HKD")), QUOTES[HK])

    assert found is not None
    assert found.cost == money("14950.00 HKD")
    assert found.amount == money("4415.00 HKD")
    assert found.fraction is not None
    assert round(found.fraction, 4) == Decimal("0.2953")


def test_lots_without_cost_are_left_out_and_counted() -> None:
    found = gain_of(held(lot("100", "79.10 HKD"), lot("50")), QUOTES[HK])

    assert found is not None
    assert (found.amount, found.left_out) == (money("5000.00 HKD"), 1)


@pytest.mark.parametrize("price", ["", "10 USD"])
def test_without_a_cost_in_its_currency_no_gain_is_known(price: str) -> None:
    assert gain_of(held(lot("100", price)), QUOTES[HK]) is None


def test_without_a_price_no_gain_is_known() -> None:
    paid = held(lot("100", "79.50 HKD"))

    assert gain_of(paid, None) is None
    assert gain_of(paid, quote("9988.HK 129.10 XXXX")) is None
    with pytest.raises(ValueError, match="cannot value"):
        gain_of(paid, QUOTES[US])


def test_what_cost_nothing_has_no_percentage() -> None:
    found = gain_of(held(lot("100", "0 HKD")), QUOTES[HK])

    assert found is not None
    assert (found.amount, found.fraction) == (money("12910.00 HKD"), None)


def test_pence_are_pounds() -> None:
    share = ListingId("HSBA.L")
    found = gain_of(held(lot("100", "6.50 GBP", share)), quote("HSBA.L 871.2 GBp"))

    assert found is not None
    assert found.amount == money("221.200 GBP")


def test_a_split_makes_no_gain() -> None:
    split = Split(date(2025, 2, 17), Decimal(4))
    at_ten = datetime(2025, 2, 17, 2, tzinfo=UTC)
    after = held(lot("100", "400 HKD"), splits=(split,))
    found = gain_of(after, quote("9988.HK 100 HKD", at_ten))

    assert found is not None
    assert not found.amount.amount


def test_what_was_sold_is_no_gain_of_what_is_left() -> None:
    sold = lot("100", "79.10 HKD", sold=(Sale(date(2025, 1, 2), Decimal(60)),))
    found = gain_of(held(sold), QUOTES[HK])

    assert found is not None
    assert found.amount == money("2000.00 HKD")


def test_a_converted_total_says_at_which_rate() -> None:
    both = [held(lot("100", "79.10 HKD")), held(lot("10", "100 USD", US))]

    found = total_gain(both, QUOTES, FX, HKD)

    assert found.amount == money("6560.00 HKD")
    assert found.at_todays_rate
    assert found.partial == ()
    assert not total_gain(both[:1], QUOTES, FX, HKD).at_todays_rate


def test_a_total_names_what_it_does_not_count() -> None:
    some = [held(lot("100", "79.10 HKD"), lot("1")), held(lot("10", "", US))]

    found = total_gain(some, QUOTES, FX, HKD)

    assert found.amount == money("5000.00 HKD")
    assert found.partial == (HK, US)


def test_without_a_rate_nothing_is_converted() -> None:
    found = total_gain([held(lot("10", "100 USD", US))], QUOTES, FxTable(), HKD)

    assert found == TotalGain(partial=(US,))


CENTS = st.integers(1, 10**9).map(lambda n: Decimal(n) / 100)


@given(st.lists(st.tuples(st.integers(1, 10**6), CENTS), min_size=1, max_size=5), CENTS)
def test_the_gains_of_lots_sum_to_the_holdings(
    lots: list[tuple[int, Decimal]], last: Decimal
) -> None:
    made = [lot(str(shares), f"{price} HKD") for shares, price in lots]
    price = quote(f"9988.HK {last} HKD")

    whole = gain_of(held(*made), price)
    parts = [found for each in made if (found := gain_of(held(each), price))]

    assert whole is not None
    assert whole.amount.amount == sum(each.amount.amount for each in parts)
    assert total_gain([held(*made)], {HK: price}, FX, HKD).amount == whole.amount
    in_usd = total_gain([held(*made)], {HK: price}, FX, USD)
    assert in_usd.fraction is not None
    assert abs(in_usd.fraction - (whole.fraction or 0)) < Decimal("1e-20")
