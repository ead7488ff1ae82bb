"""A stated price is compared with ours of the time it speaks of, or with none."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from builders import article
from builders_market import bar, hk
from gui.sample_world import World
from gui_quote.quote_world import add_article, mention
from newswatch.domain.bar import Interval, PriceSeries
from newswatch.domain.listing import ListingId
from newswatch.domain.verify import CheckKind, Verdict
from newswatch.ui.quote.lookup import Lookup
from newswatch.ui.quote.verify_facts import VerifyReader

AGREES, DIFFERS, UNKNOWN = Verdict.AGREES, Verdict.DIFFERS, Verdict.UNKNOWN
HK = ListingId("9988.HK")


def verdicts(made: World, text: str, at: datetime) -> dict[CheckKind, Verdict]:
    made.context.clock.set_demo_time(at + timedelta(minutes=20))
    news = replace(article(text), title="News", summary=text, published=at, fetched=at)
    row = add_article(made, news, mention(text, "Alibaba", "alibaba"))
    reader = VerifyReader(made.context, Lookup(made.context))
    return {check.kind: check.verdict for check in reader.checks(row)}


def price(made: World, text: str, at: datetime) -> Verdict:
    return verdicts(made, text, at)[CheckKind.PRICE]


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        # while Monday trades around 129, Friday's close is still Friday's
        ("Alibaba closed at HK$124.10, up 6.25%.", hk("10:00"), AGREES),
        ("Alibaba closed at HK$124.10 on Friday, up 6.25%.", hk("10:00"), AGREES),
        ("Alibaba closed at HK$124.10 on Friday, up 6.25%.", hk("16 12:00"), AGREES),
        ("Alibaba closed at HK$129.00, up 6.25%.", hk("10:00"), DIFFERS),
        ("Alibaba收報124.1港元，升6.25%。", hk("10:00"), AGREES),
        # a weekday that has not closed yet, or another one
        ("Alibaba closed at HK$124.10 on Monday, up 4%.", hk("10:00"), UNKNOWN),
        # a time that cannot be placed
        ("Alibaba traded at HK$120.10 last week, up 4%.", hk("10:00"), UNKNOWN),
        ("Alibaba was at HK$126 in pre-market trading, up 2%.", hk("10:00"), UNKNOWN),
    ],
)
def test_a_price_is_compared_with_that_of_its_day(
    made: World, text: str, at: datetime, expected: Verdict
) -> None:
    assert price(made, text, at) is expected


def test_a_change_is_compared_with_that_of_its_day(made: World) -> None:
    market = made.context.market
    days = market.bars(HK, Interval.D1, hk("13 00:00"), hk("15 00:00"))
    friday = days[-1].close / days[-2].close - 1

    said = f"{'up' if friday > 0 else 'down'} {abs(friday):.2%}"

    found = verdicts(made, f"Alibaba closed at HK$124.10, {said}.", hk("10:00"))

    assert found[CheckKind.CHANGE] is AGREES


def test_bars_that_do_not_reach_so_far_tell_nothing(made: World) -> None:
    """Late by a quarter of an hour, ours would be the price of then."""
    market = made.context.market
    early = tuple(bar(hk("11:00") + n * timedelta(minutes=1), "125") for n in range(5))
    market.save_series(PriceSeries(HK, Interval.M1, "HKD", early, "test", hk("11:05")))

    at = "Alibaba shares are trading at HK$127.80, up 2.98% as of 11:20 AM local time."

    assert price(made, at, hk("11:21")) is UNKNOWN


def test_a_price_of_the_hour_before_is_the_same_news(made: World) -> None:
    bars = tuple(
        bar(hk("10:30") + n * timedelta(minutes=1), str(Decimal(128) + n))
        for n in range(5)
    )
    series = PriceSeries(HK, Interval.M1, "HKD", bars, "test", hk("11:05"))
    made.context.market.save_series(series)

    said = "Alibaba shares are trading at HK${}, up 2.98%."

    assert price(made, said.format("128.50"), hk("11:00")) is AGREES
    assert price(made, said.format("136.00"), hk("11:00")) is DIFFERS


def test_a_bare_dollar_is_the_one_that_agrees(made: World) -> None:
    """In Hong Kong "$124.10" is in its dollars; BABA is at 124.73."""
    assert price(made, "Alibaba closed at $124.10, up 6%.", hk("10:00")) is AGREES
    assert price(made, "Alibaba closed at $124.73, up 6%.", hk("10:00")) is AGREES
    assert price(made, "Alibaba closed at $126.00, up 6%.", hk("10:00")) is UNKNOWN
    assert price(made, "Alibaba closed at US$126.00, up 6%.", hk("10:00")) is DIFFERS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Tencent's, near Alibaba's 124.10 by chance: one of two is meant
        ("Alibaba rose, while Tencent closed at HK$125.60, up 6%.", UNKNOWN),
        ("Alibaba rose, while Tencent closed at HK$460.40, up 6%.", AGREES),
        # each in its own sentence: who is meant is plain
        ("Tencent rose. Alibaba closed at HK$124.10, up 6%.", AGREES),
        ("Tencent rose. Alibaba closed at HK$125.60, up 6%.", DIFFERS),
        ("Alibaba rose. Tencent closed at HK$440.40, up 6%.", DIFFERS),
    ],
)
def test_of_two_companies_the_price_is_of_the_one_in_its_sentence(
    made: World, text: str, expected: Verdict
) -> None:
    at = hk("10:00")
    made.context.clock.set_demo_time(at + timedelta(minutes=20))
    news = replace(article(text), title="News", summary=text, published=at, fetched=at)
    both = (mention(text, "Alibaba", "alibaba"), mention(text, "Tencent", "tencent"))
    row = add_article(made, news, *both)
    checks = VerifyReader(made.context, Lookup(made.context)).checks(row)

    assert next(c.verdict for c in checks if c.kind is CheckKind.PRICE) is expected
