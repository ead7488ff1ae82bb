"""The first start: adding is not finishing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from builders import listing
from gui.stage import Stage
from newswatch.ui.first_run import FirstRun
from newswatch.ui.main_window import MainWindow


def test_enter_adds_a_company_and_leaves_the_page_open(
    qtbot: QtBot, stage: Stage
) -> None:
    world = stage.world(empty=True)
    window = stage.keep(MainWindow(world.context))
    page = stage.keep(FirstRun(world.context, window.data, window))
    page.open()
    page.activateWindow()
    qtbot.waitActive(page)

    qtbot.keyClicks(page.add_box.field, "9988")
    qtbot.keyClick(page.add_box.field, Qt.Key.Key_Return)
    qtbot.keyClick(page.add_box.field, Qt.Key.Key_Return)

    assert page.isVisible()
    assert page.chosen.count() == 1
    assert not world.context.settings.settings.first_run_done


def test_what_is_added_stands_in_the_window_behind_at_once(stage: Stage) -> None:
    world = stage.world(empty=True)
    window = stage.keep(MainWindow(world.context))
    page = stage.keep(FirstRun(world.context, window.data, window))
    assert window.watchlist.header.name.text().startswith("WATCHLIST")

    page.add_box.field.setText("9988")
    page.add_box._choose()

    assert window.watchlist.model.listing_ids() == ["9988.HK"]
    assert window.news.bar.filter.watchlist_id == window.data.watchlists[0].id


def test_an_empty_list_says_what_it_is_for_until_something_stands_in_it(
    stage: Stage,
) -> None:
    world = stage.world(empty=True)
    window = stage.keep(MainWindow(world.context))
    page = stage.keep(FirstRun(world.context, window.data, window))
    assert not page.chosen.item(0).flags()

    for code in ("9988", "0700"):
        page.add_box.field.setText(code)
        page.add_box._choose()

    shown = [page.chosen.item(n).text() for n in range(page.chosen.count())]
    assert [words.split()[0] for words in shown] == ["9988.HK", "0700.HK"]


def test_the_hint_never_lies_over_the_hits(qtbot: QtBot, stage: Stage) -> None:
    world = stage.world(empty=True)
    window = stage.keep(MainWindow(world.context))
    page = stage.keep(FirstRun(world.context, window.data, window))
    page.open()
    box = page.add_box

    box._known = []
    box._show_hits([listing(f"{n:04}.HK") for n in range(16)])
    box.hint.setText("A sentence that is so long that it takes another line. " * 3)

    def apart() -> None:
        """Layouts in layouts take more than one round."""
        assert box.hint.height() >= box.hint.heightForWidth(box.hint.width())
        assert box.hint.geometry().top() > box.hits.geometry().bottom()
        assert page.chosen.geometry().top() > box.geometry().bottom()

    qtbot.waitUntil(apart)
