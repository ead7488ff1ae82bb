"""JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

import html
import json
from typing import Any

import msgspec

from newswatch.domain.words import whole
from newswatch.sources.feeds.cut_off import beginning_of_json
from newswatch.sources.feeds.raw import HandOver, RawEntry, RawFeed

MAX_ITEMS = 10_000
_PATIENT = json.JSONDecoder(strict=False)
"""Reads line breaks within strings, halves of characters, and what has a tail."""


def parse(text: str) -> RawFeed:
    """Read a JSON Feed; a field of the wrong type counts as missing.

    Of one that is cut off, the items that are whole are read.

    Raises:
        HandOver: If it is JSON of another kind, or none.
    """
    document, cut = _decoded(text)
    if not isinstance(document, dict) or not isinstance(document.get("items"), list):
        raise HandOver("JSON, but no feed")
    return RawFeed(
        title=_str(document, "title"),
        link=_str(document, "home_page_url"),
        language=_str(document, "language"),
        entries=[
            _entry(item)
            for item in document["items"][:MAX_ITEMS]
            if isinstance(item, dict)
        ],
        cut=cut,
    )


def _decoded(text: str) -> tuple[Any, bool]:
    """Return the document, and whether it was cut off."""
    try:
        return msgspec.json.decode(text), False
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
        pass  # a little more patience may help
    try:
        return _PATIENT.raw_decode(text)[0], False
    except RecursionError as error:
        raise HandOver(str(error)) from error
    except ValueError:
        return beginning_of_json(text), True


def _entry(item: dict[str, Any]) -> RawEntry:
    content = _str(item, "content_html") or html.escape(
        _str(item, "content_text"), quote=False
    )
    return RawEntry(
        title=_str(item, "title"),
        link=_str(item, "url") or _str(item, "external_url"),
        guid=_id(item),
        summary=_str(item, "summary") or content,
        content=content,
        dates=(_str(item, "date_published"), _str(item, "date_modified"), ""),
        image=_str(item, "image") or _str(item, "banner_image"),
        language=_str(item, "language"),
        categories=[
            (whole(tag), "") for tag in _list(item, "tags") if isinstance(tag, str)
        ],
    )


def _id(item: dict[str, Any]) -> str:
    """Return what tells an item apart; some count, instead of writing a text."""
    value = item.get("id")
    return str(value) if isinstance(value, int | float) else _str(item, "id")


def _str(holder: dict[str, Any], key: str) -> str:
    value = holder.get(key, "")
    return whole(value) if isinstance(value, str) else ""


def _list(holder: dict[str, Any], key: str) -> list[Any]:
    value = holder.get(key)
    return value if isinstance(value, list) else []
