"""The look of the whole window: style, palette, fonts, and a short style sheet."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from newswatch.ui.palette import DARK, LIGHT, Theme, chosen, contrast
from newswatch.ui.style_sheet import style_sheet

__all__ = [
    "DARK",
    "LIGHT",
    "Theme",
    "ThemeHolder",
    "apply",
    "chosen",
    "contrast",
    "families",
    "font",
    "system_is_dark",
]

BASE_PX = 13
"""The size of ordinary text, in device-independent pixels."""

LATIN = ("Inter", ".AppleSystemUIFont", "Segoe UI Variable Text", "Segoe UI")
FALLBACK = ("Noto Sans", "DejaVu Sans")
HONG_KONG = (
    "Noto Sans CJK HK",
    "Noto Sans HK",
    "PingFang HK",
    "Microsoft JhengHei UI",
    "Noto Sans CJK TC",
)
MAINLAND = ("Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei UI")
JAPAN = ("Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic UI")

_TABULAR = QFont.Tag("tnum")


class ThemeHolder(QObject):
    """The theme that is in force.

    Signals:
        changed: The new `Theme`.
    """

    changed = Signal(object)

    def __init__(self, theme: Theme = DARK, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    @property
    def theme(self) -> Theme:
        """The theme that is in force."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """Put another theme in force."""
        if theme != self._theme:
            self._theme = theme
            self.changed.emit(theme)


def apply(app: QApplication, theme: Theme, language: str = "") -> None:
    """Dress the whole application in `theme`; may be called again."""
    app.setPalette(_palette(theme))
    app.setFont(font(BASE_PX, language=language))
    app.setStyleSheet(style_sheet(theme))


def families(language: str = "") -> list[str]:
    """Return font families for text in `language` (BCP 47), best first.

    The same code point is drawn differently in Hong Kong, on the mainland and
    in Japan; Hong Kong's forms are the default.
    """
    han: list[str] = [*HONG_KONG, *MAINLAND]
    if language.startswith("ja"):
        han = [*JAPAN, *HONG_KONG]
    elif language in {"zh-Hans", "zh_CN", "zh-CN", "zh"}:
        han = [*MAINLAND, *HONG_KONG]
    return [*LATIN, *han, *FALLBACK]


def font(
    pixels: float = BASE_PX,
    weight: int = QFont.Weight.Normal,
    *,
    language: str = "",
    tabular: bool = True,
) -> QFont:
    """Return a font; digits are equally wide unless `tabular` is off."""
    made = QFont(families(language))
    made.setPixelSize(round(pixels))
    made.setWeight(QFont.Weight(weight))
    if tabular:
        made.setFeature(_TABULAR, 1)
    return made


def system_is_dark() -> bool:
    """Tell whether the desktop asks for dark windows (True if it does not say)."""
    palette = QGuiApplication.palette()
    window = palette.color(QPalette.ColorRole.Window)
    return window.lightness() < palette.color(QPalette.ColorRole.Text).lightness()


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.window,
        role.AlternateBase: theme.panel,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.faint,
        role.Text: theme.text,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.warning,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Highlight: theme.selection,
        role.HighlightedText: theme.text,
        role.Mid: theme.border,
        role.Accent: theme.selection_edge,
    }
    for colour_role, colour in colours.items():
        palette.setColor(colour_role, colour)
    _dim_disabled(palette, theme.faint)
    return palette


def _dim_disabled(palette: QPalette, colour: QColor) -> None:
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colour)
