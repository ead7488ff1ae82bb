"""Yahoo's names for markets and kinds, and what they mean. Pure.

Sources: exchange codes as they occur in Yahoo's answers; ISO 10383 for the MICs.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from newswatch.domain import symbols, venues
from newswatch.domain.listing import EntityKind
from newswatch.domain.quote import MarketPhase
from newswatch.sources.yahoo.values import number, text

MICS = {
    "HKG": "XHKG", "NYQ": "XNYS", "NMS": "XNAS", "NGM": "XNAS", "NCM": "XNAS",
    "ASE": "XASE", "PCX": "ARCX", "BTS": "BATS", "PNK": "OTCM", "OQB": "OTCM",
    "OQX": "OTCM", "OEM": "OTCM", "OID": "OTCM", "LSE": "XLON", "IOB": "XLON",
    "TOR": "XTSE", "VAN": "XTSX", "JPX": "XTKS", "SHH": "XSHG", "SHZ": "XSHE",
    "TAI": "XTAI", "TWO": "ROCO", "KSC": "XKRX", "KOE": "XKOS", "SES": "XSES",
    "ASX": "XASX", "NZE": "XNZE", "PAR": "XPAR", "AMS": "XAMS", "BRU": "XBRU",
    "LIS": "XLIS", "MIL": "XMIL", "MCE": "XMAD", "GER": "XETR", "FRA": "XFRA",
    "EBS": "XSWX", "VIE": "XWBO", "STO": "XSTO", "CPH": "XCSE", "OSL": "XOSL",
    "HEL": "XHEL", "IST": "XIST", "SAO": "BVMF", "MEX": "XMEX", "JNB": "XJSE",
    "TLV": "XTAE", "BSE": "XBOM", "NSI": "XNSE", "JKT": "XIDX", "KLS": "XKLS",
    "SET": "XBKK",
}  # fmt: skip
"""ISO 10383 code by Yahoo's `exchange`; what is not here is unknown."""

EXCHANGE_NAMES = {
    "XHKG": "Hong Kong", "XNYS": "New York (NYSE)", "XNAS": "Nasdaq", "OTCM": "US OTC",
    "XLON": "London", "XASE": "NYSE American", "ARCX": "NYSE Arca",
    "XSHG": "Shanghai", "XSHE": "Shenzhen", "XTKS": "Tokyo", "XSES": "Singapore",
}  # fmt: skip

SURE_UNITS = {"XHKG": "HKD", "XNYS": "USD", "XNAS": "USD", "XASE": "USD", "OTCM": "USD"}
"""What shares of a market are priced in where Yahoo's search does not say.

Hong Kong's RMB counters (codes from 80000) are not HKD.
"""

KINDS = {
    "EQUITY": EntityKind.COMPANY,
    "ETF": EntityKind.FUND,
    "MUTUALFUND": EntityKind.FUND,
    "INDEX": EntityKind.INDEX,
    "CURRENCY": EntityKind.CURRENCY,
}

PHASES = {
    "REGULAR": MarketPhase.REGULAR,
    "PRE": MarketPhase.PRE,
    "POST": MarketPhase.POST,
    "PREPRE": MarketPhase.CLOSED,
    "POSTPOST": MarketPhase.CLOSED,
    "CLOSED": MarketPhase.CLOSED,
}
"""PREPRE and POSTPOST are the night: before the early and after the late session."""

_A_DAY = 24 * 60
"""In minutes; what is said to be later still is a slip."""

_RMB_COUNTER = re.compile(r"8\d{4}\.HK")


def mic_of(exchange: str) -> str:
    """Return the ISO 10383 code of Yahoo's exchange code, or ``""``."""
    return MICS.get(exchange.upper(), "")


def kind_of(quote_type: str) -> EntityKind:
    """Return what Yahoo's `quoteType` or `instrumentType` means."""
    return KINDS.get(quote_type.upper(), EntityKind.OTHER)


def phase_of(market_state: str) -> MarketPhase:
    """Return what Yahoo's `marketState` means."""
    return PHASES.get(market_state.upper(), MarketPhase.UNKNOWN)


def delay_of(record: dict[str, Any]) -> timedelta | None:
    """Return how late Yahoo is with this listing; None is unknown.

    `exchangeDataDelayedBy` of 0 is not enough: Yahoo also says it of quotes
    that it calls "Delayed Quote" in the same breath. Live is only what both
    call live. Hong Kong is late unless told otherwise.
    """
    minutes = number(record.get("exchangeDataDelayedBy"))
    if minutes is not None and 0 < minutes <= _A_DAY:
        return timedelta(minutes=float(minutes))
    named = (
        text(record.get("quoteSourceName")).lower().replace("-", "").replace(" ", "")
    )
    if minutes == 0 and "realtime" in named:
        return timedelta(0)
    return venues.default_delay(market_of(record))


def market_of(record: dict[str, Any]) -> str:
    """Return the ISO 10383 code of a quote's or a chart's market, or ``""``."""
    exchange = text(record.get("exchange")) or text(record.get("exchangeName"))
    return mic_of(exchange) or symbols.mic_of(text(record.get("symbol")))


def unit_of(currency: str, kind: EntityKind) -> str:
    """Return what prices are counted in: as quoted; ``""`` for index points."""
    return "" if kind is EntityKind.INDEX else currency


def sure_unit(symbol: str, mic: str) -> str:
    """Return the unit where the market leaves no doubt, else ``""``."""
    return "" if _RMB_COUNTER.fullmatch(symbol) else SURE_UNITS.get(mic, "")
