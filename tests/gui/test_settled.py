"""When the window shows all that it was told, and a picture may be taken."""

from __future__ import annotations

import time

from pytestqt.qtbot import QtBot

from gui.sample_world import World
from gui.stage import Stage, make_window
from newswatch import protocol
from newswatch.domain.listing import EntityId
from newswatch.ui import picture
from patience import PATIENCE_S


def test_gathered_stories_are_counted_while_the_list_rests(
    qtbot: QtBot, stage: Stage, sample: World
) -> None:
    window = make_window(stage, sample)
    counted: list[int] = []
    window.unread.by_entity.connect(
        lambda found: counted.append(found[EntityId("alibaba")])
    )
    window.news._soon._not_before = time.monotonic() + PATIENCE_S

    window.on_message(protocol.NewsArrived(article_ids=()))

    qtbot.waitUntil(lambda: bool(counted))
    assert not window.news.settled


def test_a_picture_waits_for_the_list_and_for_what_is_counted(
    qtbot: QtBot, stage: Stage, sample: World
) -> None:
    window = make_window(stage, sample)
    qtbot.waitUntil(lambda: picture.settled(window))
    window.unread.ask()
    assert not picture.settled(window)

    qtbot.waitUntil(lambda: picture.settled(window))
    window.on_message(protocol.NewsArrived(article_ids=()))
    assert not picture.settled(window)

    qtbot.waitUntil(lambda: picture.settled(window))
