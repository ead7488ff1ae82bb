"""The row at the top: name, menus, search, the dollar's band, display currency."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenuBar,
    QSizePolicy,
    QWidget,
)

from newswatch.domain.fx import USDHKD_BAND, in_band
from newswatch.domain.money import HKD, USD
from newswatch.ui import text
from newswatch.ui.clock import UiClock
from newswatch.ui.currency_switch import CurrencySwitch
from newswatch.ui.menu_titles import menu_titles
from newswatch.ui.price_book import PriceBook
from newswatch.ui.theme import ThemeHolder, font

ROOM_FOR_BAND = 1080
ROOM_FOR_NAME = 760
PROMPT_MARGINS = 28
"""What the edges of the search box take from its words."""
_LEAVING = frozenset(
    {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}
)


class HeaderBar(QFrame):
    """Takes the place of the menu bar.

    Signals:
        searched: What stands in the search box, on each key.
        search_accepted: Enter in the search box.
        currency_chosen: The code of the display currency that was clicked.
    """

    searched = Signal(str)
    search_accepted = Signal(str)
    currency_chosen = Signal(str)

    def __init__(
        self,
        theme: ThemeHolder,
        book: PriceBook,
        clock: UiClock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._book = book
        self._clock = clock
        self._name = QLabel("Newswatch")
        self._name.setFont(font(13, QFont.Weight.Bold))
        self.menus = QMenuBar(self)
        self.menus.setNativeMenuBar(False)
        self.menus.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for title in menu_titles():
            self.menus.addMenu(title)
        self.search = SearchField(self)
        self.search.setClearButtonEnabled(True)
        self.search.prompts = (
            self.tr("Search news, symbols, companies…  Ctrl+K"),
            self.tr("Search…  Ctrl+K"),
        )
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setMaximumWidth(360)
        self.search.setMinimumWidth(130)
        self.search.textChanged.connect(self.searched)
        self.search.left.connect(self.search_accepted)
        self.band = BandChip(theme, self)
        self.currency = CurrencySwitch(self)
        self.currency.chosen.connect(self.currency_chosen)
        self._lay_out()
        book.rates_changed.connect(self.refresh)
        book.display_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the rate and the display currency."""
        self.currency.show_currency(self._book.display_currency)
        rate = self._book.fx.rate(USD, HKD)
        now = self._clock.now()
        age = text.age(rate.as_of, now) if rate else ""
        self.band.show_rate(rate.rate if rate else None, age)

    def focus_search(self, typed: str | None = None) -> None:
        """Put the cursor into the search box."""
        if typed is not None:
            self.search.setText(typed)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_searched(self, words: str) -> None:
        """Show what is searched for already, as when a saved view is called up."""
        with QSignalBlocker(self.search):
            self.search.setText(words)

    def resizeEvent(self, event: object) -> None:
        """Leave away what a narrow window has no room for."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.band.setVisible(self.width() >= ROOM_FOR_BAND)
        self._name.setVisible(self.width() >= ROOM_FOR_NAME)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.setSpacing(8)
        layout.addWidget(self._name)
        layout.addWidget(self.menus)
        layout.addStretch(1)
        layout.addWidget(self.search, 3)
        layout.addSpacing(6)
        layout.addWidget(self.band)
        layout.addWidget(self.currency)


class SearchField(QLineEdit):
    """The search box.

    Attributes:
        prompts: What it says while it is empty, the longest that fits.

    Signals:
        left: What stands in it, on Enter, Down, or (emptied) on Esc.
    """

    left = Signal(str)
    prompts: tuple[str, ...] = ("",)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        room = self.width() - PROMPT_MARGINS
        wide = self.fontMetrics().horizontalAdvance
        fitting = (each for each in self.prompts if wide(each) <= room)
        self.setPlaceholderText(next(fitting, self.prompts[-1]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc, Enter and Down; but a list below it has them first."""
        key = event.key()
        if key in _LEAVING and QApplication.activePopupWidget() is not None:
            event.ignore()
            return
        if key == Qt.Key.Key_Escape:
            self.clear()
        if key in _LEAVING:
            self.left.emit(self.text())
        else:
            super().keyPressEvent(event)


class BandChip(QWidget):
    """USD/HKD, and where it stands between 7.75 and 7.85: a small gauge."""

    def __init__(self, theme: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rate: Decimal | None = None
        self._plain = font(12)
        self._strong = font(12, QFont.Weight.DemiBold)
        self.setFixedSize(QSize(196, 26))
        self._fit()
        theme.changed.connect(lambda _: self.update())

    def show_rate(self, rate: Decimal | None, age: str) -> None:
        """Show another rate; None says that there is none."""
        self._rate = rate
        words = self.words()
        self._fit()
        self.setAccessibleName(words)
        low, high = USDHKD_BAND
        tip = self.tr("The HKMA holds the dollar between {0} and {1}.").format(
            low, high
        )
        self.setToolTip(f"{words} · {age}\n{tip}" if age else f"{words}\n{tip}")
        self.update()

    def _fit(self) -> None:
        width = QFontMetrics(self._strong).horizontalAdvance(self.words())
        self.setFixedWidth(width + 20)

    def words(self) -> str:
        """Return ``USD/HKD 7.7818 · in band``."""
        if self._rate is None:
            return self.tr("USD/HKD — · no rate")
        return f"USD/HKD {text.number(self._rate, 4)} · {self._state()}"

    def _state(self) -> str:
        if self._rate is None:
            return self.tr("no rate")
        return self.tr("in band") if in_band(self._rate) else self.tr("outside")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill, the words and the gauge."""
        theme = self._theme.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.border)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 13, 13)
        left, baseline = 11, 17
        number = text.MISSING if self._rate is None else text.number(self._rate, 4)
        outside = self._rate is not None and not in_band(self._rate)
        for words, face, ink in (
            ("USD/HKD ", self._plain, theme.muted),
            (number, self._strong, theme.text),
            (
                f" · {self._state()}",
                self._plain,
                theme.warning if outside else theme.muted,
            ),
        ):
            painter.setFont(face)
            painter.setPen(ink)
            painter.drawText(left, baseline, words)
            left += painter.fontMetrics().horizontalAdvance(words)
        self._paint_gauge(painter)

    def _paint_gauge(self, painter: QPainter) -> None:
        if self._rate is None:
            return
        theme = self._theme.theme
        low, high = USDHKD_BAND
        left, right, y = 13, self.width() - 13, self.height() - 4
        painter.setPen(theme.border)
        painter.drawLine(left, y, right, y)
        share = min(Decimal(1), max(Decimal(0), (self._rate - low) / (high - low)))
        at = left + float(share) * (right - left)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.accent if in_band(self._rate) else theme.warning)
        painter.drawRoundedRect(round(at) - 4, y - 1, 8, 3, 1.5, 1.5)
