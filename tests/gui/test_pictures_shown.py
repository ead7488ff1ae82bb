"""Pictures of articles in the window: from the folder, harmless, and out of the way."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from gui.sample_world import NOW, World
from gui.stage import Stage, make_window
from newswatch import protocol as p
from newswatch.domain.article import Article, ArticleId
from newswatch.domain.picture import MOST_BYTES
from newswatch.domain.query import ArticleQuery
from newswatch.settings import Settings
from newswatch.storage.pictures import PictureCache
from newswatch.ui.main_window import MainWindow
from newswatch.ui.news.items import NewsItem
from newswatch.ui.pictures import Use, decode

URL = "https://pictures.example/a.png"


def picture(width: int = 300, height: int = 200, kind: str = "PNG") -> bytes:
    """Return a green picture."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("green"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(data.data())


def bomb(side: int = 50_000) -> bytes:
    """Return a PNG of a few kilobytes that would take 10 GB when decoded."""

    def chunk(name: bytes, data: bytes) -> bytes:
        sum_ = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", sum_)

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 3_000_000)
    parts = chunk(b"IHDR", head), chunk(b"IDAT", rows), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "pictures"


@pytest.fixture
def pictured(stage: Stage, folder: Path) -> World:
    """A world that wants pictures, with one article that has one."""
    settings = Settings(first_run_done=True, show_pictures=True)
    world = stage.world(settings, pictures=folder)
    world.context.news.add_articles([article("Alibaba with a picture", URL)])
    return world


def article(title: str, image_url: str) -> Article:
    return Article(
        url=f"https://news.example/{title}",
        title=title,
        summary="",
        published=NOW,
        fetched=NOW,
        source="Harbour Wire",
        feed_url="https://news.example/rss",
        language="en",
        image_url=image_url,
    )


def all_news(window: MainWindow) -> None:
    """Show all news at once, as after a click on the chip."""
    window.news.show_articles([ArticleId(-1)])
    window.show()


def first(window: MainWindow) -> NewsItem:
    return next(
        each
        for each in window.news.model.articles()
        if each.row.stored.article.image_url
    )


def wanted(world: World) -> list[p.WantPictures]:
    return [each for each in world.sent if isinstance(each, p.WantPictures)]


def test_switched_off_nothing_is_asked_for_and_rows_are_as_they_were(
    qtbot: QtBot, stage: Stage, folder: Path
) -> None:
    world = stage.world(pictures=folder)
    PictureCache(folder).put(URL, picture())
    world.context.news.add_articles([article("Alibaba with a picture", URL)])
    window = make_window(stage, world)
    all_news(window)
    qtbot.waitUntil(lambda: bool(window.news.model.articles()))
    stored = first(window).row.stored

    assert not world.context.pictures.expected(stored)
    assert world.context.pictures.get(stored, Use.ROW) is None
    assert wanted(world) == []


