"""Why an article matched, in words, with a way to say that it should not have."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from newswatch.domain.listing import EntityId
from newswatch.domain.mention import Mention
from newswatch.domain.query import ArticleRow
from newswatch.ui.context import UiContext
from newswatch.ui.quote.lookup import Lookup
from newswatch.ui.quote.widgets import clear, colour, label, link
from newswatch.ui.quote.words import explain


class WhyBox(QFrame):
    """The evidence for each company an article mentions; hidden until asked for.

    Signals:
        not_about_requested: `ArticleId`, `EntityId`.
    """

    not_about_requested = Signal(object, object)

    def __init__(
        self, context: UiContext, lookup: Lookup, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._lookup = lookup
        self._row: ArticleRow | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        context.theme.changed.connect(lambda _: self._fill())
        self.hide()

    def show_row(self, row: ArticleRow) -> None:
        """Explain another article; closed at first."""
        self._row = row
        self.hide()

    def toggle(self) -> None:
        """Open or close."""
        if self.isHidden():
            self._fill()
        self.setVisible(self.isHidden())

    def _fill(self) -> None:
        clear(self._column)
        if self._row is None:
            return
        for entity_id, mentions in by_entity(self._row).items():
            self._entity(entity_id, mentions)

    def _entity(self, entity_id: EntityId, mentions: list[Mention]) -> None:
        name = self._lookup.entity_name(entity_id)
        head = label(12, 600, wrap=True)
        head.setText(name)
        self._column.addWidget(head)
        seen: set[tuple[str, str]] = set()
        for mention in mentions:
            key = (mention.text.casefold(), mention.evidence)
            if key not in seen:
                seen.add(key)
                for line in explain(mention):
                    self._line(line)
        article_id = self._row.id if self._row else None
        self._column.addWidget(
            link(
                self.tr("Not about {name}").format(name=name.replace("&", "&&")),
                lambda: self.not_about_requested.emit(article_id, entity_id),
            )
        )

    def _line(self, words: str) -> None:
        line = label(12, wrap=True)
        line.setText(words)
        colour(line, self._context.theme.theme.muted)
        self._column.addWidget(line)


def by_entity(row: ArticleRow) -> dict[EntityId, list[Mention]]:
    """Return the mentions of an article by company, in order."""
    found: dict[EntityId, list[Mention]] = {}
    for mention in row.mentions:
        found.setdefault(mention.entity_id, []).append(mention)
    return found
