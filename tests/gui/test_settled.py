"""When the window shows all that it was told, and a picture may be taken."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
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


class Ends:
    """Stands for the application, which is to end."""

    codes: list[int]

    def __init__(self) -> None:
        self.codes = []

    def exit(self, code: int) -> None:
        self.codes.append(code)


@pytest.mark.skipif(sys.platform == "win32", reason="bounds of files of POSIX")
def test_a_picture_that_finds_no_room_leaves_the_one_before(
    qtbot: QtBot,
    stage: Stage,
    sample: World,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    window, path, ends = make_window(stage, sample), tmp_path / "x.png", Ends()
    path.write_bytes(b"of yesterday")
    qtbot.waitUntil(lambda: picture.settled(window))
    monkeypatch.setattr(picture, "QApplication", ends)
    taken = picture.Picture(window, path)

    with files_of_at_most(4096):
        taken._take()

    assert (taken.exit_code, ends.codes) == (1, [1])
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [
        ("x.png", b"of yesterday")
    ]
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith("newswatch: The picture could not be written. ")

    taken._take()
    assert path.read_bytes().startswith(b"\x89PNG")


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """Have the system refuse what makes a file longer than `size` bytes."""
    import resource  # not on Windows

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
