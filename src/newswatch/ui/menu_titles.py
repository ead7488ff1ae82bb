"""What the menus are called: all of them that the first picture shows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def _tr(source: str) -> str:
    return QCoreApplication.translate("Menus", source)


def menu_titles() -> tuple[str, str, str, str, str]:
    """Return the titles of the menus, from left to right."""
    return _tr("&File"), _tr("&Watchlist"), _tr("&News"), _tr("&View"), _tr("&Help")
