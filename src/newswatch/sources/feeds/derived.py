"""Feeds that follow from the watchlist: one listing, and where it is written about.

Pure: nothing is fetched. The addresses are public knowledge and unverified
until they have answered.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from urllib.parse import quote, urlencode

from newswatch.domain.feed import Feed
from newswatch.domain.listing import EntityKind, Listing

_EDITIONS = {
    "en": ("en-US", "US", "US:en"),
    "zh-Hant": ("zh-HK", "HK", "HK:zh-Hant"),
    "zh-Hans": ("zh-CN", "CN", "CN:zh-Hans"),
}
_AMERICAN_MARKETS = frozenset({"XNYS", "XNAS", "XASE", "ARCX", "BATS", "OTCM"})
_AMERICAN_SYMBOL = re.compile(r"[A-Z]{1,5}(?:-[A-Z])?")
_CIK_DIGITS = 10


def yahoo_headlines(listing: Listing) -> Feed:
    """Return Yahoo's headlines for one symbol."""
    query = urlencode({"s": listing.id, "region": "US", "lang": "en-US"})
    return Feed(
        url=f"https://feeds.finance.yahoo.com/rss/2.0/headline?{query}",
        title=f"Yahoo Finance: {listing.name}",
        language="en",
        origin="listing",
    )


def google_news(name: str, language: str) -> Feed:
    """Return a search of Google News for a company's name, of the last week.

    Args:
        name: As that language writes it.
        language: ``"en"``, ``"zh-Hant"`` or ``"zh-Hans"``.
    """
    locale, country, edition = _EDITIONS[language]
    query = quote(f'"{name}" when:7d')
    return Feed(
        url=f"https://news.google.com/rss/search?q={query}"
        f"&hl={locale}&gl={country}&ceid={edition}",
        title=f"Google News: {name}",
        language=language,
        origin="listing",
    )


def sec_filings(company: str, name: str = "") -> Feed:
    """Return the SEC's Atom feed of one company's filings.

    Args:
        company: Its CIK (digits) or its American ticker; EDGAR takes both.
        name: For the feed's title.
    """
    key = company.zfill(_CIK_DIGITS) if company.isdecimal() else company
    query = urlencode(
        {
            "action": "getcompany",
            "CIK": key,
            "owner": "include",
            "count": "40",
            "output": "atom",
        }
    )
    return Feed(
        url=f"https://www.sec.gov/cgi-bin/browse-edgar?{query}",
        title=f"SEC filings: {name or company}",
        language="en",
        region="us",
        origin="listing",
    )


def for_listing(
    listing: Listing, languages: Collection[str] = ("en", "zh-Hant")
) -> tuple[Feed, ...]:
    """Return every feed that follows from one listing.

    Currency pairs have none; an index has headlines but files nothing.

    Args:
        listing: As the watchlist has it.
        languages: Those that the user reads.
    """
    return tuple(_derived(listing, languages))


def _derived(listing: Listing, languages: Collection[str]) -> Iterator[Feed]:
    if listing.kind is EntityKind.CURRENCY:
        return
    if "en" in languages:
        yield yahoo_headlines(listing)
        yield google_news(listing.name, "en")
    if "zh-Hant" in languages and listing.name_zh:
        yield google_news(listing.name_zh, "zh-Hant")
    if files_with_the_sec(listing):
        yield sec_filings(listing.id, listing.name)


def files_with_the_sec(listing: Listing) -> bool:
    """Tell whether a listing's company files under its symbol with the SEC."""
    if listing.kind is not EntityKind.COMPANY:
        return False
    american = listing.mic in _AMERICAN_MARKETS or not listing.mic
    return american and _AMERICAN_SYMBOL.fullmatch(listing.id) is not None
