"""Symbols that feeds tag their articles with, in our own spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newswatch.domain.errors import InputError
from newswatch.domain.symbols import canonical_symbol
from newswatch.sources.feeds.words import words

_SCHEMES = re.compile(r"(?:stock[-_ ]?symbol|\bsymbol|\bticker)s?$", re.IGNORECASE)
_AMERICAN = words("NMS NGM NCM NAS NYQ NYS NYSEAMERICAN ASE PCX BTS PNK OTCPK OQX OQB")
"""Codes that Yahoo and feeds put before American symbols."""

_LONGEST = 30
_MOST = 50


def tagged(categories: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return the symbols among terms and their schemes, each once, in their order."""
    found = (
        _symbol(part)
        for term, scheme in categories
        if scheme and _SCHEMES.search(scheme)
        for part in term.split(",")
    )
    return tuple(dict.fromkeys(symbol for symbol in found if symbol))[:_MOST]


def _symbol(text: str) -> str:
    """Turn ``NMS:INTC`` into ``INTC`` and ``HKG:00700`` into ``0700.HK``."""
    text = text.strip().lstrip("$").upper()
    market, colon, code = text.rpartition(":")
    if colon and market in _AMERICAN:
        text = code
    if not text or len(text) > _LONGEST:
        return ""
    try:
        return canonical_symbol(text)
    except InputError:
        return ""
