"""The rows of one watchlist: rows reset when the list changes, ticks repaint."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from newswatch.domain.gains import gain_of
from newswatch.domain.listing import EntityId, Listing, ListingId
from newswatch.domain.portfolio import Holding
from newswatch.ui import text
from newswatch.ui.price_book import PriceBook
from newswatch.ui.spark_book import SparkBook
from newswatch.ui.user_data import UserData
from newswatch.ui.watchlist import rows
from newswatch.ui.watchlist.converted import converted_words
from newswatch.ui.watchlist.gain_words import PERCENT, gain_hint, short_gain
from newswatch.ui.watchlist.parity_rows import ParityView
from newswatch.ui.watchlist.quote_view import QuoteView
from newswatch.ui.watchlist.rows import HeadingRow, ListingRow, ParityRow, Row, tr
from newswatch.ui.watchlist.totals import total

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""Hands over the whole `Row`; the only role a delegate needs."""

ALL_HOLDINGS = 0
"""The id of the list that shows whatever is held."""

REPAINT_MS = 100
"""Ticks are shown at most ten times a second."""

SLICE_S = 0.001
"""Longer than this at a time, and with the painting a frame would be late."""

MIME = "application/x-newswatch-listing"

_DISPLAY = Qt.ItemDataRole.DisplayRole
_TOOL_TIP = Qt.ItemDataRole.ToolTipRole
_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
_LISTING_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemIsDropEnabled
)
_OTHER_FLAGS = Qt.ItemFlag.ItemIsDropEnabled


