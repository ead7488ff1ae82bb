"""Lots stay as they were typed; what they are worth follows the splits."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from builders import money, quote
from newswatch.domain.attribution import attribution
from newswatch.domain.bar import Split
from newswatch.domain.fx import FxTable
from newswatch.domain.listing import ListingId
from newswatch.domain.money import HKD, USD
from newswatch.domain.portfolio import (
    Holding,
    Lot,
    Sale,
    exchange_day,
    value_holding,
)

AAPL, HK = ListingId("AAPL"), ListingId("9988.HK")
EX = date(2020, 8, 31)
FOUR = Split(EX, Decimal(4))
SEVEN = Split(date(2014, 6, 9), Decimal(7))


def lot(quantity: str, bought: str = "2020-01-02", **more: object) -> Lot:
    return Lot(
        listing_id=AAPL,
        quantity=Decimal(quantity),
        bought=date.fromisoformat(bought) if bought else None,
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("bought", "shares"),
    [
        ("2014-06-06", 2800),
        ("2014-06-09", 400),  # the first day at the new count: new shares
        ("2020-08-28", 400),
        ("2020-08-31", 100),
        ("2020-09-01", 100),
    ],
)
def test_splits_after_the_day_bought_count(bought: str, shares: int) -> None:
    held = Holding(AAPL, (lot("100", bought),), (SEVEN, FOUR))

    assert held.shares_on(date(2021, 1, 4)) == shares
    assert held.lots[0].quantity == 100, "what was typed stays"


def test_an_announced_split_is_not_applied_before_its_day() -> None:
    held = Holding(AAPL, (lot("100"),), (FOUR,))

    assert held.shares_on(EX - timedelta(days=1)) == 100
    assert held.shares_on(EX) == 400


def test_a_consolidation_leaves_fewer_shares_and_fractions_are_not_hidden() -> None:
    ten_to_one = Split(EX, Decimal("0.1"))

    assert lot("1005").shares_on(EX, (ten_to_one,)) == Decimal("100.5")
    assert lot("300").shares_on(EX, (Split(EX, Decimal(1) / 3),)) == 100


def test_shares_of_today_are_not_split_again() -> None:
    told_today = lot("400", counted=date(2021, 1, 4))

    assert told_today.shares_on(date(2021, 1, 4), (FOUR,)) == 400
    assert told_today.shares_on(date(2020, 8, 28), (FOUR,)) == 100, "an old price's"


def test_a_lot_without_any_day_is_left_alone() -> None:
    assert lot("100", "").shares_on(date(2021, 1, 4), (FOUR,)) == 100


def test_the_cost_does_not_change() -> None:
    bought = lot("100", price=money("320 USD"))

    assert bought.cost((FOUR,)) == bought.cost(()) == money("32000 USD")


def test_sales_count_in_the_shares_of_their_day() -> None:
    sold = lot(
        "100",
        price=money("320 USD"),
        sold=(Sale(date(2020, 3, 2), Decimal(10)), Sale(date(2021, 1, 4), Decimal(60))),
    )

    assert sold.shares_on(date(2021, 1, 5), (FOUR,)) == (100 - 10) * 4 - 60
    assert sold.cost((FOUR,)) == money("24000 USD")
    assert sold.shares_on(date(2021, 1, 5), ()) == 30, "as long as it is not known"


def at(day: date, hour: int = 20) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


@pytest.mark.parametrize("ratio", ["3", "0.1", "1.5", "7", Decimal(1) / 3, "0.01"])
def test_who_sells_every_share_after_a_split_holds_nothing(
    ratio: str | Decimal,
) -> None:
    """A third of 100 shares has no end, and is sold as it is shown."""
    split = Split(EX, Decimal(ratio))
    sold = Sale(EX, lot("100").shares_on(EX, (split,)))

    assert lot("100", sold=(sold,)).left((split,)) == 0
    assert lot("0.0000001").left((split,)) == Decimal("0.0000001"), "nothing was sold"


def test_a_price_is_multiplied_with_the_shares_it_speaks_of() -> None:
    held = Holding(AAPL, (lot("100"),), (FOUR,))
    friday = quote("AAPL 500 USD from 498", as_of=at(date(2020, 8, 28)))
    monday = quote("AAPL 129 USD from 125", as_of=at(EX))

    before, after = (value_holding(held, q, FxTable(), USD) for q in (friday, monday))

    assert before is not None
    assert before.value == money("50000 USD")
    assert after is not None
    assert after.value == money("51600 USD")
    assert after.previous_value == money("50000 USD")


def test_on_the_morning_of_a_split_the_value_is_not_known() -> None:
    held = Holding(AAPL, (lot("100"),), (FOUR,))
    recounted = replace(
        quote("AAPL 125 USD from 124", as_of=at(date(2020, 8, 28))),
        fetched_at=at(EX, 12),
    )

    assert value_holding(held, recounted, FxTable(), USD) is None
    moved = attribution([held], {AAPL: recounted}, currency=USD, fx=FxTable())
    assert [m.reason for m in moved.missing] == [
        "Its shares are split, and have not traded since."
    ]


def test_the_day_is_the_exchanges() -> None:
    late = datetime(2020, 8, 30, 17, tzinfo=UTC)

    assert exchange_day(HK, late) == EX, "one in the morning in Hong Kong"
    assert exchange_day(AAPL, late) == date(2020, 8, 30)


def test_the_effect_of_a_day_is_right_after_a_split() -> None:
    held = Holding(AAPL, (lot("100"),), (FOUR,))
    monday = quote("AAPL 129 USD from 125", as_of=at(EX))

    moved = attribution([held], {AAPL: monday}, currency=USD, fx=FxTable())

    assert moved.total == money("1600 USD")


DAYS = st.dates(date(2000, 1, 1), date(2030, 1, 1))
RATIOS = st.sampled_from([Decimal(n) for n in ("2", "4", "1.5", "20", "0.1", "0.04")])
SPLITS = st.lists(st.builds(Split, DAYS, RATIOS), max_size=5).map(
    lambda some: tuple(sorted({s.day: s for s in some}.values(), key=lambda s: s.day))
)
WHOLE = st.integers(1, 10**7).map(Decimal)


@given(WHOLE, DAYS, SPLITS, DAYS)
def test_shares_are_the_product_of_the_splits_between(
    typed: Decimal, bought: date, splits: tuple[Split, ...], today: date
) -> None:
    assume(today >= bought)
    expected = typed
    for split in splits:
        if bought < split.day <= today:
            expected *= split.ratio
    held = Lot(listing_id=HK, quantity=typed, bought=bought)

    assert abs(held.shares_on(today, splits) - expected) <= Decimal("1e-8")


@given(WHOLE, DAYS, SPLITS, DAYS)
def test_a_split_changes_neither_value_nor_cost(
    typed: Decimal, bought: date, splits: tuple[Split, ...], today: date
) -> None:
    """A price that falls by the ratio leaves the value where it was."""
    held = Lot(listing_id=HK, quantity=typed, bought=bought, price=money("100 HKD"))
    shares = held.shares_on(today, splits)
    price = Decimal(100) * typed / shares if shares else Decimal(0)

    assume(shares > Decimal("0.01"))
    assert abs(shares * price - typed * 100) < Decimal("0.01")
    assert held.cost(splits) == held.cost(())


@given(WHOLE, DAYS, SPLITS, DAYS)
def test_counting_forth_and_back_ends_where_it_began(
    typed: Decimal, first: date, splits: tuple[Split, ...], second: date
) -> None:
    there = Lot(listing_id=HK, quantity=typed, counted=first).shares_on(second, splits)
    assume(there > Decimal("0.001"))
    back = Lot(listing_id=HK, quantity=there, counted=second).shares_on(first, splits)

    assert abs(back / typed - 1) < Decimal("0.001")


@given(WHOLE, DAYS, SPLITS, st.lists(st.tuples(DAYS, WHOLE), max_size=4))
def test_never_fewer_than_none_are_held(
    typed: Decimal,
    bought: date,
    splits: tuple[Split, ...],
    sales: list[tuple[date, Decimal]],
) -> None:
    sold = tuple(Sale(day, quantity) for day, quantity in sales)
    held = Lot(listing_id=HK, quantity=typed, bought=bought, sold=sold)

    assert 0 <= held.left(splits) <= typed
    assert (
        value_holding(
            Holding(HK, (held,), splits), quote("9988.HK 9 HKD"), FxTable(), HKD
        )
        is not None
    )
