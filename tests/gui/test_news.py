"""The list of news: its order, its pages, what is read, how it paints."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.news_list import add, first, make_pane, titles
from gui.sample_world import NOW, World
from gui.stage import Stage
from newswatch.domain.query import ArticleRow
from newswatch.ui.clock import UiClock
from newswatch.ui.news.items import Heading
from newswatch.ui.news.model import FIRST_PAGE, ITEM_ROLE, PAGE
from newswatch.ui.news.news_filter import Scope
from newswatch.ui.news.pane import NewsPane

# --- model -----------------------------------------------------------------------


def test_obeys_qt(pane: NewsPane, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(pane.model)


def test_holdings_come_first_and_newest_on_top(pane: NewsPane) -> None:
    assert pane.bar.filter.scope is Scope.HOLDINGS
    assert titles(pane)[0].startswith("Alibaba extends rally")
    assert not any("ferries" in title for title in titles(pane))


def test_days_have_headings_that_cannot_be_selected(pane: NewsPane) -> None:
    model = pane.model
    items = [model.index(n).data(ITEM_ROLE) for n in range(model.rowCount())]
    headings = [(n, i.words) for n, i in enumerate(items) if isinstance(i, Heading)]

    assert headings[0] == (0, "Today")
    assert all(model.flags(model.index(n)) == Qt.ItemFlag(0) for n, _ in headings)


def test_pages_are_read_when_they_are_scrolled_to(
    pane: NewsPane, sample: World
) -> None:
    for number in range(2 * PAGE):
        add(sample, f"Alibaba note {number}", 10_000 + number, {"Alibaba": "alibaba"})
    pane.model.show_query(pane.query())
    before = len(pane.model.articles())

    assert before == FIRST_PAGE
    assert pane.model.canFetchMore(QModelIndex())
    pane.model.fetchMore(QModelIndex())
    assert len(pane.model.articles()) == FIRST_PAGE + PAGE
    ids = [item.id for item in pane.model.articles()]
    assert ids == sorted(set(ids), reverse=True)


def test_news_that_arrives_is_inserted_and_the_selection_stays(
    qtbot: QtBot, pane: NewsPane, sample: World
) -> None:
    pane.view.step(1)
    chosen = pane.view.article_id
    resets: list[bool] = []
    pane.model.modelReset.connect(lambda: resets.append(True))
    add(sample, "Tencent opens a store", 1, {"Tencent": "tencent"})

    pane.on_news_arrived()
    qtbot.waitUntil(lambda: titles(pane)[0] == "Tencent opens a store")

    assert pane.view.article_id == chosen
    assert resets == []
    words = [pane.model.index(n).data() for n in range(pane.model.rowCount())]
    assert words.count("Today") == 1


def test_what_is_being_read_stays_when_news_arrives(
    qtbot: QtBot, pane: NewsPane, sample: World
) -> None:
    pane.show_filter(replace(pane.bar.filter, unread=True))
    pane.view.step(1)
    chosen = pane.view.article_id
    assert chosen is not None
    add(sample, "Tencent opens a store", 1, {"Tencent": "tencent"})

    pane.on_news_arrived()
    qtbot.waitUntil(lambda: titles(pane)[0] == "Tencent opens a store")

    assert not first(pane).row.stored.read
    assert pane.model.index_of(chosen).isValid()
    assert pane.view.article_id == chosen


def test_what_nobody_chose_makes_way_for_what_stands_there_then(
    qtbot: QtBot, pane: NewsPane, sample: World
) -> None:
    pane.show_filter(replace(pane.bar.filter, unread=True))
    previews: list[ArticleRow] = []
    pane.article_previewed.connect(previews.append)
    pane.preview_first()
    gone, after = pane.model.articles()[:2]
    sample.context.news.set_read([gone.id], NOW)

    pane.on_news_arrived()
    qtbot.waitUntil(lambda: not pane.model.index_of(gone.id).isValid())

    assert pane.view.article_id == after.id
    assert [row.stored.id for row in previews] == [gone.id, after.id]
    assert after.unread


def test_when_a_selected_row_goes_the_next_is_not_read_by_itself(
    pane: NewsPane,
) -> None:
    pane.show_filter(replace(pane.bar.filter, unread=True))
    pane.view.step(1)
    gone = pane.view.article_id
    assert gone is not None
    read: list[int] = []
    pane.view.selected.connect(read.append)

    pane.model.refresh()

    assert not pane.model.index_of(gone).isValid()
    assert all(item.unread for item in pane.model.articles())
    assert read == []


def test_marking_one_article_repaints_only_its_row(pane: NewsPane) -> None:
    repainted: list[tuple[int, int]] = []
    pane.model.dataChanged.connect(lambda a, b: repainted.append((a.row(), b.row())))
    row = pane.model.index_of(first(pane).id).row()

    pane.marks.toggle_star(first(pane).row)

    assert repainted == [(row, row)]


# --- painting ------------------------------------------------------------------------


def test_the_list_paints_at_any_width_without_a_warning(
    qtbot: QtBot, pane: NewsPane
) -> None:
    pane.show()
    for width in (320, 480, 900):
        pane.resize(width, 700)
        qtbot.wait(60)
        assert pane.grab().width() >= width


def test_headings_follow_the_day(stage: Stage, sample: World) -> None:
    days = [NOW]
    clock = UiClock(wall=lambda: days[0])
    pane = make_pane(
        stage, replace(sample, context=replace(sample.context, clock=clock))
    )
    days[0] = NOW + timedelta(days=1)

    pane._on_clock()

    assert pane.model.index(0).data() == "Yesterday"
