"""Counts that are made anew when asked for: calmly, and beside the event loop."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QObject

from newswatch.ui.context import UiContext
from newswatch.ui.pace import Soon
from newswatch.ui.read_lane import Questions


class Counting(QObject):
    """Asks for numbers a moment after they are wanted, and then lets it rest."""

    def __init__(
        self, context: UiContext, parent: QObject, *, soon_ms: int, rest_ms: int
    ) -> None:
        super().__init__(parent)
        self._questions = Questions(context.reads, self)
        self._soon = Soon(self.count, self, soon_ms=soon_ms, rest_ms=rest_ms)

    @property
    def settled(self) -> bool:
        """Whether the last numbers are those that were asked for last."""
        return self._soon.settled and self._questions.settled

    def ask(self) -> None:
        """Count soon."""
        self._soon.ask()

    def hurry(self) -> None:
        """Count without regard to rest: the user waits for it."""
        self._soon.hurry()

    @abstractmethod
    def count(self) -> None:
        """Count now."""
