"""A file is looked at before anything is stored; one undo takes it all back."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt

from gui.stage import Stage
from newswatch.domain.listing import ListingId
from newswatch.ui.import_sheet import LINE, REMARK, SYMBOL, WHAT, ImportSheet
from newswatch.ui.main_window import MainWindow
from newswatch.ui.palette import LIGHT
from newswatch.ui.style_sheet import style_sheet

MIDDLE, COPY = QPointF(9, 9), Qt.DropAction.CopyAction
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
TESLA, MEITUAN = ListingId("TSLA"), ListingId("3690.HK")
ROWS = """date,action,symbol,quantity,price,currency
2024-01-02,Buy,3690,200,81.5,HKD
2024-02-01,Buy,TSLA,10,190,USD
2024-03-01,Sell,TSLA,4,200,USD
2024-03-02,Sell,TSLA,40,200,USD
2024-03-03,Dividend,TSLA,6,1,USD
"""


def sheet(stage: Stage, window: MainWindow, path: Path) -> ImportSheet:
    watchlist = window.data.watchlists[0]
    return stage.keep(ImportSheet(path, window.context, window.data, watchlist))


def written(tmp_path: Path, text: str = ROWS) -> Path:
    path = tmp_path / "trades.csv"
    path.write_text(text, encoding="utf-8")
    return path


def shown(made: ImportSheet, *columns: int) -> list[tuple[str, ...]]:
    return [
        tuple(i.text() if (i := made.table.item(row, c)) else "" for c in columns)
        for row in range(made.table.rowCount())
    ]


def test_every_line_is_shown_and_nothing_is_stored(
    stage: Stage, window: MainWindow, tmp_path: Path
) -> None:
    made = sheet(stage, window, written(tmp_path))

    assert shown(made, LINE, WHAT, SYMBOL) == [
        ("5", "⚠ not taken", ""),
        ("2", "bought", "3690.HK"),
        ("3", "bought", "TSLA"),
        ("4", "sold", "TSLA"),
        ("6", "other", ""),
    ]
    assert shown(made, REMARK)[0][0].startswith("Only 6 were held by then.")
    assert made.summary.text() == (
        "to be imported: 3 · cannot be taken: 1 · of other kinds: 1\n"
        "3690.HK 0 → 200; TSLA 0 → 6"
    )
    assert window.data.lots(MEITUAN) == ()


def test_an_import_is_one_change_and_one_undo(
    stage: Stage, window: MainWindow, tmp_path: Path
) -> None:
    path = written(tmp_path)
    before = window.data.watchlists

    sheet(stage, window, path).accept()

    holding = window.data.holding(TESLA)
    assert holding is not None
    assert holding.lots[0].left(()) == Decimal(6)
    assert TESLA in window.data.watchlists[0].listing_ids
    again = sheet(stage, window, path)
    assert again.summary.text().startswith("to be imported: 0 · known already: 3")
    assert not again._button.isEnabled()

    window.commands.undo()
    assert window.data.lots(TESLA) == window.data.lots(MEITUAN) == ()
    assert window.data.watchlists == before
    assert window.strip.message.text() == "Undone: import of trades.csv"
    assert sheet(stage, window, path).summary.text().startswith("to be imported: 3")


def test_days_that_can_be_two_are_asked_about(
    stage: Stage, window: MainWindow, tmp_path: Path
) -> None:
    text = "date,symbol,shares,price,currency\n03/04/2024,TSLA,10,190,USD\n"
    made = sheet(stage, window, written(tmp_path, text))
    assert not made.order.isHidden()
    assert not made._button.isEnabled()
    asked = "⚠ Choose below whether the day or the month comes first."
    assert made.summary.text().endswith(asked)
    assert made._button.toolTip() == asked

    made.order.setCurrentIndex(1)

    assert made._button.isEnabled()
    assert asked not in made.summary.text()
    assert made._button.toolTip() == ""
    made.accept()
    assert str(window.data.lots(TESLA)[0].bought) == "2024-04-03"


def test_a_button_that_cannot_be_pressed_does_not_look_like_the_chosen_one(
    stage: Stage, window: MainWindow, tmp_path: Path
) -> None:
    """Import is the dialog's default; disabled it must not keep that colour."""
    text = "date,symbol,shares,price,currency\n03/04/2024,TSLA,10,190,USD\n"
    made = sheet(stage, window, written(tmp_path, text))
    made.setStyleSheet(style_sheet(LIGHT))
    made.show()

    def ground() -> str:
        return made._button.grab().toImage().pixelColor(8, 8).name()

    before = ground()
    made.order.setCurrentIndex(1)

    assert before == LIGHT.raised.name()
    assert ground() == LIGHT.chip_on.name()


def test_an_import_is_confirmed_in_the_strip(
    window: MainWindow, tmp_path: Path
) -> None:
    window.commands.import_file(str(written(tmp_path)))
    (made,) = window.findChildren(ImportSheet)

    made.accept()

    assert window.strip.message.text() == "Imported trades.csv; Undo takes it back"


def test_the_clock_of_the_demo_does_not_decide_what_a_day_means(
    stage: Stage, window: MainWindow, tmp_path: Path
) -> None:
    """After the demo's day, which is in 2025, only 2003 would be left of this."""
    text = "date,symbol,shares,price,currency\n03/04/25,TSLA,10,190,USD\n"

    made = sheet(stage, window, written(tmp_path, text))

    assert not made.order.isHidden()
    assert not made._button.isEnabled()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dear customer\n", "There is no column of symbols in this file"),
        ("", "The file is empty"),
    ],
)
def test_what_is_no_table_is_said(
    stage: Stage, window: MainWindow, tmp_path: Path, text: str, words: str
) -> None:
    made = sheet(stage, window, written(tmp_path, text))

    assert made.summary.text().startswith(f"⚠ {words}")
    assert made.height() < 300, "no room is kept for a table that is not there"
    assert not made._button.isEnabled()
    made.accept()


def test_what_is_sold_out_is_not_held(
    stage: Stage, window: MainWindow, tmp_path: Path
) -> None:
    text = ROWS.replace("Sell,TSLA,4,", "Sell,TSLA,10,")
    sheet(stage, window, written(tmp_path, text)).accept()

    assert window.data.holding(TESLA) is None
    assert TESLA not in window.data.held_listings()
    assert len(window.data.lots(TESLA)) == 1, "a split learned of may bring some back"
