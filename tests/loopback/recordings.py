"""Real recorded answers, where they lie beside the project."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Json = dict[str, Any]

MARKS = {
    "quoteResponse": "quote",
    "chart": "chart",
    "spark": "spark",
    "quoteSummary": "summary",
    "quotes": "search",
}
"""What an answer is, by the key that tells."""


@dataclass(frozen=True, slots=True)
class Recording:
    """One recorded answer.

    Attributes:
        kind: ``"quote"``, ``"chart"``, ``"search"``, ``"summary"``, ``"error"``
            or ``"other"``.
        text: The body as it was sent, as far as the recording kept it.
        real: False for those that people made up or edited.
    """

    name: str
    kind: str
    status: int
    text: str
    real: bool = True


def read_all(folder: Path) -> Iterator[Recording]:
    """Yield every recorded JSON answer under ``yahoo_http``."""
    root = folder / "yahoo_http"
    rows = (root / "MANIFEST.jsonl").read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, rows):
        path = root / row["file"]
        if path.suffix == ".json" or row["file"].startswith("portfolio-performance"):
            yield _read(path, row["file"], real=bool(row.get("real", True)))


def _read(path: Path, name: str, *, real: bool) -> Recording:
    text = path.read_text(encoding="utf-8")
    status = 200
    try:
        found = json.loads(text)
    except ValueError:
        return Recording(name, "other", status, text, real)
    if isinstance(found, dict) and isinstance(found.get("response"), dict):
        response = found["response"]
        status = int(response.get("status", 200))
        found = response.get("bodyJson")
        text = json.dumps(found) if found is not None else response.get("body", "")
        found = found if found is not None else _maybe(text)
    return Recording(name, _kind(found, name), status, text, real)


def _maybe(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _kind(found: Any, name: str) -> str:
    if not isinstance(found, dict):
        return "other"
    if "finance" in found:
        return _kind_by_name(name)
    for mark, kind in MARKS.items():
        if mark in found and (kind != "search" or isinstance(found[mark], list)):
            return kind
    return "other"


def _kind_by_name(name: str) -> str:
    for part, kind in {
        "/quote/": "quote",
        "/chart/": "chart",
        "/search/": "search",
    }.items():
        if part in name:
            return kind
    return "error"


def by_symbol(folder: Path) -> dict[tuple[str, str], Json]:
    """Return the good real answers by endpoint and symbol, for the server."""
    found: dict[tuple[str, str], Json] = {}
    for one in read_all(folder):
        body = _maybe(one.text)
        if one.status != 200 or not isinstance(body, dict):
            continue
        if one.kind == "quote":
            for item in (body.get("quoteResponse") or {}).get("result") or []:
                key = "quote", str(item.get("symbol"))
                found[key] = {"quoteResponse": {"result": [item], "error": None}}
        if one.kind == "chart" and (body["chart"].get("result") or []):
            symbol = str(body["chart"]["result"][0]["meta"]["symbol"])
            found["chart", symbol] = body
    return found
