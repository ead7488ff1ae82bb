"""The list of articles: keys as in good readers, tool tips that say why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPalette,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from newswatch.domain.article import ArticleId
from newswatch.ui.news.delegate import NewsDelegate
from newswatch.ui.news.items import NewsItem
from newswatch.ui.news.model import ITEM_ROLE, NewsModel

Index = QModelIndex | QPersistentModelIndex


class NewsView(QListView):
    """Shows a `NewsModel`; the selection survives a reset.

    Signals:
        selected: The `ArticleId` the user moved to.
        key_pressed: A key that is a command, as `Qt.Key`.
        open_requested: `ArticleId`: Enter or double click.
        chip_clicked: `ListingId` whose chip was clicked.
        hovered: `ArticleId` or None below the mouse.
        menu_requested: `ArticleId` and a global `QPoint`.
    """

    selected = Signal(object)
    key_pressed = Signal(int, bool)
    open_requested = Signal(object)
    chip_clicked = Signal(str)
    hovered = Signal(object)
    menu_requested = Signal(object, QPoint)

    COMMANDS = frozenset(
        {
            Qt.Key.Key_S,
            Qt.Key.Key_M,
            Qt.Key.Key_O,
            Qt.Key.Key_N,
            Qt.Key.Key_X,
            Qt.Key.Key_A,
            Qt.Key.Key_Slash,
            Qt.Key.Key_Space,
        }
    )

    def __init__(
        self,
        model: NewsModel,
        delegate: NewsDelegate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._delegate = delegate
        self._article_id: ArticleId | None = None
        self._left_out: ArticleId | None = None
        self._under_mouse: ArticleId | None = None
        self._restoring = False
        self.setViewport(_viewport())
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(24)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        # Rows are as high as their words need; without this Qt lays them out anew
        # for another height of the list only, not for another width.
        self.setWordWrap(True)
        self.setAccessibleName(self.tr("News"))
        self.selectionModel().currentChanged.connect(self._on_current)
        model.loaded.connect(self._make_room)
        model.modelReset.connect(self._restore)

    @property
    def article_id(self) -> ArticleId | None:
        """The article the keyboard is on."""
        return self._article_id

    def preselect(self, article_id: ArticleId) -> None:
        """Put the keyboard on an article without saying that the user did."""
        self._restoring = True
        self.select(article_id)
        self._restoring = False

    def current_item(self) -> NewsItem | None:
        """Return the article the keyboard is on, as the list shows it."""
        item = self.currentIndex().data(ITEM_ROLE)
        return item if isinstance(item, NewsItem) else None

    def select(self, article_id: ArticleId) -> bool:
        """Move the keyboard to an article; False if it is not in the list."""
        index = self._model().index_of(article_id)
        if index.isValid():
            self.setCurrentIndex(index)
        return index.isValid()

    def lay_out_anew(self) -> None:
        """Ask every row for its height again: pictures came or went."""
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def step(self, by: int, *, unread: bool = False) -> bool:
        """Move to the next article, or the next unread one; False at the end."""
        model = self._model()
        row = self.currentIndex().row() + by
        while True:
            if by > 0 and row >= model.rowCount() and model.canFetchMore(QModelIndex()):
                model.fetchMore(QModelIndex())
            if not 0 <= row < model.rowCount():
                return False
            index = model.index(row)
            item = index.data(ITEM_ROLE)
            if isinstance(item, NewsItem) and (item.unread or not unread):
                self.setCurrentIndex(index)
                return True
            row += by

    # --- Qt ------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the reader's keys; arrows and paging are Qt's."""
        key = event.key()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if plain and key == Qt.Key.Key_J:
            self.step(1)
        elif plain and key == Qt.Key.Key_K:
            self.step(-1)
        elif plain and key in self.COMMANDS:
            self.key_pressed.emit(key, shift)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._article_id is not None:
                self.open_requested.emit(self._article_id)
        else:
            super().keyPressEvent(event)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint the row again. QListView would lay out and paint all of them."""
        if first != last or self._height_of(first) != self.visualRect(first).height():
            super().dataChanged(first, last, roles)
        else:
            QAbstractItemView.dataChanged(self, first, last, roles)

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        """Go to a neighbour when the row goes, but do not say the user did."""
        self._restoring = True
        super().rowsAboutToBeRemoved(parent, start, end)
        self._restoring = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the keys; without a row of its own, Qt would move to the first.

        That would read an article that nobody has chosen.
        """
        if self.currentIndex().isValid():
            super().focusInEvent(event)
        else:
            QWidget.focusInEvent(self, event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are commands here."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say which article lies below the mouse."""
        super().mouseMoveEvent(event)
        item = self.indexAt(event.position().toPoint()).data(ITEM_ROLE)
        self._hover(item.id if isinstance(item, NewsItem) else None)

    def leaveEvent(self, event: QEvent) -> None:
        """Say that no article does."""
        super().leaveEvent(event)
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select; a click on a chip also shows its listing."""
        before = self._article_id
        super().mousePressEvent(event)
        item = self.current_item()
        if item is not None and item.unread and item.id == before:
            # It was preselected: only now the user has chosen it.
            self.selected.emit(item.id)
        if event.button() == Qt.MouseButton.LeftButton:
            chip = self._chip_at(event.position().toPoint())
            if chip:
                self.chip_clicked.emit(chip)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the article."""
        super().mouseDoubleClickEvent(event)
        if self._article_id is not None:
            self.open_requested.emit(self._article_id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row below the mouse, or of the keyboard's row."""
        item = self.indexAt(event.pos()).data(ITEM_ROLE)
        if isinstance(item, NewsItem):
            self.menu_requested.emit(item.id, event.globalPos())

    # --- how -------------------------------------------------------------------------

    def _chip_at(self, at: QPoint) -> str:
        index = self.indexAt(at)
        item = index.data(ITEM_ROLE)
        if not isinstance(item, NewsItem):
            return ""
        rect = self.visualRect(index)
        return str(self._delegate.chip_at(item, rect, at.x(), at.y()) or "")

    def _make_room(self) -> None:
        """Have the scroll bar there before rows are laid out for its lack.

        Where there is more to read than was, it comes in any case; each row's words
        would be laid out for two widths.
        """
        policy = Qt.ScrollBarPolicy
        more = self._model().canFetchMore(QModelIndex())
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if more else policy.ScrollBarAsNeeded
        )

    def _height_of(self, index: Index) -> int:
        item = index.data(ITEM_ROLE)
        width = self.viewport().width()
        return self._delegate.height(item, width)

    def _hover(self, article_id: ArticleId | None) -> None:
        if article_id != self._under_mouse:
            self._under_mouse = article_id
            self.hovered.emit(article_id)

    def _on_current(self) -> None:
        item = self.current_item()
        if item is None or item.id == self._article_id:
            return
        self._article_id, self._left_out = item.id, None
        if not self._restoring:
            self.selected.emit(item.id)

    def _restore(self) -> None:
        """Go back to the article of before, also when a search had left it out."""
        wanted = self._article_id or self._left_out
        if wanted is None:
            return
        self._restoring = True
        if not self.select(wanted):
            self._article_id, self._left_out = None, wanted
        self._restoring = False

    def _model(self) -> NewsModel:
        model = self.model()
        assert isinstance(model, NewsModel)
        return model


def _viewport() -> QWidget:
    """Return a viewport like Qt's own.

    Qt's would be a stranger to Python: asked for it, PySide looks through all kinds
    of widgets there are, and makes the enumerations of each (10 ms at the start).
    """
    made = QWidget()
    made.setBackgroundRole(QPalette.ColorRole.Base)
    made.setAutoFillBackground(True)
    return made
