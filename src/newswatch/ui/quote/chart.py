"""The chart panel: spans, comparison, cross-hair, pins, and an honest emptiness.

Neither numpy nor pyqtgraph is imported before the first chart is on screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPixmap, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from newswatch.domain.article import ArticleId
from newswatch.domain.bar import Interval
from newswatch.domain.listing import Listing, ListingId
from newswatch.ui.context import UiContext
from newswatch.ui.quote.chart_content import ChartContent, Pin, csv_text
from newswatch.ui.quote.chart_memory import ChartMemory
from newswatch.ui.quote.chart_menu import fill_menu
from newswatch.ui.quote.chart_reader import ChartReader
from newswatch.ui.quote.chart_source import (
    with_pins,
)
from newswatch.ui.quote.lookup import Lookup
from newswatch.ui.quote.plot_loader import PlotLoader
from newswatch.ui.quote.range_bar import RangeBar
from newswatch.ui.quote.ranges import ChartRange
from newswatch.ui.quote.readout import base_tip, pins_tip, readout
from newswatch.ui.quote.widgets import colour, label

REFRESH_MS = 1_000
"""A price that moves redraws the chart at most this often."""

ASK_MS = 60_000
"""While the chart is looked at, newer bars are asked for this often."""

_WHAT_IS_LEFT = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)


class ChartView(QWidget):
    """Draws one listing, alone or beside others.

    Signals:
        pins_hovered: Tuple of `Pin` under the mouse; empty when it has left.
        pins_clicked: Tuple of `Pin`.
    """

    pins_hovered = Signal(object)
    pins_clicked = Signal(object)

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._lookup = Lookup(context)
        self._reader = ChartReader(context, self._lookup)
        self._memory = ChartMemory(context.settings)
        self._candles, self._volume = self._memory.candles, self._memory.volume
        self._reader.chosen = self._memory.chosen
        self._reader.compared = self._memory.compared
        self._pins: tuple[Pin, ...] = ()
        self._content: ChartContent | None = None
        self._plot: Any = None
        self._loader = PlotLoader(self)
        self._loader.loaded.connect(self._make_plot)
        self._build()
        self._connect()

    # --- what is shown ---------------------------------------------------------

    @property
    def content(self) -> ChartContent | None:
        """What is drawn; None where there are no bars."""
        return self._content

    @property
    def chosen(self) -> ChartRange:
        """The span that is drawn."""
        return self._reader.chosen

    @property
    def settled(self) -> bool:
        """Whether what is to be drawn is drawn: a picture may be taken."""
        return self._content is None or self._plot is not None

    def show_listing(self, listing: Listing) -> None:
        """Draw another listing over the same span."""
        self._reader.listing = listing
        self._pins = ()
        self._ask()
        self.reload()

    def set_range(self, chosen: ChartRange) -> None:
        """Draw another span."""
        self._reader.chosen = chosen
        self._memory.keep_range(chosen)
        self._bar.set_range(chosen)
        self._ask()
        self.reload()

    def set_pins(self, pins: Sequence[Pin]) -> None:
        """Mark these moments."""
        self._pins = tuple(pins)
        self._show(keep_view=True)

    def compare(self, listing_ids: Sequence[ListingId]) -> None:
        """Draw these beside the listing, all in percent; none for the price."""
        self._reader.compared = tuple(listing_ids)
        self._memory.keep_compared(listing_ids)
        self._bar.set_comparing(bool(listing_ids))
        self._ask()
        self.reload()

    @property
    def compared(self) -> tuple[ListingId, ...]:
        """What is drawn beside the listing."""
        return self._reader.compared

    def set_candles(self, on: bool) -> None:
        """Draw candles, or a line."""
        self._candles = on
        self._restyle()

    def set_volume(self, on: bool) -> None:
        """Draw volume along the bottom, or not."""
        self._volume = on
        self._restyle()

    def highlight_article(self, article_id: ArticleId | None) -> None:
        """Make an article's pin stand out, or none."""
        if self._plot is None or self._content is None:
            return
        found = (
            index
            for index, pin in enumerate(self._content.pins)
            if article_id is not None and pin.article_id == article_id
        )
        self._plot.highlight_pin(next(found, None))

    def on_bars_changed(
        self, listing_ids: Sequence[ListingId], interval: Interval
    ) -> None:
        """Read again, if these bars are drawn."""
        if self._reader.concerns(listing_ids, interval):
            self._waiting.stop()
            self._later.start()

    def reload(self, *, keep_view: bool = False) -> None:
        """Read the stores and draw."""
        self._reader.read()
        self._compose(keep_view=keep_view)

    def fit(self) -> None:
        """Show the whole span again."""
        if self._plot is not None:
            self._plot.fit()

    # --- copying ----------------------------------------------------------------

    def picture(self) -> QPixmap:
        """Return the chart as it stands."""
        return (self._plot if self._content and self._plot else self).grab()

    def copy_picture(self) -> None:
        """Put the chart on the clipboard."""
        QGuiApplication.clipboard().setPixmap(self.picture())

    def csv(self) -> str:
        """Return the visible bars as CSV, with the prices as they were stored."""
        if self._content is None:
            return ""
        bars = self._content.bars
        if self._plot is not None:
            first, end = self._plot.shown_range()
            bars = bars[first:end]
        return csv_text(self._content, bars)

    def copy_csv(self) -> None:
        """Put the visible bars on the clipboard."""
        QGuiApplication.clipboard().setText(self.csv())

    # --- inside -----------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Fetch the plotting library once the window has been painted."""
        super().showEvent(event)
        QTimer.singleShot(50, self, self._loader.start)

    def _build(self) -> None:
        self._bar = RangeBar(self)
        self._bar.set_range(self._reader.chosen)
        self._bar.set_benchmark(self._benchmark())
        self._bar.set_comparing(bool(self._reader.compared))
        self._readout = label(11, wrap=True)
        self._empty = label(13, wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setContentsMargins(24, 8, 24, 8)
        self._stack = QStackedLayout()
        self._empty.setSizePolicy(_WHAT_IS_LEFT)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._bar)
        column.addWidget(self._readout)
        column.addLayout(self._stack, 1)
        self.setMinimumHeight(170)
        self._later = self._timer(REFRESH_MS, lambda: self.reload(keep_view=True))
        self._tick = self._timer(REFRESH_MS, lambda: self._compose(keep_view=True))
        self._waiting = self._timer(20_000, lambda: self._explain(waited=True))
        self._asking = self._timer(ASK_MS, self._ask_again)
        self._asking.setSingleShot(False)
        self._asking.start()
        fill_menu(self._bar.menu, self, self._lookup, self._memory)

    def _timer(self, milliseconds: int, ring: Any) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(ring)
        return timer

    def _connect(self) -> None:
        context = self._context
        self._bar.range_chosen.connect(self.set_range)
        self._bar.compare_toggled.connect(self._on_compare)
        self._bar.index_chosen.connect(self._on_index)
        context.price_book.changed.connect(self._on_prices)
        context.price_book.rates_changed.connect(self._show_last)
        context.price_book.display_changed.connect(self._show_last)
        context.theme.changed.connect(self._on_theme)
        context.settings.changed.connect(
            lambda _: self._bar.set_benchmark(self._benchmark())
        )
        self._colour()

    def _benchmark(self) -> ListingId:
        if kept := self._memory.compared:
            return kept[0]
        return ListingId(self._context.settings.settings.benchmark)

    def _on_compare(self, on: bool) -> None:
        if on == bool(self._reader.compared):
            return
        self.compare((self._benchmark(),) if on else ())

    def _on_index(self, index: ListingId) -> None:
        self._bar.set_benchmark(index)
        self.compare((index,))

    def _on_prices(self, listing_ids: frozenset[ListingId]) -> None:
        listing = self._reader.listing
        if listing is not None and listing.id in listing_ids:
            if not self._tick.isActive():
                self._tick.start()
            self._show_last()

    def _on_theme(self, _theme: object) -> None:
        self._colour()
        if self._plot is not None:
            self._plot.set_theme(self._context.theme.theme)

    def _colour(self) -> None:
        theme = self._context.theme.theme
        colour(self._readout, theme.muted)
        colour(self._empty, theme.muted)

    def _ask(self) -> None:
        self._reader.ask()
        self._waiting.start()

    def _ask_again(self) -> None:
        if self.isVisible() and self._reader.chosen.intraday:
            self._ask()

    def _compose(self, *, keep_view: bool) -> None:
        """Draw what was read, with the latest prices."""
        self._content = self._reader.content()
        self._show(keep_view=keep_view)

    def _show(self, *, keep_view: bool = False) -> None:
        if self._content is not None:
            self._content = with_pins(self._content, self._pins)
        if self._content is None or self._plot is None:
            self._explain(waited=False)
            self._stack.setCurrentWidget(self._empty)
            self._warm_up()
            return
        self._plot.show_content(self._content, keep_view=keep_view)
        self._stack.setCurrentWidget(self._plot)
        self._show_last()

    def _warm_up(self) -> None:
        """Get the plot, once there is something to draw on screen."""
        if self._plot is not None or self._content is None or not self.isVisible():
            return
        if self._loader.make_plot is None:
            self._empty.setText(self.tr("Preparing the chart…"))
            self._loader.start()
        else:
            self._make_plot()

    def _make_plot(self) -> None:
        make = self._loader.make_plot
        if self._plot is not None or make is None:
            return
        self._plot = make(self._context.theme.theme)
        self._plot.crossed.connect(self._on_crossed)
        self._plot.pins_hovered.connect(self._on_pins)
        self._plot.pins_clicked.connect(self.pins_clicked)
        self._plot.setAccessibleName(self.tr("Price chart"))
        self._plot.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._plot.customContextMenuRequested.connect(
            lambda at: self._bar.menu.popup(self._plot.mapToGlobal(at))
        )
        self._plot.setSizePolicy(_WHAT_IS_LEFT)
        self._stack.addWidget(self._plot)
        self._style()
        self._show()

    def _restyle(self) -> None:
        self._memory.keep_style(candles=self._candles, volume=self._volume)
        self._style()

    def _style(self) -> None:
        if self._plot is not None:
            self._plot.set_style(candles=self._candles, volume=self._volume)

    def _explain(self, *, waited: bool) -> None:
        self._empty.setText(self._reader.explanation(waited=waited))
        if self._content is None:
            self._readout.setText("")

    def _on_crossed(self, index: int | None) -> None:
        if index is None:
            self._show_last()
        else:
            self._write(index)

    def _show_last(self) -> None:
        if self._content is not None:
            self._write(len(self._content.bars) - 1)

    def _write(self, index: int) -> None:
        assert self._content is not None
        values = ()
        if self._plot is not None and self._content.in_percent:
            own = (str(self._content.listing_id), self._plot.value_at(index))
            values = (own, *self._plot.curve_values(index))
        book = self._context.price_book
        self._readout.setText(readout(self._content, index, book, values))
        self._readout.setToolTip(base_tip(self._content))

    def _on_pins(self, pins: tuple[Pin, ...]) -> None:
        if self._plot is not None:
            zone = self._content.zone if self._content else None
            self._plot.setToolTip(pins_tip(pins, zone))
        self.pins_hovered.emit(pins)
