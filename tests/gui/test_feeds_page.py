"""The page of sources: what is typed is asked of the engine and answered in place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.sample_world import World
from gui.stage import Stage
from newswatch import protocol as p
from newswatch.domain.feed import CATALOG, Feed, FeedState
from newswatch.domain.health import SourceHealth
from newswatch.ui.feed_changes import FeedChanges
from newswatch.ui.settings.feed_adder import web_address
from newswatch.ui.settings.feeds_page import _FEED, FeedsPage

OWN = Feed(url="https://own.example/rss", title="Own")


class Engine(QObject):
    """What the page knows of the status keeper: sources, and an answer."""

    feeds_answered = Signal(object)
    sources: tuple[SourceHealth, ...] = ()


@pytest.fixture
def engine(stage: Stage) -> Engine:
    del stage
    return Engine()


@pytest.fixture
def stack() -> QUndoStack:
    return QUndoStack()


@pytest.fixture
def changes(sample: World, stack: QUndoStack) -> FeedChanges:
    return FeedChanges(sample.context, stack)


@pytest.fixture
def page(
    stage: Stage, sample: World, engine: Engine, changes: FeedChanges
) -> FeedsPage:
    for feed in sample.context.feeds.feeds():
        sample.context.feeds.delete_feed(feed.url)
    sample.context.feeds.save_feed(OWN)
    return stage.keep(FeedsPage(sample.context, engine, changes))  # type: ignore[arg-type]


def typed(page: FeedsPage, address: str) -> None:
    page.adder.field.setText(address)
    page.adder.add()


def urls(sample: World) -> list[str]:
    return [feed.url for feed in sample.context.feeds.feeds()]


def test_the_engine_is_asked_for_the_feed_at_an_address(
    page: FeedsPage, sample: World, engine: Engine
) -> None:
    typed(page, " news.example ")
    assert sample.sent[-1] == p.AddFeed(address="news.example")
    assert page.adder.said.text() == "Looking for the feed…"
    sample.context.feeds.save_feed(Feed(url="https://news.example/rss", title="New"))
    engine.feeds_answered.emit(p.FeedsAnswered(added=1))
    assert page.adder.said.text() == "1 feed added."
    assert page.adder.field.text() == ""
    assert page.list.count() == 2


def test_of_several_feeds_a_click_adds_one(
    page: FeedsPage, sample: World, engine: Engine
) -> None:
    typed(page, "news.example")
    choices = tuple(Feed(url=f"https://news.example/{n}") for n in ("a", "b"))
    engine.feeds_answered.emit(p.FeedsAnswered(choices=choices))
    assert page.adder.said.text() == "The page names 2 feeds. Click the one to add."
    assert urls(sample) == [OWN.url]
    choices_shown = page.adder.choices
    for signal in (choices_shown.itemClicked, choices_shown.itemActivated):
        signal.emit(choices_shown.item(1))  # where one click activates, both come
    assert urls(sample) == ["https://news.example/b", OWN.url]
    assert isinstance(sample.sent[-1], p.WatchedChanged)
    assert page.adder.said.text() == "1 feed added."
    assert page.list.currentItem().data(_FEED).url == "https://news.example/b"

    choices_shown.itemActivated.emit(choices_shown.item(0))
    assert len(urls(sample)) == 3, "the other one was still there"


def test_what_cannot_be_found_now_can_be_added_all_the_same(
    page: FeedsPage, sample: World, engine: Engine
) -> None:
    typed(page, "news.example/rss")
    failed = p.FeedsAnswered(error_title="The server took too long", error_hint="Wait.")
    engine.feeds_answered.emit(failed)
    assert page.adder.said.text() == "The server took too long. Wait."
    assert not page.adder.anyway.isHidden()
    page.adder.anyway.click()
    assert "https://news.example/rss" in urls(sample)
    assert page.adder.anyway.isHidden()


def test_what_is_no_web_address_cannot_be_added_at_all(
    page: FeedsPage, sample: World, engine: Engine
) -> None:
    typed(page, "file:///etc/passwd")
    engine.feeds_answered.emit(p.FeedsAnswered(error_title="This is not a web address"))
    assert page.adder.anyway.isHidden()
    assert urls(sample) == [OWN.url]


def test_lists_are_read_and_written_by_the_engine(
    page: FeedsPage, sample: World, engine: Engine
) -> None:
    page.adder.import_from("/tmp/in.opml")
    assert sample.sent[-1] == p.ImportFeeds(path="/tmp/in.opml")
    engine.feeds_answered.emit(p.FeedsAnswered(added=12, known=3))
    assert page.adder.said.text() == "12 feeds added. Already there: 3."
    page.adder.export_to("/tmp/out.opml")
    assert sample.sent[-1] == p.ExportFeeds(path="/tmp/out.opml")
    engine.feeds_answered.emit(p.FeedsAnswered(path="/tmp/out.opml", exported=15))
    assert page.adder.said.text() == "Written to /tmp/out.opml; feeds in it: 15"


def test_an_answer_that_nobody_waits_for_changes_nothing(
    page: FeedsPage, engine: Engine
) -> None:
    engine.feeds_answered.emit(p.FeedsAnswered(added=1))
    assert page.adder.said.text() == ""


def test_an_engine_that_does_not_answer_is_named(page: FeedsPage) -> None:
    typed(page, "news.example")
    page.adder._patience.timeout.emit()
    assert "has not answered" in page.adder.said.text()


def test_a_source_can_be_switched_off(page: FeedsPage, sample: World) -> None:
    page.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert [feed.enabled for feed in sample.context.feeds.feeds()] == [False]


def test_who_was_never_asked_is_not_blamed_for_no_answer(
    page: FeedsPage, sample: World
) -> None:
    [feed] = sample.context.feeds.feeds()
    sample.context.feeds.save_feed(replace(feed, enabled=False))

    page.reload()

    assert page.list.item(0).text() == "Own — never asked"


def test_a_source_that_has_answered_is_not_said_to_have_not(
    page: FeedsPage, sample: World
) -> None:
    assert page.list.item(0).text() == "Own — has not answered yet"
    now = sample.context.clock.now()
    sample.context.feeds.save_state(FeedState(url=OWN.url, last_success=now))
    page.reload()
    assert page.list.item(0).text() == "Own"


def test_a_removed_feed_comes_back_with_what_its_visits_left(
    page: FeedsPage, sample: World
) -> None:
    feeds = sample.context.feeds
    state = FeedState(url=OWN.url, etag='"7"', last_success=sample.context.clock.now())
    feeds.save_state(state)
    page.list.setCurrentRow(0)
    page.removal.click()
    assert urls(sample) == []
    assert page.list.count() == 0
    assert not page.removal.isEnabled()
    assert isinstance(sample.sent[-1], p.WatchedChanged)
    page._changes.take_back()
    assert feeds.feeds() == [OWN]
    assert feeds.states() == {OWN.url: state}
    assert page.list.count() == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_the_delete_key_removes_the_chosen_feed_and_ctrl_z_brings_it_back(
    qtbot: QtBot, page: FeedsPage, sample: World, key: Qt.Key
) -> None:
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.list.setFocus()
    qtbot.waitUntil(page.list.hasFocus)
    page.list.setCurrentRow(0)
    QTest.keyClick(page.list, key)
    assert urls(sample) == []
    assert "Own removed; its articles stay" in page.undo_bar._label.text()
    assert page.undo_bar.isVisible()
    QTest.keyClick(page.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert urls(sample) == [OWN.url]


def test_a_feed_of_the_catalogue_is_switched_off_instead(
    page: FeedsPage, sample: World
) -> None:
    shipped = Feed(url="https://a.example/rss", title="Shipped", origin=CATALOG)
    sample.context.feeds.save_feed(shipped)
    page.reload()
    page.list.setCurrentRow(0)
    page.remove_current()
    assert [each.enabled for each in sample.context.feeds.feeds()] == [False, True]
    assert "comes with Newswatch" in page.undo_bar._label.text()
    page.undo_bar.hide()
    page.remove_current()
    assert page.undo_bar.isHidden(), "there was nothing more to do"
    page._changes.take_back()
    assert sample.context.feeds.feeds() == [shipped, OWN]


def test_undo_among_the_feeds_takes_back_nothing_that_is_not_in_view(
    page: FeedsPage, stack: QUndoStack
) -> None:
    stack.push(QUndoCommand("edit holding of 9988.HK"))
    page._changes.take_back()
    assert stack.canUndo()


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (" news.example/rss ", "https://news.example/rss"),
        ("HTTP://news.example/", "HTTP://news.example/"),
        ("file:///etc/passwd", ""),
        ("two words", ""),
        ("https://", ""),
    ],
)
def test_what_is_typed_becomes_a_web_address_or_nothing(text: str, url: str) -> None:
    assert web_address(text) == url
