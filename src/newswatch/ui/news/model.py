"""The articles of a query, read page by page, with headings between the days."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from newswatch.domain.article import ArticleId
from newswatch.domain.query import ArticleQuery
from newswatch.storage.articles import ArticleStore
from newswatch.ui import text
from newswatch.ui.clock import UiClock
from newswatch.ui.news.items import (
    Heading,
    Item,
    NewsItem,
    day_words,
    item_of,
    local_day,
)
from newswatch.ui.user_data import UserData

Index = QModelIndex | QPersistentModelIndex

ITEM_ROLE = Qt.ItemDataRole.UserRole + 1
"""Hands over the whole `Item`; the only role a delegate needs."""

PAGE = 60
FIRST_PAGE = 16
"""Enough for a tall window; the view asks for more by itself."""

_DISPLAY = Qt.ItemDataRole.DisplayRole
_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
_ARTICLE_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemNeverHasChildren
)
_NO_FLAGS = Qt.ItemFlag.NoItemFlags


class NewsModel(QAbstractListModel):
    """One row a story, newest first; older pages are read when scrolled to.

    Signals:
        loaded: Rows were read for a new query, or new ones came at the top.
    """

    loaded = Signal()

    def __init__(
        self,
        store: ArticleStore,
        data: UserData,
        clock: UiClock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._user = data
        self._clock = clock
        self._query = ArticleQuery(entity_ids=())
        self._items: list[Item] = []
        self._row_of: dict[ArticleId, int] = {}
        self._complete = True
        self._today = local_day(clock.now())

    # --- what the pane asks ------------------------------------------------------

    @property
    def query(self) -> ArticleQuery:
        """What is shown."""
        return self._query

    def show_query(self, query: ArticleQuery) -> None:
        """Show the first page of a query."""
        self._query = query
        rows = self._store.page(query, limit=FIRST_PAGE)
        self.beginResetModel()
        self._take([item_of(row, self._user) for row in rows])
        self._complete = len(rows) < FIRST_PAGE
        self.endResetModel()
        self.loaded.emit()

    def refresh(self) -> None:
        """Read anew, as many articles as are shown: news came, or mentions changed.

        What is new at the top is inserted, so that the view keeps its place.
        """
        old = self.articles()
        limit = max(PAGE, len(old))
        rows = self._store.page(self._query, limit=limit)
        fresh = [item_of(row, self._user) for row in rows]
        if not self._insert_at_top(fresh, old):
            self.beginResetModel()
            self._take(fresh)
            self._complete = len(rows) < limit
            self.endResetModel()
        self.loaded.emit()

    def on_clock(self) -> None:
        """Build the headings anew when another day has begun."""
        if local_day(self._clock.now()) != self._today:
            self.beginResetModel()
            self._take(self.articles())
            self.endResetModel()

    def reread(self, article_ids: Collection[ArticleId]) -> None:
        """Read some articles anew: the user read, starred or corrected them.

        They stay where they are even if the query would not find them now.
        """
        shown = [i for i in article_ids if i in self._row_of]
        for row in self._store.rows(shown):
            self._replace(item_of(row, self._user))

    def repaint(self, article_ids: Collection[ArticleId]) -> None:
        """Have these painted again: what stands beside them changed."""
        for article_id in article_ids:
            number = self._row_of.get(article_id)
            if number is not None:
                index = self.index(number)
                self.dataChanged.emit(index, index, [ITEM_ROLE])

    def articles(self) -> list[NewsItem]:
        """Return the articles that were read so far, newest first."""
        return [item for item in self._items if isinstance(item, NewsItem)]

    def item(self, index: Index) -> Item | None:
        """Return the item at `index`."""
        return self._items[index.row()] if index.isValid() else None

    def index_of(self, article_id: ArticleId) -> QModelIndex:
        """Return where an article stands; invalid if it was not read."""
        number = self._row_of.get(article_id)
        return QModelIndex() if number is None else self.index(number)

    # --- Qt ------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of rows read so far."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return the `Item`, or words for screen readers."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == ITEM_ROLE:
            return item
        if role in (_DISPLAY, _ACCESSIBLE):
            return self._words(item)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return flags: a heading can be neither selected nor stepped on."""
        if not index.isValid():
            return _NO_FLAGS
        heading = isinstance(self._items[index.row()], Heading)
        return _NO_FLAGS if heading else _ARTICLE_FLAGS

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether there are older articles."""
        return not parent.isValid() and not self._complete

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        articles = self.articles()
        if parent.isValid() or self._complete or not articles:
            return
        rows = self._store.page(self._query, before=articles[-1].id, limit=PAGE)
        self._complete = len(rows) < PAGE
        fresh = self._with_headings(
            [item_of(row, self._user) for row in rows], after=articles[-1]
        )
        if fresh:
            first = len(self._items)
            self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
            self._items.extend(fresh)
            self._number()
            self.endInsertRows()

    # --- how -------------------------------------------------------------------------

    def _take(self, articles: Sequence[NewsItem]) -> None:
        self._items = self._with_headings(articles)
        self._number()

    def _number(self) -> None:
        self._row_of = {
            item.id: number
            for number, item in enumerate(self._items)
            if isinstance(item, NewsItem)
        }

    def _with_headings(
        self, articles: Sequence[NewsItem], after: NewsItem | None = None
    ) -> list[Item]:
        self._today = today = local_day(self._clock.now())
        items: list[Item] = []
        day = _day(after) if after else None
        for article in articles:
            if _day(article) != day:
                day = _day(article)
                items.append(Heading(day_words(day, today)))
            items.append(article)
        return items

    def _insert_at_top(self, fresh: list[NewsItem], old: list[NewsItem]) -> bool:
        """Insert what is new; False if more than that is different."""
        if not old:
            return False
        count = next((n for n, item in enumerate(fresh) if item.id == old[0].id), -1)
        if count < 0 or [i.id for i in fresh[count:]] != [
            i.id for i in old[: len(fresh) - count]
        ]:
            return False
        for item in fresh[count:]:
            self._replace(item)
        self._insert(fresh[:count])
        return True

    def _insert(self, articles: list[NewsItem]) -> None:
        if not articles:
            return
        items = self._with_headings(articles)
        if _day(articles[-1]) == _day(self.articles()[0]):
            self._drop_first_heading()
        self.beginInsertRows(QModelIndex(), 0, len(items) - 1)
        self._items[:0] = items
        self._number()
        self.endInsertRows()

    def _drop_first_heading(self) -> None:
        self.beginRemoveRows(QModelIndex(), 0, 0)
        del self._items[0]
        self._number()
        self.endRemoveRows()

    def _replace(self, item: NewsItem) -> None:
        number = self._row_of.get(item.id)
        if number is not None and self._items[number] != item:
            self._items[number] = item
            index = self.index(number)
            self.dataChanged.emit(index, index, [ITEM_ROLE])

    def _words(self, item: Item) -> str:
        if isinstance(item, Heading):
            return item.words
        article = item.row.stored.article
        age = text.age(article.published, self._clock.now())
        state = self.tr("unread") if item.unread else ""
        parts = (article.title, article.source, age, state)
        return ", ".join(part for part in parts if part)


def _day(item: NewsItem) -> date:
    return local_day(item.row.stored.article.published)
