"""The reader's browser fetches nothing, goes nowhere, and opens only the web."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui_quote.quote_world import recorder
from newswatch.ui.quote.reader_browser import SafeBrowser, is_web, mark_rects

RED = QColor("#ff0000")


@pytest.fixture
def red_picture(tmp_path: Path) -> Path:
    """A picture that would be seen if it were loaded."""
    path = tmp_path / "red.png"
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(RED)
    image.save(str(path))
    return path


def shown(qtbot: QtBot, html: str) -> SafeBrowser:
    browser = SafeBrowser()
    qtbot.addWidget(browser)
    browser.resize(300, 200)
    browser.setHtml(html)
    browser.show()
    QApplication.processEvents()
    return browser


def has_red(browser: SafeBrowser) -> bool:
    image = browser.grab().toImage()
    return any(
        image.pixelColor(x, y) == RED
        for x in range(0, image.width(), 4)
        for y in range(0, image.height(), 4)
    )


def test_the_red_picture_would_be_seen_in_an_ordinary_browser(
    qtbot: QtBot, red_picture: Path
) -> None:
    """The test below could fail: Qt's own browser does paint it."""

    class Plain(SafeBrowser):
        def loadResource(self, _kind: int, name: QUrl | str) -> QImage | QByteArray:
            return QImage(QUrl(name).toLocalFile())

    browser = Plain()
    qtbot.addWidget(browser)
    browser.resize(300, 200)
    browser.setHtml(f'<img src="{QUrl.fromLocalFile(str(red_picture)).toString()}">')
    browser.show()

    assert has_red(browser)


def test_no_file_picture_is_painted(qtbot: QtBot, red_picture: Path) -> None:
    for address in (
        QUrl.fromLocalFile(str(red_picture)).toString(),
        str(red_picture),
        f"file://localhost{red_picture}",
    ):
        browser = shown(qtbot, f'<p>x</p><img src="{address}" width=40 height=40>')

        assert not has_red(browser), address


@pytest.mark.parametrize(
    "address",
    [
        "http://news.example/pixel.gif",
        "https://news.example/pixel.gif",
        "file:///etc/hostname",
        "//server/share/picture.png",
        r"\\server\share\picture.png",
        "qrc:/x.png",
        "relative.png",
    ],
)
def test_every_picture_is_answered_with_an_empty_one(
    qtbot: QtBot, address: str
) -> None:
    browser = shown(qtbot, "<p>x</p>")
    kind = QTextDocument.ResourceType.ImageResource

    found = browser.document().resource(kind.value, QUrl(address))

    assert isinstance(found, QImage)
    assert found.size().width() == 1
    assert found.pixelColor(0, 0).alpha() == 0


def test_style_sheets_are_answered_with_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    sheet = tmp_path / "evil.css"
    sheet.write_text("p { background-color: #ff0000 }")
    url = QUrl.fromLocalFile(str(sheet)).toString()
    html = (
        f'<html><head><link rel="stylesheet" href="{url}">'
        f"<style>@import url('{url}');</style></head><body><p>xxxx</p></body></html>"
    )

    assert not has_red(shown(qtbot, html))


def test_a_background_picture_is_not_painted(qtbot: QtBot, red_picture: Path) -> None:
    url = QUrl.fromLocalFile(str(red_picture)).toString()
    html = f'<table background="{url}" width=200 height=100><tr><td>x</td></tr></table>'

    assert not has_red(shown(qtbot, html))


def test_only_web_addresses_open(qtbot: QtBot) -> None:
    opened: list[str] = []
    browser = SafeBrowser(open_url=recorder(opened))
    qtbot.addWidget(browser)
    refused: list[str] = []
    browser.link_refused.connect(refused.append)

    for address in (
        "https://news.example/a",
        "http://news.example/b",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "mailto:a@news.example",
        "smb://server/share",
        "https:",
        "data:text/html,x",
        "relative/path",
    ):
        browser.anchorClicked.emit(QUrl(address))

    assert opened == ["https://news.example/a", "http://news.example/b"]
    assert len(refused) == 7


def test_a_file_link_does_not_navigate(qtbot: QtBot, tmp_path: Path) -> None:
    secret = tmp_path / "secret.html"
    secret.write_text("<p>secret</p>")
    browser = shown(qtbot, "<p>article</p>")

    browser.setSource(QUrl.fromLocalFile(str(secret)))
    browser.anchorClicked.emit(QUrl.fromLocalFile(str(secret)))

    assert browser.toPlainText() == "article"
    assert not browser.openLinks()
    assert not browser.openExternalLinks()


@pytest.mark.parametrize(
    ("address", "web"),
    [
        ("https://a.example", True),
        ("HTTP://A.EXAMPLE/x", True),
        ("https:///no-host", False),
        ("ftp://a.example", False),
        ("", False),
    ],
)
def test_what_is_a_web_address(address: str, web: bool) -> None:
    assert is_web(QUrl(address)) is web


def test_marks_lie_on_their_words(qtbot: QtBot) -> None:
    browser = shown(qtbot, "<p>one two three</p>")

    (rect,) = mark_rects(browser.document(), 4, 7)
    (before,) = mark_rects(browser.document(), 0, 3)

    assert before.right() < rect.right()
    assert rect.left() > before.left()
    assert rect.height() > 8


def test_a_mark_across_lines_is_painted_on_each(qtbot: QtBot) -> None:
    browser = shown(qtbot, "<p>" + "word " * 60 + "</p>")

    assert len(mark_rects(browser.document(), 0, 250)) >= 3
