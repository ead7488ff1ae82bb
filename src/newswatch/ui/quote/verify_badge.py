"""Placeholder until the rule is there."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from newswatch.domain.query import ArticleRow
from newswatch.ui.context import UiContext


class VerifyBadge(QFrame):
    """Says whether an article's numbers agree with ours."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.hide()

    def show_row(self, row: ArticleRow) -> None:
        """Check another article."""
