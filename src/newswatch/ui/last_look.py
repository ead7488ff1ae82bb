"""When the user last looked at the window, and that somebody is back."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from newswatch.domain.errors import NewswatchError
from newswatch.ui.context import UiContext

NOTE = "window.last-looked"
"""Under which the store keeps it until the next start."""

AWAY = timedelta(minutes=30)
"""A shorter absence needs no summary."""

TICK_MS = 60_000


class LastLook(QObject):
    """Follows when the window is the active one; a sleep is an absence, too.

    The demo's time runs otherwise: of it nothing is kept.

    Signals:
        returned (datetime): The user looks again, who last did so then (aware).
        failed (NewswatchError): It could not be kept.
    """

    returned = Signal(object)
    failed = Signal(object)

    def __init__(self, window: QWidget, context: UiContext) -> None:
        super().__init__(window)
        self._window = window
        self._clock = context.clock
        self._notes = context.feeds
        note = None if self._clock.demo else self._notes.get_note(NOTE)
        self.at: datetime | None = datetime.fromisoformat(note) if note else None
        window.installEventFilter(self)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._on_tick)

    def start(self) -> None:
        """Begin: the window stands, and may be in the tray."""
        self._timer.start()
        if self._window.isVisible():
            self.look()

    def look(self) -> None:
        """Take note that somebody looks at the window now."""
        if self._clock.demo:
            return
        before, self.at = self.at, self._clock.now()
        if before is not None and self.at - before >= AWAY:
            self.returned.emit(before)

    def leave(self) -> None:
        """Keep it for the next start: the program ends, or another one is chosen."""
        if self._clock.demo:
            return
        if self._window.isActiveWindow():
            self.at = self._clock.now()
        if self.at is None:
            return
        try:
            self._notes.set_note(NOTE, self.at.isoformat())
        except NewswatchError as error:
            self.failed.emit(error)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override QObject.eventFilter: the window is chosen, or left."""
        if self._timer.isActive() and watched is self._window:
            if event.type() is QEvent.Type.WindowActivate:
                self.look()
            elif event.type() is QEvent.Type.WindowDeactivate:
                self.look()
                self.leave()
        return super().eventFilter(watched, event)

    def _on_tick(self) -> None:
        if self._window.isActiveWindow():
            self.look()
