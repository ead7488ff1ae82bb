"""Symbols as people type them, and what a symbol tells of its market."""

from __future__ import annotations

import re
import unicodedata

from newswatch.domain.errors import InputError
from newswatch.domain.listing import Listing, ListingId
from newswatch.domain.venues import VENUES

_HK = ".HK"
_HK_DIGITS = 5
_MAINLAND_DIGITS = 6
_SHANGHAI, _SHENZHEN = ("5", "6", "9"), ("0", "1", "2", "3")

PREFIXES = {
    **dict.fromkeys(("HKG", "SEHK", "HKEX", "HKSE", "HK", "XHKG"), _HK),
    **dict.fromkeys(("NYSE", "NASDAQ", "NASD", "AMEX", "NYSEARCA", "ARCA"), ""),
    **dict.fromkeys(("OTC", "OTCMKTS", "OTCQX", "OTCQB", "PINK", "BATS", "US"), ""),
    **dict.fromkeys(("LON", "LSE", "XLON"), ".L"),
    **dict.fromkeys(("TYO", "TSE"), ".T"),
    **dict.fromkeys(("SHA", "SSE", "SH"), ".SS"),
    **dict.fromkeys(("SHE", "SZSE", "SZ"), ".SZ"),
    "SGX": ".SI",
    "ASX": ".AX",
    "TSX": ".TO",
    "TPE": ".TW",
    "KRX": ".KS",
    "ETR": ".DE",
    "EPA": ".PA",
    "AMS": ".AS",
    "SWX": ".SW",
    "NSE": ".NS",
}
"""How news and brokers write an exchange before a code, and our suffix for it."""

DOTTED = frozenset({"HK", "US", "SH", "SZ"})
"""Prefixes that brokers write with a dot: ``HK.00700``, ``US.AAPL``."""

HK_INDICES = frozenset({"HSTECH"})
"""Indices that are written like a Hong Kong share."""

US_SUFFIXES = frozenset({"US", "N", "O", "OQ", "UN", "UW", "UQ", "PK"})
"""What Reuters and Bloomberg put behind a code traded in the United States."""

SHARE_CLASSES = frozenset("ABC")

INDEX_MARKETS = {
    "^HSI": "XHKG",
    "^HSCE": "XHKG",
    "^HSCC": "XHKG",
    "^GSPC": "XNYS",
    "^DJI": "XNYS",
    "^RUT": "XNYS",
    "^VIX": "XNYS",
    "^IXIC": "XNAS",
    "^NDX": "XNAS",
    "^FTSE": "XLON",
    "^N225": "XTKS",
}
"""Where the shares of an index trade; its hours are theirs."""

_SUFFIX_MARKETS = {v.suffix: v.mic for v in VENUES.values() if v.suffix}
_PREFIXED = re.compile(r"([A-Z]{2,8})\s*[:.]\s*([A-Z0-9.\-/]+)")
_SUFFIXED = re.compile(r"([A-Z0-9\-]+)[.:/ ]([A-Z]{1,3})")
_JOINED_HK = re.compile(r"HK(\d{4,5})")
_PLAIN = re.compile(r"[A-Z][A-Z0-9]{0,9}(-[A-Z0-9]{1,4})?")
_SPECIAL = re.compile(r"\^[A-Z0-9.]{1,12}|[A-Z]{3,6}=X|[A-Z]{1,4}=F")


def canonical_symbol(text: str) -> ListingId:
    """Return the symbol that `text` means: ``9988`` is ``"9988.HK"``.

    Takes what people, brokers and news write: ``09988.HK``, ``700``,
    ``HKG:9988``, ``SEHK: 700``, ``HK.00700``, ``NYSE: BABA``, ``$baba``,
    ``BRK.B``, ``HSBA.L``, ``^hsi``. Digits alone are a Hong Kong code, six of
    them a mainland one. Whether the symbol exists is for a search to say.

    Raises:
        InputError: If it cannot be a symbol; the hint says what can.
    """
    typed = unicodedata.normalize("NFKC", text).strip().strip("()$").strip().upper()
    found = _special(typed) or _digits(typed, "") or _prefixed(typed)
    found = found or _suffixed(typed) or _plain(typed)
    if found is None:
        raise InputError(
            "symbol",
            f"“{text.strip()}” is not a symbol" if text.strip() else "No symbol given",
            "Type a code such as 9988, 0700.HK, BABA or ^HSI, or search by name.",
        )
    return ListingId(found)


