"""Symbols that feeds tag their articles with, as Yahoo writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newswatch.sources.feeds.raw import RawEntry
from newswatch.sources.feeds.words import words

_SCHEMES = re.compile(
    r"(?:stock[-_ ]?symbol|\bsymbol|\bticker|nasdaq:symbols)s?$", re.IGNORECASE
)
_PLAIN = words(
    """
    NMS NGM NCM NASDAQ NAS NYSE NYQ NYS NYSEARCA ARCA PCX ASE AMEX NYSEAMERICAN BATS
    BTS US OTC OTCMKTS PNK OTCPK OTCQX OTCQB
    """
)
_SUFFIXES = {
    **dict.fromkeys(("HKG", "HKEX", "HKSE", "SEHK", "HK", "XHKG"), ".HK"),
    **dict.fromkeys(("LSE", "LON", "LN"), ".L"),
    **dict.fromkeys(("SHA", "SHG", "SSE", "SH"), ".SS"),
    **dict.fromkeys(("SHE", "SZSE", "SHZ", "SZ"), ".SZ"),
    **dict.fromkeys(("TYO", "TSE", "JPX"), ".T"),
    **dict.fromkeys(("TSX", "TOR"), ".TO"),
    **dict.fromkeys(("KRX", "KSC"), ".KS"),
}
_CODE = re.compile(r"\^?[A-Z0-9][A-Z0-9.=-]{0,11}")
_HONG_KONG_DIGITS = 4


def tagged(entry: RawEntry) -> tuple[str, ...]:
    """Return the symbols of an entry, each once, in its order."""
    found = (
        _symbol(part)
        for term, scheme in entry.categories
        if _SCHEMES.search(scheme)
        for part in term.split(",")
    )
    return _unique(symbol for symbol in found if symbol)


def _unique(symbols: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(symbols))


def _symbol(text: str) -> str:
    """Turn ``NMS:INTC`` into ``INTC`` and ``HKG:00700`` into ``0700.HK``."""
    market, colon, code = text.strip().upper().lstrip("$").rpartition(":")
    if not _CODE.fullmatch(code):
        return ""
    if not colon or market in _PLAIN:
        return code
    suffix = _SUFFIXES.get(market.rpartition(":")[2])
    if suffix is None:
        return f"{market}:{code}" if market.isalpha() else ""
    if suffix == ".HK" and code.isdigit():
        code = code.lstrip("0").zfill(_HONG_KONG_DIGITS)
    return code if code.endswith(suffix) else code + suffix
