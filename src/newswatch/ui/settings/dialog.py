"""The settings: each takes effect at once and is saved at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from newswatch.domain.listing import ListingId
from newswatch.protocol import WatchedChanged
from newswatch.ui import text
from newswatch.ui.context import UiContext
from newswatch.ui.feed_changes import FeedChanges
from newswatch.ui.login_start import login_start
from newswatch.ui.settings.feeds_page import FeedsPage
from newswatch.ui.settings.login_box import LoginBox
from newswatch.ui.settings.quiet_hours import FIELD_WIDTH, QuietHours
from newswatch.ui.sheet import Sheet, note
from newswatch.ui.status import StatusKeeper

CURRENCIES = ("USD", "HKD", "CNY", "GBP", "EUR", "JPY", "SGD", "AUD", "CAD", "TWD")
INDEXES = ("^HSCE", "^HSI", "^GSPC")
_HOW_LONG = (30, 90, 365, 730, 0)
_LEFT = Qt.AlignmentFlag.AlignLeft

Choices = Sequence[tuple[Any, str]]


class SettingsDialog(Sheet):
    """Look, notifications, sources, keeping.

    Signals:
        restart_requested: Start the program again, in the language chosen.
    """

    restart_requested = Signal()

    def __init__(
        self,
        context: UiContext,
        status: StatusKeeper,
        feeds: FeedChanges,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("Settings"))
        self.resize(620, 520)
        self._context = context
        self._model = context.settings
        self._tabs = tabs = QTabWidget()
        self._sources = FeedsPage(context, status, feeds)
        tabs.addTab(self._look(), self.tr("Look"))
        tabs.addTab(self._notices(), self.tr("Notifications"))
        tabs.addTab(self._sources, self.tr("Sources"))
        tabs.addTab(self._keeping(), self.tr("Keeping and network"))
        self.body.addWidget(tabs, 1)
        self.add_buttons(QDialogButtonBox.StandardButton.Close)

    def show_sources(self) -> FeedsPage:
        """Turn to the page of sources, and return it."""
        self._tabs.setCurrentWidget(self._sources)
        return self._sources

    # --- pages -----------------------------------------------------------------

    def _look(self) -> QWidget:
        page, form = _page()
        money = [(code, code) for code in CURRENCIES]
        form.addRow(self.tr("Show amounts in"), self._choice("display_currency", money))
        themes = [
            ("dark", self.tr("Dark")),
            ("light", self.tr("Light")),
            ("system", self.tr("As the system")),
        ]
        form.addRow(self.tr("Theme"), self._choice("theme", themes))
        form.addRow(self.tr("Language"), self._language())
        form.addRow(
            "", self._check("red_up", self.tr("Rising prices red, falling green"))
        )
        pictures = self._check("show_pictures", self.tr("Show pictures of articles"))
        form.addRow(
            "",
            _explained(
                pictures,
                self.tr(
                    "They are fetched from the publishers, who then see that "
                    "somebody reads."
                ),
            ),
        )
        indexes = [(symbol, self._named(symbol)) for symbol in INDEXES]
        form.addRow(self.tr("Compare moves with"), self._choice("benchmark", indexes))
        return page

    def _notices(self) -> QWidget:
        page, form = _page()
        form.addRow("", self._check("notify", self.tr("Notify of news about holdings")))
        form.addRow(
            self.tr("At most per holding in an hour"),
            self._number("notify_per_hour", 1, 60),
        )
        quiet = QuietHours(self._model.settings, self._set)
        form.addRow(self.tr("Quiet from"), quiet)
        form.addRow(
            "",
            self._check(
                "close_to_tray", self.tr("Closing the window leaves it in the tray")
            ),
        )
        profile = self._context.profile
        if profile is not None and not self._context.clock.demo:
            form.addRow("", LoginBox(login_start(profile)))
        return page

    def _keeping(self) -> QWidget:
        page, form = _page()
        words = {0: self.tr("For ever")}
        ages = [(d, words.get(d) or self.tr("%n days", "", d)) for d in _HOW_LONG]
        form.addRow(
            self.tr("Keep articles"),
            _explained(
                self._choice("keep_days", ages),
                self.tr(
                    "Starred ones and those about holdings are kept for ever. Others "
                    "go within a day, or with the next start."
                ),
            ),
        )
        words_of_news = self.tr("Ask Yahoo Finance for news of each share")
        form.addRow("", self._check("share_news", words_of_news))
        proxy = QLineEdit(self._model.settings.proxy)
        proxy.setPlaceholderText(self.tr("http://host:port; empty: as the system"))
        proxy.editingFinished.connect(lambda: self._set("proxy", proxy.text().strip()))
        used = self.tr("Used from the next start.")
        form.addRow(self.tr("Proxy"), _explained(proxy, used))
        return page

    def _language(self) -> QVBoxLayout:
        languages = [
            ("", self.tr("As the system")),
            ("en", "English"),
            ("zh_HK", "繁體中文"),
        ]
        box = self._choice("language", languages)
        column = _explained(box, self.tr("The language changes with the next start."))
        now = QPushButton(self.tr("Start again now"), flat=True, autoDefault=False)
        now.setVisible(False)
        now.clicked.connect(self.restart_requested)
        before = box.currentIndex()
        box.activated.connect(lambda index: now.setVisible(index != before))
        column.addWidget(now, 0, _LEFT)
        self.restart = now
        return column

    def _named(self, symbol: str) -> str:
        """Return what an index is called; its symbol alone if nobody knows."""
        listing = self._context.directory.listing(ListingId(symbol))
        return f"{text.name_of(listing)} ({symbol})" if listing else symbol

    # --- fields ----------------------------------------------------------------

    def _set(self, name: str, value: Any) -> None:
        self._model.update(**{name: value})
        self._context.send(WatchedChanged())

    def _choice(self, name: str, choices: Choices) -> QComboBox:
        box = QComboBox()
        for value, words in choices:
            box.addItem(words, value)
        now = getattr(self._model.settings, name)
        if box.findData(now) < 0:
            box.addItem(str(now), now)
        box.setCurrentIndex(box.findData(now))
        box.activated.connect(lambda index: self._set(name, box.itemData(index)))
        return box

    def _check(self, name: str, words: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setChecked(getattr(self._model.settings, name))
        box.toggled.connect(partial(self._set, name))
        return box

    def _number(self, name: str, least: int, most: int) -> QSpinBox:
        box = QSpinBox()
        box.setRange(least, most)
        box.setValue(getattr(self._model.settings, name))
        box.setFixedWidth(FIELD_WIDTH)
        box.lineEdit().setTextMargins(8, 0, 0, 0)  # no padding reaches it
        box.valueChanged.connect(partial(self._set, name))
        return box


def _explained(field: QWidget, words: str) -> QVBoxLayout:
    """Return a field with a sentence about it close below."""
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(field)
    column.addWidget(note(words))
    return column


def _page() -> tuple[QWidget, QFormLayout]:
    page = QWidget()
    form = QFormLayout(page)
    form.setContentsMargins(16, 18, 16, 16)
    form.setSpacing(11)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
    return page, form
