"""What is dropped on the window: a broker's table, a list of feeds, an address."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from gui.stage import Stage
from newswatch.protocol import AddFeed, ImportFeeds
from newswatch.ui.import_sheet import ImportSheet
from newswatch.ui.main_window import MainWindow
from newswatch.ui.settings.dialog import SettingsDialog

MIDDLE, COPY = QPointF(9, 9), Qt.DropAction.CopyAction
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def written(tmp_path: Path) -> Path:
    path = tmp_path / "trades.csv"
    path.write_text("symbol,quantity\nTSLA,10\n", encoding="utf-8")
    return path


def drop(window: MainWindow, *urls: QUrl) -> bool:
    """Drag something over the window and let it go; whether it was taken."""
    data = QMimeData()
    data.setUrls(urls)
    enter = drag_enter(data)
    enter.ignore()
    window.dragEnterEvent(enter)
    window.dropEvent(QDropEvent(MIDDLE, COPY, data, LEFT, NO_KEYS))
    return enter.isAccepted()


def drag_enter(data: QMimeData, may: Qt.DropAction = COPY) -> QDragEnterEvent:
    """Return what a window hears first; from Qt 6.12 on, its place is exact."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return QDragEnterEvent(MIDDLE.toPoint(), may, data, LEFT, NO_KEYS)


def test_a_table_can_be_dropped_on_the_window(
    qtbot: QtBot, stage: Stage, window: MainWindow, tmp_path: Path
) -> None:
    assert drop(window, QUrl.fromLocalFile(str(written(tmp_path))))

    qtbot.waitUntil(lambda: bool(window.findChildren(ImportSheet)))
    stage.keep(window.findChildren(ImportSheet)[0])


def test_a_file_is_copied_even_where_moving_was_proposed(
    qtbot: QtBot, stage: Stage, window: MainWindow, tmp_path: Path
) -> None:
    """Who drags a file that was moved deletes it."""
    data, move = QMimeData(), Qt.DropAction.MoveAction
    data.setUrls([QUrl.fromLocalFile(str(written(tmp_path)))])
    enter = drag_enter(data, move | COPY)
    dropped = QDropEvent(MIDDLE, move | COPY, data, LEFT, NO_KEYS)
    for proposed in (enter, dropped):
        proposed.setDropAction(move)

    window.dragEnterEvent(enter)
    window.dropEvent(dropped)

    assert enter.dropAction() == dropped.dropAction() == COPY
    assert dropped.isAccepted()
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportSheet)))
    stage.keep(window.findChildren(ImportSheet)[0])


def test_a_list_of_feeds_is_imported_where_the_feeds_are_seen(
    qtbot: QtBot, stage: Stage, window: MainWindow, tmp_path: Path
) -> None:
    sent: list[object] = window.context.send.__self__  # type: ignore[attr-defined]
    path = tmp_path / "Feeds.OPML"

    assert drop(window, QUrl.fromLocalFile(str(path)))

    qtbot.waitUntil(lambda: bool(window.findChildren(SettingsDialog)))
    dialog = stage.keep(window.findChildren(SettingsDialog)[0])
    assert dialog.show_sources().isVisible()
    qtbot.waitUntil(lambda: ImportFeeds(path=str(path)) in sent)


def test_an_address_is_offered_and_added_only_when_asked(
    qtbot: QtBot, stage: Stage, window: MainWindow
) -> None:
    sent: list[object] = window.context.send.__self__  # type: ignore[attr-defined]

    assert drop(window, QUrl("https://news.example/rss?a=1&b=2"))

    qtbot.waitUntil(lambda: bool(window.findChildren(SettingsDialog)))
    adder = stage.keep(window.findChildren(SettingsDialog)[0]).show_sources().adder
    assert adder.field.text() == "https://news.example/rss?a=1&b=2"
    assert not any(isinstance(each, AddFeed) for each in sent)
    adder.field.returnPressed.emit()
    assert sent[-1] == AddFeed(address="https://news.example/rss?a=1&b=2")


@pytest.mark.parametrize(
    "urls",
    [
        ["file:///somewhere/film.mp4"],
        ["ftp://news.example/rss"],
        ["javascript:alert(1)"],
        ["file:///a.csv", "file:///b.csv"],
        [],
    ],
)
def test_what_is_of_no_use_is_not_taken(window: MainWindow, urls: list[str]) -> None:
    assert not drop(window, *map(QUrl, urls))
