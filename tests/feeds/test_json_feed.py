"""JSON Feed as it is found: a little off what jsonfeed.org says."""

from __future__ import annotations

import json
from typing import Any

from builders_feeds import only, parsed


def feed(*items: dict[str, Any]) -> bytes:
    """Return a JSON Feed document, halves of characters written as they are."""
    version = "https://jsonfeed.org/version/1.1"
    return json.dumps({"version": version, "title": "Example", "items": items}).encode()


def test_items_that_are_numbered_stay_apart() -> None:
    body = feed({"id": 5, "title": "Market close"}, {"id": 6, "title": "Market close"})
    assert len({article.url for article in parsed(body)}) == 2


def test_text_is_text_whatever_it_looks_like() -> None:
    article = only(feed({"id": "1", "content_text": "CPI <5% & <AAPL>\n\nBoth rose."}))
    assert article.title == "CPI <5% & <AAPL>"
    assert article.summary == "CPI <5% & <AAPL>\nBoth rose."


def test_what_follows_the_document_does_no_harm() -> None:
    assert only(feed({"title": "Up"}) + b"\n<!-- cached -->").title == "Up"


def test_a_line_break_within_a_text_does_no_harm() -> None:
    body = feed({"title": "Up and down"}).replace(b"Up and", b"Up\nand")
    assert only(body).title == "Up and down"


def test_half_a_character_can_be_stored() -> None:
    article = only(feed({"title": "Up \ud83d 騰訊", "tags": ["\ud83d"]}))
    assert article.title == "Up ? 騰訊"
    assert json.dumps(article.url + article.section).encode()
