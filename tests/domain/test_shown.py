"""An amount is exact, bounded by the peg, or unknown with a reason."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from builders import NOON, money, rate
from newswatch.domain.fx import USDHKD_BAND, FxTable
from newswatch.domain.money import CNY, EUR, HKD, USD, Money
from newswatch.domain.shown import Between, Exact, Unknown, show_in
from newswatch.domain.wording import rounded

amounts = st.decimals("-1e9", "1e9", places=4)


def test_with_a_rate_it_is_exact_and_names_its_source() -> None:
    shown = show_in(money("129.10 HKD"), USD, FxTable((rate("USD/HKD 7.7818"),)))

    assert isinstance(shown, Exact)
    assert rounded(shown.money.amount, 2) == Decimal("16.59")
    assert shown.rate_as_of == NOON
    assert shown.sources == ("test",)


def test_its_own_currency_needs_no_rate() -> None:
    assert show_in(money("5 EUR"), EUR, FxTable()) == Exact(money("5 EUR"))


def test_without_a_rate_the_peg_bounds_it() -> None:
    shown = show_in(money("129.10 HKD"), USD, FxTable())

    assert isinstance(shown, Between)
    assert rounded(shown.low.amount, 2) == Decimal("16.45")
    assert rounded(shown.high.amount, 2) == Decimal("16.66")


def test_a_rate_is_old_when_days_older_than_the_price() -> None:
    shown = show_in(money("129.10 HKD"), USD, FxTable((rate("USD/HKD 7.7818"),)))
    own = show_in(money("16.59 USD"), USD, FxTable())

    assert isinstance(shown, Exact)
    assert isinstance(own, Exact)
    assert not shown.has_old_rate(NOON + timedelta(days=5)), "Easter"
    assert shown.has_old_rate(NOON + timedelta(days=7))
    assert not shown.has_old_rate(NOON - timedelta(days=30)), "an older price"
    assert not own.has_old_rate(NOON + timedelta(days=99)), "no rate was needed"


def test_the_peg_bounds_dollars_too() -> None:
    assert show_in(money("100 USD"), HKD, FxTable()) == Between(
        money("775.00 HKD"), money("785.00 HKD")
    )


def test_other_currencies_have_no_bounds() -> None:
    assert show_in(money("1 HKD"), CNY, FxTable()) == Unknown("No HKD/CNY rate.")


def test_points_are_no_money() -> None:
    assert isinstance(show_in(None, USD, FxTable()), Unknown)


@given(amounts, st.decimals(*USDHKD_BAND, places=4))
def test_every_rate_in_the_band_lies_within_the_bounds(
    amount: Decimal, usdhkd: Decimal
) -> None:
    fx = FxTable((rate(f"USD/HKD {usdhkd}"),))
    for currency, to in ((HKD, USD), (USD, HKD)):
        exact = show_in(Money(amount, currency), to, fx)
        bounds = show_in(Money(amount, currency), to, FxTable())
        assert isinstance(exact, Exact)
        assert isinstance(bounds, Between)
        slack = Decimal("1e-12")
        assert bounds.low.amount - slack <= exact.money.amount
        assert exact.money.amount <= bounds.high.amount + slack
