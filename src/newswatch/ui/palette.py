"""Our colours by name, dark and light, with red-up as a swap."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Every colour the window may use, by what it is for.

    Text colours (`text`, `muted`, `faint`, `accent`, `up`, `down`) have a
    contrast of at least 4.5 on `window`, `header`, `panel`, `raised`,
    `selection` and `hover`; a test holds them to it.

    Attributes:
        window: Behind the three panes.
        header: Menu row and status strip.
        panel: Tables, cards and fields that lie on the window.
        raised: Buttons, menus and tool tips.
        border, hairline: Between panes; between rows.
        text, muted, faint: What is read first, second, last.
        selection, selection_edge: The row where the keyboard is.
        good, bad, warning: States of the program; not swapped by red-up.
        pin: The dot of an article on a chart.
    """

    name: str
    window: QColor
    header: QColor
    panel: QColor
    raised: QColor
    field: QColor
    border: QColor
    hairline: QColor
    text: QColor
    muted: QColor
    faint: QColor
    accent: QColor
    up: QColor
    down: QColor
    flat: QColor
    good: QColor
    bad: QColor
    warning: QColor
    highlight_bg: QColor
    highlight_text: QColor
    selection: QColor
    selection_edge: QColor
    hover: QColor
    chip: QColor
    chip_text: QColor
    chip_on: QColor
    chip_on_border: QColor
    chip_on_text: QColor
    pill: QColor
    pin: QColor

    @property
    def dark(self) -> bool:
        """Tell whether text is lighter than what it stands on."""
        return self.text.lightness() > self.window.lightness()

    def of_change(self, change: object) -> QColor:
        """Return the colour of a rise, a fall, or neither (0 or None)."""
        if not change:
            return self.flat
        return self.up if change > 0 else self.down  # type: ignore[operator]


DARK = Theme(
    name="dark",
    window=QColor("#15181d"),
    header=QColor("#12151a"),
    panel=QColor("#1a1e25"),
    raised=QColor("#222831"),
    field=QColor("#0f1216"),
    border=QColor("#2a303a"),
    hairline=QColor("#222730"),
    text=QColor("#e7eaf0"),
    muted=QColor("#a4adbb"),
    faint=QColor("#8d97a8"),
    accent=QColor("#7db1ff"),
    up=QColor("#35c08b"),
    down=QColor("#f0837c"),
    flat=QColor("#a4adbb"),
    good=QColor("#35c08b"),
    bad=QColor("#f0837c"),
    warning=QColor("#e9b44c"),
    highlight_bg=QColor("#4a3d1e"),
    highlight_text=QColor("#ffd978"),
    selection=QColor("#243044"),
    selection_edge=QColor("#6ea8fe"),
    hover=QColor("#1d222a"),
    chip=QColor("#262d38"),
    chip_text=QColor("#e7eaf0"),
    chip_on=QColor("#22324a"),
    chip_on_border=QColor("#35507a"),
    chip_on_text=QColor("#cfe0ff"),
    pill=QColor("#2c4870"),
    pin=QColor("#ffd978"),
)

LIGHT = Theme(
    name="light",
    window=QColor("#fbfbfc"),
    header=QColor("#f1f3f6"),
    panel=QColor("#f5f6f8"),
    raised=QColor("#ffffff"),
    field=QColor("#ffffff"),
    border=QColor("#d8dde5"),
    hairline=QColor("#e6e9ee"),
    text=QColor("#161a20"),
    muted=QColor("#4b5565"),
    faint=QColor("#5a6475"),
    accent=QColor("#1b57c2"),
    up=QColor("#08683f"),
    down=QColor("#b3261e"),
    flat=QColor("#4b5565"),
    good=QColor("#08683f"),
    bad=QColor("#b3261e"),
    warning=QColor("#855300"),
    highlight_bg=QColor("#ffe9a6"),
    highlight_text=QColor("#4a3300"),
    selection=QColor("#dce8fb"),
    selection_edge=QColor("#2f6fe0"),
    hover=QColor("#eff2f6"),
    chip=QColor("#e8ebf0"),
    chip_text=QColor("#161a20"),
    chip_on=QColor("#dce8fb"),
    chip_on_border=QColor("#9dbdf0"),
    chip_on_text=QColor("#123f91"),
    pill=QColor("#bcd3f8"),
    pin=QColor("#d98a00"),
)


def chosen(name: str, *, red_up: bool = False, system_dark: bool = True) -> Theme:
    """Return the theme called ``"dark"``, ``"light"`` or ``"system"``."""
    dark = name == "dark" or (name == "system" and system_dark)
    theme = DARK if dark else LIGHT
    if red_up:
        return replace(theme, up=theme.down, down=theme.up)
    return theme


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two colours, 1 to 21.

    Source: WCAG 2.2, "contrast ratio" and "relative luminance".
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