def mic_of(symbol: str) -> str:
    """Return the market a symbol names, or ``""``.

    A plain ticker such as ``BABA`` is American, but does not say which market:
    that is for the listing (`Listing.mic`) to know.
    """
    if symbol in INDEX_MARKETS:
        return INDEX_MARKETS[symbol]
    _, dot, suffix = symbol.rpartition(".")
    return _SUFFIX_MARKETS.get(dot + suffix, "") if dot else ""


def hours_mic(symbol: str, mic: str = "") -> str:
    """Return the market whose session table holds for a symbol, or ``""``.

    Plain tickers follow New York; currency pairs and futures have none.
    """
    known = mic or mic_of(symbol)
    if known in VENUES:
        return VENUES[known].hours_of or known
    plain = _PLAIN.fullmatch(symbol) and not symbol.endswith("-USD")
    return "XNYS" if plain and not known else known


def hours_of(listing: Listing) -> str:
    """Return the market whose session table holds for a listing, or ``""``."""
    return hours_mic(listing.id, listing.mic)


def _special(typed: str) -> str | None:
    return typed if _SPECIAL.fullmatch(typed) else None


def _digits(typed: str, suffix: str) -> str | None:
    """Return a code of digits with its suffix; without one, told from its length."""
    if joined := _JOINED_HK.fullmatch(typed):
        typed, suffix = joined[1], _HK
    if not (typed.isascii() and typed.isdigit()):
        return None
    if suffix in {_HK, ""} and len(typed) <= _HK_DIGITS:
        code = typed.lstrip("0")
        return f"{code.zfill(4)}{_HK}" if code else None
    if suffix == "" and len(typed) == _MAINLAND_DIGITS:
        suffix = ".SS" if typed.startswith(_SHANGHAI) else ".SZ"
        return typed + suffix if typed.startswith(_SHANGHAI + _SHENZHEN) else None
    return typed + suffix if suffix not in {"", _HK} else None


def _prefixed(typed: str) -> str | None:
    match = _PREFIXED.fullmatch(typed)
    if match is None or match[1] not in PREFIXES:
        return None
    if "." in typed[: match.start(2)] and match[1] not in DOTTED:
        return None  # BATS.L is a share in London
    suffix = PREFIXES[match[1]]
    code = match[2].removesuffix(suffix) if suffix else match[2]
    if code.isdigit():
        return _digits(code, suffix) if suffix else None
    if suffix in {"", ".L"}:
        plain = _plain(code) or _suffixed(code)
        return plain if plain is None or plain.endswith(suffix) else plain + suffix
    return code + suffix if _PLAIN.fullmatch(code) and suffix != _HK else None


def _suffixed(typed: str) -> str | None:
    match = _SUFFIXED.fullmatch(typed)
    if match is None:
        return None
    code, ending = match.groups()
    if code.isdigit():
        ending = {"SH": "SS", "CH": "SS", "LN": "L"}.get(ending, ending)
        known = f".{ending}" in _SUFFIX_MARKETS
        return _digits(code, f".{ending}") if known else None
    if not _PLAIN.fullmatch(code):
        return None
    if ending in SHARE_CLASSES and "-" not in code:
        return f"{code}-{ending}"
    if ending in US_SUFFIXES:
        return code
    ending = {"LN": "L"}.get(ending, ending)
    known = f".{ending}" in _SUFFIX_MARKETS and (ending != "HK" or code in HK_INDICES)
    return f"{code}.{ending}" if known else None


def _plain(typed: str) -> str | None:
    return typed if _PLAIN.fullmatch(typed) else None
