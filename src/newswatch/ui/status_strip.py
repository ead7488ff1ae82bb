"""The line at the bottom: engine, feeds, markets, quiet hours, and errors in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import Enum

from PySide6.QtCore import QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from newswatch.domain import health
from newswatch.ui import text
from newswatch.ui.engine_words import engine_words, title_and_hint
from newswatch.ui.quote.widgets import ElidedLabel, link
from newswatch.ui.theme import ThemeHolder

MESSAGE_MS = 12_000


class Mood(Enum):
    """What the dot says: all is well, wait, or look here."""

    GOOD = "good"
    WAITING = "waiting"
    BAD = "bad"


class StatusStrip(QFrame):
    """Sentences, never boxes.

    Signals:
        health_requested: The words about the feeds were clicked.
        stop_requested: The job that is told of is to end.
    """

    health_requested = Signal()
    stop_requested = Signal()

    def __init__(self, theme: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusStrip")
        self._dot = _Dot(theme, self)
        self.state = _label(self)
        self.feeds = _Link(self)
        self.last = _label(self)
        self.message = _label(self)
        self.stop = link(self.tr("Stop"), self.stop_requested.emit)
        self.markets = _label(self)
        self.quiet = _label(self)
        self._theme = theme
        self._timer = QTimer(self, interval=MESSAGE_MS, singleShot=True)
        self._timer.timeout.connect(self._end_message)
        self.feeds.clicked.connect(self.health_requested)
        theme.changed.connect(lambda _: self._dot.update())
        self._lay_out()

    @property
    def mood(self) -> Mood:
        """What the dot says."""
        return self._dot.mood

    def show_engine(self, words: str, mood: Mood) -> None:
        """Say how the engine is doing."""
        self.state.setText(words)
        self.state.setToolTip(words)
        self._dot.set_mood(mood)

    def show_sources(
        self,
        sources: Sequence[health.SourceHealth],
        now: datetime,
        *,
        brief: bool = False,
    ) -> None:
        """Say how many feeds are fresh, and who else is in trouble.

        Args:
            brief: The state says already what is in trouble.
        """
        words = source_words(sources, now)
        self.feeds.setText(words.partition(" · ")[0] if brief else words)
        troubled = [s for s in sources if s.status in health.FAILING]
        self.feeds.setToolTip(
            "\n".join(
                f"{s.name}: {engine_words(s.error_title) or s.status}"
                for s in troubled[:12]
            )
        )

    def say(
        self,
        words: str,
        hint: str = "",
        *,
        lasting: bool = False,
        stoppable: bool = False,
    ) -> None:
        """Show a sentence for a while, or until the next one.

        Args:
            stoppable: It tells of a job that the user may end.
        """
        sentence = title_and_hint(words, hint)
        self.message.setText(sentence)
        self.message.setToolTip(sentence)
        self._show_message(on=True)
        self.stop.setVisible(stoppable)
        if lasting:
            self._timer.stop()
        else:
            self._timer.start()

    def _end_message(self) -> None:
        self.message.setText("")
        self._show_message(on=False)
        self.stop.hide()

    def _show_message(self, *, on: bool) -> None:
        for label in (self.feeds, self.last, self.markets, self.quiet):
            label.setVisible(not on)
        self.message.setVisible(on)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.setSpacing(6)
        layout.addWidget(self._dot)
        layout.addWidget(self.state)
        for label in (self.feeds, self.last):
            layout.addSpacing(12)
            layout.addWidget(label)
        layout.addSpacing(12)
        layout.addWidget(self.message, 1000)
        layout.addWidget(self.stop)
        layout.addWidget(self.markets, 1)
        layout.addSpacing(12)
        layout.addWidget(self.quiet)
        self.message.hide()
        self.stop.hide()
        self.markets.setAlignment(Qt.AlignmentFlag.AlignRight)
        for label in (self.message, self.markets):
            # These give way first: they are long, and have what room is left.
            label.setSizePolicy(
                QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
            )


def source_words(sources: Sequence[health.SourceHealth], now: datetime) -> str:
    """Return ``Feeds 42 of 44 fresh · 2 retrying · Yahoo waits until 10:32``."""
    feeds = [s for s in sources if s.kind is health.SourceKind.FEED]
    asked = [s for s in feeds if s.status is not health.SourceStatus.OFF]
    fresh = sum(s.status is health.SourceStatus.OK for s in asked)
    retrying = sum(s.status in health.FAILING for s in asked)
    parts = []
    if asked:
        parts.append(text.tr("Feeds {0} of {1} fresh").format(fresh, len(asked)))
    if retrying:
        parts.append(text.tr("%n retrying", n=retrying))
    parts += [_wait_words(s, now) for s in _missed(sources)]
    return " · ".join(parts)


def _missed(sources: Sequence[health.SourceHealth]) -> list[health.SourceHealth]:
    """Return who else is in trouble: reserves only while they are needed.

    The central banks stand in for a rate that quotes bring with them.
    """
    kinds = {s.kind for s in sources if s.status in health.FAILING}
    kinds.discard(health.SourceKind.FEED)
    if health.SourceKind.QUOTES not in kinds:
        kinds.discard(health.SourceKind.RATES)
    return [s for s in sources if s.kind in kinds and s.status in health.FAILING]


def _wait_words(source: health.SourceHealth, now: datetime) -> str:
    if source.next_visit is None or source.next_visit <= now:
        return text.tr("{0}: trying again").format(source.name)
    until = text.time_of_day(source.next_visit)
    return text.tr("{0}: waiting until {1}").format(source.name, until)


class _Dot(QWidget):
    def __init__(self, theme: ThemeHolder, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.mood = Mood.WAITING
        self.setFixedSize(QSize(10, 12))

    def set_mood(self, mood: Mood) -> None:
        self.mood = mood
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme.theme
        colours = {
            Mood.GOOD: theme.good,
            Mood.WAITING: theme.warning,
            Mood.BAD: theme.bad,
        }
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours[self.mood])
        painter.drawEllipse(QPointF(5, 6), 4, 4)


class _Link(ElidedLabel):
    """A label that can be clicked."""

    clicked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "small")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.clicked.emit()


def _label(parent: QWidget) -> QLabel:
    label = ElidedLabel(parent)
    label.setProperty("role", "small")
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
