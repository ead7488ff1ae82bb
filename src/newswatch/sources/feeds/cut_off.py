"""Documents that end too early: which part of them is whole."""

from __future__ import annotations

import json
import re
from typing import Any

from newswatch.sources.feeds.raw import HandOver

_PATIENT = json.JSONDecoder(strict=False)
_SPACE = re.compile(r"[ \t\r\n]*")
_TOKEN = 8
"""Longer than ``false`` and any escape: an error nearer to the end is the cut's."""

_HEAD = 2000
_ENDS = ("</rss>", "</feed>", "</rdf:rdf>")
_CLOSED = re.compile(r"</(?:\w{1,20}:)?(?:item|entry)\s*>", re.IGNORECASE)
_END = re.compile(r"</(?:\w{1,20}:)?(?:rss|channel|feed)\s*>", re.IGNORECASE)
_RDF = re.compile(r"<(?:\w{1,20}:)?rdf\b", re.IGNORECASE)
_RDF_END = re.compile(r"</(?:\w{1,20}:)?rdf\s*>", re.IGNORECASE)


class _Ended(Exception):
    """The text is over where more is expected."""


def whole_xml(text: str) -> tuple[str, bool]:
    """Return an XML feed up to its last whole article, and whether it was cut off.

    Half an article would have lost its address or its date, and come a second
    time when the feed is whole again. ``""`` if not even one is whole; all of
    the text if it has its end.
    """
    if text[-20:].rstrip().lower().endswith(_ENDS):
        return text, False
    last = 0
    for closed in _CLOSED.finditer(text):
        last = closed.end()
    # The channel of RDF ends before its items begin.
    end = _RDF_END if _RDF.search(text, 0, _HEAD) else _END
    has_end = end.search(text, last)
    return (text, False) if has_end else (text[:last], True)


def beginning_of_json(text: str) -> dict[str, Any]:
    """Return what is whole of a JSON object that is cut off: of its items each.

    Raises:
        HandOver: If there is more wrong with it than its end.
    """
    found: dict[str, Any] = {}
    try:
        _read_members(text, found)
    except _Ended:
        return found
    raise HandOver("more is wrong than its end")


def _read_members(text: str, found: dict[str, Any]) -> None:
    at = 1
    while not text.startswith("}", at):
        key, at = _value(text, at)
        at = _past(":", text, at)
        if key == "items" and text.startswith("[", at):
            found["items"] = []
            at = _read_items(text, at + 1, found["items"])
        else:
            found[str(key)], at = _value(text, at)
        at = _past(",", text, at)


def _read_items(text: str, at: int, items: list[Any]) -> int:
    at = _skip(text, at)
    while not text.startswith("]", at):
        item, at = _value(text, at)
        items.append(item)
        if not text.startswith("]", at):
            at = _past(",", text, at)
    return _skip(text, at + 1)


def _value(text: str, at: int) -> tuple[Any, int]:
    try:
        value, end = _PATIENT.raw_decode(text, _skip(text, at))
    except RecursionError as error:
        raise HandOver(str(error)) from error
    except json.JSONDecodeError as error:
        if error.msg.startswith("Unterminated") or len(text) - error.pos < _TOKEN:
            raise _Ended from error
        raise HandOver(str(error)) from error
    return value, _skip(text, end)


def _past(mark: str, text: str, at: int) -> int:
    if at >= len(text):
        raise _Ended
    if not text.startswith(mark, at):
        raise HandOver(f"no {mark} at {at}")
    return _skip(text, at + 1)


def _skip(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at
