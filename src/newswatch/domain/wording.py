"""Numbers, currencies and dates in words, whatever the system's locale."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from newswatch.domain.money import MINOR_UNITS, Money, PriceUnit, decimals_of

_MOST_DECIMALS = 4
_SIGNIFICANT = 3
"""Digits that are left of an amount too small for the usual decimals."""

_CENTS = 100

CURRENCY_WORDS = {
    "HKD": ("Hong Kong dollars", "港元"),
    "USD": ("US dollars", "美元"),
    "CNY": ("Chinese yuan", "元人民幣"),
    "JPY": ("Japanese yen", "日圓"),
    "GBP": ("British pounds", "英鎊"),
    "EUR": ("euros", "歐元"),
    "SGD": ("Singapore dollars", "新加坡元"),
    "AUD": ("Australian dollars", "澳元"),
    "CAD": ("Canadian dollars", "加元"),
    "TWD": ("New Taiwan dollars", "新台幣"),
    "KRW": ("South Korean won", "韓圜"),
    "INR": ("Indian rupees", "印度盧比"),
    "CHF": ("Swiss francs", "瑞士法郎"),
    "NZD": ("New Zealand dollars", "紐元"),
    "THB": ("Thai baht", "泰銖"),
    "MYR": ("Malaysian ringgit", "馬來西亞令吉"),
    "ZAR": ("South African rand", "南非蘭特"),
    "ILS": ("Israeli shekels", "以色列新謝克爾"),
}
"""By ISO 4217 code; others are written as their code."""

MINOR_WORDS = {
    "GBP": ("pence", "便士"),
    "ZAR": ("South African cents", "南非仙"),
    "ILS": ("Israeli agorot", "以色列阿高洛"),
    "KWD": ("Kuwaiti fils", "科威特費爾"),
    "USD": ("US cents", "美仙"),
    "EUR": ("euro cents", "歐仙"),
}
"""Fractions that markets quote in, by the currency they are of."""

SYMBOLS = {"USD": "$", "HKD": "HK$", "GBP": "£", "EUR": "€", "JPY": "¥"}
"""Unmistakable symbols; other amounts are written with their code."""


WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_month(day: date) -> str:
    """Return a date, short: ``"17 Feb"``."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Round half away from zero, as market reports do."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def price_text(price: Decimal, unit: PriceUnit) -> str:
    """Return a price as its market writes it: ``"129.10"``, ``"2,845"``, ``"0.028"``.

    At least the currency's decimals (a thousandth of one has none), more where the
    price has more: up to four, or three digits of a price that is smaller.
    """
    least = decimals_of(unit.currency or "") if unit.per_major <= _CENTS else 0
    exponent = price.normalize().as_tuple().exponent
    own = -exponent if isinstance(exponent, int) else least
    most = max(_MOST_DECIMALS, enough_decimals(price, _SIGNIFICANT))
    return f"{rounded(price, max(least, min(own, most))):,f}"


def enough_decimals(amount: Decimal, digits: int) -> int:
    """Return with how many decimals an amount keeps some of its digits; 12 at most."""
    return max(0, min(12, digits - 1 - amount.adjusted())) if amount else 0


def money_decimals(money: Money) -> int:
    """Return with how many decimals an amount of money is written.

    Its currency's; two more below ten cents, and as many as leave two digits of
    what is smaller: nothing that is there is written as zero.
    """
    decimals, size = decimals_of(money.currency), abs(money.amount)
    if not decimals:
        return enough_decimals(size, 2)
    if size >= Decimal("0.1"):
        return decimals
    return max(decimals + 2, enough_decimals(size, 2)) if size else decimals


def unit_words(unit: PriceUnit, *, chinese: bool = False) -> str:
    """Return what a unit is called: ``"pence"``; ``""`` where it has no currency."""
    if unit.currency is None:
        return ""
    table = MINOR_WORDS if unit.code in MINOR_UNITS else CURRENCY_WORDS
    english, zh = table.get(unit.currency, (unit.code, unit.code))
    return zh if chinese else english


def money_text(money: Money) -> str:
    """Return an amount with its symbol: ``"$16.59"``, ``"HK$129.10"``, ``"12.30 SGD"``.

    With decimals as of `money_decimals`.
    """
    number = f"{abs(rounded(money.amount, money_decimals(money))):,f}"
    symbol = SYMBOLS.get(money.currency)
    sign = "-" if money.amount < 0 else ""
    text = f"{symbol}{number}" if symbol else f"{number} {money.currency}"
    return sign + text


def percent_text(fraction: Decimal) -> str:
    """Return the size of a change, without its sign: ``"4.03%"``."""
    return f"{rounded(abs(fraction) * 100, 2):,f}%"


def rounds_to_nothing(fraction: Decimal) -> bool:
    """Tell whether a change is too small to be seen in two decimals."""
    return not rounded(fraction * 100, 2)
