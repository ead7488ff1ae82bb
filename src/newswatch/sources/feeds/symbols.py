"""Symbols that feeds tag their articles with, in our own spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newswatch.domain.errors import InputError
from newswatch.domain.symbols import canonical_symbol
from newswatch.domain.words import word_set

_SCHEMES = re.compile(
    r"(?:stock[-_ ]?symbol|\bsymbol|\bticker|/rss/stock)s?$", re.IGNORECASE
)
_PAGE = re.compile(r"/(?:stock|quote|symbol|ticker)s?(?:-ticker)?/([\w.-]+)/?$")
"""The address of a symbol's own page, where that is the scheme."""

_BETWEEN = re.compile("[,;|]")
_AMERICAN = word_set(
    "NMS NGM NCM NAS NYQ NYS NYSEAMERICAN ASE PCX BTS PNK OTCPK OQX OQB"
)
"""Codes that Yahoo and feeds put before American symbols."""

_LONGEST = 30
_MOST = 50


def tagged(categories: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return the symbols among terms and their schemes, each once, in their order."""
    found = (
        _symbol(part)
        for term, scheme in categories
        if scheme and _is_of_symbols(scheme, term)
        for part in _BETWEEN.split(term)
    )
    return tuple(dict.fromkeys(symbol for symbol in found if symbol))[:_MOST]


def _is_of_symbols(scheme: str, term: str) -> bool:
    if _SCHEMES.search(scheme):
        return True
    page = _PAGE.search(scheme)
    return page is not None and page[1].upper() == term.strip("$ ").upper()


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
