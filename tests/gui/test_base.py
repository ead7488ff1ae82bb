"""Theme, price book, clock and settings: what all panes stand on."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from builders import NOON, quote, rate
from newswatch.domain.money import HKD, USD
from newswatch.protocol import Alive
from newswatch.settings import Settings, load, save
from newswatch.ui.clock import UiClock
from newswatch.ui.palette import DARK, LIGHT, Theme, chosen, contrast
from newswatch.ui.price_book import PriceBook
from newswatch.ui.settings_model import SettingsModel
from newswatch.ui.style_sheet import style_sheet

INKS = ("text", "muted", "faint", "accent", "up", "down", "flat", "warning")
GROUNDS = ("window", "header", "panel", "raised", "field", "selection", "hover")


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda t: t.name)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_every_ink_can_be_read_on_every_ground(
    theme: Theme, ink: str, ground: str
) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda t: t.name)
def test_highlights_and_chips_can_be_read(theme: Theme) -> None:
    assert contrast(theme.highlight_text, theme.highlight_bg) >= 4.5
    assert contrast(theme.chip_text, theme.chip) >= 4.5
    assert contrast(theme.chip_on_text, theme.chip_on) >= 4.5
    assert contrast(theme.chip_on_text, theme.pill) >= 4.5


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda t: t.name)
def test_what_an_empty_field_asks_for_can_be_read(qtbot: QtBot, theme: Theme) -> None:
    """A style sheet's colour would leave it at half of that."""
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setStyleSheet(style_sheet(theme))
    field.ensurePolished()

    ink = field.palette().color(QPalette.ColorRole.PlaceholderText)
    assert ink.alpha() == 255
    assert contrast(ink, theme.field) >= 4.5


def test_every_colour_is_opaque_and_valid() -> None:
    for theme in (DARK, LIGHT):
        colours = [getattr(theme, f.name) for f in fields(theme) if f.name != "name"]
        assert all(isinstance(c, QColor) and c.isValid() for c in colours)
        assert all(c.alpha() == 255 for c in colours)


def test_red_up_swaps_the_colours_and_nothing_else() -> None:
    theme = chosen("dark", red_up=True)

    assert (theme.up, theme.down) == (DARK.down, DARK.up)
    assert theme.text == DARK.text


def test_the_system_theme_follows_the_system() -> None:
    assert chosen("system", system_dark=False) is LIGHT
    assert chosen("system", system_dark=True) is DARK


def test_an_older_quote_never_replaces_a_newer_one() -> None:
    book = PriceBook()
    new = quote("0700.HK 510 HKD", as_of=NOON)
    seen: list[frozenset[str]] = []
    book.apply_quotes([new])
    book.changed.connect(seen.append)

    book.apply_quotes([quote("0700.HK 400 HKD", as_of=NOON - timedelta(hours=1)), new])

    assert book.quote(new.listing_id) is new
    assert seen == []


def test_only_the_listings_that_changed_are_named() -> None:
    book = PriceBook()
    book.apply_quotes([quote("0700.HK 510 HKD"), quote("AAPL 244 USD")])
    seen: list[frozenset[str]] = []
    book.changed.connect(seen.append)

    book.apply_quotes([quote("0700.HK 510 HKD"), quote("AAPL 245 USD")])

    assert seen == [frozenset({"AAPL"})]


def test_what_cannot_be_converted_is_none_not_unconverted() -> None:
    book = PriceBook(USD)
    hk = quote("0700.HK 510 HKD").money

    assert book.converted(hk) is None
    book.apply_rates([rate("USD/HKD 7.8")])
    converted = book.converted(hk)
    assert converted is not None
    assert converted.currency == USD


def test_the_display_currency_is_announced_once() -> None:
    book = PriceBook(USD)
    seen: list[bool] = []
    book.display_changed.connect(lambda: seen.append(True))

    book.set_display_currency(HKD)
    book.set_display_currency(HKD)

    assert seen == [True]


