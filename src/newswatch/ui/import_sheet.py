"""Importing holdings: what a file would change is shown before anything is stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from newswatch.domain.errors import InputError
from newswatch.domain.portfolio import Watchlist
from newswatch.statements import DayOrder, Resolver, read_file, read_statement
from newswatch.statements.plan import Plan, make_plan
from newswatch.statements.trades import Side, Skipped, Trade
from newswatch.storage.imports import Importer
from newswatch.ui import text
from newswatch.ui.context import UiContext
from newswatch.ui.engine_words import engine_words, title_and_hint
from newswatch.ui.sheet import Sheet, heading, note
from newswatch.ui.user_data import UserData

ZERO = Decimal(0)

SHOWN = 500
"""Lines shown of each kind: more nobody reads, and a table of them is slow."""

SUMMED_UP = 12
"""Holdings named above the table: a line or two."""

SMALL = QSize(560, 180)
"""Of the sheet where there is nothing but a sentence."""

ORDERS = (None, DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST, DayOrder.YEAR_FIRST)

LINE, WHAT, SYMBOL, SHARES, PRICE, DAY, REMARK = range(7)
NUMBERS = (LINE, SHARES, PRICE)
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class State(Enum):
    """What becomes of a line."""

    PROBLEM = "problem"
    TAKEN = "taken"
    KNOWN = "known"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the preview, ready to be shown."""

    state: State
    cells: tuple[str, ...]


