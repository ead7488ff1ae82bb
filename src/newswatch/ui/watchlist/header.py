"""What stands above a watchlist: its name, the total, and what moved it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from newswatch.domain.gains import TotalGain
from newswatch.domain.listing import ListingId
from newswatch.domain.money import Money
from newswatch.ui import text
from newswatch.ui.theme import ThemeHolder, font
from newswatch.ui.watchlist.gain_words import total_hint, total_words
from newswatch.ui.watchlist.sessions import Sessions
from newswatch.ui.watchlist.totals import Total

_NAMED: Final = 2
"""Symbols that have room beside the sum."""


class WatchlistHeader(QFrame):
    """Name (a button that opens the list of watchlists), total, its latest change.

    Signals:
        add_requested: The plus was pressed.
        chooser_requested: The name was pressed.
    """

    add_requested = Signal()
    chooser_requested = Signal()

    def __init__(self, theme: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._total: Total | None = None
        self._sessions: Sessions | None = None
        self.name = _tool_button(self)
        self.name.setFont(_spaced(font(11, QFont.Weight.DemiBold)))
        self.name.setProperty("role", "heading")
        self.name.clicked.connect(self.chooser_requested)
        self._add = _tool_button(self, "+")
        self._add.setFont(font(17))
        self._add.setToolTip(self.tr("Add a listing (Ctrl+N)"))
        self._add.setAccessibleName(self.tr("Add a listing"))
        self._add.clicked.connect(self.add_requested)
        self._value = QLabel()
        self._value.setFont(font(25, QFont.Weight.DemiBold))
        self._change = QLabel()
        self._change.setTextFormat(Qt.TextFormat.RichText)
        self._change.setSizePolicy(
            QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        )
        self._gain = TotalGain()
        self._gained = QLabel()
        self._gained.setFont(font(11))
        self._gained.setSizePolicy(
            QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        )
        self._lay_out()
        self._redraw_gain()
        theme.changed.connect(self._on_theme)

    def show_name(self, name: str) -> None:
        """Show the watchlist's name."""
        shown = self.fontMetrics().elidedText(
            name.upper(), Qt.TextElideMode.ElideRight, 260
        )
        self.name.setText(f"{shown}  ▾".replace("&", "&&"))
        self.name.setAccessibleName(self.tr("Watchlist {0}").format(name))

    def show_total(self, total: Total, sessions: Sessions) -> None:
        """Show the sum, since when it moved, and say what is not in it."""
        if (total, sessions) != (self._total, self._sessions):
            self._total, self._sessions = total, sessions
            self._redraw()

    def show_gain(self, gain: TotalGain) -> None:
        """Show what was gained since the purchases; nothing hides the line."""
        if gain != self._gain:
            self._gain = gain
            self._redraw_gain()

    def _redraw_gain(self) -> None:
        amount = self._gain.amount
        self._gained.setVisible(amount is not None)
        if amount is not None:
            colour = self._theme.theme.of_change(amount.amount)
            style = f"color: {colour.name()}"
            if style != self._gained.styleSheet():  # setting one takes a millisecond
                self._gained.setStyleSheet(style)
            self._gained.setToolTip(total_hint(self._gain))
            self._fit_gain()

    def _fit_gain(self) -> None:
        room = self.contentsRect().width() - 20
        for amount, notes in ((True, True), (False, True), (False, False)):
            words = total_words(self._gain, amount=amount, notes=notes)
            self._gained.setText(words)
            if self._gained.sizeHint().width() <= room:
                return

    def _on_theme(self) -> None:
        self._redraw_gain()
        self._redraw()

    def _redraw(self) -> None:
        total = self._total
        if total is None:
            return
        held = total.value is not None or bool(total.left_out)
        self._value.setVisible(held)
        self._value.setText(text.money(total.value))
        self._change.setVisible(held)
        self._fit_change()
        self._change.setToolTip(self._explanation(total))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where there is less room."""
        super().resizeEvent(event)
        self._fit_change()
        self._fit_gain()

    def _fit_change(self) -> None:
        if self._total is None:
            return
        room = self.contentsRect().width() - 20
        for split, amount in ((True, True), (False, True), (False, False)):
            words = self._change_html(self._total, split=split, amount=amount)
            self._change.setText(words)
            if self._change.sizeHint().width() <= room:
                return

    def _change_html(self, total: Total, *, split: bool, amount: bool) -> str:
        theme = self._theme.theme
        faint = theme.faint.name()
        parts = []
        if total.change is not None:
            colour = theme.of_change(total.change.amount).name()
            words = self._when().format(_change_words(total, amount=amount))
            parts.append(f'<span style="color:{colour}">{words}</span>')
        if split and (words := self._split(total)):
            style = f"color:{faint}; font-size:11px"
            parts.append(f'<span style="{style}"> · {words}</span>')
        if total.left_out:
            words = self.tr("without {0}").format(_some(total.left_out))
            colour = theme.warning.name()
            parts.append(
                f'<span style="color:{colour}; font-size:11px"> {words}</span>'
            )
        return "".join(parts) or "&nbsp;"

    def _when(self) -> str:
        if self._sessions is not None and self._sessions.all_today:
            return self.tr("{0} today")
        return self.tr("{0} latest session")

    def _days(self) -> list[str]:
        """Say which prices are of which day, unless all are of today."""
        if self._sessions is None or self._sessions.all_today:
            return []
        return [
            f"{text.day(day)}: {', '.join(ids)}" for day, ids in self._sessions.days
        ]

    def _split(self, total: Total) -> str:
        if total.stocks is None or total.before is None:
            return ""
        stocks = text.percent(_share(total.stocks, total.before))
        if total.currency is None:
            return self.tr("stocks {0} · currency —").format(stocks)
        currency = text.percent(_share(total.currency, total.before))
        return self.tr("stocks {0} · currency {1}").format(stocks, currency)

    def _explanation(self, total: Total) -> str:
        words = [self.tr("Since the previous close of each market."), *self._days()]
        if total.change is not None:
            words.append(_change_words(total, amount=True))
        if parts := self._split(total):
            words.append(parts)
        if total.change is not None and total.currency is None:
            words.append(
                self.tr("Yesterday's exchange rate is not known: prices alone.")
            )
        if total.left_out:
            words.append(
                self.tr("No price or exchange rate for {0}.").format(
                    ", ".join(total.left_out)
                )
            )
        return "\n".join(words)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.name)
        top.addStretch(1)
        top.addWidget(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 11)
        layout.setSpacing(1)
        layout.addLayout(top)
        layout.addWidget(self._value)
        layout.addWidget(self._change)
        layout.addWidget(self._gained)


def _some(ids: Sequence[ListingId]) -> str:
    """Return the first symbols and how many more; the tip names all of them."""
    named = ", ".join(ids[:_NAMED])
    return named if len(ids) <= _NAMED else f"{named} +{len(ids) - _NAMED}"


def _change_words(total: Total, *, amount: bool) -> str:
    assert total.change is not None
    assert total.before is not None
    moved = total.change.amount
    share = text.percent(_share(total.change, total.before))
    words = f"{text.signed(moved)} ({share})" if amount else share
    return f"{text.arrow(moved)} {words}".strip()


def _share(part: Money, whole: Money) -> Decimal | None:
    return part.amount / whole.amount if whole.amount else None


def _tool_button(parent: QWidget, label: str = "") -> QToolButton:
    button = QToolButton(parent)
    button.setText(label)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def _spaced(base: QFont) -> QFont:
    base.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
    return base
