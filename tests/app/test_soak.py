"""A Qt wheel that loses references dies after some hundred signals: this one does not.

PySide6 6.12.0 on Python 3.11 drops a reference to True on each `Signal.emit`
and to None on each `QPainter` call, and aborts the process after about 590.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

ROUNDS = 200_000

SOAK = f"""
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPainter

class Bell(QObject):
    rung = Signal(bool)

bell, heard = Bell(), [0]

def hear(_: bool) -> None:
    heard[0] += 1

bell.rung.connect(hear)
image = QImage(8, 8, QImage.Format.Format_RGB32)
painter = QPainter(image)
for _ in range({ROUNDS}):
    bell.rung.emit(True)
    painter.drawPoint(1, 1)
painter.end()
print(heard[0])
"""


@pytest.mark.slow
def test_two_hundred_thousand_signals_and_paints() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SOAK], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr[-500:]
    assert done.stdout.strip() == str(ROUNDS)
