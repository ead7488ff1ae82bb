"""Filters, searches and views above the list, and their counts."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gui.news_list import add, first, make_pane, titles
from gui.stage import Stage
from newswatch.settings import Settings
from newswatch.ui.news import chip_counts
from newswatch.ui.news.news_filter import NewsFilter, Scope, Span, from_view, to_view
from newswatch.ui.news.pane import NewsPane
from newswatch.ui.settings_model import SettingsModel
from patience import PATIENCE_MS


def test_filters_combine(pane: NewsPane) -> None:
    pane.show_filter(NewsFilter(scope=Scope.ALL, unread=True, languages=("zh-Hant",)))

    assert titles(pane) == ["阿里巴巴升逾4% 科指創三年新高"]


def test_a_listing_shows_its_companys_news(pane: NewsPane) -> None:
    pane.show_listing_news(type(first(pane).listings[0])("AAPL"))

    assert titles(pane) == ["Apple to bring Alibaba AI features to iPhones in China"]


def test_searching_as_you_type_finds_two_chinese_characters(
    qtbot: QtBot, pane: NewsPane
) -> None:
    pane.search("滙控")

    qtbot.waitUntil(lambda: len(titles(pane)) == 1)
    assert "滙控" in titles(pane)[0]


def test_a_saved_view_comes_back_as_it_was(pane: NewsPane) -> None:
    chosen = NewsFilter(
        scope=Scope.ALL, starred=True, sources=("SCMP",), span=Span.WEEK
    )
    pane.bar.show_filter(chosen)

    pane.bar.views.save("Weekly", pane.bar.filter)

    kept = pane._context.settings.settings.views["Weekly"]
    assert from_view(kept) == chosen
    assert from_view(to_view(NewsFilter())) == NewsFilter()
    assert from_view({"scope": "nonsense"}) is None


def test_a_view_is_renamed_in_its_place_and_each_change_can_be_taken_back(
    pane: NewsPane,
) -> None:
    views, settings = pane.bar.views, pane._context.settings
    views.save("Weekly", NewsFilter(span=Span.WEEK))
    views.save("Stars", NewsFilter(starred=True))
    views.rename("Weekly", " Seven days ")
    assert list(settings.settings.views) == ["Seven days", "Stars"]
    views.rename("Stars", "Seven days")
    assert list(settings.settings.views) == ["Seven days", "Stars"], "it is taken"
    views.remove("Stars")
    assert list(settings.settings.views) == ["Seven days"]
    stack = pane._data.undo_stack
    stack.undo()
    stack.undo()
    assert list(settings.settings.views) == ["Weekly", "Stars"]


def test_the_menu_marks_the_view_in_force_and_calls_up_others(
    qtbot: QtBot, pane: NewsPane
) -> None:
    pane.bar.views.save("Words", NewsFilter(scope=Scope.ALL, text="滙控"))
    pane.bar.views.save("Plain & all", NewsFilter(scope=Scope.ALL))
    menu = QMenu(pane)
    pane.bar.views.add_to(menu, NewsFilter(scope=Scope.ALL))
    marked = {each.text(): each.isChecked() for each in menu.actions()[:2]}
    assert marked == {"Words": False, "Plain && all": True}
    with qtbot.waitSignal(pane.search_shown) as shown:
        menu.actions()[0].trigger()
    assert shown.args == ["滙控"], "the search box shows what is searched for"
    assert pane.bar.filter.text == "滙控"


def test_there_is_no_nought_above_a_list(
    qtbot: QtBot, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chip_counts, "REST_MS", 10 * PATIENCE_MS)
    sample = stage.world(empty=True)
    pane = make_pane(stage, sample)
    pane.show_filter(NewsFilter(scope=Scope.ALL))
    qtbot.waitUntil(lambda: pane.bar._chips["all"].text() == "All 0")

    add(sample, "Tencent rises", 1, {})
    pane.on_news_arrived()

    qtbot.waitUntil(lambda: pane.bar._chips["all"].text() == "All 1")


def test_counts_stand_behind_the_chips(qtbot: QtBot, pane: NewsPane) -> None:
    qtbot.waitUntil(lambda: "All 9" in pane.bar._chips["all"].text())
    assert pane.bar._chips["holdings"].text() == "Holdings 7"


def test_settings_can_keep_views_in_a_file() -> None:
    model = SettingsModel(Settings())
    model.update(views={"a": to_view(NewsFilter(unread=True))})

    assert from_view(model.settings.views["a"]) == NewsFilter(unread=True)


def test_nothing_is_counted_while_searching(qtbot: QtBot, pane: NewsPane) -> None:
    pane.search("Alibaba")

    qtbot.waitUntil(lambda: pane.bar._chips["all"].text() == "All")
