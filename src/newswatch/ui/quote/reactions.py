"""What the prices did since an article: a small table, one row a listing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from newswatch.domain.bar import Bar, Interval
from newswatch.domain.coverage import best_intraday, covers, finest_kept
from newswatch.domain.listing import Listing
from newswatch.domain.query import ArticleRow
from newswatch.domain.quote_state import effective_delay
from newswatch.domain.reaction import Point, Reaction, ReactionState, reaction
from newswatch.domain.session import SessionCalendar
from newswatch.protocol import WantBars
from newswatch.ui import text
from newswatch.ui.context import UiContext
from newswatch.ui.engine_words import engine_words
from newswatch.ui.quote.lookup import Lookup
from newswatch.ui.quote.widgets import clear, colour, label, link

LISTINGS = 6
"""More rows than this are no longer read."""

ASKED = 3
"""For so many listings of an article prices are fetched when it is read."""

READ_MS = 1_500
"""Who only leafs through the list wants no prices fetched."""

BEFORE, AFTER = timedelta(days=4), timedelta(days=10)
DAYS = timedelta(days=14)


def tr(source: str) -> str:
    """Translate a text of this module."""
    return QCoreApplication.translate("reactions", source)


class ReactionReader:
    """Computes reactions from stored bars and the latest quote."""

    def __init__(self, context: UiContext) -> None:
        self._context = context
        self._lookup = Lookup(context)

    def listings(self, row: ArticleRow) -> list[Listing]:
        """Return the listings an article is about: those followed come first."""
        entities = dict.fromkeys(m.entity_id for m in row.mentions)
        followed = [x for x in self._lookup.followed() if x.entity_id in entities]
        covered = {x.entity_id for x in followed}
        others = [
            self._lookup.main_listing(each) for each in entities if each not in covered
        ]
        return [*followed, *(x for x in others if x is not None)][:LISTINGS]

    def reaction(self, row: ArticleRow, listing: Listing) -> Reaction:
        """Return what `listing` did since the article."""
        published, now = row.stored.article.published, self._context.clock.now()
        quote = self._context.price_book.quote(listing.id)
        calendar = self._lookup.calendar(listing)
        interval, intraday = self._intraday(listing, row, calendar)
        daily = self._bars(listing, row, Interval.D1, DAYS)
        return reaction(
            published,
            now,
            intraday,
            daily,
            quote,
            calendar,
            effective_delay(quote) if quote else None,
            interval=interval,
        )

    def ask(self, row: ArticleRow) -> None:
        """Ask for bars of the article's time that are not stored."""
        for listing in self.listings(row)[:ASKED]:
            for interval, margin in self._missing(listing, row):
                self._context.send(
                    WantBars(
                        listing_id=listing.id,
                        interval=interval,
                        start=row.stored.article.published - margin,
                        end=self._end(row),
                    )
                )

    def _missing(
        self, listing: Listing, row: ArticleRow
    ) -> list[tuple[Interval, timedelta]]:
        """Return which bars to fetch, and from how long before the article."""
        calendar = self._lookup.calendar(listing)
        published, now = row.stored.article.published, self._context.clock.now()
        if calendar is None:
            return []
        wanted = []
        if not self._bars(listing, row, Interval.D1, DAYS):
            wanted.append((Interval.D1, DAYS))
        finest = finest_kept(published, now)
        interval, bars = self._intraday(listing, row, calendar)
        covered = interval is not None and covers(bars, published, calendar)
        if finest is not None and not covered:
            wanted.append((finest, BEFORE))
        return wanted

    def _intraday(
        self, listing: Listing, row: ArticleRow, calendar: SessionCalendar | None
    ) -> tuple[Interval | None, Sequence[Bar]]:
        return best_intraday(
            lambda interval: self._bars(listing, row, interval, BEFORE),
            row.stored.article.published,
            calendar,
        )

    def _end(self, row: ArticleRow) -> datetime:
        return min(self._context.clock.now(), row.stored.article.published + AFTER)

    def _bars(
        self, listing: Listing, row: ArticleRow, interval: Interval, margin: timedelta
    ) -> tuple[Bar, ...]:
        published, end = row.stored.article.published, self._end(row)
        quote = self._context.price_book.quote(listing.id)
        return self._context.market.bars(
            listing.id,
            interval,
            published - margin,
            end + timedelta(minutes=1),
            unit=quote.unit if quote else None,
        )


