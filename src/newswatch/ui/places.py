"""Markets as people call them, by ISO 10383 code."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_EXCHANGES: dict[str, Any] = {
    "XHKG": QT_TRANSLATE_NOOP("places", "Hong Kong"),
    "XNYS": QT_TRANSLATE_NOOP("places", "NYSE"),
    "XNAS": QT_TRANSLATE_NOOP("places", "Nasdaq"),
    "ARCX": QT_TRANSLATE_NOOP("places", "NYSE Arca"),
    "XASE": QT_TRANSLATE_NOOP("places", "NYSE American"),
    "BATS": QT_TRANSLATE_NOOP("places", "Cboe"),
    "OTCM": QT_TRANSLATE_NOOP("places", "OTC (US)"),
    "XLON": QT_TRANSLATE_NOOP("places", "London"),
    "XTKS": QT_TRANSLATE_NOOP("places", "Tokyo"),
    "XSHG": QT_TRANSLATE_NOOP("places", "Shanghai"),
    "XSHE": QT_TRANSLATE_NOOP("places", "Shenzhen"),
}


def exchange_name(mic: str) -> str:
    """Return a market's name; the code itself where it is a rare one."""
    return QCoreApplication.translate("places", _EXCHANGES.get(mic, mic))
