"""The first seconds of the demo say nothing that is not so."""

from __future__ import annotations

import argparse
import gc
from pathlib import Path

import pytest

from gui.stage import Stage
from newswatch.cli import window as command
from newswatch.domain.query import ArticleQuery
from newswatch.replay.world import load_world
from newswatch.ui import app
from newswatch.ui.main_window import MainWindow
from newswatch.ui.settings.feeds_page import FeedsPage


def options(**given: object) -> argparse.Namespace:
    """Return what the command line gives the window."""
    plain = {
        "screenshot": "", "size": "", "speed": None, "theme": "", "lang": "",
        "at": None, "demo": True, "hidden": False, "profile": None,
    }  # fmt: skip
    return argparse.Namespace(**{**plain, **given})


@pytest.mark.parametrize(("given", "at"), [({}, "09:28"), ({"at": "10:00"}, "10:00")])
def test_the_window_knows_the_demos_time_before_the_engine_speaks(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, given: dict[str, str], at: str
) -> None:
    asked: list[app.WindowOptions] = []
    monkeypatch.setattr(app, "run_window", lambda each: asked.append(each) or 0)

    command.run(options(profile=str(tmp_path), **given))
    gc.enable()

    assert asked[0].at == load_world().at(at)


def test_articles_that_are_on_their_way_are_not_called_unrelated(stage: Stage) -> None:
    world = stage.world()
    window = stage.keep(MainWindow(world.context))
    news = window.news
    before = news.empty.words()
    news.model._take([])  # as before the first articles were read
    assert world.context.news.count(news.query())

    news.on_health(())

    assert news.empty.words() == before
    assert "stored" not in news.empty.words()
    assert world.context.news.count(ArticleQuery())


def test_the_sources_page_says_that_the_demo_reads_none(stage: Stage) -> None:
    world = stage.world()
    window = stage.keep(MainWindow(world.context))
    world.context.clock._demo = True
    page = stage.keep(FeedsPage(world.context, window.status, window.commands._feeds))
    plain = {each.text() for each in page.findChildren(type(page.problem))}

    assert any("invented news" in words for words in plain)
