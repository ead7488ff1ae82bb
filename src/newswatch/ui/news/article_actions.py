"""What keys and the menu do with articles."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from newswatch.domain.article import ArticleId
from newswatch.domain.listing import EntityId
from newswatch.domain.query import ArticleQuery
from newswatch.storage.articles import ArticleStore
from newswatch.ui import text
from newswatch.ui.news.article_menu import article_menu
from newswatch.ui.news.items import NewsItem, by_salience
from newswatch.ui.news.marks import Marks
from newswatch.ui.news.view import NewsView
from newswatch.ui.undo_bar import UndoBar
from newswatch.ui.user_data import UserData


class ArticleActions(QObject):
    """Star, read, open, correct: on the article the keyboard is on.

    Signals:
        search_requested: The slash key.
        page_down_requested: The space key.
        mark_all_requested: Shift+A.
    """

    search_requested = Signal()
    page_down_requested = Signal()
    mark_all_requested = Signal()

    def __init__(
        self,
        store: ArticleStore,
        data: UserData,
        marks: Marks,
        view: NewsView,
        undo_bar: UndoBar,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._store = store
        self._data = data
        self._marks = marks
        self._view = view
        self._undo_bar = undo_bar
        view.key_pressed.connect(self.on_key)
        view.open_requested.connect(self.open_in_browser)
        view.menu_requested.connect(self._open_menu)

    def on_key(self, key: int, shift: bool = False) -> None:
        """Do what a key of the list means."""
        item = self._view.current_item()
        if key == Qt.Key.Key_A and shift:
            self.mark_all_requested.emit()
        elif key == Qt.Key.Key_N:
            self._view.step(1, unread=True)
        elif key == Qt.Key.Key_Slash:
            self.search_requested.emit()
        elif key == Qt.Key.Key_Space:
            self.page_down_requested.emit()
        elif item is not None:
            self._on_article_key(key, item)

    def open_in_browser(self, article_id: ArticleId) -> None:
        """Open an article in the system's browser; web addresses only."""
        from PySide6.QtCore import QUrl  # only for this
        from PySide6.QtGui import QDesktopServices

        for row in self._store.rows([article_id]):
            url = QUrl(row.stored.article.url)
            if url.scheme() in {"http", "https"}:
                QDesktopServices.openUrl(url)

    def correct(self, article_id: ArticleId, entity_id: EntityId) -> None:
        """Learn that an article is not about a company."""
        for row in self._store.rows([article_id]):
            self._marks.not_about(row, entity_id)
            name = self.entity_name(entity_id)
            self._undo_bar.say(self.tr("Not about {0}: learned").format(name))

    def mark_all_read(self, query: ArticleQuery) -> None:
        """Mark everything that matches as read; can be undone."""
        count = self._marks.mark_all_read(query)
        if count:
            self._undo_bar.say(self.tr("%n marked as read", "", count))

    def entity_name(self, entity_id: EntityId) -> str:
        """Return what the user's listings of an entity are called."""
        mine = self._data.listings_of(entity_id)
        return text.name_of(mine[0]) if mine else str(entity_id)

    def _on_article_key(self, key: int, item: NewsItem) -> None:
        if key == Qt.Key.Key_S:
            self._marks.toggle_star(item.row)
        elif key == Qt.Key.Key_M:
            self._marks.set_read([item.id], read=item.unread)
        elif key == Qt.Key.Key_O:
            self.open_in_browser(item.id)
        elif key == Qt.Key.Key_X and item.mentions:
            self.correct(item.id, by_salience(item.mentions)[0])

    def _open_menu(self, article_id: ArticleId, at: QPoint) -> None:
        item = self._view.current_item()
        if item is not None and item.id == article_id:
            article_menu(self, self._window, item).popup(at)
