"""The line that says that this is a demo, with the controls of its clock."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from newswatch.protocol import SetClock
from newswatch.ui import text
from newswatch.ui.clock import UiClock
from newswatch.ui.context import Send

HONG_KONG = ZoneInfo("Asia/Hong_Kong")
SPEEDS = (1, 10, 60)


class DemoBar(QFrame):
    """Pause, 1x, 10x, 60x, and what time it is in the replay."""

    def __init__(
        self, clock: UiClock, send: Send, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._clock = clock
        self._send = send
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._group = QButtonGroup(self)
        self._pause = self._button(
            self.tr("Pause"), lambda: send(SetClock(paused=True))
        )
        self._speeds = {
            speed: self._button(f"{speed}×", self._speed_setter(speed))
            for speed in SPEEDS
        }
        self._lay_out()
        clock.changed.connect(self.refresh)
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()
        self.refresh()

    def refresh(self) -> None:
        """Show the time and which button is on."""
        now = self._clock.now()
        day = text.day(now.astimezone(HONG_KONG).date())
        at = text.time_of_day(now, HONG_KONG)
        words = self.tr(
            "Demo: replay of {0} · {1} in Hong Kong · invented prices and news"
        )
        self._label.setText(words.format(day, at))
        # An exclusive group refuses to let go of its last button.
        self._group.setExclusive(False)
        self._pause.setChecked(self._clock.paused)
        for speed, button in self._speeds.items():
            button.setChecked(not self._clock.paused and self._clock.speed == speed)
        self._group.setExclusive(True)

    def words(self) -> str:
        """Return what is said."""
        return self._label.text()

    def _speed_setter(self, speed: int) -> Callable[[], None]:
        return lambda: self._send(SetClock(speed=float(speed), paused=False))

    def _button(self, words: str, pressed: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("chip", True)
        button.setCheckable(True)
        button.clicked.connect(lambda _: pressed())
        self._group.addButton(button)
        return button

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 4, 12, 4)
        layout.setSpacing(6)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._pause)
        for button in self._speeds.values():
            layout.addWidget(button)
