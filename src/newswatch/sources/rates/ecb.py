"""The European Central Bank's daily reference rates.

Source: ECB, "Euro foreign exchange reference rates": set by a concertation at
about 14:10 Central European Time on working days, published about 16:00, for
information only.
"""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from lxml import etree

from newswatch.domain.money import EUR, Currency
from newswatch.sources.rates.bank import BankRates, changed_shape
from newswatch.sources.rates.reference import ReferenceTable

URL = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml"
NAME = "European Central Bank"
KEY = "ecb"
SET_AT = time(14, 10, tzinfo=ZoneInfo("Europe/Berlin"))


def parse_ecb(body: bytes) -> ReferenceTable:
    """Read the bank's XML. Pure.

    Raises:
        BadResponse: If it is another shape.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        cubes = list(etree.fromstring(body, parser).iter("{*}Cube"))
        day = date.fromisoformat(
            next(c.get("time", "") for c in cubes if c.get("time"))
        )
        values = {
            Currency(cube.get("currency", "")): 1 / Decimal(cube.get("rate", ""))
            for cube in cubes
            if cube.get("currency")
        }
    except (etree.XMLSyntaxError, ValueError, StopIteration, ArithmeticError) as error:
        raise changed_shape(NAME) from error
    as_of = datetime.combine(day, SET_AT)
    return ReferenceTable({EUR: Decimal(1), **values}, as_of, KEY)


class EcbRates(BankRates):
    """Rates of about thirty currencies, a working day old; crosses go by the euro."""

    name = NAME
    url = URL
    parse = staticmethod(parse_ecb)
