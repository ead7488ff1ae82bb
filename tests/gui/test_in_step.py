"""The three panes agree on what is shown, whoever chose it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.stage import Stage
from newswatch.domain.listing import AliasKind, EntityId, ListingId
from newswatch.domain.mention import Field, Mention
from newswatch.ui.main_window import MainWindow
from newswatch.ui.news.items import by_salience, item_of
from newswatch.ui.news.news_filter import NewsFilter, Scope


@pytest.fixture
def window(stage: Stage) -> MainWindow:
    made = stage.keep(MainWindow(stage.world().context))
    made.hours.open()
    made.quote.build()
    return made


def mention(entity: str, field: Field) -> Mention:
    return Mention(
        entity_id=EntityId(entity),
        field=field,
        start=0,
        end=3,
        text=entity,
        evidence=AliasKind.NAME,
        score=0.95,
    )


def test_an_article_selects_its_listing_in_the_watchlist(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show()
    view = window.news.view
    view.setFocus()
    heard: list[str] = []
    window.watchlist.listing_selected.connect(heard.append)
    start = window.watchlist.view.listing_id
    while window.quote.listing_id == start and view.step(1):
        pass

    assert window.quote.listing_id != start
    assert window.watchlist.view.listing_id == window.quote.listing_id
    assert heard == []
    assert window.watchlist.view.currentIndex().isValid()
    qtbot.keyClick(window.watchlist.view, Qt.Key.Key_Down)
    assert window.quote.listing_id == heard[-1], "and the user can go on from there"


def test_what_is_not_in_the_watchlist_leaves_its_selection(window: MainWindow) -> None:
    before = window.watchlist.view.listing_id
    window._on_listing("0001.HK")

    assert window.quote.listing_id == "0001.HK"
    assert window.watchlist.view.listing_id == before


def test_the_share_whose_news_are_shown_is_never_left_out(window: MainWindow) -> None:
    titled = [mention(each, Field.TITLE) for each in ("hsbc", "alibaba", "tencent")]
    row = replace(
        window.news.model.articles()[0].row,
        mentions=(*titled, mention("meituan", Field.SUMMARY)),
    )
    meituan, hsbc = ListingId("3690.HK"), ListingId("HSBA.L")

    assert meituan not in item_of(row, window.data).listings
    assert item_of(row, window.data, meituan).listings[0] == meituan
    assert item_of(row, window.data, hsbc).listings[0] == hsbc
    chosen = NewsFilter(scope=Scope.LISTING, listing_id="3690.HK")
    assert chosen.featured == meituan
    assert NewsFilter(listing_id="3690.HK").featured is None


def test_a_held_company_comes_before_a_watched_one(window: MainWindow) -> None:
    held = window.data.held_entities()
    assert EntityId("meituan") not in held
    row = replace(
        window.news.model.articles()[0].row,
        mentions=(
            mention("meituan", Field.TITLE),
            mention("tencent", Field.SUMMARY),
        ),
    )

    assert item_of(row, window.data).listings == ("0700.HK", "3690.HK")


def test_what_an_article_is_not_about_goes_from_the_reader_at_once(
    window: MainWindow,
) -> None:
    view = window.news.view
    view.step(1)
    shown = window.quote.article
    assert shown is not None
    rejected = by_salience(shown.mentions)[0]

    window.commands.not_about()

    assert window.quote.article is not None
    assert window.quote.article.id == shown.id
    left = {each.entity_id for each in window.quote.article.mentions}
    assert left == {each.entity_id for each in shown.mentions} - {rejected}
    window.data.undo_stack.undo()
    assert window.quote.article.mentions == shown.mentions