class ImportSheet(Sheet):
    """Shows line by line what an import does; stores it all at once, undone at once."""

    def __init__(
        self,
        path: Path,
        context: UiContext,
        data: UserData,
        watchlist: Watchlist | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self._path = path
        self._data = data
        self._watchlist = watchlist
        self._importer = Importer(context.user, context.market)
        self._resolver = Resolver(data.known_listing, context.directory.search)
        self._now: datetime = context.clock.now()
        self._text = ""
        self.plan: Plan | None = None
        self.setWindowTitle(self.tr("Import holdings"))
        self.resize(760, 520)
        self.summary = note()
        self.order = QComboBox()
        self.table = QTableWidget(0, 7)
        self._fill_body()
        self._read()

    def accept(self) -> None:
        """Store everything that is taken, as one change that can be undone.

        If something else was stored since, the plan is made and shown anew first.
        """
        seen = self.plan
        if seen is None or not seen.taken or seen.ambiguous:
            return
        self._data.catch_up()
        self._plan()
        if self.plan != seen:
            words = self.tr("Changed elsewhere meanwhile, and read anew. Look again.")
            self.summary.setText(f"{words}\n{self.summary.text()}")
            return
        before = self._current() or self._data.add_watchlist(self.tr("Watchlist"))
        if before is not None:
            self._carry_out(seen, before)
        super().accept()

    def _current(self) -> Watchlist | None:
        """Return the watchlist as it is now."""
        return self._data.watchlist(self._watchlist.id) if self._watchlist else None

    def _carry_out(self, plan: Plan, before: Watchlist) -> None:
        importer = self._importer
        self._data.carry_out(
            self.tr("import of {0}").format(self._path.name),
            lambda: importer.carry_out(plan, before),
            lambda: importer.take_back(plan, before),
        )

    # --- how -----------------------------------------------------------------------

    def _read(self) -> None:
        """Read the file, and say so if that is not possible."""
        try:
            self._text = read_file(self._path)
        except InputError as error:
            self._say_no(error)
            return
        self._plan()

    def _plan(self) -> None:
        """Work out what the file changes, in the chosen order of days."""
        today = self._now.astimezone().date()
        latest = max(today, datetime.now(UTC).date())  # the demo's clock is in the past
        try:
            statement = read_statement(
                self._text, self._resolver, self._chosen(), latest
            )
        except InputError as error:
            self._say_no(error)
            return
        self.plan = make_plan(statement, self._importer.known(), today)
        self.order.setVisible(self.plan.ambiguous or self._chosen() is not None)
        self.summary.setText(summary_words(self.plan))
        self._show(list(lines_of(self.plan)))
        self._button.setEnabled(bool(self.plan.taken) and not self.plan.ambiguous)
        self._button.setToolTip(_order_asked() if self.plan.ambiguous else "")

    def _say_no(self, error: InputError) -> None:
        self.summary.setText(f"⚠ {title_and_hint(error.title, error.hint)}")
        self.order.hide()
        self.table.hide()
        self.body.addStretch(1)
        self.resize(SMALL)
        self._button.setEnabled(False)

    def _chosen(self) -> DayOrder | None:
        return ORDERS[self.order.currentIndex()]

    def _show(self, lines: list[Line]) -> None:
        self.table.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for column, words in enumerate(line.cells):
                item = QTableWidgetItem(words)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                item.setToolTip(words if column == REMARK else "")
                item.setTextAlignment(RIGHT if column in NUMBERS else LEFT)
                self.table.setItem(row, column, item)
        self.table.resizeColumnsToContents()

    def _fill_body(self) -> None:
        self.body.addWidget(heading(self._path.name))
        self.body.addWidget(self.summary)
        self._fill_order()
        self.body.addWidget(self.order)
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Line"),
                self.tr("What"),
                self.tr("Symbol"),
                self.tr("Shares"),
                self.tr("Price"),
                self.tr("Day"),
                self.tr("Remark"),
            ]
        )
        for column in range(self.table.columnCount()):
            named = self.table.horizontalHeaderItem(column)
            assert named is not None
            named.setTextAlignment(RIGHT if column in NUMBERS else LEFT)
        self.table.verticalHeader().hide()
        self.table.setWordWrap(False)
        self.table.horizontalHeader().setSectionResizeMode(
            REMARK, QHeaderView.ResizeMode.Stretch
        )
        self.body.addWidget(self.table, 1)
        buttons = self.add_buttons(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._button = _button(buttons)
        self._button.setText(self.tr("Import"))

    def _fill_order(self) -> None:
        self.order.addItem(self.tr("Which comes first in days like 03/04/2025?"))
        self.order.addItem(self.tr("The day: 3 April"))
        self.order.addItem(self.tr("The month: 4 March"))
        self.order.addItem(self.tr("The year: 25/03/04 is 4 March 2025"))
        self.order.hide()
        self.order.currentIndexChanged.connect(lambda _: self._plan())


def summary_words(plan: Plan) -> str:
    """Return how many lines are taken, and what the holdings come to."""
    counts = (
        (text.tr("to be imported: {0}"), len(plan.taken)),
        (text.tr("known already: {0}"), len(plan.repeated)),
        (text.tr("cannot be taken: {0}"), len(plan.problems)),
        (text.tr("of other kinds: {0}"), len(plan.skipped) - len(plan.problems)),
    )
    parts = [words.format(n) for words, n in counts if n or words is counts[0][0]]
    if plan.ambiguous:
        changes = _order_asked()
    else:
        changes = "; ".join(_changes(plan)) or _why_nothing(plan)
    return " · ".join(parts) + (f"\n{changes}" if changes else "")


def _why_nothing(plan: Plan) -> str:
    if plan.taken or plan.problems:
        return ""
    if plan.repeated:
        return text.tr("All of it is here already.")
    return text.tr("The file has no purchases, sales or symbols to follow.")


def _order_asked() -> str:
    """Return what has to be chosen before anything can be imported."""
    return text.tr("⚠ Choose below whether the day or the month comes first.")


def _changes(plan: Plan) -> Iterator[str]:
    """Yield what becomes of each holding: ``AAPL 0 → 400``."""
    for number, (listing_id, lots) in enumerate(plan.lots.items()):
        if number == SUMMED_UP:
            yield "…"
            return
        before = sum((lot.left(()) for lot in plan.before[listing_id]), start=ZERO)
        after = sum((lot.left(()) for lot in lots), start=ZERO)
        yield f"{listing_id} {text.quantity(before)} → {text.quantity(after)}"


def lines_of(plan: Plan) -> Iterator[Line]:
    """Yield the lines of the preview, those that need a look first."""
    others = [each for each in plan.skipped if each.other]
    yield from (_skipped(each, State.PROBLEM) for each in plan.problems[:SHOWN])
    yield from (_taken(each, State.TAKEN) for each in plan.taken[:SHOWN])
    yield from (_taken(each, State.KNOWN) for each in plan.repeated[:SHOWN])
    yield from (_skipped(each, State.OTHER) for each in others[:SHOWN])


def _taken(trade: Trade, state: State) -> Line:
    known = state is State.KNOWN
    return Line(
        state,
        (
            str(trade.line),
            text.tr("known already") if known else _side_words(trade.side),
            str(trade.listing.id),
            text.quantity(trade.quantity) if trade.quantity else "",
            text.money(trade.price) if trade.price else "",
            text.day(trade.day) if trade.day else "",
            engine_words(trade.remark) or text.name_of(trade.listing),
        ),
    )


def _skipped(each: Skipped, state: State) -> Line:
    problem = state is State.PROBLEM
    what = text.tr("⚠ not taken") if problem else text.tr("other")
    reason = f"{engine_words(each.reason)}  {each.words}"
    return Line(state, (str(each.line), what, "", "", "", "", reason))


def _side_words(side: Side) -> str:
    return {
        Side.BUY: text.tr("bought"),
        Side.SELL: text.tr("sold"),
        Side.FOLLOW: text.tr("followed"),
    }[side]


def _button(buttons: QDialogButtonBox) -> QPushButton:
    return buttons.button(QDialogButtonBox.StandardButton.Ok)
