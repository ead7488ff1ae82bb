"""Makes what the user chose visible: theme, colours, display currency."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from newswatch.domain.money import Currency
from newswatch.settings import Settings
from newswatch.ui import theme as look
from newswatch.ui.context import UiContext


class Appearance(QObject):
    """Follows the settings."""

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        context.settings.changed.connect(self.on_settings)

    def on_settings(self, settings: Settings) -> None:
        """Dress the application as these settings say."""
        self._context.price_book.set_display_currency(
            Currency(settings.display_currency)
        )
        theme = look.chosen(
            settings.theme,
            red_up=settings.red_up,
            system_dark=look.system_is_dark(),
        )
        if theme != self._context.theme.theme:
            app = QApplication.instance()
            assert isinstance(app, QApplication)
            look.apply(app, theme, settings.language)
            self._context.theme.set_theme(theme)
