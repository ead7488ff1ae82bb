"""What moved the portfolio: ranked, split into causes that sum exactly."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from builders import money, quote, rate
from newswatch.domain.attribution import Attribution, Effect, Missing, attribution
from newswatch.domain.fx import FxTable
from newswatch.domain.listing import ListingId
from newswatch.domain.money import USD, Currency
from newswatch.domain.portfolio import Holding, Lot
from newswatch.domain.quote import Quote

NOW = FxTable((rate("USD/HKD 7.8"), rate("GBP/USD 1.25")))
BEFORE = FxTable((rate("USD/HKD 7.75"), rate("GBP/USD 1.25")))
ALIBABA = quote("9988.HK 129.10 HKD from 124.10")
APPLE = quote("AAPL 190 USD from 200")
HSBC = quote("HSBA.L 880 GBp from 870")


def holding(symbol: str, quantity: str) -> Holding:
    return Holding(
        ListingId(symbol),
        (Lot(listing_id=ListingId(symbol), quantity=Decimal(quantity)),),
    )


def moved(*held: tuple[Quote, str], **more: object) -> Attribution:
    return attribution(
        [holding(q.listing_id, quantity) for q, quantity in held],
        {q.listing_id: q for q, _ in held},
        currency=USD,
        fx=NOW,
        **more,  # type: ignore[arg-type]
    )


def parts_of(effect: Effect) -> Decimal:
    known = (effect.share, effect.market, effect.currency)
    return sum((part.amount for part in known if part), Decimal(0))


def test_the_largest_effect_comes_first() -> None:
    found = moved((ALIBABA, "100"), (APPLE, "50"), fx_before=BEFORE)

    assert [e.listing_id for e in found.effects] == ["AAPL", "9988.HK"]
    assert found.effects[0].total == money("-500.000000 USD")
    assert found.total.amount == sum(e.total.amount for e in found.effects)
    assert found.fraction is not None
    assert found.fraction < 0


def test_the_causes_are_separated() -> None:
    (effect,) = moved(
        (ALIBABA, "1000"),
        fx_before=BEFORE,
        benchmark={ListingId("9988.HK"): Decimal("0.01")},
    ).effects

    start = Decimal(124100) / Decimal("7.75")
    assert effect.market is not None
    assert effect.currency is not None
    assert round(effect.before.amount, 4) == round(start, 4)
    assert round(effect.market.amount, 4) == round(start / 100, 4)
    assert round(effect.share.amount, 2) == round(
        5000 / Decimal("7.75") - start / 100, 2
    )
    assert effect.currency.amount < 0  # the Hong Kong dollar fell


def test_pence_are_a_hundredth_of_a_pound() -> None:
    (effect,) = moved((HSBC, "100")).effects

    assert effect.total == money("12.500000 USD")


def test_without_the_earlier_rate_the_currency_part_is_unknown() -> None:
    (effect,) = moved((ALIBABA, "1000")).effects

    assert effect.currency is None
    assert effect.market is None
    assert effect.share == effect.total


def test_what_did_not_trade_in_the_latest_session_has_not_moved() -> None:
    (effect,) = moved(
        (APPLE, "10"),
        unmoved={ListingId("AAPL")},
        benchmark={ListingId("AAPL"): Decimal("0.5")},
    ).effects

    assert effect.total.amount == 0
    assert effect.market == money("0 USD")


def test_what_cannot_be_counted_is_listed() -> None:
    held = [holding(s, "1") for s in ("1.HK", "2.HK", "3.HK", "4.HK")]
    quotes = {
        ListingId("2.HK"): quote("2.HK 5 HKD"),
        ListingId("3.HK"): quote("3.HK 5 Points from 4"),
        ListingId("4.HK"): quote("4.HK 5 SEK from 4"),
    }

    found = attribution(held, quotes, currency=USD, fx=NOW)

    assert found.missing == (
        Missing(ListingId("1.HK"), "There is no quote."),
        Missing(ListingId("2.HK"), "Its previous close is not known."),
        Missing(ListingId("3.HK"), "Its currency is not known."),
        Missing(ListingId("4.HK"), "No SEK/USD rate."),
    )
    assert found.effects == ()
    assert found.fraction is None


prices = st.decimals("0.01", "9999", places=3)
rates = st.decimals("0.001", "2000", places=4)


@given(
    last=prices,
    before=prices,
    quantity=st.decimals("0.001", "1e6", places=3),
    now=rates,
    earlier=st.none() | rates,
    market=st.none() | st.decimals("-0.2", "0.2", places=5),
)
def test_the_parts_sum_to_the_total(
    last: Decimal,
    before: Decimal,
    quantity: Decimal,
    now: Decimal,
    earlier: Decimal | None,
    market: Decimal | None,
) -> None:
    listing_id = ListingId("7203.T")
    (effect,) = attribution(
        [holding(listing_id, str(quantity))],
        {listing_id: quote(f"7203.T {last} XXA from {before}")},
        currency=Currency("XXB"),
        fx=FxTable((rate(f"XXA/XXB {now}"),)),
        fx_before=FxTable((rate(f"XXA/XXB {earlier}"),)) if earlier else None,
        benchmark={} if market is None else {listing_id: market},
    ).effects

    assert parts_of(effect) == effect.total.amount
    assert (effect.currency is None) == (earlier is None)
    assert (effect.market is None) == (market is None)
    right = quantity * (last * now - before * (earlier or now))
    assert abs(effect.total.amount - right) <= Decimal("0.000002")
