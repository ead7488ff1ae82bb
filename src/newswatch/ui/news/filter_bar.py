"""The chips above the news: whose, unread, starred, source, language, time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QWidget,
)

from newswatch.ui import text
from newswatch.ui.news.news_filter import NewsFilter, Scope, Span
from newswatch.ui.news.saved_views import SavedViews
from newswatch.ui.settings_model import SettingsModel

_SPANS: Sequence[tuple[Span, Any]] = (
    (Span.EVER, QT_TRANSLATE_NOOP("FilterBar", "Any time")),
    (Span.SINCE_LAST, QT_TRANSLATE_NOOP("FilterBar", "Since you last looked")),
    (Span.TODAY, QT_TRANSLATE_NOOP("FilterBar", "Today")),
    (Span.DAY, QT_TRANSLATE_NOOP("FilterBar", "Last 24 hours")),
    (Span.WEEK, QT_TRANSLATE_NOOP("FilterBar", "Last 7 days")),
    (Span.MONTH, QT_TRANSLATE_NOOP("FilterBar", "Last 30 days")),
)
_LANGUAGES = (("en", "English"), ("zh-Hant", "繁體中文"), ("zh-Hans", "简体中文"))
_MOST_SOURCES = 30


class FilterBar(QFrame):
    """Shows a `NewsFilter` and changes it.

    Signals:
        changed: The new `NewsFilter`.
        export_requested: The button was pressed.
        mark_all_requested: Mark everything that is shown as read.
    """

    changed = Signal(object)
    export_requested = Signal()
    mark_all_requested = Signal()

    def __init__(
        self,
        settings: SettingsModel,
        sources: Callable[[], Sequence[str]],
        stack: QUndoStack,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.views = SavedViews(settings, stack, self)
        self.views.chosen.connect(self._emit)
        self._sources = sources
        self._filter = NewsFilter()
        self._subject = ""
        self._counts: dict[str, int] = {}
        self._chips = {
            "holdings": self._chip(partial(self._set, scope=Scope.HOLDINGS)),
            "watchlist": self._chip(partial(self._set, scope=Scope.WATCHLIST)),
            "all": self._chip(partial(self._set, scope=Scope.ALL)),
            "listing": self._chip(self.leave_listing),
            "unread": self._chip(lambda: self._set(unread=not self._filter.unread)),
            "starred": self._chip(lambda: self._set(starred=not self._filter.starred)),
        }
        self._more = self._chip(self._open_menu)
        self._export = QPushButton(self.tr("Export CSV"), flat=True)
        self._export.setToolTip(self.tr("Save the news shown here as a table"))
        self._export.clicked.connect(self.export_requested)
        self._export.setCursor(Qt.CursorShape.PointingHandCursor)
        self._lay_out()
        self._redraw()

    @property
    def filter(self) -> NewsFilter:
        """What is chosen."""
        return self._filter

    def show_filter(self, chosen: NewsFilter, subject: str = "") -> None:
        """Show another filter; `subject` names its listing or watchlist."""
        self._filter = chosen
        self._subject = subject or self._subject
        self._redraw()

    def show_counts(self, counts: dict[str, int]) -> None:
        """Show how many there are behind each chip."""
        if counts != self._counts:
            self._counts = counts
            self._redraw()

    def leave_listing(self) -> None:
        """Show the news of all holdings again, instead of one company's."""
        self._set(scope=Scope.HOLDINGS, listing_id="")

    def clear_narrowing(self) -> None:
        """Drop all filters but whose news it is."""
        plain = NewsFilter(
            scope=self._filter.scope,
            watchlist_id=self._filter.watchlist_id,
            listing_id=self._filter.listing_id,
            since=self._filter.since,
        )
        self._emit(plain)

    # --- how -------------------------------------------------------------------

    def _set(self, **changes: Any) -> None:
        self._emit(replace(self._filter, **changes))

    def _emit(self, chosen: NewsFilter) -> None:
        self._filter = chosen
        self._redraw()
        self.changed.emit(chosen)

    def _redraw(self) -> None:
        now = self._filter
        scope = now.scope
        self._show("holdings", self.tr("Holdings"), on=scope is Scope.HOLDINGS)
        self._show("watchlist", self.tr("Watchlist"), on=scope is Scope.WATCHLIST)
        self._show("all", self.tr("All"), on=scope is Scope.ALL)
        self._show("unread", self.tr("Unread"), on=now.unread)
        self._show("starred", self.tr("Starred"), on=now.starred)
        listing = self._chips["listing"]
        listing.setVisible(scope is Scope.LISTING)
        listing.setText(f"{self._subject or now.listing_id}  ✕")
        listing.setChecked(True)
        listing.setToolTip(self.tr("Back to all holdings"))
        self._more.setText(f"{self._more_words()} ▾")
        self._more.setChecked(self._has_more())
        self._make_room()

    def _make_room(self) -> None:
        """Leave away what does not fit, the least needed first."""
        optional = [
            self._chips["starred"],
            self._export,
            self._chips["watchlist"],
            self._chips["unread"],
        ]
        row: list[QPushButton] = [*self._chips.values(), self._more, self._export]
        if self._filter.scope is not Scope.LISTING:
            row.remove(self._chips["listing"])
        for widget in optional:
            widget.show()
        for widget in optional:
            needed = sum(w.sizeHint().width() + 6 for w in row) + 22
            if needed <= self.width():
                break
            if not widget.isChecked():
                widget.hide()
                row.remove(widget)

    def _show(self, key: str, words: str, *, on: bool) -> None:
        chip = self._chips[key]
        count = self._counts.get(key)
        number = "" if count is None else f" {text.tally(count)}"
        chip.setText(words + number)
        chip.setChecked(on)

    def _has_more(self) -> bool:
        now = self._filter
        return bool(now.sources or now.languages or now.span is not Span.EVER)

    def _more_words(self) -> str:
        now = self._filter
        parts = list(now.sources[:1])
        if len(now.sources) > 1:
            parts[0] += f" +{len(now.sources) - 1}"
        parts += [name for code, name in _LANGUAGES if code in now.languages]
        if now.span is not Span.EVER:
            parts.append(self.tr(dict(_SPANS)[now.span]))
        return " · ".join(parts) or self.tr("More")

    def resizeEvent(self, event: Any) -> None:
        """Leave chips away that have no room."""
        super().resizeEvent(event)
        self._redraw()

    # --- the menu ----------------------------------------------------------------

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        starred = self._filter.starred
        self._check(menu, self.tr("Starred"), starred, starred=not starred)
        menu.addSeparator()
        self._add_spans(menu)
        self._add_languages(menu)
        self._add_sources(menu)
        menu.addSeparator()
        self.views.add_to(menu, self._filter)
        menu.addSeparator()
        menu.addAction(
            self.tr("Mark all as read\tShift+A"), self.mark_all_requested.emit
        )
        menu.addAction(self.tr("Clear filters"), self.clear_narrowing)
        self._redraw()
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _add_spans(self, menu: QMenu) -> None:
        for span, words in _SPANS:
            if span is Span.SINCE_LAST and self._filter.since is None:
                continue
            self._check(menu, self.tr(words), self._filter.span is span, span=span)

    def _add_languages(self, menu: QMenu) -> None:
        menu.addSeparator()
        for code, name in _LANGUAGES:
            on = code in self._filter.languages
            self._check(
                menu, name, on, languages=_toggled(self._filter.languages, code)
            )

    def _add_sources(self, menu: QMenu) -> None:
        menu.addSeparator()
        more = menu.addMenu(self.tr("Sources"))
        names = list(self._sources())[:_MOST_SOURCES]
        more.setEnabled(bool(names))
        for name in names:
            on = name in self._filter.sources
            self._check(more, name, on, sources=_toggled(self._filter.sources, name))

    def _check(self, menu: QMenu, words: str, on: bool, **changes: Any) -> None:
        action = menu.addAction(words.replace("&", "&&"), partial(self._set, **changes))
        action.setCheckable(True)
        action.setChecked(on)

    # --- widgets -----------------------------------------------------------------

    def _chip(self, pressed: Callable[[], None]) -> QPushButton:
        chip = QPushButton(self)
        chip.setCheckable(True)
        chip.setProperty("chip", True)
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.clicked.connect(lambda _: pressed())
        return chip

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 10, 8)
        layout.setSpacing(6)
        for key in ("listing", "holdings", "watchlist", "all", "unread", "starred"):
            layout.addWidget(self._chips[key])
        layout.addWidget(self._more)
        layout.addStretch(1)
        layout.addWidget(self._export)


def _toggled(chosen: tuple[str, ...], one: str) -> tuple[str, ...]:
    return tuple(c for c in chosen if c != one) if one in chosen else (*chosen, one)
