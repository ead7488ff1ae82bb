"""A page of figures under the chart: scrolls, and computes only while it is seen."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from newswatch.ui.steady_area import BAR_WIDTH, SteadyArea


class FactsPage(SteadyArea):
    """A column of widgets; `refresh` is the business of its kinds."""

    def refresh(self) -> None:
        """Compute anew, if it is looked at."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        """Compute what was not, while nobody looked."""
        super().showEvent(event)
        self.refresh()

    def _make_column(self) -> QVBoxLayout:
        """Return the column to fill."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(14, 10, 14 - BAR_WIDTH, 14)
        column.setSpacing(6)
        self.setWidget(page)
        return column
