"""What the desktop offers, as JSON; run by the doctor as a process of its own."""

from __future__ import annotations

import json
import os
import sys

Row = tuple[str, str, str]


def main() -> int:
    """Print the findings."""
    from PySide6.QtCore import qVersion
    from PySide6.QtGui import QFontDatabase
    from PySide6.QtWidgets import QApplication, QSystemTrayIcon

    if sys.platform == "linux" and not _has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    rows: list[Row] = [("ok", f"Qt {qVersion()} on {app.platformName()}", "")]
    rows.append(_tray(QSystemTrayIcon.isSystemTrayAvailable()))
    rows.append(
        _font(QFontDatabase.families(QFontDatabase.WritingSystem.TraditionalChinese))
    )
    print(json.dumps(rows))
    return 0


def _has_display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _tray(available: bool) -> Row:
    if available:
        return "ok", "Tray icon and notifications", ""
    return (
        "--",
        "No tray here: notifications are shown inside the window",
        "On GNOME, install the AppIndicator extension to have one.",
    )


def _font(families: list[str]) -> Row:
    if families:
        return "ok", f"Chinese font: {families[0]}", ""
    return (
        "!!",
        "No font with Chinese characters",
        "On Debian and Ubuntu: sudo apt-get install fonts-noto-cjk",
    )


if __name__ == "__main__":
    raise SystemExit(main())