def test_who_shows_a_picture_is_forgotten_when_many_others_were_shown(
    pictured: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newswatch.ui.pictures.NOTED", 3)
    pictures, news = pictured.context.pictures, pictured.context.news
    urls = [f"https://pictures.example/{number}.png" for number in range(9)]
    news.add_articles([article(f"Story {n}", url) for n, url in enumerate(urls)])
    page = news.page(ArticleQuery(text="Story", stories=False), limit=20)
    shown = [row.stored for row in page if row.stored.article.image_url in urls]

    for stored in shown:
        pictures.get(stored, Use.ROW)

    assert len(shown) == 9
    assert [*pictures._articles] == [s.article.image_url for s in shown[-3:]]


def test_heights_of_rows_that_went_by_long_ago_are_forgotten(
    qtbot: QtBot, stage: Stage, pictured: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newswatch.ui.news.row_layout.HEIGHTS_KEPT", 2)
    window = make_window(stage, pictured)
    all_news(window)
    qtbot.waitUntil(lambda: len(wanted(pictured)) == 1)
    layouts, theme = window.news._delegate.layouts, pictured.context.theme.theme

    for width in range(600, 609):
        layouts.height(first(window), width, theme)

    assert len(layouts._heights) == 2


def test_what_is_not_there_is_asked_of_the_engine_once_and_then_shown(
    qtbot: QtBot, stage: Stage, pictured: World, folder: Path
) -> None:
    window = make_window(stage, pictured)
    all_news(window)
    qtbot.waitUntil(lambda: len(wanted(pictured)) == 1)
    stored = first(window).row.stored
    assert wanted(pictured)[0].article_ids == (stored.id,)
    window.news.view.viewport().repaint()
    assert len(wanted(pictured)) == 1

    PictureCache(folder).put(URL, picture())
    window.on_message(p.PicturesArrived(article_ids=(stored.id,)))

    pictures = pictured.context.pictures
    qtbot.waitUntil(lambda: pictures.get(stored, Use.ROW) is not None)


def test_what_did_not_come_is_asked_for_again_later(
    qtbot: QtBot, stage: Stage, pictured: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window(stage, pictured)
    all_news(window)
    qtbot.waitUntil(lambda: len(wanted(pictured)) == 1)

    monkeypatch.setattr("newswatch.ui.pictures.ASK_AGAIN_S", 0.0)
    pictured.context.pictures.get(first(window).row.stored, Use.ROW)

    qtbot.waitUntil(lambda: len(wanted(pictured)) >= 2)


def test_a_bug_on_the_thread_is_logged(
    qtbot: QtBot,
    stage: Stage,
    pictured: World,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    PictureCache(folder).put(URL, picture())
    monkeypatch.setattr("newswatch.ui.pictures.decode", None)

    all_news(make_window(stage, pictured))

    qtbot.waitUntil(lambda: "A bug" in caplog.text)


def test_a_row_without_a_picture_is_no_higher_and_one_with_has_room(
    qtbot: QtBot, stage: Stage, pictured: World
) -> None:
    pictured.context.news.add_articles([article("Alibaba without a picture", "")])
    window = make_window(stage, pictured)
    all_news(window)
    layouts = window.news._delegate.layouts
    theme = pictured.context.theme.theme
    items = window.news.model.articles()
    plain = next(
        e for e in items if e.row.stored.article.title.endswith("out a picture")
    )
    with_one = first(window)
    height = layouts.height(plain, 600, theme)

    assert layouts.get(with_one, 600, theme).pictured
    assert layouts.get(with_one, 600, theme).height > height
    assert not layouts.get(with_one, 380, theme).pictured, "there is no room"
    pictured.context.settings.update(show_pictures=False)
    assert layouts.height(plain, 600, theme) == height
    assert layouts.height(with_one, 600, theme) == height
    del qtbot


def test_a_picture_that_is_none_takes_no_room_from_then_on(
    qtbot: QtBot, stage: Stage, pictured: World, folder: Path
) -> None:
    PictureCache(folder).put(URL, b"")
    window = make_window(stage, pictured)
    all_news(window)
    stored = first(window).row.stored
    pictures = pictured.context.pictures

    qtbot.waitUntil(lambda: not pictures.expected(stored))
    assert wanted(pictured) == []


def test_the_reader_shows_the_picture_above_the_text_and_takes_it_away(
    qtbot: QtBot, stage: Stage, pictured: World, folder: Path
) -> None:
    PictureCache(folder).put(URL, picture())
    window = make_window(stage, pictured)
    all_news(window)
    with_one = first(window).row
    without = next(
        each.row
        for each in window.news.model.articles()
        if not each.row.stored.article.image_url
    )
    window.quote.show_article(with_one)
    reader = window.quote._panel.reader  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: not reader._picture.isHidden())

    window.quote.show_article(without)
    assert reader._picture.isHidden()
    window.quote.show_article(with_one)
    assert not reader._picture.isHidden()
    pictured.context.settings.update(show_pictures=False)
    assert reader._picture.isHidden()


@pytest.mark.parametrize("kind", ["PNG", "JPG"])
def test_a_picture_is_decoded_no_larger_than_it_is_shown(kind: str) -> None:
    row = decode(picture(1600, 900, kind), Use.ROW)
    page = decode(picture(1600, 900, kind), Use.PAGE)

    assert min(row.width(), row.height()) == 112
    assert page.size() == QSize(711, 400)
    assert decode(picture(60, 50, kind), Use.PAGE).size() == QSize(60, 50)


@pytest.mark.parametrize(
    "body",
    [
        bomb(),
        bomb(5000),
        picture(1, 1),
        picture(2000, 30),
        picture()[:60],
        picture()[:8] + b"\xff" * 500,
        b"\xff\xd8\xff" + b"\0" * 300,
        b"GIF89a\xff\xff\xff\xff" + b"\0" * 300,
        b"RIFF\x10\0\0\0WEBPVP8 " + b"\0" * 30,
        b"<svg xmlns='http://www.w3.org/2000/svg' width='90' height='90'/>",
        b"<html>",
        b"",
        picture() + b"\0" * MOST_BYTES,
    ],
    ids=["bomb", "25 megapixels", "counter", "stripe", "cut off", "broken", "no JPEG",
         "no GIF", "no WebP", "SVG", "page", "nothing", "too long"],
)  # fmt: skip
@pytest.mark.qt_log_ignore("JPEG")
def test_what_is_no_harmless_picture_is_none(body: bytes) -> None:
    assert decode(body, Use.PAGE).isNull()


def test_switching_pictures_on_asks_for_those_in_view(
    qtbot: QtBot, stage: Stage, folder: Path
) -> None:
    world = stage.world(pictures=folder)
    world.context.news.add_articles([article("Alibaba with a picture", URL)])
    window = make_window(stage, world)
    all_news(window)
    window.news.view.viewport().repaint()
    assert wanted(world) == []

    world.context.settings.update(show_pictures=True)

    qtbot.waitUntil(lambda: len(wanted(world)) == 1)
    world.context.settings.update(show_pictures=False)
    assert world.context.pictures._articles == {}
