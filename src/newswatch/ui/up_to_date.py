"""The window for while a large database of an older version is brought up to date."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QVBoxLayout, QWidget

from newswatch.domain.errors import NewswatchError


class UpToDateWindow(QWidget):
    """Says what is under way, for which the whole program must wait.

    Signals:
        ended: The work is done, or has failed.
    """

    ended = Signal()

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__()
        self._work = work
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._run, name="up to date")
        self.ended.connect(self._on_ended)
        self.setWindowTitle("Newswatch")
        self.setFixedWidth(520)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 28, 32, 28)
        layout.setSpacing(12)
        title = QLabel(self.tr("The database is being brought up to date"))
        title.setStyleSheet("font-size: 18px; font-weight: 600")
        layout.addWidget(title)
        layout.addWidget(self._explanation())
        bar = QProgressBar()
        bar.setRange(0, 0)  # nobody knows how long it takes
        layout.addWidget(bar)

    def _explanation(self) -> QLabel:
        label = QLabel(
            self.tr(
                "It was made by an older version; a copy of it is kept. "
                "With very many articles this takes a minute or two."
            )
        )
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def start(self) -> None:
        """Begin, and show it; the event loop ends with the work."""
        self.show()
        self._thread.start()

    def finish(self) -> None:
        """Go, after the event loop has ended.

        Raises:
            NewswatchError: As the work did.
        """
        self._thread.join()
        self.hide()
        if self._error is not None:
            raise self._error

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay: there is nothing to go on with before it is done."""
        event.ignore()

    def _run(self) -> None:
        try:
            self._work()
        except NewswatchError as error:
            self._error = error
        finally:
            self.ended.emit()

    def _on_ended(self) -> None:
        QApplication.exit(0)