class WatchlistModel(QAbstractListModel):
    """Listings grouped by entity, with prices from a `PriceBook`.

    Rows change only when the user's data does; a price only repaints rows. So
    a selection, a scroll position or an open menu survives every tick.

    Signals:
        repainted: Some rows say something else; once for many.
    """

    repainted = Signal()

    def __init__(
        self,
        book: PriceBook,
        data: UserData,
        sparks: SparkBook,
        quote_view: QuoteView,
        parity_view: ParityView,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._user = data
        self._sparks = sparks
        self._quote_view = quote_view
        self._parity = parity_view
        self._watchlist_id = ALL_HOLDINGS
        self._gain_shown = PERCENT
        self._groups: list[rows.Group] = []
        self._rows: list[Row] = []
        self._starts: list[int] = []
        self._unread: Mapping[EntityId, int] = {}
        self._dirty: dict[EntityId, None] = {}
        self._round: dict[EntityId, None] = {}
        self._changed = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._repaint_some)
        book.changed.connect(self._on_listings_changed)
        sparks.changed.connect(self._on_listings_changed)
        book.rates_changed.connect(self.repaint_soon)
        book.display_changed.connect(self.repaint_all)
        data.changed.connect(self.reload)

    # --- what the pane asks ------------------------------------------------------

    @property
    def watchlist_id(self) -> int:
        """The watchlist shown; `ALL_HOLDINGS` for whatever is held."""
        return self._watchlist_id

    def show_watchlist(self, watchlist_id: int) -> None:
        """Show another watchlist."""
        self._watchlist_id = watchlist_id
        self.reload()

    def show_gains(self, how: str) -> None:
        """Show gains since the purchase in this way (`gain_words`)."""
        if how != self._gain_shown:
            self._gain_shown = how
            self.repaint_all()

    def set_unread(self, unread: Mapping[EntityId, int]) -> None:
        """Show these numbers of unread stories."""
        before, self._unread = self._unread, dict(unread)
        self._repaint_entities(
            each.entity_id
            for each in self._groups
            if before.get(each.entity_id) != unread.get(each.entity_id)
        )

    def listing_ids(self) -> list[ListingId]:
        """Return the listings in the order of their rows."""
        return [each.id for group in self._groups for each in group.listings]

    def groups(self) -> list[list[ListingId]]:
        """Return the listings of each company, in the order of their rows."""
        return [[each.id for each in group.listings] for group in self._groups]

    def holdings(self) -> list[Holding]:
        """Return the holdings among the rows."""
        found = (self._user.holding(listing_id) for listing_id in self.listing_ids())
        return [holding for holding in found if holding is not None]

    def row_of(self, listing_id: ListingId) -> int | None:
        """Return the row of a listing, or None."""
        for number, row in enumerate(self._rows):
            if isinstance(row, ListingRow) and row.listing_id == listing_id:
                return number
        return None

    def row(self, index: Index) -> Row | None:
        """Return the row at `index`."""
        return self._rows[index.row()] if index.isValid() else None

    # --- Qt ------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return the `Row`, or words for screen readers and tool tips."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (_DISPLAY, _ACCESSIBLE):
            return _words(row)
        if role == _TOOL_TIP:
            return self._hint(row) or None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return flags: only listings can be selected and dragged."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        listing = isinstance(self._rows[index.row()], ListingRow)
        return _LISTING_FLAGS if listing else _OTHER_FLAGS

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved, not copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only our own rows can be dropped."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Carry the symbol of the dragged row."""
        data = QMimeData()
        row = self._rows[indexes[0].row()]
        if isinstance(row, ListingRow):
            data.setData(MIME, row.listing_id.encode())
            data.setText(row.listing_id)
        return data

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        _column: int,
        parent: Index,
    ) -> bool:
        """Move the dragged listing before the row it was dropped at."""
        if action != Qt.DropAction.MoveAction or not data.hasFormat(MIME):
            return False
        at = parent.row() if parent.isValid() else row
        moved = ListingId(bytes(data.data(MIME).data()).decode())
        self.move(moved, at if at >= 0 else len(self._rows))
        return True

    def move(self, moved: ListingId, row: int) -> None:
        """Move a listing (with its company, if another's rows lie there)."""
        before = next(
            (r.listing_id for r in self._rows[row:] if isinstance(r, ListingRow)), None
        )
        order = [i for i in self.listing_ids() if i != moved]
        order.insert(order.index(before) if before in order else len(order), moved)
        if before != moved:
            self._user.reorder(self._watchlist_id, self._whole(order, moved, before))

    def _whole(
        self, order: list[ListingId], moved: ListingId, before: ListingId | None
    ) -> list[ListingId]:
        """Take along the moved listing's company when it goes to another's place."""
        entity = self._user.listing(moved).entity_id
        if before is not None and self._user.listing(before).entity_id == entity:
            return order
        family = [i for i in order if self._user.listing(i).entity_id == entity]
        others = [i for i in order if i not in family]
        at = others.index(before) if before in others else len(others)
        return [*others[:at], *family, *others[at:]]

    # --- building rows ---------------------------------------------------------------

    def reload(self) -> None:
        """Build all rows anew: the user's data changed."""
        listings = [self._user.listing(i) for i in self._ids()]
        self.beginResetModel()
        self._groups = rows.group(listings, chinese=text.is_chinese())
        self._build()
        self.endResetModel()
        self._sparks.want(self.listing_ids())

    def repaint_all(self) -> None:
        """Build the same rows with other amounts now, all in one frame."""
        self._dirty, self._round = {}, {}
        for number in range(len(self._groups)):
            self._repaint(number)
        self._tell()

    def repaint_soon(self) -> None:
        """Do the same a few rows at a time: nobody waits for it."""
        self._repaint_entities(each.entity_id for each in self._groups)

    def _repaint(self, number: int) -> None:
        """Build the rows of a group anew."""
        start = self._starts[number]
        for row_number, row in enumerate(self._block(self._groups[number]), start):
            if self._rows[row_number] != row:
                self._rows[row_number] = row
                index = self.index(row_number)
                self.dataChanged.emit(index, index, [ROW_ROLE])
                self._changed = True

    def _tell(self) -> None:
        if self._changed:
            self._changed = False
            self.repainted.emit()

    def _ids(self) -> Iterable[ListingId]:
        watchlist = self._user.watchlist(self._watchlist_id)
        if watchlist is not None:
            return watchlist.listing_ids
        return self._user.held_listings()

    def _on_listings_changed(self, listing_ids: frozenset[ListingId]) -> None:
        self._repaint_entities(
            each.entity_id
            for each in self._groups
            if any(listing.id in listing_ids for listing in each.listings)
        )

    def _repaint_entities(self, entity_ids: Iterable[EntityId]) -> None:
        self._dirty.update(dict.fromkeys(entity_ids))
        if self._dirty and not self._timer.isActive():
            self._timer.start(REPAINT_MS)

    def _repaint_some(self) -> None:
        """Build rows until the time is up, and go on in the next turn.

        What gets dirty meanwhile waits: the sum is told after each round.
        """
        until = time.monotonic() + SLICE_S
        if not self._round:
            self._round, self._dirty = self._dirty, {}
        numbers = {each.entity_id: n for n, each in enumerate(self._groups)}
        while self._round and time.monotonic() < until:
            entity_id = next(iter(self._round))
            del self._round[entity_id]
            if entity_id in numbers:
                self._repaint(numbers[entity_id])
        if self._round:
            self._timer.start(0)
            return
        self._tell()
        if self._dirty:
            self._timer.start(REPAINT_MS)

    def _build(self) -> None:
        """Build all rows, and note where each group starts."""
        self._rows, self._starts = [], []
        for group in self._groups:
            self._starts.append(len(self._rows))
            self._rows.extend(self._block(group))

    def _block(self, group: rows.Group) -> list[Row]:
        """Build the rows of one company; their number depends on nothing else."""
        built: list[Row] = [self._heading(group)]
        unread = self._unread.get(group.entity_id, 0)
        for listing in group.listings:
            built.append(self._listing_row(listing, unread))
            unread = 0
        built.extend(self._parity.rows(group))
        return built

    def _heading(self, group: rows.Group) -> HeadingRow:
        ids = [each.id for each in group.listings]
        held = [h for h in map(self._user.holding, ids) if h is not None]
        worth = total(held, self._book, with_change=False)
        if not held:
            words = ""
        elif worth.left_out:
            words = text.MISSING
        else:
            words = text.money(worth.value, 0)
        return HeadingRow(group.entity_id, group.name, words)

    def _listing_row(self, listing: Listing, unread: int) -> ListingRow:
        quote = self._book.quote(listing.id)
        today = self._quote_view.day(listing)
        holding = self._user.holding(listing.id)
        shares = holding.shares_on(today) if holding else None
        gain = gain_of(holding, quote) if holding else None
        own = quote.money if quote else None
        change = quote.change_fraction if quote else None
        return ListingRow(
            listing_id=listing.id,
            entity_id=listing.entity_id,
            symbol=str(listing.id),
            subtitle=rows.subtitle(listing, shares),
            price=text.compact_price(quote.last, quote.unit) if quote else text.MISSING,
            converted=converted_words(own, self._book),
            change=change,
            change_text=text.arrow_percent(change),
            unread=unread,
            spark=rows.spark_of(self._sparks.points(listing.id), quote),
            faded=self._quote_view.is_faded(listing, quote),
            gain=gain.amount.amount if gain else None,
            gain_text=short_gain(gain, self._gain_shown),
        )

    def _hint(self, row: Row) -> str:
        """Return the tool tip; put together when asked for, not on each tick."""
        if not isinstance(row, ListingRow):
            return row.hint if isinstance(row, ParityRow) else ""
        listing = self._user.listing(row.listing_id)
        quote = self._book.quote(listing.id)
        lines = [listing.both_names, self._quote_view.words(listing, quote)]
        if holding := self._user.holding(listing.id):
            today = self._quote_view.day(listing)
            lines.append(gain_hint(gain_of(holding, quote), holding, today))
        return "\n".join(filter(None, lines))


def _words(row: Row) -> str:
    """Return a row as one line, for screen readers and copying."""
    if isinstance(row, HeadingRow):
        return f"{row.name} {row.total}".strip()
    if isinstance(row, ParityRow):
        return f"{row.left} {row.right}"
    gained = tr("{0} since purchase").format(row.gain_text) if row.gain_text else ""
    change = row.change_text
    parts = (row.symbol, row.subtitle, row.price, row.converted, change, gained)
    return " ".join(part for part in parts if part)
