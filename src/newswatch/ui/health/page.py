"""How every source is doing, in words, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QTableView,
    QWidget,
)

from newswatch.domain.health import FAILING, SourceHealth, SourceKind, SourceStatus
from newswatch.ui import text
from newswatch.ui.clock import UiClock
from newswatch.ui.connection import is_cut_off
from newswatch.ui.context import UiContext
from newswatch.ui.engine_words import title_and_hint
from newswatch.ui.sheet import Sheet, heading, note
from newswatch.ui.status import StatusKeeper
from newswatch.ui.theme import ThemeHolder

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex

_COLUMNS: tuple[Any, ...] = (
    QT_TRANSLATE_NOOP("HealthModel", "Source"),
    QT_TRANSLATE_NOOP("HealthModel", "State"),
    QT_TRANSLATE_NOOP("HealthModel", "Last success"),
    QT_TRANSLATE_NOOP("HealthModel", "Next visit"),
    QT_TRANSLATE_NOOP("HealthModel", "A week"),
    QT_TRANSLATE_NOOP("HealthModel", "About yours"),
    QT_TRANSLATE_NOOP("HealthModel", "What happened, and what to do"),
)
_STATES: dict[SourceStatus, Any] = {
    SourceStatus.NEVER_TRIED: QT_TRANSLATE_NOOP("HealthModel", "not asked yet"),
    SourceStatus.OK: QT_TRANSLATE_NOOP("HealthModel", "fresh"),
    SourceStatus.RETRYING: QT_TRANSLATE_NOOP("HealthModel", "retrying"),
    SourceStatus.WAITING: QT_TRANSLATE_NOOP("HealthModel", "waiting"),
    SourceStatus.GONE: QT_TRANSLATE_NOOP("HealthModel", "gone for good"),
    SourceStatus.OFF: QT_TRANSLATE_NOOP("HealthModel", "switched off"),
}
_DISPLAY = Qt.ItemDataRole.DisplayRole
_FOREGROUND = Qt.ItemDataRole.ForegroundRole
_TOOL_TIP = Qt.ItemDataRole.ToolTipRole
SORT_ROLE = Qt.ItemDataRole.UserRole
KEY_ROLE = Qt.ItemDataRole.UserRole + 1
_TROUBLED = (*FAILING, SourceStatus.GONE)
_LEFT_ALONE = (SourceStatus.GONE, SourceStatus.OFF)
"""Not visited again, whatever was planned before."""
_TELLING = (1, 6)
"""What of a row in trouble is coloured: the state and what happened."""

SIZE = (1120, 580)
_WIDTHS = (252, 118, 122, 104, 84, 116)
"""Of all columns but the last, which has the rest."""


class HealthModel(QAbstractTableModel):
    """One source a row, those in trouble first."""

    def __init__(self, clock: UiClock, theme: ThemeHolder) -> None:
        super().__init__()
        self._clock = clock
        self._theme = theme
        self._sources: list[SourceHealth] = []
        self._cut_off = False

    def show_sources(self, sources: Sequence[SourceHealth]) -> None:
        """Show how the sources are doing now."""
        self.beginResetModel()
        self._cut_off = is_cut_off(sources)
        self._sources = sorted(
            sources, key=lambda s: (s.status not in _TROUBLED, s.kind, s.name)
        )
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of sources."""
        return 0 if parent.isValid() else len(self._sources)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> Any:
        """Return the columns' names."""
        if orientation is Qt.Orientation.Horizontal and role == _DISPLAY:
            return self.tr(_COLUMNS[section])
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return a cell's words, colour, or what it is sorted by."""
        if not index.isValid():
            return None
        source = self._sources[index.row()]
        if role in (_DISPLAY, SORT_ROLE):
            words = self._words(source, index.column())
            key = _sort_key(source, index.column()) if role == SORT_ROLE else None
            return words if key is None else key
        if role == KEY_ROLE:
            return source.key
        if role == _FOREGROUND and source.status in _TROUBLED:
            return self._theme.theme.warning if index.column() in _TELLING else None
        if role == _TOOL_TIP:
            return f"{source.key}\n{_trouble(source)}".strip()
        return None

    def _words(self, source: SourceHealth, column: int) -> str:
        week, share = source.articles_a_week, source.share_mentioning
        return (
            source.name,
            self.tr(_STATES[source.status]),
            text.age(source.last_success, self._clock.now()),
            self._next(source),
            text.MISSING if week is None else f"{week:.0f}",
            text.MISSING if share is None else f"{share:.0%}",
            _trouble(source).removesuffix("."),
        )[column]

    def _next(self, source: SourceHealth) -> str:
        planned = _planned(source)
        if planned is None:
            return text.MISSING
        left = planned - self._clock.now()
        if left.total_seconds() <= 0:
            return self.tr("now")
        if self._cut_off and source.kind is SourceKind.FEED:
            return self.tr("when one answers")
        return self.tr("in {0}").format(text.duration(left))


