"""Files that are no tables but say the same: JSON, and Flex queries in XML."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping

Lines = list[tuple[int, tuple[str, ...]]]

_FLEX = "<FlexQueryResponse"
_ELEMENT = re.compile(r"<(Trade|OpenPosition)\s([^<>]*?)/?>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_DEEPEST = 4
"""Objects around the list of trades."""


def read_records(text: str) -> Lines | None:
    """Return the lines of a table, the header first, each with its number.

    Returns:
        None if the text is neither JSON nor a Flex query: it may be a table.
    """
    start = text.lstrip()[:1]
    if start in {"{", "["}:
        return _table(list(enumerate(_from_json(text), start=1)))
    if start == "<" and _FLEX in text:
        return _table(_from_flex(text))
    return None


def _table(records: list[tuple[int, Mapping[str, str]]]) -> Lines:
    names = list(dict.fromkeys(name for _, record in records for name in record))
    lines = [
        (line, tuple(record.get(name, "") for name in names))
        for line, record in records
    ]
    return [(1, tuple(names)), *lines]


def _from_json(text: str) -> Iterator[Mapping[str, str]]:
    """Yield what has a symbol, from the first list that holds such."""
    try:
        whole: object = json.loads(text, parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        return
    for record in _first_list(whole, _DEEPEST):
        yield {
            str(name): "" if value is None else str(value)
            for name, value in record.items()
            if not isinstance(value, dict | list)
        }


def _first_list(value: object, deep: int) -> list[dict[object, object]]:
    if isinstance(value, list):
        found = [each for each in value if isinstance(each, dict)]
        return found if any("symbol" in each for each in found) else []
    if isinstance(value, dict) and deep:
        for each in value.values():
            if found := _first_list(each, deep - 1):
                return found
    return []


def _from_flex(text: str) -> list[tuple[int, Mapping[str, str]]]:
    """Return the trades of a Flex query; without any, what is held."""
    found: dict[str, list[tuple[int, Mapping[str, str]]]] = {}
    line, seen = 1, 0
    for element in _ELEMENT.finditer(text):
        line += text.count("\n", seen, element.start())
        seen = element.start()
        values = {n: html.unescape(v) for n, v in _ATTRIBUTE.findall(element[2])}
        if "notes" in values:
            values["notes/codes"] = values.pop("notes")
        found.setdefault(element[1], []).append((line, values))
    return found.get("Trade") or _lots(found.get("OpenPosition", []))


def _lots(
    positions: list[tuple[int, Mapping[str, str]]],
) -> list[tuple[int, Mapping[str, str]]]:
    """Leave out the sums of what is listed lot by lot."""
    lots = [each for each in positions if each[1].get("levelOfDetail") == "LOT"]
    return lots or positions
