"""A long job of the engine in the strip: how far it is, a way to stop it, its end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from gui.sample_world import World
from gui.stage import Stage, make_window
from newswatch.paths import resource
from newswatch.protocol import Cancel, Failed, Progress
from newswatch.ui.main_window import MainWindow


@pytest.fixture
def window(stage: Stage, sample: World) -> MainWindow:
    return make_window(stage, sample)


def told(done: int, *, stopped: bool = False) -> Progress:
    return Progress(
        job="rematch",
        title="Matching stored articles",
        done=done,
        total=20_000,
        stopped=stopped,
    )


def test_a_long_job_can_be_stopped_and_its_end_is_said(
    window: MainWindow, sample: World
) -> None:
    strip = window.strip
    assert strip.stop.isHidden()
    window.on_message(told(4_500))
    assert strip.message.text() == "Matching stored articles 4,500 / 20,000"
    assert not strip.stop.isHidden()

    strip.stop.click()
    assert sample.sent[-1] == Cancel(job="rematch")

    window.on_message(told(5_000, stopped=True))
    assert strip.message.text() == (
        "Matching stored articles: stopped after 5,000 of 20,000; the others stay as"
        " they were"
    )
    assert strip.stop.isHidden()


def test_another_sentence_is_nothing_to_stop(window: MainWindow) -> None:
    window.on_message(told(4_500))
    window.on_message(Failed(title="The disk is full"))
    assert window.strip.stop.isHidden()

    window.on_message(told(5_000))
    assert not window.strip.stop.isHidden()
    window.on_message(told(20_000))
    assert window.strip.message.text() == "Matching stored articles: done"
    assert window.strip.stop.isHidden()


@pytest.fixture
def _chinese(qapp: QCoreApplication) -> Iterator[None]:
    translator = QTranslator(qapp)
    assert translator.load(str(resource("translations", "newswatch_zh_HK.qm")))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("_chinese")
def test_a_job_is_named_in_the_users_language(window: MainWindow) -> None:
    window.on_message(told(4_500))
    assert window.strip.message.text() == "重新比對已儲存的文章 4,500 / 20,000"

    window.on_message(told(20_000))
    assert window.strip.message.text() == "重新比對已儲存的文章：完成"