class ReactionTable(QFrame):
    """The reactions to the article that is being read.

    Signals:
        listing_chosen: The `ListingId` whose row was clicked.
    """

    listing_chosen = Signal(object)

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._reader = ReactionReader(context)
        self._row: ArticleRow | None = None
        self._ask = QTimer(self, singleShot=True, interval=READ_MS)
        self._ask.timeout.connect(self._on_read)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        context.theme.changed.connect(lambda _: self._fill())

    def show_row(self, row: ArticleRow) -> None:
        """Show the reactions to another article, or the same one later."""
        if self._row is None or self._row.id != row.id:
            self._ask.start()
        self._row = row
        self._fill()

    def _on_read(self) -> None:
        if self._row is not None:
            self._reader.ask(self._row)

    def _fill(self) -> None:
        clear(self._grid)
        listings = self._reader.listings(self._row) if self._row else []
        self.setVisible(bool(listings))
        if self._row is None or not listings:
            return
        heads = (
            tr("Since then"),
            tr("+15 min"),
            tr("+1 h"),
            tr("Close"),
            tr("Now"),
        )
        for column, head in enumerate(heads):
            self._cell(0, column, head)
        for number, listing in enumerate(listings, start=1):
            self._listing(number, listing, self._reader.reaction(self._row, listing))

    def _listing(self, row: int, listing: Listing, found: Reaction) -> None:
        name = link(str(listing.id), lambda: self.listing_chosen.emit(listing.id))
        name.setToolTip(f"{listing.name}\n{explain(found, listing)}")
        self._grid.addWidget(name, row, 0)
        if found.state in SILENT:
            self._cell(row, 1, state_words(found), span=4, tip=explain(found, listing))
            return
        points = (found.after_15m, found.after_1h, found.next_close, found.now)
        for column, point in enumerate(points, start=1):
            self._point(row, column, point, explain(found, listing))

    def _point(self, row: int, column: int, point: Point | None, tip: str) -> None:
        if point is None:
            self._cell(row, column, text.MISSING, tip=tip)
            return
        theme = self._context.theme.theme
        cell = self._cell(
            row,
            column,
            text.percent(point.fraction),
            tip=f"{point_words(point)}\n{tip}",
        )
        colour(cell, theme.of_change(round(point.fraction, 4)))

    def _cell(
        self, row: int, column: int, words: str, *, span: int = 1, tip: str = ""
    ) -> QLabel:
        cell = label(11.5 if row else 10.5)
        cell.setText(words)
        cell.setToolTip(tip)
        if column:
            # In line with the symbol, a button that is taller.
            across = Qt.AlignmentFlag.AlignRight
            cell.setAlignment(across | Qt.AlignmentFlag.AlignVCenter)
        theme = self._context.theme.theme
        colour(cell, theme.muted if row else theme.faint)
        self._grid.addWidget(cell, row, column, 1, span)
        return cell


SILENT = frozenset(
    {ReactionState.UNKNOWN, ReactionState.NOT_TRADED, ReactionState.TOO_FRESH}
)


def heads() -> tuple[str, ...]:
    """Return the names of the columns."""
    return tr("Since then"), tr("+15 min"), tr("+1 h"), tr("Close"), tr("Now")


def state_words(found: Reaction) -> str:
    """Return what stands in place of numbers where there are none."""
    return {
        ReactionState.NOT_TRADED: tr("not traded since"),
        ReactionState.TOO_FRESH: tr("too fresh to tell"),
        ReactionState.UNKNOWN: tr("not known"),
        ReactionState.DAILY_ONLY: tr("daily prices only"),
        ReactionState.FLAT: tr("flat"),
        ReactionState.MOVED: tr("moved"),
    }[found.state]


def point_words(point: Point) -> str:
    """Return a point's price and time, in the user's zone."""
    return f"{point.price:f} · {point.at.astimezone():%d %b %H:%M}"


def explain(found: Reaction, listing: Listing) -> str:
    """Return from which price a reaction is counted, and what to know of it."""
    if found.base is None or found.base_at is None:
        return engine_words(found.reason)
    when = f"{found.base_at.astimezone():%d %b %H:%M}"
    kind = tr("previous close") if found.from_close else tr("price at publication")
    base = tr("From {price} ({kind}, {when}).").format(
        price=text.price(found.base, listing.unit), kind=kind, when=when
    )
    return f"{base} {engine_words(found.reason)}".strip()
