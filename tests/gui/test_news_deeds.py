"""What the user does with articles, and takes back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.news_list import first
from gui.sample_world import NOW, World, mentions
from newswatch.domain.listing import EntityId
from newswatch.domain.mention import Field
from newswatch.protocol import WatchedChanged
from newswatch.ui.news.corrections import phrase
from newswatch.ui.news.pane import NewsPane


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
