"""Draws the right pane into pictures to look at: render.py FOLDER [word]."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui_quote.quote_world import quote_world, row_of
from newswatch.domain.listing import ListingId
from newswatch.settings import Settings
from newswatch.ui import text
from newswatch.ui.quote.panel import QuotePanel
from newswatch.ui.quote.ranges import ChartRange
from newswatch.ui.theme import apply


def main() -> None:
    """Draw it dark and light, wide and narrow, in English and Chinese."""
    folder = Path(sys.argv[1])
    app = QApplication([])
    text.set_language("en")
    cases = (
        ("dark", "dark", 428, 868, "9988.HK", ChartRange.YTD, "extends"),
        ("light", "light", 428, 868, "9988.HK", ChartRange.D1, "阿里巴巴"),
        ("narrow", "dark", 340, 800, "BABA", ChartRange.M6, "Tencent and"),
        ("missing", "dark", 400, 800, "HSBA.L", ChartRange.Y5, "HSBC"),
    )
    for name, theme, width, height, symbol, chosen, word in cases:
        made = quote_world(Settings(theme=theme))
        apply(app, made.context.theme.theme)
        panel = QuotePanel(made.context)
        panel.resize(width, height)
        panel.show()
        panel.show_listing(ListingId(symbol))
        panel.chart.set_range(chosen)
        panel.show_article(row_of(made, word))
        while not panel.chart.settled:
            QTest.qWait(50)
        QTest.qWait(150)
        panel.grab().save(str(folder / f"{name}.png"))
        panel.close()


if __name__ == "__main__":
    main()