def test_the_demo_clock_runs_on_between_messages_at_its_speed() -> None:
    monotonic = iter([100.0, 102.0, 103.0])
    clock = UiClock(demo=True, monotonic=lambda: next(monotonic))

    clock.follow(Alive(now=NOON, speed=60.0))

    assert clock.now() == NOON + timedelta(minutes=2)
    assert clock.now() == NOON + timedelta(minutes=3)


def test_a_paused_demo_stands_still_and_a_real_clock_ignores_the_engine() -> None:
    demo, real = UiClock(demo=True), UiClock(wall=lambda: NOON)
    demo.follow(Alive(now=NOON, paused=True))
    real.follow(Alive(now=NOON - timedelta(days=300)))

    assert demo.now() == NOON
    assert real.now() == NOON


def test_a_setting_is_on_disk_when_it_is_announced(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    model = SettingsModel(Settings(), path)
    on_disk: list[Settings] = []
    model.changed.connect(lambda _: on_disk.append(load(path)[0]))

    model.update(display_currency="HKD")

    assert on_disk == [model.settings]


@pytest.mark.parametrize(
    "wrong",
    [
        {"quiet_from": "banana"}, {"quiet_to": "24:00"}, {"theme": "pink"},
        {"language": "fr"}, {"display_currency": "dollars"}, {"keep_days": -5},
        {"keep_days": "x"}, {"notify_per_hour": 0}, {"benchmark": ""},
        {"regions": "hk"}, {"views": {"a": 1}}, {"red_up": 1},
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_is_at_its_default_and_the_rest_stays(
    tmp_path: Path, wrong: dict[str, object]
) -> None:
    path = tmp_path / "settings.json"
    written = json.dumps({"version": 1, "first_run_done": True, **wrong})
    path.write_text(written)

    settings, sentence = load(path)

    assert settings == Settings(first_run_done=True)
    assert sentence.endswith("the file as it was is “settings.json.bad”.")
    assert (tmp_path / "settings.json.bad").read_text() == written


@pytest.mark.parametrize("written", ["{", "[]", "null", "", '"x"', '{"version": "a"}'])
def test_a_damaged_file_is_set_aside(tmp_path: Path, written: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(written)

    settings, sentence = load(path)

    assert settings == Settings()
    assert "is now “settings.json.bad”" in sentence
    assert (tmp_path / "settings.json.bad").read_text() == written
    assert not path.exists()


def test_a_second_damaged_file_leaves_the_first_where_it_is(tmp_path: Path) -> None:
    """The first is likely the one with all that was chosen."""
    path = tmp_path / "settings.json"
    said = []
    for written in ('{"views": {"mine"', "{", "{", '{"theme": "pink"}'):
        path.write_text(written)
        said.append(load(path)[1])
    load(path)  # what made no sense once more is no third file

    kept = {each.name: each.read_text() for each in tmp_path.glob("*.bad*")}
    assert kept == {
        "settings.json.bad": '{"views": {"mine"',
        "settings.json.bad-2": "{",
        "settings.json.bad-3": '{"theme": "pink"}',
    }
    assert "“settings.json.bad-2”" in said[1]


def test_what_the_window_can_choose_is_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    chosen = Settings(
        display_currency="TWD", theme="system", language="zh_HK", gain_shown="",
        quiet_from="22:30", quiet_to="07:00", keep_days=0, notify_per_hour=60,
        regions=(), views={"mine": {"unread": True}},
    )  # fmt: skip
    save(path, chosen)

    assert load(path) == (chosen, "")


def test_a_full_disk_is_reported_and_the_setting_holds(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    model = SettingsModel(Settings(), blocked / "settings.json")
    failures: list[object] = []
    model.failed.connect(failures.append)

    model.update(theme="light")

    assert model.settings.theme == "light"
    assert len(failures) == 1
