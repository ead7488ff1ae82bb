"""Text for the cells of a table that a spreadsheet opens."""

from __future__ import annotations

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins with one of these is run by spreadsheets.

Source: OWASP, "CSV Injection".
"""


def safe_text(text: str) -> str:
    """Return text that no spreadsheet runs."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
