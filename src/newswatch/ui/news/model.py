"""The articles of a query, read page by page, with headings between the days."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
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
from newswatch.domain.listing import ListingId
from newswatch.domain.query import ArticleQuery, ArticleRow
from newswatch.storage.articles import ArticleStore
from newswatch.ui import text
from newswatch.ui.clock import UiClock
from newswatch.ui.news import edits
from newswatch.ui.news.items import (
    Heading,
    Item,
    NewsItem,
    day_words,
    item_of,
    local_day,
)
from newswatch.ui.sliced_page import SlicedPage
from newswatch.ui.user_data import UserData

Index = QModelIndex | QPersistentModelIndex

ITEM_ROLE = Qt.ItemDataRole.UserRole + 1
"""Hands over the whole `Item`; the only role a delegate needs."""

PAGE = 60
FIRST_PAGE = 12
"""Enough for most windows; the view asks for more by itself."""

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
        loaded: Rows were read for a new query, or anew.
        coming: `list[NewsItem]` that were read and will soon be shown.
    """

    loaded = Signal()
    coming = Signal(object)

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
        self._featured: ListingId | None = None
        self._items: list[Item] = []
        self._row_of: dict[ArticleId, int] = {}
        self._complete = True
        self._today = local_day(clock.now())
        self._keep: ArticleId | None = None
        self._page = SlicedPage(store, self)
        self._page.some_read.connect(self._on_some_read)
        self._page.read.connect(self._on_page_read)

    # --- what the pane asks ------------------------------------------------------

    @property
    def settled(self) -> bool:
        """Whether no page is being read."""
        return self._page.settled

    @property
    def query(self) -> ArticleQuery:
        """What is shown."""
        return self._query

    def show_query(
        self, query: ArticleQuery, featured: ListingId | None = None
    ) -> None:
        """Show the first page of a query.

        Args:
            featured: Whose news it asks for, if a single listing's.
        """
        self._page.stop()
        self._query, self._featured = query, featured
        rows = self._store.page(query, limit=FIRST_PAGE)
        self.beginResetModel()
        self._take([self._item(row) for row in rows])
        self._complete = len(rows) < FIRST_PAGE
        self.endResetModel()
        self.loaded.emit()

    def refresh(self) -> None:
        """Read anew, as many articles as are shown: the user's data changed."""
        self._page.stop()
        limit = max(PAGE, len(self._row_of))
        rows = self._store.page(self._query, limit=limit)
        self._show([self._item(row) for row in rows], limit)

    def refresh_soon(self, keep: ArticleId | None = None) -> None:
        """Do the same a few rows a turn of the event loop: news came.

        Args:
            keep: Stays even if the query does not find it any more: somebody
                is reading it.
        """
        self._keep = keep
        self._page.start(self._query, limit=max(PAGE, len(self._row_of)))

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
            self._replace(self._item(row))
        self._page.start_again()

    def repaint(self, article_ids: Collection[ArticleId]) -> None:
        """Have these painted again: what stands beside them changed."""
        for article_id in article_ids:
            number = self._row_of.get(article_id)
            if number is not None:
                index = self.index(number)
                self.dataChanged.emit(index, index, [ITEM_ROLE])

    def _item(self, row: ArticleRow) -> NewsItem:
        return item_of(row, self._user, self._featured)

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
            [self._item(row) for row in rows], after=articles[-1]
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

    def _on_some_read(self, rows: Sequence[ArticleRow]) -> None:
        self.coming.emit([self._item(row) for row in rows])

    def _on_page_read(self, rows: Sequence[ArticleRow], limit: int) -> None:
        fresh = [self._item(row) for row in rows]
        self._show(fresh, limit, self._staying(fresh, limit))

    def _staying(self, fresh: list[NewsItem], limit: int) -> list[NewsItem]:
        """Return the old rows to keep: what is being read, and what leads to it."""
        if self._keep is None:
            return []
        known = {item.id for item in fresh}
        last = fresh[-1].id if len(fresh) >= limit else 0
        return [
            item
            for item in self.articles()
            if item.id not in known
            and (item.id == self._keep or self._keep < item.id < last)
        ]

    def _show(
        self, fresh: list[NewsItem], limit: int, staying: Sequence[NewsItem] = ()
    ) -> None:
        """Take over what was read anew, row by row where the order allows."""
        self._complete = len(fresh) < limit
        shown = sorted([*fresh, *staying], key=lambda item: item.id, reverse=True)
        if not self._edit(self._with_headings(shown)):
            self.beginResetModel()
            self._take(shown)
            self.endResetModel()
        self.loaded.emit()

    def _edit(self, items: list[Item]) -> bool:
        """Take out and put in what differs, so that the view keeps its place."""
        changes = edits.edits([_key(i) for i in self._items], [_key(i) for i in items])
        if changes is None or not self._items:
            return False
        for change in changes:
            last = change.at + change.count - 1
            if isinstance(change, edits.Removal):
                self.beginRemoveRows(QModelIndex(), change.at, last)
                del self._items[change.at : last + 1]
                self.endRemoveRows()
            else:
                come = items[change.first : change.first + change.count]
                self.beginInsertRows(QModelIndex(), change.at, last)
                self._items[change.at : change.at] = come
                self.endInsertRows()
        self._number()
        for item in items:
            if isinstance(item, NewsItem):
                self._replace(item)
        return True

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


def _key(item: Item) -> Hashable:
    return item.words if isinstance(item, Heading) else item.id


def _day(item: NewsItem) -> date:
    return local_day(item.row.stored.article.published)
