"""The Hong Kong Monetary Authority's daily exchange rates.

Source: HKMA, open API, "Exchange rates and effective exchange rate indices -
daily figures": Hong Kong dollars per unit of foreign currency, at the end of the
day, published with some days' delay.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from newswatch.domain.money import HKD, Currency
from newswatch.sources.rates.bank import BankRates, changed_shape
from newswatch.sources.rates.reference import ReferenceTable

URL = (
    "https://api.hkma.gov.hk/public/market-data-and-statistics/"
    "monthly-statistical-bulletin/er-ir/er-eeri-daily"
    "?pagesize=1&sortby=end_of_day&sortorder=desc"
)
NAME = "Hong Kong Monetary Authority"
KEY = "hkma"
DAY_ENDS = time(17, tzinfo=ZoneInfo("Asia/Hong_Kong"))

CURRENCIES = ("usd", "gbp", "eur", "cny", "aud", "cad", "sgd", "chf")
"""Those quoted by the single unit beyond doubt; yen and the like are often by 100."""


def parse_hkma(body: bytes) -> ReferenceTable:
    """Read the authority's JSON: its newest record. Pure.

    Raises:
        BadResponse: If it is another shape.
    """
    try:
        records = json.loads(body, parse_float=Decimal)["result"]["records"]
        newest = max(records, key=lambda record: str(record["end_of_day"]))
        day = date.fromisoformat(newest["end_of_day"])
        values = _values(newest)
    except (ValueError, KeyError, TypeError, ArithmeticError) as error:
        raise changed_shape(NAME) from error
    as_of = datetime.combine(day, DAY_ENDS)
    return ReferenceTable({HKD: Decimal(1), **values}, as_of, KEY)


class HkmaRates(BankRates):
    """Hong Kong's own rates, some days old; crosses go by the Hong Kong dollar."""

    name = NAME
    url = URL
    parse = staticmethod(parse_hkma)


def _values(record: Mapping[str, Any]) -> dict[Currency, Decimal]:
    found = {
        Currency(name.upper()): Decimal(record[name])
        for name in CURRENCIES
        if record.get(name) is not None
    }
    return {currency: value for currency, value in found.items() if value > 0}
