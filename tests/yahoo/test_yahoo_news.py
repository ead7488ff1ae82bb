"""Yahoo's news, in both shapes it has had."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from builders import NOON
from newswatch.domain.errors import BadResponse
from newswatch.domain.listing import ListingId
from newswatch.sources.yahoo.calendar import parse_earnings
from newswatch.sources.yahoo.news import parse_news

SYMBOL = ListingId("BABA")


def stream(**content: Any) -> dict[str, Any]:
    """Return an answer of the newer shape."""
    known = {
        "title": "A title &amp; more",
        "pubDate": "2025-02-17T01:00:00Z",
        "canonicalUrl": {"url": "https://news.example/1"},
    }
    return {"data": {"tickerStream": {"stream": [{"content": known | content}]}}}


def test_the_older_flat_shape_is_read() -> None:
    item = {
        "title": "Flat",
        "publisher": "Paper",
        "link": "https://news.example/2",
        "providerPublishTime": 1739754000,
        "relatedTickers": ["BABA", "9988.HK"],
    }
    found = parse_news({"news": [item]}, SYMBOL, NOON)
    assert (found[0].title, found[0].source) == ("Flat", "Paper")
    assert found[0].symbols == ("BABA", "9988.HK")


def test_the_newer_shape_is_read() -> None:
    assert parse_news(stream(), SYMBOL, NOON)[0].title == "A title & more"


@pytest.mark.parametrize(
    "content",
    [
        {"title": ""},
        {"title": None},
        {"pubDate": None},
        {"canonicalUrl": None},
        {"canonicalUrl": {"url": "javascript:alert(1)"}},
        {"canonicalUrl": {"url": "file:///etc/passwd"}},
    ],
)
def test_what_lacks_title_link_or_time_is_left_out(content: dict[str, Any]) -> None:
    assert parse_news(stream(**content), SYMBOL, NOON) == ()


def test_advertisements_are_left_out() -> None:
    body = stream()
    body["data"]["tickerStream"]["stream"][0]["ad"] = [{"x": 1}]
    assert parse_news(body, SYMBOL, NOON) == ()


def test_a_time_to_come_is_clamped() -> None:
    later = (NOON + timedelta(hours=8)).isoformat()
    assert parse_news(stream(pubDate=later), SYMBOL, NOON)[0].published == NOON


def test_a_changed_shape_is_named() -> None:
    with pytest.raises(BadResponse, match="changed shape"):
        parse_news({"stories": []}, SYMBOL, NOON)


def test_two_earnings_dates_are_a_guess() -> None:
    earnings = {"earningsDate": [{"raw": 1740045600}, {"raw": 1740477600}]}
    body = {"quoteSummary": {"result": [{"calendarEvents": {"earnings": earnings}}]}}
    assert [date.estimated for date in parse_earnings(body, SYMBOL)] == [True, True]
