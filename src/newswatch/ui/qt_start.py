"""Starts Qt, which ends the process by itself where there is no display."""

from __future__ import annotations

import logging
import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from newswatch.domain.errors import NoDisplay

_logger = logging.getLogger("qt")

HARMLESS = (
    "This plugin does not support propagateSizeHints()",
    'Detected locale "C"',
)
"""What Qt says of every window without a display, or where no language is set."""

STYLE = ("-style", "fusion")
"""What the style sheet dresses, everywhere alike.

Told by Qt's own option: `QApplication.setStyle` hands a `QStyle` back, and PySide
makes all its enumerations for it (8 ms before the first picture).
"""

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
}


def start() -> QApplication:
    """Return the application; from now on what Qt says goes into the log.

    Where Qt finds no display, it says why, then that this is fatal, and aborts:
    the process ends here instead, with exit code 1 and a sentence.
    """
    said: list[tuple[int, str]] = []

    def note(kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            _give_up([words for level, words in said if level >= logging.WARNING])
        said.append((_level(kind, words), words))

    qInstallMessageHandler(note)
    app = QApplication([*sys.argv[:1], *STYLE])
    qInstallMessageHandler(_log)
    for level, words in said:
        _logger.log(level, "%s", words)
    return app


def _give_up(reasons: list[str]) -> None:
    """End before Qt does; the first reason is the cause of the others."""
    if sys.stderr is not None:
        sys.stderr.write(f"newswatch: {NoDisplay(*reasons[:1])}\n")
        sys.stderr.flush()
    os._exit(1)


def _log(kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
    _logger.log(_level(kind, words), "%s", words)


def _level(kind: QtMsgType, words: str) -> int:
    if words.startswith(HARMLESS):
        return logging.DEBUG
    return _LEVELS.get(kind, logging.ERROR)
