"""The quiet hours keep what was typed, also what was only begun."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTabWidget
from pytestqt.qtbot import QtBot

from gui.sample_world import World
from gui.stage import Stage, make_window
from newswatch.settings import Settings
from newswatch.ui.settings.dialog import SettingsDialog
from newswatch.ui.settings.quiet_hours import QuietHours, read_time


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("22:30", "22:30"), ("7:05", "07:05"), ("2230", "22:30"), ("730", "07:30"),
        ("22", "22:00"), ("7", "07:00"), ("22:", "22:00"), ("22:3", "22:30"),
        ("２２：３０", "22:30"), ("22.30", "22:30"), (" 23:00 ", "23:00"), ("", ""),
        ("24:00", None), ("22:60", None), ("22:7", None), ("ten", None), ("-1", None),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_begin_it(typed: str, meant: str | None) -> None:
    assert read_time(typed) == meant


@given(st.times())
def test_what_is_kept_is_read_as_itself(time: object) -> None:
    written = f"{time:%H:%M}"
    assert read_time(written) == written


@pytest.fixture
def kept() -> dict[str, str]:
    return {}


@pytest.fixture
def hours(qtbot: QtBot, kept: dict[str, str]) -> QuietHours:
    made = QuietHours(Settings(quiet_from="22:30", quiet_to="07:00"), kept.__setitem__)
    qtbot.addWidget(made)
    made.show()
    return made


def write(qtbot: QtBot, field: QLineEdit, typed: str) -> None:
    field.setText("")
    qtbot.keyClicks(field, typed)


def test_a_time_that_was_begun_is_completed(
    qtbot: QtBot, hours: QuietHours, kept: dict[str, str]
) -> None:
    write(qtbot, hours.starts, "21:3")
    qtbot.keyClick(hours.starts, Qt.Key.Key_Return)

    assert kept == {"quiet_from": "21:30"}
    assert hours.starts.text() == "21:30"


def test_what_is_no_time_is_said_and_the_last_one_holds(
    qtbot: QtBot, hours: QuietHours, kept: dict[str, str]
) -> None:
    write(qtbot, hours.ends, "25:00")
    qtbot.keyClick(hours.ends, Qt.Key.Key_Return)

    assert kept == {}
    assert hours.ends.text() == "07:00"
    assert hours.remark.text() == "“25:00” is no time of day."


def test_one_time_alone_is_said_to_be_none(qtbot: QtBot, hours: QuietHours) -> None:
    write(qtbot, hours.ends, "")
    qtbot.keyClick(hours.ends, Qt.Key.Key_Return)

    assert "need both times" in hours.remark.text()


def test_closing_the_settings_keeps_what_was_typed_last(
    qtbot: QtBot, stage: Stage, sample: World
) -> None:
    window = make_window(stage, sample)
    window.commands.open_settings()
    dialog = window.findChild(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    tabs, hours = dialog.findChild(QTabWidget), dialog.findChild(QuietHours)
    assert isinstance(tabs, QTabWidget)
    tabs.setCurrentIndex(1)
    assert isinstance(hours, QuietHours)
    write(qtbot, hours.starts, "2330")
    write(qtbot, hours.ends, "6:1")
    dialog.close()

    settings = sample.context.settings.settings
    assert (settings.quiet_from, settings.quiet_to) == ("23:30", "06:10")
