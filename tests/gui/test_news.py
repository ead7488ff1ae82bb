"""The news pane: model, highlights, keys, marks with undo, filters, empty states."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTextLayout, QUndoStack
from PySide6.QtWidgets import QMenu
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from builders import article
from gui.sample_world import NOW, World, mentions
from gui.stage import Stage
from newswatch.domain.health import SourceHealth, SourceKind, SourceStatus
from newswatch.domain.listing import EntityId, ListingId
from newswatch.domain.mention import Field
from newswatch.domain.query import ArticleQuery
from newswatch.domain.reaction import Point, Reaction, ReactionState
from newswatch.protocol import WatchedChanged
from newswatch.settings import Settings
from newswatch.ui.clock import UiClock
from newswatch.ui.market_hours import MarketHours
from newswatch.ui.news import chip_counts
from newswatch.ui.news.beside_words import short_words
from newswatch.ui.news.corrections import phrase
from newswatch.ui.news.empty import Emptiness, explain
from newswatch.ui.news.items import Heading, NewsItem
from newswatch.ui.news.model import FIRST_PAGE, ITEM_ROLE, PAGE
from newswatch.ui.news.news_filter import (
    NewsFilter,
    Scope,
    Span,
    from_view,
    to_view,
)
from newswatch.ui.news.pane import NewsPane
from newswatch.ui.news.search_marks import found_spans
from newswatch.ui.news.text_block import Mark, TextBlock, formats
from newswatch.ui.news.text_block import Span as TextSpan
from newswatch.ui.palette import DARK
from newswatch.ui.settings_model import SettingsModel
from newswatch.ui.theme import font
from newswatch.ui.user_data import UserData
from patience import PATIENCE_MS


@pytest.fixture
def pane(stage: Stage, sample: World) -> NewsPane:
    return make_pane(stage, sample)


def make_pane(stage: Stage, sample: World) -> NewsPane:
    context = sample.context
    stack = QUndoStack()
    data = UserData(context.user, context.directory, context.send, stack)
    hours = MarketHours()
    hours.open()
    made = NewsPane(context, data, hours)
    stack.setParent(made)
    data.setParent(made)
    hours.setParent(made)
    data.load()
    lists = data.watchlists
    made.start(lists[0].id if lists else 0, None)
    made.resize(620, 700)
    stage.keep(made)
    return made


def titles(pane: NewsPane) -> list[str]:
    return [item.row.stored.article.title for item in pane.model.articles()]


def first(pane: NewsPane) -> NewsItem:
    return pane.model.articles()[0]


def add(sample: World, title: str, minutes_ago: int, names: dict[str, str]) -> int:
    when = NOW - timedelta(minutes=minutes_ago)
    fresh = replace(
        article(title), published=when, fetched=when, url=f"https://a.example/{title}"
    )
    added = sample.context.news.add_articles([fresh])[0]
    sample.context.news.set_mentions(added.id, mentions(title, "", names))
    return added.id


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


# --- highlights --------------------------------------------------------------------


def test_highlights_are_right_behind_an_emoji() -> None:
    title = "🚀 Tencent and Meituan"
    ranges = formats(title, [TextSpan(2, 9)], DARK)

    assert [(r.start, r.length) for r in ranges] == [(3, 7)]
    utf16 = title.encode("utf-16-le")
    assert utf16[6:20].decode("utf-16-le") == "Tencent"


@given(st.text(min_size=1, max_size=60), st.data())
def test_formats_never_leave_the_text(words: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    units = len(words.encode("utf-16-le", "surrogatepass")) // 2

    ranges = formats(words, [TextSpan(start, end)], DARK)

    assert all(0 <= r.start <= r.start + r.length <= units for r in ranges)


def test_a_mark_lies_where_its_text_is_drawn(qtbot: QtBot) -> None:
    del qtbot
    block = TextBlock("🚀 Tencent up", font(14), 500, 2, [TextSpan(2, 9)], DARK)
    box, mark = block.boxes()[0]
    plain = QTextLayout("🚀 ", font(14))
    plain.beginLayout()
    line = plain.createLine()
    plain.endLayout()

    assert mark is Mark.MENTION
    assert abs(box.left() + 1.5 - line.horizontalAdvance()) < 3


def test_a_long_title_is_cut_to_its_lines_and_marks_with_it(qtbot: QtBot) -> None:
    del qtbot
    words = "Alibaba " * 60
    spans = [TextSpan(n * 8, n * 8 + 7) for n in range(60)]
    block = TextBlock(words, font(14), 200, 2, spans, DARK)

    assert block.line_count == 2
    assert all(box.bottom() <= block.height + 1 for box, _ in block.boxes())


def test_a_search_marks_every_word_but_not_over_a_mention() -> None:
    spans = found_spans("阿里巴巴 and Apple", "apple 阿里", [TextSpan(0, 4)])

    assert [(s.start, s.end, s.mark) for s in spans] == [(9, 14, Mark.FOUND)]


def test_only_companies_the_user_follows_are_marked(
    stage: Stage, sample: World
) -> None:
    add(sample, "Toyota and Apple", 1, {"Toyota": "x:7203.T", "Apple": "apple"})
    pane = make_pane(stage, sample)

    assert [m.text for m in first(pane).mentions] == ["Apple"]


def test_an_article_about_two_companies_shows_a_chip_of_each(pane: NewsPane) -> None:
    rthk = pane.model.articles()[1]

    assert rthk.listings[:2] == ("9988.HK", "0700.HK")


# --- what the user does ------------------------------------------------------------


def test_selecting_marks_as_read_and_undo_takes_it_back(
    pane: NewsPane, sample: World
) -> None:
    pane.view.step(1)
    article_id = first(pane).id

    assert not first(pane).unread
    assert sample.context.news.rows([article_id])[0].stored.read == NOW
    pane._data.undo_stack.undo()
    assert first(pane).unread


@pytest.mark.parametrize("key", [Qt.Key.Key_J, Qt.Key.Key_Down])
def test_j_and_down_go_to_the_next_article(
    qtbot: QtBot, pane: NewsPane, key: Qt.Key
) -> None:
    pane.view.step(1)

    qtbot.keyClick(pane.view, key)

    assert pane.view.article_id == pane.model.articles()[1].id


def test_k_goes_back_and_stops_at_the_top(qtbot: QtBot, pane: NewsPane) -> None:
    pane.view.step(1)

    qtbot.keyClick(pane.view, Qt.Key.Key_K)

    assert pane.view.article_id == first(pane).id


def test_n_goes_to_the_next_unread(qtbot: QtBot, pane: NewsPane) -> None:
    pane.marks.set_read([pane.model.articles()[1].id], read=True)
    pane.view.step(1)

    qtbot.keyClick(pane.view, Qt.Key.Key_N)

    assert pane.view.article_id == pane.model.articles()[2].id


def test_s_stars_and_m_marks_as_unread(qtbot: QtBot, pane: NewsPane) -> None:
    pane.view.step(1)

    qtbot.keyClick(pane.view, Qt.Key.Key_S)
    qtbot.keyClick(pane.view, Qt.Key.Key_M)

    assert first(pane).row.stored.starred == NOW
    assert first(pane).unread


def test_shift_a_marks_all_that_is_shown_and_undo_restores_each(
    qtbot: QtBot, pane: NewsPane, sample: World
) -> None:
    unread = [item.id for item in pane.model.articles() if item.unread]

    qtbot.keyClick(pane.view, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)

    assert sample.context.news.count(replace(pane.query(), unread=True)) == 0
    pane._data.undo_stack.undo()
    assert [item.id for item in pane.model.articles() if item.unread] == unread


def test_x_unlinks_the_company_learns_the_phrase_and_can_be_undone(
    qtbot: QtBot, pane: NewsPane, sample: World
) -> None:
    pane.view.step(1)
    article_id = first(pane).id

    qtbot.keyClick(pane.view, Qt.Key.Key_X)

    aliases = sample.context.user.aliases()
    assert [(a.text, a.blocked) for a in aliases] == [("Alibaba extends", True)]
    assert sample.context.news.rows([article_id])[0].mentions == ()
    assert sample.sent[-1] == WatchedChanged(rematch=(EntityId("alibaba"),))
    pane._data.undo_stack.undo()
    assert sample.context.user.aliases() == []
    assert len(sample.context.news.rows([article_id])[0].mentions) == 1


def test_a_blocked_phrase_has_neighbours_in_both_scripts() -> None:
    english, chinese = "The Target date is near", "他說小米粥好吃"
    target = mentions(english, "", {"Target": "target"})[0]
    xiaomi = mentions(chinese, "", {"小米": "xiaomi"})[0]

    assert phrase(english, target) == "The Target date"
    assert phrase(chinese, xiaomi) == "他說小米粥好"
    assert target.field is Field.TITLE


# --- filters -----------------------------------------------------------------------


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


def test_what_came_since_the_last_look_is_told(pane: NewsPane) -> None:
    pane._tell_since(NOW - timedelta(hours=10))

    assert pane.since_bar.words() == (
        "Since you last looked (10 h ago): 4 new, 4 about yours"
    )
    assert not pane.since_bar.isHidden()


def test_a_short_absence_is_not_worth_a_line(pane: NewsPane) -> None:
    pane._tell_since(NOW - timedelta(minutes=5))

    assert pane.since_bar.isHidden()


# --- empty states --------------------------------------------------------------------


def test_nothing_found_says_what_was_searched(pane: NewsPane) -> None:
    pane.show_filter(NewsFilter(scope=Scope.ALL, text="zebra"))

    assert "zebra" in pane.empty.words()
    assert pane._stack.currentWidget() is pane.empty


def test_a_pasted_article_is_not_said_back(pane: NewsPane) -> None:
    pane.show_filter(NewsFilter(scope=Scope.ALL, text="word " * 2000))

    assert "Nothing found for “word word" in pane.empty.words()
    assert len(pane.empty.words()) < 200


def test_a_change_that_rounds_to_nothing_has_no_colour() -> None:
    def shown(percent: str) -> tuple[str, Decimal | None]:
        point = Point(Decimal(1), NOW, Decimal(percent) / 100)
        return short_words(Reaction(state=ReactionState.MOVED, now=point))

    assert shown("0.04") == ("0.0%", Decimal(0))
    assert shown("-0.04") == ("0.0%", Decimal(0))
    assert shown("-0.05") == ("−0.1%", Decimal("-0.0005"))


def test_the_line_above_a_title_leaves_away_what_has_no_room(pane: NewsPane) -> None:
    item = first(pane)
    stored = replace(item.row.stored, similar=1)
    told = replace(item, row=replace(item.row, stored=stored))
    painter = pane._delegate._painter

    said = [painter._meta_words(told, room) for room in range(500, 0, -1)]

    assert list(dict.fromkeys(words.rpartition(" · ")[2] for words in said)) == [
        "+1 similar",
        "+1",
        "12 min ago",
    ]


def test_a_first_start_asks_what_to_follow_and_offers_the_demo(stage: Stage) -> None:
    sample = stage.world(empty=True)
    pane = make_pane(stage, sample)

    assert "Which companies" in pane.empty.words()
    assert not pane.empty._buttons["demo"].isHidden()


def test_without_a_network_each_source_says_when_it_is_tried_again(
    stage: Stage,
) -> None:
    sample = stage.world(empty=True)
    watchlist = sample.context.user.add_watchlist("Mine")
    sample.context.user.save_watchlist(
        replace(watchlist, listing_ids=(ListingId("0700.HK"),))
    )
    pane = make_pane(stage, sample)

    pane.on_health([failing("RTHK", minutes=12)])

    assert "No source could be reached" in pane.empty.words()
    assert "RTHK: No connection · again in 12m" in pane.empty.words()


def test_what_fails_alike_everywhere_is_said_once() -> None:
    sources = [failing(f"Feed {n}", minutes=40 + n) for n in range(30)]
    nothing = Emptiness(
        chosen=NewsFilter(),
        watching=True,
        holding=False,
        stored=0,
        sources=sources,
        now=NOW,
    )

    body = explain(nothing).body
    assert body.startswith("30 sources: No connection\n")
    assert "again in" not in body, "while nothing answers, one is tried before that"

    odd = replace(sources[0], error_title="The page is gone")
    mixed = explain(replace(nothing, sources=[odd, *sources[1:]])).body
    assert "Feed 0: The page is gone · again in 40m" in mixed


def test_a_watchlist_nobody_writes_about_says_how_many_articles_there_are(
    pane: NewsPane,
) -> None:
    pane._context.news.page(ArticleQuery())
    pane.show_filter(NewsFilter(scope=Scope.LISTING, listing_id="7203.T"))

    assert "9 articles are stored" in pane.empty.words()


def failing(name: str, minutes: int) -> SourceHealth:
    return SourceHealth(
        key=f"https://{name}.example",
        name=name,
        kind=SourceKind.FEED,
        status=SourceStatus.RETRYING,
        last_attempt=NOW,
        next_visit=NOW + timedelta(minutes=minutes),
        failures=1,
        error_title="No connection",
    )


# --- painting ------------------------------------------------------------------------


def test_the_list_paints_at_any_width_without_a_warning(
    qtbot: QtBot, pane: NewsPane
) -> None:
    pane.show()
    for width in (320, 480, 900):
        pane.resize(width, 700)
        qtbot.wait(60)
        assert pane.grab().width() >= width


def test_a_block_draws_nothing_outside_its_height(qtbot: QtBot) -> None:
    del qtbot
    block = TextBlock("one two three " * 20, font(14), 150, 2, [], DARK)
    image = QImage(150, 200, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    block.draw(painter, QPointF(0, 0), QColor("white"))
    painter.end()

    below = [
        image.pixelColor(x, y).alpha()
        for x in range(0, 150, 2)
        for y in range(round(block.height) + 2, 200, 3)
    ]
    assert not any(below)


def test_settings_can_keep_views_in_a_file() -> None:
    model = SettingsModel(Settings())
    model.update(views={"a": to_view(NewsFilter(unread=True))})

    assert from_view(model.settings.views["a"]) == NewsFilter(unread=True)


def test_headings_follow_the_day(stage: Stage, sample: World) -> None:
    days = [NOW]
    clock = UiClock(wall=lambda: days[0])
    pane = make_pane(
        stage, replace(sample, context=replace(sample.context, clock=clock))
    )
    days[0] = NOW + timedelta(days=1)

    pane._on_clock()

    assert pane.model.index(0).data() == "Yesterday"


def test_a_tool_tip_says_why_an_article_matched(pane: NewsPane) -> None:
    words = pane._explain(first(pane), "")

    assert "Why this matched" in words
    assert "Alibaba" in words
    assert pane._explain(first(pane), "9988.HK") == ""


def test_nothing_is_counted_while_searching(qtbot: QtBot, pane: NewsPane) -> None:
    pane.search("Alibaba")

    qtbot.waitUntil(lambda: pane.bar._chips["all"].text() == "All")