def _planned(source: SourceHealth) -> datetime | None:
    return None if source.status in _LEFT_ALONE else source.next_visit


def _trouble(source: SourceHealth) -> str:
    return title_and_hint(source.error_title, source.error_hint)


def _sort_key(source: SourceHealth, column: int) -> float | None:
    match column:
        case 2 | 3:
            moment = source.last_success if column == 2 else _planned(source)
            return moment.timestamp() if moment else 0.0
        case 4:
            return source.articles_a_week or 0.0
        case 5:
            return source.share_mentioning or 0.0
    return None


class HealthPage(Sheet):
    """The table, and what its words mean."""

    def __init__(
        self,
        context: UiContext,
        status: StatusKeeper,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("How the sources are doing"))
        self.model = HealthModel(context.clock, context.theme)
        self._explanation = note()
        self.detail = note()
        self.detail.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self._chosen = ""
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSourceModel(self.model)
        self._proxy.setSortRole(SORT_ROLE)
        self.body.addWidget(heading(self.windowTitle()))
        self.body.addWidget(self._explanation)
        self.table = self._table()
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.detail)
        self.add_buttons(QDialogButtonBox.StandardButton.Close)
        self.resize(*SIZE)
        self.table.selectionModel().currentRowChanged.connect(self._on_chosen)
        status.health_changed.connect(self._on_health)
        self._on_health(status.sources)

    def _on_chosen(self, index: QModelIndex) -> None:
        """Say below the table, in full, what the row has no room for."""
        if index.isValid():
            self._chosen = index.data(KEY_ROLE)
            self.detail.setText(index.data(_TOOL_TIP))

    def _choose_again(self) -> None:
        """A report replaces all rows; the one that was chosen stays so."""
        for row in range(self._proxy.rowCount()):
            index = self._proxy.index(row, 0)
            if index.data(KEY_ROLE) == self._chosen:
                self.table.setCurrentIndex(index)
                return
        self.detail.clear()

    def _on_health(self, sources: Sequence[SourceHealth]) -> None:
        self.model.show_sources(sources)
        self._choose_again()
        if not sources:
            self._explanation.setText(self.tr("The engine has not reported yet."))
            return
        words = self.tr(
            "A source that fails is asked again after a growing pause; the others "
            "are not affected. Articles that were fetched stay."
        )
        if is_cut_off(sources):
            words = self.tr(
                "No feed can be reached. One of them is tried every few minutes; as "
                "soon as it answers, all are read. Articles that were fetched stay."
            )
        self._explanation.setText(words)

    def _table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("sources")  # as the style sheet calls it
        table.setModel(self._proxy)
        table.setSortingEnabled(True)
        table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        header = table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setDefaultAlignment(_LEFT)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(_WIDTHS):
            header.resizeSection(column, width)
        return table
