"""The price action sentence in a box, to be read and copied."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from newswatch.domain.listing import Listing
from newswatch.domain.price_action import price_action
from newswatch.ui.context import UiContext
from newswatch.ui.quote.lookup import Lookup
from newswatch.ui.quote.widgets import colour, label, link


class PriceActionBox(QFrame):
    """Says in a sentence what a share does, in English or Chinese."""

    def __init__(
        self, context: UiContext, lookup: Lookup, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._lookup = lookup
        self._language = ""
        self._again: Callable[[], None] = lambda: None
        self.sentence = label(12.5, wrap=True)
        self._other = link("", self._switch)
        self._copy = link(self.tr("Copy"), self.copy)
        flags = Qt.TextInteractionFlag.TextSelectableByMouse
        self.sentence.setTextInteractionFlags(flags)
        self.setObjectName("priceAction")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 4)
        column.setSpacing(0)
        column.addWidget(self.sentence)
        row = QHBoxLayout()
        row.addStretch(1)
        row.setSpacing(12)
        row.addWidget(self._other)
        row.addWidget(self._copy)
        column.addLayout(row)
        self.recolour()

    @property
    def language(self) -> str:
        """The sentence's: ``"en"`` or ``"zh"``."""
        asked = self._language or self._context.settings.settings.language
        name = asked or QLocale().name()
        return "zh" if name.startswith("zh") else "en"

    def refresh(
        self, listing: Listing, ytd_base: Decimal | None, *, trusted: bool
    ) -> None:
        """Write the sentence anew; none for a price that cannot be trusted."""
        book = self._context.price_book
        quote = book.quote(listing.id)
        self.setVisible(quote is not None and trusted)
        if quote is None or not trusted:
            self.sentence.setText("")
            return
        self._other.setText("中文" if self.language == "en" else "English")
        self.sentence.setText(
            price_action(
                listing,
                quote,
                now=self._context.clock.now(),
                calendar=self._lookup.calendar(listing),
                fx=book.fx,
                display=book.display_currency,
                ytd_base=ytd_base,
                language=self.language,
            )
        )
        self._again = lambda: self.refresh(listing, ytd_base, trusted=trusted)

    def copy(self) -> None:
        """Put the sentence on the clipboard."""
        QGuiApplication.clipboard().setText(self.sentence.text())

    def recolour(self) -> None:
        """Take the theme's colours."""
        theme = self._context.theme.theme
        colour(self.sentence, theme.text)
        self.setStyleSheet(
            f"#priceAction {{ background: {theme.panel.name()};"
            f" border: 1px solid {theme.border.name()}; border-radius: 8px; }}"
        )

    def _switch(self) -> None:
        self._language = "zh" if self.language == "en" else "en"
        self._again()
