"""The other articles that tell the same story."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from newswatch.domain.query import ArticleQuery, ArticleRow
from newswatch.ui import text
from newswatch.ui.context import UiContext
from newswatch.ui.quote.unfolding import Unfolding
from newswatch.ui.quote.widgets import colour, label, link

LIMIT = 30


class SimilarList(Unfolding):
    """A line "4 similar" that opens into a list; first publication first.

    Signals:
        article_chosen: The `ArticleRow` that was clicked.
    """

    article_chosen = Signal(object)

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(context, spacing=3, parent=parent)
        self._row: ArticleRow | None = None

    def show_row(self, row: ArticleRow) -> None:
        """List the story of another article; closed at first."""
        self._row = row
        self._close()

    def others(self) -> list[ArticleRow]:
        """Return the story's other articles, first publication first."""
        if self._row is None:
            return []
        query = ArticleQuery(story_id=self._row.stored.story_id, stories=False)
        rows = self._context.news.page(query, limit=LIMIT)
        others = [row for row in rows if row.id != self._row.id]
        return sorted(others, key=lambda row: row.stored.article.published)

    def _fill(self) -> None:
        similar = self._row.stored.similar if self._row else 0
        self.setVisible(bool(similar))
        if not similar:
            return
        head = self.tr("%n similar", "", similar)
        sign = "▾" if self._open else "▸"
        self._column.addWidget(link(f"{sign} {head}", self.toggle))
        for row in self.others() if self._open else ():
            self._entry(row)

    def _entry(self, row: ArticleRow) -> None:
        article = row.stored.article
        meta = label(11, wrap=True)
        age = text.age(article.published, self._context.clock.now())
        parts = (article.source, age, self._novelty(row))
        meta.setText(" · ".join(parts))
        colour(meta, self._context.theme.theme.faint)
        self._column.addWidget(meta)
        title = label(12.5, wrap=True)
        title.setText(article.title)
        self._column.addWidget(title)
        self._column.addWidget(
            link(self.tr("Read"), lambda: self.article_chosen.emit(row))
        )

    def _novelty(self, row: ArticleRow) -> str:
        """Tell who was first; what came later is old news."""
        first = row.id == row.stored.story_id
        return self.tr("first to report") if first else self.tr("recycled")
